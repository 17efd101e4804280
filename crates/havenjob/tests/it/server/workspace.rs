//! The workspace of a tailored CV as a person without scripts uses it: forms and pages.

use std::collections::BTreeMap;

use reqwest::redirect::Policy;
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};

use super::instance::{Instance, Person, databases};
use super::model_double::{Double, say};

impl Person {
    /// The same person in a browser that follows no redirect by itself.
    fn browsing(&self) -> Self {
        let client = Client::builder().redirect(Policy::none()).build().unwrap();
        Self { client, ..self.clone() }
    }

    /// Sends a form: the status, where it leads, and the page.
    async fn form(&self, path: &str, fields: &[(&str, &str)]) -> (StatusCode, String, String) {
        let fields: BTreeMap<&str, &str> = fields.iter().copied().collect();
        let response = self.request(Method::POST, path).form(&fields).send().await.unwrap();
        let to =
            response.headers().get("location").map(|l| l.to_str().unwrap().to_owned()).unwrap_or_default();
        (response.status(), to, response.text().await.unwrap())
    }

    async fn page(&self, path: &str) -> String {
        let response = self.request(Method::GET, path).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        response.text().await.unwrap()
    }

    async fn version(&self, id: &str) -> i64 {
        self.get(&format!("/api/tailor/{id}")).await.1["version"].as_i64().unwrap()
    }
}

fn statuses(suggestions: &Value) -> Vec<&str> {
    suggestions.as_array().unwrap().iter().map(|s| s["status"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn undo_and_redo_go_through_the_states_and_the_suggestions_follow() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await.browsing();
        let id = me.tailored().await;
        let (desk, api) = (format!("/tailored/{id}"), format!("/api/tailor/{id}"));
        let draft = me.get(&api).await.1["document"].clone();
        let suggestions = me.get(&format!("{api}/suggestions")).await.1;
        let ids: Vec<&str> =
            suggestions.as_array().unwrap().iter().map(|s| s["id"].as_str().unwrap()).collect();
        assert!(ids.len() > 1);
        // One by itself, then all that are left at once: two revisions.
        let (status, to, _) = me.form(&format!("{desk}/suggestions/{}/reject", ids[0]), &[]).await;
        assert_eq!(
            (status, to.as_str()),
            (StatusCode::SEE_OTHER, format!("{desk}#change-{}", ids[0]).as_str())
        );
        me.form(&format!("{desk}/suggestions/reject"), &[("ids", &ids.join(" "))]).await;
        assert_eq!(me.version(&id).await, 3);
        let now = me.get(&format!("{api}/suggestions")).await.1;
        assert!(statuses(&now).iter().all(|s| *s == "rejected"), "{now}");
        // Back twice: the draft, and every suggestion is accepted again; once more changes nothing.
        for _ in 0..3 {
            assert_eq!(me.form(&format!("{desk}/undo"), &[]).await.0, StatusCode::SEE_OTHER);
        }
        assert_eq!((me.version(&id).await, &me.get(&api).await.1["document"]), (5, &draft));
        let now = me.get(&format!("{api}/suggestions")).await.1;
        assert!(statuses(&now).iter().all(|s| *s == "accepted"), "{now}");
        // Forth twice, and no further.
        for changed in [true, true, false] {
            assert_eq!(me.post(&format!("{api}/redo"), json!({})).await.1["changed"], changed);
        }
        let now = me.get(&format!("{api}/suggestions")).await.1;
        assert!(statuses(&now).iter().all(|s| *s == "rejected"), "{now}");
        // A change after an undo ends what could be done again.
        me.form(&format!("{desk}/undo"), &[]).await;
        me.form(&format!("{desk}/suggestions/{}/accept", ids[0]), &[]).await;
        assert_eq!(me.post(&format!("{api}/redo"), json!({})).await.1["changed"], false);
    }
}

#[tokio::test]
async fn a_line_is_reworded_and_nobody_overwrites_anothers_words() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await.browsing();
    let id = me.tailored().await;
    let document = me.get(&format!("/api/tailor/{id}")).await.1["document"].clone();
    let (item, was) =
        (document["work"][0]["highlightIds"][0].clone(), document["work"][0]["highlights"][0].clone());
    let (item, was) = (item.as_str().unwrap(), was.as_str().unwrap());
    let lines = format!("/tailored/{id}/lines");
    let fields = |text| [("item", item), ("was", was), ("text", text)];
    let (status, to, _) = me.form(&lines, &fields("Built the daily dashboard")).await;
    assert_eq!((status, to), (StatusCode::SEE_OTHER, format!("/tailored/{id}#line-{item}")));
    // The second tab still shows the old words: it is told both, and nothing is lost.
    let (status, _, page) = me.form(&lines, &fields("Built a dashboard")).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(page.contains("Built the daily dashboard") && page.contains("Built a dashboard"), "{page}");
    assert!(me.page(&format!("/tailored/{id}")).await.contains("Built the daily dashboard"));
    // What is claimed beyond the evidence is said beside the line.
    let fields = [("item", item), ("was", "Built the daily dashboard"), ("text", "Led 40 people")];
    me.form(&lines, &fields).await;
    let page = me.page(&format!("/tailored/{id}")).await;
    assert!(page.contains("Led 40 people") && page.contains("Check this"), "{page}");
    let (status, ..) = me.form(&lines, &[("item", item), ("was", "Led 40 people"), ("text", " ")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_answer_to_a_gap_is_evidence_in_the_persons_words() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await.browsing();
        let id = me.tailored().await;
        let api = format!("/api/tailor/{id}");
        let gaps = |v: &Value| v["gaps"].as_array().unwrap().len();
        let before = me.get(&api).await.1;
        let text = "Used Blue Yonder for slotting during the 2023 peak season";
        let fields =
            [("entry", "work-1"), ("text", text), ("question", "Have you worked with a warehouse system?")];
        assert_eq!(me.form(&format!("/tailored/{id}/evidence"), &fields).await.0, StatusCode::SEE_OTHER);
        let after = me.get(&api).await.1;
        assert_eq!(gaps(&after), gaps(&before) - 1, "{after}");
        assert!(after["document"]["work"][0]["highlights"].as_array().unwrap().contains(&json!(text)));
        let kept = me.get(&format!("{api}/evidence")).await.1;
        assert_eq!((&kept[0]["item"], &kept[0]["text"]), (&json!("work-1"), &json!(text)));
        // What they said is true of that entry, so nothing is found; and the CV before tailoring is as it was.
        assert_eq!(me.post(&format!("{api}/check"), json!({})).await.1["findings"], json!([]));
        let difference = me.get(&format!("{api}/revisions/0..2")).await.1;
        assert!(difference.to_string().contains("Blue Yonder"), "{difference}");
        // Where it happened is said, and a no is no evidence.
        for wrong in [
            [("entry", "work-99"), ("text", "x")],
            [("entry", ""), ("text", "Ran a warehouse")],
            [("entry", "work-1"), ("text", "No, I have never used one.")],
        ] {
            let (status, ..) = me.form(&format!("/tailored/{id}/evidence"), &wrong).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
        }
        assert_eq!(me.get(&format!("{api}/evidence")).await.1.as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_blocked_wording_needs_more_than_a_click() {
    let double = Double::start(|_, asked| {
        let asked = asked["messages"].as_array().unwrap().last().unwrap()["content"].as_str().unwrap();
        let asked: Value = serde_json::from_str(asked).unwrap();
        let line = asked["lines"].as_array().unwrap().iter().find(|l| l["id"] != "basics").unwrap();
        let text = format!("Led 40 people: {}", line["text"].as_str().unwrap());
        vec![say(&json!({"rewrites": [{"id": line["id"], "text": text, "reason": "Stronger"}]}).to_string())]
    })
    .await;
    let instance = Instance::start(None, &[("NETWORK__ALLOW_PRIVATE", "true")]);
    let me = instance.person("kim@example.org").await.browsing();
    let provider = json!({"provider_name": "openai-compatible", "base_url": double.base, "model": "double"});
    assert_eq!(me.put("/api/users/providers/llm", provider).await.0, StatusCode::OK);
    let id = me.tailored().await;
    let api = format!("/api/tailor/{id}");
    let listed = me.get(&format!("{api}/suggestions")).await.1;
    let blocked = listed.as_array().unwrap().iter().find(|s| s["status"] == "pending").unwrap();
    let sid = blocked["id"].as_str().unwrap();
    let desk = format!("/tailored/{id}");
    let page = me.page(&desk).await;
    assert!(page.contains("This is true: add it to my evidence") && page.contains("Blocked"), "{page}");
    let version = me.version(&id).await;
    // Neither one click nor many take it on.
    let (status, _, words) = me.form(&format!("{desk}/suggestions/{sid}/accept"), &[]).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(words.contains("claims more than your CV bears"), "{words}");
    me.form(&format!("{desk}/suggestions/accept"), &[("ids", sid)]).await;
    assert_eq!(me.version(&id).await, version);
    // Their word does, and it is evidence from then on.
    me.form(&format!("{desk}/suggestions/{sid}/confirm"), &[]).await;
    assert_eq!(me.version(&id).await, version + 1);
    assert_eq!(me.post(&format!("{api}/check"), json!({})).await.1["blocks"], false);
    assert_eq!(me.get(&format!("{api}/evidence")).await.1[0]["text"], blocked["proposed"]);

    // Taken back, it is none, and the wording waits as it did; done again, it is one.
    let standing = async || {
        let listed = me.get(&format!("{api}/suggestions")).await.1;
        let now = listed.as_array().unwrap().iter().find(|s| s["id"] == sid).unwrap().clone();
        let said = me.get(&format!("{api}/evidence")).await.1.as_array().unwrap().len();
        (now["status"].clone(), now["findings"].to_string().contains("block"), said)
    };
    assert_eq!(standing().await, (json!("accepted"), false, 1));
    me.form(&format!("{desk}/undo"), &[]).await;
    assert_eq!(standing().await, (json!("pending"), true, 0));
    let (status, ..) = me.form(&format!("{desk}/suggestions/{sid}/accept"), &[]).await;
    assert_eq!(status, StatusCode::CONFLICT);
    me.form(&format!("{desk}/redo"), &[]).await;
    assert_eq!(standing().await, (json!("accepted"), false, 1));
}

#[tokio::test]
async fn the_text_of_a_second_tab_is_kept_and_shown_beside_the_first() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await.browsing();
    let id = me.tailored().await;
    let at = format!("/tailored/{id}/markdown");
    let text = me.get(&format!("/api/tailor/{id}")).await.1["content"].as_str().unwrap().to_owned();
    let (one, two) =
        (text.replace("Operations analyst with", "Analyst with"), text.replace("Maren", "Marin"));
    assert!(one != text && two != text);
    let (status, to, _) = me.form(&at, &[("version", "1"), ("content", &one)]).await;
    assert_eq!((status, to), (StatusCode::SEE_OTHER, format!("/tailored/{id}")));
    let (status, _, page) = me.form(&at, &[("version", "1"), ("content", &two)]).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(page.contains("changed elsewhere while you wrote") && page.contains("# Marin"), "{page}");
    // Sent again with the version that it was shown beside, it is taken.
    let (status, ..) = me.form(&at, &[("version", "2"), ("content", &two)]).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let (status, ..) = me.form(&at, &[("version", "3"), ("content", "nothing of a CV")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_was_moved_is_said_to_have_moved() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await.browsing();
        let id = me.tailored().await;
        let api = format!("/api/tailor/{id}");
        let mut document = me.get(&api).await.1["document"].clone();
        let (texts, ids) =
            (document["work"][0]["highlights"].clone(), document["work"][0]["highlightIds"].clone());
        let last = texts.as_array().unwrap().len() - 1;
        assert!(last > 1, "{texts}");
        for list in ["highlights", "highlightIds"] {
            document["work"][0][list].as_array_mut().unwrap().rotate_right(1);
        }
        me.put(&api, json!({"version": 1, "document": document})).await;
        let difference = me.get(&format!("{api}/revisions/1..2")).await.1;
        let step = json!({"from": last + 1, "to": 1});
        let work = &document["work"][0];
        let entry = format!("{}, {}", work["position"].as_str().unwrap(), work["name"].as_str().unwrap());
        let text = &texts[last];
        assert_eq!(
            difference,
            json!([{"item": ids[last], "entry": entry, "before": text, "after": text, "moved": step}])
        );
        let page = me.page(&format!("/tailored/{id}/revisions?from=1&to=2")).await;
        assert!(page.contains("Moved up from ") && page.contains(" to 1st"), "{page}");
        assert!(!page.contains("<del>") && !page.contains("<ins>"), "{page}");
    }
}

#[tokio::test]
async fn pages_are_shown_as_the_version_has_them() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await.browsing();
    let id = me.tailored().await;
    let pictures = |page: &str| -> Vec<String> {
        let sources = page.split("src=\"/api/tailor/").skip(1);
        sources.map(|rest| format!("/api/tailor/{}", rest.split('"').next().unwrap())).collect()
    };
    let desk = format!("/tailored/{id}");
    let before = pictures(&me.page(&desk).await);
    let picture = me.page(&before[0]).await;
    assert!(picture.starts_with("<svg"), "{before:?}");
    assert_eq!(pictures(&me.page(&desk).await), before, "what looks the same keeps its address");
    let document = me.get(&format!("/api/tailor/{id}")).await.1["document"].clone();
    let (item, was) = (&document["work"][0]["highlightIds"][0], &document["work"][0]["highlights"][0]);
    let fields =
        [("item", item.as_str().unwrap()), ("was", was.as_str().unwrap()), ("text", "Swept the yard")];
    me.form(&format!("{desk}/lines"), &fields).await;
    let after = pictures(&me.page(&desk).await);
    assert_ne!(after[0], before[0]);
    assert_ne!(me.page(&after[0]).await, picture);
    // Back again it looks as it did at first, though it is another version.
    me.form(&format!("{desk}/undo"), &[]).await;
    assert_eq!(pictures(&me.page(&desk).await), before);
    let other = instance.person("other@example.org").await;
    assert_eq!(other.get(&before[0]).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_page_of_a_tailored_cv_is_its_owners_only() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let other = instance.person("lee@example.org").await;
    let id = me.tailored().await;
    for rest in ["", "/revisions", "/templates", "/markdown", "/export", "/picture?template=modern"] {
        let path = format!("/tailored/{id}{rest}");
        assert!(me.page(&path).await.len() > 500, "{path}");
        assert_eq!(
            other.request(Method::GET, &path).send().await.unwrap().status(),
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    let nobody = Person { token: String::new(), ..me.browsing() };
    let response = nobody.request(Method::GET, &format!("/tailored/{id}?panel=chat")).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    let to = response.headers()["location"].to_str().unwrap().to_owned();
    assert_eq!(to, format!("/login?next=%2Ftailored%2F{id}%3Fpanel%3Dchat"));
}

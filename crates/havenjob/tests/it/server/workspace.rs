//! The workspace of a tailored CV as a person without scripts uses it: forms and pages.

use std::collections::BTreeMap;

use reqwest::redirect::Policy;
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};

use super::instance::{Instance, Person, databases};

impl Person {
    /// The same person in a browser that follows no redirect by itself.
    pub(super) fn browsing(&self) -> Self {
        let client = Client::builder().redirect(Policy::none()).build().unwrap();
        Self { client, ..self.clone() }
    }

    /// Sends a form: the status, where it leads, and the page.
    pub(super) async fn form(&self, path: &str, fields: &[(&str, &str)]) -> (StatusCode, String, String) {
        let fields: BTreeMap<&str, &str> = fields.iter().copied().collect();
        let response = self.request(Method::POST, path).form(&fields).send().await.unwrap();
        let to =
            response.headers().get("location").map(|l| l.to_str().unwrap().to_owned()).unwrap_or_default();
        (response.status(), to, response.text().await.unwrap())
    }

    pub(super) async fn page(&self, path: &str) -> String {
        let response = self.request(Method::GET, path).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        response.text().await.unwrap()
    }

    pub(super) async fn version(&self, id: &str) -> i64 {
        self.get(&format!("/api/tailor/{id}")).await.1["version"].as_i64().unwrap()
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
async fn what_the_evidence_does_not_bear_is_marked_wherever_it_stands() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await.browsing();
    let id = me.tailored().await;
    let (page, api) = (format!("/tailored/{id}"), format!("/api/tailor/{id}"));
    assert!(!me.page(&page).await.contains("to check"));
    let (_, tailored) = me.get(&api).await;
    let mut document = tailored["document"].clone();
    document["basics"]["label"] = "Chief Technology Officer".into();
    document["work"][0]["position"] = "Vice President".into();
    document["education"][0]["institution"] = "Harvard University".into();
    document["skills"][0]["keywords"].as_array_mut().unwrap().push("Kubernetes".into());
    let edit = serde_json::json!({ "version": tailored["version"], "document": document });
    assert_eq!(me.put(&api, edit).await.0, StatusCode::OK);
    let shown = me.page(&page).await;
    assert!(shown.contains("4 places to check") && !shown.contains("Nothing waits for you"), "{shown}");
    for (place, said) in [
        ("line-head", "Chief"),
        ("line-work-1", "Vice"),
        ("line-education-1", "Harvard"),
        ("line-skills-1", "Kubernetes"),
    ] {
        let from = shown.find(&format!("id=\"{place}\"")).unwrap_or_else(|| panic!("{place} in {shown}"));
        let mark = shown[from..].find("Check this").map(|at| &shown[from + at..][..300]);
        assert!(mark.is_some_and(|words| words.contains(said)), "{place}: {mark:?}");
    }
    let download = me.page(&format!("{page}/export")).await;
    assert!(download.contains("marks 4 places") && download.contains("#line-head"), "{download}");
}

#[tokio::test]
async fn what_was_left_out_and_brought_back_is_told_once() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await.browsing();
    let id = me.tailored().await;
    let say = async |message: &str| {
        let asked = me.post(&format!("/api/tailor/{id}/chat"), json!({ "message": message })).await.1;
        asked["response"].as_str().unwrap_or_default().to_owned()
    };
    assert!(say("drop languages").await.contains("2 changes"));
    assert!(!me.page(&format!("/tailored/{id}")).await.contains("Brought back: "));
    assert!(say("bring back languages").await.contains("2 changes"));
    let shown = me.page(&format!("/tailored/{id}?panel=document")).await;
    let sheet = shown
        .find("data-part=\"document\"")
        .and_then(|from| shown[from..].split("data-part=\"page\"").next());
    let sheet = sheet.unwrap_or_else(|| panic!("{shown}"));
    assert!(sheet.contains("Brought back") && !sheet.contains("Kept: "), "{sheet}");
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
    let long = format!("{two}\n\n## Languages\n\n{}", "- Frisian: native\n".repeat(3_001));
    let (status, _, page) = me.form(&at, &[("version", "3"), ("content", &long)]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("3000 together at most") && page.contains("# Marin"), "{}", &page[..2_000]);
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

/// A CV with something in every field that is printed.
fn full() -> Value {
    let spell = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    let dated = |mut item: Value, (from, to): (String, String)| {
        (item["startDate"], item["endDate"]) = (json!(from), json!(to));
        item
    };
    json!({
        "basics": {"name": "Kim Doe", "label": "Packer", "email": "kim@example.org", "phone": "+49 40 123", "url": "https://kim.example",
            "summary": "Packs and counts.", "location": {"address": "Dock 7", "postalCode": "20457", "city": "Hamburg", "region": "Altona"},
            "profiles": [{"network": "GitHub", "username": "kimdoe", "url": "https://github.com/kd"}, {"network": "Xing", "username": "kim.d"}]},
        "work": [dated(json!({"name": "Depot", "position": "Foreman", "location": "Ulm", "description": "Ships goods", "url": "https://depot.example",
            "summary": "Ran the yard", "highlights": ["Swept the hall"]}), spell("1991", "1992"))],
        "volunteer": [dated(json!({"organization": "Red Cross", "position": "Medic", "location": "Kiel", "url": "https://cross.example",
            "summary": "First aid", "highlights": ["Drove the van"]}), spell("1993", "1994"))],
        "education": [dated(json!({"institution": "Trade School", "location": "Bonn", "url": "https://school.example", "area": "Logistics",
            "studyType": "Diploma", "score": "1.3", "summary": "With honours", "courses": ["Fork trucks"], "highlights": ["Best of year"]}),
            spell("1995", "1996"))],
        "projects": [dated(json!({"name": "Rack", "description": "A better rack", "entity": "Makers", "url": "https://rack.example",
            "type": "Hobby", "roles": ["Welder"], "keywords": ["Steel"], "highlights": ["Bears a ton"]}), spell("1997", "1998"))],
        "skills": [{"name": "Tools", "level": "Master", "keywords": ["Excel"]}],
        "awards": [{"title": "Golden Crate", "awarder": "Guild", "date": "1999", "summary": "For care"}],
        "certificates": [{"name": "Forklift", "issuer": "Chamber", "date": "2001", "url": "https://lift.example"}],
        "publications": [{"name": "On Packing", "publisher": "Crate Weekly", "releaseDate": "2002", "url": "https://pack.example", "summary": "An essay"}],
        "languages": [{"language": "Frisian", "fluency": "Native"}],
        "interests": [{"name": "Chess", "keywords": ["Endgames"]}],
        "references": [{"name": "Lee Roe", "reference": "Never late"}],
        "meta": {"language": "de"}
    })
}

#[tokio::test]
async fn the_workspace_shows_all_that_is_printed() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await.browsing();
    let id = me.tailored().await;
    let (status, answer) =
        me.put(&format!("/api/tailor/{id}"), json!({"version": 1, "document": full()})).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    let document = resume::Resume::from_json(&answer["document"].to_string()).unwrap();
    assert!(resume::roundtrip::values(&document).len() > 60);
    let page = me.page(&format!("/tailored/{id}")).await;
    let sheet =
        page.split("<article class=\"sheet\"").nth(1).unwrap().split("class=\"side-page\"").next().unwrap();
    let text: String =
        sheet.split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text)).collect();
    let missing: Vec<String> =
        resume::roundtrip::missing(&document, &text).into_iter().map(|v| v.key).collect();
    assert_eq!(missing, Vec::<String>::new(), "{text}");
    // In the words of the document's language, as they are printed.
    for heading in ["Berufserfahrung", "Ehrenamt", "Referenzen", "Profil"] {
        assert!(text.contains(heading), "{heading}: {text}");
    }
}

#[tokio::test]
async fn revisions_say_what_was_done() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await.browsing();
    let id = me.tailored().await;
    let look = format!("/tailored/{id}/look");
    let fields = |version, template, pages| [("version", version), ("template", template), ("pages", pages)];
    me.form(&look, &fields("1", "modern", "2")).await;
    me.form(&look, &fields("2", "modern", "1")).await;
    me.form(&look, &fields("3", "compact", "3")).await;
    let revisions = me.get(&format!("/api/tailor/{id}/revisions")).await.1;
    let list = revisions.as_array().or(revisions["items"].as_array()).unwrap();
    let said: Vec<&str> = list.iter().take(3).map(|r| r["description"].as_str().unwrap()).collect();
    assert_eq!(said, ["Template: compact · At most 3 pages", "At most 1 page", "Template: modern"]);
}

#[tokio::test]
async fn what_is_asked_of_the_person_is_the_next_step() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await.browsing();
    let job = me
        .post(
            "/api/jobs",
            json!({"description": "You bring:\n- Experience with Kubernetes\n- Fluent Japanese\n"}),
        )
        .await
        .1;
    let begun = me.post("/api/tailor/create", json!({"cv_id": me.cv().await, "job_id": job["id"]})).await.1;
    assert_eq!(me.ended(&begun["job_id"]).await["status"], "completed");
    let page = me.page(&format!("/tailored/{}", begun["tailored_cv_id"].as_str().unwrap())).await;
    let forms = page.matches("name=\"question\"").count();
    assert!(forms > 0, "{page}");
    let words = format!("{forms} question{} for you", if forms == 1 { "" } else { "s" });
    assert!(page.contains(&words) && page.contains("?panel=requirements#requirements-head"), "{page}");
    assert!(!page.contains("Nothing waits for you"), "{page}");
    // A job of which nobody said what it is called is named so, and its page asks for the name.
    let job = format!("/jobs/{}", job["id"].as_str().unwrap());
    assert!(me.put(&format!("/api{job}"), json!({"title": ""})).await.0.is_success());
    let page = me.page(&job).await;
    assert!(page.contains("Give it a title"), "{page}");
}

#[tokio::test]
async fn while_it_is_made_the_page_has_the_frame_of_the_workspace() {
    let instance = Instance::start(None, &[("TASKS__WORKERS", "0")]);
    let me = instance.person("kim@example.org").await.browsing();
    let profile = "/api/profile/resume.json";
    let tag = me.request(Method::GET, profile).send().await.unwrap().headers()["etag"].clone();
    let put = me.request(Method::PUT, profile).header("if-match", tag).json(&full()).send().await.unwrap();
    assert_eq!(put.status(), StatusCode::OK);
    let (status, begun) =
        me.post("/api/tailor/create", json!({"profile": true, "job_id": me.job().await})).await;
    assert_eq!(status, StatusCode::ACCEPTED, "{begun}");
    let path = format!("/tailored/{}", begun["tailored_cv_id"].as_str().unwrap());
    let page = me.page(&path).await;
    assert!(page.contains("<body class=\"app close\"") && page.contains("id=\"making\""), "{page}");
    assert!(page.contains("http-equiv=\"refresh\""), "who has no scripts sees the end of it too: {page}");
    // What a script swaps in would begin to refresh the page, though it has scripts.
    let part = me.request(Method::GET, &path).header("hx-request", "true").send().await.unwrap();
    let part = part.text().await.unwrap();
    assert!(part.contains("id=\"making\"") && !part.contains("http-equiv"), "{part}");
}

//! A wording that claims more than the CV bears out: what a person can do with it, and what a click cannot.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::instance::{Instance, Person, databases};
use super::model_double::{Double, say};

/// A model that claims more than a line says.
async fn boaster() -> Double {
    Double::start(|_, asked| {
        let asked = asked["messages"].as_array().unwrap().last().unwrap()["content"].as_str().unwrap();
        let asked: Value = serde_json::from_str(asked).unwrap();
        let line = asked["lines"].as_array().unwrap().iter().find(|l| l["id"] != "basics").unwrap();
        let text = format!("Led 40 people: {}", line["text"].as_str().unwrap());
        vec![say(&json!({"rewrites": [{"id": line["id"], "text": text, "reason": "Stronger"}]}).to_string())]
    })
    .await
}

/// Somebody with a tailored CV for which a model boasted, its id, and the suggestion that is blocked.
async fn boasted(instance: &Instance, double: &Double) -> (Person, String, Value) {
    let me = instance.person("kim@example.org").await.browsing();
    let provider = json!({"provider_name": "openai-compatible", "base_url": double.base, "model": "double"});
    assert_eq!(me.put("/api/users/providers/llm", provider).await.0, StatusCode::OK);
    let id = me.tailored().await;
    let listed = me.get(&format!("/api/tailor/{id}/suggestions")).await.1;
    let blocked = listed.as_array().unwrap().iter().find(|s| s["status"] == "pending").unwrap().clone();
    (me, id, blocked)
}

#[tokio::test]
async fn a_blocked_wording_needs_more_than_a_click() {
    let double = boaster().await;
    let instance = Instance::start(None, &[("NETWORK__ALLOW_PRIVATE", "true")]);
    let (me, id, blocked) = boasted(&instance, &double).await;
    let api = format!("/api/tailor/{id}");
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
async fn a_rejected_wording_stays_blocked_and_can_still_be_said_to_be_true() {
    for database in databases() {
        let double = boaster().await;
        let instance = Instance::start(database, &[("NETWORK__ALLOW_PRIVATE", "true")]);
        let (me, id, blocked) = boasted(&instance, &double).await;
        let (desk, api) = (format!("/tailored/{id}"), format!("/api/tailor/{id}"));
        let sid = blocked["id"].as_str().unwrap();
        let at = format!("{api}/suggestions/{sid}");
        let rejected = me.post(&at, json!({"action": "reject"})).await.1;
        assert_eq!(rejected["suggestion"]["status"], "rejected", "{rejected}");
        let found = rejected["suggestion"]["findings"].to_string();
        assert!(found.contains("block"), "what was said of it stays with it: {rejected}");
        assert_eq!(me.post(&at, json!({"action": "accept"})).await.0, StatusCode::CONFLICT);
        me.form(&format!("{desk}/suggestions/accept"), &[("ids", sid)]).await;
        assert_eq!(me.version(&id).await, rejected["tailored_cv"]["version"].as_i64().unwrap());
        assert!(me.page(&desk).await.contains("This is true: add it to my evidence"));
        let (status, confirmed) = me.post(&at, json!({"action": "confirm"})).await;
        assert_eq!(
            (status, &confirmed["suggestion"]["status"], &confirmed["suggestion"]["findings"]),
            (StatusCode::OK, &json!("accepted"), &json!([]))
        );
        assert_eq!(me.get(&format!("{api}/evidence")).await.1[0]["text"], blocked["proposed"]);
        // It is evidence from then on: taken back and on again, it waits for nobody's word.
        me.post(&at, json!({"action": "reject"})).await;
        let (status, words) = me.post(&at, json!({"action": "confirm"})).await;
        assert_eq!(status, StatusCode::CONFLICT, "{words}");
        assert!(words.to_string().contains("bears it out"), "{words}");
        assert_eq!(me.post(&at, json!({"action": "accept"})).await.0, StatusCode::OK);
        assert_eq!(me.get(&format!("{api}/evidence")).await.1.as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_suggestion_in_ones_own_words_is_a_line_as_any_other() {
    let double = boaster().await;
    let instance = Instance::start(None, &[("NETWORK__ALLOW_PRIVATE", "true")]);
    let (me, id, blocked) = boasted(&instance, &double).await;
    let (desk, api) = (format!("/tailored/{id}"), format!("/api/tailor/{id}"));
    let sid = blocked["id"].as_str().unwrap();
    let before = me.get(&api).await.1;
    let long = "x".repeat(2_001);
    for wrong in ["", " \n ", &long, "nul \0"] {
        let (status, ..) = me.form(&format!("{desk}/suggestions/{sid}/edit"), &[("text", wrong)]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
        let answer = json!({"action": "edit", "text": wrong});
        let (status, problem) = me.post(&format!("{api}/suggestions/{sid}"), answer).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
        assert_eq!(problem["errors"][0]["field"], "text", "{problem}");
    }
    assert_eq!(me.get(&api).await.1, before);
    me.form(&format!("{desk}/suggestions/{sid}/edit"), &[("text", " Led\r\nthe  team ")]).await;
    let listed = me.get(&format!("{api}/suggestions")).await.1;
    let edited = listed.as_array().unwrap().iter().find(|s| s["id"] == sid).unwrap();
    assert_eq!((&edited["status"], &edited["proposed"]), (&json!("accepted"), &json!("Led the team")));
}

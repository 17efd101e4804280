//! The profile: filled from CVs, changed by hand, tailored from.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::instance::{Instance, Person, databases};

const PATH: &str = "/api/profile/resume.json";

async fn profile(me: &Person) -> (String, Value) {
    let response = me.request(Method::GET, PATH).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let tag = response.headers()["etag"].to_str().unwrap().to_owned();
    (tag, response.json().await.unwrap())
}

async fn put(me: &Person, tag: Option<&str>, document: &Value) -> (StatusCode, Value) {
    let request = me.request(Method::PUT, PATH).json(document);
    let request = tag.into_iter().fold(request, |r, tag| r.header("if-match", tag));
    let response = request.send().await.unwrap();
    (response.status(), response.json().await.unwrap())
}

#[tokio::test]
async fn a_cv_fills_the_profile_and_the_profile_is_tailored() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let (tag, empty) = profile(&me).await;
        assert_eq!((tag.as_str(), &empty["work"]), ("\"0\"", &Value::Null), "{empty}");
        let job = me.job().await;
        let from_profile = json!({"profile": true, "job_id": job});
        let (status, problem) = me.post("/api/tailor/create", from_profile.clone()).await;
        assert_eq!(status, StatusCode::CONFLICT);
        assert!(problem["detail"].as_str().unwrap().contains("apply a CV"), "{problem}");

        let cv = me.cv().await;
        let apply = format!("/api/cv/{cv}/apply");
        let (status, skills) = me.post(&apply, json!({"sections": ["skills"]})).await;
        assert_eq!(
            (status, &skills["version"], &skills["document"]["work"]),
            (StatusCode::OK, &json!(1), &Value::Null)
        );
        assert!(!skills["added"].as_array().unwrap().is_empty());
        let (_, all) = me.post(&apply, json!({})).await;
        assert_eq!((&all["version"], &all["conflicts"]), (&json!(2), &json!([])), "{all}");
        let (_, again) = me.post(&apply, json!({"mode": "add"})).await;
        assert_eq!(
            (&again["version"], &again["added"]),
            (&json!(2), &json!([])),
            "applied twice, added once"
        );
        let sections = me.get(&format!("/api/cv/{cv}")).await.1["sections"].clone();
        let (tag, document) = profile(&me).await;
        assert_eq!((tag.as_str(), &document), ("\"2\"", &all["document"]));
        assert_eq!(document["work"][0]["highlights"], sections["work"][0]["highlights"]);
        assert_eq!(document["basics"]["email"], sections["basics"]["email"]);

        // By hand; then the CV says something else.
        let mut changed = document.clone();
        changed["basics"]["name"] = json!("Kim Example");
        assert_eq!(put(&me, Some(&tag), &changed).await.0, StatusCode::OK);
        let (_, both) = me.post(&apply, json!({})).await;
        let conflict = &both["conflicts"][0];
        assert_eq!(
            (&conflict["item"], &conflict["field"], &conflict["profile"]),
            (&json!("basics"), &json!("name"), &json!("Kim Example"))
        );
        assert_eq!(
            (&conflict["cv"], &both["document"]["basics"]["name"]),
            (&sections["basics"]["name"], &json!("Kim Example"))
        );
        let (_, taken) = me.post(&apply, json!({"mode": "take"})).await;
        assert_eq!(taken["document"]["basics"]["name"], sections["basics"]["name"]);
        for wrong in
            [json!({"sections": ["hobbies"]}), json!({"mode": "replace"}), json!({"sections": "work"})]
        {
            assert_eq!(me.post(&apply, wrong.clone()).await.0, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        }

        let (status, begun) = me.post("/api/tailor/create", from_profile).await;
        assert_eq!(status, StatusCode::ACCEPTED, "{begun}");
        assert_eq!(me.ended(&begun["job_id"]).await["status"], "completed");
        let path = format!("/api/tailor/{}", begun["tailored_cv_id"].as_str().unwrap());
        let tailored = me.get(&path).await.1;
        assert_eq!((&tailored["status"], &tailored["cv_id"]), (&json!("draft"), &Value::Null), "{tailored}");
        assert_eq!(tailored["document"]["basics"]["name"], sections["basics"]["name"]);
        assert_eq!(me.post(&format!("{path}/check"), json!({})).await.1["blocks"], false);
        for wrong in [
            json!({"job_id": job}),
            json!({"job_id": job, "profile": false}),
            json!({"job_id": job, "profile": true, "cv_id": cv}),
        ] {
            let (status, problem) = me.post("/api/tailor/create", wrong.clone()).await;
            assert_eq!(
                (status, &problem["errors"][0]["field"]),
                (StatusCode::UNPROCESSABLE_ENTITY, &json!("cv_id")),
                "{wrong}"
            );
        }
    }
}

#[tokio::test]
async fn who_did_not_see_the_profile_as_it_is_changes_nothing() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let of = |name: &str| json!({"basics": {"name": name}, "work": [{"name": "Depot", "highlights": ["Swept"]}], "patents": [1]});
        let (status, first) = put(&me, None, &of("Kim")).await;
        assert_eq!(
            (status, &first["work"][0]["id"], &first["patents"]),
            (StatusCode::OK, &json!("work-1"), &json!([1]))
        );
        for stale in [None, Some("\"0\""), Some("\"7\"")] {
            let (status, problem) = put(&me, stale, &of("Lee")).await;
            assert_eq!(status, StatusCode::CONFLICT, "{stale:?}");
            assert_eq!(
                (&problem["current"]["version"], &problem["current"]["document"]),
                (&json!(1), &first),
                "{problem}"
            );
        }
        let (one, two) = (of("One"), of("Two"));
        let (one, two) = tokio::join!(put(&me, Some("\"1\""), &one), put(&me, Some("\"1\""), &two));
        let mut statuses = [one.0, two.0];
        statuses.sort();
        assert_eq!(statuses, [StatusCode::OK, StatusCode::CONFLICT]);
        assert_eq!(put(&me, Some("*"), &of("Any")).await.0, StatusCode::OK);
        let (tag, document) = profile(&me).await;
        assert_eq!((tag.as_str(), &document["basics"]["name"]), ("\"3\"", &json!("Any")));
        for (tag, wrong) in
            [("\"x\"", of("X")), ("*", json!([])), ("*", json!({"work": [3]})), ("*", json!("text"))]
        {
            assert_eq!(
                put(&me, Some(tag), &wrong).await.0,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{tag} {wrong}"
            );
        }
        let other = instance.person("lee@example.org").await;
        assert_eq!(profile(&other).await.0, "\"0\"", "everyone has their own");
    }
}

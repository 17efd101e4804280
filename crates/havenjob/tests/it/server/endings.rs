//! Tasks that end without a result: what they were about says so, and can be mended. And what is swept in the end.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::crew::Crew;
use super::durability::{begin, slow_model, use_model};
use super::instance::{Instance, databases, example};
use super::model_double::{Act, Double, say, until};
use super::tables::Tables;

/// The next attempt is the last one.
const LAST: &str = "update tasks set attempts = max_attempts - 1 where state = 'queued'";

#[tokio::test]
async fn what_lost_its_worker_for_good_says_so_and_is_mended() {
    for database in databases() {
        let settings =
            [("TASKS__WORKERS", "0"), ("TASKS__LEASE_MILLIS", "1500"), ("NETWORK__ALLOW_PRIVATE", "true")];
        let instance = Instance::start(database, &settings);
        let (me, mut tables) = (instance.person("kim@example.org").await, Tables::of(&instance).await);
        let mut crew = Crew::of(&instance, 1, &[]).await;
        let (cv, job) = (me.cv().await, me.job().await);

        // While it was read.
        let path = format!("/api/cv/{cv}");
        let mut hit = false;
        for _ in 0..40 {
            crew.kill(0);
            let (_, again) = me.post(&format!("{path}/reparse"), json!({})).await;
            tables.change(LAST).await;
            crew.hire().await;
            hit = crew.kill_holder(&mut tables, "kind = 'cvs.parse'").await;
            let ended = me.ended(&again["job_id"]).await;
            if hit {
                assert_eq!(
                    (&ended["status"], &ended["error"]["type"]),
                    (&json!("failed"), &json!("worker-lost"))
                );
                break;
            }
        }
        assert!(hit, "no reader was hit");
        let lost = me.get(&path).await.1["cv"].clone();
        assert_eq!(
            (&lost["status"], &lost["error"]["type"]),
            (&json!("failed"), &json!("worker-lost")),
            "{lost}"
        );
        let (status, again) = me.post(&format!("{path}/reparse"), json!({})).await;
        assert_eq!(status, StatusCode::ACCEPTED, "{again}");
        me.ended(&again["job_id"]).await;
        assert_eq!(me.get(&path).await.1["cv"]["status"], "parsed");

        // While it was tailored, before there was a draft.
        let mut hit = false;
        for _ in 0..40 {
            crew.kill(0);
            let begun = begin(&me, &cv, &job).await;
            tables.change(LAST).await;
            crew.hire().await;
            let no_draft = "kind = 'tailor.make' and exists (select 1 from tailored_cvs where version = 0 and status = 'queued')";
            hit = crew.kill_holder(&mut tables, no_draft).await;
            let ended = me.ended(&begun["job_id"]).await;
            if hit {
                assert_eq!(ended["error"]["type"], "worker-lost", "{ended}");
                let lost =
                    me.get(&format!("/api/tailor/{}", begun["tailored_cv_id"].as_str().unwrap())).await.1;
                assert_eq!(lost["status"], "failed");
                assert!(lost["note"].as_str().unwrap().contains("never ended"), "{lost}");
                break;
            }
        }
        assert!(hit, "no tailor was hit");
        let begun = begin(&me, &cv, &job).await;
        assert_eq!(me.ended(&begun["job_id"]).await["status"], "completed", "a new one is made");

        // While the model was asked: the draft stands.
        let model = slow_model(Duration::from_secs(600)).await;
        use_model(&me, &model).await;
        crew.kill(0);
        let begun = begin(&me, &cv, &job).await;
        tables.change(LAST).await;
        crew.hire().await;
        while model.received_requests().await.unwrap().is_empty() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert!(crew.kill_holder(&mut tables, "kind = 'tailor.make'").await);
        assert_eq!(me.ended(&begun["job_id"]).await["error"]["type"], "worker-lost");
        let left = me.get(&format!("/api/tailor/{}", begun["tailored_cv_id"].as_str().unwrap())).await.1;
        assert_eq!((&left["status"], &left["version"]), (&json!("draft"), &json!(1)), "{left}");
        assert!(left["note"].as_str().unwrap().contains("without a language model"), "{left}");
    }
}

#[tokio::test]
async fn its_owner_may_cancel_what_waits_and_what_runs() {
    for database in databases() {
        let settings = [("TASKS__WORKERS", "0"), ("NETWORK__ALLOW_PRIVATE", "true")];
        let instance = Instance::start(database, &settings);
        let me = instance.person("kim@example.org").await;
        let cancel = async |task: &Value| {
            me.post(&format!("/api/tasks/{}/cancel", task.as_str().unwrap()), json!({})).await
        };

        let (_, upload) = me.upload("cv.pdf", example("cv.pdf")).await;
        let (status, cancelled) = cancel(&upload["job_id"]).await;
        assert_eq!(status, StatusCode::OK, "{cancelled}");
        assert_eq!(
            (&cancelled["status"], &cancelled["error"]["type"]),
            (&json!("failed"), &json!("cancelled"))
        );
        let path = format!("/api/cv/{}", upload["cv_id"].as_str().unwrap());
        let cv = me.get(&path).await.1["cv"].clone();
        assert_eq!((&cv["status"], &cv["error"]["type"]), (&json!("failed"), &json!("cancelled")), "{cv}");
        let (status, problem) = cancel(&upload["job_id"]).await;
        assert_eq!(status, StatusCode::CONFLICT, "{problem}");
        assert_eq!(problem["current"]["error"]["type"], "cancelled", "{problem}");

        // One worker: it can do the next task only when it has let go of this one.
        let _crew = Crew::of(&instance, 1, &[]).await;
        let (_, again) = me.post(&format!("{path}/reparse"), json!({})).await;
        assert_eq!(me.ended(&again["job_id"]).await["status"], "completed", "it is read after all");
        let model = slow_model(Duration::from_secs(600)).await;
        use_model(&me, &model).await;
        let begun = begin(&me, upload["cv_id"].as_str().unwrap(), &me.job().await).await;
        while model.received_requests().await.unwrap().is_empty() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let (status, cancelled) = cancel(&begun["job_id"]).await;
        assert_eq!(status, StatusCode::OK, "{cancelled}");
        let left = me.get(&format!("/api/tailor/{}", begun["tailored_cv_id"].as_str().unwrap())).await.1;
        assert_eq!(
            (&left["status"], &left["version"]),
            (&json!("draft"), &json!(1)),
            "the draft stands: {left}"
        );
        me.cv().await;
        let status = me.get(&format!("/api/cv/status/{}", begun["job_id"].as_str().unwrap())).await.1;
        assert_eq!((&status["status"], &status["error"]["type"]), (&json!("failed"), &json!("cancelled")));
    }
}

#[tokio::test]
async fn what_has_expired_is_swept_and_what_has_not_is_not() {
    for database in databases() {
        let instance = Instance::start(database, &[("TASKS__SWEEP_SECONDS", "1")]);
        let (me, mut tables) = (instance.person("kim@example.org").await, Tables::of(&instance).await);
        let other = instance.person("lee@example.org").await;
        let tailored = me.tailored().await;
        let task = "select count(*) from tasks where kind = 'cvs.parse'";
        assert_eq!(tables.count(task).await, 1);
        let past = "'2001-01-01 00:00:00+00:00'";
        tables.change(&format!("update tasks set updated_at = {past} where kind = 'cvs.parse'")).await;
        tables
            .change(&format!(
                "update sessions set expires_at = {past} where user_id = (select id from users where email = 'lee@example.org')"
            ))
            .await;
        tables
            .change(&format!(
                "update mailed_tokens set expires_at = {past} where user_id = (select id from users where email = 'lee@example.org')"
            ))
            .await;
        tables.until(task, 0).await;
        tables.until("select count(*) from sessions", 1).await;
        tables.until("select count(*) from mailed_tokens", 1).await;
        assert_eq!(tables.count("select count(*) from tasks where kind = 'tailor.make'").await, 1);
        assert_eq!(me.get(&format!("/api/tailor/{tailored}")).await.0, StatusCode::OK);
        assert_eq!(other.get("/api/users/me").await.0, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn an_answer_whose_writer_was_lost_for_good_is_ended() {
    for database in databases() {
        let settings =
            [("TASKS__WORKERS", "0"), ("TASKS__LEASE_MILLIS", "1500"), ("NETWORK__ALLOW_PRIVATE", "true")];
        let instance = Instance::start(database, &settings);
        let (me, mut tables) = (instance.person("kim@example.org").await, Tables::of(&instance).await);
        let mut crew = Crew::of(&instance, 1, &[]).await;
        let chat = format!("/api/tailor/{}/chat", me.tailored().await);
        let double = Double::start(|_, _: &Value| vec![say("I can "), Act::Hold]).await;
        double.works_for(&me).await;
        crew.kill(0);
        let wish = json!({"message": "Please word the training line better, and tell them I led the move"});
        let request = me.request(Method::POST, &chat).header("accept", "text/event-stream").json(&wish);
        let _listening = request.send().await.unwrap();
        assert_eq!(tables.change(LAST).await, 1);
        crew.hire().await;
        until("the model was not asked", async || !double.calls().is_empty()).await;
        assert!(crew.kill_holder(&mut tables, "kind = 'tailor.answer'").await);
        tables.until("select count(*) from tasks where kind = 'tailor.answer' and state = 'dead'", 1).await;
        let messages = me.get(&chat).await.1;
        let answer = messages.as_array().unwrap().last().unwrap();
        assert_eq!(answer["status"], "interrupted", "{answer}");
        assert!(answer["note"].as_str().unwrap().contains("broke off"), "{answer}");
        assert_eq!(double.calls().len(), 1);
    }
}

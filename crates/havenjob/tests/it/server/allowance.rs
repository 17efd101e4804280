//! How much a person may ask of models: at once, and in a month.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::instance::{Instance, databases};
use super::model_double::{Act, Double, say, until};

const WISH: &str = "Make it sound like spring";

/// The calls run in one process, the refusal comes from another: the count is held by the database.
#[tokio::test]
async fn calls_at_once_are_counted_over_all_processes() {
    for database in databases() {
        let double = Double::start(|_, _: &Value| vec![say("Well, "), Act::Hold, say("spring.")]).await;
        let settings =
            [("NETWORK__ALLOW_PRIVATE", "true"), ("TASKS__WORKERS", "0"), ("LLM__CALLS_AT_ONCE", "2")];
        let instance = Instance::start(database, &settings);
        let mut worker = instance.command(&["work"]);
        worker.env("HAVENJOB_TASKS__WORKERS", "4").stdout(std::process::Stdio::null());
        let mut worker = worker.stderr(std::process::Stdio::null()).spawn().unwrap();
        let me = instance.person("kim@example.org").await;
        let path = format!("/api/tailor/{}/chat", me.tailored().await);
        double.works_for(&me).await;
        let begin = || {
            let request = me.request(Method::POST, &path).header("accept", "text/event-stream");
            request.json(&json!({ "message": WISH })).send()
        };
        let open = [begin().await.unwrap(), begin().await.unwrap()];
        let saying = async || {
            let all = me.get(&path).await.1;
            all.as_array().unwrap().iter().filter(|m| m["content"] == "Well,").count()
        };
        until("two calls did not run at once", async || saying().await == 2).await;

        let refused = me.request(Method::POST, &path).json(&json!({ "message": WISH })).send().await.unwrap();
        assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
        assert!(refused.headers().contains_key("retry-after"));
        let problem: Value = refused.json().await.unwrap();
        assert_eq!(problem["type"], "too-many-model-calls", "{problem}");
        assert!(problem["hint"].as_str().unwrap().contains("stop it"), "{problem}");
        let (status, problem) = me.post("/api/users/providers/llm/test", json!({})).await;
        assert_eq!(
            (status, &problem["type"]),
            (StatusCode::TOO_MANY_REQUESTS, &json!("too-many-model-calls"))
        );
        // Plain wishes need no place.
        assert_eq!(me.post(&path, json!({"message": "undo"})).await.0, StatusCode::OK);

        double.go();
        double.go();
        for response in open {
            assert!(response.text().await.unwrap().contains("Well, spring."));
        }
        double.go();
        let answer =
            async || me.post(&path, json!({ "message": WISH })).await.1["response"] == "Well, spring.";
        until("a place did not become free", answer).await;
        worker.kill().unwrap();
        worker.wait().unwrap();
    }
}

/// Background work waits for its place instead of failing.
#[tokio::test]
async fn work_waits_for_its_place() {
    for database in databases() {
        let double = Double::start(|_, _: &Value| vec![Act::Hold, say(r#"{"rewrites": []}"#)]).await;
        let settings =
            [("NETWORK__ALLOW_PRIVATE", "true"), ("TASKS__WORKERS", "4"), ("LLM__CALLS_AT_ONCE", "1")];
        let instance = Instance::start(database, &settings);
        let me = instance.person("kim@example.org").await;
        double.works_for(&me).await;
        let (cv, job) = (me.cv().await, me.job().await);
        let mut begun = Vec::new();
        for _ in 0..3 {
            begun.push(me.post("/api/tailor/create", json!({"cv_id": cv, "job_id": job})).await.1);
        }
        for n in 1..=3 {
            until("no call came", async || double.calls().len() == n).await;
            double.go();
        }
        for begun in &begun {
            assert_eq!(me.ended(&begun["job_id"]).await["status"], "completed");
            let path = format!("/api/tailor/{}", begun["tailored_cv_id"].as_str().unwrap());
            assert_eq!(me.get(&path).await.1["note"], Value::Null, "no one was refused");
        }
        assert_eq!((double.calls().len(), double.most_at_once()), (3, 1));
    }
}

#[tokio::test]
async fn a_spent_budget_leaves_what_needs_no_model() {
    for database in databases() {
        let double = Double::start(|_, call: &Value| {
            let text = if call["stream"] == true { "Yes." } else { r#"{"rewrites": []}"# };
            vec![say(text)]
        })
        .await;
        let base = double.base.clone();
        let settings = [
            ("LLM__PROVIDER", "openai-compatible"),
            ("LLM__MODEL", "small"),
            ("LLM__BASE_URL", &base),
            ("LLM__MONTHLY_TOKENS", "1000"),
            ("NETWORK__ALLOW_PRIVATE", "true"),
        ];
        let instance = Instance::start(database, &settings);
        let me = instance.person("kim@example.org").await;
        let path = format!("/api/tailor/{}", me.tailored().await);
        assert_eq!(me.get(&path).await.1["note"], Value::Null);
        let (_, answer) = me.post(&format!("{path}/chat"), json!({ "message": WISH })).await;
        assert_eq!((&answer["response"], &answer["message"]["note"]), (&json!("Yes."), &Value::Null));

        let (_, answer) = me.post(&format!("{path}/chat"), json!({ "message": WISH })).await;
        assert!(answer["response"].as_str().unwrap().contains("Without a language model"), "{answer}");
        assert!(answer["message"]["note"].as_str().unwrap().contains("budget"), "{answer}");
        let draft = me.get(&format!("/api/tailor/{}", me.tailored().await)).await.1;
        assert_eq!(draft["status"], "draft");
        let note = draft["note"].as_str().unwrap();
        assert!(note.contains("budget") && note.contains("provider of your own"), "{note}");
        let (status, problem) = me.post("/api/users/providers/llm/test", json!({})).await;
        assert_eq!(
            (status, &problem["type"]),
            (StatusCode::TOO_MANY_REQUESTS, &json!("budget-spent")),
            "{problem}"
        );
        assert_eq!(double.calls().len(), 2);

        // Others have their own, and so has who brings a provider along.
        let other = instance.person("lee@example.org").await;
        assert_eq!(
            other.get(&format!("/api/tailor/{}", other.tailored().await)).await.1["note"],
            Value::Null
        );
        double.works_for(&me).await;
        let (_, answer) = me.post(&format!("{path}/chat"), json!({ "message": WISH })).await;
        assert_eq!(answer["response"], "Yes.", "{answer}");
    }
}

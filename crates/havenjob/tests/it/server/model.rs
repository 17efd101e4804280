//! A real model, small and on this machine: what is set up over the API works with nothing between.

use std::time::Duration;

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::instance::{Instance, Person, databases, left_out};
use super::model_double::until;

const CV: &str = "Maren Okafor\nmaren.okafor@example.org\n\nExperience\n\nWarehouse Clerk\nNorthgate Logistics\n\
                  2019 - 2023\n- Counted 1,200 pallets a week and wrote the weekly stock report.\n\
                  - Trained 4 new clerks.\n";
const POSTING: &str =
    "Warehouse Clerk\n\nWe seek a clerk for stock counts and reports. You have two years of experience.";

/// The address of the model, and its name.
fn served() -> Option<(String, String)> {
    let base = std::env::var("HAVENJOB_TEST_LLM_URL").ok();
    if base.is_none() {
        left_out("a real model: set HAVENJOB_TEST_LLM_URL to an OpenAI-compatible server's URL");
    }
    let name = std::env::var("HAVENJOB_TEST_LLM_MODEL").unwrap_or_else(|_| "smollm2-135m-instruct".into());
    base.map(|base| (base, name))
}

/// As long as a small machine needs; when it ended, not how soon, decides.
async fn ended(me: &Person, task: &Value) -> Value {
    let path = format!("/api/cv/status/{}", task.as_str().unwrap());
    for _ in 0..1_200 {
        let status = me.get(&path).await.1;
        if matches!(status["status"].as_str(), Some("completed" | "failed")) {
            return status;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    panic!("the task did not end in ten minutes");
}

#[tokio::test]
async fn a_small_model_words_a_cv_or_leaves_the_draft_with_a_note() {
    let Some((base, name)) = served() else { return };
    let database = databases().pop().flatten();
    // Beside other tests on a small machine the model may take its time.
    let settings = [("NETWORK__ALLOW_PRIVATE", "true"), ("SERVER__REQUEST_SECONDS", "600")];
    let instance = Instance::start(database, &settings);
    let me = instance.person("kim@example.org").await;
    let settings = json!({"provider_name": "openai-compatible", "model": name, "base_url": base});
    let (status, set) = me.put("/api/users/providers/llm", settings).await;
    assert_eq!(status, StatusCode::OK, "{set}");
    let (status, tested) = me.post("/api/users/providers/llm/test", json!({})).await;
    assert_eq!(status, StatusCode::OK, "{tested}");
    assert_eq!(tested["is_model"], true, "{tested}");
    assert!(
        tested["input_tokens"].as_i64() > Some(0) && tested["output_tokens"].as_i64() > Some(0),
        "{tested}"
    );

    let (_, upload) = me.upload("cv.txt", CV.into()).await;
    let read = ended(&me, &upload["job_id"]).await;
    assert_eq!(read["status"], "completed", "{read}");
    let (_, job) = me.post("/api/jobs", json!({"description": POSTING})).await;
    let order = json!({"cv_id": upload["cv_id"], "job_id": job["id"]});
    let (status, begun) = me.post("/api/tailor/create", order).await;
    assert_eq!(status, StatusCode::ACCEPTED, "{begun}");
    let made = ended(&me, &begun["job_id"]).await;
    assert_eq!(made["status"], "completed", "{made}");

    let path = format!("/api/tailor/{}", begun["tailored_cv_id"].as_str().unwrap());
    let draft = me.get(&path).await.1;
    assert_eq!(draft["status"], "draft", "{draft}");
    let usage = me.get("/api/ai/usage").await.1;
    let call = &usage["items"][0];
    assert_eq!(call["purpose"], "tailor", "{usage}");
    assert_eq!(call["model"], name);
    let suggestions = me.get(&format!("{path}/suggestions")).await.1;
    let worded: Vec<&Value> =
        suggestions.as_array().unwrap().iter().filter(|s| s["origin"] == "model").collect();
    if call["error"].is_null() {
        assert!(
            call["input_tokens"].as_i64() > Some(0) && call["output_tokens"].as_i64() > Some(0),
            "{call}"
        );
        assert_eq!(draft["note"], Value::Null, "{draft}");
    } else {
        assert!(worded.is_empty(), "{suggestions}");
        assert!(draft["note"].as_str().unwrap().contains("without a language model"), "{draft}");
    }
    println!(
        "the model proposed {} wordings; note: {}; call: {}",
        worded.len(),
        draft["note"],
        call["error"]
    );
    for wording in &worded {
        let is_clean = wording["findings"] == json!([]);
        assert_eq!(wording["status"], if is_clean { "accepted" } else { "pending" }, "{wording}");
    }
    // Whatever it wrote: nothing of the person was sent, and the draft claims nothing that the CV does not say.
    let sent = call["sent"].as_str().unwrap();
    assert!(!sent.contains("Maren") && !sent.contains("Okafor") && !sent.contains("example.org"), "{sent}");
    assert_eq!(me.post(&format!("{path}/check"), json!({})).await.1["blocks"], false);
    let content = draft["content"].as_str().unwrap();
    assert!(content.contains("Maren Okafor") && content.contains("Northgate Logistics"), "{content}");
    chat(&me, &path).await;
}

/// The same model in the chat: its words are there before the last has come, and a stop keeps them.
async fn chat(me: &Person, path: &str) {
    let before = me.get(path).await.1;
    let wish =
        json!({"message": "Please say the report line in other words, and tell me why, at some length"});
    let (status, begun) = me.post(&format!("{path}/chat"), wish).await;
    assert!(status == StatusCode::OK || status == StatusCode::ACCEPTED, "{begun}");
    let all = me.get(&format!("{path}/chat")).await.1;
    let answer = format!("{path}/chat/{}", all[1]["id"].as_str().unwrap());
    let some = async || {
        let answer = me.get(&answer).await.1;
        answer["response"] != "" || answer["message"]["status"] != "streaming"
    };
    until("no word came", some).await;
    let (_, stopped) = me.post(&format!("{path}/chat/stop"), json!({})).await;
    let answered = me.get(&answer).await.1;
    println!("the model said: {}; stopped: {}", answered["response"], stopped.as_array().unwrap().len());
    assert_ne!(answered["response"], "", "{answered}");
    let call = async || me.get("/api/ai/usage").await.1["items"][0].clone();
    until("the call was not written down", async || call().await["error"] != "unfinished").await;
    let call = call().await;
    assert_eq!(call["purpose"], "chat", "{call}");
    assert!(call["error"].is_null() || call["error"] == "stopped", "{call}");
    let sent = call["sent"].as_str().unwrap();
    assert!(!sent.contains("Maren") && !sent.contains("Okafor") && !sent.contains("example.org"), "{sent}");
    assert_eq!(me.get(path).await.1["document"], before["document"]);
}

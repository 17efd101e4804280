//! A model at work: what it may change, what is written down of it, and what happens when it fails.

use reqwest::StatusCode;
use serde_json::{Value, json};
use wiremock::matchers::{header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::instance::{Instance, Person, databases};

/// A server that answers as OpenAI-compatible ones do, with these wordings.
async fn model(rewrites: Value) -> MockServer {
    let server = MockServer::start().await;
    let content = json!({"rewrites": rewrites}).to_string();
    let answer = json!({
        "id": "1", "object": "chat.completion", "model": "small",
        "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}],
        "usage": {"prompt_tokens": 700, "completion_tokens": 60, "total_tokens": 760}
    });
    Mock::given(method("POST"))
        .and(path("/v1/chat/completions"))
        .and(header("authorization", "Bearer sk-test-secret"))
        .respond_with(ResponseTemplate::new(200).set_body_json(answer))
        .mount(&server)
        .await;
    server
}

async fn set_up(me: &Person, base: &str) {
    let settings = json!({"provider_name": "openai-compatible", "model": "small", "base_url": base, "api_key": "sk-test-secret"});
    let (status, answer) = me.put("/api/users/providers/llm", settings).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    assert_eq!(answer["has_api_key"], true);
    assert!(!answer.to_string().contains("sk-test"), "a key never comes back: {answer}");
}

#[tokio::test]
async fn clean_wordings_are_taken_on_and_blocked_ones_wait() {
    for database in databases() {
        let server = model(json!([
            {"id": "work-1.5", "text": "Trained 14 shift leads to read the reports and to ask for their own.", "reason": "plainer"},
            {"id": "work-2.3", "text": "Led the move of 6,300 pallets to a second building without a missed shipment.", "reason": "stronger"},
            {"id": "work-1", "text": "Director of Operations", "reason": "a title"}
        ]))
        .await;
        let instance = Instance::start(database, &[("NETWORK__ALLOW_PRIVATE", "true")]);
        let me = instance.person("kim@example.org").await;
        set_up(&me, &format!("{}/v1", server.uri())).await;
        let cv = format!("/api/tailor/{}", me.tailored().await);
        let suggestions = me.get(&format!("{cv}/suggestions")).await.1;
        let of_model: Vec<&Value> =
            suggestions.as_array().unwrap().iter().filter(|s| s["origin"] == "model").collect();
        assert_eq!(of_model.len(), 2, "{suggestions}");
        assert_eq!((&of_model[0]["status"], &of_model[0]["findings"]), (&json!("accepted"), &json!([])));
        assert_eq!(of_model[1]["status"], "pending");
        assert_eq!(of_model[1]["findings"][0]["severity"], "block", "{}", of_model[1]);
        let content = me.get(&cv).await.1["content"].as_str().unwrap().to_owned();
        assert!(
            content.contains("and to ask for their own") && content.contains("Helped plan the move"),
            "{content}"
        );
        assert!(!content.contains("Director"));
        assert_eq!(me.post(&format!("{cv}/check"), json!({})).await.1["blocks"], false);

        let usage = me.get("/api/ai/usage").await.1;
        assert_eq!(
            (&usage["total"], &usage["items"][0]["input_tokens"]),
            (&json!(1), &json!(700)),
            "{usage}"
        );
        let sent = usage["items"][0]["sent"].as_str().unwrap();
        for private in ["Maren", "Okafor", "okafor"] {
            assert!(!sent.contains(private), "{private} was sent: {sent}");
        }
        assert!(!instance.logged("server").contains("sk-test"));
    }
}

#[tokio::test]
async fn a_model_that_fails_leaves_the_offline_draft_and_a_note() {
    let server = MockServer::start().await;
    Mock::given(method("POST")).respond_with(ResponseTemplate::new(401)).mount(&server).await;
    let instance = Instance::start(None, &[("NETWORK__ALLOW_PRIVATE", "true")]);
    let me = instance.person("kim@example.org").await;
    set_up(&me, &format!("{}/v1", server.uri())).await;
    let (status, problem) = me.post("/api/users/providers/llm/test", json!({})).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{problem}");
    let draft = me.get(&format!("/api/tailor/{}", me.tailored().await)).await.1;
    assert_eq!(draft["status"], "draft");
    assert!(draft["note"].as_str().unwrap().contains("without a language model"), "{draft}");
    assert_eq!(me.get("/api/ai/usage").await.1["items"][0]["error"], "bad-key");
}

#[tokio::test]
async fn a_key_goes_where_it_was_meant_to_go() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let private =
        json!({"provider_name": "openai-compatible", "model": "m", "base_url": "http://127.0.0.1:1/v1"});
    let (status, _) = me.put("/api/users/providers/llm", private).await;
    let (_, tested) = me.post("/api/users/providers/llm/test", json!({})).await;
    assert!(
        status == StatusCode::UNPROCESSABLE_ENTITY || tested["status"] == 503,
        "a private address is not asked: {tested}"
    );

    set_up(&me, "https://models.example.org/v1").await;
    let other = json!({"provider_name": "openai-compatible", "model": "m", "base_url": "https://elsewhere.example.org/v1"});
    let (_, moved) = me.put("/api/users/providers/llm", other).await;
    assert_eq!(moved["has_api_key"], false, "another address does not get the key: {moved}");
    for wrong in [
        json!({"provider_name": "no-such"}),
        json!({"provider_name": "openai"}),
        json!({"provider_name": "openai-compatible"}),
    ] {
        let (status, problem) = me.put("/api/users/providers/llm", wrong.clone()).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}: {problem}");
    }
    assert_eq!(me.delete("/api/users/providers/llm").await.0, StatusCode::NO_CONTENT);
    assert_eq!(me.get("/api/users/providers/llm").await.0, StatusCode::NOT_FOUND);
    assert_eq!(me.post("/api/users/providers/llm/test", json!({})).await.1["is_model"], false);
}

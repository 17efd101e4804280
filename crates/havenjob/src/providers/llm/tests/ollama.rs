//! Ollama's own API.

use wiremock::matchers::{body_partial_json, path};

use super::*;

#[tokio::test]
async fn it_gives_a_text() {
    let server = MockServer::start().await;
    let call = Mock::given(path("/api/chat")).and(body_partial_json(json!({
        "model": "model-1", "stream": false, "truncate": false,
        "options": {"num_ctx": 8192, "num_predict": 100, "temperature": 0.5},
        "messages": [{"role": "system", "content": "Be short."}, {"role": "user", "content": PROMPT}],
    })));
    call.respond_with(ok(&whole("ollama", "Short."))).expect(4).mount(&server).await;
    for base in ["", "/", "/v1", "/api/chat"] {
        let settings = Settings { api_key: None, ..settings("ollama", &format!("{}{base}", server.uri())) };
        let answer = made(&settings).complete(&request()).await.unwrap();
        assert_eq!((answer.text.as_str(), answer.usage.input, answer.usage.output), ("Short.", 11, 7));
    }
}

#[tokio::test]
async fn the_context_is_a_setting() {
    let server = MockServer::start().await;
    let call = Mock::given(body_partial_json(json!({"options": {"num_ctx": 32768, "num_predict": 2148}})));
    call.respond_with(ok(&whole("ollama", "Short."))).expect(1).mount(&server).await;
    let options = Options { num_ctx: Some(32768), thinking_room: Some(2048), ..Options::default() };
    let settings = Settings { options, ..settings("ollama", &server.uri()) };
    made(&settings).complete(&request()).await.unwrap();
}

#[tokio::test]
async fn it_enforces_a_schema_as_it_is() {
    let server = MockServer::start().await;
    let call = Mock::given(body_partial_json(json!({"format": city().value()})));
    call.respond_with(ok(&whole("ollama", r#"{"city":"Ulm"}"#))).expect(1).mount(&server).await;
    let answer = model("ollama", &server.uri()).complete(&asking_for_a_city()).await.unwrap();
    assert_eq!((answer.json, answer.rung), (Some(json!({"city": "Ulm"})), Some(Rung::Schema)));
}

#[tokio::test]
async fn it_streams_lines() {
    let server = MockServer::start().await;
    let body = streamed("ollama", &["Sh", "ort."]).concat();
    always(&server, ResponseTemplate::new(200).set_body_raw(body, "application/x-ndjson"), 1).await;
    let events = streams::all(model("ollama", &server.uri()).stream(request())).await.unwrap();
    let Some(Event::Done(answer)) = events.last() else { panic!("no end") };
    assert_eq!(events.len(), 3);
    assert_eq!((answer.text.as_str(), answer.usage.input, answer.usage.output), ("Short.", 11, 7));
}

#[tokio::test]
async fn it_names_its_own_troubles() {
    let table = [
        (404, "model 'model-1' not found, try pulling it first", Kind::NoSuchModel),
        (400, "input length exceeds the context length", Kind::ContextTooLong),
        (401, "unauthorized", Kind::BadKey),
    ];
    for (status, message, kind) in table {
        let server = MockServer::start().await;
        always(&server, failed(status, &json!({"error": message})), 1).await;
        let error = model("ollama", &server.uri()).complete(&request()).await.unwrap_err();
        assert_eq!(error.kind, kind, "{message}");
    }
}

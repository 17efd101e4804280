//! Anthropic's messages API.

use wiremock::matchers::{body_partial_json, header, path};

use super::*;

#[tokio::test]
async fn it_gives_a_text() {
    let server = MockServer::start().await;
    let call = Mock::given(path("/v1/messages"))
        .and(header("x-api-key", KEY))
        .and(header("anthropic-version", "2023-06-01"))
        .and(body_partial_json(json!({
            "model": "claude-haiku-5-5", "max_tokens": 100 + 4096, "system": "Be short.", "stream": false,
            "messages": [{"role": "user", "content": PROMPT}],
        })));
    let mut body = whole("anthropic", "Short.");
    body["model"] = json!("claude-haiku-5-5");
    body["content"] = json!([{"type": "thinking", "thinking": "Hm.", "signature": "x"}, {"type": "text", "text": "Short."}]);
    body["usage"] = json!({"input_tokens": 1, "cache_read_input_tokens": 10, "output_tokens": 7});
    call.respond_with(ok(&body)).expect(1).mount(&server).await;
    let settings =
        Settings { model: Some("claude-haiku-5-5".into()), ..settings("anthropic", &server.uri()) };
    let answer = made(&settings).complete(&request()).await.unwrap();
    assert_eq!((answer.text.as_str(), answer.usage.input, answer.usage.output), ("Short.", 11, 7));
    assert_eq!(answer.cost_micros, Some(5));
}

#[tokio::test]
async fn it_enforces_a_schema() {
    let server = MockServer::start().await;
    always(&server, ok(&whole("anthropic", r#"{"city":"Ulm"}"#)), 1).await;
    let answer = model("anthropic", &server.uri()).complete(&asking_for_a_city()).await.unwrap();
    assert_eq!((answer.json, answer.rung), (Some(json!({"city": "Ulm"})), Some(Rung::Schema)));
    let sent = &calls(&server).await[0].1["output_config"]["format"];
    assert_eq!(
        (&sent["type"], &sent["schema"]["additionalProperties"]),
        (&json!("json_schema"), &json!(false))
    );
    assert_eq!(sent["schema"]["required"], json!(["city"]));
}

#[tokio::test]
async fn older_models_answer_through_a_tool() {
    let server = MockServer::start().await;
    let message = "output_config.format: Extra inputs are not permitted";
    let error = json!({"type": "error", "error": {"type": "invalid_request_error", "message": message}});
    once(&server, failed(400, &error)).await;
    let mut body = whole("anthropic", "");
    body["content"] =
        json!([{"type": "tool_use", "id": "toolu_01", "name": "city", "input": {"city": "Ulm"}}]);
    body["stop_reason"] = json!("tool_use");
    Mock::given(any()).respond_with(ok(&body)).mount(&server).await;
    let answer = model("anthropic", &server.uri()).complete(&asking_for_a_city()).await.unwrap();
    assert_eq!((answer.json, answer.rung), (Some(json!({"city": "Ulm"})), Some(Rung::Tool)));
    let sent = &calls(&server).await[1].1;
    assert_eq!(sent["tool_choice"], json!({"type": "tool", "name": "city"}));
    assert_eq!(&sent["tools"][0]["input_schema"], city().value());
    assert_eq!(sent.get("output_config"), None);
}

#[tokio::test]
async fn a_tool_streams_its_input() {
    let server = MockServer::start().await;
    let start =
        json!({"type": "message_start", "message": {"model": "model-1", "usage": {"input_tokens": 11}}});
    let piece = |json: &str| json!({"type": "content_block_delta", "index": 0, "delta": {"type": "input_json_delta", "partial_json": json}});
    let end =
        json!({"type": "message_delta", "delta": {"stop_reason": "tool_use"}, "usage": {"output_tokens": 7}});
    let events =
        [start, piece(""), piece("{\"city\":"), piece(" \"Ulm\"}"), end, json!({"type": "message_stop"})];
    let body: String = events.iter().map(|e| format!("data: {e}\n\n")).collect();
    always(&server, ResponseTemplate::new(200).set_body_raw(body, "text/event-stream"), 1).await;
    let options = Options { structured: Some(Rung::Tool), ..Options::default() };
    let settings = Settings { options, ..settings("anthropic", &server.uri()) };
    let events = streams::all(made(&settings).stream(asking_for_a_city())).await.unwrap();
    let Some(Event::Done(answer)) = events.last() else { panic!("no end") };
    assert_eq!(answer.json, Some(json!({"city": "Ulm"})));
}

#[tokio::test]
async fn it_streams() {
    let server = MockServer::start().await;
    let body = streamed("anthropic", &["Sh", "ort."]).concat();
    always(&server, ResponseTemplate::new(200).set_body_raw(body, "text/event-stream"), 1).await;
    let events = streams::all(model("anthropic", &server.uri()).stream(request())).await.unwrap();
    let Some(Event::Done(answer)) = events.last() else { panic!("no end") };
    assert_eq!(events.len(), 3);
    assert_eq!((answer.text.as_str(), answer.usage.input, answer.usage.output), ("Short.", 11, 7));
}

#[tokio::test]
async fn a_refusal_is_no_answer() {
    let server = MockServer::start().await;
    let mut body = whole("anthropic", "I would rather");
    body["stop_reason"] = json!("refusal");
    always(&server, ok(&body), 1).await;
    let error = model("anthropic", &server.uri()).complete(&request()).await.unwrap_err();
    assert_eq!(error.kind, Kind::Refused);
}

#[tokio::test]
async fn it_names_its_own_troubles() {
    let temporary = |status| Kind::Unavailable { status, seconds: None };
    let table = [
        (401, "authentication_error", "invalid x-api-key", Kind::BadKey),
        (403, "permission_error", "Your API key does not have permission", Kind::BadKey),
        (404, "not_found_error", "model: claude-9", Kind::NoSuchModel),
        (404, "not_found_error", "Not Found", Kind::NoSuchApi),
        (400, "invalid_request_error", "Your credit balance is too low to access the API", Kind::Quota),
        (
            400,
            "invalid_request_error",
            "prompt is too long: 210000 tokens > 200000 maximum",
            Kind::ContextTooLong,
        ),
        (413, "request_too_large", "Request exceeds the maximum size", Kind::ContextTooLong),
        (529, "overloaded_error", "Overloaded", temporary(529)),
        (400, "invalid_request_error", "messages: something else", Kind::Rejected { status: 400 }),
    ];
    for (status, code, message, kind) in table {
        let server = MockServer::start().await;
        let body = json!({"type": "error", "error": {"type": code, "message": message}});
        Mock::given(any()).respond_with(failed(status, &body)).mount(&server).await;
        let error = model("anthropic", &server.uri()).complete(&request()).await.unwrap_err();
        assert_eq!(error.kind, kind, "{message}");
    }
}

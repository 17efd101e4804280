//! OpenAI, Azure OpenAI and compatible servers.

use wiremock::matchers::{body_partial_json, header, path, query_param};

use super::*;

#[tokio::test]
async fn openai_gives_a_text() {
    let server = MockServer::start().await;
    let mut body = whole("openai", "Short.");
    body["model"] = json!("gpt-4o-2024-08-06");
    let call = Mock::given(path("/v1/chat/completions"))
        .and(header("authorization", format!("Bearer {KEY}").as_str()))
        .and(body_partial_json(json!({
            "model": "model-1", "max_completion_tokens": 100 + 4096, "temperature": 0.5, "stream": false,
            "messages": [{"role": "system", "content": "Be short."}, {"role": "user", "content": PROMPT}],
        })));
    call.respond_with(ok(&body)).expect(1).mount(&server).await;
    let answer = model("openai", &server.uri()).complete(&request()).await.unwrap();
    assert_eq!((answer.text.as_str(), answer.finish, answer.json), ("Short.", Finish::Stop, None));
    assert_eq!(answer.usage, Usage { input: 11, output: 7, estimated: false });
    // 11 at 2.50 and 7 at 10 dollars for a million.
    assert_eq!((answer.model.as_str(), answer.cost_micros), ("gpt-4o-2024-08-06", Some(98)));
}

#[tokio::test]
async fn openai_enforces_a_narrowed_schema() {
    let server = MockServer::start().await;
    let text = r#"{"city":"Ulm","kind":null,"people":null}"#;
    always(&server, ok(&whole("openai", text)), 1).await;
    let answer = model("openai", &server.uri()).complete(&asking_for_a_city()).await.unwrap();
    assert_eq!((answer.json, answer.rung), (Some(json!({"city": "Ulm"})), Some(Rung::Schema)));
    let sent = &calls(&server).await[0].1["response_format"];
    assert_eq!((&sent["type"], &sent["json_schema"]["strict"]), (&json!("json_schema"), &json!(true)));
    assert_eq!(sent["json_schema"]["name"], "city");
    let properties = json!({
        "city": {"type": "string"},
        "kind": {"anyOf": [{"enum": ["town", "village"]}, {"type": "null"}]},
        "people": {"type": ["integer", "null"]},
    });
    let schema = json!({"type": "object", "required": ["city", "kind", "people"], "properties": properties,
        "additionalProperties": false});
    assert_eq!(sent["json_schema"]["schema"], schema);
}

#[tokio::test]
async fn openai_streams_with_its_usage() {
    let server = MockServer::start().await;
    let body = streamed("openai", &["Sh", "ort."]).concat();
    let ok = ResponseTemplate::new(200).set_body_raw(body, "text/event-stream");
    let call = body_partial_json(json!({"stream": true, "stream_options": {"include_usage": true}}));
    Mock::given(call).respond_with(ok).expect(1).mount(&server).await;
    let events = streams::all(model("openai", &server.uri()).stream(request())).await.unwrap();
    let Some(Event::Done(answer)) = events.last() else { panic!("no end") };
    assert_eq!(events[..2], [Event::Delta("Sh".into()), Event::Delta("ort.".into())]);
    assert_eq!((answer.text.as_str(), answer.usage.input, answer.usage.output), ("Short.", 11, 7));
}

#[tokio::test]
async fn a_refusal_is_no_answer() {
    let server = MockServer::start().await;
    let mut body = whole("openai", "");
    body["choices"][0]["message"] =
        json!({"role": "assistant", "content": null, "refusal": "I'm sorry, I can't."});
    always(&server, ok(&body), 1).await;
    let error = model("openai", &server.uri()).complete(&asking_for_a_city()).await.unwrap_err();
    assert_eq!((error.kind, error.spent.input), (Kind::Refused, 11));
}

#[tokio::test]
async fn a_filtered_answer_is_no_answer() {
    let server = MockServer::start().await;
    let mut body = whole("azure-openai", "And then he");
    body["choices"][0]["finish_reason"] = json!("content_filter");
    always(&server, ok(&body), 1).await;
    let error = model("azure-openai", &server.uri()).complete(&request()).await.unwrap_err();
    assert_eq!(error.kind, Kind::Refused);
}

#[tokio::test]
async fn azure_takes_deployment_and_version() {
    let server = MockServer::start().await;
    let call = Mock::given(path("/openai/deployments/mine/chat/completions"))
        .and(query_param("api-version", "2024-10-21"))
        .and(header("api-key", KEY));
    call.respond_with(ok(&whole("azure-openai", "Short."))).expect(3).mount(&server).await;
    for base in ["", "/openai/", "/openai/deployments/mine/chat/completions"] {
        let settings = Settings {
            deployment: Some("mine".into()),
            api_version: Some("2024-10-21".into()),
            ..settings("azure-openai", &format!("{}{base}", server.uri()))
        };
        assert_eq!(made(&settings).complete(&request()).await.unwrap().text, "Short.");
    }
    assert!(
        server.received_requests().await.unwrap().iter().all(|c| !c.headers.contains_key("authorization"))
    );
}

#[tokio::test]
async fn azure_without_a_version_is_asked_the_newer_way() {
    let server = MockServer::start().await;
    let call = Mock::given(path("/openai/v1/chat/completions")).and(header("api-key", KEY));
    let call = call.and(body_partial_json(json!({"model": "mine"})));
    call.respond_with(ok(&whole("azure-openai", "Short."))).expect(2).mount(&server).await;
    for base in ["", "/openai/v1/"] {
        let base = format!("{}{base}", server.uri());
        let settings = Settings { deployment: Some("mine".into()), ..settings("azure-openai", &base) };
        assert_eq!(made(&settings).complete(&request()).await.unwrap().text, "Short.");
    }
}

#[tokio::test]
async fn azure_names_its_own_troubles() {
    let table = [
        (
            404,
            json!({"error": {"code": "DeploymentNotFound", "message": "The API deployment does not exist."}}),
            Kind::NoSuchModel,
        ),
        (404, json!({"error": {"code": "404", "message": "Resource not found"}}), Kind::NoSuchApi),
        (
            400,
            json!({"error": {"code": "content_filter", "param": "prompt", "message": "The response was filtered",
                "innererror": {"code": "ResponsibleAIPolicyViolation"}}}),
            Kind::Refused,
        ),
        (
            401,
            json!({"error": {"code": "401", "message": "Access denied due to invalid subscription key"}}),
            Kind::BadKey,
        ),
    ];
    for (status, body, kind) in table {
        let server = MockServer::start().await;
        always(&server, failed(status, &body), 1).await;
        let error = model("azure-openai", &server.uri()).complete(&request()).await.unwrap_err();
        assert_eq!(error.kind, kind, "{body}");
    }
}

#[tokio::test]
async fn a_compatible_server_needs_no_key() {
    let server = MockServer::start().await;
    let call = Mock::given(path("/v1/chat/completions"));
    let call = call.and(body_partial_json(json!({"max_tokens": 100})));
    call.respond_with(ok(&whole("openai-compatible", "Short."))).expect(3).mount(&server).await;
    for base in ["", "/v1", "/v1/chat/completions"] {
        let base = format!("{}{base}", server.uri());
        let settings = Settings { api_key: None, ..settings("openai-compatible", &base) };
        let answer = made(&settings).complete(&request()).await.unwrap();
        assert_eq!((answer.text.as_str(), answer.cost_micros), ("Short.", None));
    }
    assert!(
        server.received_requests().await.unwrap().iter().all(|c| !c.headers.contains_key("authorization"))
    );
}

#[tokio::test]
async fn what_a_server_does_not_know_is_left_out() {
    let refusals = [
        ("max_tokens", "Unsupported parameter: 'max_tokens' is not supported with this model."),
        ("temperature", "Unsupported value: 'temperature' does not support 0.5 with this model."),
        ("response_format", "This response_format is unavailable now"),
        ("response_format", "response_format: only text"),
    ];
    let server = MockServer::start().await;
    for (param, message) in refusals {
        let error = json!({"error": {"message": message, "type": "invalid_request_error", "param": param}});
        once(&server, failed(400, &error)).await;
    }
    Mock::given(any()).respond_with(ok(&whole("", "```json\n{\"city\": \"Ulm\"}\n```"))).mount(&server).await;
    let model = model("openai-compatible", &server.uri());
    let answer = model.complete(&asking_for_a_city()).await.unwrap();
    assert_eq!((answer.json, answer.rung), (Some(json!({"city": "Ulm"})), Some(Rung::Prompt)));
    model.complete(&request()).await.unwrap();
    let calls = calls(&server).await;
    let has = |call: usize, field: &str| calls[call].1.get(field).is_some();
    assert!(has(0, "max_tokens") && has(1, "max_completion_tokens") && !has(1, "max_tokens"));
    assert!(has(1, "temperature") && !has(2, "temperature"));
    assert_eq!(calls[2].1["response_format"]["type"], "json_schema");
    assert_eq!(calls[3].1["response_format"], json!({"type": "json_object"}));
    assert!(!has(4, "response_format"));
    let system = calls[4].1["messages"][0]["content"].as_str().unwrap();
    assert!(
        system.starts_with("Be short.\n") && system.contains("JSON Schema:\n{\"type\":\"object\""),
        "{system}"
    );
    // The next call knows.
    assert!(has(5, "max_completion_tokens") && !has(5, "temperature") && calls.len() == 6);
}

#[tokio::test]
async fn a_gateway_that_cannot_stream_is_understood() {
    let server = MockServer::start().await;
    always(&server, ok(&whole("", "Short.")), 1).await;
    let events = streams::all(model("openai-compatible", &server.uri()).stream(request())).await.unwrap();
    assert_eq!(events.len(), 2);
    assert_eq!(events[0], Event::Delta("Short.".into()));
}

#[tokio::test]
async fn usage_that_nobody_tells_is_guessed() {
    let server = MockServer::start().await;
    let mut body = whole("", "Short.");
    body.as_object_mut().unwrap().remove("usage");
    always(&server, ok(&body), 1).await;
    let settings = settings("openai-compatible", &server.uri());
    let options = Options { input_price: Some(1.0), output_price: Some(100.0), ..Options::default() };
    let answer = made(&Settings { options, ..settings }).complete(&request()).await.unwrap();
    assert_eq!(answer.usage, Usage { input: 11, output: 2, estimated: true });
    assert_eq!(answer.cost_micros, Some(211));
}

#[tokio::test]
async fn an_old_model_writes_less_at_once() {
    let server = MockServer::start().await;
    let message = "max_tokens is too large: 4196. This model supports at most 4096 completion tokens.";
    once(&server, failed(400, &json!({"error": {"message": message, "param": "max_tokens"}}))).await;
    let call = Mock::given(body_partial_json(json!({"max_completion_tokens": 100})));
    call.respond_with(ok(&whole("openai", "Short."))).expect(1).mount(&server).await;
    assert_eq!(model("openai", &server.uri()).complete(&request()).await.unwrap().text, "Short.");
}

#[tokio::test]
async fn an_error_under_a_good_status_is_one() {
    let table = [
        (json!({"error": "Unexpected endpoint or method. (POST /chat/completions)"}), Kind::NoSuchApi),
        (
            json!({"error": {"code": 429, "message": "Rate limited upstream"}}),
            Kind::RateLimited { seconds: None },
        ),
        (
            json!({"error": {"code": 502, "message": "Provider disconnected"}}),
            Kind::Unavailable { status: 502, seconds: None },
        ),
        (json!({"error": {"code": 402, "message": "Buy credits"}}), Kind::Quota),
        (json!({"error": {"message": "?"}}), Kind::Rejected { status: 200 }),
    ];
    for (body, kind) in table {
        let server = MockServer::start().await;
        Mock::given(any()).respond_with(ok(&body)).mount(&server).await;
        let error = model("openai-compatible", &server.uri()).complete(&request()).await.unwrap_err();
        assert_eq!(error.kind, kind, "{body}");
    }
}

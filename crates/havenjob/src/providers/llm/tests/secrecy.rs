//! No key and no prompt in anything that may be printed.

use super::*;

fn hides(what: &str, text: &str) {
    for secret in [KEY, PROMPT, "4f1d9c2be7", "Lovelace", "Be short"] {
        assert!(!text.contains(secret), "{what} holds {secret:?}: {text}");
    }
}

#[tokio::test]
async fn debug_shows_neither_key_nor_text() {
    let settings = settings("openai", &format!("https://{KEY}@example.com/?key={KEY}"));
    assert!(format!("{settings:?}").contains("Secret(…)"));
    hides("settings", &format!("{settings:?}"));
    hides("request", &format!("{:?}", request()));
    hides("model", &format!("{:?}", model("openai", "http://127.0.0.1:9")));
    let server = MockServer::start().await;
    always(&server, ok(&whole("openai", PROMPT)), 1).await;
    let answer = model("openai", &server.uri()).complete(&request()).await.unwrap();
    assert_eq!(answer.text, PROMPT);
    hides("answer", &format!("{answer:?}"));
    hides("event", &format!("{:?} {:?}", Event::Delta(PROMPT.into()), Event::Done(Box::new(answer))));
}

#[tokio::test]
async fn what_a_provider_quotes_is_not_passed_on() {
    let quote = format!("Incorrect API key provided: {KEY}. Your input was: {PROMPT}. System: Be short");
    let bodies = [
        json!({"error": {"message": quote, "code": KEY, "type": PROMPT, "param": KEY}}),
        json!({"error": quote}),
        json!({"detail": [{"msg": quote, "input": PROMPT}]}),
    ];
    for provider in ASKING {
        for body in &bodies {
            for status in [200, 302, 400, 401, 402, 403, 404, 413, 418, 422, 429, 500] {
                let server = MockServer::start().await;
                Mock::given(any()).respond_with(failed(status, body)).mount(&server).await;
                let mut network = network();
                network.retries.times = 0;
                let model = made_with(&settings(provider, &server.uri()), &network);
                let error = model.complete(&asking_for_a_city()).await.unwrap_err();
                hides("error", &format!("{error} {error:?} {error:#?}"));
            }
        }
    }
}

#[tokio::test]
async fn an_answer_that_is_not_the_form_is_not_quoted() {
    let texts = [
        PROMPT.to_owned(),
        json!({PROMPT: KEY, "city": "x"}).to_string(),
        json!({"city": [PROMPT]}).to_string(),
    ];
    let schema =
        json!({"type": "object", "properties": {"city": {"type": "string"}}, "additionalProperties": false});
    let request = Request { schema: Some(Schema::new("x", schema).unwrap()), ..request() };
    for text in texts {
        let server = MockServer::start().await;
        always(&server, ok(&whole("openai", &text)), 2).await;
        let error = model("openai", &server.uri()).complete(&request).await.unwrap_err();
        hides("error", &format!("{error} {error:?}"));
    }
}

#[test]
fn settings_errors_do_not_quote_the_address_or_the_key() {
    for base in
        [format!("https://me:{KEY}@x.example/v1"), format!("https://x.example/v1?key={KEY}"), KEY.to_owned()]
    {
        let error = engine(&settings("openai", &base), &network()).unwrap_err();
        assert!(matches!(error.kind, Kind::Settings(_)));
        hides("error", &format!("{error} {error:?}"));
    }
    let key = Some(Secret::new(&format!("{KEY}\nx")));
    let error = engine(&Settings { api_key: key, ..settings("openai", "https://x.example") }, &network())
        .unwrap_err();
    hides("error", &format!("{error} {error:?}"));
}

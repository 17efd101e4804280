//! Every kind of trouble, with every provider: what is tried again, what is reported, and how.

use std::sync::atomic::Ordering::SeqCst;
use std::time::Instant;

use super::*;

#[tokio::test]
async fn a_rate_limit_is_waited_for() {
    for provider in ASKING {
        let server = MockServer::start().await;
        once(
            &server,
            failed(429, &json!({"error": {"message": "slow down"}})).insert_header("retry-after", "1"),
        )
        .await;
        Mock::given(any()).respond_with(ok(&whole(provider, "Short."))).mount(&server).await;
        let start = Instant::now();
        assert_eq!(
            model(provider, &server.uri()).complete(&request()).await.unwrap().text,
            "Short.",
            "{provider}"
        );
        assert!(start.elapsed() >= Duration::from_secs(1), "{provider} was asked again too early");
    }
}

#[tokio::test]
async fn a_long_wait_is_reported_at_once() {
    for provider in ASKING {
        let server = MockServer::start().await;
        always(&server, failed(429, &json!({})).insert_header("retry-after", "77"), 1).await;
        let error = model(provider, &server.uri()).complete(&request()).await.unwrap_err();
        assert_eq!(error.kind, Kind::RateLimited { seconds: Some(77) }, "{provider}");
        assert!(error.kind.is_temporary() && error.to_string().contains("77 seconds"), "{error}");
    }
}

#[tokio::test]
async fn an_empty_account_is_not_asked_again() {
    for provider in ASKING {
        let server = MockServer::start().await;
        let body =
            json!({"error": {"code": "insufficient_quota", "message": "You exceeded your current quota"}});
        always(&server, failed(429, &body), 1).await;
        let error = model(provider, &server.uri()).complete(&request()).await.unwrap_err();
        assert_eq!(error.kind, Kind::Quota, "{provider}");
    }
}

#[tokio::test]
async fn trouble_passes_or_is_reported() {
    for provider in ASKING {
        for status in [500, 502, 503, 504, 529] {
            let server = MockServer::start().await;
            once(&server, ResponseTemplate::new(status).set_body_string("<html>Bad Gateway</html>")).await;
            Mock::given(any()).respond_with(ok(&whole(provider, "Short."))).mount(&server).await;
            let answer = model(provider, &server.uri()).complete(&request()).await.unwrap();
            assert_eq!(answer.text, "Short.", "{provider} {status}");
        }
        let server = MockServer::start().await;
        always(&server, ResponseTemplate::new(500), 3).await;
        let error = model(provider, &server.uri()).complete(&request()).await.unwrap_err();
        assert_eq!(error.kind, Kind::Unavailable { status: 500, seconds: None }, "{provider}");
    }
}

#[tokio::test]
async fn what_is_settled_is_not_asked_again() {
    let table = [
        (401, json!({"error": {"message": "Incorrect API key provided"}}), Kind::BadKey),
        (402, json!({"error": {"message": "Insufficient Balance"}}), Kind::Quota),
        (
            400,
            json!({"error": {"code": "context_length_exceeded", "message": "This model's maximum context length is 8192 tokens"}}),
            Kind::ContextTooLong,
        ),
        (
            400,
            json!([{"error": {"code": 400, "message": "API key not valid.", "status": "INVALID_ARGUMENT"}}]),
            Kind::BadKey,
        ),
        (
            404,
            json!({"error": {"message": "The model `x` does not exist", "code": "model_not_found"}}),
            Kind::NoSuchModel,
        ),
        (404, json!({"detail": "Not Found"}), Kind::NoSuchApi),
        (307, json!({}), Kind::NoSuchApi),
        (418, json!({}), Kind::Rejected { status: 418 }),
    ];
    for provider in ASKING {
        for (status, body, kind) in &table {
            let server = MockServer::start().await;
            let away = failed(*status, body).insert_header("location", "http://169.254.169.254/");
            always(&server, away, 1).await;
            let error = model(provider, &server.uri()).complete(&request()).await.unwrap_err();
            assert_eq!(&error.kind, kind, "{provider} {body}");
            assert!(!error.kind.is_temporary());
        }
    }
}

#[tokio::test]
async fn no_answer_is_said_to_be_none() {
    for provider in ASKING {
        for (body, kind) in
            [("", "application/json"), ("<html>", "text/html"), ("{\"hello\": 1}", "application/json")]
        {
            let server = MockServer::start().await;
            always(&server, ResponseTemplate::new(200).set_body_raw(body, kind), 1).await;
            let error = model(provider, &server.uri()).complete(&request()).await.unwrap_err();
            assert!(matches!(error.kind, Kind::BadAnswer(_)), "{provider} {body} {error}");
        }
        let server = MockServer::start().await;
        always(&server, ok(&whole(provider, "  ")), 1).await;
        let error = model(provider, &server.uri()).complete(&request()).await.unwrap_err();
        assert_eq!(
            (&error.kind, error.spent.output),
            (&Kind::BadAnswer("it is empty".into()), 7),
            "{provider}"
        );
    }
}

#[tokio::test]
async fn a_wrong_form_is_mended_once() {
    for provider in ASKING {
        let server = MockServer::start().await;
        once(&server, ok(&whole(provider, r#"{"town": "Ulm"}"#))).await;
        Mock::given(any()).respond_with(ok(&whole(provider, r#"{"city": "Ulm"}"#))).mount(&server).await;
        let answer = model(provider, &server.uri()).complete(&asking_for_a_city()).await.unwrap();
        assert_eq!((answer.json, answer.usage.output), (Some(json!({"city": "Ulm"})), 14), "{provider}");
        let sent = calls(&server).await[1].1["messages"].to_string();
        assert!(sent.contains("the answer lacks the field city"), "{provider} {sent}");
    }
}

#[tokio::test]
async fn a_wrong_form_is_never_given_out() {
    let texts = ["no JSON", r#"{"city": 3}"#, r#"{"city": ""}"#, r#"{"city": "Ulm", "kind": "moon"}"#, "[]"];
    for provider in ASKING {
        for text in texts {
            let server = MockServer::start().await;
            always(&server, ok(&whole(provider, text)), 2).await;
            let error = model(provider, &server.uri()).complete(&asking_for_a_city()).await.unwrap_err();
            assert!(matches!(error.kind, Kind::BadAnswer(_)), "{provider} {text} {error}");
            assert_eq!((error.spent.input, error.spent.output), (22, 14));
        }
    }
}

#[tokio::test]
async fn an_answer_that_does_not_fit_says_so() {
    for (provider, stop) in [("openai", "length"), ("anthropic", "max_tokens"), ("ollama", "length")] {
        let server = MockServer::start().await;
        let mut body = whole(provider, r#"{"city": "Ul"#);
        match provider {
            "openai" => body["choices"][0]["finish_reason"] = json!(stop),
            "anthropic" => body["stop_reason"] = json!(stop),
            _ => body["done_reason"] = json!(stop),
        }
        always(&server, ok(&body), 2).await;
        let model = model(provider, &server.uri());
        let error = model.complete(&asking_for_a_city()).await.unwrap_err();
        assert_eq!(error.kind, Kind::AnswerTooLong { max_tokens: 100 }, "{provider}");
        assert_eq!(model.complete(&request()).await.unwrap().finish, Finish::Length, "{provider}");
    }
}

#[tokio::test]
async fn a_slow_server_is_given_up() {
    let tries = ASKING.map(async |provider| {
        let server = MockServer::start().await;
        always(&server, ok(&whole(provider, "Short.")).set_delay(Duration::from_secs(20)), 1).await;
        let error = impatient(provider, &server.uri()).complete(&request()).await.unwrap_err();
        assert_eq!(error.kind, Kind::TimedOut { wait: Wait::FirstByte, seconds: 0 }, "{provider}");
        assert!(error.kind.is_temporary());
    });
    let start = Instant::now();
    futures::future::join_all(tries).await;
    assert!(start.elapsed() < Duration::from_secs(15));
}

#[tokio::test]
async fn a_call_ends_when_its_time_is_up() {
    let mut network = network();
    network.timeouts.total = Duration::from_millis(900);
    network.retries =
        Retries { times: 99, first: Duration::from_millis(200), longest: Duration::from_millis(200) };
    for delay in [0, 20_000] {
        let server = MockServer::start().await;
        let trouble = ResponseTemplate::new(500).set_delay(Duration::from_millis(delay));
        Mock::given(any()).respond_with(trouble).mount(&server).await;
        let start = Instant::now();
        let error =
            made_with(&settings("openai", &server.uri()), &network).complete(&request()).await.unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(10));
        let over = matches!(error.kind, Kind::TimedOut { wait: Wait::Total, .. });
        assert!(
            over || delay == 0 && error.kind == Kind::Unavailable { status: 500, seconds: None },
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn nobody_there_is_tried_again_and_reported() {
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    for provider in ASKING {
        let error =
            model(provider, &format!("http://127.0.0.1:{port}")).complete(&request()).await.unwrap_err();
        assert_eq!(error.kind, Kind::Unreachable, "{provider}");
        assert!(error.to_string().contains("check the base URL"), "{error}");
    }
}

#[tokio::test]
async fn a_cut_body_is_asked_for_again() {
    for provider in ASKING {
        let text = whole(provider, "Short.").to_string();
        let (half, head) = (text[..text.len() / 2].to_owned(), Act::Head("application/json"));
        let cut = vec![head.clone(), Act::Chunk(half)];
        let good = vec![head, Act::Chunk(text), Act::End];
        let (base, count) = scripted(vec![cut.clone(), good]).await;
        assert_eq!(model(provider, &base).complete(&request()).await.unwrap().text, "Short.", "{provider}");
        assert_eq!(count.load(SeqCst), 2);
        let (base, count) = scripted(vec![cut]).await;
        assert_eq!(
            model(provider, &base).complete(&request()).await.unwrap_err().kind,
            Kind::Cut,
            "{provider}"
        );
        assert_eq!(count.load(SeqCst), 3);
    }
}

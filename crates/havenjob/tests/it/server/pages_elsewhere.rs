//! Pages of other origins: those that the instance names may call it, and nobody else's may. And what takes too long.

use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::instance::{Instance, Person};

const FRIEND: &str = "https://app.example.org";
const FOREIGN: &str = "https://evil.example";

fn allowed(response: &Response) -> Option<&str> {
    response.headers().get("access-control-allow-origin").map(|v| v.to_str().unwrap())
}

async fn preflight(me: &Person, origin: &str, method: &str) -> Response {
    let request = me.client.request(Method::OPTIONS, format!("{}/api/jobs", me.url));
    let request = request.header("origin", origin).header("access-control-request-method", method);
    request.header("access-control-request-headers", "content-type,authorization").send().await.unwrap()
}

#[tokio::test]
async fn an_origin_that_is_named_may_call_and_no_other() {
    let instance = Instance::start(None, &[("SERVER__CORS_ORIGINS", "[\"https://app.example.org\"]")]);
    let me = instance.person("kim@example.org").await;
    for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
        let answer = preflight(&me, FRIEND, method).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(allowed(&answer), Some(FRIEND));
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_lowercase();
        assert_eq!(header("access-control-allow-credentials"), "true");
        assert!(header("access-control-allow-methods").contains(&method.to_lowercase()));
        let headers = header("access-control-allow-headers");
        assert!(headers.contains("content-type") && headers.contains("authorization"), "{headers}");
    }
    for foreign in [FOREIGN, "null", "http://app.example.org", "https://app.example.org.evil.example"] {
        assert_eq!(allowed(&preflight(&me, foreign, "POST").await), None, "{foreign}");
    }

    let cookie = format!("havenjob_session={}", me.token);
    let ask = |method: Method, origin: &str| {
        let request = me.client.request(method, format!("{}/api/jobs", me.url));
        request
            .header("cookie", cookie.clone())
            .header("origin", origin.to_owned())
            .header("sec-fetch-site", "cross-site")
    };
    let read = ask(Method::GET, FRIEND).send().await.unwrap();
    assert_eq!((read.status(), allowed(&read)), (StatusCode::OK, Some(FRIEND)));
    let vary: Vec<_> =
        read.headers().get_all("vary").iter().map(|v| v.to_str().unwrap().to_lowercase()).collect();
    assert!(vary.iter().any(|v| v.contains("origin")), "a cache must not mix origins up: {vary:?}");
    let write =
        ask(Method::POST, FRIEND).json(&json!({"description": "We seek a nurse."})).send().await.unwrap();
    assert_eq!((write.status(), allowed(&write)), (StatusCode::CREATED, Some(FRIEND)));
    // What is refused can be read there too.
    let refused = ask(Method::POST, FRIEND).json(&json!({"description": ""})).send().await.unwrap();
    assert_eq!((refused.status(), allowed(&refused)), (StatusCode::UNPROCESSABLE_ENTITY, Some(FRIEND)));

    let read = ask(Method::GET, FOREIGN).send().await.unwrap();
    assert_eq!(allowed(&read), None, "a browser keeps the answer from the page");
    let write =
        ask(Method::POST, FOREIGN).json(&json!({"description": "We seek a baker."})).send().await.unwrap();
    assert_eq!((write.status(), allowed(&write)), (StatusCode::FORBIDDEN, None));
    assert_eq!(me.get("/api/jobs").await.1["total"], 1);

    let alone = Instance::start(None, &[]);
    let me = alone.person("kim@example.org").await;
    assert_eq!(allowed(&preflight(&me, FRIEND, "GET").await), None, "nobody is named");
}

#[tokio::test]
async fn what_takes_too_long_is_given_up_and_said() {
    // Takes connections and never answers.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/job", silent.local_addr().unwrap());
    let settings = [("NETWORK__ALLOW_PRIVATE", "true"), ("SERVER__REQUEST_SECONDS", "1")];
    let instance = Instance::start(None, &settings);
    let me = instance.person("kim@example.org").await;
    let request = me.request(Method::POST, "/api/jobs/import").json(&json!({"url": url}));
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    assert!(answer.headers().contains_key("x-request-id"));
    let problem: Value = answer.json().await.unwrap();
    assert_eq!((&problem["type"], &problem["status"]), (&json!("too-slow"), &json!(503)), "{problem}");
    assert!(problem["detail"].as_str().unwrap().contains("1 seconds"), "{problem}");
    assert_eq!(me.get("/api/jobs").await.1["total"], 0);

    // A body that never ends is not waited for either.
    let (sender, body) = futures::channel::mpsc::channel::<Result<Vec<u8>, std::io::Error>>(1);
    let request = me.request(Method::POST, "/api/jobs").header("content-type", "application/json");
    let answer = request.body(reqwest::Body::wrap_stream(body)).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    drop(sender);

    let description = me.get("/api/openapi.json").await.1;
    let mut said = 0;
    for (path, operations) in description["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let content = &operation["responses"]["503"]["content"];
            assert!(content.get("application/problem+json").is_some(), "{method} {path} does not say so");
            said += 1;
        }
    }
    assert!(said > 40, "only {said} endpoints were looked at");
}

//! Traces for a collector: requests and tasks are in them, and nothing of a person.

use reqwest::StatusCode;
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::instance::{Instance, PASSWORD, databases};

#[tokio::test]
async fn a_collector_hears_of_requests_and_tasks_and_of_nobody() {
    for database in databases() {
        let collector = MockServer::start().await;
        let takes =
            Mock::given(method("POST")).and(path("/v1/traces")).respond_with(ResponseTemplate::new(200));
        takes.mount(&collector).await;
        let settings = [
            ("TELEMETRY__OTLP_ENDPOINT", collector.uri()),
            ("TELEMETRY__SERVICE_NAME", "jobs-of-kim".into()),
        ];
        let settings = settings.each_ref().map(|(name, value)| (*name, value.as_str()));
        let mut instance = Instance::start(database, &settings);
        let me = instance.person("kim@example.org").await;
        let cv = me.cv().await;
        let id = me.get("/api/users/me").await.1["id"].as_str().unwrap().to_owned();
        assert_eq!(me.get(&format!("/api/cv/{cv}/text")).await.0, StatusCode::OK);
        // What waits to be sent is sent before the end.
        assert_eq!(instance.stop(), 0, "{}", instance.logged("server"));
        let sent = collector.received_requests().await.unwrap();
        assert!(!sent.is_empty(), "nothing was sent: {}", instance.logged("server"));
        assert_eq!(sent[0].headers["content-type"], "application/x-protobuf");
        let all: Vec<u8> = sent.iter().flat_map(|r| r.body.clone()).collect();
        let holds = |word: &str| all.windows(word.len()).any(|w| w == word.as_bytes());
        for word in [
            "jobs-of-kim",
            "POST /api/cv/upload",
            "GET /api/cv/{id}/text",
            "http.response.status_code",
            "task cvs.parse",
            "task.attempt",
        ] {
            assert!(holds(word), "{word} is not in the traces");
        }
        for private in ["kim@example.org", "Maren", "Okafor", PASSWORD, &me.token, &id, &cv] {
            assert!(!holds(private), "{private} is in the traces");
        }
        // No span of a library, no line of the log.
        for other in ["hyper", "sqlx", "HavenJob listens", "stopping"] {
            assert!(!holds(other), "{other} is in the traces");
        }
    }
}

/// A collector that is away costs nobody anything.
#[tokio::test]
async fn without_its_collector_an_instance_does_its_work() {
    let mut instance = Instance::start(None, &[("TELEMETRY__OTLP_ENDPOINT", "http://127.0.0.1:1")]);
    let me = instance.person("kim@example.org").await;
    me.tailored().await;
    assert_eq!(instance.stop(), 0, "{}", instance.logged("server"));
}

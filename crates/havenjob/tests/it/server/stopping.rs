//! A server that is asked to stop: what it took in is answered, what it began is done or given back at once.

use reqwest::StatusCode;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use wiremock::matchers::method;
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::instance::{Instance, Person, databases, example, terminate};

/// A lease that no test waits for: what is not given back is not done again here.
const LONG: (&str, &str) = ("TASKS__LEASE_MILLIS", "600000");

/// An upload that the server has begun to take: it asked for the body, which is still to come.
async fn begun(me: &Person) -> (TcpStream, Vec<u8>) {
    let mut body =
        b"--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"cv.pdf\"\r\n\r\n".to_vec();
    body.extend(example("cv.pdf"));
    body.extend(b"\r\n--x--\r\n");
    let head = format!(
        "POST /api/cv/upload HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\ncontent-type: \
         multipart/form-data; boundary=x\r\ncontent-length: {}\r\nexpect: 100-continue\r\nconnection: close\r\n\r\n",
        me.token,
        body.len()
    );
    let mut stream = TcpStream::connect(me.url.trim_start_matches("http://")).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = [0; 25];
    stream.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 100 Continue\r\n\r\n", "{}", String::from_utf8_lossy(&answer));
    (stream, body)
}

#[tokio::test]
async fn uploads_on_their_way_are_taken_in_and_read() {
    for database in databases() {
        let mut instance = Instance::start(database, &[LONG]);
        let me = instance.person("kim@example.org").await;
        let mut open = Vec::new();
        for _ in 0..6 {
            open.push(begun(&me).await);
        }
        instance.terminate();
        instance.says("server", "stopping").await;
        let mut tasks = Vec::new();
        for (mut stream, body) in open {
            stream.write_all(&body).await.unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await.unwrap();
            assert!(answer.starts_with("HTTP/1.1 202"), "what was taken is answered: {answer:?}");
            let json = &answer[answer.find("\r\n\r\n").unwrap()..];
            let json: Value = serde_json::from_str(json.trim()).unwrap();
            tasks.push(json["job_id"].clone());
        }
        assert_eq!(instance.ended(), 0, "{}", instance.logged("server"));
        instance.serve();
        let me = Person { url: instance.url.clone(), ..me };
        for task in &tasks {
            assert_eq!(me.ended(task).await["status"], "completed");
        }
        assert_eq!(me.get("/api/cv").await.1["total"], 6);
    }
}

/// Stopped again and again in the middle of work: all is done in the end, and no lease had to run out.
#[tokio::test]
async fn work_that_runs_is_ended_before_the_end() {
    for database in databases() {
        let mut instance = Instance::start(database, &[LONG]);
        let mut me = instance.person("kim@example.org").await;
        let mut tasks = Vec::new();
        for round in 0..4_u64 {
            for _ in 0..3 {
                let (status, answer) = me.upload("cv.pdf", example("cv.pdf")).await;
                assert_eq!(status, StatusCode::ACCEPTED, "{answer}");
                tasks.push(answer["job_id"].clone());
            }
            tokio::time::sleep(std::time::Duration::from_millis(40 * round)).await;
            assert_eq!(instance.stop(), 0, "{}", instance.logged("server"));
            instance.serve();
            me = Person { url: instance.url.clone(), ..me };
        }
        for task in &tasks {
            assert_eq!(me.ended(task).await["status"], "completed");
        }
        let attempts = me.get("/api/admin/tasks?kind=cvs.parse").await.1;
        let once = attempts["items"].as_array().unwrap().iter().all(|t| t["attempts"] == 1);
        assert!(once, "nothing was begun twice: {attempts}");
    }
}

/// A model that does not answer in time holds a task; the task is another worker's at once, and the attempt does not count.
#[tokio::test]
async fn work_that_does_not_end_is_given_back() {
    for database in databases() {
        let model = MockServer::start().await;
        let slow = ResponseTemplate::new(200).set_delay(std::time::Duration::from_secs(600));
        Mock::given(method("POST")).respond_with(slow).mount(&model).await;
        let settings = [LONG, ("NETWORK__ALLOW_PRIVATE", "true"), ("SERVER__GRACE_SECONDS", "1")];
        let mut instance = Instance::start(database, &settings);
        let me = instance.person("kim@example.org").await;
        let order = json!({"cv_id": me.cv().await, "job_id": me.job().await});
        let provider = json!({"provider_name": "openai-compatible", "model": "m", "base_url": format!("{}/v1", model.uri())});
        assert_eq!(me.put("/api/users/providers/llm", provider).await.0, StatusCode::OK);
        let (_, begun) = me.post("/api/tailor/create", order).await;
        for _ in 0..600 {
            if !model.received_requests().await.unwrap().is_empty() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert!(!model.received_requests().await.unwrap().is_empty(), "the model was not asked");
        assert_eq!(instance.stop(), 0, "{}", instance.logged("server"));
        assert!(instance.logged("server").contains("task given back"), "{}", instance.logged("server"));
        assert!(!instance.logged("server").contains("could not be given back"));

        model.reset().await;
        Mock::given(method("POST")).respond_with(ResponseTemplate::new(401)).mount(&model).await;
        instance.serve();
        let me = Person { url: instance.url.clone(), ..me };
        assert_eq!(me.ended(&begun["job_id"]).await["status"], "completed");
        let tasks = me.get("/api/admin/tasks?kind=tailor.make").await.1;
        assert_eq!(tasks["items"][0]["attempts"], 1, "{tasks}");
    }
}

/// Who only watches does not hold the server: with all the time of the world to stop, it stops.
#[tokio::test]
async fn streams_that_watch_are_let_go() {
    let mut instance = Instance::start(None, &[("TASKS__WORKERS", "0"), ("SERVER__GRACE_SECONDS", "100000")]);
    let me = instance.person("kim@example.org").await;
    let (_, begun) = me.upload("cv.pdf", example("cv.pdf")).await;
    let path = format!("/api/cv/status/{}", begun["job_id"].as_str().unwrap());
    let watching = me.request(reqwest::Method::GET, &path).header("accept", "text/event-stream");
    let mut watching = watching.send().await.unwrap();
    let first = watching.chunk().await.unwrap().unwrap();
    assert!(String::from_utf8_lossy(&first).contains("queued"));
    instance.terminate();
    let rest = watching.text().await.unwrap();
    assert_eq!(rest, "", "nothing happened, so nothing is said");
    assert_eq!(instance.ended(), 0);
    assert!(!instance.logged("server").contains("cut off"), "{}", instance.logged("server"));
}

/// Workers of their own stop the same way.
#[tokio::test]
async fn a_worker_alone_stops_too() {
    let instance = Instance::start(None, &[LONG, ("TASKS__WORKERS", "0")]);
    let me = instance.person("kim@example.org").await;
    let (_, begun) = me.upload("cv.pdf", example("cv.pdf")).await;
    let mut worker = instance.command(&["work"]);
    worker
        .env("HAVENJOB_TASKS__WORKERS", "1")
        .stdout(std::process::Stdio::null())
        .stderr(instance.log("worker"));
    let mut worker = worker.spawn().unwrap();
    assert_eq!(me.ended(&begun["job_id"]).await["status"], "completed");
    terminate(&worker);
    assert_eq!(worker.wait().unwrap().code(), Some(0), "{}", instance.logged("worker"));
}

//! Several processes on one database: they hear of each other at once, count limits together, and go on alone when what
//! is between them goes away.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use reqwest::{Method, StatusCode};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::crew::Crew;
use super::instance::{Instance, Person, databases, example, left_out};
use super::postgres;

/// The Redis that tests share, each under a name of its own.
pub(crate) fn shared_redis() -> Option<(String, String)> {
    let url = std::env::var("HAVENJOB_TEST_REDIS").ok();
    if url.is_none() {
        left_out("the same with Redis: set HAVENJOB_TEST_REDIS to a server's URL");
    }
    url.map(|url| (url, format!("test-{}", uuid::Uuid::now_v7())))
}

/// What is between two hosts.
struct Between {
    /// Its name in the metrics.
    over: &'static str,
    database: Option<String>,
    /// The settings that name it.
    own: Vec<(&'static str, String)>,
}

/// Everything that may be.
fn between() -> Vec<Between> {
    let mut all = Vec::new();
    match postgres::fresh() {
        Some(url) => all.push(Between { over: "postgres", database: Some(url), own: Vec::new() }),
        None => left_out("hosts on PostgreSQL: set HAVENJOB_TEST_POSTGRES to a superuser's URL"),
    }
    if let Some((url, prefix)) = shared_redis() {
        for (database, number) in databases().into_iter().zip(0..) {
            let prefix = format!("{prefix}-{number}");
            let own = vec![("REDIS__URL", url.clone()), ("REDIS__PREFIX", prefix)];
            all.push(Between { over: "redis", database, own });
        }
    }
    all
}

fn with<'a>(own: &'a [(&'static str, String)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    own.iter().map(|(name, value)| (*name, value.as_str())).chain(more.iter().copied()).collect()
}

#[tokio::test]
async fn a_host_hears_of_what_another_does() {
    for Between { over, database, own } in between() {
        // The one that works looks for itself once in ten minutes only: it works when it is told.
        let here = Instance::start(database, &with(&own, &[("TASKS__WORKERS", "0")]));
        let _there = here.beside(&with(&own, &[("TASKS__POLL_MILLIS", "600000")]));
        let me = here.person("kim@example.org").await;
        for _ in 0..3 {
            let (status, upload) = me.upload("cv.pdf", example("cv.pdf")).await;
            assert_eq!(status, StatusCode::ACCEPTED, "{upload}");
            let path = format!("/api/cv/status/{}", upload["job_id"].as_str().unwrap());
            let stream = me.request(Method::GET, &path).header("accept", "text/event-stream").send().await;
            let told = stream.unwrap().text().await;
            let told = told.unwrap_or_else(|e| panic!("over {over}: {e}\n{}", here.logged("server")));
            let last = told.lines().rfind(|l| l.starts_with("data:")).unwrap_or_default();
            assert!(last.contains("\"completed\""), "{told}");
        }
        let metrics = me.get("/metrics").await.1.as_str().unwrap().to_owned();
        let heard = format!("havenjob_events_heard_total{{over=\"{over}\"}}");
        let heard = metrics.lines().find_map(|l| l.strip_prefix(&heard)?.trim().parse::<u64>().ok());
        // Begun and ended, three times.
        assert!(heard >= Some(6), "{heard:?} over {over}: {metrics}");
    }
}

/// Tries to log in with a wrong password, now here, now there.
async fn guesses(doors: &[&Person], email: &str) -> Vec<StatusCode> {
    let mut statuses = Vec::new();
    for n in 0..14 {
        let guess = json!({"email": email, "password": format!("guess number {n}")});
        statuses.push(doors[n % doors.len()].post("/api/auth/login", guess).await.0);
    }
    statuses
}

#[tokio::test]
async fn a_limit_is_counted_on_all_hosts_together() {
    let Some((url, prefix)) = shared_redis() else { return };
    let settings = [("REDIS__URL", url.as_str()), ("REDIS__PREFIX", prefix.as_str())];
    let here = Instance::start(None, &settings);
    let there = here.beside(&settings);
    let me = here.person("kim@example.org").await;
    let door = Person { url: there.url.clone(), ..me.clone() };
    let away = || here.logged("server").matches("Redis is away").count();
    for n in 1.. {
        assert!(n < 20, "this machine keeps Redis waiting: {}", here.logged("server"));
        let before = away();
        // Seven on each, and ten are free.
        let statuses = guesses(&[&me, &door], &format!("somebody-{n}@example.org")).await;
        assert!(statuses[..5].iter().all(|s| *s == StatusCode::UNAUTHORIZED), "{statuses:?}");
        if away() == before {
            assert_eq!(statuses[12..], [StatusCode::TOO_MANY_REQUESTS; 2], "{statuses:?}");
            break;
        }
        // Too slow to be asked, as it may be on a busy machine: each counted for itself, which says nothing here.
        until_redis(&me, "answers").await;
        until_redis(&door, "answers").await;
    }

    // The names in Redis tell nobody's address.
    let mut redis = redis::Client::open(url).unwrap().get_connection().unwrap();
    let names: Vec<String> = redis::cmd("KEYS").arg(format!("{prefix}:*")).query(&mut redis).unwrap();
    assert!(!names.is_empty(), "the limits were not counted there");
    assert!(names.iter().all(|n| !n.contains("somebody") && !n.contains("127.0.0.1")), "{names:?}");
}

/// A Redis that can be stopped.
struct Redis {
    port: u16,
    folder: TempDir,
    process: Option<Child>,
}

impl Redis {
    async fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut redis = Self { port, folder: tempfile::tempdir().unwrap(), process: None };
        redis.again().await;
        redis
    }

    async fn again(&mut self) {
        let port = self.port.to_string();
        let mut command = Command::new("redis-server");
        command.args(["--port", &port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir"]);
        command.arg(self.folder.path()).stdout(Stdio::null());
        self.process = Some(command.spawn().unwrap());
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().unwrap();
            process.wait().unwrap();
        }
    }

    /// Lets it hang: connections stay, answers do not come.
    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(self.process.as_ref().unwrap()), signal).unwrap();
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Waits until the server says so of Redis; it is ready all the time.
async fn until_redis(me: &Person, state: &str) {
    for _ in 0..1_500 {
        let (status, ready) = me.get("/ready").await;
        assert_eq!(status, StatusCode::OK, "{ready}");
        if ready["redis"] == state {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("after 30 seconds Redis is not said to be {state}");
}

#[tokio::test]
async fn losing_redis_in_the_middle_loses_nothing() {
    if shared_redis().is_none() {
        return;
    }
    for database in databases() {
        let mut redis = Redis::start().await;
        let url = format!("redis://127.0.0.1:{}", redis.port);
        let settings = [("TASKS__WORKERS", "0"), ("REDIS__URL", url.as_str())];
        let instance = Instance::start(database, &settings);
        let _crew = Crew::of(&instance, 2, &[]).await;
        let me = instance.person("kim@example.org").await;
        until_redis(&me, "answers").await;
        let mut uploads = Vec::new();
        let mut upload = async || {
            let (status, upload) = me.upload("cv.pdf", example("cv.pdf")).await;
            assert_eq!(status, StatusCode::ACCEPTED, "{upload}");
            uploads.push(upload["job_id"].clone());
        };
        for round in 1..4 {
            upload().await;
            redis.stop();
            upload().await;
            until_redis(&me, "away").await;
            let said = || instance.logged("server").matches("Redis is away").count();
            let before = said();
            assert!(before >= round);
            upload().await;
            let statuses = guesses(&[&me], &format!("somebody-{round}@example.org")).await;
            assert!(statuses[..5].iter().all(|s| *s == StatusCode::UNAUTHORIZED), "{statuses:?}");
            assert_eq!(statuses.last(), Some(&StatusCode::TOO_MANY_REQUESTS), "no limit held: {statuses:?}");
            assert_eq!(said(), before, "it is said once each time");
            redis.again().await;
            until_redis(&me, "answers").await;
        }
        let statuses = guesses(&[&me], "lee@example.org").await;
        assert_eq!(statuses.last(), Some(&StatusCode::TOO_MANY_REQUESTS), "{statuses:?}");

        redis.signal(Signal::STOP);
        upload().await;
        until_redis(&me, "away").await;
        upload().await;
        redis.signal(Signal::CONT);
        until_redis(&me, "answers").await;
        for task in &uploads {
            let ended = me.ended(task).await;
            assert_eq!(ended["status"], "completed", "{ended}");
        }
    }
}

#[tokio::test]
async fn doctor_says_what_is_wrong_with_redis() {
    // Nobody listens on this port: it was free a moment ago.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("redis://:sesame@127.0.0.1:{port}");
    let instance = Instance::start(None, &[("REDIS__URL", url.as_str())]);
    let (status, ready) = instance.person("kim@example.org").await.get("/ready").await;
    assert_eq!((status, &ready["redis"]), (StatusCode::OK, &json!("away")), "{ready}");
    let doctor = instance.command(&["doctor"]).output().unwrap();
    let words = String::from_utf8(doctor.stdout).unwrap();
    let line = words.lines().find(|l| l.contains("redis")).unwrap_or_default();
    assert!(line.starts_with("mend") && line.contains("[redis] url"), "{words}");
    let shown = instance.command(&["config", "show"]).output().unwrap();
    let nothing_set = Instance::start(None, &[]);
    for name in ["REDIS_URL", "UPSTASH_REDIS_URL"] {
        let shown = nothing_set.command(&["config", "show"]).env(name, &url).output().unwrap();
        let shown: Value = serde_json::from_slice(&shown.stdout).unwrap();
        let shown = shown["redis"]["url"].as_str().unwrap_or_default().to_owned();
        assert!(shown.contains(&port.to_string()) && !shown.contains("sesame"), "{name} is read: {shown}");
    }
    for text in [words, String::from_utf8(shown.stdout).unwrap(), instance.logged("server")] {
        assert!(!text.contains("sesame"), "the password is shown: {text}");
    }
}

//! A hundred times a process is killed under load: what was accepted is there in the end.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, RwLock};
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::crew::Crew;
use super::durability::{slow_model, use_model};
use super::hosts::shared_redis;
use super::instance::{Instance, Person, databases, example};
use super::tables::Tables;

/// Kills over all databases.
const KILLS: usize = 100;
/// The same moments and the same load at every run, as far as a machine allows.
const SEED: u64 = 20_261_122;

/// What one client was promised.
#[derive(Default)]
struct Promised {
    /// Postings by id, with the title that was accepted last; none where an answer did not come, so that either is right.
    jobs: BTreeMap<String, Option<String>>,
    deleted: Vec<String>,
    /// Uploads: `{cv_id, job_id}`.
    uploads: Vec<Value>,
    /// Tailorings: `{tailored_cv_id, job_id}`.
    tailored: Vec<Value>,
}

/// A client that works on until it is told to stop, whatever happens to the server.
struct Client {
    me: Person,
    url: Arc<RwLock<String>>,
    random: StdRng,
    cv: String,
    job: String,
    promised: Promised,
}

impl Client {
    async fn work(mut self, is_over: Arc<AtomicBool>) -> (Person, Promised) {
        let mut number = 0;
        while !is_over.load(Ordering::Relaxed) {
            number += 1;
            self.me.url = self.url.read().unwrap().clone();
            match self.random.random_range(0..100) {
                0..60 => self.add(number).await,
                60..80 => self.rename(number).await,
                80..86 => self.delete().await,
                86..94 if self.promised.uploads.len() < 8 => self.upload().await,
                94..100 if self.promised.tailored.len() < 6 => self.tailor().await,
                _ => {}
            }
            tokio::time::sleep(Duration::from_millis(self.random.random_range(5..40))).await;
        }
        (self.me, self.promised)
    }

    /// Sends, and gives the whole answer if one came.
    async fn send(&self, request: reqwest::RequestBuilder) -> Option<(StatusCode, Value)> {
        let answer = request.send().await.ok()?;
        let status = answer.status();
        let text = answer.text().await.ok()?;
        assert!(!status.is_server_error(), "{status}: {text}");
        Some((status, serde_json::from_str(&text).unwrap_or_default()))
    }

    async fn add(&mut self, number: usize) {
        let title = format!("Clerk {number}");
        let text = format!("{} seeks clerk number {number} for a depot by the sea.", self.me.token);
        let body = json!({"title": title, "description": text});
        let answer = self.send(self.me.request(Method::POST, "/api/jobs").json(&body)).await;
        if let Some((StatusCode::CREATED, job)) = answer {
            self.promised.jobs.insert(job["id"].as_str().unwrap().to_owned(), Some(title));
        }
    }

    fn some_job(&mut self) -> Option<String> {
        let index = self.random.random_range(0..self.promised.jobs.len().max(1));
        self.promised.jobs.keys().nth(index).cloned()
    }

    async fn rename(&mut self, number: usize) {
        let Some(id) = self.some_job() else { return };
        let title = format!("Renamed {number}");
        let path = format!("/api/jobs/{id}");
        let answer = self.send(self.me.request(Method::PUT, &path).json(&json!({"title": title}))).await;
        let title = answer.map(|(status, body)| {
            assert_eq!(status, StatusCode::OK, "{body}");
            title
        });
        self.promised.jobs.insert(id, title);
    }

    async fn delete(&mut self) {
        let Some(id) = self.some_job() else { return };
        let answer = self.send(self.me.request(Method::DELETE, &format!("/api/jobs/{id}"))).await;
        self.promised.jobs.remove(&id);
        if let Some((status, body)) = answer {
            assert_eq!(status, StatusCode::NO_CONTENT, "{body}");
            self.promised.deleted.push(id);
        }
    }

    async fn upload(&mut self) {
        let part = reqwest::multipart::Part::bytes(example("cv.pdf")).file_name("cv.pdf");
        let form = reqwest::multipart::Form::new().part("file", part);
        let answer = self.send(self.me.request(Method::POST, "/api/cv/upload").multipart(form)).await;
        if let Some((StatusCode::ACCEPTED, upload)) = answer {
            self.promised.uploads.push(upload);
        }
    }

    async fn tailor(&mut self) {
        let body = json!({"cv_id": self.cv, "job_id": self.job});
        let answer = self.send(self.me.request(Method::POST, "/api/tailor/create").json(&body)).await;
        if let Some((StatusCode::ACCEPTED, begun)) = answer {
            self.promised.tailored.push(begun);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_kills_lose_nothing_that_was_accepted() {
    let databases = databases();
    let kills = KILLS / databases.len();
    let mut all = 0;
    for (number, database) in databases.into_iter().enumerate() {
        all += storm(database, kills, SEED + number as u64).await;
    }
    assert_eq!(all, KILLS);
}

/// Kills server or worker so many times under load, and holds what is there in the end against what was promised.
async fn storm(database: Option<String>, kills: usize, seed: u64) -> usize {
    let mut random = StdRng::seed_from_u64(seed);
    // PostgreSQL with Redis, SQLite without.
    let redis = database.as_ref().and_then(|_| shared_redis());
    let mut settings = vec![
        ("TASKS__WORKERS", "1"),
        ("TASKS__LEASE_MILLIS", "3000"),
        ("TASKS__SWEEP_SECONDS", "2"),
        ("NETWORK__ALLOW_PRIVATE", "true"),
    ];
    if let Some((url, prefix)) = &redis {
        settings.extend([("REDIS__URL", url.as_str()), ("REDIS__PREFIX", prefix.as_str())]);
    }
    let mut instance = Instance::start(database, &settings);
    // The workers' processes are of the same folder; the server is the other one's to kill and start.
    let beside = instance.beside(&[("TASKS__WORKERS", "0")]);
    let model = slow_model(Duration::from_millis(300)).await;
    let mut crew = Crew::of(&beside, 1, &settings).await;
    let url = Arc::new(RwLock::new(instance.url.clone()));
    let is_over = Arc::new(AtomicBool::new(false));
    let mut clients = Vec::new();
    for n in 0..3 {
        let me = instance.person(&format!("kim-{n}@example.org")).await;
        let (cv, job) = (me.cv().await, me.job().await);
        if n == 0 {
            use_model(&me, &model).await;
        }
        let random = StdRng::seed_from_u64(random.random());
        let promised = Promised::default();
        let client = Client { me, url: Arc::clone(&url), random, cv, job, promised };
        clients.push(tokio::spawn(client.work(Arc::clone(&is_over))));
    }
    let mut killed = 0;
    while killed < kills {
        tokio::time::sleep(Duration::from_millis(random.random_range(5..250))).await;
        if random.random_bool(0.5) {
            instance.kill();
            instance.serve();
            url.write().unwrap().clone_from(&instance.url);
        } else {
            crew.kill(0);
            crew.hire().await;
        }
        killed += 1;
    }
    is_over.store(true, Ordering::Relaxed);
    let mut tables = Tables::of(&instance).await;
    let (mut jobs, mut uploads) = (0, 0);
    for client in clients {
        let (me, promised) = client.await.unwrap();
        let me = Person { url: instance.url.clone(), ..me };
        jobs += promised.jobs.len() + promised.deleted.len();
        uploads += promised.uploads.len() + promised.tailored.len();
        kept(&me, promised).await;
    }
    assert!(jobs > kills && uploads > 10, "the load was too small: {jobs} postings, {uploads} tasks");
    tables
        .until("select count(*) from tasks where state in ('queued', 'running') and user_id is not null", 0)
        .await;
    // A call that was answered is made once; one that fell with its worker may be made again.
    let answered = tables.count("select count(*) from llm_calls where error is null").await;
    let wanted = "select count(*) from tailored_cvs where user_id = (select id from users where email = 'kim-0@example.org')";
    assert!(answered > 0 && answered <= tables.count(wanted).await, "{answered} calls were answered");
    let asked = model.received_requests().await.unwrap().len();
    assert!(asked <= answered as usize + kills, "{asked} calls were made, {answered} answered");
    assert_eq!(tables.count("select count(*) from kept_answers").await, 0, "kept beyond its use");
    let twice = "select count(*) from (select unique_key from tasks where unique_key like '%sweep@%'
        group by unique_key having count(*) > 1) as doubled";
    assert_eq!(tables.count(twice).await, 0, "a tick came round twice");
    if let Tables::Sqlite(_) = tables {
        let broken = "select count(*) from pragma_integrity_check where integrity_check <> 'ok'";
        assert_eq!(tables.count(broken).await, 0);
    }
    killed
}

/// Everything that was promised to a client is so.
async fn kept(me: &Person, promised: Promised) {
    for (id, title) in &promised.jobs {
        let (status, job) = me.get(&format!("/api/jobs/{id}")).await;
        assert_eq!(status, StatusCode::OK, "{job}");
        assert!(title.as_ref().is_none_or(|t| job["title"] == *t), "{job} is not {title:?}");
    }
    for id in &promised.deleted {
        assert_eq!(me.get(&format!("/api/jobs/{id}")).await.0, StatusCode::NOT_FOUND, "{id} came back");
    }
    for upload in &promised.uploads {
        let path = format!("/api/cv/{}", upload["cv_id"].as_str().unwrap());
        let mut ended = ended(me, &upload["job_id"]).await;
        if ended["status"] == "failed" {
            // Five blows in a row on the same task: it says so, and is mended.
            assert_eq!(ended["error"]["type"], "worker-lost", "{ended}");
            assert_eq!(me.get(&path).await.1["cv"]["status"], "failed");
            let (_, again) = me.post(&format!("{path}/reparse"), json!({})).await;
            ended = self::ended(me, &again["job_id"]).await;
        }
        assert_eq!(ended["status"], "completed", "{ended}");
        assert_eq!(me.get(&path).await.1["cv"]["status"], "parsed");
        let file = me.request(Method::GET, &format!("{path}/file")).send().await.unwrap();
        assert_eq!(file.bytes().await.unwrap(), example("cv.pdf"), "the file is another one");
    }
    for begun in &promised.tailored {
        let path = format!("/api/tailor/{}", begun["tailored_cv_id"].as_str().unwrap());
        let ended = ended(me, &begun["job_id"]).await;
        let tailored = me.get(&path).await.1;
        if ended["status"] == "failed" {
            assert_eq!(ended["error"]["type"], "worker-lost", "{ended}");
            assert!(tailored["note"].is_string(), "{tailored}");
        } else {
            assert_eq!(tailored["status"], "draft", "{tailored}");
            assert!(tailored["version"].as_i64() > Some(0), "{tailored}");
        }
    }
}

/// As [`Person::ended`], with the patience that a machine under this load needs.
async fn ended(me: &Person, task: &Value) -> Value {
    for _ in 0..1_200 {
        let status = me.get(&format!("/api/cv/status/{}", task.as_str().unwrap())).await.1;
        if matches!(status["status"].as_str(), Some("completed" | "failed")) {
            return status;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("task {task} did not end in two minutes");
}

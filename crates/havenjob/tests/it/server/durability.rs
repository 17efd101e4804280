//! What was accepted is done, whatever dies on the way, and done once.

use std::process::Child;
use std::time::Duration;

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::instance::{Instance, Person, databases, example};

/// Two processes work; one after the other is killed in the middle, again and again.
#[tokio::test]
async fn killed_workers_lose_nothing_and_do_nothing_twice() {
    for database in databases() {
        let settings = [("TASKS__WORKERS", "0"), ("TASKS__LEASE_MILLIS", "1500")];
        let instance = Instance::start(database, &settings);
        let me = instance.person("kim@example.org").await;
        let worker = |name: &str| {
            let mut command = instance.command(&["work"]);
            command.env("HAVENJOB_TASKS__WORKERS", "1").stdout(std::process::Stdio::null());
            let log = std::fs::File::create(instance.folder.path().join(format!("{name}.log"))).unwrap();
            command.stderr(log).spawn().unwrap()
        };
        let mut workers: Vec<Child> = (0..2).map(|n| worker(&format!("worker-{n}"))).collect();
        let mut uploads = Vec::new();
        for round in 0..8 {
            for _ in 0..2 {
                let (status, answer) = me.upload("cv.pdf", example("cv.pdf")).await;
                assert_eq!(status, StatusCode::ACCEPTED, "{answer}");
                uploads.push(answer);
            }
            tokio::time::sleep(Duration::from_millis(40 + 70 * round)).await;
            let mut killed = workers.remove(0);
            killed.kill().unwrap();
            killed.wait().unwrap();
            workers.push(worker(&format!("worker-{}", round + 2)));
        }
        for upload in &uploads {
            let ended = me.ended(&upload["job_id"]).await;
            assert_eq!(ended["status"], "completed", "{ended}");
        }
        let job = me.job().await;
        let mut tailored: Vec<Value> = Vec::new();
        for (round, upload) in uploads.iter().enumerate() {
            let (_, begun) =
                me.post("/api/tailor/create", json!({"cv_id": upload["cv_id"], "job_id": job})).await;
            tailored.push(begun);
            if round % 3 == 2 {
                tokio::time::sleep(Duration::from_millis(10 + 25 * round as u64)).await;
                let mut killed = workers.remove(0);
                killed.kill().unwrap();
                killed.wait().unwrap();
                workers.push(worker(&format!("tailor-{round}")));
            }
        }
        for begun in &tailored {
            let ended = me.ended(&begun["job_id"]).await;
            assert_eq!(ended["status"], "completed", "{ended}");
            once(&me, begun).await;
        }
        for mut worker in workers {
            worker.kill().unwrap();
            worker.wait().unwrap();
        }
    }
}

/// A tailored CV was saved once: one revision, and each change listed once.
async fn once(me: &Person, begun: &Value) {
    let path = format!("/api/tailor/{}", begun["tailored_cv_id"].as_str().unwrap());
    let about = me.get(&path).await.1;
    assert_eq!((&about["status"], &about["version"]), (&json!("draft"), &json!(1)));
    assert_eq!(me.get(&format!("{path}/revisions")).await.1.as_array().unwrap().len(), 1);
    let suggestions = me.get(&format!("{path}/suggestions")).await.1;
    let mut seen: Vec<String> =
        suggestions.as_array().unwrap().iter().map(|s| format!("{} {}", s["item"], s["kind"])).collect();
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), all, "a change is listed twice");
}

/// The server dies while requests come in: every answer that said yes is true after the next start.
#[tokio::test]
async fn a_killed_server_keeps_what_it_accepted() {
    for database in databases() {
        let mut instance = Instance::start(database, &[("TASKS__LEASE_MILLIS", "1500")]);
        let me = instance.person("kim@example.org").await;
        let mut accepted: Vec<(Value, Value)> = Vec::new();
        for round in 0..6_u64 {
            let me = Person { url: instance.url.clone(), ..me.clone() };
            let load = tokio::spawn(async move {
                let mut yes = Vec::new();
                for n in 0..40 {
                    let text = format!("We seek clerk number {round}-{n} for our depot by the sea.");
                    let body = json!({"description": text});
                    let sent = me.request(reqwest::Method::POST, "/api/jobs").json(&body).send().await;
                    let Ok(answer) = sent else { break };
                    let status = answer.status();
                    let Ok(job) = answer.json::<Value>().await else { break };
                    assert_eq!(status, StatusCode::CREATED);
                    yes.push((json!(text), job["id"].clone()));
                    if n % 5 == 0 {
                        let part = reqwest::multipart::Part::bytes(example("cv.pdf")).file_name("cv.pdf");
                        let form = reqwest::multipart::Form::new().part("file", part);
                        let _ =
                            me.request(reqwest::Method::POST, "/api/cv/upload").multipart(form).send().await;
                    }
                }
                yes
            });
            tokio::time::sleep(Duration::from_millis(15 + 37 * round)).await;
            instance.kill();
            accepted.extend(load.await.unwrap());
            instance.serve();
        }
        assert!(accepted.len() > 10, "the load was too small: {}", accepted.len());
        let me = Person { url: instance.url.clone(), ..me };
        for (text, id) in &accepted {
            let (status, job) = me.get(&format!("/api/jobs/{}", id.as_str().unwrap())).await;
            assert_eq!(status, StatusCode::OK);
            assert_eq!(&job["description"], text);
        }
        // Uploads that were taken in are read in the end.
        let cvs = me.get("/api/cv?per_page=200").await.1;
        for _ in 0..200 {
            let cvs = me.get("/api/cv?per_page=200").await.1;
            if cvs["items"].as_array().unwrap().iter().all(|c| c["status"] == "parsed") {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let after = me.get("/api/cv?per_page=200").await.1;
        assert_eq!(after["total"], cvs["total"]);
        assert!(after["items"].as_array().unwrap().iter().all(|c| c["status"] == "parsed"), "{after}");
    }
}

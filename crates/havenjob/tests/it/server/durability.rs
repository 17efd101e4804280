//! What was accepted is done, whatever dies on the way, and done once: each kind of task with its worker killed in the
//! middle.

use std::time::Duration;

use reqwest::StatusCode;
use serde_json::{Value, json};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::crew::Crew;
use super::instance::{Instance, Person, databases, example};
use super::model_double::{Act, Double, say, until};
use super::post_office::PostOffice;
use super::tables::Tables;

/// Blows that may fall beside a moment of milliseconds before the test says that it cannot hit it.
const MOST_TRIES: usize = 40;
/// A dead worker's task is another's after this.
const LEASE: (&str, &str) = ("TASKS__LEASE_MILLIS", "1500");

/// A model that takes its time over one true rewording.
pub(crate) async fn slow_model(pause: Duration) -> MockServer {
    let server = MockServer::start().await;
    let rewrites = json!({"rewrites": [{"id": "work-1.5", "reason": "plainer",
        "text": "Trained 14 shift leads to read the reports and to ask for their own."}]});
    let answer = json!({
        "id": "1", "object": "chat.completion", "model": "small",
        "choices": [{"index": 0, "finish_reason": "stop",
            "message": {"role": "assistant", "content": rewrites.to_string()}}],
        "usage": {"prompt_tokens": 700, "completion_tokens": 60, "total_tokens": 760}
    });
    Mock::given(method("POST"))
        .and(path("/v1/chat/completions"))
        .respond_with(ResponseTemplate::new(200).set_body_json(answer).set_delay(pause))
        .mount(&server)
        .await;
    server
}

/// From here on the person's model is this one.
pub(crate) async fn use_model(me: &Person, model: &MockServer) {
    let settings = json!({"provider_name": "openai-compatible", "model": "small", "base_url": format!("{}/v1", model.uri())});
    let (status, answer) = me.put("/api/users/providers/llm", settings).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
}

/// Begins to tailor, and gives the answer.
pub(crate) async fn begin(me: &Person, cv: &str, job: &str) -> Value {
    let (status, begun) = me.post("/api/tailor/create", json!({"cv_id": cv, "job_id": job})).await;
    assert_eq!(status, StatusCode::ACCEPTED, "{begun}");
    begun
}

/// A task that was interrupted once ended once, at its second attempt.
async fn ended_at_second_attempt(me: &Person, tables: &mut Tables, task: &Value) {
    let ended = me.ended(task).await;
    assert_eq!(ended["status"], "completed", "{ended}");
    let of_two = "select count(*) from tasks where state = 'done' and attempts = 2 and id in";
    let id = task.as_str().unwrap().replace('-', "");
    let id = match tables {
        Tables::Sqlite(_) => format!("(x'{id}')"),
        Tables::Postgres(_) => format!("('{id}')"),
    };
    assert_eq!(tables.count(&format!("{of_two} {id}")).await, 1, "it was not done in two attempts");
}

/// A tailored CV was saved once: each change is listed once, each revision is there once.
async fn once(me: &Person, begun: &Value, revisions: usize) {
    let path = format!("/api/tailor/{}", begun["tailored_cv_id"].as_str().unwrap());
    let about = me.get(&path).await.1;
    assert_eq!((&about["status"], &about["version"]), (&json!("draft"), &json!(revisions)), "{about}");
    assert_eq!(about["note"], Value::Null, "{about}");
    assert_eq!(me.get(&format!("{path}/revisions")).await.1.as_array().unwrap().len(), revisions);
    let suggestions = me.get(&format!("{path}/suggestions")).await.1;
    let mut seen: Vec<String> =
        suggestions.as_array().unwrap().iter().map(|s| format!("{} {}", s["item"], s["kind"])).collect();
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), all, "a change is listed twice");
}

#[tokio::test]
async fn a_cv_is_read_though_its_reader_was_killed() {
    for database in databases() {
        let instance = Instance::start(database, &[("TASKS__WORKERS", "0"), LEASE]);
        let (me, mut tables) = (instance.person("kim@example.org").await, Tables::of(&instance).await);
        let mut crew = Crew::of(&instance, 2, &[]).await;
        for tries in 1.. {
            assert!(tries < MOST_TRIES, "no reader was hit");
            let (_, upload) = me.upload("cv.pdf", example("cv.pdf")).await;
            let hit = crew.kill_holder(&mut tables, "kind = 'cvs.parse'").await;
            if hit {
                ended_at_second_attempt(&me, &mut tables, &upload["job_id"]).await;
                let cv = me.get(&format!("/api/cv/{}", upload["cv_id"].as_str().unwrap())).await.1;
                assert_eq!(cv["cv"]["status"], "parsed", "{cv}");
                break;
            }
        }
    }
}

#[tokio::test]
async fn a_cv_is_tailored_though_its_tailor_was_killed() {
    for database in databases() {
        let instance = Instance::start(database, &[("TASKS__WORKERS", "0"), LEASE]);
        let (me, mut tables) = (instance.person("kim@example.org").await, Tables::of(&instance).await);
        let mut crew = Crew::of(&instance, 2, &[]).await;
        let (cv, job) = (me.cv().await, me.job().await);
        for tries in 1.. {
            assert!(tries < MOST_TRIES, "no tailor was hit");
            let begun = begin(&me, &cv, &job).await;
            let hit = crew.kill_holder(&mut tables, "kind = 'tailor.make'").await;
            if hit {
                ended_at_second_attempt(&me, &mut tables, &begun["job_id"]).await;
                once(&me, &begun, 1).await;
                break;
            }
        }
    }
}

/// Killed while the model thinks, the question is asked once more, because nobody knows what became of it; killed when the
/// answer was there, it is not.
#[tokio::test]
async fn no_call_of_a_model_that_was_answered_is_made_again() {
    for database in databases() {
        let settings = [("TASKS__WORKERS", "0"), LEASE, ("NETWORK__ALLOW_PRIVATE", "true")];
        let instance = Instance::start(database, &settings);
        let (me, mut tables) = (instance.person("kim@example.org").await, Tables::of(&instance).await);
        let mut crew = Crew::of(&instance, 2, &[]).await;
        let (cv, job) = (me.cv().await, me.job().await);
        let model = slow_model(Duration::from_secs(2)).await;
        use_model(&me, &model).await;
        let asked = async || model.received_requests().await.unwrap().len();

        let begun = begin(&me, &cv, &job).await;
        while asked().await == 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let drafted = "select count(*) from tailored_cvs where status = 'queued' and version = 1";
        assert_eq!(tables.count(drafted).await, 1, "the draft was saved before the model was asked");
        assert!(crew.kill_holder(&mut tables, "kind = 'tailor.make'").await);
        ended_at_second_attempt(&me, &mut tables, &begun["job_id"]).await;
        once(&me, &begun, 2).await;
        assert_eq!(asked().await, 2);
        assert_eq!(me.get("/api/ai/usage").await.1["total"], 1, "what was written down is what was answered");

        for tries in 1.. {
            assert!(tries < MOST_TRIES, "no tailor was hit with the answer in its hands");
            let before = (asked().await, me.get("/api/ai/usage").await.1["total"].as_i64().unwrap());
            let begun = begin(&me, &cv, &job).await;
            let answered = "exists (select 1 from kept_answers where task_id = tasks.id)";
            let hit = crew.kill_holder(&mut tables, answered).await;
            let ended = me.ended(&begun["job_id"]).await;
            assert_eq!(ended["status"], "completed", "{ended}");
            once(&me, &begun, 2).await;
            let after = (asked().await, me.get("/api/ai/usage").await.1["total"].as_i64().unwrap());
            assert_eq!(after, (before.0 + 1, before.1 + 1), "it was asked or paid twice");
            if hit {
                ended_at_second_attempt(&me, &mut tables, &begun["job_id"]).await;
                break;
            }
        }
        assert_eq!(tables.count("select count(*) from kept_answers").await, 0, "kept beyond its use");
    }
}

/// An answer that has not the form is mended by a second call; killed in the middle of that, the next one mends the same
/// answer and asks for no other.
#[tokio::test]
async fn an_answer_that_is_being_mended_is_not_asked_for_again() {
    for database in databases() {
        let is_repair = |call: &Value| call["messages"].as_array().unwrap().len() > 2;
        let mended = json!({"rewrites": []}).to_string();
        let script = move |n, call: &Value| match (is_repair(call), n) {
            (false, _) => vec![say("no JSON")],
            (true, 1) => vec![Act::Hold],
            _ => vec![say(&mended)],
        };
        let double = Double::start(script).await;
        let settings = [("TASKS__WORKERS", "0"), LEASE, ("NETWORK__ALLOW_PRIVATE", "true")];
        let instance = Instance::start(database, &settings);
        let (me, mut tables) = (instance.person("kim@example.org").await, Tables::of(&instance).await);
        let mut crew = Crew::of(&instance, 2, &[]).await;
        let (cv, job) = (me.cv().await, me.job().await);
        double.works_for(&me).await;
        let begun = begin(&me, &cv, &job).await;
        until("it was not mended", async || double.calls().len() == 2).await;
        assert!(crew.kill_holder(&mut tables, "kind = 'tailor.make'").await);
        ended_at_second_attempt(&me, &mut tables, &begun["job_id"]).await;
        once(&me, &begun, 1).await;
        let calls: Vec<bool> = double.calls().iter().map(is_repair).collect();
        assert_eq!(calls, [false, true, true], "the question itself was asked once");
        let usage = me.get("/api/ai/usage").await.1;
        let errors: Vec<&Value> = usage["items"].as_array().unwrap().iter().map(|c| &c["error"]).collect();
        assert_eq!(
            errors,
            [&Value::Null, &json!("bad-answer")],
            "each that was answered is written down: {usage}"
        );
        assert_eq!(tables.count("select count(*) from kept_answers").await, 0, "kept beyond its use");
    }
}

#[tokio::test]
async fn a_mail_leaves_though_its_sender_was_killed() {
    for database in databases() {
        let office = PostOffice::slow(Duration::from_secs(2)).await;
        let settings = [("TASKS__WORKERS", "0"), LEASE, ("MAIL__URL", office.url.as_str())];
        let instance = Instance::start(database, &settings);
        let (me, mut tables) = (instance.person("kim@example.org").await, Tables::of(&instance).await);
        let mut crew = Crew::of(&instance, 2, &[]).await;
        let waiting = "select count(*) from tasks where kind = 'accounts.send_mail' and state <> 'done'";
        tables.until(waiting, 0).await;
        office.rest().await;
        let (status, _) = me.post("/api/auth/password/forgot", json!({"email": "kim@example.org"})).await;
        assert!(status.is_success(), "{status}");
        let first = office.next().await;
        assert!(crew.kill_holder(&mut tables, "kind = 'accounts.send_mail'").await);
        tables.until(waiting, 0).await;
        let sent = "select count(*) from tasks where kind = 'accounts.send_mail' and state = 'done'";
        assert_eq!(tables.count(sent).await, 2, "one at registration, one for the password");
        // Nobody can know whether the first one arrived; a mailbox knows by its name that the second is the same.
        let name = |mail: &str| mail.lines().find(|l| l.starts_with("Message-ID:")).map(str::to_owned);
        assert!(name(&first).is_some(), "{first}");
        for mail in office.rest().await {
            assert_eq!(name(&mail), name(&first));
        }
    }
}

#[tokio::test]
async fn a_sweep_is_made_though_its_sweeper_was_killed() {
    for database in databases() {
        let settings = [("TASKS__WORKERS", "0"), LEASE, ("TASKS__SWEEP_SECONDS", "1")];
        let instance = Instance::start(database, &settings);
        let (me, mut tables) = (instance.person("kim@example.org").await, Tables::of(&instance).await);
        let mut crew = Crew::of(&instance, 2, &[]).await;
        for kind in ["accounts.sweep", "tasks.sweep"] {
            for tries in 1.. {
                assert!(tries < MOST_TRIES, "no {kind} was hit");
                let hit = crew.kill_holder(&mut tables, &format!("kind = '{kind}'")).await;
                if hit {
                    break;
                }
            }
            let again = "state = 'done' and attempts = 2 and kind =";
            tables.until(&format!("select count(*) from tasks where {again} '{kind}'"), 1).await;
        }
        let twice = "select count(*) from (select unique_key from tasks where unique_key like '%sweep@%'
            group by unique_key having count(*) > 1) as doubled";
        assert_eq!(tables.count(twice).await, 0, "a tick came round twice");
        assert_eq!(me.get("/api/users/me").await.0, StatusCode::OK, "a session that is good stays");
    }
}

//! A chat whose worker or server is killed, or whose task is cancelled, in the middle of an answer.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::chat::{BLOCK, WISH, ask, last, local, scene, watch};
use super::instance::{Instance, Person, databases};
use super::model_double::{Act, Double, Events, say, until, words};

/// The worker is killed while the answer comes: another one begins it anew, under the same message.
#[tokio::test]
async fn a_killed_worker_costs_a_restart_and_nothing_else() {
    for database in databases() {
        let script = |n, _: &Value| match n {
            0 => vec![say("Lost "), Act::Hold],
            _ => vec![say("Kept."), say(BLOCK)],
        };
        let double = Double::start(script).await;
        let settings =
            [("NETWORK__ALLOW_PRIVATE", "true"), ("TASKS__WORKERS", "0"), ("TASKS__LEASE_MILLIS", "1500")];
        let instance = Instance::start(database, &settings);
        let worker = || {
            let mut command = instance.command(&["work"]);
            command.env("HAVENJOB_TASKS__WORKERS", "1").stdout(std::process::Stdio::null());
            command.stderr(std::process::Stdio::null()).spawn().unwrap()
        };
        let mut first = worker();
        let (me, path) = scene(&instance, &double).await;
        let mut stream = ask(&me, &path, WISH).await;
        let message = stream.next().await.unwrap().data["answer"]["id"].clone();
        let seen = stream.next().await.unwrap();
        assert_eq!(words(std::slice::from_ref(&seen)), "Lost");
        first.kill().unwrap();
        first.wait().unwrap();
        let mut second = worker();

        let rest = stream.rest().await;
        assert_eq!(rest[0].event, "restart", "{rest:?}");
        assert_eq!(words(&rest), "Kept.");
        let done = &rest.last().unwrap().data;
        assert_eq!((&done["response"], done["suggestions"].as_array().unwrap().len()), (&json!("Kept."), 2));
        // Who was away meanwhile is told the same.
        let late = Events::of(watch(&me, &path, &message, Some(&seen.id)).await).rest().await;
        assert_eq!(late.iter().map(|t| t.event.as_str()).collect::<Vec<_>>(), ["restart", "delta", "done"]);
        let all = me.get(&format!("{path}/chat")).await.1;
        assert_eq!(all.as_array().unwrap().len(), 2, "one question, one answer: {all}");
        assert_eq!(double.calls().len(), 2);
        let errors: Vec<Value> = me.get("/api/ai/usage").await.1["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| c["error"].clone())
            .collect();
        assert_eq!(errors, [Value::Null, json!("unfinished")], "the killed call is not forgotten");
        second.kill().unwrap();
        second.wait().unwrap();
    }
}

/// The server itself is killed, with the worker in it: who comes back to the next one is told what became of the answer.
#[tokio::test]
async fn a_killed_server_goes_on_where_it_starts_again() {
    for database in databases() {
        let script = |n, _: &Value| match n {
            0 => vec![say("Lost "), Act::Hold],
            _ => vec![say("Kept "), Act::Hold, say("well.")],
        };
        let double = Double::start(script).await;
        let settings = [("NETWORK__ALLOW_PRIVATE", "true"), ("TASKS__LEASE_MILLIS", "1500")];
        let mut instance = Instance::start(database, &settings);
        let (me, path) = scene(&instance, &double).await;
        let mut stream = ask(&me, &path, WISH).await;
        let message = stream.next().await.unwrap().data["answer"]["id"].clone();
        let seen = stream.next().await.unwrap();
        instance.kill();
        instance.serve();
        let me = Person { url: instance.url.clone(), ..me };
        let saved = last(&me, &path).await;
        assert_eq!(saved["status"], "streaming", "it is not lost, nor taken for whole: {saved}");
        let mut stream = Events::of(watch(&me, &path, &message, Some(&seen.id)).await);
        assert_eq!(stream.next().await.unwrap().event, "restart");
        assert_eq!(stream.next().await.unwrap().data["text"], "Kept");
        let (_, stopped) = me.post(&format!("{path}/chat/stop"), json!({})).await;
        assert_eq!(stopped[0]["id"], message);
        let done = stream.rest().await.pop().unwrap();
        assert_eq!((done.event.as_str(), &done.data["response"]), ("done", &json!("Kept")));
        double.hung_up(2).await;
    }
}

#[tokio::test]
async fn a_cancelled_answer_is_a_stopped_one() {
    for database in databases() {
        let double = Double::start(|_, _: &Value| vec![say("This is "), Act::Hold, say("never said.")]).await;
        let instance = Instance::start(database, &local());
        let (me, path) = scene(&instance, &double).await;
        let mut stream = ask(&me, &path, WISH).await;
        let task = stream.next().await.unwrap().data["job_id"].clone();
        stream.next().await.unwrap();
        let (status, cancelled) =
            me.post(&format!("/api/tasks/{}/cancel", task.as_str().unwrap()), json!({})).await;
        assert_eq!(status, StatusCode::OK, "{cancelled}");
        let done = stream.rest().await.pop().unwrap();
        let answered = &done.data;
        assert_eq!(
            (&answered["response"], &answered["message"]["status"]),
            (&json!("This is"), &json!("stopped"))
        );
        double.hung_up(1).await;
        let error = async || me.get("/api/ai/usage").await.1["items"][0]["error"].clone();
        until("what it used was not written down", async || error().await == "stopped").await;
        assert_eq!(last(&me, &path).await["content"], "This is");
    }
}

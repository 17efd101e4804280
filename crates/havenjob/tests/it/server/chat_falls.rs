//! A chat whose worker or server is killed, or whose task is cancelled, in the middle of an answer.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::chat::{BLOCK, WISH, ask, last, local, scene, watch};
use super::instance::{Instance, Person, databases};
use super::model_double::{Act, Double, Events, say, until, words};

/// The worker is killed while the answer comes: what came stays, the model is not asked again, and the person is told.
#[tokio::test]
async fn a_killed_worker_leaves_what_came_and_asks_nobody_twice() {
    for database in databases() {
        let script = |n, _: &Value| match n {
            0 => vec![say("Half of "), Act::Hold],
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
        let begun = stream.next().await.unwrap();
        let (message, task) = (begun.data["answer"]["id"].clone(), begun.data["job_id"].clone());
        let seen = stream.next().await.unwrap();
        assert_eq!(words(std::slice::from_ref(&seen)), "Half of");
        first.kill().unwrap();
        first.wait().unwrap();
        let mut second = worker();

        let rest = stream.rest().await;
        assert_eq!(rest.iter().map(|t| t.event.as_str()).collect::<Vec<_>>(), ["done"], "{rest:?}");
        let done = &rest[0].data;
        assert_eq!((&done["response"], &done["suggestions"]), (&json!("Half of"), &json!([])));
        assert_eq!(done["message"]["status"], "interrupted", "{done}");
        assert!(done["message"]["note"].as_str().unwrap().contains("try again"), "{done}");
        assert_eq!(me.ended(&task).await["status"], "completed", "there is nothing left to try");
        // Who was away meanwhile is told the same.
        let late = Events::of(watch(&me, &path, &message, Some(&seen.id)).await).rest().await;
        assert_eq!(late, rest);
        let calls = async || {
            let items = me.get("/api/ai/usage").await.1["items"].clone();
            items.as_array().unwrap().iter().map(|c| c["error"].clone()).collect::<Vec<_>>()
        };
        assert_eq!((double.calls().len(), calls().await), (1, vec![json!("unfinished")]), "asked once");

        // Said once more, it is asked once more.
        let again = ask(&me, &path, WISH).await.rest().await;
        assert_eq!(again.last().unwrap().data["response"], "Kept.");
        assert_eq!((double.calls().len(), calls().await), (2, vec![Value::Null, json!("unfinished")]));
        let all = me.get(&format!("{path}/chat")).await.1;
        assert_eq!(all.as_array().unwrap().len(), 4, "two questions, two answers: {all}");
        second.kill().unwrap();
        second.wait().unwrap();
    }
}

/// The server itself is killed, with the worker in it: who comes back to the next one is told what became of the answer.
#[tokio::test]
async fn a_killed_server_says_so_where_it_starts_again() {
    for database in databases() {
        let double = Double::start(|_, _: &Value| vec![say("Half of "), Act::Hold]).await;
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
        assert_ne!(saved["status"], "done", "it is not lost, nor taken for whole: {saved}");
        let rest = Events::of(watch(&me, &path, &message, Some(&seen.id)).await).rest().await;
        assert_eq!(rest.len(), 1, "{rest:?}");
        let told = &rest[0].data;
        assert_eq!(
            (&told["response"], &told["message"]["status"]),
            (&json!("Half of"), &json!("interrupted"))
        );
        assert_eq!(double.calls().len(), 1);
    }
}

/// A server that is asked to stop gives the answer back: that is no reason to ask the model again, either.
#[tokio::test]
async fn a_stopped_server_does_not_have_it_asked_again() {
    for database in databases() {
        let double = Double::start(|_, _: &Value| vec![say("Half of "), Act::Hold]).await;
        let settings = [("NETWORK__ALLOW_PRIVATE", "true"), ("SERVER__GRACE_SECONDS", "1")];
        let mut instance = Instance::start(database, &settings);
        let (me, path) = scene(&instance, &double).await;
        let mut stream = ask(&me, &path, WISH).await;
        let message = stream.next().await.unwrap().data["answer"]["id"].clone();
        stream.next().await.unwrap();
        drop(stream);
        assert_eq!(instance.stop(), 0, "{}", instance.logged("server"));
        instance.serve();
        let me = Person { url: instance.url.clone(), ..me };
        let rest = Events::of(watch(&me, &path, &message, None).await).rest().await;
        let told = &rest.last().unwrap().data;
        assert_eq!(
            (&told["response"], &told["message"]["status"]),
            (&json!("Half of"), &json!("interrupted"))
        );
        assert_eq!(double.calls().len(), 1);
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

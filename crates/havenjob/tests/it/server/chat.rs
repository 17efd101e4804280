//! Refining in a chat with a model: streamed, resumed, stopped, cut.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::instance::{Instance, Person, databases};
use super::model_double::{Act, Double, Events, say, until, words};

pub(super) const WISH: &str = "Please word the training line better, and tell them I led the move";
pub(super) const BLOCK: &str = r#"

```json
{"suggestions": [
 {"item": "work-1.5", "kind": "rewrite", "text": "Trained 14 shift leads to read the reports and to ask for their own.", "reason": "plainer"},
 {"item": "work-2.3", "kind": "rewrite", "text": "Led the move of 6,300 pallets to a second building without a missed shipment.", "reason": "stronger"},
 {"item": "work-1", "kind": "rewrite", "text": "Director of Operations", "reason": "a title"},
 {"item": "work-1", "kind": "title", "text": "Director of Operations", "reason": "a title"}
]}
```
"#;

/// A person whose model does as it is told, with a tailored CV that the model had no part in.
pub(super) async fn scene(instance: &Instance, double: &Double) -> (Person, String) {
    let me = instance.person("kim@example.org").await;
    let path = format!("/api/tailor/{}", me.tailored().await);
    double.works_for(&me).await;
    (me, path)
}

pub(super) fn local() -> [(&'static str, &'static str); 1] {
    [("NETWORK__ALLOW_PRIVATE", "true")]
}

pub(super) async fn ask(me: &Person, path: &str, text: &str) -> Events {
    let request = me.request(Method::POST, &format!("{path}/chat")).header("accept", "text/event-stream");
    Events::of(request.json(&json!({ "message": text })).send().await.unwrap())
}

pub(super) async fn watch(me: &Person, path: &str, message: &Value, last: Option<&str>) -> reqwest::Response {
    let path = format!("{path}/chat/{}", message.as_str().unwrap());
    let request = me.request(Method::GET, &path).header("accept", "text/event-stream");
    let request = last.into_iter().fold(request, |r, id| r.header("last-event-id", id));
    request.send().await.unwrap()
}

/// The last message of the chat, as a reload of the page would get it.
pub(super) async fn last(me: &Person, path: &str) -> Value {
    let all = me.get(&format!("{path}/chat")).await.1;
    all.as_array().unwrap().last().unwrap().clone()
}

#[tokio::test]
async fn an_answer_streams_to_every_tab_is_saved_and_suggests() {
    for database in databases() {
        let script = |_, _: &Value| {
            vec![say("I can "), Act::Hold, say("do one of these, "), say("[NAME]."), say(BLOCK)]
        };
        let double = Double::start(script).await;
        let instance = Instance::start(database, &local());
        let (me, path) = scene(&instance, &double).await;
        let before = me.get(&path).await.1;

        let mut one = ask(&me, &path, WISH).await;
        let first = one.next().await.unwrap();
        assert_eq!((first.event.as_str(), &first.data["asked"]["content"]), ("message", &json!(WISH)));
        let message = first.data["answer"]["id"].clone();
        let begun = one.next().await.unwrap();
        assert_eq!((begun.event.as_str(), &begun.data), ("delta", &json!({"text": "I can"})));
        let saved = last(&me, &path).await;
        assert_eq!((&saved["status"], &saved["content"]), (&json!("streaming"), &json!("I can")), "{saved}");
        let other = Events::of(watch(&me, &path, &message, None).await);

        double.go();
        let (one, other) = tokio::join!(one.rest(), other.rest());
        let whole = "I can do one of these, Maren Okafor.";
        assert_eq!(format!("I can{}", words(&one)), whole);
        assert_eq!(words(&other), whole);
        let (done, again) = (one.last().unwrap(), other.last().unwrap());
        assert_eq!((done.event.as_str(), done), ("done", again));
        let answered = &done.data;
        assert_eq!(answered["response"], whole);
        assert_eq!(
            (&answered["message"]["status"], &answered["message"]["origin"]),
            (&json!("done"), &json!("model"))
        );

        let suggestions = answered["suggestions"].as_array().unwrap();
        assert_eq!(suggestions.len(), 2, "{answered}");
        assert!(suggestions.iter().all(|s| s["status"] == "pending" && s["origin"] == "chat"), "{answered}");
        assert_eq!((&suggestions[0]["item"], &suggestions[0]["findings"]), (&json!("work-1.5"), &json!([])));
        assert_eq!(suggestions[1]["findings"][0]["severity"], "block", "{answered}");
        assert_eq!(me.get(&path).await.1["document"], before["document"], "nothing is taken on unasked");
        let at = format!("{path}/suggestions/{}", suggestions[0]["id"].as_str().unwrap());
        assert_eq!(me.post(&at, json!({"action": "accept"})).await.0, StatusCode::OK);
        let content = me.get(&path).await.1["content"].as_str().unwrap().to_owned();
        assert!(
            content.contains("and to ask for their own") && content.contains("Helped plan the move"),
            "{content}"
        );
        assert!(!content.contains("Director"));

        // What was sent: no way to reach the person; what it cost.
        let usage = me.get("/api/ai/usage").await.1;
        let call = &usage["items"][0];
        assert_eq!(
            (&usage["total"], &call["purpose"], &call["error"]),
            (&json!(1), &json!("chat"), &Value::Null)
        );
        assert_eq!((&call["input_tokens"], &call["output_tokens"]), (&json!(700), &json!(60)));
        let sent = call["sent"].as_str().unwrap();
        for private in ["Maren", "Okafor", "okafor"] {
            assert!(!sent.contains(private), "{private} was sent: {sent}");
        }
        assert!(sent.contains("training line") && sent.contains("work-1.5"), "{sent}");
    }
}

#[tokio::test]
async fn a_watcher_comes_back_in_the_middle_and_misses_nothing() {
    for database in databases() {
        let script = |_, _: &Value| vec![say("Grüße, "), Act::Hold, say("one, "), Act::Hold, say("two.")];
        let double = Double::start(script).await;
        let instance = Instance::start(database, &local());
        let (me, path) = scene(&instance, &double).await;
        let mut stream = ask(&me, &path, WISH).await;
        let message = stream.next().await.unwrap().data["answer"]["id"].clone();
        let seen = stream.next().await.unwrap();
        drop(stream);
        double.go();
        let content = json!("Grüße, one,");
        until("the answer did not go on alone", async || last(&me, &path).await["content"] == content).await;

        let mut stream = Events::of(watch(&me, &path, &message, Some(&seen.id)).await);
        let more = stream.next().await.unwrap();
        assert_eq!((more.event.as_str(), &more.data["text"]), ("delta", &json!(" one,")));
        double.go();
        let rest = stream.rest().await;
        assert_eq!(words(&rest), " two.");
        let end = rest.last().unwrap();
        assert_eq!((end.event.as_str(), &end.data["response"]), ("done", &json!("Grüße, one, two.")));

        // Who comes back after the end: with the end seen, nothing; before it, the rest; with nonsense, all.
        assert_eq!(watch(&me, &path, &message, Some(&end.id)).await.status(), StatusCode::NO_CONTENT);
        let late = Events::of(watch(&me, &path, &message, Some(&more.id)).await).rest().await;
        assert_eq!((words(&late), late.last()), (" two.".to_owned(), Some(end)));
        let all = Events::of(watch(&me, &path, &message, Some("nonsense")).await).rest().await;
        assert_eq!(words(&all), "Grüße, one, two.");
        let as_json = me.get(&format!("{path}/chat/{}", message.as_str().unwrap())).await.1;
        assert_eq!(as_json, end.data);
        assert_eq!(double.calls().len(), 1);
    }
}

#[tokio::test]
async fn a_stopped_answer_keeps_what_came() {
    for database in databases() {
        let double = Double::start(|_, _: &Value| vec![say("This is "), Act::Hold, say("never said.")]).await;
        let instance = Instance::start(database, &local());
        let (me, path) = scene(&instance, &double).await;
        let stop = format!("{path}/chat/stop");
        assert_eq!(me.post(&stop, json!({})).await, (StatusCode::OK, json!([])), "nothing is on its way");
        let mut stream = ask(&me, &path, WISH).await;
        stream.next().await.unwrap();
        stream.next().await.unwrap();
        let (status, stopped) = me.post(&stop, json!({})).await;
        assert_eq!((status, &stopped[0]["status"]), (StatusCode::OK, &json!("stopped")), "{stopped}");
        let rest = stream.rest().await;
        let answered = &rest.last().unwrap().data;
        assert_eq!(
            (&answered["response"], &answered["message"]["status"]),
            (&json!("This is"), &json!("stopped"))
        );
        double.hung_up(1).await;
        let call = async || me.get("/api/ai/usage").await.1["items"][0].clone();
        until("the call was not written down", async || call().await["error"] == "stopped").await;
        let call = call().await;
        assert!(
            call["input_tokens"].as_i64() > Some(100) && call["output_tokens"] == 2,
            "a guess of what came: {call}"
        );
        assert_eq!(last(&me, &path).await["content"], "This is");
    }
}

#[tokio::test]
async fn a_model_that_fails_leaves_words_and_a_note() {
    let script = |n, _: &Value| match n {
        0 => vec![say("Half of "), Act::Hold, Act::Cut],
        1 => vec![Act::Fail(401)],
        2 => vec![Act::Cut],
        3 => vec![Act::Cut],
        4 => vec![Act::Cut],
        5 => vec![Act::Cut],
        _ => vec![say("```json\n{\"suggestions\": []}\n```")],
    };
    let double = Double::start(script).await;
    let instance = Instance::start(None, &local());
    let (me, path) = scene(&instance, &double).await;
    let before = me.get(&path).await.1;
    let stream = ask(&me, &path, WISH).await;
    until("nothing came", async || last(&me, &path).await["content"] == "Half of").await;
    double.go();
    let cut = stream.rest().await.last().unwrap().data.clone();
    assert_eq!((&cut["response"], &cut["message"]["status"]), (&json!("Half of"), &json!("done")), "{cut}");
    assert!(cut["message"]["note"].as_str().unwrap().contains("broke off"), "{cut}");

    for note in ["does not accept the key", "broke off"] {
        let (status, answer) = me.post(&format!("{path}/chat"), json!({"message": WISH})).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        assert!(answer["response"].as_str().unwrap().contains("\"shorter\", \"one page\""), "{answer}");
        assert!(answer["message"]["note"].as_str().unwrap().contains(note), "{answer}");
    }
    let (_, empty) = me.post(&format!("{path}/chat"), json!({"message": WISH})).await;
    assert!(empty["response"].as_str().unwrap().contains("no answer that can be used"), "{empty}");
    assert_eq!(me.get(&path).await.1["document"], before["document"]);
    let errors: Vec<Value> = me.get("/api/ai/usage").await.1["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["error"].clone())
        .collect();
    assert_eq!(errors, [Value::Null, json!("cut"), json!("bad-key"), json!("cut")]);
}

#[tokio::test]
async fn plain_wishes_ask_no_model() {
    for database in databases() {
        let double = Double::start(|_, _: &Value| vec![say("I cannot play the piano.")]).await;
        let instance = Instance::start(database, &local());
        let (me, path) = scene(&instance, &double).await;
        let told = ask(&me, &path, "drop cycle-count program").await.rest().await;
        let kinds: Vec<&str> = told.iter().map(|t| t.event.as_str()).collect();
        assert_eq!(kinds, ["message", "delta", "done"]);
        let done = &told[2].data;
        assert_eq!(
            (&done["suggestions"][0]["kind"], &done["suggestions"][0]["status"]),
            (&json!("drop"), &json!("accepted"))
        );
        assert_eq!(
            (&done["message"]["origin"], &done["tailored_cv"]["version"]),
            (&json!("builtin"), &json!(2))
        );
        assert!(done["message"]["note"].as_str().unwrap().contains("no model was asked"), "{done}");
        let (_, undone) = me.post(&format!("{path}/chat"), json!({"message": "undo"})).await;
        assert_eq!(undone["response"], "Undone: as in revision 1.");
        assert_eq!(double.calls().len(), 0);
        // Said plainly, but of nothing that is there: the model may know what is meant.
        let (_, answer) =
            me.post(&format!("{path}/chat"), json!({"message": "drop the piano lessons"})).await;
        assert_eq!(
            (&answer["response"], &answer["message"]["origin"]),
            (&json!("I cannot play the piano."), &json!("model"))
        );
        assert_eq!(double.calls().len(), 1);
    }
}

#[tokio::test]
async fn without_a_model_the_same_words_come_as_events() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let path = format!("/api/tailor/{}", me.tailored().await);
    let told = ask(&me, &path, WISH).await.rest().await;
    assert!(words(&told).contains("Without a language model"), "{told:?}");
    assert_eq!(told.last().unwrap().data["message"]["note"], Value::Null);
    for wrong in [json!({}), json!({"message": ""}), json!({"message": "x".repeat(4_001)})] {
        let (status, _) = me.post(&format!("{path}/chat"), wrong.clone()).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
}

/// Who asks for JSON is not kept waiting for ever.
#[tokio::test]
async fn a_slow_model_is_answered_for() {
    let double = Double::start(|_, _: &Value| vec![Act::Hold, say("At last.")]).await;
    let instance = Instance::start(None, &local());
    let (me, path) = scene(&instance, &double).await;
    let (status, slow) = me.post(&format!("{path}/chat"), json!({"message": WISH})).await;
    assert_eq!((status, &slow["status"]), (StatusCode::ACCEPTED, &json!("processing")), "{slow}");
    double.go();
    assert_eq!(me.ended(&slow["job_id"]).await["status"], "completed");
    let answer = me.get(&format!("{path}/chat/{}", slow["message_id"].as_str().unwrap())).await.1;
    assert_eq!(answer["response"], "At last.");
}

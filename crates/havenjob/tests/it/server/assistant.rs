//! The career assistant: talks, plain answers without a model, and a model whose claims are held against the profile.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::chat::local;
use super::instance::{Instance, Person, databases};
use super::model_double::{Act, Double, Events, say, until, words};

const TALKS: &str = "/api/chat/sessions";

async fn talk(me: &Person) -> String {
    let (status, made) = me.post(TALKS, json!({})).await;
    assert_eq!((status, &made["title"]), (StatusCode::CREATED, &json!("")), "{made}");
    format!("{TALKS}/{}", made["id"].as_str().unwrap())
}

async fn ask(me: &Person, talk: &str, text: &str) -> Value {
    let (status, answer) = me.post(&format!("{talk}/messages"), json!({ "message": text })).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    answer
}

async fn stream(me: &Person, talk: &str, text: &str) -> Events {
    let request = me.request(Method::POST, &format!("{talk}/messages")).header("accept", "text/event-stream");
    Events::of(request.json(&json!({ "message": text })).send().await.unwrap())
}

#[tokio::test]
async fn talks_are_kept_named_and_deleted() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let (first, second) = (talk(&me).await, talk(&me).await);
        ask(&me, &first, "Sing me a song about the sea, and then another one about the shore of it").await;
        let listed = me.get(TALKS).await.1;
        assert_eq!(listed["total"], 2);
        let titles: Vec<&Value> = listed["items"].as_array().unwrap().iter().map(|s| &s["title"]).collect();
        assert_eq!(titles, ["Sing me a song about the sea, and then another one about the…", ""], "{listed}");
        let renamed =
            me.request(Method::PATCH, &first).json(&json!({"title": " Songs "})).send().await.unwrap();
        assert_eq!(renamed.status(), StatusCode::OK);
        let about = me.get(&first).await.1;
        assert_eq!((&about["title"], about["messages"].as_array().unwrap().len()), (&json!("Songs"), 2));
        let by_title = me.get(&format!("{TALKS}?sort=title&per_page=1&page=2")).await.1;
        assert_eq!(by_title["items"][0]["title"], "Songs", "{by_title}");
        let long = me.request(Method::PATCH, &first).json(&json!({"title": "x".repeat(201)})).send().await;
        assert_eq!(long.unwrap().status(), StatusCode::UNPROCESSABLE_ENTITY);
        for wrong in [json!({}), json!({"message": " "}), json!({"message": "x".repeat(4_001)})] {
            let (status, _) = me.post(&format!("{first}/messages"), wrong).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert_eq!(me.delete(&second).await.0, StatusCode::NO_CONTENT);
        assert_eq!(me.get(&second).await.0, StatusCode::NOT_FOUND);
        assert_eq!(me.delete(&second).await.0, StatusCode::NOT_FOUND);
        // The chat about a tailored CV has its own address, and is no talk with the assistant.
        let cv = me.tailored().await;
        me.post(&format!("/api/tailor/{cv}/chat"), json!({"message": "sing"})).await;
        assert_eq!(me.get(&format!("{TALKS}/{cv}")).await.0, StatusCode::NOT_FOUND);
        assert_eq!(me.get(TALKS).await.1["total"], 1);
        assert_eq!(me.delete(&format!("/api/tailor/{cv}")).await.0, StatusCode::NO_CONTENT);
    }
}

#[tokio::test]
async fn without_a_model_plain_questions_are_answered_from_what_is_there() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let talk = talk(&me).await;
        let nothing = ask(&me, &talk, "What is in my profile?").await;
        assert!(nothing["response"].as_str().unwrap().contains("I invent nothing"), "{nothing}");

        // While the profile is empty the primary CV stands in, and the answer says so.
        let (cv, _) = (me.cv().await, me.job().await);
        let from_cv = ask(&me, &talk, "What do you know about me?").await;
        assert!(from_cv["response"].as_str().unwrap().contains("Your CV of Maren Okafor"), "{from_cv}");
        assert!(from_cv["message"]["note"].as_str().unwrap().contains("\"cv.pdf\""), "{from_cv}");
        assert_eq!(me.post(&format!("/api/cv/{cv}/apply"), json!({})).await.0, StatusCode::OK);
        let fits = ask(&me, &talk, "Which jobs fit me best?").await;
        assert!(fits["response"].as_str().unwrap().contains(" of 100"), "{fits}");
        assert_eq!(
            (&fits["message"]["origin"], &fits["message"]["status"]),
            (&json!("builtin"), &json!("done"))
        );
        let note = fits["message"]["note"].as_str().unwrap();
        assert!(note.contains("from your profile") && note.contains("connect a model"), "{note}");
        let shows = ask(&me, &talk, "Do I know Kubernetes?").await;
        assert!(shows["response"].as_str().unwrap().contains("I add nothing"), "{shows}");
        let told = stream(&me, &talk, "Sing!").await.rest().await;
        let kinds: Vec<&str> = told.iter().map(|t| t.event.as_str()).collect();
        assert_eq!(kinds, ["message", "delta", "done"]);
        assert!(words(&told).contains("Without a language model"), "{told:?}");
    }
}

#[tokio::test]
async fn a_model_answers_in_a_stream_and_what_it_makes_up_is_flagged() {
    for database in databases() {
        let script = |n, _: &Value| match n {
            0 => vec![say("Dear [NAME], "), Act::Hold, say("you have used Kubernetes for 900 clusters.")],
            1 => vec![say("You know what you did.")],
            _ => vec![say("This is "), Act::Hold, say("never said.")],
        };
        let double = Double::start(script).await;
        let instance = Instance::start(database, &local());
        let me = instance.person("kim@example.org").await;
        let cv = me.cv().await;
        me.job().await;
        assert_eq!(me.post(&format!("/api/cv/{cv}/apply"), json!({})).await.0, StatusCode::OK);
        double.works_for(&me).await;
        let talk = talk(&me).await;
        let mut events = stream(&me, &talk, "What am I good at? Write to maren@example.org").await;
        let first = events.next().await.unwrap();
        let address = format!("{talk}/messages/{}", first.data["answer"]["id"].as_str().unwrap());
        let seen = events.next().await.unwrap();
        assert_eq!(seen.data["text"], "Dear Maren Okafor,");
        drop(events);
        double.go();
        let again = me.request(Method::GET, &address).header("accept", "text/event-stream");
        let rest = Events::of(again.header("last-event-id", &seen.id).send().await.unwrap()).rest().await;
        let done = &rest.last().unwrap().data;
        assert!(done["response"].as_str().unwrap().ends_with("900 clusters."), "{done}");
        let message = &done["message"];
        assert!(!message["findings"].as_array().unwrap().is_empty(), "{done}");
        assert!(message["note"].as_str().unwrap().contains("does not bear this out"), "{done}");
        assert_eq!(message["usage"], json!({"input": 700, "output": 60, "estimated": false}));
        assert_eq!(me.get(&address).await.1, *done);
        let clean = ask(&me, &talk, "And what else?").await;
        assert_eq!((&clean["message"]["findings"], &clean["message"]["note"]), (&json!([]), &Value::Null));

        let call = me.get("/api/ai/usage?purpose=assistant").await.1["items"][1].clone();
        let sent = call["sent"].as_str().unwrap();
        for private in ["Maren", "Okafor", "maren@"] {
            assert!(!sent.contains(private), "{private} was sent: {sent}");
        }
        assert!(sent.contains("score_of_100") && sent.contains("What am I good at?"), "{sent}");
        assert!(
            double.calls()[1]["messages"].to_string().contains("What am I good at?"),
            "it knows what was said"
        );

        let mut events = stream(&me, &talk, "Go on").await;
        events.next().await.unwrap();
        events.next().await.unwrap();
        let (_, stopped) = me.post(&format!("{talk}/stop"), json!({})).await;
        assert_eq!((&stopped[0]["status"], &stopped[0]["content"]), (&json!("stopped"), &json!("This is")));
        let last = events.rest().await.pop().unwrap();
        assert_eq!(last.data["message"]["status"], "stopped");
        double.hung_up(1).await;
        until("no end", async || me.get("/api/ai/usage").await.1["items"][0]["error"] == "stopped").await;
    }
}

/// A model that fails leaves the plain answer, and why.
#[tokio::test]
async fn a_model_that_fails_leaves_the_plain_answer() {
    let double = Double::start(|_, _: &Value| vec![Act::Fail(401)]).await;
    let instance = Instance::start(None, &local());
    let me = instance.person("kim@example.org").await;
    me.cv().await;
    double.works_for(&me).await;
    let talk = talk(&me).await;
    let answer = ask(&me, &talk, "Where have I worked?").await;
    let said = answer["message"]["note"].as_str().unwrap();
    assert!(said.contains("key"), "{answer}");
    assert!(
        answer["response"].as_str().unwrap().starts_with("The model gave no answer")
            || answer["response"].as_str().unwrap().contains("Your CV says of posts"),
        "{answer}"
    );
}

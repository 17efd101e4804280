//! Logging in with what a device holds.

use reqwest::StatusCode;
use serde_json::json;

use super::device::{Device, ORIGIN, PATH, SITE, answer, made, unbase64};
use super::instance::{Instance, PASSWORD, Person, databases};

async fn log_in(me: &Person, device: &mut Device) -> (StatusCode, serde_json::Value) {
    let answer = answer(me, device).await;
    me.post("/api/auth/passkey/finish", answer).await
}

fn nobody(me: &Person) -> Person {
    Person { token: String::new(), ..me.clone() }
}

#[tokio::test]
async fn a_device_logs_its_person_in() {
    for database in databases() {
        let instance = Instance::start(database, &SITE);
        let me = instance.person("kim@example.org").await;
        let mut device = Device::new();
        let (status, passkey) = made(&me, &mut device).await;
        assert_eq!(status, StatusCode::CREATED, "{passkey}");
        assert_eq!(passkey["name"], "my phone");
        for _ in 0..2 {
            let (status, login) = log_in(&nobody(&me), &mut device).await;
            assert_eq!(status, StatusCode::OK, "{login}");
            assert_eq!(login["user"]["email"], "kim@example.org");
            let again = Person { token: login["token"].as_str().unwrap().to_owned(), ..me.clone() };
            assert_eq!(again.get("/api/users/me").await.0, StatusCode::OK);
        }
        let listed = me.get(PATH).await.1;
        assert_eq!(listed.as_array().unwrap().len(), 1);
        assert!(!listed[0]["last_used_at"].is_null(), "{listed}");
        let (status, problem) = made(&me, &mut device).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "the same key twice: {problem}");
    }
}

#[tokio::test]
async fn an_answer_is_good_once_and_for_its_own_challenge() {
    for database in databases() {
        let instance = Instance::start(database, &SITE);
        let me = instance.person("kim@example.org").await;
        let mut device = Device::new();
        assert_eq!(made(&me, &mut device).await.0, StatusCode::CREATED);
        let first = answer(&me, &mut device).await;
        assert_eq!(me.post("/api/auth/passkey/finish", first.clone()).await.0, StatusCode::OK);
        let (status, problem) = me.post("/api/auth/passkey/finish", first.clone()).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
        assert_eq!(problem["errors"][0]["field"], "ceremony");
        let (_, other) = me.post("/api/auth/passkey/begin", json!({})).await;
        let crossed = json!({"ceremony": other["ceremony"], "credential": first["credential"]});
        let (status, problem) = me.post("/api/auth/passkey/finish", crossed).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{problem}");
        assert_eq!(problem["type"], "wrong-passkey");
    }
}

#[tokio::test]
async fn what_is_not_the_devices_own_is_refused() {
    let instance = Instance::start(None, &SITE);
    let me = instance.person("kim@example.org").await;
    let mut device = Device::new();
    assert_eq!(made(&me, &mut device).await.0, StatusCode::CREATED);
    let refused = async |device: &mut Device, why: &str| {
        let (status, problem) = log_in(&nobody(&me), device).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{why}: {problem}");
        assert_eq!(problem["type"], "wrong-passkey", "{why}");
    };
    let mut forger = Device::new();
    (forger.id, forger.person) = (device.id.clone(), device.person.clone());
    forger.counter = 100;
    refused(&mut forger, "another key under the same name").await;
    let mut stranger = Device::new();
    stranger.person.clone_from(&device.person);
    refused(&mut stranger, "a key that was never shown").await;

    device.origin = "https://jobs.example.org.evil.example";
    refused(&mut device, "a page elsewhere").await;
    device.origin = ORIGIN;
    device.looks = false;
    refused(&mut device, "nobody was looked at").await;
    device.looks = true;
    let counter = std::mem::replace(&mut device.counter, 0);
    refused(&mut device, "a copy of the device").await;
    device.counter = counter;
    assert_eq!(log_in(&nobody(&me), &mut device).await.0, StatusCode::OK);

    let mut careless = Device::new();
    careless.looks = false;
    assert_eq!(made(&me, &mut careless).await.0, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_passkey_is_its_persons_own() {
    for database in databases() {
        let instance = Instance::start(database, &SITE);
        let (kim, lee) = (instance.person("kim@example.org").await, instance.person("lee@example.org").await);
        let mut device = Device::new();
        let (_, passkey) = made(&kim, &mut device).await;
        let path = format!("{PATH}/{}", passkey["id"].as_str().unwrap());
        assert_eq!(lee.get(PATH).await.1, json!([]));
        assert_eq!(lee.delete(&path).await.0, StatusCode::NOT_FOUND);
        // What one person began another cannot end; nor take over the key.
        let (_, asked) = kim.post(&format!("{PATH}/begin"), json!({})).await;
        let credential = Device::new().create(&asked["options"]);
        let body = json!({"ceremony": asked["ceremony"], "credential": credential});
        assert_eq!(lee.post(&format!("{PATH}/finish"), body).await.0, StatusCode::UNPROCESSABLE_ENTITY);
        let kims = device.person.clone();
        assert_eq!(made(&lee, &mut device).await.0, StatusCode::UNPROCESSABLE_ENTITY);
        let lees = std::mem::replace(&mut device.person, kims);
        assert_eq!(log_in(&nobody(&kim), &mut device).await.1["user"]["email"], "kim@example.org");
        device.person = lees;
        assert_eq!(log_in(&nobody(&kim), &mut device).await.0, StatusCode::UNAUTHORIZED);
        device.person = unbase64("AAAA");
        assert_eq!(log_in(&nobody(&kim), &mut device).await.0, StatusCode::UNAUTHORIZED);

        assert_eq!(kim.delete(&path).await.0, StatusCode::NO_CONTENT);
        assert_eq!(log_in(&nobody(&kim), &mut device).await.0, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn a_shut_account_opens_to_nothing() {
    let instance = Instance::start(None, &SITE);
    let (admin, kim) = (instance.person("admin@example.org").await, instance.person("kim@example.org").await);
    let mut device = Device::new();
    assert_eq!(made(&kim, &mut device).await.0, StatusCode::CREATED);
    let id = kim.get("/api/users/me").await.1["id"].as_str().unwrap().to_owned();
    assert_eq!(admin.post(&format!("/api/admin/users/{id}/disable"), json!({})).await.0, StatusCode::OK);
    let (status, problem) = log_in(&nobody(&kim), &mut device).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "{problem}");
    assert_eq!(admin.post(&format!("/api/admin/users/{id}/enable"), json!({})).await.0, StatusCode::OK);
    assert_eq!(log_in(&nobody(&kim), &mut device).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_passkey_is_both_factors() {
    let instance = Instance::start(None, &SITE);
    let me = instance.person("kim@example.org").await;
    let mut device = Device::new();
    assert_eq!(made(&me, &mut device).await.0, StatusCode::CREATED);
    let (_, begun) = me.post("/api/users/me/two-factor", json!({})).await;
    let secret = totp_rs::Secret::try_from_base32(begun["secret"].as_str().unwrap()).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).with_account_name("kim").build().unwrap();
    let code = json!({"code": totp.generate_current().to_string()});
    assert_eq!(me.post("/api/users/me/two-factor/confirm", code).await.0, StatusCode::OK);
    let by_password = json!({"email": "kim@example.org", "password": PASSWORD});
    assert_eq!(me.post("/api/auth/login", by_password).await.1["type"], "two-factor-required");
    assert_eq!(log_in(&nobody(&me), &mut device).await.0, StatusCode::OK);
}

#[tokio::test]
async fn an_instance_without_a_name_says_what_to_do() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let (status, problem) = me.post(&format!("{PATH}/begin"), json!({})).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(problem["type"], "no-name-for-passkeys");
    assert!(problem["hint"].as_str().unwrap().contains("localhost"), "{problem}");

    // By its name on this machine it works, whatever the port; by a name that anyone may claim it does not.
    for (host, status) in
        [("localhost:8080", StatusCode::OK), ("evil.example", StatusCode::UNPROCESSABLE_ENTITY)]
    {
        let url = format!("{}/api/auth/passkey/begin", me.url);
        let response = me.client.post(url).header("host", host).send().await.unwrap();
        assert_eq!(response.status(), status, "{host}");
    }
}

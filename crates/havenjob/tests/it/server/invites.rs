//! Links with which one person each may come in.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::browser::Browser;
use super::elsewhere::{instances, page, someone};
use super::instance::{Instance, PASSWORD, Person, databases};
use super::second_factor;

const INVITE_ONLY: [(&str, &str); 1] = [("REGISTRATION__MODE", "invite")];

async fn register(me: &Person, email: &str, code: &Value) -> (StatusCode, Value) {
    let new = json!({"email": email, "password": PASSWORD, "invite_code": code});
    Person { token: String::new(), ..me.clone() }.post("/api/auth/register", new).await
}

async fn invite(admin: &Person) -> Value {
    let (status, invite) = admin.post("/api/admin/invites", json!({"note": "Lee"})).await;
    assert_eq!(status, StatusCode::CREATED, "{invite}");
    invite
}

#[tokio::test]
async fn an_invite_lets_one_person_in() {
    for database in databases() {
        let instance = Instance::start(database, &INVITE_ONLY);
        let admin = instance.person("kim@example.org").await;
        for nothing in [json!(null), json!(""), json!("hji_guess")] {
            assert_eq!(register(&admin, "lee@example.org", &nothing).await.0, StatusCode::FORBIDDEN);
        }
        let made = invite(&admin).await;
        let link = format!("{}/register?invite={}", instance.url, made["code"].as_str().unwrap());
        assert_eq!(made["link"], link);
        let (status, problem) = register(&admin, "kim@example.org", &made["code"]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
        let (status, lee) = register(&admin, "lee@example.org", &made["code"]).await;
        assert_eq!(status, StatusCode::CREATED, "a try that failed does not use it up: {lee}");
        assert_eq!(register(&admin, "max@example.org", &made["code"]).await.0, StatusCode::FORBIDDEN);

        let listed = admin.get("/api/admin/invites").await.1;
        assert_eq!(listed[0]["used_by"], lee["user"]["id"], "{listed}");
        assert!(listed[0].get("code").is_none(), "a secret is shown once");
        let path = format!("/api/admin/invites/{}", made["id"].as_str().unwrap());
        assert_eq!(admin.delete(&path).await.0, StatusCode::NOT_FOUND, "it was used");
        let acts = admin.get("/api/admin/audit?act=invite.make").await.1;
        assert_eq!(acts["items"][0]["subject"], made["id"]);
    }
}

#[tokio::test]
async fn an_invite_that_is_old_or_taken_back_lets_nobody_in() {
    for database in databases() {
        let instance = Instance::start(database, &INVITE_ONLY);
        let admin = instance.person("kim@example.org").await;
        let back = invite(&admin).await;
        let path = format!("/api/admin/invites/{}", back["id"].as_str().unwrap());
        assert_eq!(admin.delete(&path).await.0, StatusCode::NO_CONTENT);
        assert_eq!(register(&admin, "lee@example.org", &back["code"]).await.0, StatusCode::FORBIDDEN);
        let old = invite(&admin).await;
        instance.execute("update invites set expires_at = '2026-01-01T00:00:00+00:00'").await;
        assert_eq!(register(&admin, "lee@example.org", &old["code"]).await.0, StatusCode::FORBIDDEN);
        let (status, problem) = admin.post("/api/admin/invites", json!({"expires_in_days": 0})).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(problem["errors"][0]["field"], "expires_in_days");
    }
}

#[tokio::test]
async fn an_invite_is_good_with_another_service_too() {
    for instance in instances(&INVITE_ONLY) {
        let admin = instance.person("kim@example.org").await;
        let code = invite(&admin).await["code"].as_str().unwrap().to_owned();
        for expected in [StatusCode::SEE_OTHER, StatusCode::FORBIDDEN] {
            let mut browser = Browser::open();
            let start = format!("{}/auth/sesame/start?invite_code={code}", instance.url);
            let email = format!("{}@elsewhere.example", uuid::Uuid::now_v7().simple());
            let page = page(&mut browser, &start, &someone(&email)).await;
            let back = browser.follow(&page, &instance.url).await;
            assert_eq!(browser.get(&back).await.status(), expected);
        }
    }
}

#[tokio::test]
async fn who_lost_device_and_codes_is_helped_by_the_admin() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let (admin, lee) =
            (instance.person("kim@example.org").await, instance.person("lee@example.org").await);
        let id = lee.get("/api/users/me").await.1["id"].as_str().unwrap().to_owned();
        let path = format!("/api/admin/users/{id}/two-factor");
        assert_eq!(admin.delete(&path).await.0, StatusCode::NOT_FOUND, "none is on");
        second_factor::switched_on(&lee).await;
        assert_eq!(admin.delete(&path).await.0, StatusCode::NO_CONTENT);
        assert_eq!(lee.get("/api/users/me").await.0, StatusCode::UNAUTHORIZED);
        let login = json!({"email": "lee@example.org", "password": PASSWORD});
        assert_eq!(lee.post("/api/auth/login", login).await.0, StatusCode::OK);
        let acts = admin.get("/api/admin/audit").await.1;
        assert_eq!(acts["items"][0]["act"], "user.drop-second-factor");
    }
}

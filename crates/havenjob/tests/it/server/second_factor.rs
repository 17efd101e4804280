//! A code beside the password.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use totp_rs::{Builder, Secret, Totp};

use super::instance::{Instance, PASSWORD, Person, databases};

pub(crate) const PATH: &str = "/api/users/me/two-factor";

/// An authenticator that was told the secret. It never shows a code twice: one that was used is refused.
pub(crate) struct Authenticator {
    totp: Totp,
    shown: u64,
}

impl Authenticator {
    pub(crate) fn of(begun: &Value) -> Self {
        let secret = Secret::try_from_base32(begun["secret"].as_str().unwrap()).unwrap();
        let totp = Builder::new().with_secret(secret).with_account_name("kim").build().unwrap();
        Self { totp, shown: 0 }
    }

    /// The code of now, or of the half minute after the last one: clocks may be that far apart.
    pub(crate) fn code(&mut self) -> String {
        let now = self.totp.next_step_current() / 30 - 1;
        self.shown = now.max(self.shown + 1);
        self.totp.generate(self.shown * 30).to_string()
    }
}

/// Switches it on; gives the authenticator and the recovery codes.
pub(crate) async fn switched_on(me: &Person) -> (Authenticator, Vec<String>) {
    let (status, begun) = me.post(PATH, json!({})).await;
    assert_eq!(status, StatusCode::OK, "{begun}");
    assert!(begun["uri"].as_str().unwrap().starts_with("otpauth://totp/HavenJob:"), "{begun}");
    assert!(begun["qr_svg"].as_str().unwrap().starts_with("<svg"), "{begun}");
    let mut authenticator = Authenticator::of(&begun);
    let (status, confirmed) =
        me.post(&format!("{PATH}/confirm"), json!({"code": authenticator.code()})).await;
    assert_eq!(status, StatusCode::OK, "{confirmed}");
    let codes = confirmed["recovery_codes"].as_array().unwrap();
    (authenticator, codes.iter().map(|c| c.as_str().unwrap().to_owned()).collect())
}

async fn login(me: &Person, code: Option<&str>) -> (StatusCode, Value) {
    me.post("/api/auth/login", json!({"email": "kim@example.org", "password": PASSWORD, "code": code})).await
}

async fn switch_off(me: &Person, sure: Value) -> StatusCode {
    me.request(Method::DELETE, PATH).json(&sure).send().await.unwrap().status()
}

#[tokio::test]
async fn a_login_asks_for_a_code_and_takes_each_once() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let (mut authenticator, _) = switched_on(&me).await;
        let state = me.get(PATH).await.1;
        assert_eq!(state["enabled"], true);
        assert_eq!(state["recovery_codes_left"], 10);

        let (status, problem) = login(&me, None).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
        assert_eq!(problem["type"], "two-factor-required");
        let wrong = json!({"email": "kim@example.org", "password": "not the password"});
        let (_, problem) = me.post("/api/auth/login", wrong).await;
        assert_eq!(problem["type"], "wrong-password", "who does not know the password learns nothing more");

        let code = authenticator.code();
        let (status, answer) = login(&me, Some(&code)).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        let (status, problem) = login(&me, Some(&code)).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "a code was good twice");
        assert_eq!(problem["type"], "wrong-code");
    }
}

#[tokio::test]
async fn a_recovery_code_is_good_once() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let (_, codes) = switched_on(&me).await;
        assert_eq!(codes.len(), 10);
        assert_eq!(login(&me, Some(&codes[3].to_uppercase().replace('-', " "))).await.0, StatusCode::OK);
        assert_eq!(login(&me, Some(&codes[3])).await.1["type"], "wrong-code");
        assert_eq!(me.get(PATH).await.1["recovery_codes_left"], 9);

        let path = format!("{PATH}/recovery-codes");
        let (status, _) = me.post(&path, json!({})).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "a screen that was left open is not enough");
        let (status, new) = me.post(&path, json!({"password": PASSWORD})).await;
        assert_eq!(status, StatusCode::OK, "{new}");
        assert_eq!(login(&me, Some(&codes[4])).await.1["type"], "wrong-code", "the old ones no longer work");
        assert_eq!(login(&me, new["recovery_codes"][0].as_str()).await.0, StatusCode::OK);
    }
}

#[tokio::test]
async fn nothing_is_asked_for_before_a_code_was_shown() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let confirm = format!("{PATH}/confirm");
        assert_eq!(me.post(&confirm, json!({"code": "123456"})).await.0, StatusCode::CONFLICT);
        let (_, first) = me.post(PATH, json!({})).await;
        let (_, second) = me.post(PATH, json!({})).await;
        assert_ne!(first["secret"], second["secret"]);
        assert_eq!(login(&me, None).await.0, StatusCode::OK);
        let stale = Authenticator::of(&first).code();
        let (status, _) = me.post(&confirm, json!({"code": stale})).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "the secret was given anew");
        let code = Authenticator::of(&second).code();
        assert_eq!(me.post(&confirm, json!({"code": code})).await.0, StatusCode::OK);
        assert_eq!(me.post(PATH, json!({})).await.0, StatusCode::CONFLICT, "it is on");
    }
}

#[tokio::test]
async fn it_is_switched_off_by_who_shows_that_it_is_them() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        assert_eq!(switch_off(&me, json!({"password": PASSWORD})).await, StatusCode::NOT_FOUND);
        let (_, codes) = switched_on(&me).await;
        for wrong in [json!({}), json!({"password": "not the password"}), json!({"code": "000-000"})] {
            assert_eq!(switch_off(&me, wrong).await, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let (_, made) = me.post("/api/users/me/tokens", json!({"name": "t", "scope": "write"})).await;
        let token = Person { token: made["token"].as_str().unwrap().to_owned(), ..me.clone() };
        assert_eq!(switch_off(&token, json!({"password": PASSWORD})).await, StatusCode::FORBIDDEN);
        assert_eq!(token.post(PATH, json!({})).await.0, StatusCode::FORBIDDEN);
        assert_eq!(switch_off(&me, json!({"code": codes[0]})).await, StatusCode::NO_CONTENT);
        assert_eq!(login(&me, None).await.0, StatusCode::OK);
        assert_eq!(me.get(PATH).await.1["recovery_codes_left"], 0);
    }
}

#[tokio::test]
async fn guessing_codes_is_slowed_down() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    switched_on(&me).await;
    // The address of the person is limited too, and sooner than the codes when only logins are tried.
    let mut statuses = Vec::new();
    for n in 0..12 {
        statuses.push(switch_off(&me, json!({"code": format!("00000{n}")})).await);
    }
    assert_eq!(statuses[0], StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(statuses.last(), Some(&StatusCode::TOO_MANY_REQUESTS), "{statuses:?}");
    assert_eq!(
        login(&me, Some("123456")).await.0,
        StatusCode::TOO_MANY_REQUESTS,
        "the limit is the person's"
    );
}

#[tokio::test]
async fn the_secret_is_not_readable_in_the_database() {
    use sqlx::{ConnectOptions, Row};
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let (_, begun) = me.post(PATH, json!({})).await;
    let secret = Secret::try_from_base32(begun["secret"].as_str().unwrap()).unwrap();
    let file = instance.folder.path().join("havenjob-data/havenjob.db");
    let mut connection =
        sqlx::sqlite::SqliteConnectOptions::new().filename(file).read_only(true).connect().await.unwrap();
    let row = sqlx::query("select secret from second_factors").fetch_one(&mut connection).await.unwrap();
    let kept: Vec<u8> = row.get(0);
    assert!(kept.len() > 40, "a nonce and a sealed secret");
    assert!(!kept.windows(8).any(|w| secret.as_bytes().windows(8).any(|s| s == w)));
}

//! The rules at the door: what cookies say, how long things hold, who may try how often, what a new password ends.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::device::{self, Device};
use super::instance::{Instance, PASSWORD, Person, databases};
use super::post_office::{PostOffice, link_token};
use super::second_factor;

const NEW: &str = "green stove under snow";

/// The cookie that a login sets.
async fn session_cookie(instance: &Instance) -> String {
    let me = instance.person("kim@example.org").await;
    let login = json!({"email": "kim@example.org", "password": PASSWORD});
    let response = me.request(Method::POST, "/api/auth/login").json(&login).send().await.unwrap();
    response.headers()["set-cookie"].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn cookies_travel_over_https_only_where_there_is_https() {
    let secure =
        session_cookie(&Instance::start(None, &[("SERVER__PUBLIC_URL", "https://jobs.example.org")])).await;
    let plain = session_cookie(&Instance::start(None, &[])).await;
    for cookie in [&secure, &plain] {
        for part in ["havenjob_session=hjs_", "; Path=/;", "HttpOnly", "SameSite=Lax", "Max-Age=2592000"] {
            assert!(cookie.contains(part), "{part} in {cookie}");
        }
    }
    assert!(secure.contains("; Secure") && !plain.contains("Secure"), "{secure}, {plain}");
}

#[tokio::test]
async fn everyone_has_a_forwarding_address_of_their_own() {
    for database in databases() {
        let instance = Instance::start(database, &[("REGISTRATION__MAIL_DOMAIN", "mail.example.org")]);
        let mut seen = std::collections::BTreeSet::new();
        // The same beginning, so that only chance tells them apart.
        for domain in ["a", "b", "c"] {
            let me = instance.person(&format!("kim@{domain}.example")).await;
            let address = me.get("/api/users/me").await.1["forwarding_address"].as_str().unwrap().to_owned();
            assert!(address.starts_with("kim-") && address.ends_with("@mail.example.org"), "{address}");
            assert!(seen.insert(address));
        }
    }
}

#[tokio::test]
async fn what_is_too_old_opens_nothing() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let (_, made) = me
            .post("/api/users/me/tokens", json!({"name": "t", "scope": "write", "expires_in_days": 1}))
            .await;
        let token = Person { token: made["token"].as_str().unwrap().to_owned(), ..me.clone() };
        assert_eq!(token.get("/api/users/me").await.0, StatusCode::OK);
        instance.execute("update api_tokens set expires_at = '2026-01-01T00:00:00+00:00'").await;
        assert_eq!(token.get("/api/users/me").await.0, StatusCode::UNAUTHORIZED);
        assert_eq!(me.get("/api/users/me").await.0, StatusCode::OK);
        instance.execute("update sessions set expires_at = '2026-01-01T00:00:00+00:00'").await;
        assert_eq!(me.get("/api/users/me").await.0, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn a_login_is_ended_from_another() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let login = json!({"email": "kim@example.org", "password": PASSWORD});
        let request = me.request(Method::POST, "/api/auth/login").header("user-agent", "a lost phone");
        let answer: Value = request.json(&login).send().await.unwrap().json().await.unwrap();
        let phone = Person { token: answer["token"].as_str().unwrap().to_owned(), ..me.clone() };
        assert_eq!(phone.get("/api/users/me").await.0, StatusCode::OK);
        let sessions = me.get("/api/users/me/sessions").await.1;
        let lost = sessions.as_array().unwrap().iter().find(|s| s["user_agent"] == "a lost phone").unwrap();
        assert_eq!(lost["ip"], "127.0.0.1");
        let path = format!("/api/users/me/sessions/{}", lost["id"].as_str().unwrap());
        assert_eq!(me.delete(&path).await.0, StatusCode::NO_CONTENT);
        assert_eq!(phone.get("/api/users/me").await.0, StatusCode::UNAUTHORIZED);
        assert_eq!(me.get("/api/users/me").await.0, StatusCode::OK);
    }
}

/// Asks for mail to so many unknown addresses, as a script would, from the network addresses that `from` names, a header
/// line each.
async fn tries(me: &Person, count: usize, from: impl Fn(usize) -> String) -> Vec<StatusCode> {
    let mut statuses = Vec::new();
    for n in 0..count {
        let mut request = me.request(Method::POST, "/api/auth/password/forgot");
        for line in from(n).lines() {
            request = request.header("x-forwarded-for", line);
        }
        let address = json!({"email": format!("nobody.{n}@example.org")});
        statuses.push(request.json(&address).send().await.unwrap().status());
    }
    statuses
}

#[tokio::test]
async fn one_network_address_may_not_try_everyone() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let statuses = tries(&me, 200, |n| format!("192.0.2.{n}")).await;
    assert_eq!(statuses[0], StatusCode::ACCEPTED);
    let is_slowed = statuses.contains(&StatusCode::TOO_MANY_REQUESTS);
    assert!(is_slowed, "without a proxy, what the header says is the script's own word: {statuses:?}");

    let instance = Instance::start(None, &[("SERVER__BEHIND_PROXY", "true")]);
    let me = instance.person("kim@example.org").await;
    // The last address is the proxy's word; those before it are the script's.
    let statuses = tries(&me, 200, |n| format!("198.51.100.{n}, 192.0.2.1")).await;
    assert!(statuses.contains(&StatusCode::TOO_MANY_REQUESTS), "{statuses:?}");
    assert_eq!(tries(&me, 1, |_| "192.0.2.2".to_owned()).await, [StatusCode::ACCEPTED], "others are free");
    // A proxy that adds a line of its own leaves the script's above it.
    let statuses = tries(&me, 200, |n| format!("198.51.100.{n}\n192.0.2.3")).await;
    assert!(statuses.contains(&StatusCode::TOO_MANY_REQUESTS), "{statuses:?}");
}

#[tokio::test]
async fn a_new_password_ends_every_other_login() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let login = |password: &str| json!({"email": "kim@example.org", "password": password});
        let (_, answer) = me.post("/api/auth/login", login(PASSWORD)).await;
        let other = Person { token: answer["token"].as_str().unwrap().to_owned(), ..me.clone() };
        let path = "/api/users/me/password";
        for (wrong, field) in [
            (json!({"new_password": NEW}), "current_password"),
            (json!({"current_password": "not the password", "new_password": NEW}), "current_password"),
            (json!({"current_password": PASSWORD, "new_password": "short"}), "new_password"),
        ] {
            let (status, problem) = me.put(path, wrong).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
            assert_eq!(problem["errors"][0]["field"], field);
        }
        let change = json!({"current_password": PASSWORD, "new_password": NEW});
        assert_eq!(me.put(path, change).await.0, StatusCode::NO_CONTENT);
        assert_eq!(me.get("/api/users/me").await.0, StatusCode::OK);
        assert_eq!(other.get("/api/users/me").await.0, StatusCode::UNAUTHORIZED);
        assert_eq!(me.post("/api/auth/login", login(PASSWORD)).await.0, StatusCode::UNAUTHORIZED);
        assert_eq!(me.post("/api/auth/login", login(NEW)).await.0, StatusCode::OK);
    }
}

/// Chooses a new password by mail.
async fn reset(me: &Person, post: &PostOffice) {
    let ask = json!({"email": "kim@example.org"});
    assert_eq!(me.post("/api/auth/password/forgot", ask).await.0, StatusCode::ACCEPTED);
    let token = link_token(&post.next().await, "/reset?token=");
    let new = json!({"token": token, "password": NEW});
    assert_eq!(me.post("/api/auth/password/reset", new).await.0, StatusCode::NO_CONTENT);
}

/// A stranger registers somebody's address and sets up whatever they can; the owner of the mailbox takes the account over.
#[tokio::test]
async fn who_lay_in_wait_is_out_when_the_owner_of_the_address_comes() {
    let post = PostOffice::open().await;
    for database in databases() {
        let settings = [("MAIL__URL", post.url.as_str()), device::SITE[0]];
        let instance = Instance::start(database, &settings);
        let stranger = instance.person("kim@example.org").await;
        post.next().await;
        let (_, made) = stranger.post("/api/users/me/tokens", json!({"name": "t", "scope": "write"})).await;
        let token = Person { token: made["token"].as_str().unwrap().to_owned(), ..stranger.clone() };
        assert_eq!(device::made(&stranger, &mut Device::new()).await.0, StatusCode::CREATED);
        second_factor::switched_on(&stranger).await;

        reset(&stranger, &post).await;
        assert_eq!(token.get("/api/users/me").await.0, StatusCode::UNAUTHORIZED);
        let login = json!({"email": "kim@example.org", "password": NEW});
        let (status, answer) = stranger.post("/api/auth/login", login).await;
        assert_eq!(status, StatusCode::OK, "the stranger's second factor is gone: {answer}");
        let owner = Person { token: answer["token"].as_str().unwrap().to_owned(), ..stranger };
        assert_eq!(owner.get(device::PATH).await.1, json!([]));
        assert!(!owner.get("/api/users/me").await.1["email_verified_at"].is_null());
        // Whoever has shown that the address is theirs keeps what they set up.
        second_factor::switched_on(&owner).await;
        reset(&owner, &post).await;
        let login = json!({"email": "kim@example.org", "password": NEW});
        assert_eq!(owner.post("/api/auth/login", login).await.1["type"], "two-factor-required");
    }
}

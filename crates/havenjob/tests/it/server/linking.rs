//! What another service opens: which account, by whose will, and how it is taken back.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::browser::{Browser, location};
use super::elsewhere::{
    account, instances, is_logged_in, link, log_in, problem, refused, registered, someone,
};
use super::instance::Person;
use super::post_office::{PostOffice, link_token};
use super::second_factor::switched_on;

#[tokio::test]
async fn an_account_opens_only_when_its_address_is_shown_on_both_sides() {
    let post = PostOffice::open().await;
    for instance in instances(&[("MAIL__URL", &post.url)]) {
        let mut browser = Browser::open();
        let owner = instance.person("kim@example.org").await;
        let kim = someone("kim@example.org");
        // Whoever registered first need not own the address: they may lie in wait for who does.
        refused(log_in(&instance, &mut browser, &kim).await, "address-not-verified-here").await;

        let verify = json!({"token": link_token(&post.next().await, "/verify?token=")});
        assert_eq!(owner.post("/api/auth/verify", verify).await.0, StatusCode::NO_CONTENT);
        for said in [json!(false), Value::Null] {
            let mut claims = kim.clone();
            claims["email_verified"] = said;
            refused(log_in(&instance, &mut browser, &claims).await, "address-not-verified-there").await;
        }
        assert!(!is_logged_in(&instance, &mut browser).await);
        assert_eq!(owner.get("/api/users/me/identities").await.1, json!([]), "a refusal links nothing");

        assert_eq!(log_in(&instance, &mut browser, &kim).await.status(), StatusCode::SEE_OTHER);
        let account = account(&instance, &mut browser).await;
        assert_eq!(account["id"], owner.get("/api/users/me").await.1["id"]);
        assert_eq!(owner.get("/api/users/me/identities").await.1[0]["provider"], "sesame");
    }
}

#[tokio::test]
async fn a_mailbox_does_not_go_round_a_second_factor() {
    let post = PostOffice::open().await;
    for instance in instances(&[("MAIL__URL", &post.url)]) {
        let mut browser = Browser::open();
        let owner = registered(&instance, &mut browser, "kim@example.org").await;
        let verify = json!({"token": link_token(&post.next().await, "/verify?token=")});
        assert_eq!(owner.post("/api/auth/verify", verify).await.0, StatusCode::NO_CONTENT);
        switched_on(&owner).await;
        let kim = someone("kim@example.org");
        let refusal = log_in(&instance, &mut Browser::open(), &kim).await;
        refused(refusal, "second-factor-stands-before").await;
        let page = link(&instance, &mut browser, &kim).await;
        let back = browser.follow(&page, &instance.url).await;
        assert_eq!(browser.get(&back).await.status(), StatusCode::SEE_OTHER);
        let login = log_in(&instance, &mut Browser::open(), &kim).await;
        assert_eq!(login.status(), StatusCode::SEE_OTHER, "the person linked it: it is trusted");
    }
}

#[tokio::test]
async fn an_account_without_a_password_is_erased_by_who_has_just_come_in() {
    for instance in instances(&[]) {
        let (mut browser, kim) = (Browser::open(), someone("kim@elsewhere.example"));
        assert_eq!(log_in(&instance, &mut browser, &kim).await.status(), StatusCode::SEE_OTHER);
        instance.execute("update sessions set created_at = '2026-01-01T00:00:00+00:00'").await;
        let me = format!("{}/api/users/me", instance.url);
        refused(browser.send(Method::DELETE, &me, Some(json!({}))).await, "invalid").await;
        let guess = json!({"password": "tin lamp quiet river"});
        refused(browser.send(Method::DELETE, &me, Some(guess)).await, "invalid").await;
        assert_eq!(log_in(&instance, &mut browser, &kim).await.status(), StatusCode::SEE_OTHER);
        let gone = browser.send(Method::DELETE, &me, Some(json!({}))).await;
        assert_eq!(gone.status(), StatusCode::NO_CONTENT);
        assert!(!is_logged_in(&instance, &mut browser).await);
    }
}

#[tokio::test]
async fn a_password_can_be_added_and_then_the_service_taken_away() {
    for instance in instances(&[]) {
        let (mut browser, kim) = (Browser::open(), someone("kim@elsewhere.example"));
        assert_eq!(log_in(&instance, &mut browser, &kim).await.status(), StatusCode::SEE_OTHER);
        let url = |path: &str| format!("{}{path}", instance.url);
        let new = json!({"new_password": "green stove under snow"});
        let set = browser.send(Method::PUT, &url("/api/users/me/password"), Some(new)).await;
        assert_eq!(set.status(), StatusCode::NO_CONTENT);
        let identities: Value = browser.get(&url("/api/users/me/identities")).await.json().await.unwrap();
        let path = format!("/api/users/me/identities/{}", identities[0]["id"].as_str().unwrap());
        let gone = browser.send(Method::DELETE, &url(&path), None).await;
        assert_eq!(gone.status(), StatusCode::NO_CONTENT);
        let login = json!({"email": "kim@elsewhere.example", "password": "green stove under snow"});
        let login = Browser::open().send(Method::POST, &url("/api/auth/login"), Some(login)).await;
        assert_eq!(login.status(), StatusCode::OK);
    }
}

#[tokio::test]
async fn another_persons_identity_stays_theirs() {
    for instance in instances(&[]) {
        let (kim, mut kims) = (someone("kim@elsewhere.example"), Browser::open());
        assert_eq!(log_in(&instance, &mut kims, &kim).await.status(), StatusCode::SEE_OTHER);
        let mut lees = Browser::open();
        let lee = registered(&instance, &mut lees, "lee@example.org").await;
        let page = link(&instance, &mut lees, &kim).await;
        let back = lees.follow(&page, &instance.url).await;
        let (status, kind) = problem(lees.get(&back).await).await;
        assert_eq!((status, kind.as_str()), (StatusCode::CONFLICT, "conflict"));
        assert_eq!(lee.get("/api/users/me/identities").await.1, json!([]));

        let path = format!("{}/api/users/me/identities", instance.url);
        let identities: Value = kims.get(&path).await.json().await.unwrap();
        let path = format!("/api/users/me/identities/{}", identities[0]["id"].as_str().unwrap());
        assert_eq!(lee.delete(&path).await.0, StatusCode::NOT_FOUND);
        assert_eq!(log_in(&instance, &mut Browser::open(), &kim).await.status(), StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn a_service_is_linked_and_unlinked_but_the_last_way_in_stays() {
    for instance in instances(&[]) {
        let mut browser = Browser::open();
        let lee = registered(&instance, &mut browser, "lee@example.org").await;
        let elsewhere = someone("another.address@elsewhere.example");
        let page = link(&instance, &mut browser, &elsewhere).await;
        let back = browser.follow(&page, &instance.url).await;
        let response = browser.get(&back).await;
        assert_eq!(location(&back, &response).unwrap(), format!("{}/settings", instance.url));
        let mut other = Browser::open();
        assert_eq!(log_in(&instance, &mut other, &elsewhere).await.status(), StatusCode::SEE_OTHER);
        assert_eq!(account(&instance, &mut other).await["email"], "lee@example.org");

        let path = |list: &Value| format!("/api/users/me/identities/{}", list[0]["id"].as_str().unwrap());
        let listed = lee.get("/api/users/me/identities").await.1;
        assert_eq!(lee.delete(&path(&listed)).await.0, StatusCode::NO_CONTENT);
        assert_eq!(lee.delete(&path(&listed)).await.0, StatusCode::NOT_FOUND);
        assert_eq!(log_in(&instance, &mut other, &elsewhere).await.status(), StatusCode::SEE_OTHER);
        let new = account(&instance, &mut other).await;
        assert_eq!(new["email"], "another.address@elsewhere.example", "unlinked, it is somebody new");

        let list = format!("{}/api/users/me/identities", instance.url);
        let listed: Value = other.get(&list).await.json().await.unwrap();
        let url = format!("{}{}", instance.url, path(&listed));
        let (status, kind) = problem(other.send(Method::DELETE, &url, None).await).await;
        assert_eq!((status, kind.as_str()), (StatusCode::CONFLICT, "conflict"), "it is the only way in");
        assert_eq!(log_in(&instance, &mut Browser::open(), &elsewhere).await.status(), StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn a_link_needs_the_login_that_asked_for_it() {
    for instance in instances(&[]) {
        let mut browser = Browser::open();
        let lee = registered(&instance, &mut browser, "lee@example.org").await;
        let (_, made) = lee.post("/api/users/me/tokens", json!({"name": "t", "scope": "write"})).await;
        let token = Person { token: made["token"].as_str().unwrap().to_owned(), ..lee.clone() };
        let ask = json!({"provider": "sesame"});
        assert_eq!(token.post("/api/users/me/identities", ask).await.0, StatusCode::FORBIDDEN);
        let ask = json!({"provider": "carrier-pigeon"});
        assert_eq!(lee.post("/api/users/me/identities", ask).await.0, StatusCode::UNPROCESSABLE_ENTITY);

        let page = link(&instance, &mut browser, &someone("lee@elsewhere.example")).await;
        let back = browser.follow(&page, &instance.url).await;
        assert_eq!(lee.post("/api/auth/logout", json!({})).await.0, StatusCode::NO_CONTENT);
        refused(browser.get(&back).await, "login-not-begun").await;
    }
}

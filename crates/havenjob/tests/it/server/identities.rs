//! Logging in with another service, against a real OpenID provider on loopback.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::browser::{Browser, location};
use super::elsewhere::{account, instances, is_logged_in, log_in, page, refused, returned, someone, with};
use super::post_office::PostOffice;

#[tokio::test]
async fn somebody_new_comes_in_and_comes_back() {
    for instance in instances(&[]) {
        let kim = someone("Kim@Elsewhere.example");
        let mut browser = Browser::open();
        let services: Value =
            browser.get(&format!("{}/api/auth/providers", instance.url)).await.json().await.unwrap();
        assert_eq!(services[0]["label"], "Marsh Mallow");
        assert_eq!(services[1]["start"], "/auth/sesame/start");

        let start = format!("{}/auth/sesame/start?return_to=/tailor%3Fpage=2", instance.url);
        let page = page(&mut browser, &start, &kim).await;
        let back = browser.follow(&page, &instance.url).await;
        let response = browser.get(&back).await;
        assert_eq!(location(&back, &response).unwrap(), format!("{}/tailor?page=2", instance.url));
        let cookies: Vec<_> =
            response.headers().get_all("set-cookie").iter().map(|c| c.to_str().unwrap()).collect();
        let session = cookies.iter().find(|c| c.starts_with("havenjob_session=")).unwrap();
        assert!(session.contains("HttpOnly") && session.contains("SameSite=Lax"), "{session}");
        assert!(browser.cookie(&instance.url, "havenjob_login").is_none(), "what was begun is over");
        let first = account(&instance, &mut browser).await;
        assert_eq!(first["email"], "kim@elsewhere.example");
        assert_eq!(first["name"], "Kim Elsewhere");
        assert!(!first["email_verified_at"].is_null(), "the provider has verified it");

        let mut elsewhere = Browser::open();
        let moved = json!({"sub": kim["sub"], "email": "kim@new.example", "email_verified": true});
        let response = log_in(&instance, &mut elsewhere, &moved).await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        let again = account(&instance, &mut elsewhere).await;
        assert_eq!(again["id"], first["id"], "a person is known by the subject, not by the address");
        let identities: Value =
            elsewhere.get(&format!("{}/api/users/me/identities", instance.url)).await.json().await.unwrap();
        assert_eq!(identities.as_array().unwrap().len(), 1);
        assert_eq!(identities[0]["email"], "kim@new.example");
    }
}

#[tokio::test]
async fn a_secret_may_travel_in_the_body() {
    for instance in instances(&[]) {
        let mut browser = Browser::open();
        let start = format!("{}/auth/mallow/start", instance.url);
        let page = page(&mut browser, &start, &someone("kim@elsewhere.example")).await;
        let back = browser.follow(&page, &instance.url).await;
        assert_eq!(browser.get(&back).await.status(), StatusCode::SEE_OTHER);
        assert!(is_logged_in(&instance, &mut browser).await);
    }
}

#[tokio::test]
async fn a_state_that_was_not_given_is_refused() {
    for instance in instances(&[]) {
        let mut browser = Browser::open();
        let back = returned(&instance, &mut browser, &someone("kim@elsewhere.example")).await;
        let forged = with(&back, "state", "c29tZXRoaW5nIGVsc2U");
        refused(browser.get(&forged).await, "login-not-begun").await;
        assert!(!is_logged_in(&instance, &mut browser).await);
        // A state is good for the service that it was given for.
        let other = back.replace("/auth/sesame/", "/auth/mallow/");
        refused(browser.get(&other).await, "login-not-begun").await;
    }
}

#[tokio::test]
async fn a_token_with_another_nonce_is_refused() {
    for instance in instances(&[]) {
        let mut browser = Browser::open();
        let start = format!("{}/auth/sesame/start", instance.url);
        let page = page(&mut browser, &start, &someone("kim@elsewhere.example")).await;
        let back = browser.follow(&with(&page, "nonce", "another"), &instance.url).await;
        refused(browser.get(&back).await, "login-not-proven").await;
        assert!(!is_logged_in(&instance, &mut browser).await);
    }
}

#[tokio::test]
async fn a_code_that_was_asked_for_by_somebody_else_is_refused() {
    for instance in instances(&[]) {
        let mut browser = Browser::open();
        let start = format!("{}/auth/sesame/start", instance.url);
        let page = page(&mut browser, &start, &someone("kim@elsewhere.example")).await;
        let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        let back = browser.follow(&with(&page, "code_challenge", challenge), &instance.url).await;
        refused(browser.get(&back).await, "login-not-proven").await;
        assert!(!is_logged_in(&instance, &mut browser).await);
    }
}

#[tokio::test]
async fn a_return_works_once() {
    for instance in instances(&[]) {
        let mut browser = Browser::open();
        let back = returned(&instance, &mut browser, &someone("kim@elsewhere.example")).await;
        let cookie = browser.cookie(&instance.url, "havenjob_login").unwrap().to_owned();
        assert_eq!(browser.get(&back).await.status(), StatusCode::SEE_OTHER);
        let mut again = Browser::open();
        again.set_cookie(&instance.url, "havenjob_login", &cookie);
        refused(again.get(&back).await, "login-not-begun").await;
        assert!(!is_logged_in(&instance, &mut again).await);
    }
}

#[tokio::test]
async fn a_login_ends_in_the_browser_that_began_it() {
    for instance in instances(&[]) {
        let mut attacker = Browser::open();
        let back = returned(&instance, &mut attacker, &someone("attacker@elsewhere.example")).await;
        let mut victim = Browser::open();
        refused(victim.get(&back).await, "login-not-begun").await;
        // Nor where another login was begun.
        page(&mut victim, &format!("{}/auth/sesame/start", instance.url), &someone("kim@example.org")).await;
        let mut attacker = Browser::open();
        let back = returned(&instance, &mut attacker, &someone("attacker@elsewhere.example")).await;
        refused(victim.get(&back).await, "login-not-begun").await;
        assert!(!is_logged_in(&instance, &mut victim).await);
    }
}

#[tokio::test]
async fn an_address_that_nobody_has_shown_is_asked_about() {
    let post = PostOffice::open().await;
    for instance in instances(&[("MAIL__URL", &post.url)]) {
        let mut browser = Browser::open();
        let mut kim = someone("kim@elsewhere.example");
        kim["email_verified"] = json!(false);
        assert_eq!(log_in(&instance, &mut browser, &kim).await.status(), StatusCode::SEE_OTHER);
        assert!(account(&instance, &mut browser).await["email_verified_at"].is_null());
        let mail = post.next().await;
        assert!(mail.contains("kim@elsewhere.example") && mail.contains("/verify?token="), "{mail}");

        let nameless = json!({"sub": uuid::Uuid::now_v7()});
        refused(log_in(&instance, &mut Browser::open(), &nameless).await, "no-address").await;
    }
}

#[tokio::test]
async fn a_new_person_comes_in_by_the_rules_of_the_instance() {
    for instance in instances(&[("REGISTRATION__MODE", "closed")]) {
        instance.person("first@example.org").await;
        let response = log_in(&instance, &mut Browser::open(), &someone("kim@elsewhere.example")).await;
        assert_eq!(response.status(), StatusCode::FORBIDDEN);
    }
    for instance in instances(&[("REGISTRATION__MODE", "invite"), ("REGISTRATION__INVITE_CODE", "pear")]) {
        instance.person("first@example.org").await;
        for (code, expected) in [("apple", StatusCode::FORBIDDEN), ("pear", StatusCode::SEE_OTHER)] {
            let mut browser = Browser::open();
            let start = format!("{}/auth/sesame/start?invite_code={code}", instance.url);
            let page = page(&mut browser, &start, &someone("kim@elsewhere.example")).await;
            let back = browser.follow(&page, &instance.url).await;
            assert_eq!(browser.get(&back).await.status(), expected, "{code}");
        }
    }
}

#[tokio::test]
async fn what_does_not_come_to_a_login_says_so() {
    for instance in instances(&[
        ("IDENTITY__NOWHERE__ISSUER", "http://127.0.0.1:9"),
        ("IDENTITY__NOWHERE__CLIENT_ID", "nobody"),
    ]) {
        let mut browser = Browser::open();
        let url = |path: &str| format!("{}{path}", instance.url);
        let no = json!({"sub": "no", "error": "access_denied"});
        refused(log_in(&instance, &mut browser, &no).await, "login-declined").await;
        for elsewhere in ["https://evil.example/", "//evil.example", "/%5Cevil.example", "jobs"] {
            let response = browser.get(&url(&format!("/auth/sesame/start?return_to={elsewhere}"))).await;
            refused(response, "invalid").await;
        }
        for (path, status) in [
            ("/auth/carrier-pigeon/start", StatusCode::NOT_FOUND),
            ("/auth/carrier-pigeon/callback?code=a&state=b", StatusCode::NOT_FOUND),
            ("/auth/nowhere/start", StatusCode::SERVICE_UNAVAILABLE),
            ("/auth/sesame/callback", StatusCode::UNPROCESSABLE_ENTITY),
            ("/auth/sesame/callback?error=access_denied", StatusCode::UNPROCESSABLE_ENTITY),
            ("/auth/sesame/callback?code=a&state=b", StatusCode::UNPROCESSABLE_ENTITY),
        ] {
            assert_eq!(browser.get(&url(path)).await.status(), status, "{path}");
        }
    }
}

#[test]
fn the_doctor_asks_every_service() {
    let nowhere =
        [("IDENTITY__NOWHERE__ISSUER", "http://127.0.0.1:9"), ("IDENTITY__NOWHERE__CLIENT_ID", "nobody")];
    for instance in instances(&nowhere) {
        let output = instance.command(&["doctor"]).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains("ok    login     Marsh Mallow answers"), "{said}");
        assert!(said.contains("mend  login     nowhere: ") && said.contains("[identity.nowhere]"), "{said}");
        let output = instance.command(&["config", "show"]).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains("(set)") && !said.contains("a secret between"), "{said}");
    }
}

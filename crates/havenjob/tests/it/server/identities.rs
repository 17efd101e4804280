//! Logging in with another service, against a real OpenID provider on loopback.

use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};
use url::Url;

use super::browser::{Browser, location};
use super::instance::{Instance, Person, databases, left_out};
use super::post_office::{PostOffice, link_token};

/// Instances on every database that know the provider by two names: one takes the secret in a header, one in the body.
fn instances(more: &[(&str, &str)]) -> Vec<Instance> {
    let Some(issuer) = issuer() else { return Vec::new() };
    let mut settings = vec![
        ("IDENTITY__SESAME__ISSUER", issuer.as_str()),
        ("IDENTITY__SESAME__CLIENT_ID", "sesame"),
        ("IDENTITY__SESAME__CLIENT_SECRET", "a secret between the two of us"),
        ("IDENTITY__MALLOW__ISSUER", issuer.as_str()),
        ("IDENTITY__MALLOW__CLIENT_ID", "mallow"),
        ("IDENTITY__MALLOW__CLIENT_SECRET", "a secret between the two of us"),
        ("IDENTITY__MALLOW__SECRET_IN_BODY", "true"),
        ("IDENTITY__MALLOW__LABEL", "Marsh Mallow"),
    ];
    settings.extend(more);
    databases().into_iter().map(|database| Instance::start(database, &settings)).collect()
}

fn issuer() -> Option<String> {
    let issuer = std::env::var("HAVENJOB_TEST_OIDC").ok();
    if issuer.is_none() {
        left_out("all of it: set HAVENJOB_TEST_OIDC to what `node .ci/openid.mjs` prints");
    }
    issuer
}

/// Claims of somebody new, whose address the provider has verified.
fn someone(email: &str) -> Value {
    json!({"sub": uuid::Uuid::now_v7(), "email": email, "email_verified": true, "name": "Kim Elsewhere"})
}

/// The provider's page to which `start` leads, for that person.
async fn page(browser: &mut Browser, start: &str, person: &Value) -> String {
    let response = browser.get(start).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    for_person(&location(start, &response).unwrap(), person)
}

fn for_person(page: &str, person: &Value) -> String {
    let mut page = Url::parse(page).unwrap();
    page.query_pairs_mut().append_pair("login_hint", &person.to_string());
    page.into()
}

/// A page's address with one parameter changed.
fn with(address: &str, name: &str, value: &str) -> String {
    let mut url = Url::parse(address).unwrap();
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    assert!(pairs.iter().any(|(n, _)| n == name), "{address} has no {name}");
    let changed = pairs.iter().map(|(n, v)| (n.as_str(), if n == name { value } else { v.as_str() }));
    url.query_pairs_mut().clear().extend_pairs(changed);
    url.into()
}

/// Goes to the provider as that person, and gives the address with which the provider sends the browser back.
async fn returned(instance: &Instance, browser: &mut Browser, person: &Value) -> String {
    let page = page(browser, &format!("{}/auth/sesame/start", instance.url), person).await;
    browser.follow(&page, &instance.url).await
}

/// The whole way: what the instance answers in the end.
async fn log_in(instance: &Instance, browser: &mut Browser, person: &Value) -> Response {
    let back = returned(instance, browser, person).await;
    browser.get(&back).await
}

/// The kind of problem that was answered.
async fn problem(response: Response) -> (StatusCode, String) {
    let status = response.status();
    let problem: Value = response.json().await.unwrap();
    (status, problem["type"].as_str().unwrap().to_owned())
}

async fn refused(response: Response, kind: &str) {
    assert_eq!(problem(response).await, (StatusCode::UNPROCESSABLE_ENTITY, kind.to_owned()));
}

/// The account that the browser is logged in to.
async fn account(instance: &Instance, browser: &mut Browser) -> Value {
    let response = browser.get(&format!("{}/api/users/me", instance.url)).await;
    assert_eq!(response.status(), StatusCode::OK);
    response.json().await.unwrap()
}

async fn is_logged_in(instance: &Instance, browser: &mut Browser) -> bool {
    browser.get(&format!("{}/api/users/me", instance.url)).await.status() == StatusCode::OK
}

/// Registers a person in that browser.
async fn registered(instance: &Instance, browser: &mut Browser, email: &str) -> Person {
    let person = instance.person(email).await;
    browser.set_cookie(&instance.url, "havenjob_session", &person.token);
    person
}

/// Begins to link, and gives the provider's page for that person.
async fn link(instance: &Instance, browser: &mut Browser, person: &Value) -> String {
    let ask = json!({"provider": "sesame", "return_to": "/settings"});
    let path = format!("{}/api/users/me/identities", instance.url);
    let response = browser.send(Method::POST, &path, Some(ask)).await;
    assert_eq!(response.status(), StatusCode::OK);
    let answer: Value = response.json().await.unwrap();
    for_person(answer["url"].as_str().unwrap(), person)
}

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
            ("/auth/sesame/callback", StatusCode::BAD_REQUEST),
            ("/auth/sesame/callback?error=access_denied", StatusCode::UNPROCESSABLE_ENTITY),
            ("/auth/sesame/callback?code=a&state=b", StatusCode::UNPROCESSABLE_ENTITY),
        ] {
            assert_eq!(browser.get(&url(path)).await.status(), status, "{path}");
        }
    }
}

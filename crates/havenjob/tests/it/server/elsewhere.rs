//! A person at another service: what a test of logging in with it needs.

use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};
use url::Url;

use super::browser::{Browser, location};
use super::instance::{Instance, Person, databases, left_out};

/// Instances on every database that know the provider by two names: one takes the secret in a header, one in the body.
pub(crate) fn instances(more: &[(&str, &str)]) -> Vec<Instance> {
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

pub(crate) fn issuer() -> Option<String> {
    let issuer = std::env::var("HAVENJOB_TEST_OIDC").ok();
    if issuer.is_none() {
        left_out("all of it: set HAVENJOB_TEST_OIDC to what `node .ci/openid.mjs` prints");
    }
    issuer
}

/// Claims of somebody new, whose address the provider has verified.
pub(crate) fn someone(email: &str) -> Value {
    json!({"sub": uuid::Uuid::now_v7(), "email": email, "email_verified": true, "name": "Kim Elsewhere"})
}

/// The provider's page to which `start` leads, for that person.
pub(crate) async fn page(browser: &mut Browser, start: &str, person: &Value) -> String {
    let response = browser.get(start).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    for_person(&location(start, &response).unwrap(), person)
}

pub(crate) fn for_person(page: &str, person: &Value) -> String {
    let mut page = Url::parse(page).unwrap();
    page.query_pairs_mut().append_pair("login_hint", &person.to_string());
    page.into()
}

/// A page's address with one parameter changed.
pub(crate) fn with(address: &str, name: &str, value: &str) -> String {
    let mut url = Url::parse(address).unwrap();
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    assert!(pairs.iter().any(|(n, _)| n == name), "{address} has no {name}");
    let changed = pairs.iter().map(|(n, v)| (n.as_str(), if n == name { value } else { v.as_str() }));
    url.query_pairs_mut().clear().extend_pairs(changed);
    url.into()
}

/// Goes to the provider as that person, and gives the address with which the provider sends the browser back.
pub(crate) async fn returned(instance: &Instance, browser: &mut Browser, person: &Value) -> String {
    let page = page(browser, &format!("{}/auth/sesame/start", instance.url), person).await;
    browser.follow(&page, &instance.url).await
}

/// The whole way: what the instance answers in the end.
pub(crate) async fn log_in(instance: &Instance, browser: &mut Browser, person: &Value) -> Response {
    let back = returned(instance, browser, person).await;
    browser.get(&back).await
}

/// The kind of problem that was answered.
pub(crate) async fn problem(response: Response) -> (StatusCode, String) {
    let status = response.status();
    let problem: Value = response.json().await.unwrap();
    (status, problem["type"].as_str().unwrap().to_owned())
}

pub(crate) async fn refused(response: Response, kind: &str) {
    assert_eq!(problem(response).await, (StatusCode::UNPROCESSABLE_ENTITY, kind.to_owned()));
}

/// The account that the browser is logged in to.
pub(crate) async fn account(instance: &Instance, browser: &mut Browser) -> Value {
    let response = browser.get(&format!("{}/api/users/me", instance.url)).await;
    assert_eq!(response.status(), StatusCode::OK);
    response.json().await.unwrap()
}

pub(crate) async fn is_logged_in(instance: &Instance, browser: &mut Browser) -> bool {
    browser.get(&format!("{}/api/users/me", instance.url)).await.status() == StatusCode::OK
}

/// Registers a person in that browser.
pub(crate) async fn registered(instance: &Instance, browser: &mut Browser, email: &str) -> Person {
    let person = instance.person(email).await;
    browser.set_cookie(&instance.url, "havenjob_session", &person.token);
    person
}

/// Begins to link, and gives the provider's page for that person.
pub(crate) async fn link(instance: &Instance, browser: &mut Browser, person: &Value) -> String {
    let ask = json!({"provider": "sesame", "return_to": "/settings"});
    let path = format!("{}/api/users/me/identities", instance.url);
    let response = browser.send(Method::POST, &path, Some(ask)).await;
    assert_eq!(response.status(), StatusCode::OK);
    let answer: Value = response.json().await.unwrap();
    for_person(answer["url"].as_str().unwrap(), person)
}

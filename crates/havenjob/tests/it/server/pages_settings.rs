//! The settings as pages: their forms do what they say, show a secret once, and touch nobody else's things.

use reqwest::{Method, StatusCode};
use serde_json::json;
use uuid::Uuid;

use super::browser::Browser;
use super::instance::{Instance, PASSWORD, databases};
use super::model_double::{Double, say};
use super::pages_doors::{browser_of, path, read, refused};

#[tokio::test]
async fn a_token_is_shown_once_and_revoked() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let here = format!("{}/settings/tokens", instance.url);
        let me = instance.person("kim@example.org").await;
        let mut browser = browser_of(&me);
        let unnamed = [("name", ""), ("scope", "read"), ("expires_in_days", "")];
        assert!(
            refused(browser.submit(&here, &unnamed).await).await.contains("Must have 1 to 100 characters")
        );
        let form = [("name", "backup <script>"), ("scope", "read"), ("expires_in_days", "90")];
        let made = browser.submit(&here, &form).await;
        assert_eq!(made.headers()["cache-control"], "no-store");
        let page = made.text().await.unwrap();
        let secret = page.split("hjt_").nth(1).unwrap().split('<').next().unwrap().to_owned();
        let bearer =
            || me.client.get(format!("{}/api/users/me", me.url)).bearer_auth(format!("hjt_{secret}"));
        assert_eq!(bearer().send().await.unwrap().status(), StatusCode::OK);
        let page = read(&mut browser, &here).await;
        assert!(!page.contains(&secret) && page.contains("backup &lt;script&gt;"), "{page}");
        let (_, tokens) = me.get("/api/users/me/tokens").await;
        let drop = format!("{here}/{}/drop", tokens[0]["id"].as_str().unwrap());
        assert_eq!(path(&instance, &browser.submit(&drop, &[]).await), "/settings/tokens");
        assert_eq!(bearer().send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn nobody_touches_what_is_another_persons() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let admin = instance.person("ada@example.org").await;
        let me = instance.person("kim@example.org").await;
        admin.post("/api/users/me/tokens", json!({"name": "t", "scope": "read"})).await;
        let token = admin.get("/api/users/me/tokens").await.1[0]["id"].as_str().unwrap().to_owned();
        let session = admin.get("/api/users/me/sessions").await.1[0]["id"].as_str().unwrap().to_owned();
        let person = admin.get("/api/users/me").await.1["id"].as_str().unwrap().to_owned();
        let none = Uuid::now_v7();
        let mut browser = browser_of(&me);
        for path in [
            format!("/settings/tokens/{token}/drop"),
            format!("/settings/security/sessions/{session}/end"),
            format!("/settings/security/passkeys/{none}/delete"),
            format!("/settings/security/linked/{none}/unlink"),
            format!("/settings/people/{person}/disable"),
            format!("/settings/people/{person}/enable"),
            format!("/settings/people/invites/{none}/withdraw"),
        ] {
            let answer = browser.submit(&format!("{}{path}", instance.url), &[]).await;
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path}");
            assert!(answer.text().await.unwrap().contains("This page is not here"), "{path}");
        }
        assert_eq!(browser.get(&format!("{}/settings/people", instance.url)).await.status(), 404);
        assert_eq!(admin.get("/api/users/me").await.0, StatusCode::OK);
        assert_eq!(admin.get("/api/users/me/tokens").await.1.as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn whoever_runs_the_instance_invites_and_shuts_out() {
    let instance = Instance::start(None, &[("REGISTRATION__MODE", "invite")]);
    let at = |path: &str| format!("{}{path}", instance.url);
    let admin = instance.person("ada@example.org").await;
    let mut browser = browser_of(&admin);
    let form = [("note", "Kim"), ("expires_in_days", "7")];
    let page = browser.submit(&at("/settings/people/invites"), &form).await.text().await.unwrap();
    let code = page.split("/register?invite=").nth(1).unwrap().split('<').next().unwrap().to_owned();
    assert!(!read(&mut browser, &at("/settings/people")).await.contains(&code), "it is shown once");
    let mut newcomer = Browser::open();
    let form =
        [("name", ""), ("email", "kim@example.org"), ("password", PASSWORD), ("invite_code", code.as_str())];
    assert_eq!(path(&instance, &newcomer.submit(&at("/register"), &form).await), "/welcome");
    let (_, people) = admin.get("/api/admin/users").await;
    let kim = people["items"].as_array().unwrap().iter().find(|p| p["email"] == "kim@example.org").unwrap();
    let disable = at(&format!("/settings/people/{}/disable", kim["id"].as_str().unwrap()));
    assert_eq!(path(&instance, &browser.submit(&disable, &[]).await), "/settings/people");
    assert_eq!(newcomer.get(&at("/api/users/me")).await.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_model_is_set_up_tested_and_forgotten() {
    for database in databases() {
        let double = Double::start(|_, _| vec![say("{\"ready\": true}")]).await;
        let instance = Instance::start(database, &[("NETWORK__ALLOW_PRIVATE", "true")]);
        let here = format!("{}/settings/ai", instance.url);
        let me = instance.person("kim@example.org").await;
        let mut browser = browser_of(&me);
        assert!(read(&mut browser, &here).await.contains("The engine that needs no model"));
        let page = read(&mut browser, &format!("{here}?provider=azure-openai")).await;
        assert!(page.contains("name=\"deployment\"") && page.contains("name=\"api_version\""), "{page}");
        let keyless = [("provider_name", "anthropic"), ("model", "claude"), ("api_key", "")];
        let page = refused(browser.submit(&here, &keyless).await).await;
        assert!(page.contains("the key is missing") && page.contains("value=\"claude\""), "{page}");

        let form = [
            ("provider_name", "openai-compatible"),
            ("model", "small"),
            ("base_url", double.base.as_str()),
            ("api_key", "sk-never-shown"),
        ];
        assert_eq!(path(&instance, &browser.submit(&here, &form).await), "/settings/ai");
        let page = read(&mut browser, &here).await;
        assert!(page.contains("your own") && page.contains("One is kept"), "{page}");
        assert!(!page.contains("sk-never-shown"));
        let tested = browser.submit(&format!("{here}/test"), &[]).await.text().await.unwrap();
        assert!(tested.contains("It works:"), "{tested}");
        assert!(read(&mut browser, &format!("{here}/sent")).await.contains("Test of the connection"));
        // An empty field keeps the key; a word to forget it does.
        let renamed = [&form[..3], &[("api_key", "")]].concat();
        browser.submit(&here, &renamed).await;
        assert_eq!(me.get("/api/users/providers/llm").await.1["has_api_key"], true);
        browser.submit(&here, &[&renamed[..], &[("forget_key", "yes")]].concat()).await;
        assert_eq!(me.get("/api/users/providers/llm").await.1["has_api_key"], false);

        let nowhere =
            [("provider_name", "openai-compatible"), ("model", "x"), ("base_url", "http://127.0.0.1:1/v1")];
        browser.submit(&here, &nowhere).await;
        let tested = browser.submit(&format!("{here}/test"), &[]).await.text().await.unwrap();
        assert!(tested.contains("cannot be reached: check the base URL"), "{tested}");
        assert_eq!(path(&instance, &browser.submit(&format!("{here}/remove"), &[]).await), "/settings/ai");
        assert_eq!(me.get("/api/users/providers/llm").await.0, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn an_account_is_changed_dressed_and_erased() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let at = |path: &str| format!("{}{path}", instance.url);
        let me = instance.person("kim@example.org").await;
        let mut browser = browser_of(&me);
        let form = [("name", "كيم"), ("target_role", "Nurse")];
        assert_eq!(path(&instance, &browser.submit(&at("/settings"), &form).await), "/settings");
        let page = read(&mut browser, &at("/settings")).await;
        assert!(page.contains("Saved.") && page.contains("value=\"كيم\""), "{page}");
        assert!(!page.contains("data-theme"));
        browser.submit(&at("/settings/theme"), &[("theme", "dark")]).await;
        assert!(read(&mut browser, &at("/settings")).await.contains("data-theme=\"dark\""));
        browser.submit(&at("/settings/theme"), &[("theme", "device")]).await;
        assert!(!read(&mut browser, &at("/settings")).await.contains("data-theme"));

        let wrong = [("current_password", "not the password"), ("new_password", "green stove under snow")];
        let page = refused(browser.submit(&at("/settings/security/password"), &wrong).await).await;
        assert!(page.contains("Is not the one of this account"), "{page}");
        let page =
            refused(browser.submit(&at("/settings/data/erase"), &[("password", "wrong one")]).await).await;
        assert!(page.contains("Is not the one of this account"), "{page}");
        let gone = browser.submit(&at("/settings/data/erase"), &[("password", PASSWORD)]).await;
        assert_eq!(path(&instance, &gone), "/");
        assert!(read(&mut browser, &at("/")).await.contains("everything in it is gone"));
        assert_eq!(me.get("/api/users/me").await.0, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn who_wants_no_model_is_served_by_none() {
    let settings = [("LLM__PROVIDER", "openai"), ("LLM__API_KEY", "sk-1"), ("LLM__MODEL", "of-the-house")];
    let instance = Instance::start(None, &settings);
    let here = format!("{}/settings/ai", instance.url);
    let me = instance.person("kim@example.org").await;
    let mut browser = browser_of(&me);
    assert!(read(&mut browser, &here).await.contains("of-the-house"));
    browser.submit(&here, &[("provider_name", "builtin")]).await;
    let page = read(&mut browser, &here).await;
    assert!(
        page.contains("no model, by your choice") && page.contains("no model is asked for you"),
        "{page}"
    );
    browser.submit(&format!("{here}/remove"), &[]).await;
    assert!(read(&mut browser, &here).await.contains("of-the-house"));
}

#[tokio::test]
async fn every_other_login_is_ended_at_once() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let mut other = Browser::open();
    let login = [("email", "kim@example.org"), ("password", PASSWORD)];
    other.submit(&format!("{}/login", instance.url), &login).await;
    let mut browser = browser_of(&me);
    let end = format!("{}/settings/security/sessions/end-others", instance.url);
    assert_eq!(path(&instance, &browser.submit(&end, &[]).await), "/settings/security#sessions");
    assert_eq!(me.get("/api/users/me/sessions").await.1.as_array().unwrap().len(), 1);
    assert_eq!(other.get(&format!("{}/api/users/me", instance.url)).await.status(), StatusCode::UNAUTHORIZED);
}

/// A browser is told in words, a program as before.
#[tokio::test]
async fn a_login_elsewhere_that_came_to_nothing_is_said_in_words() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let ask = |accept: &'static str| {
        me.request(Method::GET, "/auth/sesame/callback?state=x").header("accept", accept)
    };
    let page = ask("text/html").send().await.unwrap();
    assert_eq!(page.status(), StatusCode::NOT_FOUND);
    assert!(page.text().await.unwrap().contains("<html"));
    let problem = ask("*/*").send().await.unwrap();
    assert_eq!(problem.headers()["content-type"], "application/problem+json");
}

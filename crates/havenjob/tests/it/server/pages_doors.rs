//! The doors as pages, as a browser without scripts goes through them.

use reqwest::{Response, StatusCode};
use serde_json::{Value, json};

use super::browser::{Browser, location};
use super::instance::{Instance, PASSWORD, Person, databases};
use super::post_office::{PostOffice, link_token};
use super::second_factor::{self, Authenticator};

const NEW: &str = "green stove under snow";

/// Where a page sends the browser, as a path of this instance.
pub(crate) fn path(instance: &Instance, response: &Response) -> String {
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    let to = location(&instance.url, response).unwrap();
    to.strip_prefix(&instance.url).unwrap_or(&to).to_owned()
}

/// The text of a page that is there.
pub(crate) async fn read(browser: &mut Browser, url: &str) -> String {
    let response = browser.get(url).await;
    assert_eq!(response.status(), StatusCode::OK, "{url}");
    response.text().await.unwrap()
}

/// A refused form, shown again.
pub(crate) async fn refused(response: Response) -> String {
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    response.text().await.unwrap()
}

/// A browser in which this person is logged in.
pub(crate) fn browser_of(me: &Person) -> Browser {
    let mut browser = Browser::open();
    browser.set_cookie(&me.url, "havenjob_session", &me.token);
    browser
}

#[tokio::test]
async fn a_newcomer_comes_in_is_shown_around_and_goes_home() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let at = |path: &str| format!("{}{path}", instance.url);
        let mut browser = Browser::open();
        assert!(read(&mut browser, &at("/register")).await.contains("Create your account"));
        let short = [("name", "Kim"), ("email", "kim@example.org"), ("password", "short")];
        let page = refused(browser.submit(&at("/register"), &short).await).await;
        assert!(page.contains("Is shorter than 10 characters") && page.contains("value=\"kim@example.org\""));
        let form = [("name", "Kim"), ("email", "kim@example.org"), ("password", PASSWORD)];
        assert_eq!(path(&instance, &browser.submit(&at("/register"), &form).await), "/welcome");

        assert_eq!(path(&instance, &browser.get(&at("/welcome")).await), "/welcome/address");
        assert!(read(&mut browser, &at("/welcome/address")).await.contains("@havenjob.localhost"));
        for step in ["/welcome/you", "/welcome/ai", "/welcome/cv"] {
            assert!(read(&mut browser, &at(step)).await.contains("Skip all of this"), "{step}");
        }
        let you = [("name", "Kim Example"), ("target_role", "Nurse")];
        assert_eq!(path(&instance, &browser.submit(&at("/welcome/you"), &you).await), "/welcome/ai");
        let on = browser.submit(&at("/welcome/done"), &[("next", "https://evil.example")]).await;
        assert_eq!(path(&instance, &on), "/dashboard", "nobody is sent elsewhere");
        let account: Value = browser.get(&at("/api/users/me")).await.json().await.unwrap();
        assert_eq!(account["onboarding_completed"], true);
        assert_eq!((&account["name"], &account["target_role"]), (&json!("Kim Example"), &json!("Nurse")));
        assert_eq!(path(&instance, &browser.get(&at("/welcome")).await), "/dashboard", "once is enough");

        assert_eq!(path(&instance, &browser.submit(&at("/logout"), &[]).await), "/login");
        assert!(read(&mut browser, &at("/login")).await.contains("You are logged out."));
        assert_eq!(path(&instance, &browser.get(&at("/settings/ai")).await), "/login?next=%2Fsettings%2Fai");
    }
}

#[tokio::test]
async fn an_instance_says_whom_it_takes_in() {
    let closed = Instance::start(None, &[("REGISTRATION__MODE", "closed")]);
    let mut browser = Browser::open();
    let page = format!("{}/register", closed.url);
    assert!(read(&mut browser, &page).await.contains("Create your account"), "the first one comes in");
    closed.person("kim@example.org").await;
    assert!(read(&mut browser, &page).await.contains("takes no new people"));

    let invite = Instance::start(None, &[("REGISTRATION__MODE", "invite")]);
    invite.person("kim@example.org").await;
    let text = read(&mut browser, &format!("{}/register?invite=hji_abc", invite.url)).await;
    assert!(text.contains("takes people in by invite") && text.contains("value=\"hji_abc\""), "{text}");
    let form =
        [("name", ""), ("email", "ada@example.org"), ("password", PASSWORD), ("invite_code", "hji_abc")];
    let text = refused(browser.submit(&format!("{}/register", invite.url), &form).await).await;
    assert!(text.contains("people with an invite only"), "{text}");
}

#[tokio::test]
async fn the_code_has_a_page_of_its_own_and_the_password_stays_nowhere() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let at = |path: &str| format!("{}{path}", instance.url);
        let me = instance.person("kim@example.org").await;
        let (mut authenticator, recovery) = second_factor::switched_on(&me).await;
        let mut browser = Browser::open();
        assert_eq!(path(&instance, &browser.get(&at("/login/code")).await), "/login", "nothing was begun");

        let wrong = [("email", "kim@example.org"), ("password", NEW)];
        let page = refused(browser.submit(&at("/login"), &wrong).await).await;
        assert!(page.contains("Address and password do not belong together"));
        let right = [("email", "kim@example.org"), ("password", PASSWORD), ("next", "/jobs?page=2")];
        let code_page = path(&instance, &browser.submit(&at("/login"), &right).await);
        assert_eq!(code_page, "/login/code?next=%2Fjobs%3Fpage%3D2");
        let page = read(&mut browser, &at(&code_page)).await;
        assert!(page.contains("Your code") && !page.contains("tin lamp"));
        assert!(browser.cookie(&instance.url, "havenjob_session").is_none());
        for wrong in ["", "000000", "abcd-efgh-jkmn-pqrs"] {
            let page = refused(browser.submit(&at("/login/code"), &[("code", wrong)]).await).await;
            assert!(page.contains("This code is not right"), "{wrong:?}: {page}");
        }
        let form = [("code", authenticator.code()), ("next", "/jobs?page=2".to_owned())];
        let form: Vec<_> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let step = browser.cookie(&instance.url, "havenjob_step").unwrap().to_owned();
        assert_eq!(path(&instance, &browser.submit(&at("/login/code"), &form).await), "/jobs?page=2");
        assert_eq!(browser.get(&at("/api/users/me")).await.status(), StatusCode::OK);
        assert!(browser.cookie(&instance.url, "havenjob_step").is_none());

        // What was ended once is over, for a code that would still be good too.
        let mut thief = Browser::open();
        thief.set_cookie(&instance.url, "havenjob_step", &step);
        let page = refused(thief.submit(&at("/login/code"), &[("code", &recovery[0])]).await).await;
        assert!(page.contains("This login took too long"), "{page}");
        assert!(thief.cookie(&instance.url, "havenjob_session").is_none());

        // A password that was changed meanwhile opens nothing any more.
        let mut late = Browser::open();
        late.submit(&at("/login"), &right).await;
        let change = json!({"current_password": PASSWORD, "new_password": NEW});
        assert_eq!(me.put("/api/users/me/password", change).await.0, StatusCode::NO_CONTENT);
        let page = refused(late.submit(&at("/login/code"), &[("code", &recovery[0])]).await).await;
        assert!(page.contains("This login took too long"), "{page}");
        let mut browser = Browser::open();
        browser.submit(&at("/login"), &[("email", "kim@example.org"), ("password", NEW)]).await;
        let response = browser.submit(&at("/login/code"), &[("code", &recovery[0])]).await;
        assert_eq!(path(&instance, &response), "/dashboard", "a recovery code opens too");
    }
}

#[tokio::test]
async fn mailed_links_are_used_by_their_button_and_once() {
    let post = PostOffice::open().await;
    for database in databases() {
        let instance = Instance::start(database, &[("MAIL__URL", post.url.as_str())]);
        let at = |path: &str| format!("{}{path}", instance.url);
        let me = instance.person("kim@example.org").await;
        let first = link_token(&post.next().await, "/verify?token=");
        let mut browser = browser_of(&me);
        assert!(read(&mut browser, &at("/verify")).await.contains("kim@example.org"));
        assert_eq!(path(&instance, &browser.submit(&at("/verify/again"), &[]).await), "/verify");
        let token = link_token(&post.next().await, "/verify?token=");
        let page = refused(browser.submit(&at("/verify"), &[("token", &first)]).await).await;
        assert!(page.contains("This link is used up"), "the newer one counts");
        for _ in 0..2 {
            assert!(read(&mut browser, &at(&format!("/verify?token={token}"))).await.contains("is mine"));
        }
        let done = browser.submit(&at("/verify"), &[("token", &token)]).await;
        assert_eq!(path(&instance, &done), "/dashboard");
        assert!(!me.get("/api/users/me").await.1["email_verified_at"].is_null());

        let mut browser = Browser::open();
        let sent = browser.submit(&at("/forgot"), &[("email", "kim@example.org")]).await;
        assert_eq!(path(&instance, &sent), "/forgot/sent");
        let unknown = browser.submit(&at("/forgot"), &[("email", "nobody@example.org")]).await;
        assert_eq!(path(&instance, &unknown), "/forgot/sent", "nobody learns who is known here");
        let token = link_token(&post.next().await, "/reset?token=");
        assert!(read(&mut browser, &at(&format!("/reset?token={token}"))).await.contains(&token));
        let short = [("token", token.as_str()), ("password", "short")];
        let page = refused(browser.submit(&at("/reset"), &short).await).await;
        assert!(
            page.contains("Is shorter than 10 characters") && page.contains(&token),
            "the link still works"
        );
        let new = [("token", token.as_str()), ("password", NEW)];
        assert_eq!(path(&instance, &browser.submit(&at("/reset"), &new).await), "/login");
        assert!(read(&mut browser, &at("/login")).await.contains("Your new password is set"));
        let page = refused(browser.submit(&at("/reset"), &new).await).await;
        assert!(page.contains("This link is used up"));
        let login = [("email", "kim@example.org"), ("password", NEW)];
        assert_eq!(path(&instance, &browser.submit(&at("/login"), &login).await), "/dashboard");
    }
}

#[tokio::test]
async fn a_second_step_is_set_up_page_by_page() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let here = format!("{}/settings/security/two-step", instance.url);
        let me = instance.person("kim@example.org").await;
        let mut browser = browser_of(&me);
        assert!(read(&mut browser, &here).await.contains("You need an authenticator"));
        browser.submit(&here, &[]).await;
        let page = read(&mut browser, &here).await;
        let secret = page.split("secret=").nth(1).unwrap().split('&').next().unwrap().to_owned();
        assert!(page.contains("<svg") && secret.len() >= 32, "{page}");
        let mut authenticator = Authenticator::of(&json!({"secret": secret}));
        let page = refused(browser.submit(&format!("{here}/confirm"), &[("code", "000000")]).await).await;
        assert!(page.contains(&secret) && page.contains("Is not right"), "the same picture stays: {page}");
        let done = browser.submit(&format!("{here}/confirm"), &[("code", &authenticator.code())]).await;
        assert_eq!(done.headers()["cache-control"], "no-store");
        let page = done.text().await.unwrap();
        let code = page.split("<li>").nth(1).unwrap().split('<').next().unwrap().to_owned();
        assert_eq!(code.len(), 19, "{page}");
        assert!(!read(&mut browser, &here).await.contains(&secret), "what is on is not shown");
        let page = refused(browser.submit(&format!("{here}/off"), &[("code", "000000")]).await).await;
        assert!(page.contains("This code is not right"), "{page}");
        let off = browser.submit(&format!("{here}/off"), &[("code", &code)]).await;
        assert_eq!(path(&instance, &off), "/settings/security");
        assert_eq!(me.get(second_factor::PATH).await.1["enabled"], false);
    }
}

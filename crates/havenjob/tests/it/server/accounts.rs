//! Coming in, going out, and what is lost on the way.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::json;
use sqlx::Connection;

use super::instance::{Instance, PASSWORD, Person, databases};
use super::post_office::{PostOffice, link_token};

#[tokio::test]
async fn a_login_opens_and_a_logout_shuts() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let login = json!({"email": " Kim@Example.org ", "password": PASSWORD});
        let (status, again) = me.post("/api/auth/login", login).await;
        assert_eq!(status, StatusCode::OK, "{again}");
        let sessions = me.get("/api/users/me/sessions").await.1;
        assert_eq!(sessions.as_array().unwrap().len(), 2);

        for (email, password) in
            [("kim@example.org", "tin lamp quiet lake"), ("nobody@example.org", PASSWORD)]
        {
            let (status, problem) =
                me.post("/api/auth/login", json!({"email": email, "password": password})).await;
            assert_eq!(status, StatusCode::UNAUTHORIZED);
            assert_eq!(problem["type"], "wrong-password", "the answer does not tell who is known here");
        }
        let second = Person { token: again["token"].as_str().unwrap().to_owned(), ..me.clone() };
        assert_eq!(second.post("/api/auth/logout", json!({})).await.0, StatusCode::NO_CONTENT);
        assert_eq!(second.get("/api/users/me").await.0, StatusCode::UNAUTHORIZED);
        assert_eq!(me.get("/api/users/me").await.0, StatusCode::OK);

        let (status, problem) =
            me.post("/api/auth/register", json!({"email": "KIM@example.org", "password": PASSWORD})).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(problem["errors"][0]["field"], "email");
    }
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let mut statuses = Vec::new();
    for n in 0..14 {
        let guess = json!({"email": "kim@example.org", "password": format!("guess number {n}")});
        statuses.push(me.post("/api/auth/login", guess).await.0);
    }
    assert!(statuses[..5].iter().all(|s| *s == StatusCode::UNAUTHORIZED), "{statuses:?}");
    assert_eq!(statuses.last(), Some(&StatusCode::TOO_MANY_REQUESTS));
}

#[tokio::test]
async fn a_token_does_what_its_scope_says() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let (status, made) = me.post("/api/users/me/tokens", json!({"name": "backup", "scope": "read"})).await;
    assert_eq!(status, StatusCode::CREATED);
    let reader = Person { token: made["token"].as_str().unwrap().to_owned(), ..me.clone() };
    assert_eq!(reader.get("/api/jobs").await.0, StatusCode::OK);
    let (status, problem) = reader.post("/api/jobs", json!({"description": "We seek a nurse."})).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "{problem}");
    let listed = me.get("/api/users/me/tokens").await.1;
    assert_eq!(listed[0]["name"], "backup");
    assert!(listed[0].get("token").is_none(), "a secret is shown once");
    assert!(!listed[0]["last_used_at"].is_null());
    let path = format!("/api/users/me/tokens/{}", made["id"].as_str().unwrap());
    assert_eq!(me.delete(&path).await.0, StatusCode::NO_CONTENT);
    assert_eq!(reader.get("/api/jobs").await.0, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_forgotten_password_is_chosen_anew_by_mail() {
    for database in databases() {
        let post = PostOffice::open().await;
        let instance = Instance::start(
            database,
            &[("MAIL__URL", &post.url), ("SERVER__PUBLIC_URL", "https://jobs.example.org")],
        );
        let me = instance.person("kim@example.org").await;
        let welcome = post.next().await;
        assert!(welcome.contains("kim@example.org"), "{welcome}");
        let verify = json!({"token": link_token(&welcome, "/verify?token=")});
        assert_eq!(me.post("/api/auth/verify", verify.clone()).await.0, StatusCode::NO_CONTENT);
        assert_eq!(
            me.post("/api/auth/verify", verify).await.0,
            StatusCode::UNPROCESSABLE_ENTITY,
            "a link works once"
        );
        assert!(!me.get("/api/users/me").await.1["email_verified_at"].is_null());

        let known = me.post("/api/auth/password/forgot", json!({"email": "kim@example.org"})).await;
        let unknown = me.post("/api/auth/password/forgot", json!({"email": "nobody@example.org"})).await;
        assert_eq!(known, unknown, "the answer does not tell who is known here");
        let mail = post.next().await;
        assert!(mail.contains("https://jobs.example.org/reset?token="), "{mail}");
        let token = link_token(&mail, "/reset?token=");
        let new = "green stove under snow";
        let (status, _) = me.post("/api/auth/password/reset", json!({"token": token, "password": new})).await;
        assert_eq!(status, StatusCode::NO_CONTENT);
        assert_eq!(me.get("/api/users/me").await.0, StatusCode::UNAUTHORIZED, "every login has ended");
        let login = |password: &str| json!({"email": "kim@example.org", "password": password});
        assert_eq!(me.post("/api/auth/login", login(PASSWORD)).await.0, StatusCode::UNAUTHORIZED);
        assert_eq!(me.post("/api/auth/login", login(new)).await.0, StatusCode::OK);
    }
}

#[tokio::test]
async fn an_instance_takes_whom_it_is_told_to() {
    let closed = Instance::start(None, &[("REGISTRATION__MODE", "closed")]);
    let me = closed.person("first@example.org").await;
    let new = |code: Option<&str>| json!({"email": "second@example.org", "password": PASSWORD, "invite_code": code});
    assert_eq!(me.post("/api/auth/register", new(None)).await.0, StatusCode::FORBIDDEN);

    let invite =
        Instance::start(None, &[("REGISTRATION__MODE", "invite"), ("REGISTRATION__INVITE_CODE", "pear")]);
    let me = invite.person("first@example.org").await;
    assert_eq!(me.post("/api/auth/register", new(Some("apple"))).await.0, StatusCode::FORBIDDEN);
    let (status, second) = me.post("/api/auth/register", new(Some("pear"))).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(second["user"]["is_admin"], false);
}

#[test]
fn a_service_that_is_set_up_wrongly_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let check = |settings: &[(&str, &str)]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_havenjob"));
        command.args(["config", "check"]).current_dir(folder.path()).env_clear();
        let output = command.envs(settings.iter().copied()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (corp, google) = ("HAVENJOB_IDENTITY__CORP__CLIENT_ID", "HAVENJOB_IDENTITY__GOOGLE__CLIENT_ID");
    for (settings, words) in [
        (vec![(corp, "havenjob")], "identity.corp.issuer"),
        (vec![(google, "12345")], "put it in double quotes"),
        (vec![(google, "abc"), ("HAVENJOB_SERVER__HOST", "0.0.0.0")], "server.public_url"),
    ] {
        let (code, said) = check(&settings);
        assert_eq!(code, Some(2), "{settings:?}");
        assert!(said.contains(words), "{words} in {said}");
    }
    for right in ["abc", "\"12345\""] {
        assert_eq!(check(&[(google, right)]).0, Some(0), "{right}");
    }
}

#[tokio::test]
async fn a_page_elsewhere_cannot_act_for_a_person() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let cookie = format!("havenjob_session={}", me.token);
    let ask = |origin: &str, site: &str| {
        me.client
            .post(format!("{}/api/jobs", me.url))
            .header("cookie", cookie.clone())
            .header("origin", origin)
            .header("sec-fetch-site", site)
            .json(&json!({"description": "We seek a nurse."}))
    };
    let foreign = ask("https://evil.example", "cross-site").send().await.unwrap();
    assert_eq!(foreign.status(), StatusCode::FORBIDDEN);
    let own = ask(&me.url, "same-origin").send().await.unwrap();
    assert_eq!(own.status(), StatusCode::CREATED);
    let policy = own.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe"), "{policy}");
}

#[tokio::test]
async fn an_erased_account_leaves_nothing() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        me.tailored().await;
        assert_eq!(instance.stored().await.len(), 1);
        let wrong =
            me.request(Method::DELETE, "/api/users/me").json(&json!({"password": "not the password"}));
        assert_eq!(wrong.send().await.unwrap().status(), StatusCode::UNPROCESSABLE_ENTITY);
        let right = me.request(Method::DELETE, "/api/users/me").json(&json!({"password": PASSWORD}));
        assert_eq!(right.send().await.unwrap().status(), StatusCode::NO_CONTENT);
        assert_eq!(me.get("/api/users/me").await.0, StatusCode::UNAUTHORIZED);
        assert_eq!(instance.stored().await, []);
        let again = instance.person("kim@example.org").await;
        assert_eq!(again.get("/api/cv").await.1["total"], 0);
    }
}

#[tokio::test]
async fn who_alone_runs_the_instance_leaves_nobody_behind() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let (me, other) =
            (instance.person("kim@example.org").await, instance.person("lee@example.org").await);
        let leave = |who: &Person| {
            let request = who.request(Method::DELETE, "/api/users/me").json(&json!({"password": PASSWORD}));
            async move { request.send().await.unwrap() }
        };
        let refused = leave(&me).await;
        assert_eq!(refused.status(), StatusCode::CONFLICT);
        let said = refused.text().await.unwrap();
        assert!(said.contains("add another admin") && said.contains("user add"), "{said}");
        assert_eq!(me.get("/api/users/me").await.0, StatusCode::OK);
        let form = me.client.post(format!("{}/settings/data/erase", me.url)).form(&[("password", PASSWORD)]);
        let form = form.header("cookie", format!("havenjob_session={}", me.token)).send().await.unwrap();
        assert_eq!(form.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(form.text().await.unwrap().contains("add another admin"), "the page says it too");

        // An admin who is shut out runs nothing.
        add_admin(&instance, "mo@example.org");
        let people = me.get("/api/admin/users?email=mo@example.org").await.1;
        let mo = format!("/api/admin/users/{}", people["items"][0]["id"].as_str().unwrap());
        assert_eq!(me.post(&format!("{mo}/disable"), json!({})).await.0, StatusCode::OK);
        assert_eq!(leave(&me).await.status(), StatusCode::CONFLICT);
        assert_eq!(me.post(&format!("{mo}/enable"), json!({})).await.0, StatusCode::OK);
        assert_eq!(leave(&me).await.status(), StatusCode::NO_CONTENT);
        assert_eq!(leave(&other).await.status(), StatusCode::NO_CONTENT, "who runs nothing may always go");
        let login =
            other.post("/api/auth/login", json!({"email": "mo@example.org", "password": PASSWORD})).await.1;
        let mo = Person { token: login["token"].as_str().unwrap().to_owned(), ..other };
        assert_eq!(leave(&mo).await.status(), StatusCode::NO_CONTENT, "so may the last one");
    }
}

/// Adds somebody who runs the instance, from the command line.
fn add_admin(instance: &Instance, email: &str) {
    use std::io::Write;
    let mut command = instance.command(&["user", "add", email, "--admin"]);
    let mut process = command.stdin(std::process::Stdio::piped()).spawn().unwrap();
    writeln!(process.stdin.take().unwrap(), "{PASSWORD}").unwrap();
    assert!(process.wait().unwrap().success());
}

/// On PostgreSQL two transactions that run at once do not see each other's rows. Here both have begun before either may
/// write.
#[tokio::test]
async fn of_two_who_come_first_at_once_one_runs_the_instance() {
    let Some(database) = super::postgres::fresh() else {
        super::instance::left_out("two at once: set HAVENJOB_TEST_POSTGRES to a superuser's URL");
        return;
    };
    let instance = Instance::start(Some(database.clone()), &[]);
    let mut gate = sqlx::PgConnection::connect(&database).await.unwrap();
    let mut gate = gate.begin().await.unwrap();
    sqlx::query("lock table users in share mode").execute(&mut *gate).await.unwrap();
    let waiting = "select count(*) from pg_locks l join pg_database d on d.oid = l.database
                   where d.datname = current_database() and not l.granted";
    let opened = async {
        for _ in 0..1_200 {
            let (count,): (i64,) = sqlx::query_as(waiting).fetch_one(&mut *gate).await.unwrap();
            if count == 2 {
                return gate.rollback().await.unwrap();
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the two did not come to wait in a minute");
    };
    let (kim, lee, ()) =
        tokio::join!(instance.person("kim@example.org"), instance.person("lee@example.org"), opened);
    let mut admins = 0;
    for person in [kim, lee] {
        admins += usize::from(person.get("/api/users/me").await.1["is_admin"] == true);
    }
    assert_eq!(admins, 1);
}

#[tokio::test]
async fn the_first_steps_are_over_once_and_stay_over() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        assert_eq!(me.get("/api/users/me").await.1["onboarding_completed"], false);
        let named =
            me.request(Method::PATCH, "/api/users/me").json(&json!({"name": "Kim", "target_role": "Nurse"}));
        assert_eq!(named.send().await.unwrap().status(), StatusCode::OK);
        for _ in 0..2 {
            let (status, account) = me.post("/api/users/me/onboarding/complete", json!({})).await;
            assert_eq!(
                (status, &account["onboarding_completed"]),
                (StatusCode::OK, &json!(true)),
                "{account}"
            );
        }
        let account = me.get("/api/users/me").await.1;
        assert_eq!(
            (&account["onboarding_completed"], &account["name"], &account["target_role"]),
            (&json!(true), &json!("Kim"), &json!("Nurse"))
        );
    }
}

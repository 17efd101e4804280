//! Nobody sees or touches what is somebody else's: asked of every endpoint that the API's description names.

use std::collections::BTreeMap;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::device;
use super::instance::{Instance, databases};

const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];

/// Every endpoint whose path names a thing, asked with the thing of another person: 404, and the thing is as it was. A
/// new endpoint with an id that this test cannot fill fails it.
#[tokio::test]
async fn every_endpoint_with_anothers_id_is_not_found() {
    for database in databases() {
        let instance = Instance::start(database, &device::SITE);
        let (owner, other) =
            (instance.person("kim@example.org").await, instance.person("lee@example.org").await);
        let passkey = device::made(&owner, &mut device::Device::new()).await.1;
        let tailored = owner.tailored().await;
        let path = format!("/api/tailor/{tailored}");
        let about = owner.get(&path).await.1;
        let first = |v: Value| v[0]["id"].as_str().unwrap().to_owned();
        let (_, invite) = owner.post("/api/admin/invites", json!({})).await;
        let (_, token) = owner.post("/api/users/me/tokens", json!({"name": "t", "scope": "read"})).await;
        let (_, upload) = owner
            .upload(
                "cv.txt",
                b"Kim Example\nkim@example.org\n\nExperience\nClerk, Depot, 2020 - 2022\n".to_vec(),
            )
            .await;
        let text = |v: &Value| v.as_str().unwrap().to_owned();
        let (_, said) = owner.post(&format!("{path}/chat"), json!({"message": "sing"})).await;
        let (_, talk) = owner.post("/api/chat/sessions", json!({})).await;
        let talk = text(&talk["id"]);
        let (_, told) =
            owner.post(&format!("/api/chat/sessions/{talk}/messages"), json!({"message": "sing"})).await;
        let things: BTreeMap<&str, BTreeMap<&str, String>> = BTreeMap::from([
            ("/api/cv/status/", BTreeMap::from([("job_id", text(&upload["job_id"]))])),
            ("/api/tasks/", BTreeMap::from([("id", text(&upload["job_id"]))])),
            ("/api/cv/", BTreeMap::from([("id", text(&about["cv_id"]))])),
            ("/api/jobs/", BTreeMap::from([("id", text(&about["job_id"]))])),
            (
                "/api/tailor/",
                BTreeMap::from([
                    ("id", tailored.clone()),
                    ("sid", first(owner.get(&format!("{path}/suggestions")).await.1)),
                    ("rid", first(owner.get(&format!("{path}/revisions")).await.1)),
                    ("range", "0..1".to_owned()),
                    ("page", "1.svg".to_owned()),
                    ("message_id", text(&said["message"]["id"])),
                ]),
            ),
            (
                "/api/chat/sessions/",
                BTreeMap::from([("id", talk), ("message_id", text(&told["message"]["id"]))]),
            ),
            (
                "/api/users/me/sessions/",
                BTreeMap::from([("id", first(owner.get("/api/users/me/sessions").await.1))]),
            ),
            // Names no thing of a person: nobody has set up a kind that there is not.
            ("/api/users/providers/", BTreeMap::from([("type", "carrier-pigeon".to_owned())])),
            // The other is no admin: not even the admin's own id is there for them.
            ("/api/admin/users/", BTreeMap::from([("id", text(&owner.get("/api/users/me").await.1["id"]))])),
            ("/api/admin/invites/", BTreeMap::from([("id", text(&invite["id"]))])),
            ("/api/admin/tasks/", BTreeMap::from([("id", text(&upload["job_id"]))])),
            (device::PATH, BTreeMap::from([("id", text(&passkey["id"]))])),
            // To have one needs another service: `identities.rs` asks with one that is another's.
            ("/api/users/me/identities/", BTreeMap::from([("id", uuid::Uuid::now_v7().to_string())])),
            // Names no thing of a person, either.
            ("/auth/", BTreeMap::from([("provider", "carrier-pigeon".to_owned())])),
            ("/api/users/me/tokens/", BTreeMap::from([("id", text(&token["id"]))])),
        ]);

        let description = owner.get("/api/openapi.json").await.1;
        let mut asked = 0;
        for (template, operations) in description["paths"].as_object().unwrap() {
            if !template.contains('{') {
                continue;
            }
            // The longest beginning that is known: `/api/cv/status/` goes before `/api/cv/`.
            let filled =
                things.iter().filter(|(start, _)| template.starts_with(**start)).max_by_key(|(s, _)| s.len());
            let (_, values) =
                filled.unwrap_or_else(|| panic!("this test knows no thing for {template}: add one"));
            let mut path = template.clone();
            for (name, value) in values {
                path = path.replace(&format!("{{{name}}}"), value);
            }
            assert!(!path.contains('{'), "this test cannot fill {path}");
            for method in METHODS.iter().filter(|m| operations.get(**m).is_some()) {
                let method: Method = method.to_uppercase().parse().unwrap();
                let mut request = other.request(method.clone(), &path);
                if operations[method.as_str().to_lowercase()].get("requestBody").is_some() {
                    request = request.json(
                        &json!({"version": 1, "action": "accept", "title": "mine now", "message": "undo", "provider_name": "builtin", "entry": "basics", "text": "mine now"}),
                    );
                }
                let status = request.send().await.unwrap().status();
                assert_eq!(status, StatusCode::NOT_FOUND, "{method} {path}");
                asked += 1;
            }
        }
        assert!(asked >= 20, "only {asked} endpoints were asked");
        let after = owner.get(&path_of(&tailored)).await.1;
        assert_eq!(after["version"], about["version"]);
        assert_eq!(
            owner.get(&format!("/api/jobs/{}", about["job_id"].as_str().unwrap())).await.0,
            StatusCode::OK
        );
    }
}

fn path_of(tailored: &str) -> String {
    format!("/api/tailor/{tailored}")
}

/// Things of another that a body names are not found either.
#[tokio::test]
async fn a_body_cannot_reach_across() {
    let instance = Instance::start(None, &[]);
    let (owner, other) = (instance.person("kim@example.org").await, instance.person("lee@example.org").await);
    let (cv, job) = (owner.cv().await, owner.job().await);
    let (own_cv, own_job) = (other.cv().await, other.job().await);
    for (cv_id, job_id) in [(&cv, &own_job), (&own_cv, &job), (&cv, &job)] {
        let (status, answer) =
            other.post("/api/tailor/create", json!({"cv_id": cv_id, "job_id": job_id})).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{answer}");
    }
}

/// Without a login every endpoint that needs one says so.
#[tokio::test]
async fn nobody_gets_in_without_a_login() {
    let instance = Instance::start(None, &[]);
    let nobody = super::instance::Person { token: String::new(), ..instance.person("kim@example.org").await };
    let description = nobody.get("/api/openapi.json").await.1;
    let mut asked = 0;
    for (template, operations) in description["paths"].as_object().unwrap() {
        let path = template.replace("{id}", &uuid::Uuid::nil().to_string()).replace(['{', '}'], "");
        for method in METHODS.iter().filter(|m| operations.get(**m).is_some()) {
            let operation = &operations[*method];
            let is_open = operation["security"] == json!([{}]) || operation["tags"] == json!(["ops"]);
            if is_open {
                continue;
            }
            let method: Method = method.to_uppercase().parse().unwrap();
            let status =
                nobody.request(method.clone(), &path).json(&json!({})).send().await.unwrap().status();
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{method} {path}");
            asked += 1;
        }
    }
    assert!(asked >= 25, "only {asked} endpoints were asked");
}

/// On PostgreSQL even a query without a `where` sees only the rows of the person it acts for.
#[tokio::test]
async fn row_security_holds_where_a_query_forgets_the_owner() {
    use sqlx::{Connection, PgConnection};
    let Some(url) = super::postgres::fresh() else {
        super::instance::left_out("row security: set HAVENJOB_TEST_POSTGRES to a superuser's URL");
        return;
    };
    let instance = Instance::start(Some(url.clone()), &device::SITE);
    let (owner, other) = (instance.person("kim@example.org").await, instance.person("lee@example.org").await);
    device::made(&owner, &mut device::Device::new()).await;
    super::second_factor::switched_on(&owner).await;
    let tailored = owner.get(&path_of(&owner.tailored().await)).await.1;
    let apply = format!("/api/cv/{}/apply", tailored["cv_id"].as_str().unwrap());
    assert_eq!(owner.post(&apply, json!({})).await.0, StatusCode::OK);
    owner
        .post(&format!("{}/chat", path_of(tailored["id"].as_str().unwrap())), json!({"message": "undo"}))
        .await;
    let id = |person: Value| person["id"].as_str().unwrap().to_owned();
    let (owner, other) = (id(owner.get("/api/users/me").await.1), id(other.get("/api/users/me").await.1));
    let mut connection = PgConnection::connect(&url).await.unwrap();
    for (query, least) in [
        ("select count(*) from cvs", 1),
        ("select count(*) from jobs", 1),
        ("select count(*) from tailored_cvs", 1),
        ("select count(*) from suggestions", 1),
        ("select count(*) from cv_revisions", 1),
        ("select count(*) from passkeys", 1),
        ("select count(*) from second_factors", 1),
        ("select count(*) from recovery_codes", 10),
        ("select count(*) from chat_messages", 2),
        ("select count(*) from chat_sessions", 1),
        ("select count(*) from profiles", 1),
    ] {
        for (user, is_owner) in [(owner.as_str(), true), (other.as_str(), false), ("", false)] {
            let mut tx = connection.begin().await.unwrap();
            sqlx::query("select set_config('app.user_id', $1, true)")
                .bind(user)
                .execute(&mut *tx)
                .await
                .unwrap();
            let (seen,): (i64,) = sqlx::query_as(query).fetch_one(&mut *tx).await.unwrap();
            assert!(if is_owner { seen >= least } else { seen == 0 }, "{query} as {user:?} sees {seen}");
        }
    }
    let (bypasses,): (bool,) =
        sqlx::query_as("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
            .fetch_one(&mut connection)
            .await
            .unwrap();
    assert!(!bypasses, "the role of the test must be one that row security holds");
}

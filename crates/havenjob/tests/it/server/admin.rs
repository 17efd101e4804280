//! What whoever runs the instance may do, and that nobody else may.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::instance::{Instance, PASSWORD, databases};

fn id(thing: &Value) -> String {
    thing["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn for_everyone_else_there_is_no_such_page() {
    let instance = Instance::start(None, &[]);
    let admin = instance.person("kim@example.org").await;
    let other = instance.person("lee@example.org").await;
    let description = admin.get("/api/openapi.json").await.1;
    let mut asked = 0;
    for (template, operations) in description["paths"].as_object().unwrap() {
        if !template.starts_with("/api/admin/") {
            continue;
        }
        let path = template.replace("{id}", &id(&admin.get("/api/users/me").await.1));
        for method in operations.as_object().unwrap().keys() {
            let method: Method = method.to_uppercase().parse().unwrap();
            let status = other.request(method.clone(), &path).send().await.unwrap().status();
            assert_eq!(status, StatusCode::NOT_FOUND, "{method} {path}");
            asked += 1;
        }
    }
    assert!(asked >= 7, "only {asked} endpoints were asked");
    assert_eq!(admin.get("/api/admin/audit").await.1["total"], 0, "what was refused is no act");
}

#[tokio::test]
async fn a_person_is_shut_out_and_let_in() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let admin = instance.person("kim@example.org").await;
        let other = instance.person("lee@example.org").await;
        other.cv().await;
        let (_, token) = other.post("/api/users/me/tokens", json!({"name": "t", "scope": "read"})).await;
        let by_token =
            super::instance::Person { token: token["token"].as_str().unwrap().to_owned(), ..other.clone() };
        let people = admin.get("/api/admin/users?sort=email").await.1;
        assert_eq!(people["total"], 2, "{people}");
        let emails: Vec<_> = people["items"].as_array().unwrap().iter().map(|p| p["email"].clone()).collect();
        assert_eq!(emails, ["kim@example.org", "lee@example.org"]);
        assert!(people.to_string().find("password").is_none(), "{people}");
        let lee = id(&admin.get("/api/admin/users?email=Lee@example.org").await.1["items"][0]);

        let at = format!("/api/admin/users/{lee}");
        let (status, shut) = admin.post(&format!("{at}/disable"), json!({})).await;
        assert_eq!(status, StatusCode::OK, "{shut}");
        assert!(!shut["disabled_at"].is_null());
        let again = admin.post(&format!("{at}/disable"), json!({})).await.1;
        assert_eq!(again["disabled_at"], shut["disabled_at"], "said twice, done once");
        for person in [&other, &by_token] {
            assert_eq!(person.get("/api/users/me").await.0, StatusCode::UNAUTHORIZED);
        }
        let login = json!({"email": "lee@example.org", "password": PASSWORD});
        assert_eq!(other.post("/api/auth/login", login.clone()).await.0, StatusCode::UNAUTHORIZED);
        assert_eq!(id(&admin.get("/api/admin/users?status=disabled").await.1["items"][0]), lee);
        assert_eq!(admin.get("/api/admin/users?status=active").await.1["total"], 1);

        let (status, open) = admin.post(&format!("{at}/enable"), json!({})).await;
        assert_eq!((status, &open["disabled_at"]), (StatusCode::OK, &Value::Null));
        assert_eq!(other.get("/api/users/me").await.0, StatusCode::UNAUTHORIZED, "its login has ended");
        assert_eq!(by_token.get("/api/cv").await.1["total"], 1, "nothing was lost");
        assert_eq!(other.post("/api/auth/login", login).await.0, StatusCode::OK);

        let acts = admin.get("/api/admin/audit?sort=created_at&order=asc").await.1;
        let acts: Vec<_> = acts["items"].as_array().unwrap().iter().map(|a| a["act"].clone()).collect();
        assert_eq!(acts, ["user.disable", "user.disable", "user.enable"]);
        let kim = id(&admin.get("/api/users/me").await.1);
        for act in ["disable", "purge"] {
            let (status, problem) = admin.post(&format!("/api/admin/users/{kim}/{act}"), json!({})).await;
            assert_eq!(status, StatusCode::FORBIDDEN, "{problem}");
        }
        let nobody = uuid::Uuid::now_v7();
        for act in ["disable", "enable", "purge"] {
            let (status, _) = admin.post(&format!("/api/admin/users/{nobody}/{act}"), json!({})).await;
            assert_eq!(status, StatusCode::NOT_FOUND);
        }
        assert_eq!(admin.get("/api/admin/audit").await.1["total"], 3, "what was refused is no act");
    }
}

#[tokio::test]
async fn a_purged_person_leaves_a_line_and_nothing_else() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let admin = instance.person("kim@example.org").await;
        let other = instance.person("lee@example.org").await;
        other.tailored().await;
        let own = admin.cv().await;
        let lee = id(&other.get("/api/users/me").await.1);
        assert_eq!((instance.stored().await.len(), instance.keys().await.len()), (2, 2));
        let (status, problem) = admin.post(&format!("/api/admin/users/{lee}/purge"), json!({})).await;
        assert_eq!(status, StatusCode::NO_CONTENT, "{problem}");
        assert_eq!(other.get("/api/users/me").await.0, StatusCode::UNAUTHORIZED);
        assert_eq!((instance.stored().await.len(), instance.keys().await.len()), (1, 1));
        assert_eq!(admin.get(&format!("/api/cv/{own}/text")).await.0, StatusCode::OK);
        assert_eq!(admin.get("/api/admin/users").await.1["total"], 1);
        let tasks = admin.get("/api/admin/tasks").await.1;
        let kim = admin.get("/api/users/me").await.1["id"].clone();
        // The sweeps are the instance's own.
        let is_others = |t: &Value| t["user_id"] != kim && !t["user_id"].is_null();
        assert!(!tasks["items"].as_array().unwrap().iter().any(is_others), "{tasks}");
        let acts = admin.get("/api/admin/audit?act=user.purge").await.1;
        assert_eq!(acts["items"][0]["subject"], lee.as_str(), "{acts}");
        assert_eq!(acts["items"][0]["actor"], kim);
        assert!(!acts.to_string().contains("lee@"), "{acts}");
    }
}

#[tokio::test]
async fn dead_work_is_seen_and_lives_again() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let admin = instance.person("kim@example.org").await;
        let other = instance.person("lee@example.org").await;
        let mut torn = super::instance::example("cv.pdf");
        torn.truncate(200);
        let (_, begun) = other.upload("torn.pdf", torn).await;
        assert_eq!(other.ended(&begun["job_id"]).await["status"], "failed");
        let done = other.cv().await;

        let dead = admin.get("/api/admin/tasks?status=failed").await.1;
        assert_eq!(dead["total"], 1, "{dead}");
        let task = &dead["items"][0];
        assert_eq!((&task["id"], &task["kind"]), (&begun["job_id"], &json!("cvs.parse")));
        assert!(task["error"]["hint"].as_str().is_some_and(|h| !h.is_empty()), "{task}");
        assert!(task.get("payload").is_none(), "what it is about is its owner's: {task}");

        let path = format!("/api/admin/tasks/{}/rerun", id(task));
        let (status, answer) = admin.post(&path, json!({})).await;
        assert_eq!((status, &answer["job_id"]), (StatusCode::ACCEPTED, &begun["job_id"]), "{answer}");
        let ended = other.ended(&begun["job_id"]).await;
        assert_eq!(ended["status"], "failed", "the file is as torn as before: {ended}");
        let again = admin.get("/api/admin/tasks?status=failed").await.1;
        assert!(again["items"][0]["updated_at"].as_str() > task["updated_at"].as_str(), "it was run again");

        let finished = admin.get("/api/admin/tasks?status=completed&kind=cvs.parse").await.1;
        let path = format!("/api/admin/tasks/{}/rerun", id(&finished["items"][0]));
        let (status, problem) = admin.post(&path, json!({})).await;
        assert_eq!(status, StatusCode::CONFLICT, "{problem}");
        let nothing = format!("/api/admin/tasks/{}/rerun", uuid::Uuid::now_v7());
        assert_eq!(admin.post(&nothing, json!({})).await.0, StatusCode::NOT_FOUND);
        assert_eq!(admin.get("/api/admin/audit?act=task.rerun").await.1["total"], 1);
        assert_eq!(other.get(&format!("/api/cv/{done}/text")).await.0, StatusCode::OK);
    }
}

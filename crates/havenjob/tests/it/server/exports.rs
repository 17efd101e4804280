//! What a person takes away: all of it, and the list of it is held against the database's schema.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::device;
use super::instance::{Instance, PASSWORD, Person, databases, example};
use super::tables::Tables;

const PATH: &str = "/api/users/me/export";

/// The files of the archive by their names.
async fn exported(me: &Person) -> BTreeMap<String, Vec<u8>> {
    let response = me.request(Method::GET, PATH).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["content-type"], "application/zip");
    let bytes = response.bytes().await.unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.insert(file.name().to_owned(), bytes);
    }
    files
}

fn json_of(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Value {
    let bytes = files.get(name).unwrap_or_else(|| panic!("no {name} among {:?}", files.keys()));
    serde_json::from_slice(bytes).unwrap_or_else(|e| panic!("{name}: {e}"))
}

#[tokio::test]
async fn everything_is_in_it_and_nothing_of_others() {
    for database in databases() {
        let instance = Instance::start(database, &device::SITE);
        let (me, other) =
            (instance.person("kim@example.org").await, instance.person("lee@example.org").await);
        device::made(&me, &mut device::Device::new()).await;
        let tailored = me.tailored().await;
        other.tailored().await;
        let about = me.get(&format!("/api/tailor/{tailored}")).await.1;
        let cv = about["cv_id"].as_str().unwrap();
        assert_eq!(me.post(&format!("/api/cv/{cv}/apply"), json!({})).await.0, StatusCode::OK);
        me.post(&format!("/api/tailor/{tailored}/chat"), json!({"message": "sing"})).await;
        let (_, talk) = me.post("/api/chat/sessions", json!({"title": "Talk"})).await;
        let talk = format!("/api/chat/sessions/{}/messages", talk["id"].as_str().unwrap());
        me.post(&talk, json!({"message": "Which skills do I have?"})).await;
        me.post("/api/users/me/tokens", json!({"name": "backup", "scope": "read"})).await;
        let settings = json!({"provider_name": "openai-compatible", "model": "m", "base_url": "https://models.example.org/v1", "api_key": "sk-test-secret"});
        assert_eq!(me.put("/api/users/providers/llm", settings).await.0, StatusCode::OK);

        let files = exported(&me).await;
        assert_eq!(files[&format!("files/{cv}/cv.pdf")], example("cv.pdf"), "the file as it was uploaded");
        assert_eq!(json_of(&files, "profile/resume.json")["basics"]["name"], "Maren Okafor");
        let rows = |table: &str| json_of(&files, &format!("data/{table}.json")).as_array().unwrap().clone();
        let user = &rows("users")[0];
        assert_eq!(
            (&user["email"], &user["onboarding_completed"], rows("users").len()),
            (&json!("kim@example.org"), &json!(false), 1)
        );
        assert_eq!((&rows("cvs")[0]["id"], &rows("cvs")[0]["is_primary"]), (&json!(cv), &json!(true)));
        assert_eq!(rows("cvs")[0]["parsed"]["basics"]["name"], "Maren Okafor", "JSON within JSON");
        assert_eq!(rows("tailored_cvs")[0]["document"]["basics"]["name"], "Maren Okafor");
        assert_eq!((rows("jobs").len(), rows("chat_sessions").len(), rows("chat_messages").len()), (1, 2, 4));
        assert_eq!(rows("api_tokens")[0]["name"], "backup");
        assert_eq!(rows("provider_settings")[0]["model"], "m");
        for table in ["suggestions", "cv_revisions", "sessions", "passkeys", "profiles", "tasks"] {
            assert!(!rows(table).is_empty(), "{table} is empty");
        }
        let all =
            files.values().map(|b| String::from_utf8_lossy(b).into_owned()).collect::<Vec<_>>().join("\n");
        for secret in ["sk-test", &me.token, PASSWORD, "argon2", "lee@example.org"] {
            assert!(!all.contains(secret), "{secret} is in it");
        }

        // More rows than are fetched at once, each once and in one list. No model is asked for them.
        assert_eq!(me.delete("/api/users/providers/llm").await.0, StatusCode::NO_CONTENT);
        for _ in 0..30 {
            me.post(&talk, json!({"message": "sing"})).await;
        }
        let messages = json_of(&exported(&me).await, "data/chat_messages.json");
        let mut ids: Vec<&str> =
            messages.as_array().unwrap().iter().map(|m| m["id"].as_str().unwrap()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!((ids.len(), messages.as_array().unwrap().len()), (64, 64));
        let bare = exported(&instance.person("new@example.org").await).await;
        assert_eq!(json_of(&bare, "data/jobs.json"), json!([]));
    }
}

/// Every table and every column of the schema is in the export, or in its list of what is left out, with the reason. A
/// migration that adds one fails here until somebody has decided.
#[tokio::test]
async fn no_table_and_no_column_is_forgotten() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let contents = json_of(&exported(&me).await, "contents.json");
        let mut tables = Tables::of(&instance).await;
        let schema = tables.schema().await;
        assert!(schema.len() > 20, "only {schema:?}");
        for (table, columns) in &schema {
            let about = &contents["tables"][table];
            let Some(listed) = about["columns"].as_array() else {
                let why = contents["tables_left_out"][table].as_str().unwrap_or_default();
                assert!(!why.is_empty(), "{table} is neither exported nor left out for a reason");
                continue;
            };
            for column in columns {
                let is_in = listed.iter().any(|c| c == column);
                let why = about["columns_left_out"][column].as_str().unwrap_or_default();
                assert!(
                    is_in == why.is_empty(),
                    "{table}.{column} is neither exported nor left out for a reason, or both"
                );
            }
            for column in listed.iter().filter_map(Value::as_str) {
                assert!(columns.iter().any(|c| c == column), "{table} has no {column}");
            }
        }
        for table in contents["tables"].as_object().unwrap().keys() {
            assert!(schema.contains_key(table), "there is no {table}");
        }
    }
}

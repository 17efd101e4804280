//! Whoever runs an instance: what is wrong is said with how to mend it, whichever command meets it.

use std::fs;
use std::process::{Command, Output};

use serde_json::Value;
use sqlx::{Connection, SqliteConnection};

use super::instance::{Instance, databases, left_out};

fn run(mut command: Command, with: &[(&str, &str)]) -> Output {
    for (name, value) in with {
        command.env(name, value);
    }
    command.output().unwrap()
}

/// A refusal: its exit code, its name, and all its words.
fn refusal(output: &Output) -> (i32, String, String) {
    let line = String::from_utf8_lossy(&output.stderr).into_owned();
    let said: Value = serde_json::from_str(line.trim()).unwrap_or_else(|_| panic!("no line of JSON: {line}"));
    let hint = said["hint"].as_str().unwrap_or_default();
    assert!(!hint.is_empty(), "{line}");
    (output.status.code().unwrap(), said["type"].as_str().unwrap().to_owned(), line)
}

/// What `doctor` says: its exit code and its lines.
fn doctor(instance: &Instance, with: &[(&str, &str)]) -> (i32, String) {
    let output = run(instance.command(&["doctor"]), with);
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

fn line<'a>(said: &'a str, part: &str) -> &'a str {
    said.lines()
        .find(|l| l[4..].trim_start().starts_with(part))
        .unwrap_or_else(|| panic!("no line on {part}: {said}"))
}

const MAIL: (&str, &str) = ("HAVENJOB_MAIL__URL", "smtp://127.0.0.1:1");

#[tokio::test]
async fn a_well_instance_is_told_so() {
    for database in databases() {
        let engine = if database.is_some() { "postgres" } else { "sqlite" };
        let instance = Instance::start(database, &[]);
        instance.person("kim@example.org").await;
        let port = instance.url.rsplit(':').next().unwrap().to_owned();
        let (code, said) = doctor(&instance, &[MAIL, ("PORT", &port)]);
        assert_eq!(code, 0, "{said}");
        for part in ["folder", "settings", "database", "key", "files", "mail", "address"] {
            assert!(line(&said, part).starts_with("ok"), "{said}");
        }
        assert!(line(&said, "database").contains(engine), "{said}");
        assert!(line(&said, "address").contains("an instance listens there"), "{said}");
        let migrated = run(instance.command(&["migrate"]), &[]);
        assert_eq!(migrated.status.code(), Some(0));
        assert!(
            String::from_utf8_lossy(&migrated.stdout).contains(&format!("{engine} database is up to date"))
        );
        let (code, said) = doctor(&instance, &[]);
        assert_eq!(code, 1, "no mail server is something to mend: {said}");
        assert!(line(&said, "mail").starts_with("mend") && said.contains("[mail] url"), "{said}");
    }
}

#[tokio::test]
async fn a_folder_that_is_none_is_said() {
    let instance = Instance::prepare(None, &[]);
    fs::write(instance.folder.path().join("havenjob-data"), "a file").unwrap();
    for role in ["serve", "migrate", "work"] {
        let (code, name, line) = refusal(&run(instance.command(&[role]), &[]));
        assert_eq!((code, name.as_str()), (4, "no-folder"), "{line}");
        assert!(line.contains("--data"), "{line}");
    }
    let (code, said) = doctor(&instance, &[]);
    assert_eq!(code, 1);
    assert!(line(&said, "folder").starts_with("mend") && said.contains("--data"), "{said}");
}

#[tokio::test]
async fn a_key_that_is_another_is_said() {
    for database in databases() {
        let mut instance = Instance::start(database, &[]);
        instance.person("kim@example.org").await;
        assert_eq!(instance.stop(), 0);
        let key = instance.folder.path().join("havenjob-data/instance.key");
        let right = fs::read_to_string(&key).unwrap();
        let other = format!("{}=", "A".repeat(43));
        for (wrong, kind, words) in
            [("no key at all", "no-key", "backup"), (other.as_str(), "wrong-key", "instance.key")]
        {
            fs::write(&key, wrong).unwrap();
            let (code, name, said) = refusal(&run(instance.command(&["serve"]), &[]));
            assert_eq!((code, name.as_str()), (4, kind), "{said}");
            assert!(said.contains(words) && !said.contains(&right), "{said}");
            let (code, said) = doctor(&instance, &[MAIL]);
            assert_eq!(code, 1);
            assert!(line(&said, "key").starts_with("mend") && said.contains(words), "{said}");
            assert!(line(&said, "database").starts_with("ok"), "one that is broken hides no other: {said}");
        }
        fs::remove_file(&key).unwrap();
        fs::create_dir(&key).unwrap();
        let (_, name, said) = refusal(&run(instance.command(&["serve"]), &[]));
        assert_eq!(name, "no-key", "{said}");
        fs::remove_dir(&key).unwrap();
        fs::write(&key, right).unwrap();
        assert_eq!(doctor(&instance, &[MAIL]).0, 0);
        instance.serve();
    }
}

#[tokio::test]
async fn a_database_that_is_not_there_is_said() {
    let instance = Instance::prepare(None, &[]);
    let nowhere = ("DATABASE_URL", "postgres://kim:s3cret@127.0.0.1:1/jobs");
    for role in ["serve", "migrate"] {
        let (code, name, said) = refusal(&run(instance.command(&[role]), &[nowhere]));
        assert_eq!((code, name.as_str()), (4, "no-database"), "{said}");
        assert!(
            said.contains("127.0.0.1:1") && said.contains("refused") && !said.contains("s3cret"),
            "{said}"
        );
    }
    let (code, said) = doctor(&instance, &[nowhere, MAIL]);
    assert_eq!(code, 1);
    assert!(line(&said, "database").starts_with("mend"), "{said}");
    assert!(line(&said, "files").starts_with("ok"), "one that is broken hides no other: {said}");

    let data = instance.folder.path().join("havenjob-data");
    fs::create_dir_all(&data).unwrap();
    fs::write(data.join("havenjob.db"), "this is a letter and no database, however long it is. ".repeat(100))
        .unwrap();
    let (code, name, said) = refusal(&run(instance.command(&["serve"]), &[]));
    assert_eq!((code, name.as_str()), (4, "no-database"), "{said}");
    assert!(said.contains("havenjob.db"), "{said}");
}

#[tokio::test]
async fn a_role_that_row_security_does_not_hold_is_said() {
    let Ok(server) = std::env::var("HAVENJOB_TEST_POSTGRES") else {
        left_out("a superuser: set HAVENJOB_TEST_POSTGRES to a superuser's URL");
        return;
    };
    let plain = super::postgres::fresh().unwrap();
    let database = plain.rsplit('/').next().unwrap();
    let instance = Instance::prepare(Some(format!("{}/{database}", server.trim_end_matches('/'))), &[]);
    let (code, said) = doctor(&instance, &[MAIL]);
    assert_eq!(code, 1, "{said}");
    assert!(line(&said, "database").starts_with("mend") && said.contains("plain role"), "{said}");
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    let mut instance = Instance::start(None, &[]);
    assert_eq!(instance.stop(), 0);
    let file = instance.folder.path().join("havenjob-data/havenjob.db");
    let mut connection = SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
    sqlx::query(
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (9999, 'new', true, x'00', 0)",
    )
    .execute(&mut connection)
    .await
    .unwrap();
    connection.close().await.unwrap();
    for role in ["serve", "migrate"] {
        let (code, name, said) = refusal(&run(instance.command(&[role]), &[]));
        assert_eq!((code, name.as_str()), (4, "not-migrated"), "{said}");
        assert!(said.contains("newer HavenJob"), "{said}");
    }
}

#[tokio::test]
async fn a_port_that_is_taken_is_said() {
    let instance = Instance::prepare(None, &[]);
    let other = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = other.local_addr().unwrap().port().to_string();
    let (code, name, said) = refusal(&run(instance.command(&["serve"]), &[("PORT", &port)]));
    assert_eq!((code, name.as_str()), (4, "cannot-listen"), "{said}");
    assert!(said.contains(&port) && said.contains("PORT="), "{said}");
    let (code, said) = doctor(&instance, &[MAIL, ("PORT", &port)]);
    assert_eq!(code, 1);
    assert!(line(&said, "address").starts_with("mend") && said.contains("another program"), "{said}");
    let (_, said) = doctor(&instance, &[MAIL, ("HAVENJOB_SERVER__HOST", "0.0.0.0")]);
    assert!(line(&said, "address").contains("HTTPS"), "{said}");
}

#[tokio::test]
async fn a_setting_that_is_wrong_is_named() {
    let instance = Instance::prepare(None, &[]);
    let check = |with: &[(&str, &str)]| run(instance.command(&["config", "check"]), with);
    assert_eq!(check(&[]).status.code(), Some(0));
    for (name, value, word) in [
        ("HAVENJOB_SERVER__PROT", "8081", "prot"),
        ("HAVENJOB_SERVICE__PORT", "8081", "service"),
        ("HAVENJOB_SERVER__PORT", "eighty", "server.port"),
        ("HAVENJOB_SERVER__HOST", "everywhere", "server.host"),
        ("HAVENJOB_SERVER__PUBLIC_URL", "jobs.example.org", "server.public_url"),
        ("HAVENJOB_SERVER__REQUEST_SECONDS", "0", "server.request_seconds"),
        ("HAVENJOB_REGISTRATION__MODE", "maybe", "registration.mode"),
        ("HAVENJOB_STORAGE__ENDPOINT", "http://127.0.0.1:9000", "storage.endpoint"),
        ("HAVENJOB_STORAGE__ACCESS_KEY_ID", "id", "storage.secret_access_key"),
        ("HAVENJOB_LLM__PROVIDER", "oracle", "llm.provider"),
        ("HAVENJOB_MAIL__URL", "carrier-pigeon://roof", "[mail]"),
        ("HAVENJOB_TELEMETRY__OTLP_ENDPOINT", "collector", "telemetry.otlp_endpoint"),
        ("DATABASE_URL", "mysql://127.0.0.1/jobs", "database.url"),
        ("PORT", "eighty", "server.port"),
        ("CORS_ORIGINS", "https://app.example.org/path", "server.cors_origins"),
        ("CORS_ORIGINS", "*", "server.cors_origins"),
        ("CLOUD_MODE", "perhaps", "cloud.enabled"),
    ] {
        let (code, kind, said) = refusal(&check(&[(name, value)]));
        assert_eq!((code, kind.as_str()), (2, "usage"), "{name}={value}: {said}");
        assert!(said.contains(word), "{name}={value}: {said}");
        let (code, _, served) = refusal(&run(instance.command(&["serve"]), &[(name, value)]));
        assert_eq!((code, served), (2, said), "serve says the same");
        let (code, said) = doctor(&instance, &[(name, value)]);
        assert_eq!(code, 1);
        assert!(line(&said, "settings").contains(word), "{said}");
    }
    let data = instance.folder.path().join("havenjob-data");
    fs::create_dir_all(&data).unwrap();
    for (text, word) in [("[server\nport = 1", "havenjob.toml"), ("[server]\nportt = 1", "portt")] {
        fs::write(data.join("havenjob.toml"), text).unwrap();
        let (code, _, said) = refusal(&check(&[]));
        assert_eq!(code, 2);
        assert!(said.contains(word), "{said}");
    }
}

/// Names that other tools and hosts use, and what they set here.
#[tokio::test]
async fn names_from_elsewhere_are_understood() {
    let instance = Instance::prepare(None, &[]);
    let show = |with: &[(&str, &str)]| -> Value {
        let output = run(instance.command(&["config", "show"]), with);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let shown = show(&[
        ("PORT", "8099"),
        ("DATABASE_URL", "postgres://kim:s3cret@db.example/jobs"),
        ("CORS_ORIGINS", "https://a.example, https://b.example"),
        ("AZURE_OPENAI_ENDPOINT", "https://kim.openai.azure.com"),
        ("AZURE_OPENAI_KEY", "k3y"),
        ("AZURE_OPENAI_DEPLOYMENT", "small"),
        ("CLOUD_MODE", "true"),
    ]);
    assert_eq!(shown["server"]["port"], 8099);
    assert_eq!(
        shown["server"]["cors_origins"],
        serde_json::json!(["https://a.example", "https://b.example"])
    );
    assert!(shown["database"]["url"].as_str().unwrap().contains("db.example/jobs"));
    assert_eq!(shown["llm"]["provider"], "azure-openai");
    assert_eq!(shown["llm"]["base_url"], "https://kim.openai.azure.com");
    assert_eq!(shown["llm"]["deployment"], "small");
    assert_eq!(shown["llm"]["api_key"], "(set)");
    assert_eq!(shown["cloud"]["enabled"], true);
    let text = shown.to_string();
    assert!(!text.contains("s3cret") && !text.contains("k3y"), "{text}");
    for name in ["REDIS_URL", "UPSTASH_REDIS_URL"] {
        let shown = show(&[(name, "rediss://default:s3cret@redis.example:6379")]);
        let address = shown["redis"]["url"].as_str().unwrap();
        assert!(address.contains("redis.example:6379") && !address.contains("s3cret"), "{name}: {address}");
    }
    // A list is also taken as JSON writes it, and our own names go before those from elsewhere.
    let shown = show(&[
        ("CORS_ORIGINS", "[\"https://a.example\"]"),
        ("PORT", "1"),
        ("HAVENJOB_SERVER__PORT", "2"),
        ("CLOUD_MODE", "0"),
    ]);
    assert_eq!(shown["server"]["cors_origins"], serde_json::json!(["https://a.example"]));
    assert_eq!((&shown["server"]["port"], &shown["cloud"]["enabled"]), (&2.into(), &false.into()));
}

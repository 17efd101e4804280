//! Where files lie: in the data folder or in a bucket, sealed in both, and gone with their person.

use reqwest::{Method, StatusCode};
use serde_json::json;

use super::bucket::{Bucket, PREFIX};
use super::instance::{Instance, PASSWORD, databases, example, left_out};

/// Whoever reads the store reads nothing of a person.
#[tokio::test]
async fn what_is_stored_is_sealed_wherever_it_lies() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let text =
            b"Maren Okafor\nmaren.okafor@example.org\n\nExperience\nClerk, Depot, 2020 - 2022\n".to_vec();
        let (status, begun) = me.upload("cv.txt", text.clone()).await;
        assert_eq!(status, StatusCode::ACCEPTED, "{begun}");
        assert_eq!(me.ended(&begun["job_id"]).await["status"], "completed");
        let stored = instance.stored().await;
        assert_eq!(stored.len(), 1);
        let (name, bytes) = &stored[0];
        assert!(bytes.len() > text.len(), "a nonce and a tag come with it");
        for word in ["Maren", "Okafor", "okafor", "Experience", "Clerk", "Depot"] {
            assert!(
                !bytes.windows(word.len()).any(|w| w == word.as_bytes()),
                "{word} can be read in the store"
            );
            assert!(!name.contains(word), "{name}");
        }
        let path = format!("/api/cv/{}/file", begun["cv_id"].as_str().unwrap());
        let back = me.request(Method::GET, &path).send().await.unwrap();
        assert_eq!(back.bytes().await.unwrap(), text);
        assert_eq!(me.delete(path.trim_end_matches("/file")).await.0, StatusCode::NO_CONTENT);
        assert_eq!(instance.stored().await, []);
    }
}

/// SQLite with a bucket: the two are chosen apart.
#[tokio::test]
async fn a_bucket_does_as_the_folder_does() {
    let Some(bucket) = Bucket::fresh() else {
        left_out("a bucket: set HAVENJOB_TEST_S3 to a server's URL");
        return;
    };
    let mut instance = Instance::with(None, Some(bucket), &[]);
    instance.serve();
    // Who comes first runs the instance, and does not leave others behind.
    let (other, me) = (instance.person("lee@example.org").await, instance.person("kim@example.org").await);
    let cv = me.cv().await;
    other.cv().await;
    let stored = instance.stored().await;
    assert_eq!(stored.len(), 2);
    assert!(stored.iter().all(|(name, _)| name.starts_with(&format!("{PREFIX}/"))), "all in its own folder");
    assert!(!instance.folder.path().join("havenjob-data/files").exists(), "nothing lies beside it");
    assert_eq!(me.get("/ready").await.0, StatusCode::OK);

    // Still there after a stop and a new start.
    assert_eq!(instance.stop(), 0, "{}", instance.logged("server"));
    instance.serve();
    let me = super::instance::Person { url: instance.url.clone(), ..me };
    let file = me.request(Method::GET, &format!("/api/cv/{cv}/file")).send().await.unwrap();
    assert_eq!(file.bytes().await.unwrap(), example("cv.pdf"));

    // One goes, and only what is theirs goes with them.
    let erased = me.request(Method::DELETE, "/api/users/me").json(&json!({"password": PASSWORD}));
    assert_eq!(erased.send().await.unwrap().status(), StatusCode::NO_CONTENT);
    let left = instance.stored().await;
    assert_eq!(left.len(), 1);
    assert!(stored.contains(&left[0]));
}

/// With the person goes the key of their files: a copy of the store that somebody kept stays shut for ever.
#[tokio::test]
async fn erasing_a_person_destroys_their_key() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        me.cv().await;
        assert_eq!(instance.keys().await.len(), 1);
        let erased = me.request(Method::DELETE, "/api/users/me").json(&json!({"password": PASSWORD}));
        assert_eq!(erased.send().await.unwrap().status(), StatusCode::NO_CONTENT);
        assert_eq!(instance.keys().await, Vec::<Vec<u8>>::new());
        assert_eq!(instance.stored().await, []);
    }
}

/// A store that is away is said, and nothing is half done.
#[tokio::test]
async fn a_bucket_that_is_not_there_is_said() {
    let mut servers = vec!["http://127.0.0.1:1".to_owned()];
    match Bucket::server() {
        Some(server) => servers.push(server),
        None => left_out("a server without the bucket: set HAVENJOB_TEST_S3 to a server's URL"),
    }
    for server in servers {
        let settings = [
            ("STORAGE__BUCKET", "no-such-bucket"),
            ("STORAGE__ENDPOINT", server.as_str()),
            ("STORAGE__REGION", "us-east-1"),
            ("STORAGE__ACCESS_KEY_ID", "id"),
            ("STORAGE__SECRET_ACCESS_KEY", "secret"),
        ];
        let instance = Instance::start(None, &settings);
        let me = instance.person("kim@example.org").await;
        let (status, problem) = me.upload("cv.pdf", example("cv.pdf")).await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{problem}");
        assert_eq!(problem["type"], "files-unavailable", "{problem}");
        assert!(!problem.to_string().contains("no-such-bucket"), "{problem}");
        assert_eq!(me.get("/api/cv").await.1["total"], 0, "no row without its file");
        assert_eq!(me.get("/ready").await.0, StatusCode::SERVICE_UNAVAILABLE);
        let doctor = instance.command(&["doctor"]).output().unwrap();
        let said = String::from_utf8_lossy(&doctor.stdout).into_owned();
        assert_eq!(doctor.status.code(), Some(1), "{said}");
        assert!(said.contains("mend  files") && said.contains("[storage]"), "{said}");
    }
}

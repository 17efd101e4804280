//! The whole way of a new person, from an empty folder to a tailored PDF that reads back.

use reqwest::{Method, StatusCode};
use serde_json::json;

use super::instance::{Instance, databases, example};

#[tokio::test]
async fn from_an_empty_folder_to_a_tailored_pdf() {
    for database in databases() {
        let mut instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let (_, account) = me.get("/api/users/me").await;
        assert_eq!(account["is_admin"], true, "the first person runs the instance");
        assert!(account["forwarding_address"].as_str().unwrap().starts_with("kim-"));

        let cv = me.cv().await;
        let (_, read) = me.get(&format!("/api/cv/{cv}")).await;
        assert_eq!(read["sections"]["basics"]["name"], "Maren Okafor");
        assert_eq!(read["cv"]["is_primary"], true);
        let text = me.get(&format!("/api/cv/{cv}/text")).await.1;
        assert!(text.as_str().unwrap().contains("Maren Okafor"));
        let file = me.request(Method::GET, &format!("/api/cv/{cv}/file")).send().await.unwrap();
        assert_eq!(file.bytes().await.unwrap(), example("cv.pdf"), "the file comes back as it was sent");

        let job = me.job().await;
        let (_, asked) = me.get(&format!("/api/jobs/{job}/requirements")).await;
        assert_eq!(asked["title"], "Senior Supply Chain Analyst");
        assert_eq!(asked["company"], "Evergreen Provisions Inc.");
        let again = me.job().await;
        assert_eq!(again, job, "the same text is the same job");

        let tailored = me.tailored().await;
        let (_, draft) = me.get(&format!("/api/tailor/{tailored}")).await;
        assert_eq!(draft["status"], "draft");
        assert!(draft["score_after"].as_i64().unwrap() >= draft["score_before"].as_i64().unwrap());
        assert!(draft["content"].as_str().unwrap().contains("# Maren Okafor"));
        let (_, checked) = me.post(&format!("/api/tailor/{tailored}/check"), json!({})).await;
        assert_eq!(checked["blocks"], false, "{checked}");
        assert_eq!(checked["findings"], json!([]));

        for (format, start) in [
            ("pdf", "%PDF-"),
            ("docx", "PK"),
            ("md", "# Maren"),
            ("html", "<!"),
            ("txt", "Maren"),
            ("json", "{"),
        ] {
            let path = format!("/api/tailor/{tailored}/export?format={format}");
            let answer = me.request(Method::GET, &path).send().await.unwrap();
            assert_eq!(answer.status(), StatusCode::OK, "{format}");
            let disposition = answer.headers()["content-disposition"].to_str().unwrap().to_owned();
            assert!(disposition.contains(&format!("Maren-Okafor.{format}")), "{disposition}");
            let bytes = answer.bytes().await.unwrap();
            let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(8)]).to_lowercase();
            assert!(beginning.starts_with(&start.to_lowercase()), "{format} begins with {beginning:?}");
            if matches!(format, "pdf" | "docx") {
                // What was made goes in again and is the same person.
                let (_, back) = me.upload(&format!("tailored.{format}"), bytes.to_vec()).await;
                assert_eq!(me.ended(&back["job_id"]).await["status"], "completed");
                let (_, back) = me.get(&format!("/api/cv/{}", back["cv_id"].as_str().unwrap())).await;
                assert_eq!(back["sections"]["basics"]["name"], "Maren Okafor", "{format}");
                assert_eq!(
                    back["sections"]["basics"]["email"], read["sections"]["basics"]["email"],
                    "{format}"
                );
                assert_eq!(back["cv"]["is_primary"], false);
            }
        }
        let page = me.get(&format!("/api/tailor/{tailored}/preview/1.svg")).await.1;
        assert!(page.as_str().unwrap().starts_with("<svg"));
        assert_eq!(me.get(&format!("/api/tailor/{tailored}/preview/9.svg")).await.0, StatusCode::NOT_FOUND);

        assert_eq!(me.get("/ready").await.0, StatusCode::OK);
        let metrics = me.get("/metrics").await.1;
        assert!(metrics.as_str().unwrap().contains("havenjob_http_seconds"), "{metrics}");
        assert_eq!(me.get("/docs/").await.0, StatusCode::OK);

        // Everything is still there after a stop and a new start.
        assert_eq!(instance.stop(), 0, "{}", instance.logged("server"));
        instance.serve();
        let me = super::instance::Person { url: instance.url.clone(), ..me };
        assert_eq!(me.get(&format!("/api/tailor/{tailored}")).await.1["status"], "draft");
        let log = instance.logged("server");
        for private in ["kim@example.org", "Maren", "Okafor", super::instance::PASSWORD] {
            let shown: Vec<_> =
                log.lines().filter(|l| l.contains(private) && !l.contains("no mail server")).collect();
            assert!(shown.is_empty(), "{private} is in the log: {shown:?}");
        }
    }
}

#[tokio::test]
async fn what_cannot_be_read_says_why_and_yields_nobody() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let (status, problem) = me.upload("cv.pdf", vec![0; 10]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
    assert!(problem["hint"].as_str().is_some_and(|h| !h.is_empty()), "{problem}");

    let mut torn = example("cv.pdf");
    torn.truncate(200);
    let (_, answer) = me.upload("torn.pdf", torn).await;
    let ended = me.ended(&answer["job_id"]).await;
    assert_eq!(ended["status"], "failed");
    assert!(ended["error"]["hint"].as_str().is_some_and(|h| !h.is_empty()), "{ended}");
    let (_, cv) = me.get(&format!("/api/cv/{}", answer["cv_id"].as_str().unwrap())).await;
    assert_eq!(cv["cv"]["status"], "failed");
    assert_eq!(cv["sections"], json!(null));
    assert_eq!(cv["cv"]["error"], ended["error"]);
    let job = me.job().await;
    let (status, problem) =
        me.post("/api/tailor/create", json!({"cv_id": answer["cv_id"], "job_id": job})).await;
    assert_eq!(status, StatusCode::CONFLICT, "{problem}");

    let (status, _) = me.upload("big.txt", vec![b'a'; 10_500_000]).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn who_listens_is_told_when_work_has_ended() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let (_, begun) = me.upload("cv.pdf", example("cv.pdf")).await;
    let path = format!("/api/cv/status/{}", begun["job_id"].as_str().unwrap());
    let listening =
        me.request(Method::GET, &path).header("accept", "text/event-stream").send().await.unwrap();
    assert_eq!(listening.headers()["content-type"], "text/event-stream");
    // The stream ends by itself with the task.
    let events = listening.text().await.unwrap();
    let last = events.trim().rsplit("data: ").next().unwrap();
    let last: serde_json::Value = serde_json::from_str(last).unwrap();
    assert_eq!(last["status"], "completed", "{events}");
    assert_eq!(last["result"]["cv_id"], begun["cv_id"]);
}

/// The character 0 is the one that PostgreSQL cannot keep in a text: the person is told, and nothing hangs.
#[tokio::test]
async fn a_character_that_cannot_be_stored_is_no_fault_of_ours() {
    for database in databases() {
        let is_postgres = database.is_some();
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let (status, answer) =
            me.post("/api/users/me/tokens", json!({"name": "back\u{0}up", "scope": "read"})).await;
        let (listed, _) = me.get("/api/ai/usage?purpose=%00").await;
        if is_postgres {
            assert_eq!(
                (status, &answer["type"]),
                (StatusCode::UNPROCESSABLE_ENTITY, &json!("unstorable-character"))
            );
            assert_eq!(listed, StatusCode::UNPROCESSABLE_ENTITY);
        } else {
            assert_eq!((status, listed), (StatusCode::CREATED, StatusCode::OK), "{answer}");
        }
        let resume = json!({"basics": {"name": "Kim\u{0} Example", "email": "kim@example.org"}}).to_string();
        let (_, begun) = me.upload("resume.json", resume.into_bytes()).await;
        let ended = me.ended(&begun["job_id"]).await;
        let cv = me.get(&format!("/api/cv/{}", begun["cv_id"].as_str().unwrap())).await.1;
        let expected = if ended["status"] == "completed" { "parsed" } else { "failed" };
        assert_eq!(cv["cv"]["status"], expected, "task and CV say the same: {ended} {cv}");
    }
}

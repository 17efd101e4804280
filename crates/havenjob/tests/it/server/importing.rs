//! Postings out of web pages, and what nobody may reach through us.

use reqwest::StatusCode;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::instance::Instance;

const PAGE: &str = r#"<!doctype html><html><head><title>Job</title><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "JobPosting", "title": "Night Nurse",
 "hiringOrganization": {"@type": "Organization", "name": "Elm House"},
 "description": "<p>We seek a nurse for our night shifts on a ward of twenty beds by the sea.</p><ul><li>Registered nurse</li><li>Three years of experience in geriatric care</li></ul>"}
</script></head><body><nav>Home</nav><p>Cookies, cookies.</p></body></html>"#;

#[tokio::test]
async fn a_pasted_page_is_a_posting() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let (status, job) =
        me.post("/api/jobs/import", json!({"html": PAGE, "url": "https://jobs.example.com/1"})).await;
    assert_eq!(status, StatusCode::CREATED, "{job}");
    assert_eq!((&job["title"], &job["company"]), (&json!("Night Nurse"), &json!("Elm House")));
    assert!(job["description"].as_str().unwrap().contains("Three years of experience"), "{job}");
    assert!(!job["description"].as_str().unwrap().contains('<'), "{job}");
    let (status, again) = me.post("/api/jobs/import", json!({"html": PAGE})).await;
    assert_eq!((status, &again["id"]), (StatusCode::OK, &job["id"]));
    let (status, problem) =
        me.post("/api/jobs/import", json!({"html": "<html><body><div id=app></div></body></html>"})).await;
    assert_eq!(
        (status, &problem["type"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("no-posting")),
        "{problem}"
    );
}

/// Answers every request with this.
async fn site(answer: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = [0; 4096];
            let _ = stream.read(&mut request).await;
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    url
}

#[tokio::test]
async fn our_own_network_is_not_shown() {
    let inside = site(format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {}\r\n\r\n{PAGE}",
        PAGE.len()
    ))
    .await;
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let port = inside.rsplit(':').next().unwrap();
    for url in [
        inside.clone(),
        format!("https://127.0.0.1:{port}/"),
        format!("https://localhost:{port}/"),
        format!("https://[::1]:{port}/"),
        format!("https://[::ffff:127.0.0.1]:{port}/"),
        "https://169.254.169.254/latest/meta-data/".to_owned(),
        "https://10.0.0.1/".to_owned(),
        "https://2130706433/".to_owned(),
        "file:///etc/passwd".to_owned(),
        "https://kim:secret@example.com/".to_owned(),
        "not an address".to_owned(),
    ] {
        let (status, problem) = me.post("/api/jobs/import", json!({"url": url})).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{url}: {problem}");
        assert_eq!(problem["errors"][0]["field"], "url", "{url}: {problem}");
    }
}

#[tokio::test]
async fn a_trusted_network_is_read_and_redirects_are_judged() {
    let page = site(format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {}\r\n\r\n{PAGE}",
        PAGE.len()
    ))
    .await;
    let leads_there =
        site(format!("HTTP/1.1 302 Found\r\nlocation: {page}/job\r\ncontent-length: 0\r\n\r\n")).await;
    let leads_away = site(
        "HTTP/1.1 302 Found\r\nlocation: http://169.254.169.254/\r\ncontent-length: 0\r\n\r\n".to_owned(),
    )
    .await;
    let round = site("HTTP/1.1 302 Found\r\nlocation: /again\r\ncontent-length: 0\r\n\r\n".to_owned()).await;
    let instance = Instance::start(None, &[("NETWORK__ALLOW_PRIVATE", "true")]);
    let me = instance.person("kim@example.org").await;
    let (status, job) = me.post("/api/jobs/import", json!({"url": leads_there})).await;
    assert_eq!((status, &job["title"]), (StatusCode::CREATED, &json!("Night Nurse")), "{job}");
    for url in [leads_away, round] {
        let (status, problem) = me.post("/api/jobs/import", json!({"url": url})).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
    }
}

/// Three hundred at once are free: who brings nearly as many along is not stopped half-way.
#[tokio::test]
async fn a_page_that_is_taken_in_is_counted_once() {
    let page = site(format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {}\r\n\r\n{PAGE}",
        PAGE.len()
    ))
    .await;
    let instance = Instance::start(None, &[("NETWORK__ALLOW_PRIVATE", "true")]);
    let (me, other) = (instance.person("kim@example.org").await, instance.person("lee@example.org").await);
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    for n in 0..295 {
        let (status, said) = me.post("/api/jobs/import", json!({"html": PAGE})).await;
        assert!(status.is_success(), "the {n}th by HTML: {said}");
        let form = client.post(format!("{}/jobs", instance.url)).form(&[("url", &page)]);
        let form = form.header("cookie", format!("havenjob_session={}", other.token)).send().await.unwrap();
        assert_eq!(form.status(), StatusCode::SEE_OTHER, "the {n}th by address");
    }
}

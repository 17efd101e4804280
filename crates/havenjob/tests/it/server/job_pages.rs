//! The pages of jobs, the shelf of tailored CVs and the dashboard, as a browser without scripts sees them.

use reqwest::StatusCode;
use serde_json::json;

use super::instance::{Instance, databases, example};
use super::visitor::Visitor;

#[tokio::test]
async fn a_pasted_ad_becomes_a_job_once() {
    let ad = String::from_utf8(example("job.txt")).unwrap();
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let mut me = Visitor::of(&instance.person("kim@example.org").await);
        me.open("/jobs").await.says(&["No jobs yet"]);
        let empty = me.send("/jobs", &[("description", " "), ("url", ""), ("company", "Depot & Sons")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        empty.says(&["Is empty: paste the text of the ad", "Depot &amp; Sons"]);

        // As a browser sends it: with its own ends of lines.
        let job = me.send("/jobs", &[("description", &ad.replace('\n', "\r\n"))]).await;
        job.says(&[
            "The job is added.",
            "Senior Supply Chain Analyst",
            "First, your CV",
            "asks-must",
            "asks-nice",
        ]);
        let again = me.send("/jobs", &[("description", &ad), ("title", "Another title")]).await;
        again.says(&["You have this ad already.", "Senior Supply Chain Analyst"]);
        assert_eq!(again.at, job.at);
        assert!(!me.open(&job.at).await.text.contains("You have this ad already"), "it is said once");

        let edited = [("title", "Analyst <b>"), ("company", ""), ("url", ""), ("description", ad.as_str())];
        me.send(&job.at, &edited).await.says(&["Your changes are saved.", "Analyst &lt;b&gt;"]);
        let wrong = me.send(&job.at, &[("title", "Kept"), ("url", "ftp://x"), ("description", &ad)]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        wrong.says(&["Must begin with https:// or http://", "value=\"Kept\""]);

        me.send(&format!("{}/status", job.at), &[("status", "archived")]).await.says(&["is archived"]);
        assert!(!me.open("/jobs").await.text.contains("Analyst"));
        me.open("/jobs?status=archived&q=supply").await.says(&["Analyst", "1 job"]);
        me.open("/jobs?status=all&q=nowhere").await.says(&["Nothing found"]);
        me.send(&format!("{}/delete", job.at), &[]).await.says(&["The job is deleted.", "No jobs yet"]);
        assert_eq!(me.open(&job.at).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_page_is_taken_as_html_and_one_that_cannot_be_read_leads_to_pasting() {
    let instance = Instance::start(None, &[]);
    let mut me = Visitor::of(&instance.person("kim@example.org").await);
    let html = r#"<!doctype html><html><script type="application/ld+json">{"@context": "https://schema.org", "@type": "JobPosting",
        "title": "Night Nurse", "hiringOrganization": {"@type": "Organization", "name": "Elm House"},
        "description": "<p>We seek a nurse for our night shifts on a ward by the sea.</p><ul><li>Three years of experience</li></ul>"}
        </script><body></body></html>"#;
    let job = me.send("/jobs", &[("description", html), ("company", "Elm Tree House")]).await;
    job.says(&["Night Nurse", "Elm Tree House", "night shifts"]);
    assert!(!job.text.contains("JobPosting"), "the page's own markup is not the ad");
    let refused = me.send("/jobs", &[("description", ""), ("url", "http://127.0.0.1:9/ad")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says(&["copy the text of the ad and paste it", "http://127.0.0.1:9/ad"]);
}

#[tokio::test]
async fn the_way_from_a_job_to_a_tailored_cv() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let person = instance.person("kim@example.org").await;
        let mut me = Visitor::of(&person);
        me.open("/dashboard").await.says(&["Start with your CV", "href=\"/cvs\""]);
        let cv = person.cv().await;
        me.open("/dashboard").await.says(&["Add a job that interests you", "cv.pdf", "main CV"]);
        let job = format!("/jobs/{}", person.job().await);
        me.open("/dashboard").await.says(&["Tailor a CV to Senior Supply Chain Analyst"]);

        let shown = me.open(&job).await;
        shown.says(&[
            "How you fit",
            "Held against",
            "5 years, 5 asked",
            "id=\"r1\"",
            "href=\"#ad-r1\"",
            "id=\"ad-r1\"",
        ]);
        let wish = |from: &str, pages: &str| {
            [("from", from.to_owned()), ("template", "modern".to_owned()), ("pages", pages.to_owned())]
        };
        let order = wish(&cv, "21");
        let refused =
            me.send(&format!("{job}/tailor"), &order.each_ref().map(|(n, v)| (*n, v.as_str()))).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);

        let order = wish(&cv, "1");
        let made = me.send(&format!("{job}/tailor"), &order.each_ref().map(|(n, v)| (*n, v.as_str()))).await;
        let id = made.at.strip_prefix("/tailored/").unwrap().to_owned();
        for _ in 0..600 {
            let (_, cv) = person.get(&format!("/api/tailor/{id}")).await;
            if cv["status"] == "draft" {
                assert_eq!((&cv["template"], &cv["pages"]), (&json!("modern"), &json!(1)));
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        me.open("/dashboard").await.says(&["Review your CV for Senior Supply Chain Analyst"]);
        me.open("/tailored").await.says(&["Senior Supply Chain Analyst", "Evergreen Provisions Inc."]);
        me.open("/jobs").await.says(&["Tailored CV for Senior Supply Chain Analyst"]);
        me.open(&job).await.says(&["Tailored to this job", &format!("/tailored/{id}")]);
        me.send(&format!("/tailored/{id}/delete"), &[])
            .await
            .says(&["The tailored CV is deleted.", "No tailored CVs yet"]);
    }
}

#[tokio::test]
async fn nobody_sees_or_changes_what_is_another_persons() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let owner = instance.person("kim@example.org").await;
        let (cv, job) = (owner.cv().await, owner.job().await);
        let made = owner.tailored().await;
        let mut other = Visitor::of(&instance.person("eve@example.org").await);
        for path in [format!("/jobs/{job}"), format!("/jobs/{job}/edit")] {
            assert_eq!(other.open(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let forms: [(String, &[(&str, &str)]); 5] = [
            (format!("/jobs/{job}"), &[("title", "x"), ("description", "one two three four")]),
            (format!("/jobs/{job}/status"), &[("status", "archived")]),
            (format!("/jobs/{job}/delete"), &[]),
            (format!("/jobs/{job}/tailor"), &[("from", &cv), ("template", "classic"), ("pages", "1")]),
            (format!("/tailored/{made}/delete"), &[]),
        ];
        for (path, form) in forms {
            assert_eq!(other.send(&path, form).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let own =
            other.send("/jobs", &[("description", "We seek a nurse. Three years of experience.")]).await;
        let with = other.open(&format!("{}?from={cv}", own.at)).await;
        assert_eq!(with.status, StatusCode::NOT_FOUND, "another's CV is held against nothing");
        other.open("/tailored").await.says(&["No tailored CVs yet"]);
        assert_eq!(owner.get(&format!("/api/tailor/{made}")).await.0, StatusCode::OK);
    }
}

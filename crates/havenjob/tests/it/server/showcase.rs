//! The page that shows every component: whoever changes one sees in the difference what else changed with it.

use reqwest::{Method, StatusCode};

use super::instance::Instance;

const SNAPSHOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/server/snapshots/ui.html");

/// Made anew with `HAVENJOB_SNAPSHOTS=write cargo test -p havenjob showcase`, and looked through in the diff.
#[tokio::test]
async fn components_look_as_they_did() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let response = me.request(Method::GET, "/ui").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let page = lasting(&response.text().await.unwrap());
    assert!(page.len() > 5_000, "{page}");
    if std::env::var_os("HAVENJOB_SNAPSHOTS").is_some_and(|v| v == "write") {
        std::fs::write(SNAPSHOT, &page).unwrap();
    }
    let before = std::fs::read_to_string(SNAPSHOT).unwrap();
    for (n, (now, then)) in page.lines().zip(before.lines()).enumerate() {
        assert_eq!(now, then, "line {} of {SNAPSHOT}", n + 1);
    }
    assert_eq!(page.lines().count(), before.lines().count());
}

/// What stays from day to day: without pictures, times and the version of the files; an element a line.
fn lasting(page: &str) -> String {
    let page = without(page, "<svg", "</svg>", "<svg>");
    let page = without(&page, "<time", "</time>", "<time>");
    let page = without(&page, "/assets/", "/", "/assets/");
    page.replace('<', "\n<")
        .replace("\n</", "</")
        .lines()
        .filter(|l| !l.is_empty())
        .map(|l| format!("{l}\n"))
        .collect()
}

/// A text without what stands from `start` to the next `end`; `instead` stands there.
fn without(text: &str, start: &str, end: &str, instead: &str) -> String {
    let mut parts = text.split(start);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(instead);
        out.push_str(part.split_once(end).map_or("", |(_, rest)| rest));
    }
    out
}

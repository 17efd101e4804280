//! A posting out of a web page: fetched from where a person points, or pasted as HTML.

use axum::http::header::{CONTENT_TYPE, LOCATION};
use fit::requirements::{Page, page};
use std::time::Duration;

use crate::app::App;
use crate::cli::Failure;
use crate::error::{Error, Result};
use crate::off_thread::off_thread;
use crate::providers::guard::{Timeouts, client_for, fetchable};

/// Bytes of a page at most.
const MOST_PAGE: usize = 3_000_000;
/// Redirects that are followed; each place is judged anew.
const MOST_HOPS: usize = 5;

/// What a page says of a posting.
pub(super) async fn read(html: String) -> Result<Page> {
    if html.len() > MOST_PAGE {
        return Err(Error::TooLarge("the page is larger than 3 MB: paste the text of the ad instead".into()));
    }
    let page = off_thread(move || page(&html)).await?;
    if page.text.split_whitespace().count() < 20 {
        return Err(Failure::input(
            "no-posting",
            "the page holds no text of a posting; many boards build their pages by script only",
            "copy the text of the ad and paste it",
        )
        .into());
    }
    Ok(page)
}

/// What a person pasted: a page's HTML is unwrapped, a text stays as it is.
pub(super) async fn unwrapped(pasted: String) -> Result<Page> {
    off_thread(move || page(&pasted)).await
}

/// Fetches a page. Where it leads is judged before every hop, so that nobody sees our own network through us.
pub(super) async fn fetch(app: &App, url: &str) -> Result<String> {
    let timeouts = Timeouts {
        connect: Duration::from_secs(5),
        first_byte: Duration::from_secs(10),
        between_chunks: Duration::from_secs(5),
        total: Duration::from_secs(15),
    };
    let mut url = url.to_owned();
    for _ in 0..=MOST_HOPS {
        let checked = fetchable(&url, app.config.network.allow_private)
            .await
            .map_err(|refusal| Error::field("url", refusal.to_string()))?;
        let client = client_for(&checked, &timeouts).map_err(|e| Error::Internal(e.to_string()))?;
        let answer = client.get(checked.url.clone()).send().await.map_err(|e| unreachable(&e))?;
        if answer.status().is_redirection() {
            let next = answer.headers().get(LOCATION).and_then(|v| v.to_str().ok());
            let next = next.and_then(|n| checked.url.join(n).ok());
            url = next.ok_or_else(|| unusable("it leads on to nowhere"))?.into();
            continue;
        }
        if !answer.status().is_success() {
            return Err(unusable(&format!("it answers {}", answer.status())));
        }
        let media = answer.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("text/html");
        if !["text/", "json", "xml"].iter().any(|kind| media.contains(kind)) {
            return Err(unusable("it is no page but a file"));
        }
        return body(answer).await;
    }
    Err(unusable("it leads on and on"))
}

async fn body(mut answer: reqwest::Response) -> Result<String> {
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|e| unreachable(&e))? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MOST_PAGE {
            return Err(unusable("it is larger than 3 MB"));
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn unusable(why: &str) -> Error {
    Failure::input(
        "page-not-usable",
        format!("the page cannot be used: {why}"),
        "open it in your browser, copy the text of the ad and paste it",
    )
    .into()
}

fn unreachable(error: &reqwest::Error) -> Error {
    unusable(if error.is_timeout() { "it did not answer in time" } else { "it cannot be reached" })
}

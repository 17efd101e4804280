//! A posting out of a web page: fetched from where a person points, or pasted as HTML.

use axum::http::header::{CONTENT_TYPE, LOCATION};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
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
        let named = encoding_named_in(media);
        let bytes = body(answer).await?;
        return Ok(decoded(&bytes, named));
    }
    Err(unusable("it leads on and on"))
}

async fn body(mut answer: reqwest::Response) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|e| unreachable(&e))? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MOST_PAGE {
            return Err(unusable("it is larger than 3 MB"));
        }
    }
    Ok(bytes)
}

/// A page as text: by its byte order mark, else as the server says, else as the page says of itself, else by what it is.
fn decoded(bytes: &[u8], named: Option<&'static Encoding>) -> String {
    // Where HTML says that a page must name its encoding, if it does.
    let top = String::from_utf8_lossy(&bytes[..bytes.len().min(1_024)]).to_ascii_lowercase();
    let plain = || if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 };
    let encoding = named.or_else(|| encoding_named_in(&top)).unwrap_or_else(plain);
    encoding.decode(bytes).0.into_owned()
}

/// What `charset=` names in a header or a page.
fn encoding_named_in(text: &str) -> Option<&'static Encoding> {
    let name = text.to_ascii_lowercase().split_once("charset=")?.1.to_owned();
    let name = name.trim_start_matches(['"', '\'']);
    Encoding::for_label(name.split(['"', '\'', ';', '>', ' ', '/']).next()?.as_bytes())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ad_is_read_in_its_own_encoding() {
        let latin = b"<html><body>Pfleger f\xfcr M\xfcnchen, 3\x80".as_slice();
        let said = "text/html; charset=ISO-8859-1";
        assert!(decoded(latin, encoding_named_in(said)).contains("Pfleger f\u{fc}r M\u{fc}nchen, 3\u{20ac}"));
        assert!(decoded(latin, encoding_named_in("text/html")).contains("M\u{fc}nchen"));
        let polish = b"<meta charset='iso-8859-2'><p>pracownik \xb1".as_slice();
        assert!(decoded(polish, None).contains("pracownik \u{105}"));
        let equiv = b"<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\"><p>\xe4\xe0"
            .as_slice();
        assert!(decoded(equiv, None).contains("\u{434}\u{430}"));
        assert!(decoded("M\u{fc}nchen".as_bytes(), None).contains("M\u{fc}nchen"));
        // Bytes that are no character are marked, never a reason to fail.
        assert!(decoded(b"ok \xff", Some(UTF_8)).contains("ok \u{fffd}"));
    }
}

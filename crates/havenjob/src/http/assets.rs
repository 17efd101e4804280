//! Styles, scripts, fonts and pictures of the pages: in the binary, under addresses that change with their content.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::error::Error;

macro_rules! files {
    ($($name:literal),+ $(,)?) => { &[$(($name, include_bytes!(concat!("../assets/", $name)))),+] };
}

/// Every file that a browser may ask for.
const FILES: &[(&str, &[u8])] = files![
    "favicon.svg",
    "fonts/figtree-latin.woff2",
    "fonts/figtree-latin-ext.woff2",
    "fonts/newsreader-latin.woff2",
    "fonts/newsreader-latin-ext.woff2",
    "js/main.js",
    "js/copy.js",
    "js/desk.js",
    "js/enter.js",
    "js/line.js",
    "js/stream.js",
    "js/passkey.js",
    "js/keep.js",
    "js/places.js",
    "js/reorder.js",
    "js/stay.js",
    "js/upload.js",
    "js/watch.js",
    "js/once.js",
    "js/send-on-change.js",
    "vendor/htmx.min.js",
];

/// The style sheet's parts: one a component, in this order.
const STYLES: &[(&str, &[u8])] = files![
    "css/tokens.css",
    "css/base.css",
    "css/chrome.css",
    "css/button.css",
    "css/form.css",
    "css/notice.css",
    "css/badge.css",
    "css/card.css",
    "css/empty.css",
    "css/meter.css",
    "css/diff.css",
    "css/sure.css",
    "css/job.css",
    "css/home.css",
    "css/landing.css",
    "css/door.css",
    "css/desk.css",
    "css/copy.css",
    "css/steps.css",
    "css/settings.css",
    "css/menu.css",
    "css/drop.css",
    "css/parts.css",
    "css/review.css",
    "css/offer.css",
];

/// Beside the version of a file stands how long it may be kept: for ever, as another content has another address.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// What tells this set of files from any other.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = Sha256::new();
    for (name, bytes) in FILES.iter().chain(STYLES) {
        hasher.update(name);
        hasher.update(bytes);
    }
    hasher.finalize().iter().take(6).map(|b| format!("{b:02x}")).collect()
});

/// The style sheet. Its address is written into it, for the fonts.
static SHEET: LazyLock<Vec<u8>> =
    LazyLock::new(|| STYLES.iter().flat_map(|(_, bytes)| bytes.iter().copied()).collect());

/// The address of a file.
pub(crate) fn href(name: &str) -> String {
    format!("/assets/{}/{name}", *VERSION)
}

/// Hands out a file. A browser that still shows a page of before an update asks for the old version: it gets the new one,
/// and is told not to keep it.
pub(super) async fn asset(Path((version, name)): Path<(String, String)>) -> Response {
    let body = if name == "app.css" { Some(SHEET.as_slice()) } else { embedded(&name) };
    let Some(body) = body else { return Error::NotFound("file").into_response() };
    let mime = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    };
    let keep = if version == *VERSION { FOR_EVER } else { "no-store" };
    let headers = [(CONTENT_TYPE, mime), (CACHE_CONTROL, keep)];
    // Whoever designs looks at what is on the disk, without building.
    #[cfg(debug_assertions)]
    if let Some(body) = on_disk(&name) {
        return ([(CONTENT_TYPE, mime), (CACHE_CONTROL, "no-store")], body).into_response();
    }
    (headers, body).into_response()
}

fn embedded(name: &str) -> Option<&'static [u8]> {
    FILES.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes)
}

#[cfg(debug_assertions)]
fn on_disk(name: &str) -> Option<Vec<u8>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/assets");
    let read = |name: &str| std::fs::read(folder.join(name)).ok();
    if name == "app.css" {
        return STYLES
            .iter()
            .map(|(part, _)| read(part))
            .collect::<Option<Vec<_>>>()
            .map(|parts| parts.concat());
    }
    embedded(name).and_then(|_| read(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_handed_out() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/assets");
        let mut seen = 0;
        for part in ["css", "js", "fonts", "vendor"] {
            for entry in std::fs::read_dir(folder.join(part)).unwrap() {
                let file = entry.unwrap().file_name().into_string().unwrap();
                if file.ends_with(".txt") {
                    continue;
                }
                let name = format!("{part}/{file}");
                seen += 1;
                assert!(FILES.iter().chain(STYLES).any(|(known, _)| *known == name), "{name} is not listed");
            }
        }
        assert!(seen > 10, "only {seen} files were found");
    }

    /// Two sheets that style one name spoil each other's pages, and nobody sees it where they look.
    #[test]
    fn a_name_is_styled_by_one_sheet() {
        let mut owners = std::collections::BTreeMap::new();
        for (sheet, bytes) in STYLES {
            for line in std::str::from_utf8(bytes).unwrap().lines() {
                let Some((name, _)) = line.trim_start().strip_prefix('.').and_then(|l| l.split_once(" {"))
                else {
                    continue;
                };
                if name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b)) {
                    let owner = *owners.entry(name).or_insert(*sheet);
                    assert_eq!(owner, *sheet, ".{name} is styled by both");
                }
            }
        }
        assert!(owners.len() > 60, "only {} names were found", owners.len());
    }

    #[test]
    fn what_styles_and_scripts_name_is_there() {
        let mut seen = 0;
        for (name, bytes) in
            FILES.iter().chain(STYLES).filter(|(n, _)| n.ends_with(".css") || n.ends_with("/main.js"))
        {
            let text = std::str::from_utf8(bytes).unwrap();
            for start in ["url(\"", "from \"./", "import(\"./"] {
                for rest in text.split(start).skip(1) {
                    let target = rest.split('"').next().unwrap_or_default();
                    let target =
                        if start.starts_with("url") { target.to_owned() } else { format!("js/{target}") };
                    seen += 1;
                    assert!(embedded(&target).is_some(), "{name} names {target}, which is not there");
                }
            }
        }
        assert!(seen >= 4, "only {seen} names were looked at");
    }
}

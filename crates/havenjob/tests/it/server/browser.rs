//! As much of a browser as a login needs: cookies, and redirects that it follows when it is told to.

use std::collections::BTreeMap;

use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use serde_json::Value;

pub(crate) struct Browser {
    client: Client,
    /// By origin, name by name.
    jars: BTreeMap<String, BTreeMap<String, String>>,
}

impl Browser {
    pub(crate) fn open() -> Self {
        let client = Client::builder().redirect(Policy::none()).build().unwrap();
        Self { client, jars: BTreeMap::new() }
    }

    pub(crate) fn cookie(&self, url: &str, name: &str) -> Option<&str> {
        self.jars.get(&origin(url))?.get(name).map(String::as_str)
    }

    pub(crate) fn set_cookie(&mut self, url: &str, name: &str, value: &str) {
        self.jars.entry(origin(url)).or_default().insert(name.to_owned(), value.to_owned());
    }

    /// A request with the cookies that belong to it.
    pub(crate) fn request(&self, method: Method, url: &str) -> RequestBuilder {
        let jar = self.jars.get(&origin(url)).into_iter().flatten();
        let cookies: Vec<String> = jar.map(|(name, value)| format!("{name}={value}")).collect();
        let request = self.client.request(method, url);
        if cookies.is_empty() { request } else { request.header(COOKIE, cookies.join("; ")) }
    }

    /// Sends it and keeps the cookies that come back.
    pub(crate) async fn send(&mut self, method: Method, url: &str, body: Option<Value>) -> Response {
        let mut request = self.request(method, url);
        if let Some(body) = body {
            request = request.json(&body);
        }
        let response = request.send().await.unwrap();
        self.keep(url, &response);
        response
    }

    /// Sends a form, as a page without scripts does.
    pub(crate) async fn submit(&mut self, url: &str, fields: &[(&str, &str)]) -> Response {
        let request = self.request(Method::POST, url).header("accept", "text/html").form(fields);
        let response = request.send().await.unwrap();
        self.keep(url, &response);
        response
    }

    fn keep(&mut self, url: &str, response: &Response) {
        let jar = self.jars.entry(origin(url)).or_default();
        for set in response.headers().get_all(SET_COOKIE) {
            let set = set.to_str().unwrap();
            let (name, value) = set.split(';').next().unwrap().split_once('=').unwrap();
            if value.is_empty() {
                jar.remove(name);
            } else {
                jar.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    pub(crate) async fn get(&mut self, url: &str) -> Response {
        self.send(Method::GET, url, None).await
    }

    /// Follows redirects from `url` until one leads to `end`, and gives that one without going there.
    pub(crate) async fn follow(&mut self, url: &str, end: &str) -> String {
        let mut at = url.to_owned();
        for _ in 0..8 {
            if at.starts_with(end) {
                return at;
            }
            let response = self.get(&at).await;
            let status = response.status();
            let Some(next) = location(&at, &response) else {
                panic!("{at} leads nowhere: {status} {}", response.text().await.unwrap());
            };
            at = next;
        }
        panic!("{url} leads round in circles");
    }
}

/// Where a redirect leads, whole.
pub(crate) fn location(from: &str, response: &Response) -> Option<String> {
    assert!(response.status() != StatusCode::OK || response.headers().get(LOCATION).is_none());
    let to = response.headers().get(LOCATION)?.to_str().unwrap();
    Some(url::Url::parse(from).unwrap().join(to).unwrap().into())
}

fn origin(url: &str) -> String {
    url::Url::parse(url).unwrap().origin().ascii_serialization()
}

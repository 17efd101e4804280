//! A person before a browser without scripts: forms that are sent, and the pages that they lead to.

use reqwest::header::SET_COOKIE;
use reqwest::{Method, StatusCode};

use super::browser::{Browser, location};
use super::instance::Person;

pub(crate) struct Visitor {
    browser: Browser,
    url: String,
}

/// A page as it was shown.
pub(crate) struct Shown {
    pub(crate) status: StatusCode,
    /// Path and query.
    pub(crate) at: String,
    pub(crate) text: String,
}

impl Shown {
    /// Fails unless all these words stand in the page.
    pub(crate) fn says(&self, words: &[&str]) {
        for word in words {
            assert!(self.text.contains(word), "{} does not say {word:?}: {}", self.at, self.text);
        }
    }
}

impl Visitor {
    /// Somebody who is logged in.
    pub(crate) fn of(person: &Person) -> Self {
        let mut browser = Browser::open();
        browser.set_cookie(&person.url, "havenjob_session", &person.token);
        Self { browser, url: person.url.clone() }
    }

    /// Opens a page, and goes where it leads.
    pub(crate) async fn open(&mut self, path: &str) -> Shown {
        let url = format!("{}{path}", self.url);
        self.go(Method::GET, url, &[]).await
    }

    /// Sends a form, and goes where it leads.
    pub(crate) async fn send(&mut self, path: &str, form: &[(&str, &str)]) -> Shown {
        let url = format!("{}{path}", self.url);
        self.go(Method::POST, url, form).await
    }

    async fn go(&mut self, mut method: Method, mut url: String, form: &[(&str, &str)]) -> Shown {
        for _ in 0..5 {
            let request = self.browser.request(method.clone(), &url).header("accept", "text/html");
            let request = if method == Method::POST { request.form(form) } else { request };
            let response = request.send().await.unwrap();
            for set in response.headers().get_all(SET_COOKIE) {
                let (name, value) = set.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
                self.browser.set_cookie(&url, name, value);
            }
            let Some(next) = location(&url, &response) else {
                let at = url.strip_prefix(&self.url).unwrap_or(&url).to_owned();
                return Shown { status: response.status(), at, text: response.text().await.unwrap() };
            };
            assert_eq!(response.status(), StatusCode::SEE_OTHER, "{url}");
            (method, url) = (Method::GET, next);
        }
        panic!("{url} leads round in circles");
    }
}

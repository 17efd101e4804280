//! What stands around every page: the head, the ways to go, who is here.

use axum::extract::FromRequestParts;
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use maud::{DOCTYPE, Markup, html};

use super::assets::href;
use super::session::{Cookies, Me};
use crate::accounts::{self, Account};
use crate::app::App;
use crate::error::{Error, Result};
use crate::ui::{Icon, Tone, icon, notice};

/// The cookie in which a page leaves a word for the next one.
const SAID: &str = "havenjob_said";
/// The cookie that holds `light` or `dark`; without it the device decides.
pub(crate) const THEME: &str = "havenjob_theme";

/// The ways to go, in order: address, picture, word.
const WAYS: [(&str, Icon, &str); 5] = [
    ("/dashboard", Icon::House, "Home"),
    ("/jobs", Icon::Briefcase, "Jobs"),
    ("/tailored", Icon::Sparkles, "Tailored"),
    ("/cvs", Icon::FileText, "CVs"),
    ("/profile", Icon::User, "Profile"),
];

/// What a page of a person who is logged in needs. Who is not is sent to the login, and back here after it.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) me: Me,
    pub(crate) account: Account,
    page: Bare,
}

/// What any page needs.
#[derive(Debug, Clone)]
pub(crate) struct Bare {
    path: String,
    theme: &'static str,
    said: Option<String>,
}

impl FromRequestParts<App> for Bare {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let cookies = Cookies::from_request_parts(parts, app).await?;
        let said = cookies.get(SAID).and_then(|v| URL_SAFE_NO_PAD.decode(v).ok());
        Ok(Self {
            path: parts.uri.path().to_owned(),
            theme: match cookies.get(THEME) {
                Some("light") => "light",
                Some("dark") => "dark",
                _ => "",
            },
            said: said.and_then(|v| String::from_utf8(v).ok()).filter(|v| !v.is_empty()),
        })
    }
}

impl FromRequestParts<App> for Frame {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let me = Me::from_request_parts(parts, app).await?;
        let account = accounts::account(app, &me).await?;
        let Ok(page) = Bare::from_request_parts(parts, app).await;
        Ok(Self { me, account, page })
    }
}

impl Frame {
    /// A page with the ways to go around it.
    pub(crate) fn page(&self, title: &str, body: &Markup) -> Response {
        self.around(title, "app", body)
    }

    /// A page that needs the whole screen: the ways to go are pictures only.
    pub(crate) fn workspace(&self, title: &str, body: &Markup) -> Response {
        self.around(title, "app close", body)
    }

    fn around(&self, title: &str, class: &str, body: &Markup) -> Response {
        self.page.whole(
            title,
            class,
            &html! {
                a.skip href="#main" { "Skip to the content" }
                header.top {
                    a.brand href="/dashboard" { (mark()) span { "HavenJob" } }
                    nav.ways aria-label="Main" {
                        @for (to, picture, word) in WAYS {
                            a href=(to) aria-current=[self.current(to)] { (icon(picture)) span { (word) } }
                        }
                    }
                    nav.self_ aria-label="Account" {
                        a href="/settings" aria-current=[self.current("/settings")] {
                            (icon(Icon::Settings)) span { "Settings" }
                        }
                        form method="post" action="/logout" {
                            button.plain type="submit" { (icon(Icon::LogOut)) span { "Log out" } }
                        }
                    }
                }
                main #main tabindex="-1" { div #said aria-live="assertive" {} (self.page.words()) (body) }
            },
        )
    }

    /// A page of a person who is logged in that stands by itself: a narrow column under the name.
    pub(crate) fn alone(&self, title: &str, body: &Markup) -> Response {
        self.page.page(title, body)
    }

    /// Where the page is.
    pub(crate) fn path(&self) -> &str {
        &self.page.path
    }

    /// `light` or `dark` where the person chose; empty where the device decides.
    pub(crate) fn theme(&self) -> &'static str {
        self.page.theme
    }

    fn current(&self, to: &str) -> Option<&'static str> {
        let rest = self.page.path.strip_prefix(to)?;
        (rest.is_empty() || rest.starts_with('/')).then_some(if rest.is_empty() { "page" } else { "true" })
    }
}

impl Bare {
    /// A page for who is not logged in: a narrow column under the name.
    pub(crate) fn page(&self, title: &str, body: &Markup) -> Response {
        self.whole(
            title,
            "outside",
            &html! {
                header.top { a.brand href="/" { (mark()) span { "HavenJob" } } }
                main #main { (self.words()) (body) }
            },
        )
    }

    /// A page that makes its own surroundings.
    pub(crate) fn whole(&self, title: &str, class: &str, body: &Markup) -> Response {
        let page = html! {
            (DOCTYPE)
            html lang="en" data-theme=[Some(self.theme).filter(|t| !t.is_empty())] {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="htmx-config" content=r#"{"includeIndicatorCSS":false,"history":"reload"}"#;
                    title { (title) " · HavenJob" }
                    link rel="icon" href=(href("favicon.svg")) type="image/svg+xml";
                    link rel="preload" href=(href("fonts/figtree-latin.woff2")) as="font" type="font/woff2" crossorigin;
                    link rel="stylesheet" href=(href("app.css"));
                    @if class.starts_with("app") { script defer src=(href("vendor/htmx.min.js")) {} }
                    script type="module" src=(href("js/main.js")) {}
                }
                body class=(class) data-does=[class.starts_with("app").then_some("line")] { (body) }
            }
        };
        let mut response = page.into_response();
        if class.starts_with("app") {
            // A person's own: after they logged out, the way back must not show it.
            response = once(response);
        }
        if self.said.is_some() {
            put_cookie(response.headers_mut(), SAID, "", 0);
        }
        response
    }

    /// What the page before has left to say.
    pub(crate) fn words(&self) -> Markup {
        html! { @if let Some(said) = &self.said { (notice(Tone::Good, &html! { (said) })) } }
    }
}

/// The mark beside the name.
pub(crate) fn mark() -> Markup {
    html! { img.mark src=(href("favicon.svg")) alt="" width="28" height="28"; }
}

/// Goes on to another page, which says a word first; empty for none. The word is ours, never the request's.
pub(crate) fn go(to: &str, word: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(LOCATION, to);
    }
    if !word.is_empty() {
        put_cookie(response.headers_mut(), SAID, &URL_SAFE_NO_PAD.encode(word), 60);
    }
    response
}

/// A form that is shown again, with what is wrong.
pub(crate) fn refused(mut response: Response) -> Response {
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}

/// A page with something on it that is shown this once: no cache keeps it, not even for the way back.
pub(crate) fn once(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Sets a cookie that tells nothing worth keeping: no person and no secret.
pub(crate) fn put_cookie(headers: &mut HeaderMap, name: &str, value: &str, seconds: i64) {
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}");
    if let Ok(value) = HeaderValue::from_str(&text) {
        headers.append(axum::http::header::SET_COOKIE, value);
    }
}

/// An address within this instance, or `/dashboard`: nobody is sent elsewhere by a link that somebody made.
pub(crate) fn within(next: Option<&str>) -> &str {
    let is_ours = |n: &&str| {
        n.starts_with('/') && !n.starts_with("//") && !n.contains(['\\', '\r', '\n']) && n.is_ascii()
    };
    next.filter(is_ours).unwrap_or("/dashboard")
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn nobody_is_sent_elsewhere() {
        assert_eq!(within(Some("/jobs/1?q=a")), "/jobs/1?q=a");
        for bad in ["https://evil.example", "//evil.example", "/\\evil.example", "jobs", "/a\r\nb: c", ""] {
            assert_eq!(within(Some(bad)), "/dashboard", "{bad:?}");
        }
        assert_eq!(within(None), "/dashboard");
    }
}

//! Errors as pages: what the API answers as a problem, a person in a browser reads as words with a way on.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::chrome::{Bare, go};
use super::problem::Problem;
use crate::app::App;
use crate::ui::{Tone, link_button, notice};

/// Around all routes that are pages: turns a problem into a page, or into a notice where a part of a page was asked for.
/// Who is not logged in is sent to the login.
pub(super) async fn words(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(bare) = Bare::from_request_parts(&mut parts, &app).await;
    let is_part = parts.headers.contains_key("hx-request");
    let is_read = parts.method == Method::GET;
    let here = parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned();
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(problem) = response.extensions().get::<Problem>().cloned() else { return response };
    let status = response.status();
    if status == StatusCode::UNAUTHORIZED {
        let next: String = url::form_urlencoded::byte_serialize(here.as_bytes()).collect();
        let to = if is_read && here != "/" { format!("/login?next={next}") } else { "/login".to_owned() };
        if is_part {
            return (StatusCode::OK, [("hx-redirect", to)]).into_response();
        }
        return go(&to, "");
    }
    let mut page = if is_part {
        notice(Tone::Bad, &said(&problem)).into_response()
    } else {
        bare.page(problem.words(), &whole(&problem, status))
    };
    *page.status_mut() = status;
    if is_part {
        // What was asked for is not there: it stays as it is, and the words stand where the page keeps room for them.
        for (name, value) in
            [("hx-retarget", "#said"), ("hx-reselect", ".notice"), ("hx-reswap", "innerHTML")]
        {
            page.headers_mut().insert(name, HeaderValue::from_static(value));
        }
    }
    for name in ["retry-after"] {
        if let Some(value) = response.headers().get(name) {
            page.headers_mut().insert("retry-after", value.clone());
        }
    }
    page
}

/// Around what is no page, but what browsers are sent to all the same: a login at another service that came to nothing is
/// said in words to who looks at it, and as a problem to a program.
pub(super) async fn words_for_browsers(state: State<App>, request: Request, next: Next) -> Response {
    if wants_page(request.uri().path(), request.headers()) {
        return words(state, request, next).await;
    }
    next.run(request).await
}

/// Whether a browser asks, for a page.
pub(super) fn wants_page(path: &str, headers: &HeaderMap) -> bool {
    let accepts = headers.get(ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    accepts.contains("text/html") && !path.starts_with("/api/")
}

fn said(problem: &Problem) -> Markup {
    html! {
        p { (problem.sentence()) }
        @for (field, message) in problem.faults() { p { (field) ": " (message) } }
    }
}

fn whole(problem: &Problem, status: StatusCode) -> Markup {
    html! {
        div.empty {
            p.number { (status.as_u16()) }
            h1 { (problem.words()) }
            (said(problem))
            div.actions { (link_button("primary", "/dashboard", None, "Go to your home page")) }
        }
    }
}

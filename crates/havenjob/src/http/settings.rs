//! What stands around every page of the settings: the ways between them.

use axum::response::Response;
use maud::{Markup, html};

use super::chrome::Frame;
use crate::ui::{Icon, icon};

/// The pages, in order: address, picture, word.
const WAYS: [(&str, Icon, &str); 5] = [
    ("/settings", Icon::User, "Account"),
    ("/settings/security", Icon::ShieldCheck, "Security"),
    ("/settings/ai", Icon::Bot, "AI provider"),
    ("/settings/tokens", Icon::KeyRound, "Access tokens"),
    ("/settings/data", Icon::Files, "Your data"),
];

/// What an admin sees beside.
const PEOPLE: (&str, Icon, &str) = ("/settings/people", Icon::ListChecks, "People");

/// A page of the settings.
pub(crate) fn page(frame: &Frame, title: &str, body: &Markup) -> Response {
    let ways = WAYS.into_iter().chain(frame.account.is_admin.then_some(PEOPLE));
    frame.page(
        title,
        &html! {
            div.settings {
                nav.matter-ways aria-label="Settings" {
                    @for (to, picture, word) in ways {
                        a href=(to) aria-current=[current(frame.path(), to)] { (icon(picture)) (word) }
                    }
                }
                div.matters { h1 { (title) } (body) }
            }
        },
    )
}

/// The first page is named by the beginning of all others.
fn current(path: &str, to: &str) -> Option<&'static str> {
    if path == to {
        return Some("page");
    }
    let is_within = to != "/settings" && path.strip_prefix(to).is_some_and(|rest| rest.starts_with('/'));
    is_within.then_some("true")
}

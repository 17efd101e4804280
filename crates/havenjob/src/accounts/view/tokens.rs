use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::super::model::ApiToken;
use crate::ui::{
    Field, Tone, Values, ago, badge, choice, copyable, day, field, notice, refusal, setting, submit,
};

/// For how long a token may work.
const DAYS: [(&str, &str); 4] =
    [("90", "For 90 days"), ("365", "For a year"), ("7", "For a week"), ("", "Until I revoke it")];

/// Personal access tokens; the secret of one that was just made is shown this once.
pub(in crate::accounts) fn page(
    tokens: &[ApiToken],
    made: Option<&str>,
    values: &Values,
    now: DateTime<Utc>,
) -> Markup {
    html! {
        p { "A token lets a program of yours use " a href="/docs/" { "the API" } " in your name. It cannot change how your account is opened." }
        @if let Some(secret) = made {
            (notice(Tone::Good, &html! { p { b { "This is your new token." } " It is shown only now: copy it to where it is needed." } }))
            (copyable("token", "Your new token", secret))
        }
        (setting("new", "Make a token", "One for each program, so that you can revoke one without the others.", &html! {
            (refusal(values))
            form.form method="post" action="/settings/tokens" {
                (field(Field { name: "name", label: "What it is for", required: true, hint: "Such as: backup script.",
                    ..Field::default() }, values))
                div.two {
                    (choice(Field { name: "scope", label: "What it may do", required: true, ..Field::default() },
                        &[("read", "Read only"), ("write", "Read and change")], values))
                    (choice(Field { name: "expires_in_days", label: "How long", required: true, ..Field::default() }, &DAYS,
                        values))
                }
                div.actions { (submit("Make the token")) }
            }
        }))
        @if !tokens.is_empty() {
            (setting("tokens", "Your tokens", "Revoke what you no longer use.", &html! {
                ul.list { @for token in tokens { (line(token, now)) } }
            }))
        }
    }
}

fn line(token: &ApiToken, now: DateTime<Utc>) -> Markup {
    let is_over = token.expires_at.is_some_and(|end| end <= now);
    html! {
        li {
            div.what {
                b dir="auto" { (token.name) }
                p {
                    @if let Some(last) = token.last_used_at { "Used " (ago(last, now)) } @else { "Not used yet" }
                    ", made " (day(token.created_at))
                    @if let Some(end) = token.expires_at { @if is_over { ", ended " } @else { ", until " } (day(end)) }
                }
            }
            @if is_over { (badge(Tone::Bad, "over")) }
            @else if token.scope == "write" { (badge(Tone::Warn, "reads and changes")) }
            @else { (badge(Tone::Plain, "reads")) }
            form method="post" action={ "/settings/tokens/" (token.id) "/drop" } {
                button.button.small type="submit" aria-label={ "Revoke " (token.name) } { "Revoke" }
            }
        }
    }
}

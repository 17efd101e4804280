use chrono::{DateTime, Utc};
use maud::{Markup, html};
use uuid::Uuid;

use crate::accounts::invites::Invite;
use crate::accounts::people::Person;
use crate::config::Mode;
use crate::http::listing::Listing;
use crate::ui::{Field, Tone, Values, badge, copyable, day, field, notice, pager, refusal, setting, submit};

/// What the page shows.
pub(super) struct Shown<'a> {
    pub(super) me: Uuid,
    pub(super) people: &'a Listing<Person>,
    pub(super) invites: &'a [Invite],
    pub(super) mode: Mode,
    /// The link of an invite that was just made.
    pub(super) made: Option<&'a str>,
    pub(super) now: DateTime<Utc>,
}

pub(super) fn page(shown: &Shown<'_>, values: &Values) -> Markup {
    let people = shown.people;
    html! {
        p { "You see that people are here, and nothing of what they keep." }
        @if let Some(link) = shown.made {
            (notice(Tone::Good, &html! { p { b { "This is the invite." } " It is shown only now: send it to the one it is for. It lets one person in." } }))
            (copyable("invite", "The invite's link", link))
        }
        (setting("people", "Who is here", &counted(people.total), &html! {
            ul.list { @for person in &people.items { (line(person, shown.me)) } }
            (pager(people.page, people.per_page, people.total, |page| format!("/settings/people?page={page}")))
        }))
        (setting("invites", "Invite someone", who_may_come(shown.mode), &html! {
            (refusal(values))
            form.form method="post" action="/settings/people/invites" {
                div.two {
                    (field(Field { name: "note", label: "Whom it is for", hint: "For you, to know it by.", ..Field::default() }, values))
                    (field(Field { name: "expires_in_days", label: "Days it is good for", kind: "number", required: true,
                        ..Field::default() }, &fortnight(values)))
                }
                div.actions { (submit("Make an invite")) }
            }
            @if !shown.invites.is_empty() {
                ul.list { @for invite in shown.invites { (invited(invite, shown.now)) } }
            }
        }))
    }
}

fn fortnight(values: &Values) -> Values {
    if values.is_refused() { values.clone() } else { Values::of([("expires_in_days", "14")]) }
}

fn counted(total: i64) -> String {
    if total == 1 { "You alone so far.".to_owned() } else { format!("{total} people, the newest first.") }
}

fn who_may_come(mode: Mode) -> &'static str {
    match mode {
        Mode::Open => "Anyone may register here as it is set up, with an invite or without.",
        Mode::Invite => "People come in by invite only. Each lets one person in.",
        Mode::Closed => "This copy takes nobody new as it is set up, not even by invite.",
    }
}

fn line(person: &Person, me: Uuid) -> Markup {
    html! {
        li {
            div.what {
                b dir="auto" { @if person.name.is_empty() { (person.email) } @else { (person.name) } }
                p { bdi { (person.email) } ", since " (day(person.created_at)) }
            }
            @if person.is_admin { (badge(Tone::Plain, "admin")) }
            @if person.disabled_at.is_some() {
                (badge(Tone::Bad, "shut out"))
                form method="post" action={ "/settings/people/" (person.id) "/enable" } {
                    button.button.small type="submit" aria-label={ "Let in again: " (person.email) } { "Let in" }
                }
            } @else if person.id == me { (badge(Tone::Good, "you")) }
            @else {
                form method="post" action={ "/settings/people/" (person.id) "/disable" } {
                    button.button.small type="submit" aria-label={ "Shut out: " (person.email) } { "Shut out" }
                }
            }
        }
    }
}

fn invited(invite: &Invite, now: DateTime<Utc>) -> Markup {
    html! {
        li {
            div.what {
                b dir="auto" { @if invite.note.is_empty() { "An invite" } @else { (invite.note) } }
                p { "Made " (day(invite.created_at)) ", good until " (day(invite.expires_at)) }
            }
            @if invite.used_at.is_some() { (badge(Tone::Good, "used")) }
            @else if invite.expires_at <= now { (badge(Tone::Plain, "over")) }
            @else {
                form method="post" action={ "/settings/people/invites/" (invite.id) "/withdraw" } {
                    button.button.small type="submit" { "Take back" }
                }
            }
        }
    }
}

use chrono::{DateTime, Utc};
use maud::{Markup, html};
use uuid::Uuid;

use super::super::identities::Identity;
use super::super::model::{Session, device};
use super::super::passkeys::Passkey;
use super::super::second_factor::State;
use super::keys::{linked, passkeys};
use crate::ui::{
    Field, Icon, Tone, Values, ago, badge, day, field, icon, link_button, notice, refusal, setting,
};

/// Everything that opens an account, and what it has opened.
pub(in crate::accounts) struct Doors {
    pub(in crate::accounts) has_password: bool,
    pub(in crate::accounts) second_factor: State,
    pub(in crate::accounts) passkeys: Vec<Passkey>,
    pub(in crate::accounts) takes_passkeys: bool,
    pub(in crate::accounts) identities: Vec<Identity>,
    /// Name and label of the services that can be linked.
    pub(in crate::accounts) services: Vec<(String, String)>,
    pub(in crate::accounts) sessions: Vec<Session>,
    /// The session that looks.
    pub(in crate::accounts) this: Option<Uuid>,
    pub(in crate::accounts) now: DateTime<Utc>,
}

pub(in crate::accounts) fn page(doors: &Doors, values: &Values) -> Markup {
    html! {
        (refusal(values))
        (setting("password", "Password", if doors.has_password { "A new one logs every other device out." } else {
            "You log in without one. With one you have a second way in." }, &password(doors.has_password, values)))
        (setting("two-step", "Second step", "After your password, a code that an app on your phone makes. Who learns your \
            password still stays outside.", &second_step(&doors.second_factor)))
        (setting("passkeys", "Passkeys", "Your phone, computer or security key opens the door by finger, face or PIN. Nothing to \
            remember, nothing to steal.", &passkeys(doors, values)))
        @if !doors.services.is_empty() || !doors.identities.is_empty() {
            (setting("linked", "Linked services", "Logins at these services open your account here.", &linked(doors)))
        }
        (setting("sessions", "Where you are logged in", "End what you do not know, then choose a new password.",
            &sessions(doors)))
    }
}

fn password(has_one: bool, values: &Values) -> Markup {
    let is_open = values.fault_of("current_password").or(values.fault_of("new_password")).is_some();
    html! {
        details.unfold open[is_open] {
            summary.button { (icon(Icon::Lock)) @if has_one { "Change password" } @else { "Choose a password" } }
            form.form method="post" action="/settings/security/password" {
                @if has_one {
                    (field(Field { name: "current_password", label: "Password now", kind: "password",
                        autocomplete: "current-password", required: true, ..Field::default() }, values))
                } @else if let Some(fault) = values.fault_of("current_password") {
                    (notice(Tone::Bad, &html! { p { "A password " (fault) "." } }))
                }
                (field(Field { name: "new_password", label: "New password", kind: "password", autocomplete: "new-password",
                    required: true, hint: "Ten characters or more. Four plain words make a good one.", ..Field::default() },
                    values))
                div.actions { button.button.primary type="submit" { "Set the password" } }
            }
        }
    }
}

fn second_step(state: &State) -> Markup {
    html! {
        @if state.enabled {
            p.pair {
                (badge(Tone::Good, "on"))
                @if let Some(since) = state.confirmed_at { span { "since " (day(since)) } }
                span.soft { (state.recovery_codes_left) " recovery codes left" }
            }
            @if state.recovery_codes_left < 3 {
                (notice(Tone::Warn, &html! { p { "Few recovery codes are left. Make new ones while you have your phone at hand." } }))
            }
            (link_button("", "/settings/security/two-step", Some(Icon::Settings), "Recovery codes, or switch it off"))
        } @else {
            (link_button("", "/settings/security/two-step", Some(Icon::ShieldCheck), "Set up a second step"))
        }
    }
}

fn sessions(doors: &Doors) -> Markup {
    html! {
        ul.list {
            @for session in &doors.sessions {
                li {
                    div.what {
                        b title=(session.user_agent) { (device(&session.user_agent)) }
                        p { (session.ip) ", used " (ago(session.last_used_at, doors.now)) ", since " (day(session.created_at)) }
                    }
                    @if Some(session.id) == doors.this { (badge(Tone::Good, "this one")) }
                    @else {
                        form method="post" action={ "/settings/security/sessions/" (session.id) "/end" } {
                            button.button.small type="submit"
                                aria-label={ "Log out: " (device(&session.user_agent)) ", " (session.ip) } { "Log out" }
                        }
                    }
                }
            }
        }
        @if doors.sessions.len() > 1 {
            form method="post" action="/settings/security/sessions/end-others" {
                button.button type="submit" { (icon(Icon::LogOut)) "Log out everywhere else" }
            }
        }
    }
}

/// On the way to another service: pages may send forms to ourselves only, so the browser goes by itself.
pub(in crate::accounts) fn away(label: &str, url: &str) -> Markup {
    html! {
        div.door {
            h1 { "On to " (label) }
            p.lead { "Agree there to be logged in here; you come back by yourself." }
            (link_button("primary block", url, Some(Icon::ExternalLink), &format!("Go on to {label}")))
        }
        p.below { a href="/settings/security" { "Rather not" } }
    }
}

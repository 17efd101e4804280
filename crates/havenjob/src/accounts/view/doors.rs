use maud::{Markup, html};

use crate::config::Mode;
use crate::ui::{Field, Icon, Values, field, icon, link_button, refusal, submit};

/// Ways in beside the password.
pub(in crate::accounts) struct Elsewhere {
    /// Name and label of each service.
    pub(in crate::accounts) services: Vec<(String, String)>,
    /// Whether a passkey can be used at this address.
    pub(in crate::accounts) takes_passkeys: bool,
}

/// The login.
pub(in crate::accounts) fn login(next: &str, elsewhere: &Elsewhere, values: &Values) -> Markup {
    html! {
        div.door {
            h1 { "Welcome back" }
            (refusal(values))
            form.form method="post" action="/login" {
                input type="hidden" name="next" value=(next);
                (field(Field { name: "email", label: "E-mail", kind: "email", autocomplete: "username", required: true, first: true,
                    ..Field::default() }, values))
                (field(Field { name: "password", label: "Password", kind: "password", autocomplete: "current-password",
                    required: true, ..Field::default() }, values))
                (submit("Log in"))
                p.between { a href="/forgot" { "Forgot your password?" } }
            }
            (services(&elsewhere.services, next, None))
            @if elsewhere.takes_passkeys { (passkey(next, elsewhere.services.is_empty())) }
        }
        p.below { "New here? " a href="/register" { "Create an account" } }
    }
}

/// A device shows who is here. Shown by its script, where the browser can.
fn passkey(next: &str, is_alone: bool) -> Markup {
    html! {
        form.ways-in method="post" action="/login/passkey" hidden data-does="passkey" data-begin="/api/auth/passkey/begin" {
            input type="hidden" name="next" value=(next);
            input type="hidden" name="ceremony";
            input type="hidden" name="credential";
            @if is_alone { p.or { "or" } }
            button.button.block type="submit" { (icon(Icon::Fingerprint)) "Log in with a passkey" }
            p.fault role="alert" {}
        }
    }
}

/// One button a service; nothing where none is set up.
fn services(services: &[(String, String)], next: &str, invite: Option<&str>) -> Markup {
    let to = |name: &str| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("return_to", next);
        if let Some(invite) = invite.filter(|i| !i.is_empty()) {
            query.append_pair("invite_code", invite);
        }
        format!("/auth/{name}/start?{}", query.finish())
    };
    html! {
        @if !services.is_empty() {
            p.or { "or" }
            div.ways-in {
                @for (name, label) in services {
                    (link_button("block", &to(name), Some(Icon::Globe), &format!("Continue with {label}")))
                }
            }
        }
    }
}

/// The code behind the password.
pub(in crate::accounts) fn code(next: &str, values: &Values) -> Markup {
    html! {
        div.door {
            h1 { "Your code" }
            p.lead { "Your password is right. Open your authenticator and type the six digits that it shows for HavenJob." }
            (refusal(values))
            form.form method="post" action="/login/code" {
                input type="hidden" name="next" value=(next);
                (field(Field { name: "code", label: "Code", autocomplete: "one-time-code", required: true, first: true,
                    hint: "Device lost? One of your recovery codes opens the door too; each works once.",
                    ..Field::default() }, values))
                (submit("Go in"))
                p.between { a href="/login" { "Begin again" } }
            }
        }
    }
}

/// The registration.
pub(in crate::accounts) fn register(mode: Mode, elsewhere: &Elsewhere, values: &Values) -> Markup {
    html! {
        div.door {
            @if mode == Mode::Closed {
                h1 { "Nobody new for now" }
                p.lead { "This copy of HavenJob takes no new people. Whoever runs it can change that, or add you by hand." }
                (link_button("primary block", "/login", None, "Log in"))
            } @else {
                h1 { "Create your account" }
                p.lead {
                    @if mode == Mode::Invite { "This copy takes people in by invite. Whoever runs it can give you one." }
                    @else { "One minute, then your CV." }
                }
                (refusal(values))
                form.form method="post" action="/register" {
                    @if mode == Mode::Invite {
                        (field(Field { name: "invite_code", label: "Invite", required: true,
                            first: values.text("invite_code").is_empty(), ..Field::default() }, values))
                    }
                    (field(Field { name: "name", label: "Your name", autocomplete: "name",
                        first: mode == Mode::Open || !values.text("invite_code").is_empty(), ..Field::default() }, values))
                    (field(Field { name: "email", label: "E-mail", kind: "email", autocomplete: "username", required: true,
                        ..Field::default() }, values))
                    (field(Field { name: "password", label: "Password", kind: "password", autocomplete: "new-password",
                        required: true, hint: "Ten characters or more. Four plain words make a good one.",
                        ..Field::default() }, values))
                    (submit("Create account"))
                }
                (services(&elsewhere.services, "/welcome", Some(values.text("invite_code"))))
            }
        }
        @if mode != Mode::Closed { p.below { "Already have an account? " a href="/login" { "Log in" } } }
    }
}

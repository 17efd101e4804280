use maud::{Markup, PreEscaped, html};

use super::model::{SecondFactorBegun, State};
use crate::ui::{
    Field, Icon, Tone, Values, copyable, field, icon, link_button, notice, refusal, setting, submit,
};

/// Before it is begun.
pub(super) fn off() -> Markup {
    html! {
        p { "You need an authenticator: an app on your phone, or a password manager that makes six-digit codes." }
        form method="post" action="/settings/security/two-step" {
            div.actions { (submit("Begin")) (back()) }
        }
    }
}

/// What the authenticator needs, and the first code of it.
pub(super) fn begun(begun: &SecondFactorBegun, values: &Values) -> Markup {
    html! {
        (refusal(values))
        div.qr {
            div.picture role="img" aria-label="A picture for your authenticator to scan" { (PreEscaped(&begun.qr_svg)) }
            div {
                h2 { "Scan this with your authenticator" }
                p { "On this very phone, " a href=(begun.uri) { "open it in your authenticator" } ". Or type this into it:" }
                (copyable("secret", "The secret for your authenticator", &grouped(&begun.secret)))
            }
        }
        form.form method="post" action="/settings/security/two-step/confirm" {
            (field(Field { name: "code", label: "The code that it shows now", autocomplete: "one-time-code", required: true,
                first: true, hint: "Nothing changes until it is right.", ..Field::default() }, values))
            div.actions { (submit("Switch it on")) (back()) }
        }
    }
}

/// The secret in groups of four, to be read off and typed in.
fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

/// Recovery codes, this once.
pub(super) fn codes(codes: &[String]) -> Markup {
    let file: String = codes.iter().flat_map(|code| [code.as_str(), "%0A"]).collect();
    html! {
        (notice(Tone::Good, &html! { p { "From now on a code is asked for after your password." } }))
        p { "When the phone is lost, one of these opens the door in place of a code. Each works once. " b { "They are shown only now" }
            ": print them, or keep them where you keep passwords." }
        div.copyable {
            ul.codes #codes { @for code in codes { li { (code) } } }
            button.button.small type="button" hidden data-does="copy" data-copies="codes" {
                (icon(Icon::Copy)) span { "Copy" }
            }
            span.aside role="status" {}
        }
        div.actions {
            a.button href={ "data:text/plain;charset=utf-8," (file) } download="havenjob-recovery-codes.txt" {
                (icon(Icon::Download)) "Download"
            }
            (link_button("primary", "/settings/security", None, "I have kept them"))
        }
    }
}

/// While it is on.
pub(super) fn on(state: &State, values: &Values, is_leaving: bool) -> Markup {
    let none = Values::default();
    let (renewing, leaving) = if is_leaving { (&none, values) } else { (values, &none) };
    html! {
        (refusal(values))
        (setting("codes", "New recovery codes", &format!("{} are left. New ones take the place of all of them.",
            state.recovery_codes_left), &html! {
            (sure("/settings/security/two-step/codes", "Make new codes", "", "code-for-codes", renewing))
        }))
        (setting("off", "Switch it off", "To move to another phone, switch it off here and set it up again there.", &html! {
            (sure("/settings/security/two-step/off", "Switch it off", "danger", "code-for-off", leaving))
        }))
        (back())
    }
}

/// A form that asks for a code or the password, to be sure.
fn sure(to: &str, words: &str, class: &str, id: &str, values: &Values) -> Markup {
    html! {
        form.form method="post" action=(to) {
            div.field {
                label for=(id) { "A code, or a recovery code" }
                input id=(id) name="code" autocomplete="one-time-code" required;
                @if let Some(fault) = values.fault_of("code") { p.fault role="alert" { "This code " (fault) "." } }
            }
            div.actions { button.button.(class) type="submit" { (words) } }
        }
    }
}

fn back() -> Markup {
    link_button("plain", "/settings/security", Some(Icon::ArrowLeft), "Back to security")
}

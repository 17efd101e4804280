use maud::{Markup, html};

use crate::accounts::Account;
use crate::ui::{
    Field, Icon, Tone, Values, badge, copyable, field, icon, link_button, notice, refusal, setting, submit,
};

/// One's own account.
pub(in crate::accounts) fn account(account: &Account, theme: &str, values: &Values) -> Markup {
    html! {
        (setting("you", "About you", "How HavenJob calls you, and what you are looking for.", &html! {
            (refusal(values))
            form.form method="post" action="/settings" {
                (field(Field { name: "name", label: "Your name", autocomplete: "name", ..Field::default() }, values))
                (field(Field { name: "target_role", label: "Role you look for", autocomplete: "organization-title",
                    ..Field::default() }, values))
                div.actions { (submit("Save")) }
            }
        }))
        (setting("address", "Your address", "You log in with it, and a new password comes to it.", &html! {
            p.pair {
                b { bdi { (account.email) } }
                @if account.email_verified_at.is_some() { (badge(Tone::Good, "confirmed")) }
                @else { (badge(Tone::Warn, "not confirmed")) }
            }
            @if account.email_verified_at.is_none() {
                p { "Confirm it, so that a forgotten password can be replaced and nobody else can claim it." }
                form method="post" action="/verify/again" { button.button type="submit" { (icon(Icon::Mail)) "Send me a link" } }
            }
        }))
        (setting("forwarding", "Forwarding address", "Kept for you alone. Once this copy follows applications, mail about \
            them that you forward here is read for dates and answers; until then it goes nowhere.", &copyable("forwarding-address", "Your forwarding address",
            &account.forwarding_address)))
        (setting("look", "Light or dark", "Kept in this browser only.", &html! {
            form.form method="post" action="/settings/theme" {
                fieldset {
                    legend.aside { "Light or dark" }
                    div.choices {
                        @for (value, picture, words) in [("device", Icon::Monitor, "As the device"), ("light", Icon::Sun, "Light"),
                            ("dark", Icon::Moon, "Dark")] {
                            label {
                                input type="radio" name="theme" value=(value)
                                    checked[theme == value || (theme.is_empty() && value == "device")];
                                (icon(picture)) (words)
                            }
                        }
                    }
                }
                div.actions { button.button type="submit" { "Use this" } }
            }
        }))
        (setting("near", "Further settings", "The short way to what stands deeper.", &html! {
            ul role="list" {
                li { a href="/settings/security/two-step" { "Codes as a second step of the login" } }
                li { a href="/settings/ai/sent" { "What was sent to a model" } }
            }
        }))
    }
}

/// Taking everything along, and leaving.
pub(in crate::accounts) fn data(has_password: bool, values: &Values) -> Markup {
    html! {
        (setting("export", "Take everything along", "One archive with all that is kept about you: your files as you uploaded \
            them, and the rest as plain JSON. No key or password is in it.", &html! {
            (link_button("primary", "/api/users/me/export", Some(Icon::Download), "Download my data"))
        }))
        (setting("erase", "Erase your account", "At once and for good. Nobody can bring it back, whoever runs this copy included.", &html! {
            ul.points.goes {
                @for what in ["Your profile, your CVs and every file", "Tailored CVs with all their revisions, chats and answers",
                    "Saved jobs and what was found in them", "Your logins, tokens, passkeys and keys to models"] {
                    li { (icon(Icon::X)) (what) }
                }
            }
            p.soft { "What you downloaded or sent stays where it is, and so do backups that whoever runs this copy has made, until \
                they throw them out." }
            details.unfold open[values.is_refused()] {
                summary.button.danger { (icon(Icon::Trash2)) "Erase my account" }
                (refusal(values))
                form.form method="post" action="/settings/data/erase" {
                    @if has_password {
                        (field(Field { name: "password", label: "Your password", kind: "password", autocomplete: "current-password",
                            required: true, hint: "To be sure that it is you.", ..Field::default() }, values))
                    } @else {
                        @if let Some(fault) = values.fault_of("password") {
                            (notice(Tone::Bad, &html! { p { "Your password " (fault) "." } }))
                        }
                        p { "Your account has no password. If you logged in more than ten minutes ago, log out and in again first." }
                    }
                    div.actions { button.button.danger type="submit" { "Erase everything now" } }
                }
            }
        }))
    }
}

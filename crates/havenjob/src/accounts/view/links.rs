use maud::{Markup, html};

use crate::ui::{Field, Tone, Values, field, link_button, notice, refusal, submit};

/// The button of a link that confirms an address.
pub(in crate::accounts) fn verify(token: &str) -> Markup {
    html! {
        div.door {
            h1 { "Confirm your address" }
            p.lead { "Then HavenJob knows that this mailbox is yours: a forgotten password can be replaced, and nobody else can claim it." }
            form.form method="post" action="/verify" {
                input type="hidden" name="token" value=(token);
                (submit("This address is mine"))
            }
        }
    }
}

/// Where the mail went, and what to do when it does not come.
pub(in crate::accounts) fn check_mail(email: &str, sends: bool) -> Markup {
    html! {
        div.door {
            h1 { "Check your mail" }
            p { "A link to confirm your address went to " b { bdi { (email) } } ". It works for three days." }
            p.soft { "Nothing there? Look among the junk, or have it sent once more." }
            (no_mail(sends))
            div.actions {
                (link_button("primary", "/dashboard", None, "Go on without it"))
                form method="post" action="/verify/again" { button.button type="submit" { "Send it again" } }
            }
        }
    }
}

/// A link that does nothing any more.
pub(in crate::accounts) fn worn(to: &str, words: &str) -> Markup {
    html! {
        div.door {
            h1 { "This link is used up" }
            p.lead { "It was used already, is too old, or a newer one was sent. Each link works once." }
            (link_button("primary block", to, None, words))
        }
        p.below { a href="/login" { "Go to the login" } }
    }
}

/// Who forgot their password.
pub(in crate::accounts) fn forgot(values: &Values, sends: bool) -> Markup {
    html! {
        div.door {
            h1 { "Forgot your password?" }
            p.lead { "It happens." @if sends { " A link to choose a new one comes to your mailbox." } }
            (no_mail(sends))
            (refusal(values))
            form.form method="post" action="/forgot" {
                (field(Field { name: "email", label: "E-mail", kind: "email", autocomplete: "username", required: true, first: true,
                    ..Field::default() }, values))
                (submit("Send me a link"))
            }
        }
        p.below { "Remembered it? " a href="/login" { "Log in" } }
    }
}

/// The same whether the address is known or not.
pub(in crate::accounts) fn forgot_sent(sends: bool) -> Markup {
    html! {
        div.door {
            h1 { "Check your mail" }
            p { "If that address has an account here, a link is on its way. It works for one hour, once." }
            p.soft { "Nothing there after a few minutes? Look among the junk, and at whether it was the right address." }
            (no_mail(sends))
            div.actions {
                (link_button("", "/forgot", None, "Try another address"))
                (link_button("plain", "/login", None, "Go to the login"))
            }
        }
    }
}

fn no_mail(sends: bool) -> Markup {
    html! {
        @if !sends {
            (notice(Tone::Warn, &html! {
                p { "This copy of HavenJob has no mail server. Whoever runs it finds the link in its log." }
            }))
        }
    }
}

/// A new password by a link.
pub(in crate::accounts) fn reset(token: &str, values: &Values) -> Markup {
    html! {
        div.door {
            h1 { "Choose a new password" }
            p.lead { "Every device that is logged in now is logged out by it." }
            (refusal(values))
            form.form method="post" action="/reset" {
                input type="hidden" name="token" value=(token);
                (field(Field { name: "password", label: "New password", kind: "password", autocomplete: "new-password",
                    required: true, first: true, hint: "Ten characters or more. Four plain words make a good one.",
                    ..Field::default() }, values))
                (submit("Set the password"))
            }
        }
    }
}

use maud::{Markup, html};

use crate::accounts::Account;
use crate::engines::{self, Standing};
use crate::ui::{
    Field, Icon, Tone, Values, copyable, field, icon, link_button, notice, refusal, steps, submit,
};

/// The steps. The account is there when they begin.
const STEPS: [&str; 5] = ["Account", "Address", "You", "Model", "First CV"];

/// One step, the way to leave it out, and the way to leave all out.
fn step(here: usize, body: &Markup) -> Markup {
    html! {
        (steps(&STEPS, here))
        div.door { (body) }
        form.below method="post" action="/welcome/done" { button.link type="submit" { "Skip all of this and go in" } }
    }
}

/// An address that takes mail about applications.
pub(super) fn address(account: &Account, sends: bool) -> Markup {
    step(
        1,
        &html! {
            h1 { @if account.name.is_empty() { "Welcome" } @else { "Welcome, " bdi { (account.name) } } }
            p.lead { "Your account is made. This address belongs to you alone:" }
            (copyable("forwarding-address", "Your forwarding address", &account.forwarding_address))
            p { "It is for later: once this copy follows applications, mail about them that you forward here is read for dates and \
                answers. You can set that up whenever you like; it stands in your settings." }
            @if account.email_verified_at.is_none() && sends {
                (notice(Tone::Plain, &html! { p { "A link to confirm " b { bdi { (account.email) } } " is in your mailbox. It can wait, too." } }))
            }
            div.actions { (link_button("primary", "/welcome/you", None, "Go on")) }
        },
    )
}

/// Name and target role.
pub(super) fn you(values: &Values) -> Markup {
    step(
        2,
        &html! {
            h1 { "What are you looking for?" }
            p.lead { "A role in your own words. Leave it empty if you are only looking around." }
            (refusal(values))
            form.form method="post" action="/welcome/you" {
                (field(Field { name: "name", label: "Your name", autocomplete: "name", ..Field::default() }, values))
                (field(Field { name: "target_role", label: "Role you look for", hint: "Such as: nurse, team lead in a warehouse.",
                    autocomplete: "organization-title", ..Field::default() }, values))
                div.actions { (submit("Save and go on")) (link_button("plain", "/welcome/ai", None, "Skip")) }
            }
        },
    )
}

/// What works without a model, and how to add one.
pub(super) fn ai(standing: &Standing) -> Markup {
    step(
        3,
        &html! {
            h1 { "With or without a model" }
            @match standing {
                Standing::Shared(display, _) => p.lead { "Whoever runs this copy brings a language model for everyone: " (display) ". There is nothing to do." },
                Standing::Own(_) => p.lead { "You have set a provider up. There is nothing to do." },
                Standing::Builtin => p.lead { "HavenJob works without a language model. One adds new wordings, and can come later." },
            }
            (engines::what_works())
            div.actions {
                (link_button("primary", "/welcome/cv", None, "Go on"))
                form method="post" action="/welcome/done" {
                    input type="hidden" name="next" value="/settings/ai";
                    button.button.plain type="submit" { (icon(Icon::Bot)) "Add a provider" }
                }
            }
        },
    )
}

/// The first CV.
pub(super) fn cv() -> Markup {
    step(
        4,
        &html! {
            h1 { "Bring your CV" }
            p.lead { "A PDF or Word file as it is. You see what was read beside the file and correct it; nothing is made up." }
            div.actions {
                form method="post" action="/welcome/done" {
                    input type="hidden" name="next" value="/cvs";
                    button.button.primary type="submit" { "Upload it now" (icon(Icon::ArrowRight)) }
                }
                form method="post" action="/welcome/done" { button.button.plain type="submit" { "Later" } }
            }
        },
    )
}

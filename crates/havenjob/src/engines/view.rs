mod provider;
mod usage;

use maud::{Markup, html};

use super::model::Standing;
use crate::providers::llm::{self, Answer};
use crate::ui::{Icon, Tone, badge, icon, notice, setting};

pub(super) use provider::providers;
pub(super) use usage::{sent, usage};

/// Which engine works now, and whether it does.
pub(super) fn standing(standing: &Standing, tested: &Markup) -> Markup {
    let about = match standing {
        Standing::Builtin => "No language model is set up, and none is needed for most of it.",
        Standing::Shared(..) => "Whoever runs this copy of HavenJob brings a model for everyone here.",
        Standing::Own(_) => {
            "The provider that you set up. Contact details are replaced before anything is sent to it."
        }
    };
    setting(
        "now",
        "What works for you now",
        about,
        &html! {
            p.pair {
                @match standing {
                    Standing::Builtin => { (badge(Tone::Plain, "built in")) b { "The engine that needs no model" } }
                    Standing::Shared(display, model) => {
                        (badge(Tone::Good, "model")) b { (display) @if let Some(model) = model { ", " bdi { (model) } } }
                    }
                    Standing::Own(own) if own.provider_name == "builtin" => {
                        (badge(Tone::Plain, "built in")) b { "The engine that needs no model, by your choice" }
                    }
                    Standing::Own(own) => {
                        (badge(Tone::Good, "your own"))
                        b { (display(&own.provider_name)) @if let Some(model) = own.model.as_ref().or(own.deployment.as_ref()) { ", " bdi { (model) } } }
                        @if own.has_api_key { span.soft { "with a key, which is never shown again" } }
                    }
                }
            }
            (what_works())
            @if is_model(standing) {
                div #tested aria-live="polite" { (tested) }
                div.actions {
                    form method="post" action="/settings/ai/test" hx-post="/settings/ai/test" hx-target="#tested" hx-select="#tested"
                        hx-swap="outerHTML" {
                        button.button type="submit" { (icon(Icon::Send)) span.still { "Test it" } span.sending { "Asking the model" } }
                    }
                    @if let Standing::Own(_) = standing {
                        form method="post" action="/settings/ai/remove" {
                            button.button.plain type="submit" { (icon(Icon::Trash2)) "Remove it and its key" }
                        }
                    } @else {
                        form method="post" action="/settings/ai" {
                            input type="hidden" name="provider_name" value="builtin";
                            button.button.plain type="submit" { "Rather no model for me" }
                        }
                    }
                }
            } @else if let Standing::Own(_) = standing {
                form method="post" action="/settings/ai/remove" { button.button type="submit" { "Take this choice back" } }
            }
        },
    )
}

fn is_model(standing: &Standing) -> bool {
    match standing {
        Standing::Builtin => false,
        Standing::Shared(..) => true,
        Standing::Own(own) => own.provider_name != "builtin",
    }
}

/// A provider's name on the page.
fn display(name: &str) -> &str {
    llm::REGISTRY.iter().find(|p| p.name == name).map_or(name, |p| provider::short(p))
}

/// What there is with and without a model; in the first steps of a new person too.
pub(crate) fn what_works() -> Markup {
    html! {
        div.two {
            div {
                p.points-title { "Without a model" }
                ul.points {
                    @for what in ["Reading CVs, your profile", "Which jobs fit, and what is missing",
                        "Choosing and ordering what a tailored CV shows", "The check that nothing is invented",
                        "PDF, Word and all other files"] { li { (icon(Icon::Check)) (what) } }
                }
            }
            div {
                p.points-title { "With one, also" }
                ul.points {
                    @for what in ["New wordings of single lines, each held against your evidence",
                        "Chats that answer free questions about a CV and your career"] { li { (icon(Icon::Plus)) (what) } }
                }
            }
        }
    }
}

/// What a test gave.
pub(super) fn tested(answer: Option<&Answer>) -> Markup {
    match answer {
        Some(answer) => notice(
            Tone::Good,
            &html! {
                p { "It works: " b { bdi { (answer.model) } } " answered. " (answer.usage.input) " tokens were read, "
                    (answer.usage.output) " written." }
            },
        ),
        None => notice(Tone::Plain, &html! { p { "The built-in engine works. There is no model to ask." } }),
    }
}

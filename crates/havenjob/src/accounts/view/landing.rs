use maud::{Markup, html};

use crate::ui::{Icon, icon, link_button};

/// Who nobody knows yet sees what this is.
pub(in crate::accounts) fn landing(said: &Markup) -> Markup {
    html! {
        header.top {
            a.brand href="/" { (crate::http::chrome::mark()) span { "HavenJob" } }
            nav.row aria-label="Account" {
                (link_button("plain", "/login", None, "Log in"))
            }
        }
        main #main {
            (said)
            section.hero {
                div {
                    h1 { "The best true version of your career, for each job." }
                    p.lead {
                        "Drop in your CV and a posting. HavenJob chooses, orders and rewords what is yours, explains every \
                         change, and blocks whatever you have not done. It invents nothing."
                    }
                    div.actions { (link_button("primary", "/register", None, "Start with your CV")) }
                    p.beside { "Your files stay on this server, encrypted. No language model is needed." }
                }
                (specimen())
            }
            section.promises aria-label="What to expect" {
                (promise(Icon::ShieldCheck, "Held against your evidence", "Each number, tool, title and verb of a tailored CV is \
                    checked against the entry it belongs to. \u{201c}Assisted\u{201d} never becomes \u{201c}led\u{201d}."))
                (promise(Icon::Quote, "Every change has its reason", "You see the old words beside the new ones and why. Accept, \
                    reject, reword, undo: nothing is lost."))
                (promise(Icon::Target, "Gaps said plainly", "What a posting asks and your CV does not show becomes one question, \
                    not a made-up skill."))
            }
        }
        footer { "HavenJob is open source. This copy is run by whoever gave you its address." }
    }
}

fn promise(picture: Icon, title: &str, words: &str) -> Markup {
    html! { div { h2 { (icon(picture)) (title) } p { (words) } } }
}

/// The promise, shown: a change that holds, and one that does not.
fn specimen() -> Markup {
    html! {
        div.specimen role="img" aria-label="An example: one rewording is accepted because the CV bears it out, another is blocked \
            because the CV says assisted and not led." {
            p.whose { "Mira Okafor" }
            p.role { "Warehouse coordinator" }
            ul {
                li {
                    p { del { "Did stock counts" } " " ins { "Counted stock across 3 sites" } " every quarter" }
                    p.why { (icon(Icon::CircleCheck)) "Your entry says: quarterly stock counts, 3 sites." }
                }
                li.blocked {
                    p { del { "Assisted" } " " ins { "Led" } " the move to SAP EWM" }
                    p.why { (icon(Icon::CircleAlert)) "Blocked. Your entry says that you assisted." }
                }
            }
        }
    }
}

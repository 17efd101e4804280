use fit::Requirement;
use fit::requirements::Need;
use maud::{Markup, html};

use super::super::marks::marked;
use super::matched::state;
use crate::tailor::Prospect;

/// The posting with its requirements marked, each leading to what answers it.
pub(super) fn section(prospect: &Prospect) -> Markup {
    html! {
        section.ad aria-labelledby="ad" {
            h2 #ad { "The ad" }
            @if !prospect.posting.requirements.is_empty() {
                p.hint { "Underlined is what it asks: " span.asks-must { "required" } ", " span.asks-nice { "nice to have" } "." }
            }
            div.text dir="auto" {
                @for run in marked(&prospect.text, &prospect.posting.requirements) {
                    @match run.says {
                        Some(asked) => a class=(class(prospect, asked)) id={ "ad-" (asked.id) } href={ "#" (asked.id) } { (run.text) },
                        None => (run.text),
                    }
                }
            }
        }
    }
}

fn class(prospect: &Prospect, asked: &Requirement) -> String {
    let need = if asked.kind == Need::Must { "asks-must" } else { "asks-nice" };
    let held = prospect
        .held
        .as_ref()
        .and_then(|(_, m)| m.requirements.iter().find(|h| h.requirement.id == asked.id));
    format!("{need} {}", held.map_or("", |h| state(h.state)))
}

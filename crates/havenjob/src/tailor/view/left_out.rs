use maud::{Markup, html};
use resume::model::Bullets;
use uuid::Uuid;

use super::super::desk::Desk;
use super::super::model::Suggestion;
use super::suggestion::suggestion;
use crate::ui::{Icon, icon};

/// Bullets of the source that the entry no longer has.
pub(super) fn missing(desk: &Desk, bullets: &Bullets, source: Option<&Bullets>) -> Markup {
    let out: Vec<&Suggestion> = source
        .into_iter()
        .flat_map(|list| list.iter())
        .filter(|b| !bullets.iter().any(|there| there.id == b.id))
        .flat_map(|b| desk.changes(&b.id).filter(|s| s.kind == "drop" && s.status == "accepted").last())
        .collect();
    left(desk.cv.id, &out)
}

/// Entries of a section that were left out.
pub(super) fn left_out<'a>(desk: &'a Desk, section: &'a str) -> impl Iterator<Item = &'a Suggestion> {
    desk.suggestions.iter().filter(move |s| {
        s.kind == "drop" && s.status == "accepted" && section_of(desk, &s.item) == Some(section)
    })
}

pub(super) fn gone(desk: &Desk, section: &str) -> Markup {
    left(desk.cv.id, &left_out(desk, section).collect::<Vec<_>>())
}

fn left(cv: Uuid, out: &[&Suggestion]) -> Markup {
    html! {
        @if !out.is_empty() {
            details.left-out {
                summary { (icon(Icon::CircleSlash)) span { "Left out (" (out.len()) ")" } }
                @for s in out { (suggestion(cv, s)) }
            }
        }
    }
}

/// The section of an entry of the source; none for bullets.
fn section_of(desk: &Desk, item: &str) -> Option<&'static str> {
    let s = &desk.source;
    macro_rules! find {
        ($($section:ident),*) => {
            $(if s.$section.iter().any(|e| e.id == item) { return Some(stringify!($section)); })*
        };
    }
    find!(
        work,
        projects,
        education,
        skills,
        certificates,
        volunteer,
        awards,
        publications,
        languages,
        interests,
        references
    );
    None
}

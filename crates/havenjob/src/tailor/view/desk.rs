use maud::{Markup, html};

use super::super::desk::{Desk, unborne};
use super::{act, document, page, path, requirements, talk, title};
use crate::ui::{Icon, Tone, badge, icon, notice, way_back};

/// What a narrow screen shows; on a wide one, requirements and document stand beside the page or the talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Panel {
    Requirements,
    Document,
    Page,
    Chat,
}

impl Panel {
    const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Requirements, "requirements", "Job"),
        (Self::Document, "document", "CV"),
        (Self::Page, "page", "Page"),
        (Self::Chat, "chat", "Chat"),
    ];

    /// By its name in an address; the document for any other.
    pub(crate) fn of(name: Option<&str>) -> Self {
        Self::ALL.iter().find(|(_, n, _)| Some(*n) == name).map_or(Self::Document, |(panel, ..)| *panel)
    }

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(panel, ..)| *panel == self).map_or("document", |(_, name, _)| name)
    }
}

/// The workspace.
pub(crate) fn desk(desk: &Desk, panel: Panel) -> Markup {
    html! {
        div.desk #desk data-panel=(panel.name()) data-does="desk" data-version=(desk.cv.version) {
            (head(desk))
            nav.panels aria-label="Parts of this page" {
                @for (each, name, word) in Panel::ALL {
                    a href={ "?panel=" (name) } data-panel=(name) aria-current=[(each == panel).then_some("true")] {
                        (word)
                        @let open = desk.waiting() + unborne(&desk.findings).len();
                        @if each == Panel::Document && open > 0 { " " span.count { (open) } }
                    }
                }
            }
            section.side-requirements data-part="requirements" aria-labelledby="requirements-head" {
                (requirements::requirements(desk))
            }
            section.middle data-part="document" aria-label="Your CV" { (document::document(desk)) }
            section.side-page data-part="page" aria-label="The page" { (page::pages(desk)) }
            section.side-chat data-part="chat" aria-label="Chat" { (talk::talk(desk)) }
        }
    }
}

fn head(desk: &Desk) -> Markup {
    let cv = &desk.cv;
    let to = |rest: &str| path(cv.id, rest);
    html! {
        header.desk-head {
            div.what {
                (way_back(&format!("/jobs/{}", desk.job.id), "Job"))
                h1 dir="auto" { @if desk.job.title.is_empty() { "Job without a title" } @else { (title(&desk.job)) } }
                p.soft.small {
                    @if !desk.job.company.is_empty() { span dir="auto" { (desk.job.company) } " · " }
                    (score(desk))
                }
            }
            div.tools {
                (act(&to("undo"), "tool", &html! {
                    button.button.icon-only type="submit" aria-label="Undo" title="Undo (u)" disabled[!desk.can_undo]
                        data-key="u" { (icon(Icon::Undo2)) }
                }))
                (act(&to("redo"), "tool", &html! {
                    button.button.icon-only type="submit" aria-label="Do again" title="Do again (U)"
                        disabled[!desk.can_redo] data-key="U" { (icon(Icon::Redo2)) }
                }))
                a.button.icon-only href=(to("revisions")) aria-label="Revisions" title="Revisions" { (icon(Icon::History)) }
                a.button.icon-only href=(to("markdown")) aria-label="Edit as text" title="Edit as text" { (icon(Icon::Code)) }
                a.button.primary href=(to("export")) { (icon(Icon::Download)) "Download" }
            }
            p.saved role="status" { "Saved · version " (cv.version) }
        }
        @if let Some(note) = &cv.note { (notice(Tone::Plain, &html! { p { (note) } })) }
    }
}

fn score(desk: &Desk) -> Markup {
    let (before, after) = (desk.cv.score_before.unwrap_or(0), desk.cv.score_after.unwrap_or(0));
    html! {
        "Fits " b.numbers { (after) " %" }
        @if after > before { " " span.soft { "(" (before) " % before)" } }
        " "
        @let unborne = unborne(&desk.findings);
        @if let Some(first) = unborne.first() {
            a.badge.bad href={ "?panel=document#line-" (first) } data-line-of=(first) {
                @if unborne.len() == 1 { "1 place to check" } @else { (unborne.len()) " places to check" } (icon(Icon::ArrowRight))
            }
            " "
        }
        @match (desk.waiting(), desk.questions()) {
            (0, 0) => @if unborne.is_empty() { (badge(Tone::Good, "Nothing waits for you")) },
            (0, n) => a.badge.warn href="?panel=requirements#requirements-head" data-ask="" {
                (n) @if n == 1 { " question for you" } @else { " questions for you" } (icon(Icon::ArrowRight))
            },
            (1, _) => (badge(Tone::Warn, "1 change waits for you")),
            (n, _) => (badge(Tone::Warn, &format!("{n} changes wait for you"))),
        }
    }
}

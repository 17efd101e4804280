use maud::{Markup, html};
use resume::write::locale::Locale;

use super::super::desk::Desk;
use super::entry::{Entry, sections};
use super::left_out::{gone, left_out, missing};
use super::line::{changes, line};
use super::{act, path};

/// The document with every change in its place.
pub(super) fn document(desk: &Desk) -> Markup {
    let d = &desk.document;
    let locale = Locale::of(&d.meta.language);
    html! {
        article.sheet lang=(locale.code()) {
            header {
                h2.name dir="auto" { (d.basics.name) }
                @if !d.basics.label.is_empty() { p.label dir="auto" { (d.basics.label) } }
                ul.contact.small.soft role="list" { @for part in contact(desk) { li dir="auto" { (part) } } }
            }
            @if !d.basics.summary.is_empty() || desk.changes("basics").next().is_some() {
                section {
                    h3 { "Summary" (bulk(desk, &["basics".to_owned()])) }
                    @if !d.basics.summary.is_empty() { (line(desk, "basics", &d.basics.summary)) }
                    @else { (changes(desk, "basics")) }
                }
            }
            @for (name, section, entries) in sections(desk, locale) {
                @if !entries.is_empty() || left_out(desk, section).next().is_some() {
                    section {
                        h3 { (name) (bulk(desk, &ids(desk, section, &entries))) }
                        (changes(desk, section))
                        @for entry in &entries { (shown(desk, entry)) }
                        (gone(desk, section))
                    }
                }
            }
        }
    }
}

fn contact(desk: &Desk) -> Vec<&str> {
    let b = &desk.document.basics;
    let profiles =
        b.profiles.iter().map(|p| if p.username.is_empty() { p.url.as_str() } else { p.username.as_str() });
    [b.email.as_str(), &b.phone, &b.location.city, &b.url]
        .into_iter()
        .chain(profiles)
        .filter(|t| !t.is_empty())
        .collect()
}

fn shown(desk: &Desk, entry: &Entry<'_>) -> Markup {
    html! {
        div.entry id={ "line-" (entry.id) } data-line=(entry.id) {
            div.entry-head {
                @if !entry.title.is_empty() { h4 dir="auto" { (entry.title) } }
                @if !entry.dates.is_empty() { p.dates.small.soft { (entry.dates) } }
                @if !entry.place.is_empty() { p.place dir="auto" { (entry.place) } }
            }
            @if !entry.summary.is_empty() { p dir="auto" { (entry.summary) } }
            @if !entry.tags.is_empty() { p.tags dir="auto" { (entry.tags.join(", ")) } }
            (changes(desk, entry.id))
            @if let Some(bullets) = entry.bullets {
                @if !bullets.is_empty() {
                    ul.lines { @for bullet in bullets.iter() { li { (line(desk, &bullet.id, &bullet.text)) } } }
                }
                (missing(desk, bullets, entry.source))
            }
        }
    }
}

/// The ids under which changes of a section are listed.
fn ids(desk: &Desk, section: &str, entries: &[Entry<'_>]) -> Vec<String> {
    let bullets = |e: &Entry<'_>| {
        e.bullets.into_iter().chain(e.source).flat_map(|l| l.iter().map(|b| b.id.clone())).collect::<Vec<_>>()
    };
    let mut ids: Vec<String> = vec![section.to_owned()];
    ids.extend(entries.iter().flat_map(|e| std::iter::once(e.id.to_owned()).chain(bullets(e))));
    ids.extend(left_out(desk, section).map(|s| s.item.clone()));
    ids
}

/// All of a section at once.
fn bulk(desk: &Desk, items: &[String]) -> Markup {
    let of = |statuses: &[&str]| {
        let listed = desk
            .suggestions
            .iter()
            .filter(|s| items.contains(&s.item) && statuses.contains(&s.status.as_str()));
        listed.filter(|s| !s.is_blocked()).map(|s| s.id.to_string()).collect::<Vec<_>>()
    };
    let (open, taken) = (of(&["pending", "rejected"]), of(&["accepted"]));
    let all = |to: &str, ids: &[String], word: &str| {
        act(
            &path(desk.cv.id, to),
            "tool",
            &html! {
                input type="hidden" name="ids" value=(ids.join(" "));
                button.button.plain.small type="submit" { (word) }
            },
        )
    };
    html! {
        span.bulk {
            @if open.len() > 1 { (all("suggestions/accept", &open, "Accept all")) }
            @if taken.len() > 1 { (all("suggestions/reject", &taken, &format!("Take back all {}", taken.len()))) }
        }
    }
}

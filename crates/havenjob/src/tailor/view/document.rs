use maud::{Markup, html};
use resume::write::locale::Locale;

use super::super::desk::Desk;
use super::entry::{Entry, Section, address, heading, sections};
use super::left_out::{gone, left_out, missing};
use super::line::{changes, found, line};
use super::{act, path};

/// The document with every change in its place.
pub(super) fn document(desk: &Desk) -> Markup {
    let d = &desk.document;
    let locale = Locale::of(&d.meta.language);
    html! {
        article.sheet lang=(locale.code()) {
            header #line-head {
                h2.name dir="auto" { (d.basics.name) }
                @if !d.basics.label.is_empty() { p.label dir="auto" { (d.basics.label) } }
                ul.contact.small.soft role="list" { @for part in contact(desk) { li dir="auto" { (part) } } }
                (found(desk, "head"))
            }
            @if !d.basics.summary.is_empty() || desk.changes("basics").next().is_some() {
                section {
                    h3 { (heading(locale, "summary")) (bulk(desk, &["basics".to_owned()])) }
                    @if !d.basics.summary.is_empty() { (line(desk, "basics", &d.basics.summary)) }
                    @else { (changes(desk, "basics")) }
                }
            }
            @for section in sections(desk, locale) {
                @if !section.entries.is_empty() || left_out(desk, section.name).next().is_some() {
                    section {
                        h3 { (section.heading) (bulk(desk, &ids(desk, &section))) }
                        (changes(desk, section.name))
                        @for entry in &section.entries { (shown(desk, entry)) }
                        (gone(desk, section.name))
                    }
                }
            }
        }
    }
}

fn contact(desk: &Desk) -> Vec<String> {
    let b = &desk.document.basics;
    let at = &b.location;
    let profiles = b.profiles.iter().map(|p| match address(p.address()) {
        "" => format!("{} {}", p.network, p.username).trim().to_owned(),
        url => url.to_owned(),
    });
    let town = format!("{} {}", at.postal_code, at.city).trim().to_owned();
    let place = [&at.address, &town, &at.region, &at.country_code].into_iter().filter(|t| !t.is_empty());
    let place = place.map(String::as_str).collect::<Vec<_>>().join(", ");
    let parts = [b.email.clone(), b.phone.clone(), place, address(&b.url).to_owned()];
    parts.into_iter().chain(profiles).filter(|t| !t.is_empty()).collect()
}

fn shown(desk: &Desk, entry: &Entry<'_>) -> Markup {
    html! {
        div.entry id={ "line-" (entry.id) } data-line=(entry.id) {
            div.entry-head {
                @if !entry.title.is_empty() { h4 dir="auto" { (entry.title) } }
                @if !entry.dates.is_empty() { p.dates.small.soft { (entry.dates) } }
                @if !entry.place.is_empty() { p.place dir="auto" { (entry.place) } }
            }
            @if !entry.aside.is_empty() { p.soft.small dir="auto" { (entry.aside) } }
            @if !entry.summary.is_empty() { p dir="auto" { (entry.summary) } }
            @if !entry.tags.is_empty() { p.tags dir="auto" { (entry.tags.join(", ")) } }
            (found(desk, entry.id))
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
fn ids(desk: &Desk, section: &Section<'_>) -> Vec<String> {
    let bullets = |e: &Entry<'_>| {
        e.bullets.into_iter().chain(e.source).flat_map(|l| l.iter().map(|b| b.id.clone())).collect::<Vec<_>>()
    };
    let mut ids: Vec<String> = vec![section.name.to_owned()];
    ids.extend(section.entries.iter().flat_map(|e| std::iter::once(e.id.to_owned()).chain(bullets(e))));
    ids.extend(left_out(desk, section.name).map(|s| s.item.clone()));
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

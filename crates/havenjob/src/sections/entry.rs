use maud::{Markup, html};
use resume::Resume;
use resume::model::Spans;
use serde_json::Value;

use super::form::form;
use super::{ABOUT, CONTACT, Fields, Filling, Kind, Part, Place, SECTIONS, Section, known_as, text};
use crate::ui::{Icon, icon};

/// How the sections of a résumé are shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown<'a> {
    /// Where their forms are: `/profile`, or the address of a CV.
    pub(crate) base: &'a str,
    /// Where values stood in the file beside it; none when there is no file.
    pub(crate) spans: Option<&'a Spans>,
    /// The form that is open.
    pub(crate) open: Option<&'a Filling>,
}

impl Shown<'_> {
    fn open(&self, place: &Place) -> Option<&Filling> {
        self.open.filter(|open| open.place == *place)
    }

    /// A value; where it stood in the file, a link there.
    fn value(&self, key: &str, words: &str) -> Markup {
        let spans = self.spans.filter(|spans| !spans.is_empty());
        let is_read = spans.is_some_and(|spans| spans.contains_key(key));
        html! {
            @if is_read {
                a.read dir="auto" id={ "of:" (key) } data-at=(key) href={ "#at:" (key) } { (words) }
            } @else if spans.is_some() {
                span.own dir="auto" title="Not in the file in these words" { (words) }
            } @else { span dir="auto" { (words) } }
        }
    }
}

/// All sections: those with entries in full, the others as ways to begin them.
pub(crate) fn all(document: &Fields, shown: &Shown<'_>) -> Markup {
    let nothing = Fields::new();
    let of = document.get("basics").and_then(Value::as_object).unwrap_or(&nothing);
    let is_shown = |section: &&'static Section| {
        list(document, section.name).next().is_some() || shown.open(&Place::New(section.name)).is_some()
    };
    html! {
        (basics(of, shown))
        @for section in SECTIONS.iter().filter(is_shown) { (entries(section, document, shown)) }
        @if SECTIONS.iter().any(|s| !is_shown(&s)) {
            nav.begin aria-label="Sections to add" {
                span.soft { "Add" }
                @for section in SECTIONS.iter().filter(|s| !is_shown(s)) {
                    a.button.small id={ "s-" (section.name) } href={ (shown.base) "/" (section.name) } hx-get={ (shown.base) "/" (section.name) }
                        hx-target="#sections" hx-select="#sections" hx-swap="outerMorph" { (icon(section.icon)) (section.title) }
                }
            }
        }
    }
}

/// Name, ways to be reached and summary.
fn basics(basics: &Fields, shown: &Shown<'_>) -> Markup {
    let contact = |part: &&Part| !matches!(part.name, "name" | "label");
    html! {
        section.part #s-contact aria-labelledby="t-contact" {
            (head("contact", CONTACT.title, &edit(shown, "basics/contact", "your details", "edit-contact")))
            @if let Some(open) = shown.open(&Place::Contact) { (form(open, shown)) } @else {
                @let name = text(basics, &CONTACT.parts[0]);
                @if name.is_empty() { p.soft { "No name yet." } } @else { p.name { (shown.value("basics/name", &name)) } }
                @for part in &CONTACT.parts[1..2] {
                    @let words = text(basics, part);
                    @if !words.is_empty() { p { (shown.value("basics/label", &words)) } }
                }
                dl.facts {
                    @for part in CONTACT.parts.iter().filter(contact) {
                        @let words = text(basics, part);
                        @if !words.is_empty() { div { dt { (part.label) } dd { (shown.value(&format!("basics/{}", part.name), &words)) } } }
                    }
                    @for (n, account) in list(basics, "profiles").enumerate() { (account_row(n, account, shown)) }
                }
            }
        }
        section.part #s-summary aria-labelledby="t-summary" {
            (head("summary", ABOUT.title, &edit(shown, "basics/summary", "your summary", "edit-summary")))
            @let words = text(basics, &ABOUT.parts[0]);
            @if let Some(open) = shown.open(&Place::Summary) { (form(open, shown)) }
            @else if words.is_empty() { p.soft { "Nothing yet. Two or three sentences on what you do and what you do best." } }
            @else { p.long dir="auto" { (shown.value("basics/summary", &words)) } }
        }
    }
}

fn account_row(n: usize, account: &Value, shown: &Shown<'_>) -> Markup {
    let of = |name: &str| account.get(name).and_then(Value::as_str).unwrap_or_default();
    // The link that a file has on the account's name stands in for an address that it does not print.
    let field = ["url", "username", "link"].into_iter().find(|field| !of(field).is_empty()).unwrap_or("url");
    let words = of(field);
    let label = if of("network").is_empty() { "Account" } else { of("network") };
    html! { div { dt { (label) } dd { (shown.value(&format!("basics/profiles/{n}/{field}"), words)) } } }
}

/// A section with its entries.
fn entries(section: &'static Section, document: &Fields, shown: &Shown<'_>) -> Markup {
    let add = html! {
        a.button.small.plain href={ (shown.base) "/" (section.name) } hx-get={ (shown.base) "/" (section.name) } hx-target="#sections"
            hx-select="#sections" hx-swap="outerMorph" { (icon(Icon::Plus)) "Add" span.aside { " " (section.one) } }
    };
    let count = list(document, section.name).count();
    html! {
        section.part id={ "s-" (section.name) } aria-labelledby={ "t-" (section.name) } {
            (head(section.name, section.title, &add))
            @if count > 0 {
                ol.items data-does="reorder" data-posts={ (shown.base) "/" (section.name) } {
                    @for (n, entry) in list(document, section.name).filter_map(Value::as_object).enumerate() {
                        (one(section, entry, (n, count), shown))
                    }
                }
            }
            @if let Some(open) = shown.open(&Place::New(section.name)) { (form(open, shown)) }
        }
    }
}

fn one(section: &'static Section, entry: &Fields, place: (usize, usize), shown: &Shown<'_>) -> Markup {
    let id = entry.get("id").and_then(Value::as_str).unwrap_or_default();
    let of = |kind: Kind| section.parts.iter().filter(move |p| p.kind == kind && !text(entry, p).is_empty());
    let value = |part: &Part| shown.value(&format!("{id}/{}", part.name), &text(entry, part));
    html! {
        li.item id={ "e:" (id) } data-id=(id) {
            @if let Some(open) = shown.open(&Place::Entry(section.name, id.to_owned())) { (form(open, shown)) } @else {
                div.item-head {
                    h3 { @for (n, part) in of(Kind::Title).enumerate() { @if n > 0 { ", " } (value(part)) } }
                    (when(section, entry, id, shown))
                    (super::form::tools(section, entry, id, place, shown.base))
                }
                @if of(Kind::By).chain(of(Kind::Web)).next().is_some() {
                    p.by { @for (n, part) in of(Kind::By).chain(of(Kind::Web)).enumerate() { @if n > 0 { " · " } (value(part)) } }
                }
                @for part in of(Kind::Long) { p.long dir="auto" { (value(part)) } }
                @for part in of(Kind::Words).chain(of(Kind::Lines)) {
                    ul.chips aria-label=(part.label) {
                        @for (n, word) in list(entry, part.name).filter_map(Value::as_str).enumerate() {
                            li { (shown.value(&format!("{id}/{}/{n}", part.name), word)) }
                        }
                    }
                }
                @if list(entry, "highlights").next().is_some() {
                    ul.bullets {
                        @for (id, words) in list(entry, "highlightIds").zip(list(entry, "highlights")) {
                            li { (shown.value(id.as_str().unwrap_or_default(), words.as_str().unwrap_or_default())) }
                        }
                    }
                }
            }
        }
    }
}

fn when(section: &Section, entry: &Fields, id: &str, shown: &Shown<'_>) -> Markup {
    let date = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
    let value = |name: &str| shown.value(&format!("{id}/{name}"), &moment(date(name)));
    let single =
        section.parts.iter().find(|p| p.kind == Kind::Date && p.name != "startDate" && p.name != "endDate");
    html! {
        @if let Some(part) = single {
            @if !date(part.name).is_empty() { p.when { (value(part.name)) } }
        } @else if !date("startDate").is_empty() && date("startDate") == date("endDate") {
            p.when { (value("startDate")) }
        } @else if !date("startDate").is_empty() {
            p.when { (value("startDate")) " – " @if date("endDate").is_empty() { "today" } @else { (value("endDate")) } }
        } @else if !date("endDate").is_empty() { p.when { (value("endDate")) } }
    }
}

/// A date for reading: `2019-03` is "Mar 2019"; words stay words.
pub(crate) fn moment(date: &str) -> String {
    use resume::model::Date;
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = |m: u8| MONTHS.get(usize::from(m).wrapping_sub(1)).copied().unwrap_or_default();
    match Date::from_iso(date) {
        Some(Date::Year(y)) => y.to_string(),
        Some(Date::Month(y, m)) => format!("{} {y}", month(m)),
        Some(Date::Day(y, m, d)) => format!("{d} {} {y}", month(m)),
        Some(Date::Present) => "today".to_owned(),
        Some(Date::Text(words)) => words,
        None => String::new(),
    }
}

fn head(name: &str, title: &str, action: &Markup) -> Markup {
    html! { div.part-head { h2 id={ "t-" (name) } { (title) } (action) } }
}

/// The way to the form of a part.
pub(super) fn edit(shown: &Shown<'_>, path: &str, what: &str, id: &str) -> Markup {
    html! {
        a.button.small.plain id=(id) href={ (shown.base) "/" (path) } hx-get={ (shown.base) "/" (path) } hx-target="#sections"
            hx-select="#sections" hx-swap="outerMorph" { (icon(Icon::Pencil)) "Edit" span.aside { " " (what) } }
    }
}

/// Where text that no field took may go: value and words.
pub(crate) fn leftover_targets(document: &Resume) -> Vec<(String, String)> {
    let Ok(fields) = super::change::wire(document) else { return Vec::new() };
    let mut all = vec![("summary".to_owned(), "the summary".to_owned())];
    for section in SECTIONS.iter().filter(|s| s.bullets) {
        for entry in list(&fields, section.name).filter_map(Value::as_object) {
            let id = entry.get("id").and_then(Value::as_str).unwrap_or_default();
            all.push((id.to_owned(), format!("a bullet of {}", known_as(section, entry))));
        }
    }
    all.extend(SECTIONS.iter().map(|s| (s.name.to_owned(), format!("{}: a new entry", s.title))));
    all
}

fn list<'a>(fields: &'a Fields, name: &str) -> impl Iterator<Item = &'a Value> {
    fields.get(name).and_then(Value::as_array).into_iter().flatten()
}

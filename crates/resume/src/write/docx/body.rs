//! The document part and where its links lead.

use std::fmt::Write as _;

use super::style::Look;
use super::xml;
use crate::write::link;
use crate::write::outline::{self, Contact, ContactKind, Entry, Outline, Part};
use crate::write::sections::Form;

/// Two parts of the package.
pub(super) struct Written {
    pub(super) document: String,
    pub(super) relationships: String,
}

const DOCUMENT: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#
);

const RELATIONSHIPS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>"#,
    r#"<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>"#
);

/// Links are numbered behind the three fixed parts.
const FIRST_LINK: usize = 10;

pub(super) fn write(outline: &Outline, look: &Look) -> Written {
    let mut body = Body { look, xml: DOCUMENT.to_owned(), links: Vec::new() };
    body.header(outline);
    if let Some((heading, paragraphs)) = &outline.summary {
        body.line("Heading1", heading);
        for paragraph in paragraphs {
            body.line("", paragraph);
        }
    }
    let place = |part: &&Part| look.first.iter().position(|key| *key == part.key).unwrap_or(look.first.len());
    let mut parts: Vec<_> = outline.parts.iter().collect();
    parts.sort_by_key(place);
    for part in parts {
        body.part(part);
    }
    body.finish()
}

struct Body<'a> {
    look: &'a Look,
    xml: String,
    links: Vec<String>,
}

impl Body<'_> {
    fn header(&mut self, outline: &Outline) {
        self.line("Title", &outline.name);
        self.line("Subtitle", &outline.label);
        // Where to write and call, then where to look: two lines that each fit.
        let (direct, web): (Vec<_>, Vec<_>) = outline
            .contacts
            .iter()
            .partition(|contact| !matches!(contact.kind, ContactKind::Website | ContactKind::Profile));
        for contacts in [direct, web] {
            self.contacts(&contacts);
        }
    }

    fn contacts(&mut self, contacts: &[&Contact]) {
        let separator = self.look.contact_separator;
        let mut runs = String::new();
        for (n, contact) in contacts.iter().enumerate() {
            if n > 0 && separator.is_empty() {
                self.paragraph("Contact", &std::mem::take(&mut runs));
            } else if n > 0 {
                runs.push_str(&run("", separator));
            }
            // A way to reach somebody is not torn apart at a line's end.
            let text = if separator.is_empty() { contact.text.clone() } else { unbroken(&contact.text) };
            runs.push_str(&self.linked(contact.href.as_deref(), &text));
        }
        self.paragraph("Contact", &runs);
    }

    fn part(&mut self, part: &Part) {
        self.line("Heading1", part.heading);
        match part.form {
            Form::Entry => part.entries.iter().for_each(|entry| self.entry(entry)),
            Form::Record => part.entries.iter().for_each(|entry| self.record(entry)),
            Form::Line { .. } => part.lines().into_iter().for_each(|line| self.names(line)),
        }
    }

    fn names(&mut self, line: &[Entry]) {
        let mut runs = String::new();
        for (n, entry) in line.iter().enumerate() {
            if n > 0 {
                runs.push_str(&run("", outline::separator(line)));
            }
            let rest = entry.rest();
            // A name by itself needs no weight: nothing follows that it must stand out from.
            runs.push_str(&run(if rest.is_empty() { "" } else { "Strong" }, &entry.title));
            runs.push_str(&run("", &rest));
        }
        self.paragraph("Record", &runs);
    }

    fn entry(&mut self, entry: &Entry) {
        let mut first = run("", &entry.title);
        let mut names = vec![entry.by.as_str(), entry.place.as_str()];
        names.retain(|name| !name.is_empty());
        if self.look.one_line && !names.is_empty() {
            first.push_str(&run("Dates", &format!(", {}", names.join(", "))));
            names.clear();
        }
        if !self.look.dates_below {
            first.push_str(&dates(&entry.dates));
        }
        self.paragraph("Heading2", &first);
        let mut second = run("", &names.join(", "));
        if !entry.url.is_empty() {
            if !second.is_empty() {
                second.push_str(&run("", "  ·  "));
            }
            second.push_str(&self.linked(link::href(&entry.url).as_deref(), link::shown(&entry.url)));
        }
        self.paragraph("EntryDetail", &second);
        if self.look.dates_below {
            self.line("EntryDetail", &entry.dates);
        }
        self.line("Aside", &entry.aside);
        for paragraph in &entry.paragraphs {
            self.line("", paragraph);
        }
        for (n, (name, value)) in entry.facts.iter().enumerate() {
            let last = n + 1 == entry.facts.len();
            let style = if last { "" } else { "FactAndNext" };
            self.paragraph(style, &(run("Strong", &format!("{name}: ")) + &run("", value)));
        }
        for bullet in &entry.bullets {
            self.line("ListBullet", bullet);
        }
    }

    fn record(&mut self, entry: &Entry) {
        let mut runs = run("Strong", &entry.title);
        if !entry.by.is_empty() {
            runs.push_str(&run("", &format!(", {}", entry.by)));
        }
        if !entry.url.is_empty() && self.fits(entry) {
            runs.push_str(&run("", "  ·  "));
            runs.push_str(&self.linked(link::href(&entry.url).as_deref(), link::shown(&entry.url)));
        }
        if self.look.dates_below && !entry.dates.is_empty() {
            runs.push_str(&run("", &format!(", {}", entry.dates)));
        } else {
            runs.push_str(&dates(&entry.dates));
        }
        if !entry.url.is_empty() && !self.fits(entry) {
            runs.push_str("<w:r><w:br/></w:r>");
            runs.push_str(&self.linked(link::href(&entry.url).as_deref(), link::shown(&entry.url)));
        }
        self.paragraph("Record", &runs);
    }

    /// Whether a record stands on one line, by the rule of thumb that a letter is half as wide as high.
    fn fits(&self, entry: &Entry) -> bool {
        let letters = [&entry.title, &entry.by, &entry.url, &entry.dates]
            .map(|t| t.chars().count())
            .iter()
            .sum::<usize>();
        // Half-points of height times half is quarter-points of width: five twentieths.
        letters * usize::from(self.look.size) * 5 < usize::from(self.look.measure())
    }

    fn line(&mut self, style: &str, text: &str) {
        self.paragraph(style, &run("", text));
    }

    /// A paragraph, or nothing where it would be empty.
    fn paragraph(&mut self, style: &str, runs: &str) {
        if runs.is_empty() {
            return;
        }
        self.xml.push_str("<w:p>");
        // No style but Normal; yet what is said of one item keeps together on a page.
        let (style, keep) = if style == "FactAndNext" { ("", "<w:keepNext/>") } else { (style, "") };
        if !keep.is_empty() {
            let _ = write!(self.xml, "<w:pPr>{keep}</w:pPr>");
        } else if !style.is_empty() {
            let _ = write!(self.xml, r#"<w:pPr><w:pStyle w:val="{style}"/>"#);
            if style == "ListBullet" {
                // The style says so too, but many readers look only here.
                self.xml.push_str(r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#);
            }
            self.xml.push_str("</w:pPr>");
        }
        self.xml.push_str(runs);
        self.xml.push_str("</w:p>");
    }

    fn linked(&mut self, href: Option<&str>, text: &str) -> String {
        let Some(href) = href else { return run("", text) };
        let place = self.links.iter().position(|link| link == href).unwrap_or_else(|| {
            self.links.push(href.to_owned());
            self.links.len() - 1
        });
        let id = FIRST_LINK + place;
        format!(r#"<w:hyperlink r:id="rId{id}" w:history="1">{}</w:hyperlink>"#, run("Hyperlink", text))
    }

    fn finish(mut self) -> Written {
        let (width, height) = self.look.sheet();
        let (side, top) = self.look.margins;
        let _ = write!(
            self.xml,
            r#"<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{top}" w:right="{side}" w:bottom="{top}" w:left="{side}" w:header="567" w:footer="567" w:gutter="0"/><w:cols w:space="708"/></w:sectPr></w:body></w:document>"#
        );
        let mut relationships = RELATIONSHIPS.to_owned();
        for (n, href) in self.links.iter().enumerate() {
            let _ = write!(
                relationships,
                r#"<Relationship Id="rId{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="{}" TargetMode="External"/>"#,
                FIRST_LINK + n,
                xml::text(href)
            );
        }
        relationships.push_str("</Relationships>");
        Written { document: self.xml, relationships }
    }
}

/// Dates at the right margin.
fn dates(dates: &str) -> String {
    if dates.is_empty() {
        return String::new();
    }
    format!("<w:r><w:tab/></w:r>{}", run("Dates", &unbroken(dates)))
}

/// Text that stays on one line.
fn unbroken(text: &str) -> String {
    if text.chars().count() > 40 { text.to_owned() } else { text.replace(' ', "\u{a0}") }
}

/// A run of text in a character style, or nothing where it would be empty.
fn run(style: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let right_to_left = if text.chars().any(is_right_to_left) { "<w:rtl/>" } else { "" };
    let style = if style.is_empty() { String::new() } else { format!(r#"<w:rStyle w:val="{style}"/>"#) };
    let properties = if style.is_empty() && right_to_left.is_empty() {
        String::new()
    } else {
        format!("<w:rPr>{style}{right_to_left}</w:rPr>")
    };
    format!(r#"<w:r>{properties}<w:t xml:space="preserve">{}</w:t></w:r>"#, xml::text(text))
}

/// Hebrew, Arabic and their neighbours.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

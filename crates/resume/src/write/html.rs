//! One self-contained page of semantic HTML: no script, no request, good on screen (light and dark) and on paper.

use std::fmt::Write as _;

use super::link;
use super::locale::Locale;
use super::outline::{self, Contact, ContactKind, Entry, Outline, Part};
use super::sections::Form;
use super::sheet::Accent;
use crate::Resume;

const STYLE: &str = include_str!("html.css");

/// Writes a résumé as an HTML page, in `language` (a BCP 47 tag), else in its own. The person is marked up with
/// <https://schema.org/Person>. Links lead to the web, mail and telephone only.
pub fn html(resume: &Resume, language: Option<&str>, accent: Option<Accent>) -> String {
    let language = outline::language(language, resume);
    let locale = Locale::of(language);
    let outline = Outline::of(resume, locale);
    let mut page = Page::default();
    page.tag("html", &[("lang", language)], |page| {
        page.tag("head", &[], |page| {
            page.raw("<meta charset=\"utf-8\">\n");
            page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
            page.line("title", &[], &outline.title(locale));
            // The colour is made to be read on white, so a dark screen keeps its own.
            let light = "@media print,(prefers-color-scheme:light)";
            let accent = accent
                .map(|a| format!("{light}{{:root{{--accent:{}}}}}\n", a.readable()))
                .unwrap_or_default();
            page.raw(&format!("<style>\n{STYLE}{accent}</style>\n"));
        });
        page.tag("body", &[], |page| {
            page.tag("main", &[("itemscope", ""), ("itemtype", "https://schema.org/Person")], |page| {
                header(page, &outline);
                if let Some((heading, paragraphs)) = &outline.summary {
                    page.tag("section", &[("class", "summary")], |page| {
                        page.line("h2", &[], heading);
                        for paragraph in paragraphs {
                            page.line("p", &[("itemprop", "description")], paragraph);
                        }
                    });
                }
                for part in &outline.parts {
                    section(page, part);
                }
            });
        });
    });
    format!("<!doctype html>\n{}", page.0)
}

fn header(page: &mut Page, outline: &Outline) {
    page.tag("header", &[], |page| {
        page.line("h1", &[("itemprop", "name")], &outline.name);
        if !outline.label.is_empty() {
            page.line("p", &[("class", "label"), ("itemprop", "jobTitle")], &outline.label);
        }
        if !outline.contacts.is_empty() {
            page.tag("ul", &[("class", "contact")], |page| {
                for contact in &outline.contacts {
                    page.inline("li", &[], |page| self::contact(page, contact));
                }
            });
        }
    });
}

fn contact(page: &mut Page, contact: &Contact) {
    let property = match contact.kind {
        ContactKind::Email => "email",
        ContactKind::Phone => "telephone",
        ContactKind::Address => "address",
        ContactKind::Website => "url",
        ContactKind::Profile => "sameAs",
    };
    match &contact.href {
        Some(href) => page.span("a", &[("href", href), ("itemprop", property)], &contact.text),
        None => page.span("span", &[("itemprop", property)], &contact.text),
    }
}

fn section(page: &mut Page, part: &Part) {
    page.tag("section", &[("class", part.key)], |page| {
        page.line("h2", &[], part.heading);
        if part.form == Form::Entry {
            for entry in &part.entries {
                page.tag("article", &[], |page| self::entry(page, entry));
            }
        } else {
            page.tag("ul", &[("class", "lines")], |page| {
                for line in part.lines() {
                    page.inline("li", &[], |page| match (part.form, line) {
                        (Form::Record, [entry]) => record(page, entry),
                        _ => names(page, line),
                    });
                }
            });
        }
    });
}

fn names(page: &mut Page, line: &[Entry]) {
    for (n, entry) in line.iter().enumerate() {
        if n > 0 {
            page.text(outline::separator(line));
        }
        let rest = entry.rest();
        if rest.is_empty() {
            page.text(&entry.title);
        } else {
            page.span("strong", &[], &entry.title);
            page.text(&rest);
        }
    }
}

fn entry(page: &mut Page, entry: &Entry) {
    page.tag("header", &[], |page| {
        page.line("h3", &[], &entry.title);
        page.optional("p", "dates", &entry.dates);
        if !(entry.by.is_empty() && entry.place.is_empty() && entry.url.is_empty()) {
            page.inline("p", &[("class", "by")], |page| by(page, &[&entry.by, &entry.place], &entry.url));
        }
    });
    page.optional("p", "aside", &entry.aside);
    for paragraph in &entry.paragraphs {
        page.line("p", &[], paragraph);
    }
    for (name, value) in &entry.facts {
        page.inline("p", &[("class", "fact")], |page| {
            page.span("strong", &[], &format!("{name}:"));
            page.text(" ");
            page.text(value);
        });
    }
    if !entry.bullets.is_empty() {
        page.tag("ul", &[], |page| {
            for bullet in &entry.bullets {
                page.line("li", &[], bullet);
            }
        });
    }
}

fn record(page: &mut Page, entry: &Entry) {
    page.span("strong", &[], &entry.title);
    if !(entry.by.is_empty() && entry.url.is_empty()) {
        page.text(", ");
        by(page, &[&entry.by], &entry.url);
    }
    if !entry.dates.is_empty() {
        page.text(" ");
        page.span("span", &[("class", "dates")], &entry.dates);
    }
}

/// Names, then the address they can be visited at.
fn by(page: &mut Page, names: &[&str], url: &str) {
    let names: Vec<_> = names.iter().copied().filter(|name| !name.is_empty()).collect();
    page.text(&names.join(", "));
    if url.is_empty() {
        return;
    }
    if !names.is_empty() {
        page.text(" · ");
    }
    match link::href(url) {
        Some(href) => page.span("a", &[("href", &href)], link::shown(url)),
        None => page.text(url),
    }
}

/// The page so far. All text passes through [`Page::text`], all attributes through [`Page::open`].
#[derive(Default)]
struct Page(String);

impl Page {
    fn raw(&mut self, html: &str) {
        self.0.push_str(html);
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#39;"),
                // HTML forbids them even escaped.
                c if c.is_control() && c != '\n' => self.raw(" "),
                c => self.0.push(c),
            }
        }
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let _ = write!(self.0, "<{name}");
        for (attribute, value) in attributes {
            let _ = write!(self.0, " {attribute}");
            if !value.is_empty() {
                self.raw("=\"");
                self.text(value);
                self.raw("\"");
            }
        }
        self.raw(">");
    }

    /// An element with elements in it, on lines of their own.
    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        self.raw("\n");
        inside(self);
        let _ = writeln!(self.0, "</{name}>");
    }

    /// An element on one line.
    fn inline(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        inside(self);
        let _ = writeln!(self.0, "</{name}>");
    }

    fn line(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.inline(name, attributes, |page| page.text(text));
    }

    fn optional(&mut self, name: &str, class: &str, text: &str) {
        if !text.is_empty() {
            self.line(name, &[("class", class)], text);
        }
    }

    fn span(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.text(text);
        let _ = write!(self.0, "</{name}>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_wrote_stays_text() {
        let json = r#"{"basics":{"name":"<script>alert(1)</script>","url":"javascript:alert(1)","email":"a\"b@c.example"},
            "work":[{"name":"A & B","url":"https://x.example/?a=1&b=\"2\"","highlights":["</li><img src=x onerror=1>"]}],
            "meta":{"language":"\"><b>"}}"#;
        let page = html(&Resume::from_json(json).unwrap(), None, None);
        for bad in ["<script", "<img", "<b>", "href=\"javascript", "b=\"2"] {
            assert!(!page.contains(bad), "{bad} in {page}");
        }
        assert!(page.contains("A &amp; B"));
        assert!(page.contains("&lt;script&gt;"));
    }

    #[test]
    fn an_empty_resume_is_still_a_page() {
        let page = html(&Resume::default(), None, None);
        assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">"));
        assert!(page.contains("<title>Résumé</title>"));
        assert!(page.ends_with("</html>\n"));
    }
}

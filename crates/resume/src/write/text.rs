//! Plain text: no wrapping, no tables, nothing that a form field or an applicant tracking system could misread.

use super::locale::Locale;
use super::outline::{self, Entry, Outline};
use super::sections::Form;
use crate::Resume;

/// Writes a résumé as plain text, in `language` (a BCP 47 tag), else in its own. A paragraph or bullet is one line; the
/// headings of sections stand in capitals between empty lines.
pub fn text(resume: &Resume, language: Option<&str>) -> String {
    let locale = Locale::of(outline::language(language, resume));
    let outline = Outline::of(resume, locale);
    let mut blocks = vec![block([&outline.name, &outline.label])];
    blocks.push(block(outline.contacts.iter().map(|contact| &contact.text)));
    if let Some((heading, paragraphs)) = &outline.summary {
        blocks.push(heading.to_uppercase());
        blocks.extend(paragraphs.iter().cloned());
    }
    for part in &outline.parts {
        blocks.push(part.heading.to_uppercase());
        match part.form {
            Form::Entry => blocks.extend(part.entries.iter().map(entry)),
            Form::Record => blocks.push(block(part.entries.iter().map(record))),
            Form::Line { .. } => blocks.push(block(part.lines().into_iter().map(line))),
        }
    }
    blocks.retain(|block| !block.is_empty());
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

fn entry(entry: &Entry) -> String {
    let mut lines = vec![
        entry.title.clone(),
        joined(&[&entry.by, &entry.place]),
        entry.dates.clone(),
        entry.url.clone(),
        entry.aside.clone(),
    ];
    lines.extend(entry.paragraphs.iter().cloned());
    lines.extend(entry.facts.iter().map(|(name, value)| format!("{name}: {value}")));
    lines.extend(entry.bullets.iter().map(|bullet| format!("- {bullet}")));
    block(lines)
}

fn record(entry: &Entry) -> String {
    joined(&[&entry.title, &entry.by, &entry.dates, &entry.url])
}

fn line(entries: &[Entry]) -> String {
    let separator = outline::separator(entries);
    let entries: Vec<_> = entries.iter().map(|entry| format!("{}{}", entry.title, entry.rest())).collect();
    entries.join(separator)
}

fn block<T: AsRef<str>>(lines: impl IntoIterator<Item = T>) -> String {
    let mut block = String::new();
    for line in lines.into_iter().filter(|line| !line.as_ref().is_empty()) {
        if !block.is_empty() {
            block.push('\n');
        }
        block.push_str(line.as_ref());
    }
    block
}

fn joined(parts: &[&str]) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_resume_reads_as_a_person_would_type_it() {
        let resume = Resume::from_json(
            r#"{"basics":{"name":"Ada Lovelace","email":"ada@mail.example","location":{"city":"London"}},
            "work":[{"name":"Engine Works","position":"Analyst","startDate":"1842-09","endDate":"1843","highlights":["Wrote notes"]}],
            "skills":[{"name":"Maths","level":"expert","keywords":["Series","Tables"]},"Punching"]}"#,
        )
        .unwrap();
        let expected = "Ada Lovelace\n\nada@mail.example\nLondon\n\nEXPERIENCE\n\nAnalyst\nEngine Works\nSep 1842 – 1843\n\
            - Wrote notes\n\nSKILLS\n\nMaths (expert): Series, Tables\nPunching\n";
        assert_eq!(text(&resume, None), expected);
        assert!(text(&resume, Some("de")).contains("\nBERUFSERFAHRUNG\n"));
    }

    #[test]
    fn a_link_that_leads_nowhere_is_not_shown_and_its_network_is() {
        let json = r##"{"basics":{"url":"#","profiles":[{"network":"LinkedIn","username":"ada","url":"#"},
            {"network":"Xing","url":"javascript:void(0)"},{"url":"https://"},{"network":"Forum","url":"forum.example/ada"}]},
            "work":[{"name":"Engine Works","url":"#"}]}"##;
        let resume = Resume::from_json(json).unwrap();
        assert_eq!(
            text(&resume, None),
            "LinkedIn: ada\nXing\nforum.example/ada\n\nEXPERIENCE\n\nEngine Works\n"
        );
        let page = crate::write::html::html(&resume, None, None);
        assert!(page.contains("LinkedIn: ada") && !page.contains(">#<") && !page.contains("\"#\""), "{page}");
    }
}

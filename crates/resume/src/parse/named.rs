//! Sections whose items are a name with a few words about it: certificates, awards, publications, interests,
//! references.

use super::contact::addresses;
use super::entries::{self, Entry, Field};
use super::import::Import;
use super::items::items;
use super::sections::{Part, Section};
use super::source::{Slice, Source};
use super::words::{self, fold};
use crate::model::{Award, Certificate, Date, Interest, Publication, Reference};

/// Certificates.
pub(super) fn certificates(import: &mut Import<'_, '_>, section: &Section) {
    let source = import.source;
    for entry in listed(source, &section.parts) {
        let (name, issuer, url) = name_and_giver(source, &entry);
        let Some(name) = name else { continue };
        let id = format!("certificates-{}", import.resume.certificates.len() + 1);
        let mut made =
            Certificate { name: import.take(format!("{id}/name"), name), ..Certificate::default() };
        made.issuer = issuer.map(|at| import.take(format!("{id}/issuer"), at)).unwrap_or_default();
        made.url = url.map(|at| import.take(format!("{id}/url"), at)).unwrap_or_default();
        made.date = date(import, &format!("{id}/date"), &entry);
        made.id = id;
        import.resume.certificates.push(made);
    }
}

/// Awards.
pub(super) fn awards(import: &mut Import<'_, '_>, section: &Section) {
    let source = import.source;
    for entry in listed(source, &section.parts) {
        let (title, awarder, _) = name_and_giver(source, &entry);
        let Some(title) = title else { continue };
        let id = format!("awards-{}", import.resume.awards.len() + 1);
        let mut made = Award { title: import.take(format!("{id}/title"), title), ..Award::default() };
        made.awarder = awarder.map(|at| import.take(format!("{id}/awarder"), at)).unwrap_or_default();
        made.date = date(import, &format!("{id}/date"), &entry);
        if let Some(at) = text(source, &entry) {
            made.summary = import.take_whole(format!("{id}/summary"), at);
        }
        made.id = id;
        import.resume.awards.push(made);
    }
}

/// Publications.
pub(super) fn publications(import: &mut Import<'_, '_>, section: &Section) {
    let source = import.source;
    for entry in listed(source, &section.parts) {
        let (name, publisher, url) = name_and_giver(source, &entry);
        let Some(name) = name else { continue };
        let id = format!("publications-{}", import.resume.publications.len() + 1);
        let mut made =
            Publication { name: import.take(format!("{id}/name"), name), ..Publication::default() };
        made.publisher = publisher.map(|at| import.take(format!("{id}/publisher"), at)).unwrap_or_default();
        made.url = url.map(|at| import.take(format!("{id}/url"), at)).unwrap_or_default();
        made.release_date = date(import, &format!("{id}/releaseDate"), &entry);
        if let Some(at) = text(source, &entry) {
            made.summary = import.take_whole(format!("{id}/summary"), at);
        }
        made.id = id;
        import.resume.publications.push(made);
    }
}

/// Interests: `Reading: history, poetry`, or a list.
pub(super) fn interests(import: &mut Import<'_, '_>, section: &Section) {
    let source = import.source;
    for p in entries::paragraphs(source, &section.parts) {
        let text = source.str(p.at);
        let label =
            text.find(':').filter(|c| words::count(&text[..*c]) <= 4 && !text[*c..].starts_with("://"));
        let (name, rest) = match label {
            Some(colon) => (
                Some(Slice::new(p.at.start, p.at.start + colon)),
                Slice::new(p.at.start + colon + 1, p.at.end),
            ),
            None => (None, p.at),
        };
        if name.is_none()
            && words::is_prose(text)
            && items(source, p.at).iter().any(|i| words::count(source.str(*i)) > 5)
        {
            add_interest(import, p.at, &[]);
            continue;
        }
        let list = items(source, rest);
        match name {
            Some(name) => add_interest(import, name, &list),
            None => {
                for item in list {
                    let (name, words) = bracketed(source, item);
                    add_interest(import, name, &words);
                }
            }
        }
    }
}

/// `Maps (old ones, tide tables)`: a name and what it means by it.
fn bracketed(source: &Source<'_>, at: Slice) -> (Slice, Vec<Slice>) {
    let text = source.str(at);
    match text.find(" (").filter(|_| text.ends_with(')')) {
        Some(open) => {
            let name = Slice::new(at.start, at.start + open);
            (name, items(source, Slice::new(at.start + open + 2, at.end - 1)))
        }
        None => (at, Vec::new()),
    }
}

fn add_interest(import: &mut Import<'_, '_>, name: Slice, keywords: &[Slice]) {
    let id = format!("interests-{}", import.resume.interests.len() + 1);
    let name = import.take(format!("{id}/name"), name);
    let keywords =
        keywords.iter().enumerate().map(|(n, at)| import.take(format!("{id}/keywords/{n}"), *at)).collect();
    import.resume.interests.push(Interest { id, name, keywords, ..Interest::default() });
}

/// References: each paragraph; a name stands out or follows a dash.
pub(super) fn references(import: &mut Import<'_, '_>, section: &Section) {
    let source = import.source;
    let (_, listed) = entries::split(source, &section.parts, entries::Of::Jobs);
    let mut add = |name: Option<Slice>, text: Option<Slice>| {
        let id = format!("references-{}", import.resume.references.len() + 1);
        let name = name.map(|at| import.take(format!("{id}/name"), at)).unwrap_or_default();
        let reference = text.map(|at| import.take_whole(format!("{id}/reference"), at)).unwrap_or_default();
        import.resume.references.push(Reference { id, name, reference, ..Reference::default() });
    };
    if let Some(quotes) = quotes(source, &section.parts) {
        for (quote, name) in quotes {
            add(Some(name), Some(quote));
        }
        return;
    }
    if listed.is_empty() {
        for p in entries::paragraphs(source, &section.parts) {
            add(None, Some(p.at));
        }
        return;
    }
    for entry in listed {
        let at = |parts: &[Part]| parts.first().zip(parts.last()).map(|(a, b)| a.at.to(b.at));
        add(at(&entry.header), at(&entry.body));
    }
}

/// Quotes, each followed by a line of who said so behind a dash, which is read as a list item; `None` where the section
/// is anything else.
fn quotes(source: &Source<'_>, parts: &[Part]) -> Option<Vec<(Slice, Slice)>> {
    let is_author = |p: &Part| {
        let text = source.str(p.at);
        source.rows[p.row].is_item()
            && words::count(text) <= 10
            && !text.trim_end().ends_with(['.', '!', '?'])
    };
    let mut out = Vec::new();
    let mut quote: Option<Slice> = None;
    for part in parts {
        match quote {
            Some(whole) if is_author(part) => {
                out.push((whole, part.at));
                quote = None;
            }
            Some(whole) => quote = Some(whole.to(part.at)),
            None if is_author(part) => return None,
            None => quote = Some(part.at),
        }
    }
    (quote.is_none() && !out.is_empty()).then_some(out)
}

/// The entries of a section: split by date and look, or else one a paragraph.
pub(super) fn listed(source: &Source<'_>, parts: &[Part]) -> Vec<Entry> {
    let (_, entries) = entries::split(source, parts, entries::Of::Things);
    let bulleted = parts.iter().filter(|p| source.rows[p.row].is_item()).count();
    let one_each = || {
        let paragraphs = entries::paragraphs(source, parts);
        paragraphs
            .iter()
            .map(|p| {
                let header = parts.iter().filter(|x| x.at.overlaps(p.at)).copied().collect();
                Entry { header, date: source.dates_in(p.at).first().cloned(), body: Vec::new() }
            })
            .collect()
    };
    if entries.is_empty() || (bulleted * 10 >= parts.len() * 9 && bulleted > 0) {
        return one_each();
    }
    entries
}

/// The name of the thing, who gave or published it, and its address.
fn name_and_giver(source: &Source<'_>, entry: &Entry) -> (Option<Slice>, Option<Slice>, Option<Slice>) {
    let fields = entries::fields(source, &entry.header, 0.0);
    let url = fields.iter().find(|f| f.is_link).map(|f| f.at);
    let names: Vec<&Field> = fields.iter().filter(|f| !f.is_link).collect();
    let Some(first) = names.first() else { return (None, None, url) };
    if names.iter().all(|f| f.row == first.row && f.look == first.look) && names.len() > 1 {
        // One line in one look: the last comma or dash divides, the name may have others.
        let whole = first.at.to(names[names.len() - 1].at);
        let text = source.str(whole);
        let cut = [", ", " – ", " — ", " | ", "\t", " by ", " - "]
            .iter()
            .filter_map(|s| text.rfind(s).map(|at| (at, s.len())))
            .next();
        if let Some((at, len)) = cut {
            let name = source.trim(Slice::new(whole.start, whole.start + at));
            let giver = source.trim(Slice::new(whole.start + at + len, whole.end));
            return (Some(name), Some(giver), url);
        }
    }
    let giver = names
        .iter()
        .skip(1)
        .find(|f| f.row != first.row || f.look != first.look)
        .map(|f| without_lead(source, f.at));
    // What stands on the name's line in its look belongs to it.
    let end = names
        .iter()
        .take_while(|f| f.row == first.row && f.look == first.look)
        .last()
        .map_or(first.at, |f| f.at);
    let name = if source.str(first.at.to(end)).contains('\t') { first.at } else { first.at.to(end) };
    let url = url.or_else(|| {
        addresses(source, entry.body.first().map_or(Slice::default(), |p| p.at)).first().copied()
    });
    (Some(name), giver, url)
}

/// `Issued by Acme`, `Awarded by Acme`: without the words before the name.
fn without_lead(source: &Source<'_>, at: Slice) -> Slice {
    let text = source.str(at);
    let folded = fold(text);
    for lead in [
        "issued by ",
        "awarded by ",
        "published by ",
        "by ",
        "from ",
        "ausgestellt von ",
        "delivre par ",
        "verliehen von ",
        "par ",
        "von ",
        "por ",
    ] {
        if folded.starts_with(lead) && text.is_char_boundary(lead.len()) {
            return source.trim(Slice::new(at.start + lead.len(), at.end));
        }
    }
    at
}

fn date(import: &mut Import<'_, '_>, key: &str, entry: &Entry) -> Option<Date> {
    let found = entry.date.as_ref()?;
    let end = found.last()?;
    for (name, other) in [("start", &found.start), ("end", &found.end)] {
        if let Some(other) = other.as_ref().filter(|o| o.at != end.at) {
            import.mark_as(format!("{key}/{name}"), other.at);
        }
    }
    import.mark_as(key, end.at);
    import.mark(found.at);
    Some(end.date.clone())
}

fn text(source: &Source<'_>, entry: &Entry) -> Option<Slice> {
    let paragraphs = entries::paragraphs(source, &entry.body);
    paragraphs.first().zip(paragraphs.last()).map(|(a, b)| a.at.to(b.at))
}

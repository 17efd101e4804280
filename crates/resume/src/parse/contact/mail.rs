//! E-mail addresses, whole, broken over lines, or written to fool robots.

use std::sync::LazyLock;

use regex::Regex;

use crate::parse::import::Import;
use crate::parse::sections::Part;
use crate::parse::source::{Slice, Source};

#[expect(clippy::unwrap_used, reason = "the pattern is a constant; the tests compile it")]
static MAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix) [\p{L}\p{N}_.+%'-]* [\p{L}\p{N}_+%-] \s?
          (?: @ | \s?[(\[{<]\s?@?\s?at\s?[)\]}>]\s? )
          [\p{L}\p{N}-]+ (?: (?: \. | \s?[(\[{<]\s?\.?\s?dot\s?[)\]}>]\s? ) [\p{L}\p{N}-]+ )* ",
    )
    .unwrap()
});

/// Takes the first address, as a rule the only one, and says where it stood.
pub(super) fn read(import: &mut Import<'_, '_>, near: &[Part], all: &[Part]) -> Option<Slice> {
    let at = find(import.source, near).or_else(|| find(import.source, all))?;
    let value: String =
        import.source.str(at).chars().filter(|c| !c.is_whitespace() && *c != '\u{AD}').collect();
    import.resume.basics.email = import.take_as("basics/email", at, value);
    Some(at)
}

fn find(source: &Source<'_>, parts: &[Part]) -> Option<Slice> {
    parts.iter().find_map(|part| {
        // Cheap refusal first: most lines hold no address.
        let text = source.str(part.at);
        if !text.contains('@') && !text.contains("at)") && !text.contains("at]") && !text.contains("AT") {
            return None;
        }
        let found = MAIL.find(text)?;
        let at = Slice::new(part.at.start + found.start(), part.at.start + found.end());
        let whole = continued(source, at);
        let host = source.str(whole).rsplit(['@', ')', ']']).next().unwrap_or_default();
        let host = if host.contains('.') { host } else { source.str(whole) };
        host.contains('.').then_some(whole)
    })
}

/// The address with its rest on the next line, or its beginning on the line before.
fn continued(source: &Source<'_>, at: Slice) -> Slice {
    let row = source.row_at(at.start);
    let target =
        source.link(at).and_then(|l| l.strip_prefix("mailto:")).map(|l| l.split('?').next().unwrap_or(l));
    let squeezed =
        |s: Slice| source.str(s).chars().filter(|c| !c.is_whitespace() && *c != '\u{AD}').collect::<String>();
    let next = source.rows.get(row + 1).map(|r| word_at(source, r.at, true));
    let before = row.checked_sub(1).and_then(|r| source.rows.get(r)).map(|r| word_at(source, r.at, false));
    let at_end = source.rows.get(row).is_some_and(|r| {
        source.str(Slice::new(at.end, r.at.end)).trim_matches([' ', '.', '-', '\u{AD}']).is_empty()
    });
    let at_start = source.rows.get(row).is_some_and(|r| r.at.start == at.start);
    let mut options = Vec::new();
    if let (Some(next), true) = (next, at_end) {
        options.push(Slice::new(at.start, next.end));
    }
    if let (Some(before), true) = (before, at_start) {
        options.push(Slice::new(before.start, at.end));
        if let (Some(next), true) = (next, at_end) {
            options.push(Slice::new(before.start, next.end));
        }
    }
    // The link knows how far it goes.
    if let Some(target) = target {
        if squeezed(at).eq_ignore_ascii_case(target) {
            return at;
        }
        if let Some(whole) = options.iter().find(|o| squeezed(**o).eq_ignore_ascii_case(target)) {
            return *whole;
        }
    }
    let host = source.str(at).rsplit('@').next().unwrap_or_default();
    let open = !host.contains('.')
        || source
            .rows
            .get(row)
            .is_some_and(|r| source.str(Slice::new(at.end, r.at.end)).starts_with(['.', '-', '\u{AD}']));
    match next {
        Some(next)
            if at_end
                && open
                && source.str(next).starts_with(|c: char| c == '.' || c.is_ascii_lowercase()) =>
        {
            Slice::new(at.start, next.end)
        }
        _ => at,
    }
}

/// The first or last word of a row.
fn word_at(source: &Source<'_>, row: Slice, first: bool) -> Slice {
    let text = source.str(row);
    if first {
        let lead = text.len() - text.trim_start().len();
        let end = text[lead..].find(char::is_whitespace).map_or(text.len(), |e| lead + e);
        Slice::new(row.start + lead, row.start + end)
    } else {
        let end = text.trim_end().len();
        let start = text[..end]
            .rfind(char::is_whitespace)
            .map_or(0, |s| s + text[s..].chars().next().map_or(1, char::len_utf8));
        Slice::new(row.start + start, row.start + end)
    }
}

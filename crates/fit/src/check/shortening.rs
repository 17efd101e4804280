//! Words cut or drawn together: "Maint." and "mgmt", and their long forms.

use super::language::Language;
use super::source::View;
use super::text::Text;

/// Writes out shortened words by those of the evidence: `pts` is "patients", `mgr` "manager", `Collab.` "Collaborazione".
pub(super) fn write_out(text: &mut Text, view: &View<'_>) {
    for i in 0..text.tokens.len() {
        let token = &text.tokens[i];
        if !text.is_content(i)
            || token.norm.len() > 7
            || (token.name_like && !text.slice(i..i + 1).ends_with('s'))
        {
            continue;
        }
        if view
            .lines()
            .any(|l| (0..l.text.tokens.len()).any(|j| l.text.is_content(j) && text.close(i, &l.text, j)))
        {
            continue;
        }
        let dotted = text.tokens.get(i + 1).is_some_and(|t| t.is_sign(".") && !t.spaced);
        // "Geselle" is no short form of "Gesellenbrief", nor "post-" of "postgraduate".
        let germanic = matches!(text.language, Language::German | Language::Dutch);
        let prefix = text.tokens.get(i + 1).is_some_and(|t| t.is_sign("-‐‑") && !t.spaced);
        if !dotted && (prefix || germanic && token.norm.len() > 5) {
            continue;
        }
        let norm = token.norm.clone();
        let found = view.lines().find_map(|l| {
            let at = (0..l.text.tokens.len())
                .find(|j| l.text.tokens[*j].is_word() && shortens(&norm, &l.text.tokens[*j].norm, dotted))?;
            Some((l.text.tokens[at].clone(), l.text.marks[at].clone()))
        });
        if let Some((token, mark)) = found {
            text.tokens[i].norm = token.norm;
            text.tokens[i].stem = token.stem;
            text.tokens[i].name_like = false;
            text.marks[i].entry = mark.entry;
            text.marks[i].base = mark.base;
        }
    }
}

/// Whether `short` is cut or drawn together from `long`.
fn shortens(short: &str, long: &str, dotted: bool) -> bool {
    let short = short.strip_suffix('s').filter(|s| s.len() >= 3).unwrap_or(short);
    if short.len() < 2 || long.len() < short.len() + 2 || short.bytes().next() != long.bytes().next() {
        return false;
    }
    if long.starts_with(short) && (short.len() >= 4 || dotted || (short.len() == 3 && long.len() >= 8)) {
        return true;
    }
    let vowel = |b: u8| b"aeiou".contains(&b);
    let mut rest = long.bytes();
    let drawn = short.bytes().all(|b| rest.any(|c| c == b));
    let ends_alike = short.len() >= 4 && short.len() <= 5 && short.bytes().last() == long.bytes().last();
    drawn && (dotted || ends_alike || !short.bytes().skip(1).any(vowel))
}

/// Whether a word writes out one that the line has cut short: "department" for its "dept.", "management" for "mgmt". What
/// is a word by itself is no short form.
pub(super) fn writes_out(text: &Text, i: usize, line: &Text) -> bool {
    let long = &text.tokens[i];
    let cut = |j: usize| {
        let short = &line.tokens[j];
        let mark = &line.marks[j];
        let dotted = line.tokens.get(j + 1).is_some_and(|t| t.is_sign(".") && !t.spaced)
            && line.tokens.get(j + 2).is_some_and(|t| !t.capital);
        let vowel = short.norm.bytes().skip(1).any(|b| b"aeiouy".contains(&b));
        line.is_content(j)
            && short.norm.len() <= 7
            && !short.name_like
            && (dotted || mark.entry.groups.is_empty() && !vowel)
            && shortens(&short.norm, &long.norm, dotted)
    };
    long.is_word() && long.norm.len() >= 5 && (0..line.tokens.len()).any(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_or_drawn_together() {
        assert!(shortens("mgmt", "management", false));
        assert!(shortens("maint", "maintenance", true));
        assert!(shortens("mgrs", "managers", false));
        assert!(!shortens("plan", "clan", false));
        assert!(!shortens("cat", "cattle", false));
        let read = |text: &str| Text::read(text, Language::English);
        let line = read("Ran the dept. budget and vehicle eqpmt for 4 yrs");
        assert!(writes_out(&read("department"), 0, &line));
        assert!(writes_out(&read("equipment"), 0, &line));
        assert!(!writes_out(&read("budgetary"), 0, &line));
    }
}

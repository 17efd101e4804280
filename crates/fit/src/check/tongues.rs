use std::ops::Range;

use super::finding::Kind;
use super::judge::Judge;
use super::source::Section;
use super::text::Text;

/// Names of human languages in English, German, French, Spanish, Italian, Portuguese and Dutch, folded; one language a
/// line.
const NAMES: &[&str] = &[
    "english englisch englischen anglais ingles inglese engels",
    "german deutsch deutschen allemand aleman tedesco alemao duits",
    "french franzosisch francais frances francese frans",
    "spanish spanisch espagnol espanol spagnolo espanhol spaans castellano castilian",
    "italian italienisch italien italiano italiaans",
    "portuguese portugiesisch portugais portugues portoghese portugees",
    "dutch niederlandisch hollandisch neerlandais neerlandes olandese holandes nederlands flemish",
    "polish polnisch polonais polaco polacco polones pools",
    "russian russisch russe ruso russo",
    "ukrainian ukrainisch ukrainien ucraniano ucraino oekraiens",
    "turkish turkisch turc turco turks",
    "arabic arabisch arabe arabo",
    "chinese chinesisch chinois chino cinese chines chinees mandarin cantonese",
    "japanese japanisch japonais japones giapponese japans",
    "korean koreanisch coreen coreano koreaans",
    "hindi",
    "urdu ourdou",
    "punjabi panjabi",
    "bengali",
    "tamil",
    "vietnamese vietnamesisch vietnamien vietnamita vietnamees",
    "greek griechisch grec griego greco grego grieks",
    "romanian rumanisch roumain rumano rumeno romeno roemeens",
    "hungarian ungarisch hongrois hungaro ungherese hongaars",
    "czech tschechisch tcheque checo ceco tsjechisch",
    "slovak slowakisch slovaque eslovaco slovacco",
    "croatian kroatisch croate croata",
    "serbian serbisch serbe serbio serbo servio",
    "bulgarian bulgarisch bulgare bulgaro",
    "swedish schwedisch suedois sueco svedese zweeds",
    "norwegian norwegisch norvegien noruego norvegese noruegues noors",
    "danish danisch danois danes danese dinamarques deens",
    "finnish finnisch finnois finlandes finlandese fins",
    "catalan katalanisch catala catalano catalao",
    "basque baskisch euskera basco",
    "galician galicisch galicien gallego",
    "breton bretonisch bretonne",
    "welsh walisisch gallois gales",
    "irish irisch gaelic",
    "frisian friesisch frison fries",
    "maori",
    "hebrew hebraisch hebreu hebreo ebraico",
    "persian persisch farsi persan persa",
    "albanian albanisch albanais albanes albanese",
    "latin latein",
    "swahili",
    "tagalog filipino",
    "thai",
    "indonesian indonesisch malay",
    "sign_language gebardensprache",
];

/// Which language a folded word names.
pub(super) fn named(norm: &str) -> Option<usize> {
    NAMES.iter().position(|names| names.split(' ').any(|n| n == norm))
}

/// Lowest and highest step that a statement of level may mean: A1 = 1 … C2 = 6, native = 7.
pub(super) fn level(text: &Text, range: Range<usize>) -> Option<(u8, u8)> {
    let cefr = range.clone().find_map(|i| match text.tokens[i].norm.as_str() {
        "a1" => Some(1),
        "a2" => Some(2),
        "b1" => Some(3),
        "b2" => Some(4),
        "c1" => Some(5),
        "c2" => Some(6),
        _ => None,
    });
    if let Some(step) = cefr {
        return Some((step, step));
    }
    let words = range.filter(|i| !text.marks[*i].covered);
    words.filter_map(|i| text.class(i).fluency()).max_by_key(|l| l.0)
}

/// Whether a stated level claims more than the known one.
pub(super) fn exceeds(claimed: (u8, u8), known: Option<(u8, u8)>) -> bool {
    known.is_none_or(|known| claimed.0 > known.1)
}

/// Languages and levels in running text.
pub(super) fn check(judge: &mut Judge<'_>) {
    let text = judge.text;
    let mut found = Vec::new();
    for i in 0..text.tokens.len() {
        let Some(tongue) = named(&text.tokens[i].norm) else {
            listed(judge, i, &mut found);
            continue;
        };
        // "in German and English" as the matter of the work is judged with its words; only a level makes it a claim
        // about the person.
        let Some(claimed) = level_of(text, i) else {
            if !judge.known[i] {
                found.push((i, format!("Nothing in the source speaks of {}.", judge.word(i))));
            }
            continue;
        };
        let known = known_level(judge, tongue);
        if exceeds(claimed, known.unwrap_or(None)) && !(known == Some(None) && judge.known[i]) {
            found.push((i, format!("The source gives a lower level of {}, or none.", judge.word(i))));
        }
    }
    for (i, message) in found {
        judge.block(Kind::Language, i..i + 1, message);
    }
}

/// A language of no table that the CV lists.
fn listed(judge: &Judge<'_>, i: usize, found: &mut Vec<(usize, String)>) {
    let text = judge.text;
    let Some(claimed) = text.tokens[i].capital.then(|| level_of(text, i)).flatten() else { return };
    let list =
        judge.view.source.entries.iter().filter(|e| e.section == Section::Language).flat_map(|e| &e.lines);
    for line in list.filter(|l| l.text.tokens.first().is_some_and(|t| t.norm == text.tokens[i].norm)) {
        if exceeds(claimed, level(&line.text, line.text.all())) {
            found.push((i, format!("The source gives a lower level of {}.", judge.word(i))));
        }
    }
}

/// The level that is said of the language named at `i`: in its clause, or before it where languages are listed.
fn level_of(text: &Text, i: usize) -> Option<(u8, u8)> {
    let at = text.clauses.iter().position(|c| c.tokens.contains(&i))?;
    let near = |range: Range<usize>| range.start.max(i.saturating_sub(6))..range.end.min(i + 6);
    if let Some(found) = level(text, near(text.clauses[at].tokens.clone())) {
        return Some(found);
    }
    let clause = &text.clauses[at].tokens;
    let listed = at > 0
        && text
            .telling(text.clauses[at - 1].tokens.clone())
            .last()
            .is_some_and(|k| named(&text.tokens[k].norm).is_some())
        && text.telling(clause.clone()).next() == Some(i);
    let bare = listed || text.telling(clause.clone()).all(|k| k == i);
    let joined = clause.start > 0 && !text.tokens[clause.start - 1].is_sign(".;,");
    if !(bare && joined && at > 0) {
        return None;
    }
    // "Fluent in English, Hindi and Spanish": back through what only names languages.
    for clause in text.clauses[..at].iter().rev() {
        let found = level(text, clause.tokens.clone());
        let only = text.telling(clause.tokens.clone()).all(|k| named(&text.tokens[k].norm).is_some());
        if found.is_some() || !only {
            return found;
        }
    }
    None
}

/// The best level that the source states of a language: none when it does not name it, `Some(None)` when it names it
/// without a level.
fn known_level(judge: &Judge<'_>, tongue: usize) -> Option<Option<(u8, u8)>> {
    let source = judge.view.source;
    let all = source.entries.iter().flat_map(|e| &e.lines).chain(&source.basics);
    let mut best: Option<Option<(u8, u8)>> = None;
    for line in all {
        let text = &line.text;
        for i in (0..text.tokens.len()).filter(|i| named(&text.tokens[*i].norm) == Some(tongue)) {
            let level = level(text, i.saturating_sub(4)..text.tokens.len().min(i + 6));
            best = Some(best.flatten().max(level));
        }
    }
    best
}

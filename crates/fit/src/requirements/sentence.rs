//! Sentences and list items of a posting, and what can be said about each as a whole.

use std::ops::Range;

use super::lexicon::{Class, class};
use crate::words::fold;

/// Splits a line into sentences: byte ranges, trimmed.
pub(super) fn sentences(line: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let bytes = line.as_bytes();
    for (at, c) in line.char_indices() {
        let after = at + c.len_utf8();
        let next = line[after..].chars().next();
        let ends = match c {
            '•' | '●' | '·' | '▪' | '◦' | '‣' | '|' | '\u{f0b7}' | '\u{95}' | '\t' => true,
            '*' | '-' | '–' => {
                next == Some(' ')
                    && (at == 0 || bytes[at - 1] == b' ')
                    && (c == '*' || line[start..at].trim().is_empty())
            }
            '!' | '?' | ';' => next.is_none_or(char::is_whitespace),
            '.' => {
                next.is_none_or(char::is_whitespace)
                    && !abbreviated(&line[start..at])
                    && line[after..].trim_start().chars().next().is_none_or(|c| !c.is_lowercase())
            }
            _ => false,
        };
        if ends {
            push(line, start..at, &mut out);
            start = after;
        }
    }
    push(line, start..line.len(), &mut out);
    out
}

/// Splits a line into what may be one demand each: its sentences, and the items that a long one runs together.
pub(super) fn items(line: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for range in sentences(line) {
        cut(line, range, &mut out);
    }
    out
}

/// A sentence of more bytes may be several that lost their marks.
const LONG: usize = 80;

/// Cuts what is too long for one sentence where an item begins: at a dash before a capital, and at a capital word with
/// which items of requirements and tasks begin ("... with Docker Experience in Scrum").
fn cut(line: &str, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    if range.len() <= LONG {
        return push(line, range, out);
    }
    let text = &line[range.clone()];
    let tokens: Vec<(usize, &str)> = text
        .split_whitespace()
        .map(|token| (range.start + (token.as_ptr() as usize - text.as_ptr() as usize), token))
        .collect();
    let capital = |at: usize| {
        tokens.get(at).is_some_and(|(_, t)| t.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
    };
    let dash = |at: usize| matches!(tokens[at].1, "-" | "–" | "*" | "o") && capital(at + 1);
    let dashes = (0..tokens.len()).filter(|at| dash(*at)).count() > 1;
    let (mut start, mut last) = (range.start, 0);
    for at in 1..tokens.len() {
        if dashes && dash(at) {
            push(line, start..tokens[at].0, out);
            (start, last) = (tokens[at].0 + tokens[at].1.len(), at + 1);
        } else if at > last + 1 && begins(&tokens, at) && !bracketed(&line[start..tokens[at].0]) {
            push(line, start..tokens[at].0, out);
            (start, last) = (tokens[at].0, at);
        }
    }
    push(line, start..range.end, out);
}

/// Whether a bracket was opened just before and not closed.
fn bracketed(before: &str) -> bool {
    before.rfind('(').is_some_and(|at| !before[at..].contains(')') && before.len() - at < LONG)
}

/// Whether an item begins with this word.
fn begins(tokens: &[(usize, &str)], at: usize) -> bool {
    let (before, token) = (tokens[at - 1].1, tokens[at].1);
    let next = tokens.get(at + 1).map_or("", |(_, t)| *t);
    let open = before.ends_with([',', '-', '/', '&', '(', '–', '+']);
    let joins = before.to_lowercase();
    if open || CONNECT.contains(&joins.trim_matches(|c: char| !c.is_alphanumeric())) {
        return false;
    }
    let key = fold(token.trim_matches(|c: char| !c.is_alphanumeric()));
    if token.starts_with(|c: char| c.is_ascii_digit()) {
        return next.to_lowercase().starts_with("year") || next == "+";
    }
    if !token.starts_with(char::is_uppercase) {
        return false;
    }
    let opens = OPENERS.contains(&key.as_str());
    let asks = opens || matches!(class(&key), Class::Cue | Class::CueAdjective | Class::Quality);
    let lower = |t: &str| t.starts_with(|c: char| c.is_lowercase() || c.is_numeric());
    let after_small = lower(before) || before.ends_with([')', ':', ']']);
    (asks && (after_small || lower(next))) || (class(&key) == Class::Verb && after_small && lower(next))
}

/// Words after which a sentence goes on.
const CONNECT: &[&str] = &[
    "and/or",
    "e.g",
    "ideally",
    "strong",
    "good",
    "a",
    "an",
    "and",
    "as",
    "at",
    "be",
    "by",
    "for",
    "from",
    "have",
    "in",
    "is",
    "are",
    "least",
    "minimum",
    "more",
    "no",
    "of",
    "on",
    "or",
    "our",
    "over",
    "than",
    "the",
    "to",
    "using",
    "with",
    "your",
    "than",
    "most",
    "very",
    "some",
    "any",
    "plus",
    "preferably",
    "both",
    "including",
    "like",
    "und",
    "oder",
    "mit",
    "et",
    "ou",
    "de",
    "y",
    "o",
    "e",
];

/// Folded words that open an item, beside those that ask.
const OPENERS: &[&str] = &[
    "ability",
    "able",
    "bachelor",
    "bachelors",
    "bsc",
    "degree",
    "demonstrated",
    "excited",
    "final",
    "fluency",
    "hands",
    "master",
    "msc",
    "must",
    "our",
    "passion",
    "passionate",
    "phd",
    "we",
    "willing",
    "willingness",
    "you",
    "comfortable",
    "completed",
    "curious",
    "at",
    "minimum",
    "previous",
    "prior",
    "practical",
    "proven",
    "written",
];

fn push(line: &str, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let text = &line[range.clone()];
    let trimmed = text.trim_start();
    let start = range.start + text.len() - trimmed.len();
    let end = start + trimmed.trim_end().len();
    if line[start..end].chars().any(char::is_alphanumeric) {
        out.push(start..end);
    }
}

/// Whether the full stop behind this text belongs to a short form: "e.g.", "incl.", "B.Sc.".
fn abbreviated(before: &str) -> bool {
    let last = before.rsplit([' ', '(']).next().unwrap_or_default();
    last.contains('.')
        || last.chars().count() == 1
        || ["incl", "etc", "approx", "min", "max", "inkl", "ggf", "bzw", "ca", "vs", "resp"]
            .contains(&last.to_lowercase().as_str())
}

/// Who a sentence speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Talk {
    /// Nobody: a list item, a bare phrase.
    None,
    /// The person sought.
    You,
    /// The company.
    We,
    /// Pay, benefits, perks.
    Benefit,
    /// Equal opportunity, privacy, how to apply.
    Legal,
}

/// Judged by the words people use, in the seven languages.
pub(super) fn talk(sentence: &str) -> Talk {
    let low = format!(" {} ", sentence.to_lowercase());
    let has = |list: &[&str]| list.iter().any(|w| low.contains(w));
    if has(LEGAL) {
        Talk::Legal
    } else if has(BENEFIT) {
        Talk::Benefit
    } else if has(YOU) {
        Talk::You
    } else if has(WE) {
        Talk::We
    } else {
        Talk::None
    }
}

/// Whether a sentence tells of the company or of how things are, and asks nothing: "Quillon is a leader in", "We are",
/// "There are two students here".
pub(super) fn tells(sentence: &str) -> bool {
    let low = format!(" {} ", sentence.to_lowercase().replace('’', "'"));
    if SEEKS.iter().any(|w| low.contains(w)) {
        return false;
    }
    let begins = |list: &[&str]| list.iter().any(|w| low.starts_with(w));
    if begins(OURS) {
        return true;
    }
    // A name before "is a", "are an", "was founded": "<name> is a global leader".
    let mut tokens = sentence.split_whitespace();
    let mut named = 0;
    let verb = tokens.find(|t| {
        let part = t.starts_with(|c: char| c.is_uppercase() || c == '<' || c == '&') || *t == "of";
        named += usize::from(part);
        !part
    });
    let next = tokens.next().unwrap_or_default();
    let then = tokens.next().unwrap_or_default();
    let good = [
        "plus",
        "must",
        "bonus",
        "advantage",
        "asset",
        "requirement",
        "prerequisite",
        "strong",
        "big",
        "huge",
    ];
    (1..=5).contains(&named)
        && match verb {
            Some("is" | "was") => {
                matches!(next, "a" | "an" | "the" | "one" | "proud" | "committed" | "looking" | "growing")
                    && !good.contains(&then.trim_matches(|c: char| !c.is_alphabetic()))
            }
            Some("offers" | "provides" | "operates" | "employs") => true,
            _ => false,
        }
}

const OURS: &[&str] = &[
    " we ",
    " we're ",
    " we've ",
    " our ",
    " there is ",
    " there are ",
    " the company ",
    " the team ",
    " founded ",
    " wir ",
    " unser ",
    " unsere ",
    " es gibt ",
    " nous ",
    " notre ",
    " nos ",
    " il y a ",
    " nosotros ",
    " nuestra ",
    " nuestro ",
    " hay ",
    " somos ",
    " wij ",
    " ons ",
    " onze ",
    " er zijn ",
    " noi ",
    " siamo ",
    " la nostra ",
    " the department ",
    " the position ",
    " the appointment ",
    " the institute ",
    " the university ",
    " the school ",
    " the group ",
    " the project ",
    " each ",
    " this ",
    " these ",
    " they ",
    " it is ",
];

/// What a company says of itself when it asks all the same.
const SEEKS: &[&str] = &[
    " you ",
    " your ",
    "looking for",
    "we expect",
    "we require",
    "we need",
    "we seek",
    "seeking",
    "we want",
    "we ask",
    "we search",
    "we value",
    "we'd like",
    "we would like",
    "we hope",
    "candidate",
    "applicant",
    "must ",
    "required",
    "essential",
    "requires",
    "experience",
    "expected",
    "a plus",
    "advantage",
    "wir suchen",
    "wir erwarten",
    "wir brauchen",
    "wir wünschen",
    " du ",
    " sie ",
    " dich ",
    "nous recherchons",
    "nous cherchons",
    "nous attendons",
    " vous ",
    "buscamos",
    "pedimos",
    "procuramos",
    "wij zoeken",
    "wij vragen",
    " je ",
    "cerchiamo",
];

/// Whether a sentence says that something is not asked: "You are not required to have a degree", "No experience needed".
/// "Welcome but not required" is no such sentence: it names what is welcome.
pub(super) fn waives(sentence: &str) -> bool {
    let low = format!(" {} ", sentence.to_lowercase().replace('’', "'"));
    let has = |list: &[&str]| list.iter().any(|w| low.contains(w));
    let welcome = [
        "plus",
        "prefer",
        "but not",
        "not required but",
        "advantage",
        "helpful",
        "desirable",
        "welcome",
        "nice",
    ];
    let all = [
        " not required",
        " not be required",
        " not need",
        " don't need",
        " do not need",
        " needn't",
        " not necessary",
        " not a requirement",
        " not expected",
        " don't have to have",
        " isn't required",
        " aren't required",
        " nicht erforderlich",
        " nicht notwendig",
        " keine voraussetzung",
        " nicht nötig",
        " pas nécessaire",
        " pas exigé",
        " no es necesari",
        " no se requiere",
        " não é necessári",
        " non è necessari",
        " niet vereist",
        " niet nodig",
    ];
    let none = [" no ", " without "].iter().filter_map(|no| low.find(no)).any(|at| {
        let rest: Vec<&str> = low[at..].split_whitespace().skip(1).take(7).collect();
        rest.iter().any(|w| {
            ["required", "necessary", "needed", "expected"]
                .contains(&w.trim_matches(|c: char| !c.is_alphabetic()))
        })
    });
    (has(&all) || none) && !has(&welcome)
}

/// Whether a sentence says outright that something must be there.
pub(super) fn demands(sentence: &str) -> bool {
    let low = format!(" {} ", sentence.to_lowercase());
    let owned = ["you have ", "you hold ", "you bring ", "you possess ", "you must "];
    DEMANDS.iter().any(|w| low.contains(w)) || owned.iter().any(|w| low.trim_start().starts_with(w))
}

const DEMANDS: &[&str] = &[
    " must have ",
    " must hold ",
    " must be able ",
    " must know ",
    " must speak ",
    " must be fluent",
    " is required",
    " are required",
    " required: ",
    " required ",
    " you need ",
    " you will need ",
    " you'll need ",
    " needed ",
    " needed is",
    " is essential",
    " are essential",
    " is mandatory",
    " erforderlich",
    " zwingend",
    " imprescindible",
    " obligatoire",
    " exigé",
    " vereist",
    " obrigatóri",
    " indispensabil",
];

const LEGAL: &[&str] = &[
    "equal opportunit",
    "equal employment",
    "regardless of",
    "discriminat",
    "sexual orientation",
    "gender identity",
    "veteran",
    "applicable law",
    "reasonable accommodation",
    "diversity",
    "inclusion",
    "inclusive",
    "we welcome applications",
    "apply online",
    "apply now",
    "to apply",
    "your application",
    "cover letter",
    "click here",
    "deadline",
    "further information",
    "more information",
    "interviews will",
    "privacy",
    "personal data",
    "please contact",
    "please send",
    "visit our",
    "visa",
    "chancengleichheit",
    "unabhängig von",
    "bewerbung",
    "bewirb dich",
    "candidature",
    "postulez",
    "égalité des chances",
    "igualdad de oportunidades",
    "candidatura",
    "envía tu",
    "pari opportunità",
    "solliciteer",
    "read more",
    "follow us",
];
const BENEFIT: &[&str] = &[
    "we offer",
    "we provide",
    "salary",
    "pension",
    "insurance plan",
    "health insurance",
    "private healthcare",
    "medical insurance",
    "paid time off",
    "vacation",
    "holiday",
    "bonus",
    "benefits",
    "perks",
    "free lunch",
    "fruit",
    "discount",
    "gym",
    "parental leave",
    "maternity",
    "sick leave",
    "401",
    "stock option",
    "remote work",
    "home office",
    "home-office",
    "flexible working",
    "flexible hours",
    "team event",
    "childcare",
    "relocation",
    "tuition",
    "wir bieten",
    "gehalt",
    "urlaub",
    "nous offrons",
    "rémunération",
    "mutuelle",
    "ofrecemos",
    "salario",
    "oferecemos",
    "offriamo",
    "wij bieden",
    "salaris",
    "wellness",
    "training budget",
    "career break",
    "company car",
    "allowance",
    "opportunity to",
    "employee assistance",
];
const YOU: &[&str] = &[
    " you ",
    " your ",
    " you'",
    " you’",
    "candidate",
    "applicant",
    "must have",
    "must be",
    "required",
    "is a plus",
    " du ",
    " sie ",
    " dein",
    " ihr ",
    " vous ",
    " votre ",
    " vos ",
    " tu ",
    " usted",
    " você ",
    " seu ",
    " jij ",
    " jouw ",
    " je ",
    "essential",
    "desirable",
    "preferred",
];
const WE: &[&str] = &[
    " we ",
    " our ",
    " us ",
    " we'",
    " we’",
    "company",
    "organization>",
    "founded",
    "world's",
    "headquarter",
    "employees",
    "our ",
    " wir ",
    " unser",
    " nous ",
    " notre ",
    " nos ",
    " nosotros ",
    " nuestr",
    " nós ",
    " noss",
    " noi ",
    " nostr",
    " wij ",
    " ons ",
];

//! Sentences and list items of a posting, and what can be said about each as a whole.

use std::ops::Range;

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

pub(super) fn push(line: &str, range: Range<usize>, out: &mut Vec<Range<usize>>) {
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

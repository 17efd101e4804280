//! Titles: from frames before them, nouns after them, field names, and the parts of a subject.

use crate::words::Words;
use std::sync::LazyLock;

use regex::Regex;

use super::{
    ballot::Ballot,
    occupations,
    title_ends::cleaned,
    title_frames::{AFTER, AFTER_OCCUPATION, FRAMES, JOINTS, LEADS, Look, STOPS},
    tokens::{Token, tokens},
};
use crate::fold;

/// The most words of a title.
const MAX_WORDS: usize = 14;

/// Words no title holds: what is cut out with one is a sentence.
static NEVER: Words = Words::new(
    "
    apply applying applied thank thanks you we your us interest interested time taking will have has
    been our unfortunately submitted submitting received candidacy considered following bewerbung
    ihre candidature candidatura sollicitatie interview update hiring position positions role roles
    resume invitation next steps
    ",
);
/// Words that only a title's capital makes part of one: `Application Engineer`.
static NEVER_IN_LOWER_CASE: Words = Words::new(
    "
    application applications employment assessment assessments offer opportunities status
    ",
);

/// Words that are no title alone or at the start, folded.
static NEVER_FIRST: Words = Words::new(
    "
    post seleccion selecao selezione trabajo trabalho lavoro empleo emprego recrutement travail this
    that these any our my its his her their it one some all which what career careers current new
    open other specific particular same right best perfect available above job jobs poste puesto
    vaga vacante functie posizione stelle opening vacancy opportunity the an le la el het il lo die
    der das notre nuestra nuestro nossa nosso onze nostra nostro unsere unserem unserer cette esta
    este deze questa diese dear hi hello hallo bonjour hola ola ciao beste re fwd id number location
    ",
);

pub(super) fn nominate(subject: &str, paragraphs: &[&str], ballot: &mut Ballot) {
    in_subject(subject, ballot);
    framed(subject, "subject", ballot);
    // `Interview with Northpoint for Lighthouse Keeper`
    for (at, _) in subject.match_indices(" for ").take(3) {
        if let Some(title) = accepted(right_of(&subject[at + 5..], Look::Capital), Look::Occupation) {
            ballot.add(title, 2.0, "a phrase of the subject");
        }
    }
    for (at, line) in paragraphs.iter().enumerate() {
        framed(line, "text", ballot);
        after_noun(line, ballot);
        if let Some(next) = paragraphs.get(at + 1).filter(|_| announces(line)) {
            let item = next.trim_start_matches(['-', '•', '*', '·', ' ']);
            if let Some(title) = accepted(right_of(item, Look::Any), Look::Any) {
                ballot.add(title, 4.0, "the line after 'following position'");
            }
        }
        // Job boards show a card: the title, below it `Company · Place`.
        let card = |next: &&str| next.contains(" · ") && next.len() < 120 && !next.contains(". ");
        if paragraphs.get(at + 1).is_some_and(card)
            && let Some(title) = accepted(line, Look::Occupation)
        {
            ballot.add(title, 3.0, "the card of a job board");
        }
    }
    after_noun(subject, ballot);
}

/// `… for the following position(s):`
fn announces(line: &str) -> bool {
    line.ends_with(':')
        && AFTER.iter().any(|noun| {
            fold::words(line).iter().rev().take(5).any(|word| word == noun || *word == format!("{noun}s"))
        })
}

/// The parts of a subject between dashes, colons and bars: the one that names an occupation.
fn in_subject(subject: &str, ballot: &mut Ballot) {
    static SEPARATOR: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\s+[-–—|:·]+\s+|:\s+|\s*[–—|]\s*").ok());
    let Some(separator) = SEPARATOR.as_ref() else { return };
    let mut starts = vec![0];
    starts.extend(separator.find_iter(subject).map(|found| found.end()));
    for (index, &start) in starts.iter().enumerate() {
        let end = separator.find_at(subject, start).map_or(subject.len(), |found| found.start());
        let part = without_leads(&subject[start..end]);
        let Some(title) = accepted(right_of(part, Look::Any), Look::Occupation) else { continue };
        ballot.add(title, if index == 0 { 2.5 } else { 3.0 }, "a part of the subject");
        // A title may hold a dash itself: what follows it is tried with it and without it.
        let offset = part.as_ptr() as usize - subject.as_ptr() as usize;
        let whole = right_of(&subject[offset..], Look::Capital);
        if whole.len() > part.len()
            && let Some(title) = accepted(whole, Look::Occupation)
        {
            ballot.add(title, 1.5, "the rest of the subject");
        }
    }
}

/// Without the words that say what the mail is: `Interview for Lighthouse Keeper`, `Colloquio Addetta vendite`.
fn without_leads(part: &str) -> &str {
    let first = tokens(part).into_iter().find(|token| {
        let key = token.key();
        !key.is_empty() && !LEADS.contains(&key) && !JOINTS.contains(&key)
    });
    first.map_or("", |token| &part[token.start..])
}

fn framed(line: &str, place: &'static str, ballot: &mut Ballot) {
    for frame in FRAMES.iter() {
        for found in frame.before.find_iter(line).take(4) {
            let rest = &line[found.end()..];
            if let Some(title) = accepted(right_of(rest, frame.look), frame.look) {
                ballot.add(
                    title,
                    frame.weight,
                    if place == "subject" { "a phrase of the subject" } else { "a phrase of the text" },
                );
            }
        }
    }
}

/// The words from the start of `rest` on that may be one title.
fn right_of(rest: &str, look: Look) -> &str {
    if let Some(quoted) = quoted(rest) {
        return quoted;
    }
    let tokens = tokens(rest);
    let mut end = 0;
    let mut at = 0;
    while let Some(token) = tokens.get(at).filter(|_| at < MAX_WORDS) {
        let key = token.key();
        let next = tokens.get(at + 1);
        if token.text.starts_with('(') && at > 0 {
            let close = (at..tokens.len().min(at + 8)).find(|&i| tokens[i].text.contains(')'));
            let Some(close) = close else { break };
            end = tokens[close].end;
            // `(m/w/d)` is always the last word of a title.
            let mark = close == at && token.text.len() <= 9 && token.text.contains(['/', '|', '*']);
            if mark || tokens[close].ends_sentence() || tokens[close].text.ends_with([',', '.']) {
                break;
            }
            at = close + 1;
            continue;
        }
        let separator = matches!(token.text, "-" | "–" | "—" | "|" | "/" | "&" | "+" | "·");
        if separator {
            // `Engineer - Platform`, not `Engineer - we` and not the bar of a subject.
            if token.text == "|"
                || token.text == "·"
                || next.is_none_or(|next| !next.is_capital() && look != Look::Any)
            {
                break;
            }
            at += 1;
            continue;
        }
        let capital_next = next.is_some_and(Token::is_capital);
        let test = key == "in"
            && next.is_some_and(|next| {
                matches!(next.key().as_str(), "test" | "training" | "residence" | "charge")
            });
        let joint = JOINTS.contains(&key)
            && capital_next
            && at > 0
            && !matches!(key.as_str(), "in" | "en" | "with" | "da" | "im");
        if token.text.chars().next().is_some_and(char::is_lowercase)
            && STOPS.contains(&key)
            && !joint
            && !test
        {
            break;
        }
        if matches!(
            key.as_str(),
            "we" | "you"
                | "dear"
                | "hello"
                | "unfortunately"
                | "thank"
                | "our"
                | "your"
                | "req"
                | "requisition"
                | "ref"
        ) {
            break;
        }
        let lower = !token.is_capital() && !joint && !test;
        if lower
            && (look == Look::Capital || at == 0 && look == Look::Occupation && !occupations::names_one(rest))
            && !inside_title(&key, at)
        {
            break;
        }
        // `Lighthouse Keeper landed safely`: behind the occupation, lower case goes on only as `de datos` does.
        let after_joint = at > 0 && JOINTS.contains(&tokens[at - 1].key());
        let leads_on = JOINTS.contains(&key) && next.is_some_and(|next| !STOPS.contains(&next.key()));
        if lower
            && look == Look::Occupation
            && !(after_joint || leads_on || occupations::names_one(token.text))
            && occupations::names_one(&rest[..end])
        {
            break;
        }
        if joint
            && matches!(key.as_str(), "and" | "und" | "et" | "y" | "e")
            && next.is_some_and(|next| STOPS.contains(&next.key()))
        {
            break;
        }
        end = token.end;
        at += 1;
        // `Graduate Scheme: Lighthouse Keeper` goes on after its colon.
        let colon = token.text.ends_with(':')
            && look == Look::Any
            && next.is_some_and(|next| {
                next.is_capital() && occupations::names_one(next.text)
                    || next.text.starts_with(char::is_numeric)
            })
            || token.text.ends_with(':')
                && tokens[at..].iter().take(2).any(|t| occupations::names_one(t.text) && t.is_capital());
        if token.ends_sentence() && !colon {
            break;
        }
        if token.text.ends_with(',') && !goes_on(&tokens[at..]) {
            break;
        }
    }
    &rest[..end]
}

/// German writes words like `interne` inside a title; the first word of it must look like one.
fn inside_title(key: &str, at: usize) -> bool {
    at > 0 && matches!(key, "m" | "w" | "d" | "f" | "x" | "h")
}

/// After a comma: one to three more capital words that are no new clause, as in `Engineer, Platform`.
fn goes_on(rest: &[Token<'_>]) -> bool {
    const CLAUSE: &[&str] = &[
        "we",
        "you",
        "i",
        "our",
        "your",
        "the",
        "unfortunately",
        "thank",
        "please",
        "inc",
        "llc",
        "ltd",
        "req",
        "requisition",
        "job",
        "if",
        "and",
    ];
    rest.first().is_some_and(|token| {
        token.is_capital() && !CLAUSE.contains(&token.key().as_str()) && token.text.len() > 1
    })
}

fn quoted(rest: &str) -> Option<&str> {
    let open = rest.chars().next()?;
    let closing: &[char] = match open {
        '"' => &['"'],
        '“' => &['”', '"'],
        '„' => &['“', '”', '"'],
        '«' => &['»'],
        '\'' | '‘' => &['\'', '’'],
        _ => return None,
    };
    let inner = &rest[open.len_utf8()..];
    let end = inner.find(closing).filter(|end| *end <= 120)?;
    Some(&inner[..end])
}

/// `the Lighthouse Keeper position`: words left of the noun, back to an article; else the capital ones.
fn after_noun(line: &str, ballot: &mut Ballot) {
    const ARTICLES: &[&str] = &["the", "our", "an", "a", "your", "this", "following"];
    let tokens = tokens(line);
    for (at, token) in tokens.iter().enumerate().skip(1) {
        let key = token.key();
        let key = key.strip_suffix(" s").unwrap_or(&key);
        let loose = AFTER.contains(key);
        let strict = AFTER_OCCUPATION.contains(key) && !token.text.starts_with(char::is_uppercase);
        if !loose && !strict {
            continue;
        }
        let from = at.saturating_sub(MAX_WORDS + 1);
        let clause = (from..at).rev().find(|&i| tokens[i].ends_sentence()).map_or(from, |i| i + 1);
        let article =
            (clause..at).rev().find(|&i| ARTICLES.contains(&tokens[i].text.to_lowercase().as_str()));
        let capitals = capitals_before(&tokens, clause, at);
        let look = if loose { Look::Capital } else { Look::Occupation };
        let span = |first: usize| (first < at).then(|| &line[tokens[first].start..tokens[at - 1].end]);
        let by_article = article.and_then(|i| span(i + 1)).and_then(|text| {
            let all_capital = tokens[article.map_or(0, |i| i + 1)..at].iter().all(|t| {
                t.is_capital() || JOINTS.contains(&t.key()) || !t.text.chars().any(char::is_alphabetic)
            });
            accepted(text, if all_capital { look } else { Look::Occupation })
        });
        let found = by_article.or_else(|| span(capitals).and_then(|text| accepted(text, Look::Occupation)));
        if let Some(title) = found {
            ballot.add(title, 4.0, "the words before 'position'");
        }
    }
}

/// The first of the capital words that end before `at`.
fn capitals_before(tokens: &[Token<'_>], from: usize, at: usize) -> usize {
    let mut first = at;
    for i in (from..at).rev() {
        let token = &tokens[i];
        let joint = first < at && JOINTS.contains(&token.key());
        if token.is_capital() {
            first = i;
        } else if !joint && token.text.chars().any(char::is_alphabetic) {
            break;
        }
    }
    first
}

/// `Northpoint for the Lighthouse Keeper`: when only what follows names an occupation, the title is there.
fn behind_company(text: &str) -> &str {
    [" for the ", " for our ", " for an ", " for a ", " for ", " as an ", " as a ", " as "]
        .iter()
        .find_map(|joint| text.split_once(joint))
        .filter(|(before, after)| !occupations::names_one(before) && occupations::names_one(after))
        .map_or(text, |(_, after)| after)
}

/// The text as a title, or nothing when it cannot be one.
fn accepted(text: &str, look: Look) -> Option<&str> {
    let title = cleaned(behind_company(text));
    let words = fold::words(title);
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    let first = words.first()?;
    // In brackets anything goes: `Keeper (night roles only)`.
    let open = title.split('(').next().unwrap_or(title);
    let spoken = tokens(open).iter().any(|token| {
        let capital = token.text.starts_with(char::is_uppercase);
        fold::words(token.text)
            .iter()
            .any(|word| NEVER.contains(word) || (!capital && NEVER_IN_LOWER_CASE.contains(word)))
    });
    let sentence = spoken || NEVER_FIRST.contains(first);
    if letters < 2
        || title.len() > 120
        || words.len() > MAX_WORDS + 4
        || sentence
        || title.contains(['@', '{', '<'])
        || title.contains("://")
    {
        return None;
    }
    let looks = match look {
        Look::Any => letters > 2 && !words.iter().all(|word| STOPS.contains(word)),
        Look::Capital => title.chars().any(char::is_uppercase),
        Look::Occupation => occupations::names_one(title),
    };
    looks.then_some(title)
}

//! Companies: from set phrases, the signature, the subject, the sender and links.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    ballot::Ballot,
    company_frames::{
        CLOSINGS, DEPARTMENT, DEPARTMENT_FIRST, DEPARTMENTS, IN_SUBJECT, IN_TEXT, JOINTS, LEGAL_FORMS,
        NEVER_FIRST,
    },
    occupations, sender,
    tokens::{Token, tokens, trimmed},
};
use crate::{
    fold,
    message::Message,
    senders::{self},
};

/// The most words of a name.
const MAX_WORDS: usize = 7;
/// Lines after a closing that may sign.
const SIGNATURE: usize = 5;

/// What two spellings of one name share: without article and legal form, of a folded name.
pub(super) fn key(folded: &str) -> String {
    let words: Vec<&str> =
        folded.split(' ').filter(|word| *word != "the" && !LEGAL_FORMS.contains(word)).collect();
    if words.is_empty() { folded.to_owned() } else { words.join(" ") }
}

pub(super) fn nominate(message: &Message, subject: &str, paragraphs: &[&str], ballot: &mut Ballot) {
    in_subject(subject, ballot);
    acting(subject, ballot);
    for line in paragraphs {
        framed(line, ballot);
        acting(line, ballot);
        card(line, ballot);
        department(line, ballot);
    }
    signature(paragraphs, ballot);
    if let Some(from) = &message.envelope.from {
        sender::display_name(from, ballot);
    }
    sender::domains(message, subject, paragraphs, ballot);
}

fn framed(line: &str, ballot: &mut Ballot) {
    for frame in IN_TEXT.iter() {
        for found in frame.before.find_iter(line).take(6) {
            let Some(name) = right_of(&line[found.end()..]) else { continue };
            // Boards and tools are employers too, but mostly they are the place where the application was made.
            if !senders::is_platform(name) {
                ballot.add(name, frame.weight, "a phrase of the text");
            } else if frame.weight >= 3.0 {
                ballot.add(name, frame.weight / 2.0, "a phrase of the text");
            }
        }
    }
}

fn in_subject(subject: &str, ballot: &mut Ballot) {
    static YOURS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:your|deine|ihre|tu|su|sua|votre|jouw)\s+(?P<name>\S.{1,50}?)\s+(?:job\s+)?(?:application|interview|candidacy|offer|assessment|candidature)\b").ok()
    });
    static HEAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?P<name>\S.{1,50}?)\s+(?:job\s+)?(?:applications?|assessments?|interview|careers?|recruit\w+|hiring|candidate|coding|online|employment|offer|talent)\b").ok()
    });
    static SEPARATOR: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\s+[-–—|:·]+\s+|:\s*|\s*[–—|]\s*|[\[\]]").ok());
    for frame in IN_SUBJECT.iter() {
        for found in frame.before.find_iter(subject).take(4) {
            if let Some(name) = right_of(&subject[found.end()..]) {
                let weight = if senders::is_platform(name) { frame.weight / 4.0 } else { frame.weight };
                ballot.add(name, weight, "a phrase of the subject");
            }
        }
    }
    for (pattern, weight) in [(&YOURS, 3.0), (&HEAD, 2.5)] {
        let found = pattern
            .as_ref()
            .and_then(|pattern| pattern.captures(subject))
            .and_then(|found| found.name("name"));
        if let Some(name) = found.and_then(|found| whole(found.as_str())) {
            ballot.add(name, weight, "a phrase of the subject");
        }
    }
    if let Some(separator) = SEPARATOR.as_ref() {
        let parts: Vec<&str> = separator.split(subject).collect();
        if parts.len() > 1 {
            for name in parts.iter().filter_map(|part| whole(part)) {
                ballot.add(name, 1.5, "a part of the subject");
            }
        }
    }
}

/// `Northpoint has decided …`: the capital words before the verb.
fn acting(line: &str, ballot: &mut Ballot) {
    static VERBS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)\s(?:(?:has|have)\s+(?:\w+\s+)?(?:decided|moved|reviewed|chosen|received|not|selected|filled|been|invited|sent|requested|shared|asked)|did\s+not|will\s+not|continues?\s+to|invited\s+you|hat\s+(?:sich|ihre|deine)|(?:invites|would\s+like)\b)").ok()
    });
    for found in VERBS.as_ref().into_iter().flat_map(|verbs| verbs.find_iter(line)).take(4) {
        let before = &line[..found.start()];
        let words = tokens(before);
        let mut first = words.len();
        for (at, token) in words.iter().enumerate().rev().take(MAX_WORDS) {
            let joint = first < words.len() && JOINTS.contains(&token.key());
            let ends = first < words.len()
                && (token.text.ends_with(',') && !next_is_legal(&words[at + 1..]) || token.ends_sentence());
            if ends || !(token.is_capital() || joint || matches!(token.text, "&")) {
                break;
            }
            first = at;
        }
        if let Some(name) = words.get(first).and_then(|token| whole(&before[token.start..])) {
            ballot.add(name, 2.0, "a phrase of the text");
        }
    }
}

fn next_is_legal(rest: &[Token<'_>]) -> bool {
    rest.first().is_some_and(|token| is_legal_form(token))
}

/// `Northpoint · Harbour City`: the card of a job board.
fn card(line: &str, ballot: &mut Ballot) {
    if line.len() > 120 || line.contains(". ") {
        return;
    }
    if let Some((name, _)) = line.split_once(" · ")
        && let Some(name) = whole(name)
    {
        ballot.add(name, 2.5, "the card of a job board");
    }
}

/// A line that is the name of a department and of its company.
fn department(line: &str, ballot: &mut Ballot) {
    if line.chars().count() > 90 {
        return;
    }
    // The last clause: `Best wishes, the Northpoint Recruiting Team`.
    let tail = line
        .rsplit_once(", ")
        .filter(|(before, _)| CLOSINGS.contains(&fold::key(before).as_str()))
        .map_or(line, |(_, tail)| tail);
    for pattern in [&*DEPARTMENT, &*DEPARTMENT_FIRST] {
        let found =
            pattern.as_ref().and_then(|pattern| pattern.captures(tail)).and_then(|found| found.name("name"));
        if let Some(name) = found.and_then(|found| whole(found.as_str())) {
            ballot.add(name, 3.0, "the signature");
            return;
        }
    }
}

/// Lines after the closing: the last that may be a company's. A person signs above it.
fn signature(paragraphs: &[&str], ballot: &mut Ballot) {
    let closing = |line: &str| CLOSINGS.contains(&fold::key(line).as_str());
    let Some(at) = paragraphs.iter().rposition(|line| closing(line)) else { return };
    let signed = &paragraphs[at + 1..paragraphs.len().min(at + 1 + SIGNATURE)];
    for (index, line) in signed.iter().enumerate() {
        if let Some(name) = whole(line).filter(|name| line.chars().count() < 60 && !name.contains(" | ")) {
            let company = tokens(name).iter().any(is_legal_form);
            ballot.add(
                name,
                if company {
                    2.5
                } else if index == 0 {
                    0.8
                } else {
                    1.2
                },
                "the signature",
            );
        }
    }
}

fn is_legal_form(token: &Token<'_>) -> bool {
    LEGAL_FORMS.contains(&fold::squash(token.text)) && token.is_capital()
        || matches!(token.text.trim_end_matches([',', '.']), "e.V" | "eG" | "mbH")
}

/// The name that a text starts with.
fn right_of(rest: &str) -> Option<&str> {
    let words = tokens(rest);
    let mut end = 0;
    let mut at = 0;
    while let Some(token) = words.get(at).filter(|_| at < MAX_WORDS) {
        let next = words.get(at + 1);
        let key = token.key();
        let joint = at > 0 && (JOINTS.contains(&key) || matches!(token.text, "&" | "+"));
        if joint {
            let follows = if key == "of" && next.is_some_and(|next| next.key() == "the") {
                words.get(at + 2)
            } else {
                next
            };
            let goes_on = follows.is_some_and(|next| next.is_capital() && !NEVER_FIRST.contains(&next.key()));
            // `Northpoint for Lighthouse Keeper`: what follows is the title.
            let title = matches!(key.as_str(), "for" | "and" | "und" | "et" | "y" | "e")
                && next.is_some_and(|next| occupations::names_one(clause(&rest[next.start..])));
            if !goes_on || title {
                break;
            }
            at += 1;
            continue;
        }
        if !token.is_capital() {
            break;
        }
        if at == 0 && key == "the" && !next.is_some_and(Token::is_capital) {
            return None;
        }
        if token.text.starts_with('(') && at > 0 {
            let close = (at..words.len().min(at + 6)).find(|&i| words[i].text.contains(')'));
            if let Some(close) = close.filter(|_| at > 0 && is_legal_form(&words[at - 1])) {
                end = words[close].end;
            }
            break;
        }
        let possessive =
            token.text.trim_end_matches([',', '.']).ends_with("'s") || token.text.ends_with("’s");
        let brand = possessive && next.is_some_and(Token::is_capital) && at > 0;
        end = token.end;
        at += 1;
        if is_legal_form(token) && at > 1 {
            let more = next.is_some_and(|next| next.text == "&" || is_legal_form(next));
            if !more {
                break;
            }
            continue;
        }
        if token.ends_sentence() || possessive && !brand || token.text.ends_with(')') {
            break;
        }
        if token.text.ends_with(',') && !next.is_some_and(is_legal_form) {
            break;
        }
    }
    let name = spelt(&rest[..end])?;
    // The dot of `Hollis Ltd. Regards` ends the sentence; that of `Hollis Ltd. in Leeds` is its own.
    let over = words.get(at).is_none_or(|next| next.text.starts_with(char::is_uppercase));
    Some(
        name.strip_suffix('.')
            .filter(|stem| over && rest[..end].ends_with('.') && !stem.contains('.'))
            .unwrap_or(name),
    )
}

fn clause(text: &str) -> &str {
    text.split([',', '.', '!', ';']).next().unwrap_or(text)
}

/// The text as a company's name, or nothing when it cannot be one or is that of a board or tool.
pub(super) fn whole(text: &str) -> Option<&str> {
    spelt(text).filter(|name| !senders::is_platform(name))
}

/// The text as a company's name, or nothing when it cannot be one.
fn spelt(text: &str) -> Option<&str> {
    let mut name = trimmed(text);
    name = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name);
    // `Northpoint Careers`, `Northpoint Talent Acquisition`: the department is not the name.
    loop {
        let words = tokens(name);
        let Some(last) = words.last().filter(|_| words.len() > 1) else { break };
        let lower = !last.is_capital() && !matches!(last.text, "&" | "+");
        if DEPARTMENTS.contains(&last.key())
            || (lower && JOINTS.contains(&last.key()))
            || matches!(last.text, "&" | "+" | "-")
        {
            name = trimmed(&name[..words[words.len() - 2].end]);
        } else {
            break;
        }
    }
    let words = tokens(name);
    let first = words.first()?;
    let rest_named = words.iter().all(|token| {
        token.is_capital()
            || JOINTS.contains(&token.key())
            || token.key().is_empty()
            || token.text.starts_with('(')
    });
    let key = first.key();
    let lone = words.len() == 1 && (DEPARTMENTS.contains(&key) || LEGAL_FORMS.contains(&key));
    let digits = name.chars().filter(char::is_ascii_digit).count() * 2 > name.len();
    let odd = name.contains(['@', '{', '<', '=', '?'])
        || name.contains("://")
        || name.len() > 70
        || name.chars().filter(|c| c.is_alphanumeric()).count() < 2;
    // `HERE Northpoint` is a name, `Here at Northpoint` is not.
    let shouted = words.len() > 1 && first.text.len() > 2 && first.text.chars().all(char::is_uppercase);
    let article = key == "the" && words.len() > 1;
    if lone
        || odd
        || digits
        || !rest_named
        || words.len() > MAX_WORDS + 2
        || (NEVER_FIRST.contains(&key) && !article && !shouted)
        || (occupations::names_one(name) && !words.iter().any(is_legal_form))
    {
        return None;
    }
    Some(name)
}

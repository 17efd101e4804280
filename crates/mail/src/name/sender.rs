//! What the sender says of the employer: display name, domain, and the tenants that links name.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    ballot::Ballot,
    company::{key, whole},
    company_frames::DEPARTMENTS,
    tokens::{tokens, trimmed},
};
use crate::{
    fold,
    message::{Address, Message},
    senders::{self, Origin},
};

/// The place of a display name.
const SENDER: &str = "the sender's name";
/// `Northpoint Careers <…>`, `Ada from Northpoint <…>`, `"HR@Northpoint"`.
pub(super) fn display_name(from: &Address, ballot: &mut Ballot) {
    static LINKED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)(?:\s(?:from|at|von|bei|chez|de|van|di|da|do)\s+|\s*@\s*|\s+[|–—-]\s+|\()(?P<name>[^()|]+)\)?$").ok()
    });
    let shown = from.name.trim();
    if shown.is_empty() {
        return;
    }
    let linked =
        LINKED.as_ref().and_then(|pattern| pattern.captures(shown)).and_then(|found| found.name("name"));
    if let Some(name) = linked.and_then(|found| whole(domain_name(found.as_str()))) {
        ballot.add(name, 3.0, SENDER);
        return;
    }
    let shown = without_department(shown.split(" via ").next().unwrap_or(shown));
    let origin = from.domain().map_or(Origin::Mailbox, |domain| senders::origin(&domain));
    let words = fold::words(shown);
    let department = words.iter().any(|word| DEPARTMENTS.contains(word));
    if let Some(name) = whole(shown) {
        // Without a department it may be a person, except where only machines send.
        let automatic = from.email.to_ascii_lowercase().replace(['-', '_', '.'], "").contains("noreply");
        let weight = match origin {
            _ if department => 3.0,
            Origin::System => 3.0,
            Origin::Own if automatic => 2.0,
            _ => 0.5,
        };
        if origin != Origin::Board {
            ballot.add(name, weight, SENDER);
        }
    }
}

/// `Recrutement Phare du Nord`, `Team Northpoint`: the department in front goes.
fn without_department(shown: &str) -> &str {
    let words = tokens(shown);
    match words.as_slice() {
        [first, next, ..] if DEPARTMENTS.contains(&first.key()) && next.is_capital() => {
            without_department(&shown[next.start..])
        }
        _ => shown,
    }
}

/// `Northpoint.com` in a display name is its domain, not its name.
fn domain_name(name: &str) -> &str {
    name.trim().strip_suffix(".com").unwrap_or(name)
}

/// The owner of the sender's domain and the tenants of links, spelt as the mail spells them.
pub(super) fn domains(message: &Message, subject: &str, paragraphs: &[&str], ballot: &mut Ballot) {
    let mut labels: Vec<(String, f32, &'static str)> = Vec::new();
    if let Some(from) = &message.envelope.from {
        let domain = from.domain().unwrap_or_default();
        labels.extend(senders::owner(&domain).map(|label| (label.to_owned(), 1.5, "the sender's domain")));
        labels.extend(
            senders::tenant_mailbox(&from.email).map(|label| (label.to_owned(), 1.5, "the sender's address")),
        );
    }
    labels.extend(
        message
            .links
            .iter()
            .filter_map(|link| senders::tenant(link))
            .take(3)
            .map(|label| (label.to_owned(), 1.5, "a link")),
    );
    for (label, weight, place) in labels {
        let squashed = fold::squash(&label);
        if squashed.len() < 2 || senders::is_platform(&label) {
            continue;
        }
        let agreeing: Vec<(String, bool)> = ballot
            .candidates()
            .iter()
            .filter(|c| {
                let name = fold::squash(&key(&fold::key(&c.value)));
                name == squashed
                    || (name.len() >= 4 && (squashed.starts_with(&name) || name.starts_with(&squashed)))
            })
            .map(|c| (c.value.clone(), c.place == SENDER))
            .collect();
        for (name, sender) in &agreeing {
            // A system under a name of its own has both display name and domain; they are one witness, not two.
            ballot.add(name, if *sender { weight / 2.0 } else { weight }, place);
        }
        if agreeing.is_empty() {
            let spelt =
                std::iter::once(&subject).chain(paragraphs).find_map(|line| spelling(line, &squashed));
            ballot.add(spelt.unwrap_or(&label), if spelt.is_some() { weight + 0.5 } else { weight }, place);
        }
    }
}

/// One to four words of the line that are the label when written as one: `North Point` for `northpoint`.
fn spelling<'a>(line: &'a str, label: &str) -> Option<&'a str> {
    let words = tokens(line);
    for (at, token) in words.iter().enumerate() {
        if !token.is_capital() || token.text.contains(['@', '/']) {
            continue;
        }
        for last in at..words.len().min(at + 4) {
            let text = trimmed(&line[token.start..words[last].end]);
            let squashed = fold::squash(text);
            if squashed == label && !text.contains('@') {
                return Some(text);
            }
            if squashed.len() > label.len() {
                break;
            }
        }
    }
    None
}

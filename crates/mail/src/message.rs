use serde::{Deserialize, Serialize};

use crate::{forward, html, moment::Moment};

/// The most text of one body that is looked at, in bytes: what an employer has to say stands well before.
pub(crate) const MAX_BODY: usize = 200_000;
/// Addresses kept of one header.
pub(crate) const MAX_ADDRESSES: usize = 50;
/// Links kept of one mail.
pub(crate) const MAX_LINKS: usize = 100;

/// A mailbox as a header names it. Either part may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// The display name, decoded; empty when there is none.
    pub name: String,
    /// The address, as written; not validated.
    pub email: String,
}

impl Address {
    /// Reads `Name <a@b>`, `"Name" <a@b>`, `a@b (Name)`, `a@b`, or a bare name. `None` for blank text.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let unquote = |s: &str| s.trim().trim_matches(['"', '\'', '*']).trim().to_owned();
        let address = if let Some((name, rest)) = text.split_once('<') {
            let email = rest.split('>').next().unwrap_or_default();
            Self { name: unquote(name), email: bare(email) }
        } else if let Some((name, rest)) = text.split_once("[mailto:") {
            Self { name: unquote(name), email: bare(rest.split(']').next().unwrap_or_default()) }
        } else if let Some((email, name)) = text.split_once('(').filter(|(before, _)| before.contains('@')) {
            Self { name: unquote(name.trim_end_matches(')')), email: bare(email) }
        } else if text.contains('@') && !text.contains(' ') {
            Self { name: String::new(), email: bare(text) }
        } else {
            Self { name: unquote(text), email: String::new() }
        };
        Some(address)
    }

    /// What follows the last `@`, lower case.
    pub fn domain(&self) -> Option<String> {
        let (_, domain) = self.email.rsplit_once('@')?;
        (!domain.is_empty()).then(|| domain.to_ascii_lowercase())
    }
}

fn bare(email: &str) -> String {
    let email = email.trim();
    email.strip_prefix("mailto:").unwrap_or(email).to_owned()
}

/// The header of a mail, as far as an application cares.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// The first `From` (else `Sender`).
    pub from: Option<Address>,
    /// `To`, at most 50.
    pub to: Vec<Address>,
    /// Decoded and on one line.
    pub subject: String,
    /// When the mail was sent, by its sender's word.
    pub date: Option<Moment>,
    /// Without angle brackets.
    pub message_id: Option<String>,
    /// Ids of the mails this one answers, without angle brackets.
    pub in_reply_to: Vec<String>,
    /// Ids of the thread, oldest first, without angle brackets.
    pub references: Vec<String>,
}

/// One mail: who wrote what to whom. When it came as a forward, this is the mail inside.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The header of the mail that the employer wrote.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// Its text, from the text part or made from HTML; lines end in `\n`.
    pub body: String,
    /// Targets of links, in order of appearance, at most 100.
    pub links: Vec<String>,
    /// The header of the outermost mail when the mail was forwarded: its `to` is where it arrived, its `from` is
    /// who must be trusted.
    pub forwarded: Option<Envelope>,
}

/// In what form a provider hands over the body.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BodyType {
    /// Plain text.
    #[default]
    Text,
    /// HTML.
    Html,
}

/// The fields of a mail as a provider's payload has them; each may be empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Parts<'a> {
    /// `Name <address>`.
    pub from: &'a str,
    /// Addresses separated by commas.
    pub to: &'a str,
    /// One line.
    pub subject: &'a str,
    /// RFC 5322, RFC 3339, `2025-03-04`, or seconds or milliseconds since 1970.
    pub date: &'a str,
    /// Text or HTML, by `body_type`.
    pub body: &'a str,
    /// What `body` is.
    pub body_type: BodyType,
}

impl Message {
    /// A message out of a provider's fields. Forwards inside the text are unwrapped as in [`crate::read()`].
    pub fn from_parts(parts: &Parts<'_>) -> Self {
        let (body, links) = match parts.body_type {
            BodyType::Text => (plain(parts.body), links_in(parts.body)),
            BodyType::Html => html::to_text(clip(parts.body)),
        };
        let envelope = Envelope {
            from: Address::parse(parts.from),
            to: parts.to.split(',').filter_map(Address::parse).take(MAX_ADDRESSES).collect(),
            subject: one_line(parts.subject),
            date: Moment::parse(parts.date),
            ..Envelope::default()
        };
        forward::unwrap(Self { envelope, body, links, forwarded: None })
    }
}

/// Cuts at a character boundary so that a huge body costs no more than a large one.
pub(crate) fn clip(text: &str) -> &str {
    let mut end = text.len().min(MAX_BODY);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Plain text with `\n` line ends and without the characters that only mail programs need.
pub(crate) fn plain(text: &str) -> String {
    clip(text)
        .replace("\r\n", "\n")
        .chars()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' | '\u{34f}' | '\0'))
        .map(|c| match c {
            '\r' => '\n',
            '\u{a0}' | '\u{202f}' | '\u{2007}' => ' ',
            c => c,
        })
        .collect()
}

/// A header value without line breaks and doubled spaces.
pub(crate) fn one_line(text: &str) -> String {
    clip(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Web addresses written out in plain text.
pub(crate) fn links_in(text: &str) -> Vec<String> {
    clip(text)
        .split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '"'))
        .filter(|word| word.starts_with("https://") || word.starts_with("http://"))
        .map(|word| word.trim_end_matches(['.', ',', ';', ']']).to_owned())
        .take(MAX_LINKS)
        .collect()
}

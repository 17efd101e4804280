//! Bytes to message: MIME by `mail-parser`, then our own choice of body, and forwards unwrapped.

use mail_parser::{Address as Header, HeaderValue, MessageParser, PartType};

use crate::{
    error::MailError,
    forward, html,
    message::{Address, Envelope, MAX_ADDRESSES, MAX_BODY, Message, links_in, one_line, plain},
    moment::Moment,
};

/// The largest mail that is read, in bytes: what large providers let through with attachments.
pub const MAX_BYTES: usize = 35 * 1024 * 1024;
/// A forward of a forward of a forward is still one mail; more is a mail bomb.
const MAX_DEPTH: usize = 4;
/// Parts of one body that are looked at.
const MAX_PARTS: usize = 20;

/// Reads one mail (RFC 5322 with MIME).
///
/// Broken MIME is read as far as it goes: an unknown character set, a bad boundary or a lost header cost only
/// that part. Errors: no bytes, more than [`MAX_BYTES`], or bytes with neither a header nor text.
pub fn read(raw: &[u8]) -> Result<Message, MailError> {
    if raw.len() > MAX_BYTES {
        return Err(MailError::too_large(raw.len(), MAX_BYTES));
    }
    if raw.iter().all(u8::is_ascii_whitespace) {
        return Err(MailError::empty());
    }
    let parsed = MessageParser::default().parse(skip_mbox_line(raw)).ok_or_else(MailError::not_mail)?;
    let message = message(&parsed, 0);
    let envelope = &message.envelope;
    let nothing = envelope.from.is_none() && envelope.subject.is_empty() && envelope.date.is_none();
    if nothing && (message.body.trim().is_empty() || raw.contains(&0)) {
        return Err(MailError::not_mail());
    }
    Ok(forward::unwrap(message))
}

/// A mail taken out of an mbox file starts with a line that is no header.
fn skip_mbox_line(raw: &[u8]) -> &[u8] {
    if !raw.starts_with(b"From ") {
        return raw;
    }
    raw.iter().position(|&b| b == b'\n').map_or(raw, |end| &raw[end + 1..])
}

fn message(parsed: &mail_parser::Message<'_>, depth: usize) -> Message {
    let (body, links) = body(parsed);
    let outer = Message { envelope: envelope(parsed), body, links, forwarded: None };
    if depth >= MAX_DEPTH {
        return outer;
    }
    let attached = parsed.attachments().find_map(|part| match &part.body {
        PartType::Message(inner) => Some(inner),
        _ => None,
    });
    // A bounce also carries the mail it is about; that one is the person's own.
    match attached.filter(|_| !is_report(parsed)) {
        Some(inner) => {
            let mut inner = message(inner, depth + 1);
            inner.forwarded = Some(outer.forwarded.unwrap_or(outer.envelope));
            inner
        }
        None => outer,
    }
}

fn is_report(parsed: &mail_parser::Message<'_>) -> bool {
    use mail_parser::MimeHeaders;
    parsed.root_part().content_type().and_then(|kind| kind.subtype()).is_some_and(|kind| kind == "report")
}

/// The text parts joined; HTML when there is no text, or when the text part is only a hint that HTML exists.
fn body(parsed: &mail_parser::Message<'_>) -> (String, Vec<String>) {
    let (mut text, mut links) = (String::new(), Vec::new());
    for part in parsed.text_bodies().take(MAX_PARTS) {
        if text.len() > MAX_BODY {
            break;
        }
        match &part.body {
            PartType::Text(part) => {
                text.push_str(&plain(part));
                links.extend(links_in(part));
            }
            PartType::Html(part) => {
                let (part, hrefs) = html::to_text(crate::message::clip(part));
                text.push_str(&part);
                links.extend(hrefs);
            }
            _ => {}
        }
        text.push('\n');
    }
    let (mut shown, mut hrefs) = (String::new(), Vec::new());
    for part in parsed.html_bodies().take(MAX_PARTS) {
        if let PartType::Html(part) = &part.body {
            let (part, found) = html::to_text(crate::message::clip(part));
            shown.push_str(&part);
            shown.push('\n');
            hrefs.extend(found);
        }
    }
    if text.trim().len() * 4 < shown.trim().len() {
        (shown, hrefs)
    } else {
        links.extend(hrefs);
        links.dedup();
        links.truncate(crate::message::MAX_LINKS);
        (text, links)
    }
}

fn envelope(parsed: &mail_parser::Message<'_>) -> Envelope {
    Envelope {
        from: addresses(parsed.from())
            .into_iter()
            .next()
            .or_else(|| addresses(parsed.sender()).into_iter().next()),
        to: addresses(parsed.to()),
        subject: one_line(parsed.subject().unwrap_or_default()),
        date: parsed.date().and_then(Moment::from_header),
        message_id: parsed.message_id().map(str::to_owned),
        in_reply_to: ids(parsed.in_reply_to()),
        references: ids(parsed.references()),
    }
}

fn addresses(header: Option<&Header<'_>>) -> Vec<Address> {
    let Some(header) = header else { return Vec::new() };
    header
        .iter()
        .take(MAX_ADDRESSES)
        .map(|addr| Address {
            name: one_line(addr.name().unwrap_or_default()),
            email: one_line(addr.address().unwrap_or_default()),
        })
        .filter(|address| !address.name.is_empty() || !address.email.is_empty())
        .collect()
}

fn ids(header: &HeaderValue<'_>) -> Vec<String> {
    match header {
        HeaderValue::Text(id) => vec![id.to_string()],
        HeaderValue::TextList(ids) => ids.iter().take(MAX_ADDRESSES).map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

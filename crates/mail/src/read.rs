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
    let mut message = MessageParser::default()
        .parse(skip_mbox_line(raw))
        .map(|parsed| message(&parsed, 0))
        .unwrap_or_default();
    let envelope = &message.envelope;
    if envelope.from.is_none() && envelope.subject.is_empty() && envelope.date.is_none() {
        // A text saved without its header is still worth reading; bytes that are no text are not.
        let text = std::str::from_utf8(raw).ok().filter(|text| !text.contains('\0'));
        let text = text.ok_or_else(MailError::not_mail)?;
        (message.body, message.links) = (plain(text), links_in(text));
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
            PartType::Text(decoded) => {
                let decoded = undeclared(parsed, part).map_or_else(|| plain(decoded), |bytes| plain(&bytes));
                links.extend(links_in(&decoded));
                text.push_str(&decoded);
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
    if text.trim().is_empty() && shown.trim().is_empty() {
        return (undivided(parsed), links);
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

/// What follows the header of a mail whose parts could not be told apart; nothing when they were, and hold no text.
fn undivided(parsed: &mail_parser::Message<'_>) -> String {
    let damaged = parsed.parts.len() <= 1 || parsed.parts.iter().any(|part| part.is_encoding_problem);
    let root = parsed.root_part();
    let bytes = parsed.raw_message().get(root.offset_body as usize..).unwrap_or_default();
    let bytes = &bytes[..bytes.len().min(MAX_BODY)];
    if damaged && !bytes.contains(&0) { plain(&String::from_utf8_lossy(bytes)) } else { String::new() }
}

/// The text of a part that came in Latin-1 without saying so: old mail programs still do. `None` when all is well.
fn undeclared(parsed: &mail_parser::Message<'_>, part: &mail_parser::MessagePart<'_>) -> Option<String> {
    use mail_parser::MimeHeaders;
    let declared = part.content_type().is_some_and(|kind| kind.attribute("charset").is_some());
    if declared || !matches!(part.encoding, mail_parser::Encoding::None) {
        return None;
    }
    let bytes = parsed.raw_message().get(part.offset_body as usize..part.offset_end as usize)?;
    let bytes = &bytes[..bytes.len().min(MAX_BODY)];
    // A character cut by the limit is no sign of another character set.
    let broken = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_some());
    broken.then(|| bytes.iter().map(|&byte| char::from(byte)).collect())
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

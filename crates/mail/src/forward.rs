//! Forwards pasted into the text: the mail inside becomes the message.
//!
//! Every mail program writes the same thing in its own words: a marker line (not always), then three or more header
//! lines in the user's language, then the old text. So a forward is found by its header lines, wherever they stand.

use crate::{
    message::{Address, Envelope, Message, one_line},
    moment::Moment,
    quote,
};

/// Forwards inside forwards that are opened.
const MAX_DEPTH: usize = 4;
/// Text this short above a block is a note ("see below"), not an answer to it. Bytes.
const NOTE: usize = 400;
/// Lines of one header block, wrapped recipients included.
const MAX_HEADER_LINES: usize = 14;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    From,
    To,
    Subject,
    Date,
    Other,
}

/// What mail programs call the header fields, in the languages they are used in.
const LABELS: &[(Field, &[&str])] = &[
    (
        Field::From,
        &[
            "from",
            "von",
            "de",
            "da",
            "van",
            "od",
            "fra",
            "från",
            "expéditeur",
            "remitente",
            "mittente",
            "afzender",
            "absender",
        ],
    ),
    (
        Field::To,
        &[
            "to",
            "an",
            "à",
            "a",
            "para",
            "aan",
            "pour",
            "destinataire",
            "destinatario",
            "destinatário",
            "do",
            "til",
            "till",
            "empfänger",
        ],
    ),
    (
        Field::Subject,
        &[
            "subject",
            "betreff",
            "objet",
            "asunto",
            "assunto",
            "oggetto",
            "onderwerp",
            "temat",
            "emne",
            "ämne",
            "sujet",
        ],
    ),
    (
        Field::Date,
        &[
            "date",
            "sent",
            "datum",
            "gesendet",
            "envoyé",
            "fecha",
            "enviado",
            "enviado el",
            "enviada em",
            "enviado em",
            "data",
            "inviato",
            "verzonden",
            "wysłano",
            "dato",
            "sendt",
            "skickat",
            "gesendet am",
            "envoyé le",
        ],
    ),
    (
        Field::Other,
        &[
            "cc",
            "bcc",
            "kopie",
            "kopia",
            "cci",
            "reply-to",
            "antwort an",
            "répondre à",
            "importance",
            "wichtigkeit",
        ],
    ),
];

/// Words that start the subject of a forward.
const PREFIXES: &[&str] =
    &["fwd", "fw", "wg", "tr", "rv", "enc", "i", "doorst", "wtr", "vs", "vl", "pd", "fwd[2]"];
/// Words in the marker line above a forward.
const MARKERS: &[&str] = &[
    "forwarded message",
    "begin forwarded message",
    "weitergeleitete nachricht",
    "weitergeleiteten nachricht",
    "message transféré",
    "message transmis",
    "début du message",
    "mensaje reenviado",
    "mensagem encaminhada",
    "mensagem reencaminhada",
    "messaggio inoltrato",
    "doorgestuurd bericht",
    "doorgestuurde bericht",
    "wiadomość przekazana",
];

/// Replaces a message by the one pasted into it, as often as there is one.
pub(crate) fn unwrap(mut message: Message) -> Message {
    for _ in 0..MAX_DEPTH {
        let Some((inner, body)) = inside(&message) else { break };
        let outer = std::mem::replace(&mut message.envelope, inner);
        message.forwarded.get_or_insert(outer);
        message.body = body;
    }
    let stripped = stripped_subject(&message.envelope.subject);
    if message.forwarded.is_some() {
        message.envelope.subject = stripped.to_owned();
    }
    message
}

fn inside(message: &Message) -> Option<(Envelope, String)> {
    let dequoted = quote::dequoted(&message.body);
    let lines: Vec<&str> = dequoted.lines().collect();
    let block = (0..lines.len()).find_map(|at| header_block(&lines, at))?;
    let above: Vec<&str> =
        lines[..block.start].iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    let marked = above.last().is_some_and(|line| is_marker(line));
    let subject = &message.envelope.subject;
    let declared = is_forward(subject);
    let note: usize = above.iter().map(|line| line.len()).sum();
    // An answer quotes the mail it answers in the same form; that one stays below its answer.
    let answer = !declared && is_reply(subject);
    if !(marked || declared || (!answer && note <= NOTE)) {
        return None;
    }
    let mut envelope = block.envelope;
    if envelope.subject.is_empty() {
        envelope.subject = stripped_subject(subject).to_owned();
    }
    Some((envelope, lines[block.end..].join("\n")))
}

fn is_marker(line: &str) -> bool {
    let line = line.to_lowercase();
    MARKERS.iter().any(|marker| line.contains(marker))
}

fn prefix(subject: &str) -> Option<String> {
    let (prefix, _) = subject.split_once(':')?;
    (prefix.len() <= 8).then(|| prefix.trim().to_lowercase())
}

fn is_forward(subject: &str) -> bool {
    prefix(subject).is_some_and(|prefix| PREFIXES.contains(&prefix.as_str()))
}

fn is_reply(subject: &str) -> bool {
    prefix(subject)
        .is_some_and(|prefix| ["re", "aw", "sv", "antw", "ris", "r", "res", "odp"].contains(&prefix.as_str()))
}

/// The subject without `Fwd:`, `WG:`, `Re:` and their like.
pub(crate) fn stripped_subject(subject: &str) -> &str {
    let mut rest = subject.trim();
    while is_forward(rest) || is_reply(rest) {
        rest = rest.split_once(':').map_or("", |(_, rest)| rest).trim();
    }
    rest
}

struct Block {
    start: usize,
    end: usize,
    envelope: Envelope,
}

/// A run of header lines that starts at `at`: `From` and two more of subject, date and recipient.
fn header_block(lines: &[&str], at: usize) -> Option<Block> {
    let (first, _) = header_line(lines[at])?;
    if first == Field::Other {
        return None;
    }
    let mut envelope = Envelope::default();
    let mut seen = Vec::new();
    let mut last = None;
    let mut end = at;
    while end < lines.len() && end < at + MAX_HEADER_LINES {
        let line = lines[end].trim();
        // Apple Mail on a phone and HTML converters put blank lines between the fields.
        if line.is_empty() {
            if lines
                .get(end + 1)
                .and_then(|next| header_line(next))
                .is_some_and(|(field, _)| !seen.contains(&field))
            {
                end += 1;
                continue;
            }
            break;
        }
        match header_line(line) {
            Some((field, _)) if seen.contains(&field) && field != Field::Other => break,
            Some((field, value)) => {
                fill(&mut envelope, field, value);
                seen.push(field);
                last = Some(field);
            }
            // A long list of recipients or a subject goes on in the next line.
            None if seen.len() < 4 && matches!(last, Some(Field::To | Field::Subject)) && end > at => {
                if last == Some(Field::Subject) && seen.len() < 3 {
                    envelope.subject = format!("{} {}", envelope.subject, one_line(line));
                } else if last == Some(Field::Subject) {
                    break;
                }
            }
            None => break,
        }
        end += 1;
    }
    let known = seen.iter().filter(|field| **field != Field::Other).count();
    (known >= 3 && seen.contains(&Field::From)).then_some(Block { start: at, end, envelope })
}

fn header_line(line: &str) -> Option<(Field, &str)> {
    let line = line.trim().trim_start_matches(['*', '>', '|', ' ']);
    let (label, value) = line.split_once(':')?;
    if label.len() > 20 {
        return None;
    }
    let label = label.trim().trim_matches('*').trim().to_lowercase();
    let field = LABELS.iter().find(|(_, names)| names.contains(&label.as_str()))?.0;
    Some((field, value.trim().trim_start_matches('*').trim()))
}

fn fill(envelope: &mut Envelope, field: Field, value: &str) {
    match field {
        Field::From => envelope.from = Address::parse(value),
        Field::To => envelope.to = value.split([',', ';']).filter_map(Address::parse).take(20).collect(),
        Field::Subject => envelope.subject = one_line(value),
        Field::Date => envelope.date = Moment::parse(value),
        Field::Other => {}
    }
}

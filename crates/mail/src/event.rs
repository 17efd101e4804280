use serde::{Deserialize, Serialize};

use crate::{
    classify, lines,
    message::Message,
    moment::{self, Day, Moment},
    name::{self, Sources},
    quote,
    senders::{self, Origin},
};

/// What a mail means for an application.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The application has arrived, or is being read.
    Received,
    /// A talk is asked for or fixed.
    Interview,
    /// A test, a home task or a recorded interview is asked for.
    Assessment,
    /// The job is offered.
    Offer,
    /// The application is turned down, or the position is gone.
    Rejection,
    /// About jobs, but it changes no application: cold mail, job alerts, account mail.
    Other,
    /// Not about an application.
    #[default]
    None,
}

/// One mail, understood.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// What it means.
    pub kind: Kind,
    /// The employer, in the mail's own spelling.
    pub company: Option<String>,
    /// The position, in the mail's own spelling, without requisition numbers and `(m/f/d)`.
    pub title: Option<String>,
    /// The day the mail was sent; without a date in the header, the first day its text names.
    pub date: Option<Day>,
    /// When the interview takes place or the test is due, where the text says so.
    pub appointment: Option<Moment>,
    /// How sure `kind` is, 0 to 1.
    pub confidence: f32,
    /// Why, for the person who reviews it: our own phrases and sources, no text of the mail.
    pub reasons: Vec<String>,
}

/// Says what a message means. Pure rules: the same message always gives the same event.
pub fn event(message: &Message) -> Event {
    let envelope = &message.envelope;
    let body = quote::own_text(&message.body);
    let paragraphs = lines::unwrapped(&body);
    let subject = crate::forward::stripped_subject(&envelope.subject);
    let origin = envelope
        .from
        .as_ref()
        .and_then(crate::Address::domain)
        .map_or(Origin::Mailbox, |d| senders::origin(&d));
    let verdict = classify::classify(subject, &paragraphs, origin);
    let sent = envelope.date.map(|moment| moment.day);
    let date = sent.or_else(|| dates(&paragraphs, None).first().map(|moment| moment.day));
    if verdict.kind == Kind::None {
        return Event {
            kind: Kind::None,
            date,
            confidence: verdict.confidence,
            reasons: verdict.reasons,
            ..Event::default()
        };
    }
    let named = name::find(&Sources { message, subject, paragraphs: &paragraphs });
    let appointment = match verdict.kind {
        Kind::Interview | Kind::Assessment => {
            dates(&paragraphs, sent).into_iter().find(|moment| sent.is_none_or(|sent| moment.day >= sent))
        }
        _ => None,
    };
    let mut reasons = verdict.reasons;
    reasons.extend(named.reasons);
    Event {
        kind: verdict.kind,
        company: named.company,
        title: named.title,
        date,
        appointment,
        confidence: verdict.confidence,
        reasons,
    }
}

fn dates(paragraphs: &[String], sent: Option<Day>) -> Vec<Moment> {
    paragraphs.iter().take(60).flat_map(|line| moment::find(line, sent)).collect()
}

//! Sending mail over SMTP. An instance without a mail server says in its log what it would have sent.

use lettre::message::Mailbox;
use lettre::transport::smtp::AsyncSmtpTransportBuilder;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use uuid::Uuid;

use crate::config::Mail;
use crate::error::{Error, Result};

/// The way out for mail.
pub(crate) struct Mailer {
    transport: Option<AsyncSmtpTransport<Tokio1Executor>>,
    from: Mailbox,
}

impl Mailer {
    /// Opens the server that is configured, lazily: it may be down now and up later. Inside a runtime: it keeps connections.
    pub(crate) fn open(settings: &Mail) -> Result<Self> {
        let (server, from) = read(settings)?;
        Ok(Self { transport: server.map(AsyncSmtpTransportBuilder::build), from })
    }

    /// Whether the settings can be used; asks nobody.
    pub(crate) fn check(settings: &Mail) -> Result<()> {
        read(settings).map(drop)
    }

    /// Whether mail leaves this instance at all.
    pub(crate) fn is_configured(&self) -> bool {
        self.transport.is_some()
    }

    /// Sends a plain text. A mail that is sent a second time, because nobody could say that the first one left, bears the
    /// same `id`: mailboxes show it once.
    ///
    /// # Errors
    /// An address that is none; a server that does not take the mail: worth another try.
    pub(crate) async fn send(&self, to: &str, subject: &str, text: &str, id: Uuid) -> Result<()> {
        let Some(transport) = &self.transport else {
            tracing::warn!(
                subject,
                "no mail server is configured ([mail] url): the mail is shown here\n{text}"
            );
            return Ok(());
        };
        let to = to.parse().map_err(|_| Error::field("email", "is no mail address"))?;
        let id = format!("<{id}@{}>", self.from.email.domain());
        let message = Message::builder().message_id(Some(id)).from(self.from.clone()).to(to).subject(subject);
        let message = message
            .body(text.to_owned())
            .map_err(|e| Error::Internal(format!("no mail can be made: {e}")))?;
        match transport.send(message).await {
            Ok(_) => Ok(()),
            Err(e) => Err(Error::Unavailable(format!("the mail server did not take the mail: {e}"))),
        }
    }
}

/// The server and the sender as the settings name them.
fn read(settings: &Mail) -> Result<(Option<AsyncSmtpTransportBuilder>, Mailbox)> {
    let wrong = |e: String| Error::Internal(format!("[mail] cannot be used: {e}"));
    let from = settings.from.parse().map_err(|e| wrong(format!("from: {e}")))?;
    let server = settings.url.as_deref().map(AsyncSmtpTransport::<Tokio1Executor>::from_url).transpose();
    Ok((server.map_err(|e| wrong(format!("url: {e}")))?, from))
}

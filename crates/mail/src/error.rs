use std::fmt;

/// Why bytes could not be read as a mail. Ask it questions rather than matching on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailError(Why);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Why {
    Empty,
    TooLarge { bytes: usize, limit: usize },
    NotMail,
}

impl MailError {
    pub(crate) fn empty() -> Self {
        Self(Why::Empty)
    }

    pub(crate) fn too_large(bytes: usize, limit: usize) -> Self {
        Self(Why::TooLarge { bytes, limit })
    }

    pub(crate) fn not_mail() -> Self {
        Self(Why::NotMail)
    }

    /// There are no bytes, or only white space.
    pub fn is_empty(&self) -> bool {
        self.0 == Why::Empty
    }

    /// The mail is larger than [`crate::MAX_BYTES`].
    pub fn is_too_large(&self) -> bool {
        matches!(self.0, Why::TooLarge { .. })
    }

    /// The bytes have neither a header of a mail nor text.
    pub fn is_not_mail(&self) -> bool {
        self.0 == Why::NotMail
    }
}

impl fmt::Display for MailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Why::Empty => f.write_str("The mail is empty. Save the message as .eml and try again."),
            Why::TooLarge { bytes, limit } => write!(
                f,
                "The mail has {bytes} bytes, more than the limit of {limit}. Forward it without its attachments."
            ),
            Why::NotMail => f.write_str("This is not a mail. Save the message as .eml and try again."),
        }
    }
}

impl std::error::Error for MailError {}

//! What somebody who watches an answer has not seen yet.

use std::fmt;
use std::str::FromStr;

use super::model::Message;

/// How far somebody has seen an answer: so many characters, and `.end` behind the last event. For clients it is a word to
/// send back as `Last-Event-ID`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Seen {
    chars: usize,
    /// Nothing comes after it.
    pub(super) is_end: bool,
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.chars, if self.is_end { ".end" } else { "" })
    }
}

impl FromStr for Seen {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (text, is_end) = text.strip_suffix(".end").map_or((text, false), |t| (t, true));
        Ok(Self { chars: text.parse().map_err(drop)?, is_end })
    }
}

/// Something to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum News {
    /// More of its words.
    More(String),
    /// The end.
    End,
}

/// What is new of a message, each with how far it brings who sees it. Words that were shown stay: an answer only grows.
pub(super) fn news(mut seen: Seen, message: &Message) -> Vec<(News, Seen)> {
    let mut out = Vec::new();
    let length = message.content.chars().count();
    if seen.chars > length {
        // No id of ours.
        seen = Seen::default();
    }
    if length > seen.chars {
        let more = message.content.chars().skip(seen.chars).collect();
        seen.chars = length;
        out.push((News::More(more), seen));
    }
    if !message.is_streaming() {
        out.push((News::End, Seen { is_end: true, ..seen }));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(content: &str, status: &str) -> Message {
        Message { status: status.into(), ..Message::of_builtin(content, None) }
    }

    #[test]
    fn nothing_is_told_twice_and_nothing_left_out() {
        let told = |seen: &str, message: &Message| -> Vec<(News, String)> {
            let seen = seen.parse().unwrap_or_default();
            news(seen, message).into_iter().map(|(n, s)| (n, s.to_string())).collect()
        };
        let more = |text: &str, id: &str| (News::More(text.into()), id.to_owned());
        let growing = message("Grüße", "streaming");
        assert_eq!(told("", &growing), [more("Grüße", "5")]);
        assert_eq!(told("3", &growing), [more("ße", "5")]);
        assert_eq!(told("5", &growing), []);
        assert_eq!(told("0", &message("", "streaming")), []);
        for ended in ["done", "stopped", "interrupted"] {
            let ended = message("Grüße", ended);
            assert_eq!(told("3", &ended), [more("ße", "5"), (News::End, "5.end".into())]);
        }
        assert_eq!(told("9", &growing), [more("Grüße", "5")], "an id that is none of ours");
        for none in ["", "a", "1.2", "x.end", "-", "99999999999999999999"] {
            assert!(none.parse::<Seen>().is_err(), "{none}");
        }
        assert!("5.end".parse::<Seen>().unwrap().is_end);
    }
}

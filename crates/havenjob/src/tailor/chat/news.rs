//! What somebody who watches an answer has not seen yet.

use std::fmt;
use std::str::FromStr;

use super::model::Message;

/// How far somebody has seen an answer: `RUN.CHARACTERS`, and `.end` behind the last event. For clients it is a word to
/// send back as `Last-Event-ID`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Seen {
    run: i64,
    chars: usize,
    /// Nothing comes after it.
    pub(super) is_end: bool,
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}{}", self.run, self.chars, if self.is_end { ".end" } else { "" })
    }
}

impl FromStr for Seen {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (text, is_end) = text.strip_suffix(".end").map_or((text, false), |t| (t, true));
        let (run, chars) = text.split_once('.').ok_or(())?;
        let (run, chars) = (run.parse().map_err(drop)?, chars.parse().map_err(drop)?);
        Ok(Self { run, chars, is_end })
    }
}

/// Something to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum News {
    /// What was seen is void: the answer was begun anew.
    Restart,
    /// More of its words.
    More(String),
    /// The end.
    End,
}

/// What is new of a message, each with how far it brings who sees it.
pub(super) fn news(mut seen: Seen, message: &Message) -> Vec<(News, Seen)> {
    let mut out = Vec::new();
    let length = message.content.chars().count();
    if seen.run != message.run || seen.chars > length {
        let had_text = seen.chars > 0;
        seen = Seen { run: message.run, ..Seen::default() };
        out.extend(had_text.then_some((News::Restart, seen)));
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
    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;

    fn message(run: i64, content: &str, status: &str) -> Message {
        Message {
            id: Uuid::nil(),
            role: "assistant".into(),
            content: content.into(),
            status: status.into(),
            origin: None,
            note: None,
            suggestion_ids: None,
            run,
            created_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn nothing_is_told_twice_and_nothing_left_out() {
        let told = |seen: &str, message: &Message| -> Vec<(News, String)> {
            let seen = seen.parse().unwrap_or_default();
            news(seen, message).into_iter().map(|(n, s)| (n, s.to_string())).collect()
        };
        let more = |text: &str, id: &str| (News::More(text.into()), id.to_owned());
        let growing = message(1, "Grüße", "streaming");
        assert_eq!(told("", &growing), [more("Grüße", "1.5")]);
        assert_eq!(told("1.3", &growing), [more("ße", "1.5")]);
        assert_eq!(told("1.5", &growing), []);
        assert_eq!(told("0.0", &message(0, "", "streaming")), []);
        let done = message(1, "Grüße", "done");
        assert_eq!(told("1.3", &done), [more("ße", "1.5"), (News::End, "1.5.end".into())]);
        let anew = message(2, "Gu", "streaming");
        assert_eq!(told("1.3", &anew), [(News::Restart, "2.0".into()), more("Gu", "2.2")]);
        assert_eq!(told("1.0", &anew), [more("Gu", "2.2")], "nothing was seen, nothing is void");
        assert_eq!(told("2.9", &anew)[0].0, News::Restart, "an id that is none of ours");
        for none in ["", "1", "a.b", "1.x.end", "-", "99999999999999999999.1"] {
            assert!(none.parse::<Seen>().is_err(), "{none}");
        }
        assert!("1.5.end".parse::<Seen>().unwrap().is_end);
    }
}

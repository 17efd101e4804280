//! The words of an answer, as far as they can be shown.

use crate::engines::veil::{self, Veil};

const THOUGHT: (&str, &str) = ("<think>", "</think>");

/// The answer behind what a model thought aloud; nothing while it still does.
pub(crate) fn without_thought(raw: &str) -> &str {
    let text = raw.trim_start();
    if let Some(thought) = text.strip_prefix(THOUGHT.0) {
        return thought.split_once(THOUGHT.1).map_or("", |(_, answer)| answer.trim_start());
    }
    if THOUGHT.0.starts_with(text) { "" } else { text }
}

/// What is settled while more may come: not a bracket that could still turn out to be a placeholder.
pub(crate) fn settled(prose: &str) -> &str {
    let open = prose.rfind('[').filter(|at| prose.len() - at <= veil::LONGEST && !prose[*at..].contains(']'));
    open.map_or(prose, |at| &prose[..at])
}

/// The words of an answer that is nothing but words.
pub(super) fn plain(raw: &str, veil: &Veil, is_whole: bool) -> String {
    let prose = without_thought(raw);
    veil.restore(if is_whole { prose } else { settled(prose) }.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_only_grow() {
        let veil = Veil::of(&[&resume::Resume::from_json(r#"{"basics": {"name": "Kim Doe"}}"#).unwrap()]);
        let raw = "<think>who?</think> Dear [NAME], see [1] and [this].";
        let mut before = String::new();
        for (at, _) in raw.char_indices() {
            let now = plain(&raw[..at], &veil, false);
            assert!(now.starts_with(&before), "{before:?} became {now:?}");
            before = now;
        }
        assert_eq!(plain(raw, &veil, true), "Dear Kim Doe, see [1] and [this].");
    }
}

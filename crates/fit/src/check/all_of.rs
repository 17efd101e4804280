//! "All" of what was just counted.

use super::figure_words::has;
use super::judge::Judge;
use super::number::Quantity;
use super::text::Text;

/// "Almost all of whom", "all scored at 96": all of what was just counted.
pub(super) fn of_counted(text: &Text, i: usize) -> bool {
    const NEARLY: &[&str] =
        &["almost", "nearly", "virtually", "fast", "nahezu", "presque", "casi", "quasi", "quase", "bijna"];
    const ALL: &[&str] = &["all", "alle", "tous", "toutes", "todos", "todas", "tutti", "tutte"];
    let word = |k: usize| text.tokens.get(k).map_or("", |t| t.norm.as_str());
    let counted = text.quantities.iter().any(|q| q.tokens.end <= i);
    let next = word(i + 1);
    // "All but one of 12".
    let counted = next == "but" || counted;
    counted
        && ALL.contains(&word(i))
        && (next == "but"
            || i > 0 && NEARLY.contains(&word(i - 1))
            || matches!(next, "to" | "by" | "with" | "on" | "under" | "from" | "within")
            || next.ends_with("ed")
            || next == "of" && matches!(word(i + 2), "whom" | "which" | "them"))
}

/// "38 residents, all of whom", where the source has fourteen of whom, or a third of them.
pub(super) fn all_for_part(judge: &Judge<'_>, i: usize) -> bool {
    const THEM: &str = "whom which them those denen ihnen ellos ellas cui loro";
    let Some(line) = judge.near.first().filter(|_| !judge.is_whole()) else { return false };
    let line = &line.text;
    let word = |k: usize| line.tokens.get(k).map_or("", |t| t.norm.as_str());
    let kept =
        |q: &Quantity| judge.text.quantities.iter().any(|c| c.measure == q.measure && c.value == q.value);
    let of_them = |q: &Quantity| {
        (q.tokens.end..q.tokens.end + 2).any(|k| has(THEM, word(k)))
            || q.lead > 0 && has("whom davon dont darunter", word(q.lead - 1))
    };
    judge.text.tokens.get(i + 1).is_some_and(|t| t.norm != "but")
        && line.quantities.iter().any(|q| of_them(q) && !kept(q))
}

//! Letter-spacing: headings whose letters are set apart, by the program or by hand.

use super::words::{Piece, WORD_GAP, Word};

/// For each piece the gap before it that parts words: wider where the letters themselves are set apart.
pub(super) fn thresholds(row: &[Piece]) -> Vec<f32> {
    let mut out: Vec<f32> = row.iter().map(|p| WORD_GAP * p.word.size).collect();
    let mut start = 0;
    for at in 1..=row.len() {
        let goes_on = row.get(at).is_some_and(|p| {
            let before = &row[at - 1];
            let gap = p.word.x0 - before.word.x1;
            !p.space_before
                && !before.space_after
                && (p.word.size - before.word.size).abs() < 0.5
                && gap < 1.2 * p.word.size
        });
        if goes_on {
            continue;
        }
        let run = &row[start..at];
        let singles = run.iter().filter(|p| p.word.text.chars().count() == 1).count();
        if run.len() >= 4 && singles * 4 >= run.len() * 3 {
            let mut gaps: Vec<f32> = run.windows(2).map(|w| w[1].word.x0 - w[0].word.x1).collect();
            gaps.sort_by(f32::total_cmp);
            let letter = gaps[gaps.len() / 2].max(0.0);
            for (threshold, piece) in out[start..at].iter_mut().zip(run) {
                *threshold = letter + WORD_GAP * piece.word.size;
            }
        }
        start = at;
    }
    out
}

/// `E X P E R I E N C E` typed with spaces, or spaced in a way that the gaps do not tell: four single letters or more
/// in a row are one word; a gap clearly wider than the others parts two.
pub(super) fn join_spelled_out(words: &mut Vec<Word>, first: usize) {
    let is_letter = |w: &Word| {
        let mut chars = w.text.chars();
        matches!((chars.next(), chars.next()), (Some(c), None) if c.is_alphabetic() || c == '&')
    };
    let mut out: Vec<Word> = Vec::with_capacity(words.len() - first);
    let row: Vec<Word> = words.drain(first..).collect();
    let mut at = 0;
    while at < row.len() {
        let run = row[at..]
            .windows(2)
            .take_while(|w| is_letter(&w[0]) && is_letter(&w[1]) && w[1].x0 - w[0].x1 < 2.5 * w[0].size)
            .count()
            + 1;
        let letters = &row[at..at + run];
        let upper = letters.iter().filter(|w| w.text.chars().all(|c| c.is_uppercase() || c == '&')).count();
        if run < 4 || (upper != run && upper > 1) {
            out.push(row[at].clone());
            at += 1;
            continue;
        }
        let mut gaps: Vec<f32> = letters.windows(2).map(|w| w[1].x0 - w[0].x1).collect();
        gaps.sort_by(f32::total_cmp);
        let usual = gaps[gaps.len() / 2].max(0.05 * letters[0].size);
        let mut word = letters[0].clone();
        for next in &letters[1..] {
            if next.x0 - word.x1 > 1.7 * usual {
                out.push(std::mem::replace(&mut word, next.clone()));
            } else {
                word.text.push_str(&next.text);
                word.x1 = next.x1;
            }
        }
        out.push(word);
        at += run;
    }
    words.extend(out);
}

//! Right-to-left text: files paint it left to right, people read it the other way.

use unicode_bidi::{BidiInfo, Level};

/// Hebrew, Arabic and their relatives.
pub(super) fn is_right_to_left_letter(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}

/// Whether most letters are right-to-left ones.
pub(super) fn is_right_to_left<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let (mut rtl, mut other) = (0_usize, 0_usize);
    for text in texts {
        if text.is_ascii() {
            other += text.len();
            continue;
        }
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            if is_right_to_left_letter(c) { rtl += 1 } else { other += 1 }
        }
    }
    rtl > other
}

/// The logical order of a text that stands in visual order: which character comes first, second and so on. `None` when
/// there is nothing right-to-left in it.
///
/// Reordering for display (UAX 9, rule L2) reverses runs by level; applied to what is displayed, it gives the logical
/// order back. The direction of a line is its page's, or its own when it has more right-to-left letters than others.
pub(super) fn logical_order(visual: &str, page_is_right_to_left: bool) -> Option<Vec<usize>> {
    if visual.is_ascii() || !visual.chars().any(is_right_to_left_letter) {
        return None;
    }
    let rtl = page_is_right_to_left || is_right_to_left(std::iter::once(visual));
    let info = BidiInfo::new(visual, Some(if rtl { Level::rtl() } else { Level::ltr() }));
    let paragraph = info.paragraphs.first()?;
    let levels = info.reordered_levels_per_char(paragraph, paragraph.range.clone());
    let order = BidiInfo::reorder_visual(&levels);
    (order.len() == visual.chars().count()).then_some(order)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn logical(visual: &str) -> String {
        let chars: Vec<char> = visual.chars().collect();
        logical_order(visual, false).map_or(visual.to_owned(), |o| o.into_iter().map(|i| chars[i]).collect())
    }

    #[test]
    fn turns_painted_text_into_reading_order() {
        assert_eq!(logical("Ada"), "Ada");
        // Painted left to right: the word's last letter first.
        assert_eq!(logical("\u{5DD}\u{5D5}\u{5DC}\u{5E9}"), "\u{5E9}\u{5DC}\u{5D5}\u{5DD}");
        // A number keeps its digits' order.
        assert_eq!(logical("2019 \u{5D1}\u{5D0}"), "\u{5D0}\u{5D1} 2019");
    }
}

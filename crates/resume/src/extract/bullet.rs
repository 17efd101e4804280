//! The marks that begin a list item.

/// Glyphs that are bullets wherever they begin a line.
const BULLETS: &str = "•◦▪▫‣⁃∙●○■□◆◇◾◽▶►▸▹➢➤➔➜❖✓✔✦✧⦿⦁⚫♦⬤❯»";
/// Marks that are bullets only before a space and a word: they also begin negative numbers and ranges.
const DASHES: &str = "-–—*·o+>~";

/// The text without its bullet, when it begins with one; `None` when it does not, or when nothing follows.
pub(super) fn strip(line: &str) -> Option<&str> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let item = rest.trim_start();
    let spaced = rest.len() > item.len();
    let begins_word = item.chars().next().is_some_and(|c| c.is_alphabetic() || "\"'“‘«(„[*_`".contains(c));
    let is_bullet = if BULLETS.contains(first) {
        true
    } else {
        DASHES.contains(first)
            && spaced
            && (begins_word || (first != 'o' && item.starts_with(|c: char| c.is_ascii_digit())))
    };
    (is_bullet && !item.is_empty()).then_some(item)
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn tells_bullets_from_text() {
        assert_eq!(strip("• Led"), Some("Led"));
        assert_eq!(strip("•Led"), Some("Led"));
        assert_eq!(strip("- Led"), Some("Led"));
        assert_eq!(strip("– 20% less"), Some("20% less"));
        assert_eq!(strip("o Led"), Some("Led"));
        assert_eq!(strip("-5 degrees"), None);
        assert_eq!(strip("online"), None);
        assert_eq!(strip("•"), None);
        assert_eq!(strip("Led"), None);
    }
}

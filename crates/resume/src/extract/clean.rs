//! Characters as people write them: ligatures, full-width and presentation forms, invisible characters.

use unicode_normalization::UnicodeNormalization;

/// The soft hyphen: kept only as a line's last character, where it says that the word goes on in the next line.
pub(super) const SOFT_HYPHEN: char = '\u{AD}';

/// Appends `c` to `out` as a person would type it; nothing for what is invisible or has no meaning.
///
/// Not full NFKC, which would turn `m²` into `m2` and `½` into `1⁄2`: only the forms that fonts and encodings bring
/// in are folded.
pub(super) fn push(c: char, out: &mut String) {
    match c {
        ' '..='~' => out.push(c),
        '\t' => out.push('\t'),
        SOFT_HYPHEN => out.push(c),
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => out.push(' '),
        '\u{2010}' | '\u{2011}' => out.push('-'),
        _ if is_invisible(c) || is_private(c) => {}
        '\u{FB00}'..='\u{FDFF}'
        | '\u{FE30}'..='\u{FEFF}'
        | '\u{FF01}'..='\u{FFEE}'
        | '\u{2E80}'..='\u{2FDF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{132}'..='\u{133}'
        | '\u{1D400}'..='\u{1D7FF}' => out.extend(std::iter::once(c).nfkc().filter(|c| !is_invisible(*c))),
        _ => out.push(c),
    }
}

/// The text with every character cleaned and accents composed (NFC).
pub(super) fn text(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for c in raw.chars() {
        push(c, &mut out);
    }
    compose(out)
}

/// Composes accents (NFC): TeX paints `é` as two glyphs, macOS writes two characters.
pub(super) fn compose(text: String) -> String {
    if text.is_ascii() || unicode_normalization::is_nfc(&text) { text } else { text.nfc().collect() }
}

/// Controls, zero-width marks, direction marks, the replacement character: nothing that a reader sees.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}' | '\u{E0000}'..='\u{E01EF}')
}

/// Private use: what icon fonts paint, and what fonts without a Unicode table give for letters.
pub(super) fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn folds_what_fonts_bring_in_and_keeps_what_people_write() {
        assert_eq!(text("e\u{FB03}cient o\u{FB00}er"), "efficient offer");
        assert_eq!(text("\u{FF21}\u{FF22}\u{FF23}"), "ABC");
        assert_eq!(text("a\u{A0}b\u{200B}c\u{F095}"), "a bc");
        assert_eq!(text("co\u{2011}op"), "co-op");
        assert_eq!(text("e\u{301}te\u{301}"), "été");
        assert_eq!(text("5 m² ½ … №"), "5 m² ½ … №");
        assert_eq!(text("\u{FEE3}\u{FEAE}"), "\u{645}\u{631}");
    }
}

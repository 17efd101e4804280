use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::language::Language;
use super::stem::stem;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Letters, maybe with digits and the signs of names (`C++`, `Node.js`, `ABL90`).
    Word,
    /// A number in digits; its text keeps the separators.
    Number,
    /// Anything else: one sign.
    Sign,
}

/// One piece of a text.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) form: Form,
    /// Byte range in the text.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Lower case without marks.
    pub(super) norm: String,
    /// What is left of `norm` without endings.
    pub(super) stem: String,
    /// Begins with a capital.
    pub(super) capital: bool,
    /// Has a capital after its first letter, or a digit: `SAP`, `HubSpot`, `ABL90`, `k8s`.
    pub(super) name_like: bool,
    /// Stands first in a sentence.
    pub(super) opens: bool,
    /// Nothing but a hyphen stands between it and the token before.
    pub(super) hyphened: bool,
    /// White space stands before it.
    pub(super) spaced: bool,
}

impl Token {
    pub(super) fn is_word(&self) -> bool {
        self.form == Form::Word
    }

    pub(super) fn is_sign(&self, signs: &str) -> bool {
        self.form == Form::Sign && signs.contains(self.norm.as_str())
    }
}

/// Lower case, without marks: `Größe` -> `grosse`.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'ß' => out.push_str("ss"),
            'œ' | 'Œ' => out.push_str("oe"),
            'æ' | 'Æ' => out.push_str("ae"),
            'ø' | 'Ø' => out.push('o'),
            'ł' | 'Ł' => out.push('l'),
            'µ' | 'μ' => out.push('µ'),
            '’' | 'ʼ' => out.push('\''),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// Splits a text. Hyphens and apostrophes part words; a number keeps its separators, also spaces between thousands.
pub(super) fn tokens(text: &str, language: Language) -> Vec<Token> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let at = |i: usize| chars.get(i).map(|c| c.1);
    let byte = |i: usize| chars.get(i).map_or(text.len(), |c| c.0);
    let mut out: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut opens = true;
    let mut spaced = true;
    let mut i = 0;
    while let Some(c) = at(i) {
        if c.is_whitespace() || c == '\u{ad}' || c == '\u{200b}' {
            opens |= c == '\n';
            spaced = true;
            i += 1;
            continue;
        }
        let begin = i;
        let form = if c.is_ascii_digit() {
            i = number_end(&chars, i);
            Form::Number
        } else if c.is_alphanumeric() || (c == '.' && spaced && at(i + 1).is_some_and(char::is_alphabetic)) {
            i = word_end(&chars, i);
            Form::Word
        } else {
            i += 1;
            Form::Sign
        };
        // "ABL90" is caught by word_end; "3D", "5S", "2D" are names that begin with a digit.
        let (form, i_end) = match form {
            Form::Number if named_number(&chars, begin, i) => (Form::Word, word_end(&chars, begin)),
            other => (other, i),
        };
        i = i_end;
        let piece = &text[byte(begin)..byte(i)];
        let mut norm = fold(piece);
        if form == Form::Word && norm.starts_with('.') {
            norm.replace_range(..1, "dot");
        }
        norm.retain(|c| form != Form::Word || c != '.');
        let hyphened = out.last().is_some_and(|t| t.is_sign("-‐‑–") && !t.spaced) && !spaced;
        let inner =
            piece.chars().skip(1).any(char::is_uppercase) || piece.chars().any(|c| c.is_ascii_digit());
        out.push(Token {
            form,
            start: byte(begin),
            end: byte(i),
            stem: if form == Form::Word { stem(&norm, language) } else { norm.clone() },
            norm,
            capital: c.is_uppercase(),
            name_like: form == Form::Word && inner,
            opens: opens && form != Form::Sign,
            hyphened,
            spaced,
        });
        opens = match form {
            Form::Sign => {
                opens || matches!(c, '.' | '!' | '?' | ';' | ':' | '•' | '(' | '–' | '—' | '“' | '"' | '«')
            }
            _ => false,
        };
        spaced = false;
    }
    join_letters(&mut out);
    join_degrees(&mut out);
    out
}

/// "°C" is one unit.
fn join_degrees(tokens: &mut Vec<Token>) {
    for i in (1..tokens.len()).rev() {
        let scale = matches!(tokens[i].norm.as_str(), "c" | "f");
        if scale && tokens[i - 1].is_sign("°º") {
            let letter = tokens.remove(i);
            let sign = &mut tokens[i - 1];
            sign.form = Form::Word;
            sign.norm = format!("°{}", letter.norm);
            sign.stem.clone_from(&sign.norm);
            sign.end = letter.end;
        }
    }
}

/// "R & D" is written "R&D" as well, "co-ordinate" "coordinate".
fn join_letters(tokens: &mut Vec<Token>) {
    let letter = |t: &Token| t.is_word() && t.capital && t.norm.len() == 1;
    let mut i = 2;
    while i < tokens.len() {
        if letter(&tokens[i - 2]) && tokens[i - 1].is_sign("&+") && letter(&tokens[i]) {
            let (sign, last) = (tokens.remove(i - 1), tokens.remove(i - 1));
            let first = &mut tokens[i - 2];
            first.norm = format!("{}{}{}", first.norm, sign.norm, last.norm);
            first.stem.clone_from(&first.norm);
            first.end = last.end;
            first.name_like = true;
        }
        if tokens[i - 2].norm == "co" && tokens[i - 1].is_sign("-‐‑") && tokens[i].norm.starts_with("ord")
        {
            tokens.remove(i - 1);
            let last = tokens.remove(i - 1);
            let first = &mut tokens[i - 2];
            first.norm.push_str(&last.norm);
            first.stem = format!("co{}", last.stem);
            first.end = last.end;
        }
        i += 1;
    }
}

/// Where a number that begins at `i` ends: digits with `.`, `,`, `'`, `’` or a space before three digits inside.
fn number_end(chars: &[(usize, char)], mut i: usize) -> usize {
    let at = |i: usize| chars.get(i).map(|c| c.1);
    let digit = |i: usize| at(i).is_some_and(|c| c.is_ascii_digit());
    let begin = i;
    while digit(i) {
        i += 1;
    }
    let first = i - begin;
    loop {
        let three = digit(i + 1) && digit(i + 2) && digit(i + 3) && !digit(i + 4);
        match at(i) {
            Some('.' | ',') if digit(i + 1) => {}
            Some('\'' | '’') if three => {}
            Some(' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
                if three
                    && first <= 3
                    && chars[begin].1 != '0'
                    && !at(i + 4).is_some_and(char::is_alphabetic) => {}
            _ => return i,
        }
        i += 1;
        while digit(i) {
            i += 1;
        }
    }
}

/// Whether digits go on into letters that are no unit or magnitude: `3D`, `5S`, `1Password`.
fn named_number(chars: &[(usize, char)], begin: usize, end: usize) -> bool {
    let letters: String = chars[end..].iter().map(|c| c.1).take_while(|c| c.is_alphanumeric()).collect();
    if letters.is_empty() || !letters.starts_with(char::is_alphabetic) {
        return false;
    }
    let short = end - begin <= 2;
    let first = letters.chars().next().is_some_and(char::is_uppercase);
    match letters.as_str() {
        "K" | "M" | "B" | "k" | "m" | "x" | "X" | "h" | "s" | "g" | "t" | "G" | "T" => false,
        "D" | "S" | "P" => short,
        "st" | "nd" | "rd" | "th" | "er" | "ère" | "re" | "ème" | "nde" | "e" => true,
        _ => first && super::unit::find(&fold(&letters)).is_none() && letters.chars().count() > 3,
    }
}

fn word_end(chars: &[(usize, char)], mut i: usize) -> usize {
    let at = |i: usize| chars.get(i).map(|c| c.1);
    // "1.2k+" is a number and more.
    let magnitude = i > 0 && at(i - 1).is_some_and(|c| c.is_ascii_digit());
    i += 1;
    while let Some(c) = at(i) {
        let inside = c.is_alphanumeric() || is_combining_mark(c);
        let next = at(i + 1).is_some_and(char::is_alphabetic);
        let dotted = c == '.' && next;
        let amp = c == '&' && next && at(i - 1).is_some_and(char::is_alphabetic);
        let plus =
            !magnitude && (c == '+' || c == '#') && at(i - 1).is_some_and(|p| p.is_alphabetic() || p == '+');
        if !(inside || (dotted && joins_dot(chars, i)) || amp || plus) {
            break;
        }
        i += 1;
    }
    i
}

/// A dot inside a name: `Node.js`, `B.Sc`, `U.S`; not the end of a sentence that lacks its space.
fn joins_dot(chars: &[(usize, char)], i: usize) -> bool {
    let single = i < 2 || !chars[i - 2].1.is_alphanumeric();
    let next = chars.get(i + 1).is_some_and(|c| c.1.is_lowercase());
    single || next || chars.get(i + 2).is_none_or(|c| !c.1.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        tokens(text, Language::English).iter().map(|t| &text[t.start..t.end]).collect()
    }

    #[test]
    fn names_and_numbers_stay_whole() {
        assert_eq!(split("C++ on ABL90, €1.5M"), ["C++", "on", "ABL90", ",", "€", "1.5", "M"]);
        assert_eq!(split("1 250 repas, 2.300.000 €"), ["1 250", "repas", ",", "2.300.000", "€"]);
        assert_eq!(split("a 12-week run"), ["a", "12", "-", "week", "run"]);
        assert_eq!(split("in 2022. Then 3D"), ["in", "2022", ".", "Then", "3D"]);
        assert_eq!(split("B.Sc. Node.js"), ["B.Sc", ".", "Node.js"]);
        assert_eq!(split("9,500 m²"), ["9,500", "m²"]);
    }

    #[test]
    fn sentences_open() {
        let list = tokens("Cut it. Then ran; Swift", Language::English);
        let opening: Vec<_> = list.iter().filter(|t| t.opens).map(|t| t.norm.as_str()).collect();
        assert_eq!(opening, ["cut", "then", "swift"]);
    }
}

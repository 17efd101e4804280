//! Folded words: what the phrase tables are written in.
//!
//! Lower case, no accents, no apostrophes, contractions spelt out (`we've` = `we have`, `won't` = `will not`), so
//! that a table row covers every spelling of it.

/// The words of a text, folded.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        match c {
            '\'' | '’' | '‘' | '´' | '`' if !word.is_empty() => word.push('\''),
            '%' => {
                flush(&mut word, &mut out);
                out.push("%".to_owned());
            }
            c if c.is_alphanumeric() => push_folded(c, &mut word),
            // Combining accents of decomposed text.
            '\u{300}'..='\u{36f}' => {}
            _ => flush(&mut word, &mut out),
        }
    }
    flush(&mut word, &mut out);
    out
}

/// A text folded to its letters and digits, words separated by one space: a key to compare names by.
pub(crate) fn key(text: &str) -> String {
    words(text).join(" ")
}

/// Letters and digits only.
pub(crate) fn squash(text: &str) -> String {
    words(text).concat()
}

fn push_folded(c: char, word: &mut String) {
    for lower in c.to_lowercase() {
        match unaccented(lower) {
            Some(plain) => word.push_str(plain),
            None if ('\u{300}'..='\u{36f}').contains(&lower) => {}
            None => word.push(lower),
        }
    }
}

fn flush(word: &mut String, out: &mut Vec<String>) {
    if word.is_empty() {
        return;
    }
    let raw = std::mem::take(word);
    let raw = raw.trim_matches('\'');
    if raw == "cannot" {
        out.extend(["can".to_owned(), "not".to_owned()]);
        return;
    }
    let Some((stem, ending)) = raw.rsplit_once('\'') else {
        if !raw.is_empty() {
            out.push(raw.to_owned());
        }
        return;
    };
    let spelt = match (stem, ending) {
        ("won", "t") => vec!["will", "not"],
        ("can", "t") => vec!["can", "not"],
        (stem, "t") if stem.ends_with('n') && stem.len() > 2 => vec![&stem[..stem.len() - 1], "not"],
        (stem, "ve") => vec![stem, "have"],
        (stem, "re") => vec![stem, "are"],
        (stem, "ll") => vec![stem, "will"],
        (stem, "d") => vec![stem, "would"],
        ("i", "m") => vec!["i", "am"],
        (stem, "s") => vec![stem],
        // French and Italian elisions: l'entretien, un'offerta.
        (stem, ending) => vec![stem, ending],
    };
    out.extend(
        spelt.iter().flat_map(|part| part.split('\'')).filter(|part| !part.is_empty()).map(str::to_owned),
    );
}

fn unaccented(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ä' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ı' | 'ī' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ō' | 'ő' | 'ö' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ț' | 'ţ' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'æ' => "ae",
        'œ' => "oe",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contractions_are_spelt_out() {
        assert_eq!(
            words("We’ve decided we won't, can't and didn't"),
            words("we have decided we will not, can not and did not")
        );
    }

    #[test]
    fn accents_and_elisions_go() {
        assert_eq!(key("L'entretien prévu: größer, Ação"), "l entretien prevu grosser acao");
    }
}

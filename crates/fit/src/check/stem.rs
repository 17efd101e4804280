use super::language::Language;

/// What is left of a folded word without its endings: light, even rather than right, so that forms of one word meet.
/// Names with digits and words of up to three letters stay as they are.
pub(super) fn stem(word: &str, language: Language) -> String {
    if word.len() <= 3 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return word.to_owned();
    }
    match language {
        Language::English => english(word),
        Language::German => german(word),
        Language::Dutch => strip(word, &["heden", "ingen", "ing", "eren", "en", "es", "e", "s"], 4),
        Language::French => {
            let word = strip(word, &["aux"], 4);
            strip(&word, ENDINGS_FR, 4)
        }
        Language::Spanish | Language::Portuguese => strip(word, ENDINGS_ES, 4),
        Language::Italian => strip(word, ENDINGS_IT, 4),
    }
}

const ENDINGS_FR: &[&str] = &[
    "ements", "ement", "atrices", "atrice", "ateurs", "ateur", "ations", "ation", "ions", "ion", "euses",
    "euse", "elles", "elle", "eaux", "eau", "ees", "ee", "ant", "ent", "aient", "ait", "ives", "ive", "ifs",
    "if", "eurs", "eur", "es", "er", "ez", "ir", "is", "it", "e", "s", "x",
];

const ENDINGS_ES: &[&str] = &[
    "amientos", "amiento", "imientos", "imiento", "aciones", "acion", "ciones", "cion", "acoes", "acao",
    "coes", "cao", "adoras", "adora", "adores", "ador", "ando", "iendo", "endo", "adas", "ados", "ada",
    "ado", "idas", "idos", "ida", "ido", "aron", "ieron", "aram", "eram", "ales", "al", "es", "ar", "er",
    "ir", "as", "os", "is", "a", "o", "e", "s", "i",
];

const ENDINGS_IT: &[&str] = &[
    "amenti", "amento", "imenti", "imento", "azioni", "azione", "zioni", "zione", "atrici", "atrice",
    "atori", "atore", "ando", "endo", "ate", "ati", "ata", "ato", "ute", "uti", "uta", "uto", "ite", "iti",
    "ita", "ito", "are", "ere", "ire", "a", "e", "i", "o",
];

/// Takes off the first ending that leaves at least `least` letters.
fn strip(word: &str, endings: &[&str], least: usize) -> String {
    endings
        .iter()
        .find_map(|end| word.strip_suffix(end).filter(|rest| rest.len() >= least))
        .unwrap_or(word)
        .to_owned()
}

fn english(word: &str) -> String {
    let mut base = match word {
        w if w.ends_with("ies") && w.len() > 4 => format!("{}y", &w[..w.len() - 3]),
        w if w.ends_with("sses") || w.ends_with("ches") || w.ends_with("shes") || w.ends_with("xes") => {
            w[..w.len() - 2].to_owned()
        }
        w if w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") && !w.ends_with("is") => {
            w[..w.len() - 1].to_owned()
        }
        w => w.to_owned(),
    };
    let mut cut = false;
    for end in ["ing", "ed"] {
        if let Some(rest) = base.strip_suffix(end)
            && rest.len() >= 3
            && rest.bytes().any(|b| b"aeiouy".contains(&b))
        {
            base = rest.to_owned();
            cut = true;
            break;
        }
    }
    if cut {
        let bytes = base.as_bytes();
        let doubled = bytes.len() > 3 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
        if doubled && !matches!(bytes[bytes.len() - 1], b's' | b'l' | b'z' | b'f') {
            base.pop();
        }
        if base.ends_with("ll") && base.len() > 5 {
            base.pop();
        }
    }
    if base.len() > 4 && base.ends_with("ly") {
        base.truncate(base.len() - 2);
    }
    if base.len() > 3 && base.ends_with('e') {
        base.pop();
    }
    if base.len() > 3 && base.ends_with('y') {
        base.pop();
        base.push('i');
    }
    base
}

fn german(word: &str) -> String {
    let mut base = word;
    if let Some(rest) = base.strip_prefix("ge")
        && rest.len() > 4
        && (rest.ends_with('t') || rest.ends_with("en"))
    {
        base = rest;
    }
    strip(
        base,
        &[
            "erischen", "erischer", "erisches", "erische", "erisch", "ischen", "ischer", "isches", "ische",
            "isch", "innen", "ungen", "ung", "erinnen", "erin", "ern", "ters", "ers", "ten", "tem", "ter",
            "tes", "te", "en", "em", "er", "es", "in", "et", "e", "n", "s", "t",
        ],
        4,
    )
}

/// Whether two folded words grew from one root: a long common beginning, and short endings on both.
pub(super) fn same_root(a: &str, b: &str) -> bool {
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    common >= 5
        && (short - common <= 3 || common >= 8 && short - common <= 5)
        && long - common <= 6
        && common * 100 >= short * 72
        && common * 2 > long
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet() {
        use Language::{English, French, German, Spanish};
        for (language, a, b) in [
            (English, "picked", "picking"),
            (English, "reduced", "reducing"),
            (English, "planned", "planning"),
            (English, "studies", "study"),
            (English, "filled", "filling"),
            (German, "verlegung", "verlegen"),
            (German, "geplant", "planten"),
            (French, "negociation", "negocier"),
            (Spanish, "adaptacion", "adaptaron"),
            (Spanish, "revision", "revision"),
        ] {
            let (x, y) = (stem(a, language), stem(b, language));
            assert!(x == y || same_root(a, b), "{a} {b}: {x} {y}");
        }
        assert!(!same_root("contract", "control"));
        assert!(same_root("preceptor", "precepted"));
    }
}

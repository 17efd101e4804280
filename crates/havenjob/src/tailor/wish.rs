//! What a plain sentence asks of a tailored CV, understood without a model.

/// What a person asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wish {
    Shorter,
    Pages(u8),
    Drop(String),
    Restore(String),
    Emphasise(String),
    Undo,
}

/// What can be asked, for someone who asked something else.
pub(super) const HELP: &str = "Without a language model I understand: \"shorter\", \"one page\", \"drop …\", \
    \"bring back …\", \"emphasise …\" and \"undo\". Name a line or an entry by its words. For free wishes, connect a model \
    in the settings.";

const NUMBERS: [&str; 6] = ["zero", "one", "two", "three", "four", "five"];
const START: [&str; 11] = [
    "please ",
    "can you ",
    "could you ",
    "make it ",
    "make this ",
    "i want ",
    "i would like ",
    "i'd like ",
    "let us ",
    "let's ",
    "to ",
];
const SHORTER: [&str; 5] = ["shorter", "a bit shorter", "a little shorter", "shorten it", "shorten"];
const DROP: [&str; 6] = ["drop ", "remove ", "delete ", "leave out ", "cut ", "without "];
const RESTORE: [&str; 5] = ["bring back ", "restore ", "put back ", "add back ", "keep "];
const EMPHASISE: [&str; 7] =
    ["emphasise ", "emphasize ", "highlight ", "stress ", "focus on ", "more about ", "show more of "];

/// Reads a wish out of a sentence.
pub(super) fn understand(message: &str) -> Option<Wish> {
    let text = message.trim().trim_end_matches(['.', '!', '?']).to_lowercase();
    let text = text.replace('\u{2019}', "'");
    let text = START
        .iter()
        .fold(text.as_str(), |t, start| t.strip_prefix(start).unwrap_or(t))
        .trim_end_matches(" please")
        .trim_matches([',', ' ']);
    let after = |starts: &[&str]| {
        let rest = starts.iter().find_map(|s| text.strip_prefix(s))?;
        let rest = rest.trim_start_matches("the ").trim_start_matches("my ").trim_matches(['"', '\'', ' ']);
        (!rest.is_empty()).then(|| rest.to_owned())
    };
    if matches!(text, "undo" | "undo that" | "go back" | "revert") {
        return Some(Wish::Undo);
    }
    if let Some(pages) = pages(text) {
        return Some(Wish::Pages(pages));
    }
    if SHORTER.contains(&text) {
        return Some(Wish::Shorter);
    }
    if let Some(what) = after(&DROP) {
        return Some(Wish::Drop(what));
    }
    if let Some(what) = after(&RESTORE) {
        return Some(Wish::Restore(what));
    }
    if let Some(what) = text.strip_prefix("move ").and_then(|t| t.strip_suffix(" up")) {
        return Some(Wish::Emphasise(what.trim_start_matches("the ").to_owned()));
    }
    after(&EMPHASISE).map(Wish::Emphasise)
}

/// A wish for pages and nothing else, part by part: "fit it on 2 pages", "one page at most". Longer phrases come first.
const FIT: [&str; 7] = ["fit", "keep", "make", "have", "want", "put", "do"];
/// "Cut it to 2 pages" is such a wish, "cut 2 pages" is another.
const CUT: [&str; 10] =
    ["cut", "shorten", "squeeze", "limit", "trim", "reduce", "shrink", "condense", "bring", "get"];
const CV: [&str; 15] = [
    "the whole cv",
    "the whole thing",
    "all of it",
    "it all",
    "the cv",
    "my cv",
    "this cv",
    "the resume",
    "my resume",
    "the résumé",
    "my résumé",
    "everything",
    "this",
    "it",
    "all",
];
const SHOULD: [&str; 11] = [
    "should fit",
    "must fit",
    "has to fit",
    "should be",
    "must be",
    "has to be",
    "to fit",
    "to be",
    "down",
    "fit",
    "be",
];
const ON: [&str; 6] = ["onto", "into", "within", "on", "to", "in"];
const MOST: [&str; 11] = [
    "a maximum of",
    "no more than",
    "not more than",
    "at most",
    "up to",
    "maximum",
    "max",
    "only",
    "just",
    "an",
    "a",
];
const AFTER: [&str; 11] = [
    "at most", "or less", "or fewer", "in total", "maximum", "max", "only", "long", "please", "resume", "cv",
];

/// How many pages, where the sentence is such a wish: "the 12 page manual" is none.
fn pages(text: &str) -> Option<u8> {
    let text =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    let (cut, text) = without(&text, &CUT);
    let (_, text) = without(text, &FIT);
    let (_, text) = without(text, &CV);
    let (_, text) = without(text, &SHOULD);
    let (on, text) = without(text, &ON);
    let (_, text) = without(text, &MOST);
    let (number, text) = text.split_once(' ').unwrap_or_default();
    let mut text = text.strip_prefix("pages").or_else(|| text.strip_prefix("page"))?;
    while let Some(rest) = AFTER.iter().find_map(|end| text.strip_suffix(end)) {
        text = rest.trim_end();
    }
    if !text.is_empty() || (cut && !on) {
        return None;
    }
    let named = NUMBERS.iter().position(|n| *n == number).and_then(|n| u8::try_from(n).ok());
    let named = named.or_else(|| (number == "single").then_some(1));
    named.or_else(|| number.parse().ok()).filter(|n| (1..=20).contains(n))
}

/// Whether it begins with one of the phrases, and what is behind that.
fn without<'a>(text: &'a str, phrases: &[&str]) -> (bool, &'a str) {
    let behind = |phrase: &&str| text.strip_prefix(*phrase)?.strip_prefix(' ');
    phrases.iter().find_map(behind).map_or((false, text), |rest| (true, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_understood() {
        for (said, wish) in [
            ("Shorter, please", Some(Wish::Shorter)),
            ("Make it shorter.", Some(Wish::Shorter)),
            ("one page", Some(Wish::Pages(1))),
            ("Please fit it on 2 pages!", Some(Wish::Pages(2))),
            ("drop the garden project", Some(Wish::Drop("garden project".into()))),
            ("leave out \"Chess\"", Some(Wish::Drop("chess".into()))),
            ("bring back my volunteering", Some(Wish::Restore("volunteering".into()))),
            ("Emphasise SQL", Some(Wish::Emphasise("sql".into()))),
            ("move SAP up", Some(Wish::Emphasise("sap".into()))),
            ("undo", Some(Wish::Undo)),
            ("say that I led the team", None),
            ("drop ", None),
        ] {
            assert_eq!(understand(said), wish, "{said}");
        }
    }

    #[test]
    fn a_number_of_pages_is_a_wish_only_where_it_is_wished() {
        for (said, wished) in [
            ("fit it on one page", 1),
            ("Could you get everything on 2 pages, please?", 2),
            ("make it a one-page CV", 1),
            ("cut the CV to two pages", 2),
            ("shorten it to 1 page please", 1),
            ("keep it to 3 pages at most", 3),
            ("It must fit on one page", 1),
            ("no more than 2 pages", 2),
            ("I want it on one page", 1),
            ("I\u{2019}d like it to be on two pages", 2),
            ("make it fit on a single page", 1),
            ("squeeze this into 1 page!", 1),
        ] {
            assert_eq!(understand(said), Some(Wish::Pages(wished)), "{said}");
        }
        for (said, wish) in [
            ("drop the 4-page brochure", Some(Wish::Drop("4-page brochure".into()))),
            ("emphasise the 12 page manual", Some(Wish::Emphasise("12 page manual".into()))),
            ("Why does the 12 page manual not count?", None),
            ("I wrote 3 pages on forklifts", None),
            ("cut 2 pages", Some(Wish::Drop("2 pages".into()))),
            ("Is it longer than 2 pages?", None),
            ("make it 200 pages", None),
            ("the two pages on safety are mine", None),
        ] {
            assert_eq!(understand(said), wish, "{said}");
        }
    }
}

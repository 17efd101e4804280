//! What a plain sentence asks of a tailored CV, understood without a model.

use std::collections::BTreeMap;

use fit::Posting;
use fit::tailor::{Change, TailorOptions, tailor};
use resume::Resume;
use resume::model::{Bullets, Date};

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

/// One change that answers a wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Proposal {
    pub(super) item: String,
    pub(super) kind: Change,
    pub(super) original: String,
    pub(super) proposed: String,
    pub(super) reason: String,
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

/// The changes that answer a wish; none when nothing fits it.
pub(super) fn proposals(
    wish: &Wish,
    source: &Resume,
    document: &Resume,
    posting: &Posting,
    today: &Date,
) -> Vec<Proposal> {
    match wish {
        Wish::Shorter => shorter(document, posting, today),
        Wish::Drop(what) => dropped(document, what),
        Wish::Restore(what) => restored(source, document, what),
        Wish::Emphasise(what) => emphasised(document, what),
        Wish::Pages(_) | Wish::Undo => Vec::new(),
    }
}

/// Leaves out the three bullets that say least to the posting; two of an entry always stay.
fn shorter(document: &Resume, posting: &Posting, today: &Date) -> Vec<Proposal> {
    let relevance: BTreeMap<String, f32> =
        tailor(document, posting, &TailorOptions::new(today.clone())).relevance;
    let mut spare: Vec<_> = lists(document)
        .flat_map(|(_, list)| list.iter().skip(2))
        .map(|b| (relevance.get(&b.id).copied().unwrap_or_default(), b))
        .collect();
    spare.sort_by(|a, b| a.0.total_cmp(&b.0));
    let reason = "You asked for it shorter, and this says least to the posting.";
    spare.into_iter().take(3).map(|(_, b)| drop_of(&b.id, &b.text, reason)).collect()
}

fn drop_of(id: &str, text: &str, reason: &str) -> Proposal {
    Proposal {
        item: id.to_owned(),
        kind: Change::Drop,
        original: text.to_owned(),
        proposed: String::new(),
        reason: reason.to_owned(),
    }
}

fn dropped(document: &Resume, what: &str) -> Vec<Proposal> {
    let found = nearest(&named(document), what);
    found.into_iter().map(|(id, text)| drop_of(&id, &text, "You asked to leave it out.")).collect()
}

/// What the source has and the document has not, by id, with what a person knows it by.
pub(super) fn gone(source: &Resume, document: &Resume) -> Vec<(String, String)> {
    let there = named(document);
    named(source).into_iter().filter(|(id, _)| !there.iter().any(|(other, _)| other == id)).collect()
}

fn restored(source: &Resume, document: &Resume, what: &str) -> Vec<Proposal> {
    let found = nearest(&gone(source, document), what);
    found
        .into_iter()
        .map(|(id, text)| Proposal {
            item: id,
            kind: Change::Restore,
            original: String::new(),
            proposed: text,
            reason: "You asked to bring it back.".to_owned(),
        })
        .collect()
}

/// Puts the bullets and skills first that name it, entry by entry.
fn emphasised(document: &Resume, what: &str) -> Vec<Proposal> {
    let names = |text: &str| words(what).iter().all(|w| text.to_lowercase().contains(w));
    let reason = format!("You asked to emphasise {what}.");
    let reorder = |id: &str, parts: Vec<&str>, glue: &str| {
        let mut sorted = parts.clone();
        sorted.sort_by_key(|p| !names(p));
        (sorted != parts).then(|| Proposal {
            item: id.to_owned(),
            kind: Change::Reorder,
            original: parts.join(glue),
            proposed: sorted.join(glue),
            reason: reason.clone(),
        })
    };
    let bullets = lists(document)
        .filter_map(|(id, list)| reorder(id, list.iter().map(|b| b.text.as_str()).collect(), "\n"));
    let skills = document
        .skills
        .iter()
        .filter_map(|s| reorder(&s.id, s.keywords.iter().map(String::as_str).collect(), ", "));
    bullets.chain(skills).collect()
}

fn lists(resume: &Resume) -> impl Iterator<Item = (&str, &Bullets)> {
    (resume.work.iter().map(|w| (w.id.as_str(), &w.highlights)))
        .chain(resume.volunteer.iter().map(|v| (v.id.as_str(), &v.highlights)))
        .chain(resume.education.iter().map(|e| (e.id.as_str(), &e.highlights)))
        .chain(resume.projects.iter().map(|p| (p.id.as_str(), &p.highlights)))
}

/// Every item and bullet with what a person knows it by.
fn named(resume: &Resume) -> Vec<(String, String)> {
    let mut ids: Vec<String> = Vec::new();
    macro_rules! items {
        ($($section:ident),*) => { $( ids.extend(resume.$section.iter().map(|item| item.id.clone())); )* };
    }
    items!(work, volunteer, education, projects, awards, certificates);
    items!(publications, skills, languages, interests, references);
    ids.extend(lists(resume).flat_map(|(_, list)| list.iter().map(|b| b.id.clone())));
    ids.into_iter().map(|id| (id.clone(), resume.describe(&id))).collect()
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(Into::into)
        .collect()
}

/// What holds every word that was said, the shortest first: that is the one that was meant. Several of the same length of
/// words are as good, and all are given, so that the person is asked.
fn nearest(all: &[(String, String)], what: &str) -> Vec<(String, String)> {
    let said = words(what);
    let holding = |text: &str| {
        let own = words(text);
        (!said.is_empty() && said.iter().all(|w| own.contains(w))).then_some(own.len())
    };
    let found: Vec<_> = all.iter().filter_map(|named| Some((holding(&named.1)?, named))).collect();
    let Some(least) = found.iter().map(|(n, _)| *n).min() else { return Vec::new() };
    found.into_iter().filter(|(n, _)| *n == least).map(|(_, named)| named.clone()).collect()
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

    fn resume() -> Resume {
        let text = r#"{"work": [{"name": "Depot", "position": "Clerk", "highlights": ["Swept", "Used SAP", "Made tea", "Fed the cat"]}],
            "projects": [{"name": "Garden"}, {"name": "Garden fence"}], "interests": [{"name": "Chess"}]}"#;
        let mut resume = Resume::from_json(text).unwrap();
        resume.assign_ids();
        resume
    }

    #[test]
    fn a_thing_is_found_by_its_words() {
        let (resume, posting, today) = (resume(), Posting::default(), Date::Day(2026, 5, 1));
        let ask = |wish| proposals(&wish, &resume, &resume, &posting, &today);
        let items = |wish| ask(wish).into_iter().map(|p| p.item).collect::<Vec<_>>();
        assert_eq!(items(Wish::Drop("chess".into())), ["interests-1"]);
        assert_eq!(items(Wish::Drop("garden".into())), ["projects-1"], "the one that is only that");
        assert_eq!(items(Wish::Drop("cat".into())), ["work-1.4"]);
        assert_eq!(items(Wish::Drop("piano".into())), [""; 0]);
        assert_eq!(items(Wish::Restore("chess".into())), [""; 0], "it is there");
        let first = ask(Wish::Emphasise("sap".into()));
        assert_eq!(first[0].proposed.lines().next(), Some("Used SAP"));
        assert_eq!(items(Wish::Shorter).len(), 2, "two bullets stay");
    }
}

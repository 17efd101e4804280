//! The changes that answer a plain wish, without a model.

use std::collections::BTreeMap;

use fit::Posting;
use fit::tailor::{Change, TailorOptions, tailor};
use resume::Resume;
use resume::model::Date;

use super::find::{Meant, is_summary, meant, named, words};
use super::wish::{HELP, Wish};

/// One change that answers a wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Proposal {
    pub(super) item: String,
    pub(super) kind: Change,
    pub(super) original: String,
    pub(super) proposed: String,
    pub(super) reason: String,
}

/// The changes that answer a wish; none when nothing fits it.
#[derive(Debug, Default)]
pub(super) struct Answer {
    pub(super) changes: Vec<Proposal>,
    /// Whether any one of them would answer it, so that the person has to say which.
    pub(super) is_choice: bool,
}

impl Answer {
    /// Changes that are all meant.
    pub(super) fn all(changes: Vec<Proposal>) -> Self {
        Self { changes, is_choice: false }
    }
}

/// The changes that answer a wish.
pub(super) fn proposals(
    wish: &Wish,
    source: &Resume,
    document: &Resume,
    posting: &Posting,
    today: &Date,
) -> Answer {
    match wish {
        Wish::Shorter => Answer::all(shorter(document, posting, today)),
        Wish::Drop(what) => dropped(document, what),
        Wish::Restore(what) => restored(source, document, what),
        Wish::Emphasise(what) => Answer::all(emphasised(document, what)),
        Wish::Pages(_) | Wish::Undo => Answer::default(),
    }
}

/// Why nothing answers a wish, in words for the person.
pub(super) fn why_not(wish: &Wish, document: &Resume) -> String {
    let holds = |what: &str, text: &str| {
        let own = words(text);
        words(what).iter().all(|w| own.contains(w))
    };
    match wish {
        Wish::Restore(what) if !meant(&named(document), document, what).things.is_empty() => {
            format!("\"{what}\" is in the CV already.")
        }
        Wish::Emphasise(what) if names_anywhere(document, what) => {
            format!("What names {what} comes first already.")
        }
        Wish::Drop(what) => {
            let group = document.skills.iter().find(|s| s.keywords.iter().any(|k| holds(what, k)));
            match group {
                Some(group) => format!(
                    "\"{what}\" is one of the skills under \"{}\". A single one is taken out under \"Edit as text\".",
                    group.name
                ),
                None => nothing(what),
            }
        }
        Wish::Restore(what) | Wish::Emphasise(what) => nothing(what),
        Wish::Shorter => "Every entry is at two lines or fewer already: say what to drop.".to_owned(),
        Wish::Pages(_) | Wish::Undo => HELP.to_owned(),
    }
}

fn nothing(what: &str) -> String {
    format!("I found nothing of yours that fits \"{what}\", and I add nothing.")
}

/// Leaves out the three bullets that say least to the posting; two of an entry always stay.
fn shorter(document: &Resume, posting: &Posting, today: &Date) -> Vec<Proposal> {
    let relevance: BTreeMap<String, f32> =
        tailor(document, posting, &TailorOptions::new(today.clone())).relevance;
    let mut spare: Vec<_> = document
        .bullet_lists()
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

fn dropped(document: &Resume, what: &str) -> Answer {
    let reason = "You asked to leave it out.";
    let summary = &document.basics.summary;
    if is_summary(what) && !summary.is_empty() {
        return Answer::all(vec![summary_of(summary, "", reason)]);
    }
    let Meant { things, is_choice } = meant(&named(document), document, what);
    Answer { changes: things.into_iter().map(|(id, text)| drop_of(&id, &text, reason)).collect(), is_choice }
}

fn summary_of(original: &str, proposed: &str, reason: &str) -> Proposal {
    Proposal {
        item: "basics".to_owned(),
        kind: Change::Summary,
        original: original.to_owned(),
        proposed: proposed.to_owned(),
        reason: reason.to_owned(),
    }
}

/// What the source has and the document has not, by id, with what a person knows it by.
pub(super) fn gone(source: &Resume, document: &Resume) -> Vec<(String, String)> {
    let there = named(document);
    named(source).into_iter().filter(|(id, _)| !there.iter().any(|(other, _)| other == id)).collect()
}

fn restored(source: &Resume, document: &Resume, what: &str) -> Answer {
    let reason = "You asked to bring it back.";
    let (own, now) = (&source.basics.summary, &document.basics.summary);
    if is_summary(what) && own != now {
        return Answer::all(vec![summary_of(now, own, reason)]);
    }
    let Meant { things, is_choice } = meant(&gone(source, document), source, what);
    let restore = |(id, text)| Proposal {
        item: id,
        kind: Change::Restore,
        original: String::new(),
        proposed: text,
        reason: reason.to_owned(),
    };
    Answer { changes: things.into_iter().map(restore).collect(), is_choice }
}

fn names_anywhere(document: &Resume, what: &str) -> bool {
    let names = |text: &str| words(what).iter().all(|w| text.to_lowercase().contains(w));
    document.bullet_lists().any(|(_, list)| list.iter().any(|b| names(&b.text)))
        || document.skills.iter().any(|s| names(&s.name) || s.keywords.iter().any(|k| names(k)))
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
    let bullets = document
        .bullet_lists()
        .filter_map(|(id, list)| reorder(id, list.iter().map(|b| b.text.as_str()).collect(), "\n"));
    let skills = document
        .skills
        .iter()
        .filter_map(|s| reorder(&s.id, s.keywords.iter().map(String::as_str).collect(), ", "));
    bullets.chain(skills).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let items = |wish| ask(wish).changes.into_iter().map(|p| p.item).collect::<Vec<_>>();
        assert_eq!(items(Wish::Drop("chess".into())), ["interests-1"]);
        assert_eq!(items(Wish::Drop("garden".into())), ["projects-1"], "the one that is only that");
        assert_eq!(items(Wish::Drop("cat".into())), ["work-1.4"]);
        assert_eq!(items(Wish::Drop("piano".into())), [""; 0]);
        assert_eq!(items(Wish::Restore("chess".into())), [""; 0], "it is there");
        let first = ask(Wish::Emphasise("sap".into()));
        assert_eq!(first.changes[0].proposed.lines().next(), Some("Used SAP"));
        assert_eq!(items(Wish::Shorter).len(), 2, "two bullets stay");
    }

    #[test]
    fn a_section_a_kind_and_the_summary_are_meant_by_their_names() {
        let mut resume = resume();
        resume.basics.summary = "Keeps shelves in order.".to_owned();
        let more = r#"{"languages": [{"language": "Dutch"}, {"language": "French"}],
            "skills": [{"name": "Programming languages", "keywords": ["SQL", "Go"]}]}"#;
        let more = Resume::from_json(more).unwrap();
        (resume.languages, resume.skills) = (more.languages, more.skills);
        resume.assign_ids();
        let (posting, today) = (Posting::default(), Date::Day(2026, 5, 1));
        let ask = |wish: &Wish, document: &Resume| proposals(wish, &resume, document, &posting, &today);
        let dropped = |what: &str| {
            let answer = ask(&Wish::Drop(what.into()), &resume);
            (answer.changes.into_iter().map(|p| p.item).collect::<Vec<_>>(), answer.is_choice)
        };
        let one = |id: &str| (vec![id.to_owned()], false);
        assert_eq!(dropped("languages"), (vec!["languages-1".into(), "languages-2".into()], false));
        assert_eq!(dropped("programming languages"), one("skills-1"));
        assert_eq!(dropped("garden project"), one("projects-1"));
        assert_eq!(dropped("summary"), one("basics"));
        // Back again, as it was.
        let mut shorter = resume.clone();
        (shorter.languages, shorter.basics.summary) = (Vec::new(), String::new());
        let back = ask(&Wish::Restore("languages".into()), &shorter);
        assert_eq!((back.changes.len(), back.is_choice), (2, false));
        let summary = ask(&Wish::Restore("summary".into()), &shorter).changes;
        assert_eq!(summary[0].proposed, resume.basics.summary);
        // What is there is not denied.
        for (wish, said) in [
            (Wish::Restore("chess".into()), "already"),
            (Wish::Emphasise("sql".into()), "first already"),
            (Wish::Drop("sql".into()), "Programming languages"),
            (Wish::Drop("piano".into()), "nothing of yours"),
        ] {
            assert!(
                ask(&wish, &resume).changes.is_empty() && why_not(&wish, &resume).contains(said),
                "{wish:?}"
            );
        }
    }
}

//! Texts and résumés nobody would write: nothing panics, nothing is added, the score never falls, time stays linear.

use fit::{TailorOptions, match_posting, requirements, tailor, tailor_to};
use proptest::prelude::*;
use resume::Resume;
use resume::model::{Bullet, Certificate, Date, Dates, Interest, Project, Skill, Work};

use crate::TODAY;
use crate::tailored::{only_selects, taken};

const WORDS: &[&str] = &[
    "Kubernetes",
    "k8s",
    "Go",
    "Excel",
    "Requirements:",
    "Nice to have",
    "5+ years",
    "degree in",
    "fluent",
    "German",
    "experience with",
    "welding",
    "and",
    "or",
    "such as",
    ",",
    ".",
    "\n",
    "• ",
    "SAP FI",
    "led",
    "team",
    "Dein Profil",
    "von Vorteil",
    "<li>",
    "</p>",
    "&amp;",
    "ß",
    "日本",
    "e.g.",
    "C++",
    "R&D",
    "\"",
    "{",
    ":",
    "'s",
    "PMP",
    "knowledge",
    "Terraform",
    "bachelor's",
    "\u{301}",
];

fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 0..most).prop_map(|w| w.join(" "))
}

fn date() -> impl Strategy<Value = Option<Date>> {
    prop_oneof![
        Just(None),
        Just(Some(Date::Present)),
        (1990_i16..2030).prop_map(|y| Some(Date::Year(y))),
        (1990_i16..2030, 1_u8..13).prop_map(|(y, m)| Some(Date::Month(y, m))),
        Just(Some(Date::Text("long ago".into()))),
    ]
}

fn bullets() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(14), 0..9)
}

prop_compose! {
    fn work()(position in text(4), summary in text(6), start in date(), end in date(), list in bullets()) -> Work {
        Work {
            position, summary, dates: Dates { start, end },
            highlights: list.into_iter().map(|text| Bullet { id: String::new(), text }).collect(),
            ..Work::default()
        }
    }
}

prop_compose! {
    fn resume()(
        summary in text(30),
        work in prop::collection::vec(work(), 0..6),
        projects in prop::collection::vec((text(3), bullets()), 0..3),
        skills in prop::collection::vec((text(2), prop::collection::vec(prop::sample::select(WORDS), 0..6)), 0..4),
        certificates in prop::collection::vec(text(2), 0..3),
        interests in prop::collection::vec(text(2), 0..3),
    ) -> Resume {
        let mut resume = Resume { work, ..Resume::default() };
        resume.basics.summary = summary;
        resume.projects = projects.into_iter().map(|(name, list)| Project {
            name,
            highlights: list.into_iter().map(|text| Bullet { id: String::new(), text }).collect(),
            ..Project::default()
        }).collect();
        resume.skills = skills.into_iter().map(|(name, keywords)| Skill {
            name, keywords: keywords.into_iter().map(str::to_owned).collect(), ..Skill::default()
        }).collect();
        resume.certificates = certificates.into_iter().map(|name| Certificate { name, ..Certificate::default() }).collect();
        resume.interests = interests.into_iter().map(|name| Interest { name, ..Interest::default() }).collect();
        resume.assign_ids();
        resume
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_text_is_a_posting(posting in any::<String>()) {
        let read = requirements(&posting);
        prop_assert!(match_posting(&Resume::default(), &read, &TODAY).score <= 100);
    }

    #[test]
    fn any_words_are_a_posting_and_nothing_is_invented(posting in text(120)) {
        let read = requirements(&posting);
        if !posting.contains(['<', '&', '{']) {
            for said in read.skills.iter().chain(read.requirements.iter().map(|r| &r.text)) {
                prop_assert!(posting.contains(said.as_str()), "{said:?}");
            }
        }
    }

    #[test]
    fn tailoring_only_selects_and_never_lowers_the_score(source in resume(), posting in text(120), pages in prop::option::of(1_u8..3)) {
        let posting = requirements(&posting);
        let options = TailorOptions::new(TODAY);
        let out = match pages {
            None => tailor(&source, &posting, &options),
            Some(pages) => tailor_to(&source, &posting, &options, pages, taken),
        };
        prop_assert!(out.after.score >= out.before.score);
        if let Err(new) = only_selects(&source, &out.resume) {
            prop_assert!(false, "{new}");
        }
        let ids: Vec<&String> = out.resume.work.iter().map(|w| &w.id).collect();
        let all: Vec<&String> = source.work.iter().map(|w| &w.id).collect();
        prop_assert_eq!(&ids[..], &all[..ids.len()], "jobs keep their order and no gap appears");
        for (s, n) in out.suggestions.iter().zip(1..) {
            prop_assert_eq!(&s.id, &format!("s{n}"));
            prop_assert!(!s.reason.is_empty());
        }
    }
}

/// Work grows with the text, not with its square: counted in the answer's size, because timings never decide a test.
#[test]
fn long_texts_of_every_kind_are_read() {
    for unit in [
        "a",
        " ",
        "Go ",
        "<",
        "&lt;",
        "C++,",
        ". ",
        "• x\n",
        "experience with ",
        "'",
        "Excel and Word or Access ",
        "{",
        "\n",
        "é",
    ] {
        let long = unit.repeat(60_000 / unit.len());
        let read = requirements(&long);
        assert!(read.skills.len() <= long.len());
        assert!(fit::Taxonomy::embedded().find(&long).len() <= long.len());
    }
}

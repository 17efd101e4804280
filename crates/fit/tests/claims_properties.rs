//! What must hold for every document, not only for those of the corpora.

use std::path::Path;

use fit::check::{Evidence, Finding, check, check_text};
use proptest::prelude::*;
use resume::Resume;
use resume::model::{Bullet, Bullets, Date, Dates, Education, Language, Skill, Work};

const TODAY: Date = Date::Month(2026, 11);

fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "led",
        "helped",
        "the",
        "team",
        "of",
        "12",
        "€1.5M",
        "25%",
        "Kubernetes",
        "and",
        ",",
        ";",
        "over",
        "1,240",
        "in",
        "2019",
        "global",
        "award",
        "budget",
        "Senior",
        "years",
        "five",
        "half",
        "und",
        "Leitung",
        "quatre-vingts",
        "SAP",
        "(",
        ")",
        "a",
        "quarter",
        "to",
        "per",
        "week",
        "patients",
        "fluent",
        "Spanish",
        "B2",
        "award-winning",
        "co-authored",
        "…",
        "日本",
        "ß",
    ]);
    prop::collection::vec(word, 0..14).prop_map(|w| w.join(" "))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![4 => words(), 1 => "\\PC{0,40}", 1 => any::<String>()]
}

fn date() -> impl Strategy<Value = Option<Date>> {
    prop_oneof![
        Just(None),
        Just(Some(Date::Present)),
        any::<i16>().prop_map(|y| Some(Date::Year(y))),
        (1990_i16..2030, 1_u8..13).prop_map(|(y, m)| Some(Date::Month(y, m))),
    ]
}

fn bullets() -> impl Strategy<Value = Bullets> {
    prop::collection::vec(text(), 0..4)
        .prop_map(|all| all.into_iter().map(|text| Bullet { id: String::new(), text }).collect())
}

prop_compose! {
    fn work()(name in text(), position in text(), start in date(), end in date(), highlights in bullets()) -> Work {
        Work { name, position, dates: Dates { start, end }, highlights, ..Work::default() }
    }
}

prop_compose! {
    fn resume()(
        summary in text(), label in text(), work in prop::collection::vec(work(), 0..4), school in text(), degree in text(),
        skills in prop::collection::vec(text(), 0..4), tongue in text(), level in text(),
    ) -> Resume {
        let mut resume = Resume { work, ..Resume::default() };
        resume.basics.summary = summary;
        resume.basics.label = label;
        resume.education = vec![Education { institution: school, study_type: degree, ..Education::default() }];
        resume.skills = vec![Skill { name: "Tools".into(), keywords: skills, ..Skill::default() }];
        resume.languages = vec![Language { language: tongue, fluency: level, ..Language::default() }];
        resume.assign_ids();
        resume
    }
}

/// A copy that is not equal, so that every part of it is really held against the source.
fn copy(resume: &Resume) -> Resume {
    let mut copy = resume.clone();
    copy.meta.version = "tailored".into();
    copy
}

fn blocks(source: &Resume, tailored: &Resume) -> Vec<Finding> {
    check(source, tailored, &TODAY).into_iter().filter(Finding::blocks).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_document_bears_itself(resume in resume()) {
        prop_assert_eq!(check(&resume, &copy(&resume), &TODAY), vec![]);
    }

    #[test]
    fn leaving_out_and_moving_never_blocks(resume in resume(), keep in prop::collection::vec(any::<bool>(), 16)) {
        let mut tailored = copy(&resume);
        let mut keep = keep.into_iter().cycle();
        let mut kept = |_: &Bullet| keep.next().unwrap_or(true);
        for work in &mut tailored.work {
            work.highlights.0.retain(&mut kept);
            work.highlights.0.reverse();
        }
        tailored.skills[0].keywords.reverse();
        tailored.skills[0].keywords.pop();
        tailored.work.reverse();
        tailored.work.pop();
        tailored.languages.pop();
        tailored.basics.summary.clear();
        prop_assert_eq!(blocks(&resume, &tailored), vec![]);
    }

    #[test]
    fn any_text_is_judged_without_panic(resume in resume(), proposed in text()) {
        let _ = check_text(&Evidence::of_summary(&resume, &TODAY), "basics.summary", &proposed);
        if let Some(work) = resume.work.first() {
            let evidence = Evidence::of_item(&resume, &work.id, &TODAY).unwrap();
            for finding in check_text(&evidence, &work.id, &proposed) {
                prop_assert!(finding.text.contains(&finding.words), "{} in {}", finding.words, finding.text);
                prop_assert!(!finding.message.is_empty());
            }
        }
    }

    #[test]
    fn two_strangers_never_panic(a in resume(), b in resume()) {
        let _ = check(&a, &b, &TODAY);
    }
}

#[test]
fn dropping_any_bullet_or_entry_of_the_corpus_never_blocks() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/claims/tune/cvs");
    let mut seen = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let source = Resume::from_json(&std::fs::read_to_string(file.unwrap().path()).unwrap()).unwrap();
        assert_eq!(check(&source, &copy(&source), &TODAY), vec![]);
        for drop in 0..source.work.len() {
            let mut tailored = copy(&source);
            tailored.work.remove(drop);
            tailored.work.reverse();
            for work in &mut tailored.work {
                work.highlights.0.reverse();
                work.highlights.0.pop();
            }
            assert_eq!(blocks(&source, &tailored), vec![]);
            // A document without ids gets them by position: the first entry left is then called work-1.
            for work in &mut tailored.work {
                work.id.clear();
                work.highlights.0.iter_mut().for_each(|b| b.id.clear());
            }
            tailored.assign_ids();
            assert_eq!(blocks(&source, &tailored), vec![]);
            seen += 1;
        }
    }
    assert!(seen >= 30, "{seen}");
}

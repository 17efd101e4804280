use resume::Resume;
use serde::Serialize;
use utoipa::ToSchema;

/// How much of a profile is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Completeness {
    /// 0 to 100.
    #[schema(example = 70)]
    pub(crate) percent: i64,
    /// What is missing, what helps most first.
    pub(crate) missing: Vec<Step>,
}

/// Something that a profile lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Step {
    /// What to do, as a sentence.
    #[schema(example = "Add a summary of two or three sentences.")]
    pub(crate) words: &'static str,
    /// Where to do it.
    #[schema(example = "/profile/basics/summary")]
    pub(crate) at: &'static str,
    /// By how much it would rise.
    #[schema(example = 15)]
    pub(crate) gain: i64,
}

impl Completeness {
    /// Weighed by what recruiters and their programs look for first; what nobody asks for counts nothing.
    pub(crate) fn of(profile: &Resume) -> Self {
        let basics = &profile.basics;
        let words = |text: &str| text.split_whitespace().count();
        let skills: usize = profile.skills.iter().map(|s| s.keywords.len().max(1)).sum();
        // Of the latest two: older ones may be short.
        let told = !profile.work.is_empty() && profile.work.iter().take(2).all(|w| w.highlights.len() >= 2);
        let dated = !profile.work.is_empty() && profile.work.iter().all(|w| w.dates.start.is_some());
        let step = |is_there: bool, gain, at, words| (is_there, Step { words, at, gain });
        let steps = [
            step(!profile.work.is_empty(), 20, "/profile/work", "Add your latest position."),
            step(
                words(&basics.summary) >= 10,
                15,
                "/profile/basics/summary",
                "Add a summary of two or three sentences.",
            ),
            step(
                told,
                15,
                "/profile#s-work",
                "Say what came of your work: two bullets or more for each of your latest positions.",
            ),
            step(!basics.name.is_empty(), 10, "/profile/basics/contact", "Add your name."),
            step(skills >= 5, 10, "/profile/skills", "Add five skills or more that you would stand by."),
            step(
                !profile.education.is_empty(),
                10,
                "/profile/education",
                "Add a school, degree or training.",
            ),
            step(!basics.email.is_empty(), 5, "/profile/basics/contact", "Add an e-mail address."),
            step(!basics.phone.is_empty(), 5, "/profile/basics/contact", "Add a phone number."),
            step(dated, 5, "/profile#s-work", "Say when each of your positions began."),
            step(!profile.languages.is_empty(), 5, "/profile/languages", "Add the languages that you speak."),
        ];
        let percent = steps.iter().filter(|(is_there, _)| *is_there).map(|(_, s)| s.gain).sum();
        let missing = steps.into_iter().filter(|(is_there, _)| !is_there).map(|(_, s)| s).collect();
        Self { percent, missing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_helps_most_comes_first_and_all_is_a_hundred() {
        let nothing = Completeness::of(&Resume::default());
        assert_eq!((nothing.percent, nothing.missing[0].at), (0, "/profile/work"));
        assert_eq!(nothing.missing.iter().map(|s| s.gain).sum::<i64>(), 100);
        assert!(nothing.missing.windows(2).all(|two| two[0].gain >= two[1].gain), "{nothing:?}");

        let full = Resume::from_json(
            r#"{"basics": {"name": "Kim", "email": "kim@example.org", "phone": "1",
                "summary": "Keeps stock of four depots in order and finds what is lost."},
                "work": [{"position": "Clerk", "startDate": "2020", "highlights": ["Counted", "Sorted"]}],
                "education": [{"institution": "School"}], "languages": [{"language": "German"}],
                "skills": [{"name": "Tools", "keywords": ["a", "b", "c", "d"]}, {"name": "Chess"}]}"#,
        )
        .unwrap();
        assert_eq!(Completeness::of(&full), Completeness { percent: 100, missing: vec![] });
        let mut short = full;
        short.work[0].highlights.clear();
        assert_eq!(Completeness::of(&short).missing[0].at, "/profile#s-work");
    }
}

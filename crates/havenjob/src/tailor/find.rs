//! What of a CV a person means by some words.

use resume::Resume;

/// What is meant: things by id, with what a person knows them by.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Meant {
    pub(super) things: Vec<(String, String)>,
    /// Whether each of them fits as well as another, so that the person has to say which.
    pub(super) is_choice: bool,
}

/// What people call a section.
const SECTIONS: [(&str, &[&str]); 10] = [
    ("volunteer", &["volunteer", "volunteering", "volunteer work", "voluntary work"]),
    ("education", &["education"]),
    ("projects", &["projects"]),
    ("awards", &["awards", "honours", "honors"]),
    ("certificates", &["certificates", "certifications"]),
    ("publications", &["publications"]),
    ("skills", &["skills"]),
    ("languages", &["languages"]),
    ("interests", &["interests", "hobbies"]),
    ("references", &["references"]),
];

/// What says of which kind a thing is, and not which one.
const KINDS: [&str; 16] = [
    "project",
    "job",
    "role",
    "position",
    "bullet",
    "point",
    "line",
    "entry",
    "group",
    "course",
    "degree",
    "certificate",
    "award",
    "publication",
    "language",
    "section",
];

/// What the words mean out of `all`, things of `whole`.
pub(super) fn meant(all: &[(String, String)], whole: &Resume, what: &str) -> Meant {
    if let Some(section) = section(what) {
        let own = ids_of(whole, section);
        let things: Vec<_> = all.iter().filter(|(id, _)| own.contains(id)).cloned().collect();
        if !things.is_empty() {
            return Meant { things, is_choice: false };
        }
    }
    let said = words(what);
    let mut things = nearest(all, &said);
    if things.is_empty() {
        let which: Vec<String> = said.into_iter().filter(|w| !KINDS.contains(&w.as_str())).collect();
        things = nearest(all, &which);
    }
    Meant { is_choice: things.len() > 1, things }
}

fn section(what: &str) -> Option<&'static str> {
    let what = what.strip_suffix(" section").unwrap_or(what);
    SECTIONS.iter().find(|(_, names)| names.contains(&what)).map(|(section, _)| *section)
}

/// Whether the summary is meant.
pub(super) fn is_summary(what: &str) -> bool {
    matches!(what.strip_suffix(" section").unwrap_or(what), "summary" | "profile" | "about me")
}

/// Every item and bullet with what a person knows it by.
pub(super) fn named(resume: &Resume) -> Vec<(String, String)> {
    let sections = SECTIONS.iter().flat_map(|(section, _)| ids_of(resume, section));
    let items = ids_of(resume, "work").into_iter().chain(sections);
    let bullets = resume.bullet_lists().flat_map(|(_, list)| list.iter().map(|b| b.id.clone()));
    items.chain(bullets).map(|id| (id.clone(), resume.describe(&id))).collect()
}

fn ids_of(resume: &Resume, section: &str) -> Vec<String> {
    macro_rules! find {
        ($($section:ident),*) => {
            match section {
                $(stringify!($section) => resume.$section.iter().map(|item| item.id.clone()).collect(),)*
                _ => Vec::new(),
            }
        };
    }
    find!(
        work,
        volunteer,
        education,
        projects,
        awards,
        certificates,
        publications,
        skills,
        languages,
        interests,
        references
    )
}

/// The words of a text in small letters.
pub(super) fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(Into::into)
        .collect()
}

/// What holds every word that was said, the shortest first: that is the one that was meant. Several of the same length of
/// words are as good, and all are given, so that the person is asked.
fn nearest(all: &[(String, String)], said: &[String]) -> Vec<(String, String)> {
    let holding = |text: &str| {
        let own = words(text);
        (!said.is_empty() && said.iter().all(|w| own.contains(w))).then_some(own.len())
    };
    let found: Vec<_> = all.iter().filter_map(|named| Some((holding(&named.1)?, named))).collect();
    let Some(least) = found.iter().map(|(n, _)| *n).min() else { return Vec::new() };
    found.into_iter().filter(|(n, _)| *n == least).map(|(_, named)| named.clone()).collect()
}

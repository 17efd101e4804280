//! What a plain question asks, understood without a model.

/// What a person asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Question {
    /// What the profile holds.
    Holds,
    /// What one of its sections says.
    Section(Section),
    /// Whether anything shows this.
    Shows(String),
    /// What to add next.
    Missing,
    /// Which jobs fit best.
    Fits,
    /// How well a job fits, named by some of its words.
    Fit(String),
    /// How long at or as something; in all without it.
    HowLong(Option<String>),
}

/// A section that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Work,
    Education,
    Projects,
    Skills,
    Certificates,
    Languages,
}

const SECTIONS: [(&[&str], Section); 6] = [
    (&["skill", "skills"], Section::Skills),
    (&["language", "languages"], Section::Languages),
    (
        &["certificate", "certificates", "certification", "certifications", "licence", "licences", "license"],
        Section::Certificates,
    ),
    (&["education", "degree", "degrees", "school", "study", "studied", "studies"], Section::Education),
    (&["project", "projects"], Section::Projects),
    (
        &["work", "worked", "employer", "employers", "experience", "career", "positions", "posts"],
        Section::Work,
    ),
];
/// What asks whether something is shown.
const SHOWS: [&str; 9] = [
    "do i know ",
    "do i have experience with ",
    "do i have experience in ",
    "do i have ",
    "have i used ",
    "have i worked with ",
    "have i ",
    "am i experienced in ",
    "does my profile mention ",
];
const MISSING: [&str; 7] =
    ["missing", "next best", "add next", "should i add", "improve my", "incomplete", "complete"];
/// Words around the name of a job.
const FILLER: [&str; 22] = [
    "how", "well", "do", "does", "i", "fit", "match", "suit", "for", "with", "to", "the", "a", "an", "job",
    "role", "at", "as", "my", "position", "posting", "would",
];

/// Reads a question out of a sentence.
pub(super) fn understand(message: &str) -> Option<Question> {
    let text = message.trim().trim_end_matches(['.', '!', '?', ' ']).to_lowercase().replace(['’', '"'], "'");
    let text = text.strip_prefix("please ").unwrap_or(&text);
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && !"+#.-".contains(c)).filter(|w| !w.is_empty()).collect();
    let has = |word: &str| words.contains(&word);
    if text.contains("how long") || text.contains("how many years") {
        return Some(Question::HowLong(place(text)));
    }
    if ["fit", "fits", "match", "matches", "suit", "suits"].into_iter().any(has) {
        if ["which", "best", "jobs", "what"].into_iter().any(has) {
            return Some(Question::Fits);
        }
        let named: Vec<&str> = words.iter().filter(|w| !FILLER.contains(w)).copied().collect();
        return Some(if named.is_empty() { Question::Fits } else { Question::Fit(named.join(" ")) });
    }
    if MISSING.iter().any(|m| text.contains(m)) {
        return Some(Question::Missing);
    }
    let section = SECTIONS.iter().find(|(names, _)| names.iter().copied().any(has)).map(|(_, s)| *s);
    if let Some(what) = SHOWS.iter().find_map(|s| text.strip_prefix(s)) {
        let what = what.trim_start_matches("any ").trim_matches(['\'', ' ']);
        let is_section = SECTIONS.iter().any(|(names, _)| names.contains(&what));
        if !what.is_empty() && !is_section {
            return Some(Question::Shows(what.to_owned()));
        }
    }
    if let Some(section) = section {
        return Some(Question::Section(section));
    }
    let asks_all = has("profile") || has("cv") || text.contains("about me") || text == "who am i";
    asks_all.then_some(Question::Holds)
}

/// What stands behind the last "at", "as", "in" or "with".
fn place(text: &str) -> Option<String> {
    let found = [" at ", " as ", " in ", " with ", " for "]
        .iter()
        .filter_map(|p| text.find(p).map(|at| at + p.len()))
        .min()?;
    let what = text[found..].trim_start_matches("a ").trim_start_matches("an ").trim_start_matches("the ");
    let what = what.trim_matches(['\'', ' ']);
    (!what.is_empty() && !["total", "all"].contains(&what)).then(|| what.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_understood() {
        for (said, question) in [
            ("What's in my profile?", Some(Question::Holds)),
            ("What do you know about me?", Some(Question::Holds)),
            ("Which skills do I have?", Some(Question::Section(Section::Skills))),
            ("do I have any languages", Some(Question::Section(Section::Languages))),
            ("Where have I worked?", Some(Question::Section(Section::Work))),
            ("What did I study?", Some(Question::Section(Section::Education))),
            ("Do I know C++?", Some(Question::Shows("c++".into()))),
            ("Have I used SAP?", Some(Question::Shows("sap".into()))),
            ("What is missing in my profile?", Some(Question::Missing)),
            ("What is the next best addition?", Some(Question::Missing)),
            ("Which jobs fit me best?", Some(Question::Fits)),
            (
                "How well do I fit the Warehouse Team Lead job?",
                Some(Question::Fit("warehouse team lead".into())),
            ),
            ("How long have I worked at Northgate?", Some(Question::HowLong(Some("northgate".into())))),
            ("How long was I a clerk?", Some(Question::HowLong(None))),
            ("How many years of experience do I have?", Some(Question::HowLong(None))),
            ("Sing me a song", None),
            ("", None),
        ] {
            assert_eq!(understand(said), question, "{said}");
        }
    }
}

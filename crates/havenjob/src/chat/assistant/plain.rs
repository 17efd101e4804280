//! Answers without a model: read off the résumé and the jobs, word for word. Nothing is added.

use fit::match_posting;
use fit::matching::{State, covered};
use fit::requirements::{Category, Need, Posting, Requirement};
use resume::Resume;
use resume::model::{Date, Dates};

use super::Grounds;
use super::fitting::{fitted, most_wanted};
use super::question::{Question, Section, understand};

/// Lines of a list at most.
const MOST_LINES: usize = 12;

/// What can be asked, for someone who asked something else.
pub(super) const HELP: &str = "Without a language model I answer plain questions from your profile and jobs: \"what is in \
    my profile\", \"which skills do I have\", \"do I know …\", \"where have I worked\", \"how long have I worked at …\", \
    \"what is missing\", \"how well do I fit …\" and \"which jobs fit best\". For free questions, connect a model in the \
    settings.";
const NOTHING: &str =
    "There is nothing to answer from yet: upload a CV, or fill in your profile. I invent nothing.";

/// Answers a question.
pub(super) fn answer(grounds: &Grounds, text: &str, today: &Date) -> String {
    let Some(question) = understand(text) else { return HELP.to_owned() };
    if grounds.is_empty() {
        return NOTHING.to_owned();
    }
    let resume = &grounds.resume;
    match question {
        Question::Holds => holds(grounds),
        Question::Section(section) => section_of(grounds, section),
        Question::Shows(what) => shows(grounds, &what, today),
        Question::Missing => missing(grounds, today),
        Question::Fits => fits(grounds, today),
        Question::Fit(what) => fit_of(grounds, &what, today),
        Question::HowLong(None) => match covered(resume.work.iter().map(|w| &w.dates), today) {
            0 => format!("Your {} names no post with dates.", grounds.called()),
            months => {
                format!("In all you have worked {}; time in two posts at once counts once.", time(months))
            }
        },
        Question::HowLong(Some(what)) => how_long(grounds, &what, today),
    }
}

fn list(lines: &[String]) -> String {
    let mut shown: Vec<String> = lines.iter().take(MOST_LINES).map(|l| format!("- {l}")).collect();
    if lines.len() > MOST_LINES {
        shown.push(format!("- and {} more", lines.len() - MOST_LINES));
    }
    shown.join("\n")
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(", ")
}

fn dated(name: String, dates: &Dates) -> String {
    match (&dates.start, &dates.end) {
        (Some(start), Some(Date::Present) | None) => format!("{name} (since {start})"),
        (Some(start), Some(end)) => format!("{name} ({start} to {end})"),
        (None, Some(end)) if *end != Date::Present => format!("{name} (until {end})"),
        _ => name,
    }
}

fn lines_of(resume: &Resume, section: Section) -> Vec<String> {
    match section {
        Section::Work => {
            resume.work.iter().map(|w| dated(joined(&[&w.position, &w.name]), &w.dates)).collect()
        }
        Section::Education => {
            let name = |e: &resume::model::Education| joined(&[&e.study_type, &e.area, &e.institution]);
            resume.education.iter().map(|e| dated(name(e), &e.dates)).collect()
        }
        Section::Projects => resume.projects.iter().map(|p| dated(p.name.clone(), &p.dates)).collect(),
        Section::Skills => {
            let line = |s: &resume::model::Skill| match s.keywords.is_empty() {
                true => joined(&[&s.name, &s.level]),
                false if s.name.is_empty() => s.keywords.join(", "),
                false => format!("{}: {}", s.name, s.keywords.join(", ")),
            };
            resume.skills.iter().map(line).collect()
        }
        Section::Certificates => resume.certificates.iter().map(|c| joined(&[&c.name, &c.issuer])).collect(),
        Section::Languages => resume.languages.iter().map(|l| joined(&[&l.language, &l.fluency])).collect(),
    }
}

const NAMES: [(Section, &str); 6] = [
    (Section::Work, "posts"),
    (Section::Education, "education"),
    (Section::Projects, "projects"),
    (Section::Skills, "skills"),
    (Section::Certificates, "certificates"),
    (Section::Languages, "languages"),
];

fn section_of(grounds: &Grounds, section: Section) -> String {
    let name = NAMES.iter().find(|(s, _)| *s == section).map_or("entries", |(_, name)| name);
    let lines = lines_of(&grounds.resume, section);
    if lines.is_empty() {
        return format!("Your {} names no {name}, and I add none.", grounds.called());
    }
    format!("Your {} says of {name}:\n{}", grounds.called(), list(&lines))
}

fn holds(grounds: &Grounds) -> String {
    let resume = &grounds.resume;
    let mut lines = Vec::new();
    for (section, name) in NAMES {
        let all = lines_of(resume, section);
        if let Some(first) = all.first() {
            let more = if all.len() > 1 { " first" } else { "" };
            lines.push(format!("{} in {name};{more} {first}", all.len()).replace("; ", ": "));
        }
    }
    if !resume.basics.summary.is_empty() {
        lines.insert(0, format!("a summary: {}", resume.basics.summary));
    }
    let who = joined(&[&resume.basics.name, &resume.basics.label]);
    let who = if who.is_empty() { String::new() } else { format!(" of {who}") };
    format!("Your {}{who} holds:\n{}", grounds.called(), list(&lines))
}

fn shows(grounds: &Grounds, what: &str, today: &Date) -> String {
    let requirement = Requirement {
        id: "r1".to_owned(),
        text: what.to_owned(),
        kind: Need::Must,
        category: Category::Skill,
        years: None,
        degree: None,
        languages: Vec::new(),
        skills: vec![what.to_owned()],
    };
    let posting = Posting { requirements: vec![requirement], ..Posting::default() };
    let matched = match_posting(&grounds.resume, &posting, today);
    let held = matched.requirements.iter().find(|h| h.state != State::Gap && !h.evidence.is_empty());
    let Some(held) = held else {
        return format!(
            "Nothing in your {} shows \"{what}\", and I add nothing. If you have it, add where.",
            grounds.called()
        );
    };
    let lines: Vec<String> = held
        .evidence
        .iter()
        .map(|e| {
            let item = grounds.resume.describe(&e.item);
            if item.is_empty() || item == e.text { e.text.clone() } else { format!("{} ({item})", e.text) }
        })
        .collect();
    let nearly = if held.state == State::Partly { "comes near" } else { "shows" };
    format!("This of your {} {nearly} \"{what}\":\n{}", grounds.called(), list(&lines))
}

fn missing(grounds: &Grounds, today: &Date) -> String {
    let resume = &grounds.resume;
    let (basics, posts) = (&resume.basics, &resume.work);
    let mut lines: Vec<String> = Vec::new();
    let mut want = |is_missing: bool, what: &str| {
        if is_missing {
            lines.push(what.to_owned());
        }
    };
    want(posts.is_empty(), "the posts that you held, with employer and dates");
    want(basics.name.is_empty(), "your name");
    want(basics.email.is_empty(), "a mail address");
    want(basics.phone.is_empty(), "a phone number");
    let bare = posts.iter().find(|w| w.highlights.is_empty() && w.summary.is_empty());
    if let Some(post) = bare {
        want(true, &format!("what you did as {}", joined(&[&post.position, &post.name])));
    }
    if let Some(post) = posts.iter().find(|w| w.dates.start.is_none()) {
        want(true, &format!("when you were {}", joined(&[&post.position, &post.name])));
    }
    want(resume.skills.is_empty(), "your skills");
    want(resume.education.is_empty(), "your education");
    want(basics.summary.is_empty(), "a summary in two or three sentences");
    want(resume.languages.is_empty(), "the languages that you speak");
    let fitted = fitted(resume, grounds.jobs.iter(), today);
    if let Some((skill, times)) = most_wanted(&fitted) {
        let jobs = fitted.len();
        lines.push(format!(
            "\"{skill}\", if you have it: {times} of your {jobs} jobs {} for it, and nothing shows it",
            if times == 1 { "asks" } else { "ask" }
        ));
    }
    let Some((first, rest)) = lines.split_first() else {
        return format!(
            "I find no gap in your {}: every section that jobs look at is filled.",
            grounds.called()
        );
    };
    let rest = if rest.is_empty() { String::new() } else { format!("\nAfter that:\n{}", list(rest)) };
    format!("The next best addition to your {}: {first}.{rest}", grounds.called())
}

const NO_JOBS: &str = "You have no job here yet: add one, and I hold your profile against it.";

fn fits(grounds: &Grounds, today: &Date) -> String {
    let all = fitted(&grounds.resume, grounds.jobs.iter(), today);
    if all.is_empty() {
        return NO_JOBS.to_owned();
    }
    let lines: Vec<String> =
        all.iter().map(|f| format!("{}: {} of 100", f.name(), f.matched.score)).collect();
    format!("By what they ask and your {} shows, the best first:\n{}", grounds.called(), list(&lines))
}

fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    parts.map(str::to_lowercase).collect()
}

fn names(text: &str, what: &str) -> bool {
    let own = words(text);
    words(what).iter().all(|w| own.contains(w))
}

fn fit_of(grounds: &Grounds, what: &str, today: &Date) -> String {
    let named = grounds.jobs.iter().filter(|j| names(&format!("{} {}", j.title, j.company), what));
    let found = fitted(&grounds.resume, named, today);
    if grounds.jobs.is_empty() {
        return NO_JOBS.to_owned();
    }
    if found.is_empty() {
        let all: Vec<String> = grounds.jobs.iter().map(|j| joined(&[&j.title, &j.company])).collect();
        return format!("None of your jobs is called \"{what}\". These are there:\n{}", list(&all));
    }
    let each = found.iter().take(3).map(|f| {
        let counts = f.matched.formula;
        let (met, partly) = (counts.must.met + counts.nice.met, counts.must.partly + counts.nice.partly);
        let mut text = format!("{}: {} of 100. {met} met, {partly} partly.", f.name(), f.matched.score);
        let gaps: Vec<String> = f.gaps().map(str::to_owned).collect();
        if !gaps.is_empty() {
            text.push_str(&format!(" Nothing of yours shows:\n{}", list(&gaps)));
        }
        if let Some(question) = f.question() {
            text.push_str(&format!("\n{question}"));
        }
        text
    });
    each.collect::<Vec<_>>().join("\n\n")
}

fn how_long(grounds: &Grounds, what: &str, today: &Date) -> String {
    let posts: Vec<_> = grounds
        .resume
        .work
        .iter()
        .filter(|w| names(&joined(&[&w.position, &w.name, &w.location]), what))
        .collect();
    if posts.is_empty() {
        return format!(
            "No post of your {} is called \"{what}\".\n{}",
            grounds.called(),
            shows(grounds, what, today)
        );
    }
    let lines: Vec<String> = posts.iter().map(|w| dated(joined(&[&w.position, &w.name]), &w.dates)).collect();
    let has_dates = posts.iter().all(|w| w.dates.start.as_ref().and_then(Date::year).is_some());
    if !has_dates {
        return format!("Your {} does not say when:\n{}", grounds.called(), list(&lines));
    }
    let exact = posts.iter().all(|w| w.dates.start.as_ref().and_then(Date::month).is_some());
    let about = if exact { "" } else { "about " };
    let months = covered(posts.iter().map(|w| &w.dates), today);
    format!("{about}{}, by the dates of your {}:\n{}", time(months), grounds.called(), list(&lines))
}

/// A length of time in words.
fn time(months: i32) -> String {
    let count = |n: i32, unit: &str| match n {
        0 => String::new(),
        1 => format!("1 {unit}"),
        n => format!("{n} {unit}s"),
    };
    let (years, rest) = (count(months / 12, "year"), count(months % 12, "month"));
    joined(&[&years, &rest]).replace(", ", " and ")
}

#[cfg(test)]
mod tests {
    use super::super::From;
    use super::*;
    use crate::jobs::Job;

    fn grounds() -> Grounds {
        let text = r#"{"basics": {"name": "Kim Doe", "email": "kim@example.org", "summary": "Clerk with a love of order."},
            "work": [{"name": "Northgate Depot", "position": "Clerk", "startDate": "2019-01", "endDate": "2022-12", "highlights": ["Counted stock in SAP"]},
                     {"name": "Shop", "position": "Assistant", "startDate": "2018-01", "endDate": "2018-12"}],
            "skills": [{"name": "Tools", "keywords": ["Excel", "SAP"]}]}"#;
        let job = |title: &str, description: &str| Job {
            id: uuid::Uuid::nil(),
            title: title.into(),
            company: "Blue Harbour".into(),
            description: description.into(),
            url: None,
            status: "active".into(),
            created_at: chrono::DateTime::UNIX_EPOCH,
            updated_at: chrono::DateTime::UNIX_EPOCH,
        };
        let jobs = vec![
            job("Engineer", "Requirements:\n- Experience with Kubernetes\n- Experience with PostgreSQL\n"),
            job("Stock Clerk", "Requirements:\n- Experience with SAP\n- Experience with Excel\n"),
        ];
        Grounds { from: From::Profile, resume: Resume::from_json(text).unwrap(), jobs }
    }

    fn ask(text: &str) -> String {
        answer(&grounds(), text, &Date::Day(2026, 5, 1))
    }

    #[test]
    fn answers_are_read_off() {
        for (asked, parts) in [
            (
                "What is in my profile?",
                &["Kim Doe", "love of order", "2 in posts", "Clerk, Northgate Depot (2019-01 to 2022-12)"][..],
            ),
            ("Which skills do I have?", &["Tools: Excel, SAP"]),
            ("Which languages do I speak?", &["names no languages, and I add none"]),
            ("Do I know SAP?", &["SAP", "Counted stock in SAP (Clerk, Northgate Depot)"]),
            ("Do I know Kubernetes?", &["Nothing in your profile shows \"kubernetes\", and I add nothing"]),
            ("How long have I worked at Northgate?", &["4 years, by the dates", "Clerk, Northgate Depot"]),
            ("How many years of experience do I have?", &["5 years"]),
            ("How long have I worked at Acme?", &["No post of your profile is called \"acme\""]),
            (
                "What is missing?",
                &[
                    "next best addition to your profile: a phone number",
                    "what you did as Assistant, Shop",
                    "if you have it: 1 of your 2 jobs asks for it",
                ],
            ),
            (
                "Which jobs fit best?",
                &["- Stock Clerk, Blue Harbour: 100 of 100\n- Engineer, Blue Harbour: 0 of 100"],
            ),
            (
                "How well do I fit the engineer job?",
                &["Engineer, Blue Harbour: 0 of 100", "Experience with Kubernetes"],
            ),
            ("How well do I fit the pilot job?", &["None of your jobs is called \"pilot\""]),
            ("Sing!", &["Without a language model"]),
        ] {
            let said = ask(asked);
            for part in parts {
                assert!(said.contains(part), "{asked}: {part} not in {said}");
            }
        }
    }

    #[test]
    fn out_of_nothing_comes_nothing() {
        let nothing = Grounds { from: From::Nothing, resume: Resume::default(), jobs: Vec::new() };
        let today = Date::Day(2026, 5, 1);
        for asked in
            ["What is in my profile?", "Do I know SAP?", "How long have I worked?", "Which jobs fit best?"]
        {
            assert_eq!(answer(&nothing, asked, &today), NOTHING, "{asked}");
        }
        let jobless = Grounds { jobs: Vec::new(), ..grounds() };
        assert_eq!(answer(&jobless, "Which jobs fit best?", &today), NO_JOBS);
    }
}

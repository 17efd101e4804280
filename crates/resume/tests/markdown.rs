//! Markdown: nothing is lost on the way there and back, and what a person does to it by hand is understood.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files should stop there")]

mod common;

use common::resumes;
use proptest::prelude::*;
use resume::Resume;
use resume::model::*;
use resume::roundtrip;
use resume::write::markdown::{from_markdown, is_ours, to_markdown};
use serde_json::{Value, json};

#[test]
fn every_fixture_comes_back() {
    for (name, resume) in resumes() {
        let text = to_markdown(&resume);
        assert!(is_ours(&text), "{name}");
        assert_eq!(from_markdown(&text).as_ref(), Some(&resume), "{name}:\n{text}");
        assert_eq!(
            from_markdown(&text.replace('\n', "\r\n")).as_ref(),
            Some(&resume),
            "{name} with carriage returns"
        );
    }
}

#[test]
fn every_value_can_be_seen_in_the_text() {
    for (name, resume) in resumes() {
        let text = to_markdown(&resume);
        let (text, _) = text.split_once("<!-- havenjob").unwrap();
        let plain = text.replace("\\", "");
        assert_eq!(roundtrip::missing(&resume, &plain), [], "{name}:\n{text}");
    }
}

#[test]
fn a_link_that_leads_nowhere_is_kept_though_it_is_not_shown() {
    let json = r##"{"basics":{"url":"#","profiles":[{"network":"LinkedIn","username":"ada","url":"#"},
        {"network":"Xing","url":"javascript:void(0)"}]},"work":[{"name":"Engine Works","url":"#"}]}"##;
    let resume = Resume::from_json(json).unwrap();
    let text = to_markdown(&resume);
    let (shown, _) = text.split_once("<!-- havenjob").unwrap();
    assert!(
        shown.contains("- LinkedIn: ada\n") && !shown.contains("(#)") && !shown.contains(": #"),
        "{shown}"
    );
    assert!(!shown.contains("javascript"), "{shown}");
    assert_eq!(from_markdown(&text).as_ref(), Some(&resume), "{text}");
}

fn sample() -> Resume {
    let json = json!({
        "basics": { "name": "Ada Lovelace", "label": "Analyst", "email": "ada@mail.example", "pronouns": "she",
            "profiles": [{ "network": "LinkedIn", "username": "ada", "url": "https://linkedin.example/in/ada" }] },
        "work": [
            { "id": "engine", "name": "Engine Works", "position": "Analyst", "startDate": "1842-09", "salary": 3,
              "highlights": ["Wrote notes on the engine", "Computed Bernoulli numbers", "Led a team of two"] },
            { "name": "Mill", "position": "Clerk", "startDate": "1838", "endDate": "1840" }
        ],
        "skills": [{ "name": "Maths", "level": "expert", "keywords": ["Series", "Tables"] }, "Punching", "Weaving"],
        "meta": { "language": "en", "leftovers": [{ "section": "", "text": "Page 1 of 2" }],
            "spans": { "engine/position": { "page": 1, "line": 4, "start": 60, "end": 67 } } }
    });
    Resume::from_json(&json.to_string()).unwrap()
}

#[test]
fn the_text_is_one_that_a_person_would_write() {
    let text = to_markdown(&sample());
    let (text, note) = text.split_once("\n<!-- havenjob ").unwrap();
    let expected = "\
# Ada Lovelace

Analyst

- Email: ada@mail.example
- LinkedIn: [ada](https://linkedin.example/in/ada)

## Experience

### Analyst — Engine Works <!-- engine -->
*Sep 1842 – Present*

- Wrote notes on the engine
- Computed Bernoulli numbers
- Led a team of two

### Clerk — Mill <!-- work-1 -->
*1838 – 1840*

## Skills

- **Maths** (expert): Series, Tables

Punching, Weaving
";
    assert_eq!(text, expected);
    assert!(note.lines().count() == 1 && note.len() < 1000, "{note}");
    assert!(note.contains(r#""engine/position":[1,4,60,67]"#), "{note}");
}

#[test]
fn what_is_edited_by_hand_keeps_its_id() {
    let before = sample();
    let edit = |from: &str, to: &str| {
        let text = to_markdown(&before);
        assert!(text.contains(from), "{from} in {text}");
        from_markdown(&text.replacen(from, to, 1)).unwrap()
    };
    let mut expected = before.clone();
    expected.work[0].highlights[1].text = "Computed the Bernoulli numbers, by hand & *early*".into();
    let edited = edit("Computed Bernoulli numbers", "Computed the Bernoulli numbers, by hand & \\*early\\*");
    assert_eq!(edited, expected);

    let mut expected = before.clone();
    expected.work[0].highlights.remove(0);
    assert_eq!(edit("- Wrote notes on the engine\n", ""), expected);

    let mut expected = before.clone();
    expected.work[0].highlights.insert(1, Bullet { id: "engine.4".into(), text: "Something new".into() });
    assert_eq!(edit("- Computed", "- Something new\n- Computed"), expected);

    let mut expected = before.clone();
    expected.work[1].position = "Head Clerk".into();
    expected.work[1].dates.end = Some(Date::Month(1841, 3));
    let edited = edit(
        "Clerk — Mill <!-- work-1 -->\n*1838 – 1840",
        "Head Clerk — Mill <!-- work-1 -->\n*1838 – March 1841",
    );
    assert_eq!(edited, expected);

    let mut expected = before.clone();
    expected.skills.swap(1, 2);
    expected.skills[0].keywords.push("Proofs".into());
    let text = to_markdown(&before)
        .replace("Tables", "Tables, Proofs")
        .replace("Punching, Weaving", "Weaving, Punching");
    assert_eq!(from_markdown(&text).unwrap(), expected);
}

#[test]
fn whole_entries_may_be_moved_copied_and_added() {
    let before = sample();
    let text = to_markdown(&before);
    let start = text.find("### Analyst").unwrap();
    let middle = text.find("### Clerk").unwrap();
    let end = text.find("## Skills").unwrap();
    let (first, second) = (&text[start..middle], &text[middle..end]);
    let with = |entries: &[&str]| {
        from_markdown(&format!("{}{}{}", &text[..start], entries.concat(), &text[end..])).unwrap()
    };
    let ids = |resume: &Resume| resume.work.iter().map(|w| w.id.clone()).collect::<Vec<_>>();

    let moved = with(&[second, first]);
    assert_eq!(ids(&moved), ["work-1", "engine"]);
    assert_eq!(moved.work[1], before.work[0]);
    assert_eq!(ids(&with(&[first, first, second])), ["engine", "work-2", "work-1"]);
    let added = with(&["### Tutor — Somerset House\n*1835 – 1837, London*\n\n- Taught\n\n", first, second]);
    assert_eq!(added.work[0].name, "Somerset House");
    assert_eq!(added.work[0].highlights[0].id, "work-2.1");
    assert_eq!(ids(&added), ["work-2", "engine", "work-1"]);
    let retyped = with(&[&first.replace(" <!-- engine -->", ""), second]);
    assert_eq!(retyped.work, before.work);
}

#[test]
fn a_damaged_or_missing_note_costs_only_what_the_text_does_not_say() {
    let before = sample();
    let text = to_markdown(&before);
    let visible = |resume: &Resume| roundtrip::values(resume).into_iter().map(|v| v.text).collect::<Vec<_>>();
    let (start, note) = text.split_once("<!-- havenjob ").unwrap();
    for damaged in [
        format!("{start}<!-- havenjob {}", &note[..note.len() / 2]),
        format!("{start}<!-- havenjob -->"),
        start.to_owned(),
        text.replace(r#""add":{"engine":{"salary":3"#, r#""add":{"engine":{"position":{}"#),
    ] {
        let read = from_markdown(&damaged).unwrap();
        assert_eq!(visible(&read), visible(&before), "{damaged}");
    }
}

#[test]
fn a_cv_that_a_person_wrote_is_read() {
    let text = "\
Mina Sorel
==========

Baker and pastry chef
mina.sorel@mail.example | +33 6 55 50 17 22 | Lyon

## About me

I bake *every* night
and like it.

## Work Experience

### Head baker at Four d'Or
2019 – present, Lyon

- Runs a team of **five**
- Bakes 900 baguettes a day
  on two ovens

**Baker**, Moulin Bleu (2015 - 2019)

* Night shift

## Skills

- Dough: sourdough, brioche
- Ordering, stock keeping

## Languages

French (native), English – B2

## Certificates

- Food hygiene, Chambre des métiers, 2018

## Tattoos

None so far.
";
    assert!(!is_ours(text));
    let resume = from_markdown(text).unwrap();
    let basics = &resume.basics;
    assert_eq!((basics.name.as_str(), basics.label.as_str()), ("Mina Sorel", "Baker and pastry chef"));
    assert_eq!(
        (basics.email.as_str(), basics.phone.as_str()),
        ("mina.sorel@mail.example", "+33 6 55 50 17 22")
    );
    assert_eq!(basics.summary, "I bake every night and like it.");
    let work = &resume.work;
    assert_eq!((work[0].position.as_str(), work[0].name.as_str()), ("Head baker", "Four d'Or"));
    assert_eq!(work[0].dates, Dates { start: Some(Date::Year(2019)), end: Some(Date::Present) });
    assert_eq!(work[0].location, "Lyon");
    assert_eq!(work[0].highlights[0].text, "Runs a team of five");
    assert_eq!(work[0].highlights[1].text, "Bakes 900 baguettes a day on two ovens");
    assert_eq!(work[1].dates.end, Some(Date::Year(2019)));
    assert_eq!(work[1].highlights.len(), 1);
    let skills: Vec<_> = resume.skills.iter().map(|s| (s.name.as_str(), s.keywords.len())).collect();
    assert_eq!(skills, [("Dough", 2), ("Ordering", 0), ("stock keeping", 0)]);
    let languages: Vec<_> =
        resume.languages.iter().map(|l| (l.language.as_str(), l.fluency.as_str())).collect();
    assert_eq!(languages, [("French", "native"), ("English", "B2")]);
    assert_eq!(resume.certificates[0].issuer, "Chambre des métiers");
    assert_eq!(resume.certificates[0].date, Some(Date::Year(2018)));
    assert_eq!(resume.meta.leftovers.len(), 1);
    assert_eq!(resume.meta.leftovers[0].section, "Tattoos");
    assert_eq!(from_markdown(&to_markdown(&resume)), Some(resume));
}

#[test]
fn other_markdown_is_left_to_the_parser() {
    for text in
        ["", "# README\n\nInstall it.\n\n## Usage\n", "just text", "<!-- havenjob", "## Experience\n- x"]
    {
        assert_eq!(from_markdown(text), None, "{text}");
    }
}

/// Text as files hold it: words, the signs of Markdown and of our own notation, white space, other scripts.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[A-Za-z][a-z]{0,7}( [a-z0-9]{1,6}){0,4}",
        2 => "[ -~]{1,30}",
        2 => "[-#*_`<>()\\[\\]!&;:,.|~=+—–·• \\\\\n\t\u{a0}a1]{1,24}",
        1 => "\\PC{1,16}",
        1 => any::<String>().prop_map(|text| text.chars().take(20).collect()),
        1 => prop::sample::select(vec![
            "<!-- work-1 -->", "<!-- havenjob {} -->", "## Skills", "- x", "1. x", "a — b", "a · b", "2019", "Mar 2019",
            "2019 – 2020", "https://x.example/a_b_(c)", "**Grade:** 1", "*x*", "a\n\nb", "a\n\n\nb\n", "---", "===", "# x",
            "> x", "a, b", "a; b", "(a", "a)", "x\\", "Email: a@b.example", "Present", "&mdash;", "C#", "C #", "\u{2028}",
            "a\r\nb", "\u{0}", "\u{feff}", "-->", "--", "Email", "<x@y.example>", "[a](b)", "•", "___", "* * *",
        ]).prop_map(str::to_owned),
    ]
    .prop_filter("the model has no empty entries in lists", |text| !text.is_empty())
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![1 => Just(String::new()), 4 => words()]
}

fn date() -> impl Strategy<Value = Option<Date>> {
    prop_oneof![
        2 => Just(None),
        1 => Just(Some(Date::Present)),
        5 => (1900_i16..2100, 0_u8..13, 0_u8..32).prop_map(|(y, m, d)| Some(match (m, d) {
            (0, _) => Date::Year(y),
            (m, 0..16) => Date::Month(y, m),
            (m, d) => Date::Day(y, m, d),
        })),
        1 => (0_i16..10000).prop_map(|y| Some(Date::Year(y))),
        1 => words().prop_map(|text| Date::from_iso(&text)),
    ]
}

fn dates() -> impl Strategy<Value = Dates> {
    (date(), date()).prop_map(|(start, end)| Dates { start, end })
}

fn list() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(words(), 0..4)
}

fn bullets() -> impl Strategy<Value = Bullets> {
    let bullet = (prop_oneof![3 => Just(String::new()), 1 => words()], words());
    prop::collection::vec(bullet.prop_map(|(id, text)| Bullet { id, text }), 0..5).prop_map(Bullets)
}

fn extra() -> impl Strategy<Value = Extra> {
    let json = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        words().prop_map(Value::from),
        list().prop_map(Value::from),
        words().prop_map(|w| json!({ w: [1, null, "--"] })),
    ];
    let field = words().prop_map(|name| format!("x-{name}"));
    prop_oneof![4 => Just(Extra::new()), 1 => prop::collection::vec((field, json), 0..3).prop_map(|v| v.into_iter().collect())]
}

fn id() -> impl Strategy<Value = String> {
    prop_oneof![3 => Just(String::new()), 1 => words(), 1 => "(work|skills|basics)-[1-3](\\.[12])?"]
}

prop_compose! {
    fn work()(id in id(), name in value(), position in value(), location in value(), description in value(), url in value(),
        dates in dates(), summary in value(), highlights in bullets(), extra in extra()) -> Work {
        Work { id, name, position, location, description, url, dates, summary, highlights, extra }
    }
}

prop_compose! {
    fn education()(id in id(), institution in value(), location in value(), url in value(), area in value(), study_type in value(),
        dates in dates(), score in value(), summary in value(), (courses, highlights, extra) in (list(), bullets(), extra())) -> Education {
        Education { id, institution, location, url, area, study_type, dates, score, summary, courses, highlights, extra }
    }
}

prop_compose! {
    fn project()(id in id(), name in value(), description in value(), entity in value(), kind in value(), url in value(),
        dates in dates(), roles in list(), keywords in list(), (highlights, extra) in (bullets(), extra())) -> Project {
        Project { id, name, description, entity, kind, url, dates, roles, keywords, highlights, extra }
    }
}

prop_compose! {
    fn volunteer()(id in id(), organization in value(), position in value(), location in value(), url in value(),
        dates in dates(), summary in value(), highlights in bullets(), extra in extra()) -> Volunteer {
        Volunteer { id, organization, position, location, url, dates, summary, highlights, extra }
    }
}

prop_compose! {
    fn short_items()(
        skills in prop::collection::vec((id(), value(), value(), list(), extra()), 0..5),
        interests in prop::collection::vec((id(), value(), list(), extra()), 0..3),
        languages in prop::collection::vec((id(), value(), value(), extra()), 0..4),
        references in prop::collection::vec((id(), value(), value(), extra()), 0..3),
        awards in prop::collection::vec((id(), value(), date(), value(), value(), extra()), 0..3),
        certificates in prop::collection::vec((id(), value(), date(), value(), value(), extra()), 0..4),
        publications in prop::collection::vec((id(), value(), value(), date(), value(), value(), extra()), 0..3),
    ) -> Resume {
        Resume {
            skills: skills.into_iter().map(|(id, name, level, keywords, extra)| Skill { id, name, level, keywords, extra }).collect(),
            interests: interests.into_iter().map(|(id, name, keywords, extra)| Interest { id, name, keywords, extra }).collect(),
            languages: languages.into_iter().map(|(id, language, fluency, extra)| Language { id, language, fluency, extra }).collect(),
            references: references.into_iter().map(|(id, name, reference, extra)| Reference { id, name, reference, extra }).collect(),
            awards: awards.into_iter()
                .map(|(id, title, date, awarder, summary, extra)| Award { id, title, date, awarder, summary, extra }).collect(),
            certificates: certificates.into_iter()
                .map(|(id, name, date, issuer, url, extra)| Certificate { id, name, date, issuer, url, extra }).collect(),
            publications: publications.into_iter()
                .map(|(id, name, publisher, release_date, url, summary, extra)| Publication { id, name, publisher, release_date, url, summary, extra })
                .collect(),
            ..Default::default()
        }
    }
}

prop_compose! {
    fn basics()(
        (name, label, image, email, phone, url) in (value(), value(), value(), value(), value(), value()),
        summary in value(),
        location in (value(), value(), value(), value(), value(), extra())
            .prop_map(|(address, postal_code, city, country_code, region, extra)| Location { address, postal_code, city, country_code, region, extra }),
        profiles in prop::collection::vec((value(), value(), value(), extra())
            .prop_map(|(network, username, url, extra)| Profile { network, username, url, extra }), 0..4),
        extra in extra(),
    ) -> Basics {
        Basics { name, label, image, email, phone, url, summary, location, profiles, extra }
    }
}

prop_compose! {
    fn meta()(
        language in prop::sample::select(vec!["", "en", "de", "fr", "es", "pt", "nl", "it", "pl", "ja", "pt-BR"]),
        (canonical, version, last_modified) in (value(), value(), value()),
        leftovers in prop::collection::vec((value(), words()), 0..3),
        spans in prop::collection::btree_map(words(), (0_u32..9, 0_u32..99, 0_u32..999, 0_u32..9999), 0..3),
        extra in extra(),
    ) -> Meta {
        Meta {
            canonical, version, last_modified, extra,
            language: language.to_owned(),
            leftovers: leftovers.into_iter().map(|(section, text)| Leftover { section, text, span: None }).collect(),
            spans: spans.into_iter().map(|(key, (page, line, start, end))| (key, Span { page, line, start, end })).collect(),
        }
    }
}

prop_compose! {
    fn any_resume()(
        short in short_items(),
        basics in basics(),
        meta in meta(),
        work in prop::collection::vec(work(), 0..3),
        volunteer in prop::collection::vec(volunteer(), 0..2),
        education in prop::collection::vec(education(), 0..3),
        projects in prop::collection::vec(project(), 0..2),
        extra in extra(),
    ) -> Resume {
        let mut resume = Resume { basics, meta, work, volunteer, education, projects, extra, ..short };
        resume.assign_ids();
        resume
    }
}

proptest! {
    #[test]
    fn any_resume_comes_back(resume in any_resume()) {
        let text = to_markdown(&resume);
        prop_assert_eq!(from_markdown(&text), Some(resume), "{}", text);
    }

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,300}") {
        if let Some(resume) = from_markdown(&text) {
            let text = to_markdown(&resume);
            prop_assert_eq!(from_markdown(&text), Some(resume), "{}", text);
        }
    }

    #[test]
    fn any_markdown_is_read_without_panic(
        lines in prop::collection::vec(prop_oneof![words(), "(#{1,3}|-|>|1\\.|\\*\\*) ?[ -~]{0,30}", Just("## Skills".to_owned()),
            Just("## Work".to_owned()), Just("## Certificates".to_owned()), Just("### A — B <!-- work-1 -->".to_owned())], 0..40),
        note in prop_oneof![Just(String::new()), Just("\n<!-- havenjob {\"ids\":{\"work-1\":[\"0\",3]},\"fix\":{\"work-1\":[{},{\"name\":4}]},\"more\":{\"work\":7}} -->".to_owned())],
    ) {
        let text = format!("# A\n{}{note}", lines.join("\n"));
        if let Some(resume) = from_markdown(&text) {
            let text = to_markdown(&resume);
            prop_assert_eq!(from_markdown(&text), Some(resume), "{}", text);
        }
    }

    /// A person edits one bullet: that bullet has the new text and its old id, and nothing else has changed.
    #[test]
    fn an_edited_bullet_keeps_its_id(
        mut resume in any_resume(),
        mut entry in work(),
        new in "[A-Z][a-z]{1,9}( [a-z]{1,9}){2,9}",
    ) {
        const OLD: &str = "Kept the mill running through three floods";
        entry.highlights = Bullets(vec![Bullet { id: String::new(), text: OLD.into() }]);
        resume.work.insert(0, entry);
        resume.assign_ids();
        let text = to_markdown(&resume).replacen(OLD, &new, 1);
        resume.work[0].highlights[0].text = new;
        prop_assert_eq!(from_markdown(&text), Some(resume), "{}", text);
    }

    /// Time grows with the text, not with its square: these would take minutes if it did.
    #[test]
    fn repeated_signs_are_read_in_time(sign in prop::sample::select(vec!["[", "*a ", "`", "<", "![", "- ", "> ", "&", "**", "_a_ ", "(", "<!--", "#"])) {
        let text = format!("# A\n\n## Work\n\n### B\n\n{}", sign.repeat(20_000));
        prop_assert!(from_markdown(&text).is_some());
    }
}

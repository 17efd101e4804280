//! A shelf of broken mails, each beside what must come of it: `name.eml` and `name.expected`.
//!
//! A line of the expected file is `field: value`, `-` for nothing, or one line `error: kind`. An empty file asks only
//! that reading ends.

use std::{fmt::Write, fs, path::Path};

use mail::{event, read};
use proptest::prelude::*;

fn outcome(raw: &[u8]) -> String {
    let message = match read(raw) {
        Err(error) if error.is_empty() => return "error: empty\n".to_owned(),
        Err(error) if error.is_too_large() => return "error: too large\n".to_owned(),
        Err(_) => return "error: not mail\n".to_owned(),
        Ok(message) => message,
    };
    let event = event(&message);
    let or = |text: Option<String>| text.filter(|text| !text.is_empty()).unwrap_or_else(|| "-".to_owned());
    let mut out = String::new();
    for (field, value) in [
        ("from", or(message.envelope.from.map(|from| from.email))),
        ("subject", or(Some(message.envelope.subject))),
        ("date", or(event.date.map(|day| day.to_string()))),
        ("kind", format!("{:?}", event.kind).to_lowercase()),
        ("company", or(event.company)),
        ("title", or(event.title)),
    ] {
        writeln!(out, "{field}: {value}").expect("writing to a string");
    }
    out
}

#[test]
fn every_broken_mail_has_its_outcome() {
    let shelf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/malformed");
    let mut seen = 0;
    let mut failures = Vec::new();
    for entry in fs::read_dir(shelf).expect("the shelf") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "eml") {
            continue;
        }
        seen += 1;
        let expected = fs::read_to_string(path.with_extension("expected")).expect("what is expected");
        let found = outcome(&fs::read(&path).expect("a mail"));
        if !expected.is_empty() && found != expected {
            failures.push(format!("{}\nexpected:\n{expected}found:\n{found}", path.display()));
        }
    }
    assert!(seen >= 15, "found only {seen} mails on the shelf");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_mail_past_the_limit_is_refused() {
    let error = read(&vec![b'a'; mail::MAX_BYTES + 1]).expect_err("too large");
    assert!(error.is_too_large());
    assert!(error.to_string().contains("limit"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_read_without_a_panic(raw in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        outcome(&raw);
    }

    #[test]
    fn any_text_after_a_header_is_read_without_a_panic(
        subject in "(Fwd: )?(Your application|Interview|Offer|Bewerbung|[[:print:]]{0,10}) (at|for|-|:|als) \\PC{0,40}",
        body in "(\\PC{0,60}(application|position of|from:|to:|subject:|Regards|for the|<p>|&amp|\\.|\n|\u{a0}|ß|İ)){0,12}",
        html in any::<bool>(),
    ) {
        let kind = if html { "html" } else { "plain" };
        let raw = format!("From: \u{130} <a@b.example>\nSubject: {subject}\nContent-Type: text/{kind}; charset=utf-8\n\n{body}");
        outcome(raw.as_bytes());
    }

    #[test]
    fn names_are_verbatim(
        title in "(Senior |Junior )?(Lighthouse|Data|Night) (Keeper|Analyst|Manager)",
        company in "[A-Z][a-z]{3,9} (Harbour|Labs|Energy)",
        frame in 0..3_usize,
    ) {
        let body = [
            format!("Thank you for applying to the {title} position at {company}."),
            format!("We have received your application for the role of {title} with {company}."),
            format!("Your application for {title} at {company} has been received."),
        ][frame].clone();
        let raw = format!("From: a@mailer.example\nSubject: Hello\n\n{body}\n");
        let event = event(&read(raw.as_bytes()).expect("a mail"));
        for name in [event.company, event.title].into_iter().flatten() {
            prop_assert!(body.contains(&name) || raw.contains(&name), "{name:?} is not in {body:?}");
        }
    }
}

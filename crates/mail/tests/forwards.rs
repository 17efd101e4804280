//! Forwarded mails, as the mail programs of seven languages write them: the mail inside is read, the one outside is kept.

use mail::read;

#[test]
fn the_mail_inside_is_found() {
    let mut seen = 0;
    let mut failures = Vec::new();
    for case in include_str!("forwards/cases.txt").split("=== ").skip(1) {
        seen += 1;
        let (head, raw) = case.split_once('\n').expect("a line of what is expected");
        let expected: Vec<&str> = head.split(" | ").collect();
        let message = read(raw.as_bytes()).expect("a mail");
        let envelope = &message.envelope;
        let found = [
            envelope.from.as_ref().map_or("-", |from| &from.email).to_owned(),
            message
                .forwarded
                .as_ref()
                .and_then(|outer| outer.from.as_ref())
                .map_or("-", |from| &from.email)
                .to_owned(),
            envelope.subject.clone(),
            envelope.date.map_or_else(|| "-".to_owned(), |date| date.to_string()),
        ];
        if found != expected[1..] {
            failures.push(format!("{}: expected {:?}, found {found:?}", expected[0], &expected[1..]));
        }
        if message.forwarded.is_some() {
            assert_eq!(
                envelope.to.first().map(|to| to.email.as_str()),
                Some("ada@quill.example"),
                "{}",
                expected[0]
            );
            assert!(!message.body.contains("Forwarded"), "{}: {}", expected[0], message.body);
        }
    }
    assert!(seen >= 10, "found {seen} mails");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

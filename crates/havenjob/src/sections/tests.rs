use resume::Resume;
use resume::model::{Leftover, Span};
use serde_json::json;

use super::*;

fn document() -> Resume {
    let mut document = Resume::from_json(
        &json!({
            "basics": {"name": "Kim Doe", "summary": "Counts.", "location": {"city": "Ulm", "planet": "Earth"},
                "profiles": [{"network": "GitHub", "url": "https://github.com/kim", "since": 2019}]},
            "work": [{"name": "Depot", "position": "Clerk", "startDate": "2020-03", "salary": 3, "highlights": ["Swept", "Counted"]},
                     {"name": "Mill", "position": "Miller", "startDate": "2015", "endDate": "2019"}],
            "skills": [{"name": "Tools", "keywords": ["Excel", "SAP"]}],
            "certificates": [{"name": "Forklift", "date": "2019"}]
        })
        .to_string(),
    )
    .unwrap();
    let span = |start| Span { page: 1, line: 1, start, end: start + 3 };
    for (n, key) in [
        "work-1/position",
        "work-1/name",
        "work-1.1",
        "work-1.2",
        "skills-1/keywords/0",
        "skills-1/keywords/1",
        // Further pieces of two of them, in the next column.
        "work-1/position/60",
        "skills-1/keywords/0/70",
    ]
    .iter()
    .enumerate()
    {
        document.meta.spans.insert((*key).into(), span(n as u32 * 10));
    }
    document.meta.leftovers =
        vec![Leftover { section: "Other".into(), text: "Held the keys".into(), span: Some(span(90)) }];
    document
}

fn typed(document: &Resume, place: &Place) -> Typed {
    let (fields, seen) = place.look(document).unwrap();
    Typed::from_entry(place.section().unwrap(), &fields, seen)
}

#[test]
fn a_form_that_is_sent_back_as_it_came_changes_nothing() {
    let document = document();
    for place in [
        Place::Contact,
        Place::Summary,
        Place::Entry("work", "work-1".into()),
        Place::Entry("work", "work-2".into()),
        Place::Entry("skills", "skills-1".into()),
        Place::Entry("certificates", "certificates-1".into()),
    ] {
        let typed = typed(&document, &place);
        let (after, _) = Change::Set(place.clone(), typed).apply(&document).unwrap();
        assert_eq!(after, document, "{place:?}");
    }
}

#[test]
fn what_is_corrected_loses_its_place_and_nothing_else_does() {
    let document = document();
    let place = Place::Entry("work", "work-1".into());
    let mut form = typed(&document, &place);
    form.fields.insert("position".into(), " Senior  Clerk ".into());
    form.fields.insert("endDate".into(), "2021".into());
    form.bullets.swap(0, 1);
    form.bullets.push((String::new(), "Held the keys".into()));
    let (after, id) = Change::Set(place.clone(), form.clone()).apply(&document).unwrap();
    let work = &after.work[0];
    assert_eq!(
        (id.as_str(), work.position.as_str(), work.extra["salary"].as_i64()),
        ("work-1", "Senior Clerk", Some(3))
    );
    let bullets: Vec<_> = work.highlights.iter().map(|b| (b.id.as_str(), b.text.as_str())).collect();
    assert_eq!(bullets, [("work-1.2", "Counted"), ("work-1.1", "Swept"), ("work-1.3", "Held the keys")]);
    assert!(!after.meta.spans.keys().any(|k| k.starts_with("work-1/position")), "{:?}", after.meta.spans);
    assert_eq!(after.meta.spans.len(), document.meta.spans.len() - 2);

    let stale = Change::Set(place, form).apply(&after);
    assert!(matches!(stale, Err(Error::Conflict { .. })), "{stale:?}");
}

#[test]
fn words_of_a_list_keep_their_places_by_what_they_are() {
    let document = document();
    let place = Place::Entry("skills", "skills-1".into());
    let mut form = typed(&document, &place);
    form.fields.insert("keywords".into(), "SAP; Word, Excel".into());
    let (after, _) = Change::Set(place, form).apply(&document).unwrap();
    assert_eq!(after.skills[0].keywords, ["SAP", "Word", "Excel"]);
    let at = |key: &str| after.meta.spans.get(key).map(|s| s.start);
    assert_eq!(
        (at("skills-1/keywords/0"), at("skills-1/keywords/1"), at("skills-1/keywords/2")),
        (Some(50), None, Some(40))
    );
    assert_eq!((at("skills-1/keywords/0/70"), at("skills-1/keywords/2/70")), (None, Some(70)));
}

#[test]
fn entries_come_go_and_move() {
    let document = document();
    let form = Typed { fields: [("name".to_owned(), "Chess".to_owned())].into(), ..Typed::default() };
    let (after, id) = Change::Set(Place::New("interests"), form).apply(&document).unwrap();
    assert_eq!((id.as_str(), after.interests[0].name.as_str()), ("interests-1", "Chess"));
    let empty = Change::Set(Place::New("work"), Typed::default()).apply(&document);
    assert!(matches!(&empty, Err(Error::Invalid(f)) if f[0].0 == "position"), "{empty:?}");

    let order = |way| {
        let (after, _) = Change::Move("work", "work-2".into(), way).apply(&document).unwrap();
        after.work.iter().map(|w| w.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(order(Way::Up), ["work-2", "work-1"]);
    assert_eq!(order(Way::To(0)), ["work-2", "work-1"]);
    assert_eq!(order(Way::Down), ["work-1", "work-2"]);
    assert_eq!(order(Way::To(70)), ["work-1", "work-2"]);
    let (after, _) = Change::Remove("work", "work-1".into()).apply(&document).unwrap();
    assert_eq!((after.work.len(), after.meta.spans.len()), (1, 3), "{:?}", after.meta.spans);
    for gone in [Change::Remove("work", "x".into()), Change::Move("work", "x".into(), Way::Up)] {
        assert!(matches!(gone.apply(&document), Err(Error::NotFound(_))));
    }
}

#[test]
fn what_no_field_took_goes_where_it_is_put_with_its_place() {
    let document = document();
    let settle = |to: &str| Change::Settle(vec![(0, "Held the keys".into())], to.into()).apply(&document);
    let (after, id) = settle("work-2").unwrap();
    assert_eq!((id.as_str(), after.work[1].highlights[0].text.as_str()), ("work-2", "Held the keys"));
    assert_eq!((after.meta.leftovers.len(), after.meta.spans["work-2.1"].start), (0, 90));
    let (after, id) = settle("interests").unwrap();
    assert_eq!((id.as_str(), after.meta.spans["interests-1/name"].start), ("interests-1", 90));
    let (after, _) = settle("summary").unwrap();
    assert_eq!(after.basics.summary, "Counts.\n\nHeld the keys");
    assert!(settle("nowhere").is_err());
    assert!(Change::Settle(vec![(0, "Other words".into())], "summary".into()).apply(&document).is_err());
}

#[test]
fn addresses_are_addresses() {
    let document = document();
    for (field, wrong) in
        [("email", "kim"), ("email", "hand@"), ("email", "a b@c.de"), ("url", "not an address")]
    {
        let mut form = typed(&document, &Place::Contact);
        form.fields.insert(field.into(), wrong.into());
        let refused = Change::Set(Place::Contact, form).apply(&document);
        assert!(matches!(&refused, Err(Error::Invalid(f)) if f[0].0 == field), "{refused:?}");
    }
}

#[test]
fn an_end_is_not_before_its_start() {
    let document = document();
    let place = Place::Entry("work", "work-2".into());
    let fill = |from: &str, to: &str| {
        let mut form = typed(&document, &place);
        form.fields.insert("startDate".into(), from.into());
        form.fields.insert("endDate".into(), to.into());
        Change::Set(place.clone(), form).apply(&document)
    };
    for (from, to) in
        [("2019", "2015"), ("2019-03", "2019-02"), ("2019-03", "2018"), ("2019-03-04", "2019-03-03")]
    {
        let refused = fill(from, to);
        let Err(Error::Invalid(faults)) = refused else { panic!("{from} to {to}: {refused:?}") };
        assert_eq!(faults[0].0, "endDate");
        assert!(faults[0].1.contains(&format!("before the start, {from}")), "{faults:?}");
    }
    for (from, to) in [
        ("2019-03", "2019"),
        ("2019", "2019-02"),
        ("2019-03", "2019-03"),
        ("2019-03-04", "2019-03"),
        ("2019", ""),
        ("", "2015"),
        ("2019", "present"),
        ("Fall 2019", "2015"),
    ] {
        assert!(fill(from, to).is_ok(), "{from} to {to}");
    }
    for (from, to, field) in [("whenever", "", "startDate"), ("2019", "some day", "endDate")] {
        let refused = fill(from, to);
        let Err(Error::Invalid(faults)) = refused else { panic!("{from} to {to}: {refused:?}") };
        assert_eq!(faults[0].0, field);
    }
}

#[test]
fn each_line_is_a_bullet() {
    let document = document();
    let place = Place::Entry("work", "work-1".into());
    let mut form = typed(&document, &place);
    form.bullets[0].1 = "Swept  the hall\n\nMopped it \n".into();
    form.bullets.push((String::new(), "Locked up\nWent home".into()));
    let (after, _) = Change::Set(place, form).apply(&document).unwrap();
    let bullets: Vec<_> = after.work[0].highlights.iter().map(|b| (b.id.as_str(), b.text.as_str())).collect();
    let texts = ["Swept the hall", "Mopped it", "Counted", "Locked up", "Went home"];
    assert_eq!(bullets.iter().map(|(_, text)| *text).collect::<Vec<_>>(), texts);
    assert_eq!((bullets[0].0, bullets[2].0), ("work-1.1", "work-1.2"));
}

use super::*;

/// `start..end` of the only date in a text, `=` before it when it is single.
fn read(text: &str) -> String {
    let found = scan(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    let show = |e: &Option<End>| e.as_ref().map(|e| e.date.to_string()).unwrap_or_default();
    let f = &found[0];
    if f.single { show(&f.start) } else { format!("{}..{}", show(&f.start), show(&f.end)) }
}

#[test]
fn ranges_are_read_in_the_forms_that_people_write() {
    for (text, expected) in [
        ("Jan 2020 – Present", "2020-01..present"),
        ("01/2020-03/2021", "2020-01..2021-03"),
        ("2020-01 to 2021-03", "2020-01..2021-03"),
        ("03.2019 – heute", "2019-03..present"),
        ("seit 2020", "2020..present"),
        ("Seit März 2020", "2020-03..present"),
        ("since May 2018", "2018-05..present"),
        ("Sept. 2019 - Oct. 2020", "2019-09..2020-10"),
        ("Summer 2018 – Fall 2019", "2018..2019"),
        ("2015-2019", "2015..2019"),
        ("2015–19", "2015..2019"),
        ("2018/19", "2018..2019"),
        ("2018-10-01 --", "2018-10-01..present"),
        ("2019 – \n", "2019..present"),
        ("Jan – Mar 2020", "2020-01..2020-03"),
        ("Jan 2020 –\nPresent", "2020-01..present"),
        ("janvier 2020 à mars 2021", "2020-01..2021-03"),
        ("de enero de 2019 a la actualidad", "2019-01..present"),
        ("março de 2018 até o momento", "2018-03..present"),
        ("de março de 2018 a junho de 2019", "2018-03..2019-06"),
        ("gennaio 2018 – oggi", "2018-01..present"),
        ("maart 2017 tot heden", "2017-03..present"),
        ("sierpień 2019 - obecnie", "2019-08..present"),
        ("01.04.2018 bis 31.12.2019", "2018-04-01..2019-12-31"),
        ("03/14/2018 - 12/31/2019", "2018-03-14..2019-12-31"),
        ("March 14, 2018 – 3 April 2019", "2018-03-14..2019-04-03"),
        ("Feb '15 - Mar '16", "2015-02..2016-03"),
        ("Jan-18 to Dec-19", "2018-01..2019-12"),
        ("06/15 – 07/16", "2015-06..2016-07"),
        ("bis 2019", "..2019"),
        ("Expected May 2027", "..2027-05"),
        ("Juli 2014 – Ende 2016", "2014-07..2016"),
        ("WS 2018/19 – SS 2020", "2018..2020"),
        ("depuis septembre 2021", "2021-09..present"),
        ("2019 - aujourd'hui", "2019..present"),
        ("July, 2010 - July, 2016 6 years", "2010-07..2016-07"),
        ("April 2019 - nå", "2019-04..present"),
        ("2019 – dags dato", "2019..present"),
        ("toukokuu 2018 – nykyinen", "2018-05..present"),
        ("2019 – Současnost", "2019..present"),
        ("2017 - jelenleg", "2017..present"),
        ("2017 - Prezent, Cluj", "2017..present"),
        ("Mart 2016 - Halen", "2016-03..present"),
        ("2015 – σήμερα", "2015..present"),
        ("март 2015 – н.в.", "2015-03..present"),
        ("с 2015 по настоящее время", "2015..present"),
        ("between 2012 and 2013", "2012..2013"),
        ("entre 2012 y 2013", "2012..2013"),
        ("zwischen März 2012 und Mai 2013", "2012-03..2013-05"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn an_end_in_unknown_words_is_kept_as_it_stands_and_is_not_now() {
    assert_eq!(read("April 2019 - inntil"), "2019-04..inntil");
    assert_eq!(read("(2019–orain arte)"), "2019..orain arte");
    // A name behind a dash is no end, and neither is what goes on.
    for text in ["2019 - Quire", "2019 - bound books for the mills", "a 2019-style", "2019 na stanowisku"] {
        assert_eq!(read(text), "2019", "{text}");
    }
}

#[test]
fn two_years_joined_by_and_are_two() {
    for text in ["Summer 2012 and 2013", "2012 y 2013", "2012 et 2013", "2012 und 2013"] {
        let found = scan(text);
        assert!(found.len() == 2 && found.iter().all(|f| f.single), "{text}: {found:?}");
    }
}

#[test]
fn single_dates_are_read() {
    for (text, expected) in [
        ("2019", "2019"),
        ("(2019)", "2019"),
        ("Sept. 2019", "2019-09"),
        ("Q3 2020", "2020"),
        ("Summer 2018", "2018"),
        ("14. März 2019", "2019-03-14"),
        ("2019-03-14", "2019-03-14"),
        ("May, 2021", "2021-05"),
        ("05/2021", "2021-05"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn numbers_that_are_no_dates_are_left_alone() {
    for text in [
        "+49 30 1234567",
        "2000+ users",
        "ISO 9001",
        "example.com/2019/05",
        "1.2019.3",
        "4 March",
        "grew 2020% a year",
        "$2019",
        "port 8080",
        "may improve",
        "the march to",
        "ISO-2019",
        "v2.2019",
        "a 2012x b",
        "12345 2-digit",
        "",
    ] {
        assert_eq!(scan(text), [], "{text}");
    }
}

#[test]
fn a_range_takes_its_note_of_duration_along() {
    let text = "Jan 2018 - Mar 2020 (2 yrs 3 mos) Berlin";
    let found = scan(text);
    assert_eq!(&text[found[0].at.start..found[0].at.end], "Jan 2018 - Mar 2020 (2 yrs 3 mos)");
}

#[test]
fn two_ranges_in_a_row_stay_two() {
    assert_eq!(scan("2019 –\n2015 – 2018").len(), 2);
    assert_eq!(scan("2015 – 2018, 2019 – 2020").len(), 2);
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in ".{0,80}") {
        for found in scan(&text) {
            proptest::prop_assert!(text.get(found.at.start..found.at.end).is_some());
        }
    }

    #[test]
    fn no_row_of_date_words_makes_it_panic(
        parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "2019", "19", "'", "-", "–", " ", "\n", "\t", "/", ".", "Jan", "März", "to", "bis", "heute", "Q3",
                "seit", "(", ")", "3", "yrs", "12", "t/m", "aujourd'hui", "de", ",", "31", "00", "99999999999",
            ]),
            0..14,
        )
    ) {
        let text = parts.concat();
        for found in scan(&text) {
            proptest::prop_assert!(text.get(found.at.start..found.at.end).is_some());
        }
    }
}

#[test]
fn a_document_says_how_it_writes_dates() {
    let told = |text: &str| -> Vec<String> {
        let end = |e: &Option<super::End>| e.as_ref().map_or_else(String::new, |e| format!("{:?}", e.date));
        scan(text).iter().map(|f| format!("{} {}", end(&f.start), end(&f.end))).collect()
    };
    // The day first: another date says so, or the language.
    assert_eq!(told("01/03/2015 - 31/08/2018")[0], "Day(2015, 3, 1) Day(2018, 8, 31)");
    assert_eq!(
        told("Esperienza: dal 01/03/2015 al 05/12/2018 presso il negozio della città con la squadra")[0],
        "Day(2015, 3, 1) Day(2018, 12, 5)"
    );
    assert_eq!(told("01/03/2015 - 08/31/2018")[0], "Day(2015, 1, 3) Day(2018, 8, 31)");
    assert_eq!(
        told("I worked for the team from 01/03/2015 - 05/12/2018")[0],
        "Day(2015, 1, 3) Day(2018, 5, 12)"
    );
    // Two years beside such as can be nothing else; a month otherwise.
    assert_eq!(told("2017-18 Leeds\n2005-08 York"), ["Year(2017) Year(2018)", "Year(2005) Year(2008)"]);
    assert_eq!(told("2005-08 York"), ["Month(2005, 8) "]);
    assert_eq!(told("2016/17 – 2018/19 York"), ["Year(2016) Year(2019)"]);
}

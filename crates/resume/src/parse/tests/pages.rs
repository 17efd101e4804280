//! What pages say of themselves, over, under and between what the CV says.

use super::layouts::{head, line, read};
use crate::document::Line;
use crate::model::{Resume, Span, value_key};

/// A job whose bullets run over two pages, with these lines at the edges of both.
fn over_two_pages(edges: [&[(f32, f32, &str)]; 2]) -> Resume {
    let edge = |page: usize| edges[page].iter().map(|(x0, y0, text)| line(*x0, *y0, 9.0, false, text));
    let bullet = |y0: f32, text: &str| {
        let mut line = line(50.0, y0, 10.0, false, text);
        line.role = crate::document::Role::Item(0);
        line
    };
    let mut first: Vec<Line> = head();
    first.push(line(40.0, 100.0, 14.0, true, "Experience"));
    first.push(line(40.0, 120.0, 10.0, true, "Bookbinder, Quire Ltd\t2019 - 2021"));
    first.push(bullet(740.0, "Mended the maps of the harbour"));
    first.extend(edge(0));
    let mut second = vec![
        bullet(60.0, "Gilded account books"),
        line(40.0, 100.0, 14.0, true, "Education"),
        line(40.0, 120.0, 10.0, false, "University of Leeds\t2011 - 2014"),
    ];
    second.extend(edge(1));
    for lines in [&mut first, &mut second] {
        lines.sort_by(|a, b| a.y0.total_cmp(&b.y0));
    }
    read(vec![first, second])
}

#[test]
fn page_numbers_running_titles_and_stamps_are_no_part_of_a_job() {
    let long = "Rosa Maria del Carmen Quint de la Vega";
    let (one, two) = (format!("{long} – 1/2"), format!("{long} – 2/2"));
    for edges in [
        [one.as_str(), two.as_str()],
        ["Page 1 of 2", "Page 2 of 2"],
        ["Lebenslauf Rosa Quint\tSeite 1 von 2", "Lebenslauf Rosa Quint\tSeite 2 von 2"],
        ["Страница 1 из 2", "Страница 2 из 2"],
        ["Application of Rosa Quint to Folio House 7", "Application of Rosa Quint to Folio House 8"],
        ["Strictly confidential", "Strictly confidential"],
        ["- 1 -", "- 2 -"],
        ["Last updated in May 2024", "Last updated in May 2024"],
    ] {
        let r = over_two_pages([&[(200.0, 790.0, edges[0])], &[(200.0, 790.0, edges[1])]]);
        let bullets: Vec<_> = r.work[0].highlights.iter().map(|b| b.text.as_str()).collect();
        assert_eq!(bullets, ["Mended the maps of the harbour", "Gilded account books"], "{edges:?}");
        let kept = |text: &str| r.meta.leftovers.iter().any(|l| l.text == text.replace('\t', " "));
        assert!(kept(edges[0]) && kept(edges[1]), "{edges:?}: {:?}", r.meta.leftovers);
    }
}

#[test]
fn a_page_number_may_stand_above_the_last_line() {
    let r = over_two_pages([
        &[
            (200.0, 790.0, "Rosa Quint – 1/2"),
            (50.0, 796.0, "and of the town"),
            (50.0, 808.0, "and of its mills"),
        ],
        &[],
    ]);
    assert_eq!(
        r.work[0].highlights[0].text,
        "Mended the maps of the harbour and of the town and of its mills"
    );
}

#[test]
fn a_letterhead_is_read_on_the_first_page_only() {
    let letterhead: &[_] = &[(40.0, 20.0, "Rosa Quint"), (40.0, 30.0, "rosa@mail.example")];
    let r = over_two_pages([letterhead, letterhead]);
    assert_eq!((r.basics.name.as_str(), r.basics.email.as_str()), ("Rosa Quint", "rosa@mail.example"));
    assert_eq!(r.work[0].highlights.len(), 2, "{:?}", r.work[0].highlights);
    assert_eq!(r.meta.leftovers.iter().filter(|l| l.text == "Rosa Quint").count(), 1);
}

#[test]
fn the_title_again_on_the_second_page_is_a_running_title() {
    let r = over_two_pages([&[], &[(40.0, 20.0, "Rosa Quint – Curriculum Vitae")]]);
    assert_eq!(r.work[0].highlights.len(), 2, "{:?}", r.work[0].highlights);
    assert_eq!(r.basics.name, "Rosa Quint");
}

#[test]
fn a_line_that_only_looks_like_furniture_stays() {
    for text in
        ["Updated the player after its maker dropped an older one", "Answered calls round the clock, 24/7"]
    {
        let r = over_two_pages([&[(50.0, 752.0, text)], &[]]);
        assert!(
            r.work[0].highlights.iter().any(|b| b.text.contains(text)),
            "{text}: {:?}",
            r.work[0].highlights
        );
    }
}

#[test]
fn page_numbers_pasted_into_a_text_are_left_out() {
    let r = super::read(
        "Rosa Quint\nrosa@mail.example\n\nEXPERIENCE\n\nClerk, Quire Ltd        2016 - 2018\n- Wrote letters to the towns around and\nPage 1 of 2\nanswered theirs\n\nSKILLS\nInk\n",
    );
    assert_eq!(r.work[0].highlights[0].text, "Wrote letters to the towns around and answered theirs");
}

#[test]
fn a_value_over_a_page_number_is_taken_in_two_pieces() {
    let mut r = over_two_pages([
        &[(50.0, 752.0, "and of the town, by hand and"), (200.0, 790.0, "- 1 -")],
        &[(50.0, 48.0, "by lamp light"), (200.0, 790.0, "- 2 -")],
    ]);
    let first = r.work[0].highlights.remove(0);
    assert_eq!(first.text, "Mended the maps of the harbour and of the town, by hand and by lamp light");
    let of_it = |key: &&String| value_key(&r.meta.spans, key) == first.id;
    let pages: Vec<u32> = r.meta.spans.keys().filter(of_it).map(|key| r.meta.spans[key].page).collect();
    assert_eq!(pages, [1, 2]);
    let number = r.meta.leftovers.iter().find(|l| l.text == "- 1 -").and_then(|l| l.span).unwrap();
    let over = |s: &&Span| s.start < number.end && number.start < s.end;
    assert_eq!(r.meta.spans.values().find(over), None, "nothing but the leftover holds the page number");
}

//! Projects, whose names are written as their authors like.

use super::layouts::{head, line, read};
use crate::document::{Line, Segment};
use crate::model::Project;

/// What is read under a heading for projects.
fn projects(rows: Vec<Line>) -> Vec<Project> {
    let mut lines = head();
    lines.push(line(40.0, 100.0, 14.0, true, "Projects"));
    lines.extend(rows);
    read(vec![lines]).projects
}

/// A line that a bold name leads.
fn led(y0: f32, name: &str, rest: &str) -> Line {
    let mut made = line(40.0, y0, 10.0, true, &format!("{name}: {rest}"));
    let cut = name.chars().count() as u32 + 1;
    let whole = made.segments[0].clone();
    let turn = whole.x0 + 5.0 * cut as f32;
    made.segments = vec![
        Segment { end: cut, x1: turn, ..whole.clone() },
        Segment { start: cut, x0: turn, bold: false, ..whole },
    ];
    made
}

#[test]
fn a_bold_name_leads_each_of_a_list() {
    let made = projects(vec![
        led(120.0, "Nib", "A counter of letters, for"),
        line(40.0, 132.0, 10.0, false, "printers and their apprentices."),
        led(150.0, "quoin", "Locks a page of type, and keeps the measure of"),
        line(40.0, 162.0, 10.0, false, "every line that was set by hand."),
        led(180.0, "Tympan & Frisket", "Successor to Nib"),
    ]);
    let told: Vec<_> =
        made.iter().map(|p| (p.name.as_str(), p.description.as_str(), p.entity.as_str())).collect();
    assert_eq!(
        told,
        [
            ("Nib", "A counter of letters, for printers and their apprentices.", ""),
            ("quoin", "Locks a page of type, and keeps the measure of every line that was set by hand.", ""),
            ("Tympan & Frisket", "Successor to Nib", ""),
        ]
    );
}

#[test]
fn a_name_in_small_letters_is_no_rest_of_the_bullet_above() {
    let mut bullet = line(54.0, 150.0, 10.0, false, "Prints the post of several houses and of one bank");
    bullet.role = crate::document::Role::Item(1);
    let made = projects(vec![
        line(40.0, 120.0, 10.0, true, "Letterbox\tMar 2015 – Jan 2017"),
        line(40.0, 135.0, 10.0, false, "Post for houses"),
        bullet,
        line(40.0, 180.0, 10.0, true, "mailcoach"),
        line(40.0, 195.0, 10.0, false, "Post for roads"),
    ]);
    let told: Vec<_> = made.iter().map(|p| (p.name.as_str(), p.description.as_str())).collect();
    assert_eq!(told, [("Letterbox", "Post for houses"), ("mailcoach", "Post for roads")]);
    assert_eq!(made[0].highlights.len(), 1);
}

#[test]
fn a_bold_name_keeps_its_commas_and_dashes() {
    let made = projects(vec![
        line(40.0, 120.0, 10.0, true, "Counter, Bar, Till and Cellar\t2019"),
        line(40.0, 135.0, 10.0, false, "Sells what the house has to those who come for it."),
        line(40.0, 165.0, 10.0, true, "GALLEY – Proofs by Post\t2021"),
        line(40.0, 180.0, 10.0, false, "Sends pages to readers and brings back what they found."),
        line(40.0, 210.0, 10.0, true, "Bindery at Quire Ltd\t2022"),
        line(40.0, 225.0, 10.0, false, "Counts the sheets of a book before they are sewn."),
    ]);
    let told: Vec<_> = made.iter().map(|p| (p.name.as_str(), p.entity.as_str())).collect();
    let names =
        [("Counter, Bar, Till and Cellar", ""), ("GALLEY – Proofs by Post", ""), ("Bindery", "Quire Ltd")];
    assert_eq!(told, names);
}

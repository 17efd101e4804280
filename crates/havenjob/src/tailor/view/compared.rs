use maud::{Markup, html};

use super::super::difference::{Difference, Move};
use crate::ui::{Icon, difference, icon, sentence};

/// What differs, value by value and word by word.
pub(super) fn compared(differences: &[Difference]) -> Markup {
    html! {
        dl.differences {
            @for (n, d) in differences.iter().enumerate() {
                @if n == 0 || about(d) != about(&differences[n - 1]) { dt.small.soft dir="auto" { (about(d)) } }
                @if let Some(step) = d.moved { dd.small.moved { (way(step)) } }
                dd dir="auto" { (difference(d.before.as_deref().unwrap_or_default(), d.after.as_deref().unwrap_or_default())) }
            }
        }
    }
}

/// What a value is of, in words: its entry, and its field where it is not a line of it.
fn about(Difference { item, entry, .. }: &Difference) -> String {
    let field =
        if entry.is_empty() { Some(item.as_str()) } else { item.split_once('.').map(|(_, field)| field) };
    let parts = field.into_iter().flat_map(|f| f.split('.')).filter(|p| *p != "basics" && !is_number(p));
    let mut words: Vec<String> = parts.map(apart).collect();
    if entry.is_empty() {
        return sentence(&words.join(" · "));
    }
    words.insert(0, entry.clone());
    words.join(" · ")
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// The name of a field as words: `startDate` is "start date".
fn apart(name: &str) -> String {
    let spaced = name.chars().flat_map(|c| {
        let gap = c.is_ascii_uppercase().then_some(' ');
        gap.into_iter().chain(c.to_lowercase())
    });
    spaced.collect()
}

/// Where it went, in words.
fn way(Move { from, to }: Move) -> Markup {
    let (picture, word) = if to < from { (Icon::ArrowUp, "up") } else { (Icon::ArrowDown, "down") };
    html! { (icon(picture)) "Moved " (word) " from " (ordinal(from)) " to " (ordinal(to)) }
}

fn ordinal(n: usize) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_named_as_people_name_them() {
        let named = |item: &str, entry: &str| {
            let (item, entry) = (item.to_owned(), entry.to_owned());
            about(&Difference { item, entry, before: None, after: None, moved: None })
        };
        assert_eq!(named("basics.summary", ""), "Summary");
        assert_eq!(named("basics.profiles.1.url", ""), "Profiles · url");
        assert_eq!(named("work-1", "Packer, Depot"), "Packer, Depot");
        assert_eq!(named("work-1.2", "Packer, Depot"), "Packer, Depot");
        assert_eq!(named("work-1.startDate", "Packer, Depot"), "Packer, Depot · start date");
        assert_eq!(named("skills-1.keywords.3", "Systems"), "Systems · keywords");
    }

    #[test]
    fn places_are_said_as_people_say_them() {
        let said: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 22, 111].into_iter().map(ordinal).collect();
        assert_eq!(said.join(" "), "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 111th");
    }
}

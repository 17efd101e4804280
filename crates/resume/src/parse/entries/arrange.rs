//! Where an entry names more than title and organisation: brings these two to the front of its names, so that what is decided
//! for a section by the first two names of its entries is decided by them.

use super::fields::Field;
use super::roles::leaning;
use crate::parse::source::Source;
use crate::parse::vocabulary::{organisation, school, title};
use crate::parse::words::fold;

/// Puts title and organisation, in whatever order, before the other names of an entry.
pub(super) fn arrange(source: &Source<'_>, fields: &mut [Field], schools: bool) {
    if !schools && !fields.iter().any(|f| f.is_place) {
        mark_town(source, fields);
    }
    let names: Vec<usize> =
        (0..fields.len()).filter(|n| !fields[*n].is_place && !fields[*n].is_link).collect();
    let second = match names[..] {
        [_, second, ..] => second,
        _ => return,
    };
    // `Bachelor`, `Computing` and `at City University`, wherever that stands.
    let behind_at = names[2..].iter().copied().find(|n| fields[*n].after_at && !fields[second].after_at);
    if !schools && firm_on_its_row(source, fields, &names) {
        fields[second..=names[2]].rotate_right(1);
        return;
    }
    if let Some(n) = (!schools).then(|| title_below(source, fields, &names)).flatten() {
        fields[second..=n].rotate_right(1);
        return;
    }
    let own_row = || (schools && leaves_a_row(source, fields, &names)).then(|| names[2]);
    if let Some(n) = behind_at.or_else(own_row) {
        let first_is_degree = leaning(source.str(fields[names[0]].at), schools) > 0.0;
        let to = if behind_at.is_some() || first_is_degree { second } else { names[0] };
        fields[to..=n].rotate_right(1);
    }
}

/// A town that no list knows stands beside title or organisation, where the other of the two has a row of its own:
/// `Gong.io - Ramat Gan` over `Developer`.
fn mark_town(source: &Source<'_>, fields: &mut [Field]) {
    let names: Vec<usize> = (0..fields.len()).filter(|n| !fields[*n].is_link).collect();
    let [a, b, c, ..] = names[..] else { return };
    let (first, second, third) = (&fields[a], &fields[b], &fields[c]);
    let is_title = |f: &Field| title(&fold(source.str(f.at))) == 2;
    let mut words = source.str(second.at).split([' ', '-']);
    let is_name = words.clone().count() <= 3
        && words.all(|w| {
            w.len() > 2 && w.starts_with(char::is_uppercase) && !w.chars().skip(1).any(|c| !c.is_lowercase())
        });
    let folded = fold(source.str(second.at));
    let says_more =
        title(&folded) > 0 || organisation(&folded) > 0 || second.after_at || second.says.is_some();
    let beside = first.row == second.row && second.row != third.row && first.look != second.look;
    if beside && is_name && !says_more && is_title(first) != is_title(third) {
        fields[b].is_place = true;
    }
}

/// Whether the third name is the organisation and has a row of its own, while a dash cut the title on the first:
/// `Teacher – Year 5` over `Moorside School`.
fn firm_on_its_row(source: &Source<'_>, fields: &[Field], names: &[usize]) -> bool {
    let [a, b, c, ..] = names[..] else { return false };
    let is_firm = |n: usize| {
        let folded = fold(source.str(fields[n].at));
        organisation(&folded) > 0 || school(&folded)
    };
    title(&fold(source.str(fields[a].at))) > 0
        && fields[a].row == fields[b].row
        && fields[b].row != fields[c].row
        && fields[a].look == fields[b].look
        && !fields[b].after_at
        && !is_firm(b)
        && is_firm(c)
}

/// The only title, on a row of its own under several names that are none: a firm, its branch, a town.
fn title_below(source: &Source<'_>, fields: &[Field], names: &[usize]) -> Option<usize> {
    let is_title = |n: &usize| title(&fold(source.str(fields[*n].at)));
    let mut titled = names.iter().filter(|n| is_title(n) == 2);
    let (only, more) = (titled.next().copied()?, titled.next());
    let above = names.iter().take_while(|n| **n != only).all(|n| {
        fields[*n].row < fields[only].row
            && is_title(n) == 0
            && !fields[*n].after_at
            && fields[*n].says.is_none()
    });
    (more.is_none() && above && only > names[1]).then_some(only)
}

/// Whether degree and field of study share a row, and the third name has its own: then that is the school.
fn leaves_a_row(source: &Source<'_>, fields: &[Field], names: &[usize]) -> bool {
    let [a, b, c] = names[..] else { return false };
    let says = |n: usize| leaning(source.str(fields[n].at), true);
    let (low, high) = (says(a).min(says(b)), says(a).max(says(b)));
    !fields[b].after_at
        && fields[a].row == fields[b].row
        && fields[b].row != fields[c].row
        && low == 0.0
        && high > 0.0
        && says(c) <= 0.0
}

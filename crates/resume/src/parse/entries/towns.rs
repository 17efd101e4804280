//! Towns that no list knows: `Acme AG, Grimma`. What stands behind an organisation's comma is where it is, if the
//! organisation's legal form ends before it, if its own name holds the town, or if the other entries of the section have
//! a known place there.

use super::fields::{Field, field};
use crate::parse::source::{Slice, Source};
use crate::parse::vocabulary::{degree, organisation, title};
use crate::parse::words::fold;

/// Cuts unknown towns off the fields of a section's entries.
pub(in crate::parse) fn cut(source: &Source<'_>, entries: &mut [Vec<Field>]) {
    let is_usual = |fields: &Vec<Field>| {
        fields.windows(2).any(|w| {
            let between = source.str(Slice::new(w[0].at.end, w[1].at.start));
            !w[0].is_place && w[1].is_place && w[0].row == w[1].row && between.trim() == ","
        })
    };
    let usual = entries.iter().filter(|fields| is_usual(fields)).count();
    for fields in entries.iter_mut() {
        if fields.iter().any(|f| f.is_place) {
            continue;
        }
        let found = fields.iter().enumerate().find_map(|(n, f)| Some((n, town(source, f, usual > 0)?)));
        if let Some((n, (name, town))) = found {
            let whole = fields[n].clone();
            let place = Field { is_place: true, ..field(source, whole.row, town) };
            let name = Field {
                is_place: false,
                after_at: whole.after_at,
                says: whole.says,
                ..field(source, whole.row, name)
            };
            fields.splice(n..=n, [name, place]);
        }
    }
}

/// Name and town of a field, where its last comma parts them.
fn town(source: &Source<'_>, whole: &Field, is_usual: bool) -> Option<(Slice, Slice)> {
    let text = source.str(whole.at);
    let comma = text.rfind(", ").filter(|_| !whole.is_link && !whole.is_place)?;
    let (head, tail) = (&text[..comma], text[comma + 1..].trim());
    let (folded_head, folded_tail) = (fold(head), fold(tail));
    let mut words = tail.split([' ', '-']);
    let is_name = words.clone().count() <= 3
        && words
            .all(|w| w.chars().next().is_some_and(char::is_uppercase) && w.chars().all(char::is_alphabetic));
    let says_more = title(&folded_tail) > 0 || organisation(&folded_tail) > 0 || degree(&folded_tail) > 0;
    let is_title = title(&folded_head) == 2 || degree(&folded_head) > 0 || head.contains(", ");
    if !is_name || says_more || is_title || tail.chars().filter(|c| c.is_lowercase()).count() < 3 {
        return None;
    }
    let holds_it = folded_head.ends_with(&format!(" {folded_tail}"));
    let is_town = holds_it || organisation(&folded_head) == 3 || is_usual && organisation(&folded_head) > 0;
    is_town.then(|| {
        let at = whole.at;
        (
            source.trim(Slice::new(at.start, at.start + comma)),
            source.trim(Slice::new(at.start + comma + 1, at.end)),
        )
    })
}

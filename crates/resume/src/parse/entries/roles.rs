//! Which field is the title and which the organisation: decided once for a section, because its entries are laid out
//! alike, by what the words of all of them say together.

use super::arrange::arrange;
use super::fields::Field;
use super::label::{Says, is_not_given};
use crate::parse::source::{Look, Slice, Source};
use crate::parse::vocabulary::{degree, organisation, school, title};
use crate::parse::words::fold;

/// The fields of an entry by their role.
#[derive(Debug, Clone, Default)]
pub(in crate::parse) struct Roles {
    /// Title or degree.
    pub(in crate::parse) what: Option<Field>,
    /// Organisation or school.
    pub(in crate::parse) whom: Option<Field>,
    pub(in crate::parse) place: Option<Field>,
    pub(in crate::parse) link: Option<Field>,
    /// Everything else, in order.
    pub(in crate::parse) rest: Vec<Field>,
}

/// How much a text reads as title or degree (positive) rather than organisation or school (negative).
pub(super) fn leaning(text: &str, schools: bool) -> f32 {
    let folded = fold(text);
    if schools {
        let degree = degree(&folded) as f32;
        let school = if school(&folded) { 2.5 } else { 0.0 };
        return degree - school;
    }
    // `Project Officer, Department of Sciences`: a title may say where in the firm it is.
    let head = folded.split(", ").next().unwrap_or_default();
    let title = title(&folded).max(if title(head) == 2 { 2 } else { 0 }) as f32;
    // `Bank Teller`, `Restaurant Manager`: the head of a title is its last word, whatever stands before.
    let firm = organisation(&folded) as f32;
    if title >= 2.0 && firm < 3.0 { title - firm * 0.3 } else { title * 0.5 - firm }
}

fn names(fields: &[Field]) -> Vec<&Field> {
    fields.iter().filter(|f| !f.is_place && !f.is_link).collect()
}

/// Whether the first name of each entry's header is the title (or degree) and the second the organisation.
pub(in crate::parse) fn first_is_title(
    source: &Source<'_>,
    entries: &[Vec<Field>],
    dates: &[Option<Slice>],
    schools: bool,
) -> bool {
    let mut sum = 0.0;
    let mut same_row_as_date = 0;
    for (fields, date) in entries.iter().zip(dates) {
        let names = names(fields);
        let [first, second, ..] = names[..] else { continue };
        let (a, b) = (leaning(source.str(first.at), schools), leaning(source.str(second.at), schools));
        sum += (a - b).clamp(-3.0, 3.0);
        // An employer's name is often a link to its page.
        if first.link != second.link && !schools {
            sum += if second.link { 0.8 } else { -0.8 };
        }
        // `Nurse at City Hospital`
        if second.after_at {
            sum += 4.0;
        }
        let date_row = date.map(|d| source.row_at(d.start));
        let row = |f: &Field| source.row_at(f.at.start);
        if row(first) != row(second) && date_row == Some(row(first)) {
            same_row_as_date += 1;
        }
    }
    if sum.abs() > 0.4 {
        return sum > 0.0;
    }
    // Nothing says: the line with the date names the organisation, else the title stands first; schools stand first.
    !schools && same_row_as_date == 0
}

/// Gives each field its role. `title_first` is the section's order, `model` the look of title and organisation in
/// other entries, for entries that have only one of them.
pub(in crate::parse) fn assign(
    source: &Source<'_>,
    fields: Vec<Field>,
    title_first: bool,
    model: Option<(Look, Look)>,
    schools: bool,
) -> Roles {
    let mut roles = Roles::default();
    let mut names = Vec::new();
    let known = fields.iter().filter(|f| !f.is_place && !f.is_link).count();
    for field in fields {
        // A firm may be called by its address: `example.works`.
        let bare = !source.str(field.at).contains("://") && !source.str(field.at).starts_with("www.");
        if field.is_link && roles.link.is_none() && !(bare && known < 2) {
            roles.link = Some(field);
        } else if field.is_place && roles.place.is_none() {
            roles.place = Some(field);
        } else {
            names.push(field);
        }
    }
    // A header of places only names its organisation after one.
    if names.is_empty()
        && let Some(place) = roles.place.take()
    {
        names.push(place);
    }
    // `M.S. in` and its field, in two looks on one row: no school is named.
    if schools
        && let [a, b] = &names[..]
        && a.row == b.row
        && source.str(a.at).ends_with(" in")
        && leaning(source.str(a.at), true) > 0.0
        && leaning(source.str(b.at), true) >= 0.0
    {
        roles.rest = names.split_off(1);
        roles.what = names.pop();
        return roles;
    }
    let mut names = names.into_iter();
    match (names.next(), names.next()) {
        (Some(a), Some(b)) => {
            let (mut what, mut whom) = if title_first { (a, b) } else { (b, a) };
            let own = leaning(source.str(what.at), schools) - leaning(source.str(whom.at), schools);
            let labelled = match (what.says, whom.says) {
                (Some(Says::Whom), _) | (_, Some(Says::What)) => Some(true),
                (Some(Says::What), _) | (_, Some(Says::Whom)) => Some(false),
                _ if is_not_given(source.str(what.at)) => Some(false),
                // `at City Hospital`, and the title elsewhere.
                _ if what.after_at && !whom.after_at => Some(true),
                _ => None,
            };
            if labelled.unwrap_or(own <= -1.6 && !(title_first && whom.after_at)) {
                std::mem::swap(&mut what, &mut whom);
            }
            roles.what = Some(what);
            roles.whom = Some(whom);
        }
        (Some(only), None) => {
            let lean = leaning(source.str(only.at), schools);
            let by_look = model.filter(|(t, o)| t != o).and_then(|(t, o)| {
                if only.look == t {
                    Some(true)
                } else if only.look == o {
                    Some(false)
                } else {
                    None
                }
            });
            let is_title = if let Some(says) = only.says {
                says == Says::What
            } else if only.after_at {
                false
            } else if lean.abs() >= 1.5 {
                lean > 0.0
            } else {
                by_look.unwrap_or(if lean == 0.0 { title_first && !schools } else { lean > 0.0 })
            };
            *(if is_title { &mut roles.what } else { &mut roles.whom }) = Some(only);
        }
        _ => {}
    }
    roles.rest = names.collect();
    roles
}

impl Roles {
    /// Roles for all entries of a section.
    pub(in crate::parse) fn of(
        source: &Source<'_>,
        mut entries: Vec<Vec<Field>>,
        dates: &[Option<Slice>],
        schools: bool,
    ) -> Vec<Self> {
        entries.iter_mut().for_each(|fields| arrange(source, fields, schools));
        let title_first = first_is_title(source, &entries, dates, schools);
        let model = entries.iter().find_map(|fields| {
            let names = names(fields);
            let [a, b, ..] = names[..] else { return None };
            Some(if title_first { (a.look, b.look) } else { (b.look, a.look) })
        });
        entries.into_iter().map(|fields| assign(source, fields, title_first, model, schools)).collect()
    }
}

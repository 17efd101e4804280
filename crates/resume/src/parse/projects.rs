//! Projects: a name, what the thing is, where it is and what it is made with.

use super::contact::addresses;
use super::entries::{self, Entry, Field};
use super::import::Import;
use super::items::items;
use super::named::listed;
use super::sections::{Part, Section};
use super::source::{Slice, Source};
use super::vocabulary::organisation;
use super::words::{self, fold};
use super::work;
use crate::model::Project;

/// Takes the projects of a section.
pub(super) fn projects(import: &mut Import<'_, '_>, section: &Section) {
    let source = import.source;
    for mut entry in listed(source, &section.parts) {
        let said = said_of_name(source, &mut entry);
        let fields = entries::fields(source, &entry.header, 0.0);
        let Some(name) = name_of_project(source, &fields) else { continue };
        let id = format!("projects-{}", import.resume.projects.len() + 1);
        let mut made = Project { name: import.take(format!("{id}/name"), name.at), ..Project::default() };
        if let Some(link) = fields.iter().find(|f| f.is_link && f.at != name.at) {
            made.url = import.take(format!("{id}/url"), link.at);
        }
        let second = fields.iter().find(|f| !f.is_link && f.at.start >= name.at.end);
        let mut body = entries::body(source, &entry.body);
        made.dates = work::dates(import, &id, &entry);
        notes(import, &id, &mut made, &mut body);
        let is_whose = |f: &&Field| {
            body.summary.is_some() || words::count(source.str(f.at)) <= 5 && !is_plain_row(f, &name)
        };
        let whose = second.filter(is_whose).map(|f| f.at);
        let what = said.or(second.map(|f| f.at).filter(|_| whose.is_none()));
        if let Some(at) = whose {
            made.entity = import.take(format!("{id}/entity"), at);
        }
        let goes_on =
            |at: &Slice| what.is_none_or(|w| source.str(Slice::new(w.end, at.start)).trim().is_empty());
        let more = body.summary.take_if(|at| goes_on(at));
        if let Some(at) = what.zip(more).map(|(a, b)| a.to(b)).or(what).or(more) {
            made.description = import.take_whole(format!("{id}/description"), at);
        }
        made.highlights = work::highlights(import, &id, &body);
        made.id = id;
        import.resume.projects.push(made);
    }
}

/// The field with the name: the first, and where that is bold what goes on in bold beside it, whose dash or comma is the
/// name's own (`Ledger – A Bookkeeper's Tool`), up to an organisation.
fn name_of_project(source: &Source<'_>, fields: &[Field]) -> Option<Field> {
    let first = fields.iter().position(|f| !f.is_link).unwrap_or(0);
    let mut name = fields.get(first)?.clone();
    for f in &fields[first + 1..] {
        let beside =
            f.row == name.row && f.look == name.look && name.look.bold && !f.is_link && !name.is_link;
        let between = source.str(Slice::new(name.at.end, f.at.start.max(name.at.end)));
        let whose = f.after_at || f.is_place || organisation(&fold(source.str(f.at))) > 0;
        if !beside || whose || between.contains(['\t', '|']) {
            break;
        }
        name.at = name.at.to(f.at);
    }
    Some(name)
}

/// Whether a field stands under the name in the look of running text: it says what the thing is, not whose.
fn is_plain_row(field: &Field, name: &Field) -> bool {
    field.row != name.row && !field.look.bold && !field.look.italic && name.look != field.look
}

/// What an entry says of the bold name that leads its first line, which is then all of its header.
fn said_of_name(source: &Source<'_>, entry: &mut Entry) -> Option<Slice> {
    let first = *entry.header.first()?;
    let dated = |p: &Part| !source.dates_in(p.at).is_empty();
    let (name, rest) = entries::led(source, first).filter(|_| !entry.header.iter().any(dated))?;
    let mut parts = vec![Part { at: rest, ..first }];
    parts.extend(entry.header.drain(..).skip(1));
    parts.append(&mut entry.body);
    let said = entries::paragraphs(source, &parts).first()?.at;
    entry.header = vec![Part { at: name, ..first }];
    entry.body = parts.into_iter().filter(|p| !p.at.overlaps(said)).collect();
    Some(said)
}

/// Lines that are an address or a list of short names stand beside the description: where it is, what it is made with.
fn notes(import: &mut Import<'_, '_>, id: &str, made: &mut Project, body: &mut entries::Body) {
    let source = import.source;
    let address = |at: Slice| match addresses(source, at)[..] {
        [only] if source.trim(at) == source.trim(only) => Some(only),
        _ => None,
    };
    let list = |at: Slice| {
        let text = source.str(at);
        let (label, from) = match text.split_once(": ") {
            Some((label, _)) if entries::is_label(label) => (label.len(), label.len() + 1),
            _ => (0, 0),
        };
        let names = items(source, Slice::new(at.start + from, at.end));
        let short = names.iter().all(|n| words::count(source.str(*n)) <= 3);
        let is_list = label > 0 || names.len() >= 2 && short && !text.trim_end().ends_with('.');
        is_list.then(|| (Slice::new(at.start, at.start + label), names))
    };
    let single = body.opening.len() == 1 && body.bullets.is_empty();
    for at in body.pick(|at| address(at).is_some() || !single && list(at).is_some()) {
        match (address(at), list(at)) {
            (Some(url), _) if made.url.is_empty() => made.url = import.take(format!("{id}/url"), url),
            (_, Some((label, names))) => {
                import.mark_as(format!("{id}/label/{}", at.start), label);
                for name in names {
                    let key = format!("{id}/keywords/{}", made.keywords.len());
                    made.keywords.push(import.take(key, name));
                }
            }
            _ => {}
        }
    }
}

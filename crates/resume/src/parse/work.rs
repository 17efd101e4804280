//! Jobs, paid and unpaid.

use super::date::Found;
use super::entries::{self, Entry, Field, Roles};
use super::import::Import;
use super::sections::{Part, Section};
use super::source::{FAR, Look, Slice, Source};
use super::vocabulary::{Topic, organisation, school};
use super::words::{self, fold};
use crate::document::Role;
use crate::model::{Bullet, Bullets, Date, Dates, Volunteer, Work};

/// A job's values before it is known whether it was paid.
struct Job {
    name: String,
    position: String,
    location: String,
    description: String,
    url: String,
    dates: Dates,
    summary: String,
    highlights: Bullets,
}

/// Reads a section of jobs.
pub(super) fn read(import: &mut Import<'_, '_>, section: &Section) {
    let source = import.source;
    let (_, entries) = entries::split(source, &section.parts, entries::Of::Jobs);
    let roles = inherit(source, &entries, roles(source, &entries, false, &section.parts));
    for (entry, roles) in entries.iter().zip(roles) {
        let paid = section.topic != Topic::Volunteer;
        let id = if paid {
            format!("work-{}", import.resume.work.len() + 1)
        } else {
            format!("volunteer-{}", import.resume.volunteer.len() + 1)
        };
        let job = job(import, &id, entry, &roles, if paid { "name" } else { "organization" });
        if job.name.is_empty() && job.position.is_empty() {
            continue;
        }
        if paid {
            let Job { name, position, location, description, url, dates, summary, highlights } = job;
            import.resume.work.push(Work {
                id,
                name,
                position,
                location,
                description,
                url,
                dates,
                summary,
                highlights,
                ..Work::default()
            });
        } else {
            let Job { name: organization, position, location, url, dates, summary, highlights, .. } = job;
            import.resume.volunteer.push(Volunteer {
                id,
                organization,
                position,
                location,
                url,
                dates,
                summary,
                highlights,
                ..Volunteer::default()
            });
        }
    }
}

/// The roles of the header fields of all entries.
pub(super) fn roles(source: &Source<'_>, entries: &[Entry], schools: bool, parts: &[Part]) -> Vec<Roles> {
    let right = entries::right_edge(source, parts);
    let mut fields: Vec<Vec<Field>> =
        entries.iter().map(|e| entries::fields(source, &e.header, right)).collect();
    entries::cut_towns(source, &mut fields);
    let dates: Vec<Option<Slice>> = entries.iter().map(|e| e.date.as_ref().map(|d| d.at)).collect();
    Roles::of(source, fields, &dates, schools)
}

/// Several positions under one employer, several degrees of one school: a title without an employer belongs to the one
/// above, where the section sets employers on lines of their own and leaves less white above such a title than above an
/// employer, or indents it, or its dates adjoin. Without such a sign the employer is unknown, not the last one seen.
pub(super) fn inherit(source: &Source<'_>, entries: &[Entry], mut roles: Vec<Roles>) -> Vec<Roles> {
    let gap = |e: &Entry| e.header.first().map_or(FAR, |p| source.rows[p.row].gap);
    // Where the file knows headings, employers are headings and positions under them are not.
    let heads = |at: Slice| matches!(source.rows[source.row_at(at.start)].role, Role::Heading(_));
    let level = |at: Slice| match source.rows[source.row_at(at.start)].role {
        Role::Heading(level) => level,
        _ => u8::MAX,
    };
    let named = entries.iter().zip(&roles).skip(1).filter(|(_, r)| r.whom.is_some());
    let usual = named.map(|(e, _)| gap(e)).fold(FAR, f32::min);
    // The look in which other entries begin with a title: an employer in that look has its positions under it.
    let heading_titles: Vec<Look> = entries
        .iter()
        .zip(&roles)
        .filter_map(|(e, r)| {
            let (what, whom) = r.what.as_ref().zip(r.whom.as_ref())?;
            let begins = e.header.first().is_some_and(|p| p.at.contains(what.at));
            (begins && what.look != whom.look).then_some(what.look)
        })
        .collect();
    // Employer, and the look of the position under it.
    let mut employer: Option<(Field, Look)> = None;
    let mut above: Option<Above> = None;
    for (entry, r) in entries.iter().zip(&mut roles) {
        let alone =
            |a: &Field, b: &Field| source.row_at(a.at.start) != source.row_at(b.at.start) && a.look != b.look;
        let dates = entry.date.as_ref().map(Found::dates).unwrap_or_default();
        if let Some(whole) = whole_title(source, r)
            && above.as_ref().is_some_and(|a| a.has(source, entry, &whole, &dates))
        {
            (r.what, r.whom) = (Some(whole), None);
        }
        match (&r.what, &r.whom) {
            (Some(what), Some(whom)) => {
                employer = alone(what, whom).then(|| (whom.clone(), what.look));
                above = Above::of(source, entry, whom, Some(what), dates);
            }
            (Some(what), None) => {
                let begins = entry.header.first();
                let fits = employer.as_ref().filter(|(e, position)| {
                    e.look != what.look
                        && (gap(entry) < usual * 0.95
                            || what.look == *position && heading_titles.contains(&e.look)
                            || heads(e.at) && begins.is_some_and(|p| level(p.at) > level(e.at)))
                });
                let near = gap(entry) >= FAR || gap(entry) <= usual * 1.1;
                let under = above
                    .as_ref()
                    .filter(|a| begins.is_some_and(|p| !heads(a.whom.at) || level(p.at) > level(a.whom.at)));
                if let Some((e, _)) = fits {
                    r.whom = Some(e.clone());
                } else if let Some(a) = under.filter(|a| near && a.has(source, entry, what, &dates)) {
                    r.whom = Some(a.whom.clone());
                }
                above = above.filter(|_| r.whom.is_some()).map(|a| Above { dates, is_whole: false, ..a });
            }
            (None, Some(whom)) => {
                employer = None;
                above = Above::of(source, entry, whom, None, dates);
            }
            _ => (employer, above) = (None, None),
        }
    }
    // What only names the employer of the posts under it, with the whole stay, is no post.
    for n in 1..roles.len() {
        let whom = |n: usize| roles[n].whom.as_ref().map(|w| w.at);
        if roles[n - 1].what.is_none()
            && roles[n].what.is_some()
            && entries[n - 1].body.is_empty()
            && whom(n - 1) == whom(n)
        {
            roles[n - 1].whom = None;
        }
    }
    roles
}

/// The title that a comma was taken to divide from an organisation, whole: `Store Manager, Market Street`.
fn whole_title(source: &Source<'_>, r: &Roles) -> Option<Field> {
    let (what, whom) = r.what.as_ref().zip(r.whom.as_ref())?;
    let between = source.str(Slice::new(what.at.end, whom.at.start.max(what.at.end)));
    let named = fold(source.str(whom.at));
    let divided = what.at.end < whom.at.start && between.trim_end() == "," && !whom.after_at;
    (divided && organisation(&named) < 2 && !school(&named))
        .then(|| Field { at: what.at.to(whom.at), ..what.clone() })
}

/// An employer on a line of its own, under which positions follow.
struct Above {
    whom: Field,
    /// The look of its line and of the position under it.
    looks: (Look, Look),
    x0: f32,
    /// Of the position before; of the whole stay where the line names no position.
    dates: Dates,
    is_whole: bool,
}

impl Above {
    fn of(
        source: &Source<'_>,
        entry: &Entry,
        whom: &Field,
        what: Option<&Field>,
        dates: Dates,
    ) -> Option<Self> {
        let first = entry.header.first()?;
        let row = |f: &Field| source.row_at(f.at.start);
        let is_over = first.at.contains(whom.at) && what.is_none_or(|what| row(whom) < row(what));
        is_over.then(|| Self {
            whom: whom.clone(),
            looks: (whom.look, what.map_or(whom.look, |what| what.look)),
            x0: source.rows[first.row].x0,
            dates,
            is_whole: what.is_none(),
        })
    }

    /// Whether a position stands under this employer: it begins its entry, not in the look in which employers are set
    /// apart, further right or at dates that follow.
    fn has(&self, source: &Source<'_>, entry: &Entry, what: &Field, dates: &Dates) -> bool {
        const OWN: &[&str] = &[
            "freelance",
            "self-employed",
            "self employed",
            "selbstandig",
            "freiberuf",
            "independent",
            "independant",
            "autonomo",
            "autonoma",
            "zzp",
            "libero professionista",
        ];
        let Some(first) = entry.header.first().filter(|p| p.at.contains(what.at)) else { return false };
        let folded = fold(source.str(what.at));
        let (employer, position) = self.looks;
        let is_level = employer != position && what.look == employer;
        let is_deeper = self.x0 > 0.0 && source.rows[first.row].x0 > self.x0 + 6.0 && what.look == position;
        !is_level
            && !OWN.iter().any(|word| folded.contains(word))
            && (is_deeper && employer != position || follows(&self.dates, dates, self.is_whole))
    }
}

/// Whether the dates of a position adjoin those of the one above it, before or after, or reach into them; within a whole
/// stay they lie.
fn follows(above: &Dates, here: &Dates, is_whole: bool) -> bool {
    let ends = |d: &Dates| Some((months(d.start.as_ref()?)?, months(d.end.as_ref()?)?));
    let (Some((from, to)), Some((start, end))) = (ends(above), ends(here)) else { return false };
    let meet = |a: (i32, i32), b: (i32, i32)| {
        let slack = i32::from(a.0 == a.1 && b.0 == b.1);
        a.0 <= b.1 + slack && b.0 <= a.1 + slack
    };
    if is_whole {
        return from.0 <= start.1 && end.0 <= to.1;
    }
    meet(end, from) || meet(to, start) || from.0 <= end.1 && end.0 <= to.1
}

/// The first and the last month that a date may mean, counted from the year 0.
fn months(date: &Date) -> Option<(i32, i32)> {
    let year = |y: i16| i32::from(y) * 12;
    Some(match date {
        Date::Year(y) => (year(*y), year(*y) + 11),
        Date::Month(y, m) | Date::Day(y, m, _) => {
            (year(*y) + i32::from(*m) - 1, year(*y) + i32::from(*m) - 1)
        }
        Date::Present => (i32::MAX - 1, i32::MAX - 1),
        Date::Text(_) => return None,
    })
}

fn job(import: &mut Import<'_, '_>, id: &str, entry: &Entry, roles: &Roles, employer: &str) -> Job {
    let key = |field: &str| format!("{id}/{field}");
    let mut body = entries::body(import.source, &entry.body);
    if roles.what.is_none() && roles.whom.is_none() {
        return Job {
            name: String::new(),
            position: String::new(),
            location: String::new(),
            description: String::new(),
            url: String::new(),
            dates: Dates::default(),
            summary: String::new(),
            highlights: Bullets::default(),
        };
    }
    labels(import, id, entry);
    let about = about(import.source, roles, &mut body);
    Job {
        position: field(import, key("position"), roles.what.as_ref()),
        name: field(import, key(employer), roles.whom.as_ref()),
        location: field(import, key("location"), roles.place.as_ref()),
        url: field(import, key("url"), roles.link.as_ref()),
        description: about.map(|at| import.take(key("description"), at)).unwrap_or_default(),
        dates: dates(import, id, entry),
        summary: body.summary.map(|at| import.take_whole(key("summary"), at)).unwrap_or_default(),
        highlights: highlights(import, id, &body),
    }
}

/// Marks the labels of a header that is filled in like a form: `Position:`, `Date (da – a)`.
pub(super) fn labels(import: &mut Import<'_, '_>, id: &str, entry: &Entry) {
    for part in &entry.header {
        if let Some(end) = entries::form_label(import.source.str(part.at)) {
            let at = import.source.trim(Slice::new(part.at.start, part.at.start + end));
            import.mark_as(format!("{id}/label/{}", part.row), at);
        }
    }
}

/// What the employer is: a further field of the header, or the first of several paragraphs where it is a short line
/// without a full stop.
fn about(source: &Source<'_>, roles: &Roles, body: &mut entries::Body) -> Option<Slice> {
    if let Some(field) = roles.rest.first() {
        return Some(field.at);
    }
    let first = *body.opening.first()?;
    let text = source.str(first);
    let is_line =
        words::count(text) <= 14 && !text.trim_end().ends_with(['.', ':', ';', '!']) && !text.contains('\n');
    (is_line && body.opening.len() > 1).then(|| body.pick(|at| at == first).first().copied())?
}

/// The value of a field, where there is one.
pub(super) fn field(import: &mut Import<'_, '_>, key: String, field: Option<&Field>) -> String {
    let said = field.filter(|f| !entries::is_not_given(import.source.str(f.at)));
    said.map(|f| import.take(key, f.at)).unwrap_or_default()
}

/// The dates of an entry, with a span for each.
pub(super) fn dates(import: &mut Import<'_, '_>, id: &str, entry: &Entry) -> Dates {
    let Some(found) = &entry.date else { return Dates::default() };
    for (name, end) in [("startDate", &found.start), ("endDate", &found.end)] {
        if let Some(end) = end {
            import.mark_as(format!("{id}/{name}"), end.at);
        }
    }
    import.mark(found.at);
    found.dates()
}

/// The bullets of a body.
pub(super) fn highlights(import: &mut Import<'_, '_>, id: &str, body: &entries::Body) -> Bullets {
    for label in &body.labels {
        import.mark_as(format!("{id}/label/{}", import.source.row_at(label.start)), *label);
    }
    let bullet = |(n, at): (usize, &Slice)| {
        let id = format!("{id}.{}", n + 1);
        let text = import.take_whole(id.clone(), *at);
        Bullet { id, text }
    };
    body.bullets.iter().enumerate().map(bullet).collect()
}

//! Taking one suggestion on or back, in a document that may have changed since.

use resume::Resume;

use super::Change;

/// Takes a change on. `proposed` is the text of the suggestion; none when the document no longer holds what it changes.
pub fn accept(
    document: &Resume,
    source: &Resume,
    item: &str,
    kind: Change,
    proposed: &str,
) -> Option<Resume> {
    match kind {
        Change::Drop => holds(document, item).then(|| document.without(&[item.to_owned()])),
        Change::Restore => restored(document, source, item),
        Change::Summary | Change::Rewrite => rewritten(document, item, proposed),
        Change::Reorder => reordered(document, item, &|text| place(proposed, text)),
    }
}

/// Takes a change back: what it left out returns to its place, what it moved goes back to the order of the source.
pub fn reject(
    document: &Resume,
    source: &Resume,
    item: &str,
    kind: Change,
    original: &str,
) -> Option<Resume> {
    match kind {
        Change::Drop => restored(document, source, item),
        Change::Restore => holds(document, item).then(|| document.without(&[item.to_owned()])),
        Change::Summary | Change::Rewrite => rewritten(document, item, original),
        Change::Reorder => reordered(document, item, &|text| place(original, text)),
    }
}

/// Whether a change is in a document: none when the document says something else than either side of it.
pub fn in_effect(
    document: &Resume,
    item: &str,
    kind: Change,
    original: &str,
    proposed: &str,
) -> Option<bool> {
    match kind {
        Change::Drop => Some(!holds(document, item)),
        Change::Restore => Some(holds(document, item)),
        Change::Summary | Change::Rewrite => {
            let says = |text: &str| rewritten(document, item, text).is_some_and(|same| same == *document);
            if says(proposed) { Some(true) } else { says(original).then_some(false) }
        }
        Change::Reorder => {
            let is_so = |list: &str| {
                reordered(document, item, &|text| place(list, text)).is_some_and(|same| same == *document)
            };
            if is_so(proposed) { Some(true) } else { is_so(original).then_some(false) }
        }
    }
}

/// Where a part stands in a suggestion's text, one part a line or divided by commas; last when it is not named.
fn place(list: &str, part: &str) -> usize {
    let line = list.lines().position(|l| l == part);
    let line = line.or_else(|| list.split(", ").position(|l| l == part));
    line.or_else(|| list.find(part)).unwrap_or(usize::MAX)
}

fn holds(document: &Resume, item: &str) -> bool {
    let mut shorter = document.without(&[item.to_owned()]);
    shorter.meta.clone_from(&document.meta);
    shorter != *document
}

fn rewritten(document: &Resume, item: &str, text: &str) -> Option<Resume> {
    let mut document = document.clone();
    if item == "basics" {
        text.clone_into(&mut document.basics.summary);
        return Some(document);
    }
    let bullet = document.bullet_lists_mut().flat_map(|(_, list)| list.iter_mut()).find(|b| b.id == item)?;
    text.clone_into(&mut bullet.text);
    Some(document)
}

fn reordered(document: &Resume, item: &str, place: &dyn Fn(&str) -> usize) -> Option<Resume> {
    let mut document = document.clone();
    match item {
        "projects" => document.projects.sort_by_key(|p| place(&p.name)),
        "certificates" => document.certificates.sort_by_key(|c| place(&c.name)),
        "skills" => document.skills.sort_by_key(|s| place(&s.name)),
        id => {
            if let Some(group) = document.skills.iter_mut().find(|s| s.id == id) {
                group.keywords.sort_by_key(|k| place(k));
            } else {
                let (_, list) = document.bullet_lists_mut().find(|(owner, _)| *owner == id)?;
                list.sort_by_key(|b| place(&b.text));
            }
        }
    }
    Some(document)
}

/// Brings an item or bullet back out of the source, behind the nearest of its neighbours that is still there.
fn restored(document: &Resume, source: &Resume, item: &str) -> Option<Resume> {
    let mut document = document.clone();
    macro_rules! items {
        ($($section:ident),*) => { $(
            if let Some(at) = source.$section.iter().position(|i| i.id == item) {
                if document.$section.iter().any(|i| i.id == item) {
                    return None;
                }
                let before: Vec<&str> = source.$section[..at].iter().map(|i| i.id.as_str()).collect();
                let to = document.$section.iter().rposition(|i| before.contains(&i.id.as_str()));
                document.$section.insert(to.map_or(0, |i| i + 1), source.$section[at].clone());
                return Some(document);
            }
        )* };
    }
    items!(work, volunteer, education, projects, awards, certificates);
    items!(publications, skills, languages, interests, references);
    let (owner, bullets) = source.bullet_lists().find(|(_, list)| list.iter().any(|b| b.id == item))?;
    let at = bullets.iter().position(|b| b.id == item)?;
    let (_, list) = document.bullet_lists_mut().find(|(id, _)| *id == owner)?;
    if list.iter().any(|b| b.id == item) {
        return None;
    }
    let before: Vec<&str> = bullets[..at].iter().map(|b| b.id.as_str()).collect();
    let to = list.iter().rposition(|b| before.contains(&b.id.as_str())).map_or(0, |i| i + 1);
    list.insert(to, bullets[at].clone());
    Some(document)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tailor::{TailorOptions, tailor_to};

    fn source() -> Resume {
        let mut resume = Resume::from_json(
            r#"{"basics": {"name": "Kim Doe", "summary": "Keeps shelves in order. Trains newcomers. Likes early shifts. Counts stock."},
                "work": [{"name": "Depot", "position": "Clerk", "startDate": "2020", "highlights":
                    ["Swept floors", "Trained 4 newcomers", "Drove a forklift", "Watered plants", "Sorted mail", "Made tea", "Counted stock with SAP", "Fed the cat"]}],
                "skills": [{"name": "Warehouse", "keywords": ["Tea", "SAP", "Forklift"]}],
                "projects": [{"name": "Garden", "description": "Roses"}, {"name": "Stock count", "description": "SAP"}],
                "interests": [{"name": "Chess"}]}"#,
        )
        .unwrap();
        resume.assign_ids();
        resume
    }

    #[test]
    fn every_change_of_a_tailoring_goes_back_and_forth() {
        let source = source();
        let posting =
            crate::requirements("We need a clerk. You know SAP and drive a forklift. You train newcomers.");
        let today = resume::model::Date::Day(2026, 5, 1);
        let bullets_over = |resume: &Resume| 1 + usize::from(resume.work[0].highlights.len() > 4);
        let tailored = tailor_to(&source, &posting, &TailorOptions::new(today), 1, bullets_over);
        assert!(tailored.suggestions.len() >= 3, "{:?}", tailored.suggestions);
        let mut document = tailored.resume.clone();
        for s in &tailored.suggestions {
            let back =
                reject(&document, &source, &s.item, s.kind, &s.original).expect("it can be taken back");
            let again =
                accept(&back, &source, &s.item, s.kind, &s.proposed).expect("it can be taken on again");
            assert_eq!(again, document, "{s:?}");
        }
        for s in tailored.suggestions.iter().rev() {
            document = reject(&document, &source, &s.item, s.kind, &s.original).unwrap();
        }
        assert_eq!(document, source, "all taken back is the source");
    }

    #[test]
    fn what_is_not_there_cannot_be_changed() {
        let source = source();
        assert!(accept(&source, &source, "work-9", Change::Drop, "").is_none());
        assert!(accept(&source, &source, "work-1.1", Change::Restore, "").is_none());
        assert!(accept(&source, &source, "nothing", Change::Rewrite, "x").is_none());
        assert!(accept(&source, &source, "nothing", Change::Reorder, "x").is_none());
    }

    #[test]
    fn a_rewrite_touches_one_bullet() {
        let source = source();
        let changed =
            accept(&source, &source, "work-1.2", Change::Rewrite, "Trained four newcomers").unwrap();
        assert_eq!(changed.work[0].highlights[1].text, "Trained four newcomers");
        assert_eq!(
            reject(&changed, &source, "work-1.2", Change::Rewrite, "Trained 4 newcomers").unwrap(),
            source
        );
    }
}

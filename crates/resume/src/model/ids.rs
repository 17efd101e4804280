use std::collections::{HashMap, HashSet};

use super::{Bullets, Resume};

impl Resume {
    /// Gives every item and bullet without an id one that is unique in the document: `work-1`, and `work-1.2` for its
    /// second bullet. Ids that are there stay, so an item keeps its id when it is moved or its neighbours are dropped;
    /// of two equal ones the later is replaced.
    pub fn assign_ids(&mut self) {
        let mut ids = Ids::default();
        self.each_item(|_, id, bullets| {
            ids.keep_first(id);
            for bullet in bullets.into_iter().flat_map(|b| b.iter_mut()) {
                ids.keep_first(&mut bullet.id);
            }
        });
        self.each_item(|section, id, bullets| {
            ids.fill(id, &format!("{section}-"));
            let prefix = format!("{id}.");
            for bullet in bullets.into_iter().flat_map(|b| b.iter_mut()) {
                ids.fill(&mut bullet.id, &prefix);
            }
        });
    }

    /// The résumé without the items and bullets of these ids.
    pub fn without(&self, ids: &[String]) -> Self {
        let gone: HashSet<&str> = ids.iter().map(String::as_str).collect();
        let mut shorter = self.clone();
        macro_rules! drop_items {
            ($($section:ident),*) => { $( shorter.$section.retain(|item| !gone.contains(item.id.as_str())); )* };
        }
        drop_items!(
            work,
            volunteer,
            education,
            projects,
            awards,
            certificates,
            publications,
            skills,
            languages
        );
        drop_items!(interests, references);
        for (_, bullets) in shorter.bullet_lists_mut() {
            bullets.retain(|bullet| !gone.contains(bullet.id.as_str()));
        }
        shorter
    }

    /// What the item or bullet of this id says, for a person to know it by; empty when there is none.
    pub fn describe(&self, id: &str) -> String {
        let said =
            |parts: &[&str]| parts.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(", ");
        macro_rules! items {
            ($($section:ident: $($field:ident),+);* $(;)?) => { $(
                if let Some(item) = self.$section.iter().find(|item| item.id == id) {
                    return said(&[$(item.$field.as_str()),+]);
                }
            )* };
        }
        items!(work: position, name; volunteer: position, organization; education: study_type, area, institution);
        items!(projects: name; awards: title; certificates: name; publications: name; skills: name);
        items!(languages: language; interests: name; references: name);
        let mut bullets = self.bullet_lists().flat_map(|(_, list)| list.iter());
        bullets.find(|b| b.id == id).map(|b| b.text.clone()).unwrap_or_default()
    }

    /// The lists of bullets with the ids of their items, in the order of the document.
    pub fn bullet_lists(&self) -> impl Iterator<Item = (&str, &Bullets)> {
        (self.work.iter().map(|w| (w.id.as_str(), &w.highlights)))
            .chain(self.volunteer.iter().map(|v| (v.id.as_str(), &v.highlights)))
            .chain(self.education.iter().map(|e| (e.id.as_str(), &e.highlights)))
            .chain(self.projects.iter().map(|p| (p.id.as_str(), &p.highlights)))
    }

    /// As [`Resume::bullet_lists`], to change them.
    pub fn bullet_lists_mut(&mut self) -> impl Iterator<Item = (&str, &mut Bullets)> {
        (self.work.iter_mut().map(|w| (w.id.as_str(), &mut w.highlights)))
            .chain(self.volunteer.iter_mut().map(|v| (v.id.as_str(), &mut v.highlights)))
            .chain(self.education.iter_mut().map(|e| (e.id.as_str(), &mut e.highlights)))
            .chain(self.projects.iter_mut().map(|p| (p.id.as_str(), &mut p.highlights)))
    }

    /// Calls `f` with section name, id and bullets of every item, in the order of the document.
    fn each_item(&mut self, mut f: impl FnMut(&str, &mut String, Option<&mut Bullets>)) {
        macro_rules! with_bullets {
            ($($section:ident),*) => { $( for item in &mut self.$section {
                f(stringify!($section), &mut item.id, Some(&mut item.highlights));
            } )* };
        }
        macro_rules! plain {
            ($($section:ident),*) => { $( for item in &mut self.$section {
                f(stringify!($section), &mut item.id, None);
            } )* };
        }
        with_bullets!(work, volunteer, education, projects);
        plain!(awards, certificates, publications, skills, languages, interests, references);
    }
}

/// The ids of a document while they are given.
#[derive(Default)]
struct Ids {
    taken: HashSet<String>,
    /// By beginning: the first number that may be free. None is given back, so all below are taken for good; counting
    /// from 1 for every item would grow with the square of their number.
    next: HashMap<String, u32>,
}

impl Ids {
    /// Registers an id, or empties it when another item has it already.
    fn keep_first(&mut self, id: &mut String) {
        if !id.is_empty() && !self.taken.insert(id.clone()) {
            id.clear();
        }
    }

    /// Gives what has no id the first one that is free.
    fn fill(&mut self, id: &mut String, prefix: &str) {
        if !id.is_empty() {
            return;
        }
        let first = self.next.get(prefix).copied().unwrap_or(1);
        for n in first.. {
            let candidate = format!("{prefix}{n}");
            if self.taken.insert(candidate.clone()) {
                self.next.insert(prefix.to_owned(), n.saturating_add(1));
                *id = candidate;
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Award, Bullet, Work};
    use super::*;

    /// Each of these would be counted up to anew: five thousand million tries, which nobody would see the end of.
    #[test]
    fn many_items_have_their_ids_one_after_the_other() {
        let awards = vec![Award::default(); 100_000];
        let highlights = Bullets(vec![Bullet::default(); 100_000]);
        let work = vec![Work { highlights, ..Work::default() }];
        let mut resume = Resume { awards, work, ..Resume::default() };
        resume.assign_ids();
        assert!(resume.awards.iter().enumerate().all(|(n, a)| a.id == format!("awards-{}", n + 1)));
        let bullets = resume.work[0].highlights.iter().enumerate();
        assert!(bullets.into_iter().all(|(n, b)| b.id == format!("work-1.{}", n + 1)));
    }

    #[test]
    fn ids_that_are_there_are_passed_over() {
        let award = |id: &str| Award { id: id.to_owned(), ..Award::default() };
        let awards = ["", "awards-2", "", "awards-1", "", "awards-2"].map(award).to_vec();
        let mut resume = Resume { awards, ..Resume::default() };
        resume.assign_ids();
        let ids: Vec<_> = resume.awards.iter().map(|a| a.id.as_str()).collect();
        assert_eq!(ids, ["awards-3", "awards-2", "awards-4", "awards-1", "awards-5", "awards-6"]);
    }

    #[test]
    fn without_takes_items_and_bullets_out() {
        let text = r#"{"work":[{"name":"A","highlights":["1","2","3"]},{"name":"B","highlights":["1","2"]}],
            "interests":[{"name":"Chess"},{"name":"Go"}]}"#;
        let resume = Resume::from_json(text).unwrap();
        let shorter = resume.without(&["work-1.2".into(), "interests-1".into(), "work-2".into()]);
        assert_eq!(shorter.work.len(), 1);
        assert_eq!(shorter.work[0].highlights.len(), 2);
        assert_eq!(shorter.interests[0].name, "Go");
    }
}

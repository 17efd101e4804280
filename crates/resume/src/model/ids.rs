use std::collections::HashSet;

use super::{Bullets, Resume};

impl Resume {
    /// Gives every item and bullet without an id one that is unique in the document: `work-1`, and `work-1.2` for its
    /// second bullet. Ids that are there stay, so an item keeps its id when it is moved or its neighbours are dropped;
    /// of two equal ones the later is replaced.
    pub fn assign_ids(&mut self) {
        let mut taken = HashSet::new();
        self.each_item(|_, id, bullets| {
            keep_first(id, &mut taken);
            for bullet in bullets.into_iter().flat_map(|b| b.iter_mut()) {
                keep_first(&mut bullet.id, &mut taken);
            }
        });
        self.each_item(|section, id, bullets| {
            fill(id, &format!("{section}-"), &mut taken);
            let prefix = format!("{id}.");
            for bullet in bullets.into_iter().flat_map(|b| b.iter_mut()) {
                fill(&mut bullet.id, &prefix, &mut taken);
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
        shorter.each_item(|_, _, bullets| {
            if let Some(bullets) = bullets {
                bullets.retain(|bullet| !gone.contains(bullet.id.as_str()));
            }
        });
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
        let bullets = (self.work.iter().map(|w| &w.highlights))
            .chain(self.volunteer.iter().map(|v| &v.highlights))
            .chain(self.education.iter().map(|e| &e.highlights))
            .chain(self.projects.iter().map(|p| &p.highlights));
        bullets.flat_map(|b| b.iter()).find(|b| b.id == id).map(|b| b.text.clone()).unwrap_or_default()
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

/// Registers an id, or empties it when another item has it already.
fn keep_first(id: &mut String, taken: &mut HashSet<String>) {
    if !id.is_empty() && !taken.insert(id.clone()) {
        id.clear();
    }
}

fn fill(id: &mut String, prefix: &str, taken: &mut HashSet<String>) {
    if !id.is_empty() {
        return;
    }
    let free = (1_u32..).map(|n| format!("{prefix}{n}")).find(|candidate| !taken.contains(candidate));
    *id = free.unwrap_or_default();
    taken.insert(id.clone());
}

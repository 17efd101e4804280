//! The difference between a résumé and a plan of it, as suggestions with reasons in plain words.

use resume::Resume;
use resume::model::Bullets;

use super::plan::{Entry, Plan, sentences};
use super::relevance::{Relevance, said};
use super::{Change, Suggestion};

/// Every change that the plan makes, in the order of the document.
pub(super) fn suggestions(
    plan: &Plan,
    source: &Resume,
    relevance: &Relevance<'_>,
    pages: Option<usize>,
) -> Vec<Suggestion> {
    let mut list = List { out: Vec::new(), pages };
    list.summary(plan, source, relevance);
    let work = |i: usize| (source.work[i].id.as_str(), &source.work[i].highlights);
    list.entries(&plan.work, source.work.len(), relevance, &work, &|i| {
        format!("{}, {}", source.work[i].position, source.work[i].name)
    });
    list.order(
        "projects",
        &plan.projects.iter().map(|e| e.index).collect::<Vec<_>>(),
        &|i| &source.projects[i].name,
        &|i| relevance.item(&source.projects[i].id),
    );
    let projects = |i: usize| (source.projects[i].id.as_str(), &source.projects[i].highlights);
    list.entries(&plan.projects, source.projects.len(), relevance, &projects, &|i| {
        source.projects[i].name.clone()
    });
    let volunteer = |i: usize| (source.volunteer[i].id.as_str(), &source.volunteer[i].highlights);
    list.entries(&plan.volunteer, source.volunteer.len(), relevance, &volunteer, &|i| {
        format!("{}, {}", source.volunteer[i].position, source.volunteer[i].organization)
    });
    list.skills(plan, source, relevance);
    list.order("certificates", &plan.certificates, &|i| &source.certificates[i].name, &|i| {
        relevance.item(&source.certificates[i].id)
    });
    macro_rules! dropped {
        ($($section:ident: $field:ident),*) => { $(
            for (i, item) in source.$section.iter().enumerate() {
                if !plan.$section.contains(&i) {
                    list.drop(&item.id, &item.$field, because(relevance.item(&item.id)));
                }
            }
        )* };
    }
    dropped!(certificates: name, awards: title, publications: name, interests: name, references: name);
    list.out
}

/// Why something of this worth is left out rather than another.
fn because(worth: f32) -> &'static str {
    if worth > 0.0 { "Other parts say more to this posting" } else { "Nothing in it answers the posting" }
}

struct List {
    out: Vec<Suggestion>,
    pages: Option<usize>,
}

impl List {
    fn push(&mut self, item: &str, kind: Change, original: String, proposed: String, reason: String) {
        self.out.push(Suggestion {
            id: format!("s{}", self.out.len() + 1),
            item: item.to_owned(),
            kind,
            original,
            proposed,
            reason,
            findings: Vec::new(),
        });
    }

    /// Only want of room leaves something out, so that is the reason; `because` says why this and not another.
    fn drop(&mut self, item: &str, original: &str, because: &str) {
        let room = match self.pages {
            Some(1) => ", and not everything fits on one page.".to_owned(),
            Some(n) => format!(", and not everything fits on {n} pages."),
            None => ".".to_owned(),
        };
        self.push(item, Change::Drop, original.to_owned(), String::new(), format!("{because}{room}"));
    }

    fn summary(&mut self, plan: &Plan, source: &Resume, relevance: &Relevance<'_>) {
        let all = sentences(&source.basics.summary);
        if plan.summary.len() >= all.len() {
            return;
        }
        let proposed = plan.apply(source).basics.summary;
        let answers = relevance.of(&source.basics.summary).answers;
        let reason = if answers.is_empty() {
            "Shortened to the sentences that open it, in your own words, to save room.".to_owned()
        } else {
            format!("Kept the sentences that speak of {}, in your own words, to save room.", said(&answers))
        };
        self.push("basics", Change::Summary, source.basics.summary.clone(), proposed, reason);
    }

    fn entries<'a>(
        &mut self,
        plan: &[Entry],
        count: usize,
        relevance: &Relevance<'_>,
        get: &dyn Fn(usize) -> (&'a str, &'a Bullets),
        name: &dyn Fn(usize) -> String,
    ) {
        for index in 0..count {
            let (id, bullets) = get(index);
            let Some(entry) = plan.iter().find(|e| e.index == index) else {
                self.drop(id, &name(index), because(relevance.item(id)));
                continue;
            };
            for (part, bullet) in bullets.iter().enumerate() {
                if !entry.parts.contains(&part) {
                    self.drop(&bullet.id, &bullet.text, because(relevance.value(&bullet.text)));
                }
            }
            if entry.parts.windows(2).any(|w| w[0] > w[1]) {
                let text = |parts: &[usize]| {
                    parts.iter().map(|p| bullets[*p].text.as_str()).collect::<Vec<_>>().join("\n")
                };
                let mut sorted = entry.parts.clone();
                sorted.sort_unstable();
                let first = relevance.of(&bullets[entry.parts[0]].text);
                let (does, asked) = if first.answers.is_empty() {
                    ("comes near", &first.near)
                } else {
                    ("shows", &first.answers)
                };
                let reason =
                    format!("What {does} {} comes first, because the posting asks for it.", said(asked));
                self.push(id, Change::Reorder, text(&sorted), text(&entry.parts), reason);
            }
        }
    }

    fn skills(&mut self, plan: &Plan, source: &Resume, relevance: &Relevance<'_>) {
        let order: Vec<usize> = plan.skills.iter().map(|e| e.index).collect();
        self.order("skills", &order, &|i| &source.skills[i].name, &|i| relevance.item(&source.skills[i].id));
        for entry in &plan.skills {
            if !entry.parts.windows(2).any(|w| w[0] > w[1]) {
                continue;
            }
            let group = &source.skills[entry.index];
            let proposed: Vec<&str> = entry.parts.iter().map(|p| group.keywords[*p].as_str()).collect();
            let asked: Vec<&str> = proposed.iter().copied().filter(|k| relevance.value(k) > 0.0).collect();
            let reason = format!("{} first, because the posting asks for it.", said(&asked));
            self.push(&group.id, Change::Reorder, group.keywords.join(", "), proposed.join(", "), reason);
        }
    }

    /// The order of a section's items.
    fn order<'a>(
        &mut self,
        section: &str,
        plan: &[usize],
        name: &dyn Fn(usize) -> &'a String,
        value: &dyn Fn(usize) -> f32,
    ) {
        if !plan.windows(2).any(|w| w[0] > w[1]) {
            return;
        }
        let text = |order: &[usize]| order.iter().map(|i| name(*i).as_str()).collect::<Vec<_>>().join("\n");
        let mut sorted = plan.to_vec();
        sorted.sort_unstable();
        let first: Vec<&str> = plan.iter().filter(|i| value(**i) > 0.0).map(|i| name(*i).as_str()).collect();
        let reason = format!("{} first: the posting asks for what is in it.", said(&first));
        self.push(section, Change::Reorder, text(&sorted), text(plan), reason);
    }
}

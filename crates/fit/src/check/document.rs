use resume::Resume;
use resume::model::{Bullets, Date};

use super::align::{self, Face, align};
use super::fields::{FieldEvidence, Fields, address};
use super::finding::{Finding, Kind};
use super::source::{Section, Source, View};
use super::token::fold;
use super::tongues;

/// Walks the tailored document, section by section.
pub(super) fn check(source: &Resume, tailored: &Resume, today: &Date) -> Vec<Finding> {
    let read = Source::read(source, today);
    let mut walk = Walk {
        old: source,
        new: tailored,
        source: &read,
        fields: Fields { source: &read, findings: Vec::new() },
    };
    walk.basics();
    walk.work();
    walk.volunteer();
    walk.projects();
    walk.education();
    walk.skills();
    walk.certificates();
    walk.languages();
    walk.awards();
    walk.others();
    walk.fields.findings
}

struct Walk<'a> {
    old: &'a Resume,
    new: &'a Resume,
    source: &'a Source,
    fields: Fields<'a>,
}

impl<'a> Walk<'a> {
    fn pairs(&self, old: &[Face<'_>], new: &[Face<'_>]) -> Vec<Option<usize>> {
        align(old, new, self.source.language)
    }

    fn basics(&mut self) {
        let (old, new) = (&self.old.basics, &self.new.basics);
        for (what, path, old, new) in [
            ("The name", "basics.name", &old.name, &new.name),
            ("The e-mail address", "basics.email", &old.email, &new.email),
            ("The phone number", "basics.phone", &old.phone, &new.phone),
            ("The address of the site", "basics.url", &old.url, &new.url),
            ("The postal code", "basics.location", &old.location.postal_code, &new.location.postal_code),
            ("The country", "basics.location", &old.location.country_code, &new.location.country_code),
            ("The city", "basics.location", &old.location.city, &new.location.city),
            ("The region", "basics.location", &old.location.region, &new.location.region),
            ("The address", "basics.location", &old.location.address, &new.location.address),
        ] {
            self.fields.fixed(Kind::Identity, path, old, new, what);
        }
        for profile in &new.profiles {
            let known = |value: &str| {
                let wanted = address(value);
                wanted.is_empty()
                    || old.profiles.iter().any(|p| names(p, &wanted))
                    || address(&old.url) == wanted
            };
            if !known(&profile.url) || !known(&profile.username) {
                let words = if profile.url.is_empty() { &profile.username } else { &profile.url };
                self.fields.unknown(Kind::Identity, "basics.profiles", words);
            }
        }
        let titles = self.old.work.iter().map(|w| w.position.as_str());
        let mut evidence = vec![old.label.as_str()];
        evidence.extend(titles);
        evidence.extend(self.old.education.iter().map(|e| e.study_type.as_str()));
        evidence.push(&old.summary);
        let view = self.source.whole();
        let beside: Vec<_> = view.lines().collect();
        let evidence = FieldEvidence::of(Kind::Title, evidence);
        self.fields.name_beside("basics.label", &evidence, &beside, &new.label, false);
        self.text(&view, "basics.summary", &new.summary);
    }

    fn text(&mut self, view: &View<'_>, item: &str, proposed: &str) {
        let found = super::judge(view, item, proposed);
        self.fields.findings.extend(found);
    }

    fn bullets(&mut self, view: &View<'_>, item: &str, bullets: &Bullets) {
        for bullet in bullets.iter() {
            self.text(view, if bullet.id.is_empty() { item } else { &bullet.id }, &bullet.text);
        }
    }

    /// The evidence of the n-th item of a section.
    fn view(&self, section: Section, nth: usize) -> Option<View<'a>> {
        let entry = self.source.entries.iter().enumerate().filter(|e| e.1.section == section).nth(nth)?.0;
        Some(self.source.view(entry))
    }

    fn work(&mut self) {
        let pairs = self.pairs(&align::work(self.old), &align::work(self.new));
        for (new, pair) in self.new.work.iter().zip(pairs) {
            let Some((at, view)) = pair.and_then(|at| Some((at, self.view(Section::Work, at)?))) else {
                self.fields.unknown(Kind::Employer, &new.id, &format!("{} {}", new.position, new.name));
                continue;
            };
            let old = &self.old.work[at];
            self.fields.name(Kind::Title, &new.id, &[&old.position], &new.position, true);
            self.fields.name(Kind::Employer, &new.id, &[&old.name], &new.name, false);
            self.fields.name(Kind::Scope, &new.id, &[&old.location, &old.name], &new.location, false);
            self.fields.fixed(
                Kind::Employer,
                &new.id,
                &old.url,
                &new.url,
                "The address of the employer's site",
            );
            self.fields.dates(&new.id, &old.dates, &new.dates);
            self.text(&view, &new.id, &new.summary);
            self.text(&view, &new.id, &new.description);
            self.bullets(&view, &new.id, &new.highlights);
        }
    }

    fn volunteer(&mut self) {
        let pairs = self.pairs(&align::volunteer(self.old), &align::volunteer(self.new));
        for (new, pair) in self.new.volunteer.iter().zip(pairs) {
            let Some((at, view)) = pair.and_then(|at| Some((at, self.view(Section::Volunteer, at)?))) else {
                self.fields.unknown(
                    Kind::Employer,
                    &new.id,
                    &format!("{} {}", new.position, new.organization),
                );
                continue;
            };
            let old = &self.old.volunteer[at];
            self.fields.name(Kind::Title, &new.id, &[&old.position], &new.position, true);
            self.fields.name(Kind::Employer, &new.id, &[&old.organization], &new.organization, false);
            self.fields.name(Kind::Scope, &new.id, &[&old.location, &old.organization], &new.location, false);
            self.fields.dates(&new.id, &old.dates, &new.dates);
            self.text(&view, &new.id, &new.summary);
            self.bullets(&view, &new.id, &new.highlights);
        }
    }

    fn projects(&mut self) {
        let pairs = self.pairs(&align::projects(self.old), &align::projects(self.new));
        for (new, pair) in self.new.projects.iter().zip(pairs) {
            let Some((at, view)) = pair.and_then(|at| Some((at, self.view(Section::Project, at)?))) else {
                self.fields.unknown(Kind::Unsupported, &new.id, &new.name);
                continue;
            };
            let old = &self.old.projects[at];
            self.fields.name(Kind::Unsupported, &new.id, &[&old.name], &new.name, false);
            self.fields.name(Kind::Employer, &new.id, &[&old.entity], &new.entity, false);
            self.fields.dates(&new.id, &old.dates, &new.dates);
            let roles = FieldEvidence::of(Kind::Title, old.roles.iter().map(String::as_str).collect());
            for role in &new.roles {
                self.fields.one_of(&new.id, &roles, role);
            }
            let lines = FieldEvidence::of(Kind::Tool, view.lines().map(|l| l.text.raw.as_str()).collect());
            for keyword in &new.keywords {
                self.fields.one_of(&new.id, &lines, keyword);
            }
            self.text(&view, &new.id, &new.description);
            self.bullets(&view, &new.id, &new.highlights);
        }
    }

    fn education(&mut self) {
        let pairs = self.pairs(&align::education(self.old), &align::education(self.new));
        for (new, pair) in self.new.education.iter().zip(pairs) {
            let Some((at, view)) = pair.and_then(|at| Some((at, self.view(Section::Education, at)?))) else {
                self.fields.unknown(
                    Kind::Degree,
                    &new.id,
                    &format!("{} {}", new.study_type, new.institution),
                );
                continue;
            };
            let old = &self.old.education[at];
            self.fields.name(Kind::Degree, &new.id, &[&old.study_type, &old.area], &new.study_type, true);
            // What a page lays out in one line may be cut into these two elsewhere: it is still the same line.
            let line = [old.area.as_str(), &old.study_type, &old.institution, &old.location, &old.score];
            self.fields.name(Kind::Degree, &new.id, &line, &new.area, false);
            self.fields.name(Kind::Degree, &new.id, &line, &new.institution, false);
            self.fields.name(Kind::Degree, &new.id, &[&old.score], &new.score, false);
            self.fields.name(Kind::Scope, &new.id, &[&old.location, &old.institution], &new.location, false);
            self.fields.dates(&new.id, &old.dates, &new.dates);
            let courses =
                FieldEvidence::of(Kind::Unsupported, old.courses.iter().map(String::as_str).collect());
            for course in &new.courses {
                self.fields.one_of(&new.id, &courses, course);
            }
            self.text(&view, &new.id, &new.summary);
            self.bullets(&view, &new.id, &new.highlights);
        }
    }

    fn skills(&mut self) {
        let all = self.source.whole().lines().map(|l| l.text.raw.as_str()).collect();
        let all = FieldEvidence::of(Kind::Tool, all);
        let listed = |name: &str| self.old.skills.iter().find(|s| fold(&s.name) == fold(name));
        let mut found = Vec::new();
        for skill in &self.new.skills {
            if skill.keywords.is_empty() {
                found.push((skill.id.as_str(), skill.name.as_str()));
            }
            found.extend(skill.keywords.iter().map(|k| (skill.id.as_str(), k.as_str())));
            let level = listed(&skill.name).map_or("", |s| s.level.as_str());
            self.fields.level(Kind::Tool, &skill.id, level, &skill.level);
        }
        for (id, name) in found {
            self.fields.one_of(id, &all, name);
        }
    }

    fn certificates(&mut self) {
        let faces = |r: &'a Resume| {
            r.certificates.iter().map(|c| align::named(&c.id, &[&c.name, &c.issuer])).collect::<Vec<_>>()
        };
        let pairs = self.pairs(&faces(self.old), &faces(self.new));
        for (new, pair) in self.new.certificates.iter().zip(pairs) {
            let Some(old) = pair.map(|at| &self.old.certificates[at]) else {
                self.fields.unknown(Kind::Certificate, &new.id, &new.name);
                continue;
            };
            self.fields.name(Kind::Certificate, &new.id, &[&old.name, &old.issuer], &new.name, true);
            self.fields.name(Kind::Certificate, &new.id, &[&old.issuer], &new.issuer, false);
            self.fields.date(&new.id, old.date.as_ref(), new.date.as_ref());
        }
    }

    fn languages(&mut self) {
        let tongue =
            |name: &str| name.split(|c: char| !c.is_alphanumeric()).find_map(|w| tongues::named(&fold(w)));
        for new in &self.new.languages {
            let same = |l: &&resume::model::Language| {
                fold(l.language.trim()) == fold(new.language.trim())
                    || tongue(&l.language).is_some_and(|t| tongue(&new.language) == Some(t))
            };
            match self.old.languages.iter().find(same) {
                Some(old) => self.fields.level(Kind::Language, &new.id, &old.fluency, &new.fluency),
                None => self.fields.unknown(Kind::Language, &new.id, &new.language),
            }
        }
    }

    fn awards(&mut self) {
        let faces = |r: &'a Resume| {
            r.awards.iter().map(|a| align::named(&a.id, &[&a.title, &a.awarder])).collect::<Vec<_>>()
        };
        let pairs = self.pairs(&faces(self.old), &faces(self.new));
        for (new, pair) in self.new.awards.iter().zip(pairs) {
            let Some(old) = pair.map(|at| &self.old.awards[at]) else {
                self.fields.unknown(Kind::Award, &new.id, &new.title);
                continue;
            };
            self.fields.name(
                Kind::Award,
                &new.id,
                &[&old.title, &old.summary, &old.awarder],
                &new.title,
                true,
            );
            self.fields.name(Kind::Award, &new.id, &[&old.awarder], &new.awarder, false);
            self.fields.name(Kind::Award, &new.id, &[&old.summary, &old.title], &new.summary, true);
            self.fields.date(&new.id, old.date.as_ref(), new.date.as_ref());
        }
    }

    fn others(&mut self) {
        let faces = |r: &'a Resume| {
            r.publications.iter().map(|p| align::named(&p.id, &[&p.name, &p.publisher])).collect::<Vec<_>>()
        };
        let pairs = self.pairs(&faces(self.old), &faces(self.new));
        for (new, pair) in self.new.publications.iter().zip(pairs) {
            let Some(old) = pair.map(|at| &self.old.publications[at]) else {
                self.fields.unknown(Kind::Unsupported, &new.id, &new.name);
                continue;
            };
            self.fields.name(
                Kind::Unsupported,
                &new.id,
                &[&old.name, &old.publisher, &old.summary],
                &new.name,
                false,
            );
            self.fields.name(Kind::Unsupported, &new.id, &[&old.publisher], &new.publisher, false);
            self.fields.name(Kind::Unsupported, &new.id, &[&old.summary, &old.name], &new.summary, false);
            self.fields.date(&new.id, old.release_date.as_ref(), new.release_date.as_ref());
        }
        let mut evidence: Vec<&str> = self.old.interests.iter().map(|i| i.name.as_str()).collect();
        evidence.extend(self.old.interests.iter().flat_map(|i| &i.keywords).map(String::as_str));
        let evidence = FieldEvidence::of(Kind::Unsupported, evidence);
        for new in &self.new.interests {
            for text in std::iter::once(&new.name).chain(&new.keywords) {
                self.fields.one_of(&new.id, &evidence, text);
            }
        }
        // Where one ends and the next begins is not said by a page: what counts is what stands there, in its order.
        let plain = |text: &str| fold(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        let said: Vec<&str> =
            self.old.references.iter().flat_map(|r| [r.name.as_str(), r.reference.as_str()]).collect();
        let said = plain(&said.join(" "));
        for new in &self.new.references {
            if !said.contains(&plain(&new.name)) || !said.contains(&plain(&new.reference)) {
                self.fields.unknown(Kind::Unsupported, &new.id, &format!("{} {}", new.name, new.reference));
            }
        }
    }
}

/// Whether an account is known by this address or name. Of "LinkedIn, kim" and "linkedin.com/in/kim" each gives the other.
fn names(profile: &resume::model::Profile, wanted: &str) -> bool {
    let (url, user) = (address(&profile.url), address(&profile.username));
    let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let network = fold(profile.network.trim());
    url == wanted
        || user == wanted
        || (url.contains('/') && last(&url) == wanted)
        || (!user.is_empty() && !network.is_empty() && last(wanted) == user && wanted.starts_with(&network))
}

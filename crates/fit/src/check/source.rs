use resume::Resume;
use resume::model::{Bullets, Date, Dates};

use super::finding::Passage;
use super::language::Language;
use super::text::Text;

/// A text of the source, with where it stands.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) item: String,
    pub(super) text: Text,
}

impl Line {
    pub(super) fn passage(&self) -> Passage {
        Passage { item: self.item.clone(), text: self.text.raw.clone() }
    }
}

/// Which list an entry stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Work,
    Volunteer,
    Project,
    Education,
    Award,
    Certificate,
    Language,
    /// Any other.
    Short,
}

/// One item of the source, read once.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) section: Section,
    /// Title, employer, place, school: what names it.
    pub(super) frame: Vec<Line>,
    /// What it says: summary and bullets.
    pub(super) lines: Vec<Line>,
    pub(super) dates: Dates,
}

/// The whole source, read once.
#[derive(Debug, Clone)]
pub(super) struct Source {
    pub(super) language: Language,
    pub(super) today: Date,
    pub(super) entries: Vec<Entry>,
    /// Label and summary.
    pub(super) basics: Vec<Line>,
}

struct Reader {
    language: Language,
}

impl Reader {
    fn line(&self, item: &str, text: &str) -> Option<Line> {
        (!text.trim().is_empty())
            .then(|| Line { item: item.to_owned(), text: Text::read(text, self.language) })
    }

    fn lines(&self, item: &str, texts: &[&str]) -> Vec<Line> {
        texts.iter().filter_map(|t| self.line(item, t)).collect()
    }

    fn bullets(&self, bullets: &Bullets) -> impl Iterator<Item = Line> {
        bullets.iter().filter_map(|b| self.line(&b.id, &b.text))
    }

    fn entry(&self, section: Section, id: &str, frame: &[&str], texts: &[&str], dates: &Dates) -> Entry {
        Entry {
            id: id.to_owned(),
            section,
            frame: self.lines(id, frame),
            lines: self.lines(id, texts),
            dates: dates.clone(),
        }
    }
}

impl Source {
    pub(super) fn read(resume: &Resume, today: &Date) -> Self {
        let language = Language::of_resume(resume);
        let reader = Reader { language };
        let mut entries = Vec::new();
        for w in &resume.work {
            let mut entry = reader.entry(
                Section::Work,
                &w.id,
                &[&w.position, &w.name, &w.location],
                &[&w.summary, &w.description],
                &w.dates,
            );
            entry.lines.extend(reader.bullets(&w.highlights));
            entries.push(entry);
        }
        for v in &resume.volunteer {
            let mut entry = reader.entry(
                Section::Volunteer,
                &v.id,
                &[&v.position, &v.organization, &v.location],
                &[&v.summary],
                &v.dates,
            );
            entry.lines.extend(reader.bullets(&v.highlights));
            entries.push(entry);
        }
        for p in &resume.projects {
            let mut frame = vec![p.name.as_str(), &p.entity, &p.kind];
            frame.extend(p.roles.iter().chain(&p.keywords).map(String::as_str));
            let mut entry = reader.entry(Section::Project, &p.id, &frame, &[&p.description], &p.dates);
            entry.lines.extend(reader.bullets(&p.highlights));
            entries.push(entry);
        }
        for e in &resume.education {
            let mut texts = vec![e.summary.as_str(), &e.score];
            texts.extend(e.courses.iter().map(String::as_str));
            let frame = [e.study_type.as_str(), &e.area, &e.institution, &e.location];
            let mut entry = reader.entry(Section::Education, &e.id, &frame, &texts, &e.dates);
            entry.lines.extend(reader.bullets(&e.highlights));
            entries.push(entry);
        }
        let dated = |date: &Option<Date>| Dates { start: date.clone(), end: date.clone() };
        for a in &resume.awards {
            let texts = [a.title.as_str(), &a.awarder, &a.summary];
            entries.push(reader.entry(Section::Award, &a.id, &[], &texts, &dated(&a.date)));
        }
        for c in &resume.certificates {
            let texts = [c.name.as_str(), &c.issuer];
            entries.push(reader.entry(Section::Certificate, &c.id, &[], &texts, &dated(&c.date)));
        }
        for l in &resume.languages {
            let text = format!("{} {}", l.language, l.fluency);
            entries.push(reader.entry(Section::Language, &l.id, &[], &[&text], &Dates::default()));
        }
        let mut short = |id: &str, texts: &[&str], dates: Dates| {
            entries.push(reader.entry(Section::Short, id, &[], texts, &dates));
        };
        for p in &resume.publications {
            short(&p.id, &[&p.name, &p.publisher, &p.summary], dated(&p.release_date));
        }
        for s in &resume.skills {
            let mut texts = vec![s.name.as_str(), &s.level];
            texts.extend(s.keywords.iter().map(String::as_str));
            short(&s.id, &texts, Dates::default());
        }
        for i in &resume.interests {
            let mut texts = vec![i.name.as_str()];
            texts.extend(i.keywords.iter().map(String::as_str));
            short(&i.id, &texts, Dates::default());
        }
        for r in &resume.references {
            short(&r.id, &[&r.name, &r.reference], Dates::default());
        }
        let mut basics = reader.lines("basics.label", &[&resume.basics.label]);
        basics.extend(reader.lines("basics.summary", &[&resume.basics.summary]));
        let place = &resume.basics.location;
        basics.extend(reader.lines("basics.location", &[&place.city, &place.region, &place.address]));
        Self { language, today: today.clone(), entries, basics }
    }

    /// The index of the entry that has this id, or a bullet with it.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.entries.iter().position(|e| e.id == id || e.lines.iter().any(|l| l.item == id))
    }

    /// What an entry's texts may say.
    pub(super) fn view(&self, entry: usize) -> View<'_> {
        let mine = &self.entries[entry];
        View {
            source: self,
            entry: Some(entry),
            own: mine.lines.iter().collect(),
            frame: mine
                .frame
                .iter()
                .chain(self.basics.iter().filter(|l| l.item == "basics.location"))
                .collect(),
            elsewhere: self
                .entries
                .iter()
                .enumerate()
                .filter(|e| e.0 != entry)
                .flat_map(|(_, e)| e.lines.iter().chain(&e.frame))
                .chain(&self.basics)
                .collect(),
        }
    }

    /// What the summary may say.
    pub(super) fn whole(&self) -> View<'_> {
        View {
            source: self,
            entry: None,
            own: self.entries.iter().flat_map(|e| &e.lines).chain(&self.basics).collect(),
            frame: self.entries.iter().flat_map(|e| &e.frame).collect(),
            elsewhere: Vec::new(),
        }
    }
}

/// The evidence that one text is held against.
#[derive(Debug, Clone)]
pub(super) struct View<'a> {
    pub(super) source: &'a Source,
    /// The one entry, or none for the whole CV.
    pub(super) entry: Option<usize>,
    pub(super) own: Vec<&'a Line>,
    /// Titles, employers, places: they support words, and bear no claim of their own.
    pub(super) frame: Vec<&'a Line>,
    /// The rest of the CV, to tell "moved" from "new".
    pub(super) elsewhere: Vec<&'a Line>,
}

impl<'a> View<'a> {
    pub(super) fn lines(&self) -> impl Iterator<Item = &'a Line> + '_ {
        self.own.iter().chain(&self.frame).copied()
    }

    /// The entries whose dates may bear a length of time.
    pub(super) fn entries(&self) -> &'a [Entry] {
        match self.entry {
            Some(i) => std::slice::from_ref(&self.source.entries[i]),
            None => &self.source.entries,
        }
    }
}

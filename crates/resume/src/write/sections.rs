//! Which field of which section stands where on the page.

use super::locale::Label;
use super::words::Word;

/// How the items of one section are laid out.
pub(super) struct Section {
    /// Its name in JSON Resume.
    pub(super) key: &'static str,
    pub(super) label: Label,
    pub(super) form: Form,
    /// What the item is called: the field, or two of which the second narrows the first.
    pub(super) title: &'static [&'static str],
    /// Who stands behind it: employer, school, issuer.
    pub(super) by: Option<&'static str>,
    pub(super) when: When,
    pub(super) located: bool,
    pub(super) linked: bool,
    /// A line about whoever stands behind it.
    pub(super) aside: Option<&'static str>,
    /// Paragraphs.
    pub(super) body: Option<&'static str>,
    /// What is said with its name in front.
    pub(super) facts: &'static [(Word, &'static str, Many)],
    pub(super) bullets: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A heading with lines below.
    Entry,
    /// A name, how well it is known, and words: one line.
    Line { level: Option<&'static str>, words: Option<&'static str> },
    /// A name, whom it is from and when: one line.
    Record,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Period,
    On(&'static str),
    Never,
}

/// Whether a field is one text or a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Many {
    One,
    List,
}

const ENTRY: Section = Section {
    key: "",
    label: Label::Document,
    form: Form::Entry,
    title: &[],
    by: None,
    when: When::Never,
    located: false,
    linked: false,
    aside: None,
    body: None,
    facts: &[],
    bullets: false,
};

/// All sections in the order in which they are read.
pub(super) const SECTIONS: [Section; 11] = [
    Section {
        key: "work",
        label: Label::Work,
        title: &["position"],
        by: Some("name"),
        when: When::Period,
        located: true,
        linked: true,
        aside: Some("description"),
        body: Some("summary"),
        bullets: true,
        ..ENTRY
    },
    Section {
        key: "volunteer",
        label: Label::Volunteer,
        title: &["position"],
        by: Some("organization"),
        when: When::Period,
        located: true,
        linked: true,
        body: Some("summary"),
        bullets: true,
        ..ENTRY
    },
    Section {
        key: "education",
        label: Label::Education,
        title: &["studyType", "area"],
        by: Some("institution"),
        when: When::Period,
        located: true,
        linked: true,
        body: Some("summary"),
        facts: &[(Word::Grade, "score", Many::One), (Word::Courses, "courses", Many::List)],
        bullets: true,
        ..ENTRY
    },
    Section {
        key: "projects",
        label: Label::Projects,
        title: &["name"],
        by: Some("entity"),
        when: When::Period,
        linked: true,
        body: Some("description"),
        facts: &[
            (Word::Type, "type", Many::One),
            (Word::Roles, "roles", Many::List),
            (Word::Keywords, "keywords", Many::List),
        ],
        bullets: true,
        ..ENTRY
    },
    Section {
        key: "skills",
        label: Label::Skills,
        form: Form::Line { level: Some("level"), words: Some("keywords") },
        title: &["name"],
        ..ENTRY
    },
    Section {
        key: "certificates",
        label: Label::Certificates,
        form: Form::Record,
        title: &["name"],
        by: Some("issuer"),
        when: When::On("date"),
        linked: true,
        ..ENTRY
    },
    Section {
        key: "languages",
        label: Label::Languages,
        form: Form::Line { level: Some("fluency"), words: None },
        title: &["language"],
        ..ENTRY
    },
    Section {
        key: "publications",
        label: Label::Publications,
        title: &["name"],
        by: Some("publisher"),
        when: When::On("releaseDate"),
        linked: true,
        body: Some("summary"),
        ..ENTRY
    },
    Section {
        key: "awards",
        label: Label::Awards,
        title: &["title"],
        by: Some("awarder"),
        when: When::On("date"),
        body: Some("summary"),
        ..ENTRY
    },
    Section {
        key: "interests",
        label: Label::Interests,
        form: Form::Line { level: None, words: Some("keywords") },
        title: &["name"],
        ..ENTRY
    },
    Section {
        key: "references",
        label: Label::References,
        title: &["name"],
        body: Some("reference"),
        ..ENTRY
    },
];

impl Section {
    /// Every field that it shows, by its JSON Resume name.
    pub(super) fn fields(&self) -> Vec<&'static str> {
        let mut fields = self.title.to_vec();
        fields.extend(self.by.into_iter().chain(self.aside).chain(self.body));
        fields.extend(self.facts.iter().map(|(_, field, _)| *field));
        match self.when {
            When::Period => fields.extend(["startDate", "endDate"]),
            When::On(field) => fields.push(field),
            When::Never => {}
        }
        if self.located {
            fields.push("location");
        }
        if self.linked {
            fields.push("url");
        }
        if let Form::Line { level, words } = self.form {
            fields.extend(level.into_iter().chain(words));
        }
        if self.bullets {
            fields.push("highlights");
        }
        fields
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::json_schema;

    #[test]
    fn every_field_of_the_model_has_its_place() {
        let schema = json_schema();
        let mut checked = 0;
        for section in &SECTIONS {
            let item = schema["properties"][section.key]["items"]["$ref"].as_str().expect(section.key);
            let item = schema.pointer(item.trim_start_matches('#')).unwrap();
            let mut known: BTreeSet<&str> =
                item["properties"].as_object().unwrap().keys().map(String::as_str).collect();
            known.retain(|field| !["id", "highlightIds"].contains(field));
            let shown: BTreeSet<&str> = section.fields().into_iter().collect();
            assert!(known.len() > 1, "{}: {known:?}", section.key);
            assert_eq!(known, shown, "{}", section.key);
            checked += 1;
        }
        assert_eq!(checked, 11);
    }
}

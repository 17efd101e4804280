//! The sections of a résumé as a person sees and fills them in: which fields each has, how an entry is shown, its form,
//! and what a form changes in the document. The profile and an uploaded CV are both résumés, so both use it.

mod change;
mod entry;
mod filling;
mod form;
mod spans;
#[cfg(test)]
mod tests;
mod typed;

use serde_json::{Map, Value};

use crate::error::{Error, Result};
use crate::ui::Icon;

pub(crate) use change::{Change, Place, Way};
pub(crate) use entry::{Shown, basics, entries, leftover_targets, moment};
pub(crate) use filling::Filling;
pub(crate) use typed::{Asked, Typed};

/// The fields of one object of JSON Resume.
pub(crate) type Fields = Map<String, Value>;

/// How a field is filled in, and where it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What the entry is known by: a line, shown as its heading.
    Title,
    /// A line below the heading.
    By,
    /// Year, month or day, or words.
    Date,
    /// An address on the web.
    Web,
    /// A paragraph.
    Long,
    /// Several short words, separated by commas.
    Words,
    /// Several lines.
    Lines,
}

/// One field of a section.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    /// As JSON Resume names it.
    pub(crate) name: &'static str,
    pub(crate) label: &'static str,
    pub(crate) kind: Kind,
}

/// One section.
#[derive(Debug)]
pub(crate) struct Section {
    /// As JSON Resume names it.
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    /// One entry of it, in a sentence.
    pub(crate) one: &'static str,
    pub(crate) icon: Icon,
    pub(crate) parts: &'static [Part],
    /// Whether its entries have bullets.
    pub(crate) bullets: bool,
}

const fn part(name: &'static str, label: &'static str, kind: Kind) -> Part {
    Part { name, label, kind }
}

const START: Part = part("startDate", "From", Kind::Date);
const END: Part = part("endDate", "To", Kind::Date);
const URL: Part = part("url", "Web address", Kind::Web);
const SUMMARY: Part = part("summary", "In a few words", Kind::Long);
const LOCATION: Part = part("location", "Place", Kind::By);

/// Every section with entries, in the order of a page.
pub(crate) const SECTIONS: [Section; 11] = [
    Section {
        name: "work",
        title: "Work",
        one: "position",
        icon: Icon::Briefcase,
        parts: &[
            part("position", "Title", Kind::Title),
            part("name", "Employer", Kind::By),
            LOCATION,
            START,
            END,
            URL,
            part("description", "What the employer does", Kind::Long),
            SUMMARY,
        ],
        bullets: true,
    },
    Section {
        name: "education",
        title: "Education",
        one: "school or degree",
        icon: Icon::GraduationCap,
        parts: &[
            part("studyType", "Degree", Kind::Title),
            part("area", "Subject", Kind::Title),
            part("institution", "School", Kind::By),
            LOCATION,
            START,
            END,
            part("score", "Grade", Kind::By),
            URL,
            SUMMARY,
            part("courses", "Courses", Kind::Lines),
        ],
        bullets: true,
    },
    Section {
        name: "projects",
        title: "Projects",
        one: "project",
        icon: Icon::FolderGit2,
        parts: &[
            part("name", "Name", Kind::Title),
            part("entity", "For whom", Kind::By),
            part("type", "Kind", Kind::By),
            START,
            END,
            URL,
            part("description", "What it was", Kind::Long),
            part("roles", "Your part in it", Kind::Words),
            part("keywords", "Tools and skills", Kind::Words),
        ],
        bullets: true,
    },
    Section {
        name: "skills",
        title: "Skills",
        one: "group of skills",
        icon: Icon::ListChecks,
        parts: &[
            part("name", "Group or skill", Kind::Title),
            part("level", "Level", Kind::By),
            part("keywords", "Skills", Kind::Words),
        ],
        bullets: false,
    },
    Section {
        name: "certificates",
        title: "Certificates",
        one: "certificate",
        icon: Icon::ShieldCheck,
        parts: &[
            part("name", "Name", Kind::Title),
            part("issuer", "Issued by", Kind::By),
            part("date", "When", Kind::Date),
            URL,
        ],
        bullets: false,
    },
    Section {
        name: "languages",
        title: "Languages",
        one: "language",
        icon: Icon::Languages,
        parts: &[part("language", "Language", Kind::Title), part("fluency", "How well", Kind::By)],
        bullets: false,
    },
    Section {
        name: "volunteer",
        title: "Volunteering",
        one: "volunteer post",
        icon: Icon::Globe,
        parts: &[
            part("position", "Post", Kind::Title),
            part("organization", "Organisation", Kind::By),
            LOCATION,
            START,
            END,
            URL,
            SUMMARY,
        ],
        bullets: true,
    },
    Section {
        name: "awards",
        title: "Awards",
        one: "award",
        icon: Icon::Award,
        parts: &[
            part("title", "Award", Kind::Title),
            part("awarder", "Given by", Kind::By),
            part("date", "When", Kind::Date),
            SUMMARY,
        ],
        bullets: false,
    },
    Section {
        name: "publications",
        title: "Publications",
        one: "publication",
        icon: Icon::FileText,
        parts: &[
            part("name", "Title", Kind::Title),
            part("publisher", "Where it appeared", Kind::By),
            part("releaseDate", "When", Kind::Date),
            URL,
            SUMMARY,
        ],
        bullets: false,
    },
    Section {
        name: "interests",
        title: "Interests",
        one: "interest",
        icon: Icon::Star,
        parts: &[part("name", "Interest", Kind::Title), part("keywords", "Details", Kind::Words)],
        bullets: false,
    },
    Section {
        name: "references",
        title: "References",
        one: "reference",
        icon: Icon::Quote,
        parts: &[part("name", "Who", Kind::Title), part("reference", "What they say", Kind::Long)],
        bullets: false,
    },
];

/// How to reach the person. Names with a stroke lie one deeper.
pub(crate) const CONTACT: Section = Section {
    name: "basics",
    title: "About you",
    one: "contact details",
    icon: Icon::User,
    parts: &[
        part("name", "Name", Kind::Title),
        part("label", "Headline", Kind::By),
        part("email", "E-mail", Kind::By),
        part("phone", "Phone", Kind::By),
        part("location/address", "Street", Kind::By),
        part("location/postalCode", "Postal code", Kind::By),
        part("location/city", "Town", Kind::By),
        part("location/region", "Region", Kind::By),
        part("location/countryCode", "Country code", Kind::By),
        part("url", "Web address", Kind::Web),
    ],
    bullets: false,
};

/// The paragraph at the top.
pub(crate) const ABOUT: Section = Section {
    name: "basics",
    title: "Summary",
    one: "summary",
    icon: Icon::Quote,
    parts: &[part("summary", "Summary", Kind::Long)],
    bullets: false,
};

/// The section of this name.
pub(crate) fn section(name: &str) -> Result<&'static Section> {
    SECTIONS.iter().find(|s| s.name == name).ok_or(Error::NotFound("section"))
}

/// The text of a field; its name may lead one deeper. Of a list, the parts joined as the form writes them.
pub(crate) fn text(fields: &Fields, part: &Part) -> String {
    let value = match part.name.split_once('/') {
        Some((outer, inner)) => fields.get(outer).and_then(|v| v.get(inner)),
        None => fields.get(part.name),
    };
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(list)) => {
            let list: Vec<_> = list.iter().filter_map(Value::as_str).collect();
            list.join(if part.kind == Kind::Lines { "\n" } else { ", " })
        }
        _ => String::new(),
    }
}

/// What an entry is known by, on one line.
pub(crate) fn known_as(section: &Section, fields: &Fields) -> String {
    let of = |kind: Kind| {
        section
            .parts
            .iter()
            .filter(move |p| p.kind == kind)
            .map(|p| text(fields, p))
            .filter(|t| !t.is_empty())
    };
    let titles: Vec<_> = of(Kind::Title).chain(of(Kind::By).take(1)).collect();
    titles.join(", ")
}

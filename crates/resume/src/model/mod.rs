//! The structured résumé: [JSON Resume 1.0.0](https://jsonresume.org/schema) with a stable id per item and bullet,
//! and, for what was imported, where in the file each value stood.
//!
//! In memory a bullet is a [`Bullet`] with its id; on the wire `highlights` stays the list of strings that every JSON
//! Resume tool expects, and the ids travel beside it as `highlightIds`. Fields that the standard does not know survive
//! a round trip in `extra`.

mod bullet;
mod date;
mod ids;
mod json;
mod span;

pub use bullet::{Bullet, Bullets};
pub use date::{Date, Dates};
pub use json::{JsonError, json_schema};
pub use span::{Leftover, Span, Spans, value_key};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Fields of a JSON object that the standard does not name, kept as they came.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// A whole résumé. Every list is in the order in which it should be read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
pub struct Resume {
    /// Who this is and how to reach them.
    pub basics: Basics,
    /// Paid work, as a rule newest first.
    #[serde(deserialize_with = "json::items", skip_serializing_if = "Vec::is_empty")]
    pub work: Vec<Work>,
    /// Unpaid work.
    #[serde(deserialize_with = "json::items", skip_serializing_if = "Vec::is_empty")]
    pub volunteer: Vec<Volunteer>,
    /// Schools and degrees.
    #[serde(deserialize_with = "json::items", skip_serializing_if = "Vec::is_empty")]
    pub education: Vec<Education>,
    /// Prizes and honours.
    #[serde(deserialize_with = "json::items", skip_serializing_if = "Vec::is_empty")]
    pub awards: Vec<Award>,
    /// Certificates, licences and courses with an issuer.
    #[serde(deserialize_with = "json::items", skip_serializing_if = "Vec::is_empty")]
    pub certificates: Vec<Certificate>,
    /// Books, papers, talks in print.
    #[serde(deserialize_with = "json::items", skip_serializing_if = "Vec::is_empty")]
    pub publications: Vec<Publication>,
    /// Skills by group; an item without keywords is a skill by itself.
    #[serde(deserialize_with = "json::items", skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<Skill>,
    /// Human languages.
    #[serde(deserialize_with = "json::items", skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// Interests.
    #[serde(deserialize_with = "json::items", skip_serializing_if = "Vec::is_empty")]
    pub interests: Vec<Interest>,
    /// What others said.
    #[serde(deserialize_with = "json::items", skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
    /// Projects.
    #[serde(deserialize_with = "json::items", skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<Project>,
    /// About the document itself.
    #[serde(skip_serializing_if = "Meta::is_empty")]
    pub meta: Meta,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Who this is and how to reach them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
#[expect(missing_docs, reason = "the fields are JSON Resume's")]
pub struct Basics {
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Profession or headline, such as "Registered Nurse".
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Address of a picture. Kept, never rendered.
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub image: String,
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub email: String,
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub phone: String,
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub url: String,
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub summary: String,
    #[serde(deserialize_with = "json::or_default", skip_serializing_if = "Location::is_empty")]
    pub location: Location,
    #[serde(deserialize_with = "json::items", skip_serializing_if = "Vec::is_empty")]
    pub profiles: Vec<Profile>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// Where somebody lives. A place read out of a CV stands in the part it surely is, else whole in `address`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
#[expect(missing_docs, reason = "the fields are JSON Resume's")]
pub struct Location {
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub address: String,
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub postal_code: String,
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub city: String,
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub country_code: String,
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub region: String,
    #[serde(flatten)]
    pub extra: Extra,
}

/// An account elsewhere: LinkedIn, GitHub, ORCID.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
#[expect(missing_docs, reason = "the fields are JSON Resume's")]
pub struct Profile {
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub network: String,
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub username: String,
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub url: String,
    #[serde(flatten)]
    pub extra: Extra,
}

impl Profile {
    /// Where the account is found: its address, or the link that its file has on its name and does not print.
    pub fn address(&self) -> &str {
        let link = || self.extra.get("link").and_then(serde_json::Value::as_str);
        if self.url.trim().is_empty() { link().unwrap_or_default() } else { &self.url }
    }
}

/// One item of a section: the fields that all have, then its own.
macro_rules! item {
    ($(#[$doc:meta])* $name:ident { $($body:tt)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(default, rename_all = "camelCase")]
        #[expect(missing_docs, reason = "the fields are JSON Resume's")]
        pub struct $name {
            /// Stable within the document; see [`Resume::assign_ids`].
            #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
            pub id: String,
            $($body)*
            #[serde(flatten)]
            pub extra: Extra,
        }
    };
}

item! {
    /// A position held for pay.
    Work {
        /// Employer.
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub name: String,
        /// Job title.
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub position: String,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub location: String,
        /// What the employer does.
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub description: String,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub url: String,
        #[serde(flatten)]
        pub dates: Dates,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub summary: String,
        #[serde(flatten)]
        pub highlights: Bullets,
    }
}

item! {
    /// A position held without pay.
    Volunteer {
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub organization: String,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub position: String,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub location: String,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub url: String,
        #[serde(flatten)]
        pub dates: Dates,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub summary: String,
        #[serde(flatten)]
        pub highlights: Bullets,
    }
}

item! {
    /// A school and what was learned there.
    Education {
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub institution: String,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub location: String,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub url: String,
        /// Field of study.
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub area: String,
        /// Degree, as written.
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub study_type: String,
        #[serde(flatten)]
        pub dates: Dates,
        /// Grade, as written.
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub score: String,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub summary: String,
        #[serde(deserialize_with = "json::strings", skip_serializing_if = "Vec::is_empty")]
        pub courses: Vec<String>,
        #[serde(flatten)]
        pub highlights: Bullets,
    }
}

item! {
    /// A project.
    Project {
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub name: String,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub description: String,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub entity: String,
        #[serde(rename = "type", deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub kind: String,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub url: String,
        #[serde(flatten)]
        pub dates: Dates,
        #[serde(deserialize_with = "json::strings", skip_serializing_if = "Vec::is_empty")]
        pub roles: Vec<String>,
        #[serde(deserialize_with = "json::strings", skip_serializing_if = "Vec::is_empty")]
        pub keywords: Vec<String>,
        #[serde(flatten)]
        pub highlights: Bullets,
    }
}

item! {
    /// A group of skills, or one skill.
    Skill {
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub name: String,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub level: String,
        #[serde(deserialize_with = "json::strings", skip_serializing_if = "Vec::is_empty")]
        pub keywords: Vec<String>,
    }
}

item! {
    /// A prize or honour.
    Award {
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub title: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub date: Option<Date>,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub awarder: String,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub summary: String,
    }
}

item! {
    /// A certificate or licence.
    Certificate {
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub name: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub date: Option<Date>,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub issuer: String,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub url: String,
    }
}

item! {
    /// A publication.
    Publication {
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub name: String,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub publisher: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub release_date: Option<Date>,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub url: String,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub summary: String,
    }
}

item! {
    /// A human language and how well it is known, as written.
    Language {
        #[serde(alias = "name", deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub language: String,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub fluency: String,
    }
}

item! {
    /// An interest.
    Interest {
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub name: String,
        #[serde(deserialize_with = "json::strings", skip_serializing_if = "Vec::is_empty")]
        pub keywords: Vec<String>,
    }
}

item! {
    /// A person's word about somebody.
    Reference {
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub name: String,
        #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
        pub reference: String,
    }
}

/// About the document itself.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
pub struct Meta {
    /// Address of the newest version.
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub canonical: String,
    /// Version, as the author writes it.
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// When it was last changed, as the author writes it.
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub last_modified: String,
    /// Language of the text as a two-letter code (ISO 639-1), empty when unknown.
    #[serde(deserialize_with = "json::string", skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// What an import could place nowhere, in reading order. Nothing of a file is ever dropped.
    #[serde(deserialize_with = "json::items", skip_serializing_if = "Vec::is_empty")]
    pub leftovers: Vec<Leftover>,
    /// Where imported values stood in the file; see [`Spans`].
    #[serde(deserialize_with = "json::or_default", skip_serializing_if = "Spans::is_empty")]
    pub spans: Spans,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Meta {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Location {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

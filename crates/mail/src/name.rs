//! Which company and which title a mail names.
//!
//! Many places may name them: the subject, set phrases of the text, the signature, the sender's display name and
//! domain, links. Each place puts up a candidate with a weight; candidates that mean the same add up; the heaviest
//! wins. So two weak places that agree beat a stronger one that stands alone, and an odd sentence is outvoted.

mod ballot;
mod company;
mod company_frames;
mod occupations;
mod sender;
mod title;
mod title_ends;
mod title_frames;
mod tokens;

pub(crate) use occupations::names_one as names_occupation;

use crate::message::Message;
use ballot::Ballot;

/// Paragraphs looked at: what a mail is about stands at its top, who signs at its end.
const MAX_PARAGRAPHS: usize = 120;
/// Bytes of one paragraph looked at.
const MAX_PARAGRAPH: usize = 2_000;

/// Where names are looked for.
pub(crate) struct Sources<'a> {
    pub(crate) message: &'a Message,
    /// Without `Re:` and `Fwd:`.
    pub(crate) subject: &'a str,
    pub(crate) paragraphs: &'a [String],
}

/// What was found, and where.
#[derive(Debug, Default)]
pub(crate) struct Named {
    pub(crate) company: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) reasons: Vec<String>,
}

pub(crate) fn find(sources: &Sources<'_>) -> Named {
    let paragraphs: Vec<&str> =
        sources.paragraphs.iter().take(MAX_PARAGRAPHS).map(|text| clip(text)).collect();
    let subject = clip(sources.subject);
    let mut titles = Ballot::default();
    title::nominate(subject, &paragraphs, &mut titles);
    let mut companies = Ballot::default();
    company::nominate(sources.message, subject, &paragraphs, &mut companies);
    let (title, company) = (titles.elect(str::to_owned), companies.elect(company::key));
    let mut reasons = Vec::new();
    reasons.extend(company.as_ref().map(|found| format!("company: {}", found.place)));
    reasons.extend(title.as_ref().map(|found| format!("title: {}", found.place)));
    Named { company: company.map(|found| found.value), title: title.map(|found| found.value), reasons }
}

fn clip(text: &str) -> &str {
    let mut end = text.len().min(MAX_PARAGRAPH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

//! Builds the résumé: a value and its span are made by the same act, and what no value took is left over.

use super::sections::Section;
use super::source::{Slice, Source};
use super::words::{fold, tokens};
use crate::model::{Leftover, Resume, Span, Spans};

/// The résumé in the making.
#[derive(Debug)]
pub(super) struct Import<'s, 'd> {
    pub(super) source: &'s Source<'d>,
    pub(super) resume: Resume,
    spans: Spans,
    /// What values, dates and headings took.
    taken: Vec<Slice>,
}

impl<'s, 'd> Import<'s, 'd> {
    pub(super) fn new(source: &'s Source<'d>) -> Self {
        Self { source, resume: Resume::default(), spans: Spans::new(), taken: Vec::new() }
    }

    /// The value of a slice, recorded under `key`. An empty slice is no value.
    pub(super) fn take(&mut self, key: impl Into<String>, at: Slice) -> String {
        let at = self.source.trim(at);
        self.take_as(key, at, self.source.value(at))
    }

    /// The value of a slice as it stands, with its punctuation.
    pub(super) fn take_whole(&mut self, key: impl Into<String>, at: Slice) -> String {
        self.take_as(key, at, self.source.value(at))
    }

    /// Records `value` as what the slice says.
    pub(super) fn take_as(&mut self, key: impl Into<String>, at: Slice, value: String) -> String {
        if !at.is_empty() && !value.is_empty() {
            self.record(key.into(), at);
        }
        value
    }

    /// Marks text that belongs to a value beside it: the words around a date.
    pub(super) fn mark(&mut self, at: Slice) {
        if !at.is_empty() {
            self.taken.push(at);
        }
    }

    /// Records where a heading or label stood.
    pub(super) fn mark_as(&mut self, key: impl Into<String>, at: Slice) {
        self.record(key.into(), at);
    }

    /// A key is used once; what would use it again, and the further pieces of a value that the file has in several,
    /// are kept under the key and their place.
    fn record(&mut self, key: String, at: Slice) {
        let mut spans = self.source.spans(at).into_iter();
        let first = if self.spans.contains_key(&key) { None } else { spans.next() };
        for span in spans {
            self.spans.insert(format!("{key}/{}", span.start), span);
        }
        self.spans.extend(first.map(|span| (key, span)));
        self.taken.push(at);
    }

    /// Whether something took part of a slice.
    pub(super) fn is_taken(&self, at: Slice) -> bool {
        self.taken.iter().any(|t| t.overlaps(at))
    }

    /// Whether one value took the whole of a slice but for separators.
    pub(super) fn has_taken(&self, at: Slice) -> bool {
        let at = self.source.trim(at);
        !at.is_empty() && self.taken.iter().any(|t| t.contains(at))
    }

    /// What of a slice nothing took so far.
    pub(super) fn free(&mut self, at: Slice) -> Vec<Slice> {
        self.taken.sort_by_key(|t| (t.start, t.end));
        self.rests(at)
    }

    /// The résumé, with spans and leftovers.
    pub(super) fn finish(mut self, sections: &[Section]) -> Resume {
        self.taken.sort_by_key(|t| (t.start, t.end));
        let mut leftovers = Vec::new();
        let mut headings = sections.iter().filter_map(|s| s.heading).peekable();
        let mut current: Option<Slice> = None;
        for row in &self.source.rows {
            while let Some(h) = headings.next_if(|h| h.start <= row.at.end) {
                current = Some(h);
            }
            for rest in self.rests(row.at) {
                let span: Span = self.source.span(rest);
                leftovers.push(Leftover {
                    section: current
                        .filter(|_| !row.furniture)
                        .map(|h| self.source.value(h))
                        .unwrap_or_default(),
                    text: self.source.value(rest),
                    span: Some(span),
                });
            }
        }
        // As they stand in the file: furniture was read last.
        leftovers.sort_by_key(|l: &Leftover| l.span.map_or(0, |s| s.start));
        self.resume.meta.leftovers = leftovers;
        self.resume.meta.spans = self.spans;
        self.resume.assign_ids();
        self.resume
    }

    /// The parts of a row that nothing took and that say something.
    fn rests(&self, row: Slice) -> Vec<Slice> {
        let mut out = Vec::new();
        let mut from = row.start;
        let upto = self.taken.partition_point(|t| t.start < row.end);
        let mut untouched = true;
        for taken in self.taken[..upto].iter().filter(|t| t.end > row.start) {
            untouched = false;
            if taken.start > from {
                out.push(Slice::new(from, taken.start));
            }
            from = from.max(taken.end);
        }
        if from < row.end {
            out.push(Slice::new(from, row.end));
        }
        if untouched {
            // A line is kept whole, whatever it is made of.
            return if self.source.str(row).chars().any(|c| !c.is_whitespace()) {
                vec![row]
            } else {
                Vec::new()
            };
        }
        out.into_iter()
            .map(|at| self.source.trim(at))
            .filter(|at| says_something(self.source.str(*at)))
            .collect()
    }
}

/// Whether the text between two values is more than what joins them: a label, a preposition, a sign.
fn says_something(text: &str) -> bool {
    let folded = fold(text);
    tokens(&folded).any(|w| !is_joint(w))
}

/// Words that lead to a value or join two and are no part of either.
fn is_joint(word: &str) -> bool {
    const JOINTS: &[&str] = &[
        "at",
        "in",
        "of",
        "by",
        "and",
        "from",
        "to",
        "on",
        "the",
        "with",
        "for",
        "as",
        "e",
        "mail",
        "email",
        "e-mail",
        "phone",
        "tel",
        "telephone",
        "telefon",
        "mobile",
        "mobil",
        "cell",
        "fax",
        "web",
        "website",
        "url",
        "address",
        "adresse",
        "location",
        "linkedin",
        "github",
        "bei",
        "im",
        "und",
        "chez",
        "a",
        "de",
        "en",
        "da",
        "y",
        "et",
        "issued",
        "awarded",
        "skype",
        "twitter",
        "tlf",
        "telefono",
        "telefone",
        "correo",
        "courriel",
        "mob",
        "site",
        "homepage",
        "blog",
        "contact",
        "name",
        "t",
        "m",
        "w",
        "h",
        "p",
        "handy",
        "naam",
        "adres",
        "telefoon",
        "indirizzo",
        "morada",
        "telemovel",
        "correio",
        "eletronico",
        "electronico",
        "nombre",
        "apellidos",
        "nome",
        "nom",
        "prenom",
        "anschrift",
        "kontakt",
        "direccion",
        "cellulare",
        "gsm",
        "woonplaats",
        "postcode",
        "em",
        "http",
        "https",
        "www",
    ];
    JOINTS.contains(&word)
}

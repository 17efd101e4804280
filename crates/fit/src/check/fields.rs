use std::cell::OnceCell;
use std::collections::HashSet;

use resume::model::{Date, Dates};

use super::finding::{Finding, Kind, Passage, Severity};
use super::judge::{Judge, stands_in};
use super::language::Language;
use super::lexicon::Class;
use super::number::Measure;
use super::source::{Line, Source, View};
use super::text::Text;
use super::token::fold;
use super::tongues;

/// Compares the short fields of an item: names, titles, dates, levels.
pub(super) struct Fields<'a> {
    pub(super) source: &'a Source,
    pub(super) findings: Vec<Finding>,
}

/// Words of a firm's legal form: they may come and go.
const LEGAL: &[&str] = &[
    "inc", "ltd", "limited", "llc", "plc", "co", "corp", "gmbh", "ag", "kg", "ug", "ev", "sa", "sarl", "sas",
    "sl", "slu", "srl", "spa", "bv", "nv", "lda", "the",
];

/// What fields are held against, read once for all that share it: a list of a thousand skills has one evidence.
pub(super) struct FieldEvidence<'a> {
    kind: Kind,
    texts: Vec<&'a str>,
    /// The texts, folded: what stands there as it is needs no more reading.
    said: OnceCell<HashSet<String>>,
    lines: OnceCell<Vec<Line>>,
}

impl<'a> FieldEvidence<'a> {
    /// The field of the source first, then what may also bear one of this kind.
    pub(super) fn of(kind: Kind, texts: Vec<&'a str>) -> Self {
        Self { kind, texts, said: OnceCell::new(), lines: OnceCell::new() }
    }

    fn says(&self, proposed: &str) -> bool {
        let said = || self.texts.iter().map(|t| fold(t.trim())).collect();
        self.said.get_or_init(said).contains(&fold(proposed.trim()))
    }

    /// The texts, read; of no item, since those that are held against them are of many.
    fn lines(&self, language: Language) -> &[Line] {
        let line =
            |text: &&str| Line { item: String::new(), text: Text::read(&plain(self.kind, text), language) };
        self.lines.get_or_init(|| self.texts.iter().filter(|t| !t.trim().is_empty()).map(line).collect())
    }
}

/// A text as it is held against others: of degrees, the British classes by their names.
fn plain(kind: Kind, text: &str) -> String {
    if kind == Kind::Degree { british_class(text) } else { text.to_owned() }
}

impl Fields<'_> {
    /// A field whose every word must stand in the evidence; `evidence` is the field of the source first, then what may
    /// also bear it. With `raises`, dropping a word that makes it smaller ("junior", "partial") is a finding too.
    pub(super) fn name(&mut self, kind: Kind, item: &str, evidence: &[&str], proposed: &str, raises: bool) {
        self.name_beside(item, &FieldEvidence::of(kind, evidence.to_vec()), &[], proposed, raises);
    }

    /// As [`Fields::name`], for one of many fields that share their evidence.
    pub(super) fn one_of(&mut self, item: &str, evidence: &FieldEvidence<'_>, proposed: &str) {
        self.name_beside(item, evidence, &[], proposed, false);
    }

    /// As [`Fields::name`]; words that give no rank may stand in `beside` as well.
    pub(super) fn name_beside(
        &mut self,
        item: &str,
        evidence: &FieldEvidence<'_>,
        beside: &[&Line],
        proposed: &str,
        raises: bool,
    ) {
        if proposed.trim().is_empty() || evidence.says(proposed) {
            return;
        }
        let kind = evidence.kind;
        let proposed = plain(kind, proposed);
        let lines = evidence.lines(self.source.language);
        let view = View {
            source: self.source,
            entry: Some(0),
            own: lines.iter().collect(),
            frame: Vec::new(),
            elsewhere: Vec::new(),
        };
        let mut text = Text::read(&proposed, self.source.language);
        super::shortening::write_out(&mut text, &view);
        let mut judge = Judge::new(&view, &text, item, &[]);
        for i in 0..text.tokens.len() {
            let norm = text.tokens[i].norm.as_str();
            let ranked = kind == Kind::Title && text.class(i).has(Class::RANK) && !text.marks[i].figure;
            let known = if ranked {
                lines.iter().any(|l| super::words::has_rank(&text, i, &l.text)) || judge.unfolded[i]
            } else if kind == Kind::Title && text.is_content(i) {
                let inside = |l: &Line| {
                    (0..l.text.tokens.len()).any(|j| l.text.is_content(j) && text.within(i, &l.text, j))
                };
                judge.unfolded[i]
                    || lines.iter().any(inside)
                    || beside.iter().any(|l| inside(l) || abbreviates(&text, i, &l.text))
            } else {
                // "M.E." is no pronoun.
                let letters = kind == Kind::Degree && text.tokens[i].name_like && !text.is_content(i);
                let written = || lines.iter().any(|l| l.text.tokens.iter().any(|t| t.norm == norm));
                judge.known[i] && (!letters || written()) || LEGAL.contains(&norm)
            };
            if !known {
                let word = judge.word(i);
                judge.block(kind, i..text.marks[i].end, format!("Your CV does not say “{word}” here."));
            }
        }
        for quantity in &text.quantities {
            let written = |l: &Line| l.text.quantities.iter().any(|q| q.value == quantity.value);
            let one = quantity.worded && quantity.measure != Measure::Count;
            if !one && !lines.iter().any(written) {
                let words = text.slice(quantity.tokens.clone()).to_owned();
                judge.block(
                    kind,
                    quantity.tokens.clone(),
                    format!("The source does not give “{words}” here."),
                );
            }
        }
        if raises && let Some(first) = lines.first() {
            // "GET" keeps the "trainee" of a graduate engineer trainee.
            let spelled: Vec<_> = (0..text.tokens.len())
                .filter(|i| super::acronyms::is_acronym(&text, *i))
                .filter_map(|i| super::acronyms::spelled(super::acronyms::letters_of(&text, i), &first.text))
                .collect();
            for j in (0..first.text.tokens.len()).filter(|j| !spelled.iter().any(|r| r.contains(j))) {
                let small = first.text.class(j).has(Class::DIMINISH) && !first.text.marks[j].covered;
                if small && !stands_in(&first.text, j, &text) {
                    let word = first.text.slice(j..first.text.marks[j].end).to_owned();
                    judge.block(
                        kind,
                        text.all(),
                        format!("Without “{word}” this says more than the source."),
                    );
                }
            }
        }
        let mut findings = judge.findings;
        for passage in findings.iter_mut().flat_map(|f| &mut f.evidence) {
            item.clone_into(&mut passage.item);
        }
        self.findings.append(&mut findings);
    }

    /// A field that may only be kept or emptied.
    pub(super) fn fixed(&mut self, kind: Kind, item: &str, source: &str, proposed: &str, what: &str) {
        let same = |a: &str, b: &str| {
            let plain =
                |t: &str| address(t).chars().filter(|c| c.is_alphanumeric() || *c == '@').collect::<String>();
            plain(a) == plain(b)
        };
        if !proposed.trim().is_empty() && !same(source, proposed) {
            self.push(kind, item, proposed, proposed, source, format!("{what} is not as in the source."));
        }
    }

    pub(super) fn push(
        &mut self,
        kind: Kind,
        item: &str,
        words: &str,
        text: &str,
        evidence: &str,
        message: String,
    ) {
        let evidence = if evidence.is_empty() {
            Vec::new()
        } else {
            vec![Passage { item: item.to_owned(), text: evidence.to_owned() }]
        };
        self.findings.push(Finding {
            kind,
            severity: Severity::Block,
            item: item.to_owned(),
            words: words.to_owned(),
            text: text.to_owned(),
            evidence,
            message,
        });
    }

    /// An item that the source does not have.
    pub(super) fn unknown(&mut self, kind: Kind, item: &str, words: &str) {
        self.push(kind, item, words, words, "", "The source has no such item.".to_owned());
    }

    pub(super) fn dates(&mut self, item: &str, source: &Dates, proposed: &Dates) {
        self.date(item, source.start.as_ref(), proposed.start.as_ref());
        // A start without an end says "until now".
        self.date(item, source.end.as_ref(), proposed.end.as_ref());
    }

    pub(super) fn date(&mut self, item: &str, source: Option<&Date>, proposed: Option<&Date>) {
        let Some(proposed) = proposed else { return };
        if source.is_some_and(|s| is_coarser(s, proposed)) {
            return;
        }
        let (old, new) = (source.map(Date::to_string).unwrap_or_default(), proposed.to_string());
        let message = match source {
            Some(_) => format!("The source gives {old}, not {new}."),
            None => "The source gives no such date.".to_owned(),
        };
        self.push(Kind::Date, item, &new, &new, &old, message);
    }

    /// A statement of level of a language or skill.
    pub(super) fn level(&mut self, kind: Kind, item: &str, source: &str, proposed: &str) {
        if proposed.trim().is_empty() || fold(source.trim()) == fold(proposed.trim()) {
            return;
        }
        let read = |text: &str| {
            let text = Text::read(text, self.source.language);
            tongues::level(&text, text.all())
        };
        let (old, new) = (read(source), read(proposed));
        let higher = match (old, new) {
            (_, Some(new)) => tongues::exceeds(new, old),
            (_, None) => true,
        };
        if higher {
            let message = if source.is_empty() {
                "The source gives no level.".to_owned()
            } else {
                format!("The source gives “{source}”, which is less or another thing.")
            };
            self.push(kind, item, proposed, proposed, source, message);
        }
    }
}

/// An address as it is printed: without what a browser adds by itself.
pub(super) fn address(text: &str) -> String {
    let folded = fold(text.trim());
    let bare =
        ["https://", "http://", "mailto:", "tel:"].iter().find_map(|scheme| folded.strip_prefix(scheme));
    let bare = bare.unwrap_or(&folded);
    bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/').to_owned()
}

/// Equal, or the same date with its day or month left off.
fn is_coarser(source: &Date, proposed: &Date) -> bool {
    match (source, proposed) {
        (_, Date::Year(year)) => source.year() == Some(*year),
        (Date::Day(y, m, _), Date::Month(year, month)) => y == year && m == month,
        _ => source == proposed,
    }
}

/// British classes of degree by their names: `2:1` is an upper second.
fn british_class(text: &str) -> String {
    text.replace("2:1", "upper second").replace("2.1 ", "upper second ").replace("2:2", "lower second")
}

/// Whether a word is an abbreviation of words of a line.
fn abbreviates(text: &Text, i: usize, line: &Text) -> bool {
    super::acronyms::is_acronym(text, i)
        && super::acronyms::spelled(super::acronyms::letters_of(text, i), line).is_some()
}

//! Where the header of an entry ends.

use super::fields::fields;
use super::label::form;
use super::split::{Of, View};
use crate::parse::vocabulary::{degree, organisation, place, title};
use crate::parse::words::{self, fold};

impl View<'_, '_> {
    /// One past the last row of the header that begins at `start`.
    pub(super) fn header_end(&self, start: usize, end: usize, anchor: Option<usize>) -> usize {
        let mut cut = anchor.map_or(start, |a| a.max(start)) + 1;
        // A school is named with degree and field.
        let wanted_names = if self.of == Of::Schools { 3 } else { 2 };
        let mut named = self.named(start, cut);
        while cut < end {
            let text = self.text(cut);
            let row = self.row(cut);
            if !self.headerlike(cut, false) || cut - start >= 7 {
                break;
            }
            let short = words::count(text) <= 9 && !text.trim_end().ends_with(['.', ':', ';']);
            let look = self.look(cut);
            let styled = (look.bold || look.italic || look.size as f32 > self.source.body_size * 2.0 * 1.06)
                && words::count(text) <= 14;
            // What looks as the first row and stands apart is the next first row.
            let of_form = form(text).is_some();
            let labelled = !of_form && text.split_once(": ").is_some_and(|(l, _)| words::count(l) <= 2);
            let deeper = row.x0 > self.row(start).x0 + 6.0
                && self.row(start).x0 > 0.0
                && self.named(start, start + 1) > 0;
            let again = look == self.look(start)
                && !deeper
                && (row.gap > 0.6 && named >= 2 || self.of == Of::Things && anchor == Some(start));
            let link = text.contains("://") || text.trim().starts_with("www.");
            let somewhere = place(text.trim()) >= 2;
            // `BSc. in Chemical Eng.`: a full stop ends an abbreviation here, not a sentence.
            let brief = words::count(text) <= 9 && !text.trim_end().ends_with([':', ';']);
            let graded =
                self.of == Of::Schools && (brief && degree(&fold(text)) > 0 || named < 2 && is_field(text));
            let begins = text.chars().next().is_some_and(|c| !c.is_lowercase());
            let indented = row.x0 > self.row(start).x0 + 9.0
                && anchor.is_some_and(|a| a < cut)
                && !row.bold
                && self.row(start).x0 > 0.0
                && !self.text(start).contains('\t');
            let wanted = of_form
                || link
                || somewhere
                || graded
                || (styled && begins && !again)
                || begins && self.is_title_of_one(start, cut)
                || self.is_other_half(start, cut)
                || (named < wanted_names
                    && short
                    && begins
                    && !indented
                    && (row.gap < self.loose || title(&fold(text)) == 2)
                    && self.continues(cut, end));
            if !wanted || labelled || (self.anchor(cut, false).is_some() && anchor != Some(cut)) {
                break;
            }
            cut += 1;
            named = self.named(start, cut);
        }
        cut
    }

    /// Whether a row is the title under an organisation whose name has a hyphen in it: `UFMG - Universidade Federal`.
    fn is_title_of_one(&self, start: usize, n: usize) -> bool {
        let hyphened = |n: usize| self.text(n).contains(" - ") && title(&fold(self.text(n))) == 0;
        let named = (start..n).filter(|n| !self.text(*n).contains("://"));
        self.of == Of::Jobs
            && words::count(self.text(n)) <= 9
            && self.text(n).split('/').any(|part| title(&fold(part)) == 2)
            && self.look(n) != self.look(start)
            && named.clone().count() == 1
            && named.into_iter().all(hyphened)
    }

    /// Whether a row has what the header lacks, which so far says one thing with a comma in it: the title under
    /// `Moorside High School, SA`, the firm under `Senior Associate, Commercial Property`.
    fn is_other_half(&self, start: usize, n: usize) -> bool {
        let text = self.text(n);
        let (head, tail) = text.split_once(", ").unwrap_or((text, ""));
        let is_title = |text: &str| title(&fold(text.split(", ").next().unwrap_or_default())) == 2;
        let firm = organisation(&fold(head));
        if self.of != Of::Jobs
            || n != start + 1
            || words::count(text) > 9
            || text.trim_end().ends_with(['.', ':', ';'])
            || text.starts_with(char::is_lowercase) && firm < 3
        {
            return false;
        }
        let header = fields(self.source, &self.parts[start..n], self.right);
        let mut names = header.iter().filter(|f| !f.is_place && !f.is_link).map(|f| self.source.str(f.at));
        let titled = names.next().is_some_and(is_title);
        let tail = tail.rsplit(", ").next().unwrap_or_default();
        let is_firm = firm > 0 || organisation(&fold(text)) > 0 || place(tail) > 0;
        if titled { is_firm && !is_title(head) } else { is_title(text) && self.text(start).contains(", ") }
    }

    /// Whether a row after the date is a line of its own rather than the first of a paragraph.
    fn continues(&self, n: usize, end: usize) -> bool {
        let row = self.row(n);
        let Some(next) = (n + 1 < end).then(|| self.row(n + 1)) else { return true };
        let short = row.x1 < next.x1 - 40.0 || row.x1 <= 0.0;
        next.is_item()
            || next.gap > 0.3
            || short
            || self.look(n) != self.look(n + 1)
            || self.text(n + 1).chars().next().is_some_and(char::is_uppercase)
    }

    /// How many fields with a name the header rows hold.
    fn named(&self, start: usize, cut: usize) -> usize {
        let header = &self.parts[start..cut.min(self.parts.len())];
        let mut names = fields(self.source, header, self.right);
        names.retain(|f| !f.is_place && !f.is_link);
        // The name of a thing may have an `at` or `by` in it: what has one look on one row is one name.
        if self.of == Of::Things {
            names.dedup_by_key(|f| (f.row, f.look));
        }
        names.len()
    }
}

/// Whether a row names a field of study and leaves the degree out: `in Computer Science`.
fn is_field(text: &str) -> bool {
    let field = ["in ", "en ", "em ", "im Fach "].iter().find_map(|lead| text.strip_prefix(lead));
    field.is_some_and(|f| {
        f.starts_with(char::is_uppercase) && words::count(f) <= 6 && !f.trim_end().ends_with('.')
    })
}

use std::ops::Range;

use super::lexicon::Class;
use super::number::Measure;
use super::text::Text;

/// "Looked after 2,400 laptops" for "supported 2,400 laptops": many things were supported, and by a verb of the same meaning.
pub(super) fn looks_after(text: &Text, clause: &Range<usize>, line: &Text, chain: &Range<usize>) -> bool {
    let many = |t: &Text, k: usize| {
        t.quantities
            .iter()
            .any(|q| q.lead > k && q.lead <= k + 2 && q.measure == Measure::Count && !q.noun.is_empty())
    };
    chain.clone().filter(|j| line.class(*j).has(Class::HELP) && line.tokens[*j].opens && many(line, *j)).any(
        |j| {
            clause.clone().any(|i| {
                let behind = text.marks[i].end.saturating_sub(1).max(i);
                text.tokens[i].opens && text.same(i, line, j) && many(text, behind)
            })
        },
    )
}

use super::finding::{Kind, Severity};
use super::judge::{Judge, stands_in};
use super::lexicon::Class;
use super::text::Text;

/// Words that claim by themselves: reach, duties, praise, rank; then whatever was added beyond the evidence.
pub(super) fn check(judge: &mut Judge<'_>) {
    marked(judge);
    if judge.is_whole() {
        self_title(judge);
    }
    added(judge);
}

fn marked(judge: &mut Judge<'_>) {
    let text = judge.text;
    for i in 0..text.tokens.len() {
        let class = text.class(i);
        if text.tokens[i].norm.is_empty()
            || text.marks[i].covered
            || text.marks[i].figure
            || class.has(Class::FUNCTION)
        {
            continue;
        }
        let word = || judge.word(i);
        let (kind, message) = if class.has(Class::SCOPE.with(Class::PLACE))
            && !judge.unfolded[i]
            && (!near(judge, i) || of_new(judge, i))
        {
            (Kind::Scope, format!("“{}” reaches further than the source.", word()))
        } else if judge.known[i] || literally(judge, i) {
            continue;
        } else if class.has(Class::PRESTIGE) {
            (Kind::Employer, format!("The source does not call this “{}”.", word()))
        } else if class.has(Class::AWARD) {
            (Kind::Award, format!("The source knows of no “{}”.", word()))
        } else if class.has(Class::DUTY) {
            (Kind::Responsibility, format!("“{}” is no duty that the source gives here.", word()))
        } else if class.degree().is_some_and(|d| d >= 3) && text.tokens[i].capital {
            (Kind::Degree, format!("“{}” is no degree of the source.", word()))
        } else {
            continue;
        };
        judge.block(kind, i..text.marks[i].end, message);
    }
}

/// "The whole school" where the source has "the whole department".
fn of_new(judge: &Judge<'_>, i: usize) -> bool {
    let text = judge.text;
    let next = (i + 1..text.tokens.len().min(i + 3)).find(|k| text.is_content(*k));
    next.is_some_and(|k| !judge.known[k] && text.is_telling(k) && text.class(i).has(Class::SCOPE))
}

/// Whether the nearest lines, or what names the item, have the word: "all" of another bullet does not count here.
fn near(judge: &Judge<'_>, i: usize) -> bool {
    let text = judge.text;
    let here = if judge.is_whole() {
        let clause = text.clause_of(i);
        judge.best(clause).map(|b| vec![b.1]).unwrap_or_default()
    } else {
        judge.near.clone()
    };
    here.iter().chain(&judge.view.frame).any(|l| stands_in(text, i, &l.text))
        || judge.view.source.basics.iter().filter(|_| judge.is_whole()).any(|l| stands_in(text, i, &l.text))
}

/// A word that stands as it is in the evidence, though its class or place make it look like grammar.
fn literally(judge: &Judge<'_>, i: usize) -> bool {
    if judge.text.marks[i].end > i + 1 {
        return false;
    }
    let stem = &judge.text.tokens[i].stem;
    judge.view.lines().any(|l| l.text.tokens.iter().any(|t| t.is_word() && t.stem == *stem))
}

/// What a summary calls its writer: words of rank must stand in a title or in the old summary.
fn self_title(judge: &mut Judge<'_>) {
    let text = judge.text;
    let source = judge.view.source;
    let Some(first) = text.clauses.first().map(|c| text.chain_of(c.tokens.start)) else { return };
    // The rank is what comes before the first verb or "with".
    let end = first.clone().find(|i| text.marks[*i].figure).unwrap_or(first.end);
    for i in first.start..end {
        if !text.class(i).has(Class::RANK) || text.marks[i].covered {
            continue;
        }
        let titles = source.entries.iter().flat_map(|e| &e.frame).chain(&source.basics);
        let also = source.entries.iter().filter(|e| e.frame.is_empty()).flat_map(|e| &e.lines);
        if !titles.chain(also).any(|l| has_rank(text, i, &l.text)) {
            let word = judge.word(i);
            judge.block(Kind::Title, i..i + 1, format!("No position of the source is called “{word}”."));
        }
    }
}

pub(super) fn has_rank(text: &Text, i: usize, line: &Text) -> bool {
    (0..line.tokens.len()).any(|j| {
        let ranked = line.class(j).has(Class::RANK);
        let (a, b) = (&text.tokens[i], &line.tokens[j]);
        a.norm == b.norm || a.stem == b.stem || (ranked && text.close(i, line, j))
    })
}

/// New words without old ones that they replace are an addition.
fn added(judge: &mut Judge<'_>) {
    let text = judge.text;
    // "Helped" in front adds nothing.
    let weak = Class::HELP.with(Class::SHARE);
    let new: Vec<usize> =
        text.telling(text.all()).filter(|i| !judge.known[*i] && !text.class(*i).has(weak)).collect();
    if new.is_empty() {
        return;
    }
    let holes: usize = judge
        .near
        .iter()
        .map(|l| l.text.telling(l.text.all()).filter(|j| !stands_in(&l.text, *j, text)).count())
        .sum();
    let mut worst: Option<(usize, usize, usize, usize)> = None;
    for clause in &text.clauses {
        let range = clause.tokens.clone();
        let all = text.telling(range.clone()).count();
        let unknown = range.filter(|i| new.contains(i)).count();
        if unknown > 0 && worst.is_none_or(|w| unknown * w.1 > w.0 * all) {
            worst = Some((unknown, all, clause.tokens.start, clause.tokens.end));
        }
    }
    let Some((unknown, all, start, end)) = worst else { return };
    let excess = new.len().saturating_sub(holes);
    let message = format!("U={} H={holes} worst={unknown}/{all}", new.len());
    let block = excess >= 2 || (unknown >= 2 && unknown == all) || (holes == 0 && unknown == all);
    judge.report(
        if judge.is_whole() { Kind::Summary } else { Kind::Responsibility },
        if block { Severity::Block } else { Severity::Warn },
        start..end,
        message,
    );
}

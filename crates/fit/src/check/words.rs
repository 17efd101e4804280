use super::aims::outdoes_aim;
use super::all_of::{all_for_part, of_counted};
use super::finding::{Kind, Severity};
use super::judge::{Judge, stands_in};
use super::language::Language;
use super::lexicon::Class;
use super::plain::{is_plain_verb, tells_career};
use super::reach::over_time;
use super::singles::placed_within;
use super::source::{Line, Section};
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
            && !over_time(text, i)
            && (!of_counted(text, i) || all_for_part(judge, i))
            && (!near(judge, i) || of_new(judge, i))
        {
            (Kind::Scope, format!("“{}” reaches further than the source.", word()))
        } else if text.tokens[i].opens && BEST.contains(&text.tokens[i].norm.as_str()) && !literally(judge, i)
        {
            (Kind::Award, format!("The source does not say “{}”.", word()))
        } else if judge.known[i] || literally(judge, i) || prized(judge, i) {
            continue;
        } else if class.has(Class::PRESTIGE) && !awarded(judge, i) && !rated(text, i) && !placed(judge, i) {
            (Kind::Employer, format!("The source does not call this “{}”.", word()))
        } else if class.has(Class::AWARD) && !gains(text, i) && !outdoes_aim(judge, i) {
            (Kind::Award, format!("The source knows of no “{}”.", word()))
        } else if class.has(Class::DUTY) {
            (Kind::Responsibility, format!("“{}” is no duty that the source gives here.", word()))
        } else if class.degree().is_some_and(|d| d >= 3) && names_degree(text, i) {
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

/// "A bachelor's degree", "MSc"; not "met the doctor", "master data".
fn names_degree(text: &Text, i: usize) -> bool {
    let token = &text.tokens[i];
    let trade = [
        "doctor",
        "docteur",
        "doktor",
        "dottore",
        "doutor",
        "master",
        "ma",
        "ms",
        "ba",
        "md",
        "dr",
        "ingenieur",
        "meister",
        "grado",
        "licence",
    ];
    // "Titulaire d'un master": elsewhere than in English and German the word is no everyday one.
    let plain = matches!(text.language, Language::English | Language::German);
    if !plain
        && matches!(
            token.norm.as_str(),
            "master" | "licence" | "licenciatura" | "laurea" | "mestrado" | "doctorado" | "doctorat"
        )
    {
        return true;
    }
    token.name_like
        || token.capital && !token.opens
        || !trade.contains(&token.norm.as_str()) && token.norm.len() > 5
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
    if here.iter().any(|l| for_each(text, i, &l.text)) {
        return true;
    }
    here.iter().chain(&judge.view.frame).any(|l| stands_in(text, i, &l.text) || of_place(text, i, &l.text))
        || judge.view.source.basics.iter().filter(|_| judge.is_whole()).any(|l| stands_in(text, i, &l.text))
}

/// "Every visit" for "each visit" or "per visit".
fn for_each(text: &Text, i: usize, line: &Text) -> bool {
    const EVERY: &[&str] = &["every", "jede", "jeden", "jedem", "jeder", "elke", "iedere"];
    const EACH: &[&str] = &[
        "each", "every", "all", "per", "a", "pro", "je", "jede", "jeden", "jedem", "jeder", "elke", "iedere",
    ];
    let word = |t: &super::token::Token, list: &[&str]| list.contains(&t.norm.as_str());
    // "Per visit" says it of visits, "each" of whatever.
    let next = (i + 1..text.tokens.len()).find(|k| text.is_content(*k));
    let of_same =
        |j: usize| next.is_some_and(|k| (j + 1..line.tokens.len().min(j + 3)).any(|m| text.same(k, line, m)));
    let loose = |t: &super::token::Token| !matches!(t.norm.as_str(), "a" | "per" | "pro" | "je");
    word(&text.tokens[i], EVERY)
        && (0..line.tokens.len())
            .any(|j| word(&line.tokens[j], EACH) && (loose(&line.tokens[j]) || of_same(j)))
}

/// "Europe" for "European destinations".
fn of_place(text: &Text, i: usize, line: &Text) -> bool {
    let norm = &text.tokens[i].norm;
    text.class(i).has(Class::PLACE) && line.tokens.iter().any(|t| super::stem::same_root(norm, &t.norm))
}

/// A word that stands as it is in the evidence, though its class or place make it look like grammar.
fn literally(judge: &Judge<'_>, i: usize) -> bool {
    if judge.text.marks[i].end > i + 1 {
        return false;
    }
    let stem = &judge.text.tokens[i].stem;
    judge.view.lines().any(|l| l.text.tokens.iter().any(|t| t.is_word() && t.stem == *stem))
}

/// "Award-winning" in a summary, where an award is listed and not as a second place or the like.
fn awarded(judge: &Judge<'_>, i: usize) -> bool {
    let awards = judge.view.source.entries.iter().filter(|e| e.section == Section::Award);
    let small = |e: &super::source::Entry| {
        e.lines.iter().any(|l| (0..l.text.tokens.len()).any(|j| l.text.class(j).has(Class::DIMINISH)))
    };
    judge.is_whole()
        && judge.text.tokens[i].norm.starts_with("award")
        && awards.into_iter().any(|e| !small(e))
}

/// "Gained 2,300 followers": what a figure says was won.
fn gains(text: &Text, i: usize) -> bool {
    text.quantities.iter().any(|q| (i + 1..i + 3).contains(&q.lead))
}

/// "The top two": the figure is judged.
fn placed(judge: &Judge<'_>, i: usize) -> bool {
    judge.text.quantities.iter().any(|q| q.lead == i + 1 && placed_within(judge, q))
}

/// "4.5 stars": the figure is judged.
fn rated(text: &Text, i: usize) -> bool {
    text.tokens[i].norm == "stars" && text.quantities.iter().any(|q| q.tokens.end == i)
}

/// A superlative where it opens a sentence; elsewhere these mean "better" as well.
const BEST: &[&str] = &["best", "beste", "bester", "meilleur", "meilleure", "mejor", "migliore", "melhor"];

/// "Winner of the safety award", where that award is listed and not as a second place or the like.
fn prized(judge: &Judge<'_>, i: usize) -> bool {
    if !judge.is_whole() || !judge.text.class(i).has(Class::AWARD) {
        return false;
    }
    let awards = judge.view.source.entries.iter().filter(|e| e.section == Section::Award);
    let clause = judge.text.clause_of(i);
    awards
        .filter(|e| {
            !e.lines.iter().any(|l| (0..l.text.tokens.len()).any(|j| l.text.class(j).has(Class::DIMINISH)))
        })
        .any(|award| {
            let here = |k: usize| k != i && award.lines.iter().any(|l| stands_in(judge.text, k, &l.text));
            judge.text.telling(clause.clone()).filter(|k| here(*k)).count() >= 2
        })
}

/// What a summary calls its writer: words of rank must stand in a title or in the old summary.
fn self_title(judge: &mut Judge<'_>) {
    let text = judge.text;
    let source = judge.view.source;
    let Some(first) = text.clauses.first().map(|c| text.chain_of(c.tokens.start)) else { return };
    // The rank is what comes before the first verb or "with".
    let end = first.clone().find(|i| text.marks[*i].figure).unwrap_or(first.end);
    for i in first.start..end {
        // "A master's in …" is a degree, and judged as one.
        if !text.class(i).has(Class::RANK)
            || text.class(i).degree().is_some()
            || text.marks[i].covered
            || text.tokens[i].hyphened
            || is_act(text, i)
            || is_state(text, i)
            || does_it(judge, i)
        {
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

/// "I now lead a team": a verb, which is judged as such.
fn is_act(text: &Text, i: usize) -> bool {
    let next = text.tokens.get(i + 1);
    let object = next.is_some_and(|t| matches!(t.norm.as_str(), "a" | "an" | "the" | "by" | "my" | "our"));
    let subject = (i.saturating_sub(2)..i)
        .any(|k| matches!(text.tokens[k].norm.as_str(), "i" | "who" | "to" | "my" | "our"));
    text.language == Language::English
        && matches!(text.tokens[i].norm.as_str(), "lead" | "leads" | "led" | "head" | "partner")
        && (object || subject)
}

/// "A solicitor qualified since 2020": no rank, but what came to pass.
fn is_state(text: &Text, i: usize) -> bool {
    text.tokens[i].norm.ends_with("ed")
        && text.tokens.get(i + 1).is_some_and(|t| t.is_word() && text.class(i + 1).has(Class::FUNCTION))
}

/// "Owner of a forecast" for who owns one.
fn does_it(judge: &Judge<'_>, i: usize) -> bool {
    let text = judge.text;
    let of = text.tokens.get(i + 1).is_some_and(|t| t.norm == "of");
    let noun = text.tokens[i].norm.as_str();
    let verb = |l: &&Line| {
        (0..l.text.tokens.len()).any(|j| {
            let base = l.text.marks[j].base.as_str();
            l.text.class(j).has(Class::LEAD) && base.len() > 2 && noun.starts_with(base.trim_end_matches('e'))
        })
    };
    of && judge.view.own.iter().any(verb)
}

pub(super) fn has_rank(text: &Text, i: usize, line: &Text) -> bool {
    (0..line.tokens.len()).any(|j| {
        let ranked = line.class(j).has(Class::RANK);
        // Who is called manager, head or the like may be called a leader.
        const LEADERS: &[&str] = &["manager", "head", "director", "lead", "supervisor", "chief"];
        if text.tokens[i].norm == "leader" && LEADERS.contains(&line.tokens[j].norm.as_str()) {
            return true;
        }
        let (a, b) = (&text.tokens[i], &line.tokens[j]);
        a.norm == b.norm || a.stem == b.stem || (ranked && text.close(i, line, j))
    })
}

/// New words without old ones that they replace are an addition; a few new words in place of old ones are style.
fn added(judge: &mut Judge<'_>) {
    let text = judge.text;
    // "Helped" in front adds nothing, nor does another verb of making or changing.
    let weak = Class::HELP.with(Class::SHARE).with(Class::SOFT).with(Class::PLAIN).with(Class::LEADISH);
    let new: Vec<usize> = text
        .telling(text.all())
        .filter(|i| !judge.known[*i] && !text.class(*i).has(weak) && text.class(*i).fluency().is_none())
        .filter(|i| !is_plain_verb(judge, *i) && !tells_career(text, *i))
        .collect();
    if new.is_empty() {
        return;
    }
    // A line of which little was taken has nothing dropped from it.
    let (mut dropped, mut of_top) = (0, 0);
    for (nth, line) in judge.near.iter().enumerate() {
        let all = line.text.telling(line.text.all()).count();
        let gone = line.text.telling(line.text.all()).filter(|j| !judge.keeps(&line.text, *j)).count();
        if nth == 0 {
            of_top = gone;
        }
        if nth == 0 || (all - gone >= 2 && gone <= all * 2 / 3) {
            dropped += gone;
        }
    }
    // The old summary, of which nothing was dropped.
    let whole_old = of_top == 0
        && judge
            .near
            .first()
            .is_some_and(|l| l.item == "basics.summary" && l.text.telling(l.text.all()).count() >= 4);
    // The clause with most new words for its length.
    let mut worst: Option<(usize, usize, std::ops::Range<usize>)> = None;
    let mut appended = false;
    // All of the old text is kept, and its list has an item more.
    let mut itemised = false;
    for (nth, clause) in text.clauses.iter().enumerate() {
        let all = text.telling(clause.tokens.clone()).count();
        let unknown = new.iter().filter(|i| clause.tokens.contains(i)).count();
        if unknown > 0 && worst.as_ref().is_none_or(|w| unknown * w.1 > w.0 * all) {
            worst = Some((unknown, all, clause.tokens.clone()));
        }
        // All of the source is kept, and a clause of new words is added to it.
        let relative = text
            .tokens
            .get(clause.tokens.start)
            .is_some_and(|t| super::clauses::is_relative(&t.norm, text.language));
        let joined = clause.tokens.start > 0 && text.tokens[clause.tokens.start - 1].is_word();
        appended |= joined
            && !relative
            && of_top == 0
            && unknown > 0
            && (unknown * 2 > all || unknown * 2 == all && all < 4);
        appended |= nth > 0 && unknown == all && unknown >= 2;
        // "… and handled dispatch for their routes": a duty more, with a verb of its own.
        appended |= joined && !relative && unknown >= 2 && unknown * 2 >= all && of_top == 0;
        itemised |= nth > 0 && whole_old && unknown > 0 && unknown * 2 > all;
    }
    let Some((unknown, all, clause)) = worst else { return };
    if let Some(at) = replaces_tool(judge, &new) {
        let word = judge.word(at);
        judge.block(Kind::Tool, at..at + 1, format!("The source names another tool here than “{word}”."));
        return;
    }
    // In German a capital shows the noun: one that nothing makes room for is a thing that was not there.
    let noun =
        |i: &usize| text.language == Language::German && text.tokens[*i].capital && !text.tokens[*i].opens;
    // A summary may draw on many lines and word them freely: there the share of new words decides.
    let all_telling = text.telling(text.all()).count();
    let blocks = if judge.is_whole() {
        itemised || (new.len() >= 4 && new.len() * 5 >= all_telling * 2) || (unknown == all && unknown >= 3)
    } else {
        appended || new.len() >= dropped + 3 || (dropped == 0 && new.iter().any(noun))
    };
    if !blocks && unknown < 2 {
        return;
    }
    let (kind, of) =
        if judge.is_whole() { (Kind::Summary, "any item") } else { (Kind::Responsibility, "this item") };
    let words: Vec<String> = new.iter().map(|i| format!("“{}”", judge.word(*i))).collect();
    let message = format!("Nothing in the source of {of} speaks of {}.", words.join(", "));
    judge.report(kind, if blocks { Severity::Block } else { Severity::Warn }, clause, message);
}

/// A new capitalised word of no lexicon, where the restated line named a tool that is gone.
fn replaces_tool(judge: &Judge<'_>, new: &[usize]) -> Option<usize> {
    let text = judge.text;
    let top = &judge.near.first()?.text;
    let tool = |j: usize| {
        top.mentions
            .iter()
            .any(|m| m.kind == crate::taxonomy::Kind::Tool && m.range.contains(&top.tokens[j].start))
    };
    let lost = (0..top.tokens.len())
        .any(|j| top.is_content(j) && (top.tokens[j].name_like || tool(j)) && !stands_in(top, j, text));
    let name = |i: &&usize| {
        text.tokens[**i].capital
            && !text.tokens[**i].opens
            && text.marks[**i].entry.groups.is_empty()
            && text.marks[**i].head.is_empty()
    };
    if judge.is_whole() || !lost { None } else { new.iter().find(name).copied() }
}

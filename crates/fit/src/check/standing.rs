use std::ops::Range;

use super::figure_words::{AND, has};
use super::finding::Kind;
use super::judge::{Judge, shared, stands_in};
use super::lexicon::Class;
use super::source::{Entry, Section};
use super::text::Text;
use super::words::has_rank;

/// What a running text says of the writer's standing: post, firm, prize, degree. Each is a claim by itself, whatever else
/// the text restates.
pub(super) fn check(judge: &mut Judge<'_>) {
    called(judge);
    if judge.is_whole() {
        employed(judge);
        decorated(judge);
    }
    graduated(judge);
}

/// Words for "as".
const AS: &[&str] = &["as", "als", "comme", "como", "come"];

/// "As research manager, …": a rank that neither the item's title nor its text has.
fn called(judge: &mut Judge<'_>) {
    let text = judge.text;
    for at in (0..text.tokens.len()).filter(|i| AS.contains(&text.tokens[*i].norm.as_str())) {
        let end = (at + 1..text.tokens.len().min(at + 6))
            .find(|k| text.tokens[*k].is_sign(",;.:()"))
            .unwrap_or(text.tokens.len().min(at + 5));
        // The rank belongs to the first words behind; a verb or "of" ends them.
        let Some(i) = (at + 1..end).take_while(|k| !text.marks[*k].figure).find(|k| {
            text.class(*k).has(Class::RANK) && !text.marks[*k].covered && !text.tokens[*k].hyphened
        }) else {
            continue;
        };
        let source = judge.view.source;
        let known = judge.view.lines().any(|l| has_rank(text, i, &l.text))
            || judge.is_whole() && source.basics.iter().any(|l| has_rank(text, i, &l.text));
        if !known {
            let word = judge.word(i);
            judge.block(Kind::Title, at + 1..i + 1, format!("No position here is called “{word}”."));
        }
    }
}

/// Words before the name of a firm.
const AT: &[&str] = &["at", "bei", "beim", "am", "chez", "en", "presso", "bij", "na", "no"];

/// "QA engineer at Datafern": title and firm must be those of one post.
fn employed(judge: &mut Judge<'_>) {
    let text = judge.text;
    let worked = |e: &&Entry| matches!(e.section, Section::Work | Section::Volunteer);
    let posts: Vec<&Entry> =
        judge.view.entries().iter().filter(worked).filter(|e| e.frame.len() >= 2).collect();
    for clause in &text.clauses {
        let range = clause.tokens.clone();
        for at in range.clone().filter(|i| AT.contains(&text.tokens[*i].norm.as_str())) {
            let Some(firm) =
                (at + 1..range.end.min(at + 4)).find(|k| text.tokens[*k].capital && text.is_content(*k))
            else {
                continue;
            };
            let words = firm..range.end.min(firm + 4);
            let at_firm = |e: &Entry| shared(text, words.clone(), &e.frame[1].text, &e.frame[1].text.all());
            let most = posts.iter().map(|e| at_firm(e)).max().unwrap_or(0);
            let first = |e: &Entry| stands_in(text, firm, &e.frame[1].text);
            let here: Vec<&&Entry> =
                posts.iter().filter(|e| most > 0 && at_firm(e) == most && first(e)).collect();
            if here.is_empty() {
                continue;
            }
            let title = range.start..at;
            if let Some(e) = here.iter().find(|e| drops_rank(text, title.clone(), &e.frame[0].text)) {
                let message = format!("The source calls this position “{}”.", e.frame[0].text.raw);
                judge.block(Kind::Title, title.start..words.end, message);
                return;
            }
            let titled = |e: &Entry| -> usize {
                shared(text, title.clone(), &e.frame[0].text, &e.frame[0].text.all())
            };
            let ours = here.iter().map(|e| titled(e)).max().unwrap_or(0);
            let Some(other) = posts.iter().find(|e| {
                !here.iter().any(|h| std::ptr::eq(**h, **e))
                    && titled(e) > ours
                    && (titled(e) >= 2 || text.telling(title.clone()).count() == titled(e))
            }) else {
                continue;
            };
            // Words that the firm's own post does not speak of.
            let foreign = text.telling(title.clone()).any(|i| {
                stands_in(text, i, &other.frame[0].text)
                    && !here
                        .iter()
                        .any(|e| e.frame.iter().chain(&e.lines).any(|l| stands_in(text, i, &l.text)))
            });
            if foreign {
                let message = format!("The source has this position at “{}”.", other.frame[1].text.raw);
                judge.block(Kind::Employer, title.start..words.end, message);
                return;
            }
        }
    }
}

/// "Executive chef at …" for an executive sous chef: all of the title but what makes it smaller.
fn drops_rank(text: &Text, range: Range<usize>, title: &Text) -> bool {
    let small = |j: usize| title.class(j).has(Class::DIMINISH) && !title.marks[j].covered;
    let given =
        |j: usize| range.clone().any(|i| text.is_content(i) && text.tokens[i].norm == title.tokens[j].norm);
    let content = || (0..title.tokens.len()).filter(|j| title.is_content(*j));
    let others = content().filter(|j| !small(*j)).count();
    others >= 2 && content().filter(|j| !small(*j)).all(given) && content().any(|j| small(j) && !given(j))
}

/// "Young Engineer of the Year 2016" for its runner-up: a prize that the source has only in part.
fn decorated(judge: &mut Judge<'_>) {
    let text = judge.text;
    let small = |line: &Text, j: usize| line.class(j).has(Class::DIMINISH) && !line.marks[j].covered;
    for award in judge.view.source.entries.iter().filter(|e| e.section == Section::Award) {
        let limits: Vec<(&Text, usize)> = award
            .lines
            .iter()
            .flat_map(|l| {
                (0..l.text.tokens.len()).filter(move |j| small(&l.text, *j)).map(move |j| (&l.text, j))
            })
            .collect();
        let Some(title) = award.lines.first().filter(|_| !limits.is_empty()) else { continue };
        for clause in &text.clauses {
            let chain: Range<usize> = text.chain_of(clause.tokens.start);
            let name = |j: usize| title.text.is_telling(j) && !small(&title.text, j);
            let all = (0..title.text.tokens.len()).filter(|j| name(*j)).count();
            let given = (0..title.text.tokens.len())
                .filter(|j| {
                    name(*j)
                        && clause
                            .tokens
                            .clone()
                            .any(|i| text.is_content(i) && text.tokens[i].stem == title.text.tokens[*j].stem)
                })
                .count();
            let capital = clause
                .tokens
                .clone()
                .any(|i| text.tokens[i].capital && !text.tokens[i].opens && stands_in(text, i, &title.text));
            if given < 2 || given * 2 < all || !capital {
                continue;
            }
            let kept = limits.iter().any(|(line, j)| {
                chain.clone().any(|i| {
                    text.tokens[i].norm == line.tokens[*j].norm
                        || text.tokens[i].stem == line.tokens[*j].stem
                        || text.class(i).has(Class::DIMINISH) && text.close(i, line, *j)
                })
            });
            if !kept {
                let message = format!("The source says of this: “{}”.", title.text.raw);
                judge.block(Kind::Award, clause.tokens.clone(), message);
                return;
            }
        }
    }
}

/// "A degree in …" where the source has none; "a master's in psychology" where psychology was the bachelor's.
fn graduated(judge: &mut Judge<'_>) {
    let text = judge.text;
    let schools: Vec<&Entry> =
        judge.view.source.entries.iter().filter(|e| e.section == Section::Education).collect();
    let level = |e: &Entry| {
        e.frame.iter().flat_map(|l| (0..l.text.tokens.len()).filter_map(|j| l.text.class(j).degree())).max()
    };
    let highest = schools.iter().filter_map(|e| level(e)).max();
    for i in 0..text.tokens.len() {
        let named = i > 0 && text.class(i - 1).degree().is_some();
        let word = !named && matches!(text.tokens[i].norm.as_str(), "degree" | "degrees" | "graduate");
        let next = text.tokens.get(i + 1).map_or("", |t| t.norm.as_str());
        let known = || judge.view.lines().any(|l| stands_in(text, i, &l.text));
        if word && matches!(next, "in" | "from" | "of") && highest.is_some_and(|l| l < 3) && !known() {
            judge.block(Kind::Degree, i..i + 1, "The source has no degree.".to_owned());
        }
        let Some(claimed) = text.class(i).degree().filter(|l| *l >= 3 && judge.is_whole()) else { continue };
        // The first word of the subject: "a master's degree in psychology".
        let link = (i + 1..text.tokens.len().min(i + 5))
            .take_while(|k| !text.tokens[*k].is_sign(",;") && !has(AND, &text.tokens[*k].norm))
            .find(|k| IN.contains(&text.tokens[*k].norm.as_str()));
        let Some(subject) =
            link.and_then(|k| (k + 1..text.tokens.len().min(k + 3)).find(|k| text.is_telling(*k)))
        else {
            continue;
        };
        let about = |e: &&&Entry| e.frame.iter().any(|l| stands_in(text, subject, &l.text));
        let mut levels = schools.iter().filter(about).filter_map(|e| level(e)).peekable();
        if levels.peek().is_some() && levels.all(|l| l < claimed) {
            let words = text.slice(i..subject + 1).to_owned();
            judge.block(
                Kind::Degree,
                i..subject + 1,
                format!("The source has a lower degree than “{words}”."),
            );
        }
    }
}

/// Words before the subject of a degree.
const IN: &[&str] = &["in", "of", "en", "em", "im"];

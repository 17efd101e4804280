use std::ops::Range;

use resume::model::Dates;

use super::career_words as words;
use super::figure_words::{AND, ARTICLES, has};
use super::judge::{Judge, shared, stands_in};
use super::lexicon::Class;
use super::number::{Measure, Quantity};
use super::source::{Entry, Line, Section};
use super::span;
use super::text::Text;
use super::told::{called, done_by_title, leads_word, learned, said};
use super::trades;
use super::unit::{Dimension, MONTH};

/// The dates that a length of time may be about: each reading is one list.
pub(super) fn readings<'a>(judge: &Judge<'a>, quantity: &Quantity) -> Vec<Vec<&'a Dates>> {
    if !judge.is_whole() {
        return vec![judge.view.entries().iter().map(|e| &e.dates).collect()];
    }
    let worked = |e: &&Entry| matches!(e.section, Section::Work | Section::Volunteer | Section::Project);
    let work: Vec<&'a Entry> = judge.view.entries().iter().filter(worked).collect();
    let text = judge.text;
    let clause = text.clause_of(quantity.tokens.start);
    let mut chain = text.chain_of(quantity.tokens.start);
    // "Eight years as sous chef and five as head chef": the second figure has its own posts.
    let next = text.quantities.iter().find(|q| q.tokens.start >= quantity.tokens.end);
    if let Some(next) = next.filter(|q| (quantity.tokens.end + 1..chain.end).contains(&q.lead)) {
        chain.end = next.lead;
    }
    let claim = Claim { judge, text, quantity, work, clause, chain };
    let dates = |chosen: Vec<&'a Entry>| chosen.into_iter().map(|e| &e.dates).collect::<Vec<_>>();
    claim.chosen().into_iter().map(dates).collect()
}

/// A length of time in a summary, and what it may be about.
struct Claim<'j, 'a> {
    judge: &'j Judge<'a>,
    text: &'a Text,
    quantity: &'j Quantity,
    work: Vec<&'a Entry>,
    clause: Range<usize>,
    chain: Range<usize>,
}

impl<'a> Claim<'_, 'a> {
    fn norm(&self, i: usize) -> &str {
        self.text.tokens.get(i).map_or("", |t| t.norm.as_str())
    }

    fn says(&self, mut range: Range<usize>, list: &str) -> bool {
        range.any(|i| has(list, self.norm(i)))
    }

    /// How many words of a stretch stand in what names a post.
    fn titled(&self, e: &Entry, range: &Range<usize>) -> usize {
        e.frame.iter().map(|l| shared(self.text, range.clone(), &l.text, &l.text.all())).sum()
    }

    /// How many words of a stretch stand in a post's title.
    fn entitled(&self, e: &Entry, range: &Range<usize>) -> usize {
        let text = self.text;
        e.frame.first().map_or(0, |l| {
            let words = range.clone().filter(|i| {
                text.is_content(*i) && (stands_in(text, *i, &l.text) || done_by_title(text, e, *i))
            });
            words.count()
        })
    }

    fn chosen(&self) -> Vec<Vec<&'a Entry>> {
        let all = || vec![self.work.clone()];
        let end = self.quantity.tokens.end;
        let sentence = self.text.sentence_end(end);
        let phrase = end..(end..self.chain.end)
            .find(|i| self.text.tokens[*i].is_sign(",;()"))
            .unwrap_or(self.chain.end);
        if self.says(end..self.clause.end, words::ROLES) || self.says(end..sentence, words::TOTAL) {
            return all();
        }
        // "Half of my 13 years".
        let mine = self.quantity.lead.checked_sub(1).map_or("", |i| self.norm(i));
        if has("my meiner meinen mes mis miei mijn meus", mine) {
            return all();
        }
        if let Some(trained) = self.trained(sentence) {
            return vec![trained];
        }
        if let Some(learned) = self.since_learning(&phrase) {
            return vec![learned];
        }
        let near = |list: &str| phrase.clone().take(4).find(|i| has(list, self.norm(*i)));
        if near(words::SINCE).is_some() {
            return all();
        }
        let there = self.at_firms(&phrase);
        if near(words::AT).is_some() && !there.is_empty() {
            return vec![there];
        }
        if let Some(at) = near(words::AS) {
            return vec![self.held(at..self.clause.end.min(self.chain.end).max(phrase.end))];
        }
        let before = self.clause.start..self.quantity.tokens.start;
        if self.quantity.lead > before.start && has(words::FOR, self.norm(self.quantity.lead - 1)) {
            // "HVAC for ten years" names no post: what somebody is stands first or last in a title.
            let is_role = |e: &Entry| {
                e.frame.first().is_some_and(|l| {
                    let mut words = l.text.telling(l.text.all());
                    let ends = [words.next(), words.last()];
                    before.clone().any(|i| {
                        ends.iter().flatten().any(|j| self.text.same(i, &l.text, *j))
                            || before.clone().any(|i| done_by_title(self.text, e, i))
                    })
                })
            };
            let role = self.work.iter().copied().any(is_role);
            let most = self.work.iter().map(|e| self.entitled(e, &before)).max().unwrap_or(0);
            let most = if role { most } else { 0 };
            let called: Vec<_> =
                self.work.iter().copied().filter(|e| most > 0 && self.entitled(e, &before) == most).collect();
            if !called.is_empty() {
                return vec![called];
            }
        }
        if let Some(line) = self.in_business(&before) {
            return vec![line];
        }
        let named: Vec<_> = self.work.iter().copied().filter(|e| self.titled(e, &before) > 0).collect();
        let role = |i: usize| {
            has(words::ROLE, self.norm(i)) && !self.text.tokens.get(i + 1).is_some_and(|t| t.is_sign("-‐‑"))
        };
        if (end..self.clause.end).any(role) && !named.is_empty() {
            return vec![named];
        }
        self.about(named, sentence)
    }

    /// "Since qualifying", "als Geselle": the posts in which one no longer learned.
    fn trained(&self, sentence: usize) -> Option<Vec<&'a Entry>> {
        let from = self.quantity.tokens.end;
        let once = |i: usize| (i.saturating_sub(3)..i).any(|k| has(words::ONCE, self.norm(k)));
        let until = (from..sentence.min(from + 9)).find(|i| self.text.tokens[*i].is_sign("(;"));
        let said = (from..until.unwrap_or(sentence.min(from + 9)))
            .any(|i| has(words::TRAINED, self.norm(i)) && once(i));
        let done: Vec<_> = self.work.iter().copied().filter(|e| !learned(e)).collect();
        (said && !done.is_empty() && done.len() < self.work.len()).then_some(done)
    }

    /// "Electrician with ten years in the trade": it began with the apprenticeship, not with the post behind a till before.
    fn since_learning(&self, phrase: &Range<usize>) -> Option<Vec<&'a Entry>> {
        let before = self.clause.start..self.quantity.tokens.start;
        let began = |e: &Entry| e.dates.start.as_ref().map(ToString::to_string);
        let first = self.work.iter().filter(|e| learned(e) && self.entitled(e, &before) > 0);
        let first =
            first.filter_map(|e| began(e)).min().filter(|_| self.says(phrase.clone(), words::CRAFT))?;
        Some(self.work.iter().copied().filter(|e| began(e).is_some_and(|b| b >= first)).collect())
    }

    /// "In heating and cooling for a decade": the posts of that line of business.
    fn in_business(&self, before: &Range<usize>) -> Option<Vec<&'a Entry>> {
        let lead = self.quantity.lead;
        let from = lead.saturating_sub(6);
        let start = (from..lead).rev().find(|i| has("in im en dans", self.norm(*i)))?;
        let mut words = start + 1..lead;
        let trade = words.clone().fold(0, |all, i| all | trades::of_word(self.norm(i)));
        let joined = lead > before.start && has(words::FOR, self.norm(lead - 1));
        let plain = !words.any(|i| self.leads(i) || self.names_tool(i));
        (joined && plain && trade != 0).then(|| trades::kept(&self.work, trade))
    }

    /// "At Lumen and Blue Heron": of each part of the list, the posts whose firm has most of its words.
    fn at_firms(&self, phrase: &Range<usize>) -> Vec<&'a Entry> {
        let ends = |i: &usize| has(AND, self.norm(*i)) || self.text.tokens[*i].is_sign(",");
        let mut posts = Vec::new();
        let mut from = phrase.start;
        for to in phrase.clone().filter(ends).chain([phrase.end]) {
            let most = self.work.iter().map(|e| self.at_firm(e, from..to)).max().unwrap_or(0);
            let there = |e: &&Entry| most > 0 && self.at_firm(e, from..to) == most;
            posts.extend(self.work.iter().copied().filter(there));
            from = to;
        }
        posts
    }

    /// "At Lumen": how many words name the firm of a post.
    fn at_firm(&self, e: &Entry, range: Range<usize>) -> usize {
        let text = self.text;
        let names =
            |l: &Line, i: usize| text.tokens[i].capital && text.is_telling(i) && stands_in(text, i, &l.text);
        e.frame.get(1).map_or(0, |l| range.filter(|i| names(l, *i)).count())
    }

    /// "As a reporter and freelance editor": of each.
    fn held(&self, range: Range<usize>) -> Vec<&'a Entry> {
        // "As an engineer on payments platforms": what it was about names no post.
        let grammar = |i: &usize| {
            self.text.class(*i).has(Class::FUNCTION)
                && !has(ARTICLES, self.norm(*i))
                && !has(AND, self.norm(*i))
                && !has("of de di du der des van", self.norm(*i))
        };
        let end = (range.start + 1..range.end)
            .find(grammar)
            .filter(|end| self.work.iter().any(|e| self.titled(e, &(range.start..*end)) > 0));
        let range = range.start..end.unwrap_or(range.end);
        let mut posts: Vec<&'a Entry> = Vec::new();
        let mut from = range.start;
        for to in range.clone().chain([range.end]) {
            if to < range.end && !has(AND, self.norm(to)) && !self.text.tokens[to].is_sign(",") {
                continue;
            }
            let most = self.work.iter().map(|e| self.titled(e, &(from..to))).max().unwrap_or(0);
            posts.extend(
                self.work.iter().copied().filter(|e| most > 0 && self.titled(e, &(from..to)) == most),
            );
            from = to;
        }
        if !posts.is_empty() {
            return posts;
        }
        // "Als Leiterin der Fachschaft": no title, but told.
        let words: Vec<usize> = self.text.telling(range).collect();
        let told = |e: &Entry| words.iter().filter(|i| said(self.text, e, **i)).count();
        let most = self.work.iter().map(|e| told(e)).max().unwrap_or(0);
        self.work.iter().copied().filter(|e| most * 2 <= words.len() || told(e) == most).collect()
    }

    /// What was done stands behind the figure; of each part of a list, the posts that have most of it.
    fn about(&self, named: Vec<&'a Entry>, sentence: usize) -> Vec<Vec<&'a Entry>> {
        let text = self.text;
        let from = self.quantity.tokens.end;
        let close = (from..self.chain.end).find(|i| self.stops(*i)).unwrap_or(self.chain.end);
        let mut done: Vec<&'a Entry> = Vec::new();
        let (mut unknown, mut vague, mut titles, mut specific, mut sure) = (false, false, true, false, false);
        for part in &text.clauses {
            let range = part.tokens.start.max(from)..part.tokens.end.min(close);
            let topics: Vec<usize> = text.telling(range).filter(|i| self.is_topic(*i)).collect();
            let of_part = |e: &Entry| topics.iter().filter(|i| said(text, e, **i)).count();
            let most = self.work.iter().map(|e| of_part(e)).max().unwrap_or(0);
            let leading = topics.iter().any(|i| self.leads(*i));
            if most == 0 || most * 2 < topics.len() {
                unknown |= !topics.is_empty();
                continue;
            }
            // Half of the words may be of another post than the one that is meant.
            vague |= most * 2 == topics.len() && !leading;
            let all: Vec<_> = self.work.iter().copied().filter(|e| of_part(e) == most).collect();
            let by_name: Vec<_> =
                all.iter().copied().filter(|e| topics.iter().any(|i| called(text, e, *i))).collect();
            titles &= !by_name.is_empty();
            let in_line =
                |e: &Entry| e.lines.iter().any(|l| topics.iter().all(|i| stands_in(text, *i, &l.text)));
            sure |= leading || topics.iter().any(|i| self.names_tool(*i));
            specific |= leading
                || topics.iter().any(|i| self.tells_apart(*i))
                || topics.len() > 1 && self.work.iter().any(|e| in_line(e));
            done.extend(if by_name.is_empty() { all } else { by_name });
        }
        // "Of product leadership in health tech": what was done is said before the sector.
        let told = (from..close).find(|i| text.is_telling(*i) && self.is_topic(*i) && self.tells_apart(*i));
        let until =
            told.map_or(close, |i| (i..close).find(|k| has(words::IN, self.norm(*k))).unwrap_or(close));
        // "In finance", not "of managing finance teams".
        let heads =
            |i: usize| !text.tokens.get(i + 1).is_some_and(|t| t.is_word()) || !text.is_content(i + 1);
        let sector = (from..until).any(|i| self.is_sector(i) && heads(i));
        let trade = (from..close).fold(0, |all, i| all | trades::of_word(self.norm(i)));
        let plain = (from..close)
            .all(|i| !self.is_topic(i) || !text.is_telling(i) || trades::of_word(self.norm(i)) != 0);
        let parts = |i: usize| has("part half", self.norm(i)) && has("earlier latter last", self.norm(i - 1));
        let parted = self.says(from..sentence, words::PARTED)
            || (from + 1..sentence).any(parts)
            || self.parts_years(close..sentence);
        let experience = self.says(from..close, words::EXPERIENCE);
        let narrowed = (from + 1..until).any(|i| self.is_sector(i) && self.narrows(i - 1));
        let whole = self.is_whole_career() && (sector && !narrowed || parted || !specific && !narrowed);
        if done.is_empty() || unknown || whole {
            let by_name =
                done.is_empty() && !unknown && !experience && !sector && !whole && !named.is_empty();
            return vec![if by_name { named } else { trades::kept(&self.work, trade) }];
        }
        let named = named.into_iter().filter(|e| !trades::is_foreign(e, trade)).collect();
        let mut readings = if titles || sure { vec![done] } else { vec![done, named] };
        // "In commercial and residential work": what names neither a post nor a tool may be the whole line of business.
        if !sure && !titles && has("in im en dans em nel", self.norm(from)) {
            readings.push(trades::kept(&self.work, trade));
        }
        // "In heating and cooling", which not every post of that trade says of itself.
        if plain && trade != 0 && !sure {
            readings.push(trades::kept(&self.work, trade));
        }
        if vague {
            readings.extend(self.work.iter().map(|e| vec![*e]));
        }
        readings
    }

    /// A word that says what was done, not that it was done.
    fn is_topic(&self, i: usize) -> bool {
        !has(words::EXPERIENCE, self.norm(i)) && !self.is_sector(i)
    }

    /// "Care" by itself is a line of business; "intensive care" is not.
    fn is_sector(&self, i: usize) -> bool {
        const CARE: &str = "care pflege soins cuidados";
        let kind = |k: usize| self.text.is_telling(k) && !has("health social", self.norm(k));
        has(words::SECTOR, self.norm(i)) || has(CARE, self.norm(i)) && !i.checked_sub(1).is_some_and(kind)
    }

    /// A comma goes on with the list when a thing follows it; "…, now in home care" is another time.
    fn stops(&self, i: usize) -> bool {
        let text = self.text;
        if text.tokens[i].is_sign(";()") || has(words::OTHER_TIME, self.norm(i)) {
            return true;
        }
        let next = i + 1 + usize::from(has(ARTICLES, self.norm(i + 1)));
        let begun = || text.telling(self.quantity.tokens.end..i).any(|k| self.is_topic(k));
        text.tokens[i].is_sign(",")
            && (!begun() || !text.tokens.get(next).is_some_and(|_| text.is_telling(next)))
    }

    /// Whether a word of the topic names some posts or is a tool of theirs, and does not belong to all.
    fn tells_apart(&self, i: usize) -> bool {
        let text = self.text;
        self.names_tool(i)
            || self.work.iter().any(|e| called(text, e, i)) && self.work.iter().any(|e| !said(text, e, i))
    }

    /// A tool or method that only some posts had.
    fn names_tool(&self, i: usize) -> bool {
        let text = self.text;
        let tool = text.mentions.iter().any(|m| {
            m.range.contains(&text.tokens[i].start)
                && matches!(m.kind, crate::taxonomy::Kind::Tool | crate::taxonomy::Kind::Method)
        });
        tool && self.parts_posts(i)
    }

    /// Whether some posts speak of a word, and others do not.
    fn parts_posts(&self, i: usize) -> bool {
        self.work.iter().any(|e| said(self.text, e, i)) && self.work.iter().any(|e| !said(self.text, e, i))
    }

    /// "Biologics laboratories": the sector is that of the posts which speak of the word before it.
    fn narrows(&self, i: usize) -> bool {
        let at = i - usize::from(i > 0 && self.text.tokens[i].is_sign("-‐‑"));
        let text = self.text;
        let listed =
            |t: &Text, k: usize| k > 0 && (has(AND, &t.tokens[k - 1].norm) || t.tokens[k - 1].is_sign(","));
        // What the source says of itself as a whole is said of all posts.
        let now = |l: &&Line| !l.text.tokens.iter().any(|t| has(words::OTHER_TIME, &t.norm));
        let of_all = self.judge.view.source.basics.iter().filter(now).any(|l| {
            (0..l.text.tokens.len()).any(|j| {
                let sector = l.text.tokens.get(j + 1).is_some_and(|t| has(words::SECTOR, &t.norm));
                sector && text.same(at, &l.text, j) && !listed(&l.text, j)
            })
        });
        text.is_telling(at) && self.is_topic(at) && !listed(text, at) && !of_all && self.parts_posts(at)
    }

    /// "Of managing teams": what only some posts have.
    fn leads(&self, i: usize) -> bool {
        let text = self.text;
        leads_word(text, i) && self.parts_posts(i)
    }

    /// "Huit ans, quatre comme hôtesse et quatre comme cheffe": the years are parted behind.
    fn parts_years(&self, range: Range<usize>) -> bool {
        self.text.quantities.iter().any(|q| {
            range.contains(&q.tokens.start)
                && (q.measure == Measure::Of(Dimension::Time) && q.value >= 6.0 * MONTH
                    || q.worded && q.measure == Measure::Count)
        })
    }

    /// "Nine years in emergency care" may mean all of a career of ten; it cannot be told from one post of six.
    fn is_whole_career(&self) -> bool {
        let today = &self.judge.view.source.today;
        let career = span::years(self.work.iter().map(|e| &e.dates), today).unwrap_or(0.0);
        let claimed = self.quantity.value / (12.0 * MONTH);
        claimed <= career + 0.2 && claimed >= 0.85 * career
    }
}

//! Candidates and their votes.

use crate::fold;

/// A value that one place puts up.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Verbatim.
    pub(super) value: String,
    /// How much this place is worth.
    pub(super) weight: f32,
    /// Which place, in words.
    pub(super) place: &'static str,
}

#[derive(Debug, Default)]
pub(super) struct Ballot {
    candidates: Vec<Candidate>,
}

impl Ballot {
    pub(super) fn add(&mut self, value: &str, weight: f32, place: &'static str) {
        let value = value.trim();
        // One place counts twice at most: a footer that repeats a name a dozen times says it once.
        let same = self.candidates.iter().filter(|c| c.place == place && c.value == value).count();
        if !value.is_empty() && same < 2 {
            self.candidates.push(Candidate { value: value.to_owned(), weight, place });
        }
    }

    pub(super) fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// The candidate whose like have the most votes; of those, the one with the heaviest place, then the first. `key`
    /// drops what two spellings of one name may differ in.
    pub(super) fn elect(&self, key: impl Fn(&str) -> String) -> Option<Candidate> {
        let keys: Vec<String> = self.candidates.iter().map(|c| key(&fold::key(&c.value))).collect();
        let votes = |at: usize| -> f32 {
            let same = keys.iter().zip(&self.candidates).filter(|(key, _)| **key == keys[at]);
            let within = keys.iter().zip(&self.candidates).filter(|(key, _)| {
                **key != keys[at] && format!(" {} ", keys[at]).contains(&format!(" {key} "))
            });
            same.map(|(_, c)| c.weight).sum::<f32>() + within.map(|(_, c)| c.weight / 2.0).sum::<f32>()
        };
        let mut best: Option<(f32, usize)> = None;
        for at in 0..self.candidates.len() {
            let sum = votes(at);
            let better = best.is_none_or(|(most, leader)| {
                let same = keys[leader] == keys[at];
                if same { self.candidates[at].weight > self.candidates[leader].weight } else { sum > most }
            });
            if better {
                best = Some((sum, at));
            }
        }
        best.map(|(_, at)| self.candidates[at].clone())
    }
}

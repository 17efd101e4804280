//! Where in a posting its requirements stand.

use fit::Requirement;

/// A run of a posting's text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Run<'a> {
    pub(super) text: &'a str,
    /// The requirement that it says; none for what stands between.
    pub(super) says: Option<&'a Requirement>,
}

/// The text cut where its requirements begin and end. They are words of the text in its order; one that is not found there
/// is left unmarked.
pub(super) fn marked<'a>(text: &'a str, requirements: &'a [Requirement]) -> Vec<Run<'a>> {
    let (mut runs, mut rest) = (Vec::new(), text);
    for requirement in requirements {
        let Some(at) = rest.find(&requirement.text).filter(|_| !requirement.text.is_empty()) else {
            continue;
        };
        let (before, from) = rest.split_at(at);
        let (said, after) = from.split_at(requirement.text.len());
        if !before.is_empty() {
            runs.push(Run { text: before, says: None });
        }
        runs.push(Run { text: said, says: Some(requirement) });
        rest = after;
    }
    if !rest.is_empty() {
        runs.push(Run { text: rest, says: None });
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_requirement_of_an_ad_is_found_in_it_and_no_word_is_lost() {
        let ad = include_str!("../../../../examples/job.txt");
        let posting = fit::requirements(ad);
        let runs = marked(ad, &posting.requirements);
        assert_eq!(runs.iter().map(|r| r.text).collect::<String>(), ad);
        let said: Vec<_> = runs.iter().filter_map(|r| r.says).collect();
        assert!(said.len() > 8, "only {} requirements were found", said.len());
        assert_eq!(said.len(), posting.requirements.len());
        assert!(runs.iter().all(|r| r.says.is_none_or(|s| s.text == r.text)));
    }

    #[test]
    fn what_is_not_there_is_not_marked() {
        let posting = fit::requirements("What you bring\n- Strong SQL skills");
        assert_eq!(marked("Another ad", &posting.requirements), [Run { text: "Another ad", says: None }]);
        assert_eq!(marked("", &posting.requirements), []);
    }
}

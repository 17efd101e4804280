//! How much a document that a person puts in may hold. What it takes to judge one grows faster than the document.

use resume::Resume;

use crate::error::{Error, Result};

/// Entries, lines and keywords of a document together. A professor's forty pages of publications have a thousand.
const MOST_PARTS: usize = 3_000;

/// Refuses a document that no CV is as long as.
pub(super) fn within_measure(document: &Resume) -> Result<()> {
    match parts(document) {
        parts if parts > MOST_PARTS => Err(Error::field(
            "document",
            format!("has {parts} entries, lines and keywords: {MOST_PARTS} together at most"),
        )),
        _ => Ok(()),
    }
}

fn parts(document: &Resume) -> usize {
    macro_rules! parts {
        ($($section:ident: $($list:ident),*);* $(;)?) => { 0 $( + document.$section.len()
            $( + document.$section.iter().map(|item| item.$list.len()).sum::<usize>() )* )* };
    }
    document.basics.profiles.len()
        + parts!(work: highlights; volunteer: highlights; education: highlights, courses)
        + parts!(projects: highlights, keywords, roles; skills: keywords; interests: keywords)
        + parts!(awards: ; certificates: ; publications: ; languages: ; references: )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_counts() {
        let text = r#"{"basics": {"profiles": [{"network": "a"}]}, "work": [{"name": "a", "highlights": ["b", "c"]}],
            "volunteer": [{"organization": "a", "highlights": ["b"]}],
            "education": [{"institution": "a", "courses": ["b"], "highlights": ["c"]}],
            "projects": [{"name": "a", "highlights": ["b"], "keywords": ["c"], "roles": ["d"]}],
            "skills": [{"name": "a", "keywords": ["b", "c"]}], "interests": [{"name": "a", "keywords": ["b"]}],
            "awards": [{"title": "a"}], "certificates": [{"name": "a"}], "publications": [{"name": "a"}],
            "languages": [{"language": "a"}], "references": [{"name": "a"}]}"#;
        assert_eq!(parts(&Resume::from_json(text).unwrap()), 1 + 3 + 2 + 3 + 4 + 3 + 2 + 5);
    }

    #[test]
    fn a_long_cv_is_taken_and_none_that_is_longer_than_any() {
        let of = |keywords: usize| {
            let keywords: Vec<String> = (0..keywords).map(|n| format!("skill {n}")).collect();
            let text = serde_json::json!({"skills": [{"name": "All", "keywords": keywords}]}).to_string();
            within_measure(&Resume::from_json(&text).unwrap())
        };
        assert!(of(MOST_PARTS - 1).is_ok());
        assert!(of(MOST_PARTS).is_err());
    }
}

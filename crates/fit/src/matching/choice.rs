//! Which skills of a sentence stand for each other: "SQL, and Snowflake or Redshift" asks two things of three names.

use std::ops::Range;

/// Groups of skills, as indices; of each group any one is enough. The skills stand in the text in this order.
pub(super) fn groups(text: &str, skills: &[String]) -> Vec<Vec<usize>> {
    let places = places(text, skills);
    let Some(last) = places.last() else { return Vec::new() };
    let gap = |i: usize| text.get(places[i].end..places[i + 1].start).unwrap_or_default();
    // Whether each skill stands for the same demand as the one before it.
    let mut joined = vec![false; skills.len()];
    let mut examples = one_of(text.get(..places[0].start).unwrap_or_default());
    for i in 0..skills.len() - 1 {
        let between = gap(i);
        if opens_examples(between) {
            // "cloud platforms such as AWS, GCP": the kind and its examples are one demand.
            examples = true;
            joined[i + 1] = between.len() <= 24;
        } else if one_of(between) {
            examples = true;
        } else if examples && lists(between) {
            joined[i + 1] = true;
        } else {
            examples = false;
            if alternates(between) {
                joined[i + 1] = true;
                back(&mut joined, i, &gap);
            }
        }
    }
    if or_similar(text.get(last.end..).unwrap_or_default()) {
        back(&mut joined, skills.len() - 1, &gap);
    }
    let mut out: Vec<Vec<usize>> = Vec::new();
    for (i, same) in joined.into_iter().enumerate() {
        match out.last_mut() {
            Some(group) if same => group.push(i),
            _ => out.push(vec![i]),
        }
    }
    out
}

/// "A, B or C": the "or" reaches back over bare commas.
fn back<'a>(joined: &mut [bool], from: usize, gap: &dyn Fn(usize) -> &'a str) {
    for i in (1..=from).rev() {
        if !matches!(gap(i - 1).trim(), "," | "/" | "|") {
            break;
        }
        joined[i] = true;
    }
}

/// Where each skill stands; the same name twice stands at its next place.
fn places(text: &str, skills: &[String]) -> Vec<Range<usize>> {
    let mut from = 0;
    let place = |skill: &String| {
        let at = text.get(from..).and_then(|rest| word_in(rest, skill)).map_or(from, |at| from + at);
        from = (at + skill.len()).min(text.len());
        at.min(text.len())..from
    };
    skills.iter().map(place).collect()
}

/// Where a name stands as a word of its own: the C of "Curiosity" and the C of "C++" are none.
fn word_in(text: &str, name: &str) -> Option<usize> {
    let is_whole = |at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric)
            && !after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '+' | '#'))
    };
    text.match_indices(name).map(|(at, _)| at).find(|at| is_whole(*at))
}

fn tokens(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| c.is_whitespace() || ",;:()[]".contains(c));
    parts.filter(|t| !t.is_empty()).map(str::to_lowercase).collect()
}

const OR: &[&str] = &["or", "and/or", "oder", "bzw.", "ou", "o", "u", "of", "ofwel", "oppure"];

/// Whether an "or" stands between, and nothing that parts.
fn alternates(between: &str) -> bool {
    let tokens = tokens(between);
    let parts = tokens.iter().any(|t| matches!(t.as_str(), "and" | "und" | "et" | "y" | "e" | "en" | "plus"));
    // "of" and "o" are an "or" of their languages only where they stand alone: "knowledge of".
    let or = |t: &String| OR.contains(&t.as_str()) && (t != "of" || tokens.len() == 1);
    !parts && tokens.len() <= 8 && !between.contains(['.', ';']) && tokens.iter().any(or)
}

/// Whether an enumeration goes on: nothing but commas, one word that joins, and names that nobody knows.
fn lists(between: &str) -> bool {
    let unknown = |t: &str| t.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let spoken: Vec<&str> = between.split_whitespace().filter(|t| !unknown(t)).collect();
    let tokens = tokens(&spoken.join(" "));
    let joins = |t: &String| {
        OR.contains(&t.as_str())
            || matches!(t.as_str(), "and" | "und" | "et" | "y" | "e" | "en" | "&" | "/" | "|")
    };
    !between.contains([')', ';', '.']) && tokens.len() <= 2 && tokens.iter().all(joins)
}

/// Whether examples follow: "such as", "e.g.".
fn opens_examples(between: &str) -> bool {
    let low = format!(" {} ", between.to_lowercase().replace(['(', ',', ':'], " "));
    EXAMPLES.iter().any(|w| low.contains(w))
}

const EXAMPLES: &[&str] = &[
    " such as ",
    " e.g. ",
    " e.g ",
    " eg ",
    " like ",
    " for example ",
    " z.b. ",
    " zum beispiel ",
    " wie ",
    " tel que ",
    " tels que ",
    " par exemple ",
    " como ",
    " por ejemplo ",
    " por exemplo ",
    " zoals ",
    " bijvoorbeeld ",
    " ad esempio ",
    " come ",
    " including but not limited to ",
];

fn one_of(before: &str) -> bool {
    let low = format!(" {} ", before.to_lowercase().replace(['(', ',', ':'], " "));
    let near: Vec<&str> = low.split_whitespace().rev().take(9).collect();
    let near = format!(" {} ", near.into_iter().rev().collect::<Vec<_>>().join(" "));
    let asks = [
        " one of ",
        " one or more of ",
        " any of ",
        " either ",
        " at least one ",
        " eine der ",
        " mindestens eine ",
        " l'un des ",
        " uno de ",
        " um dos ",
        " een van ",
    ];
    asks.iter().any(|w| near.contains(w))
        || (near.trim().ends_with("such as") || near.trim().ends_with("e.g."))
}

/// Whether what follows lets others stand in: "or similar".
fn or_similar(after: &str) -> bool {
    let tokens = tokens(after);
    let first: Vec<&str> = tokens.iter().take(4).map(String::as_str).collect();
    matches!(first.first(), Some(t) if OR.contains(t))
        && first.iter().any(|t| {
            [
                "similar",
                "equivalent",
                "comparable",
                "other",
                "another",
                "related",
                "like",
                "ähnlich",
                "vergleichbar",
                "similaire",
                "équivalent",
                "équivalente",
            ]
            .iter()
            .any(|w| t.starts_with(w))
        })
}

#[cfg(test)]
mod tests {
    use super::groups;

    fn count(text: &str, skills: &[&str]) -> Vec<usize> {
        let skills: Vec<String> = skills.iter().map(|s| (*s).to_owned()).collect();
        groups(text, &skills).iter().map(Vec::len).collect()
    }

    #[test]
    fn a_name_stands_only_where_it_is_a_word() {
        for text in ["Curiosity and experience with C or Rust", "Rigour, C++ and then C or Rust"] {
            assert_eq!(count(text, &["C", "Rust"]), [2], "{text}");
        }
        assert_eq!(count("Good with Python and Go", &["Python", "Go"]), [1, 1]);
    }

    #[test]
    fn an_or_joins_only_its_own_words() {
        let skills = ["SQL", "Python", "Snowflake", "Redshift"];
        assert_eq!(count("SQL and Python and a warehouse, Snowflake or Redshift", &skills), [1, 1, 2]);
        assert_eq!(count("SQL, Python, and Snowflake or Redshift", &skills), [1, 1, 2]);
        assert_eq!(count("SQL, Python, Snowflake or Redshift", &skills), [4]);
        assert_eq!(count("SQL and Python, Snowflake, Redshift", &skills), [1, 1, 1, 1]);
    }

    #[test]
    fn examples_stand_for_each_other() {
        assert_eq!(
            count(
                "Cloud platforms such as AWS, GCP and Azure; Docker",
                &["Cloud platforms", "AWS", "GCP", "Azure", "Docker"]
            ),
            [4, 1]
        );
        assert_eq!(count("One of Java, Kotlin and Scala", &["Java", "Kotlin", "Scala"]), [3]);
        assert_eq!(
            count("Any of the following: Kafka JCR Spark, Flurrb or WPF", &["Kafka", "Spark", "WPF"]),
            [3]
        );
        assert_eq!(count("AWS, GCP or similar", &["AWS", "GCP"]), [2]);
        assert_eq!(count("Knowledge of Docker, knowledge of Kafka", &["Docker", "Kafka"]), [1, 1]);
        assert_eq!(count("no names here", &[]), [0_usize; 0]);
    }
}

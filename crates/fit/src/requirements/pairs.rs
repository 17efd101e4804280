//! What the letters of a phrase say, and pairs of features that say more than their parts.

/// What the letters say.
pub(super) fn look(text: &str, first: bool) -> &'static str {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let upper = letters().filter(|c| c.is_uppercase()).count();
    if text.chars().any(|c| c.is_ascii_digit() || matches!(c, '+' | '#' | '.')) {
        "look:sign"
    } else if upper > 1 && upper == letters().count() {
        "look:capitals"
    } else if upper > 1
        && text.chars().zip(text.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
    {
        "look:camel"
    } else if upper > 0 && !first {
        "look:title"
    } else if upper > 0 {
        "look:first"
    } else {
        "look:small"
    }
}

/// Pairs that say more than their parts: what it is, with where and how it stands.
pub(super) fn cross(kind: &'static str, features: &mut Vec<&'static str>) {
    for index in 0..features.len() {
        let feature = features[index];
        if let Some((_, _, pair)) = PAIRS.iter().find(|(k, f, _)| *k == kind && *f == feature) {
            features.push(pair);
        }
    }
}

macro_rules! pairs {
    ($($kind:literal: $($feature:literal),*;)*) => { &[$($(
        (concat!("kind:", $kind), $feature, concat!("kind:", $kind, "&", $feature)),
    )*)*] };
}

const PAIRS: &[(&str, &str, &str)] = pairs! {
    "unknown": "cue:none", "cue:direct", "cue:later", "cue:such", "cue:after", "in:must", "in:names", "in:duties", "in:nice", "in:body",
        "form:whole", "form:tail", "form:front", "form:and", "form:of", "look:title", "look:capitals", "look:camel", "look:sign", "look:small",
        "len:1", "len:2", "len:3", "known:0", "known:1", "known:2", "known:3", "known:4", "before:start", "before:verb", "before:and", "talk:you", "talk:none", "size:short";
    "field": "cue:none", "cue:direct", "cue:later", "cue:such", "cue:after", "in:must", "in:names", "in:duties", "in:nice", "in:body",
        "form:whole", "form:mention", "form:left", "form:right", "form:left-one", "form:right-one", "form:and", "form:of", "talk:we", "talk:you", "talk:none",
        "len:1", "len:2", "len:3", "known:1", "known:2", "known:3", "known:4", "look:title", "look:small", "from:esco", "size:short", "before:verb";
    "tool": "cue:none", "cue:direct", "cue:later", "form:whole", "form:mention", "form:left", "form:right", "form:left-one", "form:right-one",
        "from:esco", "talk:we", "talk:none", "talk:you", "in:names", "in:must", "in:body", "look:small", "len:1", "len:2";
    "method": "cue:none", "cue:direct", "form:whole", "form:mention", "form:right", "form:right-one", "from:esco", "in:must", "in:body";
    "language": "in:body", "in:must", "talk:you", "talk:we", "talk:none", "form:whole", "form:mention", "form:right", "form:left", "cue:none", "cue:direct";
    "several": "form:whole", "form:left", "form:right", "form:and", "form:of", "form:slash", "form:degree", "len:2", "len:3", "len:4", "cue:direct", "cue:none";
};

use super::number::Bound;
use super::token::Token;

/// Reads how exact a figure is meant from the words before it, which begins at token `start`.
pub(super) fn bound(tokens: &[Token], start: usize) -> Bound {
    let back =
        |i: usize, by: usize| i.checked_sub(by).and_then(|i| tokens.get(i)).map_or("", |t| t.norm.as_str());

    // An article between: "over a third", "más de la mitad".
    let article = [
        "a", "an", "the", "la", "el", "un", "una", "une", "le", "ein", "eine", "einem", "einer", "der",
        "die", "uma", "een",
    ];
    let start = start - usize::from(start > 1 && article.contains(&back(start, 1)));
    let (one, two, three) = (back(start, 1), back(start, 2), back(start, 3));
    match (three, two, one) {
        (_, "more" | "greater" | "better", "than")
        | (_, "mehr", "als")
        | (_, "plus" | "mais", "de" | "d")
        | (_, "mas", "de")
        | (_, "meer", "dan")
        | (_, "piu", "di")
        | ("upwards" | "excess", "of", _)
        | (_, "at", "least")
        | (_, "au", "moins")
        | (_, "al" | "por", "menos")
        | (_, "upwards", "of")
        | (_, "excess", "of") => Bound::Over,
        (_, "less" | "fewer", "than")
        | (_, "weniger", "als")
        | (_, "moins", "de" | "d")
        | (_, "menos", "de")
        | (_, "meno", "di")
        | (_, "minder", "dan") => Bound::Under,
        (_, "close" | "near", "to") | (_, "pres", "de" | "d") => Bound::Nearly,
        (_, "up", "to") | (_, "bis", "zu") | (_, "jusqu" | "jusque", "a") | (_, "fino", "a") => Bound::UpTo,
        (_, "cerca" | "alrededor" | "autour", "de") => Bound::About,
        (
            _,
            _,
            "over" | "exceeding" | "above" | "uber" | "gut" | "guten" | "oltre" | "ruim" | "mindestens"
            | "minimum" | "beyond" | "plus",
        ) => Bound::Over,
        (_, _, "under" | "below" | "unter") => Bound::Under,
        (
            _,
            _,
            "nearly" | "almost" | "fast" | "knapp" | "beinahe" | "presque" | "casi" | "quasi" | "quase"
            | "bijna",
        ) => Bound::Nearly,
        (
            _,
            _,
            "about" | "around" | "approximately" | "roughly" | "approx" | "some" | "circa" | "ca" | "c"
            | "etwa" | "rund" | "ungefahr" | "environ" | "unos" | "unas" | "aproximadamente" | "ongeveer"
            | "zowat" | "~" | "um" | "quelque",
        ) => Bound::About,
        (_, _, "jusqu" | "hasta" | "ate" | "tot") => Bound::UpTo,
        // An abbreviation's full stop: "ca. 30", "approx. 30".
        (_, "ca" | "approx" | "c" | "etwa", ".") => Bound::About,
        _ => Bound::Exact,
    }
}

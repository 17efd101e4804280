//! Lines as meant rather than as wrapped, and their sentences.

/// A line this long that ends without punctuation was broken by a mail program, not by its writer. Mail programs
/// wrap at 72 to 80 columns; a word too long for the line may leave it this short.
const WRAPPED: usize = 56;

/// The paragraphs of a text: wrapped lines joined, blank ones dropped, white space normalised.
pub(crate) fn unwrapped(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for raw in text.lines() {
        let line = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() {
            open = false;
            continue;
        }
        let starts_item = line.starts_with(['-', '*', '•', '·', '–', '|', '>']) || label(&line);
        match out.last_mut().filter(|_| open && !starts_item) {
            Some(last) => {
                last.push(' ');
                last.push_str(&line);
            }
            None => out.push(line.clone()),
        }
        open = line.chars().count() >= WRAPPED;
    }
    out
}

/// `Position: …`: a line that names a field starts a line of its own.
fn label(line: &str) -> bool {
    line.find(": ").is_some_and(|at| line[..at].split(' ').count() <= 3)
}

/// The sentences of a paragraph. An abbreviation cuts one too early, which costs nothing here: a phrase is shorter
/// than a sentence.
pub(crate) fn sentences(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut start, mut ended) = (0, false);
    for (at, c) in line.char_indices() {
        if ended && c.is_whitespace() {
            out.push(&line[start..at]);
            start = at;
        }
        ended = matches!(c, '.' | '!' | '?' | ';');
    }
    out.push(&line[start..]);
    out.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "Thank you for applying for the position of Lighthouse Keeper at\nNorthpoint Harbour. We read it.\n\nKind regards\nThe team";
        assert_eq!(
            unwrapped(text),
            [
                "Thank you for applying for the position of Lighthouse Keeper at Northpoint Harbour. We read it.",
                "Kind regards",
                "The team"
            ]
        );
    }
}

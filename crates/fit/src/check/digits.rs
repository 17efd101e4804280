use super::language::Language;

/// Reads digits with separators: the value and, where a single separator before three digits may be either kind, the
/// other reading.
pub(super) fn parse_digits(text: &str, language: Language) -> Option<(f64, Option<f64>)> {
    let clean: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let dots = clean.matches('.').count();
    let commas = clean.matches(',').count();
    let number = |decimal: Option<char>| -> Option<f64> {
        let plain: String = clean
            .chars()
            .filter_map(|c| match c {
                c if Some(c) == decimal => Some('.'),
                '.' | ',' => None,
                c => Some(c),
            })
            .collect();
        plain.parse().ok()
    };
    if dots == 0 && commas == 0 {
        return Some((number(None)?, None));
    }
    if dots > 0 && commas > 0 {
        let last = if clean.rfind('.') > clean.rfind(',') { '.' } else { ',' };
        return Some((number(Some(last))?, None));
    }
    if dots + commas > 1 {
        return Some((number(None)?, None));
    }
    let sign = if dots == 1 { '.' } else { ',' };
    let (whole, rest) = clean.split_once(sign)?;
    let thousands = rest.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if !thousands {
        return Some((number(Some(sign))?, None));
    }
    let decimal = if language.decimal_comma() { ',' } else { '.' };
    let (as_thousands, as_decimal) = (number(None)?, number(Some(sign))?);
    Some(if sign == decimal { (as_decimal, Some(as_thousands)) } else { (as_thousands, Some(as_decimal)) })
}

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Fields, Section, text};
use crate::ui::Values;

/// What a form holds: fields by name, and the rows of its lists in their order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Typed {
    pub(crate) fields: BTreeMap<String, String>,
    /// Bullets: id, empty for a new one, and text.
    pub(crate) bullets: Vec<(String, String)>,
    /// Accounts elsewhere: network, name there, address.
    pub(crate) accounts: Vec<[String; 3]>,
    /// The entry as it was when the form was made; empty for a new one.
    pub(crate) seen: String,
}

/// What the pressed button asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// To keep it.
    Save,
    /// To show the form again, its rows changed. Nothing is kept yet.
    Again,
}

impl Typed {
    /// As a browser sends it. Buttons beside a row (`do=up:2`) change the rows.
    pub(crate) fn of(pairs: Vec<(String, String)>) -> (Self, Asked) {
        let (mut typed, mut asked) = (Self::default(), Asked::Save);
        let mut button = String::new();
        for (name, text) in pairs {
            let text = text.replace("\r\n", "\n");
            match name.as_str() {
                "bullet_id" => typed.bullets.push((text, String::new())),
                "bullet" => match typed.bullets.last_mut() {
                    Some((_, own)) if own.is_empty() => *own = text,
                    _ => typed.bullets.push((String::new(), text)),
                },
                "network" => typed.accounts.push([text, String::new(), String::new()]),
                "username" => typed.accounts.last_mut().into_iter().for_each(|a| a[1].clone_from(&text)),
                "account_url" => typed.accounts.last_mut().into_iter().for_each(|a| a[2].clone_from(&text)),
                "seen" => typed.seen = text,
                "do" => button = text,
                _ => {
                    typed.fields.insert(name, text);
                }
            }
        }
        if typed.press(&button) {
            asked = Asked::Again;
        }
        (typed, asked)
    }

    /// What an entry holds, for its form.
    pub(crate) fn from_entry(section: &Section, fields: &Fields, seen: String) -> Self {
        let strings = |name: &str| -> Vec<String> {
            let list = fields.get(name).and_then(Value::as_array).into_iter().flatten();
            list.map(|v| v.as_str().unwrap_or_default().to_owned()).collect()
        };
        let ids = strings("highlightIds");
        let bullets = strings("highlights").into_iter().enumerate();
        let accounts = fields.get("profiles").and_then(Value::as_array).into_iter().flatten();
        Self {
            fields: section.parts.iter().map(|p| (p.name.to_owned(), text(fields, p))).collect(),
            bullets: bullets.map(|(n, text)| (ids.get(n).cloned().unwrap_or_default(), text)).collect(),
            accounts: accounts
                .map(|a| {
                    let of = |f: &str| a.get(f).and_then(Value::as_str).unwrap_or_default().to_owned();
                    // Once its form is saved, the link that a file had on the name is an address like any other.
                    let address = Some(of("url")).filter(|url| !url.is_empty()).unwrap_or_else(|| of("link"));
                    [of("network"), of("username"), address]
                })
                .collect(),
            seen,
        }
    }

    /// The same for the components that show a form.
    pub(crate) fn values(&self) -> Values {
        Values::of(self.fields.iter().map(|(name, text)| (name.as_str(), text.as_str())))
    }

    /// Changes the rows as a button asks; false when the button is none of these.
    fn press(&mut self, button: &str) -> bool {
        match button.split_once(':').unwrap_or((button, "")) {
            ("add", "bullet") => self.bullets.push(Default::default()),
            ("add", "account") => self.accounts.push(Default::default()),
            ("forget", row) => drop_row(&mut self.accounts, row),
            ("drop", row) => drop_row(&mut self.bullets, row),
            ("up", row) => {
                swap_rows(&mut self.bullets, row.parse::<usize>().ok().and_then(|r| r.checked_sub(1)))
            }
            ("down", row) => swap_rows(&mut self.bullets, row.parse().ok()),
            _ => return false,
        }
        true
    }
}

fn drop_row<T>(rows: &mut Vec<T>, row: &str) {
    if let Some(row) = row.parse().ok().filter(|row| *row < rows.len()) {
        rows.remove(row);
    }
}

/// Changes places with the row behind.
fn swap_rows<T>(rows: &mut [T], row: Option<usize>) {
    if let Some(row) = row.filter(|row| row + 1 < rows.len()) {
        rows.swap(row, row + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned())).collect()
    }

    #[test]
    fn buttons_change_rows_and_lose_nothing_that_was_typed() {
        let rows = [
            ("position", "Clerk"),
            ("bullet_id", "w.1"),
            ("bullet", "One"),
            ("bullet_id", "w.2"),
            ("bullet", "Two\r\nlines"),
            ("bullet_id", ""),
            ("bullet", "Three"),
        ];
        let press = |button: &str| Typed::of(pairs(&[&rows[..], &[("do", button)]].concat()));
        let texts = |t: &Typed| t.bullets.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>();
        let (typed, asked) = press("");
        assert_eq!(
            (texts(&typed), asked),
            (vec!["One".into(), "Two\nlines".into(), "Three".into()], Asked::Save)
        );
        let (typed, asked) = press("up:1");
        assert_eq!((typed.bullets[0].0.as_str(), asked), ("w.2", Asked::Again));
        assert_eq!(texts(&press("down:1").0)[2], "Two\nlines");
        assert_eq!(texts(&press("drop:0").0).len(), 2);
        assert_eq!(texts(&press("add:bullet").0).len(), 4);
        for nothing in ["up:0", "down:2", "drop:9", "up:x"] {
            assert_eq!(texts(&press(nothing).0), texts(&press("").0), "{nothing}");
        }
        assert_eq!(press("up:1").0.fields["position"], "Clerk");
    }
}

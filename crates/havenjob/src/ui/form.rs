//! Fields of forms: a label, a control, a hint, and what is wrong with it.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{Tone, notice};
use crate::error::Error;

/// What a form holds when it is shown: what was typed, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Values {
    typed: BTreeMap<String, String>,
    faults: BTreeMap<String, String>,
    /// What is wrong with the whole.
    pub(crate) fault: Option<String>,
}

impl Values {
    /// A form with something in it.
    pub(crate) fn of<'a>(typed: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let typed = typed.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        Self { typed, ..Self::default() }
    }

    /// What a verb said to it. Errors that no change of the form mends come back.
    pub(crate) fn refused(mut self, error: Error) -> Result<Self, Error> {
        match error {
            Error::Invalid(faults) => {
                for (name, reason) in faults {
                    self.faults.insert(name.to_owned(), reason);
                }
            }
            Error::WrongPassword
            | Error::WrongCode
            | Error::WrongPasskey
            | Error::Conflict { .. }
            | Error::TooLarge(_)
            | Error::TooMany(_)
            | Error::Enough { .. }
            | Error::Forbidden(_)
            | Error::Malformed(_)
            | Error::Unavailable(_) => self.fault = Some(sentence(&error.to_string())),
            Error::Unusable(failure) => {
                self.fault = Some(format!(
                    "{}. {}.",
                    sentence(&failure.message).trim_end_matches('.'),
                    sentence(&failure.hint).trim_end_matches('.')
                ));
            }
            other => return Err(other),
        }
        Ok(self)
    }

    /// What was typed into a field.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", String::as_str)
    }

    /// Whether anything was refused.
    pub(crate) fn is_refused(&self) -> bool {
        self.fault.is_some() || !self.faults.is_empty()
    }

    /// What is wrong with a field.
    pub(crate) fn fault_of(&self, name: &str) -> Option<&str> {
        self.faults.get(name).map(String::as_str)
    }
}

/// What is wrong with a whole form.
pub(crate) fn refusal(values: &Values) -> Markup {
    html! { @if let Some(fault) = &values.fault { (notice(Tone::Bad, &html! { p { (fault) } })) } }
}

/// A message of ours as a sentence: its first letter large.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A field of one line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field<'a> {
    pub(crate) name: &'a str,
    pub(crate) label: &'a str,
    /// As HTML names it: `text`, `email`, `password`, `url`, `number`, `search`.
    pub(crate) kind: &'a str,
    /// Under the label; empty for none.
    pub(crate) hint: &'a str,
    /// As HTML names it: `email`, `name`, `current-password`; empty for `off`.
    pub(crate) autocomplete: &'a str,
    pub(crate) required: bool,
    /// Whether the label is silent on being optional: where one of several fields will do.
    pub(crate) either: bool,
    /// Whether the page begins here.
    pub(crate) first: bool,
}

impl Default for Field<'_> {
    fn default() -> Self {
        Self {
            name: "",
            label: "",
            kind: "text",
            hint: "",
            autocomplete: "",
            required: false,
            either: false,
            first: false,
        }
    }
}

/// A field of one line.
pub(crate) fn field(field: Field<'_>, values: &Values) -> Markup {
    let Field { name, kind, .. } = field;
    let value = if kind == "password" { "" } else { values.text(name) };
    labelled(
        field,
        values,
        &html! {
            input id=(name) name=(name) type=(kind) value=(value) required[field.required] autofocus[begins(field, values)]
                autocomplete=(if field.autocomplete.is_empty() { "off" } else { field.autocomplete })
                dir=[(kind == "text").then_some("auto")]
                aria-invalid=[values.fault_of(name).map(|_| "true")] aria-describedby=[described_by(field, values)];
        },
    )
}

/// Whether one begins here: at what is refused, before what the page begins with.
fn begins(field: Field<'_>, values: &Values) -> bool {
    if values.faults.is_empty() { field.first } else { values.fault_of(field.name).is_some() }
}

/// A field of many lines.
pub(crate) fn long_field(field: Field<'_>, rows: u8, values: &Values) -> Markup {
    let Field { name, .. } = field;
    labelled(
        field,
        values,
        &html! {
            textarea id=(name) name=(name) rows=(rows) dir="auto" required[field.required] autofocus[begins(field, values)]
                aria-invalid=[values.fault_of(name).map(|_| "true")] aria-describedby=[described_by(field, values)] {
                // A line break right behind the tag is swallowed by browsers; this one is theirs to swallow.
                "\n" (values.text(name))
            }
        },
    )
}

/// One of several: its value and its words.
pub(crate) type Choice<'a> = (&'a str, &'a str);

/// A field with a list to choose from.
pub(crate) fn choice(field: Field<'_>, choices: &[Choice<'_>], values: &Values) -> Markup {
    let Field { name, .. } = field;
    labelled(
        field,
        values,
        &html! {
            select id=(name) name=(name) aria-describedby=[described_by(field, values)] {
                @for (value, words) in choices {
                    option value=(value) selected[*value == values.text(name)] { (words) }
                }
            }
        },
    )
}

fn described_by(Field { name, hint, .. }: Field<'_>, values: &Values) -> Option<String> {
    match (hint.is_empty(), values.fault_of(name)) {
        (true, None) => None,
        (false, None) => Some(format!("{name}-hint")),
        (true, Some(_)) => Some(format!("{name}-fault")),
        (false, Some(_)) => Some(format!("{name}-fault {name}-hint")),
    }
}

/// A control with what stands around it.
fn labelled(field: Field<'_>, values: &Values, control: &Markup) -> Markup {
    let Field { name, label, hint, .. } = field;
    html! {
        div.field {
            label for=(name) { (label) @if !field.required && !field.either { " " span.optional { "optional" } } }
            (control)
            @if let Some(fault) = values.fault_of(name) { p.fault id={ (name) "-fault" } { (sentence(fault)) } }
            @if !hint.is_empty() { p.hint id={ (name) "-hint" } { (hint) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_field_says_why_and_keeps_what_was_typed() {
        let values =
            Values::of([("email", "ada@\"x")]).refused(Error::field("email", "is no mail address")).unwrap();
        let shown =
            field(Field { name: "email", label: "E-mail", required: true, ..Field::default() }, &values);
        let shown = shown.into_string();
        assert!(shown.contains("value=\"ada@&quot;x\"") && shown.contains("Is no mail address"), "{shown}");
        assert!(
            shown.contains("aria-invalid=\"true\"") && shown.contains("aria-describedby=\"email-fault\""),
            "{shown}"
        );
        assert!(values.is_refused());
    }

    #[test]
    fn a_password_is_never_shown_again() {
        let values = Values::of([("password", "tin lamp quiet river")]);
        let shown =
            field(Field { name: "password", kind: "password", ..Field::default() }, &values).into_string();
        assert!(!shown.contains("lamp"), "{shown}");
    }

    #[test]
    fn what_a_form_cannot_mend_goes_on() {
        assert!(Values::default().refused(Error::NotFound("job")).is_err());
        assert!(Values::default().refused(Error::Internal("x".into())).is_err());
    }
}

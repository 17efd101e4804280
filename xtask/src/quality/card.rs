//! The quality card: rows of measured figures beside their bars.

use std::fmt::Write as _;

/// What a bar asks.
#[derive(Clone, Copy)]
pub(crate) enum Bar {
    /// At least this.
    AtLeast(f64),
    /// At most this.
    AtMost(f64),
    /// Told, not judged.
    None,
}

/// One measured figure.
pub(crate) struct Row {
    /// What was measured.
    pub(crate) what: String,
    /// The figure.
    pub(crate) value: f64,
    /// Its unit, empty for a share or a count.
    pub(crate) unit: &'static str,
    /// What it is held to.
    pub(crate) bar: Bar,
    /// On what, by which rule.
    pub(crate) note: String,
}

impl Row {
    /// A row without a note.
    pub(crate) fn new(what: impl Into<String>, value: f64, unit: &'static str, bar: Bar) -> Self {
        Self { what: what.into(), value, unit, bar, note: String::new() }
    }

    /// The same row with a note.
    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// Whether the bar is met; a figure that could not be computed meets none.
    pub(crate) fn met(&self) -> Option<bool> {
        match self.bar {
            Bar::AtLeast(bar) => Some(self.value >= bar),
            Bar::AtMost(bar) => Some(self.value <= bar),
            Bar::None => None,
        }
    }
}

/// Rows about one thing.
pub(crate) struct Section {
    /// Heading.
    pub(crate) title: &'static str,
    /// What it was measured on, and what was left out and why.
    pub(crate) about: String,
    /// The figures.
    pub(crate) rows: Vec<Row>,
}

/// The card as Markdown.
pub(crate) fn markdown(head: &str, sections: &[Section]) -> String {
    let mut text = format!("# Quality card\n\n{head}\n");
    for section in sections {
        let _ = write!(
            text,
            "\n## {}\n\n{}\n\n| what | figure | bar | |\n| --- | ---: | ---: | --- |\n",
            section.title, section.about
        );
        for row in &section.rows {
            let bar = match row.bar {
                Bar::AtLeast(bar) => format!("≥ {}", figure(bar, row.unit)),
                Bar::AtMost(bar) => format!("≤ {}", figure(bar, row.unit)),
                Bar::None => String::new(),
            };
            let verdict = match row.met() {
                Some(true) => "met",
                Some(false) => "**missed**",
                None => "",
            };
            let note =
                [verdict, &row.note].iter().filter(|s| !s.is_empty()).copied().collect::<Vec<_>>().join("; ");
            let _ = writeln!(text, "| {} | {} | {bar} | {note} |", row.what, figure(row.value, row.unit));
        }
    }
    text
}

fn figure(value: f64, unit: &str) -> String {
    let number = if value.is_nan() {
        "–".to_owned()
    } else if unit.is_empty() && value.fract() != 0.0 {
        format!("{value:.3}")
    } else if value.fract() == 0.0 || value.abs() >= 100.0 {
        format!("{value:.0}")
    } else {
        format!("{value:.1}")
    };
    if unit.is_empty() { number } else { format!("{number} {unit}") }
}

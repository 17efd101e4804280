//! Labels inside an entry: `Highlights`, `Technologies:`.

use crate::parse::words::fold;

#[rustfmt::skip]
const LABELS: &[&str] = &[
    "highlights", "responsibilities", "key responsibilities", "achievements", "key achievements",
    "accomplishments", "duties", "tasks", "main tasks", "technologies", "technologies used", "tech stack",
    "tools", "keywords", "skills", "courses", "coursework", "relevant coursework", "description",
    "summary", "results", "environment", "details", "roles", "role", "position", "company", "dates",
    "type", "projects", "key projects", "aufgaben", "tatigkeiten", "schwerpunkte", "erfolge",
    "verantwortlichkeiten", "technologien", "missions", "realisations", "taches",
    "environnement technique", "funciones", "logros", "responsabilidades", "responsabilidades y logros",
    "tecnologias", "atividades", "conquistas", "attivita", "mansioni", "responsabilita", "taken",
    "werkzaamheden", "verantwoordelijkheden", "obowiazki", "osiagniecia", "zakres obowiazkow", "cursos",
    "kurse", "cours",
];

/// Whether a line is a label and nothing else.
pub(in crate::parse) fn is_label(text: &str) -> bool {
    text.len() < 40 && LABELS.contains(&fold(text).trim_end_matches([':', ' ', '.']))
}

/// Whether a line is a label with what it names: `Stack: Rust, SQL`.
pub(in crate::parse) fn is_labelled(text: &str) -> bool {
    let Some((label, rest)) = text.split_once(':') else { return false };
    let words = label.split_whitespace().count();
    rest.starts_with(' ') && (1..=2).contains(&words) && rest.split([',', '·', '|']).count() > 1
}

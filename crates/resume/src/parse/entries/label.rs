//! Labels inside an entry: `Highlights`, `Technologies:`.

use crate::parse::sections::Part;
use crate::parse::source::{Slice, Source};
use crate::parse::words::{self, fold};

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
    if form(text).is_some() {
        return false;
    }
    let words = label.split_whitespace().count();
    rest.starts_with(' ') && (1..=2).contains(&words) && rest.split([',', '·', '|']).count() > 1
}

/// A bold name that leads a line, and what the line says of it: **`Nendo:`** `a modeller of shapes`.
pub(in crate::parse) fn led(source: &Source<'_>, part: Part) -> Option<(Slice, Slice)> {
    let row = &source.rows[part.row];
    let runs = || row.runs.iter().filter(|r| r.at.overlaps(part.at) && !source.trim(r.at).is_empty());
    let bold = runs().take_while(|r| r.bold).count();
    let turn = runs().nth(bold).filter(|_| bold > 0)?.at.start;
    let colon = source.str(Slice::new(turn, part.at.end)).starts_with(':').then_some(turn);
    let colon = colon.or_else(|| {
        let name = source.str(Slice::new(part.at.start, turn)).trim_end();
        name.ends_with(':').then(|| part.at.start + name.len() - 1)
    })?;
    let name = source.trim(Slice::new(part.at.start, colon));
    let rest = source.trim(Slice::new(colon + 1, part.at.end));
    let is_name = !name.is_empty() && words::count(source.str(name)) <= 8 && !is_label(source.str(name));
    (is_name && !rest.is_empty()).then_some((name, rest))
}

/// How a form that prints all its fields prints an empty one.
pub(in crate::parse) fn is_not_given(text: &str) -> bool {
    matches!(text, "N/A" | "n/a" | "N.A." | "n.a.")
}

/// What a field of a form says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::parse) enum Says {
    /// Title or degree.
    What,
    /// Organisation or school.
    Whom,
    Place,
    /// A date, which is read elsewhere.
    When,
    /// Something that is kept nowhere.
    Aside,
}

#[rustfmt::skip]
const FORM: &[(Says, &[&str])] = &[
    (Says::What, &["designation", "position", "job title", "title", "role", "post", "position held", "job position",
        "degree", "course", "qualification", "beruf", "poste", "puesto", "cargo", "stanowisko", "functie"]),
    (Says::Whom, &["organization", "organisation", "company", "company name", "name of company", "employer",
        "name of employer", "firm", "institution", "institute", "school", "university", "college",
        "arbeitgeber", "firma", "unternehmen", "entreprise", "employeur", "empresa", "azienda", "werkgever", "bedrijf"]),
    (Says::Place, &["location", "place", "city", "ort", "lieu", "lugar", "luogo", "plaats"]),
    (Says::When, &["duration", "period", "dates", "date", "tenure", "time period", "year", "zeitraum", "periode",
        "periodo", "okres"]),
];

/// The labels of the European format of before 2012, in a column of their own.
#[rustfmt::skip]
const EUROPEAN: &[(Says, &[&str])] = &[
    (Says::What, &["tipo di impiego", "lavoro o posizione ricoperti", "qualifica conseguita", "titolo della qualifica rilasciata",
        "occupation or position held", "title of qualification awarded", "beruf oder funktion", "bezeichnung der erworbenen qualifikation",
        "fonction ou poste occupe", "intitule du certificat ou diplome delivre", "profesion o cargo desempenado",
        "funcao ou cargo ocupado", "designacao da qualificacao atribuida", "titulo de la cualificacion obtenida", "beroep of functie"]),
    (Says::Whom, &["nome e indirizzo del datore di lavoro", "nome e tipo di istituto di istruzione o formazione",
        "nome e tipo d'organizzazione erogatrice dell'istruzione e formazione", "name and address of employer",
        "name and type of organisation providing education and training", "name und adresse des arbeitgebers",
        "nom et adresse de l'employeur", "nom et type de l'etablissement d'enseignement ou de formation",
        "nombre y direccion de la empresa o empleador", "nombre y tipo de organizacion que ha impartido la educacion o la formacion",
        "nome e endereco do empregador", "nome e tipo da organizacao de ensino ou formacao", "naam en adres van de werkgever"]),
    (Says::When, &["date (da - a)", "date", "dates", "dates (from - to)", "datum", "datum (von - bis)", "dates (de - a)", "fechas",
        "fechas (de - a)", "datas", "datas (de - ate)", "data"]),
    (Says::Aside, &["tipo di azienda o settore", "tipo di attivita o settore", "type of business or sector",
        "tatigkeitsbereich oder branche", "type ou secteur d'activite", "tipo de empresa o sector", "tipo de empresa ou sector"]),
];

/// What a line of a form says it is, with the length of its label: `Designation: Buyer`.
pub(in crate::parse) fn form(text: &str) -> Option<(Says, usize)> {
    if let Some((label, rest)) = text.split_once('\t') {
        let folded = fold(label).replace(['–', '—'], "-");
        let folded = folded.trim_matches([' ', '•', ':']);
        if let Some(row) = EUROPEAN.iter().find(|(_, labels)| labels.contains(&folded)) {
            return (!rest.trim().is_empty() && rest.len() <= 120).then_some((row.0, label.len() + 1));
        }
    }
    let colon = text.find(':').filter(|c| *c <= 24)?;
    let folded = fold(&text[..colon]);
    let rest = text[colon + 1..].trim();
    let row = FORM.iter().find(|(_, labels)| labels.contains(&folded.as_str()))?;
    (!rest.is_empty() && rest.len() <= 100 && !rest.starts_with("//")).then_some((row.0, colon + 1))
}

/// Where the label of a form's line ends, if what it leads to is kept.
pub(in crate::parse) fn form_label(text: &str) -> Option<usize> {
    form(text).filter(|(says, _)| *says != Says::Aside).map(|(_, end)| end)
}

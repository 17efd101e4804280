//! What a document says in its reader's language: headings, month names, dates. The words a person wrote are never
//! translated.

use crate::model::{Date, Dates};

/// A language that headings and dates can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locale(usize);

/// A word or heading that a document adds to what the person wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named after JSON Resume's sections and fields")]
pub enum Label {
    Document,
    Contact,
    Summary,
    Work,
    Volunteer,
    Education,
    Projects,
    Skills,
    Certificates,
    Languages,
    Publications,
    Awards,
    Interests,
    References,
    Courses,
    Grade,
    Email,
    Phone,
    Address,
    Website,
    Present,
}

const CODES: [&str; 8] = ["en", "de", "fr", "es", "pt", "nl", "it", "pl"];

/// One row a label, one column a language, in the order of [`CODES`].
#[rustfmt::skip]
const LABELS: [(Label, &str, [&str; 8]); 21] = [
    (Label::Document, "document", ["Résumé", "Lebenslauf", "Curriculum vitæ", "Currículum", "Currículo", "Curriculum vitae", "Curriculum vitae", "Curriculum vitae"]),
    (Label::Contact, "contact", ["Contact", "Kontakt", "Contact", "Contacto", "Contacto", "Contact", "Contatti", "Kontakt"]),
    (Label::Summary, "summary", ["Profile", "Profil", "Profil", "Perfil", "Perfil", "Profiel", "Profilo", "Profil"]),
    (Label::Work, "work", ["Experience", "Berufserfahrung", "Expérience professionnelle", "Experiencia profesional", "Experiência profissional", "Werkervaring", "Esperienza professionale", "Doświadczenie zawodowe"]),
    (Label::Volunteer, "volunteer", ["Volunteering", "Ehrenamt", "Bénévolat", "Voluntariado", "Voluntariado", "Vrijwilligerswerk", "Volontariato", "Wolontariat"]),
    (Label::Education, "education", ["Education", "Ausbildung", "Formation", "Formación", "Formação", "Opleiding", "Formazione", "Wykształcenie"]),
    (Label::Projects, "projects", ["Projects", "Projekte", "Projets", "Proyectos", "Projetos", "Projecten", "Progetti", "Projekty"]),
    (Label::Skills, "skills", ["Skills", "Kenntnisse", "Compétences", "Competencias", "Competências", "Vaardigheden", "Competenze", "Umiejętności"]),
    (Label::Certificates, "certificates", ["Certificates", "Zertifikate", "Certifications", "Certificaciones", "Certificações", "Certificaten", "Certificazioni", "Certyfikaty"]),
    (Label::Languages, "languages", ["Languages", "Sprachen", "Langues", "Idiomas", "Idiomas", "Talen", "Lingue", "Języki"]),
    (Label::Publications, "publications", ["Publications", "Veröffentlichungen", "Publications", "Publicaciones", "Publicações", "Publicaties", "Pubblicazioni", "Publikacje"]),
    (Label::Awards, "awards", ["Awards", "Auszeichnungen", "Distinctions", "Premios", "Prémios", "Onderscheidingen", "Riconoscimenti", "Nagrody"]),
    (Label::Interests, "interests", ["Interests", "Interessen", "Centres d’intérêt", "Intereses", "Interesses", "Interesses", "Interessi", "Zainteresowania"]),
    (Label::References, "references", ["References", "Referenzen", "Références", "Referencias", "Referências", "Referenties", "Referenze", "Referencje"]),
    (Label::Courses, "courses", ["Courses", "Kurse", "Cours", "Asignaturas", "Disciplinas", "Vakken", "Corsi", "Przedmioty"]),
    (Label::Grade, "grade", ["Grade", "Note", "Note", "Nota", "Nota", "Cijfer", "Voto", "Ocena"]),
    (Label::Email, "email", ["Email", "E-Mail", "E-mail", "Correo electrónico", "E-mail", "E-mail", "E-mail", "E-mail"]),
    (Label::Phone, "phone", ["Phone", "Telefon", "Téléphone", "Teléfono", "Telefone", "Telefoon", "Telefono", "Telefon"]),
    (Label::Address, "address", ["Address", "Adresse", "Adresse", "Dirección", "Morada", "Adres", "Indirizzo", "Adres"]),
    (Label::Website, "website", ["Website", "Website", "Site web", "Sitio web", "Site", "Website", "Sito web", "Strona"]),
    (Label::Present, "present", ["Present", "heute", "aujourd’hui", "actualidad", "presente", "heden", "presente", "obecnie"]),
];

/// Short enough for a column of dates, spelt as each language abbreviates them.
#[rustfmt::skip]
const MONTHS: [[&str; 12]; 8] = [
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
    ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
    ["ene.", "feb.", "mar.", "abr.", "may.", "jun.", "jul.", "ago.", "sept.", "oct.", "nov.", "dic."],
    ["jan.", "fev.", "mar.", "abr.", "maio", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."],
    ["jan.", "feb.", "mrt.", "apr.", "mei", "juni", "juli", "aug.", "sept.", "okt.", "nov.", "dec."],
    ["gen.", "feb.", "mar.", "apr.", "mag.", "giu.", "lug.", "ago.", "set.", "ott.", "nov.", "dic."],
    ["sty.", "lut.", "mar.", "kwi.", "maj", "cze.", "lip.", "sie.", "wrz.", "paź.", "lis.", "gru."],
];

impl Locale {
    /// English, the language of last resort.
    pub const ENGLISH: Self = Self(0);

    /// The locale of a BCP 47 tag; only its language counts (`de-AT` is German). English for a language not known here.
    pub fn of(tag: &str) -> Self {
        let language = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        CODES.iter().position(|code| *code == language).map_or(Self::ENGLISH, Self)
    }

    /// The two-letter code.
    pub fn code(self) -> &'static str {
        CODES[self.0]
    }

    /// The word for it in this language.
    pub fn label(self, label: Label) -> &'static str {
        self.labels().find(|(row, ..)| *row == label).map_or("", |(_, _, word)| word)
    }

    /// All labels with their names in lower case, as templates call them.
    pub fn labels(self) -> impl Iterator<Item = (Label, &'static str, &'static str)> {
        LABELS.iter().map(move |(label, name, words)| (*label, *name, words[self.0]))
    }

    /// A date as exact as it is known: `2019`, `Mar 2019`, `14 Mar 2019`.
    pub fn date(self, date: &Date) -> String {
        let month = |m: u8| MONTHS[self.0].get(usize::from(m).wrapping_sub(1)).copied().unwrap_or_default();
        match date {
            Date::Year(y) => y.to_string(),
            Date::Month(y, m) => format!("{} {y}", month(*m)),
            Date::Day(y, m, d) if self.code() == "de" => format!("{d}. {} {y}", month(*m)),
            Date::Day(y, m, d) => format!("{d} {} {y}", month(*m)),
            Date::Present => self.label(Label::Present).to_owned(),
            Date::Text(words) => words.clone(),
        }
    }

    /// A stretch of time: `Mar 2019 – Present`, `2015–2018`, or the one date that is known. The en dash is set off by
    /// spaces as soon as one side has a space in it.
    pub fn period(self, dates: &Dates) -> String {
        match (&dates.start, &dates.end) {
            (None, None) => String::new(),
            (Some(one), None) | (None, Some(one)) => self.date(one),
            (Some(start), Some(end)) if start == end => self.date(start),
            (Some(Date::Year(start)), Some(Date::Year(end))) => format!("{start}–{end}"),
            (Some(start), Some(end)) => format!("{} – {}", self.date(start), self.date(end)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_finds_its_language() {
        assert_eq!(Locale::of("de-AT").code(), "de");
        assert_eq!(Locale::of("PT_br").code(), "pt");
        assert_eq!(Locale::of("tlh").code(), "en");
        assert_eq!(Locale::of("").code(), "en");
    }

    #[test]
    fn every_label_has_a_word_in_every_language() {
        for (code, locale) in CODES.iter().zip((0..).map(Locale)) {
            assert!(
                locale.labels().all(|(label, _, word)| !word.is_empty() && locale.label(label) == word),
                "{code}"
            );
        }
    }

    #[test]
    fn dates_are_as_exact_as_they_are_known() {
        let english = Locale::ENGLISH;
        assert_eq!(english.date(&Date::Year(2019)), "2019");
        assert_eq!(english.date(&Date::Month(2019, 3)), "Mar 2019");
        assert_eq!(english.date(&Date::Day(2019, 3, 4)), "4 Mar 2019");
        assert_eq!(english.date(&Date::Text("Fall 2015".into())), "Fall 2015");
        assert_eq!(Locale::of("de").date(&Date::Day(2019, 3, 4)), "4. März 2019");
        assert_eq!(Locale::of("fr").date(&Date::Month(2019, 8)), "août 2019");
    }

    #[test]
    fn a_period_never_claims_an_end_that_is_not_known() {
        let period = |start, end| Locale::ENGLISH.period(&Dates { start, end });
        assert_eq!(period(Some(Date::Year(2015)), None), "2015");
        assert_eq!(period(None, Some(Date::Year(2015))), "2015");
        assert_eq!(period(Some(Date::Year(2015)), Some(Date::Year(2018))), "2015–2018");
        assert_eq!(period(Some(Date::Year(2015)), Some(Date::Present)), "2015 – Present");
        assert_eq!(period(Some(Date::Month(2015, 1)), Some(Date::Year(2018))), "Jan 2015 – 2018");
        assert_eq!(period(Some(Date::Year(2015)), Some(Date::Year(2015))), "2015");
        assert_eq!(period(None, None), "");
    }
}

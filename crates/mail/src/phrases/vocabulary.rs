//! The words that mails about applications cannot do without.

use super::Row;

pub(super) const TABLES: &[&[Row]] = &[WORDS];

const WORDS: &[Row] = &[
    (2, "your application|candidacy|resume|cv"),
    (2, "application|apply|applying|applied|applicant*"),
    (2, "candidacy|candidate*|candidature|candidatura"),
    (2, "position|role|vacancy|vacature|vacante|vaga"),
    (2, "recruit*|hiring|talent"),
    (2, "interview*"),
    (2, "employment|internship|job|jobs|career|careers"),
    (2, "resume|cv|curriculum|curriculo|lebenslauf"),
    (2, "bewerbung*|bewerber*|vorstellungsgesprach|kennenlerngesprach|stelle|karriere|stellenangebot"),
    (2, "recrutement|poste|entretien|embauche"),
    (2, "postulacion|puesto|entrevista|empleo|seleccion"),
    (2, "inscricao|recrutamento|selecao|contratacao"),
    (2, "sollicitatie*|solliciteren|functie|kennismaking*|arbeids*"),
    (2, "posizione|colloquio|selezione|assunzione"),
    (2, "salary|offer"),
    (2, "hackerrank|codility|codesignal|assessment*"),
];

//! The words that mails about applications cannot do without. Weight 3 is of jobs only; banks take applications too.

use super::Row;

pub(super) const TABLES: &[&[Row]] = &[WORDS];

const WORDS: &[Row] = &[
    (2, "your application|candidacy|resume|cv"),
    (2, "application|apply|applying|applied|applicant*"),
    (3, "candidacy|candidat*"),
    (3, "position|role|vacancy|vacature|vacante|vaga"),
    (3, "recruit*|hiring|talent"),
    (3, "interview*"),
    (3, "employment|internship|job|jobs|career|careers"),
    (3, "resume|cv|curriculum|curriculo|lebenslauf"),
    (3, "bewerbung*|bewerber*|vorstellungsgesprach|kennenlerngesprach|stelle|karriere|stellenangebot"),
    (3, "recrutement|poste|entretien|embauche"),
    (3, "postulacion|puesto|entrevista|empleo|seleccion"),
    (3, "inscricao|recrutamento|selecao|contratacao"),
    (3, "sollicitatie*|solliciteren|functie|kennismaking*|arbeids*"),
    (3, "posizione|colloquio|selezione|assunzione"),
    (2, "salary|offer"),
    (3, "next|final|second|first|last round"),
    (3, "selected|shortlisted .. interview*|round|stage"),
    (3, "trabalho|emprego|cargo|trabajo|lavoro|travail"),
    (3, "arbeitsvertrag|jobangebot|vertragsangebot|zusage|absage"),
    (3, "hackerrank|codility|codesignal|assessment*"),
];

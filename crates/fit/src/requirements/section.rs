//! What part of a posting a line belongs to, by the headings people write.

use std::sync::LazyLock;

use crate::words::words;

/// A part of a posting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// Before the first heading, or under one that says nothing: "Job description".
    Body,
    /// What the person must have.
    Must,
    /// What is welcome.
    Nice,
    /// What the person will do.
    Duties,
    /// A list of names: technologies, industry.
    Names,
    /// A labelled fact that names no skill: job type, company size.
    Fact,
    /// What is offered.
    Offer,
    /// About the company, equal opportunity, how to apply: set aside.
    Aside,
}

/// The heading a line is, if it is one, and what stands behind it on the same line.
pub(super) fn heading(line: &str) -> Option<(Section, &str)> {
    // An item of a list is a heading only when it is nothing else: "Skills", not "Experience with Kafka".
    let item = line.trim_start().starts_with(['•', '-', '*', '·', '–', '●', '▪', '\u{f0b7}'])
        && !line.contains("**");
    let line = line.trim_matches(|c: char| c.is_whitespace() || "*#•·-–—=_>|".contains(c));
    if let Some((label, rest)) = line.split_once(':') {
        let rest = rest.trim();
        if let Some(section) = named(label, rest.is_empty() && !item) {
            return Some((section, rest));
        }
    }
    named(line.trim_end_matches(['.', '?', '!', '…']), !item).map(|section| (section, ""))
}

/// A heading alone may be a short phrase that contains the words; before text it must be nothing else.
fn named(label: &str, alone: bool) -> Option<Section> {
    if label.len() > 70 {
        return None;
    }
    let keys: Vec<String> = words(label).into_iter().map(|w| w.key).collect();
    if keys.is_empty() || keys.len() > 9 {
        return None;
    }
    let padded = format!(" {} ", keys.join(" "));
    let whole = PHRASES.iter().find(|(_, phrase)| padded.trim() == phrase);
    if let Some((section, _)) = whole {
        return Some(*section);
    }
    if !alone || keys.len() > 7 || label.ends_with(',') {
        return None;
    }
    // "What you'll need to succeed in this role": the longest phrase in it decides. One word alone decides little.
    PHRASES
        .iter()
        .filter(|(_, phrase)| phrase.contains(' ') || keys.len() <= 2)
        .filter(|(_, phrase)| padded.contains(&format!(" {phrase} ")))
        .max_by_key(|(_, phrase)| phrase.len())
        .map(|(section, _)| *section)
}

/// Phrases by section; `|` parts them. They are folded on first use.
const HEADINGS: &[(Section, &str)] = &[
    (
        Section::Must,
        "requirement | qualification | your profile | profile | candidate profile | about you | who \
         you are | who are you | what you bring | what you'll bring | what you need | what you'll \
         need | what we need | what we are looking for | what we're looking for | we are looking for \
         | who we are looking for | who we're looking for | looking for | must have | must-have | \
         minimum | what do we expect | what we expect | we expect | your skill | skill | key skill | \
         required skill | skill and experience | experience | your experience | essential | education \
         | competency | knowledge | your competence | your background | you have | you should | \
         person specification | why we would choose you | basic qualification | minimum qualification \
         | language | anforderung | anforderungen | dein profil | ihr profil | profil | das bringst \
         du mit | das bringen sie mit | was du mitbringst | was sie mitbringen | qualifikation | \
         qualifikationen | voraussetzung | voraussetzungen | du bringst mit | sie bringen mit | wir \
         erwarten | das zeichnet dich aus | votre profil | profil recherche | exigence | competence | \
         competence requise | vos competence | prérequis | requisitos | perfil | tu perfil | qué \
         buscamos | lo que buscamos | conocimiento | requerimiento | formacion | qualificações | o \
         que procuramos | requisiti | profilo | competenze | cosa cerchiamo | functie eisen | \
         functieeisen | jouw profiel | profiel | wat vragen wij | wie ben jij",
    ),
    (
        Section::Nice,
        "extra credit | bonus skills | it would be great if you | even better | wäre toll | das wäre schön | nice to have | nice-to-have | bonus | bonus point | desirable | preferred | preferred \
         qualification | preferred skill | desired | plus | additional skill | good to have | \
         advantage | advantageous | would be a plus | it's a plus | a plus | extra point | \
         wunschenswert | von vorteil | pluspunkt | pluspunkte | idealerweise | atout | les plus | \
         apprecie | se valorara | deseable | valorable | diferencial | diferenciais | desejavel | \
         costituisce titolo preferenziale | pré | mooi meegenomen",
    ),
    (
        Section::Duties,
        "responsibility | duty | task | your task | key task | the role | your role | role | what you \
         ll do | what you will do | what you'll be doing | what you will be doing | you will | about \
         the role | about the job | job description | description | the job | the position | job \
         summary | overview | purpose | main purpose | scope | your mission | your work task | role \
         and responsibility | accountability | aufgabe | aufgaben | deine aufgaben | ihre aufgaben | \
         das erwartet dich | tatigkeiten | aufgabengebiet | mission | vos mission | le poste | \
         responsabilite | funcione | responsabilidade | tarea | descripcion | atividade | atribuições \
         | responsabilita | mansioni | attivita | taken | wat ga je doen | functieomschrijving",
    ),
    (
        Section::Names,
        "technology | technology stack | tech stack | our stack | our tech stack | stack | tool | \
         industry | keyword | tag | technologie | technologien | tecnologia | branche | secteur | \
         sector",
    ),
    (
        Section::Fact,
        "job type | experience level | company size | company type | location option | compensation | \
         salary | date posted | location | employment type | contract type | working hour | start \
         date | seniority level | job category | reference | standort | gehalt | lieu | ubicacion | \
         job function",
    ),
    (
        Section::Offer,
        "what you can expect | our promise | benefit | job benefit | we offer | what we offer | what we offer you | what we'll offer you \
         | what we can offer you | perk | perk and benefit | our offer | what you get | what you'll \
         get | what's in it for you | why join us | why work with us | why you should join | in \
         return | what we provide | we provide | wir bieten | das bieten wir | unser angebot | was \
         wir bieten | deine benefit | was wir dir bieten | nous offrons | nous proposons | avantage | \
         ce que nous offrons | ofrecemos | qué ofrecemos | beneficio | te ofrecemos | oferecemos | \
         offriamo | cosa offriamo | wij bieden | wat bieden wij",
    ),
    (
        Section::Aside,
        "the process | our process | interview process | what to expect | staying safe | note | good to know | about us | about the company | about company | company description | who we are | our \
         company | our culture | our value | equal opportunity | equal opportunity employer | equal \
         employment opportunity | eeo | diversity | diversity and inclusion | how to apply | \
         application process | apply | apply now | application | contact | further information | more \
         information | about | about organization | recruitment process | hiring process | \
         recruitment procedure | deadline | interested | privacy | privacy notice | disclaimer | \
         question | formality | über uns | das sind wir | bewerbung | kontakt | ihre bewerbung | wer \
         wir sind | interessiert | qui sommes-nous | à propos | à propos de nous | postuler | l \
         entreprise | sobre nosotros | quienes somos | sobre nós | chi siamo | over ons | \
         solliciteren | sollicitatie",
    ),
];

static PHRASES: LazyLock<Vec<(Section, String)>> = LazyLock::new(|| {
    let fold = |phrase: &str| words(phrase).into_iter().map(|w| w.key).collect::<Vec<_>>().join(" ");
    HEADINGS.iter().flat_map(|(s, list)| list.split('|').map(move |p| (*s, fold(p)))).collect()
});

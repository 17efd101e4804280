//! What part of a posting a line belongs to, by the headings people write.

use std::collections::HashMap;
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
        let alone = !rest.contains(char::is_alphanumeric);
        if let Some(section) = named(label, alone && !item) {
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
    if let Some(section) = WHOLE.get(padded.trim()) {
        return Some(*section);
    }
    if !alone || keys.len() > 7 || label.ends_with(',') {
        return None;
    }
    // "What you'll need to succeed in this role": the longest phrase in it decides. One word alone decides little.
    PHRASES
        .iter()
        .filter(|(_, phrase)| phrase.contains(' ') || keys.len() <= 2)
        // "Then we are looking for you!" closes an appeal; it opens no list.
        .filter(|(_, phrase)| !(phrase.ends_with("looking for") && padded.contains(" looking for you ")))
        .filter(|(_, phrase)| padded.contains(&format!(" {phrase} ")))
        .max_by_key(|(_, phrase)| phrase.len())
        .map(|(section, _)| *section)
}

/// How headings end that open a list of what is asked, folded.
const ASKING: &[&str] = &[
    " if ",
    " if you ",
    " if you have ",
    " if you are ",
    " if you have are ",
    " if you also have are ",
    " if you also have ",
    " need to have ",
    " you to have ",
    " you must have ",
    " you should have ",
    " you will need ",
    " you will have ",
    " you to be ",
    " wenn du ",
    " wenn sie ",
    " si vous ",
    " si ",
];

/// The section of a label that stands before text on its line and holds more than the words of a heading:
/// "Qualifications and skills: Background as a technician".
pub(super) fn labelled(line: &str) -> Option<(Section, &str)> {
    let (label, rest) = line.split_once(':').filter(|_| !is_item(line))?;
    let label = label.trim_matches(|c: char| c.is_whitespace() || "*#".contains(c));
    let of_words = || {
        let keys: Vec<String> = words(label).into_iter().map(|w| w.key).collect();
        let has = |list: &[&str]| keys.iter().any(|k| list.contains(&k.as_str()));
        (keys.len() <= 5).then_some(())?;
        SAYING.iter().find(|(_, list)| has(list)).map(|(section, _)| *section)
    };
    Some((named(label, true).or_else(of_words)?, rest.trim()))
}

/// Words that name a section whatever else its label says: "Personal profile & qualifications:".
const SAYING: &[(Section, &[&str])] = &[
    (Section::Nice, &["preferred", "desirable", "desired", "bonus"]),
    (
        Section::Must,
        &[
            "qualification",
            "requirement",
            "competency",
            "competence",
            "profile",
            "anforderungen",
            "requisito",
        ],
    ),
    (Section::Duties, &["responsibility", "duty", "aufgaben", "responsabilidade"]),
    (Section::Offer, &["benefit", "perk"]),
];

/// Whether a line opens a list of what is asked in words that no list of headings has: "You'll be great in this role if
/// you", "We would like you to have:".
pub(super) fn opens_asking(line: &str) -> bool {
    let line = line.trim_matches(|c: char| c.is_whitespace() || "*#:….-–".contains(c));
    let keys: Vec<String> = words(line).into_iter().map(|w| w.key).collect();
    let padded = format!(" {} ", keys.join(" "));
    (2..=12).contains(&keys.len()) && line.len() <= 90 && ASKING.iter().any(|end| padded.ends_with(end))
}

/// Whether a line looks like a heading that no list knows: a few words before a colon and nothing behind it, or a few
/// words alone before a list. It says nothing of what follows, but what was set aside before it is over.
pub(super) fn unknown_heading(line: &str, next: Option<&str>) -> bool {
    let line = line.trim();
    let count = line.split_whitespace().count();
    if count == 0 || count > 10 || line.len() > 80 || is_item(line) {
        return false;
    }
    let first = words(line).into_iter().next().map(|w| w.key).unwrap_or_default();
    let asks = ["how", "why", "what", "who", "where", "about"].contains(&first.as_str());
    line.ends_with(':')
        || (asks && !line.ends_with(['.', ',', ';']))
        || (!line.ends_with(['.', ',', ';']) && !is_item(line) && next.is_some_and(is_item))
}

/// Whether a line is an item of a list.
pub(super) fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with(['•', '·', '●', '▪', '◦', '‣', '\u{f0b7}', '\u{95}'])
        || ["- ", "* ", "– ", "— ", "o "].iter().any(|mark| line.starts_with(mark))
}

/// Cuts a line that holds what was several at the headings inside it: "... of our team Requirements: Experience with".
/// The first part has no section of its own.
pub(super) fn segments(line: &str) -> Vec<(Option<Section>, &str)> {
    if line.len() < FLAT {
        return vec![(None, line)];
    }
    let list: Vec<(usize, &str)> = line
        .split_whitespace()
        .map(|token| (token.as_ptr() as usize - line.as_ptr() as usize, token))
        .collect();
    let mut out = Vec::new();
    let (mut from, mut section, mut at) = (0, None, 0);
    while at < list.len() {
        let inside = at > 0 && list[at].1.starts_with(char::is_uppercase);
        if let Some((found, next)) = inside.then(|| opens(&list, at)).flatten() {
            out.push((section, line[from..list[at].0].trim()));
            section = Some(found);
            from = list.get(next).map_or(line.len(), |(start, _)| *start);
            at = next;
        } else {
            at += 1;
        }
    }
    out.push((section, line[from..].trim()));
    out
}

/// A line of this many bytes may hold what were several.
const FLAT: usize = 160;

/// The section that the words from here on open, and the index of the word behind the heading.
fn opens(list: &[(usize, &str)], at: usize) -> Option<(Section, usize)> {
    let before = list[at - 1].1;
    if before.ends_with([',', '(', '/', '&']) || LEADS.contains(&before.to_lowercase().as_str()) {
        return None;
    }
    for end in (at + 1..=(at + 8).min(list.len())).rev() {
        let label: Vec<&str> = list[at..end].iter().map(|(_, token)| *token).collect();
        let inner = &label[..label.len() - 1];
        if inner.iter().any(|token| token.ends_with(['.', ':', '!', '?', ',', ';'])) {
            continue;
        }
        let label = label.join(" ");
        if let Some(label) = label.trim_end_matches('.').strip_suffix([':', '?']) {
            let found = named(label, end - at > 2);
            if found.is_some() {
                return found.map(|section| (section, end));
            }
        }
        // Without a colon only what is said nowhere but in headings, and what follows must begin like something new.
        let new =
            list.get(end).is_some_and(|(_, t)| t.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
        let plain = label.ends_with(|c: char| c.is_alphanumeric());
        let first = list[at].1.to_lowercase();
        let sure = if end - at == 1 {
            let plural = [
                "requirements",
                "qualifications",
                "responsibilities",
                "benefits",
                "anforderungen",
                "aufgaben",
            ];
            plural.contains(&first.as_str()) && !before.starts_with(char::is_uppercase)
        } else {
            !["you", "we", "looking", "role", "skills"].contains(&first.as_str())
                || first == "we" && label.ends_with("offer")
        };
        if new
            && plain
            && sure
            && let Some(section) = named(&label, false)
        {
            return Some((section, end));
        }
    }
    None
}

/// Words after which no heading begins.
const LEADS: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "our", "the", "their", "this",
    "to", "with", "your", "all", "other", "key", "&",
];

/// Phrases by section; `|` parts them. They are folded on first use.
const HEADINGS: &[(Section, &str)] = &[
    (
        Section::Must,
        "requirement | qualification | your profile | profile | candidate profile | about you | who \
         you are | who are you | what you bring | what you'll bring | what you need | what you'll \
         need | what you will need | what we need | what we are looking for | what we're looking for | we are looking for \
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

/// The same by phrase; of two sections with one phrase the first has it.
static WHOLE: LazyLock<HashMap<&str, Section>> =
    LazyLock::new(|| PHRASES.iter().rev().map(|(section, phrase)| (phrase.as_str(), *section)).collect());

static PHRASES: LazyLock<Vec<(Section, String)>> = LazyLock::new(|| {
    let fold = |phrase: &str| words(phrase).into_iter().map(|w| w.key).collect::<Vec<_>>().join(" ");
    HEADINGS.iter().flat_map(|(s, list)| list.split('|').map(move |p| (*s, fold(p)))).collect()
});

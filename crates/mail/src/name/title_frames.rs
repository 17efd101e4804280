//! What stands before a title, and the nouns that stand after one.

use crate::words::Words;
use std::sync::LazyLock;

use regex::Regex;

/// How a title may look after a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// In lower case too: nothing but a title can follow.
    Any,
    /// Must start with a capital, a digit or a quote.
    Capital,
    /// Must name an occupation: a company could follow as well.
    Occupation,
}

pub(super) struct Frame {
    pub(super) before: Regex,
    pub(super) look: Look,
    pub(super) weight: f32,
}

/// Patterns of what stands directly before a title; case is ignored.
const BEFORE: &[(Look, f32, &str)] = &[
    // Field names at the start of a line.
    (
        Look::Any,
        4.0,
        r"^[-•*·\s]*(?:job|position|role|vacancy|posting|requisition|opening)\s+(?:title|name|applied\s+for)\s*[:：][-\s]*",
    ),
    (
        Look::Any,
        3.5,
        r"^[-•*·\s]*(?:position|role|job|title|vacancy|stelle|poste|intitulé(?:\s+du\s+poste)?|puesto|vacante|vaga|cargo|functie|vacature|posizione|ruolo|stellenbezeichnung|stellentitel)\s*[:：][-\s]*",
    ),
    // English
    (
        Look::Any,
        4.0,
        r"\b(?:position|role|job|post|vacancy|opening|internship)\s+(?:of|as|titled)\s+(?:an?\s+|our\s+|the\s+)?",
    ),
    (
        Look::Capital,
        3.0,
        r"\b(?:position|role|job|vacancy|opening|opportunity)\s*(?:[:–—-]|for)\s+(?:an?\s+|our\s+|the\s+)?",
    ),
    (
        Look::Occupation,
        3.0,
        r"\b(?:appl(?:y|ying|ied)|applications?|interest(?:ed)?|candidacy|candidate|considered|submission|interview|process|offer(?:\s+you)?)\s+(?:for|to|in|as|of)\s+(?:be\s+)?(?:(?:the|our|an?)\s+)?",
    ),
    (Look::Occupation, 2.0, r"\b(?:as|for|hiring|need|seeking)\s+(?:an?|our|the)\s+"),
    (
        Look::Occupation,
        3.0,
        r"\b(?:employment|work|working|join\w*|us|team|hired|hire\s+you)\s+as\s+(?:an?\s+|our\s+|the\s+)?",
    ),
    // A requisition number before it.
    (
        Look::Occupation,
        3.0,
        r"\b(?:ref|req|requisition|job|posting|kennziffer)(?:\.|\s+id|\s+no\.?|\s+number)?[\s.:#-]*\d{4,}\s*[-–:]\s*",
    ),
    (Look::Occupation, 1.5, r"\bapplication\s+(?:[-–:]\s*)?"),
    // German
    (
        Look::Capital,
        4.0,
        r"\b(?:stelle|position|stellenanzeige|stellenausschreibung|stellenangebot|ausschreibung|vakanz|tätigkeit|job|funktion|rolle)\s+(?:als|des|der|eines|einer|zum|zur|für)\s+(?:eine[rnms]?\s+)?",
    ),
    (Look::Capital, 3.5, r"\bbewerbung(?:sunterlagen)?\s+(?:als|zum|zur)\s+(?:eine[rnm]?\s+)?"),
    (
        Look::Capital,
        3.0,
        r"\bbewerbung\s+(?:für|auf|um)\s+(?:(?:die|unsere|eine|den|das|der)\s+)?(?:(?:stelle|position|vakanz)\s+)?",
    ),
    (
        Look::Capital,
        3.0,
        r"\b(?:die|der|unsere|unserer|ausgeschriebene[rn]?)\s+(?:stelle|position|vakanz)\s+",
    ),
    (Look::Occupation, 2.0, r"\bals\s+(?:eine[rn]?\s+)?"),
    // French
    (
        Look::Any,
        4.0,
        r"\b(?:poste|emploi|offre|stage|fonction)\s+(?:de\s+|d['’]\s*|en\s+tant\s+que\s+)(?:un[e]?\s+)?",
    ),
    (Look::Capital, 3.0, r"\b(?:poste|offre|annonce)\s+(?:[:–—-]\s*)?"),
    (
        Look::Occupation,
        3.0,
        r"\bcandidature\s+(?:pour\s+|à\s+|au\s+|en\s+tant\s+que\s+|de\s+|comme\s+)(?:l['’]offre\s+|le\s+poste\s+|la\s+|un[e]?\s+)?(?:de\s+|d['’]\s*)?",
    ),
    (Look::Occupation, 2.0, r"\ben\s+tant\s+que\s+"),
    // Spanish
    (
        Look::Any,
        4.0,
        r"\b(?:puesto|posición|vacante|oferta|cargo|plaza|rol)\s+(?:de|para|como)\s+(?:un[ao]?\s+|el\s+|la\s+)?",
    ),
    (Look::Capital, 3.0, r"\b(?:puesto|posición|vacante|oferta)\s+(?:[:–—-]\s*)?"),
    (
        Look::Occupation,
        3.0,
        r"\b(?:candidatura|solicitud|postulación|inscripción|proceso)\s+(?:a|al|para|como|en|de)\s+(?:el\s+|la\s+)?",
    ),
    // Portuguese
    (
        Look::Any,
        4.0,
        r"\b(?:vaga|posição|cargo|função|oportunidade)\s+(?:de|para|como)\s+(?:um[a]?\s+|o\s+|a\s+)?",
    ),
    (Look::Capital, 3.0, r"\b(?:vaga|posição|cargo)\s+(?:[:–—-]\s*)?"),
    (
        Look::Occupation,
        3.0,
        r"\b(?:candidatura|inscrição|processo\s+seletivo)\s+(?:à|a|ao|para|como|de)\s+(?:o\s+|a\s+)?",
    ),
    // Dutch
    (Look::Any, 4.0, r"\b(?:functie|vacature|positie|rol|baan)\s+(?:van|als|voor)\s+(?:een\s+|de\s+)?"),
    (Look::Capital, 3.0, r"\b(?:functie|vacature|positie)\s+(?:[:–—-]\s*)?"),
    (Look::Occupation, 3.0, r"\bsollicitatie\s+(?:voor|als|naar|op)\s+(?:de\s+|een\s+)?"),
    // Italian
    (Look::Any, 4.0, r"\b(?:posizione|ruolo|annuncio|figura|offerta)\s+(?:di|per|come|da)\s+(?:un[ao]?\s+)?"),
    (Look::Capital, 3.0, r"\b(?:posizione|ruolo|annuncio)\s+(?:[:–—-]\s*)?"),
    (Look::Occupation, 3.0, r"\b(?:candidatura|selezione)\s+(?:di|per|come|a)\s+(?:la\s+|il\s+|un[ao]?\s+)?"),
];

pub(super) static FRAMES: LazyLock<Vec<Frame>> = LazyLock::new(|| {
    BEFORE
        .iter()
        .filter_map(|&(look, weight, before)| {
            Some(Frame { before: Regex::new(&format!("(?i){before}")).ok()?, look, weight })
        })
        .collect()
});

/// Nouns that follow a title: `the Lighthouse Keeper position`.
pub(super) static AFTER: Words = Words::new(
    "
    position role opening vacancy job opportunity post requisition internship
    ",
);
/// Nouns that follow a title when an occupation is in it: `your Lighthouse Keeper application`.
pub(super) static AFTER_OCCUPATION: Words = Words::new(
    "
    application interview candidacy candidate assessment
    ",
);

/// Words before which a title ends, folded.
pub(super) static STOPS: Words = Words::new(
    "
    at with within via through from by because but has have had is was are were will we you i it our
    your which that who this here on position role opening vacancy job opportunity application
    posted located based requisition req ref reference id please unfortunately thank and bei beim
    haben hat ist wurde wir am vom erhalten eingegangen und sowie im chez au aux dans nous vous est
    ete et sur publiee que qui en con ha fue sido y publicada hemos nuestra nuestro na no nas nos em
    foi aqui da bij heeft hebben wij je jouw uw met binnen te presso nella nel stata stato abbiamo
    per pubblicato in um a wird para
    ",
);

/// Words a title may hold in lower case between capitals, folded.
pub(super) static JOINTS: Words = Words::new(
    "
    of and for in to the or with fur und der im de des du d et la le del y e di da do en van voor
    ",
);

/// Words of a subject that say what the mail is, folded; a title may follow them.
pub(super) static LEADS: Words = Words::new(
    "
    interview interviews invitation invite application applying apply applied your job offer phone
    screen screening final first second round video onsite technical online assessment test update
    status next steps regarding about position role confirmation confirmed received thank thanks you
    on as with re outcome result einladung zum zur vorstellungsgesprach gesprach bewerbung ihre
    ihrer deine deiner absage zusage eingangsbestatigung stelle als kennenlerngesprach
    telefoninterview entretien candidature votre ta convocation poste offre reponse pour suite au a
    entrevista candidatura solicitud tu su puesto oferta vacante para proceso seleccion invitacion
    convocatoria vaga sua convite processo seletivo inscricao proposta uitnodiging
    sollicitatiegesprek sollicitatie kennismakingsgesprek gesprek je jouw uw vacature functie op
    afwijzing colloquio posizione tua esito della conferma ricezione per selezione annuncio ruolo
    invito
    ",
);

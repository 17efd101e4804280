//! What stands before a company's name, and the words around names.

use crate::words::Words;
use std::sync::LazyLock;

use regex::Regex;

pub(super) struct Frame {
    pub(super) before: Regex,
    pub(super) weight: f32,
}

/// Patterns of what stands directly before a company in a text; case is ignored, the name must have a capital.
const BEFORE: &[(f32, &str)] = &[
    // English
    (
        4.0,
        r#"\b(?:position|role|opening|job|vacancy|opportunit(?:y|ies)|internship|careers?|employment|candidacy|requisition)s?(?:\(s\))?["”)*]*\s+(?:here\s+|available\s+)?(?:at|with|within|@)\s+(?:the\s+)?"#,
    ),
    (
        4.0,
        r"\b(?:appl(?:y|ying|ied)|applications?|submission|resume|cv)\s+(?:to|at|with)\s+(?:work\s+(?:at|for)\s+|join\s+)?(?:the\s+)?",
    ),
    (
        3.0,
        r"\binterest(?:ed)?\s+(?:in|with)\s+(?:(?:joining|working\s+(?:at|with|for)|(?:a\s+)?careers?\s+(?:at|with)|employment\s+(?:at|with)|being\s+(?:a\s+)?part\s+of|becoming\s+(?:a\s+)?part\s+of)\s+)?(?:the\s+)?",
    ),
    (3.0, r"\b(?:join(?:ing)?)\s+(?:us\s+(?:at|here\s+at)\s+|(?:the\s+)?team\s+at\s+|the\s+)?"),
    (
        3.0,
        r"\b(?:here|us|team|folks|everyone|all\s+of\s+us|recruiter|acquisition|resources|hiring\s+manager|working|work)\s+(?:at|with|for|from)\s+(?:the\s+)?",
    ),
    (3.0, r"\bon\s+behalf\s+of\s+(?:the\s+)?"),
    (2.0, r"\b(?:consider(?:ing|ed)?|appreciate\s+you\s+considering)\s+(?:a\s+career\s+(?:at|with)\s+)?"),
    (2.0, r"\b(?:welcome\s+to|more\s+about|learn\s+about)\s+(?:the\s+)?"),
    (
        3.0,
        r"\b(?:offer(?:\s+of\s+employment)?|interview(?:ing)?|interview\s+process|hiring\s+process|team|conversation|chat)\s+(?:from|with|at|by)\s+(?:the\s+)?",
    ),
    (
        4.0,
        r"\b(?:was|were|been)\s+(?:successfully\s+)?(?:sent|submitted|forwarded|delivered)\s+to\s+(?:the\s+)?",
    ),
    (3.0, r"\bviewed\s+by\s+"),
    (
        3.0,
        r"^(?:company|employer|organi[sz]ation|unternehmen|firma|entreprise|société|empresa|bedrijf|azienda)\s*[:：]\s*",
    ),
    (1.5, r"\bas\s+"),
    (1.0, r"\b(?:at|with)\s+(?:the\s+)?"),
    // German
    (3.0, r"\b(?:bei|beim)\s+(?:der\s+|dem\s+|uns\s+bei\s+|uns,\s+(?:der\s+)?)?(?:firma\s+)?"),
    (
        2.5,
        r"\binteresse\s+an\s+(?:der\s+|dem\s+|einer\s+(?:mitarbeit|tätigkeit|anstellung|beschäftigung)\s+(?:bei|in|im)\s+(?:der\s+|dem\s+)?)?",
    ),
    (3.0, r"\b(?:im\s+namen\s+(?:der|des|von)|team\s+(?:der|von|bei)|ihre|ihr|dein|deine)\s+"),
    (2.0, r"\bteil\s+(?:von|der|des)\s+"),
    // French
    (3.0, r"\bchez\s+"),
    (3.0, r"\bau\s+sein\s+(?:de\s+la\s+|de\s+|du\s+|d['’]\s*)(?:(?:société|entreprise|groupe)\s+)?"),
    (
        2.5,
        r"\bint[ée]rêt\s+(?:que\s+(?:vous\s+portez|tu\s+portes|vous\s+avez\s+porté)\s+|porté\s+)?(?:à|pour|envers|au)\s+(?:la\s+société\s+|l['’]entreprise\s+)?",
    ),
    (
        3.0,
        r"\b(?:équipe|rejoindre|l['’]équipe)\s+(?:(?:de\s+)?recrutement\s+|rh\s+|talents?\s+)?(?:de\s+|d['’]\s*)?",
    ),
    // Spanish
    (
        3.0,
        r"\binterés\s+(?:en|por)\s+(?:formar\s+parte\s+(?:de|del)\s+|trabajar\s+(?:en|con)\s+|unirte\s+a\s+|unirse\s+a\s+)?",
    ),
    (
        2.5,
        r"\b(?:equipo|empresa|parte|trabajar|trabajo|candidatura|proceso)\s+(?:de\s+selección\s+|de\s+rrhh\s+|de\s+talento\s+)?(?:de|en|con|del\s+grupo|a)\s+",
    ),
    (1.5, r"\ben\s+"),
    // Portuguese
    (
        3.0,
        r"\binteresse\s+(?:em|na|no|pela|pelo)\s+(?:fazer\s+parte\s+d[aeo]\s+|trabalhar\s+(?:na|no|em|com\s+a)\s+|(?:time|equipe)\s+d[aeo]\s+)?",
    ),
    (
        2.5,
        r"\b(?:time|equipe|equipa|empresa|parte|trabalhar|candidatura|processo\s+seletivo)\s+(?:de\s+(?:recrutamento|seleção|talentos|rh)\s+)?(?:da|do|de|na|no|em|à|ao)\s+",
    ),
    (1.5, r"\b(?:na|no|em|pela|pelo)\s+"),
    // Dutch
    (3.0, r"\bbij\s+(?:de\s+)?"),
    (
        3.0,
        r"\b(?:namens|interesse\s+in|belangstelling\s+voor|team\s+van|team)\s+(?:de\s+|een\s+(?:functie|baan)\s+bij\s+)?",
    ),
    // Italian
    (3.0, r"\bpresso\s+(?:la\s+|il\s+|l['’]\s*)?"),
    (2.5, r"\binteresse\s+(?:per|in|verso|nei\s+confronti\s+di)\s+(?:la\s+)?"),
    (2.5, r"\b(?:team|squadra|parte|lavorare|selezione)\s+(?:di|in|con|del|della|per)\s+"),
];

/// The same for a subject, where a name stands more freely.
const BEFORE_IN_SUBJECT: &[(f32, &str)] = &[
    (4.0, r"\b(?:appl(?:y|ying|ied)|applications?|candidacy)\s+(?:to|at|with)\s+(?:join\s+)?(?:the\s+)?"),
    (4.0, r"\b(?:sent|submitted)\s+to\s+(?:the\s+)?"),
    (
        3.0,
        r"\b(?:interest\s+in|viewed\s+by|joining|join)\s+(?:a\s+career\s+(?:at|with)\s+|working\s+(?:at|with|for)\s+|joining\s+)?(?:the\s+)?",
    ),
    (3.0, r"(?:\b(?:at|with|from|bei|beim|chez|bij|presso)|@)\s+(?:the\s+|der\s+|dem\s+|la\s+)?"),
    (2.0, r"\b(?:en|na|no|em|da|do|di|de|van|von|by|about|to)\s+"),
];

pub(super) static IN_TEXT: LazyLock<Vec<Frame>> = LazyLock::new(|| compiled(BEFORE));
pub(super) static IN_SUBJECT: LazyLock<Vec<Frame>> = LazyLock::new(|| compiled(BEFORE_IN_SUBJECT));

fn compiled(rows: &[(f32, &str)]) -> Vec<Frame> {
    rows.iter()
        .filter_map(|&(weight, before)| {
            Some(Frame { before: Regex::new(&format!("(?i){before}")).ok()?, weight })
        })
        .collect()
}

/// `The Northpoint Talent Acquisition Team`: a whole line, the name in front of what the department is called.
pub(super) static DEPARTMENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^[\s—–\-*~]*(?:(?:the|das|dein|ihr|euer|your|het|il|su|tu|seu)\s+)?
          (?P<name>\S.{1,60}?)(?:['’]s)?[\s,|–—-]+
          (?:global\s+|campus\s+|corporate\s+|us\s+|uk\s+|emea\s+)?
          (?:talent\s+acquisition|talent|recruiting|recruitment|recruiters?|hiring|hr|h\.r\.|human\s+resources|people|careers?|staffing|people\s+operations|people\s+ops
            |personal\w*|bewerber\w*|karriere|recruiting-?team|rh|recrutement|recursos\s+humanos|rrhh|ressources\s+humaines|risorse\s+umane|team)
          (?:[\s&]+(?:and|und|&|team|department|dept|operations|ops|acquisition|culture|experience|group|office|workday|notifications?|abteilung|management|talent|resources|people))*
          [\s.!]*$",
    )
    .ok()
});

/// `Team Northpoint`, `El equipo de Northpoint`, `L’équipe Northpoint`: a whole line, the department in front.
pub(super) static DEPARTMENT_FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^[\s—–\-*~]*(?:(?:the|your|das|dein|ihr|euer|el|su|tu|o|a|seu|sua|het|il|l['’])\s*)?
          (?:(?:talent\s+acquisition|recruiting|recruitment|hiring|hr|human\s+resources|people|talent)\s+)?
          (?:team|equipo|équipe|equipe|equipa|time|recruiting|recruitment|hr|human\s+resources|talent\s+acquisition|personalabteilung|recursos\s+humanos|ressources\s+humaines)
          (?:\s+(?:de\s+)?(?:recruiting|recrutement|selección|recrutamento|talento|rh|rrhh|selezione))?
          (?:\s*[,|@–—-]\s*|\s+(?:at|from|with|of|von|der|bei|de|del|da|do|van|di|d['’])\s+|\s+)
          (?P<name>\S.{1,60}?)[\s.!]*$",
    )
    .ok()
});

/// Words that end a mail; what follows signs it. Folded.
pub(super) const CLOSINGS: &[&str] = &[
    "regards",
    "best regards",
    "kind regards",
    "warm regards",
    "warmest regards",
    "many thanks",
    "sincerely",
    "sincerely yours",
    "yours sincerely",
    "yours faithfully",
    "best",
    "all the best",
    "best wishes",
    "cheers",
    "thanks",
    "thank you",
    "thanks again",
    "respectfully",
    "cordially",
    "warmly",
    "thanks regards",
    "take care",
    "mit freundlichen grussen",
    "freundliche grusse",
    "viele grusse",
    "beste grusse",
    "herzliche grusse",
    "liebe grusse",
    "mit besten grussen",
    "cordialement",
    "bien cordialement",
    "bien a vous",
    "salutations distinguees",
    "sinceres salutations",
    "saludos",
    "un saludo",
    "atentamente",
    "saludos cordiales",
    "un cordial saludo",
    "atenciosamente",
    "cumprimentos",
    "abracos",
    "um abraco",
    "com os melhores cumprimentos",
    "met vriendelijke groet",
    "met vriendelijke groeten",
    "vriendelijke groet",
    "groeten",
    "hartelijke groet",
    "cordiali saluti",
    "distinti saluti",
    "un saluto",
    "saluti",
    "a presto",
];

/// Legal forms, folded and squashed.
pub(super) static LEGAL_FORMS: Words = Words::new(
    "
    inc llc ltd limited corp corporation co company plc gmbh ag se kg kgaa ohg ug ev eg sa sas sarl
    sasu sl slu srl spa bv nv ltda lda eireli ab as aps oy pty llp lp pbc pvt private mbh
    incorporated
    ",
);

/// Words that come after a name but are no part of it, folded.
pub(super) static DEPARTMENTS: Words = Words::new(
    "
    team careers career recruiting recruitment recruiter recruiters talent acquisition hiring hr
    human resources people jobs job workday staffing notifications notification noreply no reply via
    ats karriere bewerbermanagement personalabteilung personal rh recrutement rrhh application
    applications candidate support partner department campus global website site page family
    operations position interview assessment assessments offer update status confirmation
    recrutamento selezione seleccion wervingsteam invitation online coding
    ",
);

/// Words that are no company's, alone or as its first, folded.
pub(super) static NEVER_FIRST: Words = Words::new(
    "
    our your this that these we it its i us you a an any all some one their his her my which what
    who when where why how unfortunately thank thanks please dear hi hello hey regards best
    sincerely kind warm if as at in on for from while although after before however once there here
    re fwd fw and or but not no yes to by with via per each both other new human hr talent
    recruiting recruitment hiring people team company position role job jobs application
    applications interview career careers opportunity opportunities update status action
    confirmation invitation next steps congratulations welcome offer assessment great good important
    regarding request reminder schedule thankyou notification candidate candidates employment
    recruiter manager phone video technical final first second online coding january february march
    april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday am pm ihre ihrer ihren ihr sie wir uns die der das den dem eine einer
    einem unser unsere unserem unserer bewerbung stelle danke vielen leider sehr hallo guten liebe
    lieber mit montag dienstag mittwoch donnerstag freitag januar februar marz mai juni juli oktober
    dezember nous vous votre notre le les cher chere bonjour merci candidature poste madame monsieur
    lundi mardi mercredi jeudi vendredi janvier fevrier mars avril juin juillet aout su tu nuestra
    nuestro nosotros usted estimado estimada hola gracias puesto oferta vacante proceso base lunes
    martes miercoles jueves viernes caso breve enero febrero marzo mayo sua seu nossa nosso voce
    prezado prezada ola obrigado vaga processo anexo segunda terca quarta quinta sexta uw jouw ons
    onze wij beste geachte bedankt functie vacature maandag dinsdag woensdag donderdag vrijdag
    januari februari la il lo gentile grazie posizione ruolo nostra nostro lunedi martedi mercoledi
    giovedi venerdi gennaio febbraio candidatura sollicitatie he she they many most everyone someone
    anyone remote hybrid est pst cet utc gmt id req ref note ps part full minutes days weeks hours
    mr ms mrs herr frau looking visit click follow view submission submitted received registration
    account verify password code info information details scheduling availability automated message
    mail email reply sent sender questions vorstellungsgesprach gesprach eingangsbestatigung
    einladung absage entretien entrevista colloquio gesprek conditional unconditional formal verbal written official cdi cdd stage alternance
    ",
);

/// Small words a name may hold between capitals, folded.
pub(super) static JOINTS: Words = Words::new(
    "
    am zum zur sur of and for the de du des la le les del di da do dos van von der den und et y e en
    ",
);

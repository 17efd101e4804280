//! A talk is asked for, being arranged, or fixed.

use super::Row;

pub(super) const TABLES: &[&[Row]] = &[ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, DUTCH, ITALIAN];

const ENGLISH: &[Row] = &[
    (
        4,
        "invite|inviting|invited you .. interview*|call|conversation|chat|meet|speak|screen*|discussion|onsite",
    ),
    (4, "invit* .. to|for .. interview*|phone|video|onsite"),
    (
        4,
        "interview invit*|request|confirmation|confirmed|scheduled|scheduling|details|reminder|availability|appointment",
    ),
    (
        4,
        "schedule|scheduling|arrange|arranging|book|booking|set|setting|organize|organise|coordinate|confirm|plan .. interview*",
    ),
    (
        4,
        "schedule|scheduling|arrange|arranging|book|set up|organize|organise|coordinate .. call|screen*|chat|conversation|meeting|discussion",
    ),
    (4, "interview* .. is|has|been .. scheduled|confirmed|booked|rescheduled|set|moved"),
    (4, "reschedule* .. interview*|call|meeting"),
    (4, "move* .. forward|ahead .. interview*|call|conversation"),
    (4, "selected|shortlisted|chosen .. for|to .. interview*"),
    (
        4,
        "selected|shortlisted|chosen|advance*|advancing|move|moving|progress* .. to .. next|second|final|interview round|stage|step|phase",
    ),
    (
        4,
        "would|we .. like|love|want|happy|excited|pleased .. to|speaking|meeting .. interview|speak|talk|meet|chat|connect .. with|to|you",
    ),
    (3, "interview with|at|for"),
    (
        3,
        "would|are|excited|happy|pleased|want .. like|to|want .. move|moving|proceed|progress|take .. forward|next",
    ),
    (3, "want|like|pleased|excited|happy|delighted to move forward"),
    (3, "share|provide|send|confirm|indicate .. availability"),
    (3, "what .. your availability"),
    (3, "let .. know .. availability|available|times|time|when"),
    (3, "are you free|available"),
    (3, "pick|choose|select|grab|book|find|reserve|schedule .. time|slot|date"),
    (3, "time|times|date|slot .. works|suits|work|suit .. you"),
    (
        3,
        "phone|telephone|video|onsite|zoom|virtual|technical|final|first|second|initial|introductory|panel|hr|hiring|screening interview|screen",
    ),
    (3, "phone|screening|introductory|intro|exploratory|discovery call"),
    (3, "connect with you .. phone|call|zoom|video"),
    (3, "look* forward to .. meeting|speaking|talking|chatting|interview*"),
    (2, "interview .. tomorrow|today|monday|tuesday|wednesday|thursday|friday"),
    (2, "next|final round|interview"),
    (2, "calendly|goodtime|hirevue"),
    (2, "discuss your .. application|background|experience|profile"),
    (2, "learn more about you|your"),
    (2, "impressed by|with your .. application|background|profile|experience|resume"),
    (1, "google meet|hangout"),
    (1, "microsoft teams"),
    (1, "zoom|teams link|meeting|call"),
    (1, "minute|minutes .. call|interview|chat|conversation"),
];

const GERMAN: &[Row] = &[
    (
        4,
        "einladung .. vorstellungsgesprach|gesprach|interview|kennenlerngesprach|bewerbungsgesprach|telefoninterview|kennenlernen|telefonat|videointerview|videogesprach",
    ),
    (
        4,
        "einladen|einzuladen|laden .. vorstellungsgesprach|gesprach|interview|kennenlerngesprach|bewerbungsgesprach|kennenlernen|telefonat",
    ),
    (
        4,
        "zu|zum|einem|ein|personlichen|ersten .. vorstellungsgesprach|kennenlerngesprach|bewerbungsgesprach|telefoninterview|videointerview|interview|gesprach .. einladen|einzuladen|ein",
    ),
    (4, "gerne|mochten|wurden .. naher|personlich|persoenlich|besser kennenlernen|kennenzulernen"),
    (4, "gern|gerne|mochten|freuen .. kennenlernen|kennenzulernen"),
    (4, "termin .. fur|zum|des .. gesprach|interview|vorstellungsgesprach|kennenlerngesprach|telefonat"),
    (
        4,
        "vorstellungsgesprach|kennenlerngesprach|bewerbungsgesprach|interview .. am|bestatigt|bestatigen|vereinbaren|termin",
    ),
    (3, "terminvorschlag|terminvorschlage|termine .. vor|passen|mit|auswahlen|nennen"),
    (3, "termin .. vereinbaren|buchen|auswahlen|aussuchen|bestatigen|abstimmen"),
    (3, "wann .. zeit|passt"),
    (2, "vorstellungsgesprach|kennenlerngesprach|telefoninterview|bewerbungsgesprach"),
    (2, "freuen uns .. gesprach"),
    (2, "nachste runde|gesprachsrunde"),
];

const FRENCH: &[Row] = &[
    (
        4,
        "invit*|convier|convions|proposer|proposons|propose|convenir|planifier|fixer|organiser|souhaitons|aimerions|souhaiterions .. entretien|echange|rencontre*|rendez",
    ),
    (4, "entretien .. est|sera|aura|prevu|confirme|fixe|planifie"),
    (4, "invitation|convocation .. entretien"),
    (4, "confirmation .. entretien"),
    (4, "souhaitons|souhaiterions|aimerions|serions|ravis .. vous|te .. rencontrer|echanger|connaitre"),
    (3, "disponibilites"),
    (3, "entretien telephonique|technique|video|visio"),
    (3, "creneau* .. convient|choisir|reserver|disponible*|propose*"),
    (2, "votre profil .. retenu|interesse"),
    (2, "retenu|attire .. attention"),
    (1, "visioconference"),
];

const SPANISH: &[Row] = &[
    (
        4,
        "invit*|concertar|agendar|programar|coordinar|convocar*|citar*|realizar|proponer*|mantener|fijar .. entrevista|llamada|reunion|conversacion",
    ),
    (4, "invitacion|convocatoria|citacion .. entrevista"),
    (4, "entrevista .. confirmada|programada|agendada|sera|tendra|confirmacion"),
    (
        4,
        "gustaria|encantaria|queremos|quisieramos .. conocerte|conocerle|entrevistarte|entrevistarle|hablar|conversar",
    ),
    (4, "pasar|avanzar|pasas|pasado|avanzado .. siguiente|proxima fase|etapa|ronda"),
    (3, "disponibilidad"),
    (3, "entrevista telefonica|tecnica|personal|virtual|presencial|online"),
    (3, "que dia|hora|horario .. viene|conviene|disponible"),
    (2, "entrevista con|de|para"),
];

const PORTUGUESE: &[Row] = &[
    (
        4,
        "convid*|agendar|marcar|convocar|realizar|convite|agendamos|marcamos .. entrevista|conversa|chamada|reuniao|bate",
    ),
    (4, "entrevista .. agendada|confirmada|marcada|sera|esta"),
    (4, "gostariamos|queremos|adorariamos .. conhecer|conversar|entrevistar|falar|convidar*"),
    (
        4,
        "avancar|avancou|passou|aprovado|aprovada|selecionado|selecionada|prosseguir .. para .. proxima|seguinte|entrevista fase|etapa",
    ),
    (4, "foi|foste|voce selecionado|selecionada .. para .. entrevista"),
    (3, "disponibilidade"),
    (3, "entrevista tecnica|telefonica|online|presencial|virtual"),
    (3, "melhor|qual .. horario"),
    (2, "entrevista com|de|para"),
];

const DUTCH: &[Row] = &[
    (4, "uitnodig* .. gesprek|kennismaking*|interview|sollicitatiegesprek|kennismakingsgesprek"),
    (4, "nodigen .. uit .. gesprek|kennismaking*|interview|sollicitatiegesprek|kennismakingsgesprek"),
    (4, "nodigen .. gesprek|kennismaking*|interview|sollicitatiegesprek .. uit"),
    (
        4,
        "gesprek|interview|sollicitatiegesprek|kennismakingsgesprek|kennismaking .. plannen|inplannen|gepland|bevestig*|afspreken|uitnodigen",
    ),
    (4, "plannen|inplannen|bevestig* .. gesprek|interview|sollicitatiegesprek|kennismakingsgesprek"),
    (4, "graag|willen .. beter|met|je|u .. leren|maken kennen|kennis"),
    (3, "beschikbaarheid"),
    (3, "wanneer .. beschikbaar|schikt|uitkomt"),
    (2, "sollicitatiegesprek|kennismakingsgesprek"),
];

const ITALIAN: &[Row] = &[
    (
        4,
        "invit*|fissare|organizzare|programmare|proporre|proporti|proporle|convocar*|pianificare|concordare|sostenere .. colloquio|intervista|call|chiamata|incontro|videocolloquio",
    ),
    (4, "colloquio .. confermato|fissato|programmato|sara|conferma|previsto"),
    (4, "conferma|invito|convocazione .. colloquio"),
    (
        4,
        "vorremmo|piacerebbe|lieti|desideriamo .. conoscerti|conoscerla|incontrarti|incontrarla|parlare|invitarti|invitarla",
    ),
    (4, "passare|passato|superato|proseguire|accedere .. alla|allo .. prossima|successiva|fase|step"),
    (3, "disponibilita"),
    (3, "colloquio telefonico|conoscitivo|tecnico|online|video"),
    (3, "quando .. disponibile"),
    (2, "colloquio con|di|per"),
];

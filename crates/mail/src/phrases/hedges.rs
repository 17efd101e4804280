//! Words that turn a phrase into a possibility or into its opposite.
//!
//! A hedge counts when it stands before the phrase in the same sentence; what it hedges did not happen (yet). Weight 2
//! is a condition and hedges everything, weight 1 is an outlook and hedges what comes next: an interview, not a refusal.

use super::Row;

pub(super) const TABLES: &[&[Row]] = &[ENGLISH, OTHERS];
pub(super) const NEGATORS: &[&[Row]] = &[NO];

const ENGLISH: &[Row] = &[
    (2, "if"),
    (2, "should you|your|we|there|the"),
    (2, "whether"),
    (2, "unless"),
    (2, "in case"),
    (2, "in the event"),
    (1, "only .. candidates|applicants|those"),
    (1, "may|might|could .. be|reach|contact|include|invite|ask|involve|consist"),
    (1, "will|shall .. reach|contact*|follow|notify|inform|email|update|get|touch|advise"),
    (1, "would .. if"),
    (1, "process has|includes|consists|involves|typically|usually|stages"),
    (1, "candidates|applicants who|will|selected|whose"),
    (1, "those .. selected|who"),
    (2, "until"),
    (1, "recently|previously|already invited|sent|completed|asked"),
    (
        1,
        "thank|thanks|appreciate .. for|time|to completing|attending|interviewing|meeting|speaking|participating|interview|meet|speak",
    ),
];

const OTHERS: &[Row] = &[
    (2, "falls|sofern"),
    (2, "sollte|sollten"),
    (2, "wenn"),
    (1, "gegebenenfalls|ggf|eventuell"),
    (2, "si votre|vous|ta|tu|nous|le|la|votre"),
    (1, "eventuel*|eventuale*"),
    (2, "dans le cas ou"),
    (2, "au cas ou"),
    (2, "sans|absence .. reponse|nouvelle*|retour"),
    (2, "si tu|su|eres|fueras|encaja*|cumples|hay|nos|te|usted"),
    (2, "en caso de"),
    (2, "se o|a|for|voce|seu|sua|houver|tiver"),
    (2, "caso seu|o|a|voce|seja|haja|sua|tenha"),
    (2, "se il|la|sarai|sara|ci|vi|risulta*"),
    (2, "qualora|nel caso"),
    (2, "indien|mocht"),
    (2, "als je|jouw|uw|u|we|er"),
];

const NO: &[Row] = &[
    (1, "not"),
    (1, "unable"),
    (1, "never"),
    (1, "no longer"),
    (1, "nicht|kein|keine|keinen"),
    (1, "ne|pas|sans"),
    (1, "nao|non|niet|geen|sin|sem|senza"),
    // Alone, `no` is Portuguese for `in the`.
    (1, "no podemos|hemos|podremos|vamos|te|le|ha|has|podra|se|longer|further"),
];

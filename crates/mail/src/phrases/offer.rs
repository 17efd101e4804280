//! A job is offered.

use super::Row;

pub(super) const TABLES: &[&[Row]] = &[ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, DUTCH, ITALIAN];

const ENGLISH: &[Row] = &[
    (
        4,
        "pleased|delighted|excited|happy|thrilled|glad|like|love|proud|pleasure|ready|able .. to .. offer you",
    ),
    (4, "offer you .. position|role|job|salary|employment|internship|contract|opportunity"),
    (4, "offering you .. position|role|job|employment|internship|contract"),
    (4, "extend* .. offer"),
    (4, "make|making|made you .. offer"),
    (4, "offer of employment|appointment"),
    (4, "job|employment|internship offer"),
    (4, "your .. offer from|with|at"),
    (4, "congratulations .. offer"),
    (3, "offer letter|package|details"),
    (3, "formal|official|verbal|written|conditional|unconditional offer"),
    (3, "accept|sign|countersign|accepting|signing .. offer"),
    (3, "employment contract|agreement"),
    (3, "contract of employment"),
    (2, "welcome .. to the team|company|family"),
    (2, "welcome aboard"),
    (2, "welcome you .. to|as"),
    (1, "start date"),
    (1, "base|annual|starting|gross salary"),
    (1, "compensation package"),
    (1, "congratulations"),
];

const GERMAN: &[Row] = &[
    (
        4,
        "freuen|freut|mochten|konnen|durfen .. ihnen|dir .. stelle|position|zusage|vertrag|angebot|arbeitsvertrag .. anbieten|anzubieten|unterbreiten|machen|zu|geben",
    ),
    (4, "ihnen|dir|sie|dich .. stelle|position .. anbieten|anzubieten"),
    (4, "fur sie|dich entschieden"),
    (4, "jobangebot|stellenangebot|vertragsangebot|arbeitsvertrag"),
    (4, "zusage .. fur|als|stelle|position"),
    (4, "unser angebot .. als|fur|position|stelle"),
    (3, "willkommen .. im team|bei"),
    (2, "herzlichen gluckwunsch"),
];

const FRENCH: &[Row] = &[
    (4, "proposer|offrir|proposons|offrons|propose .. poste|contrat|cdi|embauche|emploi"),
    (4, "promesse .. embauche"),
    (4, "offre d emploi .. vous|te .. concernant"),
    (4, "proposition .. embauche|contrat|emploi"),
    (4, "candidature .. ete .. acceptee"),
    (4, "contrat de travail"),
    (3, "candidature .. retenue"),
    (3, "bienvenue .. equipe|parmi|chez"),
    (2, "felicitations"),
];

const SPANISH: &[Row] = &[
    (4, "ofrecerte|ofrecerle|ofrecemos|ofreciendo .. puesto|posicion|trabajo|contrato|vacante|empleo|cargo"),
    (4, "oferta de trabajo|empleo|contratacion|laboral"),
    (4, "oferta laboral|economica|formal"),
    (4, "propuesta economica|laboral|contratacion"),
    (4, "contrato de trabajo|laboral"),
    (4, "has sido|ha sido|fuiste seleccionado|seleccionada para|como"),
    (3, "bienvenido|bienvenida .. equipo"),
    (2, "felicidades|enhorabuena|felicitaciones"),
];

const PORTUGUESE: &[Row] = &[
    (4, "oferecer|oferecemos|oferecer* .. vaga|posicao|cargo|emprego|contrato|proposta"),
    (4, "proposta de trabalho|emprego|contratacao"),
    (4, "oferta de trabalho|emprego"),
    (4, "carta proposta|oferta"),
    (4, "contrato de trabalho"),
    (4, "aprovado|aprovada|selecionado|selecionada para a|o vaga|posicao|cargo"),
    (3, "bem vindo|vinda .. time|equipe|equipa"),
    (2, "parabens"),
];

const DUTCH: &[Row] = &[
    (4, "bieden .. functie|baan|contract|positie|arbeidsovereenkomst|aanbod"),
    (4, "functie|baan|contract|positie|arbeidsovereenkomst|aanbod .. aanbieden|aan|bieden .. bieden|te"),
    (4, "functie|baan|contract|positie|arbeidsovereenkomst .. aanbieden"),
    (4, "aanbod .. doen|functie|positie|arbeidsvoorwaarden"),
    (4, "arbeidsovereenkomst|arbeidscontract|arbeidsvoorwaardenvoorstel|contractvoorstel"),
    (4, "voor jou|u gekozen"),
    (3, "welkom .. team|bij"),
    (2, "gefeliciteerd"),
];

const ITALIAN: &[Row] = &[
    (
        4,
        "offrirti|offrirle|offriamo|proporti|proporle|proporre .. posizione|ruolo|contratto|lavoro|posto|assunzione",
    ),
    (4, "offerta|proposta di lavoro|assunzione|impiego"),
    (4, "lettera .. assunzione|impegno|offerta"),
    (4, "contratto di lavoro"),
    (4, "proposta|offerta economica|contrattuale|formale"),
    (3, "benvenuto|benvenuta .. team|squadra|in"),
    (2, "congratulazioni|complimenti"),
];

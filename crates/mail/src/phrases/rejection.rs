//! The application has been turned down, or its position is gone.

use super::Row;

pub(super) const TABLES: &[&[Row]] = &[ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, DUTCH, ITALIAN];

const ENGLISH: &[Row] = &[
    (
        4,
        "not|never .. move|moving|moved|proceed|proceeding|progress|progressing|progressed|advance|advancing|advanced|continue|continuing|go|going|take|taken|taking|carry .. forward|further|ahead",
    ),
    (
        4,
        "not .. proceed|proceeding|continue|continuing|progress|progressing|advance|advancing .. with .. you|your",
    ),
    (4, "unable to .. move|proceed|offer|progress|advance|consider|take|continue"),
    (4, "not able to .. move|proceed|offer|progress|advance|consider|take|continue"),
    (4, "not .. extend* .. offer"),
    (4, "not .. offer* you|employment"),
    (
        4,
        "decided|chosen|chose|elected|opted|choosing|decision .. to|with|for .. other|another|different candidate*|applicant*|direction",
    ),
    (
        4,
        "pursue|pursuing|proceed|proceeding|move|moving|moved|progress|progressing|advance|advancing|forward|ahead|went|gone|go|going|selected|chose|chosen|hired .. other|another|different|alternative candidate*|applicant*|direction|profile*",
    ),
    (4, "other|another candidate*|applicant* .. closely|better|stronger|closer|best|more"),
    (4, "candidate*|applicant* .. whose .. closely|better|closer|match*|align*|fit|suit*"),
    (4, "candidate*|applicant* .. better|closely|more .. match|match*|align*|fit|suit*|suited"),
    (
        4,
        "not|never .. been|be|were|was|are selected|chosen|successful|shortlisted|invited|considered|retained",
    ),
    (4, "not|never selected|chosen|successful|shortlisted|retained"),
    (4, "not .. select|choose|shortlist .. you|your|it"),
    (4, "application|candidacy|you .. was|were|been|is .. unsuccessful|rejected|declined"),
    (4, "unsuccessful application|candidate|candidacy"),
    (4, "not the most .. candidate"),
    (4, "not|longer be|being considered"),
    (4, "not .. be|being further considered"),
    (4, "not|longer under|in consideration"),
    (4, "no longer .. considered|considering|consideration|available|open|hiring|accepting"),
    (
        4,
        "position|role|job|vacancy|opening|requisition|opportunity|posting .. has|have|is|was|been|now|already .. filled|closed|cancelled|canceled|withdrawn|eliminated",
    ),
    (4, "filled|closed|cancelled|canceled .. this|the|our position|role|job|vacancy|opening|requisition"),
    (
        4,
        "move|moving|moved|forward|ahead|proceed|proceeding|go|going|gone|went .. with .. people|others|someone|somebody|individuals|those|applicants|candidates|persons whose|who|with|that",
    ),
    (
        4,
        "not .. moving|move|progress|progressing|proceed|proceeding|advance|advancing|forward|taking|putting .. next|yours|application|candidacy|this",
    ),
    (4, "not .. interview|shortlist .. you .. this|at|on"),
    (4, "offered to another|a|someone|somebody candidate|else|applicant|person|different"),
    (
        4,
        "hired|chosen|selected|appointed|offered .. someone|somebody|person|candidate .. else|more|with|whose|internally|internal",
    ),
    (
        4,
        "application .. not been|be|proceed|progress .. successful|shortlisted|selected|accepted|further|forward|progressed|taken",
    ),
    (4, "decided against"),
    (4, "decided to close|cancel|withdraw"),
    (4, "regret .. to inform|advise|tell|say|let|notify"),
    (4, "we regret that"),
    (4, "sorry to inform|tell|say|let"),
    (3, "not .. right|good|best|strong|perfect|ideal|mutual|suitable .. fit|match"),
    (3, "not a|the fit|match"),
    (3, "unfortunately .. decided|filled|unsuccessful|unable"),
    (3, "offer .. to another|a|different candidate"),
    (3, "on hold"),
    (3, "more qualified|suited|suitable|experienced|aligned candidate*|applicant*"),
    (3, "not meet .. requirements|criteria|qualifications|needs"),
    (3, "not .. match .. requirements|criteria|qualifications|needs"),
    (3, "role|position .. did not work out"),
    (2, "stay|keep connected|touch .. future"),
    (2, "not .. discouraged"),
    (2, "many|number .. qualified|strong|impressive|talented applicants|candidates|applications"),
    (2, "unfortunately"),
    (2, "regrettably"),
    (1, "after .. careful .. consideration|review"),
    (1, "after .. reviewing|review"),
    (1, "difficult decision"),
    (
        1,
        "keep|retain|hold your .. resume|cv|details|information|application|profile .. file|database|record|system|future",
    ),
    (1, "wish* you .. best|luck|success|well .. search|future|endeavors|endeavours|career|hunt"),
    (1, "best|luck .. job search|hunt"),
    (1, "future opportunities|openings|endeavors|endeavours|roles"),
    (1, "although|while|despite .. impressed|impressive|qualifications|background|strong"),
    (1, "other opportunities|openings|roles|positions"),
];

const GERMAN: &[Row] = &[
    (4, "leider .. nicht|absage*|absagen|anderen|andere|anderweitig|keine"),
    (4, "nicht .. berucksichtigen|berucksichtigt|weiterverfolgen|engere|auswahl|weiterfuhren"),
    (4, "nicht .. in die .. engere|nahere|auswahl"),
    (4, "fur .. andere|anderen|anderer|weitere bewerber*|kandidat*|mitbewerber* entschieden"),
    (
        4,
        "andere|anderen|anderer .. bewerber*|kandidat* .. entschieden|besser|ausgewahlt|vorgezogen|passender",
    ),
    (4, "entschieden .. bewerbung .. nicht"),
    (4, "absage .. bewerbung"),
    (4, "ihnen|dir .. absagen"),
    (4, "eine absage"),
    (4, "keine zusage"),
    (4, "mussen wir .. mitteilen"),
    (4, "stelle|position .. bereits|inzwischen|mittlerweile .. besetzt|vergeben"),
    (4, "anderweitig besetzt|vergeben"),
    (4, "bedauern .. ihnen|dir .. mitteilen|mitzuteilen"),
    (4, "bedauern .. mitteilen .. mussen"),
    (3, "nicht .. weiter|anbieten|einladen|uberzeugen"),
    (2, "leider"),
    (2, "keine wertung .. qualifikation"),
    (1, "sorgfaltiger|reiflicher .. prufung|uberlegung"),
    (1, "wunschen .. erfolg|gute|alles .. zukunft|weiteren|suche|weg|beruflichen"),
    (1, "bewerberpool|talentpool"),
];

const FRENCH: &[Row] = &[
    (4, "ne .. pas|plus .. suite|retenir|retenu|retenue|retenons|poursuivre|favorable*|donner|selectionne*"),
    (4, "pas .. retenu|retenue|retenir|retenons|favorable*"),
    (4, "pas .. donner .. suite"),
    (4, "pas .. suite .. favorable*"),
    (4, "regret* .. informer|annoncer|faire|devoir"),
    (4, "malheureusement .. pas|plus|autre|autres"),
    (4, "candidature .. pas .. retenue|selectionnee|abouti"),
    (4, "autres|autre .. candidat*|profil* .. correspond*|proche*|retenu|adequation|avance*"),
    (4, "poursuivre|poursuivons|continuer|avancer .. autres|autre|d .. candidat*|profil*|candidature*"),
    (4, "poste .. pourvu|ferme|annule"),
    (3, "reponse negative"),
    (3, "suite defavorable"),
    (2, "malheureusement"),
    (1, "souhaitons .. succes|bonne|reussite|meilleur .. recherche*|continuation|projets|suite"),
    (1, "conserver|conservons|garder .. candidature|cv|profil|dossier"),
];

const SPANISH: &[Row] = &[
    (
        4,
        "no .. continuar|continuaremos|seguir|seguiremos|avanzar|avanzaremos|proseguir|proceder .. con|en|adelante|proceso|candidatura",
    ),
    (
        4,
        "no .. has|ha|hemos|han|haber|sido|fue|fuiste .. seleccionado|seleccionada|elegido|elegida|seleccionar*|escogido|admitido",
    ),
    (4, "lamentamos .. informar*|comunicar*|decir*|no|que"),
    (4, "sentimos .. informar*|comunicar*|decir*"),
    (4, "lamentablemente|desafortunadamente|desgraciadamente .. no|otro|otros|otra|hemos"),
    (4, "otro|otros|otras .. candidato*|perfil* .. ajusta*|encaj*|adecua*|acord*|continuar|avanzar"),
    (
        4,
        "continuar|seguir|avanzar|proceder|decidido|optado .. con|por .. otro|otros|otra|otras .. candidat*|perfil*",
    ),
    (4, "no .. pasado|pasas|pasar|avanzado .. siguiente|proxima fase|etapa"),
    (
        4,
        "vacante|puesto|posicion|oferta .. ha sido|fue|esta|sido .. cubierta|cubierto|cerrada|cerrado|cancelada",
    ),
    (4, "candidatura|solicitud .. no|descartada .. seleccionada|descartada|aceptada|continua|considerada"),
    (4, "proceso .. descartado|descartada|descartamos"),
    (2, "lamentablemente|desafortunadamente|desgraciadamente"),
    (1, "deseamos .. exito|suerte|mejor .. busqueda|futuro|profesional"),
    (1, "guardar*|conservar* .. cv|curriculum|datos|perfil .. base|futuras|futuros"),
];

const PORTUGUESE: &[Row] = &[
    (
        4,
        "nao .. seguir|seguiremos|prosseguir|prosseguiremos|avancar|avancaremos|continuar|continuaremos|dar .. com|no|na|processo|candidatura|continuidade|seguimento",
    ),
    (
        4,
        "nao .. foi|foste|sido|sera|fomos .. selecionado|selecionada|escolhido|escolhida|aprovado|aprovada|selecionados",
    ),
    (4, "infelizmente .. nao|outro|outros|outra|optamos|decidimos|vaga"),
    (4, "lamentamos .. informar*|comunicar*|nao|que"),
    (
        4,
        "optamos|decidimos|escolhemos|seguir|avancar|prosseguir .. por|com .. outro|outros|outra|outras .. candidat*|perfil|perfis|profission*",
    ),
    (4, "outros|outro .. candidatos|candidato|perfis .. aderente*|alinhado*|adequado*|proximo*"),
    (
        4,
        "vaga|posicao|processo .. foi|preenchida|encerrada|cancelada .. preenchida|encerrada|cancelada|fechada|encerrado",
    ),
    (2, "infelizmente"),
    (1, "desejamos .. sucesso|sorte|boa .. carreira|busca|jornada|procura|profissional"),
    (1, "banco de talentos"),
    (1, "futuras oportunidades|vagas"),
];

const DUTCH: &[Row] = &[
    (4, "helaas .. niet|andere|afwijz*|afwijzen|geen|ingevuld|vervuld|besloten|mededelen|meedelen"),
    (
        4,
        "niet .. verder|uitnodigen|uitgenodigd|geselecteerd|door|voort .. procedure|gaan|gesprek|sollicitatie|te|ronde",
    ),
    (4, "niet .. geselecteerd|uitgekozen|verder"),
    (
        4,
        "gekozen|besloten|voorkeur|verder .. voor|met .. andere|een kandidaten|kandidaat|sollicitant*|andere",
    ),
    (4, "andere kandidaten|kandidaat|sollicitanten .. beter|meer|aansluiten|verder|gekozen|passen"),
    (4, "vacature|functie|positie .. is|inmiddels|reeds .. vervuld|ingevuld|gesloten|vergeven"),
    (4, "spijt .. mede|mee|delen|mededelen|meedelen|laten"),
    (4, "moeten .. teleurstellen"),
    (3, "afgewezen"),
    (3, "afwijzing"),
    (2, "helaas"),
    (1, "wensen .. succes|veel .. zoektocht|toekomst|vervolg|carriere"),
    (1, "portefeuille|bestand|talentpool"),
];

const ITALIAN: &[Row] = &[
    (
        4,
        "non .. proseguire|procedere|proseguiremo|procederemo|andare|continuare|proseguira .. con|candidatura|selezione|iter|avanti|processo|oltre|nel",
    ),
    (4, "non .. stato|stata|sei|selezionato|selezionata .. selezionato|selezionata|scelto|scelta|prescelto"),
    (4, "purtroppo .. non|altri|altro|altra|abbiamo|posizione"),
    (4, "siamo spiacenti|dispiaciuti"),
    (
        4,
        "spiacenti|dispiace|duole|rammarico .. informare|comunicare|informarti|informarla|comunicarti|comunicarle|dover*",
    ),
    (4, "proseguire|procedere|deciso|scelto|optato|avanti .. con|per .. altri|altro|altre candidat*|profil*"),
    (4, "altri|altro candidat*|profil* .. linea|adatt*|idone*|aderent*|vicin*|corrispond*"),
    (4, "posizione .. stata|gia .. coperta|chiusa|ricoperta|annullata"),
    (3, "esito negativo"),
    (2, "purtroppo"),
    (1, "auguriamo .. successo|fortuna|meglio|bocca .. ricerca|futuro|carriera|lupo"),
    (1, "terremo|conserveremo|conservare .. curriculum|cv|profilo|candidatura .. future|database|futuro"),
];

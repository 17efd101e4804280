//! What people are: the nouns by which a title is told from a company.

use crate::fold;
use crate::words::Words;

/// Nouns of occupations and ranks, folded. English and French and Dutch share many.
static NOUNS: Words = Words::new(
    "
    engineer developer programmer designer architect analyst scientist researcher manager director
    lead leader head officer chief president vp cto ceo cfo coo administrator admin assistant
    associate coordinator specialist consultant advisor adviser expert technician technologist
    operator supervisor foreman intern internship trainee apprentice apprenticeship graduate nurse
    doctor physician surgeon therapist pharmacist dentist paramedic caregiver teacher tutor lecturer
    professor instructor trainer coach educator librarian editor writer copywriter journalist
    reporter photographer producer artist animator illustrator marketer strategist planner buyer
    merchandiser recruiter accountant auditor bookkeeper controller economist actuary banker broker
    trader underwriter lawyer attorney counsel paralegal clerk secretary receptionist representative
    rep agent salesperson seller cashier barista waiter chef cook baker driver courier pilot
    mechanic electrician plumber welder carpenter machinist fitter packer picker cleaner janitor
    guard inspector surveyor geologist chemist biologist physicist mathematician statistician
    psychologist sociologist translator interpreter tester qa sre devops sysadmin dba owner partner
    principal fellow postdoc staff executive investigator generalist facilitator fundraiser
    organizer curator steward attendant worker labourer farmer gardener veterinarian optician
    hygienist radiographer sonographer dietitian counselor counsellor keeper dispatcher estimator
    scheduler modeler evangelist advocate liaison proofreader stylist hairdresser beautician
    concierge housekeeper sommelier bartender detailer drafter cartographer archivist entwickler
    ingenieur leiter berater sachbearbeiter mitarbeiter fachkraft kaufmann kauffrau kaufleute
    assistent assistenz referent werkstudent praktikant praktikum auszubildender auszubildende
    ausbildung techniker verkaufer arzt arztin pfleger pflegefachkraft lehrer erzieher architektin
    buchhalter steuerberater anwalt anwaltin redakteur gestalter informatiker programmierer
    projektleiter teamleiter abteilungsleiter geschaftsfuhrer meister monteur mechaniker
    mechatroniker elektriker elektroniker fahrer lagerist koch kochin kellner wissenschaftler
    forscher volontar spezialist betreuer planer disponent gartner schreiner backer friseur
    bibliothekar chemiker biologe laborant therapeut apotheker developpeur developpeuse ingenieure
    responsable charge chargee directeur directrice assistante conseiller conseillere consultante
    technicien technicienne gestionnaire comptable vendeur vendeuse infirmier infirmiere enseignant
    enseignante stagiaire stage alternant alternance apprenti chauffeur cuisinier serveur concepteur
    redacteur redactrice graphiste analyste architecte administrateur juriste avocat avocate
    commercial commerciale cadre medecin pharmacien psychologue acheteur formateur secretaire
    desarrollador desarrolladora programador programadora ingeniero ingeniera analista gerente
    directora jefe jefa tecnico tecnica administrativo administrativa asistente auxiliar consultor
    consultora asesor asesora vendedor vendedora comercial enfermero enfermera medico profesor
    profesora maestro maestra contador contadora contable abogado abogada disenador disenadora
    arquitecto arquitecta cocinero camarero conductor becario becaria practicante coordinador
    coordinadora especialista desenvolvedor desenvolvedora engenheiro engenheira gestor gestora
    diretor diretora assistente estagiario estagiaria estagio advogado advogada enfermeiro
    enfermeira professora motorista cozinheiro coordenador coordenadora supervisora encarregado
    operador operadora lider cientista arquiteto ontwikkelaar ontwerper adviseur medewerker
    medewerkster leidinggevende teamleider projectleider hoofd verpleegkundige docent leraar
    boekhouder stagiair verkoper beheerder onderzoeker jurist advocaat secretaresse begeleider
    verzorgende kok bakker tekenaar bouwkundige wetenschapper sviluppatore sviluppatrice
    programmatore programmatrice ingegnere architetto responsabile direttore direttrice impiegato
    impiegata addetto addetta consulente commesso commessa infermiere infermiera insegnante avvocato
    ragioniere tirocinante stagista tirocinio coordinatore coordinatrice operatore operatrice
    autista cuoco cameriere progettista ricercatore ricercatrice grafico venditore magazziniere
    contabile segretaria educatore adjuster handler processor assessor appraiser collector teller
    setter roofer painter plasterer  bricklayer glazier scaffolder rigger miner diver sailor
     deckhand ranger firefighter constable detective sergeant  magistrate notary
    optometrist podiatrist midwife phlebotomist groomer nanny caretaker  hostess 
    dishwasher  member stocker loader helper laborer assembler fabricator toolmaker millwright
    lineman installer repairer custodian groundskeeper landscaper arborist florist butcher
    fishmonger tailor seamstress jeweler typist transcriptionist webmaster publicist moderator 
    superintendent chaplain pastor organiser canvasser lobbyist actor dancer singer musician
    composer choreographer cinematographer videographer svp evp avp cpo cmo cio ciso sdet swe sde
    clinician practitioner hospitalist resident registrar matron sister porter orderly handyman
    caseworker ombudsman negotiator valuer conveyancer solicitor barrister sourcer scrum astronomer
    meteorologist oceanographer ecologist demographer quant
    ",
);

/// Endings of compounds and feminine forms that the list cannot hold.
static ENDINGS: Words = Words::new(
    "
    entwickler entwicklerin ingenieur ingenieurin leiter leiterin berater beraterin bearbeiter
    bearbeiterin techniker technikerin kaufmann kauffrau mechaniker mechanikerin assistent
    assistentin manager managerin verkaufer verkauferin praktikum praktikant praktikantin
    werkstudent werkstudentin pfleger pflegerin fachkraft wissenschaftler wissenschaftlerin
    mitarbeiter mitarbeiterin gestalter gestalterin informatiker informatikerin spezialist
    spezialistin therapeut therapeutin lehrer lehrerin helfer helferin fuhrer fuhrerin meister
    meisterin referent referentin redakteur redakteurin analyst analystin buchhalter buchhalterin
    warter warterin ontwikkelaar medewerker leider adviseur beheerder engineer developer designer
    architekt architektin waarder wachter bakkerin therapist ologist seller keeper maker worker writer
    ",
);

/// Is there an occupation or a rank among the words?
pub(crate) fn names_one(text: &str) -> bool {
    fold::words(text).iter().any(|word| {
        let plural = word.strip_suffix('s').unwrap_or(word);
        NOUNS.contains(word)
            || NOUNS.contains(plural)
            || ENDINGS.iter().any(|ending| word.ends_with(ending))
            // Feminine forms: Entwicklerin, Leiterin; and the inclusive ones, Entwickler*in.
            || word.strip_suffix("in").is_some_and(|stem| NOUNS.contains(stem))
    })
}

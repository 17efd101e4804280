//! Words of job titles.

use crate::parse::words::tokens;

/// Words with which (or with whose ending) people name what somebody is.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "engineer", "developer", "programmer", "architect", "designer", "analyst", "scientist", "researcher",
    "manager", "director", "lead", "head", "chief", "officer", "president", "vp", "ceo", "cto", "cfo",
    "coo", "cio", "cmo", "cpo", "ciso", "founder", "cofounder", "co-founder", "owner", "partner",
    "consultant", "contractor", "freelancer", "freelance", "intern", "internship", "trainee", "apprentice",
    "assistant", "associate", "administrator", "admin", "coordinator", "specialist", "technician",
    "supervisor", "executive", "representative", "advisor", "adviser", "agent", "clerk", "secretary",
    "receptionist", "accountant", "auditor", "bookkeeper", "cashier", "teacher", "professor", "lecturer",
    "instructor", "tutor", "trainer", "coach", "mentor", "principal", "nurse", "physician", "doctor",
    "surgeon", "therapist", "pharmacist", "dentist", "paramedic", "caregiver", "carer", "midwife",
    "veterinarian", "chef", "cook", "waiter", "waitress", "server", "bartender", "barista", "baker",
    "butcher", "driver", "mechanic", "electrician", "plumber", "carpenter", "welder", "mason", "painter",
    "operator", "machinist", "worker", "labourer", "laborer", "foreman", "inspector", "guard", "fellow",
    "postdoc", "student", "writer", "editor", "journalist", "reporter", "translator", "interpreter",
    "photographer", "artist", "musician", "producer", "actor", "lawyer", "attorney", "paralegal",
    "solicitor", "barrister", "judge", "counsel", "counselor", "counsellor", "buyer", "planner",
    "strategist", "marketer", "seller", "salesperson", "salesman", "merchandiser", "recruiter", "sdet",
    "sre", "devops", "webmaster", "tester", "member", "volunteer", "chair", "chairman", "chairperson",
    "treasurer", "ambassador", "evangelist", "advocate", "maintainer", "contributor", "creator", "author",
    "host", "hostess", "steward", "stewardess", "pilot", "captain", "sergeant", "soldier", "librarian",
    "curator", "hairdresser", "stylist", "beautician", "housekeeper", "cleaner", "janitor", "gardener",
    "farmer", "fisherman", "warehouseman", "picker", "packer", "dispatcher", "expert", "generalist",
    "economist", "statistician", "mathematician", "physicist", "chemist", "biologist", "geologist",
    "psychologist", "sociologist", "surveyor", "estimator", "scrum", "product", "staff", "senior",
    "junior", "sr", "jr", "mid-level", "entrepreneur", "advertiser", "banker", "broker", "trader",
    "underwriter", "actuary", "teller", "facilitator", "integrator", "builder", "board", "cohort",
    "handler", "aide", "provider", "practitioner", "resident", "hygienist", "radiographer", "optician",
    "fitter", "rigger", "roofer", "caretaker", "concierge", "porter", "attendant", "superintendent",
    "controller", "comptroller", "spokesperson", "organizer", "organiser", "ta", "ra", "programer",
    "ingenieur", "ingenieurin", "entwickler", "entwicklerin", "programmierer", "leiter", "leiterin",
    "leitung", "leitender", "geschaftsfuhrer", "geschaftsfuhrerin", "mitarbeiter", "mitarbeiterin",
    "berater", "beraterin", "fachkraft", "sachbearbeiter", "sachbearbeiterin", "assistent", "assistentin",
    "praktikant", "praktikantin", "praktikum", "werkstudent", "werkstudentin", "auszubildender",
    "auszubildende", "azubi", "lehrling", "lehrer", "lehrerin", "erzieher", "erzieherin", "pfleger",
    "pflegerin", "pflegefachkraft", "krankenschwester", "arzt", "arztin", "apotheker", "kaufmann",
    "kauffrau", "verkaufer", "verkauferin", "buchhalter", "buchhalterin", "sekretarin", "techniker",
    "technikerin", "mechaniker", "mechatroniker", "elektriker", "elektroniker", "schlosser", "tischler",
    "maurer", "maler", "koch", "kochin", "kellner", "kellnerin", "fahrer", "lagerist", "redakteur",
    "redakteurin", "gestalter", "gestalterin", "wissenschaftlicher", "wissenschaftliche", "hilfskraft",
    "dozent", "dozentin", "referent", "referentin", "vertriebsleiter", "grunder", "inhaber", "selbstandig",
    "freiberufler", "freiberuflich", "meister", "fachinformatiker", "informatiker", "softwareentwickler",
    "softwareentwicklerin", "projektleiter", "projektleiterin", "aushilfe", "doktorand", "doktorandin",
    "developpeur", "developpeuse", "ingenieure", "directeur", "directrice", "responsable", "chef",
    "cheffe", "chargee", "charge", "assistante", "stagiaire", "consultante", "formateur", "formatrice",
    "enseignant", "enseignante", "professeur", "infirmier", "infirmiere", "medecin", "comptable",
    "vendeur", "vendeuse", "technicien", "technicienne", "conducteur", "conductrice", "cuisinier",
    "cuisiniere", "serveur", "serveuse", "gerant", "gerante", "fondateur", "fondatrice", "architecte",
    "analyste", "concepteur", "conceptrice", "graphiste", "redacteur", "redactrice", "secretaire",
    "conseiller", "conseillere", "animateur", "animatrice", "educateur", "educatrice", "alternant",
    "alternance", "apprenti", "chercheur", "doctorant", "aide-soignante", "agent", "employe", "employee",
    "ouvrier", "ingeniero", "ingeniera", "desarrollador", "desarrolladora", "programador", "programadora",
    "analista", "director", "directora", "gerente", "jefe", "jefa", "encargado", "encargada",
    "responsable", "coordinador", "coordinadora", "asistente", "auxiliar", "becario", "becaria",
    "practicante", "consultor", "consultora", "profesor", "profesora", "docente", "maestro", "maestra",
    "enfermero", "enfermera", "medico", "contador", "contadora", "contable", "vendedor", "vendedora",
    "tecnico", "tecnica", "arquitecto", "arquitecta", "disenador", "disenadora", "administrativo",
    "administrativa", "recepcionista", "camarero", "camarera", "cocinero", "cocinera", "conductor",
    "operario", "operador", "investigador", "investigadora", "fundador", "fundadora", "socio", "abogado",
    "abogada", "traductor", "traductora", "redactor", "redactora", "dependiente", "cajero", "cajera",
    "engenheiro", "engenheira", "desenvolvedor", "desenvolvedora", "diretor", "diretora", "chefe",
    "coordenador", "coordenadora", "assistente", "estagiario", "estagiaria", "estagio", "professora",
    "enfermeiro", "enfermeira", "advogado", "advogada", "arquiteto", "arquiteta", "projetista",
    "pesquisador", "pesquisadora", "atendente", "motorista", "cozinheiro", "gestor", "gestora", "lider",
    "socio-fundador", "especialista", "supervisor", "supervisora", "vendedor", "secretaria", "ingegnere",
    "sviluppatore", "sviluppatrice", "programmatore", "programmatrice", "direttore", "direttrice",
    "responsabile", "impiegato", "impiegata", "consulente", "tirocinante", "stagista", "insegnante",
    "infermiere", "infermiera", "medico", "avvocato", "architetto", "progettista", "ricercatore",
    "ricercatrice", "commesso", "commessa", "cameriere", "cameriera", "cuoco", "cuoca", "operaio",
    "autista", "magazziniere", "segretaria", "segretario", "addetto", "addetta", "titolare", "socio",
    "fondatore", "collaboratore", "educatore", "educatrice", "ragioniere", "contabile", "capo", "tecnico",
    "ontwikkelaar", "ontwerper", "beheerder", "medewerker", "medewerkster", "adviseur", "directeur",
    "eigenaar", "oprichter", "hoofd", "leider", "teamleider", "projectleider", "stagiair", "stagiaire",
    "docent", "leraar", "lerares", "verpleegkundige", "arts", "apotheker", "boekhouder", "verkoper",
    "verkoopster", "monteur", "chauffeur", "kok", "serveerster", "ober", "onderzoeker", "promovendus",
    "programmeur", "architect", "secretaresse", "administratief", "vrijwilliger", "begeleider",
    "coordinator", "schoonmaker", "kassamedewerker", "zelfstandig", "zzp'er", "inzynier", "programista",
    "programistka", "kierownik", "kierowniczka", "dyrektor", "specjalista", "specjalistka", "asystent",
    "asystentka", "stazysta", "stazystka", "praktykant", "praktykantka", "nauczyciel", "nauczycielka",
    "pielegniarka", "lekarz", "ksiegowa", "ksiegowy", "sprzedawca", "technik", "mechanik", "kierowca",
    "kucharz", "kelner", "kelnerka", "konsultant", "konsultantka", "analityk", "architekt", "projektant",
    "projektantka", "grafik", "administrator", "mlodszy", "starszy", "lider", "wlasciciel", "zalozyciel",
    "pracownik", "koordynator",
];

/// Endings of one-word titles in languages that write compounds.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "leiter", "leiterin", "entwickler", "entwicklerin", "ingenieur", "ingenieurin", "berater", "beraterin",
    "mitarbeiter", "mitarbeiterin", "assistent", "assistentin", "kaufmann", "kauffrau", "mechaniker",
    "techniker", "technikerin", "lehrer", "lehrerin", "pfleger", "pflegerin", "helfer", "helferin",
    "fachangestellte", "fachverkauferin", "angestellter", "angestellte", "manager", "managerin", "student",
    "studentin", "ontwikkelaar", "medewerker", "medewerkster", "beheerder", "leider", "adviseur",
    "begeleider", "monteur", "verantwortlicher", "beauftragter", "trainer", "trainerin", "arzt", "arztin",
    "meister", "schwester", "praktikant", "praktikantin", "redakteur", "redakteurin", "designer",
    "designerin", "architekt", "architektin",
];

/// How strongly a folded text reads as a job title: 0 not, 1 a word of it, 2 its last or first word.
pub(in crate::parse) fn title(folded: &str) -> u32 {
    // `Data Analyst (contract)`: what stands in brackets says how, not what.
    let folded = folded.split(['(', '[']).next().filter(|t| !t.trim().is_empty()).unwrap_or(folded);
    let words: Vec<&str> = tokens(folded).flat_map(|w| w.split('.')).filter(|w| !w.is_empty()).collect();
    let is = |w: &str| TITLES.contains(&w) || ENDINGS.iter().any(|e| w.len() > e.len() && w.ends_with(e));
    if words.is_empty() || !words.iter().any(|w| is(w)) {
        return 0;
    }
    let core: Vec<&&str> = words
        .iter()
        .filter(|w| !matches!(**w, "i" | "ii" | "iii" | "iv" | "1" | "2" | "3" | "m" | "w" | "d" | "f" | "h"))
        .collect();
    let edge = core.first().is_some_and(|w| is(w)) || core.last().is_some_and(|w| is(w));
    if edge { 2 } else { 1 }
}

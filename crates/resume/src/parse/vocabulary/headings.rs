//! Section headings in English, German, French, Spanish, Portuguese, Italian, Dutch and Polish.

use crate::parse::words::tokens;

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::parse) enum Topic {
    Summary,
    Work,
    Volunteer,
    Education,
    Projects,
    Skills,
    Languages,
    Certificates,
    Awards,
    Publications,
    Interests,
    References,
    Contact,
    Profiles,
    /// A heading over other headings, such as "Background".
    Container,
    /// A heading that is itself the name of a skill or group of skills: its level follows.
    Skill,
    /// A heading that says nothing we keep apart.
    Other,
}

use Topic::{
    Awards, Certificates, Contact, Container, Education, Interests, Languages, Other, Profiles, Projects,
    Publications, References, Skills, Summary, Volunteer, Work,
};

/// Whole headings. Phrases with `&` and `and` are written with `and`.
#[rustfmt::skip]
const PHRASES: &[(Topic, &[&str])] = &[
    (
        Summary,
        &[
            "summary", "professional summary", "executive summary", "career summary", "profile",
            "professional profile", "personal profile", "career profile", "about", "about me", "objective",
            "career objective", "professional objective", "personal statement", "statement", "bio",
            "biography", "introduction", "intro", "overview", "career overview", "professional overview",
            "summary of qualifications", "summary of qualification", "qualifications summary",
            "highlights of qualifications", "who am i", "job objective", "goal", "goals", "career goal",
            "career goals", "welcome", "hello", "background summary", "in a nutshell", "value proposition",
            "personal summary", "profil", "kurzprofil", "uber mich", "zusammenfassung",
            "personliches profil", "berufsprofil", "ziel", "karriereziel", "kurzvorstellung", "zur person",
            "ueber mich", "a propos", "a propos de moi", "resume", "presentation", "profil professionnel",
            "objectif", "objectifs", "qui suis-je", "synthese", "accroche", "perfil", "perfil profesional",
            "sobre mi", "resumen", "resumen profesional", "extracto", "objetivo", "objetivo profesional",
            "acerca de mi", "presentacion", "quien soy", "acerca de", "sobre", "sobre mim", "resumo",
            "resumo profissional", "perfil profissional", "objetivo profissional", "apresentacao",
            "sintese", "quem sou", "profilo", "profilo professionale", "profilo personale", "sommario",
            "riepilogo", "chi sono", "obiettivo", "presentazione", "obiettivo professionale", "su di me",
            "profiel", "over mij", "over mijzelf", "samenvatting", "persoonlijk profiel", "doel",
            "introductie", "personalia en profiel", "podsumowanie", "podsumowanie zawodowe", "o mnie",
            "profil zawodowy", "cel zawodowy",
        ],
    ),
    (
        Work,
        &[
            "experience", "experiences", "employment", "career", "positions", "work", "jobs",
            "career history", "career path", "internships", "internship", "positions held",
            "professional background", "work background", "career experience job history",
            "selected experience", "freelance", "freelance work", "consulting", "clients",
            "military service", "military experience", "appointments", "academic appointments",
            "teaching experience", "research experience", "industry experience", "teaching",
            "berufserfahrung", "berufserfahrungen", "arbeitserfahrung", "beruflicher werdegang",
            "werdegang", "berufspraxis", "praktika", "praktikum", "berufstatigkeit",
            "berufliche stationen", "praxiserfahrung", "erfahrung", "erfahrungen", "berufliche erfahrung",
            "berufliche erfahrungen", "beschaftigung", "karriere", "arbeit", "tatigkeiten",
            "berufliche tatigkeit", "berufliche tatigkeiten", "berufliche laufbahn",
            "praktische erfahrungen", "praktische erfahrung", "nebentatigkeiten",
            "experience professionnelle", "experiences professionnelles", "parcours professionnel",
            "emplois", "emploi", "parcours", "stages", "stage", "carriere", "travail", "postes occupes",
            "experiencia", "experiencias", "experiencia laboral", "experiencia profesional",
            "historial laboral", "trayectoria profesional", "trayectoria", "empleo", "empleos", "trabajo",
            "trabajos", "practicas", "trayectoria laboral", "experiencia profissional",
            "experiencias profissionais", "historico profissional", "trajetoria profissional", "empregos",
            "carreira", "trabalho", "estagios", "atuacao profissional", "percurso profissional",
            "esperienza", "esperienze", "esperienza lavorativa", "esperienze lavorative",
            "esperienza professionale", "esperienze professionali", "carriera", "lavoro", "impiego",
            "tirocini", "storia lavorativa", "percorso professionale", "werkervaring", "ervaring",
            "ervaringen", "loopbaan", "arbeidsverleden", "werk", "carriere", "professionele ervaring",
            "beroepservaring", "relevante werkervaring", "stages en werkervaring", "functies",
            "doswiadczenie", "doswiadczenie zawodowe", "kariera", "przebieg kariery",
            "historia zatrudnienia", "zatrudnienie", "praca", "przebieg pracy zawodowej", "praktyki",
            "staze",
        ],
    ),
    (
        Volunteer,
        &[
            "volunteer", "volunteering", "volunteer work", "volunteerism", "community service",
            "community involvement", "community", "social engagement", "volunteer and community",
            "civic engagement", "community work", "pro bono", "outreach", "service", "ehrenamt",
            "ehrenamtliches engagement", "ehrenamtliche tatigkeiten", "ehrenamtliche tatigkeit",
            "engagement", "soziales engagement", "gesellschaftliches engagement", "freiwilligenarbeit",
            "ausserberufliches engagement", "benevolat", "engagements", "engagement associatif",
            "vie associative", "activites benevoles", "experiences associatives", "associatif",
            "voluntariado", "experiencia de voluntariado", "trabajo voluntario", "voluntariados",
            "trabalho voluntario", "servico voluntario", "volontariato", "esperienze di volontariato",
            "attivita di volontariato", "vrijwilligerswerk", "vrijwilligerservaring", "nevenactiviteiten",
            "bestuurservaring", "wolontariat", "dzialalnosc spoleczna",
        ],
    ),
    (
        Education,
        &[
            "education", "academic background", "academic history", "studies", "schooling",
            "qualifications", "academic qualifications", "education and training",
            "training and education", "degrees", "academics", "educational background", "scholastic",
            "academic credentials", "educational qualifications", "academic details",
            "education and qualifications", "ausbildung", "bildung", "studium", "bildungsweg",
            "schulbildung", "akademischer werdegang", "akademische ausbildung", "bildungsgang", "schule",
            "ausbildung und studium", "aus- und weiterbildung", "hochschulbildung",
            "schulische ausbildung", "schulausbildung", "bildungswege", "universitare ausbildung",
            "studium und ausbildung", "berufsausbildung", "schulischer werdegang", "hochschulstudium",
            "formation", "formations", "etudes", "parcours academique", "diplomes", "formation academique",
            "scolarite", "cursus", "parcours scolaire", "diplomes et formations", "education et formation",
            "cursus scolaire", "formation initiale", "educacion", "formacion", "formacion academica",
            "estudios", "datos academicos", "preparacion academica", "titulacion", "educacion y formacion",
            "formacion complementaria", "formacion reglada", "formacion y estudios", "educacao",
            "formacao", "formacao academica", "escolaridade", "estudos", "historico academico",
            "formacao complementar", "habilitacoes academicas", "habilitacoes literarias", "istruzione",
            "formazione", "istruzione e formazione", "titoli di studio", "studi", "formazione accademica",
            "percorso formativo", "educazione", "percorso di studi", "opleiding", "opleidingen",
            "onderwijs", "studie", "studies", "scholing", "opleiding en training", "vooropleiding",
            "opleidingen en cursussen", "educatie", "edukacja", "wyksztalcenie", "studia", "nauka",
            "przebieg edukacji",
        ],
    ),
    (
        Projects,
        &[
            "projects", "project", "portfolio", "open source", "open source contributions",
            "open source projects", "personal projects", "side projects", "selected work", "case studies",
            "opensource", "open source work", "oss", "hackathons", "contributions", "apps", "games",
            "projekte", "projekterfahrung", "eigene projekte", "projektliste", "ausgewahlte projekte",
            "projektubersicht", "referenzprojekte", "projets", "projets personnels", "realisations",
            "projets academiques", "projets realises", "proyectos", "proyectos personales", "portafolio",
            "proyectos destacados", "projetos", "projetos pessoais", "portfolio de projetos", "progetti",
            "progetti personali", "portfolio progetti", "projecten", "persoonlijke projecten", "projekty",
            "wybrane projekty", "projekty wlasne",
        ],
    ),
    (
        Skills,
        &[
            "skills", "skill", "technologies", "technology", "technical skills", "competencies",
            "competences", "core competencies", "expertise", "areas of expertise", "tools", "tech stack",
            "stack", "toolbox", "technical expertise", "technical proficiencies", "proficiencies",
            "strengths", "abilities", "capabilities", "key skills", "skill set", "skillset",
            "computer skills", "it skills", "programming", "programming languages", "software",
            "specialties", "specialities", "areas of knowledge", "knowledge", "technical knowledge",
            "tools and technologies", "languages and technologies", "professional skills",
            "technical summary", "skill summary", "skills summary", "technical environment",
            "technical competencies", "functional skills", "what i do", "what i know", "it proficiency",
            "know-how", "computer proficiency", "computer knowledge", "kenntnisse", "fahigkeiten",
            "kompetenzen", "fachkenntnisse", "it-kenntnisse", "edv-kenntnisse", "technische kenntnisse",
            "kernkompetenzen", "schlusselqualifikationen", "qualifikationen", "technologien",
            "fertigkeiten", "kenntnisse und fahigkeiten", "besondere kenntnisse", "starken",
            "fachliche kompetenzen", "edv", "programmierkenntnisse", "computerkenntnisse",
            "fahigkeiten und kenntnisse", "soft skills", "hard skills", "persoenliche starken",
            "personliche starken", "personliche kompetenzen", "skills und technologien",
            "competences techniques", "competences cles", "competences professionnelles", "savoir-faire",
            "savoir-etre", "informatique", "competences informatiques", "connaissances",
            "domaines de competences", "domaines d'expertise", "outils", "logiciels", "atouts", "qualites",
            "aptitudes", "habilidades", "competencias", "conocimientos", "conocimientos tecnicos",
            "aptitudes", "tecnologias", "habilidades tecnicas", "destrezas", "capacidades", "herramientas",
            "informatica", "conocimientos informaticos", "competencias tecnicas", "conhecimentos",
            "habilidades e competencias", "competencias tecnicas", "conhecimentos tecnicos", "ferramentas",
            "aptidoes", "qualificacoes", "competencias digitais", "competenze", "competenze tecniche",
            "capacita", "abilita", "conoscenze", "conoscenze informatiche", "competenze informatiche",
            "competenze digitali", "capacita e competenze", "competenze personali", "tecnologie",
            "competenze professionali", "strumenti", "vaardigheden", "competenties", "kennis",
            "technische vaardigheden", "computervaardigheden", "kennis en vaardigheden", "expertises",
            "technieken", "kerncompetenties", "it-vaardigheden", "eigenschappen", "talenten",
            "umiejetnosci", "kompetencje", "technologie", "umiejetnosci techniczne", "kwalifikacje",
            "znajomosc technologii", "narzedzia", "umiejetnosci zawodowe", "dodatkowe umiejetnosci",
        ],
    ),
    (
        Languages,
        &[
            "languages", "language", "language skills", "languages spoken", "spoken languages",
            "foreign languages", "language proficiency", "human languages", "linguistic skills",
            "natural languages", "languages known", "sprachen", "sprachkenntnisse", "fremdsprachen",
            "sprachliche kenntnisse", "langues", "langue", "competences linguistiques",
            "langues etrangeres", "langues parlees", "idiomas", "idioma", "lenguas", "linguas",
            "idiomas extranjeros", "lenguajes", "lingue", "competenze linguistiche", "lingue straniere",
            "conoscenze linguistiche", "lingua", "talen", "talenkennis", "taalvaardigheden",
            "taalvaardigheid", "vreemde talen", "jezyki", "jezyki obce", "znajomosc jezykow",
            "znajomosc jezykow obcych",
        ],
    ),
    (
        Certificates,
        &[
            "certifications", "certificates", "certification", "certificate", "licenses", "licences",
            "licenses and certifications", "licensure", "credentials", "professional development",
            "training", "trainings", "courses", "continuing education", "online courses", "coursework",
            "professional training", "licensure and certifications", "additional training",
            "courses and certifications", "workshops", "zertifikate", "zertifizierungen", "weiterbildung",
            "weiterbildungen", "fortbildungen", "fortbildung", "lehrgange", "kurse", "schulungen",
            "zertifikate und weiterbildungen", "lizenzen", "weiterbildungen und zertifikate",
            "fort- und weiterbildung", "seminare", "zusatzqualifikationen", "certificats",
            "formations complementaires", "formation continue", "habilitations",
            "formations et certifications", "permis", "certificaciones", "certificados", "cursos",
            "certificaciones y cursos", "cursos y certificaciones", "diplomas", "licencias",
            "titulos y certificaciones", "certificacoes", "certificacoes e cursos",
            "cursos e certificacoes", "licencas", "cursos complementares", "licencas e certificados",
            "certificazioni", "certificati", "corsi", "attestati", "corsi e certificazioni", "patenti",
            "abilitazioni", "certificaten", "certificeringen", "cursussen", "trainingen",
            "cursussen en trainingen", "bijscholing", "diploma's", "cursussen en certificaten",
            "certyfikaty", "kursy", "szkolenia", "kursy i szkolenia", "certyfikaty i szkolenia",
            "uprawnienia", "szkolenia i certyfikaty",
        ],
    ),
    (
        Awards,
        &[
            "awards", "award", "honors", "honours", "achievements", "accomplishments", "scholarships",
            "awards and honors", "honors and awards", "recognition", "prizes", "fellowships", "grants",
            "key achievements", "distinctions", "awards and recognition", "awards and achievements",
            "competitions", "honours and awards", "grants and awards", "merits", "auszeichnungen",
            "preise", "ehrungen", "stipendien", "erfolge", "preise und auszeichnungen",
            "auszeichnungen und preise", "wettbewerbe", "prix", "recompenses", "prix et distinctions",
            "bourses", "realisations et prix", "premios", "logros", "reconocimientos", "becas",
            "premios y reconocimientos", "distinciones", "honores", "conquistas",
            "premios e reconhecimentos", "reconhecimentos", "bolsas", "distincoes", "homenagens", "premi",
            "riconoscimenti", "premi e riconoscimenti", "borse di studio", "traguardi", "onorificenze",
            "prijzen", "onderscheidingen", "prestaties", "prijzen en onderscheidingen", "beurzen",
            "nagrody", "osiagniecia", "wyroznienia", "nagrody i wyroznienia", "stypendia",
        ],
    ),
    (
        Publications,
        &[
            "publications", "publication", "papers", "articles", "books", "patents",
            "selected publications", "talks", "presentations", "conferences", "conference presentations",
            "speaking", "journal articles", "refereed journal publications", "peer-reviewed publications",
            "writing", "patents and publications", "talks and publications", "conference papers", "theses",
            "research papers", "invited talks", "blog posts", "press", "media", "publikationen",
            "veroffentlichungen", "vortrage", "patente", "publikationen und vortrage", "fachartikel",
            "artikel", "publications et conferences", "conferences et publications",
            "articles et publications", "brevets", "publicaciones", "articulos", "ponencias",
            "conferencias", "charlas", "patentes", "publicacoes", "artigos", "palestras",
            "publicacoes e palestras", "pubblicazioni", "articoli", "conferenze", "brevetti",
            "publicaties", "presentaties", "artikelen", "octrooien", "publikacje", "artykuly", "prelekcje",
            "wystapienia", "patenty",
        ],
    ),
    (
        Interests,
        &[
            "interests", "interest", "hobbies", "hobbies and interests", "interests and hobbies",
            "activities", "extracurricular activities", "extracurriculars", "extra-curricular activities",
            "personal interests", "leisure", "passions", "hobby", "interests and activities",
            "activities and interests", "outside of work", "areas of interest", "research interests",
            "other interests", "interessen", "hobbys", "hobbies und interessen", "interessen und hobbys",
            "freizeit", "hobbys und interessen", "personliche interessen", "freizeitaktivitaten",
            "aktivitaten", "privates", "centres d'interet", "centre d'interet", "loisirs", "interets",
            "passions et loisirs", "activites", "hobbies et interets", "loisirs et centres d'interet",
            "activites extra-professionnelles", "centres d'interets", "intereses", "aficiones",
            "pasatiempos", "intereses personales", "aficiones e intereses", "areas de interes",
            "actividades", "intereses y aficiones", "interesses", "hobbies e interesses", "atividades",
            "interesses pessoais", "areas de interesse", "atividades extracurriculares", "passatempos",
            "interessi", "hobby e interessi", "passioni", "tempo libero", "interessi personali",
            "interessi e hobby", "attivita", "interesses en hobby's", "hobby's", "vrije tijd",
            "hobby's en interesses", "vrijetijdsbesteding", "zainteresowania", "hobby i zainteresowania",
            "pasje", "zainteresowania i hobby",
        ],
    ),
    (
        References,
        &[
            "references", "reference", "recommendations", "testimonials", "referees",
            "professional references", "endorsements", "what people say", "referenzen", "empfehlungen",
            "referenz", "references professionnelles", "recommandations", "referencias", "recomendaciones",
            "recomendacoes", "referencias profesionales", "referenze", "raccomandazioni", "referenties",
            "aanbevelingen", "referencje", "rekomendacje",
        ],
    ),
    (
        Contact,
        &[
            "contact", "contact information", "contact info", "contact details", "contacts",
            "personal information", "personal details", "personal info", "personal data", "details",
            "get in touch", "reach me", "address", "contact me", "personal", "particulars", "bio data",
            "biodata", "kontakt", "kontaktdaten", "personliche daten", "personliche angaben",
            "personalien", "angaben zur person", "anschrift", "adresse", "daten zur person",
            "personendaten", "personliche informationen", "coordonnees", "informations personnelles",
            "etat civil", "me contacter", "informations", "infos personnelles", "contacto",
            "datos personales", "informacion personal", "informacion de contacto", "datos de contacto",
            "contato", "dados pessoais", "informacoes pessoais", "informacoes de contato",
            "informacao pessoal", "contactos", "contatti", "contatto", "dati personali",
            "informazioni personali", "recapiti", "informazioni di contatto", "dati anagrafici",
            "contactgegevens", "persoonlijke gegevens", "personalia", "persoonsgegevens", "gegevens",
            "persoonlijke informatie", "dane osobowe", "dane kontaktowe", "informacje osobiste",
            "dane personalne",
        ],
    ),
    (
        Profiles,
        &[
            "profiles", "links", "social", "social media", "social networks", "online", "find me online",
            "online presence", "websites", "website", "web", "social links", "networks", "on the web",
            "social profiles", "elsewhere", "internet", "online profiles", "profile im netz",
            "soziale netzwerke", "netzwerke", "webseiten", "online-profile", "profils", "reseaux sociaux",
            "reseaux", "liens", "redes sociales", "redes", "enlaces", "perfiles", "redes sociais",
            "perfis", "profili", "social network", "collegamenti", "profielen", "sociale media",
            "profile spolecznosciowe", "linki", "siti web",
        ],
    ),
    (
        Container,
        &[
            "background", "curriculum vitae", "curriculum", "cv", "lebenslauf", "levenslauf", "zyciorys",
            "vita", "hintergrund", "career and education", "resume of", "biographical data", "my resume",
            "professional resume", "tabellarischer lebenslauf", "hoja de vida", "curriculo",
            "my background",
        ],
    ),
    (
        Other,
        &[
            "additional information", "additional info", "miscellaneous", "misc", "other", "others",
            "other information", "additional", "extras", "extra", "further information", "declaration",
            "notes", "memberships", "professional memberships", "affiliations",
            "professional affiliations", "associations", "professional associations", "leadership",
            "leadership experience", "leadership and activities", "campus involvement",
            "activities and leadership", "organizations", "visa status", "availability",
            "security clearance", "clearance", "personality", "life philosophy", "my life philosophy",
            "most proud of", "a day of my life", "day of my life", "hobby projects", "quotes", "quote",
            "military", "driving license", "driving licence", "relevant coursework",
            "professional activities", "facts", "sonstiges", "weiteres", "zusatzliches",
            "weitere informationen", "mitgliedschaften", "fuhrerschein", "wehrdienst", "zivildienst",
            "auslandserfahrung", "auslandsaufenthalte", "sonstige kenntnisse", "zusatzinformationen",
            "divers", "autres", "informations complementaires", "autre", "informations supplementaires",
            "otros", "otros datos", "otros datos de interes", "informacion adicional", "datos adicionales",
            "informacion complementaria", "outros", "informacoes adicionais", "informacoes complementares",
            "altro", "altre informazioni", "ulteriori informazioni", "overig", "overige",
            "overige informatie", "lidmaatschappen", "rijbewijs", "inne", "dodatkowe informacje",
            "informacje dodatkowe", "klauzula",
        ],
    ),
];

/// Words that may stand beside a topic's own word without changing it.
#[rustfmt::skip]
const MODIFIERS: &[&str] = &[
    "relevant", "selected", "professional", "additional", "other", "my", "key", "core", "technical",
    "personal", "work", "working", "employment", "career", "recent", "previous", "past", "current",
    "related", "academic", "industry", "main", "general", "special", "notable", "major", "job", "history",
    "background", "summary", "and", "or", "the", "of", "in", "a", "&", "with", "details", "section",
    "information", "overview", "highlights", "list", "full", "part", "time", "research", "teaching",
    "clinical", "open", "source", "side", "student", "university", "school", "activities", "social",
    "areas", "community", "extracurricular", "leadership", "online", "continued", "cont", "contd",
    "cont'd", "experience", "experiences", "volunteer", "volunteering", "it", "computer", "digital",
    "hard", "soft", "spoken", "human", "foreign", "software", "tools", "interests", "talks",
    "international", "freelance", "training", "courses", "competitions", "honors", "licenses",
    "conference", "journal", "refereed", "commercial", "leadership", "presentations", "military",
    "management", "engineering", "field", "nursing", "medical", "legal", "sales", "design", "creative",
    "business", "administrative", "berufliche", "beruflicher", "weitere", "wichtige", "personliche",
    "technische", "und", "sonstige", "ausgewahlte", "besondere", "fachliche", "relevante", "aktuelle",
    "praktische", "akademische", "professionnelle", "professionnelles", "professionnel", "et", "de", "des",
    "mes", "du", "autres", "principales", "techniques", "personnels", "complementaires", "profesional",
    "profesionales", "laboral", "laborales", "y", "mis", "otras", "otros", "tecnicas", "tecnicos",
    "academica", "academicos", "adicional", "relevante", "profissional", "profissionais", "e", "meus",
    "minhas", "outras", "outros", "academica", "relevantes", "professionale", "professionali",
    "lavorativa", "lavorative", "personali", "altre", "altri", "tecniche", "professionele", "relevante",
    "overige", "en", "mijn", "persoonlijke", "zawodowe", "zawodowa", "i", "dodatkowe", "techniczne",
    "moje",
];

/// Single words that make a heading together with [`MODIFIERS`], the strongest topic first.
#[rustfmt::skip]
const KEYWORDS: &[(Topic, &[&str])] = &[
    (
        Volunteer,
        &[
            "volunteer", "volunteering", "voluntary", "ehrenamt", "benevolat", "voluntariado",
            "volontariato", "vrijwilligerswerk", "wolontariat",
        ],
    ),
    (
        Certificates,
        &[
            "certifications", "certificates", "certification", "licenses", "zertifikate",
            "zertifizierungen", "weiterbildung", "weiterbildungen", "certificaciones", "certificados",
            "certificacoes", "certificazioni", "certificaten", "certyfikaty",
        ],
    ),
    (
        Education,
        &[
            "education", "ausbildung", "studium", "bildung", "formation", "formations", "etudes",
            "educacion", "formacion", "estudios", "educacao", "formacao", "istruzione", "formazione",
            "opleiding", "opleidingen", "edukacja", "wyksztalcenie",
        ],
    ),
    (
        Projects,
        &["projects", "projekte", "projets", "proyectos", "projetos", "progetti", "projecten", "projekty"],
    ),
    (
        Work,
        &[
            "experience", "experiences", "employment", "berufserfahrung", "werdegang", "praktika",
            "experiencia", "experiencias", "esperienza", "esperienze", "werkervaring", "ervaring",
            "doswiadczenie", "internships", "appointments",
        ],
    ),
    (
        Skills,
        &[
            "skills", "technologies", "competencies", "competences", "expertise", "kenntnisse",
            "fahigkeiten", "kompetenzen", "habilidades", "competencias", "conocimientos", "tecnologias",
            "conhecimentos", "competenze", "vaardigheden", "competenties", "umiejetnosci", "tools",
            "strengths", "proficiencies",
        ],
    ),
    (
        Publications,
        &[
            "publications", "publikationen", "publicaciones", "publicacoes", "pubblicazioni",
            "publicaties", "publikacje", "patents", "talks", "presentations",
        ],
    ),
    (
        Awards,
        &[
            "awards", "honors", "honours", "achievements", "accomplishments", "auszeichnungen", "premios",
            "logros", "premi", "prijzen", "nagrody", "osiagniecia", "scholarships", "distinctions",
        ],
    ),
    (
        Languages,
        &["languages", "sprachen", "sprachkenntnisse", "langues", "idiomas", "lingue", "talen", "jezyki"],
    ),
    (
        Interests,
        &[
            "interests", "hobbies", "interessen", "hobbys", "loisirs", "intereses", "aficiones",
            "interesses", "interessi", "zainteresowania", "activities",
        ],
    ),
    (
        References,
        &[
            "references", "referenzen", "referencias", "referenze", "referenties", "referencje",
            "testimonials", "recommendations",
        ],
    ),
    (Work, &["career", "history"]),
];

/// Topic of a folded heading: `(topic, true)` for a whole phrase of the list or a keyword with a modifier or two,
/// `false` for more of them.
pub(in crate::parse) fn heading(folded: &str) -> Option<(Topic, bool)> {
    let words: Vec<&str> = tokens(folded).filter(|w| !w.bytes().all(|b| b.is_ascii_digit())).collect();
    if words.is_empty() || words.len() > 6 {
        return None;
    }
    let plain = folded.trim_matches(|c: char| !c.is_alphanumeric()).replace('&', "and").replace("/", " and ");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let joined = words.join(" ");
    for (topic, phrases) in PHRASES {
        if phrases.contains(&plain.as_str()) || phrases.contains(&joined.as_str()) {
            return Some((*topic, true));
        }
    }
    let known = |w: &str| MODIFIERS.contains(&w) || KEYWORDS.iter().any(|(_, k)| k.contains(&w));
    if words.len() < 2 || !words.iter().all(|w| known(w)) {
        return None;
    }
    // `Education and Training`: the first keyword that the heading names decides, not the strongest of the list.
    let topic = |w: &&str| KEYWORDS.iter().find(|(_, k)| k.contains(w)).map(|(t, _)| *t);
    let named: Vec<Topic> = words.iter().filter_map(topic).collect();
    let first = *named.first()?;
    let volunteer = named.contains(&Volunteer) && first != Education;
    Some((if volunteer { Volunteer } else { first }, words.len() <= 3))
}

//! Word classes for reading the sentences of a posting. Keys are folded words ([`crate::words::fold`]).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::words::fold;

/// What a word does in a sentence, as far as finding the names of skills asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// May be part of a name: every word that is not listed.
    Content,
    /// Articles and quantities: stand before a name and are no part of it.
    Article,
    /// Joins two names: and, or.
    And,
    /// Opens an enumeration of examples: such as, like, including.
    Such,
    /// Leads from a cue to its object: in, with, of.
    Preposition,
    /// Says how well: strong, excellent. No part of a name.
    Quality,
    /// A noun whose object is a skill: experience, knowledge.
    Cue,
    /// An adjective whose object is a skill: proficient, familiar.
    CueAdjective,
    /// An activity; ends a name.
    Verb,
    /// A job: "Java developer" names no skill called Java developer.
    Occupation,
    /// A degree: bachelor, diploma.
    Degree,
    /// Too general to be a skill alone, but may end one: tools, systems.
    Head,
    /// Anything else that ends a name.
    Stop,
}

pub(super) fn class(key: &str) -> Class {
    if let Some(class) = CLASSES.get(key) {
        return *class;
    }
    if key.chars().all(|c| c.is_ascii_digit() || c == '+') {
        return Class::Stop;
    }
    // Inflected activities: "developing", "developed", "develops" (the s is folded away).
    let stem = |ending: &str| {
        key.strip_suffix(ending).is_some_and(|stem| {
            let doubled = stem.len() > 2
                && stem.as_bytes().iter().rev().take(2).all(|b| *b == stem.as_bytes()[stem.len() - 1]);
            VERBS.contains_key(stem)
                || VERBS.contains_key(format!("{stem}e").as_str())
                || (doubled
                    && stem.is_char_boundary(stem.len() - 1)
                    && VERBS.contains_key(&stem[..stem.len() - 1]))
        })
    };
    if stem("ing") || stem("ed") { Class::Verb } else { Class::Content }
}

static CLASSES: LazyLock<HashMap<String, Class>> = LazyLock::new(|| {
    let lists = [
        (Class::Stop, STOPS),
        (Class::Verb, VERB_LIST),
        (Class::Head, HEADS),
        (Class::Quality, QUALITIES),
        (Class::Occupation, OCCUPATIONS),
        (Class::Degree, DEGREES),
        (Class::Article, ARTICLES),
        (Class::And, ANDS),
        (Class::Such, SUCH),
        (Class::Preposition, PREPOSITIONS),
        (Class::CueAdjective, CUE_ADJECTIVES),
        (Class::Cue, CUES),
    ];
    lists.iter().flat_map(|(class, list)| list.split_whitespace().map(|w| (fold(w), *class))).collect()
});

static VERBS: LazyLock<HashMap<String, ()>> =
    LazyLock::new(|| VERB_LIST.split_whitespace().map(|w| (fold(w), ())).collect());

const ARTICLES: &str = "a an the any some all several various different multiple many one two three other similar
    similarly both each every its their our your this that these those etc e.g i.e eg ie certain more most such-like
    der die das ein eine einen einem einer den dem des alle mehrere sowie
    le la les l un une des du au aux el los las unos unas o os as um uma de-los il lo gli i uno het een de alle";

const ANDS: &str = "and or & as-well-as und oder sowie bzw et ou y e en of-ook";

const SUCH: &str =
    "such like including include incl especially particularly preferably namely specifically ideally mainly
    wie insbesondere beispielsweise vorzugsweise idealerweise comme notamment como incluyendo zoals";

const PREPOSITIONS: &str =
    "in with of within on using around about across regarding to mit im in von vom zum zur bei avec
    dans en con sobre com em della con di nel met van";

const CUES: &str = "experience experiences knowledge understanding familiarity proficiency expertise skill skills background
    exposure command grasp fluency competence competency competencies certification certificate certifications
    specialization specialisation know-how foundation fundamentals awareness mastery training comprehension insight
    qualification qualifications literacy acumen
    Kenntnisse Kenntnis Erfahrung Erfahrungen Fachkenntnisse Grundkenntnisse Wissen Know-how Verständnis Ausbildung
    Studium Berufserfahrung Umgang Kompetenz
    connaissance connaissances expérience maîtrise compétence compétences formation
    conocimiento conocimientos experiencia dominio manejo formación
    conhecimento conhecimentos experiência domínio formação conoscenza esperienza competenze
    kennis ervaring vaardigheden opleiding";

const DEGREES: &str = "degree degrees bachelor bachelors bachelor's master's masters bsc msc ba bs ms ma mba phd ph.d b.sc m.sc b.a m.a
    b.s m.s doctorate doctoral diploma diplom licence licentiate hnd btec gcse a-level undergraduate postgraduate education
    Abschluss Hochschulabschluss Hochschulstudium Studienabschluss Promotion Diplom Abitur Berufsausbildung
    licence doctorat bac titulación titulación licenciatura grado máster laurea diploma graduação
    hbo wbo mbo";

const CUE_ADJECTIVES: &str =
    "proficient familiar experienced skilled fluent versed knowledgeable expert competent comfortable
    certified trained qualified specialized specialised specialising specializing conversant adept educated
    vertraut versiert erfahren sicher geübt familiarisé expérimenté familiarizado experto";

const QUALITIES: &str = "strong excellent good great solid deep proven extensive relevant demonstrated demonstrable broad sound
    thorough advanced basic outstanding exceptional superior in-depth hands-on working prior previous practical significant
    proficient high highly very well better best ideal successful documented comprehensive general minimum least
    preferred required desired desirable essential necessary new additional full fully fluent native equivalent related
    relevant recognized recognised first second third hand hands depth key main important able ability abilities willing
    willingness keen passionate passion clear professional personal effective efficient active daily current currently
    ongoing possible available plus bonus advantage advantageous asset strongly extremely real own entire overall
    specific complex large small big years year yrs year's month months day days proficiently excellent must nice
    minimum preferable considered exciting innovative global international local leading top scientific
    gute gut sehr fundierte fundierten umfassende mehrjährige erste einschlägige sichere tiefgehende ausgeprägte hohe
    guten relevante nachweisbare langjährige abgeschlossene abgeschlossenes vergleichbare vergleichbares fließend fließende
    bonne bonnes bon solide solides excellente parfaite première réussie confirmée
    buen buena buenos sólidos amplia amplios avanzado previa alto boa bons sólida ampla avançado buona ottima ottime
    goede uitstekende ruime aantoonbare relevante";

const OCCUPATIONS: &str = "developer engineer manager designer architect consultant analyst administrator specialist
    scientist lead director officer assistant executive coordinator technician programmer tester owner master expert
    supervisor nurse teacher professor team teams department departments company companies industry-leader candidate
    candidates applicant applicants colleague colleagues client clients customer customers employee employees people
    individual individuals person member members staff stakeholder stakeholders partner partners user users supplier
    suppliers leader leaders professionals professional intern interns graduate graduates student students
    Entwickler Entwicklerin Ingenieur Ingenieurin Berater Leiter Mitarbeiter Team Kunden Kollegen
    développeur ingénieur équipe desarrollador ingeniero equipo desenvolvedor equipe ontwikkelaar";

const HEADS: &str = "tool tools system systems technology technologies solution solutions platform platforms framework
    frameworks language languages environment environments application applications software service services method
    methods methodology methodologies technique techniques practice practices process processes principle principles
    concept concepts standard standards product products project projects program programs programme programmes area
    areas field fields industry industries sector discipline disciplines subject topic topics domain business task tasks
    work job role position level function functions activity activities issue issues result results market markets
    data information management development design analysis research library libraries library package packages stack
    pipeline pipelines component components feature features requirement requirements report reports document documents
    equipment machine machines material materials procedure procedures guideline guidelines regulation regulations
    policy policies model models modelling theory theories ecosystem infrastructure architecture operations pattern
    patterns trend trends engineering science sciences studies administration planning strategy strategies skills
    setting settings instrument instruments context approach approaches code paradigm paradigms";

const STOPS: &str = "i you we they he she it him her us them me my his who whom which what when where why how if then than so as
    at by for from into onto over under after before during while until since because though although but nor not no yes
    is are was were be been being am do does did done has have had having will would shall should can could may might
    must need needs there here also too only just even still already always never often sometimes usually etc per via
    out up down off again further once up-to-date together between among through toward towards against without throughout
    am ist sind war waren wird werden hat haben hast du sie wir ihr ich er es dich dir ihre ihren ihrem deine deinen
    dein unser unsere unserem unseren für auf aus an als auch nicht nur noch nach über unter vor durch ohne um bis dass
    kann können solltest sollte müssen bringst bringen hast besitzt verfügst idealerweise von zu
    est sont être avoir vous nous votre vos notre nos pour par sur sous qui que quoi dont où ce cette ces son sa ses
    plus moins ne pas à dès chez
    es son ser estar tener para por que quien tu su sus nuestro nuestra más menos no del al una
    é são ter você seu sua nosso nossa mais não do da dos das para por
    è sono essere avere per che chi tuo suo nostro più non del della dei delle al alla
    is zijn hebben je jij wij ons onze voor door uit niet ook
    time times week weeks today tomorrow ago way ways thing things part kind type types form forms lot range variety
    number amount degree-level end day someone something anything everything nothing everyone anyone etc place places
    world life office opportunity opportunities career careers salary benefits benefit vacation holiday holidays bonus
    pension culture values value mission vision diversity inclusion passion fun future impact success growth challenge
    challenges goal goals objective objectives responsibility responsibilities interest interests attitude mindset
    spirit motivation communication teamwork collaboration creativity flexibility initiative independence organization
    organisation address location name contact phone email url date pay hour hours level minimum age gender religion race
    fast paced fast-paced dynamic application-deadline deadline deadlines";

const VERB_LIST: &str = "accelerate accept accomplish achieve acquire act adapt add address adhere administer adopt advise
    advocate align allow analyse analyze answer anticipate apply appreciate approve arrange articulate ask assemble assess
    assign assist assume assure attend attract audit author automate balance become begin believe boost bring build
    calculate call care carry challenge champion change check choose clean close coach collaborate collect combine come
    communicate compile complete comply comprise conceptualize conduct configure connect consider construct consult contact
    contribute control convert cook coordinate cover craft create cultivate customize deal debug decide define delegate
    deliver demonstrate deploy depend derive describe design detect determine develop devise diagnose direct discover
    discuss display distribute document draft drive earn edit educate elevate eliminate embrace empower enable encourage
    engage enhance enjoy ensure enter escalate establish estimate evaluate evolve examine exceed execute exercise expand
    expect explain explore express extend facilitate feel find finish fit fix follow formulate foster fulfil fulfill gain
    gather generate get give go grow guarantee guide handle have help hire hold identify illustrate imagine implement
    improve incorporate increase influence inform initiate innovate inspect inspire install integrate interact interface
    interpret interview introduce invent investigate invite involve join keep know lead learn leverage liaise like listen
    live load look love maintain make manage market maximise maximize measure meet mentor migrate minimise minimize model
    modify monitor motivate move navigate need negotiate obtain offer onboard operate optimise optimize orchestrate order
    organise organize oversee own participate partner perform persuade pick pitch plan play position possess practise
    prepare present prevent prioritise prioritize process produce progress promote propose protect provide publish purchase
    pursue put qualify question reach read realise realize receive recognise recognize recommend record recruit reduce
    refine reflect relate rely remain repair replace report represent request require research resolve respond review rotate
    run save scale schedule scope secure seek select sell send serve set shape share shift ship show sign simplify solve
    source speak spot stand start stay steer stop streamline strengthen strive structure submit succeed suggest summarise
    supervise support sustain tackle take talk teach think thrive track train transform translate travel troubleshoot try
    turn understand undertake update upgrade use utilise utilize validate verify visit visualize want welcome win wish work
    write written spoken built led made used based driven oriented focused given known taken seen involved
    entwickeln erstellen arbeiten unterstützen betreuen planen durchführen sicherstellen optimieren übernehmen leiten
    développer gérer assurer participer réaliser desarrollar gestionar realizar participar desenvolver garantir sviluppare
    gestire ontwikkelen werken";

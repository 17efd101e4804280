use super::figure_words::has;
use super::finding::Kind;
use super::judge::{Judge, stands_in};
use super::lexicon::Class;
use super::number::{Measure, Quantity};
use super::source::Line;
use super::text::Text;

/// Bodies by how many people or places they take in, narrowest first; folded singulars and plurals of seven languages.
const BODIES: &[&str] = &[
    "team crew shift ward class desk squad schicht station klasse equipe classe equipo turno clase squadra reparto turma equipa ploeg klas",
    "department store shop branch office restaurant hotel hostel clinic surgery bakery bar cafe library museum farm laboratory lab hostal clinica \
     hotel clinique boulangerie bibliotheque albergo ristorante brasserie abteilung filiale laden buro magasin agence departement tienda sucursal \
     oficina departamento negozio dipartimento loja agencia departamento afdeling winkel filiaal kantoor",
    "hotels hostels clinics surgeries bakeries bars cafes libraries museums farms laboratories labs hoteles clinicas cliniques boulangeries alberghi \
     stores shops branches offices wards classes departments restaurants brasseries hospital school plant factory site campus filialen laden \
     abteilungen werk klinik schule krankenhaus magasins agences hopital ecole usine tiendas sucursales hospital escuela fabrica negozi \
     filiali ospedale scuola stabilimento lojas hospital escola fabrica winkels filialen ziekenhuis school fabriek",
    "hospitals schools plants factories sites chain network company firm corporation organisation organization enterprise konzern unternehmen \
     kette netz reseau chaine entreprise societe cadena red empresa catena rete azienda rede cadeia keten netwerk bedrijf concern",
    "city town district stadt ville ciudad citta cidade stad",
    "region county state province landkreis bundesland comunidad regione provincia regiao provincie",
    "country nation land pays pais paese",
];

fn size(norm: &str) -> Option<usize> {
    BODIES.iter().rposition(|row| row.split_whitespace().any(|w| w == norm))
}

/// What takes in more than one team, post or place, folded, of seven languages.
const WHOLE: &str = "trust group county region borough district council division directorate network estate chain company firm \
     organisation organization business industry sector country state city town province campus faculty university college school hospital \
     enterprise franchise brigade diocese federation konzern gruppe gesamtkonzern landkreis kreis bezirk stadt land branche unternehmen region \
     groupe departement reseau secteur entreprise pays ville grupo comarca provincia sector empresa red pais ciudad gruppo settore azienda rete \
     provincia citta grupo setor rede empresa groep provincie sector bedrijf land stad keten";

/// "Across the trust", "im ganzen Konzern", where the source names no such body.
fn across(judge: &mut Judge<'_>) {
    const ACROSS: &str =
        "across throughout uber quer durch travers dans todo toda tutto tutta todo toda heel door in im";
    const THE: &str = "the our all whole entire den die das dem der ganze ganzen gesamten tout toute le la les l el il lo gli o a het de";
    let text = judge.text;
    for i in (2..text.tokens.len()).filter(|i| has(WHOLE, &text.tokens[*i].norm)) {
        let mut start = i;
        while start > 0 && has(THE, &text.tokens[start - 1].norm) {
            start -= 1;
        }
        let led = start < i && start > 0 && has(ACROSS, &text.tokens[start - 1].norm);
        // "In the region of 40", "in the company of": no body.
        let sure =
            led && (has("across throughout quer travers", &text.tokens[start - 1].norm) || i - start > 1);
        let goes_on =
            text.tokens.get(i + 1).is_some_and(|t| t.norm == "of" || t.is_word() && text.is_content(i + 1));
        let body = |l: &Line| {
            (0..l.text.tokens.len()).any(|j| {
                size(&l.text.tokens[j].norm) >= size(&text.tokens[i].norm).or(Some(3))
                    || has(WHOLE, &l.text.tokens[j].norm)
            })
        };
        let told = judge.near.iter().any(|l| stands_in(text, i, &l.text));
        if sure && !goes_on && !told && !judge.is_whole() && !judge.near.iter().any(|l| body(l)) {
            let word = judge.word(i);
            judge.block(Kind::Scope, start - 1..i + 1, format!("The source does not speak of the “{word}”."));
        }
    }
}

/// "Across Wales" for South Wales: the whole of what the source has a part of.
fn whole_place(judge: &mut Judge<'_>) {
    const ACROSS: &str = "across throughout quer ganz travers toute todo toda tutta tutto heel";
    const PART: &str = "north south east west northern southern eastern western central mid upper lower inner outer greater northeast northwest \
         southeast southwest north-east north-west south-east south-west nord sud ost sudost nordost sudwest nordwest sudlichen nordlichen ostlichen \
         westlichen norte sur este oeste sul noord zuid oost";
    let text = judge.text;
    let part = |t: &Text, i: usize| {
        let before = |by: usize| i.checked_sub(by).map_or("", |k| t.tokens[k].norm.as_str());
        has(PART, before(1)) || before(1) == "-" && has(PART, before(2))
    };
    for i in (1..text.tokens.len()).filter(|i| has(ACROSS, &text.tokens[i - 1].norm)) {
        let token = &text.tokens[i];
        let places: Vec<(&Line, usize)> = judge
            .view
            .lines()
            .flat_map(|l| (0..l.text.tokens.len()).map(move |j| (l, j)))
            .filter(|(l, j)| l.text.tokens[*j].norm == token.norm && l.text.tokens[*j].capital)
            .collect();
        if token.capital && !places.is_empty() && places.iter().all(|(l, j)| part(&l.text, *j)) {
            let word = judge.word(i);
            judge.block(Kind::Scope, i - 1..i + 1, format!("The source has a part of “{word}” here."));
        }
    }
}

/// People by what they are to whom one leads, serves or teaches.
pub(super) const PEOPLE: &str = "people persons person staff colleagues employees workers pupils students learners children patients residents clients customers guests \
     members volunteers marshals stewards guards officers soldiers athletes singers musicians dancers actors farmers fitters labourers plumbers electricians mechanics clerks cleaners porters planners analysts developers designers editors writers reporters juniors apprentices trainees interns teachers nurses drivers engineers technicians operators operatives assistants parents families \
     attendees participants delegates candidates applicants users tenants players visitors passengers tellers carers cooks chefs waiters \
     mitarbeiter mitarbeitende mitarbeitenden mitarbeitern personen kollegen schuler patienten bewohner bewohnern kunden gaste teilnehmer auszubildende \
     personnes collaborateurs salaries eleves patients residents clients employes stagiaires personas empleados alumnos pacientes clientes companeros \
     persone dipendenti colleghi alunni pazienti clienti ospiti pessoas colaboradores alunos utentes clientes colegas \
     mensen medewerkers collega leerlingen patienten bewoners klanten";

/// "12 schools" for 12 colleagues: bodies where the source counts people.
fn bodies_for_people(judge: &mut Judge<'_>) {
    const BODIES: &str = "schools companies firms businesses hospitals clinics universities colleges branches stores shops sites offices departments teams countries cities \
         towns councils charities organisations organizations factories plants warehouses depots hotels restaurants churches clubs agencies agents_of trusts \
         schulen firmen unternehmen kliniken filialen standorte abteilungen betriebe krankenhauser teams ecoles entreprises hopitaux magasins agences sites \
         escuelas empresas hospitales tiendas colegios scuole aziende ospedali negozi escolas hospitais lojas scholen bedrijven ziekenhuizen winkels";
    let text = judge.text;
    let Some(line) = judge.near.first().filter(|_| !judge.is_whole()) else { return };
    let line = &line.text;
    let of = |t: &Text, q: &Quantity, list: &str| {
        q.measure == Measure::Count
            && q.noun.last().is_some_and(|_| q.noun.iter().any(|i| has(list, &t.tokens[*i].norm)))
    };
    for q in text.quantities.iter().filter(|q| of(text, q, BODIES) && !of(text, q, PEOPLE)) {
        let head = q.noun.iter().copied().find(|i| has(BODIES, &text.tokens[*i].norm));
        let people = line
            .quantities
            .iter()
            .any(|s| (s.value - q.value).abs() < 1e-9 && of(line, s, PEOPLE) && !of(line, s, BODIES));
        if let Some(head) = head.filter(|h| people && !judge.known[*h]) {
            let word = judge.word(head);
            judge.block(
                Kind::Scope,
                q.tokens.start..head + 1,
                format!("The source counts people here, no “{word}”."),
            );
        }
    }
}

/// "Trained the hospital's nurses" for the ward's: a wider body in the place of a narrower one, which is gone.
pub(super) fn check(judge: &mut Judge<'_>) {
    across(judge);
    whole_place(judge);
    bodies_for_people(judge);
    wider(judge);
}

fn wider(judge: &mut Judge<'_>) {
    let text = judge.text;
    let Some(line) = judge.near.first().filter(|_| !judge.is_whole()) else { return };
    let line = &line.text;
    let plural = |t: &Text, i: usize| t.tokens[i].norm.ends_with('s');
    for i in (0..text.tokens.len()).filter(|i| text.tokens[*i].is_word()) {
        let Some(wide) = size(&text.tokens[i].norm) else { continue };
        // The plural of a word that the source has in the singular is not the same body.
        let known = judge.view.lines().any(|l| {
            (0..l.text.tokens.len()).any(|j| {
                // "Refurbishing schools" for "school refurbishments", which are of several.
                let of_several = l.text.tokens.get(j + 1).is_some_and(|t| t.is_word())
                    && l.text.is_content(j + 1)
                    && plural(&l.text, j + 1);
                l.text.tokens[j].norm == text.tokens[i].norm
                    || text.same(i, &l.text, j)
                        && (of_several
                            || plural(text, i) <= plural(&l.text, j)
                            || size(&l.text.tokens[j].norm) >= Some(wide))
            })
        });
        if known {
            continue;
        }
        let narrower = (0..line.tokens.len()).any(|j| {
            let dropped = || !(0..text.tokens.len()).any(|k| text.tokens[k].norm == line.tokens[j].norm);
            size(&line.tokens[j].norm).is_some_and(|s| s < wide)
                && dropped()
                && (!stands_in(line, j, text) || plural(text, i) && text.same(i, line, j))
        });
        let counted = text.quantities.iter().any(|q| q.noun.contains(&i));
        if narrower && !counted {
            let word = judge.word(i);
            judge.block(Kind::Scope, i..i + 1, format!("“{word}” takes in more than the source."));
        }
    }
}

/// "Throughout my time", "every week": how long or how often, not how far.
pub(super) fn over_time(text: &Text, i: usize) -> bool {
    const SPANS: &[&str] = &[
        "time",
        "tenure",
        "stay",
        "period",
        "season",
        "year",
        "zeit",
        "zeitraum",
        "saison",
        "temps",
        "periode",
        "saison",
        "tiempo",
        "periodo",
        "etapa",
        "temporada",
        "tempo",
        "stagione",
        "tijd",
        "seizoen",
    ];
    let all = text.class(i).has(Class::SCOPE) && !text.tokens[i].capital;
    let next = (i + 1..text.tokens.len().min(i + 4))
        .find(|k| text.tokens[*k].is_word() && !text.class(*k).has(Class::FUNCTION) || text.marks[*k].figure);
    // "19 out of every 20".
    let share = i > 0
        && matches!(text.tokens[i - 1].norm.as_str(), "of" | "in" | "su" | "op")
        && text.quantities.iter().any(|q| q.tokens.start == i + 1);
    share
        || all
            && next.is_some_and(|k| {
                let norm = text.tokens[k].norm.as_str();
                SPANS.contains(&norm)
                    || norm.len() > 1
                        && super::unit::find(norm)
                            .is_some_and(|u| u.dimension == super::unit::Dimension::Time)
                    || text.tokens.get(k + 1).is_some_and(|t| {
                        t.norm.len() > 1
                            && super::unit::find(&t.norm)
                                .is_some_and(|u| u.dimension == super::unit::Dimension::Time)
                    })
                    || text.marks[k].figure
                        && text.quantities.iter().any(|q| {
                            q.tokens.contains(&k)
                                && q.measure == super::number::Measure::Of(super::unit::Dimension::Time)
                        })
            })
}

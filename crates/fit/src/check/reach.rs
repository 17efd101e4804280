use super::finding::Kind;
use super::judge::{Judge, stands_in};
use super::lexicon::Class;
use super::text::Text;

/// Bodies by how many people or places they take in, narrowest first; folded singulars and plurals of seven languages.
const BODIES: &[&str] = &[
    "team crew shift ward class desk squad schicht station klasse equipe classe equipo turno clase squadra reparto turma equipa ploeg klas",
    "department store shop branch office restaurant brasserie abteilung filiale laden buro magasin agence departement tienda sucursal \
     oficina departamento negozio dipartimento loja agencia departamento afdeling winkel filiaal kantoor",
    "stores shops branches offices wards classes departments restaurants brasseries hospital school plant factory site campus filialen laden \
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

/// "Trained the hospital's nurses" for the ward's: a wider body in the place of a narrower one, which is gone.
pub(super) fn check(judge: &mut Judge<'_>) {
    let text = judge.text;
    let Some(line) = judge.near.first().filter(|_| !judge.is_whole()) else { return };
    let line = &line.text;
    let plural = |t: &Text, i: usize| t.tokens[i].norm.ends_with('s');
    for i in (0..text.tokens.len()).filter(|i| text.tokens[*i].is_word()) {
        let Some(wide) = size(&text.tokens[i].norm) else { continue };
        // The plural of a word that the source has in the singular is not the same body.
        let known = judge.view.lines().any(|l| {
            (0..l.text.tokens.len()).any(|j| {
                l.text.tokens[j].norm == text.tokens[i].norm
                    || text.same(i, &l.text, j)
                        && (plural(text, i) <= plural(&l.text, j)
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

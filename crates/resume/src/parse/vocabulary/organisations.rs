//! Words of the names of organisations.

use crate::parse::words::tokens;

/// Legal forms: a name that ends in one is an organisation's.
#[rustfmt::skip]
const FORMS: &[&str] = &[
    "inc", "llc", "ltd", "limited", "corp", "corporation", "plc", "llp", "lp", "co", "company", "gmbh",
    "ag", "kg", "ug", "ohg", "gbr", "e.v", "ev", "mbh", "se", "kgaa", "e.k", "sa", "s.a", "sas", "s.a.s",
    "sarl", "s.a.r.l", "sasu", "eurl", "sl", "s.l", "slu", "s.l.u", "s.a.u", "srl", "s.r.l", "spa",
    "s.p.a", "snc", "ltda", "eireli", "s.a de c.v", "c.v", "bv", "b.v", "nv", "n.v", "vof", "oy", "oyj",
    "ab", "as", "a.s", "aps", "sp", "z.o.o", "o.o", "s.r.o", "d.o.o", "kft", "pte", "pty", "pvt", "pbc",
    "foundation", "stiftung", "fondation", "fundacion", "fundacao", "fondazione", "stichting", "fundacja",
];

/// Words that name kinds of organisations.
#[rustfmt::skip]
const KINDS: &[&str] = &[
    "university", "college", "school", "institute", "academy", "hospital", "clinic", "bank", "group",
    "holding", "holdings", "partners", "associates", "agency", "studio", "studios", "labs", "lab",
    "laboratory", "laboratories", "technologies", "technology", "solutions", "systems", "software",
    "services", "consulting", "consultancy", "industries", "international", "enterprises", "ventures",
    "capital", "media", "networks", "center", "centre", "department", "ministry", "council", "government",
    "church", "restaurant", "hotel", "cafe", "club", "association", "society", "organization",
    "organisation", "charity", "shop", "store", "market", "airlines", "airways", "insurance", "pharma",
    "pharmaceuticals", "electronics", "motors", "logistics", "energy", "trust", "team", "food", "works",
    "works.", "interactive", "digital", "games", "bakery", "library", "museum", "theatre", "theater",
    "army", "navy", "force", "police", "startup", "self-employed", "freelance", "community", "federation",
    "union", "committee", "district", "authority", "office", "national", "medical", "health", "healthcare",
    "dental", "care", "farms", "builders", "construction", "contractors", "supplies", "stores", "brothers",
    "sons", "express", "cloud", "data", "web", "ai", "io", "robotics", "universitat", "hochschule",
    "fachhochschule", "schule", "gymnasium", "realschule", "klinik", "klinikum", "krankenhaus",
    "bundesamt", "landesamt", "verlag", "agentur", "werk", "werke", "gruppe", "verein", "institut",
    "akademie", "stadtwerke", "sparkasse", "buro", "kanzlei", "praxis", "apotheke", "gemeinde",
    "kindergarten", "kita", "zentrum", "bundeswehr", "werkstatt", "handelskammer", "universite", "ecole",
    "lycee", "faculte", "hopital", "clinique", "banque", "groupe", "societe", "agence", "mairie",
    "ministere", "laboratoire", "cabinet", "association", "centre", "editions", "restaurant", "conseil",
    "iut", "universidad", "instituto", "escuela", "facultad", "colegio", "clinica", "banco", "grupo",
    "empresa", "agencia", "ayuntamiento", "ministerio", "laboratorio", "fundacion", "asociacion",
    "consultoria", "hospital", "universidade", "escola", "faculdade", "colegio", "prefeitura",
    "ministerio", "associacao", "tecnologia", "sistemas", "centro", "camara", "servicos", "universita",
    "politecnico", "istituto", "scuola", "liceo", "facolta", "ospedale", "banca", "gruppo", "azienda",
    "comune", "studio", "associazione", "ristorante", "societa", "universiteit", "hogeschool",
    "ziekenhuis", "gemeente", "bureau", "vereniging", "groep", "bedrijf", "ministerie", "kliniek",
    "instituut", "uniwersytet", "politechnika", "szkola", "liceum", "szpital", "grupa", "firma",
    "instytut", "technikum", "akademia", "urzad", "fundacja", "stowarzyszenie", "przychodnia",
];

/// How strongly a folded text reads as an organisation's name: 0 not, 1 a kind's word, 3 a legal form.
pub(in crate::parse) fn organisation(folded: &str) -> u32 {
    let mut words = tokens(folded).peekable();
    let mut score = 0;
    let mut n = 0;
    while let Some(word) = words.next() {
        // A legal form is never the first word, and is the last or before a bracket or comma.
        if n > 0 && FORMS.contains(&word) && (words.peek().is_none() || word.len() > 2) {
            return 3;
        }
        if KINDS.contains(&word) {
            score = 1;
        }
        n += 1;
    }
    score
}

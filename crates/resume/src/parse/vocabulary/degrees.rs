//! Words of degrees and schools.

use crate::parse::words::tokens;

#[rustfmt::skip]
const DEGREES: &[&str] = &[
    "bachelor", "bachelors", "bachelor's", "master", "masters", "master's", "doctor", "doctorate", "phd",
    "ph.d", "dphil", "mba", "bsc", "b.sc", "msc", "m.sc", "ba", "b.a", "ma", "m.a", "bs", "b.s", "ms",
    "m.s", "beng", "b.eng", "meng", "m.eng", "btech", "b.tech", "mtech", "m.tech", "bba", "b.b.a", "bcom",
    "b.com", "mcom", "m.com", "llb", "ll.b", "llm", "ll.m", "jd", "j.d", "md", "m.d", "bfa", "mfa", "b.e",
    "m.e", "be", "bca", "mca", "b.ed", "m.ed", "mphil", "associate", "associate's", "a.a", "a.s", "a.a.s",
    "aas", "diploma", "degree", "certificate", "ged", "high school", "minor", "major", "undergraduate",
    "graduate", "postgraduate", "pgce", "hnd", "hnc", "btec", "gcse", "gcses", "a-levels", "a-level",
    "a levels", "foundation", "honours", "honors", "specialization", "specialisation", "nanodegree",
    "bootcamp", "coursework", "exchange", "studies", "postdoc", "diplom", "diplom-ingenieur", "dipl.-ing",
    "dipl", "magister", "abitur", "fachabitur", "mittlere", "reife", "hochschulreife",
    "fachhochschulreife", "allgemeine", "realschulabschluss", "hauptschulabschluss", "promotion",
    "staatsexamen", "ausbildung", "lehre", "studium", "matura", "fachinformatiker", "geselle",
    "meisterbrief", "weiterbildung", "kaufmann", "kauffrau", "abschluss", "umschulung", "licence",
    "maitrise", "doctorat", "diplome", "baccalaureat", "bac", "dut", "bts", "deug", "dea", "dess",
    "ingenieur", "cap", "bep", "classe", "preparatoire", "mastere", "deust", "but", "licenciatura",
    "licenciado", "licenciada", "grado", "maestria", "doctorado", "ingenieria", "bachillerato", "tecnico",
    "tecnicatura", "diplomado", "diplomatura", "posgrado", "especializacion", "fp", "ciclo", "eso",
    "titulo", "egresado", "bacharelado", "bacharel", "mestrado", "doutorado", "tecnologo", "graduacao",
    "especializacao", "pos-graduacao", "ensino", "medio", "engenharia", "doutoramento", "mestre",
    "licenciado", "superior", "mba", "tecnico", "laurea", "dottorato", "diploma", "maturita", "magistrale",
    "triennale", "specialistica", "perito", "ragioneria", "liceo", "doctoraat", "hbo", "mbo", "vwo",
    "havo", "vmbo", "wo", "propedeuse", "vakdiploma", "licencjat", "inzynier", "mgr", "inz",
    "magisterskie", "inzynierskie", "licencjackie", "doktorat", "doktor", "matura", "technik", "studia",
];

#[rustfmt::skip]
const SCHOOLS: &[&str] = &[
    "university", "college", "school", "institute", "academy", "polytechnic", "faculty", "bootcamp",
    "conservatory", "seminary", "campus", "universitat", "hochschule", "fachhochschule", "tu", "fh",
    "gymnasium", "realschule", "gesamtschule", "berufsschule", "berufskolleg", "grundschule",
    "volkshochschule", "institut", "akademie", "schule", "kolleg", "universite", "ecole", "lycee",
    "faculte", "iut", "insa", "polytechnique", "universidad", "instituto", "escuela", "facultad",
    "colegio", "universitario", "politecnica", "universidade", "escola", "faculdade", "fatec", "senai",
    "etec", "universita", "politecnico", "istituto", "scuola", "liceo", "facolta", "universiteit",
    "hogeschool", "lyceum", "roc", "atheneum", "uniwersytet", "politechnika", "szkola", "liceum",
    "technikum", "akademia", "wydzial", "coursera", "udacity", "udemy", "edx", "mit", "ucla", "eth",
    "epfl", "kth", "uc", "suny", "cuny", "uni",
];

/// How many words of a degree a folded text has, up to 2.
pub(in crate::parse) fn degree(folded: &str) -> u32 {
    let hits = tokens(folded).filter(|w| DEGREES.contains(w)).count() as u32;
    let phrase = ["high school diploma", "a levels", "mittlere reife", "ensino medio"]
        .iter()
        .any(|p| folded.contains(p));
    (hits + u32::from(phrase)).min(2)
}

/// Whether a folded text has a word of a school's name.
pub(in crate::parse) fn school(folded: &str) -> bool {
    let compound = |w: &str| {
        w.len() > 8
            && (w.ends_with("schule")
                || w.ends_with("gymnasium")
                || w.ends_with("universitat")
                || w.ends_with("akademie")
                || w.ends_with("kolleg")
                || w.ends_with("hogeschool"))
    };
    tokens(folded).any(|w| SCHOOLS.contains(&w) || compound(w))
}

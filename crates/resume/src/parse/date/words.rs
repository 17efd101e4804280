//! The words of dates in English, German, French, Spanish, Portuguese, Italian, Dutch and Polish, and the commonest of
//! them in further languages of Europe, folded.

use crate::parse::words::{fold, tokens};

/// Month names by month; a name may be cut short after three letters where it stays unique (see [`month`]).
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &[
        "january", "januar", "janner", "janvier", "enero", "janeiro", "gennaio", "januari", "styczen",
        "stycznia", "ene", "gen", "janv",
    ],
    &[
        "february", "februar", "feber", "fevrier", "febrero", "fevereiro", "febbraio", "februari", "luty",
        "lutego", "fev", "fevr", "lut",
    ],
    &["march", "marz", "maerz", "mars", "marzo", "marco", "maart", "marzec", "marca", "mrt", "mrz"],
    &["april", "avril", "abril", "aprile", "kwiecien", "kwietnia", "avr", "abr", "kwi"],
    &["may", "mai", "mayo", "maio", "maggio", "mei", "maj", "maja", "mag"],
    &["june", "juni", "juin", "junio", "junho", "giugno", "czerwiec", "czerwca", "giu", "cze"],
    &["july", "juli", "juillet", "julio", "julho", "luglio", "lipiec", "lipca", "juil", "lug", "lip"],
    &["august", "aout", "agosto", "augustus", "sierpien", "sierpnia", "ago", "sie"],
    &[
        "september", "septembre", "septiembre", "setembro", "settembre", "wrzesien", "wrzesnia", "sept",
        "set", "wrz",
    ],
    &[
        "october", "oktober", "octobre", "octubre", "outubro", "ottobre", "pazdziernik", "pazdziernika",
        "okt", "out", "ott", "paz",
    ],
    &["november", "novembre", "noviembre", "novembro", "listopad", "listopada", "lis"],
    &[
        "december", "dezember", "decembre", "diciembre", "dezembro", "dicembre", "grudzien", "grudnia",
        "dez", "dic", "gru",
    ],
];

/// Month names of further languages, in full: cut to three letters many of them are words elsewhere (`led`, `pro`).
#[rustfmt::skip]
const MORE_MONTHS: [&[&str]; 12] = [
    &["tammikuu", "tammikuuta", "leden", "ledna", "ianuarie", "ocak", "ιανουαριοσ", "ιανουαριου", "январь", "января", "січень", "січня"],
    &["helmikuu", "helmikuuta", "unor", "unora", "februarie", "subat", "φεβρουαριοσ", "φεβρουαριου", "февраль", "февраля", "лютии", "лютого"],
    &["maaliskuu", "maaliskuuta", "brezen", "brezna", "marcius", "martie", "mart", "μαρτιοσ", "μαρτιου", "март", "марта", "березень", "березня"],
    &["huhtikuu", "huhtikuuta", "duben", "dubna", "aprilis", "aprilie", "nisan", "απριλιοσ", "απριλιου", "апрель", "апреля", "квітень", "квітня"],
    &["toukokuu", "toukokuuta", "kveten", "kvetna", "majus", "mayis", "μαιοσ", "μαιου", "маи", "мая", "травень", "травня"],
    &["kesakuu", "kesakuuta", "cerven", "cervna", "junius", "iunie", "haziran", "ιουνιοσ", "ιουνιου", "июнь", "июня", "червень", "червня"],
    &["heinakuu", "heinakuuta", "cervenec", "cervence", "julius", "iulie", "temmuz", "ιουλιοσ", "ιουλιου", "июль", "июля", "липень", "липня"],
    &["elokuu", "elokuuta", "srpen", "srpna", "augusti", "augusztus", "agustos", "αυγουστοσ", "αυγουστου", "август", "августа", "серпень", "серпня"],
    &["syyskuu", "syyskuuta", "zari", "szeptember", "septembrie", "eylul", "σεπτεμβριοσ", "σεπτεμβριου", "сентябрь", "сентября", "вересень", "вересня"],
    &["lokakuu", "lokakuuta", "rijen", "rijna", "octombrie", "ekim", "οκτωβριοσ", "οκτωβριου", "октябрь", "октября", "жовтень", "жовтня"],
    &["marraskuu", "marraskuuta", "listopadu", "noiembrie", "kasim", "νοεμβριοσ", "νοεμβριου", "ноябрь", "ноября", "листопад", "листопада"],
    &["joulukuu", "joulukuuta", "prosinec", "prosince", "desember", "des", "decembrie", "aralik", "δεκεμβριοσ", "δεκεμβριου", "декабрь", "декабря", "грудень", "грудня"],
];

/// The month 1–12 that a folded word names, whole or cut to three letters or more.
pub(super) fn month(word: &str) -> Option<u8> {
    if let Some(at) = MORE_MONTHS.iter().position(|names| names.contains(&word)) {
        return Some(at as u8 + 1);
    }
    if word.len() < 3 || !word.is_ascii() {
        return None;
    }
    for (at, names) in MONTHS.iter().enumerate() {
        let named =
            names.iter().any(|n| *n == word || (word.len() <= 4 && n.len() > 4 && n.starts_with(word)));
        if named {
            // "mar", "jan", "jun" and the like are unique; three letters of one month never begin another's name.
            return Some(at as u8 + 1);
        }
    }
    None
}

/// Whether a folded word is a month's whole name in lower or upper case, so that it cannot be another word.
#[rustfmt::skip]
const SEASONS: &[&str] = &[
    "spring", "summer", "autumn", "fall", "winter", "fruhjahr", "fruhling", "sommer", "herbst",
    "printemps", "ete", "automne", "hiver", "primavera", "verano", "otono", "invierno", "verao", "outono",
    "inverno", "estate", "autunno", "lente", "zomer", "herfst", "wiosna", "lato", "jesien", "zima",
    "early", "mid", "late", "anfang", "mitte", "ende", "wintersemester", "sommersemester", "ws", "ss",
    "wise", "sose", "semester", "michaelmas", "hilary", "trinity",
];

/// Whether a word is a season or another part of the year.
pub(super) fn is_season(word: &str) -> bool {
    SEASONS.contains(&word)
        || matches!(word.as_bytes(), [b'q' | b't' | b'h', b'1'..=b'4'])
        || matches!(word.as_bytes(), [b'1'..=b'4', b'q' | b't'])
}

/// Phrases for "still going on", longest first, as words.
pub(super) const PRESENT: &[&[&str]] = &[
    &["bis", "heute"],
    &["bis", "dato"],
    &["bis", "jetzt"],
    &["to", "date"],
    &["till", "date"],
    &["until", "now"],
    &["till", "now"],
    &["to", "present"],
    &["a", "ce", "jour"],
    &["jusqu'a", "aujourd'hui"],
    &["jusqu'a", "present"],
    &["jusqu'a", "maintenant"],
    &["la", "actualidad"],
    &["actualidad"],
    &["hasta", "hoy"],
    &["hasta", "la", "fecha"],
    &["a", "la", "fecha"],
    &["ate", "a", "data"],
    &["a", "data"],
    &["ate", "ao", "momento"],
    &["ao", "momento"],
    &["ate", "ao", "presente"],
    &["ao", "presente"],
    &["momento", "atual"],
    &["momento", "actual"],
    &["ate", "o", "momento"],
    &["o", "momento"],
    &["os", "dias", "atuais"],
    &["ate", "hoje"],
    &["ad", "oggi"],
    &["a", "oggi"],
    &["fino", "ad", "oggi"],
    &["in", "corso"],
    &["do", "dzis"],
    &["do", "teraz"],
    &["do", "chwili", "obecnej"],
    &["chwili", "obecnej"],
    &["tot", "heden"],
    &["tot", "nu"],
    &["en", "cours"],
    &["en", "curso"],
    &["em", "curso"],
    &["em", "andamento"],
    &["right", "now"],
    &["present"],
    &["now"],
    &["current"],
    &["currently"],
    &["ongoing"],
    &["today"],
    &["date"],
    &["heute"],
    &["jetzt"],
    &["aktuell"],
    &["laufend"],
    &["gegenwart"],
    &["dato"],
    &["aujourd'hui"],
    &["present"],
    &["maintenant"],
    &["actuel"],
    &["actuellement"],
    &["presente"],
    &["actual"],
    &["actualmente"],
    &["hoy"],
    &["atual"],
    &["atualmente"],
    &["hoje"],
    &["momento"],
    &["oggi"],
    &["attuale"],
    &["attualmente"],
    &["heden"],
    &["nu"],
    &["huidig"],
    &["obecnie"],
    &["teraz"],
    &["dzis"],
    &["dzisiaj"],
    &["nadal"],
    &["aktualnie"],
];

/// More phrases for "still going on". Some are other words elsewhere (`na` is Norwegian for "now" without its accent, and
/// Polish for "on"), so they count only as all that stands between a dash, or a word for "to", and the line's end.
#[rustfmt::skip]
pub(super) const PRESENT_AT_END: &[&str] = &[
    // Danish, Norwegian, Swedish, Icelandic
    "na", "i dag", "idag", "dd", "d d", "dags dato", "navaerende", "nuvaerende", "pagaende", "lopende", "fortsatt",
    "nuvarande", "fortfarande", "tills vidare", "nutid", "nuna",
    // Finnish, Estonian
    "nykyinen", "nykyhetki", "nykyaan", "nyt", "edelleen", "jatkuu", "toistaiseksi", "praegu", "praeguseni",
    // Latvian, Lithuanian
    "tagadne", "lidz sim", "pasreiz", "dabar", "iki dabar", "siandien",
    // Czech, Slovak, Polish
    "soucasnost", "soucasnosti", "dosud", "dodnes", "dnes", "nyni", "doposud", "sucasnost", "sucasnosti", "doteraz",
    "aktualne", "dnia dzisiejszego", "chwila obecna",
    // Croatian, Serbian, Slovene
    "danas", "sada", "trenutno", "danes", "sedaj", "sadasnjost",
    // Hungarian
    "jelenleg", "jelen", "jelenig", "napjainkig", "maig", "mai napig", "folyamatban",
    // Romanian
    "prezent", "in prezent", "acum", "astazi", "la zi", "in curs",
    // Turkish
    "halen", "hala", "devam", "devam ediyor", "devam etmekte", "gunumuz", "bugun", "simdi", "su an",
    // Greek
    "σημερα", "παρον", "το παρον", "τωρα", "εωσ σημερα", "μεχρι σημερα",
    // Russian, Ukrainian, Bulgarian
    "настоящее время", "по настоящее время", "настоящии момент", "н в", "по н в", "сеичас", "сегодня", "теперішніи час",
    "по теперішніи час", "дотепер", "донині", "нині", "зараз", "сьогодні", "досега", "сега", "днес", "момента",
];

/// Words for "since": what follows goes on.
#[rustfmt::skip]
pub(super) const SINCE: &[&str] =
    &["since", "seit", "depuis", "desde", "dal", "da", "sinds", "vanaf", "od", "ab", "starting",
    "siden", "sedan", "с", "з"];
/// Words for "until": what follows is an end.
#[rustfmt::skip]
pub(super) const UNTIL: &[&str] = &[
    "until", "till", "bis", "jusqu'a", "jusqu'en", "hasta", "ate", "fino", "tot", "expected",
    "anticipated", "exp", "graduated", "graduation", "graduating", "voraussichtlich", "prevu",
];
/// Words before a range that belong to it.
#[rustfmt::skip]
pub(super) const FROM: &[&str] = &[
    "from", "between", "von", "vom", "de", "du", "del", "dal", "van", "od", "entre", "desde", "seit",
    "since", "da", "zwischen", "tussen", "tra", "fra", "miedzy", "mellem", "mellom", "mellan", "fran",
];
/// Words that stand between two dates.
#[rustfmt::skip]
pub(super) const TO: &[&str] = &[
    "to", "until", "till", "til", "bis", "a", "au", "aux", "al", "hasta", "ate", "tot", "t/m", "do", "through",
    "thru", "jusqu'a", "jusqu'en", "em", "zu", "по", "до", "εωσ", "μεχρι", "pana",
];
/// Words before two dates that an `and` joins to a range. Without them two years are two years.
#[rustfmt::skip]
pub(super) const BETWEEN: &[&str] = &[
    "between", "entre", "zwischen", "tussen", "tra", "fra", "miedzy", "mellem", "mellom", "mellan",
];
/// Words that stand between two dates behind one of [`BETWEEN`].
#[rustfmt::skip]
pub(super) const AND: &[&str] = &["and", "y", "e", "et", "und", "en", "i", "a", "og", "och"];
/// Small words inside a date: `enero de 2020`, `of`.
#[rustfmt::skip]
pub(super) const OF: &[&str] = &["de", "of", "del", "do", "di", "r", "roku"];

/// Units of a duration, by how they begin.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "yr", "yrs", "year", "years", "y", "mo", "mos", "mth", "mths", "month", "months", "m", "week", "weeks",
    "wk", "wks", "day", "days", "jahr", "jahre", "jahren", "monat", "monate", "monaten", "wochen", "an",
    "ans", "annee", "annees", "mois", "ano", "anos", "mes", "meses", "anno", "anni", "mese", "mesi", "jaar",
    "maand", "maanden", "rok", "lata", "lat", "miesiac", "miesiace", "miesiecy", "semaines",
];

/// The length in bytes of a note of duration with which a text begins: `(2 yrs 3 mos)`, `10 months`, `· 1 an`.
pub(in crate::parse) fn duration(text: &str) -> Option<usize> {
    let lead =
        text.len() - text.trim_start_matches([' ', '\t', '(', '·', ',', '•', '|', '[', '–', '-']).len();
    let rest = &text[lead..];
    let end = rest.find(['\n', ')', ']', '\t', '|', ';']).unwrap_or(rest.len());
    let note = &rest[..end];
    if note.len() > 40 || !note.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let folded = fold(note);
    let mut unit = true;
    for word in tokens(&folded) {
        // A number and its unit in turn; `3mos` is both.
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (number, name) = word.split_at(digits);
        match (number.is_empty(), name.is_empty()) {
            (false, true) if unit => unit = false,
            (true, false) if !unit && UNITS.contains(&name) => unit = true,
            (false, false) if unit && UNITS.contains(&name) => {}
            (true, false) if unit && matches!(name, "and" | "und" | "et" | "y" | "e" | "i" | "en") => {}
            _ => return None,
        }
    }
    let closed = rest[end..].starts_with([')', ']']);
    (unit && !folded.is_empty()).then_some(lead + end + usize::from(closed))
}

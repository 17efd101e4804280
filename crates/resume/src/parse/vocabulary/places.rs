//! What reads as a place: countries, regions in short, words for working from anywhere.

use super::{organisation, school};
use crate::parse::words::{fold, tokens};

#[rustfmt::skip]
const COUNTRIES: &[&str] = &[
    "usa", "us", "u.s.a", "u.s", "united states", "united states of america", "uk", "u.k",
    "united kingdom", "england", "scotland", "wales", "ireland", "northern ireland", "canada", "mexico",
    "brazil", "brasil", "argentina", "chile", "colombia", "peru", "uruguay", "paraguay", "ecuador",
    "venezuela", "bolivia", "costa rica", "panama", "guatemala", "cuba", "dominican republic",
    "puerto rico", "germany", "deutschland", "allemagne", "alemania", "alemanha", "germania", "duitsland",
    "niemcy", "france", "frankreich", "francia", "franca", "spain", "espana", "spanien", "espagne",
    "portugal", "italy", "italia", "italien", "italie", "netherlands", "the netherlands", "nederland",
    "niederlande", "pays-bas", "belgium", "belgie", "belgique", "belgien", "luxembourg", "switzerland",
    "schweiz", "suisse", "svizzera", "austria", "osterreich", "autriche", "poland", "polska", "polen",
    "pologne", "czech republic", "czechia", "slovakia", "hungary", "romania", "bulgaria", "greece",
    "croatia", "slovenia", "serbia", "bosnia", "albania", "ukraine", "russia", "belarus", "estonia",
    "latvia", "lithuania", "finland", "sweden", "norway", "denmark", "iceland", "turkey", "turkiye",
    "israel", "egypt", "morocco", "tunisia", "algeria", "nigeria", "kenya", "ghana", "ethiopia",
    "south africa", "uganda", "tanzania", "rwanda", "senegal", "india", "pakistan", "bangladesh",
    "sri lanka", "nepal", "china", "hong kong", "taiwan", "japan", "korea", "south korea", "singapore",
    "malaysia", "indonesia", "thailand", "vietnam", "philippines", "australia", "new zealand", "uae",
    "united arab emirates", "dubai", "qatar", "saudi arabia", "kuwait", "oman", "lebanon", "jordan",
    "iran", "iraq", "kazakhstan", "georgia", "armenia", "europe", "eu", "asia", "africa", "latin america",
    "mexiko", "reino unido", "royaume-uni", "estados unidos", "etats-unis", "vereinigte staaten",
    "grossbritannien", "inglaterra", "peru", "japon", "malta", "cyprus", "iceland",
];

/// Big cities that stand alone in CVs often enough to be worth a list; others are known by their shape.
#[rustfmt::skip]
const CITIES: &[&str] = &[
    "london", "manchester", "birmingham", "leeds", "glasgow", "edinburgh", "bristol", "cambridge",
    "oxford", "dublin", "cork", "belfast", "paris", "lyon", "marseille", "toulouse", "nantes", "lille",
    "bordeaux", "strasbourg", "nice", "rennes", "montpellier", "grenoble", "berlin", "hamburg", "munchen",
    "munich", "koln", "cologne", "frankfurt", "stuttgart", "dusseldorf", "leipzig", "dresden", "hannover",
    "nurnberg", "bremen", "essen", "dortmund", "bonn", "karlsruhe", "mannheim", "freiburg", "wien",
    "vienna", "graz", "salzburg", "linz", "zurich", "geneva", "geneve", "basel", "bern", "lausanne",
    "madrid", "barcelona", "valencia", "sevilla", "bilbao", "malaga", "zaragoza", "lisboa", "lisbon",
    "porto", "coimbra", "braga", "roma", "rome", "milano", "milan", "torino", "turin", "napoli", "bologna",
    "firenze", "florence", "padova", "genova", "amsterdam", "rotterdam", "utrecht", "eindhoven",
    "den haag", "the hague", "groningen", "delft", "leiden", "brussels", "bruxelles", "brussel", "antwerp",
    "antwerpen", "gent", "ghent", "leuven", "warszawa", "warsaw", "krakow", "wroclaw", "poznan", "gdansk",
    "lodz", "katowice", "prague", "praha", "brno", "bratislava", "budapest", "bucharest", "sofia",
    "athens", "istanbul", "ankara", "kyiv", "kiev", "lviv", "moscow", "stockholm", "goteborg",
    "gothenburg", "oslo", "copenhagen", "helsinki", "tallinn", "riga", "vilnius", "new york",
    "new york city", "nyc", "brooklyn", "boston", "chicago", "los angeles", "san francisco", "sf",
    "san jose", "san diego", "seattle", "portland", "austin", "dallas", "houston", "denver", "atlanta",
    "miami", "philadelphia", "washington", "washington dc", "washington d.c", "detroit", "minneapolis",
    "phoenix", "las vegas", "salt lake city", "toronto", "montreal", "vancouver", "ottawa", "calgary",
    "mexico city", "ciudad de mexico", "cdmx", "guadalajara", "monterrey", "bogota", "medellin", "lima",
    "santiago", "buenos aires", "cordoba", "montevideo", "asuncion", "sao paulo", "rio de janeiro",
    "belo horizonte", "curitiba", "porto alegre", "florianopolis", "brasilia", "recife", "salvador",
    "fortaleza", "campinas", "beijing", "shanghai", "shenzhen", "hangzhou", "guangzhou", "hong kong",
    "taipei", "tokyo", "osaka", "kyoto", "seoul", "singapore", "kuala lumpur", "jakarta", "bangkok",
    "manila", "hanoi", "ho chi minh city", "mumbai", "bombay", "delhi", "new delhi", "bangalore",
    "bengaluru", "hyderabad", "chennai", "pune", "kolkata", "noida", "gurgaon", "gurugram", "ahmedabad",
    "karachi", "lahore", "dhaka", "colombo", "dubai", "abu dhabi", "doha", "riyadh", "tel aviv",
    "jerusalem", "haifa", "cairo", "casablanca", "tunis", "lagos", "nairobi", "accra", "cape town",
    "johannesburg", "sydney", "melbourne", "brisbane", "perth", "adelaide", "canberra", "auckland",
    "wellington", "palo alto", "mountain view", "menlo park", "redmond", "cupertino", "sunnyvale",
    "santa clara", "cambridge ma",
];

/// States, provinces and cantons in short, as they follow a city; upper case in the text.
#[rustfmt::skip]
const SHORT_REGIONS: &[&str] = &[
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS",
    "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC",
    "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY",
    "ON", "QC", "BC", "AB", "MB", "SK", "NS", "NB", "NSW", "VIC", "QLD", "SP", "RJ", "MG", "RS", "PR", "SC",
    "BA", "PE", "UK", "US", "USA", "UAE", "ZH", "BE", "VD", "GE", "FR", "ES", "PT", "IT", "NL", "PL", "AT",
    "CH", "BR", "MX", "AR", "CL", "PY", "IN", "CN", "JP", "SG", "HK", "AU", "NZ", "IE", "GB", "SE", "NO",
    "DK", "FI", "CZ", "EU", "IL", "D.C.",
];

#[rustfmt::skip]
const REGIONS: &[&str] = &[
    "california", "texas", "florida", "washington", "oregon", "massachusetts", "new jersey", "virginia",
    "maryland", "pennsylvania", "ohio", "michigan", "illinois", "indiana", "colorado", "arizona", "utah",
    "nevada", "minnesota", "wisconsin", "missouri", "tennessee", "north carolina", "south carolina",
    "alabama", "louisiana", "kentucky", "oklahoma", "connecticut", "ontario", "quebec", "british columbia",
    "alberta", "bayern", "bavaria", "hessen", "sachsen", "nordrhein-westfalen", "baden-wurttemberg",
    "niedersachsen", "catalonia", "cataluna", "andalucia", "ile-de-france", "bretagne", "provence",
    "lombardia", "toscana", "noord-holland", "zuid-holland", "bay area", "silicon valley",
    "new south wales", "queensland", "victoria", "karnataka", "maharashtra", "tamil nadu", "kerala",
    "gujarat", "telangana", "dolnoslaskie", "mazowieckie", "malopolskie", "jalisco", "sonora",
    "nuevo leon",
];

#[rustfmt::skip]
const ANYWHERE: &[&str] = &[
    "remote", "hybrid", "on-site", "onsite", "worldwide", "anywhere", "home office", "homeoffice",
    "teletravail", "remoto", "a distance", "en remoto", "remoto", "telework", "distributed", "zdalnie",
    "praca zdalna", "teletrabajo", "da remoto", "op afstand", "full remote", "fully remote", "remote work",
    "work from home", "freelance remote",
];

/// How surely a text is a place: 0 not, 1 by its shape, 2 by a word of it, 3 wholly known.
pub(in crate::parse) fn place(text: &str) -> u32 {
    let folded = fold(text);
    let plain = folded.trim_matches(|c: char| !c.is_alphanumeric());
    if plain.is_empty() || plain.len() > 70 || plain.contains('@') || plain.contains("http") {
        return 0;
    }
    let known = |p: &str| {
        COUNTRIES.contains(&p) || CITIES.contains(&p) || REGIONS.contains(&p) || ANYWHERE.contains(&p)
    };
    if known(plain) {
        return 3;
    }
    // `Remote and Mexico City`: two places that are known.
    if let Some((a, b)) = ["and", "&", "or", "und", "et", "y", "e", "/"]
        .iter()
        .find_map(|w| plain.split_once(&format!(" {w} ") as &str))
        && known(a.trim())
        && known(b.trim())
    {
        return 3;
    }
    let parts: Vec<&str> = text
        .split([',', '/', '(', ')', '–', '|', ';', '·', '•'])
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect();
    let parts: Vec<&str> = parts.into_iter().flat_map(|p| p.split(" - ")).map(str::trim).collect();
    let first = parts.first().map(|p| fold(p)).unwrap_or_default();
    if parts.len() > 1 && !known(&first) && (organisation(&first) > 0 || school(&first)) {
        return 0;
    }
    if parts.len() > 5 || tokens(&folded).count() > 9 {
        return 0;
    }
    let hits = parts.iter().filter(|p| known(fold(p).trim_end_matches('.'))).count();
    let short = parts.len() > 1 && parts.last().is_some_and(|p| ends_in_region(p));
    let proper = parts
        .iter()
        .all(|p| p.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) || known(&fold(p)));
    if hits > 0 && proper && hits == parts.len() {
        return 3;
    }
    // `IBM, Perth`: a city behind an unknown name is where that is; a country or region makes a place of it.
    let last = parts.last().map(|p| fold(p)).unwrap_or_default();
    if parts.len() == 2 && hits == 1 && CITIES.contains(&last.as_str()) && !COUNTRIES.contains(&last.as_str())
    {
        return 1;
    }
    if proper && (hits > 0 || short) {
        return 2;
    }
    if parts
        .iter()
        .all(|p| ends_in_region(p) && p.contains(' ') && p.chars().filter(|c| c.is_uppercase()).count() >= 3)
    {
        // `Boston MA`
        return 1;
    }
    0
}

/// `CA`, `CA 94105`, `Boston MA`.
fn ends_in_region(part: &str) -> bool {
    let mut words =
        part.split_whitespace().rev().skip_while(|w| w.bytes().all(|b| b.is_ascii_digit() || b == b'-'));
    words.next().is_some_and(|w| SHORT_REGIONS.contains(&w))
}

//! Postings as they come off the web: HTML, JSON of an applicant system, XML, into plain text and the facts they name.

use serde_json::Value;

/// A posting as text, with what its format said outright.
#[derive(Debug, Default)]
pub(super) struct Cleaned {
    pub(super) text: String,
    pub(super) title: Option<String>,
    pub(super) company: Option<String>,
    pub(super) location: Option<String>,
}

/// Text stays as it is; HTML, XML and JSON are unwrapped. Never fails: what cannot be read stays text.
pub(super) fn clean(posting: &str) -> Cleaned {
    let trimmed = posting.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    if trimmed.starts_with(['{', '['])
        && let Ok(value) = serde_json::from_str::<Value>(trimmed)
        && let Some(cleaned) = from_json(&value, 0)
    {
        return cleaned;
    }
    if trimmed.starts_with("<?xml") {
        return from_xml(trimmed);
    }
    if is_html(trimmed) {
        let mut cleaned = linked_data(trimmed).unwrap_or_default();
        let page = html_text(trimmed);
        if cleaned.text.len() * 3 < page.len() || cleaned.text.is_empty() {
            cleaned.text = page;
        }
        return cleaned;
    }
    Cleaned { text: posting.replace("\r\n", "\n").replace('\r', "\n"), ..Cleaned::default() }
}

fn is_html(text: &str) -> bool {
    let low = text.get(..4000).unwrap_or(text).to_lowercase();
    [
        "<html",
        "<!doctype",
        "</p>",
        "</div>",
        "<br",
        "</li>",
        "<ul",
        "</span>",
        "&lt;p&gt;",
        "&lt;div",
        "&lt;ul",
    ]
    .iter()
    .any(|tag| low.contains(tag))
}

/// The first object with a title, whatever it is wrapped in.
fn from_json(value: &Value, depth: u8) -> Option<Cleaned> {
    if depth > 5 {
        return None;
    }
    match value {
        Value::Array(list) => list.iter().find_map(|v| from_json(v, depth + 1)),
        Value::Object(map) => {
            let text = |names: &[&str]| names.iter().find_map(|n| map.get(*n).and_then(plain));
            let title = text(&["title", "jobTitle", "job_title", "text", "position", "name"]);
            let body: Vec<String> = BODIES.iter().filter_map(|n| map.get(*n).and_then(plain)).collect();
            if title.is_some() && (!body.is_empty() || map.values().all(|v| !nests_title(v))) {
                let body = body.into_iter().map(|b| if is_html(&b) { html_text(&b) } else { b });
                let lists = map.get("lists").and_then(Value::as_array).into_iter().flatten().map(|l| {
                    let part = |name: &str| l.get(name).and_then(plain).unwrap_or_default();
                    format!("{}\n{}", part("text"), html_text(&part("content")))
                });
                return Some(Cleaned {
                    text: body.chain(lists).collect::<Vec<_>>().join("\n\n"),
                    title,
                    company: text(&[
                        "company_name",
                        "companyName",
                        "company",
                        "hiringOrganization",
                        "organization",
                        "employer",
                    ]),
                    location: text(&["location", "jobLocation", "locationName", "city", "locationsText"]),
                });
            }
            map.values().filter(|v| v.is_object() || v.is_array()).find_map(|v| from_json(v, depth + 1))
        }
        _ => None,
    }
}

fn nests_title(value: &Value) -> bool {
    match value {
        Value::Array(list) => list.iter().any(nests_title),
        Value::Object(map) => map.contains_key("title") || map.values().any(nests_title),
        _ => false,
    }
}

const BODIES: &[&str] = &[
    "content",
    "descriptionHtml",
    "descriptionBodyPlain",
    "description",
    "descriptionPlain",
    "jobDescription",
    "requirements",
    "content_html",
    "responsibilities",
    "qualifications",
    "body",
];

/// A text, or the name or place inside an object.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|t| !t.is_empty()),
        Value::Object(map) => ["name", "fullLocation", "text", "address", "addressLocality", "city"]
            .iter()
            .find_map(|n| map.get(*n).and_then(plain)),
        Value::Array(list) => list.first().and_then(plain),
        _ => None,
    }
}

/// schema.org's JobPosting in a page.
fn linked_data(html: &str) -> Option<Cleaned> {
    html.match_indices("application/ld+json").take(8).find_map(|(at, _)| {
        let start = at + html[at..].find('>')? + 1;
        let end = start + html[start..].find("</script")?;
        let value: Value = serde_json::from_str(html[start..end].trim()).ok()?;
        value.to_string().contains("JobPosting").then(|| from_json(&value, 0)).flatten()
    })
}

fn from_xml(xml: &str) -> Cleaned {
    let tag = |names: &[&str]| {
        names.iter().find_map(|name| {
            let start = xml.find(&format!("<{name}>"))? + name.len() + 2;
            let end = start + xml[start..].find(&format!("</{name}>"))?;
            Some(html_text(&unwrap(&xml[start..end]))).filter(|t| !t.is_empty())
        })
    };
    Cleaned {
        title: tag(&["title", "jobtitle", "name"]),
        company: tag(&["subcompany", "company", "companyname"]),
        location: tag(&["office", "location", "city"]),
        text: html_text(&unwrap(xml)),
    }
}

fn unwrap(xml: &str) -> String {
    xml.replace("<![CDATA[", "").replace("]]>", "")
}

/// The text of HTML: a line per block, `•` before list items, entities resolved, scripts and styles left out.
pub(super) fn html_text(html: &str) -> String {
    let decoded;
    let html = if html.contains("&lt;") && !html.contains("</") {
        decoded = entities(html);
        &decoded
    } else {
        html
    };
    let mut out = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        out.push_str(&entities(&rest[..open]).replace(['\n', '\r', '\t'], " "));
        let tail = &rest[open..];
        if let Some(comment) = tail.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let named = tail[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let Some(close) = tail.find('>').filter(|_| named) else {
            out.push('<');
            rest = &tail[1..];
            continue;
        };
        let name: String = tail[1..close]
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '/')
            .collect::<String>()
            .to_lowercase();
        rest = &tail[close + 1..];
        match name.trim_matches('/') {
            skip @ ("script" | "style" | "svg" | "noscript" | "template") if !name.starts_with('/') => {
                rest = past(rest, skip);
            }
            "li" if !name.starts_with('/') => out.push_str("\n• "),
            "td" | "th" => out.push_str("  "),
            "p" | "div" | "br" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "tr" | "section"
            | "article" | "header" | "footer" | "li" | "title" | "table" | "dt" | "dd" | "jobdescription"
            | "name" | "value" => out.push('\n'),
            _ => {}
        }
    }
    out.push_str(&entities(rest).replace(['\n', '\r', '\t'], " "));
    let lines = out.lines().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|l| !l.is_empty() && l != "•").collect::<Vec<_>>().join("\n")
}

/// What follows the end tag of an element whose content is no text.
fn past<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = rest[from..].find("</") {
        let tail = &rest[from + at + 2..];
        if tail.get(..name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name)) {
            return tail.find('>').map_or("", |end| &tail[end + 1..]);
        }
        from += at + 2;
    }
    ""
}

/// Resolves the entities that postings use; others stay as they are.
fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(10).position(|b| b == b';');
        let resolved = end.and_then(|end| entity(&rest[1..end]).map(|c| (c, end + 1)));
        if let Some((c, used)) = resolved {
            out.push(c);
            rest = &rest[used..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    let (_, c) = ENTITIES.iter().find(|(n, _)| *n == name)?;
    Some(*c)
}

const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("bull", '•'),
    ("middot", '·'),
    ("hellip", '…'),
    ("rsquo", '’'),
    ("lsquo", '‘'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("ecirc", 'ê'),
    ("agrave", 'à'),
    ("acirc", 'â'),
    ("ccedil", 'ç'),
    ("ocirc", 'ô'),
    ("icirc", 'î'),
    ("ucirc", 'û'),
    ("aacute", 'á'),
    ("iacute", 'í'),
    ("oacute", 'ó'),
    ("uacute", 'ú'),
    ("ntilde", 'ñ'),
    ("atilde", 'ã'),
    ("otilde", 'õ'),
    ("Eacute", 'É'),
    ("euro", '€'),
    ("pound", '£'),
    ("reg", '®'),
    ("trade", '™'),
    ("copy", '©'),
];

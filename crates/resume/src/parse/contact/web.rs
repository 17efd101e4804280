//! Addresses on the web: the person's own page and accounts elsewhere, from the text and from links on it.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use crate::model::Profile;
use crate::parse::import::Import;
use crate::parse::sections::{Part, Section};
use crate::parse::source::{Slice, Source};
use crate::parse::vocabulary::Topic;
use crate::parse::words::{fold, tokens};

/// Hosts of accounts, and the network's name.
const NETWORKS: &[(&str, &str)] = &[
    ("linkedin.com", "LinkedIn"),
    ("github.com", "GitHub"),
    ("gitlab.com", "GitLab"),
    ("bitbucket.org", "Bitbucket"),
    ("twitter.com", "Twitter"),
    ("x.com", "X"),
    ("xing.com", "Xing"),
    ("stackoverflow.com", "Stack Overflow"),
    ("facebook.com", "Facebook"),
    ("instagram.com", "Instagram"),
    ("medium.com", "Medium"),
    ("dev.to", "DEV"),
    ("behance.net", "Behance"),
    ("dribbble.com", "Dribbble"),
    ("youtube.com", "YouTube"),
    ("orcid.org", "ORCID"),
    ("researchgate.net", "ResearchGate"),
    ("scholar.google.com", "Google Scholar"),
    ("kaggle.com", "Kaggle"),
    ("leetcode.com", "LeetCode"),
    ("hackerrank.com", "HackerRank"),
    ("codepen.io", "CodePen"),
    ("bsky.app", "Bluesky"),
    ("keybase.io", "Keybase"),
    ("speakerdeck.com", "Speaker Deck"),
    ("slideshare.net", "SlideShare"),
    ("npmjs.com", "npm"),
    ("hackerone.com", "HackerOne"),
    ("t.me", "Telegram"),
    ("malt.fr", "Malt"),
    ("upwork.com", "Upwork"),
    ("vimeo.com", "Vimeo"),
    ("soundcloud.com", "SoundCloud"),
    ("pinterest.com", "Pinterest"),
    ("quora.com", "Quora"),
    ("goodreads.com", "Goodreads"),
];

#[expect(clippy::unwrap_used, reason = "the pattern is a constant; the tests compile it")]
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?ix) (?: https?:// | www\. ) [^\s<>"|•·]+
          | (?: [\p{L}\p{N}-]+ \. )+ (?: com | org | net | io | dev | me | de | fr | es | it | nl | pl | pt | br | eu | uk | us | ca | ch | at | be | tech | app | ai | co | info | xyz | in | se | no | dk | fi | cz | page | site | website | blog | cloud | design | codes | engineer | academy | name | works | studio | gov | edu | tv | to | am | ly | ninja | space | online | digital | py | mx | ar | cl | au | nz | ie | jp | cn | example | test ) \b
            (?: / [^\s<>"|•·,;]* )?"#,
    )
    .unwrap()
});

/// Takes the addresses of the contact parts, then accounts named with nothing but a link.
pub(super) fn read(import: &mut Import<'_, '_>, sections: &[Section], near: &[Part]) {
    for part in near {
        for at in addresses(import.source, part.at) {
            if !import.is_taken(at) {
                add(import, at);
            }
        }
    }
    linked(import, near);
    named(import, sections);
}

/// Every address that a slice shows, with its continuation on the next line.
pub(in crate::parse) fn addresses(source: &Source<'_>, part: Slice) -> Vec<Slice> {
    let text = source.str(part);
    if !text.contains('.') {
        return Vec::new();
    }
    let mut out = Vec::new();
    for found in ADDRESS.find_iter(text) {
        let before = text[..found.start()].chars().next_back();
        let after = text[found.end()..].chars().next();
        let plain = !found.as_str().contains("//") && !found.as_str().to_lowercase().starts_with("www.");
        if before.is_some_and(|c| c == '@' || c == '.' || c == '/' || (plain && c == '-'))
            || after.is_some_and(|c| c == '@' || (plain && c.is_alphanumeric()))
        {
            continue;
        }
        if plain
            && found.as_str().chars().next().is_some_and(char::is_uppercase)
            && !known(found.as_str())
            && source.link(Slice::new(part.start + found.start(), part.start + found.end())).is_none()
        {
            // `Node.js`-like names of things are no addresses: "Asp.Net", "Socket.io".
            continue;
        }
        let kept = found.as_str().trim_end_matches(['.', ',', ';', ':', ')', ']', '\'']);
        let at = Slice::new(part.start + found.start(), part.start + found.start() + kept.len());
        out.push(continued(source, part, at));
    }
    out
}

fn known(address: &str) -> bool {
    network(&fold(address)).is_some()
}

/// The address with its rest on the next line, where the link on it says so.
fn continued(source: &Source<'_>, part: Slice, at: Slice) -> Slice {
    let Some(target) = source.link(at) else { return at };
    let run =
        source.rows[source.row_at(at.start)].runs.iter().find(|r| r.at.contains(at) && part.contains(r.at));
    let whole = run.map_or(at, |r| source.trim(r.at));
    let bare = |s: &str| {
        s.trim_start_matches("https://")
            .trim_start_matches("http://")
            .trim_start_matches("www.")
            .trim_end_matches('/')
            .to_lowercase()
    };
    let target = bare(target);
    // A line's end may have cut an address that reads as a shorter one: `example.c` of `example.com`.
    let at = if !source.str(whole).contains(' ') && target.starts_with(&bare(source.str(whole))) {
        whole
    } else {
        at
    };
    let here = bare(source.str(at));
    if here == target
        || !target.starts_with(&here)
        || !source
            .str(Slice::new(at.end, part.end))
            .trim_matches(|c: char| c == '/' || c.is_whitespace())
            .is_empty()
    {
        return at;
    }
    let row = source.row_at(at.start);
    for next in source.rows.iter().skip(row + 1).take(3) {
        let word = source.str(next.at).split_whitespace().next().unwrap_or_default();
        let end = next.at.start + word.len();
        let all: String =
            source.str(Slice::new(at.start, end)).chars().filter(|c| !c.is_whitespace()).collect();
        if bare(&all) == target {
            return Slice::new(at.start, end);
        }
        if !target.starts_with(&bare(&all)) {
            break;
        }
    }
    at
}

/// The network of an address, by its host.
fn network(address: &str) -> Option<&'static str> {
    let bare = address.trim_start_matches("https://").trim_start_matches("http://");
    let host = bare.split(['/', '?', '#', ':']).next().unwrap_or_default();
    NETWORKS
        .iter()
        .find(|(h, _)| host == *h || host.strip_suffix(h).is_some_and(|sub| sub.ends_with('.')))
        .map(|(_, n)| *n)
}

/// The name of the account in an address: its last part that is no number or word of the site.
fn username(address: &str) -> Option<&str> {
    let path = address.split("//").last()?.split_once('/')?.1;
    let mut parts = path.split(['/', '?', '#']).map(|p| p.trim_start_matches('@')).filter(|p| !p.is_empty());
    parts.rfind(|p| {
        !matches!(
            *p,
            "in" | "pub"
                | "profile"
                | "profiles"
                | "users"
                | "user"
                | "people"
                | "u"
                | "channel"
                | "c"
                | "en"
                | "de"
                | "citations"
        ) && !p.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Adds a visible address: an account of a network, or the person's own page.
fn add(import: &mut Import<'_, '_>, at: Slice) {
    let text = import.source.str(at);
    let value: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{AD}').collect();
    let n = import.resume.basics.profiles.len();
    match network(&value.to_lowercase()) {
        Some(network) if username(&value).is_some() => {
            let key = format!("basics/profiles/{n}");
            let name = username(&value).unwrap_or_default().to_owned();
            let offset = text.rfind(&name);
            let url = import.take_as(format!("{key}/url"), at, value);
            let mut profile = Profile { network: network.to_owned(), url, ..Profile::default() };
            if let Some(offset) = offset {
                let user = Slice::new(at.start + offset, at.start + offset + name.len());
                profile.username = import.take_as(format!("{key}/username"), user, name);
            }
            import.resume.basics.profiles.push(profile);
        }
        _ if import.resume.basics.url.is_empty() => {
            import.resume.basics.url = import.take_as("basics/url", at, value);
        }
        _ => {
            let url = import.take_as(format!("basics/profiles/{n}/url"), at, value);
            if import.resume.basics.url.trim_end_matches('/') != url.trim_end_matches('/') {
                import.resume.basics.profiles.push(Profile { url, ..Profile::default() });
            }
        }
    }
}

/// What people call their own page where they do not print its address.
const SITE: &[&str] = &[
    "website",
    "web site",
    "site",
    "web",
    "portfolio",
    "homepage",
    "home page",
    "blog",
    "personal site",
    "personal website",
    "webseite",
    "site web",
    "sitio web",
    "pagina web",
    "sito",
    "sito web",
    "portefolio",
];

/// Accounts of which the text shows only a name with a link on it. The text is the user's name; the link goes beside
/// it as `link`, because it is in the file but not in the text.
fn linked(import: &mut Import<'_, '_>, near: &[Part]) {
    let source = import.source;
    for part in near {
        for run in source.rows[part.row].runs.iter().filter(|r| part.at.overlaps(r.at)) {
            let Some(link) = run.link else { continue };
            let at = source.trim(run.at);
            let site = Some(source.str(at)).filter(|words| SITE.contains(&fold(words).as_str()));
            let Some(network) = network(&link.to_lowercase()).or(site) else { continue };
            // The icon before the name: a glyph that stands for no word.
            if !source.str(at).chars().any(char::is_alphanumeric) {
                continue;
            }
            let bare = |s: &str| s.trim_end_matches('/').to_lowercase();
            let profiles = &mut import.resume.basics.profiles;
            if let Some(known) = profiles.iter_mut().find(|p| {
                let same = p.extra.get("link").and_then(Value::as_str).is_some_and(|l| bare(l) == bare(link));
                same || (p.network == network
                    && (bare(link).ends_with(&bare(&p.username))
                        || bare(link).contains(&bare(&p.url)) && !p.url.is_empty()))
            }) {
                known.extra.entry("link").or_insert_with(|| Value::String(link.to_owned()));
                if !import.is_taken(at) {
                    import.mark_as("basics/profiles/again", at);
                }
                continue;
            }
            if import.is_taken(at) || !addresses(source, at).is_empty() {
                continue;
            }
            let key = format!("basics/profiles/{}/username", import.resume.basics.profiles.len());
            let says_network = fold(source.str(at)) == fold(network);
            let mut profile = Profile { network: network.to_owned(), ..Profile::default() };
            if says_network {
                import.mark_as(key.replace("username", "network"), at);
            } else {
                profile.username = import.take(key, at);
            }
            profile.extra.insert("link".to_owned(), Value::String(link.to_owned()));
            import.resume.basics.profiles.push(profile);
        }
    }
}

/// `GitHub` on one line and the user's name on the next or behind a colon, under a heading "Profiles".
fn named(import: &mut Import<'_, '_>, sections: &[Section]) {
    let source = import.source;
    let pairs = sections.iter().flat_map(|s| {
        let is_near = matches!(s.topic, Topic::Profiles | Topic::Contact);
        s.parts.iter().enumerate().map(move |(n, part)| (*part, s.parts.get(n + 1).copied(), is_near))
    });
    for (part, next, is_near) in pairs {
        let text = source.str(part.at);
        // Elsewhere only the network's name alone over one word with a link.
        let is_pair = text.len() < 20 && next.is_some_and(|p| is_linked_word(source, p.at));
        if !is_near && !is_pair {
            continue;
        }
        let (label, rest) = match text.split_once(':') {
            Some((label, rest)) => (
                label,
                Slice::new(part.at.start + label.len() + 1, part.at.start + label.len() + 1 + rest.len()),
            ),
            None => (text, next.map_or(Slice::default(), |p| p.at)),
        };
        let folded = fold(label);
        let squeezed: String = tokens(&folded).collect();
        let Some((_, network)) = NETWORKS.iter().find(|(host, name)| {
            fold(name).replace(' ', "") == squeezed || host.split('.').next() == Some(&squeezed)
        }) else {
            continue;
        };
        let rest = source.trim(rest);
        let user = source.str(rest);
        if !user.chars().any(char::is_alphanumeric)
            || squeezed.len() < 2
            || import.is_taken(rest)
            || user.contains('@') && user.contains('.')
            || user.split_whitespace().count() > 3
        {
            continue;
        }
        if import.resume.basics.profiles.iter().any(|p| p.network == *network) {
            continue;
        }
        let key = format!("basics/profiles/{}", import.resume.basics.profiles.len());
        let label = Slice::new(part.at.start, part.at.start + label.len());
        if let [address] = addresses(source, rest)[..] {
            if self::network(&source.str(address).to_lowercase()) == Some(*network) {
                import.mark_as(format!("{key}/network"), label);
                add(import, address);
            }
            continue;
        }
        let username = import.take(format!("{key}/username"), rest);
        import.mark_as(format!("{key}/network"), label);
        import.resume.basics.profiles.push(Profile {
            network: (*network).to_owned(),
            username,
            ..Profile::default()
        });
    }
}

/// Whether a row is one word with a link on it.
fn is_linked_word(source: &Source<'_>, at: Slice) -> bool {
    let word = source.trim(at);
    !word.is_empty() && !source.str(word).contains(char::is_whitespace) && source.link(word).is_some()
}

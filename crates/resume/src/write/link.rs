//! Web addresses as people see them and as programs follow them.

/// The address, or nothing where it only holds the place of one: `#`, `https://`, `javascript:void(0)`, `n/a`. Pages have
/// such links behind the names of networks, and people leave them in forms; a reader would see a mistake.
pub(crate) fn real(url: &str) -> &str {
    const NONE: &[&str] = &[
        "n/a",
        "n.a.",
        "none",
        "null",
        "undefined",
        "tbd",
        "todo",
        "url",
        "link",
        "http",
        "https",
        "www",
        "[object object]",
    ];
    const SCRIPTS: &[&str] = &["javascript:", "vbscript:", "data:", "about:", "blob:"];
    let said = url.trim().to_ascii_lowercase();
    let rest = said.split_once("://").map_or(said.as_str(), |(_, rest)| rest);
    let dead = rest.starts_with('#')
        || !rest.chars().any(char::is_alphanumeric)
        || NONE.contains(&rest.trim_end_matches([':', '/', '.']))
        || SCRIPTS.iter().any(|s| said.starts_with(s));
    if dead { "" } else { url.trim() }
}

/// The address without what only programs need: `https://www.example.org/` is `example.org`.
pub(crate) fn shown(url: &str) -> &str {
    let shown = url.trim().trim_end_matches('/');
    let shown = shown.split_once("://").map_or(shown, |(_, rest)| rest);
    shown.strip_prefix("www.").unwrap_or(shown)
}

/// Where a link on it may lead. An address without a scheme is one of the web; one with any other scheme than the web's
/// (`javascript:`) leads nowhere, nor does one without a proper host: Word calls a file with a malformed target damaged.
pub(super) fn href(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, rest) = match url.split_once("://") {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None => ("https".to_owned(), url),
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
    let label = |label: &str| {
        !label.is_empty()
            && label.len() < 64
            && label.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))
    };
    let named = host.contains('.') && host.len() < 254 && host.split('.').all(label);
    let reached = port.is_none_or(|port| port.parse::<u16>().is_ok());
    (["http", "https"].contains(&scheme.as_str()) && named && reached)
        .then(|| format!("{scheme}://{authority}{}", encoded(path)))
}

/// Percent-encodes what may not stand in an address (RFC 3986).
fn encoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let hex = |n: usize| bytes.get(n).is_some_and(u8::is_ascii_hexdigit);
    let mut hash = false;
    let mut encoded = String::with_capacity(path.len());
    for (n, &byte) in bytes.iter().enumerate() {
        let keep = match byte {
            b'%' => hex(n + 1) && hex(n + 2),
            b'#' => !std::mem::replace(&mut hash, true),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        if keep {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// `mailto:` for an address that is one.
pub(super) fn mailto(email: &str) -> Option<String> {
    let email = email.trim();
    let plain = email.chars().all(|c| c.is_alphanumeric() || "@.+-_".contains(c));
    (plain && email.split_once('@').is_some_and(|(a, b)| !a.is_empty() && b.contains('.')))
        .then(|| format!("mailto:{}", encoded(email)))
}

/// `tel:` with digits only, for a number of at least five.
pub(super) fn tel(phone: &str) -> Option<String> {
    // "(0)" is dialled at home only, beside a country code it must not be.
    let phone = if phone.trim_start().starts_with('+') { phone.replace("(0)", "") } else { phone.to_owned() };
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let plus = if phone.trim_start().starts_with('+') { "+" } else { "" };
    let plain =
        phone.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-./()\u{2011}".contains(c));
    (plain && digits.len() >= 5).then(|| format!("tel:{plus}{digits}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_followed() {
        assert_eq!(href("example.org/a").as_deref(), Some("https://example.org/a"));
        assert_eq!(href("http://example.org").as_deref(), Some("http://example.org"));
        assert_eq!(
            href("https://example.org/a b%20{ü}#x#y").as_deref(),
            Some("https://example.org/a%20b%20%7B%C3%BC%7D#x%23y")
        );
        assert_eq!(href("example.org:8080/cv").as_deref(), Some("https://example.org:8080/cv"));
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "",
            "two words.example",
            "word",
            "https://",
            "http://a..b",
            "https://me@x.example",
            "x.example:port",
        ] {
            assert_eq!(href(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_holds_the_place_of_an_address_is_none() {
        for dead in [
            "",
            " # ",
            "#",
            "#!",
            "#top",
            "-",
            "https://",
            "http://#",
            "https://www.",
            "javascript:void(0)",
            "JavaScript:;",
            "about:blank",
            "N/A",
            "null",
        ] {
            assert_eq!(real(dead), "", "{dead}");
        }
        for url in [
            "example.org",
            "https://example.org/#cv",
            "my site",
            "file:///cv",
            "n-a.example",
            "@ada",
            "data.example",
        ] {
            assert_eq!(real(url), url);
        }
    }

    #[test]
    fn addresses_are_shown_short() {
        assert_eq!(shown("https://www.example.org/"), "example.org");
        assert_eq!(shown("example.org/cv"), "example.org/cv");
    }

    #[test]
    fn mail_and_telephone() {
        assert_eq!(mailto(" ada@mail.example ").as_deref(), Some("mailto:ada@mail.example"));
        assert_eq!(mailto("ada at mail"), None);
        assert_eq!(mailto("a@b.example?cc=x@y.example"), None);
        assert_eq!(tel("+49 (0)30 123-456").as_deref(), Some("tel:+4930123456"));
        assert_eq!(tel("(030) 123 456").as_deref(), Some("tel:030123456"));
        assert_eq!(tel("ask"), None);
    }
}

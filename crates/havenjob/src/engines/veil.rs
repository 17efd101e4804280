//! Names and ways to reach a person, hidden from models: each becomes a placeholder before anything is sent, and comes
//! back where the answer has the placeholder. Mail addresses of anyone are hidden, in postings and wishes too.

use resume::Resume;
use serde_json::Value;

/// Digits of a phone number that tell it from other figures.
const PHONE_DIGITS: usize = 7;
/// Letters of the longest placeholder.
pub(crate) const LONGEST: usize = 20;

/// What is hidden behind which placeholder.
#[derive(Debug, Clone, Default)]
pub(crate) struct Veil {
    secrets: Vec<Hidden>,
    phones: Vec<Phone>,
    mails: Vec<String>,
}

#[derive(Debug, Clone)]
struct Phone {
    digits: String,
    written: String,
    placeholder: String,
}

#[derive(Debug, Clone)]
struct Hidden {
    secret: Vec<char>,
    placeholder: String,
    /// A name's part may be a word of the language as well: only as the person writes it.
    exact: bool,
}

impl Veil {
    /// A veil for what these résumés of a person say of them; a later one may have been changed by hand.
    pub(crate) fn of(resumes: &[&Resume]) -> Self {
        let mut veil = Self::default();
        for resume in resumes {
            veil.cover(resume);
        }
        // Of two that begin alike the longer is meant.
        veil.secrets.sort_by_key(|h| std::cmp::Reverse(h.secret.len()));
        veil
    }

    fn cover(&mut self, resume: &Resume) {
        let (basics, veil) = (&resume.basics, self);
        veil.hide_secret(&basics.name, "NAME", false);
        for (n, part) in (1..).zip(basics.name.split_whitespace()) {
            let part = part.trim_matches(|c: char| !c.is_alphanumeric());
            if part.chars().count() > 2 && part != basics.name {
                veil.hide_secret(part, &format!("NAME_{n}"), true);
                veil.hide_secret(&part.to_uppercase(), &format!("NAME_{n}_UP"), true);
            }
        }
        let bare = |url: &str| {
            let url = url.trim_start_matches("https://").trim_start_matches("http://");
            url.trim_start_matches("www.").trim_end_matches('/').to_owned()
        };
        veil.hide_secret(&bare(&basics.url), "URL", false);
        for (n, profile) in (1..).zip(&basics.profiles) {
            veil.hide_secret(&bare(profile.address()), &format!("URL_{n}"), false);
            if profile.username.chars().count() > 3 {
                veil.hide_secret(&profile.username, &format!("USER_{n}"), false);
            }
        }
        veil.hide_secret(&basics.location.address, "ADDRESS", false);
        if basics.location.postal_code.chars().count() > 3 {
            veil.hide_secret(&basics.location.postal_code, "POSTCODE", false);
        }
        let digits: String = basics.phone.chars().filter(char::is_ascii_digit).collect();
        if digits.len() >= PHONE_DIGITS && veil.phones.iter().all(|p| p.digits != digits) {
            let (n, written) = (veil.phones.len() + 1, basics.phone.clone());
            veil.phones.push(Phone { digits, written, placeholder: format!("[PHONE_{n}]") });
        }
        if !basics.email.is_empty() && !veil.mails.contains(&basics.email) {
            veil.mails.push(basics.email.clone());
        }
    }

    fn hide_secret(&mut self, secret: &str, name: &str, exact: bool) {
        let secret: Vec<char> = secret.trim().chars().collect();
        if !secret.is_empty() && self.secrets.iter().all(|h| h.secret != secret) {
            let is_taken = |placeholder: &String| self.secrets.iter().any(|h| h.placeholder == *placeholder);
            let names = std::iter::once(format!("[{name}]")).chain((2..).map(|n| format!("[{name}_V{n}]")));
            let placeholder = names.into_iter().find(|p| !is_taken(p)).unwrap_or_default();
            self.secrets.push(Hidden { secret, placeholder, exact });
        }
    }

    /// A text with placeholders where it names the person or how to reach anyone.
    pub(crate) fn hide(&mut self, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let mut out = String::with_capacity(text.len());
        let (mut at, mut before) = (0, ' ');
        while let Some(first) = chars.get(at) {
            let rest = &chars[at..];
            let found = if before.is_alphanumeric() { None } else { self.found(rest) };
            let (length, placeholder) = found.unwrap_or_else(|| (1, first.to_string()));
            out.push_str(&placeholder);
            at += length;
            before = chars[at - 1];
        }
        out
    }

    /// What begins a text and is to be hidden: its length and its placeholder.
    fn found(&mut self, rest: &[char]) -> Option<(usize, String)> {
        if let Some(length) = mail_at(rest) {
            let mail: String = rest[..length].iter().collect();
            let known = self.mails.iter().position(|m| m.eq_ignore_ascii_case(&mail));
            let n = known.unwrap_or_else(|| {
                self.mails.push(mail);
                self.mails.len() - 1
            });
            return Some((length, format!("[EMAIL_{}]", n + 1)));
        }
        for phone in &self.phones {
            if let Some(length) = phone_at(rest, &phone.digits) {
                return Some((length, phone.placeholder.clone()));
            }
        }
        let hidden = self.secrets.iter().find(|h| h.begins(rest))?;
        Some((hidden.secret.len(), hidden.placeholder.clone()))
    }

    /// A text with what the placeholders stand for.
    pub(crate) fn restore(&self, text: &str) -> String {
        let mut text = text.to_owned();
        if !text.contains('[') {
            return text;
        }
        for hidden in &self.secrets {
            text = text.replace(&hidden.placeholder, &hidden.secret.iter().collect::<String>());
        }
        for (n, mail) in (1..).zip(&self.mails) {
            text = text.replace(&format!("[EMAIL_{n}]"), mail);
        }
        for phone in &self.phones {
            text = text.replace(&phone.placeholder, &phone.written);
        }
        text
    }

    /// The same in every text of a value.
    pub(crate) fn hidden(&mut self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.hide(&text)),
            Value::Array(items) => items.into_iter().map(|v| self.hidden(v)).collect(),
            Value::Object(fields) => fields.into_iter().map(|(k, v)| (k, self.hidden(v))).collect(),
            other => other,
        }
    }

    /// The same in every text of an answer.
    pub(crate) fn restored(&self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.restore(&text)),
            Value::Array(items) => items.into_iter().map(|v| self.restored(v)).collect(),
            Value::Object(fields) => fields.into_iter().map(|(k, v)| (k, self.restored(v))).collect(),
            other => other,
        }
    }
}

impl Hidden {
    fn begins(&self, rest: &[char]) -> bool {
        let Some(start) = rest.get(..self.secret.len()) else { return false };
        let same = |(a, b): (&char, &char)| a == b || (!self.exact && a.to_lowercase().eq(b.to_lowercase()));
        rest.get(self.secret.len()).is_none_or(|c| !c.is_alphanumeric())
            && start.iter().zip(&self.secret).all(same)
    }
}

/// Characters of the mail address that a text begins with.
fn mail_at(rest: &[char]) -> Option<usize> {
    let is_part = |c: &char| c.is_alphanumeric() || "._%+-@".contains(*c);
    let mut length = rest.iter().take_while(|c| is_part(c)).count();
    while length > 0 && !rest[length - 1].is_alphanumeric() {
        length -= 1;
    }
    let at = rest[..length].iter().position(|c| *c == '@')?;
    let domain = &rest[at + 1..length];
    (at > 0 && domain.contains(&'.') && !domain.contains(&'@')).then_some(length)
}

/// Characters of the phone number that a text begins with, however it is spaced and with or without its country.
fn phone_at(rest: &[char], phone: &str) -> Option<usize> {
    if !rest.first().is_some_and(|c| c.is_ascii_digit() || matches!(c, '+' | '(')) {
        return None;
    }
    let (mut seen, mut length) = (String::new(), None);
    let end = &phone[phone.len() - PHONE_DIGITS..];
    for (n, c) in rest.iter().enumerate() {
        match c {
            '0'..='9' => seen.push(*c),
            '+' if n > 0 => break,
            '+' | '(' | ')' | '-' | '.' | '/' | ' ' | '\u{a0}' => continue,
            _ => break,
        }
        if seen.ends_with(end) && (phone.len()..=phone.len() + 5).contains(&(seen.len() + 3)) {
            length = Some(n + 1);
        }
    }
    length.filter(|n| rest.get(*n).is_none_or(|c| !c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn resume() -> Resume {
        let basics = json!({"name": "Maren Okafor-Lindqvist", "email": "maren@okafor.example", "phone": "+46 70 123 45 67",
            "url": "https://www.okafor.example/", "location": {"address": "12 Mill Lane", "postalCode": "411 03"},
            "profiles": [{"network": "GitHub", "username": "mokafor", "url": "https://github.com/mokafor"}]});
        Resume::from_json(&json!({ "basics": basics }).to_string()).unwrap()
    }

    #[test]
    fn what_is_hidden_comes_back() {
        let mut changed = resume();
        changed.basics.name = "Mia Berg".into();
        changed.basics.phone = "+46 8 999 88 77".into();
        let mut veil = Veil::of(&[&resume(), &changed]);
        let text = "Maren Okafor-Lindqvist (MAREN), maren@okafor.example or boss@firm.example, 070-123 45 67 or 0046701234567, \
            github.com/mokafor, @mokafor, okafor.example, 12 Mill Lane, 411 03; now Mia Berg, +46 8 999 88 77. Marenta grew 1234567 tulips since 2019.";
        let hidden = veil.hide(text);
        for secret in [
            "Okafor",
            "okafor",
            "boss",
            "123 45",
            "701234567",
            "Mill",
            "411 03",
            "MAREN",
            "Mia",
            "Berg",
            "999",
        ] {
            assert!(!hidden.contains(secret), "{secret} in {hidden}");
        }
        for kept in ["Marenta", "1234567 tulips since 2019"] {
            assert!(hidden.contains(kept), "{kept} not in {hidden}");
        }
        let back = veil.restore(&hidden);
        let spaced =
            text.replace("070-123 45 67", "+46 70 123 45 67").replace("0046701234567", "+46 70 123 45 67");
        assert_eq!(back, spaced);
        assert_eq!(veil.restored(json!({"a": ["[NAME]"]})), json!({"a": ["Maren Okafor-Lindqvist"]}));
    }

    #[test]
    fn a_resume_without_contact_hides_nothing_of_its_text() {
        let mut veil = Veil::of(&[&Resume::default()]);
        let text = "Led 4 people since 2019 (+12 %) [NAME].";
        assert_eq!(veil.hide(text), text);
        assert_eq!(veil.restore(text), text);
    }
}

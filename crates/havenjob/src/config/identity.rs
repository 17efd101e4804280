use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Other services by which people may log in, each in a section of its own: `[identity.google]`, `[identity.linkedin]`,
/// or any name of small letters, digits and `-` with the `issuer` of an OpenID Connect service. The name stands for that
/// issuer for good: people are known by it, so another issuer needs another name. At the service, register
/// `<public_url>/auth/<name>/callback` as the address to return to.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Identity(BTreeMap<String, Service>);

/// One such service.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Service {
    /// Address of the issuer, under which `/.well-known/openid-configuration` is found. `google` and `linkedin` need none.
    /// It may be a private address: it is the instance's own choice.
    pub(crate) issuer: Option<String>,
    /// What the service calls this instance.
    pub(crate) client_id: String,
    /// The secret that goes with it; none for a public client, which PKCE protects.
    pub(crate) client_secret: Option<String>,
    /// How the service is called to people; else its name.
    pub(crate) label: Option<String>,
    /// What is asked for; else `openid`, `email` and `profile`.
    pub(crate) scopes: Option<Vec<String>>,
    /// Whether PKCE is used: yes, unless the service refuses it, as `linkedin` does.
    pub(crate) pkce: Option<bool>,
    /// Whether a nonce must come back: yes, unless the service drops it, as `linkedin` does.
    pub(crate) nonce: Option<bool>,
    /// Whether the secret is sent in the body and not in a header; else as the service says it takes it.
    pub(crate) secret_in_body: Option<bool>,
}

/// A service with everything said.
#[derive(Debug, Clone)]
pub(crate) struct Issuer {
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) url: String,
    pub(crate) client_id: String,
    pub(crate) client_secret: Option<String>,
    pub(crate) scopes: Vec<String>,
    pub(crate) pkce: bool,
    pub(crate) nonce: bool,
    pub(crate) secret_in_body: Option<bool>,
}

/// What is known of a service by its name.
struct Known {
    name: &'static str,
    label: &'static str,
    url: &'static str,
    /// Whether it takes PKCE and gives a nonce back.
    is_thorough: bool,
    secret_in_body: Option<bool>,
}

const KNOWN: [Known; 2] = [
    Known {
        name: "google",
        label: "Google",
        url: "https://accounts.google.com",
        is_thorough: true,
        secret_in_body: None,
    },
    Known {
        name: "linkedin",
        label: "LinkedIn",
        url: "https://www.linkedin.com/oauth",
        is_thorough: false,
        secret_in_body: Some(true),
    },
];

impl Identity {
    /// The service of that name.
    pub(crate) fn issuer(&self, name: &str) -> Option<Issuer> {
        let service = self.0.get(name)?;
        let known = KNOWN.iter().find(|k| k.name == name);
        let is_thorough = known.is_none_or(|k| k.is_thorough);
        let scopes = || ["openid", "email", "profile"].map(str::to_owned).to_vec();
        Some(Issuer {
            name: name.to_owned(),
            label: service.label.clone().unwrap_or_else(|| known.map_or(name, |k| k.label).to_owned()),
            url: service.issuer.clone().or_else(|| known.map(|k| k.url.to_owned()))?,
            client_id: service.client_id.clone(),
            client_secret: service.client_secret.clone().filter(|s| !s.is_empty()),
            scopes: service.scopes.clone().unwrap_or_else(scopes),
            pkce: service.pkce.unwrap_or(is_thorough),
            nonce: service.nonce.unwrap_or(is_thorough),
            secret_in_body: service.secret_in_body.or(known.and_then(|k| k.secret_in_body)),
        })
    }

    /// All services, by name.
    pub(crate) fn issuers(&self) -> Vec<Issuer> {
        self.0.keys().filter_map(|name| self.issuer(name)).collect()
    }

    /// Secrets, to be hidden where settings are shown.
    pub(crate) fn secrets(&mut self) -> impl Iterator<Item = &mut Option<String>> {
        self.0.values_mut().map(|s| &mut s.client_secret)
    }

    /// What is wrong with the services: the setting, and why.
    pub(super) fn faults(&self) -> Vec<(String, &'static str)> {
        let faults = self.0.iter().filter_map(|(name, service)| {
            let at = |field: &str, why| Some((format!("identity.{name}{field}"), why));
            let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if name.is_empty() || !name.chars().all(is_plain) {
                return at("", "is no name: take small letters, digits and -");
            }
            if service.client_id.trim().is_empty() {
                return at(
                    ".client_id",
                    "is missing: the service gives it when the instance is registered there",
                );
            }
            let Some(issuer) = self.issuer(name) else {
                return at(".issuer", "is missing: say the address of the OpenID Connect service");
            };
            let is_address = url::Url::parse(&issuer.url)
                .is_ok_and(|u| matches!(u.scheme(), "https" | "http") && u.has_host());
            if !is_address {
                return at(".issuer", "is no address: it begins with https://");
            }
            if !issuer.scopes.iter().any(|s| s == "openid") {
                return at(".scopes", "lack openid, without which nothing is proven");
            }
            None
        });
        faults.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(name: &str, service: Service) -> Identity {
        Identity(BTreeMap::from([(name.to_owned(), service)]))
    }

    #[test]
    fn what_is_known_need_not_be_said() {
        let service = Service { client_id: "abc".into(), ..Default::default() };
        let google = identity("google", service.clone()).issuer("google").unwrap();
        assert_eq!((google.url.as_str(), google.label.as_str()), ("https://accounts.google.com", "Google"));
        assert!(google.pkce && google.nonce);
        let linkedin = identity("linkedin", service.clone());
        let linkedin = linkedin.issuer("linkedin").unwrap();
        assert!(!linkedin.pkce && !linkedin.nonce && linkedin.secret_in_body == Some(true));
        assert!(identity("corp", service.clone()).issuer("corp").is_none());
        let corp = Service { issuer: Some("https://login.corp.example".into()), ..service };
        assert_eq!(identity("corp", corp).issuers()[0].label, "corp");
    }

    #[test]
    fn says_what_is_wrong() {
        let right = Service {
            client_id: "abc".into(),
            issuer: Some("https://login.corp.example".into()),
            ..Default::default()
        };
        assert!(identity("corp", right.clone()).faults().is_empty());
        let at = |name, service| identity(name, service).faults().remove(0).0;
        assert_eq!(at("Corp/x", right.clone()), "identity.Corp/x");
        assert_eq!(
            at("corp", Service { client_id: String::new(), ..right.clone() }),
            "identity.corp.client_id"
        );
        assert_eq!(at("corp", Service { issuer: None, ..right.clone() }), "identity.corp.issuer");
        assert_eq!(
            at("corp", Service { issuer: Some("corp".into()), ..right.clone() }),
            "identity.corp.issuer"
        );
        assert_eq!(
            at("corp", Service { scopes: Some(vec!["email".into()]), ..right }),
            "identity.corp.scopes"
        );
    }
}

//! `config show`, `config check`: what is set, and whether it can be.

use url::Url;

use super::args::Instance;
use super::{Failure, Outcome, output, pretty};
use crate::config::Config;

/// The settings of an instance.
pub(super) fn read(instance: &Instance) -> Result<Config, Failure> {
    Config::read(&instance.data, instance.config.as_deref())
}

/// `havenjob config show`
pub(super) fn show(instance: &Instance) -> Result<Outcome, Failure> {
    let mut config = read(instance)?;
    let secrets = [
        &mut config.storage.secret_access_key,
        &mut config.registration.invite_code,
        &mut config.llm.api_key,
    ];
    for secret in secrets.into_iter().chain(config.identity.secrets()) {
        if secret.is_some() {
            *secret = Some("(set)".to_owned());
        }
    }
    for address in [&mut config.database.url, &mut config.mail.url, &mut config.redis.url] {
        *address = address.take().map(|a| without_password(&a));
    }
    output::print(&pretty(&config))
}

/// `havenjob config check`
pub(super) fn check(instance: &Instance) -> Result<Outcome, Failure> {
    read(instance)?;
    output::print("The configuration can be used\n")
}

/// An address as it may be shown.
pub(super) fn without_password(address: &str) -> String {
    let Ok(mut url) = Url::parse(address) else { return address.to_owned() };
    if url.password().is_some() && url.set_password(Some("(set)")).is_err() {
        return "(set)".to_owned();
    }
    url.into()
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn a_password_is_not_shown() {
        let shown = without_password("postgres://jobs:s3cret@db.example:5432/jobs?sslmode=require");
        assert!(!shown.contains("s3cret") && shown.contains("db.example:5432/jobs"), "{shown}");
        assert_eq!(without_password("sqlite:jobs.db"), "sqlite:jobs.db");
        assert_eq!(without_password("/var/lib/jobs.db"), "/var/lib/jobs.db");
    }
}

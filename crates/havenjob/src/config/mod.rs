//! What can be set, one file a section. Nothing has to be: the defaults run in an empty folder.
//!
//! Read in this order, the later over the earlier: defaults, `havenjob.toml` in the data folder (or `--config`), names
//! that other tools use (`DATABASE_URL`, `PORT`, `REDIS_URL`, `CORS_ORIGINS`, …), `HAVENJOB_SECTION__FIELD`.

mod check;
mod cloud;
mod database;
mod identity;
mod llm;
mod mail;
mod network;
mod redis;
mod registration;
mod server;
mod storage;
mod tasks;
mod telemetry;

use std::path::{Path, PathBuf};

use figment::error::Kind;
use figment::providers::{Env, Format, Serialized, Toml};
use figment::{Figment, Source};
use serde::{Deserialize, Serialize};

pub(crate) use cloud::Cloud;
pub(crate) use database::Database;
pub(crate) use identity::{Identity, Issuer};
pub(crate) use llm::Llm;
pub(crate) use mail::Mail;
pub(crate) use network::Network;
pub(crate) use redis::Redis;
pub(crate) use registration::{Mode, Registration};
pub(crate) use server::Server;
pub(crate) use storage::Storage;
pub(crate) use tasks::Tasks;
pub(crate) use telemetry::Telemetry;

use crate::cli::Failure;

/// All settings.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Config {
    /// The folder of the database, the files and the instance key; from `--data`.
    #[serde(skip)]
    pub(crate) data: PathBuf,
    pub(crate) server: Server,
    pub(crate) database: Database,
    pub(crate) storage: Storage,
    pub(crate) registration: Registration,
    pub(crate) identity: Identity,
    pub(crate) mail: Mail,
    pub(crate) tasks: Tasks,
    pub(crate) redis: Redis,
    pub(crate) network: Network,
    pub(crate) llm: Llm,
    pub(crate) telemetry: Telemetry,
    pub(crate) cloud: Cloud,
}

/// Names from elsewhere, and the setting that each means.
const KNOWN_ELSEWHERE: [(&str, &str); 9] = [
    ("PORT", "server.port"),
    ("DATABASE_URL", "database.url"),
    ("UPSTASH_REDIS_URL", "redis.url"),
    ("REDIS_URL", "redis.url"),
    ("CORS_ORIGINS", "server.cors_origins"),
    ("CLOUD_MODE", "cloud.enabled"),
    ("AZURE_OPENAI_ENDPOINT", "llm.base_url"),
    ("AZURE_OPENAI_KEY", "llm.api_key"),
    ("AZURE_OPENAI_DEPLOYMENT", "llm.deployment"),
];

impl Config {
    /// Reads the settings.
    ///
    /// # Errors
    /// A file that cannot be read, a name that is no setting, a value of the wrong kind: said with the name.
    pub(crate) fn read(data: &Path, file: Option<&Path>) -> Result<Self, Failure> {
        let own = data.join("havenjob.toml");
        let file = match file {
            Some(file) if !file.is_file() => {
                return Err(Failure::input(
                    "not-found",
                    format!("there is no file {}", file.display()),
                    "check the path of --config",
                ));
            }
            Some(file) => file,
            None => &own,
        };
        let mut figment = Figment::from(Serialized::defaults(Self::default())).merge(Toml::file(file));
        for (name, setting) in KNOWN_ELSEWHERE {
            if let Ok(value) = std::env::var(name) {
                figment = figment.merge(Serialized::default(setting, parsed(setting, &value)));
            }
        }
        if std::env::var_os("AZURE_OPENAI_ENDPOINT").is_some() {
            figment = figment.merge(Serialized::default("llm.provider", "azure-openai"));
        }
        let figment = figment.merge(settings_of_environment());
        let mut config: Self = figment.extract().map_err(|e| {
            Failure::usage(
                format!("the configuration cannot be used: {}", said(e)),
                "see `havenjob config show` for every setting with its value",
            )
        })?;
        data.clone_into(&mut config.data);
        config.check()?;
        Ok(config)
    }
}

/// Each fault by the name of its setting, and the file it stands in.
fn said(error: figment::Error) -> String {
    let faults = error.into_iter().map(|fault| {
        let file = fault.metadata.as_ref().and_then(|m| m.source.as_ref()).and_then(Source::file_path);
        let place = file.map_or_else(String::new, |f| format!(" in {}", f.display()));
        if fault.path.is_empty() {
            return format!("{}{place}", fault.kind);
        }
        // The environment has no types: what looks like a number is taken for one.
        let is_text = matches!(&fault.kind, Kind::InvalidType(_, wanted) if wanted == "a string");
        let advice =
            if is_text { " (put it in double quotes, in the environment too: '\"…\"')" } else { "" };
        format!("{}: {}{advice}{place}", fault.path.join(".").to_lowercase(), fault.kind)
    });
    faults.collect::<Vec<_>>().join("; ")
}

/// `HAVENJOB_SECTION__FIELD`; names without a section are not settings but for other uses, such as `HAVENJOB_DATA`.
fn settings_of_environment() -> Env {
    Env::prefixed("HAVENJOB_").filter(|name| name.as_str().contains("__")).split("__")
}

/// Environment variables are text; a port is a number, a mode is on or off, origins are a list divided by commas.
fn parsed(setting: &str, value: &str) -> figment::value::Value {
    match setting {
        "server.port" => value.parse::<u16>().map_or_else(|_| value.into(), Into::into),
        "cloud.enabled" => match value {
            "1" | "true" | "on" | "yes" => true.into(),
            "" | "0" | "false" | "off" | "no" => false.into(),
            other => other.into(),
        },
        "server.cors_origins" => {
            let list = value.trim_matches(['[', ']']).split(',');
            let list: Vec<String> =
                list.map(|o| o.trim().trim_matches('"').to_owned()).filter(|o| !o.is_empty()).collect();
            list.into()
        }
        _ => value.into(),
    }
}

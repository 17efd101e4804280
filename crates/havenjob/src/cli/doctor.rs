//! `doctor`: what an instance stands on, part by part, and how to mend what is wrong.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpListener;

use super::args::Instance;
use super::serve::{make_folder, refused};
use super::settings::read;
use super::{Failure, Outcome, output};
use crate::accounts;
use crate::config::{Config, Issuer};
use crate::db::Db;
use crate::error::Error;
use crate::events::Events;
use crate::hosts::Redis;
use crate::providers::files::Files;
use crate::providers::mailer::Mailer;
use crate::providers::openid;
use crate::seal::InstanceKey;

/// What was found: the part, and either how it is or what is wrong with it and what to do.
type Finding = (&'static str, Result<String, String>);

/// `havenjob doctor`
pub(super) fn run(instance: &Instance) -> Result<Outcome, Failure> {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let runtime = tokio::runtime::Runtime::new()
        .map_err(|e| Failure::service("no-runtime", e.to_string(), "free some memory or threads"))?;
    let findings = runtime.block_on(look(instance));
    let mut text = String::new();
    for (what, state) in &findings {
        let (sign, words) = match state {
            Ok(words) => ("ok  ", words),
            Err(words) => ("mend", words),
        };
        text.push_str(&format!("{sign}  {what:<9} {words}\n"));
    }
    output::print(&text)?;
    let is_well = findings.iter().all(|(_, state)| state.is_ok());
    Ok(if is_well { Outcome::Done } else { Outcome::Findings })
}

/// Looks at each part by itself, so that one that is broken hides no other.
async fn look(instance: &Instance) -> Vec<Finding> {
    let folder = make_folder(&instance.data).map(|()| instance.data.display().to_string());
    let mut findings: Vec<Finding> = vec![("folder", folder.map_err(|f| said(&f)))];
    let config = match read(instance) {
        Ok(config) => config,
        Err(failure) => {
            findings.push(("settings", Err(said(&failure))));
            return findings;
        }
    };
    findings.push(("settings", Ok("can be used".to_owned())));
    if findings[0].1.is_err() {
        // Nothing below it can be better.
        return findings;
    }
    let key = InstanceKey::open(&config.data).map_err(words);
    let database = Db::open(&config.database, &config.data, Events::new()).await.map_err(words);
    findings.push((
        "database",
        match &database {
            Ok(db) => of_database(db).await,
            Err(e) => Err(e.clone()),
        },
    ));
    findings.push((
        "key",
        match (&key, &database) {
            (Ok(key), Ok(db)) => fits(key, db).await,
            (Ok(_), Err(_)) => {
                Ok("is there; whether it is the right one, only the database can tell".to_owned())
            }
            (Err(e), _) => Err(e.clone()),
        },
    ));
    findings.push(("files", of_files(&config).await));
    if config.redis.url.is_some() {
        findings.push(("redis", of_redis(&config).await));
    }
    findings.push(("mail", of_mail(&config)));
    for issuer in config.identity.issuers() {
        findings.push(("login", of_issuer(&issuer).await));
    }
    findings.push(("address", of_address(&config).await));
    if let Ok(db) = database {
        db.close().await;
    }
    findings
}

fn said(failure: &Failure) -> String {
    format!("{}: {}", failure.message, failure.hint)
}

/// An error with what to do about it.
fn words(error: Error) -> String {
    said(&refused(error))
}

async fn of_database(db: &Db) -> Result<String, String> {
    db.ping().await.map_err(words)?;
    if db.passes_by_row_security().await.map_err(words)? {
        return Err(
            "the role passes by row security, which stands behind every query: connect as a plain role that \
                    owns the database"
                .to_owned(),
        );
    }
    Ok(format!("{}, up to date", db.engine()))
}

async fn fits(key: &InstanceKey, db: &Db) -> Result<String, String> {
    accounts::people::check_key(db, key).await.map(|()| "opens what is sealed".to_owned()).map_err(words)
}

async fn of_files(config: &Config) -> Result<String, String> {
    let files = Files::open(&config.storage, &config.data).map_err(words)?;
    match (files.ping().await, &config.storage.bucket) {
        (Ok(()), Some(bucket)) => Ok(format!("the bucket {bucket} answers")),
        (Ok(()), None) => Ok("in the data folder".to_owned()),
        (Err(e), _) => Err(format!("{e}: are [storage] bucket, endpoint and keys right?")),
    }
}

async fn of_redis(config: &Config) -> Result<String, String> {
    let Some(redis) = Redis::open(&config.redis).map_err(words)? else { return Ok("is not used".to_owned()) };
    let alone = "each process works on for itself; check [redis] url";
    redis.ping().await.map(|()| "answers".to_owned()).map_err(|e| format!("{e}: {alone}"))
}

fn of_mail(config: &Config) -> Result<String, String> {
    match Mailer::open(&config.mail) {
        Ok(mailer) if mailer.is_configured() => Ok("a server is configured".to_owned()),
        Ok(_) => {
            Err("no server is configured: links for forgotten passwords go to the log; set [mail] url"
                .to_owned())
        }
        Err(e) => Err(words(e)),
    }
}

async fn of_issuer(issuer: &Issuer) -> Result<String, String> {
    match openid::ping(issuer).await {
        Ok(()) => Ok(format!("{} answers", issuer.label)),
        Err(e) => Err(format!("{}: {e}: is [identity.{}] issuer right?", issuer.label, issuer.name)),
    }
}

/// Whether the address is free, or an instance listens there already.
async fn of_address(config: &Config) -> Result<String, String> {
    let server = &config.server;
    if !server.host.is_loopback() && !server.is_secure() {
        return Err(
            "reachable from the network without HTTPS: put a proxy before it and set [server] public_url"
                .to_owned(),
        );
    }
    let address = SocketAddr::new(server.host, server.port);
    match TcpListener::bind(address).await {
        Ok(_) => Ok(format!("{} is free", server.base_url())),
        Err(e) if e.kind() == std::io::ErrorKind::AddrInUse => {
            if is_instance(address).await {
                return Ok(format!("{}: an instance listens there", server.base_url()));
            }
            Err(format!("another program has {address}: set another port, such as PORT=8081"))
        }
        Err(e) => Err(format!("{address} cannot be listened on: {e}: set [server] host and port")),
    }
}

async fn is_instance(address: SocketAddr) -> bool {
    let host = if address.ip().is_unspecified() { "127.0.0.1".to_owned() } else { address.ip().to_string() };
    let url = format!("http://{host}:{}/health", address.port());
    let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(2)).build();
    let Ok(client) = client else { return false };
    let Ok(answer) = client.get(url).send().await else { return false };
    answer.text().await.is_ok_and(|text| text.contains("\"healthy\""))
}

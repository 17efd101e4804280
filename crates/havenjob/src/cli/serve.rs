//! `serve`, `work`, `migrate`, `doctor`, `config`, `user add`, `openapi`: running an instance.

use std::future::IntoFuture;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tracing_subscriber::EnvFilter;

use super::args::{Instance, NewPerson};
use super::{Failure, Outcome, output};
use crate::app::App;
use crate::config::Config;
use crate::error::Error;
use crate::{accounts, http, tasks};

/// `havenjob serve`
pub(super) fn serve(instance: &Instance) -> Result<Outcome, Failure> {
    make_folder(&instance.data)?;
    let mut config = read(instance)?;
    // Before anything else, so that a second instance on the same folder ends here; and links name the true port.
    let address = SocketAddr::new(config.server.host, config.server.port);
    let listener = std::net::TcpListener::bind(address).map_err(|e| taken(address, &e))?;
    let bound = listener.local_addr().map_err(|e| taken(address, &e))?;
    listener.set_nonblocking(true).map_err(|e| taken(address, &e))?;
    config.server.port = bound.port();
    with(config, true, |app| async move {
        let recorder = recorder()?;
        let listener = TcpListener::from_std(listener).map_err(|e| taken(address, &e))?;
        let grace = Duration::from_secs(app.config.server.grace_seconds);
        let workers = tasks::work(&app);
        let (stop, mut stopped) = watch::channel(false);
        let service = http::router(&app, recorder).into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
            let _ = stopped.wait_for(|s| *s).await;
        });
        let serving = tokio::spawn(serving.into_future());
        // For people and for scripts that wait for it.
        output::print(&format!("HavenJob listens on http://{bound}\n"))?;
        asked_to_stop().await;
        tracing::info!("stopping: open requests and running tasks are let end");
        let _ = stop.send(true);
        let requests = tokio::time::timeout(grace, serving);
        let (_, ()) = tokio::join!(requests, workers.stop(grace));
        app.db.close().await;
        Ok(Outcome::Done)
    })
}

/// `havenjob work`
pub(super) fn work(instance: &Instance) -> Result<Outcome, Failure> {
    on(instance, true, |app| async move {
        let workers = tasks::work(&app);
        output::print("HavenJob works on tasks\n")?;
        asked_to_stop().await;
        workers.stop(Duration::from_secs(app.config.server.grace_seconds)).await;
        app.db.close().await;
        Ok(Outcome::Done)
    })
}

/// `havenjob migrate`
pub(super) fn migrate(instance: &Instance) -> Result<Outcome, Failure> {
    on(instance, false, |app| async move {
        app.db.close().await;
        output::print(&format!("The {} database is up to date\n", app.db.engine()))
    })
}

/// `havenjob user add`
pub(super) fn add_user(person: &NewPerson) -> Result<Outcome, Failure> {
    let mut password = String::new();
    std::io::stdin()
        .read_line(&mut password)
        .map_err(|e| Failure::input("not-readable", e.to_string(), "type the password as one line"))?;
    let password = password.trim_end_matches(['\r', '\n']).to_owned();
    let (email, name, is_admin) = (person.email.clone(), person.name.clone(), person.admin);
    on(&person.instance, false, |app| async move {
        let id = accounts::add(&app, &email, password, &name, is_admin).await.map_err(refused)?;
        app.db.close().await;
        output::print(&format!("{id}\n"))
    })
}

/// `havenjob config show`
pub(super) fn show_config(instance: &Instance) -> Result<Outcome, Failure> {
    let mut config = read(instance)?;
    for secret in
        [&mut config.storage.secret_access_key, &mut config.registration.invite_code, &mut config.llm.api_key]
    {
        if secret.is_some() {
            *secret = Some("(set)".to_owned());
        }
    }
    output::print(&super::pretty(&config))
}

/// `havenjob config check`
pub(super) fn check_config(instance: &Instance) -> Result<Outcome, Failure> {
    read(instance)?;
    output::print("The configuration can be used\n")
}

/// `havenjob doctor`
pub(super) fn doctor(instance: &Instance) -> Result<Outcome, Failure> {
    on(instance, false, |app| async move {
        let config = &app.config;
        let mut advice = vec![
            ("database", app.db.ping().await.map(|()| app.db.engine().to_owned()).map_err(|e| e.to_string())),
            ("files", app.files.ping().await.map(|()| "answer".to_owned()).map_err(|e| e.to_string())),
        ];
        advice.push((
            "mail",
            if app.mailer.is_configured() {
                Ok("a server is configured".to_owned())
            } else {
                Err("no server is configured: links for forgotten passwords go to the log; set [mail] url"
                    .to_owned())
            },
        ));
        let is_open = !config.server.host.is_loopback();
        advice.push((
            "address",
            if is_open && !config.server.is_secure() {
                Err("reachable from the network without HTTPS: put a proxy before it and set [server] public_url".to_owned())
            } else {
                Ok(config.server.base_url())
            },
        ));
        app.db.close().await;
        let mut text = String::new();
        for (what, state) in &advice {
            let (sign, words) = match state {
                Ok(words) => ("ok  ", words),
                Err(words) => ("mend", words),
            };
            text.push_str(&format!("{sign}  {what:<9} {words}\n"));
        }
        output::print(&text)?;
        let is_well = advice.iter().all(|(_, state)| state.is_ok());
        Ok(if is_well { Outcome::Done } else { Outcome::Findings })
    })
}

/// `havenjob openapi`
pub(super) fn openapi() -> Result<Outcome, Failure> {
    output::print(&super::pretty(&http::openapi()))
}

fn read(instance: &Instance) -> Result<Config, Failure> {
    Config::read(&instance.data, instance.config.as_deref())
}

/// Opens the instance and runs `role` on it.
fn on<F>(instance: &Instance, logs: bool, role: impl FnOnce(App) -> F) -> Result<Outcome, Failure>
where
    F: Future<Output = Result<Outcome, Failure>>,
{
    make_folder(&instance.data)?;
    with(read(instance)?, logs, role)
}

fn with<F>(config: Config, logs: bool, role: impl FnOnce(App) -> F) -> Result<Outcome, Failure>
where
    F: Future<Output = Result<Outcome, Failure>>,
{
    // The one TLS provider of the process, before anything can ask for one.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    if logs {
        log_to_stderr();
    }
    let runtime = tokio::runtime::Runtime::new()
        .map_err(|e| Failure::service("no-runtime", e.to_string(), "free some memory or threads"))?;
    runtime.block_on(async {
        let app = App::open(config).await.map_err(refused)?;
        role(app).await
    })
}

/// The data folder is for the person who runs the instance, and nobody else.
fn make_folder(data: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::DirBuilderExt;
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(data);
    made.map_err(|e| Failure::unwritable(data, &e))
}

/// Structured on a pipe or in a file, for eyes on a terminal. `RUST_LOG` says how much.
fn log_to_stderr() {
    use std::io::IsTerminal;
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let _ = if std::io::stderr().is_terminal() { log.try_init() } else { log.json().try_init() };
}

fn recorder() -> Result<PrometheusHandle, Failure> {
    let buckets = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];
    PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("seconds".into()), &buckets)
        .and_then(PrometheusBuilder::install_recorder)
        .map_err(|e| Failure::service("metrics", e.to_string(), "report this as a defect"))
}

async fn asked_to_stop() {
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}

fn taken(address: SocketAddr, error: &std::io::Error) -> Failure {
    Failure::service(
        "cannot-listen",
        format!("{address} cannot be listened on: {error}"),
        "is an instance running already? Set another port: PORT=8081 havenjob serve",
    )
}

/// An application error at the command line.
fn refused(error: Error) -> Failure {
    match error {
        Error::Invalid(fields) => {
            let (field, reason) = fields.first().cloned().unwrap_or_default();
            Failure::usage(format!("{field} {reason}"), "see --help")
        }
        Error::Unusable(failure) => failure,
        other => Failure::service("not-started", other.to_string(), "see `havenjob doctor`"),
    }
}

//! `serve`, `work`, `migrate`, `user add`, `openapi`: running an instance.

use std::future::IntoFuture;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;

use super::args::{Instance, NewPerson};
use super::settings::read;
use super::{Failure, Outcome, output};
use crate::app::App;
use crate::config::Config;
use crate::error::Error;
use crate::{accounts, hosts, http, tasks, telemetry};

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
        let wish = Wish::listen()?;
        let recorder = recorder()?;
        let listener = TcpListener::from_std(listener).map_err(|e| taken(address, &e))?;
        let grace = Duration::from_secs(app.config.server.grace_seconds);
        let _joined = hosts::join(&app).await;
        let workers = tasks::work(&app);
        let (stop, mut stopped) = watch::channel(false);
        let router = http::router(&app, recorder, stopped.clone());
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
            let _ = stopped.wait_for(|s| *s).await;
        });
        let serving = tokio::spawn(serving.into_future());
        // For people and for scripts that wait for it.
        output::print(&format!("HavenJob listens on http://{bound}\n"))?;
        wish.spoken().await;
        tracing::info!("stopping: open requests and running tasks are let end");
        let _ = stop.send(true);
        let requests = async {
            if tokio::time::timeout(grace, serving).await.is_err() {
                tracing::warn!("requests were still open when the time to stop was over; they are cut off");
            }
        };
        tokio::join!(requests, workers.stop(grace));
        close(&app).await;
        Ok(Outcome::Done)
    })
}

/// `havenjob work`
pub(super) fn work(instance: &Instance) -> Result<Outcome, Failure> {
    on(instance, true, |app| async move {
        let _joined = hosts::join(&app).await;
        let wish = Wish::listen()?;
        let workers = tasks::work(&app);
        output::print("HavenJob works on tasks\n")?;
        wish.spoken().await;
        workers.stop(Duration::from_secs(app.config.server.grace_seconds)).await;
        close(&app).await;
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

/// `havenjob openapi`
pub(super) fn openapi() -> Result<Outcome, Failure> {
    output::print(&super::pretty(&http::openapi()))
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
    let runtime = tokio::runtime::Runtime::new()
        .map_err(|e| Failure::service("no-runtime", e.to_string(), "free some memory or threads"))?;
    let outcome = runtime.block_on(async {
        let traces = if logs { Some(telemetry::begin(&config.telemetry)?) } else { None };
        let app = App::open(config).await.map_err(refused)?;
        let outcome = role(app).await;
        if let Some(traces) = traces {
            traces.end().await;
        }
        outcome
    });
    // Work that was given back may still hold a thread: nothing waits for it.
    runtime.shutdown_timeout(Duration::from_millis(100));
    outcome
}

/// Closes the database, so that SQLite folds its log; a request that was cut off may still hold a connection.
async fn close(app: &App) {
    let _ = tokio::time::timeout(Duration::from_secs(5), app.db.close()).await;
}

/// The data folder is for the person who runs the instance, and nobody else.
pub(super) fn make_folder(data: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::DirBuilderExt;
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(data);
    made.map_err(|e| {
        if data.is_file() {
            let message = format!("{} is a file, and the data folder must be a folder", data.display());
            return Failure::service("no-folder", message, "name another folder with --data");
        }
        Failure::unwritable(data, &e)
    })
}

fn recorder() -> Result<PrometheusHandle, Failure> {
    let buckets = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];
    PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("seconds".into()), &buckets)
        .and_then(PrometheusBuilder::install_recorder)
        .map_err(|e| Failure::service("metrics", e.to_string(), "report this as a defect"))
}

/// The wish of the system or of a person at the keyboard that the process ends. It is listened to from here on: one that
/// comes before anything else is ready is heard too.
struct Wish {
    terminate: Signal,
    interrupt: Signal,
}

impl Wish {
    fn listen() -> Result<Self, Failure> {
        let heard =
            |kind| signal(kind).map_err(|e| Failure::service("no-signals", e.to_string(), "try again"));
        Ok(Self { terminate: heard(SignalKind::terminate())?, interrupt: heard(SignalKind::interrupt())? })
    }

    async fn spoken(mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
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
pub(super) fn refused(error: Error) -> Failure {
    match error {
        Error::Invalid(fields) => {
            let (field, reason) = fields.first().cloned().unwrap_or_default();
            Failure::usage(format!("{field} {reason}"), "see --help")
        }
        Error::Unusable(failure) => failure,
        other => Failure::service("not-started", other.to_string(), "see `havenjob doctor`"),
    }
}

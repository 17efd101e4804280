//! A fresh PostgreSQL database for a test, owned by a plain role.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

const ROLE: &str = "havenjob_test";

/// The address of the server that `HAVENJOB_TEST_POSTGRES` names, such as `postgres://postgres@127.0.0.1:15432`.
fn server() -> Option<String> {
    std::env::var("HAVENJOB_TEST_POSTGRES").ok().map(|u| u.trim_end_matches('/').to_owned())
}

/// Makes an empty database and gives its address for the plain role: row security holds for that one.
pub(crate) fn fresh() -> Option<String> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let server = server()?;
    let name = format!("havenjob_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let made = name.clone();
    let admin = format!("{server}/postgres");
    // Its own thread: tests are asynchronous themselves, and a runtime cannot be begun inside one.
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let mut connection = PgConnection::connect(&admin).await.unwrap();
            sweep(&mut connection).await;
            // Another test may be quicker with the role.
            let _ = connection.execute(AssertSqlSafe(format!("create role {ROLE} login"))).await;
            connection.execute(AssertSqlSafe(format!("create database {made} owner {ROLE}"))).await.unwrap();
        });
    })
    .join()
    .unwrap();
    let host =
        server.rsplit_once('@').map_or_else(|| server.trim_start_matches("postgres://"), |(_, host)| host);
    Some(format!("postgres://{ROLE}@{host}/{name}"))
}

/// The same database for the superuser, who sees every row.
pub(crate) fn for_superuser(url: &str) -> String {
    let name = url.rsplit('/').next().unwrap_or_default();
    format!("{}/{name}", server().expect("a database was made on it"))
}

/// Drops what runs before this one left behind, once and a part at a time: a server that is kept would fill its disk. A
/// database is named after the process that made it; while that lives, it stays.
async fn sweep(connection: &mut PgConnection) {
    static SWEPT: AtomicBool = AtomicBool::new(false);
    const AT_ONCE: usize = 25;
    if SWEPT.swap(true, Ordering::Relaxed) {
        return;
    }
    let found = sqlx::query_as("select datname from pg_database where datname like 'havenjob\\_%'");
    let all: Vec<(String,)> = found.fetch_all(&mut *connection).await.unwrap();
    let is_left = |name: &String| {
        let process = name.split('_').nth(1).and_then(|p| p.parse::<u32>().ok());
        process.is_some_and(|p| !Path::new(&format!("/proc/{p}")).exists())
    };
    for name in all.into_iter().map(|(name,)| name).filter(is_left).take(AT_ONCE) {
        // Somebody else may sweep as well.
        let _ =
            connection.execute(AssertSqlSafe(format!("drop database if exists {name} with (force)"))).await;
    }
}

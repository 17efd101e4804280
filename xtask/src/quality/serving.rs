//! The server: what it holds while it does nothing, how soon it answers, how long a list of 10,000 takes. The real binary
//! in a folder of its own, asked over HTTP, on each database.

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use sqlx::{Connection, PgConnection, SqliteConnection};
use tempfile::TempDir;

use super::card::{Bar, Row, Section};
use super::speed::{median, milliseconds, percentile};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Postings in the list.
const POSTINGS: usize = 10_000;
/// Requests of each kind.
const REQUESTS: usize = 400;
/// Starts on a folder that is there.
const STARTS: usize = 9;
/// CVs tailored for the memory under load.
const TAILORED: usize = 30;
const PASSWORD: &str = "tin lamp quiet river";

/// Measures on SQLite, and on PostgreSQL where `HAVENJOB_TEST_POSTGRES` names a server. With `check` times are told and
/// not judged.
pub(crate) fn measure(root: &Path, binary: Option<&Path>, check: bool) -> Section {
    let mut rows = Vec::new();
    match binary {
        None => rows.push(left_out(
            "server",
            "there is no binary beside this one: build havenjob with the same profile",
        )),
        Some(binary) => {
            rows.extend(on(root, binary, check, "SQLite", None));
            match std::env::var("HAVENJOB_TEST_POSTGRES") {
                Ok(server) => {
                    rows.extend(on(root, binary, check, "PostgreSQL", Some(server.trim_end_matches('/'))))
                }
                Err(_) => rows.push(left_out("PostgreSQL", "HAVENJOB_TEST_POSTGRES names no server")),
            }
        }
    }
    Section {
        title: "Server",
        about: format!(
            "`havenjob serve` as it comes, in a folder of its own. Server time is what its log says of each request; lists \
             are pages of 50 out of {POSTINGS} postings of one person; starts are medians of {STARTS}."
        ),
        rows,
    }
}

fn left_out(what: &str, why: &str) -> Row {
    Row::new(format!("{what}: left out"), f64::NAN, "", Bar::None).note(why)
}

fn on(root: &Path, binary: &Path, check: bool, engine: &str, server: Option<&str>) -> Vec<Row> {
    figures(root, binary, check, engine, server).unwrap_or_else(|e| {
        // A figure that could not be taken meets no bar.
        vec![
            Row::new(format!("{engine}: idle memory"), f64::NAN, "MB", Bar::AtMost(80.0)).note(e.to_string()),
        ]
    })
}

fn figures(root: &Path, binary: &Path, check: bool, engine: &str, server: Option<&str>) -> Result<Vec<Row>> {
    let time = |bar: f64| if check { Bar::None } else { Bar::AtMost(bar) };
    let database = server.map(database).transpose()?;
    let mut instance = Instance::start(binary, database)?;
    instance.register()?;
    instance.get("/api/jobs")?;
    std::thread::sleep(Duration::from_secs(2));
    let idle = instance.memory("VmRSS")?;
    let mut rows = vec![Row::new(format!("{engine}: idle memory"), idle, "MB", Bar::AtMost(80.0))];

    fill(&instance)?;
    let pages = POSTINGS / 50;
    let lists: [(&str, Vec<String>); 4] = [
        ("list", (0..REQUESTS).map(|n| format!("/api/jobs?page={}", n % pages + 1)).collect()),
        (
            "list by title",
            (0..REQUESTS).map(|n| format!("/api/jobs?sort=title&page={}", n % pages + 1)).collect(),
        ),
        (
            "list with a status",
            (0..REQUESTS).map(|n| format!("/api/jobs?status=active&page={}", n % pages + 1)).collect(),
        ),
        ("search", (0..REQUESTS).map(|n| format!("/api/jobs?q=clerk+{n}")).collect()),
    ];
    for (what, paths) in &lists {
        let times = instance.server_times(paths)?;
        let row = Row::new(format!("{engine}: {what}, p99"), percentile(&times, 0.99), "ms", time(20.0));
        rows.push(row.note(format!("median {:.1} ms", median(&times))));
    }

    let mut starts = Vec::new();
    for _ in 0..STARTS {
        instance.stop()?;
        let begin = Instant::now();
        instance.serve()?;
        instance.get("/health")?;
        starts.push(milliseconds(begin));
    }
    rows.push(Row::new(format!("{engine}: start to first answer"), median(&starts), "ms", time(300.0)));

    instance.tailor(root)?;
    let peak = instance.memory("VmHWM")?;
    let note = format!("after {TAILORED} CVs read, tailored and set");
    rows.push(Row::new(format!("{engine}: memory under load"), peak, "MB", Bar::AtMost(300.0)).note(note));
    instance.stop()?;
    if let (Some(server), Some(url)) = (server, &instance.database) {
        drop_database(server, url)?;
    }
    Ok(rows)
}

/// A running server.
struct Instance<'a> {
    binary: &'a Path,
    folder: TempDir,
    database: Option<String>,
    address: String,
    token: String,
    process: Option<Child>,
}

impl<'a> Instance<'a> {
    fn start(binary: &'a Path, database: Option<String>) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let mut instance =
            Self { binary, folder, database, address: String::new(), token: String::new(), process: None };
        instance.serve()?;
        Ok(instance)
    }

    fn serve(&mut self) -> Result<()> {
        let log = fs::OpenOptions::new().append(true).create(true).open(self.folder.path().join("log"))?;
        let mut command = Command::new(fs::canonicalize(self.binary)?);
        command.arg("serve").current_dir(self.folder.path()).env("PORT", "0").env("RUST_LOG", "info");
        command.env_remove("DATABASE_URL").stdout(Stdio::piped()).stderr(log);
        if let Some(url) = &self.database {
            command.env("DATABASE_URL", url);
        }
        let mut process = command.spawn()?;
        let mut line = String::new();
        if let Some(out) = process.stdout.take() {
            BufReader::new(out).read_line(&mut line)?;
        }
        let address = line.trim().rsplit("http://").next().unwrap_or_default();
        address.clone_into(&mut self.address);
        self.process = Some(process);
        if line.contains("http://") { Ok(()) } else { Err("the server did not start".into()) }
    }

    fn stop(&mut self) -> Result<()> {
        if let Some(mut process) = self.process.take() {
            process.kill()?;
            process.wait()?;
        }
        Ok(())
    }

    /// A figure of the process in MB, from the kernel.
    fn memory(&self, name: &str) -> Result<f64> {
        let id = self.process.as_ref().map(Child::id).ok_or("the server does not run")?;
        let status = fs::read_to_string(format!("/proc/{id}/status"))?;
        let line = status.lines().find(|l| l.starts_with(name)).ok_or("the kernel does not tell")?;
        let kb: f64 = line.split_whitespace().nth(1).ok_or("the kernel does not tell")?.parse()?;
        Ok(kb / 1000.0)
    }

    fn register(&mut self) -> Result<()> {
        let body = json!({"email": "kim@example.org", "password": PASSWORD});
        let answer =
            self.send("POST", "/api/auth/register", "application/json", body.to_string().as_bytes())?;
        self.token = text_of(&answer, "token")?;
        Ok(())
    }

    fn get(&self, path: &str) -> Result<Value> {
        self.send("GET", path, "application/json", b"")
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.send("POST", path, "application/json", body.to_string().as_bytes())
    }

    fn send(&self, method: &str, path: &str, media: &str, body: &[u8]) -> Result<Value> {
        let answer = self.ask(method, path, media, body)?;
        Ok(serde_json::from_slice(&answer).unwrap_or_default())
    }

    /// One request on a connection of its own: the body of an answer that says yes.
    fn ask(&self, method: &str, path: &str, media: &str, body: &[u8]) -> Result<Vec<u8>> {
        let mut stream = TcpStream::connect(&self.address)?;
        let token = if self.token.is_empty() {
            String::new()
        } else {
            format!("authorization: Bearer {}\r\n", self.token)
        };
        let head = format!(
            "{method} {path} HTTP/1.0\r\nhost: localhost\r\n{token}content-type: {media}\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes())?;
        stream.write_all(body)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let end = answer.windows(4).position(|w| w == b"\r\n\r\n").ok_or("no answer")?;
        let status = String::from_utf8_lossy(&answer[..end]).into_owned();
        let line = status.lines().next().unwrap_or_default().to_owned();
        if line.split_whitespace().nth(1).is_some_and(|code| code.starts_with('2')) {
            return Ok(answer.split_off(end + 4));
        }
        Err(format!("{method} {path}: {line}").into())
    }

    /// Asks, and gives what the server's log says each took, in milliseconds.
    fn server_times(&self, paths: &[String]) -> Result<Vec<f64>> {
        let before = self.logged_times()?.len();
        for path in paths {
            let list = self.get(path)?;
            if list["items"].as_array().is_none_or(Vec::is_empty) {
                return Err(format!("{path} is empty").into());
            }
        }
        Ok(self.logged_times()?.split_off(before))
    }

    fn logged_times(&self) -> Result<Vec<f64>> {
        let log = fs::read_to_string(self.folder.path().join("log"))?;
        let lines = log.lines().filter_map(|l| serde_json::from_str::<Value>(l).ok());
        let lists = lines.filter(|l| l["fields"]["route"] == "/api/jobs" && l["fields"]["method"] == "GET");
        Ok(lists.filter_map(|l| l["fields"]["took_us"].as_f64()).map(|us| us / 1000.0).collect())
    }

    /// Reads, tailors and sets the example, again and again.
    fn tailor(&self, root: &Path) -> Result<()> {
        let job = fs::read_to_string(root.join("examples/job.txt"))?;
        let job = text_of(&self.post("/api/jobs", &json!({"description": job}))?, "id")?;
        let mut form =
            b"--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"cv.pdf\"\r\n\r\n".to_vec();
        form.extend(fs::read(root.join("examples/cv.pdf"))?);
        form.extend(b"\r\n--x--\r\n");
        for _ in 0..TAILORED {
            let upload = self.send("POST", "/api/cv/upload", "multipart/form-data; boundary=x", &form)?;
            self.wait(&text_of(&upload, "job_id")?)?;
            let order = json!({"cv_id": upload["cv_id"], "job_id": job});
            let begun = self.post("/api/tailor/create", &order)?;
            self.wait(&text_of(&begun, "job_id")?)?;
            let made = text_of(&begun, "tailored_cv_id")?;
            self.ask("GET", &format!("/api/tailor/{made}/export?format=pdf"), "text/plain", b"")?;
        }
        Ok(())
    }

    fn wait(&self, task: &str) -> Result<()> {
        for _ in 0..3_000 {
            match self.get(&format!("/api/cv/status/{task}"))?["status"].as_str() {
                Some("completed") => return Ok(()),
                Some("failed") => return Err("a task failed".into()),
                _ => std::thread::sleep(Duration::from_millis(20)),
            }
        }
        Err("a task did not end in a minute".into())
    }
}

impl Drop for Instance<'_> {
    fn drop(&mut self) {
        let _ = self.stop();
    }
}

fn text_of(answer: &Value, name: &str) -> Result<String> {
    answer[name].as_str().map(str::to_owned).ok_or_else(|| format!("the answer has no {name}").into())
}

fn waited<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work)
}

/// A database of its own on the server, for a role that row security holds; gives its address.
fn database(server: &str) -> Result<String> {
    let name = format!("havenjob_quality_{}", std::process::id());
    waited(async {
        let mut admin = PgConnection::connect(&format!("{server}/postgres")).await?;
        // It may be there from another run.
        let _ = sqlx::query("create role havenjob_test login").execute(&mut admin).await;
        let create = format!("create database {name} owner havenjob_test");
        sqlx::query(sqlx::AssertSqlSafe(create)).execute(&mut admin).await?;
        Ok(())
    })?;
    let host =
        server.rsplit_once('@').map_or_else(|| server.trim_start_matches("postgres://"), |(_, host)| host);
    Ok(format!("postgres://havenjob_test@{host}/{name}"))
}

fn drop_database(server: &str, url: &str) -> Result<()> {
    let name = url.rsplit('/').next().unwrap_or_default();
    waited(async {
        let mut admin = PgConnection::connect(&format!("{server}/postgres")).await?;
        let sql = format!("drop database {name} with (force)");
        sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut admin).await?;
        Ok(())
    })
}

/// Fills the list, past the limits on how fast a person may.
fn fill(instance: &Instance<'_>) -> Result<()> {
    let text = "We seek a clerk for our depot by the sea, with a head for figures and a hand for people. "
        .repeat(25);
    let count = i64::try_from(POSTINGS)?;
    waited(async {
        if let Some(url) = &instance.database {
            let mut c = PgConnection::connect(url).await?;
            let (owner,): (uuid::Uuid,) = sqlx::query_as("select id from users").fetch_one(&mut c).await?;
            sqlx::query("select set_config('app.user_id', $1, false)")
                .bind(owner.to_string())
                .execute(&mut c)
                .await?;
            sqlx::query(
                "insert into jobs (id, user_id, title, company, description, status, content_hash, created_at, updated_at)
                 select gen_random_uuid(), $1, 'Clerk ' || n, 'Depot ' || n % 97, 'Number ' || n || '. ' || $2, 'active',
                        decode(md5(n::text), 'hex'), now() - n * interval '1 minute', now() - n * interval '1 minute'
                 from generate_series(1, $3) n",
            )
            .bind(owner)
            .bind(&text)
            .bind(count)
            .execute(&mut c)
            .await?;
            // What the server does by itself within a minute of so many new rows.
            for table in ["vacuum (analyze) jobs", "vacuum (analyze) jobs_words"] {
                sqlx::query(table).execute(&mut c).await?;
            }
            return Ok(());
        }
        let file = instance.folder.path().join("havenjob-data/havenjob.db");
        let mut c = SqliteConnection::connect(&file.display().to_string()).await?;
        sqlx::query(
            "with recursive s(n) as (select 1 union all select n + 1 from s where n < $2)
             insert into jobs (id, user_id, title, company, description, status, content_hash, created_at, updated_at)
             select randomblob(16), (select id from users), 'Clerk ' || n, 'Depot ' || n % 97, 'Number ' || n || '. ' || $1,
                    'active', randomblob(32), strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now', '-' || n || ' minutes'),
                    strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now', '-' || n || ' minutes') from s",
        )
        .bind(&text)
        .bind(count)
        .execute(&mut c)
        .await?;
        Ok(())
    })
}

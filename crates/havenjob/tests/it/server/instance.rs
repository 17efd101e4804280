//! Starting the real binary on a free port, and a client for it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use sqlx::{ConnectOptions, Connection};
use tempfile::TempDir;

use super::bucket::Bucket;
use super::postgres;

pub(crate) const PASSWORD: &str = "tin lamp quiet river";

/// The databases to test on: SQLite always, PostgreSQL where one is named. On SQLite an instance keeps its files in its
/// folder, on PostgreSQL in a bucket where there is a server of them: one run goes both ways.
pub(crate) fn databases() -> Vec<Option<String>> {
    let mut all = vec![None];
    match postgres::fresh() {
        Some(url) => {
            all.push(Some(url));
            if Bucket::server().is_none() {
                left_out("the same on S3: set HAVENJOB_TEST_S3 to a server's URL");
            }
        }
        None => left_out(
            "the same on PostgreSQL and S3: set HAVENJOB_TEST_POSTGRES to a superuser's URL and HAVENJOB_TEST_S3",
        ),
    }
    all
}

/// Says what was not tested, past the capture of a test's output.
pub(crate) fn left_out(what: &str) {
    use std::io::Write;
    let name = std::thread::current().name().unwrap_or("a test").to_owned();
    let _ = writeln!(std::io::stderr(), "left out of {name}: {what}");
}

/// An instance in a folder of its own; dropped, it is gone.
pub(crate) struct Instance {
    pub(crate) folder: Arc<TempDir>,
    pub(crate) url: String,
    database: Option<String>,
    bucket: Option<Bucket>,
    settings: Vec<(String, String)>,
    server: Option<Child>,
}

impl Instance {
    /// Starts `havenjob serve` with nothing but these settings (`SECTION__FIELD`, value).
    pub(crate) fn start(database: Option<String>, settings: &[(&str, &str)]) -> Self {
        let mut instance = Self::prepare(database, settings);
        instance.serve();
        instance
    }

    /// As [`Instance::start`], but nothing runs yet.
    pub(crate) fn prepare(database: Option<String>, settings: &[(&str, &str)]) -> Self {
        let bucket = database.as_ref().and_then(|_| Bucket::fresh());
        Self::with(database, bucket, settings)
    }

    /// As [`Instance::prepare`], with the place of the files named too.
    pub(crate) fn with(database: Option<String>, bucket: Option<Bucket>, settings: &[(&str, &str)]) -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let mut settings: Vec<_> = settings.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        settings.extend(bucket.iter().flat_map(Bucket::settings));
        Self { folder, url: String::new(), database, bucket, settings, server: None }
    }

    /// What lies in the store of files, wherever that is: each name with its bytes.
    pub(crate) async fn stored(&self) -> Vec<(String, Vec<u8>)> {
        match &self.bucket {
            Some(bucket) => bucket.stored().await,
            None => {
                let folder = self.folder.path().join("havenjob-data/files");
                let store = object_store::local::LocalFileSystem::new_with_prefix(folder).unwrap();
                super::bucket::all(&store).await
            }
        }
    }

    /// A second server on the same database and files, as on another host, with these settings instead of the first's.
    pub(crate) fn beside(&self, settings: &[(&str, &str)]) -> Self {
        let (database, bucket) = (self.database.clone(), self.bucket.clone());
        let mut instance = Self::with(database, bucket, settings);
        instance.folder = Arc::clone(&self.folder);
        instance.serve();
        instance
    }

    /// The address of its PostgreSQL database; none for the SQLite file in its folder.
    pub(crate) fn database(&self) -> Option<&str> {
        self.database.as_deref()
    }

    /// A process of this instance's binary, with its settings and no others.
    pub(crate) fn command(&self, role: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_havenjob"));
        command
            .args(role)
            .current_dir(self.folder.path())
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("PORT", "0");
        command.env("HAVENJOB_TASKS__POLL_MILLIS", "50");
        if let Some(url) = &self.database {
            command.env("DATABASE_URL", url);
        }
        for (name, value) in &self.settings {
            command.env(format!("HAVENJOB_{name}"), value);
        }
        command
    }

    /// Starts the server, as the first time or after a fall.
    pub(crate) fn serve(&mut self) {
        let mut server =
            self.command(&["serve"]).stdout(Stdio::piped()).stderr(self.log("server")).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().rsplit(' ').next().unwrap_or_default();
        assert!(
            address.starts_with("http://"),
            "the server did not start: {line:?}\n{}",
            self.logged("server")
        );
        address.clone_into(&mut self.url);
        self.server = Some(server);
    }

    pub(crate) fn log(&self, name: &str) -> Stdio {
        let file = self.folder.path().join(format!("{name}.log"));
        std::fs::OpenOptions::new().append(true).create(true).open(file).unwrap().into()
    }

    /// What a process of this instance wrote to its log.
    pub(crate) fn logged(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(format!("{name}.log"))).unwrap_or_default()
    }

    /// Kills the server as a power cut would.
    pub(crate) fn kill(&mut self) {
        if let Some(mut server) = self.server.take() {
            server.kill().unwrap();
            server.wait().unwrap();
        }
    }

    /// Changes what lies in the database, as time would, past the instance.
    pub(crate) async fn execute(&self, sql: &'static str) {
        let done = match &self.database {
            Some(url) => {
                let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
                sqlx::query(sql).execute(&mut connection).await.unwrap().rows_affected()
            }
            None => {
                let file = self.folder.path().join("havenjob-data/havenjob.db");
                let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file);
                let mut connection = options.busy_timeout(Duration::from_secs(10)).connect().await.unwrap();
                sqlx::query(sql).execute(&mut connection).await.unwrap().rows_affected()
            }
        };
        assert!(done > 0, "{sql} changed nothing");
    }

    /// Asks the server to stop, and gives what it ended with.
    pub(crate) fn stop(&mut self) -> i32 {
        self.terminate();
        self.ended()
    }

    /// Asks the server to stop.
    pub(crate) fn terminate(&self) {
        terminate(self.server.as_ref().unwrap());
    }

    /// Waits for the server's end, and gives what it ended with.
    pub(crate) fn ended(&mut self) -> i32 {
        self.server.take().unwrap().wait().unwrap().code().unwrap_or(-1)
    }

    /// Waits until a process of this instance has written this to its log.
    pub(crate) async fn says(&self, name: &str, words: &str) {
        for _ in 0..1_200 {
            if self.logged(name).contains(words) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{name} did not say {words:?} in a minute: {}", self.logged(name));
    }

    /// The key of everyone's files, wrapped as it is kept.
    pub(crate) async fn keys(&self) -> Vec<Vec<u8>> {
        use sqlx::Connection;
        let sql = "select data_key from users";
        let file = self.folder.path().join("havenjob-data/havenjob.db");
        let rows: Vec<(Vec<u8>,)> = match &self.database {
            Some(url) => {
                let mut c = sqlx::PgConnection::connect(url).await.unwrap();
                sqlx::query_as(sql).fetch_all(&mut c).await.unwrap()
            }
            None => {
                let mut c = sqlx::SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
                sqlx::query_as(sql).fetch_all(&mut c).await.unwrap()
            }
        };
        rows.into_iter().map(|r| r.0).collect()
    }

    /// Registers a person and logs them in.
    pub(crate) async fn person(&self, email: &str) -> Person {
        let client = reqwest::Client::builder().timeout(Duration::from_secs(60)).build().unwrap();
        let mut person = Person { client, url: self.url.clone(), token: String::new() };
        let body = json!({"email": email, "password": PASSWORD, "name": "Kim Example"});
        let (status, answer) = person.post("/api/auth/register", body).await;
        assert_eq!(status, StatusCode::CREATED, "{answer}");
        answer["token"].as_str().unwrap().clone_into(&mut person.token);
        person
    }
}

/// Asks a process to stop.
pub(crate) fn terminate(process: &Child) {
    let pid = rustix::process::Pid::from_child(process);
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
}

impl Drop for Instance {
    fn drop(&mut self) {
        if let Some(mut server) = self.server.take() {
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}

/// A person with a client.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) client: reqwest::Client,
    pub(crate) url: String,
    pub(crate) token: String,
}

impl Person {
    /// A request that says who is asking.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.url));
        if self.token.is_empty() { request } else { request.bearer_auth(&self.token) }
    }

    pub(crate) async fn get(&self, path: &str) -> (StatusCode, Value) {
        read(self.request(Method::GET, path).send().await.unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> (StatusCode, Value) {
        read(self.request(Method::POST, path).json(&body).send().await.unwrap()).await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> (StatusCode, Value) {
        read(self.request(Method::PUT, path).json(&body).send().await.unwrap()).await
    }

    pub(crate) async fn delete(&self, path: &str) -> (StatusCode, Value) {
        read(self.request(Method::DELETE, path).send().await.unwrap()).await
    }

    /// Uploads a file and gives the answer.
    pub(crate) async fn upload(&self, name: &str, bytes: Vec<u8>) -> (StatusCode, Value) {
        let part = reqwest::multipart::Part::bytes(bytes).file_name(name.to_owned());
        let form = reqwest::multipart::Form::new().part("file", part);
        read(self.request(Method::POST, "/api/cv/upload").multipart(form).send().await.unwrap()).await
    }

    /// Waits until a task has ended, and gives its status.
    pub(crate) async fn ended(&self, task: &Value) -> Value {
        let path = format!("/api/cv/status/{}", task.as_str().unwrap());
        for _ in 0..600 {
            let (code, status) = self.get(&path).await;
            assert_eq!(code, StatusCode::OK, "{status}");
            if matches!(status["status"].as_str(), Some("completed" | "failed")) {
                return status;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("task {task} did not end in 30 seconds");
    }

    /// A CV that was read: its id.
    pub(crate) async fn cv(&self) -> String {
        let (status, answer) = self.upload("cv.pdf", example("cv.pdf")).await;
        assert_eq!(status, StatusCode::ACCEPTED, "{answer}");
        let ended = self.ended(&answer["job_id"]).await;
        assert_eq!(ended["status"], "completed", "{ended}");
        answer["cv_id"].as_str().unwrap().to_owned()
    }

    /// A posting: its id.
    pub(crate) async fn job(&self) -> String {
        let text = String::from_utf8(example("job.txt")).unwrap();
        let (_, answer) = self.post("/api/jobs", json!({"description": text})).await;
        answer["id"].as_str().unwrap().to_owned()
    }

    /// A CV tailored to the posting: its id.
    pub(crate) async fn tailored(&self) -> String {
        let body = json!({"cv_id": self.cv().await, "job_id": self.job().await});
        let (status, answer) = self.post("/api/tailor/create", body).await;
        assert_eq!(status, StatusCode::ACCEPTED, "{answer}");
        let ended = self.ended(&answer["job_id"]).await;
        assert_eq!(ended["status"], "completed", "{ended}");
        answer["tailored_cv_id"].as_str().unwrap().to_owned()
    }
}

async fn read(response: Response) -> (StatusCode, Value) {
    let status = response.status();
    let text = response.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

/// A file of the repository's `examples`.
pub(crate) fn example(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name);
    std::fs::read(path).unwrap()
}

//! Worker processes of an instance, and how they fall.

use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use serde_json::Value;
use uuid::Uuid;

use super::instance::Instance;
use super::tables::Tables;

/// Worker processes; dropped, they are gone.
pub(crate) struct Crew<'a> {
    instance: &'a Instance,
    settings: Vec<(&'a str, &'a str)>,
    workers: Vec<Worker>,
    hired: usize,
}

struct Worker {
    /// What its only worker calls itself.
    id: Uuid,
    process: Child,
}

impl<'a> Crew<'a> {
    /// So many processes of one worker each, with these settings over the instance's.
    pub(crate) async fn of(instance: &'a Instance, size: usize, settings: &[(&'a str, &'a str)]) -> Crew<'a> {
        let mut crew = Crew { instance, settings: settings.to_vec(), workers: Vec::new(), hired: 0 };
        for _ in 0..size {
            crew.hire().await;
        }
        crew
    }

    /// Starts one more and waits until it looks for work.
    pub(crate) async fn hire(&mut self) {
        self.hired += 1;
        let log = self.instance.folder.path().join(format!("worker-{}.log", self.hired));
        let mut command = self.instance.command(&["work"]);
        command.env("HAVENJOB_TASKS__WORKERS", "1").stdout(Stdio::null());
        for (name, value) in &self.settings {
            command.env(format!("HAVENJOB_{name}"), value);
        }
        let mut process = command.stderr(std::fs::File::create(&log).unwrap()).spawn().unwrap();
        match begun(&log).await {
            Some(id) => self.workers.push(Worker { id, process }),
            None => {
                process.kill().unwrap();
                process.wait().unwrap();
                panic!("the worker did not start: {}", std::fs::read_to_string(&log).unwrap());
            }
        }
    }

    /// Kills one as a power cut would.
    pub(crate) fn kill(&mut self, index: usize) {
        let mut worker = self.workers.remove(index);
        worker.process.kill().unwrap();
        worker.process.wait().unwrap();
    }

    /// Waits until one holds a task of which this is true, kills it in the middle and hires another. False: the moment was
    /// over before the blow fell, so that it says nothing.
    pub(crate) async fn kill_holder(&mut self, tables: &mut Tables, moment: &str) -> bool {
        let held = format!("select worker from tasks where state = 'running' and {moment}");
        // Nearly without a pause: some of these moments are over within milliseconds.
        for _ in 0..10_000 {
            let Some(holder) = tables.ids(&held).await.first().copied() else {
                tokio::time::sleep(Duration::from_micros(300)).await;
                continue;
            };
            let Some(index) = self.workers.iter().position(|w| w.id == holder) else {
                panic!("{holder} is none of this crew")
            };
            self.kill(index);
            let is_hit = tables.ids(&held).await.contains(&holder);
            self.hire().await;
            return is_hit;
        }
        false
    }
}

/// Waits until a worker says in its log what it calls itself.
async fn begun(log: &Path) -> Option<Uuid> {
    for _ in 0..1_500 {
        let text = std::fs::read_to_string(log).unwrap();
        let id = text
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok())
            .find_map(|line| line["fields"]["worker"].as_str()?.parse().ok());
        if id.is_some() {
            return id;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    None
}

impl Drop for Crew<'_> {
    fn drop(&mut self) {
        while !self.workers.is_empty() {
            self.kill(0);
        }
    }
}

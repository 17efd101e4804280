//! The house rules that a compiler does not hold: which file of a feature may know which.

use std::fs;
use std::path::{Path, PathBuf};

const FEATURES: [&str; 9] =
    ["accounts", "admin", "chat", "cvs", "engines", "export", "jobs", "profile", "tailor"];

/// Features that only show what others keep.
const VIEWS: [&str; 2] = ["home", "welcome"];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every Rust file under a folder with its text.
fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).unwrap_or_default();
            all.push((path, text));
        }
    }
    all
}

#[test]
fn every_feature_has_its_rooms() {
    for feature in FEATURES {
        for room in ["mod.rs", "api.rs", "service.rs", "store.rs", "model.rs"] {
            assert!(source().join(feature).join(room).is_file(), "{feature} has no {room}");
        }
    }
}

#[test]
fn sql_stands_in_stores_only() {
    let all = files(&source());
    assert!(all.len() > 50, "only {} files were found", all.len());
    let mut stores = 0;
    for (path, text) in &all {
        let name = path.strip_prefix(source()).unwrap_or(path).display().to_string();
        let holds_sql = text.contains("sqlx::query");
        let may = name.ends_with("/store.rs") || name.starts_with("db/");
        stores += usize::from(holds_sql && name.ends_with("/store.rs"));
        assert!(may || !holds_sql, "{name} holds SQL");
    }
    assert!(stores > FEATURES.len(), "only {stores} stores hold SQL");
}

/// The room that a file belongs to: `jobs/api.rs` as well as `tailor/web/desk.rs`.
fn room(file: &str) -> &str {
    const ROOMS: [&str; 6] = ["api", "web", "view", "store", "model", "service"];
    let mut parts = file.split('/').map(|part| part.trim_end_matches(".rs"));
    parts.find(|part| ROOMS.contains(part)).unwrap_or_default()
}

#[test]
fn arrows_point_one_way() {
    let mut seen = 0;
    for feature in FEATURES.into_iter().chain(VIEWS) {
        for (path, text) in files(&source().join(feature)) {
            let file = path.strip_prefix(source()).unwrap_or(&path).display().to_string();
            let room = room(&file);
            seen += 1;
            for other in FEATURES.iter().filter(|f| **f != feature) {
                assert!(!text.contains(&format!("{other}::store")), "{file} reaches into {other}'s store");
            }
            let uses =
                |name: &str| text.contains(&format!("super::{name}")) || text.contains(&format!("{name}::"));
            match room {
                "api" | "web" => assert!(!uses("store"), "{file} goes past the service"),
                "view" => assert!(!uses("store") && !text.contains("axum::"), "{file} does more than show"),
                "store" => assert!(!uses("service") && !uses("api"), "{file} knows who calls it"),
                "model" => {
                    assert!(!uses("service") && !uses("store") && !uses("api"), "{file} is not pure");
                }
                "service" => assert!(!text.contains("axum::"), "{file} knows of HTTP"),
                _ => {}
            }
        }
    }
    assert!(seen > 20, "only {seen} files were looked at");
}

/// Each with its body, as `cargo fmt` sets it.
fn async_functions(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.contains("async fn ")) {
        let end = format!("{}}}", &line[..line.len() - line.trim_start().len()]);
        let body = lines[at..].iter().take_while(|line| **line != end);
        found.push(body.copied().collect::<Vec<_>>().join("\n"));
    }
    found
}

/// To judge a long document takes seconds: nobody's request waits for a thread meanwhile, nor for the one writer of SQLite.
#[test]
fn a_document_is_judged_off_the_threads_and_before_the_writer_is_taken() {
    const LONG: [&str; 6] =
        ["claims(", "match_posting(", "Judged::of(", "differences(", "wordings(&source", "tailor_to("];
    let mut seen = 0;
    for (path, text) in files(&source().join("tailor")) {
        for function in async_functions(&text) {
            for work in LONG {
                let Some(at) = function.find(work) else { continue };
                seen += 1;
                let name =
                    format!("{}: {work} in {}", path.display(), function.lines().next().unwrap_or_default());
                let (before, _) = function.split_at(at);
                assert!(before.contains("off_thread("), "{name} is on a thread that others wait for");
                assert!(!before.contains(".begin("), "{name} keeps the writer waiting");
                assert!(!before.contains("tx: &mut Tx"), "{name} may keep the writer waiting");
            }
        }
    }
    assert!(seen > 10, "only {seen} places were found");
}

/// In the API's description a thing is known by its type's name alone: of two with the same name, one would be described as
/// the other.
#[test]
fn described_types_have_names_of_their_own() {
    let mut seen = std::collections::BTreeMap::new();
    for (path, text) in files(&source()) {
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if !(line.starts_with("#[derive(") && line.contains("ToSchema")) {
                continue;
            }
            let declared =
                lines.by_ref().find(|l| l.contains("struct ") || l.contains("enum ")).unwrap_or_default();
            let mut words = declared.split(|c: char| !c.is_alphanumeric() && c != '_');
            let name =
                words.by_ref().skip_while(|w| !matches!(*w, "struct" | "enum")).nth(1).unwrap_or_default();
            let name = name.to_owned();
            let file = path.display().to_string();
            if let Some(other) = seen.insert(name.clone(), file.clone()) {
                panic!("{name} is described by {other} and by {file}");
            }
        }
    }
    assert!(seen.len() > 30, "only {} types were found", seen.len());
}

//! The development corpus: real CVs and postings with known answers. It is test data of others and not part of the
//! project; it lies beside the checkout, or where `HAVENJOB_CORPUS` says.

use std::path::{Path, PathBuf};

/// The corpus folder, where there is one.
pub(crate) fn folder(root: &Path) -> Option<PathBuf> {
    let named = std::env::var_os("HAVENJOB_CORPUS").map(PathBuf::from);
    let candidates = [named, root.parent().map(|p| p.join("shared/corpus"))];
    candidates.into_iter().flatten().find(|p| p.join("dev/resumes").is_dir())
}

/// Every document with a truth file beside it, sorted.
pub(crate) fn documents(corpus: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    walk(&corpus.join("dev/resumes"), &mut files);
    files.sort();
    files
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()) {
        if path.is_dir() {
            walk(&path, files);
        } else if let Some(document) = path.to_str().and_then(|p| p.strip_suffix(".truth.json")) {
            files.push(PathBuf::from(document));
        }
    }
}

//! Fonts of this machine, for scripts that the built-in families do not cover (Chinese, Arabic, Devanagari, …).

use std::fs;
use std::path::{Path, PathBuf};

/// Most bytes read in all: a machine with every Noto font has gigabytes.
const MAX_BYTES: u64 = 200_000_000;

/// The font files in the places where systems keep them, by name, as many as the limit holds.
pub(crate) fn load() -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    for folder in folders() {
        collect(&folder, 0, &mut files);
    }
    files.sort();
    let mut left = MAX_BYTES;
    let mut fonts = Vec::new();
    for file in files {
        let size = fs::metadata(&file).map_or(u64::MAX, |m| m.len());
        if size <= left
            && let Ok(bytes) = fs::read(&file)
        {
            left -= size;
            fonts.push(bytes);
        }
    }
    fonts
}

fn folders() -> Vec<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let system = [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/Library/Fonts",
        "/System/Library/Fonts",
        "C:\\Windows\\Fonts",
    ];
    let own = [".fonts", ".local/share/fonts", "Library/Fonts"].map(|f| home.join(f));
    system.iter().map(PathBuf::from).chain(own).collect()
}

fn collect(folder: &Path, depth: u8, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|e| e.path()) {
        let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
        if path.is_dir() && depth < 6 {
            collect(&path, depth + 1, files);
        } else if ["ttf", "otf", "ttc", "otc"].contains(&ending.as_str()) {
            files.push(path);
        }
    }
}

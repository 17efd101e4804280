//! What the sender wrote himself: quoted mails below or above an answer are set aside.

use std::sync::LazyLock;

use regex::Regex;

/// `On Tue, 4 Mar 2025, A. Person <a@b> wrote:` in seven languages, and the line Outlook draws.
static INTRODUCTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^\s*(?:
            on\b.{6,200}\bwrote:
          | am\b.{6,200}\bschrieb\b.{0,120}:
          | le\b.{6,200}\ba\s+écrit\s*:
          | el\b.{6,200}\bescribió:
          | em\b.{6,200}\bescreveu:
          | il\b.{6,200}\bha\s+scritto:
          | op\b.{6,200}\bschreef\b.{0,120}:
          | -{3,}\s*(?:original\s+message|ursprüngliche\s+nachricht|message\s+d'origine|mensaje\s+original|mensagem\s+original
                |messaggio\s+originale|oorspronkelijk\s+bericht)\s*-{3,}
        )\s*$",
    )
    .ok()
});

/// The text without what it quotes. A text that is nothing but a quotation is kept whole.
pub(crate) fn own_text(body: &str) -> String {
    let lines: Vec<&str> = body.lines().collect();
    let mut own = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        if introduces(line) || lines.get(at + 1).is_some_and(|next| introduces(&format!("{line} {next}"))) {
            break;
        }
        if !line.trim_start().starts_with('>') {
            own.push(line);
        }
        at += 1;
    }
    if own.iter().all(|line| line.trim().is_empty()) { dequoted(body) } else { own.join("\n") }
}

fn introduces(line: &str) -> bool {
    // The pattern is bounded, but most lines are decided by their length and end.
    let line = line.trim();
    let ends = line.ends_with(':') || line.ends_with("---");
    ends && line.len() < 400 && INTRODUCTION.as_ref().is_some_and(|pattern| pattern.is_match(line))
}

/// The text without one level of `>`, when most of it is quoted.
pub(crate) fn dequoted(body: &str) -> String {
    let quoted = |line: &&str| line.trim_start().starts_with('>');
    let filled = body.lines().filter(|line| !line.trim().is_empty()).count();
    if filled == 0 || body.lines().filter(quoted).count() * 2 < filled {
        return body.to_owned();
    }
    body.lines()
        .map(|line| {
            line.trim_start().strip_prefix('>').map_or(line, |rest| rest.strip_prefix(' ').unwrap_or(rest))
        })
        .collect::<Vec<_>>()
        .join("\n")
}

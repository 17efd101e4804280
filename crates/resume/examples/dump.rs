//! Prints how a file is read, a line of text each: page, block, place, size, role, text.
//!
//! `cargo run -p resume --features read --example dump -- FILE...`

use resume::document::{Line, Role};
use resume::extract::{Limits, extract};

fn main() -> std::process::ExitCode {
    let mut code = std::process::ExitCode::SUCCESS;
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    let text_only = files.first().is_some_and(|a| a == "--text");
    if text_only {
        files.remove(0);
    }
    for file in files {
        if let Err(message) = dump(&file, text_only) {
            eprintln!("{file}: {message}");
            code = std::process::ExitCode::from(3);
        }
    }
    code
}

fn dump(file: &str, text_only: bool) -> Result<(), String> {
    let bytes = std::fs::read(file).map_err(|e| e.to_string())?;
    let document =
        extract(&bytes, &Limits::default()).map_err(|e| format!("{}: {e} {}", e.name(), e.hint()))?;
    if text_only {
        print!("{}", document.text());
        return Ok(());
    }
    println!("{file}: {:?}, title {:?}, language {:?}", document.kind, document.title, document.language);
    for (number, page) in document.pages.iter().enumerate() {
        for line in &page.lines {
            print_line(number + 1, line);
        }
        for link in &page.links {
            println!("p{} loose link {:.0},{:.0} {}", number + 1, link.x0, link.y0, link.target);
        }
    }
    Ok(())
}

fn print_line(page: usize, line: &Line) {
    let role = match line.role {
        Role::Body => "-".to_owned(),
        Role::Title => "T".to_owned(),
        Role::Heading(level) => format!("H{level}"),
        Role::Item(depth) => format!("i{depth}"),
    };
    let bold = if line.bold() { "b" } else { "-" };
    let links: Vec<&str> = line.segments.iter().filter_map(|s| s.link.as_deref()).collect();
    let links = if links.is_empty() { String::new() } else { format!("  <{}>", links.join(" ")) };
    println!(
        "p{page} b{:<2} y{:4.0} x{:4.0}-{:4.0} s{:4.1}{bold} {role:<2} | {}{links}",
        line.block,
        line.y0,
        line.x0,
        line.x1,
        line.size(),
        line.text.replace('\t', " ⇥ ").replace('\u{AD}', "¬"),
    );
}

//! Writes every template with every fixture to a folder, as PDF and as pictures, to be looked at:
//! `cargo run -p resume --features pdf --example gallery -- OUT [FIXTURE...]`

use std::path::Path;
use std::{env, fs};

use resume::Resume;
use resume::write::pdf::{Fonts, Paper, Style, compose, templates};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = env::args().skip(1);
    let out = args.next().ok_or("usage: gallery OUT [FIXTURE...]")?;
    let out = Path::new(&out);
    fs::create_dir_all(out)?;
    let wanted: Vec<_> = args.collect();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for file in fs::read_dir(fixtures)? {
        let file = file?.path();
        let Some(name) = file.file_stem().and_then(|s| s.to_str()) else { continue };
        if file.extension().is_none_or(|e| e != "json")
            || !wanted.is_empty() && !wanted.iter().any(|w| w == name)
        {
            continue;
        }
        let resume = Resume::from_json(&fs::read_to_string(&file)?)?;
        for template in templates() {
            let paper = if name.starts_with("short") { Paper::Letter } else { Paper::A4 };
            let style = Style { template: template.name.to_owned(), paper, ..Style::default() };
            let composed = compose(&resume, &style, Fonts::embedded())?;
            let stem = format!("{}-{name}", template.name);
            fs::write(out.join(format!("{stem}.pdf")), composed.pdf(None)?)?;
            for page in 0..composed.pages() {
                let Some(png) = composed.png(page, 1.4) else { continue };
                fs::write(out.join(format!("{stem}-{}.png", page + 1)), png)?;
            }
            println!("{stem}: {} pages {:?}", composed.pages(), composed.warnings());
        }
    }
    Ok(())
}

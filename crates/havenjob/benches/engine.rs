//! How long each step of the engine takes on the example files: `cargo bench`.

use std::hint::black_box;
use std::path::Path;

use divan::Bencher;
use resume::Resume;
use resume::extract::{Limits, extract};
use resume::model::Date;
use resume::write::pdf::{Fonts, Style};

fn main() {
    divan::main();
}

fn example(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn posting() -> String {
    String::from_utf8_lossy(&example("job.txt")).into_owned()
}

fn cv() -> Resume {
    let document = extract(&example("cv.pdf"), &Limits::default()).expect("the example can be read");
    resume::parse::parse(&document)
}

const TODAY: Date = Date::Day(2026, 11, 22);

#[divan::bench]
fn extract_pdf(bencher: Bencher<'_, '_>) {
    let bytes = example("cv.pdf");
    bencher.bench(|| extract(black_box(&bytes), &Limits::default()));
}

#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    let document = extract(&example("cv.pdf"), &Limits::default()).expect("the example can be read");
    bencher.bench(|| resume::parse::parse(black_box(&document)));
}

#[divan::bench]
fn requirements(bencher: Bencher<'_, '_>) {
    let text = posting();
    bencher.bench(|| fit::requirements(black_box(&text)));
}

#[divan::bench]
fn match_posting(bencher: Bencher<'_, '_>) {
    let (cv, posting) = (cv(), fit::requirements(&posting()));
    bencher.bench(|| fit::match_posting(black_box(&cv), &posting, &TODAY));
}

#[divan::bench]
fn tailor(bencher: Bencher<'_, '_>) {
    let (cv, posting) = (cv(), fit::requirements(&posting()));
    let options = fit::TailorOptions::new(TODAY);
    bencher.bench(|| fit::tailor(black_box(&cv), &posting, &options));
}

#[divan::bench]
fn check(bencher: Bencher<'_, '_>) {
    let cv = cv();
    let mut other = cv.clone();
    other.work.iter_mut().flat_map(|w| w.highlights.iter_mut()).for_each(|b| b.text.push_str(" for 7 teams"));
    bencher.bench(|| fit::check(black_box(&cv), &other, &TODAY));
}

/// A fresh document each time: the same one again would come out of Typst's cache.
#[divan::bench(args = ["classic", "modern", "compact", "sidebar", "academic", "plain"])]
fn render_pdf(bencher: Bencher<'_, '_>, template: &str) {
    let cv = cv();
    let style = Style { template: template.to_owned(), ..Style::default() };
    let fonts = Fonts::embedded();
    let mut n = 0_u32;
    bencher.bench_local(|| {
        n += 1;
        let mut cv = cv.clone();
        cv.basics.name = format!("{} {n}", cv.basics.name);
        resume::write::pdf::pdf(&cv, &style, fonts, None)
    });
}

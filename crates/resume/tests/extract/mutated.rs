//! Arbitrary bytes, and good files made bad: nothing panics, and what is refused is refused with a reason.

use proptest::prelude::*;
use resume::extract::{Limits, extract, sniff};

use crate::shelf;

/// Small limits, so that a case takes no time.
const LIMITS: Limits = Limits {
    max_bytes: 1_000_000,
    max_pages: 10,
    max_chars: 50_000,
    max_marked: 50_000,
    max_unzipped: 1 << 20,
};

fn samples() -> Vec<Vec<u8>> {
    let markdown =
        b"# Ada Example\n\n## Work\n\n- **Archivist**, [Archive](https://archive.example) | 2019\n".to_vec();
    let text = "Ada Example\n\nWORK\n====\n\u{2022} Archivist      2019 \u{2013} 2021\n".as_bytes().to_vec();
    vec![shelf::good_pdf(), shelf::deflated_pdf(), shelf::good_docx(), markdown, text]
}

/// What every document that comes out must hold to.
fn check(bytes: &[u8]) {
    let _ = sniff(bytes);
    let Ok(document) = extract(bytes, &LIMITS) else { return };
    for line in document.pages.iter().flat_map(|p| &p.lines) {
        let chars = line.text.chars().count() as u32;
        assert!(!line.text.trim().is_empty() && !line.text.contains('\n'), "{line:?}");
        assert!(!line.segments.is_empty(), "{line:?}");
        let mut end = 0;
        for segment in &line.segments {
            assert!(segment.start >= end && segment.end > segment.start && segment.end <= chars, "{line:?}");
            end = segment.end;
        }
    }
}

fn spliced(mut bytes: Vec<u8>, edits: &[(u8, usize, usize, u8)]) -> Vec<u8> {
    for &(kind, at, len, value) in edits {
        if bytes.is_empty() {
            break;
        }
        let at = at % bytes.len();
        let end = (at + 1 + len % 64).min(bytes.len());
        match kind % 5 {
            0 => bytes[at] = value,
            1 => bytes[at] ^= 1 << (value % 8),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
            _ => bytes.truncate(at),
        }
    }
    bytes
}

proptest! {
    #[test]
    fn arbitrary_bytes_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        check(&bytes);
    }

    #[test]
    fn arbitrary_text_does_no_harm(text in "\\PC{0,400}", marks in "[-#*_\\[\\]()<>|`!&=\\n\\t a0]{0,400}") {
        check(text.as_bytes());
        check(format!("# A\n\n## B\n{marks}").as_bytes());
    }

    #[test]
    fn damaged_files_do_no_harm(
        sample in 0..5_usize,
        edits in prop::collection::vec((any::<u8>(), any::<usize>(), any::<usize>(), any::<u8>()), 1..12),
    ) {
        check(&spliced(samples().swap_remove(sample), &edits));
    }

    #[test]
    fn arbitrary_content_streams_do_no_harm(content in "([-0-9.]{1,6} |BT |ET |/F1 [0-9]{1,3} Tf |\\([a-z ]{0,9}\\) Tj |[0-9]{1,3} [0-9]{1,3} Td |[-0-9]{1,4} Tc |q |Q |[-.0-9]{1,3} [-.0-9]{1,3} [-.0-9]{1,3} [-.0-9]{1,3} [0-9]{1,3} [0-9]{1,3} (cm|Tm) ){0,80}") {
        check(&crate::pdf::Pdf::page(&content).build());
    }
}

/// `FUZZ_SECONDS=600 cargo test -p resume --features read --test extract -- --ignored fuzz`: the same as above for as
/// long as wanted, from `FUZZ_SEED` on. A panic names the seed and the round.
#[test]
#[ignore = "takes as long as it is told to"]
fn fuzz() {
    let number = |name: &str, or: u64| std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(or);
    let (seconds, seed) = (number("FUZZ_SECONDS", 60), number("FUZZ_SEED", 1));
    let mut samples = samples();
    samples.extend(
        shelf::all()
            .into_iter()
            .filter(|f| {
                f.bytes.len() < 20_000
                    && !f.name.contains("bomb")
                    && !f.name.contains("-mi")
                    && !f.name.contains("-mb")
            })
            .map(|f| f.bytes),
    );
    let started = std::time::Instant::now();
    let (mut state, mut round) = (seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1, 0_u64);
    let mut next = move || {
        // xorshift64*, Vigna 2014: repeatable, and good enough to pick bytes.
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        state.wrapping_mul(0x2545_F491_4F6C_DD1D)
    };
    while started.elapsed().as_secs() < seconds {
        round += 1;
        let sample = samples[next() as usize % samples.len()].clone();
        let edits: Vec<_> = (0..1 + next() % 12)
            .map(|_| (next() as u8, next() as usize, next() as usize, next() as u8))
            .collect();
        let bytes = spliced(sample, &edits);
        let begun = std::time::Instant::now();
        let outcome = std::panic::catch_unwind(|| check(&bytes));
        if outcome.is_err() || begun.elapsed().as_secs() >= 2 {
            let file = std::env::temp_dir().join(format!("extract-{seed}-{round}.bin"));
            std::fs::write(&file, &bytes).expect("writable");
            eprintln!("seed {seed} round {round}: {:?}, kept as {}", begun.elapsed(), file.display());
            assert!(outcome.is_ok(), "panicked on {}", file.display());
        }
    }
    eprintln!("{round} rounds in {:?}", started.elapsed());
}

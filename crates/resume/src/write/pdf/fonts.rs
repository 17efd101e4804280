use std::collections::BTreeSet;
use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::Resume;

/// The fonts a document may be set in. Making one parses font files: keep it.
#[derive(Debug)]
pub struct Fonts {
    pub(super) book: LazyHash<FontBook>,
    pub(super) faces: Vec<Font>,
}

macro_rules! embedded {
    ($($file:literal)*) => { [$( include_bytes!(concat!("../../../fonts/", $file)).as_slice() ),*] };
}

static FILES: [&[u8]; 24] = embedded![
    "SourceSerif4-Regular.otf" "SourceSerif4-It.otf" "SourceSerif4-Semibold.otf"
    "SourceSerif4-SemiboldIt.otf" "SourceSerif4-Bold.otf" "SourceSerif4-BoldIt.otf"
    "SourceSans3-Regular.otf" "SourceSans3-It.otf" "SourceSans3-Semibold.otf"
    "SourceSans3-SemiboldIt.otf" "SourceSans3-Bold.otf" "SourceSans3-BoldIt.otf"
    "LibertinusSerif-Regular.otf" "LibertinusSerif-Italic.otf" "LibertinusSerif-Semibold.otf"
    "LibertinusSerif-SemiboldItalic.otf" "LibertinusSerif-Bold.otf" "LibertinusSerif-BoldItalic.otf"
    "Inter-Regular.otf" "Inter-Italic.otf" "Inter-SemiBold.otf"
    "Inter-SemiBoldItalic.otf" "Inter-Bold.otf" "Inter-BoldItalic.otf"
];

static EMBEDDED: LazyLock<Fonts> = LazyLock::new(|| Fonts::from_files([]));

impl Fonts {
    /// The families that come with the crate: Latin, Greek and Cyrillic in full.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The embedded families and, for scripts they lack, font files of the caller's. What is no font is passed over.
    /// Only worth it when [`Fonts::missing`] says that something is missing.
    pub fn with_system(files: Vec<Vec<u8>>) -> Self {
        Self::from_files(files)
    }

    fn from_files(more: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let own = FILES.iter().map(|file| Bytes::new(*file));
        let faces: Vec<_> = own.chain(more.into_iter().map(Bytes::new)).flat_map(Font::iter).collect();
        Self { book: LazyHash::new(FontBook::from_fonts(&faces)), faces }
    }

    /// The characters of a résumé that none of these fonts can draw, each once, in the order of their code points.
    pub fn missing(&self, resume: &Resume) -> String {
        let mut used = BTreeSet::new();
        super::view::each_text(resume, |text| {
            used.extend(text.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)))
        });
        used.retain(|c| !self.faces.iter().any(|face| face.info().coverage.contains(u32::from(*c))));
        used.into_iter().collect()
    }
}

/// Characters that are never drawn: joiners, variation selectors, marks of direction.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

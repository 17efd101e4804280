//! Writes small PDF files for tests, byte by byte, so that they can be wrong on purpose.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// A PDF in the making: its objects, the first of which is number 1.
pub(crate) struct Pdf {
    objects: Vec<Vec<u8>>,
    trailer: String,
}

/// Numbers of the objects that every file has.
const CATALOG: usize = 1;
const PAGES: usize = 2;

impl Pdf {
    /// A file of one page in A4 with this content stream, Helvetica as `/F1`, Helvetica-Bold as `/F2`.
    pub(crate) fn page(content: &str) -> Self {
        Self::pages(&[content])
    }

    pub(crate) fn pages(contents: &[&str]) -> Self {
        let mut pdf = Self { objects: vec![Vec::new(); 4], trailer: String::new() };
        pdf.set(3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
        pdf.set(4, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>");
        let mut kids = String::new();
        for content in contents {
            let stream = pdf.add_stream("", content.as_bytes());
            let page = pdf.add(&format!(
                "<</Type/Page/Parent {PAGES} 0 R/MediaBox[0 0 595 842]/Contents {stream} 0 R\
                 /Resources<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<</X 90 0 R>>>>>>"
            ));
            kids += &format!("{page} 0 R ");
        }
        pdf.set(CATALOG, &format!("<</Type/Catalog/Pages {PAGES} 0 R>>"));
        pdf.set(PAGES, &format!("<</Type/Pages/Count {}/Kids[{kids}]>>", contents.len()));
        pdf
    }

    /// A file of many pages that share one content stream.
    pub(crate) fn copies(content: &str, count: usize) -> Self {
        let mut pdf = Self::page(content);
        let kids: String = (0..count)
            .map(|_| format!("{} 0 R ", pdf.add("<</Type/Page/Parent 2 0 R/Contents 5 0 R>>")))
            .collect();
        let inherited = "/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>";
        pdf.set(PAGES, &format!("<</Type/Pages/Count {count}{inherited}/Kids[{kids}]>>"));
        pdf
    }

    /// Replaces an object, also one that is not there yet.
    pub(crate) fn set(&mut self, number: usize, body: &str) {
        if self.objects.len() < number {
            self.objects.resize(number, b"null".to_vec());
        }
        self.objects[number - 1] = body.as_bytes().to_vec();
    }

    pub(crate) fn add(&mut self, body: &str) -> usize {
        self.objects.push(body.as_bytes().to_vec());
        self.objects.len()
    }

    pub(crate) fn add_stream(&mut self, entries: &str, data: &[u8]) -> usize {
        self.objects.push(stream(entries, data));
        self.objects.len()
    }

    pub(crate) fn set_stream(&mut self, number: usize, entries: &str, data: &[u8]) {
        self.set(number, "");
        self.objects[number - 1] = stream(entries, data);
    }

    /// Entries of the trailer besides `/Root` and `/Size`.
    pub(crate) fn trailer(mut self, entries: &str) -> Self {
        self.trailer = entries.to_owned();
        self
    }

    /// The object in which a page stands, by its place.
    pub(crate) fn page_number(index: usize) -> usize {
        6 + 2 * index
    }

    pub(crate) fn build(&self) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut offsets = Vec::new();
        for (index, object) in self.objects.iter().enumerate() {
            offsets.push(out.len());
            out.extend(format!("{} 0 obj\n", index + 1).bytes());
            out.extend(object);
            out.extend(b"\nendobj\n");
        }
        let start = out.len();
        let size = offsets.len() + 1;
        out.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
        for offset in offsets {
            out.extend(format!("{offset:010} 00000 n \n").bytes());
        }
        let trailer = format!("trailer<</Size {size}/Root {CATALOG} 0 R{}>>\n", self.trailer);
        out.extend(format!("{trailer}startxref\n{start}\n%%EOF\n").bytes());
        out
    }
}

fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut out = format!("<</Length {}{entries}>>stream\n", data.len()).into_bytes();
    out.extend(data);
    out.extend(b"\nendstream");
    out
}

/// Deflates `count` copies of a piece without holding them.
pub(crate) fn deflated(piece: &[u8], count: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..count {
        encoder.write_all(piece).expect("in memory");
    }
    encoder.finish().expect("in memory")
}

/// A content stream from texts with their places: x from the left, y from the top, size, font.
#[derive(Default)]
pub(crate) struct Ink(String);

impl Ink {
    pub(crate) fn text(mut self, x: f32, y: f32, size: f32, text: &str) -> Self {
        self.0 += &shown("F1", x, y, size, text);
        self
    }

    pub(crate) fn bold(mut self, x: f32, y: f32, size: f32, text: &str) -> Self {
        self.0 += &shown("F2", x, y, size, text);
        self
    }

    /// Lines below each other, `step` apart.
    pub(crate) fn lines(self, x: f32, y: f32, size: f32, step: f32, lines: &[&str]) -> Self {
        lines.iter().enumerate().fold(self, |ink, (at, line)| ink.text(x, y + step * at as f32, size, line))
    }

    /// Content stream operators as they are.
    pub(crate) fn raw(mut self, operators: &str) -> Self {
        self.0 += operators;
        self
    }

    pub(crate) fn pdf(&self) -> Vec<u8> {
        Pdf::page(&self.0).build()
    }

    pub(crate) fn content(&self) -> &str {
        &self.0
    }
}

fn shown(font: &str, x: f32, y: f32, size: f32, text: &str) -> String {
    let escaped: String = text
        .chars()
        .flat_map(|c| match c {
            '(' | ')' | '\\' => vec!['\\', c],
            '•' => "\\225".chars().collect(),
            '–' => "\\226".chars().collect(),
            'é' => "\\351".chars().collect(),
            c => vec![c],
        })
        .collect();
    format!("BT /{font} {size} Tf 1 0 0 1 {x} {} Tm ({escaped}) Tj ET\n", 842.0 - y)
}

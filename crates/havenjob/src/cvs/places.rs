//! Where the values of a résumé stand in its file: rectangles on its pages, or runs of its text.

use resume::Document;
use resume::document::Line;
use resume::model::{Meta, Span, value_key};

/// A page of a file, in points.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sheet {
    pub(super) width: f32,
    pub(super) height: f32,
    /// Values that stand on it.
    pub(super) marks: Vec<Mark>,
}

/// A value on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    /// As in [`resume::model::Spans`]; `left-N` for text that no field took.
    pub(super) key: String,
    /// Whether it began on an earlier page, or in an earlier piece of the file.
    pub(super) goes_on: bool,
    /// Left, upper, width, height, one a line.
    pub(super) boxes: Vec<[f32; 4]>,
}

/// A piece of a line of text: a value, or what stands between values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// The value; none for what is between.
    pub(super) key: Option<String>,
    /// Whether the value began in an earlier line, or in an earlier piece of the file.
    pub(super) goes_on: bool,
}

/// A piece of the file that a value took.
struct Taken {
    key: String,
    span: Span,
    /// Whether it is a further piece of its value.
    further: bool,
}

/// All that was read, in the order of the text.
fn taken(meta: &Meta) -> Vec<Taken> {
    let read = meta.spans.iter().map(|(key, span)| {
        let value = value_key(&meta.spans, key);
        Taken { key: value.to_owned(), span: *span, further: value != key }
    });
    let left = meta
        .leftovers
        .iter()
        .enumerate()
        .filter_map(|(n, l)| Some(Taken { key: format!("left-{n}"), span: l.span?, further: false }));
    let mut all: Vec<_> = read.chain(left).collect();
    // Of two that begin together the longer first: it then covers the shorter.
    all.sort_by_key(|t| (t.span.start, std::cmp::Reverse(t.span.end)));
    all
}

/// The pages with the values that stand on them.
pub(super) fn sheets(document: &Document, meta: &Meta) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let mut lines = Vec::new();
    let mut at = 0;
    for (number, page) in document.pages.iter().enumerate() {
        sheets.push(Sheet { width: page.width, height: page.height, marks: Vec::new() });
        for line in &page.lines {
            let length = line.text.chars().count() as u32;
            lines.push((number, at, at + length, line));
            at += length + 1;
        }
    }
    for Taken { key, span, further } in taken(meta) {
        let first = lines.partition_point(|(_, _, end, _)| *end <= span.start);
        let mut before = None;
        for (number, start, end, line) in
            lines[first..].iter().take_while(|(_, start, _, _)| *start < span.end)
        {
            let marks = &mut sheets[*number].marks;
            let place = on_line(line, span.start.saturating_sub(*start), span.end.min(*end) - start);
            match marks.last_mut() {
                Some(mark) if before == Some(*number) => mark.boxes.push(place),
                _ => {
                    let goes_on = further || before.is_some();
                    marks.push(Mark { key: key.clone(), goes_on, boxes: vec![place] });
                }
            }
            before = Some(*number);
        }
    }
    sheets
}

/// The box of some characters of a line, a little wider than they are.
fn on_line(line: &Line, from: u32, to: u32) -> [f32; 4] {
    let inside = |s: &&resume::document::Segment| s.start < to && s.end > from;
    let edge = |s: &resume::document::Segment, at: u32| {
        let length = (s.end - s.start).max(1) as f32;
        s.x0 + (s.x1 - s.x0) * (at.clamp(s.start, s.end) - s.start) as f32 / length
    };
    let (mut x0, mut x1) = (f32::MAX, f32::MIN);
    for segment in line.segments.iter().filter(inside) {
        x0 = x0.min(edge(segment, from));
        x1 = x1.max(edge(segment, to));
    }
    if x0 >= x1 {
        (x0, x1) = (line.x0, line.x1);
    }
    [x0 - 1.5, line.y0 - 1.0, x1 - x0 + 3.0, line.y1 - line.y0 + 2.0]
}

/// The lines of a text with the values in them.
pub(super) fn lines(text: &str, meta: &Meta) -> Vec<Vec<Piece>> {
    let taken = taken(meta);
    let mut next = 0;
    let mut at = 0;
    let mut all = Vec::new();
    for line in text.lines() {
        let letters: Vec<char> = line.chars().collect();
        let (start, end) = (at, at + letters.len() as u32);
        let cut =
            |from: u32, to: u32| letters[(from - start) as usize..(to - start) as usize].iter().collect();
        let mut pieces = Vec::new();
        let mut done = start;
        while let Some(Taken { key, span, further }) = taken.get(next).filter(|t| t.span.start < end) {
            let (from, to) = (span.start.max(done), span.end.min(end));
            if from < to {
                if done < from {
                    pieces.push(Piece { text: cut(done, from), key: None, goes_on: false });
                }
                pieces.push(Piece {
                    text: cut(from, to),
                    key: Some(key.clone()),
                    goes_on: *further || span.start < start,
                });
                done = to;
            }
            if span.end > end {
                break;
            }
            next += 1;
        }
        if done < end {
            pieces.push(Piece { text: cut(done, end), key: None, goes_on: false });
        }
        all.push(pieces);
        at = end + 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use resume::document::{Kind, Page, Segment};

    use super::*;

    fn meta(spans: &[(&str, u32, u32)]) -> Meta {
        let spans = spans.iter().map(|(key, start, end)| {
            ((*key).to_owned(), Span { page: 1, line: 1, start: *start, end: *end })
        });
        Meta { spans: spans.collect(), ..Meta::default() }
    }

    #[test]
    fn a_text_is_cut_into_values_and_what_is_between() {
        let text = "Clerk, Depot\nCounted stock\nin Ulm\n";
        let meta = meta(&[("w/position", 0, 5), ("w/name", 7, 12), ("w.1", 13, 33), ("w/location", 30, 33)]);
        let lines = lines(text, &meta);
        let shown: Vec<Vec<(&str, &str)>> = lines
            .iter()
            .map(|l| l.iter().map(|p| (p.text.as_str(), p.key.as_deref().unwrap_or(""))).collect())
            .collect();
        assert_eq!(
            shown,
            [
                vec![("Clerk", "w/position"), (", ", ""), ("Depot", "w/name")],
                vec![("Counted stock", "w.1")],
                vec![("in Ulm", "w.1")]
            ]
        );
        assert!(lines[2][0].goes_on && !lines[1][0].goes_on);
        let whole: Vec<String> = lines.iter().map(|l| l.iter().map(|p| p.text.as_str()).collect()).collect();
        assert_eq!(whole.join("\n") + "\n", text, "nothing is lost");
    }

    #[test]
    fn the_further_piece_of_a_value_is_marked_as_the_value() {
        let meta = meta(&[("w.1", 0, 5), ("w.1/10", 10, 13), ("s/keywords/0", 6, 7), ("s/keywords/1", 8, 9)]);
        let pieces = lines("Built\n1 2 all", &meta).concat();
        let marked: Vec<_> =
            pieces.iter().filter_map(|p| Some((p.text.as_str(), p.key.as_deref()?, p.goes_on))).collect();
        assert_eq!(
            marked,
            [
                ("Built", "w.1", false),
                ("1", "s/keywords/0", false),
                ("2", "s/keywords/1", false),
                ("all", "w.1", true)
            ]
        );
    }

    #[test]
    fn a_value_has_a_box_on_each_line_that_it_runs_over() {
        let line = |text: &str, y: f32| Line {
            text: text.into(),
            segments: vec![Segment {
                start: 0,
                end: text.chars().count() as u32,
                x0: 10.0,
                x1: 110.0,
                ..Segment::default()
            }],
            x0: 10.0,
            x1: 110.0,
            y0: y,
            y1: y + 10.0,
            ..Line::default()
        };
        let page = |lines| Page { width: 200.0, height: 300.0, lines, ..Page::default() };
        let document = Document {
            kind: Kind::Pdf,
            title: None,
            language: None,
            pages: vec![
                page(vec![line("0123456789", 20.0), line("abcdefghij", 40.0)]),
                page(vec![line("klmnopqrst", 20.0)]),
            ],
        };
        let sheets = sheets(&document, &meta(&[("half", 5, 10), ("over", 16, 27)]));
        assert_eq!(
            sheets[0].marks[0],
            Mark { key: "half".into(), goes_on: false, boxes: vec![[58.5, 19.0, 53.0, 12.0]] }
        );
        assert_eq!((sheets[0].marks[1].boxes.len(), sheets[0].marks[1].goes_on), (1, false));
        assert_eq!((sheets[1].marks[0].key.as_str(), sheets[1].marks[0].goes_on), ("over", true));
    }
}

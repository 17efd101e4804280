//! Builds lines: the one place where text, looks and places become [`Line`]s.

use super::error::ExtractError;
use super::{Limits, bullet, clean};
use crate::document::{Line, Page, Role, Segment};

/// How a run of text looks and where it leads.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Look {
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) link: Option<String>,
}

/// A gap of more ems than this between two words is no common space, even in justified text: a list of tags has such.
/// It begins a new segment.
const WIDE: f32 = 0.6;

/// One line in the making.
#[derive(Debug, Default)]
pub(super) struct LineBuilder {
    text: String,
    chars: u32,
    segments: Vec<Segment>,
}

impl LineBuilder {
    /// Appends a run that spans `x0..x1`. The text is taken as it is.
    pub(super) fn push(&mut self, text: &str, x0: f32, x1: f32, look: &Look) {
        let len = text.chars().count() as u32;
        if len == 0 {
            return;
        }
        let (start, end) = (self.chars, self.chars + len);
        let after_tab = self.text.ends_with('\t');
        self.text.push_str(text);
        self.chars = end;
        match self.segments.last_mut() {
            Some(last) if !after_tab && has_look(last, look) && x0 - last.x1 <= WIDE * look.size => {
                last.end = end;
                last.x0 = last.x0.min(x0);
                last.x1 = last.x1.max(x1);
            }
            _ => self.segments.push(Segment {
                start,
                end,
                x0,
                x1,
                size: look.size,
                bold: look.bold,
                italic: look.italic,
                link: look.link.clone(),
            }),
        }
    }

    /// Appends the joint between two runs: a space or a tab. A second joint in a row counts only if it is a tab.
    pub(super) fn joint(&mut self, c: char) {
        match self.text.chars().next_back() {
            None | Some('\t') => {}
            Some(' ') if c == '\t' => {
                self.text.pop();
                self.text.push('\t');
            }
            Some(' ') => {}
            _ => {
                self.text.push(c);
                self.chars += 1;
            }
        }
    }

    /// The line, unless it is empty. A bullet at its start is taken off and makes it an item.
    pub(super) fn finish(mut self, role: Role) -> Option<Line> {
        let kept = self.text.trim_end().len();
        self.text.truncate(kept);
        self.chars = self.text.chars().count() as u32;
        // A segment may have ended in the joint that is gone now.
        let chars = self.chars;
        self.segments.retain_mut(|s| {
            s.end = s.end.min(chars);
            s.start < s.end
        });
        let mut line = Line { text: self.text, segments: self.segments, role, ..Line::default() };
        if matches!(role, Role::Body | Role::Item(_))
            && let Some(item) = bullet::strip(&line.text)
        {
            let cut = line.text.len() - item.len();
            take_off(&mut line, cut);
            if role == Role::Body {
                line.role = Role::Item(0);
            }
        }
        if line.text.is_empty() || line.segments.is_empty() {
            return None;
        }
        line.x0 = line.segments.iter().map(|s| s.x0).fold(f32::MAX, f32::min);
        line.x1 = line.segments.iter().map(|s| s.x1).fold(f32::MIN, f32::max);
        Some(line)
    }
}

fn has_look(s: &Segment, look: &Look) -> bool {
    (s.size - look.size).abs() < 0.2 && s.bold == look.bold && s.italic == look.italic && s.link == look.link
}

/// Removes the first `bytes` of a line's text; the segments move with it, the first one's left edge by its share.
fn take_off(line: &mut Line, bytes: usize) {
    let chars = line.text[..bytes].chars().count() as u32;
    line.text.drain(..bytes);
    line.segments.retain_mut(|s| {
        if s.end <= chars {
            return false;
        }
        if s.start < chars {
            let share = (chars - s.start) as f32 / (s.end - s.start) as f32;
            s.x0 += (s.x1 - s.x0) * share;
            s.start = chars;
        }
        s.start -= chars;
        s.end -= chars;
        true
    });
}

/// A run of text with its look, for kinds of file that have no places.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) look: Look,
}

/// The one page of a file without places: lines below each other, [`Flow::LINE`] points apart, [`Flow::COLUMN`] a
/// character.
#[derive(Debug, Default)]
pub(super) struct Flow {
    page: Page,
    y: f32,
    chars: usize,
    block: u32,
}

impl Flow {
    /// Height of a line with its leading, in points.
    pub(super) const LINE: f32 = 12.0;
    /// Size of text whose size is not said.
    pub(super) const SIZE: f32 = 10.0;
    /// Width of a character.
    pub(super) const COLUMN: f32 = 5.0;

    /// Appends a line: white space collapsed, tabs kept as one, characters cleaned. Nothing if no text is left.
    pub(super) fn push(
        &mut self,
        runs: &[Run],
        indent: f32,
        role: Role,
        limits: &Limits,
    ) -> Result<(), ExtractError> {
        let mut line = LineBuilder::default();
        let mut x = indent;
        for run in runs {
            let text = clean::text(&run.text);
            let mut rest = text.as_str();
            while let Some(c) = rest.chars().next() {
                if c.is_whitespace() {
                    line.joint(if c == '\t' { '\t' } else { ' ' });
                    rest = &rest[c.len_utf8()..];
                    x += Self::COLUMN;
                    continue;
                }
                let word = &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())];
                rest = &rest[word.len()..];
                let visible: String = word.chars().filter(|c| *c != clean::SOFT_HYPHEN).collect();
                let end = x + Self::COLUMN * visible.chars().count() as f32;
                line.push(&visible, x, end, &run.look);
                x = end;
            }
        }
        let Some(mut line) = line.finish(role) else { return Ok(()) };
        self.chars += line.text.len();
        if self.chars > limits.max_chars {
            return Err(ExtractError::too_much_text());
        }
        let size = line.size().max(1.0);
        line.y0 = self.y;
        line.y1 = self.y + size;
        line.block = self.block;
        self.y += size * (Self::LINE / Self::SIZE);
        self.page.lines.push(line);
        Ok(())
    }

    /// Leaves room below the last line, in points.
    pub(super) fn gap(&mut self, points: f32) {
        if !self.page.lines.is_empty() && points.is_finite() {
            self.y += points.clamp(0.0, 200.0);
        }
    }

    #[cfg(feature = "read")]
    /// Begins a new block: a table, a text box, a header.
    pub(super) fn next_block(&mut self) {
        if self.page.lines.last().is_some_and(|l| l.block == self.block) {
            self.block += 1;
        }
    }

    /// The page.
    pub(super) fn finish(self) -> Page {
        self.page
    }

    /// The last line, to correct what only the next one tells (an underlined heading).
    pub(super) fn last_mut(&mut self) -> Option<&mut Line> {
        self.page.lines.last_mut()
    }
}

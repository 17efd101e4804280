//! As roomy as the page budget allows. Spacing and size give way first, in a few fixed steps; content only when asked.

use typst::layout::{Abs, Frame, FrameItem, Point};
use typst_layout::PagedDocument;

use super::error::RenderError;
use super::relevance;
use super::style::Style;
use crate::Resume;

/// Steps from as drawn (0) to tightest; negative steps are roomier.
const TIGHTEST: i32 = 8;
/// How far a document may be tightened, or loosened, only to end on a better page.
const POLISH: i32 = 5;
const ROOMIEST: i32 = -2;
/// A last page filled less than this looks like an accident.
const SCANT: f64 = 0.33;
/// The strip at the foot that only a page number may stand in: the least margin of any template, 12 mm.
const FOOT: Abs = Abs::raw(12.0 / 25.4 * 72.0);

/// What one step takes off the length, as a share of it: about what was measured over all templates.
const SHRINK: f64 = 0.045;
/// A page this full is as good as full: looking for an even better step would only cost time.
const SNUG: f64 = 0.08;

/// A laid-out document as the search sees it.
pub(super) trait Pages {
    fn count(&self) -> usize;
    /// How far down the last page is written on, 0–1.
    fn last_fill(&self) -> f64;
    /// Pages and the part of the last.
    fn length(&self) -> f64 {
        self.count() as f64 - 1.0 + self.last_fill()
    }
}

pub(super) struct Fitted<T> {
    pub(super) sheet: T,
    pub(super) dropped: Vec<String>,
}

/// Finds the roomiest setting within the budget. `aims_at` is the template's own wish, given up when it cannot be had.
pub(super) fn fit<T: Pages>(
    resume: &Resume,
    style: &Style,
    aims_at: Option<u8>,
    set: impl Fn(&Resume, f64) -> Result<T, RenderError>,
) -> Result<Fitted<T>, RenderError> {
    let at = |step: i32| set(resume, f64::from(step) / f64::from(TIGHTEST));
    let whole = |sheet| Ok(Fitted { sheet, dropped: Vec::new() });
    let drawn = at(0)?;
    // The template's wish comes first where it is the smaller; what nobody asked for costs no content and no warning.
    let wish =
        aims_at.map(usize::from).filter(|wish| style.pages.is_none_or(|most| *wish < usize::from(most)));
    if let Some(wish) =
        wish.filter(|wish| drawn.count() > *wish && steps(drawn.length(), *wish) <= TIGHTEST + 2)
        && let Ok((_, sheet)) = tighten(wish, 0, drawn.length(), TIGHTEST, &at)?
    {
        return whole(sheet);
    }
    let Some(budget) = style.pages.map(|pages| usize::from(pages).max(1)) else {
        return whole(polish(drawn, 0, &at)?);
    };
    if drawn.count() <= budget {
        return whole(polish(drawn, 0, &at)?);
    }
    match tighten(budget, 0, drawn.length(), TIGHTEST, &at)? {
        Ok((step, sheet)) => whole(polish(sheet, step, &at)?),
        Err(tightest) if style.drop => shorten(resume, style, budget, tightest, |resume| set(resume, 1.0)),
        Err(tightest) => whole(tightest),
    }
}

/// Steps that a document of this length is likely to need for so many pages.
fn steps(length: f64, pages: usize) -> i32 {
    ((1.0 - pages as f64 / length) / SHRINK).ceil().max(1.0) as i32
}

/// Looks for the least tightening that keeps to `budget`, knowing that step `from` of that length does not; no further
/// than step `most`. The inner error is the document at `most`, where not even that does.
fn tighten<T: Pages>(
    budget: usize,
    from: i32,
    length: f64,
    most: i32,
    at: &impl Fn(i32) -> Result<T, RenderError>,
) -> Result<Result<(i32, T), T>, RenderError> {
    let mut fails = (from, length);
    let mut fits: Option<(i32, T)> = None;
    loop {
        let snug = |sheet: &T| sheet.length() >= budget as f64 - SNUG;
        if let Some(found) = fits.take_if(|(step, sheet)| *step - fails.0 <= 1 || snug(sheet)) {
            return Ok(Ok(found));
        }
        let limit = fits.as_ref().map_or(most, |(step, _)| step - 1);
        let next = (fails.0 + steps(fails.1, budget)).min(limit);
        let attempt = at(next)?;
        if attempt.count() <= budget {
            fits = Some((next, attempt));
        } else if next == most {
            return Ok(Err(attempt));
        } else {
            fails = (next, attempt.length());
        }
    }
}

/// Does away with a last page of a few lines: by a little tightening, else by a little room.
fn polish<T: Pages>(
    sheet: T,
    step: i32,
    at: &impl Fn(i32) -> Result<T, RenderError>,
) -> Result<T, RenderError> {
    let pages = sheet.count();
    if pages < 2 || sheet.last_fill() >= SCANT {
        return Ok(sheet);
    }
    let most = (step + POLISH).min(TIGHTEST);
    if step + steps(sheet.length(), pages - 1) <= most + 1
        && let Ok((_, tighter)) = tighten(pages - 1, step, sheet.length(), most, at)?
    {
        return Ok(tighter);
    }
    if step == 0 {
        let roomier = at(ROOMIEST)?;
        if roomier.count() == pages && roomier.last_fill() >= SCANT {
            return Ok(roomier);
        }
    }
    Ok(sheet)
}

/// Leaves out as little as keeps to the budget. When not even leaving out all that may go is enough, nothing goes.
fn shorten<T: Pages>(
    resume: &Resume,
    style: &Style,
    budget: usize,
    whole: T,
    set: impl Fn(&Resume) -> Result<T, RenderError>,
) -> Result<Fitted<T>, RenderError> {
    let order = relevance::expendable(resume, &style.relevance);
    let cut = |count: usize| -> Result<Fitted<T>, RenderError> {
        let dropped = &order[..count];
        Ok(Fitted { sheet: set(&resume.without(dropped))?, dropped: dropped.to_vec() })
    };
    let (mut fails, mut fits) = (0, order.len());
    let mut best = cut(fits)?;
    if best.sheet.count() > budget {
        return Ok(Fitted { sheet: whole, dropped: Vec::new() });
    }
    while fits - fails > 1 {
        let middle = fails + (fits - fails) / 2;
        let attempt = cut(middle)?;
        if attempt.sheet.count() <= budget {
            (fits, best) = (middle, attempt);
        } else {
            fails = middle;
        }
    }
    Ok(best)
}

impl Pages for PagedDocument {
    fn count(&self) -> usize {
        self.pages().len()
    }

    fn last_fill(&self) -> f64 {
        let Some(page) = self.pages().last() else { return 0.0 };
        let body = page.frame.height() - FOOT;
        lowest_text(&page.frame, Point::zero(), body) / body
    }
}

/// The lowest baseline above `limit`, from the top of the page.
fn lowest_text(frame: &Frame, origin: Point, limit: Abs) -> Abs {
    let lowest = |(at, item): &(Point, FrameItem)| match item {
        FrameItem::Text(_) => Some(origin.y + at.y).filter(|y| *y <= limit).unwrap_or_default(),
        FrameItem::Group(group) => lowest_text(&group.frame, origin + *at, limit),
        _ => Abs::zero(),
    };
    frame.items().map(lowest).fold(Abs::zero(), Abs::max)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    /// A document of so many pages: a tenth a bullet, at the tightest three tenths less of that.
    struct Fake(f64);

    impl Pages for Fake {
        fn count(&self) -> usize {
            self.0.ceil().max(1.0) as usize
        }
        fn last_fill(&self) -> f64 {
            self.0 - (self.0.ceil() - 1.0)
        }
    }

    /// Length, what was dropped, and how many settings were looked at.
    fn run(bullets: usize, aims_at: Option<u8>, style: &Style) -> (f64, Vec<String>, usize) {
        let bullets = vec!["x"; bullets];
        let resume = serde_json::json!({ "work": [{ "name": "A", "highlights": bullets }] });
        let resume = Resume::from_json(&resume.to_string()).unwrap();
        let looks = RefCell::new(0);
        let set = |resume: &Resume, density: f64| {
            *looks.borrow_mut() += 1;
            Ok(Fake(resume.work[0].highlights.len() as f64 / 10.0 * (1.0 - density * 0.3)))
        };
        let fitted = fit(&resume, style, aims_at, set).unwrap();
        (fitted.sheet.0, fitted.dropped, looks.into_inner())
    }

    fn pages(pages: u8) -> Style {
        Style { pages: Some(pages), ..Style::default() }
    }

    #[test]
    fn what_fits_is_set_once_as_drawn() {
        assert_eq!(run(8, None, &Style::default()), (0.8, vec![], 1));
        assert_eq!(run(18, None, &pages(2)), (1.8, vec![], 1));
    }

    #[test]
    fn a_budget_takes_little_more_tightening_than_it_needs() {
        for bullets in 11..=14 {
            let (length, dropped, looks) = run(bullets, None, &pages(1));
            assert!(length <= 1.0 && length > 0.91, "{bullets}: {length}");
            assert!(dropped.is_empty() && looks <= 5, "{bullets}: {looks}");
        }
    }

    #[test]
    fn a_last_page_of_a_few_lines_is_done_away_with() {
        let (length, _, looks) = run(11, None, &Style::default());
        assert!(length <= 1.0 && looks <= 4, "a little tighter: {length}, {looks}");
        let (length, _, looks) = run(13, None, &Style::default());
        assert!(length >= 1.33 && looks <= 4, "a little roomier: {length}, {looks}");
    }

    #[test]
    fn a_wish_is_given_up_and_a_budget_is_not() {
        assert!(run(13, Some(1), &Style::default()).0 <= 1.0);
        assert_eq!(run(25, Some(1), &Style::default()), (2.5, vec![], 1), "as drawn, and no time lost");
        assert_eq!(run(25, None, &pages(1)).0, 1.75, "tightest");
        assert!(run(13, Some(1), &pages(2)).0 <= 1.0, "the wish comes first");
        assert!(run(28, Some(1), &pages(2)).0 <= 2.0);
    }

    #[test]
    fn as_little_as_may_be_is_dropped() {
        let (length, dropped, _) = run(25, None, &Style { drop: true, ..pages(1) });
        assert!(length <= 1.0);
        assert_eq!(dropped.len(), 11, "fourteen bullets fit");
        assert_eq!(dropped[0], "work-1.25", "the last goes first");
    }
}

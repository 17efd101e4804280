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
const POLISH: i32 = 3;
const ROOMIEST: i32 = -2;
/// A last page filled less than this looks like an accident.
const SCANT: f64 = 0.33;
/// The strip at the foot that only a page number may stand in: the least margin of any template, 12 mm.
const FOOT: Abs = Abs::raw(12.0 / 25.4 * 72.0);

/// A laid-out document as the search sees it.
pub(super) trait Pages {
    fn count(&self) -> usize;
    /// How far down the last page is written on, 0–1.
    fn last_fill(&self) -> f64;
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
    let wish = aims_at.filter(|wish| style.pages.is_none_or(|budget| *wish < budget));
    let budgets: Vec<_> = [wish, style.pages].into_iter().flatten().map(|n| usize::from(n).max(1)).collect();
    if budgets.first().is_none_or(|least| drawn.count() <= *least) {
        return whole(polish(drawn, 0, &at)?);
    }
    let tightest = at(TIGHTEST)?;
    match (budgets.iter().find(|n| tightest.count() <= **n), style.pages) {
        (Some(budget), _) if drawn.count() <= *budget => whole(polish(drawn, 0, &at)?),
        (Some(budget), _) => {
            let (step, sheet) = roomiest(*budget, 0, TIGHTEST, tightest, &at)?;
            whole(polish(sheet, step, &at)?)
        }
        (None, Some(budget)) if style.drop => {
            shorten(resume, style, usize::from(budget).max(1), tightest, |resume| set(resume, 1.0))
        }
        (None, Some(_)) => whole(tightest),
        (None, None) => whole(polish(drawn, 0, &at)?),
    }
}

/// The least tightening that keeps to `budget`, given that step `fails` does not and step `fits`, set as `sheet`, does.
fn roomiest<T: Pages>(
    budget: usize,
    mut fails: i32,
    mut fits: i32,
    mut sheet: T,
    at: &impl Fn(i32) -> Result<T, RenderError>,
) -> Result<(i32, T), RenderError> {
    while fits - fails > 1 {
        let middle = fails + (fits - fails) / 2;
        let attempt = at(middle)?;
        if attempt.count() <= budget {
            (fits, sheet) = (middle, attempt);
        } else {
            fails = middle;
        }
    }
    Ok((fits, sheet))
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
    let tight = (step + POLISH).min(TIGHTEST);
    if tight > step {
        let attempt = at(tight)?;
        if attempt.count() < pages {
            return Ok(roomiest(pages - 1, step, tight, attempt, at)?.1);
        }
    }
    if step == 0 {
        let attempt = at(ROOMIEST)?;
        if attempt.count() == pages && attempt.last_fill() >= SCANT {
            return Ok(attempt);
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
        Ok(Fitted { sheet: set(&relevance::without(resume, dropped))?, dropped: dropped.to_vec() })
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

//! The pages of tailored CVs as they were set last. The workspace says how many there are and its pictures come a moment
//! later: they are set once, and both see the same.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use resume::Resume;
use sha2::{Digest, Sha256};
use tokio::sync::OnceCell;
use uuid::Uuid;

use super::export;
use super::model::TailoredCv;
use super::outlines::joined;
use crate::error::{Error, Result};
use crate::off_thread::off_thread;

/// States that are kept; a page is some 0.3 MB.
const KEPT: usize = 8;

/// A state of a tailored CV, set.
pub(super) struct Sheet {
    pages: Vec<(String, String)>,
}

impl Sheet {
    fn set(document: &Resume, template: &str, pages: i64) -> Result<Self> {
        let pages = export::pages(document, template, pages)?;
        Ok(Self { pages: pages.iter().map(|svg| (print(svg), joined(svg))).collect() })
    }

    /// What tells each page from one that looks otherwise, in order.
    pub(super) fn prints(&self) -> impl ExactSizeIterator<Item = &str> {
        self.pages.iter().map(|(print, _)| print.as_str())
    }

    /// A page as SVG; pages count from 1.
    ///
    /// # Errors
    /// There is no such page.
    pub(super) fn page(&self, page: usize) -> Result<&str> {
        let found = page.checked_sub(1).and_then(|at| self.pages.get(at));
        found.map(|(_, svg)| svg.as_str()).ok_or(Error::NotFound("page"))
    }
}

fn print(svg: &str) -> String {
    Sha256::digest(svg).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// A version is never changed, so what was set for it stays true.
#[derive(PartialEq, Eq)]
struct Key {
    cv: Uuid,
    version: i64,
    template: String,
}

/// A sheet, or the place of one that is being set.
type Cell = Arc<OnceCell<Arc<Sheet>>>;

/// The sheets that were set last, the newest first. Who asks for one that is being set waits for it.
#[derive(Default)]
pub(crate) struct Sheets(Mutex<VecDeque<(Key, Cell)>>);

impl Sheets {
    /// A version of a tailored CV in a template; the caller has made sure that its person may see it.
    pub(super) async fn sheet(
        &self,
        cv: &TailoredCv,
        template: &str,
        document: impl Future<Output = Result<Resume>>,
    ) -> Result<Arc<Sheet>> {
        let key = Key { cv: cv.id, version: cv.version, template: template.to_owned() };
        let (template, pages) = (key.template.clone(), cv.pages);
        let set = async {
            let document = document.await?;
            off_thread(move || Sheet::set(&document, &template, pages)).await?.map(Arc::new)
        };
        self.cell(key).get_or_try_init(|| set).await.cloned()
    }

    fn cell(&self, key: Key) -> Cell {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.iter().position(|(k, _)| *k == key).and_then(|at| kept.remove(at));
        let (key, cell) = known.unwrap_or_else(|| (key, Arc::default()));
        kept.push_front((key, cell.clone()));
        kept.truncate(KEPT);
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(version: i64) -> Key {
        Key { cv: Uuid::nil(), version, template: "classic".to_owned() }
    }

    #[test]
    fn the_newest_are_kept() {
        let sheets = Sheets::default();
        let first = sheets.cell(key(0));
        assert!(Arc::ptr_eq(&first, &sheets.cell(key(0))));
        for version in 1..KEPT as i64 {
            sheets.cell(key(version));
        }
        // Asked for again it is the newest, and another goes.
        assert!(Arc::ptr_eq(&first, &sheets.cell(key(0))));
        sheets.cell(key(99));
        assert!(Arc::ptr_eq(&first, &sheets.cell(key(0))));
        assert_eq!(sheets.0.lock().unwrap().len(), KEPT);
        assert!(sheets.0.lock().unwrap().iter().all(|(k, _)| k.version != 1));
    }

    #[test]
    fn a_page_that_stays_keeps_its_print() {
        let words = |n: usize| "Kept the records of the depot and wrote its weekly report. ".repeat(n);
        let resume = |last: &str| {
            let entry = |text: &str| serde_json::json!({ "name": "Depot", "position": "Clerk", "highlights": [text] });
            let work = [entry(&words(60)), entry(&words(60)), entry(last)];
            Resume::from_json(&serde_json::json!({ "work": work }).to_string()).unwrap()
        };
        let sheet = |last: &str| Sheet::set(&resume(last), "classic", 20).unwrap();
        let (one, other) = (sheet("Swept the yard"), sheet("Swept the hall"));
        assert!(one.prints().len() > 1);
        let same: Vec<bool> = one.prints().zip(other.prints()).map(|(a, b)| a == b).collect();
        assert_eq!((same.first(), same.last()), (Some(&true), Some(&false)), "{same:?}");
        assert!(one.page(1).unwrap().starts_with("<svg"));
        assert!(one.page(0).is_err() && one.page(same.len() + 1).is_err());
    }
}

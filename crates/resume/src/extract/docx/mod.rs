//! Word documents.
use super::{Limits, error::ExtractError};
use crate::document::Document;
pub(super) fn read(_: &[u8], _: &Limits) -> Result<Document, ExtractError> {
    Err(ExtractError::damaged("later"))
}

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use sqlx::types::Json;
use utoipa::ToSchema;
use uuid::Uuid;

/// An uploaded CV.
#[derive(Debug, Clone, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct Cv {
    pub(crate) id: Uuid,
    #[schema(example = "cv-2026.pdf")]
    pub(crate) original_filename: String,
    #[serde(skip)]
    pub(crate) file_key: String,
    /// In bytes.
    pub(crate) size: i64,
    #[schema(example = "application/pdf")]
    pub(crate) mime: String,
    /// `uploaded`, `parsing`, `parsed` or `failed`.
    #[schema(example = "parsed")]
    pub(crate) status: String,
    /// `{type, message, hint}`: why nothing could be read out of it, and what to do.
    #[schema(value_type = Option<Value>)]
    pub(crate) error: Option<Json<Value>>,
    /// The one that is meant when none is named.
    pub(crate) is_primary: bool,
    pub(crate) parsed_at: Option<DateTime<Utc>>,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
}

/// Media type by what the file is, not by what its name says.
pub(crate) fn mime(kind: resume::document::Kind) -> &'static str {
    use resume::document::Kind;
    match kind {
        Kind::Pdf => "application/pdf",
        Kind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Kind::Json => "application/json",
        Kind::Markdown => "text/markdown",
        Kind::Text => "text/plain",
    }
}

/// A name that can be shown and sent in a header: the last part of it, without control characters.
pub(crate) fn clean_filename(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).take(200).collect();
    let clean = clean.trim().trim_matches('.').to_owned();
    if clean.is_empty() { "cv".to_owned() } else { clean }
}

#[cfg(test)]
mod tests {
    use super::clean_filename;

    #[test]
    fn a_name_is_a_name_and_no_path() {
        assert_eq!(clean_filename("../../etc/passwd"), "passwd");
        assert_eq!(clean_filename("C:\\Users\\Ada\\cv.pdf"), "cv.pdf");
        assert_eq!(clean_filename("Lebenslauf Müller\r\n.pdf"), "Lebenslauf Müller.pdf");
        assert_eq!(clean_filename("///"), "cv");
    }
}

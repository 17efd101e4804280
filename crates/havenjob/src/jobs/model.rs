use chrono::{DateTime, Utc};
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use uuid::Uuid;

/// A posting.
#[derive(Debug, Clone, Serialize, sqlx::FromRow, ToSchema)]
pub(crate) struct Job {
    pub(crate) id: Uuid,
    #[schema(example = "Warehouse Team Lead")]
    pub(crate) title: String,
    #[schema(example = "Northgate Logistics")]
    pub(crate) company: String,
    pub(crate) description: String,
    #[schema(example = "https://jobs.example.com/4711")]
    pub(crate) url: Option<String>,
    /// `active` or `archived`.
    #[schema(example = "active")]
    pub(crate) status: String,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
}

/// What makes two texts the same posting: their words, however they are laid out.
pub(crate) fn content_hash(description: &str) -> Vec<u8> {
    let mut hasher = Sha256::new();
    for word in description.split_whitespace() {
        hasher.update(word);
        hasher.update(b" ");
    }
    hasher.finalize().to_vec()
}

#[cfg(test)]
mod tests {
    use super::content_hash;

    #[test]
    fn layout_makes_no_difference_words_do() {
        assert_eq!(content_hash("We seek a  nurse.\n\nNights."), content_hash(" We seek a nurse. Nights. "));
        assert_ne!(content_hash("We seek a nurse."), content_hash("We seek a Nurse."));
        assert_ne!(content_hash("ab c"), content_hash("a bc"));
    }
}

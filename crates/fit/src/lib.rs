//! Posting and résumé.

use serde_json::{Map, Value, json};

use crate::db::Column::{self, Flag, Id, Json, Plain};

/// A table, and what of it is a person's.
pub(super) struct Table {
    pub(super) name: &'static str,
    /// The column that names the person.
    pub(super) owner: &'static str,
    /// The column that names the row: an id.
    pub(super) key: &'static str,
    pub(super) columns: &'static [Column],
    /// Columns that are not in it, each with the reason.
    pub(super) left_out: &'static [(&'static str, &'static str)],
}

const SECRET: &str = "a secret, or what is kept of one: it opens something";
const OWNER: &str = "it is you";
const OURS: &str = "how the work is run";

const fn table(
    name: &'static str,
    columns: &'static [Column],
    left_out: &'static [(&'static str, &'static str)],
) -> Table {
    Table { name, owner: "user_id", key: "id", columns, left_out }
}

/// What is exported.
pub(super) const TABLES: [Table; 20] = [
    Table {
        owner: "id",
        ..table(
            "users",
            &[
                Id("id"),
                Plain("email"),
                Plain("name"),
                Plain("target_role"),
                Plain("forwarding_address"),
                Flag("onboarding_completed"),
                Plain("profile_completion_percent"),
                Plain("credits_balance"),
                Plain("subscription_tier"),
                Flag("is_admin"),
                Plain("email_verified_at"),
                Plain("disabled_at"),
                Plain("created_at"),
                Plain("updated_at"),
            ],
            &[("password_hash", SECRET), ("data_key", SECRET)],
        )
    },
    table(
        "sessions",
        &[
            Id("id"),
            Plain("user_agent"),
            Plain("ip"),
            Plain("created_at"),
            Plain("last_used_at"),
            Plain("expires_at"),
        ],
        &[("user_id", OWNER), ("token_hash", SECRET)],
    ),
    table(
        "api_tokens",
        &[
            Id("id"),
            Plain("name"),
            Plain("scope"),
            Plain("created_at"),
            Plain("last_used_at"),
            Plain("expires_at"),
        ],
        &[("user_id", OWNER), ("token_hash", SECRET)],
    ),
    table(
        "identities",
        &[
            Id("id"),
            Plain("provider"),
            Plain("subject"),
            Plain("email"),
            Plain("created_at"),
            Plain("last_used_at"),
        ],
        &[("user_id", OWNER)],
    ),
    table(
        "passkeys",
        &[Id("id"), Plain("name"), Plain("created_at"), Plain("last_used_at")],
        &[("user_id", OWNER), ("credential_id", SECRET), ("credential", SECRET)],
    ),
    Table {
        key: "user_id",
        ..table(
            "second_factors",
            &[Plain("confirmed_at"), Plain("created_at")],
            &[("user_id", OWNER), ("secret", SECRET), ("last_step", SECRET)],
        )
    },
    Table {
        owner: "used_by",
        ..table(
            "invites",
            &[Id("id"), Plain("created_at"), Plain("expires_at"), Plain("used_at")],
            &[("used_by", OWNER), ("token_hash", SECRET), ("note", "words of whoever runs the instance")],
        )
    },
    Table {
        owner: "subject",
        ..table(
            "audit_log",
            &[Id("id"), Plain("act"), Plain("created_at")],
            &[("subject", OWNER), ("actor", "somebody else")],
        )
    },
    Table {
        key: "user_id",
        ..table(
            "profiles",
            &[Json("document"), Plain("version"), Plain("created_at"), Plain("updated_at")],
            &[("user_id", OWNER)],
        )
    },
    table(
        "cvs",
        &[
            Id("id"),
            Plain("original_filename"),
            Plain("size"),
            Plain("mime"),
            Plain("status"),
            Json("error"),
            Plain("parsed_text"),
            Json("parsed"),
            Flag("is_primary"),
            Plain("parsed_at"),
            Plain("created_at"),
            Plain("updated_at"),
        ],
        &[("user_id", OWNER), ("file_key", "where the file lies here; the file is under files/")],
    ),
    table(
        "jobs",
        &[
            Id("id"),
            Plain("title"),
            Plain("company"),
            Plain("description"),
            Plain("url"),
            Plain("status"),
            Plain("created_at"),
            Plain("updated_at"),
        ],
        &[("user_id", OWNER), ("content_hash", "follows from the description")],
    ),
    table(
        "tailored_cvs",
        &[
            Id("id"),
            Id("cv_id"),
            Id("job_id"),
            Json("source"),
            Json("document"),
            Plain("version"),
            Plain("status"),
            Plain("template"),
            Plain("pages"),
            Plain("score_before"),
            Plain("score_after"),
            Json("gaps"),
            Plain("note"),
            Plain("created_at"),
            Plain("updated_at"),
        ],
        &[("user_id", OWNER)],
    ),
    table(
        "suggestions",
        &[
            Id("id"),
            Id("tailored_cv_id"),
            Plain("position"),
            Plain("item"),
            Plain("kind"),
            Plain("original"),
            Plain("proposed"),
            Plain("reason"),
            Json("findings"),
            Plain("status"),
            Plain("origin"),
            Plain("created_at"),
            Plain("updated_at"),
        ],
        &[("user_id", OWNER)],
    ),
    table(
        "cv_revisions",
        &[
            Id("id"),
            Id("tailored_cv_id"),
            Plain("number"),
            Json("document"),
            Plain("revision_type"),
            Plain("description"),
            Plain("template"),
            Plain("pages"),
            Plain("restored"),
            Plain("created_at"),
        ],
        &[("user_id", OWNER)],
    ),
    table(
        "evidence",
        &[
            Id("id"),
            Id("tailored_cv_id"),
            Plain("item"),
            Plain("text"),
            Plain("question"),
            Plain("revision"),
            Plain("created_at"),
        ],
        &[("user_id", OWNER)],
    ),
    table(
        "chat_sessions",
        &[Id("id"), Plain("title"), Id("tailored_cv_id"), Plain("created_at"), Plain("updated_at")],
        &[("user_id", OWNER)],
    ),
    table(
        "chat_messages",
        &[
            Id("id"),
            Id("session_id"),
            Plain("role"),
            Plain("content"),
            Plain("status"),
            Plain("origin"),
            Plain("note"),
            Json("suggestion_ids"),
            Json("findings"),
            Json("usage"),
            Plain("created_at"),
        ],
        &[("user_id", OWNER), ("run", OURS), ("is_asked", OURS)],
    ),
    table(
        "provider_settings",
        &[
            Id("id"),
            Plain("provider_type"),
            Plain("provider_name"),
            Plain("model"),
            Plain("base_url"),
            Plain("deployment"),
            Plain("api_version"),
            Plain("created_at"),
            Plain("updated_at"),
        ],
        &[("user_id", OWNER), ("encrypted_api_key", SECRET)],
    ),
    table(
        "llm_calls",
        &[
            Id("id"),
            Plain("purpose"),
            Plain("provider"),
            Plain("model"),
            Plain("sent"),
            Plain("input_tokens"),
            Plain("output_tokens"),
            Plain("cost_micros"),
            Plain("error"),
            Flag("is_shared"),
            Plain("created_at"),
        ],
        &[("user_id", OWNER)],
    ),
    table(
        "tasks",
        &[
            Id("id"),
            Plain("kind"),
            Plain("state"),
            Plain("progress"),
            Json("result"),
            Json("error"),
            Plain("attempts"),
            Plain("max_attempts"),
            Plain("created_at"),
            Plain("updated_at"),
        ],
        &[
            ("user_id", OWNER),
            ("payload", "ids, and the sealed link of a mail"),
            ("run_at", OURS),
            ("lease_until", OURS),
            ("worker", OURS),
            ("unique_key", OURS),
        ],
    ),
];

/// Tables that are not exported, each with the reason.
pub(super) const LEFT_OUT: [(&str, &str); 11] = [
    ("_sqlx_migrations", "the instance's own: which version its tables have"),
    ("schedule", "the instance's own: when it sweeps"),
    ("ceremonies", "logins that were begun and wait some minutes for their answer: they name nobody"),
    ("mailed_tokens", "hashes of links that were mailed"),
    ("recovery_codes", "hashes of codes that open the account"),
    ("kept_answers", "answers of a model while a task runs; gone when it ends"),
    ("llm_slots", "which calls of a model run at this moment"),
    ("jobs_words", "an index of the words in jobs"),
    ("jobs_numbers", "an index of the words in jobs"),
    ("cvs_words", "an index of the words in cvs"),
    ("cvs_numbers", "an index of the words in cvs"),
];

/// What is in the archive and what is not.
pub(super) fn contents(made_at: &str) -> Value {
    let reasons = |list: &[(&str, &str)]| -> Map<String, Value> {
        list.iter().map(|(name, why)| ((*name).to_owned(), json!(why))).collect()
    };
    let tables: Map<String, Value> = TABLES
        .iter()
        .map(|t| {
            let columns: Vec<&str> = t.columns.iter().map(Column::name).collect();
            let about = json!({
                "file": t.file(), "columns": columns, "columns_left_out": reasons(t.left_out)
            });
            (t.name.to_owned(), about)
        })
        .collect();
    json!({
        "made_at": made_at,
        "profile": "profile/resume.json, as JSON Resume",
        "files": "files/ID/NAME, as you uploaded them; ID is the one in data/cvs.json",
        "tables": tables,
        "tables_left_out": reasons(&LEFT_OUT),
    })
}

impl Table {
    /// Where it lies in the archive.
    pub(super) fn file(&self) -> String {
        format!("data/{}.json", self.name)
    }
}

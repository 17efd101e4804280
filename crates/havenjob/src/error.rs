//! What can go wrong in the application: one enum, one match to a status.

use axum::http::StatusCode;
use serde_json::Value;

use crate::cli::Failure;

/// The application's result.
pub(crate) type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a request or a task did not reach its end.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// There is none, or it is somebody else's: the two look alike from outside.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// Nobody is logged in, or the token is not good.
    #[error("log in first, or send a token that is still good")]
    Unauthorized,
    /// A login that is not one.
    #[error("address and password do not belong together")]
    WrongPassword,
    /// The password is right, and the account asks for more.
    #[error("this account asks for a second factor: send a code of it, or a recovery code, as `code`")]
    SecondFactor,
    /// A code of the second factor that is not one.
    #[error("this code is not right, or was used already")]
    WrongCode,
    /// A passkey that opens nothing.
    #[error("this passkey opens no account here")]
    WrongPasskey,
    /// Who is asking is known, and may not.
    #[error("{0}")]
    Forbidden(&'static str),
    /// Fields that cannot be taken: name and reason.
    #[error("some fields cannot be taken")]
    Invalid(Vec<(&'static str, String)>),
    /// Somebody was faster; both sides are shown.
    #[error("{message}")]
    Conflict {
        /// What happened and what to do.
        message: String,
        /// The state now.
        current: Option<Value>,
    },
    /// The body or the file is larger than is taken.
    #[error("{0}")]
    TooLarge(String),
    /// Too many tries; good again after so many seconds.
    #[error("too many tries: wait {0} seconds")]
    TooMany(u64),
    /// Enough of something for now: what, and what to do; good again after so many seconds.
    #[error("{}: {}", .failure.message, .failure.hint)]
    Enough {
        /// Its kind is the problem's.
        failure: Failure,
        /// Until it is worth another try.
        seconds: u64,
    },
    /// A file, posting or page that cannot be used; says why and what to do.
    #[error("{}", .0.message)]
    Unusable(Failure),
    /// A body or parameter that is not of the form that is asked for.
    #[error("{0}")]
    Malformed(String),
    /// The answer took longer than so many seconds.
    #[error("the answer took longer than {0} seconds and was given up: try again in a moment")]
    TooSlow(u64),
    /// An outside service does not answer as it should.
    #[error("{0}")]
    Unavailable(String),
    /// The database.
    #[error("database: {0}")]
    Database(sqlx::Error),
    /// The file store.
    #[error("files: {0}")]
    Files(#[from] object_store::Error),
    /// Something that ought not to happen. The person sees no detail; the log does.
    #[error("{0}")]
    Internal(String),
}

impl Error {
    /// One field that cannot be taken.
    pub(crate) fn field(name: &'static str, reason: impl Into<String>) -> Self {
        Self::Invalid(vec![(name, reason.into())])
    }

    /// The status and the stable name of this error.
    pub(crate) fn status(&self) -> (StatusCode, &'static str) {
        match self {
            Self::NotFound(_) => (StatusCode::NOT_FOUND, "not-found"),
            Self::Unauthorized => (StatusCode::UNAUTHORIZED, "unauthorized"),
            Self::WrongPassword => (StatusCode::UNAUTHORIZED, "wrong-password"),
            Self::SecondFactor => (StatusCode::UNAUTHORIZED, "two-factor-required"),
            Self::WrongCode => (StatusCode::UNAUTHORIZED, "wrong-code"),
            Self::WrongPasskey => (StatusCode::UNAUTHORIZED, "wrong-passkey"),
            Self::Forbidden(_) => (StatusCode::FORBIDDEN, "forbidden"),
            Self::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
            Self::Conflict { .. } => (StatusCode::CONFLICT, "conflict"),
            Self::TooLarge(_) => (StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
            Self::TooMany(_) => (StatusCode::TOO_MANY_REQUESTS, "too-many-requests"),
            Self::Enough { .. } => (StatusCode::TOO_MANY_REQUESTS, "enough"),
            Self::Unusable(_) => (StatusCode::UNPROCESSABLE_ENTITY, "unusable"),
            Self::Malformed(_) => (StatusCode::BAD_REQUEST, "malformed"),
            Self::TooSlow(_) => (StatusCode::SERVICE_UNAVAILABLE, "too-slow"),
            Self::Unavailable(_) => (StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
            // A row names a file that is not there: that is ours. Anything else is the store's, and may pass.
            Self::Files(object_store::Error::NotFound { .. }) | Self::Database(_) | Self::Internal(_) => {
                (StatusCode::INTERNAL_SERVER_ERROR, "internal")
            }
            Self::Files(_) => (StatusCode::SERVICE_UNAVAILABLE, "files-unavailable"),
        }
    }

    /// Whether an insert met a row that must be the only one.
    pub(crate) fn is_duplicate(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::Database(e)) if e.is_unique_violation())
    }
}

impl From<sqlx::Error> for Error {
    /// What PostgreSQL cannot keep in a text (the character 0) is the sender's to mend, not ours.
    fn from(error: sqlx::Error) -> Self {
        let code = error.as_database_error().and_then(|e| e.code());
        if matches!(code.as_deref(), Some("22021" | "22P05")) {
            return Self::Unusable(Failure::input(
                "unstorable-character",
                "a text holds the character 0, which cannot be stored",
                "leave that character out and send it again",
            ));
        }
        Self::Database(error)
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Self::Unusable(failure)
    }
}

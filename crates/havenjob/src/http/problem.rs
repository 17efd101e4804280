//! Errors as RFC 9457 problem details.

use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::error::Error;

/// What is answered when something is wrong.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Problem {
    /// Stable name of the kind of problem.
    #[serde(rename = "type")]
    #[schema(example = "not-found")]
    kind: String,
    /// The status in words.
    #[schema(example = "Not Found")]
    title: String,
    /// The HTTP status.
    #[schema(example = 404)]
    status: u16,
    /// What happened, for a person.
    #[schema(example = "there is no such CV")]
    detail: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    /// Fields that cannot be taken.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldError>,
    /// The state now, when somebody else was faster.
    #[serde(skip_serializing_if = "Option::is_none")]
    current: Option<Value>,
}

/// One field that cannot be taken.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct FieldError {
    /// Its name in the request.
    #[schema(example = "email")]
    field: String,
    /// Why.
    #[schema(example = "is no mail address")]
    message: String,
}

impl Problem {
    /// Its name for a person.
    pub(crate) fn words(&self) -> &'static str {
        match self.status {
            404 => "This page is not here",
            403 => "This is not yours to do",
            409 => "Something changed meanwhile",
            413 => "This is too large",
            429 => "A moment, please",
            503 => "Not now",
            400 | 422 => "This cannot be taken",
            405 => "This cannot be done here",
            _ => "Something failed on our side",
        }
    }

    /// What happened and what to do, as sentences.
    pub(crate) fn sentence(&self) -> String {
        let whole = |text: &str| {
            let mut letters = text.trim_end_matches('.').chars();
            let first = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
            first.map(|text| format!("{text}.")).unwrap_or_default()
        };
        let hint = self.hint.as_deref().map(whole).unwrap_or_default();
        format!("{} {hint}", whole(&self.detail)).trim_end().to_owned()
    }

    /// Fields that cannot be taken: name and reason.
    pub(crate) fn faults(&self) -> impl Iterator<Item = (&str, &str)> {
        self.errors.iter().map(|e| (e.field.as_str(), e.message.as_str()))
    }
}

impl From<&Error> for Problem {
    fn from(error: &Error) -> Self {
        let (status, name) = error.status();
        let mut problem = Self {
            kind: name.to_owned(),
            title: status.canonical_reason().unwrap_or("Error").to_owned(),
            status: status.as_u16(),
            detail: error.to_string(),
            hint: None,
            errors: Vec::new(),
            current: None,
        };
        match error {
            Error::Unusable(failure) | Error::Enough { failure, .. } => {
                problem.detail.clone_from(&failure.message);
                problem.kind.clone_from(&failure.kind);
                problem.hint = Some(failure.hint.clone());
            }
            Error::Invalid(fields) => {
                problem.errors = fields
                    .iter()
                    .map(|(field, message)| FieldError {
                        field: (*field).to_owned(),
                        message: message.clone(),
                    })
                    .collect();
            }
            Error::Conflict { current, .. } => problem.current.clone_from(current),
            // The store's own words name its address.
            Error::Files(_) if status == StatusCode::SERVICE_UNAVAILABLE => {
                problem.detail =
                    "the store of files does not answer as it should: try again in a moment".into();
            }
            _ if status == StatusCode::INTERNAL_SERVER_ERROR => {
                problem.detail =
                    "something failed on our side; it is in the log under this request's id".into();
            }
            _ => {}
        }
        problem
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (status, _) = self.status();
        if status == StatusCode::INTERNAL_SERVER_ERROR || matches!(self, Self::Files(_)) {
            tracing::error!("{self}");
        }
        let problem = Problem::from(&self);
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = (status, body).into_response();
        // For pages, which say it in words.
        response.extensions_mut().insert(problem);
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Self::TooMany(seconds) | Self::Enough { seconds, .. } = self {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

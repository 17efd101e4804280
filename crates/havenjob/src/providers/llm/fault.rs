//! What a refused call means. Providers share neither codes nor statuses, so their words are read for signs.
//!
//! What they write goes no further than this file: they quote keys and prompts back. Only the parts that speak of the
//! error are read, and only their beginnings, for the same reason: a prompt that is quoted could hold any sign.

use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde_json::Value;

use super::error::Kind;
use super::wire::Feature;

/// Why a try failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// For good or for now: the kind tells.
    Kind(Kind),
    /// The call is too modern for this provider or model; without this feature it may go.
    Without(Feature),
}

impl From<Kind> for Fault {
    fn from(kind: Kind) -> Self {
        Self::Kind(kind)
    }
}

/// What was in the call that a provider may not know.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sent {
    /// A temperature.
    pub temperature: bool,
    /// A way to a structured answer that the provider enforces.
    pub structured: bool,
    /// A stream with its usage.
    pub stream: bool,
    /// A word on how hard to think.
    pub effort: bool,
}

/// Judges a status that is no success.
pub(super) fn judge(status: StatusCode, headers: &HeaderMap, body: &str, sent: Sent) -> Fault {
    let words = words(body);
    let seconds = retry_after(headers);
    match status.as_u16() {
        401 | 403 => Kind::BadKey.into(),
        402 => Kind::Quota.into(),
        404 | 405 | 410 if speaks(&words, &["model", "deployment"]) => Kind::NoSuchModel.into(),
        300..=399 | 404 | 405 | 410 => Kind::NoSuchApi.into(),
        413 => Kind::ContextTooLong.into(),
        429 if seconds.is_none() && speaks(&words, &NO_CREDIT) => Kind::Quota.into(),
        429 => Kind::RateLimited { seconds }.into(),
        408 => Kind::Unavailable { status: 408, seconds }.into(),
        status @ 500.. => trouble(status, seconds, &words, sent),
        status => refusal(status, &words, sent),
    }
}

/// Judges an error that arrives under a good status: instead of an answer, or in the middle of one.
pub(super) fn judge_piece(error: &Value) -> Fault {
    let code = error.get("code").and_then(Value::as_u64).filter(|code| (400..600).contains(code));
    if let Some(status) = code.and_then(|code| StatusCode::from_u16(u16::try_from(code).ok()?).ok()) {
        // Gateways pass the status of the provider behind them on in here.
        return judge(status, &HeaderMap::new(), &error.to_string(), Sent::default());
    }
    let mut words = String::new();
    collect(error, &mut words);
    let kind = match words.as_str() {
        w if speaks(w, &["unexpected endpoint"]) => Kind::NoSuchApi,
        w if speaks(w, &["rate_limit", "rate limit"]) => Kind::RateLimited { seconds: None },
        w if speaks(w, &NO_CREDIT) => Kind::Quota,
        w if speaks(w, &TOO_LONG) => Kind::ContextTooLong,
        w if speaks(w, &UNWANTED) => Kind::Refused,
        w if speaks(w, &["model"]) && speaks(w, &["not found", "not_found"]) => Kind::NoSuchModel,
        w if speaks(
            w,
            &["overloaded", "unavailable", "internal", "server_error", "api_error", "timeout"],
        ) =>
        {
            Kind::Unavailable { status: 0, seconds: None }
        }
        _ => Kind::Rejected { status: 200 },
    };
    kind.into()
}

const NO_CREDIT: [&str; 5] = [
    "insufficient_quota",
    "credit balance",
    "exceeded your current quota",
    "billing",
    "insufficient balance",
];
const TOO_LONG: [&str; 10] = [
    "context_length",
    "context length",
    "context window",
    "context size",
    "exceed_context",
    "prompt is too long",
    "too many tokens",
    "input is too long",
    "input length",
    "maximum context",
];
const UNWANTED: [&str; 4] =
    ["content_filter", "content_policy", "content management policy", "responsibleaipolicyviolation"];
const UNKNOWN_MODEL: [&str; 8] = [
    "model_not_found",
    "deploymentnotfound",
    "invalid model",
    "unknown model",
    "not a valid model",
    "no models loaded",
    "does not exist",
    "no such model",
];
const STRUCTURE: [&str; 12] = [
    "response_format",
    "json_schema",
    "json_object",
    "output_config",
    "output_format",
    "schema",
    "structured output",
    "grammar",
    "tool_choice",
    "tools",
    "format",
    "thinking may not be enabled",
];

/// 400, 422 and the like.
fn refusal(status: u16, words: &str, sent: Sent) -> Fault {
    let key = ["api key not valid", "invalid api key", "incorrect api key", "api_key_invalid"];
    if speaks(words, &key) {
        return Kind::BadKey.into();
    }
    if speaks(words, &NO_CREDIT) {
        return Kind::Quota.into();
    }
    if speaks(words, &TOO_LONG) {
        return Kind::ContextTooLong.into();
    }
    if speaks(words, &UNWANTED) {
        return Kind::Refused.into();
    }
    if speaks(words, &UNKNOWN_MODEL) {
        return Kind::NoSuchModel.into();
    }
    if speaks(words, &["max_completion_tokens", "max_tokens"])
        && speaks(
            words,
            &["unsupported", "not supported", "unrecognized", "unknown", "extra", "not permitted"],
        )
    {
        return Fault::Without(Feature::TokenField);
    }
    if speaks(words, &["max_completion_tokens", "max_tokens", "output tokens"])
        && speaks(words, &["maximum", "too large", "at most", "exceed"])
    {
        return Fault::Without(Feature::Room);
    }
    if sent.temperature && speaks(words, &["temperature", "sampling"]) {
        return Fault::Without(Feature::Temperature);
    }
    if sent.effort && speaks(words, &["effort"]) {
        return Fault::Without(Feature::Effort);
    }
    if sent.stream && speaks(words, &["stream_options"]) {
        return Fault::Without(Feature::StreamUsage);
    }
    if sent.structured && speaks(words, &STRUCTURE) {
        return Fault::Without(Feature::Rung);
    }
    Kind::Rejected { status }.into()
}

fn trouble(status: u16, seconds: Option<u64>, words: &str, sent: Sent) -> Fault {
    // Local servers call a full context or a schema they cannot follow a trouble of their own.
    if speaks(words, &["context size", "context length", "exceed_context"]) {
        return Kind::ContextTooLong.into();
    }
    if sent.structured && speaks(words, &["grammar", "json schema", "json_schema"]) {
        return Fault::Without(Feature::Rung);
    }
    Kind::Unavailable { status, seconds }.into()
}

fn speaks(words: &str, signs: &[&str]) -> bool {
    signs.iter().any(|sign| words.contains(sign))
}

/// What an error body says, in small letters. Nothing of a body that is not JSON: a web page may hold any word.
fn words(body: &str) -> String {
    let mut words = String::new();
    if let Ok(body) = serde_json::from_str::<Value>(body) {
        // Google answers with a list of one.
        let body = body.get(0).unwrap_or(&body);
        collect(body.get("error").unwrap_or(body), &mut words);
    }
    words
}

/// The beginnings of what speaks of the error.
fn collect(error: &Value, words: &mut String) {
    let mut add = |text: &str| {
        words.extend(text.chars().take(400).flat_map(char::to_lowercase));
        words.push('\n');
    };
    if let Some(text) = error.as_str() {
        add(text);
    }
    for field in ["code", "type", "param", "message", "detail", "status"] {
        if let Some(text) = error.get(field).and_then(Value::as_str) {
            add(text);
        }
    }
    if let Some(inner) = error.get("innererror").and_then(|e| e.get("code")).and_then(Value::as_str) {
        add(inner);
    }
}

/// The seconds of `retry-after`, rounded up. Its form with a date is not used by any provider we know, and would need a
/// clock: it counts as not said.
fn retry_after(headers: &HeaderMap) -> Option<u64> {
    let number = |name: &str| headers.get(name)?.to_str().ok()?.trim().parse::<f64>().ok();
    let milliseconds = number("retry-after-ms").map(|ms| ms / 1000.0);
    let seconds = milliseconds.or_else(|| number("retry-after"))?;
    Duration::try_from_secs_f64(seconds.ceil()).ok().map(|d| d.as_secs())
}

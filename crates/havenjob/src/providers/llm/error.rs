//! What can go wrong with a model, said to the person who set it up.

use std::fmt;
use std::time::Duration;

use super::super::guard::Refusal;
use super::request::Usage;

/// A call that gave no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Error {
    /// What happened.
    pub kind: Kind,
    /// The provider's name in the registry.
    pub provider: &'static str,
    /// The model or deployment that was asked.
    pub model: String,
    /// The host that was asked.
    pub host: String,
    /// What was used up all the same: an answer that cannot be used has its price.
    pub spent: Usage,
}

/// The kinds of failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The settings lack something or hold something that cannot be: says what.
    Settings(String),
    /// The address may not be asked.
    Address(Refusal),
    /// The key is not accepted.
    BadKey,
    /// The provider has no such model or deployment.
    NoSuchModel,
    /// There is a server, but no such API on it.
    NoSuchApi,
    /// No credit left.
    Quota,
    /// Too many calls; good again after so many seconds where the provider says so.
    RateLimited {
        /// Seconds to wait.
        seconds: Option<u64>,
    },
    /// Prompt and answer do not fit into the model.
    ContextTooLong,
    /// The provider or the model does not want to.
    Refused,
    /// No connection.
    Unreachable,
    /// Too slow.
    TimedOut {
        /// What was waited for.
        wait: Wait,
        /// For how many seconds.
        seconds: u64,
    },
    /// The provider is in trouble (5xx), tries included.
    Unavailable {
        /// Its status; 0 where it said so in the middle of an answer.
        status: u16,
        /// Seconds to wait, where it says so.
        seconds: Option<u64>,
    },
    /// A call that it does not take, for a reason we do not know.
    Rejected {
        /// Its status; 200 where an error came in place of an answer.
        status: u16,
    },
    /// An answer that is none, or not what was asked for: says which.
    BadAnswer(String),
    /// A structured answer that did not fit into the tokens it was allowed.
    AnswerTooLong {
        /// The limit of the request.
        max_tokens: u32,
    },
    /// The answer broke off.
    Cut,
}

/// What was waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wait {
    /// The name to resolve, the connection to stand.
    Connect,
    /// The first byte of the answer.
    FirstByte,
    /// The next piece of the answer.
    NextChunk,
    /// The whole call.
    Total,
}

impl Kind {
    /// Whether the same call may go well later. `TimedOut` is one of these, but is not tried again within a call: the
    /// model may have done the work, and be paid for it.
    pub(crate) fn is_temporary(&self) -> bool {
        match self {
            Self::RateLimited { .. } | Self::Unavailable { .. } | Self::Unreachable => true,
            Self::TimedOut { .. } | Self::Cut => true,
            Self::Settings(_) | Self::Address(_) | Self::BadKey | Self::NoSuchModel | Self::NoSuchApi => {
                false
            }
            Self::Quota | Self::ContextTooLong | Self::Refused | Self::Rejected { .. } => false,
            Self::BadAnswer(_) | Self::AnswerTooLong { .. } => false,
        }
    }

    /// A stable name, for problem types, logs and counters.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Settings(_) => "settings",
            Self::Address(_) => "address-not-allowed",
            Self::BadKey => "bad-key",
            Self::NoSuchModel => "no-such-model",
            Self::NoSuchApi => "no-such-api",
            Self::Quota => "quota",
            Self::RateLimited { .. } => "rate-limited",
            Self::ContextTooLong => "context-too-long",
            Self::Refused => "refused",
            Self::Unreachable => "unreachable",
            Self::TimedOut { .. } => "timed-out",
            Self::Unavailable { .. } => "unavailable",
            Self::Rejected { .. } => "rejected",
            Self::BadAnswer(_) => "bad-answer",
            Self::AnswerTooLong { .. } => "answer-too-long",
            Self::Cut => "cut",
        }
    }

    /// How long the provider wants to be left alone.
    pub(super) fn pause(&self) -> Option<Duration> {
        match self {
            Self::RateLimited { seconds } | Self::Unavailable { seconds, .. } => {
                seconds.map(Duration::from_secs)
            }
            _ => None,
        }
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, provider, model, host, .. } = self;
        match kind {
            Kind::Settings(what) => write!(f, "{provider} is not set up: {what}"),
            Kind::Address(refusal) => write!(f, "{provider}: {refusal}"),
            Kind::BadKey => {
                write!(
                    f,
                    "{host} does not accept the key for {model}: check it, or make a new one that may use this model"
                )
            }
            Kind::NoSuchModel => {
                write!(
                    f,
                    "{host} has no model or deployment named {model}: check the name, or that it is loaded"
                )
            }
            Kind::NoSuchApi => {
                write!(
                    f,
                    "{host} answers, but has no chat API at this address: check the base URL, which mostly ends in /v1"
                )
            }
            Kind::Quota => {
                write!(f, "the account at {host} has no credit left: top it up, or choose another provider")
            }
            Kind::RateLimited { seconds: Some(s) } => {
                write!(f, "{host} is asked too often: try again in {s} seconds")
            }
            Kind::RateLimited { seconds: None } => {
                write!(f, "{host} is asked too often: try again in a minute")
            }
            Kind::ContextTooLong => {
                write!(
                    f,
                    "the text is too long for {model}: shorten it, or choose a model with a larger context"
                )
            }
            Kind::Refused => {
                write!(f, "{model} declined to answer this: word it differently, or choose another model")
            }
            Kind::Unreachable => {
                write!(
                    f,
                    "{host} cannot be reached: check the base URL, its certificate, and that the server is running"
                )
            }
            Kind::TimedOut { wait, seconds } => {
                let what = match wait {
                    Wait::Connect => "take the connection",
                    Wait::FirstByte => "begin its answer",
                    Wait::NextChunk => "go on with its answer",
                    Wait::Total => "finish",
                };
                write!(
                    f,
                    "{host} did not {what} within {seconds} seconds: try again, or choose a faster model"
                )
            }
            Kind::Unavailable { status: 0, .. } => write!(f, "{host} is overloaded: try again later"),
            Kind::Unavailable { status, .. } => {
                write!(f, "{host} is in trouble (HTTP {status}): try again later")
            }
            Kind::Rejected { status: 200 } => {
                write!(
                    f,
                    "{host} reports an error instead of an answer: try again, then check model and options"
                )
            }
            Kind::Rejected { status } => {
                write!(
                    f,
                    "{host} does not take the call (HTTP {status}): check model, options and API version"
                )
            }
            Kind::BadAnswer(why) => {
                write!(f, "the answer of {model} cannot be used: {why}. Try again, or another model")
            }
            Kind::AnswerTooLong { max_tokens } => {
                write!(
                    f,
                    "the answer of {model} did not fit into {max_tokens} tokens: allow more, or less thinking"
                )
            }
            Kind::Cut => write!(f, "the answer of {host} broke off in the middle: try again"),
        }
    }
}

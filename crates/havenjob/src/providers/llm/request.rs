//! What a model is asked and what it answers. `Debug` shows sizes, never words.

use std::fmt;
use std::ops::AddAssign;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::schema::Schema;
use super::wire::Rung;

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The person, or the text that is to be worked on.
    User,
    /// The model, earlier in this conversation.
    Assistant,
}

/// One turn of a conversation.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Message {
    /// Who speaks.
    pub role: Role,
    /// What is said.
    pub content: String,
}

impl Message {
    /// A turn of the person.
    pub(crate) fn user(content: impl Into<String>) -> Self {
        Self { role: Role::User, content: content.into() }
    }

    /// A turn of the model.
    pub(crate) fn assistant(content: impl Into<String>) -> Self {
        Self { role: Role::Assistant, content: content.into() }
    }
}

/// One question to a model.
#[derive(Clone)]
pub(crate) struct Request {
    /// The instructions. What users or postings say belongs into `messages`.
    pub system: String,
    /// The conversation, oldest first, a turn of the person last.
    pub messages: Vec<Message>,
    /// How long the answer may be, in tokens. Room for a model's thinking comes on top ([`super::Options`]).
    pub max_tokens: u32,
    /// 0 for the likeliest words, up to 1. Left out for models that take none.
    pub temperature: Option<f32>,
    /// What the answer must look like; none for plain text.
    pub schema: Option<Schema>,
}

/// What a call used, in tokens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Usage {
    /// Tokens read.
    pub input: u64,
    /// Tokens written, thinking included.
    pub output: u64,
    /// Whether any part of it is our guess, because the provider did not say.
    pub estimated: bool,
}

impl Usage {
    /// A guess for a call whose usage is not known: four characters are about a token. For an answer that was stopped,
    /// pass the text that had arrived.
    pub(crate) fn estimate(request: &Request, text: &str) -> Self {
        let tokens = |chars: usize| (chars as u64).div_ceil(4);
        let asked: usize = request.messages.iter().map(|m| m.content.chars().count()).sum();
        let asked = asked + request.system.chars().count();
        Self { input: tokens(asked), output: tokens(text.chars().count()), estimated: true }
    }
}

impl AddAssign for Usage {
    fn add_assign(&mut self, other: Self) {
        self.input += other.input;
        self.output += other.output;
        self.estimated |= other.estimated;
    }
}

/// Why a model stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Finish {
    /// It was done.
    Stop,
    /// `max_tokens` was reached: the text ends in the middle. A structured answer never ends so, that is an error.
    Length,
}

/// What a model answered.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Answer {
    /// The text. For a structured answer, the JSON as the model wrote it.
    pub text: String,
    /// The structured answer: it satisfies the schema of the request. None where no schema was asked.
    pub json: Option<Value>,
    /// What it used, repairs included.
    pub usage: Usage,
    /// The model that answered, as the provider calls it.
    pub model: String,
    /// Why it stopped.
    pub finish: Finish,
    /// What it cost, in millionths of a US dollar; none where no price is known. An upper bound: what a provider takes
    /// off for text it has seen before is not taken off here.
    pub cost_micros: Option<u64>,
    /// How the schema was enforced; none where no schema was asked.
    pub rung: Option<Rung>,
}

/// A piece of an answer that is on its way.
#[derive(Clone, PartialEq)]
pub(crate) enum Event {
    /// More text.
    Delta(String),
    /// The end, with the whole. It is the last event.
    Done(Box<Answer>),
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}({} bytes)", self.role, self.content.len())
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("system", &format_args!("{} bytes", self.system.len()))
            .field("messages", &self.messages)
            .field("max_tokens", &self.max_tokens)
            .field("temperature", &self.temperature)
            .field("schema", &self.schema.as_ref().map(Schema::name))
            .finish()
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("text", &format_args!("{} bytes", self.text.len()))
            .field("json", &self.json.is_some())
            .field("usage", &self.usage)
            .field("model", &self.model)
            .field("finish", &self.finish)
            .field("cost_micros", &self.cost_micros)
            .field("rung", &self.rung)
            .finish()
    }
}

impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Delta(text) => write!(f, "Delta({} bytes)", text.len()),
            Self::Done(answer) => f.debug_tuple("Done").field(answer).finish(),
        }
    }
}

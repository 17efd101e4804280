//! What tells one provider from another: how a request looks on its wire, and how its answers are read.

use reqwest::header::{HeaderName, HeaderValue};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::request::{Finish, Request, Role};
use super::settings::Secret;

/// The ways to get a structured answer, the strictest first. Whatever the way, we check the answer ourselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Rung {
    /// The provider enforces the schema.
    Schema,
    /// The provider enforces the call of a tool whose input is the answer.
    Tool,
    /// The provider enforces JSON, the prompt tells the schema.
    Json,
    /// The prompt tells the schema.
    Prompt,
}

/// What a provider turned out not to take, and is asked without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feature {
    /// A temperature: models that think set their own.
    Temperature,
    /// `max_tokens` or `max_completion_tokens`, whichever was sent: the other one is.
    TokenField,
    /// The usage at the end of a stream.
    StreamUsage,
    /// A word on how hard to think.
    Effort,
    /// Room for thinking on top of the answer: older models write little at once.
    Room,
    /// This way to a structured answer.
    Rung,
}

/// One question as a wire is to put it.
pub(super) struct Ask<'a> {
    /// The question.
    pub request: &'a Request,
    /// The instructions, with the schema told in them where the rung needs that.
    pub system: &'a str,
    /// How to get a structured answer; none for plain text.
    pub rung: Option<Rung>,
    /// Whether the answer shall arrive in pieces.
    pub stream: bool,
    /// What to leave out.
    pub without: &'a [Feature],
}

impl Ask<'_> {
    /// The conversation as most providers take it: the instructions as its first message.
    pub(super) fn chat(&self) -> Vec<Value> {
        let instructions =
            (!self.system.is_empty()).then(|| json!({"role": "system", "content": self.system}));
        let said = self.request.messages.iter().map(|message| {
            let role = match message.role {
                Role::User => "user",
                Role::Assistant => "assistant",
            };
            json!({"role": role, "content": message.content})
        });
        instructions.into_iter().chain(said).collect()
    }

    /// The temperature, unless it is left out.
    pub(super) fn temperature(&self) -> Option<f32> {
        self.request.temperature.filter(|_| !self.lacks(Feature::Temperature))
    }

    /// The limit of the answer with room for thinking.
    pub(super) fn limit(&self, room: u32) -> u32 {
        self.request.max_tokens.saturating_add(if self.lacks(Feature::Room) { 0 } else { room })
    }

    /// Whether something is to be left out.
    pub(super) fn lacks(&self, feature: Feature) -> bool {
        self.without.contains(&feature)
    }
}

/// An answer, whole or as far as it has come.
#[derive(Default)]
pub(super) struct Reply {
    /// The text.
    pub text: String,
    /// Tokens read and written, where the provider says so.
    pub input: Option<u64>,
    /// See `input`.
    pub output: Option<u64>,
    /// The model that answered.
    pub model: Option<String>,
    /// Why it stopped; none as long as it has not.
    pub finish: Option<Finish>,
    /// Whether provider or model declined.
    pub refused: bool,
    /// Whether the provider said that nothing more comes.
    pub closed: bool,
}

/// How the pieces of a stream are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Framing {
    /// Server-sent events.
    Events,
    /// A JSON value a line.
    Lines,
}

/// The wire of a provider. It knows shapes; it does not ask, wait, try again or judge errors.
pub(super) trait Wire: Send + Sync {
    /// The path below the base URL, with a query where one is needed.
    fn path(&self) -> String;

    /// The headers, the key among them.
    fn headers(&self) -> Vec<(HeaderName, HeaderValue)>;

    /// The ways to a structured answer that this provider has, the strictest first.
    fn rungs(&self) -> &'static [Rung];

    /// How its streams are cut.
    fn framing(&self) -> Framing {
        Framing::Events
    }

    /// The body of a call. None where the rung cannot say the request's schema.
    fn body(&self, ask: &Ask<'_>) -> Option<Value>;

    /// Reads an answer that came in one piece. None where it has not this API's shape.
    fn whole(&self, body: &Value) -> Option<Reply>;

    /// Reads a piece of a stream into the reply. What it does not know it passes over: providers add to their streams.
    fn piece(&self, piece: &Value, reply: &mut Reply);
}

/// A header that carries a key, marked so that nothing prints it.
///
/// # Errors
/// What is wrong with the key.
pub(super) fn key_header(
    name: &'static str,
    prefix: &str,
    key: &Secret,
) -> Result<(HeaderName, HeaderValue), String> {
    let value = HeaderValue::from_str(&format!("{prefix}{}", key.expose()));
    let mut value = value.map_err(|_| "the key holds characters that no key has: copy it again")?;
    value.set_sensitive(true);
    Ok((HeaderName::from_static(name), value))
}

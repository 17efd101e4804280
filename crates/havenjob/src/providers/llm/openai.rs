//! Chat completions: OpenAI, Azure OpenAI and the many servers that speak the same.

use reqwest::header::{HeaderName, HeaderValue};
use serde_json::{Map, Value, json};

use super::request::Finish;
use super::strict;
use super::wire::{Ask, Feature, Reply, Rung, Wire};

/// The wire of `POST …/chat/completions`.
pub(super) struct OpenAi {
    /// The path, with Azure's deployment and version where it has them.
    pub path: String,
    /// The key's header.
    pub headers: Vec<(HeaderName, HeaderValue)>,
    /// The model.
    pub model: String,
    /// Whether the answer's limit is called `max_completion_tokens`, as OpenAI and Azure do by now.
    pub completion_tokens: bool,
    /// Tokens for thinking, on top of the answer's.
    pub room: u32,
    /// How hard to think.
    pub effort: Option<String>,
}

impl Wire for OpenAi {
    fn path(&self) -> String {
        self.path.clone()
    }

    fn headers(&self) -> Vec<(HeaderName, HeaderValue)> {
        self.headers.clone()
    }

    fn rungs(&self) -> &'static [Rung] {
        &[Rung::Schema, Rung::Json, Rung::Prompt]
    }

    fn body(&self, ask: &Ask<'_>) -> Option<Value> {
        let mut body = Map::new();
        body.insert("model".into(), json!(self.model));
        body.insert("messages".into(), json!(ask.chat()));
        let limit = match self.completion_tokens != ask.lacks(Feature::TokenField) {
            true => "max_completion_tokens",
            false => "max_tokens",
        };
        body.insert(limit.into(), json!(ask.limit(self.room)));
        if let Some(temperature) = ask.temperature() {
            body.insert("temperature".into(), json!(temperature));
        }
        if let Some(effort) = self.effort.as_ref().filter(|_| !ask.lacks(Feature::Effort)) {
            body.insert("reasoning_effort".into(), json!(effort));
        }
        body.insert("stream".into(), json!(ask.stream));
        if ask.stream && !ask.lacks(Feature::StreamUsage) {
            body.insert("stream_options".into(), json!({"include_usage": true}));
        }
        if let (Some(rung), Some(schema)) = (ask.rung, &ask.request.schema) {
            let format = match rung {
                Rung::Schema => {
                    let narrow = strict::narrow(schema, true)?;
                    let spec = json!({"name": schema.name(), "strict": true, "schema": narrow});
                    Some(json!({"type": "json_schema", "json_schema": spec}))
                }
                Rung::Json => Some(json!({"type": "json_object"})),
                Rung::Tool | Rung::Prompt => None,
            };
            format.map(|format| body.insert("response_format".into(), format));
        }
        Some(Value::Object(body))
    }

    fn whole(&self, body: &Value) -> Option<Reply> {
        let choice = body.get("choices")?.get(0)?;
        let mut reply = Reply::default();
        read_choice(choice, choice.get("message")?, &mut reply);
        read_rest(body, &mut reply);
        reply.finish = reply.finish.or(Some(Finish::Stop));
        Some(reply)
    }

    fn piece(&self, piece: &Value, reply: &mut Reply) {
        if let Some(choice) = piece.get("choices").and_then(|c| c.get(0)) {
            read_choice(choice, &choice["delta"], reply);
        }
        read_rest(piece, reply);
    }
}

fn read_choice(choice: &Value, message: &Value, reply: &mut Reply) {
    match &message["content"] {
        Value::String(text) => reply.text.push_str(text),
        // Some gateways hand out parts.
        Value::Array(parts) => {
            parts.iter().filter_map(|p| p["text"].as_str()).for_each(|t| reply.text.push_str(t))
        }
        _ => {}
    }
    reply.refused |= message["refusal"].as_str().is_some_and(|r| !r.is_empty());
    match choice["finish_reason"].as_str() {
        None | Some("") => {}
        Some("length") => reply.finish = Some(Finish::Length),
        Some("content_filter") => reply.refused = true,
        Some(_) => reply.finish = Some(Finish::Stop),
    }
}

fn read_rest(body: &Value, reply: &mut Reply) {
    let usage = &body["usage"];
    reply.input = usage["prompt_tokens"].as_u64().or(reply.input);
    reply.output = usage["completion_tokens"].as_u64().or(reply.output);
    if let Some(model) = body["model"].as_str().filter(|m| !m.is_empty()) {
        reply.model = Some(model.to_owned());
    }
}

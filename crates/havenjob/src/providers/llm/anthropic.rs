//! Anthropic's messages API, and servers that speak it (llama.cpp among them).

use reqwest::header::{HeaderName, HeaderValue};
use serde_json::{Map, Value, json};

use super::request::{Finish, Role};
use super::strict;
use super::wire::{Ask, Feature, Reply, Rung, Wire};

/// The wire of `POST …/messages`.
pub(super) struct Anthropic {
    /// Key and API version.
    pub headers: Vec<(HeaderName, HeaderValue)>,
    /// The model.
    pub model: String,
    /// Tokens for thinking, on top of the answer's.
    pub room: u32,
    /// How hard to think.
    pub effort: Option<String>,
}

impl Wire for Anthropic {
    fn path(&self) -> String {
        "/messages".into()
    }

    fn headers(&self) -> Vec<(HeaderName, HeaderValue)> {
        self.headers.clone()
    }

    fn rungs(&self) -> &'static [Rung] {
        &[Rung::Schema, Rung::Tool, Rung::Prompt]
    }

    fn body(&self, ask: &Ask<'_>) -> Option<Value> {
        let messages = ask.request.messages.iter().map(|message| {
            let role = match message.role {
                Role::User => "user",
                Role::Assistant => "assistant",
            };
            json!({"role": role, "content": message.content})
        });
        let mut body = Map::new();
        body.insert("model".into(), json!(self.model));
        body.insert("max_tokens".into(), json!(ask.limit(self.room)));
        if !ask.system.is_empty() {
            body.insert("system".into(), json!(ask.system));
        }
        body.insert("messages".into(), messages.collect());
        if let Some(temperature) = ask.temperature() {
            body.insert("temperature".into(), json!(temperature));
        }
        body.insert("stream".into(), json!(ask.stream));
        let mut output = Map::new();
        if let Some(effort) = self.effort.as_ref().filter(|_| !ask.lacks(Feature::Effort)) {
            output.insert("effort".into(), json!(effort));
        }
        if let (Some(rung), Some(schema)) = (ask.rung, &ask.request.schema) {
            match rung {
                Rung::Schema => {
                    let narrow = strict::narrow(schema, false)?;
                    output.insert("format".into(), json!({"type": "json_schema", "schema": narrow}));
                }
                Rung::Tool => {
                    let (name, input) = (schema.name(), schema.value());
                    let tool =
                        json!({"name": name, "description": "Takes the answer.", "input_schema": input});
                    body.insert("tools".into(), json!([tool]));
                    body.insert("tool_choice".into(), json!({"type": "tool", "name": name}));
                }
                Rung::Json | Rung::Prompt => {}
            }
        }
        if !output.is_empty() {
            body.insert("output_config".into(), Value::Object(output));
        }
        Some(Value::Object(body))
    }

    fn whole(&self, body: &Value) -> Option<Reply> {
        let mut reply = Reply::default();
        for block in body.get("content")?.as_array()? {
            match block["type"].as_str() {
                Some("text") => reply.text.push_str(block["text"].as_str().unwrap_or_default()),
                Some("tool_use") => reply.text.push_str(&block["input"].to_string()),
                _ => {}
            }
        }
        read_stop(&body["stop_reason"], &mut reply);
        read_usage(&body["usage"], &mut reply);
        reply.model = body["model"].as_str().map(str::to_owned);
        reply.finish = reply.finish.or(Some(Finish::Stop));
        Some(reply)
    }

    fn piece(&self, piece: &Value, reply: &mut Reply) {
        match piece["type"].as_str() {
            Some("message_start") => {
                let message = &piece["message"];
                read_usage(&message["usage"], reply);
                reply.model = message["model"].as_str().map(str::to_owned);
            }
            Some("content_block_delta") => {
                let delta = &piece["delta"];
                // Thoughts and signatures come as deltas of other kinds.
                let text = delta["text"].as_str().or_else(|| delta["partial_json"].as_str());
                reply.text.push_str(text.unwrap_or_default());
            }
            Some("message_delta") => {
                read_stop(&piece["delta"]["stop_reason"], reply);
                read_usage(&piece["usage"], reply);
            }
            Some("message_stop") => reply.closed = true,
            _ => {}
        }
    }
}

fn read_stop(reason: &Value, reply: &mut Reply) {
    match reason.as_str() {
        None => {}
        Some("max_tokens" | "model_context_window_exceeded") => reply.finish = Some(Finish::Length),
        Some("refusal") => {
            reply.refused = true;
            reply.finish = Some(Finish::Stop);
        }
        Some(_) => reply.finish = Some(Finish::Stop),
    }
}

/// Anthropic counts what its cache took in and gave out apart from `input_tokens`.
fn read_usage(usage: &Value, reply: &mut Reply) {
    let cached = |name: &str| usage[name].as_u64().unwrap_or_default();
    if let Some(input) = usage["input_tokens"].as_u64() {
        reply.input = Some(input + cached("cache_creation_input_tokens") + cached("cache_read_input_tokens"));
    }
    reply.output = usage["output_tokens"].as_u64().or(reply.output);
}

//! Ollama's own API. Its OpenAI-compatible face cannot set the size of the context, and cuts what does not fit.

use reqwest::header::{HeaderName, HeaderValue};
use serde_json::{Map, Value, json};

use super::request::Finish;
use super::wire::{Ask, Framing, Reply, Rung, Wire};

/// The wire of `POST /api/chat`.
pub(super) struct Ollama {
    /// A key, for servers behind a gateway.
    pub headers: Vec<(HeaderName, HeaderValue)>,
    /// The model.
    pub model: String,
    /// How much the model holds, prompt and answer, in tokens.
    pub num_ctx: u32,
    /// Tokens for thinking, on top of the answer's.
    pub room: u32,
}

impl Wire for Ollama {
    fn path(&self) -> String {
        "/api/chat".into()
    }

    fn headers(&self) -> Vec<(HeaderName, HeaderValue)> {
        self.headers.clone()
    }

    fn rungs(&self) -> &'static [Rung] {
        &[Rung::Schema, Rung::Json, Rung::Prompt]
    }

    fn framing(&self) -> Framing {
        Framing::Lines
    }

    fn body(&self, ask: &Ask<'_>) -> Option<Value> {
        let mut options = Map::new();
        options.insert("num_ctx".into(), json!(self.num_ctx));
        options.insert("num_predict".into(), json!(ask.limit(self.room)));
        if let Some(temperature) = ask.temperature() {
            options.insert("temperature".into(), json!(temperature));
        }
        let mut body = Map::new();
        body.insert("model".into(), json!(self.model));
        body.insert("messages".into(), json!(ask.chat()));
        body.insert("stream".into(), json!(ask.stream));
        body.insert("options".into(), Value::Object(options));
        // A prompt that is cut without a word makes a model invent the rest: better an error.
        body.insert("truncate".into(), json!(false));
        body.insert("shift".into(), json!(false));
        if let (Some(rung), Some(schema)) = (ask.rung, &ask.request.schema) {
            let format = match rung {
                Rung::Schema => Some(schema.value().clone()),
                Rung::Json => Some(json!("json")),
                Rung::Tool | Rung::Prompt => None,
            };
            format.map(|format| body.insert("format".into(), format));
        }
        Some(Value::Object(body))
    }

    fn whole(&self, body: &Value) -> Option<Reply> {
        body.get("message")?;
        let mut reply = Reply::default();
        self.piece(body, &mut reply);
        reply.finish = reply.finish.or(Some(Finish::Stop));
        Some(reply)
    }

    fn piece(&self, piece: &Value, reply: &mut Reply) {
        reply.text.push_str(piece["message"]["content"].as_str().unwrap_or_default());
        if let Some(model) = piece["model"].as_str() {
            reply.model = Some(model.to_owned());
        }
        if piece["done"].as_bool() == Some(true) {
            reply.closed = true;
            reply.finish = Some(if piece["done_reason"] == "length" { Finish::Length } else { Finish::Stop });
            reply.input = piece["prompt_eval_count"].as_u64();
            reply.output = piece["eval_count"].as_u64();
        }
    }
}

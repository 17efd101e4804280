//! Asking a model: one call with its tries, a structured answer with its repair.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, PoisonError};

use futures::stream::BoxStream;
use reqwest::{Client, Response};
use serde_json::{Value, json};
use tokio::sync::Mutex;

use super::super::guard::{self, Refusal};
use super::asking::{Asking, First};
use super::error::{Error, Kind, Wait};
use super::fault::{self, Fault, Sent};
use super::frames::{self, Patience};
use super::plan::Plan;
use super::price::{self, Price};
use super::registry::Provider;
use super::request::{Answer, Event, Finish, Message, Request, Usage};
use super::running;
use super::schema::Schema;
use super::settings::Network;
use super::strict;
use super::wire::{Ask, Feature, Framing, Reply, Rung, Wire};

/// What a model is made of; the registry puts it together.
pub(super) struct Setup {
    /// The row of the registry.
    pub provider: &'static Provider,
    /// The model or deployment.
    pub model: String,
    /// How it is asked.
    pub wire: Box<dyn Wire>,
    /// Where it is asked, without the slash at the end.
    pub base: String,
    /// The host of `base`, for error messages.
    pub host: String,
    /// The strictest rung to try, where settings say so.
    pub structured: Option<Rung>,
    /// The price, where settings say so.
    pub price: Option<Price>,
    /// What the instance allows.
    pub network: Network,
}

/// A model that can be asked. Cheap to clone; worth keeping, because it keeps its connections.
#[derive(Clone)]
pub(crate) struct Model(Arc<Inner>);

struct Inner {
    setup: Setup,
    /// Bound to the addresses that were checked. Given up when they do not answer, so that the name is resolved anew.
    client: Mutex<Option<Client>>,
    /// What this model turned out not to take: the next call does not ask for it again.
    learned: std::sync::Mutex<Vec<Feature>>,
}

impl Model {
    pub(super) fn new(setup: Setup) -> Self {
        Self(Arc::new(Inner { setup, client: Mutex::new(None), learned: Default::default() }))
    }

    /// The kind of provider.
    pub(crate) fn provider(&self) -> &'static Provider {
        self.0.setup.provider
    }

    /// The model or deployment.
    pub(crate) fn name(&self) -> &str {
        &self.0.setup.model
    }

    /// Asks for a whole answer. With a schema, the answer satisfies it: by the strictest way the provider takes, and
    /// with one round in which the model may correct itself.
    ///
    /// # Errors
    /// See [`Kind`]; [`Error::spent`] says what was used all the same.
    pub(crate) async fn complete(&self, request: &Request) -> Result<Answer, Error> {
        let mut asking = self.asking(request);
        match asking.first().await? {
            First::Answer(answer) => Ok(answer),
            First::Draft(draft) => asking.mend(&draft).await,
        }
    }

    /// The same, step by step.
    pub(crate) fn asking<'a>(&'a self, request: &'a Request) -> Asking<'a> {
        Asking::new(self, request)
    }

    /// Asks for an answer in pieces: deltas, then [`Event::Done`] with the whole, or an error, which is the last item.
    /// Dropping the stream hangs up, and the provider stops writing; [`Usage::estimate`] tells what that cost.
    ///
    /// With a schema, the whole satisfies it; there is no repair, because pieces have been given out.
    pub(crate) fn stream(&self, request: Request) -> BoxStream<'static, Result<Event, Error>> {
        running::stream(self.clone(), request)
    }

    /// Asks something small, on the very path that real calls take: key, model, address and structured answers. The
    /// answer's [`Answer::rung`] tells how structured answers are enforced here.
    ///
    /// # Errors
    /// As [`Model::complete`].
    pub(crate) async fn test(&self) -> Result<Answer, Error> {
        let ready =
            json!({"type": "object", "properties": {"ready": {"type": "boolean"}}, "required": ["ready"]});
        let schema = Schema::new("test", ready);
        let schema = schema.map_err(|e| self.error(Kind::Settings(e.to_string()), Usage::default()))?;
        let request = Request {
            system: "This is a test of the connection.".into(),
            messages: vec![Message::user("Are you ready? Answer with the field \"ready\".")],
            max_tokens: 200,
            temperature: None,
            schema: Some(schema),
        };
        self.complete(&request).await
    }

    /// The plan of a new call; the clock starts here.
    pub(super) fn plan(&self, request: &Request) -> Plan {
        let setup = &self.0.setup;
        let rungs = if request.schema.is_some() { setup.wire.rungs() } else { &[] };
        let patience = Patience::new(&setup.network.timeouts);
        let learned = self.learned().clone();
        Plan::new(patience, &setup.network.retries, rungs, setup.structured, learned)
    }

    fn learned(&self) -> std::sync::MutexGuard<'_, Vec<Feature>> {
        self.0.learned.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) async fn exchange(&self, request: &Request, plan: &mut Plan) -> Result<Reply, Kind> {
        loop {
            match self.once(request, plan).await {
                Ok(reply) => return Ok(reply),
                Err(fault) => plan.after(fault).await?,
            }
        }
    }

    async fn once(&self, request: &Request, plan: &mut Plan) -> Result<Reply, Fault> {
        let response = self.open(request, plan, false).await?;
        let body = frames::whole(response, &plan.patience).await?;
        self.read_whole(&body)
    }

    /// Reads an answer that came in one piece.
    pub(super) fn read_whole(&self, body: &str) -> Result<Reply, Fault> {
        let bad = |why: &str| Kind::BadAnswer(why.into());
        if body.trim().is_empty() {
            return Err(bad("it is empty").into());
        }
        let body: Value = serde_json::from_str(body).map_err(|_| bad("it does not come from a chat API"))?;
        if let Some(error) = body.get("error").filter(|e| !e.is_null()) {
            return Err(fault::judge_piece(error));
        }
        let reply = self.0.setup.wire.whole(&body);
        reply.ok_or_else(|| bad("it has not the shape of this API").into())
    }

    /// Reads a piece of a stream.
    pub(super) fn read_piece(&self, piece: &str, reply: &mut Reply) -> Result<(), Fault> {
        let piece = serde_json::from_str::<Value>(piece);
        let piece = piece.map_err(|_| Kind::BadAnswer("a piece of it is not JSON".into()))?;
        if let Some(error) = piece.get("error").filter(|e| !e.is_null()) {
            return Err(fault::judge_piece(error));
        }
        self.0.setup.wire.piece(&piece, reply);
        Ok(())
    }

    /// How streams of this provider are cut.
    pub(super) fn framing(&self) -> Framing {
        self.0.setup.wire.framing()
    }

    /// Sends the call; gives a response that is a success.
    pub(super) async fn open(
        &self,
        request: &Request,
        plan: &mut Plan,
        stream: bool,
    ) -> Result<Response, Fault> {
        let wire = &self.0.setup.wire;
        let (body, sent) = loop {
            let rung = rung(request, plan);
            let system = told(request, rung);
            let ask = Ask { request, system: &system, rung, stream, without: &plan.without };
            if let Some(body) = wire.body(&ask) {
                let enforced = rung.is_some_and(|rung| rung != Rung::Prompt);
                let effort = !ask.lacks(Feature::Effort);
                let sent =
                    Sent { temperature: ask.temperature().is_some(), structured: enforced, stream, effort };
                break (body, sent);
            }
            if !plan.step_down() {
                return Err(Kind::Settings("the schema cannot be told".into()).into());
            }
        };
        let client = self.client(&plan.patience).await?;
        let mut call = client.post(format!("{}{}", self.0.setup.base, wire.path())).json(&body);
        for (name, value) in wire.headers() {
            call = call.header(name, value);
        }
        let response = match plan.patience.wait(Wait::FirstByte, call.send()).await? {
            Ok(response) => response,
            Err(e) => return Err(self.no_response(&e, &plan.patience).await.into()),
        };
        let status = response.status();
        if status.is_success() {
            self.learned().clone_from(&plan.without);
            return Ok(response);
        }
        let headers = response.headers().clone();
        let body = frames::of_error(response, &plan.patience).await;
        Err(fault::judge(status, &headers, &body, sent))
    }

    async fn client(&self, patience: &Patience) -> Result<Client, Kind> {
        let mut kept = self.0.client.lock().await;
        if let Some(client) = &*kept {
            return Ok(client.clone());
        }
        let Setup { base, network, .. } = &self.0.setup;
        let checked = patience.wait(Wait::Connect, guard::fetchable(base, network.allow_private)).await?;
        let checked = checked.map_err(|refusal| match refusal {
            // A name that is not found now may be found later: the network, not the setting.
            Refusal::Unknown { .. } => Kind::Unreachable,
            refusal => Kind::Address(refusal),
        })?;
        let client = guard::client_for(&checked, &network.timeouts)
            .map_err(|_| Kind::Settings("this machine's certificates cannot be read".into()))?;
        *kept = Some(client.clone());
        Ok(client)
    }

    async fn no_response(&self, error: &reqwest::Error, patience: &Patience) -> Kind {
        *self.0.client.lock().await = None;
        match error {
            e if e.is_connect() => Kind::Unreachable,
            e if e.is_timeout() => patience.over(),
            _ => Kind::Cut,
        }
    }

    /// The answer at the end of a stream.
    pub(super) fn conclude(&self, request: &Request, plan: &Plan, reply: Reply) -> Result<Answer, Error> {
        let spent = usage(request, &reply);
        match accept(request, &reply) {
            Ok(json) => Ok(self.answer(reply, json, spent, rung(request, plan))),
            Err(Unfit::Kind(kind)) => Err(self.error(kind, spent)),
            Err(Unfit::Form(why)) => Err(self.error(Kind::BadAnswer(why), spent)),
        }
    }

    pub(super) fn answer(
        &self,
        reply: Reply,
        json: Option<Value>,
        usage: Usage,
        rung: Option<Rung>,
    ) -> Answer {
        let answered = reply.model.unwrap_or_else(|| self.0.setup.model.clone());
        let cost_micros = self.cost_of(&answered, usage);
        let finish = reply.finish.unwrap_or(Finish::Stop);
        Answer { text: reply.text, json, usage, model: answered, finish, cost_micros, rung }
    }

    /// What a use costs, in millionths of a US dollar; none where no price is known.
    pub(crate) fn cost(&self, usage: Usage) -> Option<u64> {
        self.cost_of(&self.0.setup.model, usage)
    }

    fn cost_of(&self, answered: &str, usage: Usage) -> Option<u64> {
        let Setup { provider, model, price, .. } = &self.0.setup;
        let known = || price::of(provider.prices, answered).or_else(|| price::of(provider.prices, model));
        price.or_else(known).and_then(|price| price::cost(price, usage))
    }

    /// An error of this model.
    pub(super) fn error(&self, kind: Kind, spent: Usage) -> Error {
        let Setup { provider, model, host, .. } = &self.0.setup;
        Error { kind, provider: provider.name, model: model.clone(), host: host.clone(), spent }
    }
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Setup { provider, model, host, .. } = &self.0.setup;
        write!(f, "Model({}, {model}, {host})", provider.name)
    }
}

/// Why an answer cannot be handed out.
pub(super) enum Unfit {
    /// For a reason that asking again does not mend.
    Kind(Kind),
    /// It has not the form: says what is wrong.
    Form(String),
}

pub(super) fn accept(request: &Request, reply: &Reply) -> Result<Option<Value>, Unfit> {
    let cut = reply.finish == Some(Finish::Length);
    let too_long = || Unfit::Kind(Kind::AnswerTooLong { max_tokens: request.max_tokens });
    if reply.refused {
        return Err(Unfit::Kind(Kind::Refused));
    }
    match &request.schema {
        None if !reply.text.trim().is_empty() => Ok(None),
        // All of it went into thinking.
        None if cut => Err(too_long()),
        None => Err(Unfit::Kind(Kind::BadAnswer("it is empty".into()))),
        Some(schema) => match strict::read(schema, &reply.text) {
            Ok(json) => Ok(Some(json)),
            Err(_) if cut => Err(too_long()),
            Err(why) => Err(Unfit::Form(why)),
        },
    }
}

/// What a reply used; what the provider does not say is guessed.
pub(super) fn usage(request: &Request, reply: &Reply) -> Usage {
    let guess = Usage::estimate(request, &reply.text);
    Usage {
        input: reply.input.unwrap_or(guess.input),
        output: reply.output.unwrap_or(guess.output),
        estimated: reply.input.is_none() || reply.output.is_none(),
    }
}

/// What an answer used that broke off: the provider has not told all of it.
pub(super) fn usage_so_far(request: &Request, reply: &Reply) -> Usage {
    let guess = Usage::estimate(request, &reply.text);
    let told = usage(request, reply);
    Usage { input: told.input, output: told.output.max(guess.output), estimated: true }
}

pub(super) fn rung(request: &Request, plan: &Plan) -> Option<Rung> {
    request.schema.as_ref().and_then(|_| plan.rung())
}

/// The instructions, with the schema where nothing but the prompt tells it.
fn told(request: &Request, rung: Option<Rung>) -> Cow<'_, str> {
    match (&request.schema, rung) {
        (Some(schema), Some(Rung::Json | Rung::Prompt)) => {
            let text = [request.system.trim_end(), "", include_str!("prompts/schema.txt")].join("\n");
            Cow::Owned(format!("{}{}", text.trim_start(), schema.value()))
        }
        _ => Cow::Borrowed(&request.system),
    }
}

/// Asks the model to correct itself. One that said nothing is asked the same again.
pub(super) fn ask_again(request: &mut Request, schema: &Schema, text: String, why: &str) {
    if text.trim().is_empty() {
        return;
    }
    let repair = include_str!("prompts/repair.txt").trim_end();
    request.messages.push(Message::assistant(text));
    request.messages.push(Message::user(format!("{repair} {why}.\n\n{}", schema.value())));
}

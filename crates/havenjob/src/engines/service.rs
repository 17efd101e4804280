use uuid::Uuid;

use super::model::{Budget, LlmCall, ProviderSettings, Standing, Used};
use super::once::Question;
use super::{allowance, store};
use crate::accounts;
use crate::app::App;
use crate::config::Llm;
use crate::db::{Tx, UserId};
use crate::error::{Error, Result};
use crate::http::limit::HEAVY;
use crate::http::listing::{Listing, Page, Sorting};
use crate::http::session::Me;
use crate::providers::llm::{
    self, Answer, Engine, First, Model, Network, Options, Request, Secret, Settings, Usage,
};
use crate::tasks::Task;

/// The one kind of provider that there is so far.
pub(super) const LLM: &str = "llm";

/// What a person sets up; a key of none keeps the one that is there, an empty one forgets it.
pub(super) struct NewSettings {
    pub(super) provider_name: String,
    pub(super) model: Option<String>,
    pub(super) base_url: Option<String>,
    pub(super) deployment: Option<String>,
    pub(super) api_version: Option<String>,
    pub(super) api_key: Option<String>,
}

fn known(kind: &str) -> Result<()> {
    if kind == LLM { Ok(()) } else { Err(Error::NotFound("kind of provider")) }
}

/// How a provider is set up.
pub(super) async fn one(app: &App, me: &Me, kind: &str) -> Result<ProviderSettings> {
    known(kind)?;
    let settings = store::settings(&mut app.db.read(me.id).await?, me.id, kind).await?;
    settings.ok_or(Error::NotFound("provider of your own; the instance's works for you"))
}

/// Which engine works for a person, and why.
pub(crate) async fn standing(app: &App, me: &Me) -> Result<Standing> {
    if let Some(own) = store::settings(&mut app.db.read(me.id).await?, me.id, LLM).await? {
        return Ok(Standing::Own(own));
    }
    let shared = &app.config.llm;
    let named = shared.provider.as_deref().filter(|name| *name != "builtin");
    let found = named.and_then(|name| llm::REGISTRY.iter().find(|p| p.name == name));
    Ok(found.map_or(Standing::Builtin, |p| {
        Standing::Shared(p.display, shared.model.clone().or(p.default_model.map(str::to_owned)))
    }))
}

/// What was used this month, and how much of the budget is gone.
pub(super) async fn month(app: &App, me: &Me) -> Result<(Used, Option<Budget>)> {
    let since = allowance::month_of(app.clock.now());
    let used = store::used_since(&mut app.db.read(me.id).await?, me.id, since).await?;
    Ok((used, allowance::budget(app, me.id).await?))
}

/// Sets a provider up. What it lacks is said now; whether it answers, by a test.
pub(super) async fn put(app: &App, me: &Me, kind: &str, new: NewSettings) -> Result<ProviderSettings> {
    known(kind)?;
    let filled = |t: Option<String>| t.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
    let key = accounts::data_key(app, me.id).await?;
    let mut tx = app.db.begin(me.id).await?;
    let kept = store::sealed_key(&mut tx, me.id, kind).await?;
    let before = store::settings(&mut tx, me.id, kind).await?;
    let settings = ProviderSettings {
        provider_type: kind.to_owned(),
        provider_name: new.provider_name,
        model: filled(new.model),
        base_url: filled(new.base_url),
        deployment: filled(new.deployment),
        api_version: filled(new.api_version),
        has_api_key: false,
        updated_at: app.clock.now(),
    };
    // A key goes with where it was meant to go: another provider or address does not get it.
    let same =
        before.is_some_and(|b| b.provider_name == settings.provider_name && b.base_url == settings.base_url);
    let sealed = match new.api_key.as_deref().map(str::trim) {
        Some("") => None,
        Some(text) => Some(key.seal(text.as_bytes(), &bound_to(me.id, &settings.provider_name))?),
        None if same => kept,
        None => None,
    };
    let settings = ProviderSettings { has_api_key: sealed.is_some(), ..settings };
    let opened = sealed.as_deref().map(|s| opened(&key, s, me.id, &settings.provider_name)).transpose()?;
    llm::engine(&asked(&settings, opened), &network(app, false))
        .map_err(|e| Error::field("provider_name", e.to_string()))?;
    store::put(&mut tx, me.id, &settings, sealed.as_deref(), settings.updated_at).await?;
    tx.commit().await?;
    Ok(settings)
}

/// Forgets a provider and its key.
pub(super) async fn delete(app: &App, me: &Me, kind: &str) -> Result<()> {
    known(kind)?;
    let mut tx = app.db.begin(me.id).await?;
    if !store::delete(&mut tx, me.id, kind).await? {
        return Err(Error::NotFound("provider of your own"));
    }
    tx.commit().await
}

/// Asks the person's model something small, on the path that real calls take.
pub(super) async fn test(app: &App, me: &Me, kind: &str) -> Result<Option<Answer>> {
    known(kind)?;
    app.limits.count(HEAVY, &me.id.to_string()).await?;
    match engine_for(app, me.id).await? {
        Engine::Builtin => Ok(None),
        Engine::Model(model) => {
            allowance::afford(app, me.id).await?;
            let _slot = allowance::take(app, me.id).await?;
            let answer = model.test().await;
            let mut tx = app.db.begin(me.id).await?;
            write_down(app, &mut tx, me.id, "test", &model, "(a test of the connection)", &answer).await?;
            tx.commit().await?;
            answer.map(Some).map_err(|e| unanswered(&e))
        }
    }
}

/// A page of the calls, all or those for one purpose.
pub(super) async fn usage(
    app: &App,
    me: &Me,
    purpose: Option<&str>,
    sorting: &Sorting,
    page: Page,
) -> Result<Listing<LlmCall>> {
    let (order, (skip, take)) = (sorting.by(&store::SORTS)?, page.window()?);
    let mut tx = app.db.read(me.id).await?;
    let items = store::calls(&mut tx, me.id, purpose, &order, skip, take).await?;
    Ok(page.of(items, store::count_calls(&mut tx, me.id, purpose).await?))
}

/// The engine that works for a person: their own provider, else the instance's, else the built-in one.
pub(crate) async fn engine_for(app: &App, owner: UserId) -> Result<Engine> {
    let mut tx = app.db.read(owner).await?;
    let own = store::settings(&mut tx, owner, LLM).await?;
    let sealed = store::sealed_key(&mut tx, owner, LLM).await?;
    drop(tx);
    let Some(own) = own else {
        let Some(shared) = of_instance(&app.config.llm) else { return Ok(Engine::Builtin) };
        return llm::engine(&shared, &network(app, true)).map_err(|e| unanswered(&e));
    };
    let key = accounts::data_key(app, owner).await?;
    let opened = sealed.as_deref().map(|s| opened(&key, s, owner, &own.provider_name)).transpose()?;
    llm::engine(&asked(&own, opened), &network(app, false)).map_err(|e| unanswered(&e))
}

/// Asks a model for a person and writes the call down, whatever came of it. Waits for its place among the calls at once.
/// Inside a task the same question is not asked, and paid for, a second time: what an attempt was answered before it fell
/// is there for the next one.
///
/// # Errors
/// The budget is spent, too many calls run at once, or no answer came.
pub(crate) async fn ask(
    app: &App,
    task: &Task,
    owner: UserId,
    purpose: &str,
    model: &Model,
    request: &Request,
) -> Result<Answer> {
    let question = Question::new(app, task, owner, purpose, model, request).await?;
    if let Some(answer) = question.answered(app).await? {
        return Ok(answer);
    }
    allowance::afford(app, owner).await?;
    let _slot = allowance::wait(app, owner).await?;
    let mut asking = model.asking(request);
    let answer = match question.drafted(app).await? {
        Some(draft) => asking.mend(&draft).await,
        None => match asking.first().await {
            Ok(First::Answer(answer)) => Ok(answer),
            Ok(First::Draft(draft)) => {
                // A call of its own: whoever comes after a fall mends this draft and does not ask for another.
                let (unfit, draft) = (Err(asking.unfit(&draft)), draft.paid());
                let mut tx = app.db.begin(owner).await?;
                write_down(app, &mut tx, owner, purpose, model, &said(request), &unfit).await?;
                question.keep_draft(app, &mut tx, &draft).await?;
                tx.commit().await?;
                asking.mend(&draft).await
            }
            Err(e) => Err(e),
        },
    };
    let mut tx = app.db.begin(owner).await?;
    write_down(app, &mut tx, owner, purpose, model, &said(request), &answer).await?;
    if let Ok(answer) = &answer {
        question.keep(app, &mut tx, answer).await?;
    }
    tx.commit().await?;
    answer.map_err(|e| unanswered(&e))
}

/// Everything that a request says, word for word.
pub(super) fn said(request: &Request) -> String {
    let said: Vec<&str> = request.messages.iter().map(|m| m.content.as_str()).collect();
    format!("{}\n\n{}", request.system, said.join("\n\n"))
}

/// Whether calls for this person go to the instance's provider.
pub(super) async fn paid_by_instance(tx: &mut Tx, owner: UserId) -> Result<bool> {
    Ok(!store::has_own_provider(tx, owner).await?)
}

async fn write_down(
    app: &App,
    tx: &mut Tx,
    owner: UserId,
    purpose: &str,
    model: &Model,
    sent: &str,
    answer: &std::result::Result<Answer, llm::Error>,
) -> Result<()> {
    let (usage, cost, error): (Usage, Option<u64>, Option<&str>) = match answer {
        Ok(answer) => (answer.usage, answer.cost_micros, None),
        Err(e) => (e.spent, model.cost(e.spent), Some(e.kind.name())),
    };
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let call = LlmCall {
        id: Uuid::now_v7(),
        purpose: purpose.to_owned(),
        provider: model.provider().name.to_owned(),
        model: model.name().to_owned(),
        sent: sent.to_owned(),
        input_tokens: number(usage.input),
        output_tokens: number(usage.output),
        cost_micros: cost.map(number),
        error: error.map(Into::into),
        created_at: app.clock.now(),
    };
    let is_shared = paid_by_instance(tx, owner).await?;
    store::insert_call(tx, owner, &call, is_shared).await
}

fn unanswered(error: &llm::Error) -> Error {
    Error::Unavailable(error.to_string())
}

/// What a key is sealed for: moved to another person or provider, it does not open.
fn bound_to(owner: UserId, provider: &str) -> String {
    format!("user:{owner}/provider:{provider}")
}

fn opened(key: &crate::seal::Key, sealed: &[u8], owner: UserId, provider: &str) -> Result<Secret> {
    let text = String::from_utf8(key.open(sealed, &bound_to(owner, provider))?);
    text.map(|t| Secret::new(&t)).map_err(|_| Error::Internal("a sealed key is no text".into()))
}

fn asked(settings: &ProviderSettings, key: Option<Secret>) -> Settings {
    Settings {
        provider_name: settings.provider_name.clone(),
        model: settings.model.clone(),
        base_url: settings.base_url.clone(),
        api_key: key,
        deployment: settings.deployment.clone(),
        api_version: settings.api_version.clone(),
        options: Options::default(),
    }
}

fn of_instance(shared: &Llm) -> Option<Settings> {
    Some(Settings {
        provider_name: shared.provider.clone()?,
        model: shared.model.clone(),
        base_url: shared.base_url.clone(),
        api_key: shared.api_key.as_deref().map(Secret::new),
        deployment: shared.deployment.clone(),
        api_version: shared.api_version.clone(),
        options: Options::default(),
    })
}

/// Whoever runs the instance may name a model on their own network; others only where the instance allows it.
fn network(app: &App, is_instance: bool) -> Network {
    Network { allow_private: is_instance || app.config.network.allow_private, ..Network::default() }
}

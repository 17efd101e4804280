use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

use super::model::Standing;
use super::service::{self, LLM, NewSettings};
use super::view;
use crate::app::App;
use crate::error::Result;
use crate::http::chrome::{Frame, go, refused};
use crate::http::listing::{Page, Sorting};
use crate::http::session::Me;
use crate::http::settings;
use crate::http::take::{Form, Query};
use crate::providers::llm::{self, Provider};
use crate::ui::{Tone, Values, notice, sentence};

/// Which provider's form is open; without it the one that is set up.
#[derive(Deserialize)]
pub(crate) struct Chosen {
    provider: Option<String>,
}

pub(crate) async fn page(
    State(app): State<App>,
    frame: Frame,
    Query(chosen): Query<Chosen>,
) -> Result<Response> {
    let standing = service::standing(&app, &frame.me).await?;
    let values = match &standing {
        Standing::Own(own) if chosen.provider.as_deref().is_none_or(|name| name == own.provider_name) => {
            Values::of([
                ("provider_name", own.provider_name.as_str()),
                ("model", own.model.as_deref().unwrap_or_default()),
                ("base_url", own.base_url.as_deref().unwrap_or_default()),
                ("deployment", own.deployment.as_deref().unwrap_or_default()),
                ("api_version", own.api_version.as_deref().unwrap_or_default()),
            ])
        }
        _ => Values::of([("provider_name", chosen.provider.as_deref().unwrap_or_default())]),
    };
    shown(&app, &frame, &values, &html! {}).await
}

/// The page with the form as it was typed, and what a test said.
async fn shown(app: &App, frame: &Frame, values: &Values, tested: &Markup) -> Result<Response> {
    let standing = service::standing(app, &frame.me).await?;
    let (used, budget) = service::month(app, &frame.me).await?;
    let open = provider(values.text("provider_name"));
    let body = html! {
        (view::standing(&standing, tested))
        (view::providers(&standing, open, values))
        (view::usage(used, budget))
    };
    Ok(settings::page(frame, "AI provider", &body))
}

/// One that calls a model.
fn provider(name: &str) -> Option<&'static Provider> {
    llm::REGISTRY.iter().find(|p| p.name == name && p.name != "builtin")
}

/// As the form sends it.
#[derive(Deserialize)]
pub(crate) struct NewProvider {
    provider_name: String,
    #[serde(default)]
    model: String,
    #[serde(default)]
    base_url: String,
    #[serde(default)]
    deployment: String,
    #[serde(default)]
    api_version: String,
    #[serde(default)]
    api_key: String,
    /// Whether the key that is kept shall be forgotten.
    forget_key: Option<String>,
}

pub(crate) async fn put(
    State(app): State<App>,
    frame: Frame,
    Form(new): Form<NewProvider>,
) -> Result<Response> {
    let values = Values::of([
        ("provider_name", new.provider_name.as_str()),
        ("model", &new.model),
        ("base_url", &new.base_url),
        ("deployment", &new.deployment),
        ("api_version", &new.api_version),
    ]);
    // An empty field keeps the key: it is never shown, so that it cannot stand there.
    let api_key = if new.forget_key.is_some() {
        Some(String::new())
    } else {
        Some(new.api_key).filter(|k| !k.trim().is_empty())
    };
    let settings = NewSettings {
        provider_name: new.provider_name,
        model: Some(new.model),
        base_url: Some(new.base_url),
        deployment: Some(new.deployment),
        api_version: Some(new.api_version),
        api_key,
    };
    match service::put(&app, &frame.me, LLM, settings).await {
        Ok(saved) if saved.provider_name == "builtin" => {
            Ok(go("/settings/ai", "Saved. From now on no model is asked for you."))
        }
        Ok(_) => Ok(go(
            "/settings/ai",
            "Saved. Test it now: a short question goes the way that all others will go.",
        )),
        Err(e) => Ok(refused(shown(&app, &frame, &values.refused(e)?, &html! {}).await?)),
    }
}

pub(crate) async fn remove(State(app): State<App>, me: Me) -> Result<Response> {
    service::delete(&app, &me, LLM).await?;
    Ok(go("/settings/ai", "Your provider is removed, and its key is forgotten."))
}

/// Asks the model something small, and says what came of it.
pub(crate) async fn test(State(app): State<App>, frame: Frame) -> Result<Response> {
    let tested = match service::test(&app, &frame.me, LLM).await {
        Ok(answer) => view::tested(answer.as_ref()),
        Err(e) => {
            let values = Values::default().refused(e)?;
            notice(Tone::Bad, &html! { p { (sentence(values.fault.as_deref().unwrap_or_default())) "." } })
        }
    };
    let values = Values::default();
    shown(&app, &frame, &values, &tested).await
}

/// Which part of the list.
#[derive(Deserialize)]
pub(crate) struct At {
    page: Option<i64>,
}

/// What was sent to models, word for word.
pub(crate) async fn sent(State(app): State<App>, frame: Frame, Query(at): Query<At>) -> Result<Response> {
    let page = Page::at(at.page.unwrap_or(1), 20);
    let calls = service::usage(&app, &frame.me, None, &Sorting::default(), page).await?;
    Ok(settings::page(&frame, "What was sent", &view::sent(&calls, app.clock.now())))
}

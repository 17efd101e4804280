//! The providers, in plain sight, and the factory that makes an engine of settings.
//!
//! A new provider is a row in [`REGISTRY`] and a constructor below it; one that speaks a wire we know needs nothing
//! else.

use reqwest::Url;
use reqwest::header::{HeaderName, HeaderValue};

use super::anthropic::Anthropic;
use super::client::{Model, Setup};
use super::error::{Error, Kind};
use super::ollama::Ollama;
use super::openai::OpenAi;
use super::price::{self, Price};
use super::request::Usage;
use super::settings::{Network, Settings};
use super::wire::{Wire, key_header};

/// Whether a setting has to be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// It has.
    Required,
    /// It may be.
    Optional,
    /// The provider has no such thing.
    None,
}

impl Need {
    /// Its name for clients.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Required => "yes",
            Self::Optional => "optional",
            Self::None => "no",
        }
    }
}

/// A kind of provider.
#[derive(Debug)]
pub(crate) struct Provider {
    /// The name in settings.
    pub name: &'static str,
    /// The name on the page.
    pub display: &'static str,
    /// Whether it needs a key.
    pub key: Need,
    /// Whether it needs an address.
    pub base_url: Need,
    /// The address where none is given.
    pub default_base_url: Option<&'static str>,
    /// The model where none is given.
    pub default_model: Option<&'static str>,
    /// What its models cost, where that is known.
    pub prices: &'static [Price],
    make: Make,
}

/// The constructors.
#[derive(Debug, Clone, Copy)]
enum Make {
    /// No model.
    Builtin,
    /// A wire, for these settings, this model and this address.
    Wire(fn(&Settings, &str, Base) -> Made),
}

/// Every provider there is, in the order of the settings page.
pub(crate) static REGISTRY: &[Provider] = &[
    Provider {
        name: "builtin",
        display: "Built in (no model)",
        key: Need::None,
        base_url: Need::None,
        default_base_url: None,
        default_model: None,
        prices: &[],
        make: Make::Builtin,
    },
    Provider {
        name: "openai",
        display: "OpenAI",
        key: Need::Required,
        base_url: Need::Optional,
        default_base_url: Some("https://api.openai.com/v1"),
        default_model: Some("gpt-6.1-terra"),
        prices: price::OPENAI,
        make: Make::Wire(openai),
    },
    Provider {
        name: "azure-openai",
        display: "Azure OpenAI",
        key: Need::Required,
        base_url: Need::Required,
        default_base_url: None,
        default_model: None,
        prices: price::OPENAI,
        make: Make::Wire(azure_openai),
    },
    Provider {
        name: "anthropic",
        display: "Anthropic",
        key: Need::Required,
        base_url: Need::Optional,
        default_base_url: Some("https://api.anthropic.com/v1"),
        default_model: Some("claude-sonnet-5-5"),
        prices: price::ANTHROPIC,
        make: Make::Wire(anthropic),
    },
    Provider {
        name: "openai-compatible",
        display: "OpenAI-compatible (llama.cpp, vLLM, LM Studio, a gateway)",
        key: Need::Optional,
        base_url: Need::Required,
        default_base_url: None,
        default_model: None,
        prices: &[],
        make: Make::Wire(openai_compatible),
    },
    Provider {
        name: "ollama",
        display: "Ollama",
        key: Need::Optional,
        base_url: Need::Optional,
        default_base_url: Some("http://127.0.0.1:11434"),
        default_model: None,
        prices: &[],
        make: Make::Wire(ollama),
    },
];

/// What does the work.
#[derive(Debug, Clone)]
pub(crate) enum Engine {
    /// No model: the deterministic engine. Whoever wants a model has to say what happens without one.
    Builtin,
    /// A model.
    Model(Model),
}

/// Room for thinking at hosted providers, whose models think unless told otherwise.
const HOSTED_ROOM: u32 = 4096;

/// Makes the engine of some settings. It asks nobody: [`Model::test`] does.
///
/// # Errors
/// [`Kind::Settings`]: what is lacking, or what cannot be.
pub(crate) fn engine(settings: &Settings, network: &Network) -> Result<Engine, Error> {
    let found = REGISTRY.iter().find(|p| p.name == settings.provider_name);
    let fail = |provider: &'static str, what: String| Error {
        kind: Kind::Settings(what),
        provider,
        model: settings.model.clone().unwrap_or_default(),
        host: String::new(),
        spent: Usage::default(),
    };
    let Some(provider) = found else {
        let names: Vec<&str> = REGISTRY.iter().map(|p| p.name).collect();
        return Err(fail(
            "the provider",
            format!("there is none of this name; there are {}", names.join(", ")),
        ));
    };
    let Make::Wire(make) = provider.make else { return Ok(Engine::Builtin) };
    let lack = |what: &str| fail(provider.name, format!("{what} is missing"));
    let filled =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
    let azure = filled(&settings.deployment).filter(|_| provider.name == "azure-openai");
    let model = azure.or_else(|| filled(&settings.model)).or(provider.default_model.map(str::to_owned));
    let model = model.ok_or_else(|| lack("the model"))?;
    if provider.key == Need::Required && settings.api_key.as_ref().is_none_or(|k| k.expose().is_empty()) {
        return Err(lack("the key"));
    }
    let base = filled(&settings.base_url).or(provider.default_base_url.map(str::to_owned));
    let base = base.ok_or_else(|| lack("the base URL"))?;
    let base = Base::parse(&base).map_err(|what| fail(provider.name, what))?;
    let (wire, base) = make(settings, &model, base).map_err(|what| fail(provider.name, what))?;
    let given = settings.options.input_price.zip(settings.options.output_price);
    let given = given.map(|(input, output)| Price { model: "", input, output, up_to: u64::MAX });
    Ok(Engine::Model(Model::new(Setup {
        provider,
        model,
        wire,
        base: base.0,
        host: base.1,
        structured: settings.options.structured,
        price: given,
        network: network.clone(),
    })))
}

/// Where an API is, without the slash at the end, and its host, for error messages.
struct Base(String, String);

impl Base {
    fn parse(text: &str) -> Result<Self, String> {
        let url =
            Url::parse(text).map_err(|_| "the base URL is none: write it like https://example.com/v1")?;
        if url.query().is_some() || url.fragment().is_some() {
            return Err(
                "the base URL has a ? or # in it: leave it out, the version has a field of its own".into()
            );
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("the base URL holds a name or a password: a key has a field of its own".into());
        }
        let host = url.host_str().ok_or("the base URL has no host: write it like https://example.com/v1")?;
        Ok(Self(url.as_str().trim_end_matches('/').to_owned(), host.to_owned()))
    }

    /// People paste the address of the call itself.
    fn without(mut self, path: &str) -> Self {
        if let Some(rest) = self.0.strip_suffix(path) {
            self.0 = rest.to_owned();
        }
        self
    }

    /// People leave the version out.
    fn or_path(mut self, path: &str) -> Self {
        if Url::parse(&self.0).is_ok_and(|url| matches!(url.path(), "" | "/")) {
            self.0.push_str(path);
        }
        self
    }
}

/// A wire and the address it is asked at, or what the settings lack.
type Made = Result<(Box<dyn Wire>, Base), String>;

fn openai(settings: &Settings, model: &str, base: Base) -> Made {
    let wire = chat(settings, model, bearer(settings)?, true, HOSTED_ROOM);
    Ok((Box::new(wire), base.without("/chat/completions").or_path("/v1")))
}

fn openai_compatible(settings: &Settings, model: &str, base: Base) -> Made {
    let wire = chat(settings, model, bearer(settings)?, false, 0);
    Ok((Box::new(wire), base.without("/chat/completions").or_path("/v1")))
}

/// With a version: the older API, a path for each deployment. Without: the newer one, where the deployment is the
/// model.
fn azure_openai(settings: &Settings, deployment: &str, base: Base) -> Made {
    let key = settings.api_key.as_ref().map(|key| key_header("api-key", "", key)).transpose()?;
    let mut wire = chat(settings, deployment, key.into_iter().collect(), true, HOSTED_ROOM);
    let base = base.without("/chat/completions");
    let safe = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    match settings.api_version.as_deref().map(str::trim).filter(|v| !v.is_empty()) {
        Some(version) if safe(version) && safe(deployment) => {
            wire.path = format!("/openai/deployments/{deployment}/chat/completions?api-version={version}");
            Ok((Box::new(wire), base.without(&format!("/deployments/{deployment}")).without("/openai")))
        }
        Some(_) => Err("deployment or API version hold characters that neither has".into()),
        None => Ok((Box::new(wire), base.or_path("/openai/v1"))),
    }
}

fn anthropic(settings: &Settings, model: &str, base: Base) -> Made {
    let mut headers =
        vec![(HeaderName::from_static("anthropic-version"), HeaderValue::from_static("2023-06-01"))];
    if let Some(key) = &settings.api_key {
        headers.push(key_header("x-api-key", "", key)?);
    }
    let options = &settings.options;
    let room = options.thinking_room.unwrap_or(HOSTED_ROOM);
    let wire = Anthropic { headers, model: model.to_owned(), room, effort: options.effort.clone() };
    Ok((Box::new(wire), base.without("/messages").or_path("/v1")))
}

fn ollama(settings: &Settings, model: &str, base: Base) -> Made {
    let options = &settings.options;
    let num_ctx = options.num_ctx.unwrap_or(8192);
    let room = options.thinking_room.unwrap_or(0);
    let wire = Ollama { headers: bearer(settings)?, model: model.to_owned(), num_ctx, room };
    Ok((Box::new(wire), base.without("/api/chat").without("/v1").without("/api")))
}

fn chat(
    settings: &Settings,
    model: &str,
    headers: Vec<(HeaderName, HeaderValue)>,
    completion_tokens: bool,
    room: u32,
) -> OpenAi {
    OpenAi {
        path: "/chat/completions".into(),
        headers,
        model: model.to_owned(),
        completion_tokens,
        room: settings.options.thinking_room.unwrap_or(room),
        effort: settings.options.effort.clone(),
    }
}

fn bearer(settings: &Settings) -> Result<Vec<(HeaderName, HeaderValue)>, String> {
    let key = settings.api_key.as_ref().filter(|key| !key.expose().is_empty());
    Ok(key.map(|key| key_header("authorization", "Bearer ", key)).transpose()?.into_iter().collect())
}

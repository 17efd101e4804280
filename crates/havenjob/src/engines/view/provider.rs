use maud::{Markup, html};

use super::super::model::Standing;
use crate::providers::llm::{self, Need, Provider};
use crate::ui::{Field, Icon, Tone, Values, field, icon, notice, refusal, sentence, setting, submit};

/// The providers to choose from, and the form of the one that is open.
pub(in crate::engines) fn providers(standing: &Standing, open: Option<&Provider>, values: &Values) -> Markup {
    let title = if matches!(standing, Standing::Own(_)) {
        "Change the provider"
    } else {
        "Add a provider of your own"
    };
    setting(
        "provider",
        title,
        "Your key, your account there, your model. Choose where it runs.",
        &html! {
            nav.choices aria-label="Providers" {
                @for provider in llm::REGISTRY.iter().filter(|p| p.name != "builtin") {
                    a href={ "/settings/ai?provider=" (provider.name) "#provider" }
                        aria-current=[open.is_some_and(|o| o.name == provider.name).then_some("true")] { (short(provider)) }
                }
            }
            @if let Some(open) = open { (form(standing, open, values)) }
        },
    )
}

/// The name without what stands in brackets behind it.
pub(super) fn short(provider: &Provider) -> &'static str {
    provider.display.split(" (").next().unwrap_or(provider.display)
}

fn form(standing: &Standing, provider: &Provider, values: &Values) -> Markup {
    let has_key =
        matches!(standing, Standing::Own(own) if own.has_api_key && own.provider_name == provider.name);
    let is_azure = provider.name == "azure-openai";
    html! {
        div.opened {
        (refusal(values))
        @if let Some(fault) = values.fault_of("provider_name") { (notice(Tone::Bad, &html! { p { (sentence(fault)) "." } })) }
        form.form method="post" action="/settings/ai" {
            h3 { (provider.display) }
            input type="hidden" name="provider_name" value=(provider.name);
            @if provider.base_url != Need::None {
                (field(Field { name: "base_url", label: "Address", kind: "url", required: provider.base_url == Need::Required,
                    hint: &address_hint(provider), ..Field::default() }, values))
            }
            @if is_azure {
                (field(Field { name: "deployment", label: "Deployment", required: true, hint: "Its name stands for the model.",
                    ..Field::default() }, values))
                (field(Field { name: "api_version", label: "API version",
                    hint: "Only for the older API, such as 2024-10-21. Left empty, the newer one is asked.", ..Field::default() },
                    values))
            } @else {
                (field(Field { name: "model", label: "Model", required: provider.default_model.is_none(),
                    hint: &model_hint(provider), ..Field::default() }, values))
            }
            @if provider.key != Need::None { (key(provider, has_key, values)) }
            div.actions { (submit("Save")) }
        }
        }
    }
}

fn key(provider: &Provider, has_one: bool, values: &Values) -> Markup {
    let hint = if has_one {
        "One is kept. Leave this empty to keep it. Another address needs it again."
    } else {
        "Kept encrypted, used for you only, and never shown again."
    };
    let is_required = provider.key == Need::Required && !has_one;
    html! {
        (field(Field { name: "api_key", label: "Key", kind: "password", required: is_required, hint,
            autocomplete: "new-password", ..Field::default() }, values))
        @if has_one && provider.key == Need::Optional {
            label.check { input type="checkbox" name="forget_key" value="yes"; span { (icon(Icon::Trash2)) " Forget the key that is kept" } }
        }
    }
}

fn address_hint(provider: &Provider) -> String {
    match provider.default_base_url {
        Some(url) => format!("Left empty: {url}"),
        None if provider.name == "azure-openai" => "Such as https://my-resource.openai.azure.com".to_owned(),
        None => "Such as https://models.example.org/v1. It mostly ends in /v1.".to_owned(),
    }
}

fn model_hint(provider: &Provider) -> String {
    provider.default_model.map_or_else(
        || "As the server calls it, such as qwen3-8b.".to_owned(),
        |model| format!("Left empty: {model}"),
    )
}

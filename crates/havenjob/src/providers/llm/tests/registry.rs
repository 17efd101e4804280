//! The table of providers and the factory.

use super::*;

fn settings_error(settings: &Settings) -> String {
    let error = engine(settings, &network()).unwrap_err();
    assert!(matches!(error.kind, Kind::Settings(_)));
    error.to_string()
}

#[test]
fn every_provider_is_listed_once_and_can_be_made() {
    let names: Vec<&str> = REGISTRY.iter().map(|p| p.name).collect();
    assert_eq!(names[0], "builtin");
    assert_eq!(names.len(), names.iter().collect::<std::collections::HashSet<_>>().len());
    assert!(ASKING.iter().all(|name| names.contains(name)) && names.len() == ASKING.len() + 1);
    assert!(matches!(engine(&Settings::of("builtin"), &network()), Ok(Engine::Builtin)));
    for provider in ASKING {
        let made = model(provider, "https://example.com");
        assert_eq!((made.provider().name, made.name()), (provider, "model-1"));
    }
}

#[test]
fn defaults_have_a_price() {
    for provider in REGISTRY.iter().filter(|p| !p.prices.is_empty()) {
        if let Some(model) = provider.default_model {
            assert!(super::super::price::of(provider.prices, model).is_some(), "{model}");
        }
    }
}

#[test]
fn what_is_missing_is_named() {
    let nobody = Settings::of("gpt");
    assert!(settings_error(&nobody).contains("builtin, openai, azure-openai, anthropic"));
    assert!(settings_error(&Settings::of("openai")).contains("the key is missing"));
    let blank = Settings { api_key: Some(Secret::new(" \n")), ..Settings::of("anthropic") };
    assert!(settings_error(&blank).contains("the key is missing"));
    assert!(settings_error(&Settings::of("ollama")).contains("the model is missing"));
    assert!(settings_error(&Settings::of("azure-openai")).contains("the model is missing"));
    let azure = Settings { base_url: None, ..settings("azure-openai", "") };
    assert!(settings_error(&azure).contains("the base URL is missing"));
    let odd =
        Settings { api_version: Some("2024&x=1".into()), ..settings("azure-openai", "https://x.example") };
    assert!(settings_error(&odd).contains("API version"));
}

#[test]
fn settings_are_read_from_json() {
    let json = json!({"provider_name": "ollama", "model": "qwen3", "api_key": " k ", "options": {"num_ctx": 4096, "structured": "json"}});
    let settings: Settings = serde_json::from_value(json).unwrap();
    assert_eq!((settings.options.num_ctx, settings.options.structured), (Some(4096), Some(Rung::Json)));
    assert!(serde_json::from_value::<Settings>(json!({"provider_name": "ollama", "modle": "x"})).is_err());
}

#[tokio::test]
async fn a_private_address_is_asked_only_where_that_is_allowed() {
    let server = MockServer::start().await;
    always(&server, ok(&whole("openai", "Short.")), 0).await;
    let closed = Network { allow_private: false, ..network() };
    let port = server.address().port();
    let bases = [
        format!("http://127.0.0.1:{port}"),
        format!("https://127.0.0.1:{port}"),
        format!("https://localhost:{port}"),
        "https://169.254.169.254".into(),
        "https://[::ffff:10.0.0.1]/v1".into(),
    ];
    for provider in ASKING {
        for base in &bases {
            let model = made_with(&settings(provider, base), &closed);
            let error = model.complete(&request()).await.unwrap_err();
            assert!(matches!(error.kind, Kind::Address(_)) && !error.kind.is_temporary(), "{base} {error}");
        }
    }
}

#[tokio::test]
async fn the_test_takes_the_real_path() {
    for provider in ASKING {
        let server = MockServer::start().await;
        always(&server, ok(&whole(provider, r#"{"ready": true}"#)), 1).await;
        let answer = model(provider, &server.uri()).test().await.unwrap();
        assert_eq!(
            (answer.json, answer.rung),
            (Some(json!({"ready": true})), Some(Rung::Schema)),
            "{provider}"
        );
    }
}

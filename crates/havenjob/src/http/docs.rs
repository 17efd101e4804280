//! The description of the API.

use utoipa::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};

/// What stands above the endpoints.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "HavenJob",
        description = "The API of a HavenJob instance. Log in at `/api/auth/login`, or send a personal access token as \
                       `Authorization: Bearer …`. Errors are RFC 9457 problem details with a stable `type`. What is \
                       somebody else's is answered as if it were not there.",
        license(name = "MIT OR Apache-2.0")
    ),
    modifiers(&Schemes),
    security(("token" = []), ("session" = [])),
    tags(
        (name = "auth", description = "Coming in and going out"),
        (name = "users", description = "One's own account"),
        (name = "cv", description = "Uploaded CVs"),
        (name = "profile", description = "One's master record"),
        (name = "jobs", description = "Postings"),
        (name = "tailor", description = "CVs made for one job"),
        (name = "chat", description = "The career assistant"),
        (name = "admin", description = "For whoever runs the instance: people, work, what was done"),
        (name = "ops", description = "For whoever runs the instance")
    )
)]
pub(super) struct Head;

struct Schemes;

impl utoipa::Modify for Schemes {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let components = api.components.get_or_insert_with(Default::default);
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        components.add_security_scheme("token", SecurityScheme::Http(bearer));
        let cookie = ApiKey::Cookie(ApiKeyValue::new(super::session::COOKIE_NAME));
        components.add_security_scheme("session", SecurityScheme::ApiKey(cookie));
    }
}

/// The whole description.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    super::router::described().1
}

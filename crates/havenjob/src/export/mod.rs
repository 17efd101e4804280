//! Everything that the instance keeps about a person, as one file to take away. What belongs to a person is a question to
//! the database as a whole, so this feature reads the tables themselves, by the list in `model`; a test holds that list
//! against the schema, so that neither a table nor a column can be forgotten.

mod api;
mod archive;
mod model;
mod service;
mod store;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// The endpoints.
pub(crate) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(api::export))
}

//! What every endpoint may refuse, written into the API's description in one place: handlers only name what is their own.

use axum::http::StatusCode;
use utoipa::openapi::path::Operation;
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{Content, OpenApi, Ref, RefOr, Response, ResponseBuilder};

const PROBLEM: &str = "application/problem+json";

/// Adds the refusals that follow from what an endpoint is, and says of all of them that they are problem details.
pub(super) fn complete(api: &mut OpenApi) {
    for (path, item) in &mut api.paths.paths {
        let operations = [
            ("get", &mut item.get),
            ("put", &mut item.put),
            ("post", &mut item.post),
            ("delete", &mut item.delete),
            ("patch", &mut item.patch),
        ];
        for (method, operation) in operations {
            let Some(operation) = operation else { continue };
            for status in follows(path, method, operation) {
                let responses = &mut operation.responses.responses;
                responses.entry(status.as_str().to_owned()).or_insert_with(|| RefOr::T(problem(status)));
            }
            for response in operation.responses.responses.values_mut() {
                as_problem(response);
            }
        }
    }
}

fn follows(path: &str, method: &str, operation: &Operation) -> Vec<StatusCode> {
    // A request that takes too long, a store or service that does not answer.
    let mut statuses = vec![StatusCode::SERVICE_UNAVAILABLE];
    let is_open = operation.security.as_ref().is_some_and(|s| s.contains(&SecurityRequirement::default()));
    if !is_open {
        statuses.push(StatusCode::UNAUTHORIZED);
    }
    if method != "get" {
        // A page elsewhere, or a token that may only read; and too many at once.
        statuses.extend([StatusCode::FORBIDDEN, StatusCode::TOO_MANY_REQUESTS]);
    }
    if path.contains('{') {
        statuses.push(StatusCode::NOT_FOUND);
    }
    let has_query = operation.parameters.iter().flatten().any(|p| match p {
        RefOr::T(p) => matches!(p.parameter_in, utoipa::openapi::path::ParameterIn::Query),
        RefOr::Ref(_) => false,
    });
    if operation.request_body.is_some() {
        statuses.extend([StatusCode::PAYLOAD_TOO_LARGE, StatusCode::UNSUPPORTED_MEDIA_TYPE]);
    }
    if operation.request_body.is_some() || has_query {
        statuses.extend([StatusCode::BAD_REQUEST, StatusCode::UNPROCESSABLE_ENTITY]);
    }
    statuses
}

fn problem(status: StatusCode) -> Response {
    let content = Content::new(Some(Ref::from_schema_name("Problem")));
    let description = status.canonical_reason().unwrap_or_default();
    ResponseBuilder::new().description(description).content(PROBLEM, content).build()
}

/// Problem details have a media type of their own.
fn as_problem(response: &mut RefOr<Response>) {
    let RefOr::T(response) = response else { return };
    let is_problem = response.content.values().any(|content| match content {
        RefOr::T(content) => {
            matches!(&content.schema, Some(RefOr::Ref(schema)) if schema.ref_location.ends_with("/Problem"))
        }
        RefOr::Ref(_) => false,
    });
    if is_problem && let Some(content) = response.content.shift_remove("application/json") {
        response.content.insert(PROBLEM.to_owned(), content);
    }
}

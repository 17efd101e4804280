//! OpenID Connect: where a person is sent to log in, and what their return proves. The issuer is the instance's own
//! choice, so its address is not held to the rules for addresses that people type in; redirects are not followed all the
//! same.

use std::borrow::Cow;
use std::time::Duration;

use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreGenderClaim, CoreProviderMetadata,
};
use openidconnect::{
    AccessTokenHash, AuthType, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EmptyAdditionalClaims,
    HttpRequest, HttpResponse, IssuerUrl, Nonce, NonceVerifier, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, TokenResponse, UserInfoClaims,
};
use serde::{Deserialize, Serialize};

use crate::cli::Failure;
use crate::config::Issuer;
use crate::error::{Error, Result};

/// Seconds that one answer of an issuer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What must be kept, out of the browser's sight, until the person returns.
#[derive(Serialize, Deserialize)]
pub(crate) struct Kept {
    redirect: String,
    nonce: Option<String>,
    verifier: Option<String>,
}

/// What an issuer says of a person, and has proven.
#[derive(Debug, Clone, Default)]
pub(crate) struct Proof {
    /// The issuer's own name for the person.
    pub(crate) subject: String,
    pub(crate) email: Option<String>,
    /// Whether the issuer says that the address is theirs.
    pub(crate) is_verified: bool,
    pub(crate) name: Option<String>,
}

/// Where to send the person, and what to keep. `state` comes back with them, to `redirect`.
///
/// # Errors
/// The issuer does not answer, or not as one.
pub(crate) async fn depart(issuer: &Issuer, redirect: String, state: String) -> Result<(String, Kept)> {
    let metadata = discover(issuer, &client()?).await?;
    let asked = CoreClient::from_provider_metadata(metadata, ClientId::new(issuer.client_id.clone()), None)
        .set_redirect_uri(return_address(&redirect)?);
    let mut request = asked
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || CsrfToken::new(state), Nonce::new_random)
        .add_scopes(issuer.scopes.iter().filter(|s| *s != "openid").cloned().map(Scope::new));
    let mut verifier = None;
    if issuer.pkce {
        let (challenge, kept) = PkceCodeChallenge::new_random_sha256();
        verifier = Some(kept.into_secret());
        request = request.set_pkce_challenge(challenge);
    }
    let (url, _, nonce) = request.url();
    // Sent in any case; where it does not come back, nothing is held against it.
    let nonce = issuer.nonce.then(|| nonce.secret().to_owned());
    Ok((url.into(), Kept { redirect, nonce, verifier }))
}

/// Trades the code for what it proves: who the person is to the issuer.
///
/// # Errors
/// The code was used or is not this instance's; the answer is not the issuer's, or not to what was kept; the issuer does
/// not answer.
pub(crate) async fn arrive(issuer: &Issuer, kept: Kept, code: String) -> Result<Proof> {
    let http = client()?;
    let metadata = discover(issuer, &http).await?;
    let takes_header = metadata
        .token_endpoint_auth_methods_supported()
        .is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
    let in_body = issuer.secret_in_body.unwrap_or(!takes_header);
    let asked = CoreClient::from_provider_metadata(
        metadata,
        ClientId::new(issuer.client_id.clone()),
        issuer.client_secret.clone().map(ClientSecret::new),
    )
    .set_auth_type(if in_body { AuthType::RequestBody } else { AuthType::BasicAuth })
    .set_redirect_uri(return_address(&kept.redirect)?);

    let mut exchange = asked
        .exchange_code(AuthorizationCode::new(code))
        .map_err(|e| unavailable(issuer, "names no token endpoint", &e))?;
    if let Some(verifier) = kept.verifier {
        exchange = exchange.set_pkce_verifier(PkceCodeVerifier::new(verifier));
    }
    let send = |request| send(http.clone(), request);
    let tokens = exchange.request_async(&send).await.map_err(|e| match &e {
        RequestTokenError::ServerResponse(_) => not_proven(issuer, &e),
        _ => unavailable(issuer, "gives no tokens", &e),
    })?;
    let token = tokens.id_token().ok_or_else(|| not_proven(issuer, &"there is no ID token"))?;
    let verifier = asked.id_token_verifier();
    let claims = token.claims(&verifier, Expected(kept.nonce)).map_err(|e| not_proven(issuer, &e))?;
    if let Some(expected) = claims.access_token_hash() {
        let hash = token.signing_alg().and_then(|alg| Ok((alg, token.signing_key(&verifier)?)));
        let (alg, key) = hash.map_err(|e| not_proven(issuer, &e))?;
        let actual = AccessTokenHash::from_token(tokens.access_token(), alg, key);
        if actual.map_err(|e| not_proven(issuer, &e))? != *expected {
            return Err(not_proven(issuer, &"the access token is another's"));
        }
    }
    let name = claims.name().and_then(|n| n.get(None)).map(|n| n.as_str().to_owned());
    let mut proof = Proof {
        subject: claims.subject().as_str().to_owned(),
        email: claims.email().map(|e| e.as_str().to_owned()),
        is_verified: claims.email_verified().unwrap_or(false),
        name,
    };
    if proof.email.is_none() {
        let subject = claims.subject().clone();
        // Many issuers tell more when asked than the token holds. Without an answer, what is proven stays proven.
        if let Ok(request) = asked.user_info(tokens.access_token().clone(), Some(subject)) {
            let told: Result<UserInfoClaims<EmptyAdditionalClaims, CoreGenderClaim>, _> =
                request.request_async(&send).await;
            match told {
                Ok(told) => {
                    proof.email = told.email().map(|e| e.as_str().to_owned());
                    proof.is_verified = told.email_verified().unwrap_or(false);
                    let name = told.name().and_then(|n| n.get(None)).map(|n| n.as_str().to_owned());
                    proof.name = proof.name.or(name);
                }
                Err(e) => tracing::warn!("{} tells nothing more of a person: {e}", issuer.name),
            }
        }
    }
    Ok(proof)
}

/// The nonce that must be in the token, where one is asked back.
struct Expected(Option<String>);

impl NonceVerifier for Expected {
    fn verify(self, nonce: Option<&Nonce>) -> Result<(), String> {
        let Some(expected) = self.0 else { return Ok(()) };
        (&Nonce::new(expected)).verify(nonce)
    }
}

fn client() -> Result<reqwest::Client> {
    let client = reqwest::Client::builder().timeout(PATIENCE).redirect(reqwest::redirect::Policy::none());
    client.build().map_err(|e| Error::Internal(format!("no client for issuers: {e}")))
}

async fn discover(issuer: &Issuer, http: &reqwest::Client) -> Result<CoreProviderMetadata> {
    metadata(issuer, http).await.map_err(|why| {
        tracing::warn!("the issuer {} does not say how to log in: {why}", issuer.name);
        away(issuer)
    })
}

/// Whether the issuer says how to log in.
///
/// # Errors
/// Why not, for whoever runs the instance.
pub(crate) async fn ping(issuer: &Issuer) -> Result<(), String> {
    let client = client().map_err(|e| e.to_string())?;
    metadata(issuer, &client).await.map(drop)
}

async fn metadata(issuer: &Issuer, http: &reqwest::Client) -> Result<CoreProviderMetadata, String> {
    let url = IssuerUrl::new(issuer.url.clone()).map_err(|e| e.to_string())?;
    let send = |request| send(http.clone(), request);
    CoreProviderMetadata::discover_async(url, &send).await.map_err(|e| causes(&e))
}

fn return_address(redirect: &str) -> Result<RedirectUrl> {
    RedirectUrl::new(redirect.to_owned())
        .map_err(|e| Error::Internal(format!("[server] public_url is no address: {e}")))
}

#[derive(Debug, thiserror::Error)]
enum Unanswered {
    #[error("{}", causes(.0))]
    Client(#[from] reqwest::Error),
    #[error(transparent)]
    Answer(#[from] openidconnect::http::Error),
}

async fn send(client: reqwest::Client, request: HttpRequest) -> Result<HttpResponse, Unanswered> {
    let (head, body) = request.into_parts();
    let asked = client.request(head.method, head.uri.to_string()).headers(head.headers).body(body);
    let answer = asked.send().await?;
    let mut made = openidconnect::http::Response::builder().status(answer.status());
    if let Some(headers) = made.headers_mut() {
        headers.clone_from(answer.headers());
    }
    Ok(made.body(answer.bytes().await?.to_vec())?)
}

/// An error with what caused it: the outermost alone says too little.
fn causes(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |e| e.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

fn unavailable(issuer: &Issuer, what: &str, error: &(dyn std::error::Error + 'static)) -> Error {
    tracing::warn!("the issuer {} {what}: {}", issuer.name, causes(error));
    away(issuer)
}

fn away(issuer: &Issuer) -> Error {
    Error::Unavailable(format!(
        "{} does not answer as it should: try again later, or log in another way",
        issuer.label
    ))
}

fn not_proven(issuer: &Issuer, why: &dyn std::fmt::Display) -> Error {
    tracing::warn!("a login by {} proves nothing: {why}", issuer.name);
    let label = Cow::from(&issuer.label);
    Error::Unusable(Failure::input(
        "login-not-proven",
        format!("what came back from {label} does not prove who you are"),
        "begin the login again, from the start",
    ))
}

//! A login in two steps, as pages make it: the password first, and where the account asks for it a code on a page of its
//! own. The password is not kept in between; what waits for the code is here, and the browser holds its name.

use serde::{Deserialize, Serialize};

use super::ceremonies::{self, Kind};
use super::model::hash_of;
use super::service::{self, Login};
use super::{second_factor, store};
use crate::app::App;
use crate::cli::Failure;
use crate::error::{Error, Result};
use crate::http::limit::BY_IP;
use crate::http::session::Caller;

/// What a right password leads to.
pub(super) enum Step {
    /// The person is in.
    In(Box<Login>),
    /// A code is asked for; under this name it is waited for.
    Code(String),
}

/// Whose code is waited for.
#[derive(Serialize, Deserialize)]
struct Waiting {
    email: String,
    /// Tells the password that was right from one that was chosen meanwhile.
    password: Vec<u8>,
}

/// Begins by address and password.
pub(super) async fn begin(app: &App, caller: &Caller, email: &str, secret: String) -> Result<Step> {
    let door = service::whose(app, caller, email, secret).await?;
    let mut tx = app.db.begin(door.id).await?;
    match second_factor::pass(app, &mut tx, door.id, None).await {
        Ok(()) => {
            let login = service::log_in(app, &mut tx, door.id, caller).await?;
            tx.commit().await?;
            Ok(Step::In(Box::new(login)))
        }
        Err(Error::SecondFactor) => {
            let account = store::account(&mut tx, door.id).await?;
            drop(tx);
            let ceremony = ceremonies::token();
            let waiting = Waiting { email: account.email, password: mark(door.password_hash.as_deref()) };
            ceremonies::begin(app, Kind::SecondStep, &ceremony, &waiting).await?;
            Ok(Step::Code(ceremony))
        }
        Err(e) => Err(e),
    }
}

/// Ends it by a code. A wrong one may be followed by another try, until the time is over.
pub(super) async fn finish(app: &App, caller: &Caller, ceremony: &str, code: &str) -> Result<Login> {
    app.limits.count(BY_IP, &caller.ip.to_string()).await?;
    let waiting: Option<Waiting> = ceremonies::look(app, Kind::SecondStep, ceremony).await?;
    let waiting = waiting.ok_or_else(worn)?;
    let door = store::door(&mut app.db.read_unowned().await?, &waiting.email).await?;
    let is_same = |door: &store::Door| mark(door.password_hash.as_deref()) == waiting.password;
    let door = door.filter(|d| d.disabled_at.is_none() && is_same(d)).ok_or_else(worn)?;
    let mut tx = app.db.begin(door.id).await?;
    // An empty code is a wrong one: that a code is asked for is known by now.
    let passed = second_factor::pass(app, &mut tx, door.id, Some(code)).await;
    passed.map_err(|e| if matches!(e, Error::SecondFactor) { Error::WrongCode } else { e })?;
    let login = service::log_in(app, &mut tx, door.id, caller).await?;
    tx.commit().await?;
    ceremonies::take::<Waiting>(app, Kind::SecondStep, ceremony).await?;
    Ok(login)
}

fn mark(password_hash: Option<&str>) -> Vec<u8> {
    hash_of(password_hash.unwrap_or_default())
}

fn worn() -> Error {
    Error::Unusable(Failure::input(
        "login-not-begun",
        "this login took too long",
        "begin again with your password",
    ))
}

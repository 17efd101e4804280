use serde_json::{Value, json};

use super::service::data_key;
use super::store;
use crate::app::App;
use crate::error::Error;
use crate::tasks::{Outcome, Stop, Task};

/// Sends one mail with a link.
pub(crate) async fn send_mail(app: &App, task: &Task) -> Outcome {
    let broken = || Stop::GiveUp(Error::Internal(format!("task {} holds no mail", task.id)));
    let text = |name: &str| task.payload.get(name).and_then(Value::as_str).ok_or_else(broken);
    let sealed: Vec<u8> =
        task.payload.get("sealed").and_then(|v| serde_json::from_value(v.clone()).ok()).ok_or_else(broken)?;
    let key = data_key(app, task.owner()?).await?;
    let secret = String::from_utf8(key.open(&sealed, "mailed link")?).map_err(|_| broken())?;
    let base = app.config.server.base_url();
    let (subject, body) = match text("purpose")? {
        "reset" => (
            "Choose a new password for HavenJob",
            format!(
                "Someone asked for a new password for this address.\n\nChoose it here, within an hour:\n\
                 {base}/reset?token={secret}\n\nIf it was not you, do nothing: the old one stays.\n"
            ),
        ),
        _ => (
            "Confirm your address for HavenJob",
            format!(
                "Welcome. Confirm that this address is yours:\n{base}/verify?token={secret}\n\nIf you did not register, do nothing.\n"
            ),
        ),
    };
    app.mailer.send(text("to")?, subject, &body, task.id).await?;
    Ok(json!({}))
}

/// Throws out sessions and mailed links that are no longer good.
pub(crate) async fn sweep(app: &App) -> Outcome {
    let mut tx = app.db.begin_unowned().await?;
    let gone = store::sweep(&mut tx, app.clock.now()).await?;
    tx.commit().await?;
    Ok(json!({"sessions": gone.sessions, "mailed_links": gone.mailed_links}))
}

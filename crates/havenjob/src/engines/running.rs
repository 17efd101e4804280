//! A call whose answer arrives in pieces. It is written down before it is made, so that one whose process dies is not
//! forgotten, and again in the transaction that keeps its answer.

use futures::StreamExt;
use futures::stream::BoxStream;
use tokio::runtime::Handle;
use uuid::Uuid;

use super::allowance::{self, Slot};
use super::model::LlmCall;
use super::service::{paid_by_instance, said};
use super::store;
use crate::app::App;
use crate::db::{Tx, UserId};
use crate::error::Result;
use crate::providers::llm::{self, Answer, Event, Model, Request, Usage};

/// What a call is called that has not ended, or never did.
const UNFINISHED: &str = "unfinished";
/// What one is called that we ended.
const STOPPED: &str = "stopped";

/// A call on its way. Dropped before it is settled, it hangs up, and what it used is written down by a guess.
pub(crate) struct Running {
    app: App,
    owner: UserId,
    id: Uuid,
    model: Model,
    request: Request,
    text: String,
    pieces: BoxStream<'static, std::result::Result<Event, llm::Error>>,
    is_settled: bool,
    _slot: Slot,
}

/// The end of a call.
pub(crate) enum End {
    Done(Box<Answer>),
    Failed(llm::Error),
    /// We hung up.
    Stopped,
}

/// Asks a model for a person; nothing is sent before the first [`Running::next`].
///
/// # Errors
/// The budget is spent, or too many calls run at once.
pub(crate) async fn begin(
    app: &App,
    owner: UserId,
    purpose: &str,
    model: Model,
    request: Request,
) -> Result<Running> {
    allowance::afford(app, owner).await?;
    let slot = allowance::wait(app, owner).await?;
    let (guess, number) = (Usage::estimate(&request, ""), |n: u64| i64::try_from(n).unwrap_or(i64::MAX));
    let mut tx = app.db.begin(owner).await?;
    let call = LlmCall {
        id: Uuid::now_v7(),
        purpose: purpose.to_owned(),
        provider: model.provider().name.to_owned(),
        model: model.name().to_owned(),
        sent: said(&request),
        input_tokens: number(guess.input),
        output_tokens: 0,
        cost_micros: model.cost(guess).map(number),
        error: Some(UNFINISHED.to_owned()),
        created_at: app.clock.now(),
    };
    let is_shared = paid_by_instance(&mut tx, owner).await?;
    store::insert_call(&mut tx, owner, &call, is_shared).await?;
    tx.commit().await?;
    let pieces = model.stream(request.clone());
    Ok(Running {
        app: app.clone(),
        owner,
        id: call.id,
        model,
        request,
        text: String::new(),
        pieces,
        is_settled: false,
        _slot: slot,
    })
}

impl Running {
    /// Waits for more: none while the answer goes on. May be dropped and called again.
    pub(crate) async fn next(&mut self) -> Option<End> {
        match self.pieces.next().await {
            Some(Ok(Event::Delta(more))) => {
                self.text.push_str(&more);
                None
            }
            Some(Ok(Event::Done(answer))) => Some(End::Done(answer)),
            Some(Err(e)) => Some(End::Failed(e)),
            None => Some(End::Stopped),
        }
    }

    /// The text so far.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Says that what was written down is true by now: after the commit.
    pub(crate) fn settle(&mut self) {
        self.is_settled = true;
    }

    /// Writes down what it used.
    pub(crate) async fn write_down(&mut self, tx: &mut Tx, end: &End) -> Result<()> {
        let (usage, cost, error) = match end {
            End::Done(answer) => (answer.usage, answer.cost_micros, None),
            End::Failed(e) => (e.spent, self.model.cost(e.spent), Some(e.kind.name())),
            End::Stopped => {
                let usage = Usage::estimate(&self.request, &self.text);
                (usage, self.model.cost(usage), Some(STOPPED))
            }
        };
        store::end_call(tx, self.owner, self.id, usage, cost, error).await
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // At the end of the process there is nobody left to write.
        let (false, Ok(runtime)) = (self.is_settled, Handle::try_current()) else { return };
        let usage = Usage::estimate(&self.request, &self.text);
        let (app, owner, id, cost) = (self.app.clone(), self.owner, self.id, self.model.cost(usage));
        runtime.spawn(async move {
            let written = async {
                let mut tx = app.db.begin(owner).await?;
                store::end_call(&mut tx, owner, id, usage, cost, Some(STOPPED)).await?;
                tx.commit().await
            };
            if let Err(e) = written.await {
                tracing::warn!("what a call used that was broken off is not written down: {e}");
            }
        });
    }
}

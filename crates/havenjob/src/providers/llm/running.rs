//! An answer on its way.

use futures::stream::{self, BoxStream, StreamExt};
use reqwest::header::CONTENT_TYPE;

use super::client::{Model, usage_so_far};
use super::error::{Error, Kind};
use super::fault::Fault;
use super::frames::{self, Frames};
use super::plan::Plan;
use super::request::{Event, Finish, Request};
use super::wire::{Framing, Reply};

/// A stream of the events of a call. Nothing is asked before it is polled.
pub(super) fn stream(model: Model, request: Request) -> BoxStream<'static, Result<Event, Error>> {
    let start = async move {
        let plan = model.plan(&request);
        let running = Running { model, request, plan, frames: None, reply: Reply::default(), given: false };
        stream::unfold(Some(running), |running| async move {
            let mut running = running?;
            match running.next().await {
                Ok(event @ Event::Delta(_)) => Some((Ok(event), Some(running))),
                last => Some((last, None)),
            }
        })
    };
    stream::once(start).flatten().boxed()
}

struct Running {
    model: Model,
    request: Request,
    plan: Plan,
    frames: Option<Frames>,
    reply: Reply,
    given: bool,
}

/// What came out of one look at the stream.
enum Step {
    Text(String),
    Nothing,
    End,
}

impl Running {
    /// The next event. A fault is met with another try as long as nothing was given out: after that, a second answer
    /// would be told as the continuation of the first.
    async fn next(&mut self) -> Result<Event, Error> {
        loop {
            match self.step().await {
                Ok(Step::Nothing) => {}
                Ok(Step::Text(text)) => {
                    self.given = true;
                    return Ok(Event::Delta(text));
                }
                Ok(Step::End) => {
                    let reply = std::mem::take(&mut self.reply);
                    let answer = self.model.conclude(&self.request, &self.plan, reply)?;
                    return Ok(Event::Done(Box::new(answer)));
                }
                Err(Fault::Kind(kind)) if self.given => {
                    return Err(self.model.error(kind, usage_so_far(&self.request, &self.reply)));
                }
                Err(fault) => {
                    (self.frames, self.reply) = (None, Reply::default());
                    let next = self.plan.after(fault).await;
                    next.map_err(|kind| self.model.error(kind, Default::default()))?;
                }
            }
        }
    }

    async fn step(&mut self) -> Result<Step, Fault> {
        if self.reply.closed {
            return Ok(Step::End);
        }
        let frames = match &mut self.frames {
            Some(frames) => frames,
            None => return self.open().await,
        };
        let piece = match frames.next(&self.plan.patience).await {
            Ok(Some(piece)) => piece,
            // Not all say that they are done; but all say why they stopped.
            Ok(None) | Err(Kind::Cut) if self.reply.finish.is_some() || self.reply.refused => {
                return Ok(Step::End);
            }
            Ok(None) => return Err(Kind::Cut.into()),
            Err(kind) => return Err(kind.into()),
        };
        if piece.trim() == "[DONE]" {
            self.reply.closed = true;
            self.reply.finish.get_or_insert(Finish::Stop);
            return Ok(Step::Nothing);
        }
        let before = self.reply.text.len();
        self.model.read_piece(&piece, &mut self.reply)?;
        Ok(self.text_since(before))
    }

    async fn open(&mut self) -> Result<Step, Fault> {
        let response = self.model.open(&self.request, &mut self.plan, true).await?;
        let kind = response.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let framing = self.model.framing();
        if framing == Framing::Events && kind.starts_with("application/json") {
            // A gateway that cannot stream answers in one piece.
            let body = frames::whole(response, &self.plan.patience).await?;
            self.reply = self.model.read_whole(&body)?;
            self.reply.closed = true;
            return Ok(self.text_since(0));
        }
        self.frames = Some(Frames::new(response, framing));
        Ok(Step::Nothing)
    }

    fn text_since(&self, before: usize) -> Step {
        match self.reply.text.get(before..) {
            Some(text) if !text.is_empty() => Step::Text(text.to_owned()),
            _ => Step::Nothing,
        }
    }
}

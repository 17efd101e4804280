//! A call for a whole answer, step by step: the first answer, and the one round in which the model may mend its form. A
//! caller that may fall between the two keeps the first.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::client::{Model, Unfit, accept, ask_again, rung, usage};
use super::error::{Error, Kind};
use super::plan::Plan;
use super::request::{Answer, Request, Usage};

/// A call on its way.
pub(crate) struct Asking<'a> {
    model: &'a Model,
    request: &'a Request,
    plan: Plan,
}

/// What came first.
pub(crate) enum First {
    /// An answer as it was asked for.
    Answer(Answer),
    /// One that has not the form.
    Draft(Draft),
}

/// An answer that has not the form that was asked for.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Draft {
    text: String,
    why: String,
    spent: Usage,
}

impl<'a> Asking<'a> {
    pub(super) fn new(model: &'a Model, request: &'a Request) -> Self {
        Self { model, request, plan: model.plan(request) }
    }

    /// Asks.
    ///
    /// # Errors
    /// As [`Model::complete`].
    pub(crate) async fn first(&mut self) -> Result<First, Error> {
        let reply = self.model.exchange(self.request, &mut self.plan).await;
        let reply = reply.map_err(|kind| self.model.error(kind, Usage::default()))?;
        let spent = usage(self.request, &reply);
        match accept(self.request, &reply) {
            Ok(json) => {
                let rung = rung(self.request, &self.plan);
                Ok(First::Answer(self.model.answer(reply, json, spent, rung)))
            }
            Err(Unfit::Kind(kind)) => Err(self.model.error(kind, spent)),
            Err(Unfit::Form(why)) => Ok(First::Draft(Draft { text: reply.text, why, spent })),
        }
    }

    /// Lets the model mend a draft. What the draft used is part of what the answer used.
    ///
    /// # Errors
    /// As [`Model::complete`].
    pub(crate) async fn mend(&mut self, draft: &Draft) -> Result<Answer, Error> {
        let Some(schema) = &self.request.schema else { return Err(self.unfit(draft)) };
        let mut asked = self.request.clone();
        ask_again(&mut asked, schema, draft.text.clone(), &draft.why);
        let mut spent = draft.spent;
        let reply = self.model.exchange(&asked, &mut self.plan).await;
        let reply = reply.map_err(|kind| self.model.error(kind, spent))?;
        spent += usage(&asked, &reply);
        match accept(self.request, &reply) {
            Ok(json) => {
                let rung = rung(self.request, &self.plan);
                Ok(self.model.answer(reply, json, spent, rung))
            }
            Err(Unfit::Kind(kind)) => Err(self.model.error(kind, spent)),
            Err(Unfit::Form(why)) => Err(self.model.error(Kind::BadAnswer(why), spent)),
        }
    }

    /// What is wrong with a draft.
    pub(crate) fn unfit(&self, draft: &Draft) -> Error {
        self.model.error(Kind::BadAnswer(draft.why.clone()), draft.spent)
    }
}

impl Draft {
    /// The draft once what it used is written down by itself.
    pub(crate) fn paid(self) -> Self {
        Self { spent: Usage::default(), ..self }
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draft")
            .field("text", &format_args!("{} bytes", self.text.len()))
            .finish_non_exhaustive()
    }
}

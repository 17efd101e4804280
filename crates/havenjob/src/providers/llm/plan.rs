//! How a call goes on after a fault: another form, another try, or the end.

use std::time::Duration;

use super::error::Kind;
use super::fault::Fault;
use super::frames::Patience;
use super::settings::Retries;
use super::wire::{Feature, Rung};

/// The state of a call between its tries.
pub(super) struct Plan {
    /// How long things may still take.
    pub patience: Patience,
    /// What to leave out by now.
    pub without: Vec<Feature>,
    rungs: &'static [Rung],
    rung: usize,
    retries: Retries,
    tried: u32,
}

impl Plan {
    /// The plan of a call. `rungs` is empty for plain text; `from` is the strictest one to try; `without` is what
    /// earlier calls turned out to have to leave out.
    pub(super) fn new(
        patience: Patience,
        retries: &Retries,
        rungs: &'static [Rung],
        from: Option<Rung>,
        without: Vec<Feature>,
    ) -> Self {
        let rung = from.and_then(|from| rungs.iter().position(|r| *r == from)).unwrap_or(0);
        Self { patience, without, rungs, rung, retries: retries.clone(), tried: 0 }
    }

    /// The way to a structured answer that is tried now.
    pub(super) fn rung(&self) -> Option<Rung> {
        self.rungs.get(self.rung).copied()
    }

    /// Takes the next rung, for a schema that this one cannot say. False on the last.
    pub(super) fn step_down(&mut self) -> bool {
        let more = self.rung + 1 < self.rungs.len();
        self.rung += usize::from(more);
        more
    }

    /// Makes ready for the next try: leaves a feature out, or waits.
    ///
    /// # Errors
    /// What to report instead, when there is no next try.
    pub(super) async fn after(&mut self, fault: Fault) -> Result<(), Kind> {
        match fault {
            Fault::Without(Feature::Rung) if self.step_down() => Ok(()),
            Fault::Without(feature) if feature != Feature::Rung && !self.without.contains(&feature) => {
                self.without.push(feature);
                Ok(())
            }
            // It does not take the call with it, nor without it.
            Fault::Without(_) => Err(Kind::Rejected { status: 400 }),
            Fault::Kind(kind) => self.wait(kind).await,
        }
    }

    async fn wait(&mut self, kind: Kind) -> Result<(), Kind> {
        if !kind.is_temporary() || matches!(kind, Kind::TimedOut { .. }) || self.tried >= self.retries.times {
            return Err(kind);
        }
        let pause = kind.pause().unwrap_or_else(|| backoff(&self.retries, self.tried, rand::random()));
        if pause > self.retries.longest || !self.patience.allows(pause) {
            return Err(kind);
        }
        self.tried += 1;
        tokio::time::sleep(pause).await;
        Ok(())
    }
}

/// The pause before another try: doubled each time, up to half of it taken off by `chance` (0 to 1), so that many who
/// were refused together do not come back together.
fn backoff(retries: &Retries, tried: u32, chance: f64) -> Duration {
    let whole = retries.first.saturating_mul(2_u32.saturating_pow(tried)).min(retries.longest);
    whole.mul_f64(1.0 - chance / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_the_longest() {
        let retries =
            Retries { times: 9, first: Duration::from_millis(100), longest: Duration::from_millis(500) };
        let ms = |tried, chance| backoff(&retries, tried, chance).as_millis();
        assert_eq!([ms(0, 0.0), ms(1, 0.0), ms(2, 0.0), ms(3, 0.0), ms(60, 0.0)], [100, 200, 400, 500, 500]);
        assert_eq!([ms(0, 1.0), ms(1, 0.5)], [50, 150]);
    }
}

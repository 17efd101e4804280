//! What models cost, for the cost figure of a call: list prices of the providers' own APIs in US dollars for a million
//! tokens, collected in November 2026. Anthropic's are from the model pages at <https://platform.claude.com/docs>; OpenAI's
//! from price lists that quote <https://developers.openai.com/api/docs/pricing>, dated July to October 2026.
//!
//! Prices change. A figure made of these is an estimate, and settings may say another price.

use super::request::Usage;

/// The price of a model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Price {
    /// The model's name, without the date that a snapshot carries.
    pub model: &'static str,
    /// US dollars for a million tokens read.
    pub input: f64,
    /// US dollars for a million tokens written.
    pub output: f64,
    /// The longest prompt this price is for, in tokens. Longer ones cost more: no figure is better than a wrong one.
    pub up_to: u64,
}

const fn price(model: &'static str, input: f64, output: f64, up_to: u64) -> Price {
    Price { model, input, output, up_to }
}

/// OpenAI, and Azure with global deployments.
pub(super) const OPENAI: &[Price] = &[
    price("gpt-6-astra", 10.0, 50.0, 272_000),
    price("gpt-6.1-sol", 2.0, 10.0, 272_000),
    price("gpt-6-sol", 2.0, 10.0, 272_000),
    price("gpt-6.1-terra", 1.0, 5.0, 272_000),
    price("gpt-6-luna", 0.1, 0.5, 272_000),
    price("gpt-5.6-sol", 5.0, 30.0, 272_000),
    price("gpt-5.6-terra", 2.0, 12.0, 272_000),
    price("gpt-5.6-luna", 0.2, 1.2, 272_000),
    price("gpt-5.4", 2.5, 15.0, 272_000),
    price("gpt-5.4-mini", 0.75, 4.5, 272_000),
    price("gpt-5.4-nano", 0.2, 1.25, 272_000),
    price("gpt-4.1", 2.0, 8.0, u64::MAX),
    price("gpt-4.1-mini", 0.4, 1.6, u64::MAX),
    price("gpt-4o", 2.5, 10.0, u64::MAX),
    price("gpt-4o-mini", 0.15, 0.6, u64::MAX),
];

/// Anthropic.
pub(super) const ANTHROPIC: &[Price] = &[
    price("claude-fable-5-1", 10.0, 50.0, u64::MAX),
    price("claude-opus-5-5", 4.0, 20.0, u64::MAX),
    price("claude-opus-5", 5.0, 25.0, u64::MAX),
    price("claude-sonnet-5-5", 2.0, 10.0, u64::MAX),
    price("claude-sonnet-5", 2.0, 10.0, u64::MAX),
    price("claude-haiku-5-5", 0.1, 0.5, 100_000),
    price("claude-haiku-4-5", 1.0, 5.0, u64::MAX),
];

/// The price of a model, its snapshots included: `gpt-4o-2024-08-06` is a `gpt-4o`, `gpt-4o-mini` is not.
pub(super) fn of(prices: &[Price], model: &str) -> Option<Price> {
    let snapshot = |rest: &str| {
        rest.strip_prefix('-').is_some_and(|date| {
            date.len() >= 8 && date.starts_with("20") && date.chars().all(|c| c.is_ascii_digit() || c == '-')
        })
    };
    let fits = |price: &&Price| {
        model.strip_prefix(price.model).is_some_and(|rest| rest.is_empty() || snapshot(rest))
    };
    prices.iter().find(fits).copied()
}

/// What a call cost, in millionths of a US dollar. A dollar for a million tokens is a millionth for one.
pub(super) fn cost(price: Price, usage: Usage) -> Option<u64> {
    let micros = price.input * usage.input as f64 + price.output * usage.output as f64;
    (usage.input <= price.up_to && micros.is_finite() && micros >= 0.0).then_some(micros.ceil() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_costs_what_its_model_costs() {
        let of = |model| of(OPENAI, model).map(|p| p.model);
        assert_eq!(of("gpt-4o-2024-08-06"), Some("gpt-4o"));
        assert_eq!(of("gpt-4o-mini-2024-07-18"), Some("gpt-4o-mini"));
        assert_eq!(of("gpt-4o-audio-preview"), None);
        assert_eq!(of("gpt-5.4-mini"), Some("gpt-5.4-mini"));
        let claude = |model| super::of(ANTHROPIC, model).map(|p| p.model);
        assert_eq!(claude("claude-haiku-4-5-20251001"), Some("claude-haiku-4-5"));
        assert_eq!(claude("claude-opus-5-5"), Some("claude-opus-5-5"));
        assert_eq!(claude("claude-sonnet-5-9"), None);
    }

    #[test]
    fn a_cost_is_counted_in_millionths() {
        let usage = |input| Usage { input, output: 500, estimated: false };
        let haiku = of(ANTHROPIC, "claude-haiku-5-5").unwrap();
        assert_eq!(cost(haiku, usage(1_000)), Some(350));
        assert_eq!(cost(haiku, usage(100_001)), None);
    }
}

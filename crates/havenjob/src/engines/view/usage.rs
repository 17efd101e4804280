use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::super::model::{Budget, LlmCall, Used};
use crate::http::listing::Listing;
use crate::ui::{Icon, Tone, ago, badge, empty, link_button, meter, pager, setting};

/// What was used this month.
pub(in crate::engines) fn usage(used: Used, budget: Option<Budget>) -> Markup {
    setting(
        "usage",
        "Used this month",
        "Counted from the first of the month, in UTC.",
        &html! {
            dl.figures {
                div { dt { "Calls" } dd { (grouped(used.calls)) } }
                div { dt { "Tokens read" } dd { (grouped(used.input_tokens)) } }
                div { dt { "Tokens written" } dd { (grouped(used.output_tokens)) } }
                div { dt { "Cost" } dd { @if used.priced == 0 && used.calls > 0 { "not known" } @else { (dollars(used.cost_micros)) } } }
            }
            @if used.priced > 0 && used.priced < used.calls {
                p.soft { "The cost is that of " (used.priced) " calls; what the others cost is not known here." }
            }
            @if let Some(budget) = budget {
                p { (budget.percent) " % of the month's budget on this copy's model is used." }
                p { (meter(budget.percent, "Used of the month's budget")) }
            }
            (link_button("", "/settings/ai/sent", Some(Icon::Eye), "See what was sent"))
        },
    )
}

/// Every call, with what was sent, word for word.
pub(in crate::engines) fn sent(calls: &Listing<LlmCall>, now: DateTime<Utc>) -> Markup {
    html! {
        p { "Each call of a model for you, the newest first. " b { "Sent" } " is word for word what left this server." }
        @if calls.items.is_empty() {
            (empty(Icon::Send, "Nothing was sent", "No model was asked anything for you so far.",
                &link_button("", "/settings/ai", Some(Icon::ArrowLeft), "Back to the provider")))
        } @else {
            ul.list { @for call in &calls.items { (line(call, now)) } }
            (pager(calls.page, calls.per_page, calls.total, |page| format!("/settings/ai/sent?page={page}")))
            (link_button("plain", "/settings/ai", Some(Icon::ArrowLeft), "Back to the provider"))
        }
    }
}

fn line(call: &LlmCall, now: DateTime<Utc>) -> Markup {
    html! {
        li {
            div.what {
                b { (purpose(&call.purpose)) }
                p {
                    (ago(call.created_at, now)) ", " bdi { (call.model) } ", " (grouped(call.input_tokens)) " tokens read, "
                    (grouped(call.output_tokens)) " written"
                    @if let Some(cost) = call.cost_micros { ", " (dollars(cost)) }
                }
                // A test sends two sentences of ours, and nothing of the person's.
                @if call.purpose != "test" {
                    details {
                        summary { "Sent" }
                        pre.sent tabindex="0" dir="auto" { (call.sent) }
                    }
                }
            }
            @if let Some(error) = &call.error { (badge(Tone::Bad, &error.replace('-', " "))) }
        }
    }
}

fn purpose(name: &str) -> &str {
    match name {
        "tailor" => "New wordings for a CV",
        "chat" => "Chat about a CV",
        "assistant" => "Career assistant",
        "test" => "Test of the connection",
        "parse" => "Reading a CV",
        other => other,
    }
}

/// A number with its thousands set apart.
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// Millionths of a US dollar; small sums keep their digits.
fn dollars(micros: i64) -> String {
    match micros {
        0 => "$0".to_owned(),
        1..10_000 => {
            format!("${}.{:06}", micros / 1_000_000, micros % 1_000_000).trim_end_matches('0').to_owned()
        }
        _ => format!("${}.{:02}", micros / 1_000_000, micros % 1_000_000 / 10_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_can_be_read() {
        assert_eq!(grouped(7), "7");
        assert_eq!(grouped(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(dollars(0), "$0");
        assert_eq!(dollars(1_250), "$0.00125");
        assert_eq!(dollars(2_345_678), "$2.34");
    }
}

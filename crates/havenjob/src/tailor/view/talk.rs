use fit::matching::State;
use maud::{Markup, html};

use super::super::desk::Desk;
use super::suggestion::placed;
use super::{act, path};
use crate::chat::Message;
use crate::ui::{Icon, icon};

/// Wishes that work with and without a model: the usual ones, and one of this job.
fn wishes(desk: &Desk) -> Vec<String> {
    let met = desk.matched.requirements.iter().filter(|h| h.state == State::Met);
    let skill = met.flat_map(|h| &h.requirement.skills).find(|s| s.chars().count() < 24);
    let mut wishes = vec!["Shorter".to_owned(), "One page".to_owned()];
    wishes.extend(skill.map(|s| format!("Emphasise {s}")));
    wishes.push("Undo".to_owned());
    wishes
}

/// What was said about this CV, and a place to say more.
pub(super) fn talk(desk: &Desk) -> Markup {
    let to = path(desk.cv.id, "chat");
    let is_busy = desk.messages.iter().any(Message::is_streaming);
    html! {
        h2 { "Chat" }
        div role="log" aria-label="What was said" #talk {
            @if desk.messages.is_empty() { div.soft { (welcome(desk.has_model)) } }
            ol.said role="list" { @for message in &desk.messages { (one(desk, message)) } }
        }
        @if is_busy {
            (act(&path(desk.cv.id, "chat/stop"), "tool", &html! {
                button.button.small type="submit" { (icon(Icon::Square)) "Stop" }
            }))
        }
        (act(&to, "say", &html! {
            label.aside for="message" { "What should change?" }
            textarea #message name="message" rows="2" required maxlength="4000" placeholder="What should change?" data-does="enter" {}
            button.button.primary.icon-only type="submit" aria-label="Send" { (icon(Icon::Send)) }
        }))
        div.wishes {
            @for wish in wishes(desk) {
                (act(&to, "tool", &html! {
                    button.button.small.plain type="submit" name="message" value=(&wish) { (&wish) }
                }))
            }
        }
    }
}

fn welcome(has_model: bool) -> Markup {
    html! {
        @if has_model {
            p { "Say what should change, in your words. Whatever I suggest is held against your CV first." }
        } @else {
            p {
                "I understand plain wishes: \u{201c}shorter\u{201d}, \u{201c}one page\u{201d}, \u{201c}drop \u{2026}\u{201d}, \
                 \u{201c}bring back \u{2026}\u{201d}, \u{201c}emphasise \u{2026}\u{201d}, \u{201c}undo\u{201d}."
            }
            p { "For free conversation, " a href="/settings/ai" { "connect a language model" } ". Nothing here needs one." }
        }
    }
}

fn one(desk: &Desk, message: &Message) -> Markup {
    let ids = message.suggestion_ids.as_ref().map_or(&[][..], |ids| ids.as_slice());
    let is_mine = message.role == "user";
    html! {
        li.message.mine[is_mine] id={ "message-" (message.id) } {
            span.aside { (if is_mine { "You: " } else { "Answer: " }) }
            @if message.is_streaming() {
                div.text dir="auto" data-does="stream" data-from={ "/api/tailor/" (desk.cv.id) "/chat/" (message.id) }
                    data-then=(path(desk.cv.id, "")) hx-morph-skip="" { (message.content) }
                p.working.small { span.spinner aria-hidden="true" {} "Writing" }
                noscript { p.small { a href="?panel=chat" { "Look again" } } }
            } @else {
                div.text dir="auto" { (message.content) }
            }
            @if message.status == "stopped" { p.note.small.soft { "You stopped this answer." } }
            @if let Some(note) = &message.note { p.note.small.soft { (note) } }
            @for s in desk.suggestions.iter().filter(|s| ids.contains(&s.id)) { (placed(desk.cv.id, s, "talk")) }
            @if !is_mine && !message.is_streaming() {
                button.button.plain.icon-only.copy type="button" data-does="copy" data-text=(message.content)
                    aria-label="Copy this answer" { (icon(Icon::Copy)) }
            }
        }
    }
}

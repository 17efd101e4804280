use maud::{Markup, html};

use super::{Icon, icon};

/// How something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Plain,
    Good,
    Warn,
    Bad,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Plain => Icon::Info,
            Self::Good => Icon::CircleCheck,
            Self::Warn => Icon::TriangleAlert,
            Self::Bad => Icon::CircleAlert,
        }
    }
}

/// A state in a word.
pub(crate) fn badge(tone: Tone, words: &str) -> Markup {
    html! { span.badge.(tone.class()) { (words) } }
}

/// Something to know, in a box.
pub(crate) fn notice(tone: Tone, words: &Markup) -> Markup {
    let role = if tone == Tone::Bad { "alert" } else { "status" };
    html! { div.notice.(tone.class()) role=(role) { (icon(tone.icon())) div { (words) } } }
}

/// Nothing is here yet: what it would be, and how to begin.
pub(crate) fn empty(picture: Icon, title: &str, words: &str, action: &Markup) -> Markup {
    html! {
        div.empty { (icon(picture)) h2 { (title) } p { (words) } div.actions { (action) } }
    }
}

/// The button that sends a form.
pub(crate) fn submit(words: &str) -> Markup {
    html! { button.button.primary type="submit" { (words) } }
}

/// A link in the form of a button.
pub(crate) fn link_button(class: &str, to: &str, picture: Option<Icon>, words: &str) -> Markup {
    html! { a.button.(class) href=(to) { @if let Some(picture) = picture { (icon(picture)) } (words) } }
}

/// How much of something, as a bar: `share` of 100.
pub(crate) fn meter(share: i64, label: &str) -> Markup {
    let share = share.clamp(0, 100);
    html! { meter.meter min="0" max="100" value=(share) aria-label=(label) { (share) " %" } }
}

/// How much of something, as a ring: `share` of 100.
pub(crate) fn ring(share: i64, label: &str) -> Markup {
    let share = share.clamp(0, 100);
    html! {
        div.ring role="img" aria-label={ (label) ": " (share) " of 100" } {
            svg viewBox="0 0 36 36" aria-hidden="true" {
                circle.track cx="18" cy="18" r="15.9155" {}
                circle.share cx="18" cy="18" r="15.9155" stroke-dasharray={ (share) " 100" } {}
            }
            span aria-hidden="true" { (share) }
        }
    }
}

/// The way to the page above, before the page's own name.
pub(crate) fn way_back(href: &str, words: &str) -> Markup {
    html! { p.way-back { a href=(href) { (icon(Icon::ArrowLeft)) span dir="auto" { (words) } } } }
}

/// Something is being worked on.
pub(crate) fn working(words: &str) -> Markup {
    html! { p.working role="status" { span.spinner aria-hidden="true" {} (words) } }
}

/// Ways to the pages before and behind; nothing when there is but one. `to` gives the address of a page.
pub(crate) fn pager(page: i64, per_page: i64, total: i64, to: impl Fn(i64) -> String) -> Markup {
    let last = (total + per_page - 1) / per_page.max(1);
    html! {
        @if last > 1 {
            nav.pager aria-label="Pages" {
                @if page > 1 { a.button href=(to(page - 1)) rel="prev" { (icon(Icon::ArrowLeft)) "Newer" } }
                span { "Page " (page) " of " (last) }
                @if page < last { a.button href=(to(page + 1)) rel="next" { "Older" (icon(Icon::ArrowRight)) } }
            }
        }
    }
}

/// A step that cannot be taken back: what goes with it opens first, and the button is in there.
pub(crate) fn confirm(action: &str, summary: &str, words: &str, button: &str) -> Markup {
    html! {
        details.sure.over {
            summary.button.small.plain { (summary) }
            form method="post" action=(action) {
                p { (words) }
                button.button.small.danger type="submit" { (button) }
            }
        }
    }
}

/// How well a CV fits and, where that has changed, how well it did: 0 to 100.
pub(crate) fn rise(before: Option<i64>, after: i64) -> Markup {
    html! {
        span.rise.numbers {
            span.soft {
                "Fits "
                @if let Some(before) = before.filter(|b| *b != after) { (before) (icon(Icon::ArrowRight)) span.aside { " now " } }
            }
            b { (after) " %" }
        }
    }
}

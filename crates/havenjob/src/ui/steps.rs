use maud::{Markup, html};

use super::{Icon, icon};

/// How far one is on a way of few steps: `here` counts from 0.
pub(crate) fn steps(names: &[&str], here: usize) -> Markup {
    html! {
        ol.steps aria-label={ "Step " (here + 1) " of " (names.len()) } {
            @for (number, name) in names.iter().enumerate() {
                li aria-current=[(number == here).then_some("step")] data-done[number < here] {
                    span.dot aria-hidden="true" { @if number < here { (icon(Icon::Check)) } @else { (number + 1) } }
                    span.name { (name) }
                }
            }
        }
    }
}

/// One matter of the settings: what it is at the side, what can be done about it beside it.
pub(crate) fn setting(name: &str, title: &str, about: &str, body: &Markup) -> Markup {
    html! {
        section.setting id=(name) aria-labelledby={ (name) "-title" } {
            div.about { h2 id={ (name) "-title" } { (title) } p { (about) } }
            div.body { (body) }
        }
    }
}

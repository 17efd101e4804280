//! Every component in every state, for whoever changes one. For the admin; in debug builds for everyone.

use axum::extract::State;
use axum::response::Response;
use chrono::TimeDelta;
use maud::{Markup, html};

use super::chrome::Frame;
use crate::app::App;
use crate::error::{Error, Result};
use crate::ui::{
    self, Field, Icon, Tone, Values, badge, choice, copyable, difference, empty, field, icon, link_button,
    long_field, meter, notice, pager, ring, setting, steps, submit, working,
};

pub(super) async fn page(State(app): State<App>, frame: Frame) -> Result<Response> {
    if !frame.account.is_admin && !cfg!(debug_assertions) {
        return Err(Error::NotFound("page"));
    }
    let now = app.clock.now();
    Ok(frame.page("Components", &html! {
        div.head { h1 { "Components" } }
        (part("Buttons", &html! {
            div.row {
                (submit("Primary")) (link_button("", "#", Some(Icon::Download), "With a picture"))
                (link_button("plain", "#", None, "Plain")) (link_button("danger", "#", Some(Icon::Trash2), "Danger"))
                (link_button("small", "#", None, "Small")) button.button disabled { "Not now" }
            }
        }))
        (part("Fields", &fields()))
        (part("Notices", &html! {
            @for tone in [Tone::Plain, Tone::Good, Tone::Warn, Tone::Bad] {
                (notice(tone, &html! { p { "Something to know, in a sentence or two, with " a href="#" { "a way on" } "." } }))
            }
            (working("Reading your CV"))
        }))
        (part("States and figures", &html! {
            div.row {
                @for (tone, word) in [(Tone::Plain, "queued"), (Tone::Good, "met"), (Tone::Warn, "partly"), (Tone::Bad, "gap")] {
                    (badge(tone, word))
                }
                (ring(0, "Nothing")) (ring(64, "Some")) (ring(100, "All"))
            }
            p { (meter(64, "Some")) }
            p { (ui::rise(None, 54)) " " (ui::rise(Some(54), 71)) }
            (ui::confirm("/ui", "Delete", "What goes with it, in a sentence.", "Delete this thing"))
            p { (ui::ago(now - TimeDelta::minutes(3), now)) ", " (ui::ago(now - TimeDelta::days(9), now)) ", " (ui::day(now)) }
            (pager(2, 20, 55, |page| format!("?page={page}")))
        }))
        (part("To take elsewhere", &copyable("copied", "An address", "mira-k3f9q2@jobs.example.org")))
        (part("Steps", &html! { (steps(&["Account", "Address", "You", "First CV"], 2)) }))
        (part("A matter of the settings", &setting("matter", "Your address", "You log in with it.", &html! {
            p.pair { b { "mira@example.org" } (badge(Tone::Good, "confirmed")) }
        })))
        (part("A difference", &html! {
            p { (difference("Helped with the stock count of 40 aisles", "Supported the stock count of 40 aisles in 3 sites")) }
        }))
        (part("Lists", &html! {
            ul.list {
                @for name in ["Warehouse team lead", "A name that goes on and on, as names of posts in public service sometimes do, \
                    for more than a line of a telephone"] {
                    li { div.what { a href="#" { (name) } p { "Northgate Logistics" } } (badge(Tone::Good, "82")) }
                }
            }
        }))
        (part("Nothing yet", &empty(Icon::Briefcase, "No jobs yet", "Paste the text of an ad that interests you.",
            &link_button("primary", "#", Some(Icon::Plus), "Add a job"))))
        (part("Pictures", &html! {
            div.row { @for picture in Icon::ALL { span title=(format!("{picture:?}")) { (icon(*picture)) } } }
        }))
    }))
}

fn part(title: &str, shown: &Markup) -> Markup {
    html! { section.card { h2 { (title) } (shown) } br; }
}

fn fields() -> Markup {
    let plain = Values::of([("name", "Ada Example"), ("scope", "read"), ("words", "Two\nlines")]);
    let wrong = Values::of([("email", "ada@")])
        .refused(Error::field("email", "is no mail address"))
        .unwrap_or_default();
    html! {
        form.form {
            div.two {
                (field(Field { name: "name", label: "Name", ..Field::default() }, &plain))
                (field(Field { name: "email", label: "E-mail", kind: "email", required: true, hint: "For letters of ours.",
                    ..Field::default() }, &wrong))
                (choice(Field { name: "scope", label: "Scope", required: true, ..Field::default() },
                    &[("read", "Read"), ("write", "Read and write")], &plain))
            }
            (long_field(Field { name: "words", label: "Words", ..Field::default() }, 3, &plain))
            label.check { input type="checkbox" checked; span { "A thing that is so" } }
        }
    }
}

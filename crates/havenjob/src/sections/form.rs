use maud::{Markup, html};

use super::{Fields, Filling, Kind, Part, Place, Section, Shown, Typed, known_as};
use crate::ui::{Field, Icon, Tone, Values, field, icon, long_field, notice};

/// The form of a part of a résumé.
pub(super) fn form(open: &Filling, shown: &Shown<'_>) -> Markup {
    let Filling { place, section, typed, values, now } = open;
    let to = address(place, shown.base);
    let (short, long): (Vec<&Part>, Vec<&Part>) =
        section.parts.iter().partition(|p| !matches!(p.kind, Kind::Long | Kind::Lines));
    html! {
        form.form.filling #filling method="post" action=(to) hx-post=(to) hx-target="#sections" hx-select="#sections"
            hx-swap="outerMorph" data-does="keep" novalidate {
            // Enter saves, whichever button stands first.
            button.aside type="submit" tabindex="-1" aria-hidden="true" { "Save" }
            @if let Some(fault) = &values.fault { (notice(Tone::Bad, &html! { p { (fault) } })) }
            @if let Some(now) = now { div.now { p.legend { "What stands there now" } p dir="auto" { (now) } } }
            input type="hidden" name="seen" value=(typed.seen);
            @if !short.is_empty() {
                div.two { @for (n, part) in short.iter().enumerate() { (control(part, n == 0, values)) } }
            }
            @for part in &long { (long_field(Field { name: part.name, label: part.label, hint: hint(part), first: short.is_empty(),
                ..Field::default() }, 3, values)) }
            @if section.bullets { (bullets(typed)) }
            @if *place == Place::Contact { (accounts(typed)) }
            div.actions {
                button.button.primary type="submit" { "Save" }
                a.button.plain href=(shown.base) hx-get=(shown.base) hx-target="#sections" hx-select="#sections"
                    hx-swap="outerMorph" { "Cancel" }
            }
        }
    }
}

fn address(place: &Place, base: &str) -> String {
    match place {
        Place::Contact => format!("{base}/basics/contact"),
        Place::Summary => format!("{base}/basics/summary"),
        Place::New(section) => format!("{base}/{section}"),
        Place::Entry(section, id) => format!("{base}/{section}/{}", escaped(id)),
    }
}

/// An id as a part of a path.
fn escaped(id: &str) -> String {
    url::form_urlencoded::byte_serialize(id.as_bytes()).collect::<String>().replace('+', "%20")
}

fn control(part: &Part, first: bool, values: &Values) -> Markup {
    let kind = if part.name == "email" { "email" } else { "text" };
    field(
        Field { name: part.name, label: part.label, kind, hint: hint(part), first, ..Field::default() },
        values,
    )
}

fn hint(part: &Part) -> &'static str {
    match (part.name, part.kind) {
        ("endDate", _) => "Empty while it goes on.",
        (_, Kind::Date) => "As 2019-03, or only the year.",
        (_, Kind::Words) => "Separated by commas.",
        (_, Kind::Lines) => "One a line.",
        ("location/countryCode", _) => "Two letters, as DE.",
        _ => "",
    }
}

fn bullets(typed: &Typed) -> Markup {
    let count = typed.bullets.len();
    html! {
        fieldset {
            legend.legend { "What you did there" }
            p.hint { "One thing a line, with what came of it. A new line begins a new bullet." }
            ol.rows data-does="reorder" {
                @for (n, (id, words)) in typed.bullets.iter().enumerate() {
                    li.row_ data-id=(n) {
                        (grip())
                        input type="hidden" name="bullet_id" value=(id);
                        textarea name="bullet" rows="1" dir="auto" aria-label={ "Bullet " (n + 1) } { "\n" (words) }
                        div.row-tools {
                            (way("up", n, n == 0, &format!("bullet {}", n + 1)))
                            (way("down", n, n + 1 == count, &format!("bullet {}", n + 1)))
                            (row_button("drop", n, Icon::X, &format!("Remove bullet {}", n + 1)))
                        }
                    }
                }
            }
            button.button.small type="submit" name="do" value="add:bullet" { (icon(Icon::Plus)) "Add a bullet" }
        }
    }
}

fn accounts(typed: &Typed) -> Markup {
    let cells = [("network", "Network"), ("username", "Name there"), ("account_url", "Address")];
    html! {
        fieldset {
            legend.legend { "Accounts elsewhere" }
            p.hint { "LinkedIn, GitHub, a portfolio." }
            ol.rows {
                @for (n, account) in typed.accounts.iter().enumerate() {
                    li.row_ {
                        div.three { @for ((name, label), words) in cells.iter().zip(account) {
                            input type="text" name=(name) value=(words) placeholder=(label) autocomplete="off"
                                aria-label={ (label) " of account " (n + 1) };
                        } }
                        div.row-tools { (row_button("forget", n, Icon::X, &format!("Remove account {}", n + 1))) }
                    }
                }
            }
            button.button.small type="submit" name="do" value="add:account" { (icon(Icon::Plus)) "Add an account" }
        }
    }
}

/// By what a row is dragged; only where scripts run.
fn grip() -> Markup {
    html! { span.grip data-grip aria-hidden="true" { (icon(Icon::GripVertical)) } }
}

fn way(way: &str, n: usize, is_end: bool, what: &str) -> Markup {
    let picture = if way == "up" { Icon::ArrowUp } else { Icon::ArrowDown };
    html! {
        button.button.plain.icon-only type="submit" name="do" value={ (way) ":" (n) } data-way=(way) disabled[is_end]
            aria-label={ "Move " (what) " " (way) } { (icon(picture)) }
    }
}

fn row_button(act: &str, n: usize, picture: Icon, label: &str) -> Markup {
    html! {
        button.button.plain.icon-only type="submit" name="do" value={ (act) ":" (n) } data-way="drop" aria-label=(label) { (icon(picture)) }
    }
}

/// What can be done with an entry that is shown.
pub(super) fn tools(
    section: &Section,
    entry: &Fields,
    id: &str,
    place: (usize, usize),
    base: &str,
) -> Markup {
    let (n, count) = place;
    let at = format!("{base}/{}/{}", section.name, escaped(id));
    let what = known_as(section, entry);
    html! {
        div.item-tools {
            @if count > 1 { (grip()) }
            a.button.plain.icon-only href=(at) hx-get=(at) hx-target="#sections" hx-select="#sections" hx-swap="outerMorph"
                aria-label={ "Edit " (what) } { (icon(Icon::Pencil)) }
            details.menu id={ "m:" (id) } {
                summary.button.plain.icon-only aria-label={ "Move or remove " (what) } { (icon(Icon::Ellipsis)) }
                div.menu-sheet {
                    @if count > 1 {
                        form method="post" action={ (at) "/move" } hx-post={ (at) "/move" } hx-target="#sections" hx-select="#sections" hx-swap="outerMorph" {
                            @for (way, picture, is_end) in [("up", Icon::ArrowUp, n == 0), ("down", Icon::ArrowDown, n + 1 == count)] {
                                button.button.plain id={ (way) ":" (id) } type="submit" name="to" value=(way) disabled[is_end] {
                                    (icon(picture)) "Move " (way)
                                }
                            }
                        }
                    }
                    details.confirm {
                        summary.button.plain.danger { (icon(Icon::Trash2)) "Remove" }
                        form method="post" action={ (at) "/remove" } hx-post={ (at) "/remove" } hx-target="#sections" hx-select="#sections" hx-swap="outerMorph" {
                            p { "Remove " b dir="auto" { (what) } "? This cannot be undone." }
                            button.button.small.danger type="submit" { "Remove it" }
                        }
                    }
                }
            }
        }
    }
}

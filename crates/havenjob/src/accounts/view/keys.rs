//! What opens an account besides its password: passkeys and other services.

use maud::{Markup, html};

use super::security::Doors;
use crate::ui::{Field, Icon, Values, ago, day, field, icon};

pub(super) fn passkeys(doors: &Doors, values: &Values) -> Markup {
    html! {
        @if !doors.passkeys.is_empty() {
            ul.list {
                @for passkey in &doors.passkeys {
                    li {
                        (icon(Icon::Fingerprint))
                        div.what {
                            b dir="auto" { (passkey.name) }
                            p {
                                "Added " (day(passkey.created_at))
                                @if let Some(last) = passkey.last_used_at { ", used " (ago(last, doors.now)) }
                                @else { ", not used yet" }
                            }
                        }
                        form method="post" action={ "/settings/security/passkeys/" (passkey.id) "/delete" } {
                            button.button.small type="submit" aria-label={ "Remove " (passkey.name) } { "Remove" }
                        }
                    }
                }
            }
        }
        @if doors.takes_passkeys {
            form.form method="post" action="/settings/security/passkeys" hidden data-does="passkey" data-makes
                data-begin="/api/users/me/passkeys/begin" {
                input type="hidden" name="ceremony";
                input type="hidden" name="credential";
                (field(Field { name: "name", label: "Name of the new passkey", required: true,
                    hint: "So that you know it again: my phone, the blue key.", ..Field::default() }, values))
                div.actions { button.button type="submit" { (icon(Icon::Plus)) "Add a passkey" } }
                p.fault role="alert" {}
            }
            noscript { p.soft { "Adding a passkey needs scripts, which your browser does not run here." } }
        } @else {
            p.soft {
                "Passkeys are bound to a name, and this address is a number. Open HavenJob by its name to add one; on this machine \
                 that is http://localhost."
            }
        }
    }
}

pub(super) fn linked(doors: &Doors) -> Markup {
    let label = |name: &str| {
        let known = doors.services.iter().find(|(n, _)| n == name);
        known.map_or(name, |(_, label)| label.as_str()).to_owned()
    };
    html! {
        ul.list {
            @for identity in &doors.identities {
                li {
                    div.what {
                        b { (label(&identity.provider)) }
                        p {
                            @if let Some(email) = &identity.email { bdi { (email) } ", " }
                            "used " (ago(identity.last_used_at, doors.now))
                        }
                    }
                    form method="post" action={ "/settings/security/linked/" (identity.id) "/unlink" } {
                        button.button.small type="submit" aria-label={ "Unlink " (label(&identity.provider)) } { "Unlink" }
                    }
                }
            }
            @for (name, label) in doors.services.iter().filter(|(n, _)| doors.identities.iter().all(|i| i.provider != *n)) {
                li {
                    div.what { b { (label) } p { "Not linked" } }
                    form method="post" action="/settings/security/linked" {
                        input type="hidden" name="provider" value=(name);
                        button.button.small type="submit" aria-label={ "Link " (label) } { "Link" }
                    }
                }
            }
        }
    }
}

use fit::check::Finding;
use maud::{Markup, html};

use super::super::desk::{Proof, unborne};
use super::super::model::TailoredCv;
use super::{head, path};
use crate::jobs::Job;
use crate::ui::{Icon, Tone, icon, notice};

/// Formats beside PDF and DOCX: name, word, for what.
const OTHERS: [(&str, &str, &str); 4] = [
    ("md", "Markdown", "to edit as text; reads back without loss"),
    ("html", "HTML", "for a web page"),
    ("txt", "Plain text", "for forms that take nothing else"),
    ("json", "JSON Resume", "for other programs"),
];

/// The files, and the proof that they say everything.
pub(crate) fn export(cv: &TailoredCv, job: &Job, proofs: &[Proof], findings: &[Finding]) -> Markup {
    let to = |format: &str| format!("/api/tailor/{}/export?format={format}", cv.id);
    html! {
        (head(cv.id, job, "Download", &html! {}))
        @let unborne = unborne(findings);
        @if let Some(first) = unborne.first() {
            (notice(Tone::Warn, &html! {
                p {
                    "The claim check marks " (unborne.len()) @if unborne.len() == 1 { " place" } @else { " places" }
                    " that your CV does not bear out. "
                    a href={ (path(cv.id, "")) "?panel=document#line-" (first) } { "Look at them" } " before you send it."
                }
            }))
        }
        div.cards {
            @for proof in proofs {
                section.card {
                    h2 { (proof.format.to_uppercase()) }
                    p.soft {
                        @if proof.format == "pdf" { "To send. Tagged, with text that machines read in order." }
                        @else { "To edit in Word or LibreOffice." }
                    }
                    p { a.button.primary[proof.format == "pdf"] href=(to(proof.format)) download { (icon(Icon::Download)) "Download " (proof.format.to_uppercase()) " · " (proof.bytes / 1024) " kB" } }
                    (report(proof))
                }
            }
        }
        section.others {
            h2 { "Other formats" }
            ul.list {
                @for (format, word, what) in OTHERS {
                    li { div.what { b { (word) } p { (what) } } a.button.small href=(to(format)) download { (icon(Icon::Download)) "Download" span.aside { " " (word) } } }
                }
            }
        }
    }
}

fn report(proof: &Proof) -> Markup {
    let back = proof.values - proof.missing.len();
    html! {
        @if proof.missing.is_empty() {
            p.row { span.proof { (icon(Icon::CircleCheck)) } span { "Read again: all " (proof.values) " values came back." } }
        } @else {
            p.row { span.proof.bad { (icon(Icon::CircleAlert)) } span { "Read again: " (back) " of " (proof.values) " values came back." } }
            details { summary { "What a machine may not read" } ul.small { @for text in &proof.missing { li dir="auto" { (text) } } } }
        }
    }
}

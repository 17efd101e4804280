use maud::{Markup, html};
use resume::write::pdf::templates as all;

use super::super::model::TailoredCv;
use super::page::capital;
use super::{head, path};
use crate::jobs::Job;

/// Every template with the person's own words in it.
pub(crate) fn templates(cv: &TailoredCv, job: &Job) -> Markup {
    html! {
        (head(cv.id, job, "Templates", &html! {}))
        ul.gallery role="list" {
            @for t in all() {
                @let is_chosen = t.name == cv.template;
                li aria-current=[is_chosen.then_some("true")] {
                    img.paper src={ (path(cv.id, "picture")) "?template=" (t.name) "&v=" (cv.version) }
                        alt={ "Your CV in the template " (capital(t.name)) } width="595" height="842" loading="lazy";
                    h2 { (capital(t.name)) }
                    p.small.soft { (t.description) }
                    @if is_chosen {
                        p { span.badge.good { "In use" } }
                    } @else {
                        form method="post" action=(path(cv.id, "look")) {
                            input type="hidden" name="version" value=(cv.version);
                            input type="hidden" name="template" value=(t.name);
                            input type="hidden" name="pages" value=(cv.pages);
                            button.button.small type="submit" { "Use " (capital(t.name)) }
                        }
                    }
                }
            }
        }
    }
}

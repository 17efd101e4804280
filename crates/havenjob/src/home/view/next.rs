use maud::{Markup, html};

use super::super::model::Next;
use crate::tailor::shelf_view;
use crate::ui::{Icon, link_button};

/// The one step that needs the person, large.
pub(super) fn next(next: Next<'_>) -> Markup {
    match next {
        Next::Upload => step(
            "Start with your CV",
            "Upload it once, as PDF or Word. It is read, and every field is shown beside its place in \
            the file.",
            "/cvs",
            Icon::Upload,
            "Upload your CV",
        ),
        Next::Wait(cv) => step(
            "Your CV is being read",
            &format!("{} takes a few seconds. You can watch, or add a job meanwhile.", cv.original_filename),
            &format!("/cvs/{}", cv.id),
            Icon::Eye,
            "Watch it being read",
        ),
        Next::Look(cv) => step(
            "Your CV could not be read",
            &format!("See what is the matter with {}, and what to do about it.", cv.original_filename),
            &format!("/cvs/{}", cv.id),
            Icon::ArrowRight,
            "See why",
        ),
        Next::AddJob => step(
            "Add a job that interests you",
            "Paste its ad. You then see what it asks and what of it your CV shows.",
            "/jobs/new",
            Icon::Plus,
            "Add a job",
        ),
        Next::Tailor(job) => {
            let at = if job.company.is_empty() { String::new() } else { format!(" at {}", job.company) };
            let title = if job.title.is_empty() { "this job" } else { &job.title };
            step(
                &format!("Tailor a CV to {title}"),
                &format!("See how you fit{at}, then have your CV chosen and ordered for it."),
                &format!("/jobs/{}", job.id),
                Icon::Sparkles,
                "Go to the job",
            )
        }
        Next::Review(made) => {
            let words = match made.pending {
                0 => "It is made. Look over what was changed and why, then download it.".to_owned(),
                1 => "One suggestion waits for your answer.".to_owned(),
                n => format!("{n} suggestions wait for your answer."),
            };
            step(
                &format!("Review your CV for {}", shelf_view::title(made)),
                &words,
                &format!("/tailored/{}", made.id),
                Icon::ListChecks,
                "Review it",
            )
        }
        Next::AnotherJob => step(
            "All is done. Add the next job",
            "Paste the ad of another job that interests you.",
            "/jobs/new",
            Icon::Plus,
            "Add a job",
        ),
    }
}

fn step(title: &str, words: &str, to: &str, picture: Icon, button: &str) -> Markup {
    html! {
        div.first-step {
            h1 dir="auto" { (title) }
            p { (words) }
            div.actions { (link_button("primary", to, Some(picture), button)) }
        }
    }
}

//! Whose address it is: the employer's own, or that of a system that writes for thousands of employers.

use crate::fold::squash;
use crate::words::Words;

/// Domains that applicant tracking systems and job boards' apply services send from or link to. A mail from there is
/// about an application more often than not, and its domain never names the employer; what stands left of the
/// domain, or first in a link's path, often does.
static SYSTEMS: Words = Words::new(
    "
    greenhouse.io greenhouse-mail.io lever.co workday.com myworkday.com myworkdayjobs.com
    myworkdaysite.com ashbyhq.com teamtailor.com teamtailor-mail.com personio.de personio.com
    personio.es smartrecruiters.com workable.com workablemail.com recruitee.com bamboohr.com
    icims.com taleo.net jobvite.com successfactors.com successfactors.eu sapsf.com sapsf.eu
    brassring.com breezy.hr breezyhr.com jazzhr.com applytojob.com resumator.com recruiterbox.com
    comeet.co comeet-notifications.com pinpointhq.com softgarden.io softgarden.de rexx-systems.com
    onlyfy.io prescreen.io join.com homerun.co welcomekit.co flatchr.io taleez.com gupy.io
    gupy.com.br kenoby.com solides.com.br zohorecruit.com zohorecruit.eu avature.net eightfold.ai
    phenompeople.com ultipro.com ukg.com paylocity.com paycomonline.net adp.com dayforcehcm.com
    oraclecloud.com kronos.net silkroad.com jobscore.com freshteam.com freshrecruit.com rippling.com
    rippling-ats.com gem.com dover.com dover.io hire.trakstar.com jobadder.com bullhornmail.com
    bullhorn.com clearcompany.com hirebridge.com applicantpro.com governmentjobs.com csod.com
    cornerstoneondemand.com talentlyft.com d.vinci.de dvinci-hr.com umantis.com haufe.com
    concludis.de connexys.nl carerix.com emply.com hr-manager.net jobylon.com reachmee.com varbi.com
    inrecruiting.com altamira.it bizneohr.com viterbit.com factorialhr.com talentclue.com
    epreselec.com traffit.com erecruiter.pl elevato.net hibob.com kula.ai loxo.co hireology.com
    tellent.com goodtime.io modernloop.io hackerrankforwork.com testgorilla.com codility.com
    codesignal.com
    ",
);

/// Job boards: a mail from there is about jobs, and the employer is named in the text.
static BOARDS: Words = Words::new(
    "
    linkedin.com indeed.com indeedemail.com glassdoor.com ziprecruiter.com monster.com stepstone.de
    stepstone.com stepstone.at xing.com dice.com wellfound.com angel.co joinhandshake.com hired.com
    otta.com welcometothejungle.com infojobs.net infojobs.com.br catho.com.br vagas.com.br
    naukri.com seek.com.au reed.co.uk totaljobs.com cv-library.co.uk apec.fr hellowork.com
    francetravail.fr jobs.ch jobup.ch nationalevacaturebank.nl werkzoeken.nl careerbuilder.com
    simplyhired.com builtin.com hackerrank.com jobteaser.com tecnoempleo.com computrabajo.com
    bumeran.com pracuj.pl jobindex.dk finn.no
    ",
);

/// Mailbox providers: the domain says nothing about an employer.
static MAILBOXES: Words = Words::new(
    "
    gmail.com googlemail.com google.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com
    icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.com gmx.at web.de t-online.de freenet.de
    posteo.de mailbox.org proton.me protonmail.com pm.me fastmail.com orange.fr wanadoo.fr free.fr
    laposte.net sfr.fr libero.it virgilio.it tiscali.it hotmail.fr hotmail.es yahoo.fr yahoo.es
    yahoo.de yahoo.co.uk hotmail.co.uk uol.com.br bol.com.br terra.com.br ziggo.nl kpnmail.nl
    xs4all.nl zoho.com mail.com hey.com qq.com 163.com calendar.google.com calendly.com zoom.us
    docusign.net sendgrid.net amazonses.com mailgun.org example.com
    ",
);

/// Left-most labels of a domain that name a department or a machine, not the employer.
static MACHINES: Words = Words::new(
    "
    www mail email e m em mailer news notify notifications notification jobs careers career karriere
    hr recruiting recruitment talent hire hiring apply us eu uk info no-reply noreply candidates
    candidate app boards job-boards go links click track api myjobs wd1 wd3 wd5 wd10 wd12 wd103 ats
    send reply in global people team my
    ",
);

/// What kind of domain sent the mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// An applicant tracking system.
    System,
    /// A job board.
    Board,
    /// A mailbox provider, or a service any company uses.
    Mailbox,
    /// Anyone else: an employer, if the mail is from one.
    Own,
}

/// The kind of a domain, in lower case.
pub(crate) fn origin(domain: &str) -> Origin {
    let listed = |list: &Words| {
        list.iter().any(|known| {
            domain.strip_suffix(known).is_some_and(|left| left.is_empty() || left.ends_with('.'))
        })
    };
    if listed(&SYSTEMS) {
        Origin::System
    } else if listed(&BOARDS) {
        Origin::Board
    } else if listed(&MAILBOXES) {
        Origin::Mailbox
    } else {
        Origin::Own
    }
}

/// Is this the name of a board, a system or a tool that a mail mentions beside the employer?
pub(crate) fn is_platform(name: &str) -> bool {
    const TOOLS: &[&str] = &[
        "zoom",
        "googlemeet",
        "microsoftteams",
        "msteams",
        "teams",
        "skype",
        "calendly",
        "hackerrank",
        "codility",
        "codesignal",
        "hirevue",
        "slack",
        "docusign",
        "twitter",
        "facebook",
        "instagram",
        "youtube",
        "angellist",
        "wellfound",
        "xing",
        "stepstone",
        "infojobs",
        "handshake",
        "testgorilla",
        "successfactors",
        "gmail",
        "outlook",
        "whatsapp",
        "telegram",
        "workdayinc",
        "greenhouserecruiting",
        "leverhiring",
        "linkedin",
        "linkedinjobs",
        "indeedapply",
    ];
    let name = squash(name);
    let brand = |domain: &str| domain.split('.').next().is_some_and(|label| squash(label) == name);
    TOOLS.contains(&name.as_str())
        || BOARDS.iter().any(&brand)
        || SYSTEMS.iter().any(|d| brand(d) && name != "join" && name != "gem")
}

/// The label of a domain that names its owner: `jobs.northpoint.co.uk` -> `northpoint`; for a system, the tenant's:
/// `northpoint.teamtailor-mail.com` -> `northpoint`.
pub(crate) fn owner(domain: &str) -> Option<&str> {
    match origin(domain) {
        Origin::Mailbox | Origin::Board => None,
        Origin::System => {
            let known = SYSTEMS.iter().find(|known| domain.ends_with(known))?;
            let left = domain.strip_suffix(known)?.strip_suffix('.')?;
            left.split('.').find(|label| !MACHINES.contains(label) && label.len() > 1)
        }
        Origin::Own => {
            let labels: Vec<&str> = domain.split('.').collect();
            let count = labels.len();
            if count < 2 {
                return None;
            }
            // Second-level registries: co.uk, com.br, org.au.
            let registry = count >= 3
                && labels[count - 1].len() == 2
                && matches!(
                    labels[count - 2],
                    "co" | "com" | "org" | "net" | "gov" | "ac" | "edu" | "or" | "ne"
                );
            let label = labels[count - if registry { 3 } else { 2 }];
            (label.len() > 1 && !MACHINES.contains(label)).then_some(label)
        }
    }
}

/// The tenant that a link into an applicant tracking system names: `jobs.lever.co/northpoint/…`.
pub(crate) fn tenant(link: &str) -> Option<&str> {
    let rest = link.split_once("://")?.1;
    let (host, path) = rest.split_once(['/', '?']).unwrap_or((rest, ""));
    if origin(&host.to_ascii_lowercase()) != Origin::System {
        return None;
    }
    let known = SYSTEMS.iter().find(|known| host.ends_with(known))?;
    let left = host.strip_suffix(known)?.trim_end_matches('.');
    if let Some(label) = left.split('.').find(|label| !label.is_empty() && !MACHINES.contains(label)) {
        return Some(label);
    }
    // Only job boards of these systems put the tenant first in the path.
    let in_path =
        ["greenhouse.io", "lever.co", "ashbyhq.com", "workable.com", "smartrecruiters.com"].contains(&known);
    let first = path.split(['/', '?', '#']).next()?;
    let name = first.len() > 1
        && first.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'%'));
    const PATHS: &[&str] = &[
        "embed",
        "jobs",
        "job",
        "users",
        "j",
        "c",
        "oauth",
        "public",
        "track",
        "ls",
        "wf",
        "interview",
        "scheduling",
        "candidate",
        "candidates",
        "apply",
        "app",
    ];
    (in_path && name && !PATHS.contains(&first)).then_some(first)
}

/// A part before the `@` that names a tenant: `northpoint@myworkday.com`.
pub(crate) fn tenant_mailbox(email: &str) -> Option<&str> {
    let (local, domain) = email.rsplit_once('@')?;
    let generic = [
        "no-reply",
        "noreply",
        "donotreply",
        "do-not-reply",
        "notification",
        "notifications",
        "no_reply",
        "mail",
        "info",
        "support",
        "hr",
        "system",
        "jobs",
        "careers",
    ];
    let named = local.len() > 2
        && !generic.iter().any(|word| local.eq_ignore_ascii_case(word))
        && !local.contains(['+', '=']);
    (origin(&domain.to_ascii_lowercase()) == Origin::System
        && named
        && local.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
    .then_some(local)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_and_tenants() {
        assert_eq!(owner("careers.northpoint.co.uk"), Some("northpoint"));
        assert_eq!(owner("northpoint.teamtailor-mail.com"), Some("northpoint"));
        assert_eq!(owner("us.greenhouse-mail.io"), None);
        assert_eq!(owner("gmail.com"), None);
        assert_eq!(tenant("https://northpoint.wd5.myworkdayjobs.com/Careers"), Some("northpoint"));
        assert_eq!(tenant("https://boards.greenhouse.io/northpoint/jobs/12"), Some("northpoint"));
        assert_eq!(tenant("https://northpoint.example/jobs"), None);
        assert_eq!(tenant_mailbox("northpoint@myworkday.com"), Some("northpoint"));
    }
}

//! The arguments, as `--help` teaches them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

#[derive(Parser)]
#[command(
    name = "havenjob",
    version,
    about = "Find the best true version of a career for each job. It invents nothing.",
    long_about = "Find the best true version of a career for each job. It invents nothing.\n\n\
        Works without an account, a key or a network. A CV may be PDF, DOCX, Markdown, plain text or JSON Resume; \
        `-` is standard input or output.",
    after_help = "Start here:\n  \
        havenjob tailor cv.pdf job.txt -o tailored.pdf   choose and order what fits this job\n  \
        havenjob check cv.pdf tailored.docx              does the second claim more than the first?\n  \
        havenjob                                         run the application in this folder (the same as `serve`)\n\n\
        Exit codes: 0 done; 1 findings; 2 wrong usage; 3 an input cannot be used (one JSON line on standard error: \
        type, message, hint); 4 a service failed.",
    disable_help_subcommand = true
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Read a CV into JSON Resume, every value as it stands in the file
    #[command(
        after_help = "Nothing is guessed: each value is a piece of the file, `meta.spans` says from where, and \
        what fits no field is kept in `meta.leftovers`. A scan, an empty, locked or damaged file is refused.\n\n\
        Example:\n  havenjob parse cv.pdf --json > resume.json"
    )]
    Parse(ParseArgs),
    /// Say what a posting asks for
    #[command(after_help = "Example:\n  havenjob requirements job.txt --json | jq -r '.skills[]'")]
    Requirements(RequirementsArgs),
    /// Hold a CV against a posting, requirement by requirement
    #[command(
        after_help = "Each requirement is met (with the lines of the CV that show it), partly met, or a gap. The \
        score of 0 to 100 is computed from that and from nothing else.\n\n\
        Example:\n  havenjob match cv.pdf job.txt"
    )]
    Match(MatchArgs),
    /// Make a CV for one job out of what the person really did
    #[command(
        after_help = "It chooses and orders entries, bullets and skills for this posting; it cannot add a word. \
        Every change is listed with its reason, and what the posting asks but the CV does not show stays visible as a \
        gap.\n\n\
        Examples:\n  havenjob tailor cv.pdf job.txt -o tailored.pdf\n  \
        havenjob tailor cv.docx job.txt -o tailored.docx --pages 1 --report changes.json\n  \
        curl -s https://example.com/job | havenjob tailor cv.pdf - -o tailored.pdf --template modern"
    )]
    Tailor(TailorArgs),
    /// Find claims in a tailored CV that its source does not support
    #[command(
        after_help = "SOURCE is the evidence, TAILORED is what is claimed: each item is held against the same item \
        of the source. Exit code 1 when a finding blocks.\n\n\
        Example:\n  havenjob check cv.pdf rewritten.docx"
    )]
    Check(CheckArgs),
    /// Set a résumé as PDF, DOCX, HTML, Markdown, text, SVG or PNG
    #[command(after_help = "Examples:\n  havenjob render --list-templates\n  \
        havenjob render resume.json -o cv.pdf --template sidebar --paper letter --accent 2f5d50\n  \
        havenjob render resume.md -o cv.docx --lang de")]
    Render(RenderArgs),
    /// Say what mails mean for an application: received, interview, assessment, offer, rejection
    #[command(after_help = "One event per message. Example:\n  havenjob mail inbox/*.eml --json")]
    Mail(MailArgs),
    /// Run an instance: the application, its API and its workers
    #[command(
        after_help = "Needs no configuration: database, files and key are made in the data folder. The first person who         registers is its admin.\n\nExamples:\n  havenjob serve\n  PORT=9000 havenjob serve --data /srv/havenjob\n  \
        HAVENJOB_DATABASE__URL=postgres://havenjob@localhost/havenjob havenjob serve"
    )]
    Serve(Instance),
    /// Work on an instance's tasks, beside other processes
    Work(Instance),
    /// Bring an instance's database up to date
    Migrate(Instance),
    /// Say what is wrong with an instance, and how to mend it
    Doctor(Instance),
    /// Look at an instance's settings
    #[command(subcommand)]
    Config(ConfigCommand),
    /// People of an instance
    #[command(subcommand)]
    User(UserCommand),
    /// Print the description of the API (OpenAPI 3.1)
    Openapi,
    /// Print the JSON Schema of a résumé
    Schema,
    /// Print a completion script for a shell
    #[command(
        after_help = "Example:\n  havenjob completions bash > ~/.local/share/bash-completion/completions/havenjob"
    )]
    Completions {
        /// The shell to complete in
        shell: Shell,
    },
    /// Read one untrusted file under limits (run by the other commands)
    #[command(name = "extract-in-child", hide = true)]
    ExtractInChild {
        /// Draw this page of a PDF, from 1, and read nothing
        #[arg(long, value_name = "PAGE")]
        picture: Option<usize>,
        /// Make a résumé of it
        #[arg(long, conflicts_with = "picture")]
        cv: bool,
    },
}

/// Which instance.
#[derive(Args, Clone)]
pub(crate) struct Instance {
    /// Its folder: database, files, key and `havenjob.toml`
    #[arg(long, value_name = "FOLDER", env = "HAVENJOB_DATA", default_value = "havenjob-data")]
    pub(crate) data: PathBuf,
    /// Its settings, if they are elsewhere
    #[arg(long, value_name = "FILE.toml", env = "HAVENJOB_CONFIG")]
    pub(crate) config: Option<PathBuf>,
}

impl Instance {
    /// The one that is meant when nothing is said.
    pub(crate) fn here() -> Self {
        let said = |name| std::env::var_os(name).map(PathBuf::from);
        Self {
            data: said("HAVENJOB_DATA").unwrap_or_else(|| "havenjob-data".into()),
            config: said("HAVENJOB_CONFIG"),
        }
    }
}

#[derive(Subcommand)]
pub(crate) enum ConfigCommand {
    /// Read the settings and say what is wrong with them
    Check(Instance),
    /// Print every setting with its value; secrets are not shown
    Show(Instance),
}

#[derive(Subcommand)]
pub(crate) enum UserCommand {
    /// Add a person; the password is one line on standard input
    #[command(
        after_help = "Example:\n  read -rs P && echo \"$P\" | havenjob user add ada@example.org --admin"
    )]
    Add(NewPerson),
}

#[derive(Args)]
pub(crate) struct NewPerson {
    /// Mail address
    pub(crate) email: String,
    /// Name
    #[arg(long, default_value = "")]
    pub(crate) name: String,
    /// May see and end tasks and accounts of others
    #[arg(long)]
    pub(crate) admin: bool,
    #[command(flatten)]
    pub(crate) instance: Instance,
}

#[derive(Args)]
pub(crate) struct ParseArgs {
    /// The CV: PDF, DOCX, Markdown, text or JSON Resume; `-` for standard input
    pub(crate) file: PathBuf,
    /// Print JSON Resume even on a terminal, where an outline is shown otherwise
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct RequirementsArgs {
    /// The posting: text, HTML, Markdown, PDF or DOCX; `-` for standard input
    pub(crate) job: PathBuf,
    /// Print JSON instead of text
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct MatchArgs {
    /// The CV
    pub(crate) cv: PathBuf,
    /// The posting
    pub(crate) job: PathBuf,
    /// Print JSON instead of text
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct TailorArgs {
    /// The CV
    pub(crate) cv: PathBuf,
    /// The posting
    pub(crate) job: PathBuf,
    /// Where to write; the ending says what: pdf, docx, html, md, txt or json
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: PathBuf,
    /// Write every change with its reason, and the match before and after, as JSON
    #[arg(long, value_name = "FILE.json")]
    pub(crate) report: Option<PathBuf>,
    /// Pages at most: tighter spacing first, then the parts that matter least for this posting are left out
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=20))]
    pub(crate) pages: u8,
    #[command(flatten)]
    pub(crate) look: Look,
}

#[derive(Args)]
pub(crate) struct CheckArgs {
    /// What is true: the person's own CV
    pub(crate) source: PathBuf,
    /// What is claimed
    pub(crate) tailored: PathBuf,
    /// Print the findings as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct RenderArgs {
    /// The résumé: JSON Resume or Markdown, or any CV file
    #[arg(required_unless_present = "list_templates")]
    pub(crate) resume: Option<PathBuf>,
    /// Where to write; the ending says what: pdf, docx, html, md, txt, json, svg or png
    #[arg(short, long, value_name = "OUT", required_unless_present = "list_templates")]
    pub(crate) output: Option<PathBuf>,
    /// Pages at most, by spacing and size; nothing is left out unless --drop is given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=20))]
    pub(crate) pages: Option<u8>,
    /// With --pages: leave out the last and oldest parts that still do not fit, and say which
    #[arg(long, requires = "pages")]
    pub(crate) drop: bool,
    /// With svg or png: which page, from 1
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) page: u16,
    /// List the templates, a line each, name first
    #[arg(long)]
    pub(crate) list_templates: bool,
    #[command(flatten)]
    pub(crate) look: Look,
}

#[derive(Args)]
pub(crate) struct MailArgs {
    /// Mails as .eml files; `-` for standard input
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Print one JSON object a line
    #[arg(long)]
    pub(crate) json: bool,
}

/// How a résumé is set.
#[derive(Args)]
pub(crate) struct Look {
    /// Template; see `havenjob render --list-templates`
    #[arg(long, value_name = "NAME", default_value = "classic")]
    pub(crate) template: String,
    /// Language of headings and dates: en, de, fr, es, pt, nl or it; otherwise that of the CV
    #[arg(long, value_name = "CODE")]
    pub(crate) lang: Option<String>,
    /// Paper size
    #[arg(long, value_enum, default_value_t = Paper::A4)]
    pub(crate) paper: Paper,
    /// Accent colour as six hexadecimal digits
    #[arg(long, value_name = "RRGGBB")]
    pub(crate) accent: Option<String>,
    /// Font pairing: source (Source Serif and Sans) or libertinus (Libertinus Serif and Inter)
    #[arg(long, value_name = "NAME")]
    pub(crate) fonts: Option<String>,
}

impl Look {
    /// A template with everything else as it comes.
    pub(crate) fn of(template: &str) -> Self {
        Self { template: template.to_owned(), lang: None, paper: Paper::A4, accent: None, fonts: None }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Paper {
    A4,
    Letter,
}

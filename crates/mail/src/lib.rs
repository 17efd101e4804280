//! Mail in, event out.
//!
//! The crate is two steps, both total functions over values:
//!
//! ```text
//! bytes (RFC 5322) or a provider's fields -> Message -> Event { kind, company, title, date, confidence, reasons }
//! ```
//!
//! [`read()`] decodes MIME, turns HTML into text and unwraps forwarded mail; [`event()`] says by rules what the mail
//! means for an application. Every company and title is a span of the mail, after white space is normalised:
//! nothing is completed, corrected or guessed. A mail that is not about an application has kind
//! [`Kind::None`], and then nothing else.
//!
//! | module | purpose |
//! | --- | --- |
//! | `message`, `read`, `html`, `forward`, `quote` | from bytes to the text that its sender wrote |
//! | `fold`, `lines`, `moment` | sentences, folded words, dates in words |
//! | `phrases` | one table a kind, seven languages; how they are matched |
//! | `classify` | which kind the phrases add up to |
//! | `senders`, `name` | who writes, which company, which title |

mod classify;
mod error;
mod event;
mod fold;
mod forward;
mod html;
mod lines;
mod message;
mod moment;
mod name;
mod phrases;
mod quote;
mod read;
mod senders;
mod words;

pub use error::MailError;
pub use event::{Event, Kind, event};
pub use message::{Address, BodyType, Envelope, Message, Parts};
pub use moment::{Day, Moment};
pub use read::{MAX_BYTES, read};

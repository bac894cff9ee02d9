//! Letters that leave the house.
//!
//! Always true: a letter is sent once or shown as not sent. It is claimed before anybody talks to a mail server, and
//! where nobody knows whether the server took it, it is not sent a second time by itself. Nothing about a client stands
//! in one.

pub mod actions;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use base::{Id, Kind};

#[doc(hidden)]
pub struct MailKind;
impl Kind for MailKind {
    const NAME: &'static str = "mail";
}
/// A letter.
pub type MailId = Id<MailKind>;

/// A letter to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMail {
    /// The address.
    pub recipient: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub words: String,
    /// A calendar entry (iCalendar), with its method (RFC 5546); empty for none.
    pub calendar: String,
    /// `REQUEST` or `CANCEL`; empty for none.
    pub method: String,
}

/// A letter that somebody is about to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// Its id; the message id is made of it, so that a doubled letter can be told.
    pub id: MailId,
    /// What stands in it.
    pub mail: NewMail,
}

/// How a letter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailState {
    /// It waits for its turn.
    Waiting,
    /// Somebody talks to the mail server about it.
    Sending,
    /// The mail server took it.
    Sent,
    /// It was refused, or tried too often.
    Failed,
    /// The connection broke while the server may have taken it.
    Unclear,
}

impl MailState {
    /// Every state.
    pub const ALL: [Self; 5] =
        [Self::Waiting, Self::Sending, Self::Sent, Self::Failed, Self::Unclear];

    /// The text form, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Unclear => "unclear",
        }
    }

    /// The state of a text form.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What came of talking to the mail server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sending {
    /// The server took it.
    Taken,
    /// Not now: unreachable, busy, or not willing yet. The server has certainly not taken it.
    Later(&'static str),
    /// The server refuses it for good.
    Refused(&'static str),
    /// The connection broke after the letter was handed over.
    Unclear,
}

/// Seconds to wait after the first, second … attempt that failed. After the last one the letter is given up.
pub const PATIENCE: [i64; 5] = [60, 300, 1_800, 7_200, 21_600];

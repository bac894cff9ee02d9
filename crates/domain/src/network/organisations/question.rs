//! The yearly question whether an entry is right, asked by letter and answered without an account.

use base::{Date, FieldError, Timestamp};

use super::ContactInput;
use crate::outbox::MailState;

/// For so many days a link opens the entry.
pub(super) const OPEN_DAYS: i64 = 60;
/// The most characters of what somebody adds.
const WORDS: usize = 1_000;

/// A question that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The day.
    pub asked_on: Date,
    /// The last day on which its link opens the entry.
    pub expires_on: Date,
    /// How its letter stands; none when that was forgotten long ago.
    pub letter: Option<MailState>,
}

/// How an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Entered on this day, and asked in a year.
    Entered(Date),
    /// The organisation said on this day that it is right.
    Confirmed(Date),
    /// Asked on this day; the answer is open.
    Asked(Date),
    /// Should have been asked since this day.
    Due(Date),
}

/// What the letter is written from.
#[derive(Debug, Clone, Copy)]
pub struct QuestionLetter<'a> {
    /// The name of the organisation.
    pub name: &'a str,
    /// The last day of the link.
    pub until: Date,
    /// What opens the entry, without an account.
    pub token: &'a str,
}

/// A correction as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CorrectionInput {
    /// How it is reached.
    pub contact: ContactInput,
    /// What else is wrong, in words.
    pub words: String,
}

impl CorrectionInput {
    /// What does not fit.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = self.contact.check();
        if self.words.chars().count() > WORDS {
            errors.push(FieldError::new("words", "error-too-long"));
        }
        errors
    }
}

/// A correction that waits for the keeper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// How it is reached from now on.
    pub contact: ContactInput,
    /// What else is wrong, in words.
    pub words: String,
    /// When it came.
    pub sent_at: Timestamp,
}

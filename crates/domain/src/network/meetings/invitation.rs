//! Who is invited to a meeting, with what, and what they said (RFC 5546: one meeting is one UID, a change a sequence).

use base::Timestamp;

use super::{Document, Meeting};
use crate::outbox::{MailId, MailState};

/// What somebody said to an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// Comes.
    Yes,
    /// Does not come.
    No,
    /// Does not know yet.
    Maybe,
}

impl Reply {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Maybe];

    /// The text form, as stored and sent by forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "ja",
            Self::No => "nein",
            Self::Maybe => "vielleicht",
        }
    }

    /// The answer of a text form.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reply| reply.code() == code)
    }
}

/// An invitation, as those who run the meeting see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The seat: id of an office, or of an account.
    pub seat: String,
    /// Who was invited.
    pub name: String,
    /// The last letter, unless it was forgotten long ago.
    pub mail: Option<MailId>,
    /// How that letter stands.
    pub state: Option<MailState>,
    /// Whether the meeting was changed since that letter.
    pub is_outdated: bool,
    /// For a guest: when they are awaited, as that letter said.
    pub slot: Option<Timestamp>,
    /// When they were reminded.
    pub reminded_at: Option<Timestamp>,
    /// What they said.
    pub reply: Option<Reply>,
}

/// Why a letter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterKind {
    /// The first one.
    Invitation,
    /// The meeting was moved.
    Change,
    /// The meeting was called off.
    Cancellation,
    /// It comes soon.
    Reminder,
}

/// What a letter to one person is written from.
#[derive(Debug, Clone)]
pub struct Letter<'a> {
    /// Why it is written.
    pub kind: LetterKind,
    /// The address.
    pub email: &'a str,
    /// The name.
    pub name: &'a str,
    /// The body that meets.
    pub body: &'a str,
    /// The meeting; for a guest it begins with their item.
    pub meeting: &'a Meeting,
    /// What a calendar knows it by: the id of the meeting, for a guest that of their item.
    pub uid: &'a str,
    /// Titles of the agenda with their minutes. Topics do not stand in letters.
    pub agenda: &'a [(String, i64)],
    /// Papers.
    pub documents: &'a [Document],
    /// How often it was changed.
    pub sequence: i64,
    /// What opens the page for the answer, without an account.
    pub token: &'a str,
}

impl Letter<'_> {
    /// How long the meeting takes, in minutes.
    pub fn minutes(&self) -> i64 {
        self.agenda.iter().map(|(_, minutes)| minutes).sum::<i64>().max(15)
    }
}

/// A written letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The subject.
    pub subject: String,
    /// The text.
    pub words: String,
    /// The calendar entry.
    pub calendar: String,
}

/// An invitation as whoever holds its link sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The meeting.
    pub meeting: Meeting,
    /// The body that meets.
    pub body: String,
    /// Who was invited.
    pub name: String,
    /// What they said so far.
    pub reply: Option<Reply>,
}

//! Exchange formats: which rounds exist, inside and outside of this program, who goes where for an agency, and how much that
//! is for each person (working paper, 1.3).
//!
//! Always true: a body is a format by itself, with the rhythm of its rules; a team lead sends only people of the own agency;
//! whoever misses a format gets an answer.

pub mod actions;
mod load;
pub(crate) mod store;

use base::{Date, FieldError, Id, Kind, Timestamp};

use super::bodies::{BodyId, BodyKind};
use super::topics::CATEGORIES;
use crate::identity::{AccountId, AgencyId};

pub use load::{Load, hours_a_quarter, loads, minutes_a_quarter};

#[doc(hidden)]
pub struct FormatKind;
impl Kind for FormatKind {
    const NAME: &'static str = "format";
}
/// A format: one of its own, or a body.
pub type FormatId = Id<FormatKind>;

#[doc(hidden)]
pub struct ProposalKind;
impl Kind for ProposalKind {
    const NAME: &'static str = "proposal";
}
/// A proposal.
pub type ProposalId = Id<ProposalKind>;

/// The most characters of a line and of a text.
const LINE: usize = 200;
const TEXT: usize = 2_000;
/// Weeks between meetings, and minutes of one.
const RHYTHM: std::ops::RangeInclusive<i64> = 1..=104;
const MINUTES: std::ops::RangeInclusive<i64> = 15..=720;

/// A round in which people meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Format {
    /// Its id; that of the body where it is one.
    pub id: FormatId,
    /// The body it is, with its kind.
    pub body: Option<(BodyId, BodyKind)>,
    /// What is known about it.
    pub details: FormatInput,
    /// Since when it does not meet any more.
    pub ended_at: Option<Timestamp>,
}

/// A format of the world outside, as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormatInput {
    /// How it is called.
    pub name: String,
    /// Who runs it.
    pub host: String,
    /// What it is for.
    pub purpose: String,
    /// Codes of what topics can be about.
    pub areas: Vec<String>,
    /// Where it meets.
    pub place: String,
    /// A meeting in so many weeks.
    pub rhythm_weeks: i64,
    /// How long one is, in minutes, with the way there.
    pub minutes: i64,
}

impl FormatInput {
    /// What does not fit.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        if self.name.trim().is_empty() {
            errors.push(FieldError::new("name", "error-required"));
        }
        let texts = [
            ("name", &self.name, LINE),
            ("host", &self.host, LINE),
            ("purpose", &self.purpose, TEXT),
            ("place", &self.place, LINE),
        ];
        for (field, text, most) in texts {
            if text.chars().count() > most {
                errors.push(FieldError::new(field, "error-too-long"));
            }
        }
        if self.areas.iter().any(|area| !CATEGORIES.contains(&area.as_str())) {
            errors.push(FieldError::new("areas", "error-unknown-choice"));
        }
        for (field, number, range) in
            [("rhythm_weeks", self.rhythm_weeks, RHYTHM), ("minutes", self.minutes, MINUTES)]
        {
            if !range.contains(&number) {
                let error = FieldError::new(field, "error-number-range");
                errors.push(error.with("min", range.start()).with("max", range.end()));
            }
        }
        errors
    }
}

/// How somebody takes part for the agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Goes there.
    Goes,
    /// Goes when the other cannot.
    StandsIn,
}

impl Part {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Goes, Self::StandsIn];

    /// The text form, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Goes => "geht",
            Self::StandsIn => "vertritt",
        }
    }

    /// The part of a text form.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }
}

/// Whether somebody may take part in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// The format asks for none.
    NotNeeded,
    /// There is one, until this day if it ends.
    Granted(Option<Date>),
    /// There is none (any more).
    Missing,
}

/// Somebody who goes, or stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    /// Who.
    pub account: AccountId,
    /// The name.
    pub name: String,
    /// For which agency.
    pub agency: AgencyId,
    /// How.
    pub part: Part,
    /// Whether it follows from an office or a mandate alone: then it is changed there.
    pub by_body: bool,
    /// Whether there is leave to take part.
    pub leave: Leave,
}

/// A format that somebody misses, as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProposalInput {
    /// How it could be called.
    pub name: String,
    /// What it is needed for.
    pub need: String,
    /// Code of what it is about.
    pub area: String,
}

impl ProposalInput {
    /// What does not fit.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        for (field, text, most) in [("name", &self.name, LINE), ("need", &self.need, TEXT)] {
            if text.trim().is_empty() {
                errors.push(FieldError::new(field, "error-required"));
            } else if text.chars().count() > most {
                errors.push(FieldError::new(field, "error-too-long"));
            }
        }
        if self.area.is_empty() {
            errors.push(FieldError::new("area", "error-choose"));
        } else if !CATEGORIES.contains(&self.area.as_str()) {
            errors.push(FieldError::new("area", "error-unknown-choice"));
        }
        errors
    }
}

/// How a proposal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProposalState {
    /// Waits for an answer.
    Open,
    /// The format exists now.
    Accepted,
    /// Declined with a reason.
    Declined,
}

impl ProposalState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Open, Self::Accepted, Self::Declined];

    /// The text form, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "offen",
            Self::Accepted => "angenommen",
            Self::Declined => "abgelehnt",
        }
    }

    /// The state of a text form.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// What it says.
    pub input: ProposalInput,
    /// Whose it is.
    pub account: AccountId,
    /// Their name.
    pub by: String,
    /// How it stands.
    pub state: ProposalState,
    /// The answer or the reason.
    pub words: String,
    /// The format that came of it.
    pub format: Option<FormatId>,
    /// When it was made.
    pub proposed_at: Timestamp,
    /// Whether the person took note of the answer.
    pub is_told: bool,
}

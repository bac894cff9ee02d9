//! Meetings of bodies: agenda, minutes, decisions, tasks (working paper, Anhang 1 and 2).
//!
//! Always true: nothing about a client stands in any of it; part 1 of the Austauschforum is sealed for those who take part;
//! a decision has a number of its body that is never given twice; a task has somebody whose it is, and a day.

pub mod actions;
mod agenda;
mod around;
mod course;
mod edit;
pub mod indicators;
mod invitation;
pub mod minutes;
mod results;
pub mod search;
pub(in crate::network) mod seating;
pub(crate) mod store;

use base::{Id, Kind, Timestamp};

use super::bodies::BodyId;
pub use agenda::{AgendaItem, ItemInput, ItemKind, agenda_named, template};
pub use around::{Document, DocumentId, DocumentInput, Guest, slot};
pub use course::{Course, Step};
pub use edit::{Delta, Edit, NOTES, Stroke};
pub use invitation::{Asked, Invitation, Letter, LetterKind, Reply, Written};
pub use results::{Decision, Minuted, ResultInput, Task, TaskFilter, Who};

#[doc(hidden)]
pub struct MeetingIdKind;
impl Kind for MeetingIdKind {
    const NAME: &'static str = "meeting";
}
/// A meeting.
pub type MeetingId = Id<MeetingIdKind>;

#[doc(hidden)]
pub struct ItemIdKind;
impl Kind for ItemIdKind {
    const NAME: &'static str = "agenda item";
}
/// An item of an agenda (TOP).
pub type ItemId = Id<ItemIdKind>;

#[doc(hidden)]
pub struct DecisionIdKind;
impl Kind for DecisionIdKind {
    const NAME: &'static str = "decision";
}
/// A decision.
pub type DecisionId = Id<DecisionIdKind>;

#[doc(hidden)]
pub struct TaskIdKind;
impl Kind for TaskIdKind {
    const NAME: &'static str = "task";
}
/// A task of a body.
pub type TaskId = Id<TaskIdKind>;

/// How far a meeting has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingState {
    /// It will be.
    Planned,
    /// It was; its minutes stand.
    Held,
    /// It will not be.
    Cancelled,
}

impl MeetingState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Planned, Self::Held, Self::Cancelled];

    /// The text form, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Planned => "geplant",
            Self::Held => "gehalten",
            Self::Cancelled => "abgesagt",
        }
    }

    /// The state of a text form.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// The body that meets.
    pub body: BodyId,
    /// When it begins.
    pub starts_at: Timestamp,
    /// Where, in words.
    pub place: String,
    /// Where, for those who take part from afar.
    pub link: String,
    /// How far it has come.
    pub state: MeetingState,
}

/// Somebody who may be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Id of the office, or of the account that has a mandate.
    pub id: String,
    /// The name, or the office where it is vacant.
    pub name: String,
    /// What they come as: the office, or the agency of the mandate.
    pub part: String,
    /// The account, if there is one.
    pub account: Option<crate::identity::AccountId>,
    /// Whether they were there; none while nobody wrote it down.
    pub present: Option<bool>,
}

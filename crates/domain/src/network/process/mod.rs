//! The optimisation process of a municipality, in seven guided steps (working paper, Anhang 6): from the question
//! whether it is worth it to bodies that carry on by themselves.
//!
//! Always true: one run at a time, and an earlier run stays as it was; a step that is skipped says why; nothing about
//! a client or a case manager stands in any of it.

pub mod actions;
mod input;
mod letter;
mod step;
pub(crate) mod store;

use base::{Id, Kind, Timestamp};

pub use input::{LINE, StartInput, StepInput};
pub use letter::{Block, Filling, LetterTemplate, blocks, letter, letters, letters_of};
pub use step::{CheckItem, STEPS, StepGuide, StepState, guide, guides};

#[doc(hidden)]
pub struct RunIdKind;
impl Kind for RunIdKind {
    const NAME: &'static str = "process run";
}
/// A run of the process.
pub type RunId = Id<RunIdKind>;

/// A run of the process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its id.
    pub id: RunId,
    /// 1 for the first, 2 for the one years later.
    pub number: i64,
    /// For whom, as it stands in the letters.
    pub municipality: String,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended; then it is only read.
    pub ended_at: Option<Timestamp>,
}

/// A step of a run, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// 1 to [`STEPS`].
    pub number: i64,
    /// How far it is.
    pub state: StepState,
    /// What was typed about it.
    pub text: StepInput,
    /// Why it is skipped.
    pub reason: String,
    /// The meeting that was planned from it.
    pub meeting: Option<crate::network::meetings::MeetingId>,
    /// Counts the changes.
    pub version: i64,
}

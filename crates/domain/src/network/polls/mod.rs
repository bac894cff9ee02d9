//! Finding a day on which most can come (working paper, 1.1: "ggf. Suche nach Ersatzterminen").
//!
//! Always true: whoever is asked answers by the link of a letter, without an account; everybody who takes part in the
//! body sees who can come when; a poll ends with a meeting, or is closed without one.

pub mod actions;
mod poll;
pub(crate) mod store;

use base::{Id, Kind};

pub use poll::{Answer, AskedDates, DateLine, Poll, PollInput, PollLetter, Voter};

#[doc(hidden)]
pub struct PollKind;
impl Kind for PollKind {
    const NAME: &'static str = "poll";
}
/// A poll about dates.
pub type PollId = Id<PollKind>;

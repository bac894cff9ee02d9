//! The Integrationsplan: answers, revisions, goals, standings, as of any day (paper, Anhang 3 and 4).
//!
//! Invariants:
//! - The present answers are what all revisions of the plan add up to, in order; nothing is ever overwritten.
//! - Teil B and the standings at each Stichtag are answers like any other, so one mechanism keeps the field
//!   history, the state as of any day and the audit. Deadlines and standings stand in the clear beside them,
//!   written in the same transaction, so that lists need no key.
//! - The server evaluates the if-then logic again at every save; a value that is not asked any more stays until
//!   somebody confirms that it goes.
//! - Without an agreement and a legal ground only the Rahmendaten can be written (W04, W06); without an explicit
//!   consent the health section does not exist (W29).
//! - A reader sees what [`crate::cases::Sight`] reaches, in the present plan, in the past and in every list; what
//!   they do not see is kept by a save.

pub mod actions;
mod circumstances;
mod derived;
mod form;
mod goals;
mod plan;
mod reference_date;
mod revision;
pub mod store;
mod suggestion;
#[cfg(test)]
mod tests;
mod timeline;
mod typed;
mod visible;
mod warning;

pub use derived::{Deadline, Derived, FollowUp};
pub use form::{OPEN_ALWAYS, form, workbook};
pub use goals::{Achieved, GoalRow, StepRow, goals_in, open_steps};
pub use plan::Plan;
pub use reference_date::{reference_date, reference_date_after, reference_date_before};
pub use revision::{Edit, Revision};
pub use suggestion::{Proposal, StatusEvent, Suggestion, status_events, suggestions};
pub use timeline::{Past, Timeline};
pub use typed::{LONGEST_TEXT, canonical};
pub use warning::{Warning, warnings};

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

pub mod actions;
mod circumstances;
mod derived;
mod form;
mod goals;
mod plan;
mod revision;
pub mod store;
mod typed;

pub use derived::{Deadline, Derived};
pub use form::{OPEN_ALWAYS, form, workbook};
pub use goals::{Achieved, GoalRow, StepRow, goals_in, open_steps};
pub use plan::Plan;
pub use revision::{Edit, Revision};
pub use typed::{LONGEST_TEXT, canonical};

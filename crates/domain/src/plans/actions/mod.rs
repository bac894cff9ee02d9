//! What can be done with plans.

mod agenda;
mod closing;
mod confirming;
mod duties;
mod evaluation;
mod filling;
mod goals;
mod history;
mod opening;
mod printing;
mod progress;
mod reading;
mod rows;
mod saving;
mod seeing;
mod standing;
mod suggesting;
mod writing;

pub use agenda::{Agenda, Incomplete, Lasting, Lines, agenda, all_incomplete, all_lasting};
pub use closing::{ClosingInput, change_depth, close, reopen};
pub use duties::{Duty, DutyFilter, DutyKind, duties};
pub use evaluation::{EvaluationRecord, EvaluationRow, EvaluationUse, evaluation};
pub use filling::{Also, fill};
pub use goals::{GOAL_QUESTIONS, STEP_QUESTIONS, TypedRow, add_goal, add_step, change_row};
pub use history::{FieldChange, change_counts, field_history, past, plan_as_of};
pub use opening::open;
pub use printing::{PrintOrder, print};
pub use progress::save_progress;
pub use reading::{plan, plan_with};
pub use rows::{drop_hidden, move_row, remove_row};
pub use saving::{Conflict, SaveInput, Saved, save};
pub use seeing::{Shown, note_health_seen};
pub use standing::{
    StandingRow, StandingsSaved, ends_counselling, is_in_table, set_standing, set_standings,
    standings, without_standing,
};
pub use suggesting::{achieve_goal, suggestions};

//! What can be done with plans.

mod agenda;
mod closing;
mod confirming;
mod evaluation;
mod filling;
mod history;
mod opening;
mod progress;
mod reading;
mod rows;
mod saving;
mod standing;
mod suggesting;
mod writing;

pub use agenda::{Agenda, AgendaItem, agenda};
pub use closing::{ClosingInput, change_depth, close, reopen};
pub use confirming::confirm_warning;
pub use evaluation::{EvaluationRow, evaluation};
pub use filling::{Also, fill};
pub use history::{FieldChange, change_counts, field_history, past, plan_as_of};
pub use opening::open;
pub use progress::set_progress;
pub use reading::{plan, plan_with};
pub use rows::{add_row, drop_hidden, move_row, remove_row};
pub use saving::{Conflict, SaveInput, Saved, save};
pub use standing::{StandingRow, set_standing, standings};
pub use suggesting::{achieve_goal, suggestions};

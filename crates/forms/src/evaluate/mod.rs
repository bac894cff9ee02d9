//! Evaluation of a form over answers: what is asked, what is missing, what is wrong, what is
//! computed, which choices are offered.

mod answers;
mod context;
mod count;
mod instance;
mod kinds;
mod live;
mod path;
mod report;
mod state;

pub use answers::{Answer, Answers};
pub use context::Context;
pub use count::{Counted, count};
pub use kinds::fits_kind;
pub use live::{Change, Live};
pub use path::{Path, PathError};
pub use state::{Evaluation, Fault, FieldState, GroupState, RepeatState};

/// How a declined answer reads in expressions.
pub const DECLINED: &str = "keine_angabe";

use crate::definition::Form;

/// Evaluates everything once.
#[must_use]
pub fn evaluate(form: &Form, answers: &Answers, context: &Context) -> Evaluation {
    Live::new(form, answers, context).into_evaluation()
}

//! Progress of a step, in two interactions from the start page.

use base::{Outcome, Problem};
use forms::Path;

use super::rows::{edit, set};
use crate::house::House;
use crate::identity::{Actor, CaseId};
use crate::plans::{Achieved, Revision};

/// Says how far a step is; the revision keeps the day of every change.
///
/// # Errors
/// When there is no such step, or the plan is locked.
pub fn set_progress(
    house: &House,
    actor: &Actor,
    case: CaseId,
    step: &Path,
    achieved: Achieved,
) -> Outcome<()> {
    edit(house, actor, case, |plan| {
        if step.name() != "schritte" || !plan.answers.rows().contains(step) {
            return Err(Problem::NotFound);
        }
        if !plan.may_write(step) {
            return Err(Problem::Rule("rule-w06-locked"));
        }
        Ok((Revision { edits: vec![set(step, "schritte_erreicht", achieved.name())] }, ()))
    })
}

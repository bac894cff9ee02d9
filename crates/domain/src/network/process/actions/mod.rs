//! What can be done with the optimisation process.

mod keeping;
mod meeting;
mod reading;
mod standing;

pub use keeping::{end_run, keep_step, set_step, start_run, tick};
pub use meeting::plan_step_meeting;
pub use reading::{RunView, StepView, offices, run, runs};
pub use standing::{BodyCheck, Lack, standing};

use base::{Outcome, Problem};
use db::Tx;

use super::{Run, RunId, Step, store};
use crate::house::House;
use crate::identity::{Actor, ProcessAction};

fn demand(house: &House, actor: &Actor, action: ProcessAction) -> Outcome<()> {
    if house.access.allows_process(actor, action, None) { Ok(()) } else { Err(Problem::Forbidden) }
}

/// A step of a run that is still going on, held for a change.
fn held(tx: &mut Tx<'_>, id: RunId, number: i64) -> Outcome<(Run, Step)> {
    store::hold(tx, Some(id))?;
    let run = store::one(tx, id)?.ok_or(Problem::NotFound)?;
    let step = store::steps(tx, id)?.into_iter().find(|step| step.number == number);
    let step = step.ok_or(Problem::NotFound)?;
    if run.ended_at.is_some() {
        return Err(Problem::Rule("rule-process-over"));
    }
    Ok((run, step))
}

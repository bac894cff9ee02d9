//! The meeting of a step, with the agenda the step brings along.

use base::{Outcome, Problem};
use serde_json::json;

use super::{demand, held};
use crate::house::House;
use crate::identity::{Actor, ProcessAction};
use crate::network::bodies::BodyId;
use crate::network::bodies::actions::note;
use crate::network::meetings::MeetingId;
use crate::network::meetings::actions::{MeetingInput, plan_with};
use crate::network::process::{RunId, guide, store};

/// Plans the meeting of a step in a body, with the step's agenda; the step remembers both. The same `request` sent
/// twice is stored once.
///
/// # Errors
/// Every field that does not fit; [`Problem::NotFound`] for steps that hold none.
pub fn plan_step_meeting(
    house: &House,
    actor: &Actor,
    (id, number): (RunId, i64),
    request: &str,
    body: Option<BodyId>,
    input: &MeetingInput,
) -> Outcome<MeetingId> {
    demand(house, actor, ProcessAction::Keep)?;
    let guide = guide(number).filter(|guide| !guide.agenda.is_empty()).ok_or(Problem::NotFound)?;
    let body = body.ok_or_else(|| Problem::at("body", "error-choose"))?;
    plan_with(house, actor, (body, request), input, &guide.agenda, |tx, meeting| {
        held(tx, id, number)?;
        store::set_meeting(tx, (id, number), body, meeting, input.day)?;
        note(house, tx, actor, "process.step.meeting", id.text(), json!({ "step": number }));
        Ok(())
    })
}

//! Beginning a run, keeping its steps, ending it.

use base::{Outcome, Problem};
use serde_json::json;

use super::{demand, held};
use crate::house::House;
use crate::identity::{Actor, ProcessAction, once};
use crate::network::bodies::actions::note;
use crate::network::process::{
    LINE, Run, RunId, STEPS, StartInput, StepInput, StepState, guide, store,
};

/// Begins a run. Steps before the first that is still to be done count as there already. The same `request` sent
/// twice is stored once.
///
/// # Errors
/// Every field that does not fit; a rule while another run goes on.
pub fn start_run(
    house: &House,
    actor: &Actor,
    request: &str,
    input: &StartInput,
) -> Outcome<RunId> {
    demand(house, actor, ProcessAction::Keep)?;
    let errors = input.check();
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    house.data.write(|tx| {
        store::hold(tx, None)?;
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let known = store::runs(tx)?;
            if known.iter().any(|run| run.ended_at.is_none()) {
                return Err(Problem::Rule("rule-process-runs"));
            }
            let run = Run {
                id: house.new_id(),
                number: known.first().map_or(0, |run| run.number) + 1,
                municipality: input.municipality.trim().to_owned(),
                started_at: house.now(),
                ended_at: None,
            };
            store::insert(tx, &run, actor.account)?;
            for step in 1..=STEPS {
                let there = step < input.begins_at;
                let state = if there { StepState::Before } else { StepState::Open };
                store::insert_step(tx, run.id, step, state)?;
            }
            let detail = json!({ "begins_at": input.begins_at });
            note(house, tx, actor, "process.started", run.id.text(), detail);
            Ok(run.id.text())
        })?;
        stored.location().parse().map_err(Problem::internal)
    })
}

/// Keeps what was typed about a step. `version` is the one the page showed.
///
/// # Errors
/// Every field that does not fit; [`Problem::Conflict`] when somebody else changed the step meanwhile.
pub fn keep_step(
    house: &House,
    actor: &Actor,
    id: RunId,
    number: i64,
    version: i64,
    input: &StepInput,
) -> Outcome<()> {
    demand(house, actor, ProcessAction::Keep)?;
    let errors = input.check(house.today());
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    house.data.write(|tx| {
        let (_, step) = held(tx, id, number)?;
        if step.version != version {
            return Err(Problem::Conflict);
        }
        if let Some(office) = input.office
            && store::office(tx, office)?.is_none()
        {
            return Err(Problem::at("office", "error-unknown-choice"));
        }
        if let Some(body) = input.body
            && crate::network::bodies::store::one(tx, body)?.is_none()
        {
            return Err(Problem::at("body", "error-unknown-choice"));
        }
        store::change(tx, id, number, input)?;
        note(house, tx, actor, "process.step.kept", id.text(), json!({ "step": number }));
        Ok(())
    })
}

/// Ticks what of the checklist is done: exactly these items.
///
/// # Errors
/// When the run is over or the actor does not keep it.
pub fn tick(
    house: &House,
    actor: &Actor,
    id: RunId,
    number: i64,
    ticked: &[String],
) -> Outcome<()> {
    demand(house, actor, ProcessAction::Keep)?;
    let guide = guide(number).ok_or(Problem::NotFound)?;
    house.data.write(|tx| {
        held(tx, id, number)?;
        for item in &guide.items {
            let done = ticked.contains(&item.code);
            let by = (actor.account, house.now());
            store::tick(tx, (id, number, &item.code), done, by)?;
        }
        let count = guide.items.iter().filter(|item| ticked.contains(&item.code)).count();
        let detail = json!({ "step": number, "ticked": count });
        note(house, tx, actor, "process.step.ticked", id.text(), detail);
        Ok(())
    })
}

/// Says how far a step is: done, left out (with a reason), there before, or open again.
///
/// # Errors
/// At `reason` when it is left out without one.
pub fn set_step(
    house: &House,
    actor: &Actor,
    id: RunId,
    number: i64,
    state: StepState,
    reason: &str,
) -> Outcome<()> {
    demand(house, actor, ProcessAction::Keep)?;
    let reason = if state == StepState::Skipped { reason.trim() } else { "" };
    if state == StepState::Skipped && reason.is_empty() {
        return Err(Problem::at("reason", "error-required"));
    }
    if reason.chars().count() > LINE {
        return Err(Problem::at("reason", "error-too-long"));
    }
    house.data.write(|tx| {
        held(tx, id, number)?;
        store::set_state(tx, id, number, (state, reason))?;
        let detail = json!({ "step": number, "state": state.code() });
        note(house, tx, actor, "process.step.state", id.text(), detail);
        Ok(())
    })
}

/// Ends a run, or takes it up again. What was written stays readable.
///
/// # Errors
/// A rule when it is taken up while another goes on.
pub fn end_run(house: &House, actor: &Actor, id: RunId, ended: bool) -> Outcome<()> {
    demand(house, actor, ProcessAction::Keep)?;
    house.data.write(|tx| {
        store::hold(tx, Some(id))?;
        let run = store::one(tx, id)?.ok_or(Problem::NotFound)?;
        let open = |other: &Run| other.id != id && other.ended_at.is_none();
        if !ended && store::runs(tx)?.iter().any(open) {
            return Err(Problem::Rule("rule-process-runs"));
        }
        if run.ended_at.is_some() == ended {
            return Ok(());
        }
        store::end(tx, id, ended.then(|| house.now()))?;
        let action = if ended { "process.ended" } else { "process.revived" };
        note(house, tx, actor, action, id.text(), json!({}));
        Ok(())
    })
}

//! Ending counselling (W10), taking it up again, and changing its depth.

use base::{Date, FieldError, Outcome, Problem};
use forms::Path;

use super::reading::plan;
use super::rows::set;
use super::standing::{standing_edits, standing_row};
use super::writing::write;
use crate::audit;
use crate::cases::CounsellingType;
use crate::cases::actions::{change_depth_in, close_in, on_case, reopen_in};
use crate::house::House;
use crate::identity::{Action, Actor, CaseId};
use crate::plans::{Achieved, Edit, Plan, Revision, form, open_steps};
use crate::privacy::NewAgreement;
use crate::privacy::actions::add_agreement;

/// How counselling ends.
#[derive(Debug, Clone, Default)]
pub struct ClosingInput {
    /// The day.
    pub ended_on: Option<Date>,
    /// Why (list L13).
    pub reason: String,
    /// Why, in own words, for `sonstiges`.
    pub reason_text: String,
    /// What becomes of each step still in progress: its address and `ja`, `nein` or `zt`.
    pub steps: Vec<(String, String)>,
}

/// Ends counselling: every open step is settled, the final standing recorded, the retention clock started.
///
/// # Errors
/// Every field that does not fit, among them each step that is still open.
pub fn close(house: &House, actor: &Actor, case: CaseId, input: &ClosingInput) -> Outcome<()> {
    on_case(house, actor, case, Action::CloseCase, |tx, permit| {
        let mut plan = plan(house, tx, permit, actor.language)?;
        let (ended_on, standing) = check(house, &plan, input)?;
        let mut edits = Vec::new();
        for step in open_steps(&plan.answers) {
            let chosen = input.steps.iter().find(|(path, _)| path == step.path.as_str());
            if let Some((_, achieved)) = chosen {
                edits.push(set(&step.path, "schritte_erreicht", achieved));
            }
        }
        // What a withdrawal hides waits for its deletion; nobody goes on with it, and no ended case has an open step.
        let seen = open_steps(&plan.answers);
        for step in open_steps(plan.stored()) {
            if !seen.iter().any(|shown| shown.path == step.path) {
                edits.push(set(&step.path, "schritte_erreicht", Achieved::No.name()));
            }
        }
        edits.extend(answer("beratungsende_am", &ended_on.to_string()));
        edits.extend(answer("beratungsende_grund", &input.reason));
        edits.extend(answer("beratungsende_grund_text", input.reason_text.trim()));
        edits.extend(standing_edits(&standing_row(ended_on)?, ended_on, &standing));
        write(house, tx, actor, permit, &mut plan, &Revision { edits }, "plan.changed")?;
        close_in(house, tx, permit, ended_on, &input.reason)?;
        let key = house.vault.client_key(&permit.client_id().text())?;
        let detail = serde_json::json!({ "ended_on": ended_on.to_string() });
        audit::record(tx, house.now(), actor.entry("case.closed", key.pseudonym(), detail));
        Ok(())
    })
}

/// The day, and the standing that follows from the reason (list L13 maps each to one of the printed four).
fn check(house: &House, plan: &Plan, input: &ClosingInput) -> Outcome<(Date, String)> {
    let mut errors = Vec::new();
    match input.ended_on {
        None => errors.push(FieldError::new("ended_on", "error-date")),
        Some(day) if day > house.today() => {
            errors.push(FieldError::new("ended_on", "error-date-future"));
        }
        Some(day) if day < plan.file.first_contact_on => {
            errors.push(FieldError::new("ended_on", "error-end-before-start"));
        }
        Some(_) => {}
    }
    let list = form().lists.get("beendigungsgruende");
    let reason = list.and_then(|list| list.choice(&input.reason));
    if reason.is_none() {
        errors.push(FieldError::new("reason", "error-choose"));
    }
    if input.reason == "sonstiges" && input.reason_text.trim().is_empty() {
        errors.push(FieldError::new("reason_text", "error-required"));
    }
    if input.reason_text.chars().count() > 500 || input.reason_text.contains('\0') {
        errors.push(FieldError::new("reason_text", "error-text"));
    }
    for step in open_steps(&plan.answers) {
        let chosen = input.steps.iter().find(|(path, _)| path == step.path.as_str());
        let settled = chosen
            .and_then(|(_, achieved)| Achieved::parse(achieved))
            .is_some_and(|achieved| achieved != Achieved::InProgress);
        if !settled {
            errors.push(FieldError::new(format!("step:{}", step.path), "error-w10-open-step"));
        }
    }
    match (input.ended_on, reason) {
        (Some(day), Some(reason)) if errors.is_empty() => {
            let standing = reason.extra.get("stand").map_or("nicht_zustande", String::as_str);
            Ok((day, standing.to_owned()))
        }
        _ => Err(Problem::Invalid(errors)),
    }
}

fn answer(name: &str, value: &str) -> Option<Edit> {
    let path = Path::parse(name).ok()?;
    (!value.is_empty()).then(|| Edit::Set(path, value.into()))
}

/// Takes counselling up again on a new agreement, because the old one ended with the case; the end leaves the
/// Rahmendaten, the history keeps it.
///
/// # Errors
/// [`Problem::Conflict`] when it is open already.
pub fn reopen(house: &House, actor: &Actor, case: CaseId, agreement: &NewAgreement) -> Outcome<()> {
    on_case(house, actor, case, Action::CloseCase, |tx, permit| {
        reopen_in(house, tx, permit)?;
        let key = house.vault.client_key(&permit.client_id().text())?;
        let who = (permit.client_id(), permit.agency(), actor.account);
        let agreement = add_agreement(house, tx, who, &key, agreement)?;
        let mut plan = plan(house, tx, permit, actor.language)?;
        let names = ["beratungsende_am", "beratungsende_grund", "beratungsende_grund_text"];
        let present = |path: &Path| plan.answers.get(path).is_some();
        let paths = names.iter().filter_map(|name| Path::parse(name).ok()).filter(present);
        let revision = Revision { edits: paths.map(Edit::Clear).collect() };
        write(house, tx, actor, permit, &mut plan, &revision, "plan.changed")?;
        let detail = serde_json::json!({ "agreement": agreement.text() });
        let entry = actor.entry("case.reopened", key.pseudonym(), detail);
        audit::record(tx, house.now(), entry);
        Ok(())
    })
}

/// Changes the depth of documentation; every answer stays.
///
/// # Errors
/// [`Problem::Conflict`] when the case is closed.
pub fn change_depth(
    house: &House,
    actor: &Actor,
    case: CaseId,
    depth: CounsellingType,
) -> Outcome<()> {
    on_case(house, actor, case, Action::WriteCase, |tx, permit| {
        change_depth_in(house, tx, permit, depth)?;
        let key = house.vault.client_key(&permit.client_id().text())?;
        let detail = serde_json::json!({ "depth": depth.name() });
        audit::record(tx, house.now(), actor.entry("case.depth", key.pseudonym(), detail));
        Ok(())
    })
}

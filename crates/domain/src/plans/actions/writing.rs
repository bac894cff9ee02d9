//! The one place where a plan is written: revision, present state, what is derived, audit.

use base::{Outcome, Problem, Timestamp};
use db::Tx;
use vault::ClientKey;

use crate::audit;
use crate::cases::store as cases;
use crate::house::House;
use crate::identity::{Actor, Permit};
use crate::plans::plan::is_health;
use crate::plans::{Derived, Plan, Revision, form, store};
use crate::sealed::{place, seal};

/// Stores `revision` on top of `plan` and brings `plan` to the new state. Nothing happens for an empty one.
///
/// # Errors
/// [`Problem::Conflict`] when somebody else saved since the plan was read; run the transaction again.
pub(super) fn write(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    permit: &Permit,
    plan: &mut Plan,
    revision: &Revision,
    action: &'static str,
) -> Outcome<Timestamp> {
    if revision.is_empty() {
        return Ok(plan.changed_at);
    }
    let before = plan.derived();
    for edit in &revision.edits {
        edit.apply(&mut plan.answers);
    }
    plan.evaluation = forms::evaluate(form(), &plan.answers, &plan.context);
    let after = plan.derived();
    let key = house.vault.client_key(&permit.client_id().text())?;
    let now = house.now();
    let case = permit.case_id();
    let sealed = seal_answers(&key, plan)?;
    if !store::update_plan(tx, case, plan.version, &after, sealed, now)? {
        return Err(Problem::Conflict);
    }
    plan.version += 1;
    plan.changed_at = now;
    append_revision(&key, tx, actor, permit, plan.version, revision, now)?;
    follow(tx, permit, &before, &after, now)?;
    let art9 = revision.edits.iter().any(|edit| is_health(edit.path()));
    let detail = serde_json::json!({
        "version": plan.version, "edits": revision.edits.len(), "art9": art9,
    });
    audit::record(tx, now, actor.entry(action, key.pseudonym(), detail))?;
    Ok(now)
}

pub(super) fn seal_answers(key: &ClientKey, plan: &Plan) -> Outcome<Vec<u8>> {
    seal(key, place("plan", &plan.file.id.text(), "sealed"), &plan.answers)
}

pub(super) fn append_revision(
    key: &ClientKey,
    tx: &mut Tx<'_>,
    actor: &Actor,
    permit: &Permit,
    version: i64,
    revision: &Revision,
    now: Timestamp,
) -> Outcome<()> {
    let case = permit.case_id();
    let row = format!("{case}/{version}");
    let sealed = seal(key, place("plan_revision", &row, "sealed"), revision)?;
    store::insert_revision(tx, case, version, actor.account, sealed, now)?;
    Ok(())
}

/// Brings the clear columns behind the answers, where they differ.
fn follow(
    tx: &mut Tx<'_>,
    permit: &Permit,
    before: &Derived,
    after: &Derived,
    now: Timestamp,
) -> Outcome<()> {
    let case = permit.case_id();
    if before.deadlines != after.deadlines || before.standings != after.standings {
        store::write_derived(tx, case, after)?;
    }
    if let Some(day) = after.first_contact_on
        && before.first_contact_on != Some(day)
    {
        cases::mirror_first_contact(tx, case, day, now)?;
    }
    if before.housing_since != after.housing_since {
        cases::mirror_housing(tx, case, after.housing_since, now)?;
    }
    Ok(())
}

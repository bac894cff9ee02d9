//! The one place where a plan is written: revision, present state, what is derived, audit.

use base::{Outcome, Problem, Timestamp};
use db::Tx;
use vault::ClientKey;

use crate::audit;
use crate::cases::store as cases;
use crate::house::House;
use crate::identity::{Actor, Permit};
use crate::plans::visible::{health_goals, touches_health};
use crate::plans::warning::stale_confirmations;
use crate::plans::{Derived, Edit, FollowUp, Plan, Revision, form, store};
use crate::sealed::{place, seal};

/// Stores `revision` on top of `plan` and brings `plan` to the new state. Nothing happens for an empty one.
/// The plan was read while the case was held ([`on_case`](crate::cases::actions::on_case)), so that nobody else
/// saved since.
///
/// # Errors
/// [`Problem::Conflict`] when somebody did all the same.
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
    let mut health = health_goals(plan.stored());
    for edit in &revision.edits {
        plan.apply(edit);
    }
    if !plan.sight.health && !health_goals(&plan.answers).is_empty() {
        // Behind every rule of a page: without the consent no goal becomes health data (W29, W31).
        return Err(Problem::Rule("error-w29-health"));
    }
    plan.evaluation = forms::evaluate(form(), &plan.answers, &plan.context);
    let revision = &settle_warnings(plan, revision);
    health.extend(health_goals(plan.stored()));
    let after = plan.derived();
    let key = house.vault.client_key(&permit.client_id().text())?;
    let now = house.now();
    let sealed = seal_answers(&key, plan)?;
    if !store::update_plan(tx, permit, plan.version, &after, sealed, now)? {
        return Err(Problem::Conflict);
    }
    plan.version += 1;
    plan.changed_at = now;
    append_revision(&key, tx, actor, permit, plan.version, revision, now)?;
    follow(house, tx, (actor, permit), &before, &after)?;
    let art9 = revision.edits.iter().any(|edit| touches_health(&health, edit.path()));
    let detail = serde_json::json!({
        "version": plan.version, "edits": revision.edits.len(), "art9": art9,
    });
    audit::record(tx, now, actor.entry(action, key.pseudonym(), detail));
    Ok(now)
}

/// A confirmed warning that does not hold any more takes its confirmation with it (W16).
fn settle_warnings(plan: &mut Plan, revision: &Revision) -> Revision {
    let mut revision = revision.clone();
    let gone = stale_confirmations(plan);
    if !gone.is_empty() {
        for edit in gone.into_iter().map(Edit::Clear) {
            plan.apply(&edit);
            revision.edits.push(edit);
        }
        plan.evaluation = forms::evaluate(form(), &plan.answers, &plan.context);
    }
    revision
}

pub(super) fn seal_answers(key: &ClientKey, plan: &Plan) -> Outcome<Vec<u8>> {
    seal(key, place("plan", &plan.file.id.text(), "sealed"), plan.stored())
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
    store::insert_revision(tx, permit, version, actor.account, sealed, now)?;
    Ok(())
}

/// Brings the clear rows behind the answers, where they differ.
fn follow(
    house: &House,
    tx: &mut Tx<'_>,
    (actor, permit): (&Actor, &Permit),
    before: &Derived,
    after: &Derived,
) -> Outcome<()> {
    let (case, now) = (permit.case_id(), house.now());
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
    for FollowUp { reason, about, .. } in missing_in(&before.follow_ups, &after.follow_ups) {
        cases::finish_follow_up(tx, case, *reason, about, now)?;
    }
    for wanted in missing_in(&after.follow_ups, &before.follow_ups) {
        let (due_on, kind) = (wanted.due_on(house.today()), (wanted.reason, wanted.about));
        cases::insert_follow_up(tx, house.new_id(), case, actor.account, due_on, kind, now)?;
    }
    Ok(())
}

fn missing_in<'a>(
    all: &'a [FollowUp],
    there: &'a [FollowUp],
) -> impl Iterator<Item = &'a FollowUp> {
    all.iter().filter(|one| !there.contains(one))
}

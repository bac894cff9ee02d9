//! With whom the client lives: who reckons together, and who is what to whom (Z30).

use base::{Outcome, Problem};
use db::{Conn, Tx};

use super::people::person;
use super::permit::{on_open_case, permit};
use crate::audit;
use crate::cases::{Household, HouseholdId, HouseholdRole, Member, store};
use crate::house::House;
use crate::identity::{Action, Actor, CaseId, Permit};

/// The household of the client. Who belongs to a colleague's case is named by plan number alone.
///
/// # Errors
/// When it cannot be read.
pub fn household(
    house: &House,
    conn: &mut Conn,
    actor: &Actor,
    permit: &Permit,
) -> Outcome<Household> {
    let id = store::household_of(conn, permit.client_id())?;
    let mut members: Vec<Member> = Vec::new();
    for (client, role, case, plan_no, manager) in
        store::household_members(conn, id, permit.agency())?
    {
        if members.iter().any(|known| known.client == client) {
            continue;
        }
        let person = match self::permit(house, conn, actor, case, Action::ReadCase) {
            Ok(permit) => Some(person(house, conn, &permit)?.0),
            Err(Problem::NotFound) => None,
            Err(other) => return Err(other),
        };
        let role = HouseholdRole::parse(&role)
            .ok_or_else(|| Problem::internal("a household role is none of ours"))?;
        members.push(Member { client, role, case, plan_no, manager, person });
    }
    Ok(Household { id, members })
}

/// Puts the client into the household of another own case, named by its plan number.
///
/// # Errors
/// A message at `plan_no` when the actor has no such case; a rule when counselling has ended.
pub fn join_household(
    house: &House,
    actor: &Actor,
    case: CaseId,
    plan_no: i64,
    role: HouseholdRole,
) -> Outcome<()> {
    on_open_case(house, actor, case, |tx, permit| {
        let mut others = Vec::new();
        for (other, ..) in store::numbered(tx, plan_no, Some(permit.agency()))? {
            match self::permit(house, tx, actor, other, Action::WriteCase) {
                Ok(found) if other != case => others.push(found),
                Ok(_) | Err(Problem::NotFound | Problem::Forbidden) => {}
                Err(problem) => return Err(problem),
            }
        }
        // Where case managers number by themselves, whoever stands in may have two of a number.
        let [other] = others.as_slice() else {
            return Err(Problem::at("plan_no", "error-plan-number"));
        };
        let household = store::household_of(tx, other.client_id())?;
        settle(house, tx, actor, permit, (household, role), "household.joined")
    })
}

/// Says what the client is in the household.
///
/// # Errors
/// As the permit says; a rule when counselling has ended.
pub fn change_household_role(
    house: &House,
    actor: &Actor,
    case: CaseId,
    role: HouseholdRole,
) -> Outcome<()> {
    on_open_case(house, actor, case, |tx, permit| {
        let household = store::household_of(tx, permit.client_id())?;
        settle(house, tx, actor, permit, (household, role), "household.role")
    })
}

/// Takes the client out of the household, into one of their own.
///
/// # Errors
/// [`Problem::Conflict`] when the client lives alone already; a rule when counselling has ended.
pub fn leave_household(house: &House, actor: &Actor, case: CaseId) -> Outcome<()> {
    on_open_case(house, actor, case, |tx, permit| {
        let old = store::household_of(tx, permit.client_id())?;
        let others = store::household_members(tx, old, permit.agency())?;
        if others.iter().all(|(client, ..)| *client == permit.client_id()) {
            return Err(Problem::Conflict);
        }
        let own: HouseholdId = house.new_id();
        store::insert_household(tx, own, permit.agency(), house.now())?;
        settle(house, tx, actor, permit, (own, HouseholdRole::Applicant), "household.left")
    })
}

fn settle(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    permit: &Permit,
    (household, role): (HouseholdId, HouseholdRole),
    action: &'static str,
) -> Outcome<()> {
    if !store::set_household(tx, permit.client_id(), permit.agency(), household, role)? {
        return Err(Problem::NotFound);
    }
    let key = house.vault.client_key(&permit.client_id().text())?;
    let detail = serde_json::json!({ "household": household.text(), "role": role.name() });
    audit::record(tx, house.now(), actor.entry(action, key.pseudonym(), detail));
    Ok(())
}

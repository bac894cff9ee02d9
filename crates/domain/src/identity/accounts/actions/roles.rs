//! Roles are given and taken.

use base::{Outcome, Problem};
use serde_json::json;

use super::creating::insert_membership;
use super::{keep_one_administrator, may_manage, note};
use crate::house::House;
use crate::identity::accounts::{Membership, NewMembership, store};
use crate::identity::{AccountId, AgencyAction, Doer, MembershipId, Role};

/// Gives an account one more role.
///
/// # Errors
/// When input does not fit or the person may not.
pub fn give_role(
    house: &House,
    doer: Doer<'_>,
    account: AccountId,
    input: &NewMembership,
) -> Outcome<MembershipId> {
    may_give(house, doer, input)?;
    input.check()?;
    // Nobody lifts themselves.
    if doer.account() == Some(account) {
        return Err(Problem::Rule("account-not-oneself"));
    }
    house.data.write(|tx| {
        if store::one(tx, account)?.is_none() {
            return Err(Problem::NotFound);
        }
        let held = store::memberships(tx, account)?;
        // An administrator of one agency does not reach into the accounts of others.
        if let Doer::Actor(actor) = doer
            && actor.agency.is_some()
            && !held.iter().any(|one| one.agency == actor.agency)
        {
            return Err(Problem::NotFound);
        }
        let today = house.today();
        let same = |one: &&Membership| one.role == input.role && one.agency == input.agency;
        if held.iter().filter(same).any(|one| one.holds_on(today)) {
            return Err(Problem::at("role", "role-held-already"));
        }
        let id = insert_membership(house, tx, account, input)?;
        let detail = json!({ "role": input.role.code() });
        note(house, tx, doer, input.agency, "account.role_given", account, detail);
        Ok(id)
    })
}

/// Takes a role away, at once: sessions acting in it end with their next request.
///
/// # Errors
/// When there is no such role or the person may not.
pub fn take_role(house: &House, doer: Doer<'_>, membership: MembershipId) -> Outcome<()> {
    house.data.write(|tx| {
        let found = store::membership(tx, membership)?.ok_or(Problem::NotFound)?;
        let account = found.account;
        if let Doer::Actor(actor) = doer {
            house.access.demand(actor, AgencyAction::ManageAccounts)?;
            if !may_manage(house, doer, found.agency) {
                return Err(Problem::NotFound);
            }
        }
        if doer.account() == Some(account) {
            return Err(Problem::Rule("account-not-oneself"));
        }
        if found.role == Role::Administrator && found.agency.is_none() {
            keep_one_administrator(house, tx, account)?;
        }
        let yesterday = house.today().yesterday().map_err(Problem::internal)?;
        store::end_membership(tx, membership, yesterday)?;
        let detail = json!({ "role": found.role.code() });
        note(house, tx, doer, found.agency, "account.role_taken", account, detail);
        Ok(())
    })
}

pub(super) fn may_give(house: &House, doer: Doer<'_>, new: &NewMembership) -> Outcome<()> {
    if may_manage(house, doer, new.agency) { Ok(()) } else { Err(Problem::Forbidden) }
}

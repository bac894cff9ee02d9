//! What administrators do with accounts, at the screen or at the command line.

use base::{Date, Outcome, Problem};
use db::{Conn, Tx};
use serde_json::Value;

use crate::audit;
use crate::house::House;
use crate::identity::accounts::{Account, Listed, Membership, store};
use crate::identity::{AccountId, AgencyAction, AgencyId, Doer, Role};

mod creating;
mod locking;
mod roles;

pub use creating::{create_account, found};
pub use locking::{disable_account, enable_account, reset_account};
pub use roles::{give_role, take_role};

/// The accounts somebody may administer, by login, with their roles of today and later.
///
/// # Errors
/// When the person may not.
pub fn list_accounts(house: &House, doer: Doer<'_>) -> Outcome<Vec<Listed>> {
    let within = match doer {
        Doer::Console => None,
        Doer::Actor(actor) => {
            house.access.demand(actor, AgencyAction::ManageAccounts)?;
            actor.agency
        }
    };
    let today = house.today();
    house.data.read(|conn| {
        let accounts = match within {
            Some(agency) => store::of_agency(conn, agency, today)?,
            None => store::all(conn)?,
        };
        let mut roles = store::open_memberships(conn, today)?;
        // What a person is elsewhere is not this administrator's business.
        roles.retain(|one| within.is_none() || one.agency == within);
        let listed = |account: Account| Listed {
            memberships: roles.iter().filter(|one| one.account == account.id).cloned().collect(),
            account,
        };
        Ok(accounts.into_iter().map(listed).collect())
    })
}

fn may_manage(house: &House, doer: Doer<'_>, agency: Option<AgencyId>) -> bool {
    match (doer, agency) {
        (Doer::Console, _) => true,
        (Doer::Actor(actor), Some(agency)) => {
            house.access.allowed_in(actor, AgencyAction::ManageAccounts, agency)
        }
        (Doer::Actor(actor), None) => house.access.allowed(actor, AgencyAction::ManageHouse),
    }
}

/// Whether the doer may administer this account; answers the agency for the audit. Who takes over an
/// account takes over all its roles, so an administrator of one agency handles only accounts that have
/// no role elsewhere.
fn manageable(
    house: &House,
    conn: &mut Conn,
    doer: Doer<'_>,
    account: AccountId,
) -> Outcome<Option<AgencyId>> {
    store::one(conn, account)?.ok_or(Problem::NotFound)?;
    let mut roles = store::memberships(conn, account)?;
    let today = house.today();
    if roles.iter().any(|one| !ended(one, today)) {
        roles.retain(|one| !ended(one, today));
    }
    let agency = roles.iter().find_map(|one| one.agency);
    let Doer::Actor(actor) = doer else { return Ok(agency) };
    house.access.demand(actor, AgencyAction::ManageAccounts)?;
    if house.access.allowed(actor, AgencyAction::ManageHouse) {
        return Ok(agency);
    }
    let mine = |one: &Membership| one.agency.is_some() && one.agency == actor.agency;
    if !roles.iter().any(mine) {
        return Err(Problem::NotFound);
    }
    if !roles.iter().all(mine) {
        return Err(Problem::Rule("account-of-several-agencies"));
    }
    Ok(actor.agency)
}

fn ended(one: &Membership, today: Date) -> bool {
    one.valid_until.is_some_and(|last| last < today)
}

/// A house without anybody who can administer it could only be helped at the command line.
fn keep_one_administrator(house: &House, conn: &mut Conn, account: AccountId) -> Outcome<()> {
    let today = house.today();
    let administers = store::memberships(conn, account)?
        .iter()
        .any(|one| one.role == Role::Administrator && one.agency.is_none() && one.holds_on(today));
    if administers && store::other_house_administrators(conn, today, account)? == 0 {
        return Err(Problem::Rule("account-last-administrator"));
    }
    Ok(())
}

pub(in crate::identity) fn note(
    house: &House,
    tx: &mut Tx<'_>,
    doer: Doer<'_>,
    agency: Option<AgencyId>,
    action: &'static str,
    account: AccountId,
    detail: Value,
) {
    let entry = audit::Entry {
        agency: agency.map(|agency| agency.text()),
        actor: doer.account().map(|account| account.text()),
        action,
        subject: account.text(),
        detail,
    };
    audit::record(tx, house.now(), entry);
}

//! Who the client is, and with whom they live.

use base::{Outcome, Problem};
use db::Conn;

use crate::audit;
use crate::cases::{Household, HouseholdRole, IdentityInput, Person, store};
use crate::house::House;
use crate::identity::{Actor, Permit};
use crate::privacy::ClientId;
use crate::sealed::{open, place, seal};

/// The person behind a case, and the version of what is known about them.
///
/// # Errors
/// When the identity was erased.
pub fn person(house: &House, conn: &mut Conn, permit: &Permit) -> Outcome<(Person, i64)> {
    read(house, conn, permit.client_id())
}

fn read(house: &House, conn: &mut Conn, client: ClientId) -> Outcome<(Person, i64)> {
    let (sealed, version) = store::identity(conn, client)?.ok_or(Problem::NotFound)?;
    let key = house.vault.client_key(&client.text())?;
    Ok((open(&key, place("client_identity", &client.text(), "sealed"), &sealed)?, version))
}

/// Changes name, birth date or contact.
///
/// # Errors
/// Every field that does not fit; [`Problem::Conflict`] when somebody else was faster.
pub fn change_person(
    house: &House,
    actor: &Actor,
    permit: &Permit,
    version: i64,
    input: &IdentityInput,
) -> Outcome<()> {
    let person = input.person(house.today()).map_err(Problem::Invalid)?;
    let client = permit.client_id();
    let key = house.vault.client_key(&client.text())?;
    let sealed = seal(&key, place("client_identity", &client.text(), "sealed"), &person)?;
    house.data.write(|tx| {
        if !store::change_identity(tx, client, version, sealed.clone(), house.now())? {
            return Err(Problem::Conflict);
        }
        let entry = actor.entry("identity.changed", key.pseudonym(), serde_json::json!({}));
        audit::record(tx, house.now(), entry)?;
        Ok(())
    })
}

/// The household of the client, with everybody of the agency in it.
///
/// # Errors
/// When it cannot be read.
pub fn household(house: &House, conn: &mut Conn, permit: &Permit) -> Outcome<Household> {
    let id = store::household_of(conn, permit.client_id())?;
    let rows = store::household_members(conn, id, permit.agency())?;
    let mut members = Vec::new();
    for (client, role, sealed) in rows {
        let key = house.vault.client_key(&client.text())?;
        let person = open(&key, place("client_identity", &client.text(), "sealed"), &sealed)?;
        members.push((client, HouseholdRole::parse(&role).unwrap_or(HouseholdRole::Other), person));
    }
    Ok(Household { id, members })
}

/// Puts the client into the household of another case both permits of which the actor holds.
///
/// # Errors
/// When the two belong to different agencies.
pub fn join_household(
    house: &House,
    actor: &Actor,
    permit: &Permit,
    other: &Permit,
    role: HouseholdRole,
) -> Outcome<()> {
    if permit.agency() != other.agency() {
        return Err(Problem::NotFound);
    }
    let key = house.vault.client_key(&permit.client_id().text())?;
    house.data.write(|tx| {
        let household = store::household_of(tx, other.client_id())?;
        if !store::set_household(tx, permit.client_id(), permit.agency(), household, role)? {
            return Err(Problem::NotFound);
        }
        let detail = serde_json::json!({ "household": household.text(), "role": role.name() });
        audit::record(tx, house.now(), actor.entry("household.joined", key.pseudonym(), detail))?;
        Ok(())
    })
}

//! Who the client is.

use base::{Outcome, Problem};
use db::Conn;

use super::permit::{file, on_case};
use crate::audit;
use crate::cases::{Heading, IdentityInput, Person, store};
use crate::house::House;
use crate::identity::{Action, Actor, CaseId, Permit};
use crate::sealed::{open, place, seal};

/// The person behind a case, and the version of what is known about them.
///
/// # Errors
/// When the identity was erased.
pub fn person(house: &House, conn: &mut Conn, permit: &Permit) -> Outcome<(Person, i64)> {
    let client = permit.client_id();
    let (sealed, version) = store::identity(conn, permit)?.ok_or(Problem::NotFound)?;
    let key = house.vault.client_key(&client.text())?;
    Ok((open(&key, place("client_identity", &client.text(), "sealed"), &sealed)?, version))
}

/// The case and the name of its person.
///
/// # Errors
/// When the identity was erased.
pub fn heading(house: &House, conn: &mut Conn, permit: &Permit) -> Outcome<Heading> {
    let name = person(house, conn, permit)?.0.listed();
    Ok(Heading { file: file(conn, permit)?, name })
}

/// Changes name, birth date or contact. Possible in a closed case too: a wrong name is put right at any time.
///
/// # Errors
/// Every field that does not fit; [`Problem::Conflict`] when somebody else was faster.
pub fn change_person(
    house: &House,
    actor: &Actor,
    case: CaseId,
    version: i64,
    input: &IdentityInput,
) -> Outcome<()> {
    on_case(house, actor, case, Action::WriteCase, |tx, permit| {
        let person = input.person(house.today()).map_err(Problem::Invalid)?;
        let client = permit.client_id();
        let key = house.vault.client_key(&client.text())?;
        let sealed = seal(&key, place("client_identity", &client.text(), "sealed"), &person)?;
        if !store::change_identity(tx, permit, version, sealed, house.now())? {
            return Err(Problem::Conflict);
        }
        let entry = actor.entry("identity.changed", key.pseudonym(), serde_json::json!({}));
        audit::record(tx, house.now(), entry);
        Ok(())
    })
}

//! Writing the rules of a body and saying that one has read them.

use base::{Outcome, Problem};
use serde_json::json;

use super::{allowed, note, on_body};
use crate::house::House;
use crate::identity::Actor;
use crate::network::bodies::{Body, BodyAction, BodyId, Charter, CharterInput, Office, store};

/// Writes a new version of the rules, with the offices as they are now. Earlier versions stay.
///
/// # Errors
/// Every field that does not fit; [`Problem::Conflict`] when somebody wrote another version since `based_on`.
pub fn write_charter(
    house: &House,
    actor: &Actor,
    id: BodyId,
    based_on: i64,
    input: &CharterInput,
) -> Outcome<i64> {
    let errors = input.check(house.today());
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    on_body(house, actor, id, BodyAction::Manage, |tx, _| {
        let latest = store::latest(tx, id)?;
        if latest != based_on {
            return Err(Problem::Conflict);
        }
        let offices = store::offices::of_body(tx, id, house.today())?;
        let offices: Vec<String> = offices.iter().map(line).collect();
        let by = (actor.account, house.now());
        store::add_charter(tx, id, latest + 1, (input, &offices), by)?;
        note(house, tx, actor, "charter.written", id.text(), json!({ "version": latest + 1 }));
        Ok(latest + 1)
    })
}

/// An office in a line of the rules: its title and the codes of what it does, without anybody's name.
fn line(office: &Office) -> String {
    let duties: Vec<&str> = office.duties.iter().map(|duty| duty.code()).collect();
    format!("{}\t{}", office.title, duties.join(" "))
}

/// One version of the rules.
///
/// # Errors
/// [`Problem::NotFound`].
pub fn charter(
    house: &House,
    actor: &Actor,
    id: BodyId,
    version: Option<i64>,
) -> Outcome<(Body, Charter)> {
    house.data.read(|conn| {
        let (body, _) = allowed(house, conn, actor, id, BodyAction::Read)?;
        let version = match version {
            Some(version) => version,
            None => store::latest(conn, id)?,
        };
        Ok((body, store::charter(conn, id, version)?.ok_or(Problem::NotFound)?))
    })
}

/// Says that the actor has read this version: what shared rules are known by (working paper, 1).
///
/// # Errors
/// [`Problem::Conflict`] when there is a newer one.
pub fn acknowledge(house: &House, actor: &Actor, id: BodyId, version: i64) -> Outcome<()> {
    house.data.write(|tx| {
        allowed(house, tx, actor, id, BodyAction::Read)?;
        if store::latest(tx, id)? != version {
            return Err(Problem::Conflict);
        }
        Ok(store::add_reader(tx, id, version, (actor.account, house.now()))?)
    })
}

//! Setting up, renaming and ending a body.

use base::{Outcome, Problem};
use serde_json::json;

use super::{note, on_body};
use crate::house::House;
use crate::identity::{Actor, agencies, once};
use crate::network::bodies::{Body, BodyAction, BodyFacts, BodyId, BodyKind, store};

/// The most characters of a name.
const NAME: usize = 120;
/// Whose holidays count where no agency says where it is: none but those of all Länder.
const NO_LAND: &str = "00";

/// Sets up a body. The same `request` sent twice is stored once.
///
/// # Errors
/// At `name` or `kind`; [`Problem::Forbidden`] when the actor keeps no bodies of this kind.
pub fn create_body(
    house: &House,
    actor: &Actor,
    request: &str,
    kind: Option<BodyKind>,
    name: &str,
) -> Outcome<BodyId> {
    let name = checked(name)?;
    let kind = kind.ok_or_else(|| Problem::at("kind", "error-choose"))?;
    let nobody = BodyFacts {
        body: "new".to_owned(),
        kind: kind.code().to_owned(),
        member: false,
        runs: false,
    };
    if !house.access.allows_body(actor, BodyAction::Manage, &nobody) {
        return Err(Problem::at("kind", "body-kind-not-yours"));
    }
    house.data.write(|tx| {
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let home = match actor.agency {
                Some(agency) => agencies::one(tx, agency)?,
                None => agencies::all(tx)?.into_iter().next(),
            };
            let key = home.map(|agency| agency.municipality_key).unwrap_or_default();
            let body = Body {
                id: house.new_id(),
                kind,
                name: name.clone(),
                land: key.get(..2).unwrap_or(NO_LAND).to_owned(),
                created_at: house.now(),
                ended_at: None,
            };
            store::insert(tx, &body)?;
            note(house, tx, actor, "body.created", body.id.text(), json!({ "kind": kind.code() }));
            Ok(body.id.text())
        })?;
        stored.location().parse().map_err(Problem::internal)
    })
}

/// Gives a body another name.
///
/// # Errors
/// At `name`.
pub fn rename_body(house: &House, actor: &Actor, id: BodyId, name: &str) -> Outcome<()> {
    let name = checked(name)?;
    on_body(house, actor, id, BodyAction::Manage, |tx, _| {
        store::rename(tx, id, &name)?;
        note(house, tx, actor, "body.renamed", id.text(), json!({}));
        Ok(())
    })
}

/// Lets a body end, or meet again. Everything it wrote stays readable.
///
/// # Errors
/// When the actor does not keep it.
pub fn end_body(house: &House, actor: &Actor, id: BodyId, ended: bool) -> Outcome<()> {
    on_body(house, actor, id, BodyAction::Manage, |tx, _| {
        store::end(tx, id, ended.then(|| house.now()))?;
        let action = if ended { "body.ended" } else { "body.revived" };
        note(house, tx, actor, action, id.text(), json!({}));
        Ok(())
    })
}

fn checked(name: &str) -> Outcome<String> {
    let name = name.trim();
    match name.chars().count() {
        0 => Err(Problem::at("name", "error-required")),
        length if length > NAME => Err(Problem::at("name", "error-too-long")),
        _ => Ok(name.to_owned()),
    }
}

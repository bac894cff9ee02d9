//! Entering, changing and ending organisations, and who works with whom.

use base::{Outcome, Problem};
use serde_json::json;

use super::reading::district_of;
use super::{known, note, on_organisation};
use crate::house::House;
use crate::identity::{Actor, AgencyAction, once};
use crate::network::organisations::{OrganisationId, OrganisationInput, store};

/// The most characters of how two work together.
const RESPECT: usize = 200;

/// Enters somebody. The same `request` sent twice is stored once.
///
/// # Errors
/// Every field that does not fit; at `name`, when somebody of this name and kind works here already.
pub fn create_organisation(
    house: &House,
    actor: &Actor,
    request: &str,
    input: &OrganisationInput,
) -> Outcome<OrganisationId> {
    house.access.demand(actor, AgencyAction::KeepActors)?;
    house.data.write(|tx| {
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let district = district_of(tx, actor)?;
            let details = input.read(&district, house.today()).map_err(Problem::Invalid)?;
            let twin = store::all(tx)?.into_iter().any(|one| {
                one.details.kind == details.kind
                    && one.details.name.to_lowercase() == details.name.to_lowercase()
            });
            if twin {
                return Err(Problem::at("name", "actor-known-already"));
            }
            let id: OrganisationId = house.new_id();
            store::insert(tx, id, &details, house.now())?;
            note(
                house,
                tx,
                actor,
                "organisation.added",
                id.text(),
                json!({ "kind": details.kind }),
            );
            Ok(id.text())
        })?;
        stored.location().parse().map_err(Problem::internal)
    })
}

/// Changes an entry that was read in a version.
///
/// # Errors
/// Every field that does not fit; [`Problem::Conflict`] when somebody else changed it since.
pub fn change_organisation(
    house: &House,
    actor: &Actor,
    id: OrganisationId,
    version: i64,
    input: &OrganisationInput,
) -> Outcome<()> {
    on_organisation(house, actor, id, |tx, found| {
        let district = district_of(tx, actor)?;
        let details = input.read(&district, house.today()).map_err(Problem::Invalid)?;
        if found.version != version {
            return Err(Problem::Conflict);
        }
        store::change(tx, id, &details)?;
        note(house, tx, actor, "organisation.changed", id.text(), json!({}));
        Ok(())
    })
}

/// Says that somebody does not work here any more, or does again. Nothing is lost.
///
/// # Errors
/// [`Problem::NotFound`] or [`Problem::Forbidden`].
pub fn end_organisation(
    house: &House,
    actor: &Actor,
    id: OrganisationId,
    ended: bool,
) -> Outcome<()> {
    on_organisation(house, actor, id, |tx, _| {
        store::end(tx, id, ended.then(|| house.now()))?;
        // Nobody is asked any more, and an old link opens nothing.
        store::questions::forget(tx, id)?;
        let action = if ended { "organisation.ended" } else { "organisation.revived" };
        note(house, tx, actor, action, id.text(), json!({}));
        Ok(())
    })
}

/// Says that two work together, and in which respect. Said again, the respect is replaced.
///
/// # Errors
/// At `with` or `respect`.
pub fn link(
    house: &House,
    actor: &Actor,
    id: OrganisationId,
    with: Option<OrganisationId>,
    respect: &str,
) -> Outcome<()> {
    let respect = respect.trim();
    if respect.chars().count() > RESPECT {
        return Err(Problem::at("respect", "error-too-long"));
    }
    on_organisation(house, actor, id, |tx, _| {
        let with = with.ok_or_else(|| Problem::at("with", "error-choose"))?;
        if with == id || known(tx, with).is_err() {
            return Err(Problem::at("with", "error-unknown-choice"));
        }
        store::put_link(tx, (id, with), respect)?;
        note(house, tx, actor, "organisation.linked", id.text(), json!({ "with": with.text() }));
        Ok(())
    })
}

/// Takes that back.
///
/// # Errors
/// [`Problem::NotFound`] or [`Problem::Forbidden`].
pub fn unlink(
    house: &House,
    actor: &Actor,
    id: OrganisationId,
    with: OrganisationId,
) -> Outcome<()> {
    on_organisation(house, actor, id, |tx, _| {
        store::cut_link(tx, (id, with))?;
        note(house, tx, actor, "organisation.unlinked", id.text(), json!({ "with": with.text() }));
        Ok(())
    })
}

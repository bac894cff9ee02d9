//! People mistype: whoever recorded a contact may correct it or strike it out. What stood there is kept.

use base::{Outcome, Problem};
use db::{Conn, Tx};
use vault::ClientKey;

use super::contacts::{checked, opened, seen};
use super::permit::{file, on_case, sight};
use crate::audit;
use crate::cases::{
    CaseState, Contact, ContactDetails, ContactId, ContactInput, ContactRecord, ContactRevision,
    store,
};
use crate::house::House;
use crate::identity::{Action, Actor, CaseId, Permit};
use crate::sealed::{open, place, seal};

/// One contact with what it said before, the latest first.
///
/// # Errors
/// [`Problem::NotFound`] when it is not of this case or was struck out.
pub fn contact(
    house: &House,
    conn: &mut Conn,
    permit: &Permit,
    id: ContactId,
) -> Outcome<(Contact, Vec<ContactRevision>)> {
    let key = house.vault.client_key(&permit.client_id().text())?;
    let sight = sight(house, conn, permit)?;
    let row = store::contact(conn, permit, id)?.ok_or(Problem::NotFound)?;
    let present = opened(&key, sight, row)?;
    let kept = store::contact_revisions(conn, id)?.into_iter().map(|kept| {
        let (version, held_on, form, minutes, sealed, replaced_at) = kept;
        let row = format!("{id}/{version}");
        let details = seen(&key, sight, place("contact_revision", &row, "sealed"), &sealed)?;
        Ok((details, (version, held_on, form, minutes, replaced_at)))
    });
    let kept = kept.collect::<Outcome<Vec<_>>>()?;
    // A note may tell of an illness before somebody ticked the area: one closed version closes all of them.
    let closed = present.locked || kept.iter().any(|(details, _)| details.is_none());
    let revisions = kept.into_iter().map(|(details, kept)| {
        let (version, held_on, form, minutes, replaced_at) = kept;
        let details = details.filter(|_| !closed).unwrap_or_default();
        ContactRevision { version, held_on, form, minutes, details, replaced_at }
    });
    Ok((present, revisions.collect()))
}

/// Corrects an own contact.
///
/// # Errors
/// Every field that does not fit; [`Problem::Forbidden`] for somebody else's contact; [`Problem::Conflict`]
/// when it was changed meanwhile.
pub fn change_contact(
    house: &House,
    actor: &Actor,
    case: CaseId,
    id: ContactId,
    version: i64,
    input: &ContactInput,
) -> Outcome<()> {
    on_case(house, actor, case, Action::WriteCase, |tx, permit| {
        let key = house.vault.client_key(&permit.client_id().text())?;
        let old = own(tx, actor, permit, id, version)?;
        let sight = sight(house, tx, permit)?;
        // Who does not see it would overwrite it with nothing.
        if seen(&key, sight, place("contact", &id.text(), "sealed"), &old.sealed)?.is_none() {
            return Err(Problem::Rule("rule-contact-locked"));
        }
        let (held_on, minutes) = checked(house, tx, permit, input)?;
        keep(house, tx, &key, &old)?;
        let sealed = seal(&key, place("contact", &id.text(), "sealed"), &input.details)?;
        let new = ContactRecord { held_on, form: input.form.clone(), minutes, sealed, ..old };
        if !store::change_contact(tx, &new, house.now())? {
            return Err(Problem::Conflict);
        }
        let detail = serde_json::json!({ "contact": id.text(), "version": version + 1 });
        audit::record(tx, house.now(), actor.entry("contact.changed", key.pseudonym(), detail));
        Ok(())
    })
}

/// Strikes an own contact out: it is neither shown nor counted any more.
///
/// # Errors
/// As [`change_contact`].
pub fn delete_contact(
    house: &House,
    actor: &Actor,
    case: CaseId,
    id: ContactId,
    version: i64,
) -> Outcome<()> {
    on_case(house, actor, case, Action::WriteCase, |tx, permit| {
        let key = house.vault.client_key(&permit.client_id().text())?;
        if file(tx, permit)?.state != CaseState::Open {
            return Err(Problem::Rule("rule-contact-locked"));
        }
        let old = own(tx, actor, permit, id, version)?;
        keep(house, tx, &key, &old)?;
        if !store::delete_contact(tx, id, version, house.now())? {
            return Err(Problem::Conflict);
        }
        let detail = serde_json::json!({ "contact": id.text() });
        audit::record(tx, house.now(), actor.entry("contact.deleted", key.pseudonym(), detail));
        Ok(())
    })
}

fn own(
    conn: &mut Conn,
    actor: &Actor,
    permit: &Permit,
    id: ContactId,
    version: i64,
) -> Outcome<ContactRecord> {
    let record = store::contact(conn, permit, id)?.ok_or(Problem::NotFound)?;
    if record.account != actor.account {
        return Err(Problem::Forbidden);
    }
    if record.version == version { Ok(record) } else { Err(Problem::Conflict) }
}

fn keep(house: &House, tx: &mut Tx<'_>, key: &ClientKey, old: &ContactRecord) -> Outcome<()> {
    let details: ContactDetails =
        open(key, place("contact", &old.id.text(), "sealed"), &old.sealed)?;
    let row = format!("{}/{}", old.id, old.version);
    let sealed = seal(key, place("contact_revision", &row, "sealed"), &details)?;
    store::keep_contact(tx, old, sealed, house.now())?;
    Ok(())
}

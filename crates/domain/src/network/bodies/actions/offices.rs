//! Offices of a body and who holds them.

use base::{Outcome, Problem};
use db::Tx;
use serde_json::json;

use super::{note, on_body, yesterday};
use crate::house::House;
use crate::identity::Actor;
use crate::network::bodies::{
    BodyAction, BodyId, Holder, Office, OfficeId, OfficeIdKind, OfficeInput, store,
};

/// Adds an office, with whoever holds it from today on.
///
/// # Errors
/// Every field that does not fit.
pub fn add_office(
    house: &House,
    actor: &Actor,
    id: BodyId,
    input: &OfficeInput,
) -> Outcome<OfficeId> {
    checked(input)?;
    on_body(house, actor, id, BodyAction::Manage, |tx, _| {
        let office: OfficeId = house.new_id();
        store::offices::insert(tx, office, id, input, house.now())?;
        seat(house, tx, office, None, input)?;
        note(house, tx, actor, "office.added", office.text(), json!({ "body": id.text() }));
        Ok(office)
    })
}

/// Changes an office. Another holder takes over today; who held it before stays on record.
///
/// # Errors
/// Every field that does not fit; [`Problem::NotFound`] for an office of another body.
pub fn change_office(
    house: &House,
    actor: &Actor,
    id: BodyId,
    office: OfficeId,
    input: &OfficeInput,
) -> Outcome<()> {
    checked(input)?;
    on_body(house, actor, id, BodyAction::Manage, |tx, _| {
        let offices = store::offices::of_body(tx, id, house.today())?;
        let known = offices.into_iter().find(|one| one.id == office).ok_or(Problem::NotFound)?;
        store::offices::change(tx, office, input)?;
        seat(house, tx, office, Some(&known), input)?;
        note(house, tx, actor, "office.changed", office.text(), json!({ "body": id.text() }));
        Ok(())
    })
}

/// Takes an office out of the body.
///
/// # Errors
/// [`Problem::NotFound`] for an office of another body.
pub fn end_office(house: &House, actor: &Actor, id: BodyId, office: OfficeId) -> Outcome<()> {
    on_body(house, actor, id, BodyAction::Manage, |tx, _| {
        if store::offices::body_of(tx, office)? != Some(id) {
            return Err(Problem::NotFound);
        }
        store::offices::vacate(tx, office, yesterday(house.today()))?;
        store::offices::end(tx, office, house.now())?;
        note(house, tx, actor, "office.ended", office.text(), json!({ "body": id.text() }));
        Ok(())
    })
}

fn checked(input: &OfficeInput) -> Outcome<()> {
    let errors = input.check();
    if errors.is_empty() { Ok(()) } else { Err(Problem::Invalid(errors)) }
}

/// Lets the person of the input hold the office, unless they do already.
fn seat(
    house: &House,
    tx: &mut Tx<'_>,
    office: OfficeId,
    known: Option<&Office>,
    input: &OfficeInput,
) -> Outcome<()> {
    let today = house.today();
    let name = match input.account {
        None => input.name.trim().to_owned(),
        Some(account) => store::offices::name_of(tx, account)?
            .ok_or_else(|| Problem::at("account", "error-unknown-choice"))?,
    };
    let email = Some(input.email.trim()).filter(|mail| !mail.is_empty()).map(str::to_owned);
    let held = known.and_then(|office| office.holder.as_ref());
    if let Some(held) = held
        && (held.account, &held.name, &held.email) == (input.account, &name, &email)
    {
        return Ok(());
    }
    store::offices::vacate(tx, office, yesterday(today))?;
    if name.is_empty() {
        return Ok(());
    }
    let holder = Holder { account: input.account, name, email, since: today };
    let id = house.new_id::<OfficeIdKind>().text();
    Ok(store::offices::add_holder(tx, &id, office, &holder)?)
}

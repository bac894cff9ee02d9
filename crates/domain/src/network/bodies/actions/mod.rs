//! What can be done with bodies.

mod charters;
mod keeping;
mod mandates;
mod offices;
mod reading;
mod succession;

pub use charters::{acknowledge, charter, write_charter};
pub use keeping::{create_body, end_body, rename_body};
pub use mandates::{end_mandate, grant_mandate, without_mandate};
pub use offices::{add_office, change_office, end_office};
pub use reading::{BodyLine, BodyView, bodies, body, may, people};
pub use succession::{Belongings, belongings, hand_on};

use base::{Date, Outcome, Problem};
use db::{Conn, Tx};
use serde_json::Value;

use super::{Body, BodyAction, BodyFacts, BodyId, store};
use crate::audit;
use crate::house::House;
use crate::identity::Actor;

/// The body and what the policies ask about it, if the actor may do this with it. What one may not even read is not there.
///
/// # Errors
/// [`Problem::NotFound`] or [`Problem::Forbidden`].
pub(in crate::network) fn allowed(
    house: &House,
    conn: &mut Conn,
    actor: &Actor,
    id: BodyId,
    action: BodyAction,
) -> Outcome<(Body, BodyFacts)> {
    let body = store::one(conn, id)?.ok_or(Problem::NotFound)?;
    let facts = store::facts(conn, &body, actor.account, house.today())?;
    if !house.access.allows_body(actor, BodyAction::Read, &facts) {
        return Err(Problem::NotFound);
    }
    if house.access.allows_body(actor, action, &facts) {
        Ok((body, facts))
    } else {
        Err(Problem::Forbidden)
    }
}

/// Changes a body: one transaction that holds it first and then asks.
///
/// # Errors
/// As [`allowed`], and what the work says.
pub(in crate::network) fn on_body<T>(
    house: &House,
    actor: &Actor,
    id: BodyId,
    action: BodyAction,
    mut work: impl FnMut(&mut Tx<'_>, &Body) -> Outcome<T>,
) -> Outcome<T> {
    house.data.write(|tx| {
        store::hold(tx, id)?;
        let (body, _) = allowed(house, tx, actor, id, action)?;
        work(tx, &body)
    })
}

pub(in crate::network) fn note(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    action: &'static str,
    subject: String,
    detail: Value,
) {
    audit::record(tx, house.now(), actor.entry(action, subject, detail));
}

/// The day before.
fn yesterday(today: Date) -> Date {
    today.yesterday().unwrap_or(today)
}

//! What can be done with organisations.

mod asking;
mod importing;
mod keeping;
mod reading;

pub use asking::{
    Sent, Writer, ask_all_due, ask_one, confirm, correct, decide_correction, opened, waiting,
};
pub use importing::{import_rows, preview_rows};
pub use keeping::{change_organisation, create_organisation, end_organisation, link, unlink};
pub use reading::{
    Filter, Map, OrganisationView, Waiting, contacts_shown, district, map, organisation,
    organisations, place_names,
};

use base::{Outcome, Problem};
use db::{Conn, Tx};
use serde_json::Value;

use super::{Organisation, OrganisationId, store};
use crate::audit;
use crate::house::House;
use crate::identity::{Actor, AgencyAction};

/// Changes an organisation: one transaction that asks, holds it, and works.
fn on_organisation<T>(
    house: &House,
    actor: &Actor,
    id: OrganisationId,
    mut work: impl FnMut(&mut Tx<'_>, &Organisation) -> Outcome<T>,
) -> Outcome<T> {
    house.access.demand(actor, AgencyAction::KeepActors)?;
    house.data.write(|tx| {
        store::hold(tx, id)?;
        let found = known(tx, id)?;
        work(tx, &found)
    })
}

fn known(conn: &mut Conn, id: OrganisationId) -> Outcome<Organisation> {
    store::one(conn, id)?.ok_or(Problem::NotFound)
}

fn note(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    action: &'static str,
    subject: String,
    detail: Value,
) {
    audit::record(tx, house.now(), actor.entry(action, subject, detail));
}

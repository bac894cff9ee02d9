//! Taking organisations over from a spreadsheet.

use base::{Outcome, Problem};
use serde_json::json;

use super::note;
use super::reading::district_of;
use crate::house::House;
use crate::identity::{Actor, AgencyAction, once};
use crate::network::organisations::import::preview;
use crate::network::organisations::{Imported, OrganisationId, Preview, store};

/// What would become of rows. Nothing is stored.
///
/// # Errors
/// [`Problem::Forbidden`].
pub fn preview_rows(house: &House, actor: &Actor, rows: &[Vec<String>]) -> Outcome<Preview> {
    house.access.demand(actor, AgencyAction::KeepActors)?;
    house.data.read(|conn| {
        let district = district_of(conn, actor)?;
        let known = store::all(conn)?;
        Ok::<_, Problem>(preview(rows, &known, &district, house.today()).0)
    })
}

/// Enters what is new in rows; what is known stays as it is, what has problems is left out. Sent twice, stored once.
///
/// # Errors
/// [`Problem::Forbidden`]; a rule when nothing is new.
pub fn import_rows(
    house: &House,
    actor: &Actor,
    request: &str,
    rows: &[Vec<String>],
) -> Outcome<Imported> {
    house.access.demand(actor, AgencyAction::KeepActors)?;
    house.data.write(|tx| {
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let district = district_of(tx, actor)?;
            let known = store::all(tx)?;
            let (_, fresh) = preview(rows, &known, &district, house.today());
            if fresh.is_empty() {
                return Err(Problem::Rule("import-nothing-new"));
            }
            for details in &fresh {
                let id: OrganisationId = house.new_id();
                store::insert(tx, id, details, house.now())?;
            }
            let count = json!({ "count": fresh.len() });
            note(house, tx, actor, "organisation.imported", "import".to_owned(), count);
            Ok(fresh.len().to_string())
        })?;
        Ok(Imported { new: stored.location().parse().map_err(Problem::internal)? })
    })
}

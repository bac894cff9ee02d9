//! Who keeps a case, and how deep it is documented.

use base::{Outcome, Problem};
use db::Tx;

use super::permit::permit;
use crate::audit;
use crate::cases::{CounsellingType, store};
use crate::house::House;
use crate::identity::accounts::colleagues;
use crate::identity::{AccountId, Action, Actor, CaseId, Permit};

/// Gives a case to another case manager of the same agency.
///
/// # Errors
/// When the other person is no case manager there.
pub fn assign(house: &House, actor: &Actor, case: CaseId, to: AccountId) -> Outcome<()> {
    let permit = house.data.read(|conn| permit(house, conn, actor, case, Action::AssignCase))?;
    let key = house.vault.client_key(&permit.client_id().text())?;
    house.data.write(|tx| {
        let colleagues = colleagues(tx, permit.agency(), house.today())?;
        if !colleagues.iter().any(|one| one.account == to && one.role.carries_cases()) {
            return Err(Problem::at("case_manager", "error-unknown-choice"));
        }
        store::set_manager(tx, case, to, house.now())?;
        let detail = serde_json::json!({ "to": to.text() });
        audit::record(tx, house.now(), actor.entry("case.assigned", key.pseudonym(), detail))?;
        Ok(())
    })
}

/// Changes the depth inside a running transaction; every answer stays (paper, Anhang 4).
///
/// # Errors
/// [`Problem::Conflict`] when the case has been closed meanwhile.
pub fn change_depth_in(
    house: &House,
    tx: &mut Tx<'_>,
    permit: &Permit,
    depth: CounsellingType,
) -> Outcome<()> {
    let changed = store::set_counselling_type(tx, permit.case_id(), depth, house.now())?;
    if changed { Ok(()) } else { Err(Problem::Conflict) }
}

/// The case managers whose clients the actor may search by name: their own, and those they stand in for.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that never see names.
pub fn searchable_managers(house: &House, actor: &Actor) -> Outcome<Vec<AccountId>> {
    house.access.scope(actor, Action::SearchCases)?;
    let agency = actor.agency.ok_or(Problem::Forbidden)?;
    let mut managers = vec![actor.account];
    managers.extend(
        house.data.read(|conn| store::absent_for(conn, actor.account, agency, house.today()))?,
    );
    Ok(managers)
}

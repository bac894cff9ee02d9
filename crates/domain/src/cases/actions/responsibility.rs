//! Who keeps a case, and how deep it is documented.

use std::collections::HashMap;

use base::{Outcome, Problem};
use db::{Conn, Tx};

use super::numbers::plan_no_with;
use super::permit::{file, on_case, permit};
use crate::audit;
use crate::cases::{CaseFile, CounsellingType, store};
use crate::house::House;
use crate::identity::{AccountId, Action, Actor, CaseId, Permit, accounts};

/// A case about to be given to somebody, seen without its content.
#[derive(Debug, Clone)]
pub struct Assignment {
    /// The case.
    pub file: CaseFile,
    /// Who keeps it now.
    pub manager: String,
    /// Who could keep it.
    pub colleagues: Vec<Colleague>,
}

/// Somebody a case can be given to.
#[derive(Debug, Clone)]
pub struct Colleague {
    /// The account.
    pub account: AccountId,
    /// The name on the screen.
    pub name: String,
    /// How many open CASES this person keeps.
    pub open_cases: i64,
}

/// What is needed to give a case to somebody: no name of the client, no content.
///
/// # Errors
/// [`Problem::Forbidden`] or [`Problem::NotFound`], as the authorisation check says.
pub fn assignment(house: &House, actor: &Actor, case: CaseId) -> Outcome<Assignment> {
    house.data.read(|conn| {
        let permit = permit(house, conn, actor, case, Action::AssignCase)?;
        let file = file(conn, &permit)?;
        let loads: HashMap<AccountId, i64> =
            store::loads(conn, permit.agency())?.into_iter().collect();
        let mut colleagues: Vec<Colleague> = Vec::new();
        for one in accounts::colleagues(conn, permit.agency(), house.today())? {
            let known = colleagues.iter().any(|colleague| colleague.account == one.account);
            if known || !one.role.carries_cases() || one.account == file.case_manager {
                continue;
            }
            colleagues.push(Colleague {
                account: one.account,
                name: name(conn, one.account)?,
                open_cases: loads.get(&one.account).copied().unwrap_or_default(),
            });
        }
        colleagues.sort_by(|a, b| a.name.cmp(&b.name));
        let manager = name(conn, file.case_manager)?;
        Ok(Assignment { file, manager, colleagues })
    })
}

/// How a colleague is called on the screen.
///
/// # Errors
/// When the store cannot be read.
pub fn name(conn: &mut Conn, account: AccountId) -> Outcome<String> {
    let found = accounts::one(conn, account)?;
    Ok(found.map(|found| found.display_name.into_inner()).unwrap_or_default())
}

/// Gives a case to another case manager of the same agency, whose running number it carries from now on.
///
/// # Errors
/// When the other person is no case manager there.
pub fn assign(house: &House, actor: &Actor, case: CaseId, to: AccountId) -> Outcome<()> {
    on_case(house, actor, case, Action::AssignCase, |tx, permit| {
        let colleagues = accounts::colleagues(tx, permit.agency(), house.today())?;
        let number = colleagues
            .iter()
            .filter(|one| one.account == to && one.role.carries_cases())
            .find_map(|one| one.case_manager_no)
            .ok_or_else(|| Problem::at("case_manager", "error-unknown-choice"))?;
        let before = file(tx, permit)?;
        if before.case_manager == to {
            return Ok(());
        }
        // Its number goes along, unless the colleague has a plan of this number already.
        let plan_no = plan_no_with(tx, permit.agency(), to, before.plan_no)?;
        if plan_no != before.plan_no {
            store::renumber(tx, case, plan_no)?;
        }
        store::set_manager(tx, case, (to, number), house.now())?;
        let key = house.vault.client_key(&permit.client_id().text())?;
        let detail = serde_json::json!({ "to": to.text(), "plan_no": plan_no });
        audit::record(tx, house.now(), actor.entry("case.assigned", key.pseudonym(), detail));
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

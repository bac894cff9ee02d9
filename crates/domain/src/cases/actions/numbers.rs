//! Plan numbers: one after the other for the agency or for each case manager, and none a second time (Nr. 14).

use base::{Outcome, Problem};
use db::Tx;

use crate::cases::store;
use crate::house::House;
use crate::identity::agencies::settings;
use crate::identity::{AccountId, AgencyId, CaseId, Doer, PlanNumberScope, next_number};

/// The number of the next plan of a case manager. A count that began later than others passes over what is taken.
pub(super) fn next_plan_no(tx: &mut Tx<'_>, agency: AgencyId, manager: AccountId) -> Outcome<i64> {
    let (count, of) = match settings(tx, agency)?.plan_number_scope {
        PlanNumberScope::Agency => (format!("plan:{agency}"), None),
        PlanNumberScope::Manager => (format!("plan:{agency}:{manager}"), Some(manager)),
    };
    loop {
        let number = next_number(tx, &count)?;
        if !store::is_taken(tx, agency, of, number)? {
            return Ok(number);
        }
    }
}

/// The number a case has with its next case manager: its own, unless that person has a plan of this number.
pub(super) fn plan_no_with(
    tx: &mut Tx<'_>,
    agency: AgencyId,
    manager: AccountId,
    plan_no: i64,
) -> Outcome<i64> {
    if store::is_taken(tx, agency, Some(manager), plan_no)? {
        next_plan_no(tx, agency, manager)
    } else {
        Ok(plan_no)
    }
}

/// A case as the command line names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered {
    /// The case.
    pub case: CaseId,
    /// Whose.
    pub agency: AgencyId,
    /// Number of the case manager (*IntMan-Nr.*).
    pub manager_no: i64,
}

/// Which cases have this plan number: how the command line names a case. Ids alone come out; whatever is done
/// with the case asks for its permit.
///
/// # Errors
/// [`Problem::Forbidden`] for everybody else: people find their cases by lists and search.
pub fn numbered(
    house: &House,
    doer: Doer<'_>,
    plan_no: i64,
    agency: Option<AgencyId>,
) -> Outcome<Vec<Numbered>> {
    if let Doer::Actor(_) = doer {
        return Err(Problem::Forbidden);
    }
    let found = house.data.read(|conn| store::numbered(conn, plan_no, agency))?;
    let named = |(case, agency, manager_no)| Numbered { case, agency, manager_no };
    Ok(found.into_iter().map(named).collect())
}

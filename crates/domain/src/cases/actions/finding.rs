//! Finding a case by name, and the hint that somebody may be known already.

use base::{Outcome, Problem};

use super::permit::permit;
use super::responsibility::{name, searchable_managers};
use crate::audit;
use crate::cases::IdentityInput;
use crate::cases::search::Hit;
use crate::house::House;
use crate::identity::{Action, Actor, AgencyAction, CaseId};

/// How many hits a page shows.
pub const MOST_HITS: usize = 50;
/// Longer queries are no names.
const LONGEST_QUERY: usize = 200;

/// Finds own and stood-in cases by name, part of a name, sound, birth date or plan number, the best first.
/// One hit more than [`MOST_HITS`] says that there are more.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that never see names.
pub fn search(house: &House, actor: &Actor, query: &str) -> Outcome<Vec<Hit>> {
    let managers = searchable_managers(house, actor)?;
    let agency = actor.agency.ok_or(Problem::Forbidden)?;
    let query: String = query.chars().take(LONGEST_QUERY).collect();
    house.directory.refresh(house)?;
    let mut hits = house.directory.search(&query, agency, &managers, MOST_HITS + 1);
    // The directory follows the database a moment later: what a hit tells is asked of the policies as it is now.
    house.data.read(|conn| {
        let mut allowed = Vec::with_capacity(hits.len());
        for hit in &hits {
            allowed.push(match permit(house, conn, actor, hit.case, Action::SearchCases) {
                Ok(_) => true,
                Err(Problem::NotFound | Problem::Forbidden) => false,
                Err(other) => return Err(other),
            });
        }
        let mut allowed = allowed.into_iter();
        hits.retain(|_| allowed.next() == Some(true));
        Ok(())
    })?;
    note(house, actor, "cases.searched", hits.len())?;
    Ok(hits)
}

/// That somebody looked is an event; what they looked for is a name and stands nowhere.
fn note(house: &House, actor: &Actor, action: &'static str, hits: usize) -> Outcome<()> {
    house.data.write(|tx| {
        let entry = actor.entry(action, String::new(), serde_json::json!({ "hits": hits }));
        audit::record(tx, house.now(), entry);
        Ok(())
    })
}

/// Somebody of the agency who may be the same person. It tells whom to ask, and nothing of the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lookalike {
    /// Plan number of the other case.
    pub plan_no: i64,
    /// Who keeps it.
    pub manager: String,
    /// The case, when the actor may open it.
    pub case: Option<CaseId>,
    /// Whether it is being worked on.
    pub open: bool,
}

/// Cases of the agency whose person sounds alike and could share the birth date. An identity that is not
/// complete looks like nobody.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that open no cases.
pub fn lookalikes(
    house: &House,
    actor: &Actor,
    identity: &IdentityInput,
) -> Outcome<Vec<Lookalike>> {
    house.access.demand(actor, AgencyAction::OpenCase)?;
    let agency = actor.agency.ok_or(Problem::Forbidden)?;
    let Ok(person) = identity.person(house.today()) else { return Ok(Vec::new()) };
    house.directory.refresh(house)?;
    let found = house.directory.duplicates(&person, agency);
    if !found.is_empty() {
        note(house, actor, "cases.hinted", found.len())?;
    }
    let own = searchable_managers(house, actor)?;
    house.data.read(|conn| {
        let told = found.into_iter().map(|one| {
            Ok(Lookalike {
                plan_no: one.plan_no,
                manager: name(conn, one.manager)?,
                case: own.contains(&one.manager).then_some(one.case),
                open: one.open,
            })
        });
        told.collect()
    })
}

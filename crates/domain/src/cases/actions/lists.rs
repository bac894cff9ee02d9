//! Lists and counts of cases, always inside a scope.

use base::{Date, Outcome, Page, PageRequest};

use super::enquiries::NEWEST;
use crate::cases::{CaseFile, CaseFilter, CaseRow, Person, store};
use crate::house::House;
use crate::identity::{Action, Actor, AgencyAction, AgencyId};
use crate::sealed::{open, place};

/// A page of the case list: with names for those who counsel, without for those who only lead.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that never see cases.
pub fn cases(
    house: &House,
    actor: &Actor,
    filter: &CaseFilter,
    page: &PageRequest,
) -> Outcome<Page<CaseRow>> {
    let scope = house.access.scope(actor, Action::ListCases)?;
    let before = page.after.as_deref().unwrap_or(NEWEST);
    let window = store::Window { before, limit: page.size + 1, today: house.today() };
    let rows = house.data.read(|conn| store::case_rows(conn, &scope, filter, &window))?;
    let opened = rows.into_iter().map(|row| {
        let name = match &row.sealed {
            Some(sealed) => {
                let client = row.file.client.text();
                let key = house.vault.client_key(&client)?;
                let person: Person =
                    open(&key, place("client_identity", &client, "sealed"), sealed)?;
                Some(person.listed())
            }
            None => None,
        };
        Ok(CaseRow { file: row.file, name, manager: row.manager })
    });
    let rows: Vec<CaseRow> = opened.collect::<Outcome<_>>()?;
    Ok(Page::from_rows(rows, page.size, |row| row.file.id.text()))
}

/// The cases in the actor's hands (the own ones and those they stand in for today) that were active between
/// two days, by plan number.
///
/// Whoever stands in does the whole work of the absent colleague, the Stichtag included: the same scope as for
/// opening a single case, so that no list shows what cannot be opened and none leaves out what can.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that keep no cases.
pub fn own_cases_in(
    house: &House,
    actor: &Actor,
    from: Date,
    until: Date,
) -> Outcome<Vec<CaseFile>> {
    let scope = house.access.scope(actor, Action::ReadCase)?;
    let today = house.today();
    let rows = house.data.read(|conn| store::active_files(conn, &scope, today, (from, until)))?;
    Ok(rows)
}

/// How many CASES an agency has; persons and contacts are other counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseCounts {
    /// Open cases documented simply.
    pub open_simple: i64,
    /// Open cases with goals.
    pub open_steered: i64,
    /// Ended cases that are still kept.
    pub closed: i64,
}

/// Counts the agency's cases.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that may not count.
pub fn case_counts(house: &House, actor: &Actor, agency: AgencyId) -> Outcome<CaseCounts> {
    house.access.demand(actor, AgencyAction::CountCases)?;
    let mut counts = CaseCounts::default();
    for (depth, state, number) in house.data.read(|conn| store::counts(conn, agency))? {
        match (depth.as_str(), state.as_str()) {
            (_, "closed") => counts.closed += number,
            ("fallsteuerung", _) => counts.open_steered += number,
            _ => counts.open_simple += number,
        }
    }
    Ok(counts)
}

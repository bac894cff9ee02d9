//! Lists and counts of cases, always inside a scope.

use std::collections::HashMap;

use base::{Date, Outcome, Page, PageRequest, Problem};
use db::Conn;

use super::enquiries::NEWEST;
use crate::audit;
use crate::cases::{
    CaseFile, CaseFilter, CaseOrder, CasePage, CaseRow, CaseState, Held, Person, Turn, store,
};
use crate::house::House;
use crate::identity::{
    AccountId, Action, Actor, AgencyAction, AgencyId, CaseFacts, Permit, substitutes_of,
};
use crate::sealed::{open, place};

/// How many cases an export reads at a time.
const PORTION: usize = 200;

/// A page of the case list in its usual order: with names for those who counsel, without for those who only
/// lead.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that never see cases.
pub fn cases(
    house: &House,
    actor: &Actor,
    filter: &CaseFilter,
    page: &PageRequest,
) -> Outcome<Page<CaseRow>> {
    let turn = page.after.clone().map_or(Turn::First, Turn::After);
    let found = case_list(house, actor, filter, CaseOrder::Newest, &turn, page.size)?;
    Ok(Page { rows: found.rows, next: found.next })
}

/// A page of the case list in any order, forwards and backwards.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that never see cases.
pub fn case_list(
    house: &House,
    actor: &Actor,
    filter: &CaseFilter,
    order: CaseOrder,
    turn: &Turn,
    size: usize,
) -> Outcome<CasePage> {
    let scope = house.access.scope(actor, Action::ListCases)?;
    let backwards = matches!(turn, Turn::Before(_));
    let upwards = (order == CaseOrder::Oldest) != backwards;
    let by_contact = order == CaseOrder::FirstContact;
    let end = if upwards { ("", "") } else { ("9999-12-31", NEWEST) };
    let behind = match turn {
        Turn::First => end,
        Turn::After(key) | Turn::Before(key) => key.split_once('_').unwrap_or(("", key)),
    };
    let window =
        store::Window { by_contact, upwards, behind, limit: size + 1, today: house.today() };
    let mut listed = house.data.read(|conn| store::case_rows(conn, &scope, filter, &window))?;
    let more = listed.len() > size;
    listed.truncate(size);
    if backwards {
        listed.reverse();
    }
    let rows = named(house, listed)?;
    let key = |row: &CaseRow| match order {
        CaseOrder::FirstContact => format!("{}_{}", row.file.first_contact_on, row.file.id),
        _ => row.file.id.text(),
    };
    let before = if backwards { more } else { *turn != Turn::First };
    let behind = if backwards { true } else { more };
    Ok(CasePage {
        previous: rows.first().filter(|_| before).map(key),
        next: rows.last().filter(|_| behind).map(key),
        rows,
    })
}

/// Opens the names of a page; all keys are read at once.
fn named(house: &House, listed: Vec<store::ListedCase>) -> Outcome<Vec<CaseRow>> {
    let clients: Vec<String> = listed.iter().map(|row| row.file.client.text()).collect();
    let nameless = listed.iter().all(|row| row.sealed.is_none());
    let keys = if nameless {
        listed.iter().map(|_| None).collect()
    } else {
        house.vault.client_keys(clients.iter().map(String::as_str))?
    };
    let opened = listed.into_iter().zip(keys).zip(&clients).map(|((row, key), client)| {
        let sealed = row.sealed.as_ref().zip(key);
        let name = sealed.map(|(sealed, key)| {
            let person: Person = open(&key, place("client_identity", client, "sealed"), sealed)?;
            Ok::<_, Problem>(person.listed())
        });
        Ok(CaseRow { name: name.transpose()?, file: row.file, manager: row.manager })
    });
    opened.collect()
}

/// How many cases the list of [`case_list`] has on all its pages.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that never see cases.
pub fn count_listed(house: &House, actor: &Actor, filter: &CaseFilter) -> Outcome<i64> {
    let scope = house.access.scope(actor, Action::ListCases)?;
    let today = house.today();
    Ok(house.data.read(|conn| store::count_rows(conn, &scope, filter, today))?)
}

/// The whole filtered list, for a file; it stands in the audit that somebody took it out.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that never see cases.
pub fn export_cases(
    house: &House,
    actor: &Actor,
    filter: &CaseFilter,
    order: CaseOrder,
) -> Outcome<Vec<CaseRow>> {
    let mut rows = Vec::new();
    let mut turn = Turn::First;
    loop {
        let page = case_list(house, actor, filter, order, &turn, PORTION)?;
        rows.extend(page.rows);
        match page.next {
            Some(key) => turn = Turn::After(key),
            None => break,
        }
    }
    let named = rows.iter().any(|row| row.name.is_some());
    house.data.write(|tx| {
        let detail = serde_json::json!({
            "rows": rows.len(), "names": named, "state": filter.state,
            "counselling_type": filter.counselling_type,
            "municipality_key": filter.municipality_key, "held": filter.held.map(Held::name),
        });
        audit::record(tx, house.now(), actor.entry("cases.exported", String::new(), detail));
        Ok::<_, Problem>(())
    })?;
    Ok(rows)
}

/// The cases in the actor's hands (the own ones and those they stand in for today) that were active between
/// two days, by plan number.
///
/// Whoever stands in does the whole work of the absent colleague, the Stichtag included: the same scope as for
/// opening a single case, so that no list shows what cannot be opened and none leaves out what can.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that keep no cases.
pub fn cases_in_hand(
    house: &House,
    conn: &mut Conn,
    actor: &Actor,
    from: Date,
    until: Date,
) -> Outcome<Vec<CaseFile>> {
    let scope = house.access.scope(actor, Action::ReadCase)?;
    Ok(store::active_files(conn, &scope, house.today(), (from, until))?)
}

/// Permits for every case of the actor's scope that was active at the end of a day, by plan number: each is
/// asked of the policies by itself, in one pass over the list.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that never do this.
pub fn permits_on(
    house: &House,
    conn: &mut Conn,
    actor: &Actor,
    action: Action,
    day: Date,
) -> Outcome<Vec<Permit>> {
    let scope = house.access.scope(actor, action)?;
    let (today, now) = (house.today(), house.now());
    let mut stand_ins: HashMap<AccountId, Vec<AccountId>> = HashMap::new();
    let mut permits = Vec::new();
    for file in store::files_active_on(conn, &scope, today, day)? {
        let (agency, manager) = (file.agency, file.case_manager);
        let substitutes = match stand_ins.get(&manager) {
            Some(known) => known.clone(),
            None => substitutes_of(conn, agency, manager, today)?,
        };
        stand_ins.insert(manager, substitutes.clone());
        let facts = CaseFacts {
            case: file.id,
            client: file.client,
            agency,
            case_manager: manager,
            substitutes,
            closed: file.state == CaseState::Closed,
        };
        permits.push(house.access.permit(actor, action, &facts, now)?);
    }
    Ok(permits)
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

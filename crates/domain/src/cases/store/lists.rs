//! Lists of cases, always through a scope; keyset paging by id, newest first.

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Value, params};

use crate::cases::{CaseFile, CaseFilter, Held};
use crate::identity::{AccountId, AgencyId, CaseId, Scope};
use crate::privacy::ClientId;
use crate::{agency_cases, own_cases};

/// A row with the person's sealed identity. The page is cut first, and only its rows are completed.
macro_rules! named_rows {
    () => {
        "SELECT c.id, c.agency_id, c.client_id, c.case_manager_id, c.case_manager_no, c.plan_no, \
         c.municipality_key, c.counselling_type, c.first_contact_on, c.housing_since, c.state, c.ended_on, \
         c.end_reason, c.retention_from, c.version, a.display_name, i.sealed \
         FROM (SELECT c.* FROM case_file c WHERE "
    };
}

/// A row without anything that names the person.
macro_rules! nameless_rows {
    () => {
        "SELECT c.id, c.agency_id, c.client_id, c.case_manager_id, c.case_manager_no, c.plan_no, \
         c.municipality_key, c.counselling_type, c.first_contact_on, c.housing_since, c.state, c.ended_on, \
         c.end_reason, c.retention_from, c.version, a.display_name, NULL \
         FROM (SELECT c.* FROM case_file c WHERE "
    };
}

/// Who keeps the cases of a page, and who they are.
macro_rules! with_names {
    () => {
        ") c JOIN account a ON a.id = c.case_manager_id JOIN client_identity i ON i.client_id = c.client_id "
    };
}

/// Who keeps the cases of a page.
macro_rules! without_names {
    () => {
        ") c JOIN account a ON a.id = c.case_manager_id "
    };
}

/// The filters of every list; `$4` is the id the page begins behind.
macro_rules! filtered {
    () => {
        " AND ($5 = '' OR c.state = $5) AND ($6 = '' OR c.counselling_type = $6) \
         AND ($7 = '' OR c.municipality_key = $7) AND ($8 = '' OR ($8 = 'own' AND c.case_manager_id = $2) \
         OR ($8 = 'substituted' AND c.case_manager_id <> $2)) "
    };
}

macro_rules! new_first {
    () => {
        " AND c.id < $4 ORDER BY c.id DESC LIMIT $9"
    };
}

macro_rules! old_first {
    () => {
        " AND c.id > $4 ORDER BY c.id LIMIT $9"
    };
}

macro_rules! late_contact_first {
    () => {
        " AND (c.first_contact_on, c.id) < ($10, $4) ORDER BY c.first_contact_on DESC, c.id DESC LIMIT $9"
    };
}

macro_rules! early_contact_first {
    () => {
        " AND (c.first_contact_on, c.id) > ($10, $4) ORDER BY c.first_contact_on, c.id LIMIT $9"
    };
}

db::statements! {
    OWN = concat!(named_rows!(), own_cases!(), filtered!(), new_first!(), with_names!(),
        "ORDER BY c.id DESC");
    OWN_UP = concat!(named_rows!(), own_cases!(), filtered!(), old_first!(), with_names!(),
        "ORDER BY c.id");
    OWN_BY_CONTACT = concat!(named_rows!(), own_cases!(), filtered!(), late_contact_first!(), with_names!(),
        "ORDER BY c.first_contact_on DESC, c.id DESC");
    OWN_BY_CONTACT_UP = concat!(named_rows!(), own_cases!(), filtered!(), early_contact_first!(), with_names!(),
        "ORDER BY c.first_contact_on, c.id");
    AGENCY = concat!(nameless_rows!(), agency_cases!(), filtered!(), new_first!(), without_names!(),
        "ORDER BY c.id DESC");
    AGENCY_UP = concat!(nameless_rows!(), agency_cases!(), filtered!(), old_first!(), without_names!(),
        "ORDER BY c.id");
    AGENCY_BY_CONTACT = concat!(nameless_rows!(), agency_cases!(), filtered!(), late_contact_first!(), without_names!(),
        "ORDER BY c.first_contact_on DESC, c.id DESC");
    AGENCY_BY_CONTACT_UP = concat!(nameless_rows!(), agency_cases!(), filtered!(), early_contact_first!(), without_names!(),
        "ORDER BY c.first_contact_on, c.id");
    /// Counts a whole list; `$4` is there for the filters' sake and lies before every id.
    OWN_COUNT = concat!("SELECT count(*) FROM case_file c WHERE ", own_cases!(), filtered!(), "AND c.id > $4");
    AGENCY_COUNT = concat!("SELECT count(*) FROM case_file c WHERE ", agency_cases!(), filtered!(), "AND c.id > $4");
    ACTIVE = concat!("SELECT c.id, c.agency_id, c.client_id, c.case_manager_id, c.case_manager_no, c.plan_no, \
        c.municipality_key, c.counselling_type, c.first_contact_on, c.housing_since, c.state, c.ended_on, \
        c.end_reason, c.retention_from, c.version FROM case_file c WHERE ", own_cases!(), " \
        AND c.first_contact_on <= $4 AND (c.ended_on IS NULL OR c.ended_on >= $5) ORDER BY c.plan_no, c.id");
    ON_DAY_OWN = concat!("SELECT c.id, c.agency_id, c.client_id, c.case_manager_id, c.case_manager_no, \
        c.plan_no, c.municipality_key, c.counselling_type, c.first_contact_on, c.housing_since, c.state, \
        c.ended_on, c.end_reason, c.retention_from, c.version FROM case_file c WHERE ", own_cases!(), " \
        AND c.first_contact_on <= $4 AND (c.ended_on IS NULL OR c.ended_on > $4) ORDER BY c.plan_no, c.id");
    ON_DAY_AGENCY = concat!("SELECT c.id, c.agency_id, c.client_id, c.case_manager_id, c.case_manager_no, \
        c.plan_no, c.municipality_key, c.counselling_type, c.first_contact_on, c.housing_since, c.state, \
        c.ended_on, c.end_reason, c.retention_from, c.version FROM case_file c WHERE ", agency_cases!(), " \
        AND c.first_contact_on <= $4 AND (c.ended_on IS NULL OR c.ended_on > $4) ORDER BY c.plan_no, c.id");
    COUNTS = "SELECT counselling_type, state, count(*) FROM case_file WHERE agency_id = $1 \
        GROUP BY counselling_type, state ORDER BY counselling_type, state";
    ALL_AFTER = "SELECT c.id, c.client_id, c.agency_id, c.case_manager_id, c.plan_no, c.state, i.sealed, \
        c.changed_at, i.changed_at, c.version, i.version FROM case_file c \
        JOIN client_identity i ON i.client_id = c.client_id WHERE c.id > $1 ORDER BY c.id LIMIT $2";
    ANY = "SELECT id FROM case_file LIMIT 1";
    LOADS = "SELECT case_manager_id, count(*) FROM case_file WHERE agency_id = $1 AND state = 'open' \
        GROUP BY case_manager_id ORDER BY case_manager_id";
    CHANGED = "SELECT c.id, c.client_id, c.agency_id, c.case_manager_id, c.plan_no, c.state, i.sealed, \
        c.changed_at, i.changed_at, c.version, i.version FROM case_file c \
        JOIN client_identity i ON i.client_id = c.client_id WHERE c.id IN \
            (SELECT f.id FROM case_file f WHERE f.changed_at >= $1 UNION SELECT g.id FROM client_identity n \
            JOIN case_file g ON g.client_id = n.client_id WHERE n.changed_at >= $1)";
}

/// The part of a list that is asked for.
pub(crate) struct Window<'a> {
    /// Sorted by the first contact and not by when the case was opened.
    pub(crate) by_contact: bool,
    /// From old to new.
    pub(crate) upwards: bool,
    /// Day of the first contact (with `by_contact`) and id the page begins behind.
    pub(crate) behind: (&'a str, &'a str),
    pub(crate) limit: usize,
    pub(crate) today: Date,
}

/// A list row: the case, the manager's name, and the sealed identity where the scope may open it.
pub(crate) struct ListedCase {
    pub(crate) file: CaseFile,
    pub(crate) manager: String,
    pub(crate) sealed: Option<Vec<u8>>,
}

impl FromRow for ListedCase {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self { file: CaseFile::from_row(row)?, manager: row.get(15)?, sealed: row.get(16)? })
    }
}

pub(crate) fn case_rows(
    conn: &mut Conn,
    scope: &Scope,
    filter: &CaseFilter,
    window: &Window<'_>,
) -> Result<Vec<ListedCase>, DbError> {
    let sql = match (window.by_contact, window.upwards) {
        (false, false) => scope.pick(OWN, AGENCY, ""),
        (false, true) => scope.pick(OWN_UP, AGENCY_UP, ""),
        (true, false) => scope.pick(OWN_BY_CONTACT, AGENCY_BY_CONTACT, ""),
        (true, true) => scope.pick(OWN_BY_CONTACT_UP, AGENCY_BY_CONTACT_UP, ""),
    };
    if sql.is_empty() {
        return Ok(Vec::new());
    }
    let (contact, id) = window.behind;
    let mut params = scope.predicate(window.today).params.to_vec();
    params.push(id.into());
    params.extend(wanted(filter));
    params.push(window.limit.into());
    if window.by_contact {
        params.push(contact.into());
    }
    conn.query(sql, &params)
}

/// How many cases a list has in all.
pub(crate) fn count_rows(
    conn: &mut Conn,
    scope: &Scope,
    filter: &CaseFilter,
    today: Date,
) -> Result<i64, DbError> {
    let sql = scope.pick(OWN_COUNT, AGENCY_COUNT, "");
    if sql.is_empty() {
        return Ok(0);
    }
    let mut params = scope.predicate(today).params.to_vec();
    params.push("".into());
    params.extend(wanted(filter));
    Ok(conn.query_one::<(i64,)>(sql, &params)?.0)
}

/// The values of the filters, `$5` to `$8`.
fn wanted(filter: &CaseFilter) -> [Value; 4] {
    let text = |value: &Option<String>| Value::from(value.clone().unwrap_or_default());
    let held = filter.held.map_or("", Held::name);
    [
        text(&filter.state),
        text(&filter.counselling_type),
        text(&filter.municipality_key),
        held.into(),
    ]
}

/// Every case of a scope of own cases that was active in the period, by plan number: the Stichtag table.
pub(crate) fn active_files(
    conn: &mut Conn,
    scope: &Scope,
    today: Date,
    (from, until): (Date, Date),
) -> Result<Vec<CaseFile>, DbError> {
    let Some(mut params) = scope.of_own(today) else { return Ok(Vec::new()) };
    params.extend([until.into(), from.into()]);
    conn.query(ACTIVE, &params)
}

/// Every case of the scope that was active at the end of a day, by plan number.
pub(crate) fn files_active_on(
    conn: &mut Conn,
    scope: &Scope,
    today: Date,
    day: Date,
) -> Result<Vec<CaseFile>, DbError> {
    let sql = scope.pick(ON_DAY_OWN, ON_DAY_AGENCY, "");
    if sql.is_empty() {
        return Ok(Vec::new());
    }
    let mut params = scope.predicate(today).params.to_vec();
    params.push(day.into());
    conn.query(sql, &params)
}

/// How many cases an agency has, by depth and state.
pub(crate) fn counts(
    conn: &mut Conn,
    agency: AgencyId,
) -> Result<Vec<(String, String, i64)>, DbError> {
    conn.query(COUNTS, params![agency])
}

/// Whether there is a case at all.
pub(crate) fn any_case(conn: &mut Conn) -> Result<bool, DbError> {
    Ok(conn.query_opt::<(CaseId,)>(ANY, &[])?.is_some())
}

/// How many open cases each person of an agency keeps.
pub(crate) fn loads(conn: &mut Conn, agency: AgencyId) -> Result<Vec<(AccountId, i64)>, DbError> {
    conn.query(LOADS, params![agency])
}

/// What the name directory needs to know of one case.
pub(crate) struct DirectoryRow {
    pub(crate) case: CaseId,
    pub(crate) client: ClientId,
    pub(crate) agency: AgencyId,
    pub(crate) manager: AccountId,
    pub(crate) plan_no: i64,
    pub(crate) open: bool,
    pub(crate) sealed: Vec<u8>,
    pub(crate) changed_at: Timestamp,
    /// Versions of case and identity: another pair is another state.
    pub(crate) versions: (i64, i64),
}

impl FromRow for DirectoryRow {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let state: String = row.get(5)?;
        let (case_changed, identity_changed): (Timestamp, Timestamp) = (row.get(7)?, row.get(8)?);
        Ok(Self {
            case: row.get(0)?,
            client: row.get(1)?,
            agency: row.get(2)?,
            manager: row.get(3)?,
            plan_no: row.get(4)?,
            open: state == "open",
            sealed: row.get(6)?,
            changed_at: case_changed.max(identity_changed),
            versions: (row.get(9)?, row.get(10)?),
        })
    }
}

/// Every case that changed at `since` or later.
pub(crate) fn changed_since(
    conn: &mut Conn,
    since: Timestamp,
) -> Result<Vec<DirectoryRow>, DbError> {
    conn.query(CHANGED, params![since])
}

/// Up to `limit` cases behind one of them (from the beginning without one), by id.
pub(crate) fn all_after(
    conn: &mut Conn,
    after: Option<CaseId>,
    limit: usize,
) -> Result<Vec<DirectoryRow>, DbError> {
    let after = after.map(|case| case.text()).unwrap_or_default();
    conn.query(ALL_AFTER, params![after, limit])
}

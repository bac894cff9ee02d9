//! Single cases.

use base::{Date, Timestamp};
use db::{Conn, DbError, Tx, params};

use crate::cases::{CaseFile, CounsellingType};
use crate::identity::{AccountId, AgencyId, CaseFacts, CaseId, substitutes_of};
use crate::privacy::ClientId;

db::statements! {
    INSERT = "INSERT INTO case_file (id, agency_id, client_id, case_manager_id, case_manager_no, plan_no, \
        municipality_key, counselling_type, first_contact_on, housing_since, state, version, created_at, \
        changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', 1, $11, $11)";
    ONE = "SELECT id, agency_id, client_id, case_manager_id, case_manager_no, plan_no, municipality_key, \
        counselling_type, first_contact_on, housing_since, state, ended_on, end_reason, retention_from, \
        version FROM case_file WHERE id = $1";
    HOLD = "UPDATE case_file SET version = version WHERE id = $1";
    ABSENT = "SELECT absent_id FROM substitution \
        WHERE substitute_id = $1 AND agency_id = $2 AND valid_from <= $3 AND valid_until >= $3";
    NUMBERED = "SELECT id, agency_id, case_manager_no FROM case_file WHERE plan_no = $1 \
        AND ($2 = '' OR agency_id = $2) ORDER BY agency_id, case_manager_no, id";
    TAKEN = "SELECT count(*) FROM case_file WHERE agency_id = $1 AND plan_no = $2 \
        AND ($3 = '' OR case_manager_id = $3)";
    RENUMBER = "UPDATE case_file SET plan_no = $2 WHERE id = $1";
    SET_TYPE = "UPDATE case_file SET counselling_type = $2, version = version + 1, changed_at = $3 \
        WHERE id = $1 AND state = 'open'";
    SET_MANAGER = "UPDATE case_file SET case_manager_id = $2, case_manager_no = $4, \
        version = version + 1, changed_at = $3 WHERE id = $1";
    FIRST_CONTACT = "UPDATE case_file SET first_contact_on = $2, version = version + 1, changed_at = $3 \
        WHERE id = $1";
    HOUSING = "UPDATE case_file SET housing_since = $2, version = version + 1, changed_at = $3 \
        WHERE id = $1";
    CLOSE = "UPDATE case_file SET state = 'closed', ended_on = $2, end_reason = $3, retention_from = $4, \
        version = version + 1, changed_at = $5 WHERE id = $1 AND state = 'open'";
    REOPEN = "UPDATE case_file SET state = 'open', ended_on = NULL, end_reason = NULL, \
        retention_from = NULL, version = version + 1, changed_at = $2 WHERE id = $1 AND state = 'closed'";
}

/// A case about to be stored.
pub(crate) struct NewFile<'a> {
    pub(crate) id: CaseId,
    pub(crate) agency: AgencyId,
    pub(crate) client: ClientId,
    pub(crate) manager: (AccountId, i64),
    pub(crate) plan_no: i64,
    pub(crate) municipality_key: &'a str,
    pub(crate) counselling_type: CounsellingType,
    pub(crate) first_contact_on: Date,
    pub(crate) housing_since: Option<Date>,
}

pub(crate) fn insert_file(
    tx: &mut Tx<'_>,
    new: &NewFile<'_>,
    at: Timestamp,
) -> Result<(), DbError> {
    tx.execute(
        INSERT,
        params![
            new.id,
            new.agency,
            new.client,
            new.manager.0,
            new.manager.1,
            new.plan_no,
            new.municipality_key,
            new.counselling_type.name(),
            new.first_contact_on,
            new.housing_since,
            at,
        ],
    )?;
    Ok(())
}

pub(crate) fn file(conn: &mut Conn, id: CaseId) -> Result<Option<CaseFile>, DbError> {
    conn.query_opt(ONE, params![id])
}

/// Holds the case for this transaction: others who want to change it or its plan wait here, and read afterwards.
pub(crate) fn hold(tx: &mut Tx<'_>, id: CaseId) -> Result<(), DbError> {
    tx.execute(HOLD, params![id]).map(drop)
}

/// A case with its agency and the number of who keeps it.
pub(crate) type NumberedCase = (CaseId, AgencyId, i64);

/// Cases with this plan number, of one agency or of all: the number is unique inside an agency only, or even for
/// each case manager only.
pub(crate) fn numbered(
    conn: &mut Conn,
    plan_no: i64,
    agency: Option<AgencyId>,
) -> Result<Vec<NumberedCase>, DbError> {
    let agency = agency.map(|agency| agency.text()).unwrap_or_default();
    conn.query(NUMBERED, params![plan_no, agency])
}

/// What the authorisation check needs to know about a case: who keeps it, and who stands in today.
pub(crate) fn facts(
    conn: &mut Conn,
    id: CaseId,
    today: Date,
) -> Result<Option<CaseFacts>, DbError> {
    let Some(file) = file(conn, id)? else { return Ok(None) };
    let substitutes = substitutes_of(conn, file.agency, file.case_manager, today)?;
    Ok(Some(CaseFacts {
        case: file.id,
        client: file.client,
        agency: file.agency,
        case_manager: file.case_manager,
        substitutes,
        closed: file.state == crate::cases::CaseState::Closed,
    }))
}

/// Whom an account stands in for today.
pub(crate) fn absent_for(
    conn: &mut Conn,
    substitute: AccountId,
    agency: AgencyId,
    today: Date,
) -> Result<Vec<AccountId>, DbError> {
    let rows: Vec<(AccountId,)> = conn.query(ABSENT, params![substitute, agency, today])?;
    Ok(rows.into_iter().map(|(account,)| account).collect())
}

pub(crate) fn set_counselling_type(
    tx: &mut Tx<'_>,
    id: CaseId,
    kind: CounsellingType,
    at: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(SET_TYPE, params![id, kind.name(), at])? == 1)
}

/// Whether an agency, or one of its case managers, has a plan of this number.
pub(crate) fn is_taken(
    conn: &mut Conn,
    agency: AgencyId,
    manager: Option<AccountId>,
    plan_no: i64,
) -> Result<bool, DbError> {
    let manager = manager.map(|manager| manager.text()).unwrap_or_default();
    let (count,): (i64,) = conn.query_one(TAKEN, params![agency, plan_no, manager])?;
    Ok(count > 0)
}

/// Gives the plan another number.
pub(crate) fn renumber(tx: &mut Tx<'_>, id: CaseId, plan_no: i64) -> Result<(), DbError> {
    tx.execute(RENUMBER, params![id, plan_no]).map(drop)
}

/// Gives the case to somebody, with that person's running number.
pub(crate) fn set_manager(
    tx: &mut Tx<'_>,
    id: CaseId,
    (manager, number): (AccountId, i64),
    at: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(SET_MANAGER, params![id, manager, at, number])? == 1)
}

/// Follows the answer `erstkontakt_am`, so that lists can use it without a key.
pub(crate) fn mirror_first_contact(
    tx: &mut Tx<'_>,
    id: CaseId,
    day: Date,
    at: Timestamp,
) -> Result<(), DbError> {
    tx.execute(FIRST_CONTACT, params![id, day, at])?;
    Ok(())
}

/// Follows the answer `anschlussunterbringung_seit` (Z06) likewise.
pub(crate) fn mirror_housing(
    tx: &mut Tx<'_>,
    id: CaseId,
    since: Option<Date>,
    at: Timestamp,
) -> Result<(), DbError> {
    tx.execute(HOUSING, params![id, since, at])?;
    Ok(())
}

pub(crate) fn close_file(
    tx: &mut Tx<'_>,
    id: CaseId,
    ended_on: Date,
    reason: &str,
    retention_from: Date,
    at: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(CLOSE, params![id, ended_on, reason, retention_from, at])? == 1)
}

pub(crate) fn reopen_file(tx: &mut Tx<'_>, id: CaseId, at: Timestamp) -> Result<bool, DbError> {
    Ok(tx.execute(REOPEN, params![id, at])? == 1)
}

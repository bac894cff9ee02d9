//! Every SQL text of the plans.

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::derived::{Deadline, Derived};
use crate::identity::{AccountId, CaseId, Permit, Scope};
use crate::{agency_cases, own_cases};

pub mod duties;

db::statements! {
    INSERT = "INSERT INTO plan (case_id, form_id, form_version, version, has_part_a, has_part_b, missing, \
        sealed, changed_at) VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8)";
    ONE = "SELECT form_id, form_version, version, sealed, changed_at FROM plan WHERE case_id = $1";
    UPDATE = "UPDATE plan SET version = version + 1, has_part_a = $3, has_part_b = $4, missing = $5, \
        sealed = $6, changed_at = $7 WHERE case_id = $1 AND version = $2";
    INSERT_REVISION = "INSERT INTO plan_revision (case_id, version, valid_from, author_id, sealed) \
        VALUES ($1, $2, $3, $4, $5)";
    REVISIONS = "SELECT r.version, r.valid_from, r.author_id, a.display_name, r.sealed FROM plan_revision r \
        JOIN account a ON a.id = r.author_id \
        WHERE r.case_id = $1 AND r.version > $2 AND r.valid_from <= $3 ORDER BY r.version";
    CLEAR_DEADLINES = "DELETE FROM step_deadline WHERE case_id = $1";
    INSERT_DEADLINE = "INSERT INTO step_deadline (case_id, goal_row, step_row, due_on, achieved) \
        VALUES ($1, $2, $3, $4, $5)";
    CLEAR_STANDINGS = "DELETE FROM plan_standing WHERE case_id = $1";
    INSERT_STANDING = "INSERT INTO plan_standing (case_id, reference_date, standing) VALUES ($1, $2, $3)";
    STANDINGS = concat!("SELECT s.case_id, s.reference_date, s.standing FROM case_file c \
        CROSS JOIN plan_standing s WHERE s.case_id = c.id AND ", own_cases!(), " \
        ORDER BY s.reference_date, s.case_id");
    WITHOUT_OWN = concat!("SELECT count(*) FROM case_file c WHERE ", own_cases!(), " AND c.state = 'open' \
        AND c.first_contact_on <= $4 AND NOT EXISTS \
        (SELECT 1 FROM plan_standing s WHERE s.case_id = c.id AND s.reference_date = $4)");
    WITHOUT_AGENCY = concat!("SELECT count(*) FROM case_file c WHERE ", agency_cases!(), " AND c.state = 'open' \
        AND c.first_contact_on <= $4 AND NOT EXISTS \
        (SELECT 1 FROM plan_standing s WHERE s.case_id = c.id AND s.reference_date = $4)");
    // A cross join keeps SQLite from walking every plan of the house before it asks whose they are.
    INCOMPLETE = concat!("SELECT p.case_id, p.missing FROM case_file c CROSS JOIN plan p \
        WHERE p.case_id = c.id AND ", own_cases!(), " AND c.state = 'open' AND p.missing > 0 \
        ORDER BY p.changed_at DESC, p.case_id LIMIT $4");
}

/// A plan as stored, still sealed.
pub(super) struct SealedPlan {
    pub(super) form_id: String,
    pub(super) form_version: String,
    pub(super) version: i64,
    pub(super) sealed: Vec<u8>,
    pub(super) changed_at: Timestamp,
}

impl FromRow for SealedPlan {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            form_id: row.get(0)?,
            form_version: row.get(1)?,
            version: row.get(2)?,
            sealed: row.get(3)?,
            changed_at: row.get(4)?,
        })
    }
}

/// A revision as stored, still sealed.
pub(super) struct SealedRevision {
    pub(super) version: i64,
    pub(super) valid_from: Timestamp,
    pub(super) author: AccountId,
    pub(super) author_name: String,
    pub(super) sealed: Vec<u8>,
}

impl FromRow for SealedRevision {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            version: row.get(0)?,
            valid_from: row.get(1)?,
            author: row.get(2)?,
            author_name: row.get(3)?,
            sealed: row.get(4)?,
        })
    }
}

pub(super) fn plan(conn: &mut Conn, permit: &Permit) -> Result<Option<SealedPlan>, DbError> {
    conn.query_opt(ONE, params![permit.case_id()])
}

pub(super) fn insert_plan(
    tx: &mut Tx<'_>,
    case: CaseId,
    form: (&str, &str),
    derived: &Derived,
    sealed: Vec<u8>,
    at: Timestamp,
) -> Result<(), DbError> {
    let Derived { has_part_a, has_part_b, missing, .. } = derived;
    tx.execute(
        INSERT,
        params![case, form.0, form.1, *has_part_a, *has_part_b, *missing, sealed, at],
    )?;
    write_derived(tx, case, derived)
}

/// False when somebody else saved since `version`.
pub(super) fn update_plan(
    tx: &mut Tx<'_>,
    permit: &Permit,
    version: i64,
    derived: &Derived,
    sealed: Vec<u8>,
    at: Timestamp,
) -> Result<bool, DbError> {
    let Derived { has_part_a, has_part_b, missing, .. } = derived;
    let done = tx.execute(
        UPDATE,
        params![permit.case_id(), version, *has_part_a, *has_part_b, *missing, sealed, at],
    )?;
    Ok(done == 1)
}

pub(super) fn insert_revision(
    tx: &mut Tx<'_>,
    permit: &Permit,
    version: i64,
    author: AccountId,
    sealed: Vec<u8>,
    at: Timestamp,
) -> Result<(), DbError> {
    tx.execute(INSERT_REVISION, params![permit.case_id(), version, at, author, sealed])?;
    Ok(())
}

/// Revisions newer than `after`, valid at `until`, oldest first.
pub(super) fn revisions(
    conn: &mut Conn,
    permit: &Permit,
    after: i64,
    until: Timestamp,
) -> Result<Vec<SealedRevision>, DbError> {
    conn.query(REVISIONS, params![permit.case_id(), after, until])
}

/// Writes deadlines and standings anew.
pub(super) fn write_derived(
    tx: &mut Tx<'_>,
    case: CaseId,
    derived: &Derived,
) -> Result<(), DbError> {
    tx.execute(CLEAR_DEADLINES, params![case])?;
    for Deadline { goal, step, due_on, achieved } in &derived.deadlines {
        tx.execute(INSERT_DEADLINE, params![case, goal, step, *due_on, achieved.name()])?;
    }
    tx.execute(CLEAR_STANDINGS, params![case])?;
    for (day, standing) in &derived.standings {
        tx.execute(INSERT_STANDING, params![case, *day, standing])?;
    }
    Ok(())
}

/// All standings in a scope of own cases, the earliest first.
pub(super) fn standings(
    conn: &mut Conn,
    scope: &Scope,
    today: Date,
) -> Result<Vec<(CaseId, Date, String)>, DbError> {
    let Some(params) = scope.of_own(today) else { return Ok(Vec::new()) };
    conn.query(STANDINGS, &params)
}

/// How many open cases of a scope have no standing at a Stichtag.
pub(super) fn without_standing(
    conn: &mut Conn,
    scope: &Scope,
    today: Date,
    reference_date: Date,
) -> Result<i64, DbError> {
    let sql = scope.pick(WITHOUT_OWN, WITHOUT_AGENCY, "");
    if sql.is_empty() {
        return Ok(0);
    }
    let mut params = scope.predicate(today).params.to_vec();
    params.push(reference_date.into());
    let (count,): (i64,) = conn.query_one(sql, &params)?;
    Ok(count)
}

/// Open plans with unanswered required questions, in a scope of own cases, the latest touched first.
pub(super) fn incomplete(
    conn: &mut Conn,
    scope: &Scope,
    today: Date,
    limit: usize,
) -> Result<Vec<(CaseId, i64)>, DbError> {
    let Some(mut params) = scope.of_own(today) else { return Ok(Vec::new()) };
    params.push(limit.into());
    conn.query(INCOMPLETE, &params)
}

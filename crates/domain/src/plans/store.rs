//! Every SQL text of the plans.

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::derived::{Deadline, Derived};
use super::goals::Achieved;
use crate::identity::{AccountId, CaseId, Scope};
use crate::own_cases;

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
    STANDINGS_AT = concat!("SELECT s.case_id, s.standing FROM plan_standing s \
        JOIN case_file c ON c.id = s.case_id WHERE ", own_cases!(), " AND s.reference_date = $4 ORDER BY s.case_id");
    DUE = concat!("SELECT d.case_id, d.goal_row, d.step_row, d.due_on, d.achieved FROM step_deadline d \
        JOIN case_file c ON c.id = d.case_id WHERE ", own_cases!(), " AND c.state = 'open' \
        AND d.achieved = 'ib' AND d.due_on >= $4 AND d.due_on <= $5 \
        ORDER BY d.due_on, d.case_id, d.goal_row, d.step_row LIMIT $6");
    INCOMPLETE = concat!("SELECT p.case_id, p.missing FROM plan p JOIN case_file c ON c.id = p.case_id \
        WHERE ", own_cases!(), " AND c.state = 'open' AND p.missing > 0 \
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

pub(super) fn plan(conn: &mut Conn, case: CaseId) -> Result<Option<SealedPlan>, DbError> {
    conn.query_opt(ONE, params![case])
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
    case: CaseId,
    version: i64,
    derived: &Derived,
    sealed: Vec<u8>,
    at: Timestamp,
) -> Result<bool, DbError> {
    let Derived { has_part_a, has_part_b, missing, .. } = derived;
    let done =
        tx.execute(UPDATE, params![case, version, *has_part_a, *has_part_b, *missing, sealed, at])?;
    Ok(done == 1)
}

pub(super) fn insert_revision(
    tx: &mut Tx<'_>,
    case: CaseId,
    version: i64,
    author: AccountId,
    sealed: Vec<u8>,
    at: Timestamp,
) -> Result<(), DbError> {
    tx.execute(INSERT_REVISION, params![case, version, at, author, sealed])?;
    Ok(())
}

/// Revisions newer than `after`, valid at `until`, oldest first.
pub(super) fn revisions(
    conn: &mut Conn,
    case: CaseId,
    after: i64,
    until: Timestamp,
) -> Result<Vec<SealedRevision>, DbError> {
    conn.query(REVISIONS, params![case, after, until])
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

/// The standings at a Stichtag, in a scope of own cases.
pub(super) fn standings_at(
    conn: &mut Conn,
    scope: &Scope,
    today: Date,
    reference_date: Date,
) -> Result<Vec<(CaseId, String)>, DbError> {
    let Some(mut params) = scope.of_own(today) else { return Ok(Vec::new()) };
    params.push(reference_date.into());
    conn.query(STANDINGS_AT, &params)
}

/// Steps in progress with a deadline in the period, in a scope of own cases, the oldest first.
pub(super) fn due(
    conn: &mut Conn,
    scope: &Scope,
    today: Date,
    period: (Date, Date),
    limit: usize,
) -> Result<Vec<(CaseId, Deadline)>, DbError> {
    type Found = (CaseId, String, String, Date, String);
    let Some(mut params) = scope.of_own(today) else { return Ok(Vec::new()) };
    params.extend([period.0.into(), period.1.into(), limit.into()]);
    let rows: Vec<Found> = conn.query(DUE, &params)?;
    Ok(rows
        .into_iter()
        .map(|(case, goal, step, due_on, achieved)| {
            let achieved = Achieved::parse(&achieved).unwrap_or(Achieved::InProgress);
            (case, Deadline { goal, step, due_on, achieved })
        })
        .collect())
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

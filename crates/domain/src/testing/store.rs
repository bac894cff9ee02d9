//! Rows other slices own, in their barest form, for stories told before those slices come into play.

use base::Timestamp;
use db::{DbError, Tx, params};

use crate::identity::{AccountId, AgencyId};

db::statements! {
    HOUSEHOLD = "INSERT INTO household (id, agency_id, created_at) VALUES ($1, $2, $3)";
    CLIENT = "INSERT INTO client (id, agency_id, household_id, household_role, created_at) \
        VALUES ($1, $2, $1, 'head', $3)";
    CASE = "INSERT INTO case_file (id, agency_id, client_id, case_manager_id, case_manager_no, plan_no, \
        municipality_key, counselling_type, first_contact_on, state, version, created_at, \
        changed_at) VALUES ($1, $2, $1, $3, 1, $4, '08335075', 'einfach', '2026-01-01', $5, 1, $6, $6)";
    IDENTITY = "INSERT INTO client_identity (client_id, sealed, version, changed_at) VALUES ($1, $2, 1, $3)";
    PLAN = "INSERT INTO plan (case_id, form_id, form_version, version, has_part_a, has_part_b, missing, \
        sealed, changed_at) VALUES ($1, 'x', '1', 1, 1, 1, 3, $2, $3)";
    DEADLINE = "INSERT INTO step_deadline (case_id, goal_row, step_row, due_on, achieved) \
        VALUES ($1, 'z', 's', $2, 'ib')";
    STANDING = "INSERT INTO plan_standing (case_id, reference_date, standing) VALUES ($1, $2, 'umsetzung')";
    REMINDER = "INSERT INTO reminder (id, case_id, account_id, due_on, reason, sealed, done_at, created_at) \
        VALUES ($1, $1, $2, $3, 'own', NULL, NULL, $4)";
    COUNT_AUDIT = "SELECT count(*) FROM audit_entry WHERE action = $1";
    COUNT_ALL_AUDIT = "SELECT count(*) FROM audit_entry";
    AUDIT_TEXT = "SELECT action || ' ' || subject || ' ' || detail FROM audit_entry ORDER BY seq";
    SESSION_TEXT = "SELECT token_hash || csrf FROM session";
    THROTTLE_TEXT = "SELECT bucket FROM login_throttle";
}

/// A bare case; `id` is also the id of its client and household.
///
/// # Errors
/// When the rows do not fit.
pub fn add_case(
    tx: &mut Tx<'_>,
    id: &str,
    agency: AgencyId,
    case_manager: AccountId,
    (plan_no, closed): (i64, bool),
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(HOUSEHOLD, params![id, agency, now])?;
    tx.execute(CLIENT, params![id, agency, now])?;
    let state = if closed { "closed" } else { "open" };
    tx.execute(CASE, params![id, agency, case_manager, plan_no, state, now]).map(drop)
}

/// What lists draw on beside a bare case: a name and a plan that nobody can open, a deadline, a standing and a
/// reminder of the day.
///
/// # Errors
/// When the rows do not fit.
pub fn add_plan(
    tx: &mut Tx<'_>,
    id: &str,
    case_manager: AccountId,
    now: Timestamp,
) -> Result<(), DbError> {
    let (nothing, today) = (Vec::<u8>::new(), now.day());
    tx.execute(IDENTITY, params![id, nothing.clone(), now])?;
    tx.execute(PLAN, params![id, nothing, now])?;
    tx.execute(DEADLINE, params![id, today])?;
    tx.execute(STANDING, params![id, today])?;
    tx.execute(REMINDER, params![id, case_manager, today, now]).map(drop)
}

/// How often something stands in the audit.
///
/// # Errors
/// When the store cannot be read.
pub fn audited(house: &crate::House, action: &str) -> Result<i64, DbError> {
    let (count,): (i64,) = house.data.read(|conn| conn.query_one(COUNT_AUDIT, params![action]))?;
    Ok(count)
}

/// How much stands in the audit: whatever is stored leaves an entry.
///
/// # Errors
/// When the store cannot be read.
pub fn audited_all(house: &crate::House) -> Result<i64, DbError> {
    let (count,): (i64,) = house.data.read(|conn| conn.query_one(COUNT_ALL_AUDIT, &[]))?;
    Ok(count)
}

/// Everything an attacker with the database could read about logins, as one text.
///
/// # Errors
/// When the store cannot be read.
pub fn readable(house: &crate::House) -> Result<String, DbError> {
    house.data.read(|conn| {
        let mut text = String::new();
        for sql in [AUDIT_TEXT, SESSION_TEXT, THROTTLE_TEXT] {
            let rows: Vec<(String,)> = conn.query(sql, &[])?;
            text.extend(rows.into_iter().map(|(row,)| row + "\n"));
        }
        Ok(text)
    })
}

//! Reminders.

use base::{Date, Timestamp};
use db::{Conn, DbError, Tx, params};

use crate::cases::ReminderId;
use crate::identity::{AccountId, CaseId, Permit};

db::statements! {
    INSERT = "INSERT INTO reminder (id, case_id, account_id, due_on, reason, sealed, done_at, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, NULL, $7)";
    ONE = "SELECT sealed FROM reminder WHERE id = $1 AND case_id = $2";
    OF_CASE = "SELECT id, case_id, due_on, reason, about, sealed FROM reminder \
        WHERE case_id = $1 AND done_at IS NULL ORDER BY due_on, id";
    FINISH = "UPDATE reminder SET done_at = $3 WHERE id = $1 AND case_id = $2 AND done_at IS NULL";
}

pub(crate) fn insert_reminder(
    tx: &mut Tx<'_>,
    id: ReminderId,
    case: CaseId,
    account: AccountId,
    due_on: Date,
    (reason, sealed): (&str, Option<Vec<u8>>),
    at: Timestamp,
) -> Result<(), DbError> {
    tx.execute(INSERT, params![id, case, account, due_on, reason, sealed, at])?;
    Ok(())
}

/// The sealed text of one, if it has one.
pub(crate) fn reminder(
    conn: &mut Conn,
    permit: &Permit,
    id: ReminderId,
) -> Result<Option<Option<Vec<u8>>>, DbError> {
    let row: Option<(Option<Vec<u8>>,)> = conn.query_opt(ONE, params![id, permit.case_id()])?;
    Ok(row.map(|(sealed,)| sealed))
}

/// A reminder as stored: id, case, day, reason, what it is about, sealed text.
pub(crate) type SealedReminder = (ReminderId, CaseId, Date, String, String, Option<Vec<u8>>);

/// The open ones of a case, the earliest first.
pub(crate) fn reminders_of(
    conn: &mut Conn,
    permit: &Permit,
) -> Result<Vec<SealedReminder>, DbError> {
    conn.query(OF_CASE, params![permit.case_id()])
}

pub(crate) fn finish_reminder(
    tx: &mut Tx<'_>,
    permit: &Permit,
    id: ReminderId,
    at: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(FINISH, params![id, permit.case_id(), at])? == 1)
}

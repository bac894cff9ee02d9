//! Contacts and reminders.

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use crate::cases::{ContactRecord, ReminderId};
use crate::identity::{AccountId, AgencyId, CaseId, Scope};
use crate::own_cases;

db::statements! {
    INSERT_CONTACT = "INSERT INTO contact \
        (id, case_id, agency_id, account_id, held_on, form, minutes, sealed, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    CONTACTS = "SELECT id, held_on, form, minutes, account_id, sealed FROM contact \
        WHERE case_id = $1 ORDER BY held_on DESC, id DESC";
    INSERT_REMINDER = "INSERT INTO reminder \
        (id, case_id, account_id, due_on, reason, sealed, done_at, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, NULL, $7)";
    REMINDERS_DUE = concat!("SELECT r.id, r.case_id, r.due_on, r.reason, r.about, r.sealed FROM reminder r \
        JOIN case_file c ON c.id = r.case_id WHERE ", own_cases!(), " AND c.state = 'open' \
        AND r.done_at IS NULL AND r.due_on <= $4 ORDER BY r.due_on, r.id LIMIT $5");
    FINISH_REMINDER = "UPDATE reminder SET done_at = $3 WHERE id = $1 AND case_id = $2 AND done_at IS NULL";
}

impl FromRow for ContactRecord {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            held_on: row.get(1)?,
            form: row.get(2)?,
            minutes: row.get(3)?,
            account: row.get(4)?,
            sealed: row.get(5)?,
        })
    }
}

pub(crate) fn insert_contact(
    tx: &mut Tx<'_>,
    case: CaseId,
    agency: AgencyId,
    record: &ContactRecord,
    at: Timestamp,
) -> Result<(), DbError> {
    let ContactRecord { id, held_on, form, minutes, account, sealed } = record;
    tx.execute(
        INSERT_CONTACT,
        params![*id, case, agency, *account, *held_on, form, *minutes, sealed.clone(), at],
    )?;
    Ok(())
}

/// The newest first.
pub(crate) fn contacts(conn: &mut Conn, case: CaseId) -> Result<Vec<ContactRecord>, DbError> {
    conn.query(CONTACTS, params![case])
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
    tx.execute(INSERT_REMINDER, params![id, case, account, due_on, reason, sealed, at])?;
    Ok(())
}

/// A due reminder: id, case, day, reason, what it is about, sealed text.
pub(crate) type DueReminder = (ReminderId, CaseId, Date, String, String, Option<Vec<u8>>);

/// Open reminders of the open cases of a scope of own cases, up to a day.
pub(crate) fn reminders_due(
    conn: &mut Conn,
    scope: &Scope,
    today: Date,
    until: Date,
    limit: usize,
) -> Result<Vec<DueReminder>, DbError> {
    let Some(mut params) = scope.of_own(today) else { return Ok(Vec::new()) };
    params.extend([until.into(), limit.into()]);
    conn.query(REMINDERS_DUE, &params)
}

pub(crate) fn finish_reminder(
    tx: &mut Tx<'_>,
    case: CaseId,
    id: ReminderId,
    at: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(FINISH_REMINDER, params![id, case, at])? == 1)
}

//! Contacts.

use base::Timestamp;
use db::{Conn, DbError, FromRow, Row, Tx, params};

use crate::cases::ContactRecord;
use crate::identity::{AgencyId, CaseId};

db::statements! {
    INSERT_CONTACT = "INSERT INTO contact \
        (id, case_id, agency_id, account_id, held_on, form, minutes, sealed, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    CONTACTS = "SELECT id, held_on, form, minutes, account_id, sealed FROM contact \
        WHERE case_id = $1 ORDER BY held_on DESC, id DESC";
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

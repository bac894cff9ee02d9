//! Contacts.

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use crate::cases::{ContactId, ContactRecord};
use crate::identity::Permit;

db::statements! {
    INSERT_CONTACT = "INSERT INTO contact \
        (id, case_id, agency_id, account_id, held_on, form, minutes, sealed, version, created_at, \
        changed_at, deleted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $9, NULL)";
    CONTACTS = "SELECT t.id, t.held_on, t.form, t.minutes, t.account_id, t.sealed, t.version, \
        a.display_name FROM contact t JOIN account a ON a.id = t.account_id \
        WHERE t.case_id = $1 AND t.deleted_at IS NULL ORDER BY t.held_on DESC, t.id DESC";
    CONTACT = "SELECT t.id, t.held_on, t.form, t.minutes, t.account_id, t.sealed, t.version, \
        a.display_name FROM contact t JOIN account a ON a.id = t.account_id \
        WHERE t.case_id = $1 AND t.deleted_at IS NULL AND t.id = $2";
    CHANGE_CONTACT = "UPDATE contact SET held_on = $3, form = $4, minutes = $5, sealed = $6, \
        version = version + 1, changed_at = $7 WHERE id = $1 AND version = $2 AND deleted_at IS NULL";
    DELETE_CONTACT = "UPDATE contact SET version = version + 1, changed_at = $3, deleted_at = $3 \
        WHERE id = $1 AND version = $2 AND deleted_at IS NULL";
    KEEP_CONTACT = "INSERT INTO contact_revision \
        (contact_id, version, held_on, form, minutes, sealed, replaced_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    CONTACT_REVISIONS = "SELECT version, held_on, form, minutes, sealed, replaced_at \
        FROM contact_revision WHERE contact_id = $1 ORDER BY version DESC";
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
            version: row.get(6)?,
            by: row.get(7)?,
        })
    }
}

pub(crate) fn insert_contact(
    tx: &mut Tx<'_>,
    permit: &Permit,
    record: &ContactRecord,
    at: Timestamp,
) -> Result<(), DbError> {
    let ContactRecord { id, held_on, form, minutes, account, sealed, .. } = record;
    tx.execute(
        INSERT_CONTACT,
        params![
            *id,
            permit.case_id(),
            permit.agency(),
            *account,
            *held_on,
            form,
            *minutes,
            sealed.clone(),
            at
        ],
    )?;
    Ok(())
}

/// The newest first.
pub(crate) fn contacts(conn: &mut Conn, permit: &Permit) -> Result<Vec<ContactRecord>, DbError> {
    conn.query(CONTACTS, params![permit.case_id()])
}

/// One contact of a case that was not struck out.
pub(crate) fn contact(
    conn: &mut Conn,
    permit: &Permit,
    id: ContactId,
) -> Result<Option<ContactRecord>, DbError> {
    conn.query_opt(CONTACT, params![permit.case_id(), id])
}

/// False when it is not at `record.version` any more.
pub(crate) fn change_contact(
    tx: &mut Tx<'_>,
    record: &ContactRecord,
    at: Timestamp,
) -> Result<bool, DbError> {
    let ContactRecord { id, held_on, form, minutes, sealed, version, .. } = record;
    let params = params![*id, *version, *held_on, form, *minutes, sealed.clone(), at];
    Ok(tx.execute(CHANGE_CONTACT, params)? == 1)
}

/// Strikes a contact out; false when it is not at `version` any more.
pub(crate) fn delete_contact(
    tx: &mut Tx<'_>,
    id: ContactId,
    version: i64,
    at: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(DELETE_CONTACT, params![id, version, at])? == 1)
}

/// Keeps what stood there; `sealed` is bound to its new place.
pub(crate) fn keep_contact(
    tx: &mut Tx<'_>,
    old: &ContactRecord,
    sealed: Vec<u8>,
    at: Timestamp,
) -> Result<(), DbError> {
    let ContactRecord { id, held_on, form, minutes, version, .. } = old;
    tx.execute(KEEP_CONTACT, params![*id, *version, *held_on, form, *minutes, sealed, at])?;
    Ok(())
}

/// An earlier version of a contact, still sealed: version, day, form, minutes, content, until when.
pub(crate) type KeptContact = (i64, Date, String, i64, Vec<u8>, Timestamp);

/// Earlier versions, the latest first.
pub(crate) fn contact_revisions(
    conn: &mut Conn,
    id: ContactId,
) -> Result<Vec<KeptContact>, DbError> {
    conn.query(CONTACT_REVISIONS, params![id])
}

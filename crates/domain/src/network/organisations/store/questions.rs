//! Rows of the yearly question and of the corrections that came back.

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::super::{ContactInput, Correction, CorrectionInput, OrganisationId};
use crate::outbox::MailId;

db::statements! {
    PUT = "INSERT INTO organisation_question (organisation_id, asked_on, expires_on, mail_id, token_hash) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (organisation_id) DO UPDATE SET asked_on = $2, expires_on = $3, \
        mail_id = $4, token_hash = $5";
    BY_TOKEN = "SELECT organisation_id FROM organisation_question WHERE token_hash = $1 AND expires_on >= $2";
    FORGET = "DELETE FROM organisation_question WHERE organisation_id = $1";
    CORRECT = "INSERT INTO organisation_correction (organisation_id, person, phone, email, web, hours, words, sent_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (organisation_id) DO UPDATE SET person = $2, phone = $3, \
        email = $4, web = $5, hours = $6, words = $7, sent_at = $8";
    CORRECTION = "SELECT person, phone, email, web, hours, words, sent_at FROM organisation_correction \
        WHERE organisation_id = $1";
    DROP_CORRECTION = "DELETE FROM organisation_correction WHERE organisation_id = $1";
    CORRECTED = "SELECT o.id, o.name FROM organisation_correction c JOIN organisation o ON o.id = c.organisation_id \
        WHERE o.ended_at IS NULL ORDER BY c.sent_at, o.id";
}

impl FromRow for Correction {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            contact: ContactInput {
                person: row.get(0)?,
                phone: row.get(1)?,
                email: row.get(2)?,
                web: row.get(3)?,
                hours: row.get(4)?,
            },
            words: row.get(5)?,
            sent_at: row.get(6)?,
        })
    }
}

pub(in crate::network::organisations) fn put(
    tx: &mut Tx<'_>,
    id: OrganisationId,
    (asked_on, expires_on): (Date, Date),
    (mail, token_hash): (MailId, &str),
) -> Result<(), DbError> {
    tx.execute(PUT, params![id, asked_on, expires_on, mail, token_hash]).map(drop)
}

/// The organisation a link belongs to, as long as it opens anything.
pub(in crate::network::organisations) fn by_token(
    conn: &mut Conn,
    hash: &str,
    today: Date,
) -> Result<Option<OrganisationId>, DbError> {
    let found: Option<(OrganisationId,)> = conn.query_opt(BY_TOKEN, params![hash, today])?;
    Ok(found.map(|row| row.0))
}

pub(in crate::network::organisations) fn forget(
    tx: &mut Tx<'_>,
    id: OrganisationId,
) -> Result<(), DbError> {
    tx.execute(FORGET, params![id]).map(drop)
}

pub(in crate::network::organisations) fn correct(
    tx: &mut Tx<'_>,
    id: OrganisationId,
    input: &CorrectionInput,
    now: Timestamp,
) -> Result<(), DbError> {
    let ContactInput { person, phone, email, web, hours } = input.contact.tidy();
    let words = input.words.trim();
    tx.execute(CORRECT, params![id, person, phone, email, web, hours, words, now]).map(drop)
}

pub(in crate::network::organisations) fn correction(
    conn: &mut Conn,
    id: OrganisationId,
) -> Result<Option<Correction>, DbError> {
    conn.query_opt(CORRECTION, params![id])
}

pub(in crate::network::organisations) fn drop_correction(
    tx: &mut Tx<'_>,
    id: OrganisationId,
) -> Result<(), DbError> {
    tx.execute(DROP_CORRECTION, params![id]).map(drop)
}

/// Who sent a correction that waits, the oldest first.
pub(in crate::network::organisations) fn corrected(
    conn: &mut Conn,
) -> Result<Vec<(OrganisationId, String)>, DbError> {
    conn.query(CORRECTED, params![])
}

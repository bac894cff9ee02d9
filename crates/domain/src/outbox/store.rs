//! Rows of letters.

use base::Timestamp;
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::{Claimed, MailId, MailState, NewMail};

db::statements! {
    INSERT = "INSERT INTO mail (id, recipient, subject, words, calendar, method, state, attempts, trouble, next_at, \
        created_at) VALUES ($1, $2, $3, $4, $5, $6, 'waiting', 0, '', $7, $7)";
    DUE = "SELECT id, recipient, subject, words, calendar, method FROM mail WHERE state = 'waiting' AND next_at <= $1 \
        ORDER BY next_at, id LIMIT 1";
    /// Of two who want to send it, one does.
    CLAIM = "UPDATE mail SET state = 'sending', claimed_at = $2, attempts = attempts + 1 \
        WHERE id = $1 AND state = 'waiting'";
    ATTEMPTS = "SELECT attempts FROM mail WHERE id = $1 AND state = 'sending'";
    SENT = "UPDATE mail SET state = 'sent', sent_at = $2, words = '', calendar = '', trouble = '' \
        WHERE id = $1 AND state = 'sending'";
    LATER = "UPDATE mail SET state = 'waiting', next_at = $2, trouble = $3 WHERE id = $1 AND state = 'sending'";
    END = "UPDATE mail SET state = $2, trouble = $3 WHERE id = $1 AND state = 'sending'";
    /// Whoever claimed these has died.
    ORPHANED = "UPDATE mail SET state = 'unclear', trouble = 'broken' WHERE state = 'sending' AND claimed_at < $1";
    AGAIN = "UPDATE mail SET state = 'waiting', next_at = $2, attempts = 0 \
        WHERE id = $1 AND state IN ('failed', 'unclear')";
    STATE = "SELECT state FROM mail WHERE id = $1";
    FORGET = "DELETE FROM mail WHERE state = 'sent' AND sent_at < $1";
}

impl FromRow for Claimed {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            mail: NewMail {
                recipient: row.get(1)?,
                subject: row.get(2)?,
                words: row.get(3)?,
                calendar: row.get(4)?,
                method: row.get(5)?,
            },
        })
    }
}

pub(super) fn insert(
    tx: &mut Tx<'_>,
    id: MailId,
    mail: &NewMail,
    now: Timestamp,
) -> Result<(), DbError> {
    let NewMail { recipient, subject, words, calendar, method } = mail;
    tx.execute(INSERT, params![id, recipient, subject, words, calendar, method, now]).map(drop)
}

pub(super) fn claim(tx: &mut Tx<'_>, now: Timestamp) -> Result<Option<Claimed>, DbError> {
    let due: Option<Claimed> = tx.query_opt(DUE, params![now])?;
    let Some(due) = due else { return Ok(None) };
    Ok((tx.execute(CLAIM, params![due.id, now])? == 1).then_some(due))
}

/// How often it was tried; none when it is not on its way.
pub(super) fn attempts(conn: &mut Conn, id: MailId) -> Result<Option<i64>, DbError> {
    Ok(conn.query_opt::<(i64,)>(ATTEMPTS, params![id])?.map(|row| row.0))
}

pub(super) fn sent(tx: &mut Tx<'_>, id: MailId, now: Timestamp) -> Result<(), DbError> {
    tx.execute(SENT, params![id, now]).map(drop)
}

pub(super) fn later(
    tx: &mut Tx<'_>,
    id: MailId,
    next: Timestamp,
    trouble: &str,
) -> Result<(), DbError> {
    tx.execute(LATER, params![id, next, trouble]).map(drop)
}

pub(super) fn end(
    tx: &mut Tx<'_>,
    id: MailId,
    state: MailState,
    trouble: &str,
) -> Result<(), DbError> {
    tx.execute(END, params![id, state.code(), trouble]).map(drop)
}

pub(super) fn orphaned(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, DbError> {
    tx.execute(ORPHANED, params![before])
}

pub(super) fn again(tx: &mut Tx<'_>, id: MailId, now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.execute(AGAIN, params![id, now])? == 1)
}

pub(super) fn state(conn: &mut Conn, id: MailId) -> Result<Option<MailState>, DbError> {
    let found: Option<(String,)> = conn.query_opt(STATE, params![id])?;
    Ok(found.and_then(|(state,)| MailState::parse(&state)))
}

pub(super) fn forget(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, DbError> {
    tx.execute(FORGET, params![before])
}

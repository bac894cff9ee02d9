//! Requests that were answered, and running numbers.

use base::Timestamp;
use db::{Conn, DbError, Tx, params};

use crate::identity::AccountId;

db::statements! {
    CLAIM = "INSERT INTO request_key (account_id, request, content, location, created_at) \
        VALUES ($1, $2, $3, '', $4) ON CONFLICT (account_id, request) DO NOTHING";
    ANSWERED = "SELECT location, content FROM request_key WHERE account_id = $1 AND request = $2";
    ANSWER = "UPDATE request_key SET location = $3 WHERE account_id = $1 AND request = $2";
    FORGET = "DELETE FROM request_key WHERE created_at < $1";
    NEXT = "INSERT INTO running_number (name, value) VALUES ($1, 1) \
        ON CONFLICT (name) DO UPDATE SET value = running_number.value + 1 RETURNING value";
}

/// True when this transaction is the first to work on the request. A second one waits here for the
/// first and then finds its answer.
pub(super) fn claim(
    tx: &mut Tx<'_>,
    account: AccountId,
    (request, content): (&str, &str),
    now: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(CLAIM, params![account, request, content, now])? == 1)
}

/// Where the result is, and the print of what was sent.
pub(super) fn answered(
    tx: &mut Tx<'_>,
    account: AccountId,
    request: &str,
) -> Result<(String, String), DbError> {
    tx.query_one(ANSWERED, params![account, request])
}

pub(super) fn answered_before(
    conn: &mut Conn,
    account: AccountId,
    request: &str,
) -> Result<Option<(String, String)>, DbError> {
    let found: Option<(String, String)> = conn.query_opt(ANSWERED, params![account, request])?;
    Ok(found.filter(|(location, _)| !location.is_empty()))
}

pub(super) fn answer(
    tx: &mut Tx<'_>,
    account: AccountId,
    request: &str,
    location: &str,
) -> Result<(), DbError> {
    tx.execute(ANSWER, params![account, request, location]).map(drop)
}

pub(in crate::identity) fn forget(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, DbError> {
    tx.execute(FORGET, params![before])
}

/// The next number of a count, beginning with 1; a number is given once, and gone when the transaction
/// that took it is stored.
///
/// # Errors
/// When the store cannot be written.
pub fn next_number(tx: &mut Tx<'_>, name: &str) -> Result<i64, DbError> {
    let (value,): (i64,) = tx.query_one(NEXT, params![name])?;
    Ok(value)
}

//! Rows of people's keys.

use base::Timestamp;
use db::{Conn, DbError, Tx, params};

use crate::identity::AccountId;

db::statements! {
    PUT = "INSERT INTO person_key (account_id, public_key, salt, locked, created_at) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (account_id) DO UPDATE SET public_key = $2, salt = $3, locked = $4, created_at = $5";
    OF = "SELECT salt, locked FROM person_key WHERE account_id = $1";
    OPEN = "UPDATE session SET unlocked = $2 WHERE token_hash = $1 AND revoked_at IS NULL";
    OPENED = "SELECT unlocked FROM session WHERE token_hash = $1 AND account_id = $2 AND revoked_at IS NULL \
        AND unlocked IS NOT NULL";
    /// With another key, what sessions hold of the old one is of no use.
    CLOSE_ALL = "UPDATE session SET unlocked = NULL WHERE account_id = $1";
}

pub(super) fn put(
    tx: &mut Tx<'_>,
    account: AccountId,
    (public, salt, locked): (&[u8], &[u8], &[u8]),
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(CLOSE_ALL, params![account])?;
    tx.execute(PUT, params![account, public, salt, locked, now]).map(drop)
}

/// Salt and locked key.
pub(super) type Kept = (Vec<u8>, Vec<u8>);

pub(super) fn of(conn: &mut Conn, account: AccountId) -> Result<Option<Kept>, DbError> {
    conn.query_opt(OF, params![account])
}

pub(super) fn open(tx: &mut Tx<'_>, session: &str, unlocked: Option<&[u8]>) -> Result<(), DbError> {
    tx.execute(OPEN, params![session, unlocked]).map(drop)
}

pub(super) fn opened(
    conn: &mut Conn,
    session: &str,
    account: AccountId,
) -> Result<Option<Vec<u8>>, DbError> {
    Ok(conn.query_opt::<(Vec<u8>,)>(OPENED, params![session, account])?.map(|row| row.0))
}

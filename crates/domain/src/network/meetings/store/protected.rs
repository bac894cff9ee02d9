//! Rows of protected parts. What is said there stands in them sealed, under a key the server does not have.

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::super::{ItemId, MeetingId};
use crate::identity::AccountId;
use crate::network::bodies::BodyId;

db::statements! {
    PART = "SELECT opened_at, delete_on, released_at FROM protected_part WHERE meeting_id = $1";
    OPEN = "INSERT INTO protected_part (meeting_id, opened_at, delete_on) VALUES ($1, $2, $3) \
        ON CONFLICT (meeting_id) DO NOTHING";
    RELEASE = "UPDATE protected_part SET released_at = $2 WHERE meeting_id = $1 AND released_at IS NULL";
    /// Members of the body who keep cases, each with the public half of their key.
    TALKERS = "SELECT a.id, a.display_name, k.public_key FROM account a LEFT JOIN person_key k ON k.account_id = a.id \
        WHERE a.disabled_at IS NULL AND EXISTS (SELECT 1 FROM body_member p WHERE p.body_id = $1 AND p.account_id = a.id \
        AND p.valid_from <= $2 AND p.valid_until >= $2) AND EXISTS (SELECT 1 FROM membership m \
        WHERE m.account_id = a.id AND m.role IN ('case_manager', 'speaker') AND m.valid_from <= $2 \
        AND (m.valid_until IS NULL OR m.valid_until >= $2)) ORDER BY a.display_name, a.id";
    KEYS = "SELECT account_id, public_key FROM protected_key WHERE meeting_id = $1 ORDER BY account_id";
    KEY = "SELECT locked FROM protected_key WHERE meeting_id = $1 AND account_id = $2";
    PUT_KEY = "INSERT INTO protected_key (meeting_id, account_id, public_key, locked) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (meeting_id, account_id) DO UPDATE SET public_key = $3, locked = $4";
    NOTES = "SELECT item_id, sealed, version FROM protected_note WHERE meeting_id = $1 ORDER BY item_id";
    PUT_NOTE = "INSERT INTO protected_note (item_id, meeting_id, sealed, version) VALUES ($1, $2, $3, 1) \
        ON CONFLICT (item_id) DO UPDATE SET sealed = $3, version = protected_note.version + 1";
    ENDED = "SELECT meeting_id FROM protected_part WHERE delete_on <= $1 AND \
        EXISTS (SELECT 1 FROM protected_key k WHERE k.meeting_id = protected_part.meeting_id) ORDER BY meeting_id";
    FORGET_NOTES = "DELETE FROM protected_note WHERE meeting_id = $1";
    FORGET_KEYS = "DELETE FROM protected_key WHERE meeting_id = $1";
}

/// A part somebody wrote in.
pub(in crate::network::meetings) struct Part {
    pub delete_on: Date,
    pub released_at: Option<Timestamp>,
}

impl FromRow for Part {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self { delete_on: row.get(1)?, released_at: row.get(2)? })
    }
}

/// Somebody who may talk.
pub(in crate::network::meetings) struct Talker {
    pub account: AccountId,
    pub name: String,
    pub public: Option<Vec<u8>>,
}

impl FromRow for Talker {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self { account: row.get(0)?, name: row.get(1)?, public: row.get(2)? })
    }
}

/// A sealed note.
pub(in crate::network::meetings) struct Sealed {
    pub item: ItemId,
    pub sealed: Vec<u8>,
    pub version: i64,
}

impl FromRow for Sealed {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self { item: row.get(0)?, sealed: row.get(1)?, version: row.get(2)? })
    }
}

pub(in crate::network::meetings) fn part(
    conn: &mut Conn,
    meeting: MeetingId,
) -> Result<Option<Part>, DbError> {
    conn.query_opt(PART, params![meeting])
}

pub(in crate::network::meetings) fn open(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    delete_on: Date,
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(OPEN, params![meeting, now, delete_on]).map(drop)
}

pub(in crate::network::meetings) fn release(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    now: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(RELEASE, params![meeting, now])? == 1)
}

pub(in crate::network::meetings) fn talkers(
    conn: &mut Conn,
    body: BodyId,
    today: Date,
) -> Result<Vec<Talker>, DbError> {
    conn.query(TALKERS, params![body, today])
}

/// Who has the key of a part, and for which public half.
pub(in crate::network::meetings) fn keys(
    conn: &mut Conn,
    meeting: MeetingId,
) -> Result<Vec<(AccountId, Vec<u8>)>, DbError> {
    conn.query(KEYS, params![meeting])
}

/// The key of a part, as it was locked for somebody.
pub(in crate::network::meetings) fn key(
    conn: &mut Conn,
    meeting: MeetingId,
    account: AccountId,
) -> Result<Option<Vec<u8>>, DbError> {
    Ok(conn.query_opt::<(Vec<u8>,)>(KEY, params![meeting, account])?.map(|row| row.0))
}

pub(in crate::network::meetings) fn put_key(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    account: AccountId,
    (public, locked): (&[u8], &[u8]),
) -> Result<(), DbError> {
    tx.execute(PUT_KEY, params![meeting, account, public, locked]).map(drop)
}

pub(in crate::network::meetings) fn notes(
    conn: &mut Conn,
    meeting: MeetingId,
) -> Result<Vec<Sealed>, DbError> {
    conn.query(NOTES, params![meeting])
}

pub(in crate::network::meetings) fn put_note(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    item: ItemId,
    sealed: &[u8],
) -> Result<(), DbError> {
    tx.execute(PUT_NOTE, params![item, meeting, sealed]).map(drop)
}

/// Parts whose time is over and that are still there.
pub(in crate::network::meetings) fn ended(
    conn: &mut Conn,
    today: Date,
) -> Result<Vec<MeetingId>, DbError> {
    let rows: Vec<(MeetingId,)> = conn.query(ENDED, params![today])?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

pub(in crate::network::meetings) fn forget(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
) -> Result<(), DbError> {
    tx.execute(FORGET_NOTES, params![meeting])?;
    tx.execute(FORGET_KEYS, params![meeting]).map(drop)
}

//! Rows of sessions and of the throttle.

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::throttle::Bucket;
use super::{OwnSession, Session, Stage};
use crate::identity::{AccountId, Actor, MembershipId, Role};

db::statements! {
    ADD = "INSERT INTO session (token_hash, account_id, membership_id, csrf, stage, created_at, seen_at, \
        expires_at, revoked_at) VALUES ($1, $2, $3, $4, $5, $6, $6, $7, NULL)";
    /// A disabled account and an ended role are no session, whatever the row says.
    OPEN = "SELECT s.token_hash, s.account_id, s.stage, s.csrf, a.totp_confirmed_at, a.must_change, \
        a.display_name, a.language, s.created_at, s.expires_at, s.seen_at, m.id, m.role, m.agency_id, \
        m.case_manager_no FROM session s JOIN account a ON a.id = s.account_id \
        JOIN membership m ON m.id = s.membership_id AND m.account_id = s.account_id \
        WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND a.disabled_at IS NULL \
        AND s.expires_at > $2 AND s.seen_at > $3 \
        AND m.valid_from <= $4 AND (m.valid_until IS NULL OR m.valid_until >= $4)";
    SEEN = "UPDATE session SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2";
    ADVANCE = "UPDATE session SET token_hash = $2, csrf = $3, stage = $4, seen_at = $5, expires_at = $6 \
        WHERE token_hash = $1 AND revoked_at IS NULL";
    SWITCH = "UPDATE session SET membership_id = $2 WHERE token_hash = $1 AND revoked_at IS NULL";
    REVOKE = "UPDATE session SET revoked_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL";
    REVOKE_ALL = "UPDATE session SET revoked_at = $3 \
        WHERE account_id = $1 AND token_hash <> $2 AND revoked_at IS NULL";
    REVOKE_ONE = "UPDATE session SET revoked_at = $3 \
        WHERE account_id = $1 AND substr(token_hash, 1, 16) = $2 AND revoked_at IS NULL";
    OWN = "SELECT token_hash, created_at, seen_at FROM session WHERE account_id = $1 \
        AND revoked_at IS NULL AND expires_at > $2 AND seen_at > $3 ORDER BY seen_at DESC";
    FORGET = "DELETE FROM session WHERE expires_at < $1 OR revoked_at < $1";
    COUNT_FAILURE = "INSERT INTO login_throttle (bucket, failures, blocked_until, updated_at) \
        VALUES ($1, 1, $2, $2) ON CONFLICT (bucket) DO UPDATE SET \
        failures = CASE WHEN login_throttle.updated_at < $3 THEN 1 ELSE login_throttle.failures + 1 END \
        RETURNING failures, blocked_until";
    SETTLE = "UPDATE login_throttle SET failures = $2, blocked_until = $3, updated_at = $4 WHERE bucket = $1";
    FORGIVE_ALL = "DELETE FROM login_throttle WHERE bucket = $1";
    FORGIVE_ONE = "UPDATE login_throttle SET failures = failures - 1 WHERE bucket = $1 AND failures > 0";
    MARK = "INSERT INTO login_throttle (bucket, failures, blocked_until, updated_at) \
        VALUES ($1, 0, $2, $2) ON CONFLICT (bucket) DO UPDATE SET updated_at = $2";
    MARKED = "SELECT count(*) FROM login_throttle WHERE bucket = $1 AND updated_at >= $2";
    FORGET_FAILURES = "DELETE FROM login_throttle WHERE updated_at < $1";
}

impl FromRow for Session {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let broken = |what: &str| DbError::Other(format!("unknown {what} of a session"));
        let stage: Stage = row.get::<String>(2)?.parse().map_err(|()| broken("stage"))?;
        let role: Role = row.get::<String>(12)?.parse().map_err(|_| broken("role"))?;
        let account: AccountId = row.get(1)?;
        let display_name: String = row.get(6)?;
        let language = row.get::<String>(7)?.parse().unwrap_or_default();
        Ok(Self {
            hash: row.get(0)?,
            account,
            stage,
            csrf: row.get(3)?,
            second_factor: row.get::<Option<String>>(4)?.is_some(),
            must_change: row.get(5)?,
            display_name: display_name.clone(),
            language,
            agency: row.get(13)?,
            created_at: row.get(8)?,
            expires_at: row.get(9)?,
            seen_at: row.get(10)?,
            who: Actor {
                account,
                membership: row.get(11)?,
                role,
                agency: row.get(13)?,
                case_manager_no: row.get(14)?,
                display_name,
                language,
            },
        })
    }
}

pub(super) struct NewRow<'a> {
    pub hash: &'a str,
    pub account: AccountId,
    pub membership: MembershipId,
    pub csrf: &'a str,
    pub stage: Stage,
    pub now: Timestamp,
    pub expires_at: Timestamp,
}

pub(super) fn add(tx: &mut Tx<'_>, row: &NewRow<'_>) -> Result<(), DbError> {
    let stage = row.stage.code();
    let values =
        params![row.hash, row.account, row.membership, row.csrf, stage, row.now, row.expires_at];
    tx.execute(ADD, values).map(drop)
}

pub(super) fn open(
    conn: &mut Conn,
    hash: &str,
    now: Timestamp,
    idle_since: Timestamp,
    today: Date,
) -> Result<Option<Session>, DbError> {
    conn.query_opt(OPEN, params![hash, now, idle_since, today])
}

pub(super) fn seen(tx: &mut Tx<'_>, hash: &str, now: Timestamp) -> Result<(), DbError> {
    tx.execute(SEEN, params![hash, now]).map(drop)
}

/// The next stage under a new token; false when the session ended meanwhile.
pub(super) fn advance(tx: &mut Tx<'_>, old_hash: &str, row: &NewRow<'_>) -> Result<bool, DbError> {
    let stage = row.stage.code();
    let values = params![old_hash, row.hash, row.csrf, stage, row.now, row.expires_at];
    Ok(tx.execute(ADVANCE, values)? == 1)
}

pub(super) fn switch(
    tx: &mut Tx<'_>,
    hash: &str,
    membership: MembershipId,
) -> Result<bool, DbError> {
    Ok(tx.execute(SWITCH, params![hash, membership])? == 1)
}

pub(super) fn revoke(tx: &mut Tx<'_>, hash: &str, now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.execute(REVOKE, params![hash, now])? == 1)
}

/// Ends all sessions of an account but the one with `except` as hash (empty: all).
pub(in crate::identity) fn revoke_all(
    tx: &mut Tx<'_>,
    account: AccountId,
    except: &str,
    now: Timestamp,
) -> Result<u64, DbError> {
    tx.execute(REVOKE_ALL, params![account, except, now])
}

pub(super) fn revoke_one(
    tx: &mut Tx<'_>,
    account: AccountId,
    mark: &str,
    now: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(REVOKE_ONE, params![account, mark, now])? == 1)
}

pub(super) fn own(
    conn: &mut Conn,
    session: &Session,
    now: Timestamp,
    idle_since: Timestamp,
) -> Result<Vec<OwnSession>, DbError> {
    let rows: Vec<(String, Timestamp, Timestamp)> =
        conn.query(OWN, params![session.account, now, idle_since])?;
    let own = |(hash, created_at, seen_at): (String, Timestamp, Timestamp)| OwnSession {
        this: hash == session.hash,
        mark: hash.chars().take(16).collect(),
        created_at,
        seen_at,
    };
    Ok(rows.into_iter().map(own).collect())
}

pub(super) fn forget(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, DbError> {
    tx.execute(FORGET, params![before])
}

/// Counts an attempt as a failure before it is looked at, so that a hundred at the same moment are a
/// hundred. Answers when it may be looked at: `None` now, or the moment until which it is not.
pub(super) fn count_failure(
    tx: &mut Tx<'_>,
    bucket: &Bucket,
    now: Timestamp,
) -> Result<Option<Timestamp>, DbError> {
    let forgotten = now.plus_seconds(-bucket.memory);
    let (failures, blocked_until): (i64, Timestamp) =
        tx.query_one(COUNT_FAILURE, params![&bucket.key, now, forgotten])?;
    if blocked_until > now {
        // Knocking while one has to wait does not prolong the wait.
        tx.execute(SETTLE, params![&bucket.key, failures - 1, blocked_until, now])?;
        return Ok(Some(blocked_until));
    }
    let next = bucket.blocked_until(failures, now);
    tx.execute(SETTLE, params![&bucket.key, failures, next, now])?;
    Ok(None)
}

pub(super) fn forgive_all(tx: &mut Tx<'_>, bucket: &Bucket) -> Result<(), DbError> {
    tx.execute(FORGIVE_ALL, params![&bucket.key]).map(drop)
}

/// Takes back what [`count_failure`] counted. The wait stays: somebody with a password of their own must
/// not end it for their guesses at others'.
pub(super) fn forgive_one(tx: &mut Tx<'_>, bucket: &Bucket) -> Result<(), DbError> {
    tx.execute(FORGIVE_ONE, params![&bucket.key]).map(drop)
}

pub(super) fn mark(tx: &mut Tx<'_>, key: &str, now: Timestamp) -> Result<(), DbError> {
    tx.execute(MARK, params![key, now]).map(drop)
}

pub(super) fn is_marked(conn: &mut Conn, key: &str, since: Timestamp) -> Result<bool, DbError> {
    let (count,): (i64,) = conn.query_one(MARKED, params![key, since])?;
    Ok(count > 0)
}

pub(super) fn forget_failures(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, DbError> {
    tx.execute(FORGET_FAILURES, params![before])
}

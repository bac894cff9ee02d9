//! Rows of bodies, their rules and who has read them.

pub(crate) mod mandates;
pub(crate) mod offices;

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::{Body, BodyFacts, BodyId, BodyKind, Charter, CharterInput, Duty};
use crate::identity::AccountId;

db::statements! {
    INSERT = "INSERT INTO body (id, kind, name, land, created_at) VALUES ($1, $2, $3, $4, $5)";
    RENAME = "UPDATE body SET name = $2 WHERE id = $1";
    END = "UPDATE body SET ended_at = $2 WHERE id = $1";
    HOLD = "UPDATE body SET name = name WHERE id = $1";
    ONE = "SELECT id, kind, name, land, created_at, ended_at FROM body WHERE id = $1";
    ALL = "SELECT id, kind, name, land, created_at, ended_at FROM body \
        WHERE ended_at IS NULL ORDER BY created_at, id";
    /// What the account does in the body today: the duties of each of its offices.
    OWN_DUTIES = "SELECT o.duties FROM office o JOIN office_holder h ON h.office_id = o.id \
        WHERE o.body_id = $1 AND o.ended_at IS NULL AND h.account_id = $2 AND h.valid_from <= $3 \
        AND (h.valid_until IS NULL OR h.valid_until >= $3) ORDER BY o.id";
    OWN_MANDATES = "SELECT COUNT(*) FROM mandate WHERE body_id = $1 AND account_id = $2 \
        AND valid_from <= $3 AND (valid_until IS NULL OR valid_until >= $3)";
    CHARTER = "SELECT c.version, c.goals, c.rhythm_weeks, c.decision_rule, c.confidentiality, c.adopted_on, \
        c.offices, c.written_at, a.display_name FROM charter c JOIN account a ON a.id = c.written_by \
        WHERE c.body_id = $1 AND c.version = $2";
    CHARTERS = "SELECT c.version, c.goals, c.rhythm_weeks, c.decision_rule, c.confidentiality, c.adopted_on, \
        c.offices, c.written_at, a.display_name FROM charter c JOIN account a ON a.id = c.written_by \
        WHERE c.body_id = $1 ORDER BY c.version DESC";
    LATEST = "SELECT COALESCE(MAX(version), 0) FROM charter WHERE body_id = $1";
    ADD_CHARTER = "INSERT INTO charter (body_id, version, goals, rhythm_weeks, decision_rule, confidentiality, \
        offices, adopted_on, written_by, written_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    ADD_READER = "INSERT INTO charter_reader (body_id, version, account_id, read_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (body_id, version, account_id) DO NOTHING";
    READERS = "SELECT r.account_id, a.display_name FROM charter_reader r JOIN account a ON a.id = r.account_id \
        WHERE r.body_id = $1 AND r.version = $2 ORDER BY a.display_name, a.id";
    /// The last meeting up to a moment and the first one after it, each with its start.
    LAST_MEETING = "SELECT MAX(starts_at) FROM meeting WHERE body_id = $1 AND state = 'gehalten'";
    NEXT_MEETING = "SELECT MIN(starts_at) FROM meeting WHERE body_id = $1 AND state = 'geplant' AND starts_at >= $2";
}

impl FromRow for Body {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let kind: String = row.get(1)?;
        let unknown = || DbError::Other("a body has an unknown kind".to_owned());
        Ok(Self {
            id: row.get(0)?,
            kind: BodyKind::parse(&kind).ok_or_else(unknown)?,
            name: row.get(2)?,
            land: row.get(3)?,
            created_at: row.get(4)?,
            ended_at: row.get(5)?,
        })
    }
}

impl FromRow for Charter {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let offices: String = row.get(6)?;
        Ok(Self {
            version: row.get(0)?,
            text: CharterInput {
                goals: row.get(1)?,
                rhythm_weeks: row.get(2)?,
                decision_rule: row.get(3)?,
                confidentiality: row.get(4)?,
                adopted_on: row.get(5)?,
            },
            offices: serde_json::from_str(&offices)
                .map_err(|error| DbError::Other(format!("offices of a charter: {error}")))?,
            written_at: row.get(7)?,
            written_by: row.get(8)?,
        })
    }
}

pub(super) fn insert(tx: &mut Tx<'_>, body: &Body) -> Result<(), DbError> {
    let values = params![body.id, body.kind.code(), &body.name, &body.land, body.created_at];
    tx.execute(INSERT, values).map(drop)
}

pub(super) fn rename(tx: &mut Tx<'_>, id: BodyId, name: &str) -> Result<(), DbError> {
    tx.execute(RENAME, params![id, name]).map(drop)
}

pub(super) fn end(tx: &mut Tx<'_>, id: BodyId, at: Option<Timestamp>) -> Result<(), DbError> {
    tx.execute(END, params![id, at]).map(drop)
}

/// Whoever changes a body or its meetings holds it, so that numbers are given once.
pub(in crate::network) fn hold(tx: &mut Tx<'_>, id: BodyId) -> Result<(), DbError> {
    tx.execute(HOLD, params![id]).map(drop)
}

pub(in crate::network) fn one(conn: &mut Conn, id: BodyId) -> Result<Option<Body>, DbError> {
    conn.query_opt(ONE, params![id])
}

/// Those that meet, the oldest first.
pub(in crate::network) fn all(conn: &mut Conn) -> Result<Vec<Body>, DbError> {
    conn.query(ALL, params![])
}

/// What the policies ask about a body and an account, as of a day.
pub(in crate::network) fn facts(
    conn: &mut Conn,
    body: &Body,
    account: AccountId,
    today: Date,
) -> Result<BodyFacts, DbError> {
    let held: Vec<(String,)> = conn.query(OWN_DUTIES, params![body.id, account, today])?;
    let (mandates,): (i64,) = conn.query_one(OWN_MANDATES, params![body.id, account, today])?;
    let runs =
        |(duties,): &(String,)| duties.split(' ').filter_map(Duty::parse).any(Duty::runs_meetings);
    Ok(BodyFacts {
        body: body.id.text(),
        kind: body.kind.code().to_owned(),
        member: !held.is_empty() || mandates > 0,
        runs: held.iter().any(runs),
    })
}

/// The newest version of the rules, if there is one.
pub(in crate::network) fn newest_charter(
    conn: &mut Conn,
    body: BodyId,
) -> Result<Option<Charter>, DbError> {
    let version = latest(conn, body)?;
    charter(conn, body, version)
}

pub(super) fn charter(
    conn: &mut Conn,
    body: BodyId,
    version: i64,
) -> Result<Option<Charter>, DbError> {
    conn.query_opt(CHARTER, params![body, version])
}

/// Every version of the rules, the newest first.
pub(super) fn charters(conn: &mut Conn, body: BodyId) -> Result<Vec<Charter>, DbError> {
    conn.query(CHARTERS, params![body])
}

/// The number of the newest version; 0 when there is none.
pub(super) fn latest(conn: &mut Conn, body: BodyId) -> Result<i64, DbError> {
    Ok(conn.query_one::<(i64,)>(LATEST, params![body])?.0)
}

pub(super) fn add_charter(
    tx: &mut Tx<'_>,
    body: BodyId,
    version: i64,
    (text, offices): (&CharterInput, &[String]),
    (account, now): (AccountId, Timestamp),
) -> Result<(), DbError> {
    let offices = serde_json::to_string(offices)
        .map_err(|error| DbError::Other(format!("offices of a charter: {error}")))?;
    let values = params![
        body,
        version,
        text.goals.trim(),
        text.rhythm_weeks,
        text.decision_rule.trim(),
        text.confidentiality.trim(),
        offices,
        text.adopted_on,
        account,
        now
    ];
    tx.execute(ADD_CHARTER, values).map(drop)
}

pub(super) fn add_reader(
    tx: &mut Tx<'_>,
    body: BodyId,
    version: i64,
    (account, now): (AccountId, Timestamp),
) -> Result<(), DbError> {
    tx.execute(ADD_READER, params![body, version, account, now]).map(drop)
}

/// Who has read a version.
pub(super) fn readers(
    conn: &mut Conn,
    body: BodyId,
    version: i64,
) -> Result<Vec<(AccountId, String)>, DbError> {
    conn.query(READERS, params![body, version])
}

/// The days of the last meeting held and of the next one planned.
pub(super) fn around(
    conn: &mut Conn,
    body: BodyId,
    now: Timestamp,
) -> Result<(Option<Date>, Option<Date>), DbError> {
    let (last,): (Option<Timestamp>,) = conn.query_one(LAST_MEETING, params![body])?;
    let (next,): (Option<Timestamp>,) = conn.query_one(NEXT_MEETING, params![body, now])?;
    Ok((last.map(Timestamp::day), next.map(Timestamp::day)))
}

//! Every SQL text of the audit log.

use base::Timestamp;
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::entry::{Filter, Record};
use super::tree::{Frontier, Hash};

db::statements! {
    /// Takes the row's lock first, so that writers on PostgreSQL append one after the other.
    NEXT = "UPDATE audit_head SET size = size + 1 WHERE id = 1 RETURNING size, frontier";
    SET_FRONTIER = "UPDATE audit_head SET frontier = $1 WHERE id = 1";
    HEAD = "SELECT size, frontier FROM audit_head WHERE id = 1";
    ADD = "INSERT INTO audit_entry (seq, at, agency_id, actor_id, action, subject, detail, leaf_hash) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// In order, a piece at a time: the log may be longer than the memory.
    ONWARDS = "SELECT seq, at, agency_id, actor_id, action, subject, detail, leaf_hash FROM audit_entry \
        WHERE seq > $1 ORDER BY seq LIMIT $2";
    NOTED = "SELECT count(*) FROM audit_entry WHERE subject = $1 AND actor_id = $2 AND action = $3 AND at >= $4";
    BY_SUBJECT = "SELECT seq, at, agency_id, actor_id, action, subject, detail, leaf_hash FROM audit_entry \
        WHERE subject = $3 AND seq < $1 \
        AND (CAST($4 AS TEXT) IS NULL OR agency_id = $4) AND (CAST($5 AS TEXT) IS NULL OR actor_id = $5) \
        ORDER BY seq DESC LIMIT $2";
    BY_AGENCY = "SELECT seq, at, agency_id, actor_id, action, subject, detail, leaf_hash FROM audit_entry \
        WHERE agency_id = $3 AND seq < $1 AND (CAST($4 AS TEXT) IS NULL OR actor_id = $4) \
        ORDER BY seq DESC LIMIT $2";
    ALL = "SELECT seq, at, agency_id, actor_id, action, subject, detail, leaf_hash FROM audit_entry \
        WHERE seq < $1 AND (CAST($3 AS TEXT) IS NULL OR actor_id = $3) ORDER BY seq DESC LIMIT $2";
}

/// A row as it lies there, perhaps tampered with.
pub(super) struct Stored {
    pub(super) seq: i64,
    /// `None` when the row is no possible entry any more (such as a time that is none).
    pub(super) record: Option<Record>,
    pub(super) leaf_hash: Vec<u8>,
}

impl FromRow for Stored {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let seq = row.get(0)?;
        let at = row.get::<String>(1)?;
        // A time in another spelling would be hashed as the canonical one and pass unseen.
        let at = Timestamp::parse(&at).filter(|read| read.to_string() == at);
        let record = match at {
            Some(at) => Some(Record {
                seq,
                at,
                agency: row.get(2)?,
                actor: row.get(3)?,
                action: row.get(4)?,
                subject: row.get(5)?,
                detail: row.get(6)?,
            }),
            None => None,
        };
        Ok(Self { seq, record, leaf_hash: row.get(7)? })
    }
}

fn frontier(size: i64, bytes: &[u8]) -> Result<Frontier, DbError> {
    let read = u64::try_from(size).ok().and_then(|size| Frontier::read(size, bytes));
    read.ok_or_else(|| DbError::Other("the audit log's head does not fit its size".to_owned()))
}

/// Locks the head and gives it as it was before, with the number of the entry to come.
pub(super) fn next(tx: &mut Tx<'_>) -> Result<(i64, Frontier), DbError> {
    let (seq, bytes): (i64, Vec<u8>) = tx.query_one(NEXT, &[])?;
    Ok((seq, frontier(seq - 1, &bytes)?))
}

pub(super) fn append(
    tx: &mut Tx<'_>,
    record: &Record,
    leaf: &Hash,
    frontier: &Frontier,
) -> Result<(), DbError> {
    let Record { seq, at, agency, actor, action, subject, detail } = record;
    let (agency, actor) = (agency.clone(), actor.clone());
    tx.execute(ADD, params![*seq, *at, agency, actor, action, subject, detail, leaf.as_slice()])?;
    tx.execute(SET_FRONTIER, params![frontier.bytes()]).map(drop)
}

/// The head as stored; `None` when it was tampered with so that it can be none.
pub(super) fn head(conn: &mut Conn) -> Result<Option<Frontier>, DbError> {
    let row: Option<(i64, Vec<u8>)> = conn.query_opt(HEAD, &[])?;
    Ok(row.and_then(|(size, bytes)| frontier(size, &bytes).ok()))
}

/// Visits every row in order, inside the caller's read transaction.
pub(super) fn each<E: From<DbError>>(
    conn: &mut Conn,
    mut visit: impl FnMut(Stored) -> Result<(), E>,
) -> Result<(), E> {
    const PIECE: usize = 1000;
    let mut after = i64::MIN;
    loop {
        let rows: Vec<Stored> = conn.query(ONWARDS, params![after, PIECE])?;
        let more = rows.len() == PIECE;
        for row in rows {
            after = row.seq;
            visit(row)?;
        }
        if !more {
            return Ok(());
        }
    }
}

/// Up to `limit` entries before `before`, newest first.
pub(super) fn page(
    conn: &mut Conn,
    filter: &Filter,
    before: i64,
    limit: usize,
) -> Result<Vec<Record>, DbError> {
    let Filter { agency, subject, actor } = filter.clone();
    let rows: Vec<Stored> = match (subject, agency) {
        (Some(subject), agency) => {
            conn.query(BY_SUBJECT, params![before, limit, subject, agency, actor])?
        }
        (None, Some(agency)) => conn.query(BY_AGENCY, params![before, limit, agency, actor])?,
        (None, None) => conn.query(ALL, params![before, limit, actor])?,
    };
    let broken = || DbError::Other("an audit entry was tampered with; run the verifier".to_owned());
    rows.into_iter().map(|row| row.record.ok_or_else(broken)).collect()
}

/// Whether there is such an entry since a moment.
pub(super) fn is_noted(
    conn: &mut Conn,
    actor: &str,
    action: &str,
    subject: &str,
    since: Timestamp,
) -> Result<bool, DbError> {
    let (count,): (i64,) = conn.query_one(NOTED, params![subject, actor, action, since])?;
    Ok(count > 0)
}

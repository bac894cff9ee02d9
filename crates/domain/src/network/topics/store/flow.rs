//! What the figures of topics are counted from.

use base::Timestamp;
use db::{Conn, DbError, FromRow, Row, params};

use super::super::{StationKind, TopicLevel};

db::statements! {
    STEPS = "SELECT s.kind FROM topic_station s JOIN topic t ON t.id = s.topic_id \
        WHERE t.level >= $1 AND s.at >= $2 AND s.at < $3 ORDER BY s.at, s.topic_id, s.place";
    RAISED = "SELECT category, state, raised_at, moved_at, level FROM topic \
        WHERE level >= $1 AND raised_at >= $2 AND merged_into IS NULL ORDER BY raised_at, id";
    STILL_OPEN = "SELECT category, state, raised_at, moved_at, level FROM topic \
        WHERE level >= $1 AND ended = 0 ORDER BY raised_at, id";
}

/// What is counted of a topic.
#[derive(Debug)]
pub(in crate::network::topics) struct Counted {
    pub category: String,
    pub state: StationKind,
    pub raised_at: Timestamp,
    pub moved_at: Timestamp,
    pub level: TopicLevel,
}

impl FromRow for Counted {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let unknown = || DbError::Other("a topic has an unknown state or level".to_owned());
        let state: String = row.get(1)?;
        Ok(Self {
            category: row.get(0)?,
            state: StationKind::parse(&state).ok_or_else(unknown)?,
            raised_at: row.get(2)?,
            moved_at: row.get(3)?,
            level: TopicLevel::of(row.get(4)?).ok_or_else(unknown)?,
        })
    }
}

/// Stations reached between two moments, by topics of this level and above.
pub(in crate::network::topics) fn steps(
    conn: &mut Conn,
    from: TopicLevel,
    (first, next): (Timestamp, Timestamp),
) -> Result<Vec<StationKind>, DbError> {
    let rows: Vec<(String,)> = conn.query(STEPS, params![from.number(), first, next])?;
    Ok(rows.iter().filter_map(|(kind,)| StationKind::parse(kind)).collect())
}

/// Topics raised since a moment.
pub(in crate::network::topics) fn raised(
    conn: &mut Conn,
    from: TopicLevel,
    since: Timestamp,
) -> Result<Vec<Counted>, DbError> {
    conn.query(RAISED, params![from.number(), since])
}

/// Topics that wait for an answer.
pub(in crate::network::topics) fn still_open(
    conn: &mut Conn,
    from: TopicLevel,
) -> Result<Vec<Counted>, DbError> {
    conn.query(STILL_OPEN, params![from.number()])
}

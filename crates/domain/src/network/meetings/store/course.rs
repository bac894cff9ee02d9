//! Rows of where a meeting is.

use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::super::{Course, ItemId, MeetingId};

db::statements! {
    ONE = "SELECT item_id, since, spent FROM meeting_course WHERE meeting_id = $1";
    PUT = "INSERT INTO meeting_course (meeting_id, item_id, since, spent) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (meeting_id) DO UPDATE SET item_id = $2, since = $3, spent = $4";
    END = "DELETE FROM meeting_course WHERE meeting_id = $1";
    LEAVE = "DELETE FROM meeting_course WHERE item_id = $1";
}

impl FromRow for Course {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self { item: row.get(0)?, since: row.get(1)?, spent: row.get(2)? })
    }
}

pub(in crate::network::meetings) fn one(
    conn: &mut Conn,
    meeting: MeetingId,
) -> Result<Option<Course>, DbError> {
    conn.query_opt(ONE, params![meeting])
}

pub(in crate::network::meetings) fn put(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    course: &Course,
) -> Result<(), DbError> {
    tx.execute(PUT, params![meeting, course.item, course.since, course.spent]).map(drop)
}

pub(in crate::network::meetings) fn end(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
) -> Result<(), DbError> {
    tx.execute(END, params![meeting]).map(drop)
}

/// The meeting is not at this item any more, because it is taken out.
pub(in crate::network::meetings) fn leave(tx: &mut Tx<'_>, item: ItemId) -> Result<(), DbError> {
    tx.execute(LEAVE, params![item]).map(drop)
}

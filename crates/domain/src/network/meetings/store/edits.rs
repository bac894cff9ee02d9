//! Rows of what is typed while a meeting goes on.

use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::super::{Edit, ItemId, MeetingId};

db::statements! {
    /// Changes behind a version, in their order.
    BEHIND = "SELECT version, pen, stroke, delta FROM note_edit WHERE item_id = $1 AND version > $2 ORDER BY version";
    STRUCK = "SELECT version FROM note_edit WHERE item_id = $1 AND pen = $2 AND stroke = $3";
    ADD = "INSERT INTO note_edit (item_id, version, pen, stroke, delta) VALUES ($1, $2, $3, $4, $5)";
    FORGET = "DELETE FROM note_edit WHERE item_id IN (SELECT id FROM agenda_item WHERE meeting_id = $1)";
    FORGET_ITEM = "DELETE FROM note_edit WHERE item_id = $1";
}

impl FromRow for Edit {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self { version: row.get(0)?, pen: row.get(1)?, number: row.get(2)?, delta: row.get(3)? })
    }
}

pub(in crate::network::meetings) fn behind(
    conn: &mut Conn,
    item: ItemId,
    version: i64,
) -> Result<Vec<Edit>, DbError> {
    conn.query(BEHIND, params![item, version])
}

/// Whether a change of this window was made already.
pub(in crate::network::meetings) fn is_struck(
    conn: &mut Conn,
    item: ItemId,
    (pen, number): (&str, i64),
) -> Result<bool, DbError> {
    Ok(conn.query_opt::<(i64,)>(STRUCK, params![item, pen, number])?.is_some())
}

pub(in crate::network::meetings) fn add(
    tx: &mut Tx<'_>,
    item: ItemId,
    edit: &Edit,
) -> Result<(), DbError> {
    let Edit { version, pen, number, delta } = edit;
    tx.execute(ADD, params![item, *version, pen, *number, delta]).map(drop)
}

/// The single changes go when the text stands.
pub(in crate::network::meetings) fn forget(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
) -> Result<(), DbError> {
    tx.execute(FORGET, params![meeting]).map(drop)
}

pub(in crate::network::meetings) fn forget_item(
    tx: &mut Tx<'_>,
    item: ItemId,
) -> Result<(), DbError> {
    tx.execute(FORGET_ITEM, params![item]).map(drop)
}

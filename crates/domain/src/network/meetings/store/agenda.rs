//! Rows of agendas and minutes.

use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::super::{AgendaItem, ItemId, ItemInput, ItemKind, MeetingId};
use crate::network::topics::TopicId;

db::statements! {
    /// Behind everything that stands there.
    APPEND = "INSERT INTO agenda_item (id, meeting_id, part, place, kind, title, points, responsible, minutes, notes, \
        version, postponed, goes_on) SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS BIGINT), COUNT(*), \
        CAST($4 AS TEXT), CAST($5 AS TEXT), CAST($6 AS TEXT), CAST($7 AS TEXT), CAST($8 AS BIGINT), '', 0, 0, \
        CAST($9 AS TEXT) FROM agenda_item WHERE meeting_id = $2";
    CHANGE = "UPDATE agenda_item SET title = $2, points = $3, responsible = $4, minutes = $5 WHERE id = $1";
    PLACE = "UPDATE agenda_item SET place = $2, part = $3 WHERE id = $1";
    REMOVE_TOPICS = "DELETE FROM agenda_topic WHERE item_id = $1";
    REMOVE = "DELETE FROM agenda_item WHERE id = $1";
    ALL = "SELECT id, part, kind, title, points, responsible, minutes, notes, version, postponed FROM agenda_item \
        WHERE meeting_id = $1 ORDER BY place, id";
    NOTES = "UPDATE agenda_item SET notes = $2, version = version + 1, indexed = 0 WHERE id = $1";
    POSTPONE = "UPDATE agenda_item SET postponed = $2 WHERE id = $1";
    ADD_TOPIC = "INSERT INTO agenda_topic (item_id, topic_id) VALUES ($1, $2) ON CONFLICT (item_id, topic_id) DO NOTHING";
    DROP_TOPIC = "DELETE FROM agenda_topic WHERE item_id = $1 AND topic_id = $2";
    /// Topics on an agenda, with the item they stand at.
    TOPICS = "SELECT t.item_id, t.topic_id FROM agenda_topic t JOIN agenda_item i ON i.id = t.item_id \
        WHERE i.meeting_id = $1 ORDER BY t.topic_id";
    /// What shall come up again and did not yet.
    POSTPONED = "SELECT i.id, i.part, i.kind, i.title, i.points, i.responsible, i.minutes, i.notes, i.version, i.postponed \
        FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id WHERE m.body_id = \
        (SELECT body_id FROM meeting WHERE id = $1) AND m.id <> $1 AND i.postponed = 1 \
        AND NOT EXISTS (SELECT 1 FROM agenda_item n WHERE n.goes_on = i.id) ORDER BY m.starts_at, i.place, i.id";
}

impl FromRow for AgendaItem {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let unknown = || DbError::Other("an agenda item has an unknown kind".to_owned());
        let (kind, points): (String, String) = (row.get(2)?, row.get(4)?);
        Ok(Self {
            id: row.get(0)?,
            part: row.get(1)?,
            kind: ItemKind::parse(&kind).ok_or_else(unknown)?,
            title: row.get(3)?,
            points: points.lines().map(str::to_owned).collect(),
            responsible: row.get(5)?,
            minutes: row.get(6)?,
            notes: row.get(7)?,
            version: row.get(8)?,
            postponed: row.get(9)?,
        })
    }
}

pub(in crate::network::meetings) fn append(
    tx: &mut Tx<'_>,
    (id, meeting): (ItemId, MeetingId),
    (part, kind): (i64, ItemKind),
    input: &ItemInput,
    goes_on: Option<ItemId>,
) -> Result<(), DbError> {
    let (title, points) = (input.title.trim(), input.points.trim());
    let (by, minutes) = (input.responsible.trim(), input.minutes);
    let values = params![id, meeting, part, kind.code(), title, points, by, minutes, goes_on];
    tx.execute(APPEND, values)?;
    super::words::index(tx, id)
}

pub(in crate::network::meetings) fn change(
    tx: &mut Tx<'_>,
    id: ItemId,
    input: &ItemInput,
) -> Result<(), DbError> {
    let (title, points) = (input.title.trim(), input.points.trim());
    let values = params![id, title, points, input.responsible.trim(), input.minutes];
    tx.execute(CHANGE, values)?;
    super::words::index(tx, id)
}

/// Puts the items in this order.
pub(in crate::network::meetings) fn order(
    tx: &mut Tx<'_>,
    items: &[AgendaItem],
) -> Result<(), DbError> {
    for (place, item) in items.iter().enumerate() {
        tx.execute(PLACE, params![item.id, place, item.part])?;
    }
    Ok(())
}

pub(in crate::network::meetings) fn remove(tx: &mut Tx<'_>, id: ItemId) -> Result<(), DbError> {
    super::words::forget(tx, id)?;
    tx.execute(REMOVE_TOPICS, params![id])?;
    tx.execute(REMOVE, params![id]).map(drop)
}

pub(in crate::network::meetings) fn all(
    conn: &mut Conn,
    meeting: MeetingId,
) -> Result<Vec<AgendaItem>, DbError> {
    conn.query(ALL, params![meeting])
}

pub(in crate::network::meetings) fn set_notes(
    tx: &mut Tx<'_>,
    id: ItemId,
    notes: &str,
) -> Result<(), DbError> {
    tx.execute(NOTES, params![id, notes]).map(drop)
}

pub(in crate::network::meetings) fn postpone(
    tx: &mut Tx<'_>,
    id: ItemId,
    postponed: bool,
) -> Result<(), DbError> {
    tx.execute(POSTPONE, params![id, postponed]).map(drop)
}

pub(in crate::network::meetings) fn add_topic(
    tx: &mut Tx<'_>,
    item: ItemId,
    topic: TopicId,
) -> Result<(), DbError> {
    tx.execute(ADD_TOPIC, params![item, topic]).map(drop)
}

pub(in crate::network::meetings) fn drop_topic(
    tx: &mut Tx<'_>,
    item: ItemId,
    topic: TopicId,
) -> Result<(), DbError> {
    tx.execute(DROP_TOPIC, params![item, topic]).map(drop)
}

/// Topics on the agenda, each with its item.
pub(in crate::network::meetings) fn topics(
    conn: &mut Conn,
    meeting: MeetingId,
) -> Result<Vec<(ItemId, TopicId)>, DbError> {
    conn.query(TOPICS, params![meeting])
}

pub(in crate::network::meetings) fn postponed(
    conn: &mut Conn,
    meeting: MeetingId,
) -> Result<Vec<AgendaItem>, DbError> {
    conn.query(POSTPONED, params![meeting])
}

//! Rows of papers and guests, and of calendars that follow.

use base::Timestamp;
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::super::{Document, DocumentId, Guest, ItemId, MeetingId};
use super::Named;
use crate::identity::AccountId;

db::statements! {
    DOCUMENTS = "SELECT id, title, link FROM meeting_document WHERE meeting_id = $1 ORDER BY id";
    ADD_DOCUMENT = "INSERT INTO meeting_document (id, meeting_id, title, link) VALUES ($1, $2, $3, $4)";
    DROP_DOCUMENT = "DELETE FROM meeting_document WHERE meeting_id = $1 AND id = $2";
    GUESTS = "SELECT g.name, g.organisation, g.email, g.item_id FROM agenda_guest g JOIN agenda_item i ON i.id = g.item_id \
        WHERE i.meeting_id = $1 ORDER BY i.place";
    PUT_GUEST = "INSERT INTO agenda_guest (item_id, name, organisation, email) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (item_id) DO UPDATE SET name = $2, organisation = $3, email = $4";
    DROP_GUEST = "DELETE FROM agenda_guest WHERE item_id = $1";
    PUT_FEED = "INSERT INTO calendar_feed (account_id, token_hash, made_at) VALUES ($1, $2, $3) \
        ON CONFLICT (account_id) DO UPDATE SET token_hash = $2, made_at = $3";
    DROP_FEED = "DELETE FROM calendar_feed WHERE account_id = $1";
    FEED_OF = "SELECT made_at FROM calendar_feed WHERE account_id = $1";
    /// Whose calendar it is: nobody's once the account is closed.
    FEED_OWNER = "SELECT f.account_id FROM calendar_feed f JOIN account a ON a.id = f.account_id WHERE f.token_hash = $1 \
        AND a.disabled_at IS NULL";
    /// Meetings since a moment of bodies an account takes part in today.
    FEED = "SELECT m.id, m.body_id, m.starts_at, m.place, m.link, m.state, b.name, m.sequence, \
        CAST(COALESCE((SELECT SUM(i.minutes) FROM agenda_item i WHERE i.meeting_id = m.id), 0) AS BIGINT) FROM meeting m \
        JOIN body b ON b.id = m.body_id WHERE m.starts_at >= $2 AND EXISTS (SELECT 1 FROM body_member p \
        WHERE p.body_id = b.id AND p.account_id = $1 AND p.valid_from <= $3 AND p.valid_until >= $3) \
        ORDER BY m.starts_at, m.id LIMIT 500";
}

impl FromRow for Document {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self { id: row.get(0)?, title: row.get(1)?, link: row.get(2)? })
    }
}

/// A guest and the item they come for.
pub(in crate::network::meetings) struct Placed(pub Guest, pub ItemId);

impl FromRow for Placed {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let guest = Guest { name: row.get(0)?, organisation: row.get(1)?, email: row.get(2)? };
        Ok(Self(guest, row.get(3)?))
    }
}

/// A meeting of a calendar: with how often it was changed and how long it takes.
pub(in crate::network::meetings) struct Followed(pub Named, pub i64, pub i64);

impl FromRow for Followed {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self(Named::from_row(row)?, row.get(7)?, row.get(8)?))
    }
}

pub(in crate::network::meetings) fn documents(
    conn: &mut Conn,
    meeting: MeetingId,
) -> Result<Vec<Document>, DbError> {
    conn.query(DOCUMENTS, params![meeting])
}

pub(in crate::network::meetings) fn add_document(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    one: &Document,
) -> Result<(), DbError> {
    tx.execute(ADD_DOCUMENT, params![one.id, meeting, &one.title, &one.link]).map(drop)
}

/// Whether it was there.
pub(in crate::network::meetings) fn drop_document(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    id: DocumentId,
) -> Result<bool, DbError> {
    Ok(tx.execute(DROP_DOCUMENT, params![meeting, id])? > 0)
}

pub(in crate::network::meetings) fn guests(
    conn: &mut Conn,
    meeting: MeetingId,
) -> Result<Vec<Placed>, DbError> {
    conn.query(GUESTS, params![meeting])
}

pub(in crate::network::meetings) fn put_guest(
    tx: &mut Tx<'_>,
    item: ItemId,
    guest: &Guest,
) -> Result<(), DbError> {
    let Guest { name, organisation, email } = guest;
    tx.execute(PUT_GUEST, params![item, name.trim(), organisation.trim(), email.trim()]).map(drop)
}

pub(in crate::network::meetings) fn drop_guest(
    tx: &mut Tx<'_>,
    item: ItemId,
) -> Result<(), DbError> {
    tx.execute(DROP_GUEST, params![item]).map(drop)
}

pub(in crate::network::meetings) fn put_feed(
    tx: &mut Tx<'_>,
    account: AccountId,
    hash: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(PUT_FEED, params![account, hash, now]).map(drop)
}

pub(in crate::network::meetings) fn drop_feed(
    tx: &mut Tx<'_>,
    account: AccountId,
) -> Result<(), DbError> {
    tx.execute(DROP_FEED, params![account]).map(drop)
}

pub(in crate::network::meetings) fn feed_of(
    conn: &mut Conn,
    account: AccountId,
) -> Result<Option<Timestamp>, DbError> {
    Ok(conn.query_opt::<(Timestamp,)>(FEED_OF, params![account])?.map(|row| row.0))
}

pub(in crate::network::meetings) fn feed_owner(
    conn: &mut Conn,
    hash: &str,
) -> Result<Option<AccountId>, DbError> {
    Ok(conn.query_opt::<(AccountId,)>(FEED_OWNER, params![hash])?.map(|row| row.0))
}

pub(in crate::network::meetings) fn feed(
    conn: &mut Conn,
    account: AccountId,
    since: Timestamp,
    today: base::Date,
) -> Result<Vec<Followed>, DbError> {
    conn.query(FEED, params![account, since, today])
}

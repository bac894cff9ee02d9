//! Rows of minutes: how far they have come, what was said against them, who was written to.

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::super::MeetingId;
use super::super::minutes::{
    Addendum, Objection, ObjectionId, Purpose, Reader, ReaderId, Recipient, Sent,
};
use crate::identity::AccountId;
use crate::network::bodies::BodyId;
use crate::outbox::{MailId, MailState};

db::statements! {
    SENT = "SELECT object_until, approved_at FROM minutes WHERE meeting_id = $1";
    SEND = "INSERT INTO minutes (meeting_id, sent_at, object_until) VALUES ($1, $2, $3)";
    APPROVE = "UPDATE minutes SET approved_at = $2, approved_in = $3 WHERE meeting_id = $1";
    APPROVE_AT_ONCE = "INSERT INTO minutes (meeting_id, sent_at, object_until, approved_at, approved_in) \
        VALUES ($1, $2, $3, $2, $4) ON CONFLICT (meeting_id) DO UPDATE SET approved_at = $2, approved_in = $4";
    DAYS = "SELECT days FROM minutes_rule WHERE body_id = $1";
    SET_DAYS = "INSERT INTO minutes_rule (body_id, days) VALUES ($1, $2) ON CONFLICT (body_id) DO UPDATE SET days = $2";
    OBJECT = "INSERT INTO minutes_objection (id, meeting_id, account_id, words, raised_at, settled_words) \
        VALUES ($1, $2, $3, $4, $5, '')";
    OBJECTIONS = "SELECT o.id, a.display_name, o.words, o.raised_at, o.settled_at, o.settled_words \
        FROM minutes_objection o JOIN account a ON a.id = o.account_id WHERE o.meeting_id = $1 ORDER BY o.raised_at, o.id";
    SETTLE = "UPDATE minutes_objection SET settled_at = $3, settled_words = $4 \
        WHERE meeting_id = $1 AND id = $2 AND settled_at IS NULL";
    ADD = "INSERT INTO minutes_addendum (id, meeting_id, words, added_by, added_at) VALUES ($1, $2, $3, $4, $5)";
    ADDENDA = "SELECT d.words, d.added_at, a.display_name FROM minutes_addendum d JOIN account a ON a.id = d.added_by \
        WHERE d.meeting_id = $1 ORDER BY d.added_at, d.id";
    LATER = "SELECT id, starts_at FROM meeting WHERE body_id = $1 AND state <> 'abgesagt' AND starts_at > $2 \
        AND starts_at <= $3 ORDER BY starts_at DESC, id DESC LIMIT 12";
    READERS = "SELECT id, name, email FROM minutes_reader WHERE body_id = $1 ORDER BY name, id";
    ADD_READER = "INSERT INTO minutes_reader (id, body_id, name, email, added_at) VALUES ($1, $2, $3, $4, $5)";
    DROP_READER = "DELETE FROM minutes_reader WHERE body_id = $1 AND id = $2";
    /// Of two who write to somebody, one does.
    PUT = "INSERT INTO minutes_letter (meeting_id, kind, seat_id, name, token_hash, expires_on) \
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (meeting_id, kind, seat_id) DO NOTHING";
    SET_MAIL = "UPDATE minutes_letter SET mail_id = $4 WHERE meeting_id = $1 AND kind = $2 AND seat_id = $3";
    LETTERS = "SELECT l.kind, l.seat_id, l.name, l.mail_id, m.state, l.expires_on, l.revoked_at FROM minutes_letter l \
        LEFT JOIN mail m ON m.id = l.mail_id WHERE l.meeting_id = $1 ORDER BY l.kind, l.name, l.seat_id";
    MAIL_OF = "SELECT mail_id FROM minutes_letter WHERE meeting_id = $1 AND kind = $2 AND seat_id = $3 \
        AND mail_id IS NOT NULL";
    REVOKE = "UPDATE minutes_letter SET revoked_at = $4 WHERE meeting_id = $1 AND kind = $2 AND seat_id = $3 \
        AND token_hash IS NOT NULL AND revoked_at IS NULL";
    BY_TOKEN = "SELECT meeting_id FROM minutes_letter WHERE token_hash = $1 AND revoked_at IS NULL AND expires_on >= $2";
    /// Titles of the offices with a duty, each with who held it on a day.
    WITH_DUTY = "SELECT o.title, h.name FROM office o JOIN office_holder h ON h.office_id = o.id WHERE o.body_id = $1 \
        AND (' ' || o.duties || ' ') LIKE '% ' || CAST($2 AS TEXT) || ' %' AND h.valid_from <= $3 \
        AND (h.valid_until IS NULL OR h.valid_until >= $3) ORDER BY o.place, o.id, h.id";
}

impl FromRow for Sent {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self { until: row.get(0)?, approved_at: row.get(1)? })
    }
}

impl FromRow for Objection {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            words: row.get(2)?,
            raised_at: row.get(3)?,
            settled_at: row.get(4)?,
            settled_words: row.get(5)?,
        })
    }
}

impl FromRow for Addendum {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self { words: row.get(0)?, added_at: row.get(1)?, name: row.get(2)? })
    }
}

impl FromRow for Reader {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self { id: row.get(0)?, name: row.get(1)?, email: row.get(2)? })
    }
}

impl FromRow for Recipient {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let (kind, state): (String, Option<String>) = (row.get(0)?, row.get(4)?);
        let unknown = || DbError::Other("a letter about minutes has an unknown kind".to_owned());
        Ok(Self {
            purpose: Purpose::parse(&kind).ok_or_else(unknown)?,
            seat: row.get(1)?,
            name: row.get(2)?,
            mail: row.get(3)?,
            state: state.as_deref().and_then(MailState::parse),
            link_until: row.get(5)?,
            is_revoked: row.get::<Option<Timestamp>>(6)?.is_some(),
        })
    }
}

pub(in crate::network::meetings) fn sent(
    conn: &mut Conn,
    id: MeetingId,
) -> Result<Option<Sent>, DbError> {
    conn.query_opt(SENT, params![id])
}

pub(in crate::network::meetings) fn send(
    tx: &mut Tx<'_>,
    id: MeetingId,
    until: Date,
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(SEND, params![id, now, until]).map(drop)
}

/// Approves minutes, also such as were sent to nobody: those who were there approve them all the same.
pub(in crate::network::meetings) fn approve(
    tx: &mut Tx<'_>,
    (id, by): (MeetingId, MeetingId),
    (today, now): (Date, Timestamp),
) -> Result<(), DbError> {
    if tx.execute(APPROVE, params![id, now, by])? == 0 {
        tx.execute(APPROVE_AT_ONCE, params![id, now, today, by])?;
    }
    Ok(())
}

pub(in crate::network::meetings) fn days(
    conn: &mut Conn,
    body: BodyId,
) -> Result<Option<i64>, DbError> {
    Ok(conn.query_opt::<(i64,)>(DAYS, params![body])?.map(|row| row.0))
}

pub(in crate::network::meetings) fn set_days(
    tx: &mut Tx<'_>,
    body: BodyId,
    days: i64,
) -> Result<(), DbError> {
    tx.execute(SET_DAYS, params![body, days]).map(drop)
}

pub(in crate::network::meetings) fn object(
    tx: &mut Tx<'_>,
    (id, meeting): (ObjectionId, MeetingId),
    account: AccountId,
    words: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(OBJECT, params![id, meeting, account, words, now]).map(drop)
}

pub(in crate::network::meetings) fn objections(
    conn: &mut Conn,
    id: MeetingId,
) -> Result<Vec<Objection>, DbError> {
    conn.query(OBJECTIONS, params![id])
}

/// Whether there was such an open objection.
pub(in crate::network::meetings) fn settle(
    tx: &mut Tx<'_>,
    (meeting, id): (MeetingId, ObjectionId),
    words: &str,
    now: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(SETTLE, params![meeting, id, now, words])? == 1)
}

pub(in crate::network::meetings) fn add(
    tx: &mut Tx<'_>,
    (id, meeting): (ObjectionId, MeetingId),
    (words, by): (&str, AccountId),
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(ADD, params![id, meeting, words, by, now]).map(drop)
}

pub(in crate::network::meetings) fn addenda(
    conn: &mut Conn,
    id: MeetingId,
) -> Result<Vec<Addendum>, DbError> {
    conn.query(ADDENDA, params![id])
}

/// Meetings of the body after one that have begun, the latest first.
pub(in crate::network::meetings) fn later(
    conn: &mut Conn,
    body: BodyId,
    (after, now): (Timestamp, Timestamp),
) -> Result<Vec<(MeetingId, Timestamp)>, DbError> {
    conn.query(LATER, params![body, after, now])
}

pub(in crate::network::meetings) fn readers(
    conn: &mut Conn,
    body: BodyId,
) -> Result<Vec<Reader>, DbError> {
    conn.query(READERS, params![body])
}

pub(in crate::network::meetings) fn add_reader(
    tx: &mut Tx<'_>,
    body: BodyId,
    reader: &Reader,
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(ADD_READER, params![reader.id, body, &reader.name, &reader.email, now]).map(drop)
}

pub(in crate::network::meetings) fn drop_reader(
    tx: &mut Tx<'_>,
    body: BodyId,
    id: ReaderId,
) -> Result<bool, DbError> {
    Ok(tx.execute(DROP_READER, params![body, id])? == 1)
}

/// Says that somebody is written to; false when somebody was already.
pub(in crate::network::meetings) fn put(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    (purpose, seat, name): (Purpose, &str, &str),
    link: Option<(&str, Date)>,
) -> Result<bool, DbError> {
    let (hash, until) = (link.map(|link| link.0), link.map(|link| link.1));
    Ok(tx.execute(PUT, params![meeting, purpose.code(), seat, name, hash, until])? == 1)
}

pub(in crate::network::meetings) fn set_mail(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    (purpose, seat): (Purpose, &str),
    mail: MailId,
) -> Result<(), DbError> {
    tx.execute(SET_MAIL, params![meeting, purpose.code(), seat, mail]).map(drop)
}

pub(in crate::network::meetings) fn letters(
    conn: &mut Conn,
    meeting: MeetingId,
) -> Result<Vec<Recipient>, DbError> {
    conn.query(LETTERS, params![meeting])
}

pub(in crate::network::meetings) fn mail_of(
    conn: &mut Conn,
    meeting: MeetingId,
    (purpose, seat): (Purpose, &str),
) -> Result<Option<MailId>, DbError> {
    let found = conn.query_opt::<(MailId,)>(MAIL_OF, params![meeting, purpose.code(), seat])?;
    Ok(found.map(|row| row.0))
}

pub(in crate::network::meetings) fn revoke(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    (purpose, seat): (Purpose, &str),
    now: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(REVOKE, params![meeting, purpose.code(), seat, now])? == 1)
}

pub(in crate::network::meetings) fn by_token(
    conn: &mut Conn,
    hash: &str,
    today: Date,
) -> Result<Option<MeetingId>, DbError> {
    Ok(conn.query_opt::<(MeetingId,)>(BY_TOKEN, params![hash, today])?.map(|row| row.0))
}

/// Who held the offices with a duty on a day, each with the title of the office.
pub(in crate::network::meetings) fn with_duty(
    conn: &mut Conn,
    body: BodyId,
    duty: &str,
    day: Date,
) -> Result<Vec<(String, String)>, DbError> {
    conn.query(WITH_DUTY, params![body, duty, day])
}

//! Rows of invitations.

use base::Timestamp;
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::super::{Invitation, MeetingId, Reply};
use crate::identity::AccountId;
use crate::network::bodies::OfficeId;
use crate::outbox::{MailId, MailState};

db::statements! {
    OF_MEETING = "SELECT i.seat_id, i.name, i.mail_id, m.state, i.sequence, i.answer, s.sequence, i.slot_at, \
        i.reminded_at FROM invitation i \
        JOIN meeting s ON s.id = i.meeting_id LEFT JOIN mail m ON m.id = i.mail_id \
        WHERE i.meeting_id = $1 ORDER BY i.name, i.seat_id";
    KNOWN = "SELECT seat_id, name, email, sequence, slot_at FROM invitation WHERE meeting_id = $1 ORDER BY seat_id";
    /// A changed meeting is asked about again: what was said before was said to another day.
    PUT = "INSERT INTO invitation (meeting_id, seat_id, name, email, sequence, mail_id, token_hash, answer, slot_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8) ON CONFLICT (meeting_id, seat_id) DO UPDATE SET name = $3, email = $4, \
        sequence = $5, mail_id = $6, token_hash = $7, answer = '', answered_at = NULL, slot_at = $8, reminded_at = NULL, \
        reminder_hash = NULL";
    DROP = "DELETE FROM invitation WHERE meeting_id = $1 AND seat_id = $2";
    /// Who was invited a while ago ($3) to a meeting that begins between two moments, knows of it as it is, did not say
    /// no, and was not reminded.
    TO_REMIND = "SELECT i.meeting_id, i.seat_id, i.name, i.email, i.sequence, i.slot_at FROM invitation i \
        JOIN meeting m ON m.id = i.meeting_id LEFT JOIN mail l ON l.id = i.mail_id WHERE m.state = 'geplant' \
        AND m.starts_at > $1 AND m.starts_at <= $2 AND i.reminded_at IS NULL AND i.answer <> 'nein' \
        AND (i.slot_at IS NOT NULL OR i.sequence = m.sequence) AND (l.id IS NULL OR (l.state = 'sent' \
        AND l.created_at < $3)) ORDER BY m.starts_at, i.meeting_id, i.seat_id LIMIT 200";
    /// What was said before still stands; the first letter's link goes on working.
    REMINDED = "UPDATE invitation SET reminded_at = $3, reminder_hash = $4 WHERE meeting_id = $1 AND seat_id = $2";
    SEQUENCE = "SELECT sequence FROM meeting WHERE id = $1";
    NEXT_SEQUENCE = "UPDATE meeting SET sequence = sequence + 1 WHERE id = $1";
    BY_TOKEN = "SELECT meeting_id, seat_id, name, answer FROM invitation \
        WHERE token_hash = $1 OR reminder_hash = $1";
    ANSWER = "UPDATE invitation SET answer = $2, answered_at = $3 WHERE token_hash = $1 OR reminder_hash = $1";
    MAIL_OF = "SELECT mail_id FROM invitation WHERE meeting_id = $1 AND seat_id = $2 AND mail_id IS NOT NULL";
    OFFICE_MAIL = "SELECT COALESCE(h.email, a.email, '') FROM office_holder h LEFT JOIN account a ON a.id = h.account_id \
        WHERE h.office_id = $1 AND h.valid_until IS NULL ORDER BY h.valid_from DESC, h.id DESC LIMIT 1";
    ACCOUNT_MAIL = "SELECT COALESCE(email, '') FROM account WHERE id = $1 AND disabled_at IS NULL";
}

impl FromRow for Invitation {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let state: Option<String> = row.get(3)?;
        let (sequence, reply): (i64, String) = (row.get(4)?, row.get(5)?);
        Ok(Self {
            seat: row.get(0)?,
            name: row.get(1)?,
            mail: row.get(2)?,
            state: state.as_deref().and_then(MailState::parse),
            is_outdated: sequence < row.get::<i64>(6)?,
            reply: Reply::parse(&reply),
            slot: row.get(7)?,
            reminded_at: row.get(8)?,
        })
    }
}

/// Somebody who was invited before.
#[derive(Debug, Clone)]
pub(in crate::network::meetings) struct Known {
    pub seat: String,
    pub name: String,
    pub email: String,
    pub sequence: i64,
    /// For a guest: when they are awaited.
    pub slot: Option<Timestamp>,
}

impl FromRow for Known {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            seat: row.get(0)?,
            name: row.get(1)?,
            email: row.get(2)?,
            sequence: row.get(3)?,
            slot: row.get(4)?,
        })
    }
}

/// Somebody to be reminded, and of which meeting.
pub(in crate::network::meetings) struct ToRemind(pub MeetingId, pub Known);

impl FromRow for ToRemind {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let known = Known {
            seat: row.get(1)?,
            name: row.get(2)?,
            email: row.get(3)?,
            sequence: row.get(4)?,
            slot: row.get(5)?,
        };
        Ok(Self(row.get(0)?, known))
    }
}

/// Invitation behind a token.
pub(in crate::network::meetings) struct Opened {
    pub meeting: MeetingId,
    pub name: String,
    pub reply: Option<Reply>,
}

impl FromRow for Opened {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let reply: String = row.get(3)?;
        Ok(Self { meeting: row.get(0)?, name: row.get(2)?, reply: Reply::parse(&reply) })
    }
}

pub(in crate::network::meetings) fn of_meeting(
    conn: &mut Conn,
    meeting: MeetingId,
) -> Result<Vec<Invitation>, DbError> {
    conn.query(OF_MEETING, params![meeting])
}

pub(in crate::network::meetings) fn known(
    conn: &mut Conn,
    meeting: MeetingId,
) -> Result<Vec<Known>, DbError> {
    conn.query(KNOWN, params![meeting])
}

pub(in crate::network::meetings) fn put(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    known: &Known,
    (mail, token_hash): (MailId, &str),
) -> Result<(), DbError> {
    let Known { seat, name, email, sequence, slot } = known;
    let values = params![meeting, seat, name, email, *sequence, mail, token_hash, *slot];
    tx.execute(PUT, values).map(drop)
}

/// Nobody is invited there any more.
pub(in crate::network::meetings) fn drop_seat(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    seat: &str,
) -> Result<(), DbError> {
    tx.execute(DROP, params![meeting, seat]).map(drop)
}

/// Who shall be reminded of a meeting between two moments, if the last letter went out before `invited`.
pub(in crate::network::meetings) fn to_remind(
    conn: &mut Conn,
    (from, until): (Timestamp, Timestamp),
    invited: Timestamp,
) -> Result<Vec<ToRemind>, DbError> {
    conn.query(TO_REMIND, params![from, until, invited])
}

pub(in crate::network::meetings) fn reminded(
    tx: &mut Tx<'_>,
    (meeting, seat): (MeetingId, &str),
    now: Timestamp,
    hash: &str,
) -> Result<(), DbError> {
    tx.execute(REMINDED, params![meeting, seat, now, hash]).map(drop)
}

pub(in crate::network::meetings) fn sequence(
    conn: &mut Conn,
    meeting: MeetingId,
) -> Result<i64, DbError> {
    Ok(conn.query_one::<(i64,)>(SEQUENCE, params![meeting])?.0)
}

pub(in crate::network::meetings) fn next_sequence(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
) -> Result<(), DbError> {
    tx.execute(NEXT_SEQUENCE, params![meeting]).map(drop)
}

pub(in crate::network::meetings) fn by_token(
    conn: &mut Conn,
    hash: &str,
) -> Result<Option<Opened>, DbError> {
    conn.query_opt(BY_TOKEN, params![hash])
}

pub(in crate::network::meetings) fn answer(
    tx: &mut Tx<'_>,
    hash: &str,
    reply: Reply,
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(ANSWER, params![hash, reply.code(), now]).map(drop)
}

pub(in crate::network::meetings) fn mail_of(
    conn: &mut Conn,
    meeting: MeetingId,
    seat: &str,
) -> Result<Option<MailId>, DbError> {
    Ok(conn.query_opt::<(MailId,)>(MAIL_OF, params![meeting, seat])?.map(|row| row.0))
}

/// Where letters to the holder of an office go; empty when nowhere.
pub(in crate::network::meetings) fn office_mail(
    conn: &mut Conn,
    office: OfficeId,
) -> Result<String, DbError> {
    let found: Option<(String,)> = conn.query_opt(OFFICE_MAIL, params![office])?;
    Ok(found.map(|row| row.0).unwrap_or_default())
}

pub(in crate::network::meetings) fn account_mail(
    conn: &mut Conn,
    account: AccountId,
) -> Result<String, DbError> {
    let found: Option<(String,)> = conn.query_opt(ACCOUNT_MAIL, params![account])?;
    Ok(found.map(|row| row.0).unwrap_or_default())
}

//! Rows of meetings and of who was there.

pub(crate) mod agenda;
pub(crate) mod around;
pub(crate) mod course;
pub(crate) mod edits;
pub(crate) mod invitations;
pub(crate) mod minutes;
pub(crate) mod protected;
pub(crate) mod results;
pub(crate) mod words;

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::{Meeting, MeetingId, MeetingState, Seat};
use crate::identity::AccountId;
use crate::network::bodies::BodyId;

db::statements! {
    INSERT = "INSERT INTO meeting (id, body_id, starts_at, place, link, state, created_at) \
        VALUES ($1, $2, $3, $4, $5, 'geplant', $6)";
    MOVE = "UPDATE meeting SET starts_at = $2, place = $3, link = $4 WHERE id = $1";
    SET_STATE = "UPDATE meeting SET state = $2, ended_at = $3 WHERE id = $1";
    ONE = "SELECT id, body_id, starts_at, place, link, state FROM meeting WHERE id = $1";
    /// Meetings of a body, the latest first.
    OF_BODY = "SELECT id, body_id, starts_at, place, link, state FROM meeting WHERE body_id = $1 \
        AND (CAST($2 AS TEXT) = '' OR starts_at < $2) ORDER BY starts_at DESC, id DESC LIMIT $3";
    /// The one held last before a moment.
    BEFORE = "SELECT id, body_id, starts_at, place, link, state FROM meeting WHERE body_id = $1 \
        AND state = 'gehalten' AND starts_at < $2 ORDER BY starts_at DESC, id DESC LIMIT 1";
    /// Meetings to come of bodies the account takes part in; with $4 = 1 of all bodies.
    UPCOMING = "SELECT m.id, m.body_id, m.starts_at, m.place, m.link, m.state, b.name FROM meeting m \
        JOIN body b ON b.id = m.body_id WHERE m.state = 'geplant' AND m.starts_at >= $3 AND b.ended_at IS NULL \
        AND (CAST($4 AS BIGINT) = 1 OR EXISTS (SELECT 1 FROM body_member p WHERE p.body_id = b.id AND p.account_id = $1 \
        AND p.valid_from <= $2 AND p.valid_until >= $2)) ORDER BY m.starts_at, m.id LIMIT $5";
    ATTENDANCE = "SELECT seat_id, name, account_id, present FROM attendance WHERE meeting_id = $1 ORDER BY name, seat_id";
    ATTEND = "INSERT INTO attendance (meeting_id, seat_id, account_id, name, present) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (meeting_id, seat_id) DO UPDATE SET name = $4, account_id = $3, present = $5";
}

impl FromRow for Meeting {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let state: String = row.get(5)?;
        let unknown = || DbError::Other("a meeting has an unknown state".to_owned());
        Ok(Self {
            id: row.get(0)?,
            body: row.get(1)?,
            starts_at: row.get(2)?,
            place: row.get(3)?,
            link: row.get(4)?,
            state: MeetingState::parse(&state).ok_or_else(unknown)?,
        })
    }
}

/// A meeting with the name of its body.
#[derive(Debug)]
pub(super) struct Named(pub Meeting, pub String);

impl FromRow for Named {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self(Meeting::from_row(row)?, row.get(6)?))
    }
}

/// Who was there, as written down.
#[derive(Debug)]
pub(super) struct Attended {
    pub seat: String,
    pub name: String,
    pub account: Option<AccountId>,
    pub present: bool,
}

impl FromRow for Attended {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            seat: row.get(0)?,
            name: row.get(1)?,
            account: row.get(2)?,
            present: row.get(3)?,
        })
    }
}

pub(super) fn insert(tx: &mut Tx<'_>, one: &Meeting, now: Timestamp) -> Result<(), DbError> {
    let values = params![one.id, one.body, one.starts_at, &one.place, &one.link, now];
    tx.execute(INSERT, values).map(drop)
}

pub(super) fn change(tx: &mut Tx<'_>, one: &Meeting) -> Result<(), DbError> {
    tx.execute(MOVE, params![one.id, one.starts_at, &one.place, &one.link]).map(drop)
}

pub(super) fn set_state(
    tx: &mut Tx<'_>,
    id: MeetingId,
    state: MeetingState,
    ended_at: Option<Timestamp>,
) -> Result<(), DbError> {
    tx.execute(SET_STATE, params![id, state.code(), ended_at]).map(drop)
}

pub(super) fn one(conn: &mut Conn, id: MeetingId) -> Result<Option<Meeting>, DbError> {
    conn.query_opt(ONE, params![id])
}

pub(super) fn of_body(
    conn: &mut Conn,
    body: BodyId,
    before: &str,
    limit: usize,
) -> Result<Vec<Meeting>, DbError> {
    conn.query(OF_BODY, params![body, before, limit])
}

pub(super) fn before(
    conn: &mut Conn,
    body: BodyId,
    moment: Timestamp,
) -> Result<Option<Meeting>, DbError> {
    conn.query_opt(BEFORE, params![body, moment])
}

pub(super) fn upcoming(
    conn: &mut Conn,
    (account, today): (AccountId, Date),
    now: Timestamp,
    all: bool,
    limit: usize,
) -> Result<Vec<Named>, DbError> {
    conn.query(UPCOMING, params![account, today, now, all, limit])
}

pub(super) fn attendance(conn: &mut Conn, id: MeetingId) -> Result<Vec<Attended>, DbError> {
    conn.query(ATTENDANCE, params![id])
}

pub(super) fn attend(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    seat: &Seat,
    present: bool,
) -> Result<(), DbError> {
    tx.execute(ATTEND, params![meeting, &seat.id, seat.account, &seat.name, present]).map(drop)
}

//! Rows of polls.

use base::Timestamp;
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::{Answer, Poll, PollId, Voter};
use crate::network::bodies::BodyId;
use crate::network::meetings::MeetingId;
use crate::outbox::{MailId, MailState};

db::statements! {
    INSERT = "INSERT INTO date_poll (id, body_id, meeting_id, words, made_at) VALUES ($1, $2, $3, $4, $5)";
    ADD_DATE = "INSERT INTO poll_date (poll_id, place, starts_at) VALUES ($1, $2, $3)";
    /// A newer letter has another link.
    PUT_VOTER = "INSERT INTO poll_voter (poll_id, seat_id, name, email, mail_id, token_hash) \
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (poll_id, seat_id) DO UPDATE SET name = $3, email = $4, mail_id = $5, \
        token_hash = $6";
    ONE = "SELECT id, body_id, meeting_id, words, made_at, closed_at FROM date_poll WHERE id = $1";
    OPEN_OF_BODY = "SELECT id, body_id, meeting_id, words, made_at, closed_at FROM date_poll WHERE body_id = $1 \
        AND closed_at IS NULL ORDER BY made_at DESC, id DESC LIMIT 20";
    DATES = "SELECT place, starts_at FROM poll_date WHERE poll_id = $1 ORDER BY place";
    VOTERS = "SELECT v.seat_id, v.name, v.email, m.state, v.voted_at FROM poll_voter v LEFT JOIN mail m ON m.id = v.mail_id \
        WHERE v.poll_id = $1 ORDER BY v.name, v.seat_id";
    VOTES = "SELECT seat_id, place, answer FROM poll_vote WHERE poll_id = $1 ORDER BY seat_id, place";
    BY_TOKEN = "SELECT poll_id, seat_id, voted_at FROM poll_voter WHERE token_hash = $1";
    VOTE = "INSERT INTO poll_vote (poll_id, seat_id, place, answer) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (poll_id, seat_id, place) DO UPDATE SET answer = $4";
    VOTED = "UPDATE poll_voter SET voted_at = $3 WHERE poll_id = $1 AND seat_id = $2";
    CLOSE = "UPDATE date_poll SET closed_at = $2, meeting_id = COALESCE($3, meeting_id) WHERE id = $1";
    OLD = "SELECT id FROM date_poll WHERE (closed_at IS NOT NULL AND closed_at < $1) OR made_at < $2";
    FORGET_VOTES = "DELETE FROM poll_vote WHERE poll_id = $1";
    FORGET_VOTERS = "DELETE FROM poll_voter WHERE poll_id = $1";
    FORGET_DATES = "DELETE FROM poll_date WHERE poll_id = $1";
    FORGET = "DELETE FROM date_poll WHERE id = $1";
}

impl FromRow for Poll {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            body: row.get(1)?,
            meeting: row.get(2)?,
            words: row.get(3)?,
            made_at: row.get(4)?,
            closed_at: row.get(5)?,
        })
    }
}

impl FromRow for Voter {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let letter: Option<String> = row.get(3)?;
        Ok(Self {
            seat: row.get(0)?,
            name: row.get(1)?,
            email: row.get(2)?,
            letter: letter.as_deref().and_then(MailState::parse),
            voted_at: row.get(4)?,
        })
    }
}

pub(super) fn insert(tx: &mut Tx<'_>, one: &Poll, dates: &[Timestamp]) -> Result<(), DbError> {
    tx.execute(INSERT, params![one.id, one.body, one.meeting, &one.words, one.made_at])?;
    for (place, date) in dates.iter().enumerate() {
        tx.execute(ADD_DATE, params![one.id, place, *date])?;
    }
    Ok(())
}

/// Somebody who is asked, with the letter that asks and the hash of what stands in its link.
pub(super) fn put_voter(
    tx: &mut Tx<'_>,
    id: PollId,
    (seat, name, email): (&str, &str, &str),
    (mail, token_hash): (Option<MailId>, &str),
) -> Result<(), DbError> {
    tx.execute(PUT_VOTER, params![id, seat, name, email, mail, token_hash]).map(drop)
}

pub(super) fn one(conn: &mut Conn, id: PollId) -> Result<Option<Poll>, DbError> {
    conn.query_opt(ONE, params![id])
}

pub(super) fn open_of_body(conn: &mut Conn, body: BodyId) -> Result<Vec<Poll>, DbError> {
    conn.query(OPEN_OF_BODY, params![body])
}

pub(super) fn dates(conn: &mut Conn, id: PollId) -> Result<Vec<(i64, Timestamp)>, DbError> {
    conn.query(DATES, params![id])
}

pub(super) fn voters(conn: &mut Conn, id: PollId) -> Result<Vec<Voter>, DbError> {
    conn.query(VOTERS, params![id])
}

/// Who said what: seat, place of the date, answer.
pub(super) fn votes(conn: &mut Conn, id: PollId) -> Result<Vec<(String, i64, Answer)>, DbError> {
    let rows: Vec<(String, i64, String)> = conn.query(VOTES, params![id])?;
    let known = rows.into_iter().map(|(seat, place, answer)| {
        let answer = Answer::parse(&answer);
        let answer = answer.ok_or_else(|| DbError::Other("a vote is unknown".to_owned()))?;
        Ok((seat, place, answer))
    });
    known.collect()
}

/// Poll and seat behind a token, and when they answered.
pub(super) fn by_token(
    conn: &mut Conn,
    hash: &str,
) -> Result<Option<(PollId, String, Option<Timestamp>)>, DbError> {
    conn.query_opt(BY_TOKEN, params![hash])
}

pub(super) fn vote(
    tx: &mut Tx<'_>,
    (id, seat): (PollId, &str),
    votes: &[(i64, Answer)],
    now: Timestamp,
) -> Result<(), DbError> {
    for (place, answer) in votes {
        tx.execute(VOTE, params![id, seat, *place, answer.code()])?;
    }
    tx.execute(VOTED, params![id, seat, now]).map(drop)
}

pub(super) fn close(
    tx: &mut Tx<'_>,
    id: PollId,
    meeting: Option<MeetingId>,
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(CLOSE, params![id, now, meeting]).map(drop)
}

/// Polls that ended before one moment or began before another.
pub(super) fn old(
    conn: &mut Conn,
    closed: Timestamp,
    made: Timestamp,
) -> Result<Vec<PollId>, DbError> {
    let rows: Vec<(PollId,)> = conn.query(OLD, params![closed, made])?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

pub(super) fn forget(tx: &mut Tx<'_>, id: PollId) -> Result<(), DbError> {
    for statement in [FORGET_VOTES, FORGET_VOTERS, FORGET_DATES, FORGET] {
        tx.execute(statement, params![id])?;
    }
    Ok(())
}

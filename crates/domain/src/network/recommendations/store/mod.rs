//! Rows of answers, and of how things stood by quarter.

pub(crate) mod facts;

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::{Answer, AnswerInput, Said, State};
use crate::identity::AccountId;

db::statements! {
    /// Answers up to a day, the newest first.
    ANSWERS = "SELECT r.code, r.agency_id, r.said, r.words, r.answered_on, a.display_name FROM recommendation_answer r \
        JOIN account a ON a.id = r.account_id WHERE r.answered_at <= $1 ORDER BY r.answered_at DESC, r.id DESC";
    ADD = "INSERT INTO recommendation_answer (id, code, agency_id, said, words, answered_on, account_id, answered_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    HOLD = "UPDATE recommendation_quarter SET state = state WHERE quarter = $1";
    QUARTERS = "SELECT quarter, code, state, since, taken_on FROM recommendation_quarter ORDER BY quarter, code";
    PUT = "INSERT INTO recommendation_quarter (quarter, code, state, since, taken_on) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (quarter, code) DO UPDATE SET state = $3, since = $4, taken_on = $5";
}

impl FromRow for Answer {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let said: String = row.get(2)?;
        let unknown = || DbError::Other("an answer is unknown".to_owned());
        Ok(Self {
            code: row.get(0)?,
            agency: row.get(1)?,
            said: Said::parse(&said).ok_or_else(unknown)?,
            words: row.get(3)?,
            on: row.get(4)?,
            by: row.get(5)?,
        })
    }
}

/// How a recommendation stood in a quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stood {
    pub quarter: String,
    pub code: String,
    pub state: State,
    pub since: Date,
    pub taken_on: Date,
}

impl FromRow for Stood {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let state: String = row.get(2)?;
        let unknown = || DbError::Other("a recommendation has an unknown state".to_owned());
        Ok(Self {
            quarter: row.get(0)?,
            code: row.get(1)?,
            state: State::parse(&state).ok_or_else(unknown)?,
            since: row.get(3)?,
            taken_on: row.get(4)?,
        })
    }
}

pub(super) fn answers(conn: &mut Conn, now: Timestamp) -> Result<Vec<Answer>, DbError> {
    conn.query(ANSWERS, params![now])
}

pub(super) fn add(
    tx: &mut Tx<'_>,
    (id, code, said): (&str, &str, Said),
    input: &AnswerInput,
    (account, now): (AccountId, Timestamp),
) -> Result<(), DbError> {
    let words = input.words.trim();
    let values = params![id, code, input.agency, said.code(), words, input.on, account, now];
    tx.execute(ADD, values).map(drop)
}

pub(super) fn hold(tx: &mut Tx<'_>, quarter: &str) -> Result<(), DbError> {
    tx.execute(HOLD, params![quarter]).map(drop)
}

/// Every quarter, the oldest first.
pub(super) fn quarters(conn: &mut Conn) -> Result<Vec<Stood>, DbError> {
    conn.query(QUARTERS, params![])
}

pub(super) fn put(tx: &mut Tx<'_>, one: &Stood) -> Result<(), DbError> {
    let values = params![&one.quarter, &one.code, one.state.code(), one.since, one.taken_on];
    tx.execute(PUT, values).map(drop)
}

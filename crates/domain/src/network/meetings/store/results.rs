//! Rows of decisions and tasks.

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::super::{Decision, DecisionId, ItemId, MeetingId, Task, TaskId, Who};
use crate::identity::AccountId;
use crate::network::bodies::BodyId;

/// A task with its body and whoever has to do it on the day $2.
macro_rules! task {
    () => {
        "SELECT t.id, b.name, t.words, COALESCE(o.title, ''), COALESCE(a.display_name, h.name, ''), \
         COALESCE(t.account_id, h.account_id), t.due_on, t.done_at, t.done_words, t.body_id FROM body_task t \
         JOIN body b ON b.id = t.body_id LEFT JOIN office o ON o.id = t.office_id \
         LEFT JOIN office_holder h ON h.office_id = t.office_id AND h.valid_from <= $2 \
         AND (h.valid_until IS NULL OR h.valid_until >= $2) LEFT JOIN account a ON a.id = t.account_id "
    };
}

db::statements! {
    /// The body is held, so the next number is nobody else's.
    DECIDE = "INSERT INTO decision (id, body_id, meeting_id, item_id, number, words, decided_at) \
        SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS TEXT), COALESCE(MAX(number), 0) + 1, \
        CAST($5 AS TEXT), CAST($6 AS TEXT) FROM decision WHERE body_id = $2";
    OF_ITEM = "SELECT d.id, d.number, d.words, d.decided_at, b.name FROM decision d JOIN body b ON b.id = d.body_id \
        WHERE d.item_id = $1 ORDER BY d.number";
    OF_BODY = "SELECT d.id, d.number, d.words, d.decided_at, b.name FROM decision d JOIN body b ON b.id = d.body_id \
        WHERE d.body_id = $1 AND d.number < $2 ORDER BY d.number DESC LIMIT $3";
    ADD_TASK = "INSERT INTO body_task (id, body_id, item_id, words, office_id, account_id, due_on, created_at, done_words) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '')";
    /// One task with whoever has to do it on a day.
    TASK = concat!(task!(), "WHERE t.id = $1");
    TASKS_OF_ITEM = concat!(task!(), "WHERE t.item_id = $1 ORDER BY t.due_on, t.id");
    OPEN_OF_BODY = concat!(task!(), "WHERE t.body_id = $1 AND t.done_at IS NULL ORDER BY t.due_on, t.id LIMIT 200");
    /// Open tasks of bodies the account takes part in ($3 = 1: of all), its own alone ($4 = 1), due until $5.
    OPEN = concat!(task!(), "WHERE t.done_at IS NULL AND t.due_on <= $5 AND (COALESCE(t.account_id, h.account_id) = $1 OR (CAST($4 AS BIGINT) = 0 \
        AND (CAST($3 AS BIGINT) = 1 OR EXISTS (SELECT 1 FROM body_member p WHERE p.body_id = b.id AND p.account_id = $1 \
        AND p.valid_from <= $2 AND p.valid_until >= $2)))) ORDER BY t.due_on, t.id LIMIT $6");
    DONE = concat!(task!(), "WHERE t.done_at IS NOT NULL AND (CAST($3 AS BIGINT) = 1 OR COALESCE(t.account_id, h.account_id) = $1 \
        OR EXISTS (SELECT 1 FROM body_member p WHERE p.body_id = b.id AND p.account_id = $1 \
        AND p.valid_from <= $2 AND p.valid_until >= $2)) ORDER BY t.done_at DESC, t.id LIMIT $4");
    FINISH = "UPDATE body_task SET done_at = $2, done_words = $3 WHERE id = $1";
    COUNT_OF = "SELECT COUNT(*) FROM body_task WHERE body_id = $1 AND account_id = $2 AND done_at IS NULL";
    HAND_ON = "UPDATE body_task SET account_id = $3 WHERE body_id = $1 AND account_id = $2 AND done_at IS NULL";
}

impl FromRow for Decision {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            number: row.get(1)?,
            words: row.get(2)?,
            decided_at: row.get(3)?,
            body: row.get(4)?,
        })
    }
}

impl FromRow for Task {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            body: row.get(1)?,
            words: row.get(2)?,
            office: row.get(3)?,
            holder: row.get(4)?,
            account: row.get(5)?,
            due_on: row.get(6)?,
            done_at: row.get(7)?,
            done_words: row.get(8)?,
        })
    }
}

/// A task with its body.
pub(in crate::network::meetings) struct Placed(pub Task, pub BodyId);

impl FromRow for Placed {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self(Task::from_row(row)?, row.get(9)?))
    }
}

pub(in crate::network::meetings) fn decide(
    tx: &mut Tx<'_>,
    id: DecisionId,
    (body, meeting, item): (BodyId, MeetingId, ItemId),
    words: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(DECIDE, params![id, body, meeting, item, words, now])?;
    super::words::index(tx, item)
}

pub(in crate::network::meetings) fn decisions_of_item(
    conn: &mut Conn,
    item: ItemId,
) -> Result<Vec<Decision>, DbError> {
    conn.query(OF_ITEM, params![item])
}

pub(in crate::network::meetings) fn decisions(
    conn: &mut Conn,
    body: BodyId,
    before: i64,
    limit: usize,
) -> Result<Vec<Decision>, DbError> {
    conn.query(OF_BODY, params![body, before, limit])
}

pub(in crate::network::meetings) fn add_task(
    tx: &mut Tx<'_>,
    id: TaskId,
    (body, item): (BodyId, ItemId),
    (words, who, due_on): (&str, Who, Date),
    now: Timestamp,
) -> Result<(), DbError> {
    let (office, account) = match who {
        Who::Office(office) => (Some(office), None),
        Who::Account(account) => (None, Some(account)),
    };
    tx.execute(ADD_TASK, params![id, body, item, words, office, account, due_on, now])?;
    super::words::index(tx, item)
}

pub(in crate::network::meetings) fn task(
    conn: &mut Conn,
    id: TaskId,
    today: Date,
) -> Result<Option<Placed>, DbError> {
    conn.query_opt(TASK, params![id, today])
}

pub(in crate::network::meetings) fn tasks_of_item(
    conn: &mut Conn,
    item: ItemId,
    today: Date,
) -> Result<Vec<Task>, DbError> {
    conn.query(TASKS_OF_ITEM, params![item, today])
}

/// Open tasks of a body, the most urgent first.
pub(in crate::network::meetings) fn open_of_body(
    conn: &mut Conn,
    body: BodyId,
    today: Date,
) -> Result<Vec<Task>, DbError> {
    conn.query(OPEN_OF_BODY, params![body, today])
}

/// Open tasks the account may see.
pub(in crate::network::meetings) fn open(
    conn: &mut Conn,
    (account, today): (AccountId, Date),
    (all, mine): (bool, bool),
    until: Date,
    limit: usize,
) -> Result<Vec<Task>, DbError> {
    conn.query(OPEN, params![account, today, all, mine, until, limit])
}

pub(in crate::network::meetings) fn done(
    conn: &mut Conn,
    (account, today): (AccountId, Date),
    all: bool,
    limit: usize,
) -> Result<Vec<Task>, DbError> {
    conn.query(DONE, params![account, today, all, limit])
}

pub(in crate::network::meetings) fn finish(
    tx: &mut Tx<'_>,
    id: TaskId,
    done_at: Option<Timestamp>,
    words: &str,
) -> Result<(), DbError> {
    tx.execute(FINISH, params![id, done_at, words]).map(drop)
}

/// How many open tasks of a body are somebody's own.
pub(in crate::network) fn open_of(
    conn: &mut Conn,
    body: BodyId,
    account: AccountId,
) -> Result<i64, DbError> {
    Ok(conn.query_one::<(i64,)>(COUNT_OF, params![body, account])?.0)
}

pub(in crate::network) fn hand_on(
    tx: &mut Tx<'_>,
    body: BodyId,
    (from, to): (AccountId, AccountId),
) -> Result<(), DbError> {
    tx.execute(HAND_ON, params![body, from, to]).map(drop)
}

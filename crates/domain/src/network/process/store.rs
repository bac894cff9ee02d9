//! Rows of runs, their steps and what is ticked.

use base::Timestamp;
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::{Run, RunId, Step, StepInput, StepState};
use crate::identity::AccountId;
use crate::network::meetings::MeetingId;

db::statements! {
    INSERT = "INSERT INTO process_run (id, number, municipality, started_at, started_by) VALUES ($1, $2, $3, $4, $5)";
    INSERT_STEP = "INSERT INTO process_step (run_id, step, state, responsible, outcome, reason, version) \
        VALUES ($1, $2, $3, '', '', '', 0)";
    RUNS = "SELECT id, number, municipality, started_at, ended_at FROM process_run ORDER BY number DESC, id";
    ONE = "SELECT id, number, municipality, started_at, ended_at FROM process_run WHERE id = $1";
    /// Whoever begins, ends or changes a run holds it, so that there is never a second at a time.
    HOLD = "UPDATE process_run SET number = number WHERE ended_at IS NULL OR id = $1";
    END = "UPDATE process_run SET ended_at = $2 WHERE id = $1";
    STEPS = "SELECT step, state, office_id, responsible, planned_on, held_on, outcome, body_id, reason, meeting_id, version \
        FROM process_step WHERE run_id = $1 ORDER BY step";
    CHANGE = "UPDATE process_step SET office_id = $3, responsible = $4, planned_on = $5, held_on = $6, outcome = $7, \
        body_id = $8, version = version + 1 WHERE run_id = $1 AND step = $2";
    SET_STATE = "UPDATE process_step SET state = $3, reason = $4, version = version + 1 WHERE run_id = $1 AND step = $2";
    SET_MEETING = "UPDATE process_step SET body_id = $3, meeting_id = $4, planned_on = $5, version = version + 1 \
        WHERE run_id = $1 AND step = $2";
    TICKS = "SELECT step, item FROM process_tick WHERE run_id = $1 ORDER BY step, item";
    TICK = "INSERT INTO process_tick (run_id, step, item, ticked_at, account_id) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (run_id, step, item) DO NOTHING";
    UNTICK = "DELETE FROM process_tick WHERE run_id = $1 AND step = $2 AND item = $3";
    /// Offices of bodies that meet, with the body's name.
    OFFICES = "SELECT o.id, o.title, b.name FROM office o JOIN body b ON b.id = o.body_id \
        WHERE o.ended_at IS NULL AND b.ended_at IS NULL ORDER BY b.created_at, b.id, o.place, o.id";
    OFFICE = "SELECT o.id, o.title, b.name FROM office o JOIN body b ON b.id = o.body_id WHERE o.id = $1";
    MEETING = "SELECT id, body_id, starts_at, place, link, state FROM meeting WHERE id = $1";
    BODIES = "SELECT id, kind, name, land, created_at, ended_at FROM body ORDER BY created_at, id";
}

impl FromRow for Run {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            number: row.get(1)?,
            municipality: row.get(2)?,
            started_at: row.get(3)?,
            ended_at: row.get(4)?,
        })
    }
}

impl FromRow for Step {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let state: String = row.get(1)?;
        let unknown = || DbError::Other("a step has an unknown state".to_owned());
        Ok(Self {
            number: row.get(0)?,
            state: StepState::parse(&state).ok_or_else(unknown)?,
            text: StepInput {
                office: row.get(2)?,
                responsible: row.get(3)?,
                planned_on: row.get(4)?,
                held_on: row.get(5)?,
                outcome: row.get(6)?,
                body: row.get(7)?,
            },
            reason: row.get(8)?,
            meeting: row.get(9)?,
            version: row.get(10)?,
        })
    }
}

pub(super) fn insert(tx: &mut Tx<'_>, run: &Run, account: AccountId) -> Result<(), DbError> {
    let values = params![run.id, run.number, &run.municipality, run.started_at, account];
    tx.execute(INSERT, values).map(drop)
}

pub(super) fn insert_step(
    tx: &mut Tx<'_>,
    run: RunId,
    step: i64,
    state: StepState,
) -> Result<(), DbError> {
    tx.execute(INSERT_STEP, params![run, step, state.code()]).map(drop)
}

/// Every run, the newest first.
pub(super) fn runs(conn: &mut Conn) -> Result<Vec<Run>, DbError> {
    conn.query(RUNS, params![])
}

pub(super) fn one(conn: &mut Conn, id: RunId) -> Result<Option<Run>, DbError> {
    conn.query_opt(ONE, params![id])
}

pub(super) fn hold(tx: &mut Tx<'_>, id: Option<RunId>) -> Result<(), DbError> {
    tx.execute(HOLD, params![id]).map(drop)
}

pub(super) fn end(tx: &mut Tx<'_>, id: RunId, at: Option<Timestamp>) -> Result<(), DbError> {
    tx.execute(END, params![id, at]).map(drop)
}

pub(super) fn steps(conn: &mut Conn, run: RunId) -> Result<Vec<Step>, DbError> {
    conn.query(STEPS, params![run])
}

pub(super) fn change(
    tx: &mut Tx<'_>,
    run: RunId,
    step: i64,
    text: &StepInput,
) -> Result<(), DbError> {
    let values = params![
        run,
        step,
        text.office,
        text.responsible.trim(),
        text.planned_on,
        text.held_on,
        text.outcome.trim(),
        text.body
    ];
    tx.execute(CHANGE, values).map(drop)
}

pub(super) fn set_state(
    tx: &mut Tx<'_>,
    run: RunId,
    step: i64,
    (state, reason): (StepState, &str),
) -> Result<(), DbError> {
    tx.execute(SET_STATE, params![run, step, state.code(), reason]).map(drop)
}

pub(super) fn set_meeting(
    tx: &mut Tx<'_>,
    (run, step): (RunId, i64),
    body: crate::network::bodies::BodyId,
    meeting: MeetingId,
    day: Option<base::Date>,
) -> Result<(), DbError> {
    tx.execute(SET_MEETING, params![run, step, body, meeting, day]).map(drop)
}

pub(super) fn ticks(conn: &mut Conn, run: RunId) -> Result<Vec<(i64, String)>, DbError> {
    conn.query(TICKS, params![run])
}

pub(super) fn tick(
    tx: &mut Tx<'_>,
    (run, step, item): (RunId, i64, &str),
    ticked: bool,
    (account, now): (AccountId, Timestamp),
) -> Result<(), DbError> {
    if ticked {
        tx.execute(TICK, params![run, step, item, now, account]).map(drop)
    } else {
        tx.execute(UNTICK, params![run, step, item]).map(drop)
    }
}

/// An office with its title and the name of its body.
pub(super) type OfficeLine = (crate::network::bodies::OfficeId, String, String);

pub(super) fn offices(conn: &mut Conn) -> Result<Vec<OfficeLine>, DbError> {
    conn.query(OFFICES, params![])
}

pub(super) fn office(
    conn: &mut Conn,
    id: crate::network::bodies::OfficeId,
) -> Result<Option<OfficeLine>, DbError> {
    conn.query_opt(OFFICE, params![id])
}

pub(super) fn meeting(
    conn: &mut Conn,
    id: MeetingId,
) -> Result<Option<crate::network::meetings::Meeting>, DbError> {
    conn.query_opt(MEETING, params![id])
}

/// Bodies of every time, the oldest first.
pub(super) fn bodies(conn: &mut Conn) -> Result<Vec<crate::network::bodies::Body>, DbError> {
    conn.query(BODIES, params![])
}

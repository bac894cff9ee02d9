//! What comes back on a day, over all own cases: steps with a deadline, and reminders.

use base::Date;
use db::{Conn, DbError, FromRow, Row};

use crate::identity::{CaseId, Scope};
use crate::own_cases;

db::statements! {
    // A cross join keeps SQLite from walking every deadline of the house before it asks whose they are.
    DUTIES = concat!("SELECT d.due_on || ' ' || d.case_id || ' ' || d.goal_row || ' ' || d.step_row AS place, \
        d.due_on, d.case_id, 'step', d.goal_row, d.step_row, '' FROM case_file c CROSS JOIN step_deadline d \
        WHERE d.case_id = c.id AND ", own_cases!(), " AND c.state = 'open' AND d.achieved = 'ib' \
        AND d.due_on >= $4 AND d.due_on <= $5 AND $6 <> 'reminder' \
        AND d.due_on || ' ' || d.case_id || ' ' || d.goal_row || ' ' || d.step_row > $7 \
        UNION ALL SELECT r.due_on || ' ' || r.case_id || ' ' || r.id AS place, \
        r.due_on, r.case_id, 'reminder', r.id, r.reason, r.about FROM case_file c CROSS JOIN reminder r \
        WHERE r.case_id = c.id AND ", own_cases!(), " AND c.state = 'open' AND r.done_at IS NULL \
        AND r.due_on >= $4 AND r.due_on <= $5 AND $6 <> 'step' \
        AND r.due_on || ' ' || r.case_id || ' ' || r.id > $7 ORDER BY place LIMIT $8");
}

/// Which of them are asked for.
pub(in crate::plans) struct DutyWindow {
    pub(in crate::plans) today: Date,
    pub(in crate::plans) period: (Date, Date),
    /// `step`, `reminder`, or empty for both.
    pub(in crate::plans) only: &'static str,
    /// The place of the last one seen.
    pub(in crate::plans) after: String,
    pub(in crate::plans) limit: usize,
}

/// One of them; nothing of what it is about.
pub(in crate::plans) struct DutyRow {
    pub(in crate::plans) place: String,
    pub(in crate::plans) due_on: Date,
    pub(in crate::plans) case: CaseId,
    pub(in crate::plans) is_step: bool,
    /// Row of the goal, or id of the reminder.
    pub(in crate::plans) first: String,
    /// Row of the step, or reason of the reminder.
    pub(in crate::plans) second: String,
    /// The question the program's reminder hangs on.
    pub(in crate::plans) about: String,
}

impl FromRow for DutyRow {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let kind: String = row.get(3)?;
        Ok(Self {
            place: row.get(0)?,
            due_on: row.get(1)?,
            case: row.get(2)?,
            is_step: kind == "step",
            first: row.get(4)?,
            second: row.get(5)?,
            about: row.get(6)?,
        })
    }
}

/// In a scope of own cases, by day, the earliest first.
pub(in crate::plans) fn duties(
    conn: &mut Conn,
    scope: &Scope,
    window: &DutyWindow,
) -> Result<Vec<DutyRow>, DbError> {
    let DutyWindow { today, period, only, after, limit } = window;
    let Some(mut params) = scope.of_own(*today) else { return Ok(Vec::new()) };
    params.extend([period.0.into(), period.1.into(), (*only).into(), after.into()]);
    params.push((*limit).into());
    conn.query(DUTIES, &params)
}

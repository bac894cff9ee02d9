//! The past of a plan: who entered what and when, and the state as of any day.

use std::collections::BTreeMap;

use base::{Date, Locale, Outcome, Personal, Problem, Timestamp};
use db::Conn;
use forms::{Answers, Path};

use super::reading::plan_with;
use crate::cases::actions::sight;
use crate::house::House;
use crate::identity::Permit;
use crate::plans::store::SealedRevision;
use crate::plans::visible::{health_goals, makes_health, shows};
use crate::plans::{Edit, Past, Plan, Revision, store};
use crate::sealed::{open, place};

/// One change of one field.
#[derive(Debug, Clone)]
pub struct FieldChange {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: String,
    /// The value from then on; empty when it was taken away.
    pub value: Personal<String>,
}

pub(super) fn revisions_after(
    house: &House,
    conn: &mut Conn,
    permit: &Permit,
    after: i64,
) -> Outcome<Vec<(SealedRevision, Revision)>> {
    opened(house, conn, permit, after, house.now())
}

/// The answers as they stood at a version.
pub(super) fn answers_at(
    house: &House,
    conn: &mut Conn,
    permit: &Permit,
    version: i64,
) -> Outcome<Answers> {
    let all = opened(house, conn, permit, 0, house.now())?;
    let until = all.iter().filter(|(stored, _)| stored.version <= version);
    Ok(Revision::fold(until.map(|(_, revision)| revision)))
}

/// How often each field that the reader may see was changed, over the life of the plan. Names only, no values:
/// but that a health question was answered is told by its name already.
///
/// # Errors
/// When a revision cannot be opened.
pub fn change_counts(
    house: &House,
    conn: &mut Conn,
    permit: &Permit,
) -> Outcome<BTreeMap<Path, usize>> {
    let sight = sight(house, conn, permit)?;
    let mut counts = BTreeMap::new();
    let revisions = opened(house, conn, permit, 0, house.now())?;
    let edits = revisions.iter().flat_map(|(_, revision)| &revision.edits);
    // As in the history of a field: a goal that was health data at any time has no past.
    let closed: Vec<Path> =
        if sight.health { Vec::new() } else { edits.filter_map(health_goal_of).collect() };
    for (_, revision) in revisions {
        for edit in revision.edits {
            if let Edit::Set(path, _) | Edit::Clear(path) = edit
                && shows(sight, &path)
                && !closed.iter().any(|goal| path.is_in(goal))
            {
                *counts.entry(path).or_default() += 1;
            }
        }
    }
    Ok(counts)
}

fn opened(
    house: &House,
    conn: &mut Conn,
    permit: &Permit,
    after: i64,
    until: Timestamp,
) -> Outcome<Vec<(SealedRevision, Revision)>> {
    let key = house.vault.client_key(&permit.client_id().text())?;
    let case = permit.case_id();
    let rows = store::revisions(conn, permit, after, until)?.into_iter().map(|row| {
        let name = format!("{case}/{}", row.version);
        let revision = open(&key, place("plan_revision", &name, "sealed"), &row.sealed)?;
        Ok((row, revision))
    });
    rows.collect()
}

/// Every value one field ever had, the newest first; nothing of what the reader may not see today. A goal that
/// was health data at any time has no past for those who may not read health data.
///
/// # Errors
/// When a revision cannot be opened.
pub fn field_history(
    house: &House,
    conn: &mut Conn,
    permit: &Permit,
    path: &Path,
) -> Outcome<Vec<FieldChange>> {
    let sight = sight(house, conn, permit)?;
    if !shows(sight, path) {
        return Ok(Vec::new());
    }
    let revisions = opened(house, conn, permit, 0, house.now())?;
    let edits = revisions.iter().flat_map(|(_, revision)| &revision.edits);
    if !sight.health && edits.clone().any(|edit| reveals_health(edit, path)) {
        return Ok(Vec::new());
    }
    let mut changes = Vec::new();
    for (row, revision) in revisions {
        for edit in &revision.edits {
            let value = match edit {
                Edit::Set(changed, answer) if changed == path => {
                    answer.text().unwrap_or(forms::DECLINED).to_owned()
                }
                Edit::Clear(changed) if changed == path => String::new(),
                Edit::RemoveRow(gone) if path.is_in(gone) => String::new(),
                _ => continue,
            };
            let by = row.author_name.clone();
            changes.push(FieldChange { at: row.valid_from, by, value: Personal::new(value) });
        }
    }
    changes.reverse();
    Ok(changes)
}

/// Whether an edit made the goal health data in which `path` lies.
fn reveals_health(edit: &Edit, path: &Path) -> bool {
    health_goal_of(edit).is_some_and(|goal| path.is_in(&goal))
}

/// The goal that an edit made health data.
fn health_goal_of(edit: &Edit) -> Option<Path> {
    let Edit::Set(changed, answer) = edit else { return None };
    answer.text().filter(|value| makes_health(changed, value)).and_then(|_| changed.row())
}

/// How single answers changed, day by day: what suggestions are drawn from.
///
/// # Errors
/// When a revision cannot be opened.
pub fn past(house: &House, conn: &mut Conn, permit: &Permit) -> Outcome<Past> {
    if !sight(house, conn, permit)?.counselling {
        return Ok(Past::default());
    }
    let revisions = opened(house, conn, permit, 0, house.now())?;
    Ok(Past::of(revisions.iter().map(|(row, revision)| (row.valid_from, revision))))
}

/// The plan as it stood at the end of a day.
///
/// # Errors
/// [`Problem::NotFound`] when it did not exist yet.
pub fn plan_as_of(
    house: &House,
    conn: &mut Conn,
    permit: &Permit,
    day: Date,
    language: Locale,
) -> Outcome<Plan> {
    let rows = opened(house, conn, permit, 0, Timestamp::end_of_day(day))?;
    let (last, _) = rows.last().ok_or(Problem::NotFound)?;
    let version = (last.version, last.valid_from);
    let mut answers = Revision::fold(rows.iter().map(|(_, revision)| revision));
    if !sight(house, conn, permit)?.health {
        // What became health data later is not told by an earlier day either, as in the history of a field.
        let revisions = opened(house, conn, permit, 0, house.now())?;
        let hidden_anyway = health_goals(&answers);
        for edit in revisions.iter().flat_map(|(_, revision)| &revision.edits) {
            if let Some(goal) = health_goal_of(edit).filter(|goal| !hidden_anyway.contains(goal)) {
                answers.remove_row(&goal);
            }
        }
    }
    plan_with(house, conn, permit, answers, version, (day, language))
}

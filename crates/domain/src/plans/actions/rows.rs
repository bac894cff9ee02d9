//! Rows of tables (children, languages, goals, steps) and values that are not asked any more.

use base::{Outcome, Problem};
use forms::{Answer, Answers, Form, Item, Path};

use super::reading::plan;
use super::writing::write;
use crate::cases::actions::on_case;
use crate::house::House;
use crate::identity::{Action, Actor, CaseId};
use crate::plans::{Edit, Plan, Revision, form};

/// More rows than this in one table are a slip or an attack, not a family.
const MOST_ROWS: usize = 60;

/// What adds a row, and its address.
pub(super) fn new_row(
    plan: &Plan,
    outer: Option<&Path>,
    repeat: &str,
) -> Outcome<(Revision, Path)> {
    let row = fresh_row(plan, &plan.answers, outer, repeat)?;
    let mut edits = vec![Edit::AddRow(row.clone())];
    edits.extend(defaults(plan, &row));
    Ok((Revision { edits }, row))
}

/// The address of a row about to be added: one new row a table and revision.
pub(super) fn fresh_row(
    plan: &Plan,
    answers: &Answers,
    outer: Option<&Path>,
    repeat: &str,
) -> Outcome<Path> {
    let outer_exists = outer.is_none_or(|row| answers.rows().contains(row));
    // Standings are rows too, but their key is the day: see `set_standing` (W35).
    if !is_repeat(form(), repeat) || repeat == "stand" || !outer_exists {
        return Err(Problem::NotFound);
    }
    if answers.rows_of(outer, repeat).count() >= MOST_ROWS {
        return Err(Problem::Rule("rule-too-many-rows"));
    }
    // Keys are never used twice in a plan's life: the version makes them new.
    let key = format!("r{}", plan.version + 1);
    let text = outer.map_or_else(String::new, |row| format!("{row}."));
    let row = Path::parse(&format!("{text}{repeat}[{key}]")).map_err(|_| Problem::NotFound)?;
    writable(plan, &row)?;
    Ok(row)
}

/// What the form says a new row begins with.
fn defaults(plan: &Plan, row: &Path) -> Vec<Edit> {
    let mut answers = plan.answers.clone();
    answers.add_row(row.clone());
    let live = forms::Live::new(form(), &answers, &plan.context);
    live.defaults(Some(row)).into_iter().map(|(path, answer)| Edit::Set(path, answer)).collect()
}

/// Removes a row with everything in it; the history keeps it.
///
/// # Errors
/// When there is no such row, or the plan is locked.
pub fn remove_row(house: &House, actor: &Actor, case: CaseId, row: &Path) -> Outcome<()> {
    edit(house, actor, case, |plan| Ok((without_row(plan, row)?, ())))
}

/// What removes a row.
pub(super) fn without_row(plan: &Plan, row: &Path) -> Outcome<Revision> {
    known_row(plan, row)?;
    Ok(Revision { edits: vec![Edit::RemoveRow(row.clone())] })
}

/// Moves a row one place.
///
/// # Errors
/// When there is no such row, or the plan is locked.
pub fn move_row(house: &House, actor: &Actor, case: CaseId, row: &Path, up: bool) -> Outcome<()> {
    edit(house, actor, case, |plan| {
        known_row(plan, row)?;
        Ok((Revision { edits: vec![Edit::MoveRow(row.clone(), up)] }, ()))
    })
}

/// Drops values that are not asked any more, after somebody confirmed it. Only what really is hidden goes.
///
/// # Errors
/// When the plan is locked.
pub fn drop_hidden(house: &House, actor: &Actor, case: CaseId, paths: &[String]) -> Outcome<usize> {
    edit(house, actor, case, |plan| {
        let revision = without_hidden(plan, paths);
        let count = revision.edits.len();
        Ok((revision, count))
    })
}

/// What drops the hidden values among `paths`.
pub(super) fn without_hidden(plan: &Plan, paths: &[String]) -> Revision {
    let hidden = plan.evaluation.hidden_values.iter();
    let wanted = hidden.filter(|path| paths.iter().any(|asked| asked == path.as_str()));
    let may = wanted.filter(|path| plan.may_show(path) && plan.may_write(path));
    Revision { edits: may.cloned().map(Edit::Clear).collect() }
}

pub(super) fn known_row(plan: &Plan, row: &Path) -> Outcome<()> {
    if !plan.answers.rows().contains(row) {
        return Err(Problem::NotFound);
    }
    writable(plan, row)
}

fn writable(plan: &Plan, row: &Path) -> Outcome<()> {
    if plan.may_write(row) { Ok(()) } else { Err(Problem::Rule("rule-w06-locked")) }
}

pub(super) fn edit<T>(
    house: &House,
    actor: &Actor,
    case: CaseId,
    decide: impl Fn(&Plan) -> Outcome<(Revision, T)>,
) -> Outcome<T> {
    on_case(house, actor, case, Action::WriteCase, |tx, permit| {
        let mut plan = plan(house, tx, permit, actor.language)?;
        let (revision, answer) = decide(&plan)?;
        write(house, tx, actor, permit, &mut plan, &revision, "plan.changed")?;
        Ok(answer)
    })
}

/// Sets one answer as an edit.
pub(super) fn set(row: &Path, name: &str, value: &str) -> Edit {
    Edit::Set(row.question(name), Answer::from(value))
}

fn is_repeat(form: &Form, name: &str) -> bool {
    matches!(form.item(name), Some(Item::Repeat(_)))
}

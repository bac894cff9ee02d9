//! Goals and steps in words.

use base::{Date, Problem};
use domain::plans::actions::Conflict;
use domain::plans::{GoalRow, Plan, StepRow, form, goals_in};
use forms::Path;

use crate::components::{self, Field};
use crate::lists::label;
use crate::texts::Texts;

/// Shows at each field that somebody else changed it, with both values.
pub(super) fn show_conflicts<'f>(
    fields: impl IntoIterator<Item = &'f mut Field>,
    conflicts: &[Conflict],
    t: Texts,
) {
    for field in fields {
        let of_field = |conflict: &&Conflict| conflict.path.name() == field.path;
        let Some(found) = conflicts.iter().find(of_field) else { continue };
        field.conflict = Some(components::Conflict {
            mine: in_words(&found.path, found.mine.reveal(), t),
            theirs: in_words(&found.path, found.theirs.reveal(), t),
            who: format!("{}, {}", found.by, t.time(found.at)),
        });
    }
}

/// A stored value as people read it.
fn in_words(path: &Path, value: &str, t: Texts) -> String {
    let Some(question) = form().question(path.name()) else { return value.to_owned() };
    match (question.kind.list(), value.parse::<Date>()) {
        (Some(list), _) => {
            let words = value.split_whitespace().map(|name| label(list, name, t));
            words.collect::<Vec<_>>().join(", ")
        }
        (None, Ok(day)) => t.date(day),
        (None, Err(_)) => value.to_owned(),
    }
}

/// The words of an area.
pub(super) fn area_words(goal: &GoalRow, t: Texts) -> String {
    match goal.area.as_str() {
        "freitext" => goal.area_text.reveal().clone(),
        id => label("bereiche", id, t),
    }
}

/// The words of a goal.
pub(super) fn goal_words(goal: &GoalRow, t: Texts) -> String {
    match goal.goal.as_str() {
        "freitext" => goal.goal_text.reveal().clone(),
        id => label("ziele", id, t),
    }
}

/// Who does a step, in words.
pub(super) fn who_words(step: &StepRow, t: Texts) -> String {
    let names = step.who.iter().map(|name| match (name.as_str(), step.who_text.reveal()) {
        ("sonstige", own) if !own.is_empty() => own.clone(),
        (name, _) => label("wer", name, t),
    });
    names.collect::<Vec<_>>().join(", ")
}

/// The goal with this key; what may not be seen does not exist.
///
/// # Errors
/// [`Problem::NotFound`].
pub(super) fn goal_of(plan: &Plan, key: &str) -> Result<GoalRow, Problem> {
    let mut goals = goals_in(&plan.answers).into_iter();
    goals.find(|goal| goal.path.key() == Some(key)).ok_or(Problem::NotFound)
}

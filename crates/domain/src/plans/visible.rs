//! Which answers come out, and which stay sealed: per group, per question, per goal.

use std::collections::BTreeMap;

use forms::{Answers, Path};

use super::form::{OPEN_ALWAYS, form};
use crate::cases::Sight;
use crate::registers::areas;

/// The part of the answers a sight reaches; `None` when that is all of them.
pub(super) fn visible(sight: Sight, answers: &Answers) -> Option<Answers> {
    if sight.health {
        return None;
    }
    let health_goals = health_goals(answers);
    let hidden = |path: &Path| !shows(sight, path) || in_any(path, &health_goals);
    if !answers.iter().any(|(path, _)| hidden(path)) && !answers.rows().iter().any(hidden) {
        return None;
    }
    let mut part = Answers::new();
    for row in answers.rows().iter().filter(|row| !hidden(row)) {
        part.add_row(row.clone());
    }
    for (path, answer) in answers.iter().filter(|(path, _)| !hidden(path)) {
        part.set(path.clone(), answer.clone());
    }
    Some(part)
}

/// Whether an address may come out at all; goals are looked at one by one in [`health_goals`].
pub(super) fn shows(sight: Sight, path: &Path) -> bool {
    // Own words may say anything: without a ground for counselling they stay closed where codes and dates do not.
    let open =
        || group_of(path).is_some_and(|group| OPEN_ALWAYS.contains(&group)) && !is_own_words(path);
    (sight.counselling || open()) && (sight.health || !is_health(path))
}

/// Whether an address holds a sentence of somebody.
fn is_own_words(path: &Path) -> bool {
    form().question(path.name()).is_some_and(|question| {
        question.kind == forms::Kind::Text && question.calculation.is_none()
    })
}

/// Rows of goals that are health data: by their area, or by a goal of that area (W31).
pub(super) fn health_goals(answers: &Answers) -> Vec<Path> {
    let rows = answers.rows_of(None, "ziele");
    rows.filter(|row| {
        let text = |name: &str| answers.text(row.question(name).as_str()).unwrap_or_default();
        is_health_area(text("ziele_bereich")) || is_health_goal(text("ziele_ziel"))
    })
    .cloned()
    .collect()
}

/// Whether an address is health data, given the rows of the health goals: for the audit, which keeps no value.
pub(super) fn touches_health(health_goals: &[Path], path: &Path) -> bool {
    is_health(path) || in_any(path, health_goals)
}

/// Whether an address is asked only with the explicit consent to health data (W29).
pub(super) fn is_health(path: &Path) -> bool {
    let flagged = |extra: &BTreeMap<String, String>| {
        extra.get("einwilligung").is_some_and(|needs| needs == "gesundheit")
    };
    form().question(path.name()).is_some_and(|question| flagged(&question.extra))
}

/// The value of a goal's field that makes the goal health data.
pub(super) fn makes_health(path: &Path, value: &str) -> bool {
    match path.name() {
        "ziele_bereich" => is_health_area(value),
        "ziele_ziel" => is_health_goal(value),
        _ => false,
    }
}

/// Whether an area is health data.
pub(super) fn is_health_area(id: &str) -> bool {
    areas().iter().any(|area| area.health && area.id == id)
}

/// Whether a goal of the list is.
pub(super) fn is_health_goal(id: &str) -> bool {
    crate::registers::goal(id).is_some_and(|goal| is_health_area(&goal.area))
}

fn in_any(path: &Path, rows: &[Path]) -> bool {
    rows.iter().any(|row| path.is_in(row))
}

/// The top group an address belongs to.
pub(super) fn group_of(path: &Path) -> Option<&'static str> {
    let outermost = path.as_str().split(['.', '[']).next()?;
    form().items.iter().find(|item| contains(item, outermost)).map(forms::Item::name)
}

fn contains(item: &forms::Item, name: &str) -> bool {
    item.name() == name || item.items().iter().any(|inner| contains(inner, name))
}

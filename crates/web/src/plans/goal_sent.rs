//! What a page about goals and steps sent, read back, and what it held to begin with.
//!
//! Two ways lead to a goal: choosing one of the area's, or own words, which count before a choice because a
//! radio button cannot be taken back. The same holds for a step.

use base::{Date, FieldError, Locale, Problem};
use domain::plans::actions::{STEP_QUESTIONS, TypedRow};
use domain::plans::{GoalRow, StepRow};
use domain::registers::{goal, goal_worded};

use super::goal_fields::is_health;
use crate::http::Fields;
use crate::texts::Texts;

/// A suggested step: goal and place, so that one left over from another goal is recognised.
pub(super) const SUGGESTED_STEP: &str = "schritt_vorschlag";
/// A service usually involved, likewise.
pub(super) const SUGGESTED_SERVICE: &str = "dienst_vorschlag";

/// The goal as it was sent.
pub(super) fn sent_goal(sent: &Fields) -> TypedRow {
    let own = sent.trimmed("ziele_ziel_text");
    let area = sent.trimmed("ziele_bereich");
    let (area, goal, own) = match goal_worded(own) {
        _ if own.is_empty() => (area, sent.trimmed("ziele_ziel"), ""),
        // A goal of the list tells its area; health stays health wherever somebody puts it.
        Some(known) if area.is_empty() => (known.area.as_str(), known.id.as_str(), ""),
        Some(known) if area == known.area || is_health(known) => (area, known.id.as_str(), ""),
        _ => (area, "freitext", own),
    };
    let one = |name: &str, value: &str| (name.to_owned(), vec![value.to_owned()]);
    vec![
        one("ziele_bereich", area),
        one("ziele_bereich_text", sent.trimmed("ziele_bereich_text")),
        one("ziele_ziel", goal),
        one("ziele_ziel_text", own),
    ]
}

/// The step as it was sent; suggestions count only for the goal they belong to.
pub(super) fn sent_step(sent: &Fields, goal_id: &str, locale: Locale) -> TypedRow {
    let mut step: TypedRow = Vec::new();
    for name in STEP_QUESTIONS {
        let values: Vec<String> = sent.all(name).map(str::to_owned).collect();
        let several = matches!(name, "schritte_wer" | "schritte_regeldienste");
        if several || sent.has(name) {
            step.push((name.to_owned(), values));
        }
    }
    let of_goal = |name: &'static str| {
        let values = sent.all(name).filter_map(|value| value.split_once('/'));
        values.filter(|(goal, _)| *goal == goal_id).map(|(_, chosen)| chosen.to_owned())
    };
    let place = of_goal(SUGGESTED_STEP).next().and_then(|place| place.parse::<usize>().ok());
    let suggested = place.and_then(|place| goal(goal_id)?.steps(locale).get(place));
    for (name, values) in &mut step {
        match name.as_str() {
            "schritte_text" if sent.trimmed("schritte_text").is_empty() => {
                values.splice(.., suggested.cloned());
            }
            "schritte_regeldienste" => values.extend(of_goal(SUGGESTED_SERVICE)),
            _ => {}
        }
    }
    step
}

/// What the form held to begin with: the goal as it is stored.
pub(super) fn stored_goal(goal: &GoalRow, assessment: &str) -> Fields {
    Fields::default()
        .and("ziele_bereich", &goal.area)
        .and("ziele_bereich_text", goal.area_text.reveal())
        .and("ziele_ziel", &goal.goal)
        .and("ziele_ziel_text", goal.goal_text.reveal())
        .and("ziele_erreicht_abweichend", assessment)
}

/// The step as it is stored.
pub(super) fn stored_step(step: &StepRow, t: Texts) -> Fields {
    let day = |day: Option<Date>| day.map(|day| t.typed_date(day)).unwrap_or_default();
    let mut fields = Fields::default()
        .and("schritte_text", step.text.reveal())
        .and("schritte_wer_text", step.who_text.reveal())
        .and("schritte_vereinbart_am", day(step.agreed_on))
        .and("schritte_umsetzung_bis", day(step.due_on))
        .and("schritte_erreicht", step.achieved.name())
        .and("schritte_anmerkungen", step.note.reveal());
    for who in &step.who {
        fields = fields.and("schritte_wer", who);
    }
    for service in &step.services {
        fields = fields.and("schritte_regeldienste", service);
    }
    fields
}

/// Puts the message about a missing goal where the words would stand: the choices have no field of their own. The
/// form definition names a choice that this page does not have.
pub(super) fn at_the_fields(problem: Problem) -> Problem {
    let Problem::Invalid(mut errors) = problem else { return problem };
    for error in errors.iter_mut().filter(|error| error.field == "ziele_ziel") {
        if error.text.is_some() {
            *error = FieldError::new("ziele_ziel_text", "error-goal-missing");
        } else {
            "ziele_ziel_text".clone_into(&mut error.field);
        }
    }
    Problem::Invalid(errors)
}

/// Takes out what somebody decided to leave as it is stored (`_konflikt=NAME=theirs`).
pub(super) fn without_decided(row: TypedRow, sent: &Fields) -> TypedRow {
    let left = sent.get("_konflikt").strip_suffix("=theirs").unwrap_or_default();
    row.into_iter().filter(|(name, _)| name != left).collect()
}

//! Addresses of the plan. Rows are named by their keys (`r7`), never by a position.

use base::Date;
use domain::identity::CaseId;

/// Teil A.
pub const PART_A: &str = "/faelle/{case}/integrationsplan/teil-a";
/// Every value a field ever had (`?feld=PATH`).
pub const HISTORY: &str = "/faelle/{case}/integrationsplan/verlauf";
/// The plan as of a past day (`?am=2026-06-30`).
pub const AS_OF: &str = "/faelle/{case}/integrationsplan/stand";
/// What is still missing, before counselling ends or the plan is printed.
pub const CHECK: &str = "/faelle/{case}/pruefen";
/// Teil B: goals and steps.
pub const PART_B: &str = "/faelle/{case}/integrationsplan/teil-b";
/// How far steps are.
pub const PROGRESS: &str = "/faelle/{case}/integrationsplan/teil-b/fortschritt";
/// A new goal with its first step.
pub const NEW_GOAL: &str = "/faelle/{case}/integrationsplan/teil-b/neu";
/// One goal.
pub const GOAL: &str = "/faelle/{case}/integrationsplan/teil-b/{goal}";
/// A new step of a goal.
pub const NEW_STEP: &str = "/faelle/{case}/integrationsplan/teil-b/{goal}/neu";
/// One step.
pub const STEP: &str = "/faelle/{case}/integrationsplan/teil-b/{goal}/{step}";
/// The Stichtag table of all own cases.
pub const REFERENCE_DATE: &str = "/stichtag";
/// Ending counselling.
pub const CLOSE: &str = "/faelle/{case}/beenden";
/// Taking it up again.
pub const REOPEN: &str = "/faelle/{case}/wiederaufnehmen";
/// Choosing the depth of documentation.
pub const DEPTH: &str = "/faelle/{case}/beratungsart";

fn of(id: CaseId) -> String {
    format!("/faelle/{id}")
}

/// Teil A.
pub fn part_a(id: CaseId) -> String {
    format!("{}/integrationsplan/teil-a", of(id))
}

/// One section of Teil A by itself.
pub fn section(id: CaseId, section: &str) -> String {
    format!("{}?abschnitt={section}", part_a(id))
}

/// The history of one field.
pub fn history(id: CaseId, path: &forms::Path) -> String {
    format!("{}/integrationsplan/verlauf?feld={}", of(id), path.as_str())
}

/// Fields that were changed, with the way to their history.
pub fn histories(id: CaseId) -> String {
    format!("{}/integrationsplan/verlauf", of(id))
}

/// The plan at the end of a day, to be chosen.
pub fn past(id: CaseId) -> String {
    format!("{}/integrationsplan/stand", of(id))
}

/// The plan at the end of a day.
pub fn as_of(id: CaseId, day: Date) -> String {
    format!("{}/integrationsplan/stand?am={day}", of(id))
}

/// What is still missing.
pub fn check(id: CaseId) -> String {
    format!("{}/pruefen", of(id))
}

/// Teil B.
pub fn part_b(id: CaseId) -> String {
    format!("{}/integrationsplan/teil-b", of(id))
}

/// How far steps are.
pub fn progress(id: CaseId) -> String {
    format!("{}/fortschritt", part_b(id))
}

/// A new goal.
pub fn new_goal(id: CaseId) -> String {
    format!("{}/neu", part_b(id))
}

/// One goal.
pub fn goal(id: CaseId, goal: &str) -> String {
    format!("{}/{goal}", part_b(id))
}

/// A new step of a goal.
pub fn new_step(id: CaseId, goal: &str) -> String {
    format!("{}/{goal}/neu", part_b(id))
}

/// One step.
pub fn step(id: CaseId, goal: &str, step: &str) -> String {
    format!("{}/{goal}/{step}", part_b(id))
}

/// Ending counselling.
pub fn close(id: CaseId) -> String {
    format!("{}/beenden", of(id))
}

/// Taking it up again.
pub fn reopen(id: CaseId) -> String {
    format!("{}/wiederaufnehmen", of(id))
}

/// Choosing the depth.
pub fn depth(id: CaseId) -> String {
    format!("{}/beratungsart", of(id))
}

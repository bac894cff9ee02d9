//! Saving answers: each field by itself, nothing lost, nobody overwritten unseen.

use base::{FieldError, Outcome, Personal, Timestamp};
use db::Tx;
use forms::{Answer, Fault, Path};

use super::history::revisions_after;
use super::reading::plan_to_write;
use super::writing::write;
use crate::cases::actions::permit;
use crate::house::House;
use crate::identity::{Action, Actor, CaseId, Permit};
use crate::plans::visible::is_health;
use crate::plans::{Plan, Revision, canonical, form};

/// Fields as they were typed, on top of a version of the plan.
#[derive(Debug, Clone, Default)]
pub struct SaveInput {
    /// The version the page was made of.
    pub base_version: i64,
    /// Address, values as sent (several for several choices), and whether "keine Angabe" was ticked.
    pub fields: Vec<(String, Vec<String>, bool)>,
    /// Addresses for which somebody saw both values and decided that the own one counts.
    pub overrule: Vec<String>,
}

/// A field that somebody else changed meanwhile, to another value.
#[derive(Debug, Clone)]
pub struct Conflict {
    /// The address.
    pub path: Path,
    /// What this person entered; it was not stored.
    pub mine: Personal<String>,
    /// What is stored.
    pub theirs: Personal<String>,
    /// Who stored it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// What became of a save. Fields without error or conflict are stored, whatever happened to the others.
pub struct Saved {
    /// The plan after it.
    pub plan: Plan,
    /// When it was stored.
    pub at: Timestamp,
    /// What does not fit; the page keeps what was typed.
    pub errors: Vec<FieldError>,
    /// What somebody else changed meanwhile.
    pub conflicts: Vec<Conflict>,
}

/// Saves fields of a plan.
///
/// # Errors
/// As the permit says; wrong fields are no error but part of the answer.
pub fn save(house: &House, actor: &Actor, case: CaseId, input: &SaveInput) -> Outcome<Saved> {
    house.data.write(|tx| {
        let permit = permit(house, tx, actor, case, Action::WriteCase)?;
        let mut plan = plan_to_write(house, tx, &permit, actor.language)?;
        let mut errors = Vec::new();
        let mut changes = read_fields(&plan, input, &mut errors);
        let conflicts = take_conflicts(house, tx, &permit, &plan, input, &mut changes, actor)?;
        let rejected = take_faults(&plan, &mut changes);
        errors.extend(rejected);
        let revision = Revision::between(&plan.answers, &changes);
        let at = write(house, tx, actor, &permit, &mut plan, &revision, "plan.changed")?;
        Ok(Saved { plan, at, errors, conflicts })
    })
}

pub(super) type Changes = Vec<(Path, Option<Answer>)>;

fn read_fields(plan: &Plan, input: &SaveInput, errors: &mut Vec<FieldError>) -> Changes {
    let mut changes = Changes::new();
    for (field, values, declined) in &input.fields {
        let mut refuse = |key| errors.push(FieldError::new(field.clone(), key));
        let Ok(path) = Path::parse(field) else { continue };
        let Some(question) = form().question(path.name()) else { continue };
        let row_exists = path.row().is_none_or(|row| plan.answers.rows().contains(&row));
        // What is not shown does not exist: neither health without consent nor a switched-off addition.
        let known = plan.evaluation.field(field).is_some();
        if !row_exists || !known || (is_health(&path) && !plan.sight.health) {
            continue;
        }
        match canonical(question, values, *declined) {
            Err(key) => refuse(key),
            Ok(answer) if plan.answers.get(&path) == answer.as_ref() => {}
            Ok(_) if !plan.may_write(&path) => refuse("rule-w06-locked"),
            // The day is the key of its row: another day is another row (W35).
            Ok(_) if question.readonly || path.name() == "stand_stichtag" => {
                refuse("error-readonly");
            }
            Ok(answer) => changes.push((path, answer)),
        }
    }
    changes
}

/// Takes out what another person changed since the page was made, unless both wrote the same.
pub(super) fn take_conflicts(
    house: &House,
    tx: &mut Tx<'_>,
    permit: &Permit,
    plan: &Plan,
    input: &SaveInput,
    changes: &mut Changes,
    actor: &Actor,
) -> Outcome<Vec<Conflict>> {
    if input.base_version >= plan.version || changes.is_empty() {
        return Ok(Vec::new());
    }
    let newer = revisions_after(house, tx, permit, input.base_version)?;
    let mut conflicts = Vec::new();
    changes.retain(|(path, answer)| {
        let touched = newer.iter().rev().find(|(stored, revision)| {
            stored.author != actor.account && revision.edits.iter().any(|edit| edit.path() == path)
        });
        let overruled = input.overrule.iter().any(|decided| decided == path.as_str());
        let Some((stored, _)) = touched.filter(|_| !overruled) else { return true };
        let shown = |answer: Option<&Answer>| {
            let text = answer.map_or("", |answer| answer.text().unwrap_or(forms::DECLINED));
            Personal::new(text.to_owned())
        };
        conflicts.push(Conflict {
            path: path.clone(),
            mine: shown(answer.as_ref()),
            theirs: shown(plan.answers.get(path)),
            by: stored.author_name.clone(),
            at: stored.valid_from,
        });
        false
    });
    Ok(conflicts)
}

/// Takes out what breaks a rule of the form, with the form's own message.
fn take_faults(plan: &Plan, changes: &mut Changes) -> Vec<FieldError> {
    let mut answers = plan.answers.clone();
    for edit in Revision::between(&answers.clone(), changes).edits {
        edit.apply(&mut answers);
    }
    let evaluation = forms::evaluate(form(), &answers, &plan.context);
    let mut errors = Vec::new();
    changes.retain(|(path, answer)| {
        let Some(state) = evaluation.field(path.as_str()) else { return false };
        let wrong = match (&state.fault, answer) {
            (Some(Fault::Constraint | Fault::Kind), Some(_)) => true,
            _ => answer.is_some() && !state.not_offered.is_empty(),
        };
        if wrong {
            errors.push(match &state.message {
                Some(message) => FieldError::written(path.as_str(), message.clone()),
                None if !state.not_offered.is_empty() => {
                    FieldError::new(path.as_str(), "error-unknown-choice")
                }
                None => FieldError::new(path.as_str(), "error-not-plausible"),
            });
        }
        !wrong
    });
    errors
}

//! Saving answers: each field by itself, nothing lost, nobody overwritten unseen.

use std::collections::BTreeMap;

use base::{FieldError, Outcome, Personal, Timestamp};
use db::Tx;
use forms::{Answer, Fault, Item, Path, Question};

use super::history::{answers_at, revisions_after};
use super::reading::plan;
use super::writing::write;
use crate::cases::actions::on_case;
use crate::house::House;
use crate::identity::{Action, Actor, CaseId, Permit};
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
    /// What somebody else changed since the page was made without standing against anything sent now: a page that
    /// lies open longer can bring itself up to date.
    pub others: Vec<Path>,
}

/// Saves fields of a plan.
///
/// # Errors
/// As the permit says; wrong fields are no error but part of the answer.
pub fn save(house: &House, actor: &Actor, case: CaseId, input: &SaveInput) -> Outcome<Saved> {
    on_case(house, actor, case, Action::WriteCase, |tx, permit| {
        save_in(house, tx, actor, permit, input)
    })
}

/// Saves fields inside of a transaction.
pub(super) fn save_in(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    permit: &Permit,
    input: &SaveInput,
) -> Outcome<Saved> {
    let mut plan = plan(house, tx, permit, actor.language)?;
    let mut errors = Vec::new();
    let mut changes = read_fields(&plan, input, &mut errors);
    let (conflicts, others) = take_conflicts(house, tx, permit, &plan, input, &mut changes, actor)?;
    let rejected = take_faults(&plan, &mut changes);
    errors.extend(rejected);
    let revision = Revision::between(&plan.answers, &changes);
    let at = write(house, tx, actor, permit, &mut plan, &revision, "plan.changed")?;
    Ok(Saved { plan, at, errors, conflicts, others })
}

pub(super) type Changes = Vec<(Path, Option<Answer>)>;

fn read_fields(plan: &Plan, input: &SaveInput, errors: &mut Vec<FieldError>) -> Changes {
    let mut changes = Changes::new();
    for (field, values, declined) in &input.fields {
        let mut refuse = |key| errors.push(FieldError::new(field.clone(), key));
        let Ok(path) = Path::parse(field) else { continue };
        let Some(question) = form().question(path.name()) else { continue };
        let switched_on = question.additions.is_empty()
            || question.additions.iter().any(|one| plan.context.enabled_additions.contains(one));
        let table =
            path.row().is_none_or(|row| matches!(form().item(row.name()), Some(Item::Repeat(_))));
        if !table {
            continue;
        }
        let stored = plan.answers.get(&path);
        let answer = match answered(question, values, *declined, stored) {
            Err(key) => {
                refuse(key);
                continue;
            }
            Ok(answer) => answer,
        };
        // Nothing that somebody typed vanishes without a word.
        if stored == answer.as_ref() {
        } else if path.row().is_some_and(|row| !plan.answers.rows().contains(&row)) {
            refuse("error-row-gone");
        } else if !plan.may_write(&path) {
            refuse("rule-w06-locked");
        } else if !switched_on || plan.evaluation.field(field).is_none() || !plan.may_show(&path) {
            refuse("error-not-asked");
        } else if question.readonly
            || question.calculation.is_some()
            // The day is the key of its row: another day is another row (W35).
            || path.name() == "stand_stichtag"
        {
            refuse("error-readonly");
        } else {
            changes.push((path, answer));
        }
    }
    changes
}

/// Where a form sends an answer together with "keine Angabe" (without a script nothing unticks the other), what
/// was changed last counts; if both are new, the person is asked.
fn answered(
    question: &Question,
    values: &[String],
    declined: bool,
    stored: Option<&Answer>,
) -> Result<Option<Answer>, &'static str> {
    if !declined || values.iter().all(|value| value.trim().is_empty()) {
        return canonical(question, values, declined);
    }
    let typed = canonical(question, values, false)?;
    match stored {
        Some(Answer::Declined) => Ok(typed),
        stored if stored == typed.as_ref() => canonical(question, &[], true),
        _ => Err("error-answer-or-decline"),
    }
}

/// Takes out what another person changed since the page was made, unless both wrote the same; and says what else
/// that person changed.
pub(super) fn take_conflicts(
    house: &House,
    tx: &mut Tx<'_>,
    permit: &Permit,
    plan: &Plan,
    input: &SaveInput,
    changes: &mut Changes,
    actor: &Actor,
) -> Outcome<(Vec<Conflict>, Vec<Path>)> {
    if input.base_version >= plan.version {
        return Ok(Default::default());
    }
    let newer = revisions_after(house, tx, permit, input.base_version)?;
    let mut foreign = BTreeMap::new();
    for (stored, revision) in newer.iter().filter(|(stored, _)| stored.author != actor.account) {
        foreign.extend(revision.edits.iter().map(|edit| (edit.path().clone(), stored)));
    }
    for path in &input.overrule {
        foreign.retain(|touched, _| touched.as_str() != path);
    }
    let mut conflicts = Vec::new();
    if changes.iter().any(|(path, _)| foreign.contains_key(path)) {
        let before = answers_at(house, tx, permit, input.base_version)?;
        changes.retain(|(path, answer)| {
            let Some(stored) = foreign.get(path) else { return true };
            // A whole form repeats what the page showed: that is no answer of this person.
            if before.get(path) != answer.as_ref() {
                conflicts.push(Conflict {
                    path: path.clone(),
                    mine: shown(answer.as_ref()),
                    theirs: shown(plan.answers.get(path)),
                    by: stored.author_name.clone(),
                    at: stored.valid_from,
                });
            }
            false
        });
    }
    let apart = |path: &Path| {
        let there = path.row().is_none_or(|row| plan.answers.rows().contains(&row));
        there && plan.may_show(path) && !conflicts.iter().any(|conflict| conflict.path == *path)
    };
    let others = foreign.into_keys().filter(apart).collect();
    Ok((conflicts, others))
}

fn shown(answer: Option<&Answer>) -> Personal<String> {
    let text = answer.map_or("", |answer| answer.text().unwrap_or(forms::DECLINED));
    Personal::new(text.to_owned())
}

/// Takes out what breaks a rule of the form, with the form's own message. What is taken out may have been what made
/// something else fit, so it goes on until everything left fits.
fn take_faults(plan: &Plan, changes: &mut Changes) -> Vec<FieldError> {
    let mut errors = Vec::new();
    loop {
        let before = changes.len();
        errors.extend(take_present_faults(plan, changes));
        if changes.len() == before {
            return errors;
        }
    }
}

fn take_present_faults(plan: &Plan, changes: &mut Changes) -> Vec<FieldError> {
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

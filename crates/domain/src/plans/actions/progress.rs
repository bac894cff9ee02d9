//! Progress of a step, in two interactions from the start page.

use base::{Outcome, Problem};
use forms::Path;

use super::rows::{edit, known_row, set};
use super::saving::{SaveInput, Saved, save};
use crate::house::House;
use crate::identity::{Actor, CaseId};
use crate::plans::{Achieved, Revision};

/// Says how far a step is; the revision keeps the day of every change.
///
/// # Errors
/// When there is no such step, or the plan is locked.
pub fn set_progress(
    house: &House,
    actor: &Actor,
    case: CaseId,
    step: &Path,
    achieved: Achieved,
) -> Outcome<()> {
    edit(house, actor, case, |plan| {
        if step.name() != "schritte" {
            return Err(Problem::NotFound);
        }
        known_row(plan, step)?;
        let stored = plan.answers.text(step.question("schritte_erreicht").as_str());
        let edits = match stored {
            Some(same) if same == achieved.name() => Vec::new(),
            _ => vec![set(step, "schritte_erreicht", achieved.name())],
        };
        Ok((Revision { edits }, ()))
    })
}

/// Saves how far steps and goals are and nothing else: what the table of Teil B sends (W33).
///
/// # Errors
/// As [`save`]: wrong fields and conflicts are part of the answer.
pub fn save_progress(
    house: &House,
    actor: &Actor,
    case: CaseId,
    input: &SaveInput,
) -> Outcome<Saved> {
    let fields = input.fields.iter().filter(|(field, values, _)| {
        match Path::parse(field).ok().as_ref().map(Path::name) {
            // A step is always somewhere; only the assessment of a goal can be taken back.
            Some("schritte_erreicht") => values.iter().any(|value| !value.is_empty()),
            Some("ziele_erreicht_abweichend") => true,
            _ => false,
        }
    });
    let input = SaveInput {
        fields: fields.map(|(field, values, _)| (field.clone(), values.clone(), false)).collect(),
        ..input.clone()
    };
    save(house, actor, case, &input)
}

//! Progress of steps, in two interactions from the start page; the revisions keep the day of every change.

use base::Outcome;
use forms::Path;

use super::saving::{SaveInput, Saved, save};
use crate::house::House;
use crate::identity::{Actor, CaseId};

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

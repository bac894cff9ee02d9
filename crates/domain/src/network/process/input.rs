//! What is typed about a run and its steps.

use base::{Date, FieldError};

use super::STEPS;
use crate::network::bodies::{BodyId, OfficeId};

/// The most characters of a name or a reason.
pub const LINE: usize = 200;
/// The most characters of an outcome.
const TEXT: usize = 6_000;

/// A run as it is begun.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StartInput {
    /// For whom, as it stands in the letters.
    pub municipality: String,
    /// The first step that is still to be done: those before it are there already.
    pub begins_at: i64,
}

impl StartInput {
    /// What does not fit.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        if self.municipality.trim().is_empty() {
            errors.push(FieldError::new("municipality", "error-required"));
        } else if self.municipality.chars().count() > LINE {
            errors.push(FieldError::new("municipality", "error-too-long"));
        }
        if !(1..=STEPS).contains(&self.begins_at) {
            errors.push(FieldError::new("begins_at", "error-choose"));
        }
        errors
    }
}

/// What is kept of a step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StepInput {
    /// The office of a body whose step it is.
    pub office: Option<OfficeId>,
    /// Whose it is in words, where it is no office of a body.
    pub responsible: String,
    /// When it shall be.
    pub planned_on: Option<Date>,
    /// When it was.
    pub held_on: Option<Date>,
    /// What came of it.
    pub outcome: String,
    /// The body it is about.
    pub body: Option<BodyId>,
}

impl StepInput {
    /// What does not fit, as of a day.
    pub fn check(&self, today: Date) -> Vec<FieldError> {
        let mut errors = Vec::new();
        let texts = [("responsible", &self.responsible, LINE), ("outcome", &self.outcome, TEXT)];
        for (field, text, most) in texts {
            if text.chars().count() > most {
                errors.push(FieldError::new(field, "error-too-long"));
            }
        }
        if self.office.is_some() && !self.responsible.trim().is_empty() {
            errors.push(FieldError::new("responsible", "process-one-responsible"));
        }
        if self.held_on.is_some_and(|day| day > today) {
            errors.push(FieldError::new("held_on", "error-date-future"));
        }
        errors
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_run_needs_a_name_and_a_first_step() {
        let wrong = |municipality: &str, begins_at| -> Vec<String> {
            let input = StartInput { municipality: municipality.to_owned(), begins_at };
            input.check().into_iter().map(|error| error.field).collect()
        };
        assert_eq!(wrong("  ", 0), ["municipality", "begins_at"]);
        assert_eq!(wrong(&"ß".repeat(LINE + 1), 8), ["municipality", "begins_at"]);
        assert!(wrong("Singen", 1).is_empty() && wrong("Singen", STEPS).is_empty());
    }

    #[test]
    fn a_step_was_not_held_tomorrow_and_is_one_persons() {
        let today = date(2026, 6, 15);
        let wrong = |input: &StepInput| -> Vec<String> {
            input.check(today).into_iter().map(|error| error.field).collect()
        };
        assert!(wrong(&StepInput::default()).is_empty());
        let held = StepInput { held_on: Some(date(2026, 6, 16)), ..StepInput::default() };
        assert_eq!(wrong(&held), ["held_on"]);
        let long = StepInput { outcome: "x".repeat(TEXT + 1), ..StepInput::default() };
        assert_eq!(wrong(&long), ["outcome"]);
    }
}

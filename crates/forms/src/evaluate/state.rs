//! What evaluation says about each question.

use std::collections::HashMap;
use std::fmt;

use super::path::Path;
use crate::definition::Offered;

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Required and neither answered nor declined.
    Missing,
    /// Does not fit the kind of question, for example letters in a number.
    Kind,
    /// Violates the constraint.
    Constraint,
}

/// The state of one question in one place.
#[derive(Clone, Default, PartialEq)]
pub struct FieldState {
    /// Whether it is asked.
    pub relevant: bool,
    /// Whether an answer is required (only when it is asked).
    pub required: bool,
    /// Whether it has an answer; a declined one counts.
    pub answered: bool,
    /// What is wrong.
    pub fault: Option<Fault>,
    /// The form's own message for the fault, in the language of the context.
    pub message: Option<String>,
    /// The computed value of a question with a calculation; empty while it cannot be computed.
    pub calculated: Option<String>,
    /// Names of the choices offered, of a select question.
    pub offered: Option<Offered>,
    /// Chosen names that are not offered (any more).
    pub not_offered: Vec<String>,
}

// Computed values are as personal as the answers they come from: they never print themselves.
impl fmt::Debug for FieldState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FieldState")
            .field("relevant", &self.relevant)
            .field("required", &self.required)
            .field("answered", &self.answered)
            .field("fault", &self.fault)
            .field("calculated", &self.calculated.as_ref().map(|_| "▮▮▮"))
            .finish_non_exhaustive()
    }
}

/// The state of a group in one place, or of a repeat as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupState {
    /// Its address: the name, within its row.
    pub path: Path,
    /// Whether it is asked.
    pub relevant: bool,
}

/// A repeat in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepeatState {
    /// Its address without a key.
    pub path: Path,
    /// Whether it is asked.
    pub relevant: bool,
    /// Its rows in order.
    pub rows: Vec<Path>,
    /// How many rows `repeat_count` wants. Fewer than there are never deletes rows: that is a
    /// matter of asking.
    pub wanted: Option<usize>,
}

/// Everything that can be said about a form with its answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evaluation {
    pub(super) fields: Vec<(Path, FieldState)>,
    pub(super) index: HashMap<Path, usize>,
    /// Groups, in order.
    pub groups: Vec<GroupState>,
    /// Repeats, in order.
    pub repeats: Vec<RepeatState>,
    /// Answers of questions that are not asked: to be dropped only after confirmation.
    pub hidden_values: Vec<Path>,
    /// What the form would begin with (its defaults), for questions that are asked and have no answer yet.
    pub suggested: Vec<(Path, String)>,
    /// Answers and rows that have no place in this version of the form: kept, never asked.
    pub strange: Vec<Path>,
}

impl Evaluation {
    /// All questions with their addresses, in the order of the form.
    pub fn fields(&self) -> impl Iterator<Item = (&Path, &FieldState)> {
        self.fields.iter().map(|(path, state)| (path, state))
    }

    /// The state at an address.
    #[must_use]
    pub fn field(&self, path: &str) -> Option<&FieldState> {
        let index = *self.index.get(path)?;
        self.fields.get(index).map(|(_, state)| state)
    }

    /// Whether the question at an address is asked.
    #[must_use]
    pub fn is_relevant(&self, path: &str) -> bool {
        self.field(path).is_some_and(|state| state.relevant)
    }

    /// The computed value at an address.
    #[must_use]
    pub fn calculated(&self, path: &str) -> Option<&str> {
        self.field(path).and_then(|state| state.calculated.as_deref())
    }

    /// The group of this address.
    #[must_use]
    pub fn group(&self, path: &str) -> Option<&GroupState> {
        self.groups.iter().find(|group| group.path.as_str() == path)
    }

    /// The repeat of this address.
    #[must_use]
    pub fn repeat(&self, path: &str) -> Option<&RepeatState> {
        self.repeats.iter().find(|repeat| repeat.path.as_str() == path)
    }

    /// Questions with something wrong, in order.
    pub fn faults(&self) -> impl Iterator<Item = (&Path, &Fault, &FieldState)> {
        self.fields
            .iter()
            .filter_map(|(path, state)| state.fault.as_ref().map(|fault| (path, fault, state)))
    }

    /// Whether nothing is missing and nothing is wrong.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.faults().next().is_none()
    }
}

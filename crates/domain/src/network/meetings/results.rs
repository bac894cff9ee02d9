//! What a meeting leaves behind: minutes, decisions, tasks.

use base::{Date, FieldError, Timestamp};

use super::{DecisionId, NOTES, TaskId};
use crate::identity::AccountId;
use crate::network::bodies::OfficeId;

/// The most characters of a decision or a task.
const WORDS: usize = 2_000;

/// Whose a task is: an office, whoever holds it, or somebody with a mandate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// An office of the body.
    Office(OfficeId),
    /// Somebody with an account.
    Account(AccountId),
}

impl Who {
    /// The text form, as sent by forms.
    pub fn code(self) -> String {
        match self {
            Self::Office(id) => format!("amt:{id}"),
            Self::Account(id) => format!("person:{id}"),
        }
    }

    /// Whose of a text form.
    pub fn parse(code: &str) -> Option<Self> {
        match code.split_once(':')? {
            ("amt", id) => id.parse().ok().map(Self::Office),
            ("person", id) => id.parse().ok().map(Self::Account),
            _ => None,
        }
    }
}

/// What is written down about one item in one go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResultInput {
    /// What was said, the whole text as it shall stand.
    pub notes: String,
    /// The version of the notes that was changed.
    pub version: i64,
    /// A decision, if there was one.
    pub decision: String,
    /// A task, if there was one.
    pub task: String,
    /// Whose task it is.
    pub who: Option<Who>,
    /// Until when.
    pub due_on: Option<Date>,
    /// Whether the item shall come up again.
    pub postponed: bool,
}

impl ResultInput {
    /// What does not fit.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        for (field, text, most) in [
            ("notes", &self.notes, NOTES),
            ("decision", &self.decision, WORDS),
            ("task", &self.task, WORDS),
        ] {
            if text.chars().count() > most {
                errors.push(FieldError::new(field, "error-too-long"));
            }
        }
        if !self.task.trim().is_empty() {
            if self.who.is_none() {
                errors.push(FieldError::new("who", "error-choose"));
            }
            if self.due_on.is_none() {
                errors.push(FieldError::new("due_on", "error-required"));
            }
        }
        errors
    }
}

/// Whether notes were stored, or stand beside what somebody else wrote meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Minuted {
    /// Stored.
    Stored,
    /// Somebody else changed the notes since. Both texts were joined and stored: nothing typed is lost.
    Joined,
}

/// A decision of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// Its number in the body, never given twice.
    pub number: i64,
    /// What was decided.
    pub words: String,
    /// When.
    pub decided_at: Timestamp,
    /// The body's name.
    pub body: String,
}

/// A task of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// The body's name.
    pub body: String,
    /// What is to be done.
    pub words: String,
    /// The office whose it is; empty when it is somebody's own.
    pub office: String,
    /// Who has to do it today; empty when the office is vacant.
    pub holder: String,
    /// Their account.
    pub account: Option<AccountId>,
    /// Until when.
    pub due_on: Date,
    /// When it was done.
    pub done_at: Option<Timestamp>,
    /// What became of it.
    pub done_words: String,
}

impl Task {
    /// Whether it should have been done before this day.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.done_at.is_none() && self.due_on < today
    }
}

/// Which tasks a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskFilter {
    /// Open ones of the reader.
    Mine,
    /// All open ones of bodies the reader takes part in.
    Open,
    /// Of these the overdue ones.
    Overdue,
    /// Those that are done, the latest first.
    Done,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_needs_somebody_and_a_day_and_a_decision_only_words() {
        let fields = |input: &ResultInput| -> Vec<String> {
            input.check().into_iter().map(|error| error.field).collect()
        };
        assert!(fields(&ResultInput::default()).is_empty());
        let decided = ResultInput { decision: "Wir laden ein.".into(), ..ResultInput::default() };
        assert!(fields(&decided).is_empty());
        let task = ResultInput { task: "Einladen".into(), ..decided };
        assert_eq!(fields(&task), ["who", "due_on"]);
        let long = ResultInput { notes: "x".repeat(NOTES + 1), ..ResultInput::default() };
        assert_eq!(fields(&long), ["notes"]);
    }
}

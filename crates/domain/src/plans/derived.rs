//! What stands in the clear beside the sealed answers: drawn from them in the same transaction.

use base::{Date, PartialDate};
use forms::{Answers, Evaluation, Path};

use super::goals::{Achieved, goals_in};

/// The deadline of one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Key of the goal's row.
    pub goal: String,
    /// Key of the step's row.
    pub step: String,
    /// The day it shall be done.
    pub due_on: Date,
    /// How far it is.
    pub achieved: Achieved,
}

/// Everything lists and counters need of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Derived {
    /// Day of the first contact, when it is known.
    pub first_contact_on: Option<Date>,
    /// In follow-up accommodation since.
    pub housing_since: Option<Date>,
    /// Deadlines of all steps that have one.
    pub deadlines: Vec<Deadline>,
    /// Standing at each Stichtag.
    pub standings: Vec<(Date, String)>,
    /// Teil A holds an answer.
    pub has_part_a: bool,
    /// Teil B holds a goal.
    pub has_part_b: bool,
    /// Required questions without an answer.
    pub missing: usize,
}

impl Derived {
    /// Draws it from the answers and what the form says about them.
    pub fn from(answers: &Answers, evaluation: &Evaluation) -> Self {
        let mut deadlines = Vec::new();
        for goal in goals_in(answers) {
            for step in &goal.steps {
                let keys = (goal.path.key(), step.path.key());
                if let (Some(due_on), (Some(goal), Some(step_key))) = (step.due_on, keys) {
                    let (goal, step_key) = (goal.to_owned(), step_key.to_owned());
                    let achieved = step.achieved;
                    deadlines.push(Deadline { goal, step: step_key, due_on, achieved });
                }
            }
        }
        let rows: Vec<&Path> = answers.rows_of(None, "stand").collect();
        let standing = |row: &&Path| {
            let day = answers.text(row.question("stand_stichtag").as_str())?.parse().ok()?;
            let status = answers.text(row.question("stand_status").as_str())?;
            Some((day, status.to_owned()))
        };
        let mut standings: Vec<(Date, String)> = rows.iter().filter_map(standing).collect();
        standings.sort();
        standings.dedup_by_key(|(day, _)| *day);
        let housing = answers.text("anschlussunterbringung_seit");
        Self {
            first_contact_on: answers.text("erstkontakt_am").and_then(|day| day.parse().ok()),
            housing_since: housing
                .and_then(|day| day.parse::<PartialDate>().ok())
                .map(PartialDate::representative),
            deadlines,
            standings,
            has_part_a: evaluation.calculated("teil_a_erstellt") == Some("ja"),
            has_part_b: evaluation.calculated("teil_b_erstellt") == Some("ja"),
            missing: evaluation
                .faults()
                .filter(|(_, fault, _)| **fault == forms::Fault::Missing)
                .count(),
        }
    }
}

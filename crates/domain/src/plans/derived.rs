//! What stands in the clear beside the sealed answers: drawn from them in the same transaction.

use base::{Date, PartialDate};
use forms::{Answers, Evaluation, Path};
use jiff::ToSpan;

use super::goals::{Achieved, goals_in};
use crate::cases::FollowUpReason;

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

/// Something the program wants somebody to come back to, as long as an answer says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowUp {
    /// Why.
    pub reason: FollowUpReason,
    /// The question it hangs on.
    pub about: &'static str,
    /// The day something ends, where that is known.
    pub until: Option<Date>,
}

/// Recognition procedures (W23) and what an answer says about them while they are under way.
const RECOGNITIONS: [&str; 3] = ["anerkennung_schule", "anerkennung_beruf", "anerkennung_studium"];
const UNDER_WAY: &str = "bearbeitung";
const STATUS_UNTIL: &str = "aufenthaltsstatus_gueltig_bis";

impl FollowUp {
    /// All of a plan; what is not asked any more asks for nothing either.
    fn all(answers: &Answers, evaluation: &Evaluation) -> Vec<Self> {
        let asked = |name: &str| answers.text(name).filter(|_| evaluation.is_relevant(name));
        let running = RECOGNITIONS.into_iter().filter(|name| asked(name) == Some(UNDER_WAY));
        let mut found: Vec<Self> = running
            .map(|about| Self { reason: FollowUpReason::Recognition, about, until: None })
            .collect();
        if let Some(until) = asked(STATUS_UNTIL).and_then(|day| day.parse().ok()) {
            let (reason, about) = (FollowUpReason::StatusExpires, STATUS_UNTIL);
            found.push(Self { reason, about, until: Some(until) });
        }
        found
    }

    /// The day it comes up: three months after a procedure began, and two months before a status ends, which
    /// is when the authorities want the application; never in the past.
    pub fn due_on(&self, today: Date) -> Date {
        let day = match self.until {
            None => today.checked_add(3.months()),
            Some(until) => until.checked_sub(2.months()),
        };
        day.map_or(today, |day| day.max(today))
    }
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
    /// What the program reminds of.
    pub follow_ups: Vec<FollowUp>,
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
            follow_ups: FollowUp::all(answers, evaluation),
            has_part_a: evaluation.calculated("teil_a_erstellt") == Some("ja"),
            has_part_b: evaluation.calculated("teil_b_erstellt") == Some("ja"),
            missing: evaluation
                .faults()
                .filter(|(_, fault, _)| **fault == forms::Fault::Missing)
                .count(),
        }
    }
}

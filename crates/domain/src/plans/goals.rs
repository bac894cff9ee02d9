//! Teil B as a list of goals and steps, read out of the answers.

use base::{Date, Personal};
use forms::{Answers, Path};

use super::visible::{is_health_area, is_health_goal};

/// How far a step is (list L16).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Achieved {
    /// *ja*.
    Yes,
    /// *nein*.
    No,
    /// *z.T.*
    Partly,
    /// *i.B.* (in Bearbeitung), which a step begins with.
    InProgress,
}

impl Achieved {
    /// Every state, in the printed order.
    pub const ALL: [Self; 4] = [Self::Yes, Self::No, Self::Partly, Self::InProgress];

    /// The name in answers and lists.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "ja",
            Self::No => "nein",
            Self::Partly => "zt",
            Self::InProgress => "ib",
        }
    }

    /// Reads the name; anything unknown is still in progress.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// A goal.
#[derive(Debug, Clone)]
pub struct GoalRow {
    /// Its row, such as `ziele[z1]`.
    pub path: Path,
    /// Area: an id of the list, or `freitext` with own words.
    pub area: String,
    /// The area in own words.
    pub area_text: Personal<String>,
    /// Goal: an id of the list, or `freitext` with own words.
    pub goal: String,
    /// The goal in own words.
    pub goal_text: Personal<String>,
    /// Its steps in order.
    pub steps: Vec<StepRow>,
}

/// A step.
#[derive(Debug, Clone)]
pub struct StepRow {
    /// Its row, such as `ziele[z1].schritte[s1]`.
    pub path: Path,
    /// What is to be done.
    pub text: Personal<String>,
    /// Who does it (names of the list).
    pub who: Vec<String>,
    /// Who exactly, for `sonstige`.
    pub who_text: Personal<String>,
    /// The day it was agreed.
    pub agreed_on: Option<Date>,
    /// The day it shall be done.
    pub due_on: Option<Date>,
    /// How far it is.
    pub achieved: Achieved,
    /// Services involved (names of list L11).
    pub services: Vec<String>,
    /// A note; no diagnoses.
    pub note: Personal<String>,
}

impl GoalRow {
    /// Whether it is health data (Art. 9 GDPR), as the form's `ziele_art9` says it (W31).
    pub fn is_health(&self) -> bool {
        is_health_area(&self.area) || is_health_goal(&self.goal)
    }
}

impl StepRow {
    /// Past its day and still open (W32).
    pub fn is_overdue(&self, today: Date) -> bool {
        self.achieved == Achieved::InProgress && self.due_on.is_some_and(|due| due < today)
    }
}

/// All goals with their steps.
pub fn goals_in(answers: &Answers) -> Vec<GoalRow> {
    let rows: Vec<Path> = answers.rows_of(None, "ziele").cloned().collect();
    rows.into_iter()
        .map(|path| {
            let text = |name: &str| answers.text(path.question(name).as_str()).unwrap_or_default();
            GoalRow {
                area: text("ziele_bereich").to_owned(),
                area_text: text("ziele_bereich_text").to_owned().into(),
                goal: text("ziele_ziel").to_owned(),
                goal_text: text("ziele_ziel_text").to_owned().into(),
                steps: steps_in(answers, &path),
                path,
            }
        })
        .collect()
}

fn steps_in(answers: &Answers, goal: &Path) -> Vec<StepRow> {
    let rows: Vec<Path> = answers.rows_of(Some(goal), "schritte").cloned().collect();
    rows.into_iter()
        .map(|path| {
            let text = |name: &str| answers.text(path.question(name).as_str()).unwrap_or_default();
            let names =
                |name: &str| text(name).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            StepRow {
                text: text("schritte_text").to_owned().into(),
                who: names("schritte_wer"),
                who_text: text("schritte_wer_text").to_owned().into(),
                services: names("schritte_regeldienste"),
                note: text("schritte_anmerkungen").to_owned().into(),
                agreed_on: text("schritte_vereinbart_am").parse().ok(),
                due_on: text("schritte_umsetzung_bis").parse().ok(),
                achieved: Achieved::parse(text("schritte_erreicht"))
                    .unwrap_or(Achieved::InProgress),
                path,
            }
        })
        .collect()
}

/// Steps still in progress, over all goals: none may be left when counselling ends (W10).
pub fn open_steps(answers: &Answers) -> Vec<StepRow> {
    let steps = goals_in(answers).into_iter().flat_map(|goal| goal.steps);
    steps.filter(|step| step.achieved == Achieved::InProgress).collect()
}

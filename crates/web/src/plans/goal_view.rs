//! Goals and steps as the table of Teil B shows them.

use base::Date;
use domain::identity::CaseId;
use domain::plans::{Achieved, GoalRow, Plan, StepRow};
use forms::Path;

use super::goal_words::{area_words, goal_words, who_words};
use super::paths;
use crate::components::{Choice, Field, Kind, Tag, Tone};
use crate::lists::label;
use crate::texts::Texts;
use crate::typed::{Typed, option};

/// A goal with its steps.
pub(super) struct GoalView {
    pub anchor: String,
    pub path: String,
    pub area: String,
    pub title: String,
    pub tag: Option<Tag>,
    pub art9: bool,
    pub edit: String,
    pub new_step: String,
    pub first: bool,
    pub last: bool,
    pub assessment: Field,
    pub steps: Vec<StepView>,
}

/// A step.
pub(super) struct StepView {
    pub path: String,
    pub href: String,
    pub text: String,
    pub who: String,
    pub agreed: String,
    pub due: String,
    pub overdue: Option<Tag>,
    pub achieved: Field,
    pub services: String,
    pub note: String,
    pub first: bool,
    pub last: bool,
}

/// What the table is made of; `typed` when it comes back with what was sent.
pub(super) struct Shown<'a> {
    pub case: CaseId,
    pub plan: &'a Plan,
    pub today: Date,
    pub writable: bool,
    pub t: Texts,
    pub typed: Option<&'a Typed>,
}

impl Shown<'_> {
    /// The goals in their order.
    pub(super) fn goals(&self, rows: &[GoalRow]) -> Vec<GoalView> {
        let views = rows.iter().enumerate().map(|(place, goal)| GoalView {
            first: place == 0,
            last: place + 1 == rows.len(),
            ..self.goal(goal)
        });
        views.collect()
    }

    /// What was sent for a question, be it nothing; a form may have sent others only.
    fn sent(&self, path: &Path) -> Option<&str> {
        let typed = self.typed?;
        let value = typed.value(path.as_str());
        (!value.is_empty() || typed.has(path.as_str(), "")).then_some(value)
    }

    fn goal(&self, goal: &GoalRow) -> GoalView {
        let t = self.t;
        let key = goal.path.key().unwrap_or_default();
        let state = goal.path.question("ziele_erreicht");
        let state = self.plan.evaluation.calculated(state.as_str()).unwrap_or_default();
        let count = goal.steps.len();
        let steps = goal.steps.iter().enumerate();
        let steps = steps.map(|(place, step)| StepView {
            first: place == 0,
            last: place + 1 == count,
            ..self.step(key, step)
        });
        GoalView {
            anchor: anchor(&goal.path),
            path: goal.path.to_string(),
            area: area_words(goal, t),
            title: goal_words(goal, t),
            tag: goal_tag(state, t),
            art9: goal.is_health(),
            edit: paths::goal(self.case, key),
            new_step: paths::new_step(self.case, key),
            first: false,
            last: false,
            assessment: self.assessment(goal),
            steps: steps.collect(),
        }
    }

    /// What the steps say, unless somebody knows better (W33).
    fn assessment(&self, goal: &GoalRow) -> Field {
        let t = self.t;
        let path = goal.path.question("ziele_erreicht_abweichend");
        let stored = self.plan.answers.text(path.as_str()).unwrap_or_default();
        let chosen = self.sent(&path).unwrap_or(stored);
        let derived = goal.path.question("ziele_erreicht_vorschlag");
        let derived = self.plan.evaluation.calculated(derived.as_str()).unwrap_or_default();
        let derived = if derived.is_empty() { "–".into() } else { label("erreicht", derived, t) };
        let mut options = vec![option("", t.with("goal-by-steps", [("state", derived)]))];
        options.extend(states(t));
        for choice in &mut options {
            choice.checked = choice.value == chosen;
        }
        Field {
            options,
            readonly: !self.writable,
            ..Field::new(Kind::Select, path.as_str(), t.get("goal-achieved"))
        }
    }

    fn step(&self, goal: &str, step: &StepRow) -> StepView {
        let t = self.t;
        let path = step.path.question("schritte_erreicht");
        let text = step.text.reveal().clone();
        let chosen = self.sent(&path).unwrap_or(step.achieved.name());
        let options =
            states(t).into_iter().map(|it| Choice { checked: it.value == chosen, ..it }).collect();
        let achieved = Field {
            options,
            readonly: !self.writable,
            error: self.typed.map(|typed| typed.wrong(path.as_str())).unwrap_or_default(),
            ..Field::new(Kind::Radios, path.as_str(), format!("{} {text}", t.get("step-achieved")))
        };
        let services = step.services.iter().map(|name| label("regeldienste", name, t));
        let danger = || Tag { tone: Tone::Danger, label: t.get("case-overdue").into_owned() };
        StepView {
            path: step.path.to_string(),
            href: paths::step(self.case, goal, step.path.key().unwrap_or_default()),
            text,
            who: who_words(step, t),
            agreed: t.date_or_dash(step.agreed_on),
            due: t.date_or_dash(step.due_on),
            overdue: step.is_overdue(self.today).then(danger),
            achieved,
            services: services.collect::<Vec<_>>().join(", "),
            note: step.note.reveal().clone(),
            first: false,
            last: false,
        }
    }
}

/// The place of a goal on the page; a step is found at its goal.
pub(super) fn anchor(row: &Path) -> String {
    let goal = row.row().unwrap_or_else(|| row.clone());
    format!("ziel-{}", goal.key().unwrap_or_default())
}

/// The four states of list L16, as printed.
pub(crate) fn states(t: Texts) -> Vec<Choice> {
    let states =
        Achieved::ALL.map(|state| option(state.name(), label("erreicht", state.name(), t)));
    states.into()
}

fn goal_tag(state: &str, t: Texts) -> Option<Tag> {
    let (tone, key) = match Achieved::parse(state)? {
        Achieved::Yes => (Tone::Success, "goal-is-ja"),
        Achieved::No => (Tone::Neutral, "goal-is-nein"),
        Achieved::Partly => (Tone::Warning, "goal-is-zt"),
        Achieved::InProgress => (Tone::Info, "goal-is-ib"),
    };
    Some(Tag { tone, label: t.get(key).into_owned() })
}

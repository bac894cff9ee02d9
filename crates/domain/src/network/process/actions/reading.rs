//! The process as it is read.

use base::{Date, Outcome, Problem};

use super::demand;
use crate::house::House;
use crate::identity::{Actor, ProcessAction};
use crate::network::bodies::{Body, OfficeId};
use crate::network::meetings::{Meeting, MeetingState};
use crate::network::process::{Run, RunId, Step, StepGuide, StepState, guides, store};

/// A step with everything that hangs on it.
#[derive(Debug, Clone)]
pub struct StepView {
    /// The step.
    pub step: Step,
    /// What it is for.
    pub guide: &'static StepGuide,
    /// Codes of what is ticked.
    pub ticked: Vec<String>,
    /// Whose it is: the office with its body, or the typed words.
    pub responsible: String,
    /// The body it is about.
    pub body: Option<Body>,
    /// The meeting that was planned from it.
    pub meeting: Option<Meeting>,
}

impl StepView {
    /// When it was: as typed, or the day of its meeting once that was held.
    pub fn held_on(&self) -> Option<Date> {
        let held = |meeting: &&Meeting| meeting.state == MeetingState::Held;
        let day = |meeting: &Meeting| meeting.starts_at.day();
        self.step.text.held_on.or_else(|| self.meeting.as_ref().filter(held).map(day))
    }

    /// Whether nothing has to be done in it any more.
    pub fn is_settled(&self) -> bool {
        self.step.state != StepState::Open
    }
}

/// A run with its steps.
#[derive(Debug, Clone)]
pub struct RunView {
    /// The run.
    pub run: Run,
    /// Its steps in order.
    pub steps: Vec<StepView>,
}

impl RunView {
    /// The first step that is still to be done.
    pub fn next(&self) -> Option<&StepView> {
        self.steps.iter().find(|step| !step.is_settled())
    }

    /// One of its steps.
    ///
    /// # Errors
    /// [`Problem::NotFound`].
    pub fn step(&self, number: i64) -> Outcome<&StepView> {
        self.steps.iter().find(|one| one.step.number == number).ok_or(Problem::NotFound)
    }
}

/// Every run, the newest first.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that read none.
pub fn runs(house: &House, actor: &Actor) -> Outcome<Vec<Run>> {
    demand(house, actor, ProcessAction::Read)?;
    Ok(house.data.read(store::runs)?)
}

/// One run.
///
/// # Errors
/// [`Problem::NotFound`].
pub fn run(house: &House, actor: &Actor, id: RunId) -> Outcome<RunView> {
    demand(house, actor, ProcessAction::Read)?;
    house.data.read(|conn| {
        let run = store::one(conn, id)?.ok_or(Problem::NotFound)?;
        let ticks = store::ticks(conn, id)?;
        let bodies = store::bodies(conn)?;
        let mut steps = Vec::new();
        for (step, guide) in store::steps(conn, id)?.into_iter().zip(guides()) {
            let office = match step.text.office {
                Some(office) => store::office(conn, office)?,
                None => None,
            };
            let meeting = match step.meeting {
                Some(meeting) => store::meeting(conn, meeting)?,
                None => None,
            };
            let own = ticks.iter().filter(|(number, _)| *number == step.number);
            steps.push(StepView {
                ticked: own.map(|(_, item)| item.clone()).collect(),
                responsible: office.map_or_else(
                    || step.text.responsible.clone(),
                    |(_, title, body)| format!("{title} ({body})"),
                ),
                body: bodies.iter().find(|body| Some(body.id) == step.text.body).cloned(),
                meeting,
                guide,
                step,
            });
        }
        Ok(RunView { run, steps })
    })
}

/// Offices a step can belong to: id, title and body.
///
/// # Errors
/// [`Problem::Forbidden`] for those who do not keep the process.
pub fn offices(house: &House, actor: &Actor) -> Outcome<Vec<(OfficeId, String, String)>> {
    demand(house, actor, ProcessAction::Keep)?;
    Ok(house.data.read(store::offices)?)
}

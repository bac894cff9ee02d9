//! The optimisation process: its runs, steps, letters and meetings.

pub mod letter;
pub mod meeting;
pub mod print;
pub mod run;
pub mod start;
pub mod step;

use base::{Date, Problem};
use domain::network::process::actions::StepView;
use domain::network::process::{RunId, StepState};

use crate::components::{Crumb, Tag, Task, Tone};
use crate::http::Failure;
use crate::network::paths;
use crate::texts::Texts;

/// The number of a step in an address.
fn number(text: &str) -> Result<i64, Failure> {
    text.parse().map_err(|_| Problem::NotFound.into())
}

/// The way to a page below a run.
fn crumbs(t: Texts, id: RunId, way: Vec<Crumb>, here: &str) -> Vec<Crumb> {
    let first = Crumb { label: t.get("process-tab").into_owned(), href: paths::run(id) };
    let here = Crumb { label: here.to_owned(), href: String::new() };
    std::iter::once(first).chain(way).chain([here]).collect()
}

/// "3 Auftakttreffen".
fn title(step: &StepView, t: Texts) -> String {
    format!("{} {}", step.step.number, step.guide.title(t.locale))
}

fn tag(step: &StepView, today: Date, t: Texts) -> Tag {
    let late = step.step.text.planned_on.is_some_and(|day| day < today);
    let (tone, key) = match step.step.state {
        StepState::Done => (Tone::Success, "process-state-done"), // text
        StepState::Skipped => (Tone::Neutral, "process-state-skipped"), // text
        StepState::Before => (Tone::Success, "process-state-before"), // text
        StepState::Open if late && step.held_on().is_none() => {
            (Tone::Warning, "process-state-late") // text
        }
        StepState::Open => (Tone::Info, "process-state-open"), // text
    };
    Tag { tone, label: t.get(key).into_owned() }
}

/// What stands beside a step in the list: whose it is, when, and how much of its list is done.
fn line(step: &StepView, id: RunId, today: Date, t: Texts) -> Task {
    let mut parts = Vec::new();
    if !step.responsible.is_empty() {
        parts.push(step.responsible.clone());
    }
    if let Some(day) = step.held_on() {
        parts.push(t.with("process-was-on", [("day", t.date(day))]));
    } else if let Some(day) = step.step.text.planned_on {
        parts.push(t.with("process-is-on", [("day", t.date(day))]));
    }
    if step.step.state == StepState::Skipped {
        parts.push(step.step.reason.clone());
    } else if step.step.state != StepState::Before {
        let (done, all) = (step.ticked.len(), step.guide.items.len());
        parts.push(t.with("process-ticked", [("done", done), ("all", all)]));
    }
    Task {
        label: title(step, t),
        href: paths::step(id, step.step.number),
        note: parts.join(" · "),
        tag: Some(tag(step, today, t)),
        ..Task::default()
    }
}

//! A whole run on paper.

use askama::Template;
use axum::extract::Path;
use domain::network::process::actions::{StepView, run};
use domain::network::process::{RunId, StepState};

use super::{crumbs, step};
use crate::components::{Crumb, Tag};
use crate::http::{Answer, Viewer, page};
use crate::network::paths;
use crate::shell::Page;
use crate::texts::Texts;

struct Step {
    title: String,
    purpose: String,
    tag: Tag,
    facts: Vec<(String, String)>,
    /// What is to be done, and whether it is.
    items: Vec<(String, bool)>,
    outcome: String,
    lacking: bool,
}

#[derive(Template)]
#[template(path = "network/pages/process/print.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    heading: String,
    lead: String,
    steps: Vec<Step>,
    as_of: String,
}

/// The page.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id: RunId = paths::id(&id)?;
    let t = viewer.t();
    let found = viewer.run(move |house, actor| run(house, actor, id)).await?;
    let today = viewer.visit.app().house.today();
    let told = |one: &StepView| Step {
        title: super::title(one, t),
        purpose: one.guide.purpose(t.locale).to_owned(),
        tag: super::tag(one, today, t),
        facts: step::facts(one, t),
        items: one
            .guide
            .items
            .iter()
            // What was there before is told by its state; nobody ticked it off here.
            .filter(|_| one.step.state != StepState::Before)
            .map(|item| (item.words(t.locale).to_owned(), one.ticked.contains(&item.code)))
            .collect(),
        outcome: one.step.text.outcome.clone(),
        lacking: !one.is_settled(),
    };
    let heading = t.with("process-run", [("number", found.run.number)]);
    page(View {
        page: viewer.page(),
        crumbs: crumbs(t, id, Vec::new(), &t.get("process-print")),
        lead: match found.run.ended_at {
            Some(at) => t.with(
                "process-run-over",
                [("day", t.date(at.day())), ("where", found.run.municipality.clone())],
            ),
            None => t.with(
                "process-print-lead",
                [
                    ("day", t.date(found.run.started_at.day())),
                    ("where", found.run.municipality.clone()),
                ],
            ),
        },
        heading,
        steps: found.steps.iter().map(told).collect(),
        as_of: t.with("process-as-of", [("day", t.date(today))]),
        t,
    })
}

//! A run of the process: where it stands, what comes next, and the runs before it.

use askama::Template;
use axum::extract::Path;
use domain::identity::ProcessAction;
use domain::network::process::RunId;
use domain::network::process::actions::{RunView, end_run, run, runs};

use super::line;
use crate::components::{Problem, Tab, Task};
use crate::http::{Answer, Form, Viewer, page, page_with, see_other};
use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::Typed;

#[derive(Template)]
#[template(path = "network/pages/process/run.html")]
struct View {
    page: Page,
    t: Texts,
    tabs: Vec<Tab>,
    problems: Vec<Problem>,
    /// None while no run was ever begun.
    shown: Option<Shown>,
    /// Every other run: what it is called, and where it stands.
    others: Vec<Task>,
    keeps: bool,
    /// Whether a new run may be begun: none goes on.
    can_begin: bool,
}

struct Shown {
    href: String,
    heading: String,
    lead: String,
    steps: Vec<Task>,
    /// The next step: its address and its name.
    next: Option<(String, String)>,
    ended: bool,
}

/// The newest run.
pub async fn newest(viewer: Viewer) -> Answer {
    shown(&viewer, None, None).await
}

/// One run.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    shown(&viewer, Some(paths::id(&id)?), None).await
}

/// Ends it, or takes it up again.
pub async fn end(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: RunId = paths::id(&id)?;
    let ended = form.get("_dann") != "wieder";
    let work = move |house: &_, actor: &_| end_run(house, actor, id, ended);
    match viewer.submit(&form, work).await? {
        Ok(()) => {
            let key = if ended { "process-ended" } else { "process-revived" }; // text
            see_other(&viewer.visit, paths::run(id)).flash(key).go()
        }
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(&viewer, Some(id), Some(typed)).await
        }
    }
}

async fn shown(viewer: &Viewer, id: Option<RunId>, typed: Option<Typed>) -> Answer {
    let t = viewer.t();
    let (known, found) = viewer
        .run(move |house, actor| {
            let known = runs(house, actor)?;
            let id = id.or_else(|| known.first().map(|run| run.id));
            let found = id.map(|id| run(house, actor, id)).transpose()?;
            Ok((known, found))
        })
        .await?;
    let house = &viewer.visit.app().house;
    let keeps = house.access.allows_processes(&viewer.actor, ProcessAction::Keep);
    let here = found.as_ref().map(|found| found.run.id);
    let others = known.iter().filter(|run| Some(run.id) != here).map(|run| Task {
        label: t.with("process-run", [("number", run.number)]),
        href: paths::run(run.id),
        note: match run.ended_at {
            Some(at) => t.with(
                "process-from-to",
                [("from", t.date(run.started_at.day())), ("to", t.date(at.day()))],
            ),
            None => t.with("process-since", [("day", t.date(run.started_at.day()))]),
        },
        ..Task::default()
    });
    let view = View {
        page: viewer.page(),
        t,
        tabs: words::tabs(viewer, paths::PROCESS),
        problems: typed.as_ref().map(Typed::problems).unwrap_or_default(),
        others: others.collect(),
        keeps,
        can_begin: keeps && known.iter().all(|run| run.ended_at.is_some()),
        shown: found.map(|found| told(&found, house.today(), t)),
    };
    match typed {
        None => page(view),
        Some(_) => page_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, view),
    }
}

fn told(found: &RunView, today: base::Date, t: Texts) -> Shown {
    let id = found.run.id;
    let settled = found.steps.iter().filter(|step| step.is_settled()).count();
    let lead = [
        ("done", settled.to_string()),
        ("all", found.steps.len().to_string()),
        ("day", t.date(found.run.started_at.day())),
        ("where", found.run.municipality.clone()),
    ];
    let next = found.next().filter(|_| found.run.ended_at.is_none());
    Shown {
        href: paths::run(id),
        heading: t.with("process-run", [("number", found.run.number)]),
        lead: match found.run.ended_at {
            None => t.with("process-run-lead", lead),
            Some(at) => {
                let args = [("day", t.date(at.day())), ("where", found.run.municipality.clone())];
                t.with("process-run-over", args)
            }
        },
        steps: found.steps.iter().map(|step| line(step, id, today, t)).collect(),
        next: next.map(|step| (paths::step(id, step.step.number), super::title(step, t))),
        ended: found.run.ended_at.is_some(),
    }
}

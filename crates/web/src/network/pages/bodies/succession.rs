//! Handing on what hangs on somebody who goes.

use askama::Template;
use axum::http::StatusCode;
use base::Problem as Trouble;
use domain::identity::{AccountId, AgencyAction};
use domain::network::bodies::BodyAction;
use domain::network::bodies::actions::{Belongings, belongings, hand_on, people};

use super::office::persons;
use crate::components::{Crumb, Field, Problem, Task};
use crate::http::{Answer, Fields, Form, Query, Viewer, page_with, see_other};
use crate::network::form_page::crumbs;
use crate::network::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed};

#[derive(Template)]
#[template(path = "network/pages/bodies/succession.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    who: Field,
    /// The person who was chosen; empty before.
    chosen: String,
    lines: Vec<Task>,
    to: Field,
}

/// Whether the person hands anything on: those who keep bodies, and those who grant mandates.
pub(super) fn may(viewer: &Viewer) -> bool {
    let access = &viewer.visit.app().house.access;
    access.allows_bodies(&viewer.actor, BodyAction::Manage)
        || access.allowed(&viewer.actor, AgencyAction::GrantMandate)
}

/// The page; `?person=` chooses somebody.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    shown(StatusCode::OK, &viewer, query.trimmed("person").parse().ok(), None).await
}

/// Hands everything on.
pub async fn send(viewer: Viewer, form: Form) -> Answer {
    let from: AccountId = paths::id(form.trimmed("person"))?;
    let to = form.trimmed("to").parse::<AccountId>();
    let work = move |house: &_, actor: &_| {
        hand_on(house, actor, from, to.map_err(|_| Trouble::at("to", "error-choose"))?)
    };
    match viewer.submit(&form, work).await? {
        Ok(_) => see_other(&viewer.visit, paths::BODIES).flash("succession-done").go(),
        Err(refused) => {
            let refused = Some((&form, refused));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, Some(from), refused).await
        }
    }
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    chosen: Option<AccountId>,
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let (people, found) = viewer
        .run(move |house, actor| {
            let people = people(house, actor)?;
            let found = match chosen {
                Some(account) => belongings(house, actor, account)?,
                None => Belongings::default(),
            };
            Ok((people, found))
        })
        .await?;
    let chosen = chosen.map(|account| account.text()).unwrap_or_default();
    let typed = match refused {
        Some((form, refused)) => Typed::refused(t, form, refused),
        None => Typed::fresh(t, Fields::default().and("person", &chosen)),
    };
    let who = typed.select("person", "succession-who", persons(&people, t));
    let others: Vec<_> =
        people.iter().filter(|one| one.account.text() != chosen).cloned().collect();
    let to = typed.select("to", "succession-to", persons(&others, t));
    let to = Field { required: true, ..to };
    page_with(
        status,
        View {
            page: viewer.page(),
            crumbs: crumbs(t, Vec::new(), &t.get("succession-title")),
            problems: typed.problems_of([&who, &to]),
            who,
            chosen,
            lines: lines(&found, t),
            to,
            t,
        },
    )
}

fn lines(found: &Belongings, t: Texts) -> Vec<Task> {
    let line =
        |label: String, note: String, href: String| Task { label, note, href, ..Task::default() };
    let mut lines: Vec<Task> = Vec::new();
    for (body, office) in &found.offices {
        lines.push(line(office.title.clone(), body.name.clone(), paths::body(body.id)));
    }
    for (body, _) in &found.mandates {
        let mandate = t.get("mandates-title").into_owned();
        lines.push(line(mandate, body.name.clone(), paths::body(body.id)));
    }
    for (body, count) in &found.tasks {
        let tasks = t.with("succession-tasks", [("count", *count)]);
        lines.push(line(tasks, body.name.clone(), paths::body(body.id)));
    }
    lines
}

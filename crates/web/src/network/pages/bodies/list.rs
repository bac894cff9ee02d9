//! Bodies and how they stand with their rhythm.

use askama::Template;
use domain::network::bodies::BodyAction;
use domain::network::bodies::actions::bodies;

use crate::components::{Tab, Tag};
use crate::http::{Answer, Viewer, page};
use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;

struct Row {
    name: String,
    href: String,
    kind: String,
    last: String,
    next: String,
    tag: Tag,
    mine: bool,
}

#[derive(Template)]
#[template(path = "network/pages/bodies/list.html")]
struct View {
    page: Page,
    t: Texts,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    keeps: bool,
    /// Where what hangs on somebody is handed on; empty for those who may not.
    succession: &'static str,
}

/// The list.
pub async fn show(viewer: Viewer) -> Answer {
    let t = viewer.t();
    let found = viewer.run(bodies).await?;
    let rows = found.iter().map(|line| Row {
        name: line.body.name.clone(),
        href: paths::body(line.body.id),
        kind: words::kind(line.body.kind, t),
        last: t.date_or_dash(line.rhythm.last),
        next: t.date_or_dash(line.rhythm.next),
        tag: words::light(&line.rhythm, t),
        mine: line.mine,
    });
    let rows = rows.collect();
    let access = &viewer.visit.app().house.access;
    let keeps = access.allows_bodies(&viewer.actor, BodyAction::Manage);
    let tabs = words::tabs(&viewer, paths::BODIES);
    let hands_on = super::succession::may(&viewer);
    let succession = if hands_on { paths::SUCCESSION } else { "" };
    page(View { page: viewer.page(), t, tabs, rows, keeps, succession })
}

//! Meetings and decisions of a body, the latest first.

use askama::Template;
use axum::extract::Path;
use base::PageRequest;
use domain::network::bodies::BodyId;
use domain::network::bodies::actions::body;
use domain::network::meetings::actions::{decisions, meetings_of};

use crate::components::{Crumb, Pager, Task};
use crate::http::{Answer, Query, Viewer, page};
use crate::network::form_page::crumbs;
use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;

struct Row {
    number: String,
    words: String,
    day: String,
}

#[derive(Template)]
#[template(path = "network/pages/meetings/decisions.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    name: String,
    meetings: Vec<Task>,
    meetings_pager: Pager,
    rows: Vec<Row>,
    pager: Pager,
}

/// The page.
pub async fn show(viewer: Viewer, Path(id): Path<String>, query: Query) -> Answer {
    let id: BodyId = paths::id(&id)?;
    let t = viewer.t();
    let (after, earlier) = (query.some("nach"), query.some("vor"));
    let (first, first_meeting) = (after.is_none(), earlier.is_none());
    let request = PageRequest::after(after.map(str::to_owned));
    let meetings = PageRequest::after(earlier.map(str::to_owned));
    let (found, meetings, decided) = viewer
        .run(move |house, actor| {
            let meetings = meetings_of(house, actor, id, &meetings)?;
            Ok((body(house, actor, id)?.body, meetings, decisions(house, actor, id, &request)?))
        })
        .await?;
    let here = format!("{}/sitzungen", paths::body(id));
    let pager = |first: bool, name: &str, next: Option<String>| Pager {
        previous: if first { String::new() } else { here.clone() },
        next: next.map(|key| format!("{here}?{name}={key}")).unwrap_or_default(),
        shown: String::new(),
    };
    let line = |meeting: &domain::network::meetings::Meeting| Task {
        label: t.moment(meeting.starts_at),
        href: paths::meeting(meeting.id),
        note: meeting.place.clone(),
        tag: Some(words::meeting_tag(meeting.state, t)),
        ..Task::default()
    };
    let row = |one: &domain::network::meetings::Decision| Row {
        number: t.with("decision-number", [("number", one.number.to_string())]),
        words: one.words.clone(),
        day: t.date(one.decided_at.day()),
    };
    let way = vec![Crumb { label: found.name.clone(), href: paths::body(id) }];
    page(View {
        page: viewer.page(),
        crumbs: crumbs(t, way, &t.get("meetings-title")),
        name: found.name,
        meetings: meetings.rows.iter().map(line).collect(),
        meetings_pager: pager(first_meeting, "vor", meetings.next),
        rows: decided.rows.iter().map(row).collect(),
        pager: pager(first, "nach", decided.next),
        t,
    })
}

//! Who works for integration in the Kreis.

use askama::Template;
use domain::identity::AgencyAction;
use domain::network::organisations::Standing;
use domain::network::organisations::actions::{Filter, organisations, place_names};

use super::filter;
use crate::components::{Field, Tab, Tag};
use crate::http::{Answer, Query, Viewer, page};
use crate::network::{actor_words, paths, words};
use crate::shell::Page;
use crate::texts::Texts;

struct Row {
    name: String,
    href: String,
    kind: String,
    areas: String,
    places: String,
    reached: Vec<String>,
    tag: Tag,
}

#[derive(Template)]
#[template(path = "network/pages/actors/list.html")]
struct View {
    page: Page,
    t: Texts,
    tabs: Vec<Tab>,
    filters: Vec<Field>,
    kept: String,
    count: String,
    rows: Vec<Row>,
    is_filtered: bool,
    keeps: bool,
    /// How many should be asked now; empty when nobody.
    due: String,
}

/// The list, narrowed as the address says.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let t = viewer.t();
    let narrowed = filter::read(&query);
    let is_filtered = narrowed != Filter::default();
    let (found, all, places, today) = viewer
        .run(move |house, actor| {
            let all = organisations(house, actor, &Filter::default())?;
            let found = organisations(house, actor, &narrowed)?;
            Ok((found, all, place_names(house, actor)?, house.today()))
        })
        .await?;
    let access = &viewer.visit.app().house.access;
    let keeps = access.allowed(&viewer.actor, AgencyAction::KeepActors);
    let due = all.iter().filter(|one| matches!(one.standing(today), Standing::Due(_))).count();
    let rows = found.iter().map(|one| Row {
        name: one.details.name.clone(),
        href: paths::actor(one.id),
        kind: actor_words::kind(&one.details.kind, t),
        areas: actor_words::areas(&one.details.areas, t),
        places: actor_words::places(&one.details.places, today, t),
        reached: [&one.details.contact.phone, &one.details.contact.email]
            .into_iter()
            .filter(|text| !text.is_empty())
            .cloned()
            .collect(),
        tag: actor_words::standing(one, today, t),
    });
    page(View {
        page: viewer.page(),
        tabs: words::tabs(&viewer, paths::ACTORS),
        filters: filter::fields(&viewer, &query, places, keeps),
        kept: filter::kept(&query),
        count: t.with("actors-count", [("count", found.len())]),
        rows: rows.collect(),
        is_filtered,
        keeps,
        due: if keeps && due > 0 { t.with("actors-due", [("count", due)]) } else { String::new() },
        t,
    })
}

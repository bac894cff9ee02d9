//! The directory to be printed: grouped by area, everybody with how they are reached.

use askama::Template;
use domain::network::organisations::Organisation;
use domain::network::organisations::actions::{contacts_shown, organisations};
use domain::network::topics::CATEGORIES;

use super::filter;
use super::show::contact;
use crate::components::Crumb;
use crate::http::{Answer, Query, Viewer, page};
use crate::network::form_page::crumbs_from;
use crate::network::{actor_words, paths, words};
use crate::shell::Page;
use crate::texts::Texts;

struct Entry {
    name: String,
    kind: String,
    places: String,
    languages: String,
    lines: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "network/pages/actors/directory.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    stand: String,
    kept: String,
    /// Id of the heading, heading, entries.
    groups: Vec<(String, String, Vec<Entry>)>,
}

/// The page, narrowed as the list was.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let t = viewer.t();
    let narrowed = filter::read(&query);
    let (found, today, contacts) = viewer
        .run(move |house, actor| {
            let found = organisations(house, actor, &narrowed)?;
            Ok((found, house.today(), contacts_shown(house, actor)))
        })
        .await?;
    let entry = |one: &Organisation| Entry {
        name: one.details.name.clone(),
        kind: actor_words::kind(&one.details.kind, t),
        places: actor_words::places(&one.details.places, today, t),
        languages: actor_words::languages(&one.details.languages, t),
        lines: contact(&one.details.contact, t)
            .into_iter()
            .map(|line| (line.label, line.text))
            .collect(),
    };
    let groups = CATEGORIES.iter().filter_map(|area| {
        let here = found.iter().filter(|one| one.details.areas.iter().any(|code| code == area));
        let here: Vec<Entry> = here.map(entry).collect();
        let heading = words::category(area, t);
        (!here.is_empty()).then(|| (format!("bereich-{area}"), heading, here))
    });
    let mut stand = t.with("actors-directory-stand", [("day", t.date(today))]);
    if !contacts {
        stand = format!("{stand} {}", t.get("actors-directory-without"));
    }
    page(View {
        page: viewer.page(),
        crumbs: crumbs_from(
            ("nav-actors", paths::ACTORS),
            t,
            Vec::new(),
            &t.get("actors-directory"),
        ), // text
        stand,
        kept: filter::kept(&query),
        groups: groups.collect(),
        t,
    })
}

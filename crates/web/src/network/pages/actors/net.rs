//! The network as a picture with the same facts as a table below it, and what is missing.

use askama::Template;
use domain::identity::AgencyAction;
use domain::network::organisations::actions::{Map, map, place_names};
use domain::network::organisations::{Gaps, Picture};

use super::filter;
use crate::components::{Crumb, Field, Task};
use crate::http::{Answer, Query, Viewer, page};
use crate::network::form_page::crumbs_from;
use crate::network::{actor_words, paths, words};
use crate::shell::Page;
use crate::texts::Texts;

/// Room for one line of a name.
const LINE: i64 = 18;

struct Band {
    name: String,
    y: i64,
    height: i64,
    class: &'static str,
}

struct Node {
    title: String,
    href: String,
    class: &'static str,
    x: i64,
    y: i64,
    /// Each line with its place.
    words: Vec<(i64, i64, String)>,
    /// Rounder the nearer to people: the shape says the level beside the colour.
    round: i64,
}

struct Edge {
    path: String,
    title: String,
}

struct Row {
    name: String,
    href: String,
    level: String,
    areas: String,
    with: String,
}

#[derive(Template)]
#[template(path = "network/pages/actors/net.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    filters: Vec<Field>,
    is_filtered: bool,
    finding: String,
    size: (i64, i64),
    node: (i64, i64),
    bands: Vec<Band>,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    rows: Vec<Row>,
    areas: Vec<Task>,
    places: Vec<Task>,
    everywhere: String,
}

/// The page, narrowed as the address says.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let t = viewer.t();
    let narrowed = filter::read(&query);
    let kept = filter::kept(&query);
    let (found, places) = viewer
        .run(move |house, actor| Ok((map(house, actor, &narrowed)?, place_names(house, actor)?)))
        .await?;
    let access = &viewer.visit.app().house.access;
    let keeps = access.allowed(&viewer.actor, AgencyAction::KeepActors);
    let picture = &found.picture;
    let (areas, gaps) = gaps(&found.gaps, keeps, t);
    page(View {
        page: viewer.page(),
        crumbs: crumbs_from(("nav-actors", paths::ACTORS), t, Vec::new(), &t.get("actors-net")), // text
        filters: filter::fields(&viewer, &query, places, false),
        is_filtered: !kept.is_empty(),
        finding: finding(picture, t),
        size: picture.size,
        node: Picture::NODE,
        bands: picture
            .bands
            .iter()
            .map(|(level, y, height)| Band {
                name: actor_words::level(*level, t),
                y: *y,
                height: *height,
                class: level.name(),
            })
            .collect(),
        nodes: nodes(picture, t),
        edges: picture
            .lines
            .iter()
            .map(|line| {
                let ((x1, y1), (x2, y2)) = (line.from, line.to);
                let between = format!("{} – {}", line.names.0, line.names.1);
                let about = if line.respect.is_empty() { "" } else { ": " };
                // Bent a little, so that lines between the same two rows can be told apart.
                let bend = (x1 + x2) / 2 + (y2 - y1).abs() / 6;
                let path = format!("M{x1} {y1}Q{bend} {} {x2} {y2}", (y1 + y2) / 2);
                Edge { path, title: format!("{between}{about}{}", line.respect) }
            })
            .collect(),
        rows: rows(&found, t),
        areas,
        places: gaps,
        everywhere: match found.gaps.everywhere {
            0 => String::new(),
            count => t.with("gaps-everywhere", [("count", count)]),
        },
        t,
    })
}

fn nodes(picture: &Picture, t: Texts) -> Vec<Node> {
    let node = |one: &domain::network::organisations::Node| {
        let (width, height) = Picture::NODE;
        let lines = i64::try_from(one.words.len()).unwrap_or(1);
        let top = one.y + (height - lines * LINE) / 2 + LINE - 4;
        let place = |(line, words): (usize, &String)| {
            let line = i64::try_from(line).unwrap_or(0);
            (one.x + width / 2, top + line * LINE, words.clone())
        };
        Node {
            title: format!("{}, {}", one.name, t.with("net-links", [("count", one.links)])),
            href: paths::actor(one.id),
            class: one.level.name(),
            x: one.x,
            y: one.y,
            words: one.words.iter().enumerate().map(place).collect(),
            round: match one.level.name() {
                "mikro" => height / 2,
                "meso" => 8,
                _ => 0,
            },
        }
    };
    picture.boxes.iter().map(node).collect()
}

/// What the picture says, in a sentence.
fn finding(picture: &Picture, t: Texts) -> String {
    let count = picture.boxes.len();
    if count == 0 {
        return t.get("net-finding-none").into_owned();
    }
    let first = t.with("net-finding", [("count", count), ("links", picture.lines.len())]);
    let alone = t.with("net-finding-alone", [("count", picture.alone())]);
    match picture.busiest() {
        None => format!("{first} {alone}"),
        Some(most) => {
            let args = [("name", most.name.clone()), ("links", most.links.to_string())];
            format!("{first} {alone} {}", t.with("net-finding-most", args))
        }
    }
}

fn rows(found: &Map, t: Texts) -> Vec<Row> {
    let row = |one: &domain::network::organisations::Organisation| {
        let name = &one.details.name;
        let id = found.picture.boxes.iter().find(|node| node.id == one.id);
        let middle = id.map(|node| (node.x + Picture::NODE.0 / 2, node.y + Picture::NODE.1 / 2));
        let with = found.picture.lines.iter().filter_map(|line| {
            let other = match middle {
                Some(at) if line.from == at => &line.names.1,
                Some(at) if line.to == at => &line.names.0,
                _ => return None,
            };
            let respect = &line.respect;
            Some(if respect.is_empty() { other.clone() } else { format!("{other} ({respect})") })
        });
        let with: Vec<String> = with.collect();
        Row {
            name: name.clone(),
            href: paths::actor(one.id),
            level: actor_words::level(one.details.level, t),
            areas: actor_words::areas(&one.details.areas, t),
            with: if with.is_empty() { "–".to_owned() } else { with.join("; ") },
        }
    };
    found.organisations.iter().map(row).collect()
}

/// Areas and places nobody works in, each with what to do.
fn gaps(gaps: &Gaps, keeps: bool, t: Texts) -> (Vec<Task>, Vec<Task>) {
    let enter = |name: &str, code: &str| {
        if keeps { format!("{}?{name}={code}", paths::NEW_ACTOR) } else { String::new() }
    };
    let todo = if keeps { "gap-todo-keeps" } else { "gap-todo" }; // text
    let areas = gaps.areas.iter().map(|area| Task {
        label: words::category(area, t),
        href: enter("bereich", area),
        note: t.get(todo).into_owned(),
        ..Task::default()
    });
    let places = gaps.places.iter().map(|place| {
        let why = match (place.has_cases, place.had_somebody) {
            (true, true) => "gap-place-both",   // text
            (true, false) => "gap-place-cases", // text
            _ => "gap-place-had",               // text
        };
        Task {
            label: place.name.clone(),
            href: enter("ort", &place.key),
            note: format!("{} {}", t.get(why), t.get(todo)),
            ..Task::default()
        }
    });
    (areas.collect(), places.collect())
}

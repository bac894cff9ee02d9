//! What flowed between the levels in a quarter: figure 1 of the paper as a page.

use askama::Template;
use domain::network::Quarter;
use domain::network::topics::{Flow, StationKind, TopicLevel, flow};

use crate::components::Tab;
use crate::http::{Answer, Query, Viewer, page};
use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;

/// A number of the figure with what it counts.
struct Count {
    label: String,
    number: String,
}

#[derive(Template)]
#[template(path = "network/pages/topics/flow.html")]
struct View {
    page: Page,
    t: Texts,
    tabs: Vec<Tab>,
    title: String,
    finding: String,
    previous: String,
    next: String,
    /// Whether the reader sees the forum.
    forum: bool,
    waiting: [String; 3],
    up_to_round: String,
    up_to_council: String,
    answered: String,
    counts: Vec<Count>,
    quarters: Vec<String>,
    areas: Vec<(String, Vec<i64>)>,
}

/// The page of a quarter; of the present one, where the address names none.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let t = viewer.t();
    let wanted = query.some("quartal").and_then(|quarter| quarter.parse::<Quarter>().ok());
    let (found, current) = viewer
        .run(move |house, actor| {
            let current = Quarter::of(house.today());
            Ok((flow(house, actor, wanted.unwrap_or(current).min(current))?, current))
        })
        .await?;
    let address = |quarter: Quarter| format!("{}?quartal={quarter}", paths::FLOW);
    let next = (found.quarter < current).then(|| address(found.quarter.next()));
    let number = |kind| t.number(found.step(kind));
    let run = found.quarter.run_up(domain::network::topics::QUARTERS);
    let areas = found.areas.iter();
    page(View {
        page: viewer.page(),
        tabs: words::tabs(&viewer, paths::FLOW),
        title: words::quarter(found.quarter, t),
        finding: finding(&found, t),
        previous: address(found.quarter.previous()),
        next: next.unwrap_or_default(),
        forum: found.from == TopicLevel::Micro,
        waiting: found.waiting.map(|count| t.with("flow-waiting", [("count", count)])),
        up_to_round: number(StationKind::HandedUp),
        up_to_council: number(StationKind::PassedOn),
        answered: t.number(found.step(StationKind::Answered) + found.step(StationKind::Declined)),
        counts: counts(&found, t),
        quarters: run.into_iter().map(|quarter| words::quarter(quarter, t)).collect(),
        areas: areas.map(|(area, all)| (words::category(area, t), all.clone())).collect(),
        t,
    })
}

/// What the figures say, in a sentence.
fn finding(found: &Flow, t: Texts) -> String {
    match found.share() {
        None => t.get("flow-finding-none").into_owned(),
        Some(share) => {
            let args = [("raised", found.raised), ("answered", found.answered), ("share", share)];
            t.with("flow-finding", args)
        }
    }
}

fn counts(found: &Flow, t: Texts) -> Vec<Count> {
    let days = |days| t.with("flow-days", [("days", days)]);
    let lines = [
        ("flow-raised", t.number(found.raised)), // text
        ("flow-discussed", t.number(found.step(StationKind::Discussed))), // text
        ("flow-handed-up", t.number(found.step(StationKind::HandedUp))), // text
        ("flow-taken-up", t.number(found.step(StationKind::TakenUp))), // text
        ("flow-passed-on", t.number(found.step(StationKind::PassedOn))), // text
        ("flow-answered", t.number(found.step(StationKind::Answered))), // text
        ("flow-declined", t.number(found.step(StationKind::Declined))), // text
        ("flow-median", found.median_days.map_or_else(|| "–".to_owned(), days)), // text
        ("flow-late", t.number(found.late)),     // text
    ];
    lines.map(|(key, number)| Count { label: t.get(key).into_owned(), number }).into()
}

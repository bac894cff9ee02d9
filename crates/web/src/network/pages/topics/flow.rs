//! What flowed between the levels in a quarter: figure 1 of the paper as a page.

use askama::Template;
use documents::sheet::{Column, CsvStyle, Kind, Sheet, Value, csv as written};
use domain::network::Quarter;
use domain::network::meetings::indicators::{FEWEST, Indicators, indicators};
use domain::network::topics::{Flow, QUARTERS, StationKind, TopicLevel, flow};

use crate::components::Tab;
use crate::http::{Answer, Disposition, Query, Viewer, download, page};
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
    /// Indicators 9a, 9b-1, 9b-2: name, definition, a figure for each quarter.
    indicators: Vec<(String, String, Vec<String>)>,
    csv: String,
}

/// The page of a quarter; of the present one, where the address names none.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let t = viewer.t();
    let wanted = query.some("quartal").and_then(|quarter| quarter.parse::<Quarter>().ok());
    let (found, current, measured) = viewer
        .run(move |house, actor| {
            let current = Quarter::of(house.today());
            let quarter = wanted.unwrap_or(current).min(current);
            let measured = indicators(house, actor, quarter, QUARTERS)?;
            Ok((flow(house, actor, quarter)?, current, measured))
        })
        .await?;
    let address = |quarter: Quarter| format!("{}?quartal={quarter}", paths::FLOW);
    let next = (found.quarter < current).then(|| address(found.quarter.next()));
    let number = |kind| t.number(found.step(kind));
    let run = found.quarter.run_up(QUARTERS);
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
        indicators: measures(&measured, t),
        csv: format!("{}?quartal={}", paths::INDICATORS_CSV, found.quarter),
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

/// Key of the name and of the definition of each indicator, in the order of Anhang 5.
const MEASURES: [(&str, &str); 3] = [
    ("indicator-9a", "indicator-9a-text"),     // text
    ("indicator-9b-1", "indicator-9b-1-text"), // text
    ("indicator-9b-2", "indicator-9b-2-text"), // text
];

/// Name, definition and figures of each indicator.
fn measures(all: &[Indicators], t: Texts) -> Vec<(String, String, Vec<String>)> {
    let few = || t.with("indicator-few", [("fewest", FEWEST)]);
    let share = |one: &Indicators| match (one.share(), one.regular) {
        (Some(share), Some((employed, came))) => {
            t.with("indicator-share", [("share", share), ("came", came), ("employed", employed)])
        }
        _ => few(),
    };
    let figures: [Vec<String>; 3] = [
        all.iter().map(share).collect(),
        all.iter().map(|one| t.number(one.minutes)).collect(),
        all.iter().map(|one| t.number(one.with_staff)).collect(),
    ];
    let line = |((name, text), figures): (&(&str, &str), Vec<String>)| {
        (t.get(name).into_owned(), t.with(text, [("fewest", FEWEST)]), figures)
    };
    MEASURES.iter().zip(figures).map(line).collect()
}

/// The indicators of four quarters as CSV.
pub async fn csv(viewer: Viewer, query: Query) -> Answer {
    let t = viewer.t();
    let wanted = query.some("quartal").and_then(|quarter| quarter.parse::<Quarter>().ok());
    let (all, today) = viewer
        .run(move |house, actor| {
            let current = Quarter::of(house.today());
            let quarter = wanted.unwrap_or(current).min(current);
            Ok((indicators(house, actor, quarter, QUARTERS)?, house.today()))
        })
        .await?;
    let columns = [
        ("indicator-quarter", Kind::Text),     // text
        ("indicator-employed", Kind::Integer), // text
        ("indicator-came", Kind::Integer),     // text
        ("indicator-percent", Kind::Integer),  // text
        ("indicator-9b-1", Kind::Integer),     // text
        ("indicator-9b-2", Kind::Integer),     // text
    ];
    let number = |number: Option<i64>| number.map_or(Value::Empty, Value::Integer);
    let row = |one: &Indicators| {
        vec![
            Value::Text(words::quarter(one.quarter, t)),
            number(one.regular.map(|both| both.0)),
            number(one.regular.map(|both| both.1)),
            number(one.share()),
            Value::Integer(one.minutes),
            Value::Integer(one.with_staff),
        ]
    };
    let sheet = Sheet {
        title: t.get("indicators-title").into_owned(),
        created_on: today,
        columns: columns.map(|(key, kind)| Column { header: t.get(key).into_owned(), kind }).into(),
        rows: all.iter().map(row).collect(),
    };
    let bytes = written(&sheet, CsvStyle::GERMAN_EXCEL).map_err(base::Problem::internal)?;
    let name = format!("kennzahlen-netzwerk-{today}.csv");
    download(bytes, "text/csv; charset=utf-8", Disposition::Attachment, &name)
}

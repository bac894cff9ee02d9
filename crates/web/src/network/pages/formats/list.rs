//! Which rounds exist, who goes where, how much that is for each person, and what is missing.

use askama::Template;
use domain::network::formats::actions::{FormatMap, formats};
use domain::network::formats::{Attendee, Format, Part, Proposal, ProposalState, hours_a_quarter};

use crate::components::{Tab, Tag, Task, Tone};
use crate::http::{Answer, Viewer, page};
use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;

struct Row {
    name: String,
    href: String,
    kind: String,
    rhythm: String,
    goes: String,
    stands_in: String,
    /// Agencies nobody goes for.
    lacks: Vec<String>,
}

struct LoadRow {
    name: String,
    agency: String,
    hours: String,
    /// Of the heaviest load, in percent, in steps of five: classes cannot be computed.
    share: i64,
    goes: usize,
    stands_in: usize,
}

pub(super) struct ProposalRow {
    pub id: String,
    pub name: String,
    pub need: String,
    pub note: String,
    pub tag: Tag,
    pub words: String,
    pub open: bool,
    /// The own one has an answer nobody took note of.
    pub news: bool,
}

#[derive(Template)]
#[template(path = "network/pages/formats/list.html")]
struct View {
    page: Page,
    t: Texts,
    tabs: Vec<Tab>,
    finding: String,
    rows: Vec<Row>,
    loads: Vec<LoadRow>,
    several: bool,
    proposals: Vec<ProposalRow>,
    ended: Vec<Task>,
    keeps: bool,
    proposes: bool,
}

/// The page.
pub async fn show(viewer: Viewer) -> Answer {
    let t = viewer.t();
    let found = viewer.run(formats).await?;
    let ended = found.ended.iter().map(|format| Task {
        label: format.details.name.clone(),
        href: paths::format(format.id),
        note: format.details.host.clone(),
        ..Task::default()
    });
    page(View {
        page: viewer.page(),
        tabs: words::tabs(&viewer, paths::FORMATS),
        finding: finding(&found, t),
        rows: found.formats.iter().map(|(format, all)| row(&found, format, all, t)).collect(),
        loads: loads(&found, t),
        several: found.agencies.len() > 1,
        proposals: found
            .proposals
            .iter()
            .map(|one| proposal(one, one.account == viewer.actor.account, t))
            .collect(),
        ended: ended.collect(),
        keeps: found.keeps,
        proposes: found.proposes,
        t,
    })
}

/// "14,5 Stunden".
pub(super) fn hours(minutes: i64, t: Texts) -> String {
    let tenths = hours_a_quarter(minutes);
    let number = if tenths % 10 == 0 {
        t.number(tenths / 10)
    } else {
        let comma = if t.locale == base::Locale::De { ',' } else { '.' };
        format!("{}{comma}{}", t.number(tenths / 10), tenths % 10)
    };
    t.with("format-hours", [("hours", number)])
}

/// "alle 4 Wochen, 120 Minuten".
pub(super) fn rhythm(format: &Format, t: Texts) -> String {
    let numbers = [("weeks", format.details.rhythm_weeks), ("minutes", format.details.minutes)];
    t.with("format-rhythm-is", numbers)
}

/// What kind of format it is: of a body, or of somebody outside.
pub(super) fn kind(format: &Format, t: Texts) -> String {
    match format.body {
        Some((_, kind)) => words::kind(kind, t),
        None if format.details.host.is_empty() => t.get("format-outside").into_owned(),
        None => format.details.host.clone(),
    }
}

fn names(all: &[Attendee], part: Part) -> String {
    let of = all.iter().filter(|one| one.part == part);
    of.map(|one| one.name.clone()).collect::<Vec<_>>().join(", ")
}

fn row(found: &FormatMap, format: &Format, all: &[Attendee], t: Texts) -> Row {
    let dash = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    Row {
        name: format.details.name.clone(),
        href: paths::format(format.id),
        kind: kind(format, t),
        rhythm: rhythm(format, t),
        goes: dash(names(all, Part::Goes)),
        stands_in: dash(names(all, Part::StandsIn)),
        lacks: found.without(all).into_iter().map(|agency| agency.name.clone()).collect(),
    }
}

fn loads(found: &FormatMap, t: Texts) -> Vec<LoadRow> {
    let most = found.loads.first().map_or(0, |one| one.minutes).max(1);
    let agency = |id| {
        let found = found.agencies.iter().find(|one| one.id == id);
        found.map(|one| one.name.clone()).unwrap_or_default()
    };
    let row = |one: &domain::network::formats::Load| LoadRow {
        name: one.name.clone(),
        agency: agency(one.agency),
        hours: hours(one.minutes, t),
        share: one.minutes * 20 / most * 5,
        goes: one.goes,
        stands_in: one.stands_in,
    };
    found.loads.iter().map(row).collect()
}

/// What the map says, in a sentence.
fn finding(found: &FormatMap, t: Texts) -> String {
    let open = found.formats.iter().filter(|(_, all)| !found.without(all).is_empty()).count();
    let first = t.with("formats-finding", [("count", found.formats.len()), ("open", open)]);
    match (found.loads.first(), found.loads.last()) {
        (Some(most), Some(least)) if found.loads.len() > 1 && most.minutes > 0 => {
            let args = [("most", hours(most.minutes, t)), ("least", hours(least.minutes, t))];
            format!("{first} {}", t.with("formats-finding-load", args))
        }
        _ => first,
    }
}

pub(super) fn proposal(one: &Proposal, own: bool, t: Texts) -> ProposalRow {
    let (tone, key) = match one.state {
        ProposalState::Open => (Tone::Info, "proposal-open"), // text
        ProposalState::Accepted => (Tone::Success, "proposal-accepted"), // text
        ProposalState::Declined => (Tone::Neutral, "proposal-declined"), // text
    };
    let day = t.date(one.proposed_at.day());
    ProposalRow {
        id: one.id.text(),
        name: one.input.name.clone(),
        need: one.input.need.clone(),
        note: format!("{} · {} · {day}", words::category(&one.input.area, t), one.by),
        tag: Tag { tone, label: t.get(key).into_owned() },
        words: one.words.clone(),
        open: one.state == ProposalState::Open,
        news: own && one.state != ProposalState::Open && !one.is_told,
    }
}

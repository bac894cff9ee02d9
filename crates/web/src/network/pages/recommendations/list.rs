//! Every recommendation by section, how many stand how, what would help next, and how it was.

use askama::Template;
use documents::sheet::{Column, Kind, Sheet, Value};
use domain::network::recommendations::actions::{Line, history, tracker};
use domain::network::recommendations::{Counts, SECTIONS, State};

use crate::components::{Tab, Task};
use crate::http::{Answer, Disposition, Viewer, download, page};
use crate::network::{paths, words};
use crate::printing::evaluation::{Format, file};
use crate::shell::Page;
use crate::texts::Texts;

/// So many proposals at a time: more would be a list nobody begins.
const PROPOSED: usize = 3;

struct Section {
    id: String,
    title: String,
    note: String,
    lines: Vec<Task>,
}

#[derive(Template)]
#[template(path = "network/pages/recommendations/list.html")]
struct View {
    page: Page,
    t: Texts,
    tabs: Vec<Tab>,
    lead: String,
    counts: Vec<(String, String)>,
    stale: String,
    next: Vec<Task>,
    sections: Vec<Section>,
    history: Vec<super::Row>,
}

/// The page.
pub async fn show(viewer: Viewer) -> Answer {
    let t = viewer.t();
    let lines = viewer.run(tracker).await?;
    let counts = Counts::of(lines.iter().map(|line| line.finding.state));
    let stale = lines.iter().filter(|line| line.finding.stale).count();
    let today = viewer.visit.app().house.today();
    let number = |state| (super::state(state, t).label, t.number(counts.get(state)));
    page(View {
        page: viewer.page(),
        tabs: words::tabs(&viewer, paths::RECOMMENDATIONS),
        lead: lead(counts, t),
        counts: State::ALL.map(number).to_vec(),
        stale: if stale == 0 { String::new() } else { t.with("rec-stale", [("count", stale)]) },
        next: next(&lines, &viewer),
        sections: SECTIONS.iter().map(|code| section(code, &lines, t)).collect(),
        history: super::rows(&history(&lines, today), t),
        t,
    })
}

/// "12 von 30 sind erfüllt."
pub(super) fn lead(counts: Counts, t: Texts) -> String {
    let args = [("done", counts.get(State::Fulfilled)), ("all", counts.total())];
    t.with("rec-lead", args)
}

/// The first that are open, then those nobody answered or answered long ago, then those that are done in part.
fn next(lines: &[Line], viewer: &Viewer) -> Vec<Task> {
    let t = viewer.t();
    let rank = |line: &&Line| match line.finding.state {
        State::Open => 0,
        State::Unknown => 1,
        _ if line.finding.stale => 1,
        State::Partly => 2,
        State::Fulfilled => 3,
    };
    let mut wanted: Vec<&Line> = lines.iter().filter(|line| rank(line) < 3).collect();
    wanted.sort_by_key(rank);
    let task = |line: &Line| {
        let (label, href) = super::help(line, viewer)?;
        Some(Task {
            label,
            href,
            note: format!("{} {}", line.one.code, line.one.words(t.locale)),
            tag: Some(super::tag(line, t)),
            ..Task::default()
        })
    };
    wanted.into_iter().filter_map(task).take(PROPOSED).collect()
}

fn section(code: &str, lines: &[Line], t: Texts) -> Section {
    let own: Vec<&Line> = lines.iter().filter(|line| line.one.section == code).collect();
    let counts = Counts::of(own.iter().map(|line| line.finding.state));
    let task = |line: &&Line| {
        let said: Vec<String> =
            line.finding.evidence.iter().take(2).map(|one| super::evidence(one, t)).collect();
        Task {
            label: format!("{} {}", line.one.code, line.one.words(t.locale)),
            href: paths::recommendation(&line.one.code),
            note: said.join(" · "),
            tag: Some(super::tag(line, t)),
            ..Task::default()
        }
    };
    Section {
        id: format!("abschnitt-{}", code.replace('.', "")),
        title: super::section(code, t),
        note: lead(counts, t),
        lines: own.iter().map(task).collect(),
    }
}

/// The list as a table to take along.
pub async fn csv(viewer: Viewer) -> Answer {
    let t = viewer.t();
    let lines = viewer.run(tracker).await?;
    let today = viewer.visit.app().house.today();
    let column = |(key, kind): (&str, Kind)| Column { header: t.get(key).into_owned(), kind };
    let columns = [
        ("rec-code", Kind::Text),           // text
        ("rec-section", Kind::Text),        // text
        ("rec-recommendation", Kind::Text), // text
        ("rec-state", Kind::Text),          // text
        ("rec-since", Kind::Date),          // text
        ("rec-evidence", Kind::Text),       // text
    ];
    let row = |line: &Line| {
        let said: Vec<String> =
            line.finding.evidence.iter().map(|one| super::evidence(one, t)).collect();
        vec![
            Value::from(line.one.code.as_str()),
            Value::Text(super::section(&line.one.section, t)),
            Value::from(line.one.words(t.locale)),
            Value::Text(super::tag(line, t).label),
            Value::Date(line.since),
            Value::Text(said.join("; ")),
        ]
    };
    let sheet = Sheet {
        title: t.get("rec-tab").into_owned(),
        created_on: today,
        columns: columns.map(column).to_vec(),
        rows: lines.iter().map(row).collect(),
    };
    let bytes = file(&sheet, Format::Csv)?;
    let name = format!("empfehlungen-{today}.csv");
    download(bytes, Format::Csv.media_type(), Disposition::Attachment, &name)
}

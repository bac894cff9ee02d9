//! The report for the council: how far each recommendation is, in figures, without anything that speaks for it.

use askama::Template;
use domain::identity::ProcessAction;
use domain::network::Quarter;
use domain::network::recommendations::actions::{Report, report};
use domain::network::recommendations::{Counts, SECTIONS, State};

use crate::components::{Tab, Tag};
use crate::http::{Answer, Viewer, page};
use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;

struct Section {
    title: String,
    note: String,
    /// What is recommended, how it stands, since which quarter.
    lines: Vec<(String, Tag, String)>,
}

#[derive(Template)]
#[template(path = "network/pages/recommendations/report.html")]
struct View {
    page: Page,
    t: Texts,
    tabs: Vec<Tab>,
    lead: String,
    as_of: String,
    counts: Vec<(String, String)>,
    sections: Vec<Section>,
    history: Vec<super::Row>,
    /// Whether the reader may read on in the tracker itself.
    tracks: bool,
}

/// The page.
pub async fn show(viewer: Viewer) -> Answer {
    let t = viewer.t();
    let found = viewer.run(report).await?;
    let counts = Counts::of(found.lines.iter().map(|line| line.1));
    let access = &viewer.visit.app().house.access;
    let tracks = access.allows_processes(&viewer.actor, ProcessAction::Track);
    let here = if tracks { paths::RECOMMENDATIONS } else { paths::REPORT };
    let number = |state| (super::state(state, t).label, t.number(counts.get(state)));
    page(View {
        page: viewer.page(),
        tabs: words::tabs(&viewer, here),
        lead: super::list::lead(counts, t),
        as_of: t.with("process-as-of", [("day", t.date(found.today))]),
        counts: State::ALL.map(number).to_vec(),
        sections: SECTIONS.iter().map(|code| section(code, &found, t)).collect(),
        history: super::rows(&found.history, t),
        tracks,
        t,
    })
}

fn section(code: &str, found: &Report, t: Texts) -> Section {
    let own = || found.lines.iter().filter(|line| line.0.section == code);
    let line = |(one, state, since): &(
        &domain::network::recommendations::Recommendation,
        State,
        base::Date,
    )| {
        let since = words::quarter(Quarter::of(*since), t);
        (one.words(t.locale).to_owned(), super::state(*state, t), since)
    };
    Section {
        title: super::section(code, t),
        note: super::list::lead(Counts::of(own().map(|line| line.1)), t),
        lines: own().map(line).collect(),
    }
}

//! The recommendations of the working paper: how they stand, why, and what would help.

pub mod list;
pub mod report;
pub mod show;

use domain::identity::AgencyAction;
use domain::network::bodies::BodyAction;
use domain::network::recommendations::actions::{Line, Told};
use domain::network::recommendations::{Evidence, Help, State};

use crate::components::{Tag, Tone};
use crate::http::Viewer;
use crate::network::{paths, words};
use crate::texts::Texts;

/// A quarter in words, with how many stood how: fulfilled, partly, open, unknown.
type Row = (String, Vec<String>);

fn state(state: State, t: Texts) -> Tag {
    let (tone, key) = match state {
        State::Fulfilled => (Tone::Success, "rec-state-fulfilled"), // text
        State::Partly => (Tone::Warning, "rec-state-partly"),       // text
        State::Open => (Tone::Danger, "rec-state-open"),            // text
        State::Unknown => (Tone::Neutral, "rec-state-unknown"),     // text
    };
    Tag { tone, label: t.get(key).into_owned() }
}

/// How it stands; an old answer shows as such.
fn tag(line: &Line, t: Texts) -> Tag {
    let tag = state(line.finding.state, t);
    if line.finding.stale {
        let label = t.with("rec-state-stale", [("state", tag.label)]);
        return Tag { tone: Tone::Neutral, label };
    }
    tag
}

/// "1.2 Austauschforum": the heading of a section.
fn section(code: &str, t: Texts) -> String {
    t.get(&format!("rec-section-{}", code.replace('.', ""))).into_owned()
}

/// What speaks for a state, in words.
fn evidence(one: &Evidence, t: Texts) -> String {
    let day = t.date_or_dash(one.day);
    let args = [("count", one.count.to_string()), ("of", one.of.to_string()), ("day", day)];
    let words = t.with(&format!("rec-evidence-{}", one.what), args);
    if one.agency.is_empty() { words } else { format!("{}: {words}", one.agency) }
}

/// Where it comes from: address and name.
fn source(one: &Evidence, t: Texts) -> (String, String) {
    match (&one.body, one.what) {
        (_, "handed-up" | "answered" | "median-days") => {
            (paths::FLOW.to_owned(), t.get("topic-flow").into_owned())
        }
        (Some((id, name)), _) => (paths::body(*id), name.clone()),
        (None, "said-yes" | "said-partly" | "said-no" | "said-not-yet" | "silent") => {
            (String::new(), String::new())
        }
        (None, _) => (paths::BODIES.to_owned(), t.get("nav-bodies").into_owned()),
    }
}

/// What would help, and where it is done: for those who may do it; for all others the recommendation itself.
fn help(line: &Line, viewer: &Viewer) -> Option<(String, String)> {
    let t = viewer.t();
    let access = &viewer.visit.app().house.access;
    let may = |action| access.allows_bodies(&viewer.actor, action);
    let (keeps, runs) = (may(BodyAction::Manage), may(BodyAction::Run));
    let grants = access.allowed(&viewer.actor, AgencyAction::GrantMandate);
    let (words, href) = match line.finding.help? {
        Help::NewBody(kind) => {
            let words = t.with("rec-help-new-body", [("kind", words::kind(kind, t))]);
            (words, keeps.then(|| paths::NEW_BODY.to_owned()))
        }
        Help::Charter(id) => {
            let href = format!("{}/geschaeftsgrundlage/neu", paths::body(id));
            (t.get("rec-help-charter").into_owned(), keeps.then_some(href))
        }
        Help::Offices(id) => {
            (t.get("rec-help-offices").into_owned(), Some(format!("{}#aemter", paths::body(id))))
        }
        Help::Meeting(id) => {
            let href = format!("{}/sitzungen/neu", paths::body(id));
            (t.get("rec-help-meeting").into_owned(), (keeps && runs).then_some(href))
        }
        Help::Mandates(id) => {
            let end = if grants { "/mandate/neu" } else { "#mandate" };
            (t.get("rec-help-mandates").into_owned(), Some(format!("{}{end}", paths::body(id))))
        }
        Help::Topics => (t.get("rec-help-topics").into_owned(), Some(paths::TOPICS.to_owned())),
        Help::Answer => {
            let href = format!("{}#antworten", paths::recommendation(&line.one.code));
            (t.get("rec-help-answer").into_owned(), Some(href))
        }
    };
    Some((words, href.unwrap_or_else(|| paths::recommendation(&line.one.code))))
}

fn rows(history: &[Told], t: Texts) -> Vec<Row> {
    let row = |told: &Told| {
        let counts = State::ALL.map(|state| t.number(told.counts.get(state)));
        (words::quarter(told.quarter, t), counts.to_vec())
    };
    history.iter().map(row).collect()
}

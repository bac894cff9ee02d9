//! Topics, bodies and meetings in words.

use base::Date;
use domain::identity::{Actor, AgencyAction, ProcessAction, TopicAction};
use domain::network::Quarter;
use domain::network::bodies::{BodyAction, BodyKind, Duty, Light, Missing, Rhythm, Seat};
use domain::network::meetings::{MeetingState, Task};
use domain::network::topics::{CATEGORIES, FREQUENCIES, StationKind, Topic, Voices};

use super::paths;
use crate::components::{self, Choice, Tab, Tag, Tone};
use crate::http::Viewer;
use crate::lists::area;
use crate::texts::Texts;
use crate::typed::option;

/// The parts of the network this person may go to, this one marked.
pub(super) fn tabs(viewer: &Viewer, here: &str) -> Vec<Tab> {
    let t = viewer.t();
    let access = &viewer.visit.app().house.access;
    let actor: &Actor = &viewer.actor;
    let attends = access.allows_bodies(actor, BodyAction::Attend);
    let tracks = access.allows_processes(actor, ProcessAction::Track);
    // The council has the report alone.
    let recommendations = if tracks { paths::RECOMMENDATIONS } else { paths::REPORT };
    let parts = [
        ("nav-topics", paths::TOPICS, access.allows_topics(actor, TopicAction::Read)), // text
        ("topic-flow", paths::FLOW, access.allows_topics(actor, TopicAction::Read)),   // text
        ("nav-bodies", paths::BODIES, access.allows_bodies(actor, BodyAction::Read)),  // text
        ("nav-minutes", paths::MINUTES_SEARCH, attends),                               // text
        ("nav-decisions", paths::REGISTER, attends),                                   // text
        ("nav-tasks", paths::TASKS, attends),                                          // text
        ("process-tab", paths::PROCESS, access.allows_processes(actor, ProcessAction::Read)), // text
        ("rec-tab", recommendations, access.allows_processes(actor, ProcessAction::Report)), // text
        ("nav-actors", paths::ACTORS, access.allowed(actor, AgencyAction::ReadActors)),      // text
        ("nav-formats", paths::FORMATS, access.allowed(actor, AgencyAction::ReadFormats)),   // text
    ];
    let tab = |(key, href, _): (&str, &str, bool)| Tab {
        label: t.get(key).into_owned(),
        href: href.to_owned(),
        current: href == here,
        ..Tab::default()
    };
    parts.into_iter().filter(|part| part.2).map(tab).collect()
}

/// The name of a category: an area of Teil B, or one of our own.
pub(super) fn category(code: &str, t: Texts) -> String {
    let key = format!("topic-category-{code}");
    if t.has(&key) { t.get(&key).into_owned() } else { area(code, t) }
}

pub(super) fn categories(t: Texts) -> Vec<Choice> {
    CATEGORIES.iter().map(|code| option(*code, category(code, t))).collect()
}

pub(super) fn frequency(code: &str, t: Texts) -> String {
    if code.is_empty() {
        return "–".to_owned();
    }
    t.get(&format!("topic-frequency-{code}")).into_owned()
}

pub(super) fn frequencies(t: Texts) -> Vec<Choice> {
    FREQUENCIES.iter().map(|code| option(*code, frequency(code, t))).collect()
}

pub(super) fn station(kind: StationKind, t: Texts) -> String {
    t.get(&format!("topic-station-{}", kind.code())).into_owned()
}

/// Where it is; red when an answer is owed for longer than promised.
pub(super) fn state_tag(topic: &Topic, today: Date, t: Texts) -> Tag {
    let tone = match topic.state {
        _ if topic.is_late(today) => Tone::Danger,
        StationKind::Answered => Tone::Success,
        StationKind::Declined | StationKind::Merged | StationKind::Raised => Tone::Neutral,
        _ => Tone::Info,
    };
    Tag { tone, label: station(topic.state, t) }
}

/// "3 Stimmen aus 2 Trägern, 7 Fälle".
pub(super) fn voices(voices: Voices, t: Texts) -> String {
    let said = t.with("topic-voices", [("people", voices.people), ("agencies", voices.agencies)]);
    match voices.cases {
        0 => said,
        cases => format!("{said}, {}", t.with("topic-voices-cases", [("cases", cases)])),
    }
}

/// Since when it waits, and that this is too long.
pub(super) fn waiting(topic: &Topic, today: Date, t: Texts) -> String {
    if topic.state.is_end() {
        return t.date(topic.moved_at.day());
    }
    let key = if topic.is_late(today) { "topic-waits-late" } else { "topic-waits" };
    t.with(key, [("days", topic.waits(today))])
}

/// A topic as a line of a list.
pub(crate) fn topic_line(topic: &Topic, today: Date, t: Texts) -> components::Task {
    components::Task {
        label: topic.title.clone(),
        href: paths::topic(topic.id),
        note: waiting(topic, today, t),
        tag: Some(state_tag(topic, today, t)),
        ..components::Task::default()
    }
}

/// "4. Quartal 2026".
pub(super) fn quarter(quarter: Quarter, t: Texts) -> String {
    let parts = [("number", quarter.number().to_string()), ("year", quarter.year().to_string())];
    t.with("quarter", parts)
}

pub(super) fn kind(kind: BodyKind, t: Texts) -> String {
    t.get(&format!("body-kind-{}", kind.code())).into_owned()
}

pub(super) fn duty(duty: Duty, t: Texts) -> String {
    t.get(&format!("duty-of-{}", duty.code())).into_owned()
}

pub(super) fn duties(all: &[Duty], t: Texts) -> String {
    all.iter().map(|one| duty(*one, t)).collect::<Vec<_>>().join(", ")
}

pub(super) fn seat(seat: Seat, t: Texts) -> String {
    t.get(&format!("seat-{}", seat.code())).into_owned()
}

/// What the composition lacks; `agency` names an agency.
pub(super) fn missing<'a>(
    lack: &Missing,
    agency: impl Fn(domain::identity::AgencyId) -> &'a str,
    t: Texts,
) -> String {
    match lack {
        Missing::Seat(one) => t.with("body-lacks-seat", [("what", seat(*one, t))]),
        Missing::Agency(id) => t.with("body-lacks-seat", [("what", agency(*id))]),
        Missing::Duty(one) => t.with("body-lacks-duty", [("what", duty(*one, t))]),
    }
}

/// The traffic light of a body.
pub(super) fn light(rhythm: &Rhythm, t: Texts) -> Tag {
    let (tone, key) = match (rhythm.light, rhythm.next) {
        (Light::Green, Some(_)) => (Tone::Success, "body-light-planned"), // text
        (Light::Green, None) => (Tone::Neutral, "body-light-time"),       // text
        (Light::Yellow, Some(_)) => (Tone::Warning, "body-light-late"),   // text
        (Light::Yellow, None) => (Tone::Warning, "body-light-soon"),      // text
        (Light::Red, _) => (Tone::Danger, "body-light-overdue"),          // text
    };
    Tag { tone, label: t.get(key).into_owned() }
}

pub(super) fn meeting_tag(state: MeetingState, t: Texts) -> Tag {
    let tone = match state {
        MeetingState::Planned => Tone::Info,
        MeetingState::Held => Tone::Success,
        MeetingState::Cancelled => Tone::Neutral,
    };
    Tag { tone, label: t.get(&format!("meeting-state-{}", state.code())).into_owned() }
}

/// Whose a task is: the office and who holds it.
pub(super) fn whose(task: &Task) -> String {
    match (task.office.is_empty(), task.holder.is_empty()) {
        (true, _) => task.holder.clone(),
        (false, true) => task.office.clone(),
        (false, false) => format!("{} ({})", task.office, task.holder),
    }
}

/// A task of a body as a line of a list.
pub(super) fn task_line(task: &Task, today: Date, t: Texts) -> components::Task {
    let late = task.is_overdue(today);
    let due = t.with("task-due", [("day", t.date(task.due_on))]);
    components::Task {
        label: task.words.clone(),
        note: format!("{} · {due}", whose(task)),
        tag: late.then(|| Tag { tone: Tone::Danger, label: t.get("task-overdue").into_owned() }),
        ..components::Task::default()
    }
}

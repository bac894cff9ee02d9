//! Topics in words.

use base::Date;
use domain::network::topics::{CATEGORIES, FREQUENCIES, StationKind, Topic, Voices};

use crate::components::{Choice, Tag, Tone};
use crate::lists::area;
use crate::texts::Texts;
use crate::typed::option;

/// The name of a category: an area of Teil B, or one of our own.
pub(super) fn category(code: &str, t: Texts) -> String {
    let key = format!("topic-category-{code}");
    if t.has(&key) { t.get(&key).into_owned() } else { area(code, t) }
}

pub(super) fn categories(t: Texts) -> Vec<Choice> {
    CATEGORIES.iter().map(|code| option(*code, category(code, t))).collect()
}

pub(super) fn frequency(code: &str, t: Texts) -> String {
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

//! Topics: what case managers meet in their work and want changed, from the forum (Mikro) to the
//! Koordinierungsrunde (Meso) and to politics (Makro), and the answer back (working paper, figure 1 and 1.2).
//!
//! Always true: a topic names no client; below the level it has reached nobody above the forum knows it exists;
//! every topic ends with an answer or a reason, and everybody who raised it is told.

pub mod actions;
mod flow;
pub(in crate::network) mod forum;
mod input;
mod similar;
mod station;
pub(crate) mod store;
mod traces;

use base::{Date, Id, Kind, Timestamp};

pub use crate::identity::{TopicAction, TopicLevel};
pub use flow::{Flow, QUARTERS, flow};
pub use input::{CATEGORIES, FREQUENCIES, TopicInput, Voice};
pub use station::{Station, StationKind};
pub use traces::{Trace, traces};

#[doc(hidden)]
pub struct TopicKind;
impl Kind for TopicKind {
    const NAME: &'static str = "topic";
}
/// A topic.
pub type TopicId = Id<TopicKind>;

/// A topic as it stands today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its id.
    pub id: TopicId,
    /// What it is about, in a line.
    pub title: String,
    /// What goes wrong, without anybody in it.
    pub problem: String,
    /// What those who raised it propose; may be empty.
    pub proposal: String,
    /// One of [`CATEGORIES`].
    pub category: String,
    /// One of [`FREQUENCIES`]; empty when nobody said.
    pub frequency: String,
    /// How far up it has come.
    pub level: TopicLevel,
    /// The station it is at.
    pub state: StationKind,
    /// When it was raised.
    pub raised_at: Timestamp,
    /// When it came to its present station.
    pub moved_at: Timestamp,
}

/// After so many days without an answer a topic is red (issue of every Koordinierungsrunde; a quarter).
pub const PROMISED_DAYS: i64 = 90;

impl Topic {
    /// Days since it came to its present station.
    pub fn waits(&self, today: Date) -> i64 {
        days(self.moved_at.day(), today)
    }

    /// Whether an answer is owed for longer than promised.
    pub fn is_late(&self, today: Date) -> bool {
        !self.state.is_end() && days(self.raised_at.day(), today) > PROMISED_DAYS
    }
}

fn days(from: Date, until: Date) -> i64 {
    from.until(until).map_or(0, |span| i64::from(span.get_days())).max(0)
}

/// How many stand behind a topic. No name: the forum knows who they are, others need not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Voices {
    /// People.
    pub people: i64,
    /// Agencies they work for.
    pub agencies: i64,
    /// Cases they counted; each person counts the own ones.
    pub cases: i64,
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicLine {
    /// The topic.
    pub topic: Topic,
    /// Who stands behind it.
    pub voices: Voices,
    /// Whether the reader is one of them.
    pub mine: bool,
}

//! Where a meeting is that goes on: the item that is talked about, and how much of its time is left.

use base::Timestamp;

use super::{AgendaItem, ItemId};

/// The item a meeting is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// The item.
    pub item: ItemId,
    /// Since when its time runs; none while it stands still.
    pub since: Option<Timestamp>,
    /// Seconds that were used before.
    pub spent: i64,
}

impl Course {
    /// Seconds used so far.
    pub fn used(&self, now: Timestamp) -> i64 {
        self.spent + self.since.map_or(0, |since| now.seconds_since(since).max(0))
    }

    /// Seconds that are left of the item; below zero when it takes longer.
    pub fn left(&self, item: &AgendaItem, now: Timestamp) -> i64 {
        item.minutes * 60 - self.used(now)
    }
}

/// What whoever leads the meeting does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Goes to an item; its time begins.
    To(ItemId),
    /// Lets the time stand still.
    Pause,
    /// Lets it run again.
    Resume,
}

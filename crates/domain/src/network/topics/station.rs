//! The way of a topic: where it is, and where it can go from there.

use base::Timestamp;

use crate::identity::{TopicAction, TopicLevel};

/// A station on the way of a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StationKind {
    /// Somebody raised it.
    Raised,
    /// The forum has talked about it.
    Discussed,
    /// The speaker handed it to the Koordinierungsrunde.
    HandedUp,
    /// The Koordinierungsrunde works on it.
    TakenUp,
    /// It was passed to politics.
    PassedOn,
    /// It will not be followed, with the reason.
    Declined,
    /// Those who raised it have their answer.
    Answered,
    /// Another topic carries it on.
    Merged,
}

impl StationKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Raised,
        Self::Discussed,
        Self::HandedUp,
        Self::TakenUp,
        Self::PassedOn,
        Self::Declined,
        Self::Answered,
        Self::Merged,
    ];

    /// The text form, as stored and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Raised => "eingebracht",
            Self::Discussed => "besprochen",
            Self::HandedUp => "weitergegeben",
            Self::TakenUp => "in_arbeit",
            Self::PassedOn => "an_politik",
            Self::Declined => "abgelehnt",
            Self::Answered => "beantwortet",
            Self::Merged => "zusammengefuehrt",
        }
    }

    /// The kind of a text form.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether nothing is owed any more.
    pub const fn is_end(self) -> bool {
        matches!(self, Self::Declined | Self::Answered | Self::Merged)
    }

    /// Whether those who raised the topic are told when it comes here.
    pub const fn is_answer(self) -> bool {
        matches!(self, Self::Declined | Self::Answered)
    }

    /// Whether coming here needs words: a reason, or the answer.
    pub const fn needs_words(self) -> bool {
        matches!(self, Self::Declined | Self::Answered)
    }

    /// The level a topic has when it is here; none where it keeps the one it had.
    pub const fn level(self) -> Option<TopicLevel> {
        match self {
            Self::HandedUp => Some(TopicLevel::Meso),
            Self::PassedOn => Some(TopicLevel::Macro),
            _ => None,
        }
    }

    /// Where a topic can go from here, with what the policies must allow for it.
    pub fn next(self, level: TopicLevel) -> Vec<(Self, TopicAction)> {
        let forum = [
            (Self::Discussed, TopicAction::Forward),
            (Self::HandedUp, TopicAction::Forward),
            (Self::Declined, TopicAction::Forward),
        ];
        let round = [
            (Self::TakenUp, TopicAction::Decide),
            (Self::PassedOn, TopicAction::Decide),
            (Self::Declined, TopicAction::Decide),
            (Self::Answered, TopicAction::Decide),
        ];
        if self.is_end() {
            return Vec::new();
        }
        let all = if level == TopicLevel::Micro { forum.as_slice() } else { round.as_slice() };
        let ahead = |(kind, _): &&(Self, TopicAction)| *kind as usize > self as usize;
        all.iter().filter(ahead).copied().collect()
    }
}

/// One station of a topic, with its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Station {
    /// Which.
    pub kind: StationKind,
    /// When.
    pub at: Timestamp,
    /// Decision, reason or answer; may be empty.
    pub words: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_station_reads_back_and_the_ends_are_ends() {
        for kind in StationKind::ALL {
            assert_eq!(StationKind::parse(kind.code()), Some(kind));
            for level in TopicLevel::ALL {
                assert_eq!(kind.next(level).is_empty(), kind.is_end(), "{kind:?} {level:?}");
            }
        }
        assert_eq!(StationKind::parse("x"), None);
    }

    #[test]
    fn every_way_ends_with_an_answer_and_none_turns_back() {
        for level in TopicLevel::ALL {
            for kind in StationKind::ALL.into_iter().filter(|kind| !kind.is_end()) {
                let next = kind.next(level);
                assert!(next.iter().any(|(kind, _)| kind.is_answer()), "{kind:?}");
                assert!(next.iter().all(|(to, _)| *to as usize > kind as usize));
            }
        }
    }
}

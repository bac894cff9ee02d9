//! Topics, as the policies see them: how far up one has come, and what can be done with it.

use base::{Outcome, Problem};

use super::cedar::Resource;
use super::{Access, principal};
use crate::identity::Actor;

/// How far up a topic has come (working paper, figure 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TopicLevel {
    /// Among the case managers.
    Micro,
    /// In the Koordinierungsrunde.
    Meso,
    /// In politics.
    Macro,
}

impl TopicLevel {
    /// Every level, upwards.
    pub const ALL: [Self; 3] = [Self::Micro, Self::Meso, Self::Macro];

    /// Its name in the policies and on the screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Micro => "mikro",
            Self::Meso => "meso",
            Self::Macro => "makro",
        }
    }

    /// Its number in the database: the higher, the more can read it.
    pub const fn number(self) -> i64 {
        self as i64
    }

    /// The level of a number.
    pub fn of(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.number() == number)
    }
}

/// Something done to a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TopicAction {
    /// Read it.
    Read,
    /// Raise one, or say "with me, too".
    Raise,
    /// Talk about it in the forum, hand it up, merge it: the speaker's part.
    Forward,
    /// Decide about it in the Koordinierungsrunde, pass it on, answer it.
    Decide,
}

impl TopicAction {
    /// Every action on topics.
    pub const ALL: [Self; 4] = [Self::Read, Self::Raise, Self::Forward, Self::Decide];

    /// Its name in the policies.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "ReadTopic",
            Self::Raise => "RaiseTopic",
            Self::Forward => "ForwardTopic",
            Self::Decide => "DecideTopic",
        }
    }
}

impl Access {
    /// Whether the actor may do this to a topic of this level. The answer does not depend on the single topic.
    pub fn allows_topic(&self, actor: &Actor, action: TopicAction, level: TopicLevel) -> bool {
        self.policies.allow(principal(actor), action.name(), Resource::Topic(level.name()))
    }

    /// Whether the actor may do this to topics of any level.
    pub fn allows_topics(&self, actor: &Actor, action: TopicAction) -> bool {
        TopicLevel::ALL.into_iter().any(|level| self.allows_topic(actor, action, level))
    }

    /// The lowest level the actor reads; higher ones are read too.
    ///
    /// # Errors
    /// [`Problem::Forbidden`] for roles that read no topics.
    pub fn topics_from(&self, actor: &Actor) -> Outcome<TopicLevel> {
        let reads = |level: &TopicLevel| self.allows_topic(actor, TopicAction::Read, *level);
        TopicLevel::ALL.into_iter().find(reads).ok_or(Problem::Forbidden)
    }
}

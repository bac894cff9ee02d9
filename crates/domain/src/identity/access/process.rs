//! The optimisation process and the recommendations of the working paper, as the policies see them.

use super::cedar::Resource;
use super::{Access, principal};
use crate::identity::{Actor, AgencyId};

/// Something done with the process or the recommendations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProcessAction {
    /// Read the process: steps, dates, outcomes, letters.
    Read,
    /// Begin it, keep its steps, end it.
    Keep,
    /// Read the recommendations with what speaks for their state.
    Track,
    /// Read the short report for the council.
    Report,
    /// Answer what the program cannot see for itself.
    Answer,
}

impl ProcessAction {
    /// Every action on the process.
    pub const ALL: [Self; 5] = [Self::Read, Self::Keep, Self::Track, Self::Report, Self::Answer];

    /// Its name in the policies.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "ReadProcess",
            Self::Keep => "KeepProcess",
            Self::Track => "ReadRecommendations",
            Self::Report => "ReadReport",
            Self::Answer => "AnswerRecommendation",
        }
    }
}

impl Access {
    /// Whether the actor may do this, for the municipality or where it is about what one agency says.
    pub fn allows_process(
        &self,
        actor: &Actor,
        action: ProcessAction,
        agency: Option<AgencyId>,
    ) -> bool {
        self.policies.allow(principal(actor), action.name(), Resource::Process(agency))
    }

    /// Whether the actor may do this at all, for the own agency at best: for routes and navigation.
    pub fn allows_processes(&self, actor: &Actor, action: ProcessAction) -> bool {
        self.allows_process(actor, action, actor.agency)
    }
}

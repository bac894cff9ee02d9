//! Bodies (Gremien), as the policies see them: of which kind one is, and what the person is in it.

use super::cedar::Resource;
use super::{Access, principal};
use crate::identity::Actor;

/// What the policies ask about a body and the person before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyFacts {
    /// The body's id.
    pub body: String,
    /// Its kind, as stored.
    pub kind: String,
    /// The person holds one of its offices today, or has a mandate for it.
    pub member: bool,
    /// One of these offices invites, chairs or writes the minutes.
    pub runs: bool,
}

/// Something done with a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BodyAction {
    /// Read its rules: who meets, why, how often.
    Read,
    /// Set it up, write its rules, fill its offices.
    Manage,
    /// Read its meetings: agendas, minutes, decisions, tasks.
    Attend,
    /// Call and run its meetings.
    Run,
    /// Talk among case managers: part 1 of the Austauschforum.
    Talk,
}

impl BodyAction {
    /// Every action on bodies.
    pub const ALL: [Self; 5] = [Self::Read, Self::Manage, Self::Attend, Self::Run, Self::Talk];

    /// Its name in the policies.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "ReadBody",
            Self::Manage => "ManageBody",
            Self::Attend => "ReadMeeting",
            Self::Run => "RunMeeting",
            Self::Talk => "TalkInForum",
        }
    }
}

impl Access {
    /// Whether the actor may do this with the body.
    pub fn allows_body(&self, actor: &Actor, action: BodyAction, facts: &BodyFacts) -> bool {
        self.policies.allow(principal(actor), action.name(), Resource::Body(facts))
    }

    /// Whether the actor may do this with some body, as a member who runs it at best: for routes and navigation.
    pub fn allows_bodies(&self, actor: &Actor, action: BodyAction) -> bool {
        let kinds = ["koordinierungsrunde", "austauschforum"];
        let facts = |kind: &str| BodyFacts {
            body: "probe".to_owned(),
            kind: kind.to_owned(),
            member: true,
            runs: true,
        };
        kinds.into_iter().any(|kind| self.allows_body(actor, action, &facts(kind)))
    }
}

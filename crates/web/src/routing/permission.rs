//! Who may take a route.

use domain::identity::{
    Access, Action, Actor, AgencyAction, BodyAction, ProcessAction, Role, Stage, TopicAction,
};

/// What a route demands. There is no default: a route without a permission does not compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// The same for everybody; not even the session is looked up (files, health).
    Static,
    /// For everybody; who is signed in is greeted.
    Public,
    /// For somebody in the middle of the login.
    Stage(Stage),
    /// For everybody who is signed in.
    SignedIn,
    /// For these roles.
    Role(&'static [Role]),
    /// For those who may do this in their agency.
    Agency(AgencyAction),
    /// For those whose role does this to cases at all. Which case, the action decides by its Permit.
    Case(Action),
    /// For those whose role does this to topics of any level. Which topic, the action decides.
    Topic(TopicAction),
    /// For those who may do this with bodies at all, as members at best. Which body, the action decides.
    Body(BodyAction),
    /// For those who may do this with the optimisation process and the recommendations, for their agency at best.
    Process(ProcessAction),
}

impl Permission {
    /// Whether somebody who is signed in may take the route.
    pub fn allows(self, access: &Access, actor: &Actor) -> bool {
        match self {
            Self::Static | Self::Public | Self::SignedIn => true,
            Self::Stage(_) => false,
            Self::Role(roles) => roles.contains(&actor.role),
            Self::Agency(action) => access.allowed(actor, action),
            Self::Case(action) => access.scope(actor, action).is_ok(),
            Self::Topic(action) => access.allows_topics(actor, action),
            Self::Body(action) => access.allows_bodies(actor, action),
            Self::Process(action) => access.allows_processes(actor, action),
        }
    }
}

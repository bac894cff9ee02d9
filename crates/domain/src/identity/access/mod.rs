//! The one authorisation check: Cedar policies decide every access.
//!
//! One object: [`Access::permit`] → [`Permit`]. A list: [`Access::scope`] → [`Scope`] → one SQL
//! predicate. A kind of work in an agency: [`Access::allowed`]. Scopes are not written down a second
//! time: they are drawn from the same policies at the start, and a test holds them against random worlds.

mod action;
mod body;
mod cedar;
mod permit;
mod process;
mod scope;
pub mod store;
#[cfg(test)]
mod tests;
mod topic;

pub use action::{Action, AgencyAction};
pub use body::{BodyAction, BodyFacts};
pub use cedar::PolicyError;
pub use permit::Permit;
pub use process::ProcessAction;
pub use scope::{Predicate, SCOPE_PARAMS, Scope};
pub use store::substitutes_of;
pub use topic::{TopicAction, TopicLevel};

use base::{Id, Outcome, Problem, SeededRandom, Timestamp};
use cedar::{Policies, Principal, Resource};

use super::{AccountId, Actor, AgencyId, CaseId, ClientId, Role};

/// What the decision about a case needs to know of it; filled by the store of `cases`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFacts {
    /// The case.
    pub case: CaseId,
    /// Its client.
    pub client: ClientId,
    /// The agency it belongs to.
    pub agency: AgencyId,
    /// Whose case it is.
    pub case_manager: AccountId,
    /// Who stands in for that person today ([`substitutes_of`]).
    pub substitutes: Vec<AccountId>,
    /// Whether it is ended. No policy asks: a closed case may still be read, printed, and its consent
    /// withdrawn; what a closed case refuses is a rule of `cases`.
    pub closed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Nothing,
    Own,
    Agency,
}

/// The policies of the house.
pub struct Access {
    policies: Policies,
    reach: [[Reach; Action::ALL.len()]; Role::ALL.len()],
    /// What a role of an agency does in it, and a role of the whole Kreis in the house.
    work: [[[bool; 2]; AgencyAction::ALL.len()]; Role::ALL.len()],
}

impl std::fmt::Debug for Access {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Access")
    }
}

const ARRANGE_SUBSTITUTION: &str = "ArrangeSubstitution";

impl Access {
    /// Reads the policies and checks them against their schema.
    ///
    /// # Errors
    /// When they do not fit; the program must not start then.
    pub fn load() -> Result<Self, PolicyError> {
        let names = Action::ALL.into_iter().map(Action::name);
        let agency_names = AgencyAction::ALL.into_iter().map(AgencyAction::name);
        let policies = Policies::load(
            names
                .chain(agency_names)
                .chain(TopicAction::ALL.into_iter().map(TopicAction::name))
                .chain(BodyAction::ALL.into_iter().map(BodyAction::name))
                .chain(ProcessAction::ALL.into_iter().map(ProcessAction::name))
                .chain([ARRANGE_SUBSTITUTION]),
        )?;
        let mut reach = [[Reach::Nothing; Action::ALL.len()]; Role::ALL.len()];
        let mut work = [[[false; 2]; AgencyAction::ALL.len()]; Role::ALL.len()];
        for role in Role::ALL {
            for action in Action::ALL {
                reach[role.index()][action.index()] = probe(&policies, role, action);
            }
            for action in AgencyAction::ALL {
                work[role.index()][action.index()] =
                    [false, true].map(|settled| probe_work(&policies, role, action, settled));
            }
        }
        Ok(Self { policies, reach, work })
    }

    /// Decides one access to one case.
    ///
    /// # Errors
    /// [`Problem::Forbidden`] when the role never does this kind of thing, [`Problem::NotFound`] when
    /// it is somebody else's case: to the person asking it does not exist.
    pub fn permit(
        &self,
        actor: &Actor,
        action: Action,
        object: &CaseFacts,
        now: Timestamp,
    ) -> Outcome<Permit> {
        if self.reach(actor.role, action) == Reach::Nothing {
            return Err(Problem::Forbidden);
        }
        let case = Resource::Case {
            id: &object.case.text(),
            agency: object.agency,
            manager: object.case_manager,
            substitutes: &object.substitutes,
            closed: object.closed,
        };
        if !self.policies.allow(principal(actor), action.name(), case) {
            return Err(Problem::NotFound);
        }
        let health = self.policies.allow(principal(actor), Action::ReadHealth.name(), case);
        Ok(Permit::new(actor.account, action, object, now, health))
    }

    /// Which cases a list may show.
    ///
    /// # Errors
    /// [`Problem::Forbidden`] when the role never does this kind of thing.
    pub fn scope(&self, actor: &Actor, action: Action) -> Outcome<Scope> {
        let account = actor.account;
        match (self.reach(actor.role, action), actor.agency) {
            (Reach::Nothing, _) => Err(Problem::Forbidden),
            (_, None) => Ok(Scope::Nothing),
            (Reach::Own, Some(agency)) => Ok(Scope::OwnCases { agency, account }),
            (Reach::Agency, Some(agency)) => Ok(Scope::Agency { agency }),
        }
    }

    /// Whether the actor may do this kind of work in the own agency (for roles of the whole Kreis: in
    /// the house). The answer is the same for everybody of a role, so it was asked at the start: every
    /// page asks it for each entry of its navigation.
    pub fn allowed(&self, actor: &Actor, action: AgencyAction) -> bool {
        self.work[actor.role.index()][action.index()][usize::from(actor.agency.is_some())]
    }

    /// Whether the actor may do this kind of work in the given agency.
    pub fn allowed_in(&self, actor: &Actor, action: AgencyAction, agency: AgencyId) -> bool {
        self.policies.allow(principal(actor), action.name(), Resource::Agency(agency))
    }

    /// Whether the actor may arrange who stands in for `absent` in the given agency.
    pub fn may_arrange_substitution(
        &self,
        actor: &Actor,
        absent: AccountId,
        agency: AgencyId,
    ) -> bool {
        // A person of one agency arranges nothing in another, not even the own absence.
        actor.agency == Some(agency)
            && self.policies.allow(
                principal(actor),
                ARRANGE_SUBSTITUTION,
                Resource::Person { account: absent, agency },
            )
    }

    /// [`Access::allowed`] as an answer.
    ///
    /// # Errors
    /// [`Problem::Forbidden`] when not.
    pub fn demand(&self, actor: &Actor, action: AgencyAction) -> Outcome<()> {
        if self.allowed(actor, action) { Ok(()) } else { Err(Problem::Forbidden) }
    }

    fn reach(&self, role: Role, action: Action) -> Reach {
        self.reach[role.index()][action.index()]
    }
}

fn principal(actor: &Actor) -> Principal<'_> {
    Principal { account: actor.account, role: actor.role, agency: actor.agency.as_ref() }
}

/// Asks the policies about somebody invented in an invented agency, or of the whole Kreis.
fn probe_work(policies: &Policies, role: Role, action: AgencyAction, settled: bool) -> bool {
    let random = SeededRandom::new(0);
    let at = Timestamp::start_of_day(base::Date::ZERO);
    let (account, agency) = (Id::new(at, &random), Id::new(at, &random));
    let who = Principal { account, role, agency: settled.then_some(&agency) };
    let place = if settled && action != AgencyAction::ManageHouse {
        Resource::Agency(agency)
    } else {
        Resource::House
    };
    policies.allow(who, action.name(), place)
}

/// Asks the policies about two invented cases of one invented agency: somebody else's and the own.
fn probe(policies: &Policies, role: Role, action: Action) -> Reach {
    let random = SeededRandom::new(0);
    let at = Timestamp::start_of_day(base::Date::ZERO);
    let (me, other) = (Id::new(at, &random), Id::new(at, &random));
    let agency = Id::new(at, &random);
    let who = Principal { account: me, role, agency: Some(&agency) };
    let case =
        |manager| Resource::Case { id: "probe", agency, manager, substitutes: &[], closed: false };
    if policies.allow(who, action.name(), case(other)) {
        Reach::Agency
    } else if policies.allow(who, action.name(), case(me)) {
        Reach::Own
    } else {
        Reach::Nothing
    }
}

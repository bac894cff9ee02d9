//! The proof that an access was allowed.

use base::Timestamp;

use super::{Action, CaseFacts};
use crate::identity::{AccountId, AgencyId, CaseId, ClientId};

/// Proof that this actor may do this action to this very case, now. It cannot be made outside of
/// [`super::Access::permit`]; stores that hold personal rows ask for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permit {
    pub(super) case: CaseId,
    pub(super) client: ClientId,
    pub(super) agency: AgencyId,
    pub(super) account: AccountId,
    pub(super) action: Action,
    pub(super) at: Timestamp,
    pub(super) health: bool,
}

impl Permit {
    pub(super) fn new(
        account: AccountId,
        action: Action,
        object: &CaseFacts,
        at: Timestamp,
        health: bool,
    ) -> Self {
        Self {
            case: object.case,
            client: object.client,
            agency: object.agency,
            account,
            action,
            at,
            health,
        }
    }

    /// The case it is for.
    pub fn case_id(&self) -> CaseId {
        self.case
    }

    /// The client of that case.
    pub fn client_id(&self) -> ClientId {
        self.client
    }

    /// The agency of that case.
    pub fn agency(&self) -> AgencyId {
        self.agency
    }

    /// Who it was given to.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// What it allows.
    pub fn action(&self) -> Action {
        self.action
    }

    /// When it was given; it is meant for the transaction at hand and never kept.
    pub fn at(&self) -> Timestamp {
        self.at
    }
    /// Whether the policies let this person read health data of this case ([`Action::ReadHealth`]); whether
    /// the client consented is another question (W31).
    pub fn reads_health(&self) -> bool {
        self.health
    }

    /// The same permit for somebody who may not read health data: no role is like that today.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    pub fn without_health(self) -> Self {
        Self { health: false, ..self }
    }
}

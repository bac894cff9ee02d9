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
}

impl Permit {
    pub(super) fn new(
        account: AccountId,
        action: Action,
        object: &CaseFacts,
        at: Timestamp,
    ) -> Self {
        Self {
            case: object.case,
            client: object.client,
            agency: object.agency,
            account,
            action,
            at,
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
}

//! Which rows of a list somebody may see.

use base::Date;
use db::Value;

use super::store;
use crate::identity::{AccountId, AgencyId};

/// The part of the cases an action reaches; only [`super::Access::scope`] hands it out.
///
/// Stores turn it into one SQL predicate: see [`Scope::predicate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The own cases and those the person stands in for today, inside the agency.
    #[non_exhaustive]
    OwnCases {
        /// The agency.
        agency: AgencyId,
        /// The person.
        account: AccountId,
    },
    /// All cases of the agency.
    #[non_exhaustive]
    Agency {
        /// The agency.
        agency: AgencyId,
    },
    /// No case at all.
    #[non_exhaustive]
    Nothing,
}

/// How many parameters every predicate takes; a store's own begin at `$4`.
pub const SCOPE_PARAMS: usize = 3;

/// A condition over `case_file c`.
#[derive(Debug, Clone)]
pub struct Predicate {
    /// SQL over the alias `c`, using `$1`, `$2` and `$3`, in brackets.
    pub sql: &'static str,
    /// The values of `$1` to `$3`.
    pub params: [Value; SCOPE_PARAMS],
}

impl Scope {
    /// The condition under which a row of `case_file c` belongs to it. All variants take the same
    /// three parameters (agency, person, day), so that one parameter list serves every text:
    ///
    /// ```ignore
    /// db::statements! {
    ///     LIST_OWN = concat!("SELECT c.id FROM case_file c WHERE ", own_cases!(), " AND c.state = $4");
    ///     LIST_AGENCY = concat!("SELECT c.id FROM case_file c WHERE ", agency_cases!(), " AND c.state = $4");
    /// }
    /// ```
    pub fn predicate(&self, today: Date) -> Predicate {
        let (sql, agency, account) = match self {
            Self::OwnCases { agency, account } => (store::OWN_CASES, agency.text(), account.text()),
            Self::Agency { agency } => (store::AGENCY_CASES, agency.text(), String::new()),
            Self::Nothing => (store::NO_CASES, String::new(), String::new()),
        };
        Predicate { sql, params: [agency.into(), account.into(), today.into()] }
    }

    /// The parameters `$1` to `$3` of a text written for own cases only; `None` for every other scope, for
    /// which such a list is empty.
    pub fn of_own(&self, today: Date) -> Option<Vec<Value>> {
        matches!(self, Self::OwnCases { .. }).then(|| self.predicate(today).params.to_vec())
    }

    /// The agency it lies in.
    pub fn agency(&self) -> Option<AgencyId> {
        match self {
            Self::OwnCases { agency, .. } | Self::Agency { agency } => Some(*agency),
            Self::Nothing => None,
        }
    }

    /// Picks the text that belongs to this scope: for stores whose SQL is written out per scope.
    pub fn pick<T>(&self, own: T, agency: T, nothing: T) -> T {
        match self {
            Self::OwnCases { .. } => own,
            Self::Agency { .. } => agency,
            Self::Nothing => nothing,
        }
    }
}

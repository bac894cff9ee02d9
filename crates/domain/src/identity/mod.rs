//! Agencies, accounts, roles, sessions, and the one authorisation check.

pub mod access;
mod actor;
mod ids;
mod role;

pub use access::{
    Access, Action, AgencyAction, CaseFacts, Permit, PolicyError, Predicate, SCOPE_PARAMS, Scope,
    substitutes_of,
};
pub use actor::{Actor, Doer};
pub use ids::{
    AccountId, AccountKind, AgencyId, AgencyKind, LegalBasisId, LegalBasisKind, MembershipId,
    MembershipKind, SubstitutionId, SubstitutionKind,
};
pub use role::{Role, RoleError};

//! Agencies, accounts, roles, sessions, and the one authorisation check.
//!
//! Invariants:
//! - Nobody reads or writes a case without a [`Permit`]; nobody lists cases without a [`Scope`]. Both
//!   come from the policies in `access/policies.cedar` and from nowhere else.
//! - A person acts in exactly one role at a time ([`Actor`]). What a session may do is asked of the
//!   database at every request: a lock, an ended role, an ended substitution work at the next one.
//! - Nothing here keeps a password, a token, a recovery code or a second factor in readable form.

pub mod access;
pub mod accounts;
mod actor;
pub mod agencies;
mod console;
mod ids;
mod phrases;
mod requests;
mod role;
pub mod sessions;
#[cfg(test)]
mod statements_test;
mod substitutions;
mod token;

pub use access::{
    Access, Action, AgencyAction, BodyAction, BodyFacts, CaseFacts, Permit, PolicyError, Predicate,
    ProcessAction, SCOPE_PARAMS, Scope, TopicAction, TopicLevel, substitutes_of,
};
pub use accounts::{
    Account, Created, Enrolment, Listed, LoginName, Membership, NewAccount, NewMembership,
    PasswordPolicy, begin_second_factor, change_password, colleagues, confirm_second_factor,
    create_account, disable_account, enable_account, found, give_role, list_accounts, preferences,
    recovery_codes_left, remove_second_factor, renew_recovery_codes, reset_account, set_language,
    set_preference, take_role,
};
pub use actor::{Actor, Doer};
pub use agencies::{
    Agency, Basis, Law, LegalBasis, NewAgency, NewLegalBasis, PlanNumberScope, Settings,
    change_settings, create_agency, set_legal_basis,
};
pub use ids::{
    AccountId, AccountKind, AgencyId, AgencyKind, CaseId, CaseKind, ClientId, ClientKind,
    LegalBasisId, LegalBasisKind, MembershipId, MembershipKind, SubstitutionId, SubstitutionKind,
};
pub use phrases::{PersonKey, has_phrase, lock_again, set_phrase, unlock, unlocked};
pub use requests::{Once, answered_before, next_number, once};
pub use role::{Role, RoleError};
pub use sessions::{
    Factor, Login, LoginPolicy, Origin, OwnSession, Session, Stage, end_own_session, login, logout,
    own_roles, own_sessions, resume, second_factor, session_of, sweep, switch_role, touch,
};
#[cfg(test)]
pub(crate) use substitutions::store::add as add_substitution;
pub use substitutions::{
    Substitution, arrange_substitution, end_substitution, of_agency as substitutions_of_agency,
};
pub use token::Token;

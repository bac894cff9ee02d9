//! Agencies: the tenants, each with its law, settings and legal bases.

pub(crate) mod actions;
mod agency;
mod law;
mod legal_basis;
mod settings;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use actions::{change_settings, create_agency, set_legal_basis};
pub use agency::{Agency, NewAgency};
pub use law::{Law, LawError};
pub use legal_basis::{Basis, LegalBasis, NewLegalBasis};
pub use settings::{ADDITIONS, DEFAULT_ADDITIONS, PlanNumberScope, Settings};
pub use store::{STATEMENTS, all, by_short_name, legal_bases, legal_basis, one, settings};

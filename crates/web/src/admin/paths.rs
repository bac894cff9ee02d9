//! Addresses of the administration.

use domain::identity::{AccountId, AgencyId};

/// All accounts.
pub const ACCOUNTS: &str = "/admin/konten";
/// A new one.
pub const NEW_ACCOUNT: &str = "/admin/konten/neu";
/// One account.
pub const ACCOUNT: &str = "/admin/konten/{account}";
/// Disabling and enabling it.
pub const ACCOUNT_STATE: &str = "/admin/konten/{account}/zustand";
/// A fresh password for it.
pub const ACCOUNT_RESET: &str = "/admin/konten/{account}/zuruecksetzen";
/// Settings of the agency.
pub const AGENCY: &str = "/admin/traeger";
/// Setting a legal basis.
pub const LEGAL_BASIS: &str = "/admin/traeger/rechtsgrundlagen";

/// One account.
pub fn account(id: AccountId) -> String {
    format!("{ACCOUNTS}/{id}")
}

/// Disabling and enabling it.
pub fn account_state(id: AccountId) -> String {
    format!("{ACCOUNTS}/{id}/zustand")
}

/// A fresh password for it.
pub fn account_reset(id: AccountId) -> String {
    format!("{ACCOUNTS}/{id}/zuruecksetzen")
}

/// The settings of one agency, for administrators of the whole house.
pub fn agency(id: AgencyId) -> String {
    format!("{AGENCY}?traeger={id}")
}

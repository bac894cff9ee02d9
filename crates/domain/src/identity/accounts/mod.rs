//! Accounts: people, their roles, passwords and second factors.

mod account;
pub(crate) mod actions;
mod base32;
mod desk;
mod login_name;
pub(crate) mod own;
mod password;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod totp;

pub use account::{Account, Created, Listed, Membership, NewAccount, NewMembership};
pub use actions::{
    create_account, disable_account, enable_account, found, give_role, list_accounts,
    reset_account, take_role,
};
pub use login_name::LoginName;
pub use own::{
    Enrolment, begin_second_factor, change_password, confirm_second_factor, preferences,
    recovery_codes_left, remove_second_factor, renew_recovery_codes, set_language, set_preference,
};
pub use password::{MAX_LENGTH, MIN_LENGTH, PasswordPolicy, check_new, generate};
pub use store::{STATEMENTS, by_login, colleagues, memberships, one};
pub use totp::Secret;

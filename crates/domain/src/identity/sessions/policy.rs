//! How people come in, and how long they stay.

use std::collections::BTreeSet;

use crate::identity::Role;
use crate::identity::accounts::PasswordPolicy;

/// The rules of logging in of one installation.
#[derive(Debug, Clone)]
pub struct LoginPolicy {
    /// What a password costs to guess.
    pub passwords: PasswordPolicy,
    /// Roles whose people need a second factor.
    pub second_factor_for: BTreeSet<Role>,
    /// Seconds without a request after which a session ends.
    pub idle_seconds: i64,
    /// Seconds after which a session ends whatever happens.
    pub absolute_seconds: i64,
}

impl LoginPolicy {
    /// The rules of a real installation: 30 minutes idle, 12 hours at most, a second factor for
    /// administrators and data protection officers.
    pub fn standard(passwords: PasswordPolicy) -> Self {
        Self {
            passwords,
            second_factor_for: [Role::Administrator, Role::DataProtectionOfficer].into(),
            idle_seconds: 30 * 60,
            absolute_seconds: 12 * 3600,
        }
    }

    /// As [`LoginPolicy::standard`], but nobody needs a second factor: for the demonstration.
    pub fn demonstration(passwords: PasswordPolicy) -> Self {
        Self { second_factor_for: BTreeSet::new(), ..Self::standard(passwords) }
    }
}

//! How people come in, and how long they stay.

use std::collections::BTreeSet;

use base::{Outcome, Random};

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
    ///
    /// # Errors
    /// Never in practice.
    pub fn standard(random: &dyn Random) -> Outcome<Self> {
        Ok(Self {
            passwords: PasswordPolicy::standard(random)?,
            second_factor_for: [Role::Administrator, Role::DataProtectionOfficer].into(),
            idle_seconds: 30 * 60,
            absolute_seconds: 12 * 3600,
        })
    }

    /// As [`LoginPolicy::standard`], but nobody needs a second factor: for the demonstration.
    ///
    /// # Errors
    /// Never in practice.
    pub fn demonstration(random: &dyn Random) -> Outcome<Self> {
        Ok(Self { second_factor_for: BTreeSet::new(), ..Self::standard(random)? })
    }
}

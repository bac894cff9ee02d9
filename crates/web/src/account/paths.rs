//! Addresses of one's own account.

/// The overview.
pub const ACCOUNT: &str = "/konto";
/// Language and small choices.
pub const CHOICES: &str = "/konto/einstellungen";
/// Another password.
pub const PASSWORD: &str = "/konto/passwort";
/// Beginning a second factor.
pub const BEGIN: &str = "/konto/zweiter-faktor/beginnen";
/// Confirming it.
pub const SECOND_FACTOR: &str = "/konto/zweiter-faktor";
/// Removing it.
pub const REMOVE: &str = "/konto/zweiter-faktor/entfernen";
/// Fresh recovery codes.
pub const RECOVERY: &str = "/konto/wiederherstellung";
/// Ending one of the own sessions.
pub const SESSION: &str = "/konto/sitzungen/beenden";
/// Acting in another of the own roles.
pub const ROLE: &str = "/konto/rolle";

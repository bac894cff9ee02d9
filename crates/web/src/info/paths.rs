//! Addresses of the pages about the program.

/// How much to document, and for whom.
pub const HELP: &str = "/hilfe";
/// Shortcuts.
pub const KEYS: &str = "/hilfe/tastatur";
/// Accessibility statement.
pub const ACCESSIBILITY: &str = "/barrierefreiheit";
/// Imprint.
pub const IMPRINT: &str = "/impressum";
/// Privacy notice of the program for those who use it.
pub const PRIVACY: &str = "/datenschutzerklaerung";
/// What the service worker shows without a connection.
pub const OFFLINE: &str = "/offline";

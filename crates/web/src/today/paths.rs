//! Addresses of the start page.

/// The bare address.
pub const ROOT: &str = "/";
/// What has to be done today.
pub const TODAY: &str = "/heute";

//! Addresses of the start page.

/// The bare address.
pub const ROOT: &str = "/";
/// What has to be done today.
pub const TODAY: &str = "/heute";

/// One block of it with all its lines.
pub fn whole(block: &str) -> String {
    format!("{TODAY}?alle={block}")
}

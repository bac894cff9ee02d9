//! `cargo xtask i18n`: what the translations lack and what nobody needs.

use crate::tidy::messages::{findings, unused};
use crate::tidy::sources;

/// Prints both lists; only what is missing or unequal is an error.
///
/// # Errors
/// When the languages differ or a used message is missing.
pub fn run() -> Result<(), String> {
    let tree = sources()?;
    for key in unused(&tree) {
        println!("unused: {key}");
    }
    let broken = findings(&tree);
    for line in &broken {
        println!("broken: {line}");
    }
    if broken.is_empty() { Ok(()) } else { Err(format!("i18n: {} to repair", broken.len())) }
}

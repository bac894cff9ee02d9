//! One file a page.

pub mod agreement;
pub mod consent;
pub mod folder;
mod folder_lines;
pub mod notice;
pub mod release;
pub mod revoke;
pub mod withdraw;

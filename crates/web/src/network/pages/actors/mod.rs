//! One file a page.

pub mod ask;
pub mod directory;
pub mod edit;
pub mod entry;
pub mod export;
mod filter;
pub mod list;
pub mod net;
pub mod read_in;
pub mod show;

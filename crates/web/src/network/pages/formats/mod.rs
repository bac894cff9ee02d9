//! One file a page.

pub mod edit;
pub mod list;
pub mod propose;
pub mod show;

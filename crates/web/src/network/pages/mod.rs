//! One file a page.

pub mod raise;
pub mod topic;
pub mod topics;

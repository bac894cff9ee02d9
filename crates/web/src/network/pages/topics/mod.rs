//! Topics.

pub mod flow;
pub mod list;
pub mod raise;
pub mod show;

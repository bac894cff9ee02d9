//! One file a page.

pub mod bodies;
pub mod meetings;
pub mod polls;
pub mod minutes;
pub mod process;
pub mod recommendations;
pub mod topics;

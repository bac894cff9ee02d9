//! One file a page.

pub mod actors;
pub mod bodies;
pub mod formats;
pub mod meetings;
pub mod minutes;
pub mod polls;
pub mod process;
pub mod recommendations;
pub mod topics;

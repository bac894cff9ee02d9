//! One file a page.

pub mod bodies;
pub mod meetings;
pub mod process;
pub mod recommendations;
pub mod topics;

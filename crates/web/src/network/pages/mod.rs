//! One file a page.

pub mod actors;
pub mod bodies;
pub mod formats;
pub mod meetings;
pub mod topics;

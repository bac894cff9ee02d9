//! Enquiries and cases on the screen.

mod head;
pub mod pages;
pub mod paths;

pub use head::{Head, number};

//! Enquiries and cases on the screen.

mod head;
mod housing;
pub mod pages;
pub mod paths;

pub use head::{Head, number};
pub use housing::housing_tag;

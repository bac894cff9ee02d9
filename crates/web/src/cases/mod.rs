//! Enquiries and cases on the screen.

pub mod pages;
pub mod paths;

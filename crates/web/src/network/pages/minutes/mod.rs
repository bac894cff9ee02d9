//! Minutes: read, approved, sent around, found again.

pub mod correct;
pub mod distribution;
pub mod extract;
pub mod guest;
pub mod register;
pub mod search;
pub mod send;
pub mod show;

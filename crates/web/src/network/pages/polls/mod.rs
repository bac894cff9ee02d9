//! Finding a day on which most can come.

pub mod new;
pub mod show;
pub mod vote;

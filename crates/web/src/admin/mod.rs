//! Accounts and the agency, for its administrators.

pub(crate) mod blocks;
pub mod pages;
pub mod paths;

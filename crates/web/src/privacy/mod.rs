//! Agreement, notice, consent and release of one client, each an object of its own.

pub mod asking;
pub mod pages;
pub mod paths;

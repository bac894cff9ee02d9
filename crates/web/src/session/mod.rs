//! Coming in and leaving: password, second factor, forced change of the password.

pub mod pages;
pub mod paths;
mod qr;

//! One's own account: language, password, second factor, sessions, roles, small choices.

pub mod pages;
pub mod paths;

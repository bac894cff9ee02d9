//! One file a page, its template beside it.

pub mod account;
pub mod accounts;
pub mod agency;
pub mod create;

//! One file a page, its template beside it.

pub mod code;
pub mod enrol;
pub mod language;
pub mod login;
pub mod logout;
pub mod password;
pub mod shield;
pub mod trouble;

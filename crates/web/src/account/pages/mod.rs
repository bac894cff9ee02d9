//! One file a page, its template beside it.

pub mod choices;
pub mod password;
pub mod role;
pub mod second_factor;
pub mod sessions;
pub mod show;

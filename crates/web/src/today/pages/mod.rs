//! One file a page, its template beside it.

pub mod show;

//! One file a page.

pub mod as_of;
pub mod check;
pub mod close;
pub mod depth;
pub mod history;
pub mod part_a;
mod past;
pub mod reopen;
mod saved;

//! One file a page.

pub mod as_of;
pub mod check;
pub mod history;
pub mod part_a;
mod past;
mod saved;

//! One file a page.

pub mod as_of;
pub mod check;
pub mod goal;
pub mod history;
pub mod key_date;
pub mod new_goal;
pub mod part_a;
pub mod part_b;
mod past;
pub mod progress;
mod saved;
pub mod step;

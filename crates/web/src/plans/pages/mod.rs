//! One file a page.

pub mod as_of;
pub mod check;
pub mod close;
pub mod depth;
pub mod goal;
pub mod history;
pub mod new_goal;
pub mod part_a;
pub mod part_b;
mod past;
pub mod progress;
pub mod reference_date;
pub mod reopen;
mod saved;
pub mod step;

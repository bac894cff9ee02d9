//! One file a page.

pub mod goal;
pub mod key_date;
pub mod new_goal;
pub mod part_a;
pub mod part_b;
pub mod progress;
pub mod step;

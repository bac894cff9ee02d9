//! One file a page.

pub mod part_a;

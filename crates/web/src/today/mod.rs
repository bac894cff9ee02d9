//! Heute: what this person must do today. At most five blocks with seven lines each.

pub mod block;
mod blocks;
pub mod duty;
pub mod pages;
mod part;
pub mod paths;

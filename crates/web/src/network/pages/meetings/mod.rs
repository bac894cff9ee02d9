//! Meetings, and the tasks and decisions they leave.

pub mod agenda;
pub mod decisions;
pub mod item;
pub mod plan;
pub mod show;
pub mod tasks;

//! Meetings, and the tasks and decisions they leave.

pub mod agenda;
pub mod answer;
pub mod around;
pub mod decisions;
pub mod feed;
pub mod invite;
pub mod item;
pub mod live;
pub mod part;
pub mod phrase;
pub mod plan;
pub mod show;
pub mod stage;
pub mod tasks;

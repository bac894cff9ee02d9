//! The executable, run as an operator runs it: its commands, and what happens to it when it is killed, when
//! the disk is full, when the schema or the key is another one.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod audit;
mod backups;
mod demo;
mod disk;
mod filling;
mod forms;
mod keys;
mod kills;
mod locked;
mod schema;
mod setting_up;
mod stopping;
mod support;
mod twice;
mod usage;
mod users;

//! The pages, told from a browser without script.
#![allow(clippy::unwrap_used, reason = "tests")]

mod actors;
mod attacks;
mod foreign;
mod forged;
mod goals;
mod minutes;
mod network;
mod part_a;
mod people;
mod plan_pages;
mod printing;
mod process;
mod roles;
mod said;
mod twice;
mod ugly;

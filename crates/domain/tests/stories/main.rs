//! Stories of users, told against both databases: what people do and what they may rely on.

#![allow(clippy::unwrap_used)]

mod canaries;
mod counselling;
mod enquiries;
mod goals;
mod history;
mod parallel;
mod people;
mod privacy;
mod rules;
mod suggestions;
mod together;
mod ugly;
mod world;

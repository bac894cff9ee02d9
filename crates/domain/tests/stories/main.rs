//! Stories of users, told against both databases: what people do and what they may rely on.

#![allow(clippy::unwrap_used)]

mod counselling;
mod enquiries;
mod goals;
mod history;
mod people;
mod privacy;
mod together;
mod world;

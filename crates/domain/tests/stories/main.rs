//! Stories of users, told against both databases: what people do and what they may rely on.

#![allow(clippy::unwrap_used)]

mod actors;
mod agreeing;
mod bodies;
mod canaries;
mod contacts;
mod counselling;
mod dates;
mod depth_and_children;
mod duties;
mod enquiries;
mod filling;
mod follow_ups;
mod formats;
mod goals;
mod health;
mod history;
mod households;
mod in_hand;
mod lists;
mod meetings;
mod minutes;
mod numbers;
mod parallel;
mod people;
mod printing;
mod privacy;
mod process;
mod protected;
mod recommendations;
mod reference_dates;
mod suggestions;
mod together;
mod topics;
mod typing;
mod ugly;
mod warnings;
mod world;

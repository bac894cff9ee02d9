//! The rules W01 to W40 as far as the form states them: pure, without a database. What the program adds is told
//! in `stories`. Each rule has tests named after it; `coverage` counts them.

#![allow(clippy::unwrap_used)]

mod children;
mod coverage;
mod framework;
mod goals;
mod health;
mod housing_and_status;
mod language;
mod properties;
mod record;
mod school;
mod standing;
mod work;

//! `geleit generate`: invented cases in the configured, empty database.

use std::process::ExitCode;
use std::sync::Arc;

use base::{Clock, FixedClock, SystemClock};
use domain::fiction::{Amount, populate};

use crate::cli::Generate;
use crate::config::Config;
use crate::opening::{Strictness, open};
use crate::say;
use crate::trouble::Trouble;

/// Fills the house.
///
/// # Errors
/// When it holds agencies of the same names already.
pub fn run(generate: &Generate) -> Result<ExitCode, Trouble> {
    let mut house = open(&Config::read(&generate.place)?, Strictness::Demonstration)?;
    let now = SystemClock.now();
    let clock = Arc::new(FixedClock::new(now));
    house.clock = clock.clone();
    let amount =
        Amount { cases: generate.cases, enquiries: generate.cases / 3, seed: generate.seed };
    populate(&house, &clock, now, amount, |done| {
        if done % 500 == 0 {
            say(&format!("  {done} of {} cases", generate.cases));
        }
    })?;
    Ok(ExitCode::SUCCESS)
}

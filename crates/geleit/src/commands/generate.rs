//! `geleit generate`: invented cases in the configured database.

use std::process::ExitCode;

use base::{Clock, SystemClock};
use db::Durability;
use domain::fiction::{Amount, is_fresh, populate};
use domain::house::House;

use crate::cli::Generate;
use crate::config::Config;
use crate::opening::{Strictness, open, open_with, settle};
use crate::say;
use crate::trouble::Trouble;

/// Fills the house. While nobody is counselled in it yet, no commit waits for the disk: should the power
/// fail, the house is set up and filled again.
///
/// # Errors
/// When it holds agencies of the same names already.
pub fn run(generate: &Generate) -> Result<ExitCode, Trouble> {
    let config = Config::read(&generate.place)?;
    let house = choose(&config)?;
    let amount = Amount {
        agencies: usize::from(generate.agencies),
        workers: std::thread::available_parallelism().map_or(1, usize::from),
        ..Amount::of(generate.cases, generate.seed)
    };
    let step = (generate.cases / 100).clamp(1, 1000);
    populate(&house, SystemClock.now(), amount, |done| {
        if done.is_multiple_of(step) || done == amount.cases {
            say(&format!("  {done} of {} cases", amount.cases));
        }
    })?;
    settle(&house)?;
    Ok(ExitCode::SUCCESS)
}

fn choose(config: &Config) -> Result<House, Trouble> {
    let house = open(config, Strictness::Demonstration)?;
    if !is_fresh(&house)? {
        return Ok(house);
    }
    drop(house);
    open_with(config, Strictness::Demonstration, Durability::AtFlush)
}

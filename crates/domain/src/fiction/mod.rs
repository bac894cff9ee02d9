//! A fictional but lifelike Kreis: real municipality keys of Landkreis Konstanz, invented people.
//!
//! Everything goes through the same actions as in daily work, with the clock moved back, so that revisions,
//! audit, consents and deadlines are what they would be. The same seed gives the same Kreis.

mod names;
mod people;
mod stories;

use base::{FixedClock, Outcome, SeededRandom, Timestamp};

use crate::house::House;
use crate::identity::Actor;

pub use people::{PASSWORD, Person, settle};

/// How much to invent.
#[derive(Debug, Clone, Copy)]
pub struct Amount {
    /// Cases in all.
    pub cases: usize,
    /// One-off enquiries in all.
    pub enquiries: usize,
    /// The seed of chance.
    pub seed: u64,
}

/// Fills a house with agencies, accounts, cases and enquiries. `clock` must be the house's own; it ends at
/// `now`. `progress` is told how many cases are done.
///
/// # Errors
/// When the house is not empty or cannot be written.
pub fn populate(
    house: &House,
    clock: &FixedClock,
    now: Timestamp,
    amount: Amount,
    mut progress: impl FnMut(usize),
) -> Outcome<Vec<Person>> {
    let random = SeededRandom::new(amount.seed);
    clock.advance(now.plus_seconds(-3 * 365 * 86_400).seconds_since(house.now()));
    let people = settle(house)?;
    let managers: Vec<&Actor> = people
        .iter()
        .map(|person| &person.actor)
        .filter(|actor| actor.role.carries_cases())
        .collect();
    for number in 0..amount.cases {
        let manager = managers[number % managers.len()];
        stories::counsel(house, clock, now, manager, &random)?;
        progress(number + 1);
    }
    for number in 0..amount.enquiries {
        stories::ask(house, clock, now, managers[number % managers.len()], &random)?;
    }
    clock.advance(now.seconds_since(house.now()));
    Ok(people)
}

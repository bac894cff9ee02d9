//! A fictional but lifelike Kreis: real municipality keys of Baden-Württemberg, invented people.
//!
//! Everything goes through the same actions as in daily work, with the clock moved back, so that revisions,
//! audit, consents and deadlines are what they would be. The same seed gives the same Kreis, however many
//! workers play it: each agency's story is told by one of them, in order, with chance of its own.

mod absences;
mod actors;
mod agencies;
mod minutes;
mod names;
mod network;
mod people;
mod play;
mod process;
mod stories;

use base::{Outcome, Timestamp};

use crate::house::House;

pub use people::{PASSWORD, Person};
pub use play::populate;

/// Cases of one case manager, as in a small town (Wehr, fact sheet of 2023).
pub const CASES_EACH: usize = 160;

/// How much to invent.
#[derive(Debug, Clone, Copy)]
pub struct Amount {
    /// Cases in all.
    pub cases: usize,
    /// One-off enquiries in all.
    pub enquiries: usize,
    /// Agencies; the first three are those of the demonstration.
    pub agencies: usize,
    /// The seed of chance.
    pub seed: u64,
    /// How many agencies' stories are told at the same time.
    pub workers: usize,
}

impl Amount {
    /// One enquiry for three cases, three agencies, one after the other.
    pub fn of(cases: usize, seed: u64) -> Self {
        Self { cases, enquiries: cases / 3, agencies: 3, seed, workers: 1 }
    }
}

/// Whether nobody has been counselled in this house yet: only then may it be filled in haste.
///
/// # Errors
/// When the database cannot be read.
pub fn is_fresh(house: &House) -> Outcome<bool> {
    Ok(!house.data.read(crate::cases::store::any_case)?)
}

/// The moment the Kreis begins, long enough ago for every notice and deadline there is.
fn beginning(now: Timestamp) -> Timestamp {
    now.plus_seconds(-3 * 365 * 86_400)
}

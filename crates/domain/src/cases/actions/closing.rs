//! The end of counselling, and taking it up again.

use base::{Date, Outcome, Problem};
use db::Tx;
use jiff::civil::date;

use crate::cases::store;
use crate::house::House;
use crate::identity::Permit;
use crate::privacy::actions::end_agreements;

/// Ends a case inside a running transaction. `plans` has checked that goals and standing are settled (W10).
///
/// # Errors
/// [`Problem::Conflict`] when it was ended already.
pub fn close_in(
    house: &House,
    tx: &mut Tx<'_>,
    permit: &Permit,
    ended_on: Date,
    reason: &str,
) -> Outcome<()> {
    let from = retention_start(ended_on);
    if !store::close_file(tx, permit.case_id(), ended_on, reason, from, house.now())? {
        return Err(Problem::Conflict);
    }
    end_agreements(tx, permit, ended_on)
}

/// Takes a case up again inside a running transaction. A new agreement is needed before anything is written.
///
/// # Errors
/// [`Problem::Conflict`] when it is open already.
pub fn reopen_in(house: &House, tx: &mut Tx<'_>, permit: &Permit) -> Outcome<()> {
    if store::reopen_file(tx, permit.case_id(), house.now())? {
        Ok(())
    } else {
        Err(Problem::Conflict)
    }
}

/// The retention clock starts with the year's end (fact sheet 2.8, regular limitation period).
pub fn retention_start(ended_on: Date) -> Date {
    date(ended_on.year(), 12, 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_starts_on_the_last_day_of_the_year() {
        assert_eq!(retention_start(date(2026, 1, 1)), date(2026, 12, 31));
        assert_eq!(retention_start(date(2026, 12, 31)), date(2026, 12, 31));
    }
}

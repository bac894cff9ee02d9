//! Writing down how everything stands, so that there is a past to look back at.

use base::Outcome;
use db::Tx;

use crate::house::House;
use crate::network::Quarter;
use crate::network::recommendations::store::{self, Stood};
use crate::network::recommendations::{catalogue, finding};

/// Looks at every recommendation and writes down how it stands in this quarter; what a quarter held last stays. Done
/// every hour, and whenever something is answered. Answers how many lines changed.
///
/// # Errors
/// When the data cannot be read or written.
pub fn observe(house: &House) -> Outcome<usize> {
    house.data.write(|tx| observe_in(house, tx))
}

pub(super) fn observe_in(house: &House, tx: &mut Tx<'_>) -> Outcome<usize> {
    let today = house.today();
    let quarter = Quarter::of(today).to_string();
    store::hold(tx, &quarter)?;
    let facts = store::facts::gather(tx, house.now())?;
    let known = store::quarters(tx)?;
    let mut changed = 0;
    for one in catalogue() {
        let state = finding(one, &facts).state;
        // Sorted by quarter: the last that is not of the future.
        let mut of_it =
            known.iter().filter(|stood| stood.code == one.code && stood.quarter <= quarter);
        let last = of_it.next_back();
        let since = last.filter(|stood| stood.state == state).map_or(today, |stood| stood.since);
        let now = Stood {
            quarter: quarter.clone(),
            code: one.code.clone(),
            state,
            since,
            taken_on: today,
        };
        if last != Some(&now) {
            store::put(tx, &now)?;
            changed += 1;
        }
    }
    Ok(changed)
}

//! Who plays which story: one agency after the other, several at the same time.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use base::{FixedClock, Outcome, Problem, SeededRandom, Timestamp};

use super::absences::holidays;
use super::actors::actors;
use super::agencies::{Place, found, ground};
use super::network::network;
use super::people::{Person, cast, further};
use super::process::process;
use super::stories::{self, Stage};
use super::{Amount, CASES_EACH, beginning};
use crate::house::House;
use crate::identity::Actor;

/// Fills a house with agencies, accounts, cases and enquiries up to `now`, and answers with the people of
/// the demonstration. `progress` is told how many cases are done.
///
/// # Errors
/// When the house has agencies or accounts of these names already, or cannot be written.
pub fn populate(
    house: &House,
    now: Timestamp,
    amount: Amount,
    progress: impl Fn(usize) + Sync,
) -> Outcome<Vec<Person>> {
    let (past, _) = at(house, beginning(now));
    let places = found(&past, amount.agencies)?;
    let people = cast(&past, &places)?;
    if let Some(ada) = people.iter().find(|person| person.login == "ada") {
        ground(&past, &ada.actor)?;
    }
    let shares = shares(&places, &people, amount);
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || -> Outcome<()> {
        while let Some(share) = shares.get(next.fetch_add(1, Ordering::Relaxed)) {
            let one_more = || progress(done.fetch_add(1, Ordering::Relaxed) + 1);
            let played = play(house, now, amount, share, &one_more);
            if played.is_err() {
                // Half a Kreis is of no use: the others need not begin another share.
                next.store(shares.len(), Ordering::Relaxed);
                return played;
            }
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..amount.workers.max(1)).map(|_| scope.spawn(work)).collect();
        let crashed = |_| Err(Problem::internal("a worker crashed"));
        workers.into_iter().try_for_each(|worker| worker.join().unwrap_or_else(crashed))
    })?;
    network(house, now, &people, &places)?;
    process(house, now, &people)?;
    actors(house, now, &people)?;
    holidays(&at(house, now).0, &people)?;
    Ok(people)
}

/// What one worker does in one piece: everything of one agency.
struct Share<'a> {
    place: &'a Place,
    /// Case managers there are.
    present: Vec<&'a Actor>,
    /// Numbers of those still to be hired.
    to_hire: Vec<usize>,
    /// Numbers of cases and enquiries, each once in the whole Kreis.
    cases: Vec<usize>,
    enquiries: Vec<usize>,
}

/// Spreads people and cases evenly over the agencies; the largest share comes first.
fn shares<'a>(places: &'a [Place], people: &'a [Person], amount: Amount) -> Vec<Share<'a>> {
    let share = |place: &'a Place| Share {
        place,
        present: people
            .iter()
            .map(|person| &person.actor)
            .filter(|actor| actor.agency == Some(place.id) && actor.role.carries_cases())
            .collect(),
        to_hire: Vec::new(),
        cases: Vec::new(),
        enquiries: Vec::new(),
    };
    let mut shares: Vec<Share<'a>> = places.iter().map(share).collect();
    let size = |share: &Share<'_>| share.present.len() + share.to_hire.len();
    let needed = amount.cases.div_ceil(CASES_EACH).max(places.len());
    let mut number = 0;
    while shares.iter().any(|share| size(share) == 0)
        || shares.iter().map(size).sum::<usize>() < needed
    {
        number += 1;
        if let Some(smallest) = shares.iter_mut().min_by_key(|share| size(share)) {
            smallest.to_hire.push(number);
        }
    }
    // One seat a case manager: whoever counts through the seats gives everybody the same number.
    let seats: Vec<usize> =
        shares.iter().enumerate().flat_map(|(at, one)| vec![at; size(one)]).collect();
    for case in 0..amount.cases {
        shares[seats[case % seats.len()]].cases.push(case);
    }
    for enquiry in 0..amount.enquiries {
        shares[seats[enquiry % seats.len()]].enquiries.push(enquiry);
    }
    shares.sort_by_key(|share| std::cmp::Reverse(share.cases.len()));
    shares
}

fn play(
    house: &House,
    now: Timestamp,
    amount: Amount,
    share: &Share<'_>,
    done: &dyn Fn(),
) -> Outcome<()> {
    let (house, clock) = at(house, beginning(now));
    let mut managers: Vec<Actor> = share.present.iter().map(|actor| (*actor).clone()).collect();
    for number in &share.to_hire {
        let random = chance(amount.seed, 0, *number);
        managers.push(further(&house, share.place, *number, &random)?.actor);
    }
    let stage = Stage { house: &house, clock: &clock, now, home: &share.place.municipality };
    for (turn, case) in share.cases.iter().enumerate() {
        let manager = &managers[turn % managers.len()];
        let age_days = age(*case, amount.cases);
        stories::counsel(&stage, manager, age_days, &chance(amount.seed, 1, *case))?;
        done();
    }
    for (turn, enquiry) in share.enquiries.iter().enumerate() {
        let manager = &managers[turn % managers.len()];
        stories::ask(&stage, manager, &chance(amount.seed, 2, *enquiry))?;
    }
    Ok(())
}

/// The same house with a clock of its own.
pub(super) fn at(house: &House, moment: Timestamp) -> (House, Arc<FixedClock>) {
    let clock = Arc::new(FixedClock::new(moment));
    (House { clock: clock.clone(), ..house.clone() }, clock)
}

/// Cases begin one after the other, the first some two and a half years ago, the last some days ago.
fn age(case: usize, of: usize) -> i64 {
    const LONGEST: usize = 900;
    let left = of.saturating_sub(case + 1);
    10 + (left * LONGEST / of.max(1)) as i64
}

/// Chance of one thing in the Kreis, whoever plays it and when.
fn chance(seed: u64, kind: u64, number: usize) -> SeededRandom {
    let of_kind = SeededRandom::new(seed ^ (kind << 56)).next();
    SeededRandom::new(SeededRandom::new(of_kind ^ number as u64).next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_case_is_the_oldest_and_none_lies_ahead() {
        let ages: Vec<i64> = (0..1000).map(|case| age(case, 1000)).collect();
        assert!(ages.is_sorted_by(|a, b| a >= b));
        assert_eq!((ages[0], ages[999]), (909, 10));
        assert_eq!(age(0, 1), 10);
    }

    #[test]
    fn neighbours_have_nothing_in_common() {
        let draws = |number| {
            let random = chance(7, 1, number);
            (0..20).map(|_| random.next()).collect::<Vec<_>>()
        };
        assert_eq!(draws(5), draws(5));
        let (one, two) = (draws(5), draws(6));
        assert!(one.iter().all(|drawn| !two.contains(drawn)));
    }
}

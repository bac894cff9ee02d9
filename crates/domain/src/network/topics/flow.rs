//! What flowed between the levels in a quarter: figure 1 of the paper, as it happened.

use std::collections::BTreeMap;

use base::Outcome;

use super::store::flow::{Counted, raised, steps, still_open};
use super::{CATEGORIES, PROMISED_DAYS, StationKind, TopicLevel, days};
use crate::house::House;
use crate::identity::Actor;
use crate::network::Quarter;

/// Quarters shown beside each other.
pub const QUARTERS: usize = 4;

/// The figures of a quarter, of topics the reader may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// The quarter.
    pub quarter: Quarter,
    /// The lowest level the reader reads: below it nothing is counted.
    pub from: TopicLevel,
    /// Stations reached in the quarter.
    pub steps: BTreeMap<&'static str, i64>,
    /// Topics raised in the quarter.
    pub raised: i64,
    /// Of these, those that have an answer or a reason by now.
    pub answered: i64,
    /// Days from raising to the end, half of them shorter: of topics that ended in the quarter.
    pub median_days: Option<i64>,
    /// Topics that wait today, by level.
    pub waiting: [i64; 3],
    /// Of these, those that wait longer than promised.
    pub late: i64,
    /// Topics raised, by area and quarter: the last [`QUARTERS`] up to this one.
    pub areas: Vec<(&'static str, Vec<i64>)>,
}

impl Flow {
    /// How often a station was reached.
    pub fn step(&self, kind: StationKind) -> i64 {
        self.steps.get(kind.code()).copied().unwrap_or(0)
    }

    /// Answered of a hundred; none when nothing was raised.
    pub fn share(&self) -> Option<i64> {
        (self.raised > 0).then(|| (self.answered * 100 + self.raised / 2) / self.raised)
    }
}

/// The figures of a quarter.
///
/// # Errors
/// [`base::Problem::Forbidden`] for roles that read no topics.
pub fn flow(house: &House, actor: &Actor, quarter: Quarter) -> Outcome<Flow> {
    let from = house.access.topics_from(actor)?;
    let run = quarter.run_up(QUARTERS);
    let first = run.first().copied().unwrap_or(quarter);
    let (reached, all, open) = house.data.read(|conn| {
        Ok::<_, db::DbError>((
            steps(conn, from, quarter.moments())?,
            // Some that ended in the quarter were raised long before it.
            raised(conn, from, first.moments().0.plus_seconds(-5 * 366 * 86_400))?,
            still_open(conn, from)?,
        ))
    })?;
    let mut counts: BTreeMap<&'static str, i64> = BTreeMap::new();
    for kind in reached {
        *counts.entry(kind.code()).or_default() += 1;
    }
    let of = |one: &&Counted| Quarter::of(one.raised_at.day()) == quarter;
    let own: Vec<&Counted> = all.iter().filter(of).collect();
    let today = house.today();
    let mut waiting = [0; 3];
    for one in &open {
        waiting[one.level.number() as usize] += 1;
    }
    Ok(Flow {
        quarter,
        from,
        steps: counts,
        raised: own.len() as i64,
        answered: own.iter().filter(|one| one.state.is_answer()).count() as i64,
        median_days: median(&all, quarter),
        waiting,
        late: open.iter().filter(|one| days(one.raised_at.day(), today) > PROMISED_DAYS).count()
            as i64,
        areas: areas(&all, &run),
    })
}

fn median(all: &[Counted], quarter: Quarter) -> Option<i64> {
    let ended =
        |one: &&Counted| one.state.is_answer() && Quarter::of(one.moved_at.day()) == quarter;
    let took = |one: &Counted| days(one.raised_at.day(), one.moved_at.day());
    let mut took: Vec<i64> = all.iter().filter(ended).map(took).collect();
    took.sort_unstable();
    let middle = took.len() / 2;
    match took.len() {
        0 => None,
        even if even.is_multiple_of(2) => Some((took[middle - 1] + took[middle] + 1) / 2),
        _ => Some(took[middle]),
    }
}

/// Areas in which something was raised, in the order of the plan.
fn areas(all: &[Counted], run: &[Quarter]) -> Vec<(&'static str, Vec<i64>)> {
    let counted = |area: &'static str| {
        let of = |quarter: &Quarter| {
            let here = |one: &&Counted| {
                one.category == area && Quarter::of(one.raised_at.day()) == *quarter
            };
            all.iter().filter(here).count() as i64
        };
        (area, run.iter().map(of).collect::<Vec<_>>())
    };
    let some = |(_, counts): &(&str, Vec<i64>)| counts.iter().any(|count| *count > 0);
    CATEGORIES.into_iter().map(counted).filter(some).collect()
}

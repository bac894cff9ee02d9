//! What the network is measured by (working paper, Anhang 5, goal 9): who comes to meetings (9a), minutes that were
//! handed on (9b-1), meetings with the Stabsstelle Integration (9b-2). Figures, never a name.

use base::{Outcome, Problem};

use super::store::words::{Counted, indicators as counted};
use crate::house::House;
use crate::identity::{Actor, TopicAction};
use crate::network::Quarter;

/// Fewer people than this are no figure: it would point to somebody.
pub const FEWEST: i64 = 5;

/// The figures of a quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicators {
    /// The quarter.
    pub quarter: Quarter,
    /// 9a: Integrationsmanager*innen of the whole quarter, and how many of them came to at least one meeting; none
    /// where they are fewer than [`FEWEST`].
    pub regular: Option<(i64, i64)>,
    /// 9b-1: extracts of part 1 that were handed on.
    pub minutes: i64,
    /// 9b-2: meetings at which Integrationsmanager*innen and the Stabsstelle were.
    pub with_staff: i64,
}

impl Indicators {
    /// The figures from what was counted.
    pub fn of(quarter: Quarter, counted: Counted) -> Self {
        let Counted { employed, came, minutes, with_staff } = counted;
        let regular = (employed >= FEWEST).then_some((employed, came));
        Self { quarter, regular, minutes, with_staff }
    }

    /// 9a in percent, rounded to a whole one.
    pub fn share(&self) -> Option<i64> {
        self.regular.map(|(employed, came)| (came * 100 + employed / 2) / employed)
    }
}

/// The figures of some quarters up to one, the oldest first.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that read no topics: the figures stand beside theirs.
pub fn indicators(
    house: &House,
    actor: &Actor,
    quarter: Quarter,
    quarters: usize,
) -> Outcome<Vec<Indicators>> {
    if !house.access.allows_topics(actor, TopicAction::Read) {
        return Err(Problem::Forbidden);
    }
    house.data.read(|conn| {
        let mut all = Vec::new();
        for one in quarter.run_up(quarters) {
            let days = (one.first(), one.last());
            all.push(Indicators::of(one, counted(conn, days, one.moments())?));
        }
        Ok::<_, Problem>(all)
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_share_lies_between_none_and_all_and_few_people_are_no_figure(
            employed in 0_i64..400, part in 0_i64..400,
        ) {
            let came = part.min(employed);
            let counted = Counted { employed, came, minutes: 1, with_staff: 2 };
            let found = Indicators::of(Quarter::of(date(2026, 5, 1)), counted);
            prop_assert_eq!(found.share().is_some(), employed >= FEWEST);
            prop_assert!(found.share().is_none_or(|share| (0..=100).contains(&share)));
            prop_assert_eq!((found.minutes, found.with_staff), (1, 2));
        }
    }
}

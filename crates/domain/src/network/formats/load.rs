//! How much time formats take from people.

use super::{Attendee, Format, Part};
use crate::identity::{AccountId, AgencyId};

/// Weeks of a quarter.
const QUARTER: i64 = 13;

/// What formats take from one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// Who.
    pub account: AccountId,
    /// The name.
    pub name: String,
    /// For which agency.
    pub agency: AgencyId,
    /// Minutes in a quarter.
    pub minutes: i64,
    /// To how many formats the person goes.
    pub goes: usize,
    /// In how many the person stands in; that takes time only when it happens, and is not counted.
    pub stands_in: usize,
}

/// Minutes of a format in a quarter: its meetings in 13 weeks, each with its length, to the nearest minute.
pub fn minutes_a_quarter(rhythm_weeks: i64, minutes: i64) -> i64 {
    let rhythm = rhythm_weeks.max(1);
    (QUARTER.saturating_mul(minutes.max(0)) + rhythm / 2) / rhythm
}

/// Minutes as hours with one decimal, times ten: 95 minutes are 16, that is 1.6 hours.
pub fn hours_a_quarter(minutes: i64) -> i64 {
    (minutes * 10 + 30) / 60
}

/// The load of each person given: those with most first. People who go nowhere are there with nothing, so that a fair
/// distribution sees them.
pub fn loads(
    people: &[(AccountId, String, AgencyId)],
    formats: &[(Format, Vec<Attendee>)],
) -> Vec<Load> {
    let load = |(account, name, agency): &(AccountId, String, AgencyId)| {
        let parts = || {
            formats.iter().flat_map(|(format, all)| {
                let own = all.iter().filter(|one| one.account == *account);
                own.map(move |one| (format, one.part))
            })
        };
        let goes = || parts().filter(|(_, part)| *part == Part::Goes);
        let minutes = |(format, _): (&Format, Part)| {
            minutes_a_quarter(format.details.rhythm_weeks, format.details.minutes)
        };
        Load {
            account: *account,
            name: name.clone(),
            agency: *agency,
            minutes: goes().map(minutes).sum(),
            goes: goes().count(),
            stands_in: parts().filter(|(_, part)| *part == Part::StandsIn).count(),
        }
    };
    let mut all: Vec<Load> = people.iter().map(load).collect();
    all.sort_by(|a, b| (b.minutes, &a.name, a.account).cmp(&(a.minutes, &b.name, b.account)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::formats::{FormatInput, Leave};
    use base::{Id, SeededRandom, Timestamp};
    use proptest::prelude::*;

    #[test]
    fn two_hours_every_four_weeks_are_six_and_a_half_in_a_quarter() {
        assert_eq!(hours_a_quarter(minutes_a_quarter(4, 120)), 65);
        assert_eq!(minutes_a_quarter(13, 60), 60);
        assert_eq!((minutes_a_quarter(0, 60), minutes_a_quarter(104, 15)), (780, 2));
    }

    proptest! {
        #[test]
        fn standing_in_weighs_nothing_and_the_order_is_by_weight(
            seats in prop::collection::vec((0..4_usize, any::<bool>()), 0..12),
            rhythm in 1..104_i64,
            minutes in 15..720_i64,
        ) {
            let (random, now) = (SeededRandom::new(3), Timestamp::start_of_day(base::Date::ZERO));
            let agency = Id::new(now, &random);
            let people: Vec<_> =
                (0..4).map(|n| (Id::new(now, &random), format!("P{n}"), agency)).collect();
            let formats: Vec<_> = seats.iter().map(|(who, goes)| {
                let (account, name, agency) = people[*who].clone();
                let part = if *goes { Part::Goes } else { Part::StandsIn };
                let leave = Leave::NotNeeded;
                let one = Attendee { account, name, agency, part, by_body: false, leave };
                let details = FormatInput { rhythm_weeks: rhythm, minutes, ..FormatInput::default() };
                (Format { id: Id::new(now, &random), body: None, details, ended_at: None }, vec![one])
            }).collect();
            let all = loads(&people, &formats);
            let total: i64 = all.iter().map(|one| one.minutes).sum();
            let going = i64::try_from(seats.iter().filter(|seat| seat.1).count()).unwrap();
            prop_assert_eq!(total, going * minutes_a_quarter(rhythm, minutes));
            prop_assert!(all.windows(2).all(|two| two[0].minutes >= two[1].minutes));
            prop_assert_eq!(all.len(), 4);
        }
    }
}

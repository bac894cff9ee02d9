//! Quarters of a year: the rhythm in which bodies meet and topics are counted.

use std::fmt;
use std::str::FromStr;

use base::{Date, Timestamp};
use jiff::ToSpan;
use jiff::civil::date;

/// Three months of a year. Written `2026-4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i16,
    /// 1 to 4.
    number: i8,
}

/// The text was no quarter.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a quarter")]
pub struct QuarterError;

impl Quarter {
    /// The quarter a day lies in.
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), number: (day.month() - 1) / 3 + 1 }
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// Which of the four.
    pub fn number(self) -> i8 {
        self.number
    }

    /// Its first day.
    pub fn first(self) -> Date {
        date(self.year, self.number * 3 - 2, 1)
    }

    /// Its last day.
    pub fn last(self) -> Date {
        self.next().first().checked_sub(1.day()).unwrap_or(Date::MAX)
    }

    /// From its first moment (in it) to the first moment of the next (not in it), in Germany.
    pub fn moments(self) -> (Timestamp, Timestamp) {
        (Timestamp::start_of_day(self.first()), Timestamp::start_of_day(self.next().first()))
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        match self.number {
            4 => Self { year: self.year + 1, number: 1 },
            number => Self { number: number + 1, ..self },
        }
    }

    /// The one before it.
    #[must_use]
    pub fn previous(self) -> Self {
        match self.number {
            1 => Self { year: self.year - 1, number: 4 },
            number => Self { number: number - 1, ..self },
        }
    }

    /// Those up to this one, the oldest first.
    pub fn run_up(self, count: usize) -> Vec<Self> {
        let mut all: Vec<Self> =
            std::iter::successors(Some(self), |one| Some(one.previous())).take(count).collect();
        all.reverse();
        all
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year, self.number)
    }
}

impl FromStr for Quarter {
    type Err = QuarterError;
    fn from_str(text: &str) -> Result<Self, QuarterError> {
        let (year, number) = text.split_once('-').ok_or(QuarterError)?;
        let (year, number) = (year.parse(), number.parse());
        match (year, number) {
            (Ok(year @ 2000..=2999), Ok(number @ 1..=4)) => Ok(Self { year, number }),
            _ => Err(QuarterError),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_four_and_none_is_left_out() {
        let last = Quarter::of(date(2026, 12, 31));
        assert_eq!(last.to_string(), "2026-4");
        assert_eq!((last.first(), last.last()), (date(2026, 10, 1), date(2026, 12, 31)));
        assert_eq!(last.next().to_string(), "2027-1");
        let run: Vec<String> = last.next().run_up(6).iter().map(Quarter::to_string).collect();
        assert_eq!(run, ["2025-4", "2026-1", "2026-2", "2026-3", "2026-4", "2027-1"]);
        assert_eq!("2026-4".parse(), Ok(last));
        for ugly in ["", "2026", "2026-5", "2026-0", "x-1", "99999-1", "1-1"] {
            assert_eq!(ugly.parse::<Quarter>(), Err(QuarterError), "{ugly}");
        }
    }

    #[test]
    fn a_moment_lies_in_one_quarter_only() {
        let (from, until) = Quarter::of(date(2026, 5, 1)).moments();
        let (next, _) = Quarter::of(date(2026, 7, 1)).moments();
        assert!(from < until && until == next);
    }
}

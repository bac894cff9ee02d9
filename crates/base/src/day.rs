//! Days as clients know them: often only the year, sometimes an estimate (data dictionary 4.2, Nr. 16).

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, date};

/// A date that may be known only by year, or by month and year, and may be an estimate.
///
/// Text form: `JJJJ`, `JJJJ-MM` or `JJJJ-MM-TT`, with `~` behind it when estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
    /// Said to be estimated, as the 1 January of many passports is.
    pub estimated: bool,
}

/// The text was no partial date, or a day that does not exist.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a date")]
pub struct PartialDateError;

impl PartialDate {
    /// A fully known day.
    pub fn full(day: Date) -> Self {
        Self { year: day.year(), month: Some(day.month()), day: Some(day.day()), estimated: false }
    }

    /// The day that stands for it in calculations: 1 July for a year, the 15th for a month.
    pub fn representative(self) -> Date {
        date(
            self.year,
            self.month.unwrap_or(7),
            self.day.unwrap_or(match self.month {
                Some(_) => 15,
                None => 1,
            }),
        )
    }

    /// Full years at `at`; `None` when `at` lies before.
    pub fn years_at(self, at: Date) -> Option<i16> {
        let born = self.representative();
        if at < born {
            return None;
        }
        let before_birthday = (at.month(), at.day()) < (born.month(), born.day());
        Some(at.year() - born.year() - i16::from(before_birthday))
    }

    /// The day, when it is known as one and not estimated.
    pub fn day(self) -> Option<Date> {
        let day = self.representative();
        (self == Self::full(day)).then_some(day)
    }

    /// What a person may type: `3.4.1990`, `04.1990`, `1990`, `1990-04-03`, each with `~` or `ca.`.
    pub fn read(input: &str) -> Result<Self, PartialDateError> {
        let trimmed = input.trim();
        let (rest, estimated) =
            match trimmed.strip_suffix('~').or_else(|| trimmed.strip_prefix("ca.")) {
                Some(rest) => (rest.trim(), true),
                None => (trimmed, false),
            };
        let canonical = if rest.contains('.') {
            let mut parts: Vec<&str> = rest.split('.').map(str::trim).collect();
            parts.reverse();
            parts.iter().map(|part| format!("{part:0>2}")).collect::<Vec<_>>().join("-")
        } else {
            rest.to_owned()
        };
        let mut read: Self = canonical.parse()?;
        read.estimated = estimated;
        Ok(read)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        if self.estimated { f.write_str("~") } else { Ok(()) }
    }
}

impl FromStr for PartialDate {
    type Err = PartialDateError;

    fn from_str(text: &str) -> Result<Self, PartialDateError> {
        let (text, estimated) = match text.strip_suffix('~') {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let mut parts = text.split('-');
        let mut number = |width: usize| -> Result<Option<i16>, PartialDateError> {
            match parts.next() {
                None => Ok(None),
                Some(part) if part.len() == width && part.bytes().all(|b| b.is_ascii_digit()) => {
                    part.parse().map(Some).map_err(|_| PartialDateError)
                }
                Some(_) => Err(PartialDateError),
            }
        };
        let year = number(4)?.ok_or(PartialDateError)?;
        let month = number(2)?.map(|month| month as i8);
        let day = number(2)?.map(|day| day as i8);
        if parts.next().is_some() || !(1850..=9998).contains(&year) {
            return Err(PartialDateError);
        }
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).map_err(|_| PartialDateError)?;
        Ok(Self { year, month, day, estimated })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_known_in_full_or_not_as_a_day() {
        let day = |typed: &str| PartialDate::read(typed).unwrap().day();
        assert_eq!(day("3.4.1990"), Some(date(1990, 4, 3)));
        assert_eq!([day("4.1990"), day("1990"), day("3.4.1990~")], [None, None, None]);
    }

    #[test]
    fn a_birth_date_known_only_by_year_still_has_an_age() {
        let born: PartialDate = "1990~".parse().unwrap();
        assert_eq!(born.years_at(date(2026, 6, 30)), Some(35));
        assert_eq!(born.years_at(date(2026, 7, 1)), Some(36));
        assert_eq!(born.to_string(), "1990~");
    }

    #[test]
    fn people_type_dates_as_they_like() {
        for (typed, kept) in [
            ("3.4.1990", "1990-04-03"),
            (" 03.04.1990 ", "1990-04-03"),
            ("4.1990", "1990-04"),
            ("ca. 1990", "1990~"),
            ("1990-04-03", "1990-04-03"),
        ] {
            assert_eq!(PartialDate::read(typed).unwrap().to_string(), kept, "{typed}");
        }
    }

    #[test]
    fn impossible_days_are_refused() {
        for typed in [
            "31.02.2020",
            "00.01.2020",
            "1.13.2020",
            "90",
            "",
            "x",
            "1.1.20",
            "2020-1-1",
            "1.2.3.4",
        ] {
            assert!(PartialDate::read(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn the_eighteenth_birthday_is_the_day_of_turning_eighteen() {
        let born: PartialDate = "2008-11-22".parse().unwrap();
        assert_eq!(born.years_at(date(2026, 11, 21)), Some(17));
        assert_eq!(born.years_at(date(2026, 11, 22)), Some(18));
    }
}

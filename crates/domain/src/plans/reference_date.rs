//! The two Stichtage of a year: 30 June and 31 December.

use base::Date;
use jiff::civil::date;

/// The last Stichtag up to a day; the day itself counts.
pub fn reference_date(day: Date) -> Date {
    let (middle, end) = (date(day.year(), 6, 30), date(day.year(), 12, 31));
    if day >= end {
        end
    } else if day >= middle {
        middle
    } else {
        date(day.year() - 1, 12, 31)
    }
}

/// The one before a day.
pub fn reference_date_before(day: Date) -> Date {
    reference_date(day.yesterday().unwrap_or(day))
}

/// The one after a day.
pub fn reference_date_after(day: Date) -> Date {
    let (middle, end) = (date(day.year(), 6, 30), date(day.year(), 12, 31));
    if day < middle {
        middle
    } else if day < end {
        end
    } else {
        date(day.year() + 1, 6, 30)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_has_two_and_the_day_itself_counts() {
        assert_eq!(reference_date(date(2026, 11, 24)), date(2026, 6, 30));
        assert_eq!(reference_date(date(2026, 6, 30)), date(2026, 6, 30));
        assert_eq!(reference_date(date(2026, 6, 29)), date(2025, 12, 31));
        assert_eq!(reference_date(date(2026, 12, 31)), date(2026, 12, 31));
        assert_eq!(reference_date_before(date(2026, 6, 30)), date(2025, 12, 31));
        assert_eq!(reference_date_after(date(2026, 6, 30)), date(2026, 12, 31));
        assert_eq!(reference_date_after(date(2026, 12, 31)), date(2027, 6, 30));
        assert_eq!(reference_date_after(date(2026, 3, 1)), date(2026, 6, 30));
    }
}

//! Public holidays of the Länder, so that no meeting is proposed on one.
//!
//! Sources: the holiday acts of the sixteen Länder, whole Länder only (not Augsburg's feast, nor the communities of
//! Bavaria, Saxony and Thuringia with a holiday of their own). Länder are the first two digits of the municipality key.

use base::Date;
use jiff::ToSpan;
use jiff::civil::{Weekday, date};

/// Month and day, and where; empty for everywhere.
const FIXED: [(i8, i8, &str); 12] = [
    (1, 1, ""),
    (1, 6, "08 09 15"),
    (3, 8, "11 13"),
    (5, 1, ""),
    (8, 15, "10"),
    (9, 20, "16"),
    (10, 3, ""),
    (10, 31, "01 02 03 04 12 13 14 15 16"),
    (11, 1, "05 07 08 09 10"),
    (12, 25, ""),
    (12, 26, ""),
    // In no Land a holiday, and nobody meets.
    (12, 24, ""),
];

/// Days after Easter Sunday, and where.
const MOVING: [(i32, &str); 7] =
    [(-2, ""), (0, "12"), (1, ""), (39, ""), (49, "12"), (50, ""), (60, "05 06 07 08 09 10")];

/// Where the Day of Repentance is free.
const REPENTANCE: &str = "14";

/// Whether nobody works on this day in this Land, weekends aside.
pub fn is_holiday(day: Date, land: &str) -> bool {
    let here = |lands: &str| lands.is_empty() || lands.split(' ').any(|one| one == land);
    let fixed = |(month, of_month, lands): &(i8, i8, &str)| {
        (day.month(), day.day()) == (*month, *of_month) && here(lands)
    };
    let moving = |(after, lands): &(i32, &str)| {
        easter(day.year()).checked_add(after.days()).is_ok_and(|moved| moved == day) && here(lands)
    };
    FIXED.iter().any(fixed)
        || MOVING.iter().any(moving)
        || (repentance(day.year()) == day && here(REPENTANCE))
}

/// The last working day up to `day`, but not before `soonest`; then the first one after `day`.
pub fn working_day(day: Date, soonest: Date, land: &str) -> Date {
    let free = |day: Date| {
        matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) || is_holiday(day, land)
    };
    let earlier = std::iter::successors(Some(day), |day| day.checked_sub(1.day()).ok());
    let earlier = earlier.take_while(|day| *day >= soonest).take(14).find(|day| !free(*day));
    let later = || {
        let later = std::iter::successors(Some(day), |day| day.checked_add(1.day()).ok());
        later.take(14).find(|day| !free(*day))
    };
    earlier.or_else(later).unwrap_or(day)
}

/// Easter Sunday (Gauss, as corrected by Lichtenberg).
fn easter(year: i16) -> Date {
    let x = i32::from(year);
    let k = x / 100;
    let m = 15 + (3 * k + 3) / 4 - (8 * k + 13) / 25;
    let s = 2 - (3 * k + 3) / 4;
    let a = x % 19;
    let d = (19 * a + m) % 30;
    let r = (d + a / 11) / 29;
    let og = 21 + d - r;
    let sz = 7 - (x + x / 4 + s) % 7;
    let oe = 7 - (og - sz) % 7;
    let first = date(year, 3, 1);
    first.checked_add((og + oe - 1).days()).unwrap_or(first)
}

/// The Wednesday before 23 November.
fn repentance(year: i16) -> Date {
    let last = date(year, 11, 22);
    let back = (i32::from(last.weekday().to_monday_zero_offset()) - 2).rem_euclid(7);
    last.checked_sub(back.days()).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_calendar_says() {
        for (year, month, day) in [
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2038, 4, 25),
            (2049, 4, 18),
            (2076, 4, 19),
        ] {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    #[test]
    fn every_land_has_its_own() {
        let days = |land: &str| {
            let all = std::iter::successors(Some(date(2026, 1, 1)), |day| day.tomorrow().ok());
            all.take(365).filter(|day| is_holiday(*day, land)).count() - 1
        };
        // Christmas Eve is taken off: Baden-Württemberg has twelve, Berlin ten, Saxony eleven.
        assert_eq!([days("08"), days("11"), days("14"), days("12")], [12, 10, 11, 12]);
        assert_eq!(repentance(2026), date(2026, 11, 18));
        assert!(is_holiday(date(2026, 6, 4), "08") && !is_holiday(date(2026, 6, 4), "11"));
    }
}

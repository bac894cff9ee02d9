//! Points in time, always UTC, always the same width, so that they sort as text in every engine.

use std::fmt;
use std::sync::Mutex;

use jiff::{SignedDuration, ToSpan, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// A point in time with microseconds, written `2026-01-31T09:05:00.000000Z` (27 characters).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Timestamp(jiff::Timestamp);

impl Timestamp {
    /// Reads the fixed-width form (and any other RFC 3339 form with offset).
    pub fn parse(text: &str) -> Option<Self> {
        let parsed: jiff::Timestamp = text.parse().ok()?;
        Some(Self(jiff::Timestamp::from_microsecond(parsed.as_microsecond()).ok()?))
    }

    /// Microseconds since 1970.
    pub fn from_micros(micros: i64) -> Option<Self> {
        jiff::Timestamp::from_microsecond(micros).ok().map(Self)
    }

    /// Microseconds since 1970.
    pub fn as_micros(self) -> i64 {
        self.0.as_microsecond()
    }

    /// The later point `seconds` from here (earlier when negative); saturates at the calendar's end.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(SignedDuration::from_secs(seconds)).unwrap_or(self.0))
    }

    /// Whole seconds from `earlier` to `self`.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        (self.as_micros() - earlier.as_micros()) / 1_000_000
    }

    /// The calendar day in Germany (Europe/Berlin), which is the day users mean.
    pub fn day(self) -> Date {
        self.local().date()
    }

    /// Local wall time in Germany, for the screen.
    pub fn local(self) -> jiff::civil::DateTime {
        let zone = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
        self.0.to_zoned(zone).datetime()
    }

    /// The moment of a local time in Germany; the earlier one where the clock shows it twice, and the one after the gap
    /// where it never does.
    pub fn of_local(at: jiff::civil::DateTime) -> Option<Self> {
        let zone = TimeZone::get("Europe/Berlin").ok()?;
        zone.to_ambiguous_zoned(at).compatible().ok().map(|zoned| Self(zoned.timestamp()))
    }

    /// The first moment (UTC) of a German calendar day.
    pub fn start_of_day(day: Date) -> Self {
        let zone = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
        let start = zone.to_ambiguous_zoned(day.at(0, 0, 0, 0)).compatible();
        Self(start.map(|zoned| zoned.timestamp()).unwrap_or(jiff::Timestamp::UNIX_EPOCH))
    }

    /// The last moment of a German calendar day: what "as of the Stichtag" means.
    pub fn end_of_day(day: Date) -> Self {
        let next = day.checked_add(1.day()).unwrap_or(day);
        let Self(start) = Self::start_of_day(next);
        Self(start.saturating_sub(SignedDuration::from_micros(1)).unwrap_or(start))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.strftime("%Y-%m-%dT%H:%M:%S.%6fZ"))
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl From<Timestamp> for String {
    fn from(value: Timestamp) -> Self {
        value.to_string()
    }
}

impl TryFrom<String> for Timestamp {
    type Error = &'static str;
    fn try_from(value: String) -> Result<Self, Self::Error> {
        Self::parse(&value).ok_or("not a point in time")
    }
}

/// Where the time comes from.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Timestamp;

    /// The present day in Germany.
    fn today(&self) -> Date {
        self.now().day()
    }
}

/// The machine's clock: the one place that asks the operating system.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)]
    fn now(&self) -> Timestamp {
        let micros = jiff::Timestamp::now().as_microsecond();
        Timestamp::from_micros(micros).unwrap_or(Timestamp(jiff::Timestamp::UNIX_EPOCH))
    }
}

/// A clock that stands still until it is moved: for tests and for reports as of a day.
#[derive(Debug)]
pub struct FixedClock(Mutex<Timestamp>);

impl FixedClock {
    /// A clock showing `at`.
    pub fn new(at: Timestamp) -> Self {
        Self(Mutex::new(at))
    }

    /// A clock showing noon in Germany of the given day.
    pub fn on(day: Date) -> Self {
        Self::new(Timestamp::start_of_day(day).plus_seconds(12 * 3600))
    }

    /// Moves the clock forward (or back, when negative).
    pub fn advance(&self, seconds: i64) {
        let mut at = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        *at = at.plus_seconds(seconds);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_timestamp_has_the_same_width_and_sorts_as_text() {
        let early = Timestamp::parse("2026-01-01T00:00:00Z").unwrap();
        let late = early.plus_seconds(1);
        assert_eq!(early.to_string(), "2026-01-01T00:00:00.000000Z");
        assert!(early.to_string() < late.to_string());
        assert_eq!(Timestamp::parse(&late.to_string()), Some(late));
    }

    #[test]
    fn a_german_day_begins_an_hour_or_two_before_utc() {
        assert_eq!(
            Timestamp::start_of_day(date(2026, 7, 1)).to_string(),
            "2026-06-30T22:00:00.000000Z"
        );
        let end = Timestamp::end_of_day(date(2026, 12, 31));
        assert_eq!(end.day(), date(2026, 12, 31));
        assert_eq!(end.to_string(), "2026-12-31T22:59:59.999999Z");
    }

    #[test]
    fn nonsense_is_not_a_time() {
        assert_eq!(Timestamp::parse("gestern"), None);
        assert_eq!(Timestamp::parse("2026-02-30T00:00:00Z"), None);
    }
}

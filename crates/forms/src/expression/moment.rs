//! Dates and times. A date is a day of the local calendar and its number counts whole days since
//! 1970-01-01; it is never shifted by a time zone. Only `decimal-date-time` counts in UTC.

use jiff::civil;
use jiff::tz::TimeZone;

const MS_PER_DAY: f64 = 86_400_000.0;
/// The day ages count from when only the year is known: the middle of the year.
const YEAR_ONLY: (i8, i8) = (7, 1);
/// The day ages count from when only year and month are known: the middle of the month.
const MONTH_ONLY_DAY: i8 = 15;

/// A date, or a date with a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// Local calendar and clock.
    pub at: civil::DateTime,
    /// Whether the time of day counts.
    pub timed: bool,
}

impl Moment {
    /// A whole day.
    #[must_use]
    pub fn day(date: civil::Date) -> Self {
        Moment { at: date.to_datetime(civil::Time::midnight()), timed: false }
    }

    /// Reads `JJJJ-MM-TT`, optionally with `Thh:mm[:ss[.fff]]` and `Z` or an offset; a time with an
    /// offset is brought to local time.
    #[must_use]
    pub fn parse(text: &str, zone: &TimeZone) -> Option<Moment> {
        let text = text.trim();
        let bytes = text.as_bytes();
        if bytes.len() < 10 || !text.is_ascii() {
            return None;
        }
        let date = parse_date(&text[..10])?;
        if bytes.len() == 10 {
            return Some(Moment::day(date));
        }
        if bytes[10] != b'T' {
            return None;
        }
        let rest = &text[11..];
        let (clock, offset) = match rest.find(['Z', '+', '-']) {
            Some(i) => (&rest[..i], Some(parse_offset(&rest[i..])?)),
            None => (rest, None),
        };
        let local = date.to_datetime(parse_clock(clock)?);
        let at = match offset {
            None => local,
            Some(seconds) => {
                let utc = local.checked_sub(jiff::SignedDuration::from_secs(seconds)).ok()?;
                let instant = utc.to_zoned(TimeZone::UTC).ok()?.timestamp();
                zone.to_datetime(instant)
            }
        };
        Some(Moment { at, timed: true })
    }

    /// Days since 1970-01-01 of the local calendar; a time of day is the fraction.
    #[must_use]
    pub fn days(&self) -> f64 {
        let whole = f64::from(day_number(self.at.date())) * MS_PER_DAY;
        (whole + milliseconds(self.at.time())) / MS_PER_DAY
    }

    /// From a day number; a fraction is a time of day.
    #[must_use]
    pub fn from_days(days: f64, timed: bool) -> Option<Moment> {
        if !days.is_finite() || days.abs() > 3_000_000.0 {
            return None;
        }
        let whole = days.floor();
        #[expect(clippy::cast_possible_truncation, reason = "bounded above")]
        let date =
            civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(whole as i64)).ok()?;
        if !timed {
            return Some(Moment::day(date));
        }
        #[expect(clippy::cast_possible_truncation, reason = "less than a day")]
        let ms = ((days - whole) * MS_PER_DAY).round() as i64;
        let at = date
            .to_datetime(civil::Time::midnight())
            .checked_add(jiff::SignedDuration::from_millis(ms))
            .ok()?;
        Some(Moment { at, timed: true })
    }

    /// Days since 1970-01-01T00:00Z of the instant, as `decimal-date-time` counts.
    #[must_use]
    pub fn decimal(&self, zone: &TimeZone) -> f64 {
        let instant = zone.to_ambiguous_timestamp(self.at).compatible();
        #[expect(clippy::cast_precision_loss, reason = "milliseconds of real dates fit")]
        instant.map_or(f64::NAN, |i| i.as_millisecond() as f64 / MS_PER_DAY)
    }

    /// The local moment of a number of days since 1970-01-01T00:00Z.
    #[must_use]
    pub fn from_decimal(days: f64, zone: &TimeZone) -> Option<Moment> {
        let utc = Moment::from_days(days, true)?;
        let instant = utc.at.to_zoned(TimeZone::UTC).ok()?.timestamp();
        Some(Moment { at: zone.to_datetime(instant), timed: true })
    }

    /// `JJJJ-MM-TT` or `JJJJ-MM-TThh:mm:ss.fff±hh:mm`.
    #[must_use]
    pub fn text(&self, zone: &TimeZone) -> String {
        let date = self.at.date();
        let day = format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
        if !self.timed {
            return day;
        }
        let time = self.at.time();
        let seconds =
            zone.to_ambiguous_zoned(self.at).compatible().map_or(0, |z| z.offset().seconds());
        let (sign, offset) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
        format!(
            "{day}T{:02}:{:02}:{:02}.{:03}{sign}{:02}:{:02}",
            time.hour(),
            time.minute(),
            time.second(),
            time.millisecond(),
            offset / 60,
            offset % 60
        )
    }
}

fn day_number(date: civil::Date) -> i32 {
    (date - civil::date(1970, 1, 1)).get_days()
}

fn milliseconds(time: civil::Time) -> f64 {
    let seconds =
        i32::from(time.hour()) * 3600 + i32::from(time.minute()) * 60 + i32::from(time.second());
    f64::from(seconds) * 1000.0 + f64::from(time.subsec_nanosecond() / 1_000_000)
}

fn digits(text: &str, from: usize, to: usize) -> Option<u16> {
    let part = text.get(from..to)?;
    part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?
}

fn parse_date(text: &str) -> Option<civil::Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let (year, month, day) = (digits(text, 0, 4)?, digits(text, 5, 7)?, digits(text, 8, 10)?);
    civil::Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

fn parse_clock(text: &str) -> Option<civil::Time> {
    let (hour, minute) = (digits(text, 0, 2)?, digits(text, 3, 5)?);
    if text.as_bytes()[2] != b':' {
        return None;
    }
    let (mut second, mut nanos) = (0, 0);
    if let Some(rest) = text.get(5..).filter(|rest| !rest.is_empty()) {
        second = digits(rest, 1, 3)?;
        let fraction = &rest[3..];
        if !rest.starts_with(':') {
            return None;
        }
        if let Some(decimals) = fraction.strip_prefix('.') {
            let shown: String = decimals.chars().chain("000000000".chars()).take(9).collect();
            nanos = shown.parse().ok()?;
        } else if !fraction.is_empty() {
            return None;
        }
    }
    let (hour, minute, second) =
        (hour.try_into().ok()?, minute.try_into().ok()?, second.try_into().ok()?);
    civil::Time::new(hour, minute, second, nanos).ok()
}

/// Seconds east of UTC.
fn parse_offset(text: &str) -> Option<i64> {
    if text == "Z" {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let hours = i64::from(digits(text, 1, 3)?);
    let minutes = match text.len() {
        3 => 0,
        6 if text.as_bytes()[3] == b':' => i64::from(digits(text, 4, 6)?),
        5 => i64::from(digits(text, 3, 5)?),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

/// A date of which perhaps only year or month are known: `JJJJ`, `JJJJ-MM`, `JJJJ-MM-TT`, with `~`
/// at the end when it was estimated (birth dates of refugees often are).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialDate {
    /// The year.
    pub year: i16,
    /// The month, if known.
    pub month: Option<i8>,
    /// The day, if known.
    pub day: Option<i8>,
    /// Estimated rather than documented.
    pub estimated: bool,
}

impl PartialDate {
    /// Reads the canonical text.
    #[must_use]
    pub fn parse(text: &str) -> Option<PartialDate> {
        let text = text.trim();
        let (plain, estimated) = match text.strip_suffix('~') {
            Some(plain) => (plain, true),
            None => (text, false),
        };
        if !plain.is_ascii() {
            return None;
        }
        let year = digits(plain, 0, 4)?.try_into().ok()?;
        let (month, day) = match plain.len() {
            4 => (None, None),
            7 if plain.as_bytes()[4] == b'-' => (Some(digits(plain, 5, 7)?.try_into().ok()?), None),
            10 => {
                let date = parse_date(plain)?;
                (Some(date.month()), Some(date.day()))
            }
            _ => return None,
        };
        let date = PartialDate { year, month, day, estimated };
        (month.is_none_or(|m| (1..=12).contains(&m)) && date.year >= 1).then_some(date)
    }

    /// The day that stands for it in calculations: 1 July for a year, the 15th for a month.
    #[must_use]
    pub fn counted_from(&self) -> Option<civil::Date> {
        let (month, day) = match (self.month, self.day) {
            (Some(month), Some(day)) => (month, day),
            (Some(month), None) => (month, MONTH_ONLY_DAY),
            _ => YEAR_ONLY,
        };
        civil::Date::new(self.year, month, day).ok()
    }
}

/// Full months between two days; `None` when `to` is before `from`.
/// A birthday on 29 February is reached on 1 March in other years (as § 188 BGB counts).
pub(super) fn full_months(from: civil::Date, to: civil::Date) -> Option<i32> {
    let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month())
        - i32::from(from.month())
        - i32::from(to.day() < from.day());
    (to >= from).then_some(months)
}

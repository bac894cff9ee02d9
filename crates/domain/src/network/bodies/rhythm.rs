//! Whether a body meets as often as its rules say.

use base::Date;
use jiff::ToSpan;

use super::holidays::working_day;

/// How a body stands with its rhythm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// The next meeting lies in time, or there is time left.
    Green,
    /// The next meeting comes late, or it is time to find a day.
    Yellow,
    /// Overdue, and no meeting is planned.
    Red,
}

/// The rhythm of a body, as of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rhythm {
    /// How it stands.
    pub light: Light,
    /// The last day on which the next meeting keeps the rhythm.
    pub due: Date,
    /// The last meeting there was.
    pub last: Option<Date>,
    /// The next that is planned.
    pub next: Option<Date>,
    /// A day for the next one: the weekday of the last, no holiday, in time.
    pub proposed: Date,
}

/// So many days before it is due, a day should be found.
const NOTICE_DAYS: i64 = 28;
/// People need an invitation: no day is proposed before.
const AHEAD_DAYS: i64 = 7;

impl Rhythm {
    /// Works it out from the last and the next meeting; a body that never met counts from `since`.
    pub fn of(
        (last, next): (Option<Date>, Option<Date>),
        since: Date,
        weeks: i64,
        today: Date,
        land: &str,
    ) -> Self {
        let base = last.unwrap_or(since);
        let due = base.checked_add(weeks.weeks()).unwrap_or(Date::MAX);
        let light = match next {
            Some(day) if day <= due => Light::Green,
            Some(_) => Light::Yellow,
            None if today > due => Light::Red,
            None if days(today, due) <= NOTICE_DAYS => Light::Yellow,
            None => Light::Green,
        };
        let soonest = today.checked_add(AHEAD_DAYS.days()).unwrap_or(today);
        Self { light, due, last, next, proposed: working_day(due.max(soonest), soonest, land) }
    }
}

fn days(from: Date, until: Date) -> i64 {
    from.until(until).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn light(last: Option<Date>, next: Option<Date>, today: Date) -> Light {
        Rhythm::of((last, next), date(2026, 1, 5), 13, today, "08").light
    }

    #[test]
    fn thirteen_weeks_are_kept_watched_and_missed() {
        let last = Some(date(2026, 1, 12));
        // Due on 13 April.
        assert_eq!(light(last, None, date(2026, 2, 1)), Light::Green);
        assert_eq!(light(last, None, date(2026, 3, 15)), Light::Green);
        assert_eq!(light(last, None, date(2026, 3, 16)), Light::Yellow);
        assert_eq!(light(last, None, date(2026, 4, 13)), Light::Yellow);
        assert_eq!(light(last, None, date(2026, 4, 14)), Light::Red);
        assert_eq!(light(last, Some(date(2026, 4, 13)), date(2026, 4, 1)), Light::Green);
        assert_eq!(light(last, Some(date(2026, 4, 14)), date(2026, 4, 1)), Light::Yellow);
        // Never met: from the day it was set up.
        assert_eq!(light(None, None, date(2026, 4, 7)), Light::Red);
    }

    #[test]
    fn the_proposed_day_is_no_holiday_and_lies_in_time() {
        // Due on Easter Monday, 6 April 2026: the last working day before is Thursday.
        let rhythm = Rhythm::of(
            (Some(date(2026, 1, 5)), None),
            date(2026, 1, 5),
            13,
            date(2026, 2, 1),
            "08",
        );
        assert_eq!((rhythm.due, rhythm.proposed), (date(2026, 4, 6), date(2026, 4, 2)));
        // Overdue: in a week at the earliest.
        let late = Rhythm::of((None, None), date(2025, 1, 1), 13, date(2026, 12, 18), "08");
        assert_eq!(late.proposed, date(2026, 12, 28));
    }
}

//! Days, times and numbers as people of each language write them.

use base::{Date, Locale, Timestamp};

use super::Texts;

impl Texts {
    /// A day: `22.11.2026`, `22 Nov 2026`.
    pub fn date(self, day: Date) -> String {
        match self.locale {
            Locale::De => self.typed_date(day),
            Locale::En => day.strftime("%-d %b %Y").to_string(),
        }
    }

    /// A day as it is typed into a field, in the order the field's example shows: what stands there can be sent back
    /// as it is.
    pub fn typed_date(self, day: Date) -> String {
        format!("{:02}.{:02}.{}", day.day(), day.month(), day.year())
    }

    /// A day that may not be there.
    pub fn date_or_dash(self, day: Option<Date>) -> String {
        day.map_or_else(|| "–".to_owned(), |day| self.date(day))
    }

    /// A day with its weekday: `Sonntag, 22. November 2026`, `Sunday, 22 November 2026`.
    pub fn long_date(self, day: Date) -> String {
        let weekday = self.get(WEEKDAYS[day.weekday().to_monday_zero_offset() as usize]);
        let month = self.get(MONTHS[day.month() as usize - 1]);
        let point = if self.locale == Locale::De { "." } else { "" };
        format!("{weekday}, {}{point} {month} {}", day.day(), day.year())
    }

    /// The time of day in Germany: `14:05`.
    pub fn time(self, at: Timestamp) -> String {
        at.local().strftime("%H:%M").to_string()
    }

    /// Day and time in Germany: `22.11.2026, 14:05`.
    pub fn moment(self, at: Timestamp) -> String {
        format!("{}, {}", self.date(at.day()), self.time(at))
    }

    /// A whole number: `12.345`, `12,345`.
    pub fn number(self, number: i64) -> String {
        let point = if self.locale == Locale::De { '.' } else { ',' };
        let digits = number.unsigned_abs().to_string();
        let mut out = String::from(if number < 0 { "−" } else { "" });
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                out.push(point);
            }
            out.push(digit);
        }
        out
    }

    /// A number with one decimal: `3,5`, `3.5`.
    pub fn decimal(self, number: f64) -> String {
        let text = format!("{number:.1}");
        if self.locale == Locale::De { text.replace('.', ",") } else { text }
    }
}

/// Fluent keys of the weekdays, Monday first.
pub(super) const WEEKDAYS: [&str; 7] = [
    "weekday-monday",
    "weekday-tuesday",
    "weekday-wednesday",
    "weekday-thursday",
    "weekday-friday",
    "weekday-saturday",
    "weekday-sunday",
];

/// Fluent keys of the months.
pub(super) const MONTHS: [&str; 12] = [
    "month-january",
    "month-february",
    "month-march",
    "month-april",
    "month-may",
    "month-june",
    "month-july",
    "month-august",
    "month-september",
    "month-october",
    "month-november",
    "month-december",
];

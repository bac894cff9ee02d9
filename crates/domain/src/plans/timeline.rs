//! How single answers changed over the days. Compared are the states at the ends of days, so that a slip of the
//! hand corrected within the hour is no change of a life.

use base::{Date, Timestamp};
use forms::{Answer, DECLINED};

use super::revision::{Edit, Revision};

/// The values of one answer at the ends of the days on which it changed, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline(Vec<(Date, String)>);

impl Timeline {
    /// Takes a value in; what the same day said before does not count.
    pub fn put(&mut self, day: Date, value: &str) {
        if let Some((last, _)) = self.0.last()
            && *last == day
        {
            self.0.pop();
        }
        if self.latest() != value {
            self.0.push((day, value.to_owned()));
        }
    }

    /// The value now; empty when there is none.
    pub fn latest(&self) -> &str {
        self.0.last().map_or("", |(_, value)| value)
    }

    /// The value at the end of a day; empty when there was none.
    pub fn at(&self, day: Date) -> &str {
        let known = self.0.iter().rev().find(|(from, _)| *from <= day);
        known.map_or("", |(_, value)| value)
    }

    /// Every value there was at the end of a day.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, value)| value.as_str())
    }

    /// Every change: the day, the value before (empty for none), and the value from then on.
    pub fn changes(&self) -> impl Iterator<Item = (Date, &str, &str)> {
        let before = std::iter::once("").chain(self.values());
        before.zip(&self.0).map(|(before, (day, value))| (*day, before, value.as_str()))
    }
}

/// The past of the answers that suggestions are drawn from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Past {
    /// Level of German (`aktuelles_sprachniveau`).
    pub level: Timeline,
    /// Residence status (`aufenthaltsstatus`).
    pub status: Timeline,
    /// Accommodation (`unterbringung_art`, Z04).
    pub housing: Timeline,
}

impl Past {
    /// Reads it out of all revisions of a plan, oldest first.
    pub fn of<'a>(revisions: impl IntoIterator<Item = (Timestamp, &'a Revision)>) -> Self {
        let mut past = Self::default();
        for (at, revision) in revisions {
            for edit in &revision.edits {
                let value = match edit {
                    Edit::Set(_, Answer::Text(text)) => text.as_str(),
                    Edit::Set(_, Answer::Declined) => DECLINED,
                    Edit::Clear(_) => "",
                    _ => continue,
                };
                if let Some(line) = past.line(edit.path().as_str()) {
                    line.put(at.day(), value);
                }
            }
        }
        past
    }

    fn line(&mut self, name: &str) -> Option<&mut Timeline> {
        match name {
            "aktuelles_sprachniveau" => Some(&mut self.level),
            "aufenthaltsstatus" => Some(&mut self.status),
            "unterbringung_art" => Some(&mut self.housing),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_slip_corrected_on_the_same_day_never_happened() {
        let mut level = Timeline::default();
        level.put(date(2026, 1, 5), "a1");
        level.put(date(2026, 3, 1), "c2");
        level.put(date(2026, 3, 1), "a2");
        level.put(date(2026, 4, 1), "b1");
        level.put(date(2026, 4, 1), "a2");
        assert_eq!(level.values().collect::<Vec<_>>(), ["a1", "a2"]);
        assert_eq!((level.at(date(2026, 1, 4)), level.at(date(2026, 2, 28))), ("", "a1"));
        assert_eq!((level.at(date(2026, 3, 1)), level.latest()), ("a2", "a2"));
        let changes: Vec<_> = level.changes().collect();
        assert_eq!(changes, [(date(2026, 1, 5), "", "a1"), (date(2026, 3, 1), "a1", "a2")]);
    }
}

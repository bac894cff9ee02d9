//! What a poll asks, and what people say.

use base::{FieldError, Timestamp};

use super::PollId;
use crate::network::bodies::BodyId;
use crate::network::meetings::MeetingId;
use crate::outbox::MailState;

/// How many dates can be asked about.
const DATES: std::ops::RangeInclusive<usize> = 2..=10;
/// The most characters of what is said with it.
const WORDS: usize = 500;

/// What somebody says to one date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Can come.
    Yes,
    /// Can come if need be.
    Maybe,
    /// Cannot come.
    No,
}

impl Answer {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Maybe, Self::No];

    /// The text form, as stored and sent by forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "ja",
            Self::Maybe => "notfalls",
            Self::No => "nein",
        }
    }

    /// The answer of a text form.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.code() == code)
    }
}

/// A poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// Its id.
    pub id: PollId,
    /// The body that shall meet.
    pub body: BodyId,
    /// The meeting that shall be moved, or the one the poll ended with.
    pub meeting: Option<MeetingId>,
    /// What is said with it.
    pub words: String,
    /// When it began.
    pub made_at: Timestamp,
    /// When it ended.
    pub closed_at: Option<Timestamp>,
}

/// A poll as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PollInput {
    /// The dates to ask about, in any order.
    pub dates: Vec<Timestamp>,
    /// What is said with it.
    pub words: String,
}

impl PollInput {
    /// The dates in their order, each once, or what does not fit as of `now`.
    pub fn checked(&self, now: Timestamp) -> Result<Vec<Timestamp>, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut dates = self.dates.clone();
        dates.sort_unstable();
        dates.dedup();
        if !DATES.contains(&dates.len()) {
            let range = FieldError::new("dates", "poll-dates-range");
            errors.push(range.with("min", *DATES.start()).with("max", *DATES.end()));
        }
        if dates.first().is_some_and(|first| *first <= now) {
            errors.push(FieldError::new("dates", "poll-date-past"));
        }
        if self.words.chars().count() > WORDS {
            errors.push(FieldError::new("words", "error-too-long"));
        }
        if errors.is_empty() { Ok(dates) } else { Err(errors) }
    }
}

/// A date with what was said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateLine {
    /// 0, 1, 2 … in the order of time.
    pub place: i64,
    /// When.
    pub starts_at: Timestamp,
    /// Names of those who can come.
    pub yes: Vec<String>,
    /// Of those who can if need be.
    pub maybe: Vec<String>,
    /// Of those who cannot.
    pub no: Vec<String>,
}

impl DateLine {
    /// What makes one date better than another: more who can, then fewer who cannot, then the earlier one.
    pub fn worth(&self) -> (usize, std::cmp::Reverse<usize>, std::cmp::Reverse<i64>) {
        use std::cmp::Reverse;
        (self.yes.len() * 2 + self.maybe.len(), Reverse(self.no.len()), Reverse(self.place))
    }
}

/// Somebody who was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voter {
    /// The seat: id of an office, or of an account.
    pub seat: String,
    /// The name.
    pub name: String,
    /// The address; empty for people nobody can write to.
    pub email: String,
    /// How the last letter stands.
    pub letter: Option<MailState>,
    /// When they answered.
    pub voted_at: Option<Timestamp>,
}

/// What a letter to one person is written from.
#[derive(Debug, Clone)]
pub struct PollLetter<'a> {
    /// The body that shall meet.
    pub body: &'a str,
    /// What is said with it.
    pub words: &'a str,
    /// The dates.
    pub dates: &'a [Timestamp],
    /// They were asked before.
    pub again: bool,
    /// What opens the page for the answer.
    pub token: &'a str,
}

/// A poll as whoever holds the link of a letter sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedDates {
    /// The body that shall meet.
    pub body: String,
    /// What is said with it.
    pub words: String,
    /// Place, moment, and what was answered so far.
    pub dates: Vec<(i64, Timestamp, Option<Answer>)>,
    /// Whether they answered already.
    pub has_voted: bool,
    /// Whether it has ended.
    pub is_closed: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    #[test]
    fn a_poll_asks_about_two_to_ten_dates_that_are_still_to_come() {
        let now = at("2026-06-15T10:00:00Z");
        let (a, b) = (at("2026-07-01T12:00:00Z"), at("2026-06-20T12:00:00Z"));
        let poll = |dates: &[Timestamp]| PollInput { dates: dates.to_vec(), words: String::new() };
        assert_eq!(poll(&[a, b, a]).checked(now).unwrap(), [b, a]);
        for ugly in [poll(&[]), poll(&[a, a]), poll(&[a, now])] {
            assert_eq!(ugly.checked(now).unwrap_err()[0].field, "dates");
        }
        let many: Vec<Timestamp> = (0..11).map(|n| a.plus_seconds(n * 86_400)).collect();
        assert!(poll(&many).checked(now).is_err());
        assert!(PollInput { words: "x".repeat(501), ..poll(&[a, b]) }.checked(now).is_err());
    }

    #[test]
    fn the_best_date_is_the_one_most_can_come_to() {
        let names = |count: usize| vec!["N.".to_owned(); count];
        let line = |place, yes, maybe, no| DateLine {
            place,
            starts_at: at("2026-07-01T12:00:00Z"),
            yes: names(yes),
            maybe: names(maybe),
            no: names(no),
        };
        let best = |lines: &[DateLine]| lines.iter().max_by_key(|line| line.worth()).unwrap().place;
        assert_eq!(best(&[line(0, 2, 0, 2), line(1, 3, 0, 1)]), 1);
        assert_eq!(best(&[line(0, 3, 0, 2), line(1, 3, 0, 1)]), 1);
        assert_eq!(best(&[line(0, 3, 1, 1), line(1, 3, 1, 1)]), 0);
    }
}

//! How far the minutes of a meeting have come: a draft, sent to those who were there, approved.
//!
//! Always true: approved minutes are not changed any more, what is corrected stands below them with its day; nobody
//! approves while an objection is open; silence until the last day approves.

use base::{Date, FieldError, Id, Kind, Timestamp};

use super::actions::ItemView;
use super::{Meeting, MeetingId, Seat};
use crate::network::bodies::Body;
use crate::outbox::{MailId, MailState};

/// Days for objections, unless a body chose others.
pub const OBJECTION_DAYS: i64 = 14;
/// Days for objections a body may choose.
pub const DAYS: std::ops::RangeInclusive<i64> = 1..=90;
/// Days after which the link in a letter to somebody without an account opens nothing any more.
pub const LINK_DAYS: i64 = 30;
/// The most characters of an objection, of what became of it, of an addendum.
const WORDS: usize = 4_000;
/// The most characters of a name and of an address for mails (RFC 5321).
const LINE: usize = 254;

#[doc(hidden)]
pub struct ObjectionIdKind;
impl Kind for ObjectionIdKind {
    const NAME: &'static str = "objection";
}
/// An objection to minutes.
pub type ObjectionId = Id<ObjectionIdKind>;

#[doc(hidden)]
pub struct ReaderIdKind;
impl Kind for ReaderIdKind {
    const NAME: &'static str = "reader of minutes";
}
/// Somebody on the distribution list of a body.
pub type ReaderId = Id<ReaderIdKind>;

/// How far minutes have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The meeting is not over, or will not be.
    NotYet,
    /// The meeting is over, nobody was written to.
    Draft,
    /// Those who were there may object until this day.
    Sent(Date),
    /// Somebody objected, and nobody said what became of it.
    Objected,
    /// Nobody objected until the last day; approved since this day.
    Silent(Date),
    /// A later meeting approved them, on this day.
    Approved(Date),
}

impl Standing {
    /// Whether they stay as they are.
    pub const fn is_approved(self) -> bool {
        matches!(self, Self::Silent(_) | Self::Approved(_))
    }

    /// Whether words in them may still be corrected.
    pub const fn may_change(self) -> bool {
        matches!(self, Self::Draft | Self::Sent(_) | Self::Objected)
    }

    /// Whether somebody may object today.
    pub fn may_object(self, until: Option<Date>, today: Date) -> bool {
        matches!(self, Self::Sent(_) | Self::Objected) && until.is_some_and(|until| today <= until)
    }

    /// The name in texts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotYet => "noch-nicht",
            Self::Draft => "entwurf",
            Self::Sent(_) => "versandt",
            Self::Objected => "einwand",
            Self::Silent(_) => "still",
            Self::Approved(_) => "genehmigt",
        }
    }
}

/// What is stored about minutes that were sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// The last day on which somebody may object.
    pub until: Date,
    /// When a meeting approved them.
    pub approved_at: Option<Timestamp>,
}

/// How minutes stand on a day, from what is stored about them and how their objections stand: how many are open, and
/// when the last one was settled.
pub fn standing(
    held: bool,
    sent: Option<Sent>,
    (open, settled): (usize, Option<Date>),
    today: Date,
) -> Standing {
    let Some(sent) = sent.filter(|_| held) else {
        return if held { Standing::Draft } else { Standing::NotYet };
    };
    if let Some(at) = sent.approved_at {
        return Standing::Approved(at.day());
    }
    if open > 0 {
        return Standing::Objected;
    }
    if today <= sent.until {
        return Standing::Sent(sent.until);
    }
    let after = sent.until.tomorrow().unwrap_or(sent.until);
    Standing::Silent(settled.map_or(after, |day| day.max(after)))
}

/// An objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// Its id.
    pub id: ObjectionId,
    /// Who objected.
    pub name: String,
    /// What is wrong.
    pub words: String,
    /// When.
    pub raised_at: Timestamp,
    /// When somebody said what became of it.
    pub settled_at: Option<Timestamp>,
    /// What became of it.
    pub settled_words: String,
}

/// What was corrected after the approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addendum {
    /// The words.
    pub words: String,
    /// Since when they stand there.
    pub added_at: Timestamp,
    /// Who wrote them.
    pub name: String,
}

/// What letters about minutes are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To object.
    Draft,
    /// To know.
    Approved,
}

impl Purpose {
    /// The text form, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "entwurf",
            Self::Approved => "genehmigt",
        }
    }

    /// The purpose of a text form.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Draft, Self::Approved].into_iter().find(|one| one.code() == code)
    }
}

/// Somebody who was written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// What for.
    pub purpose: Purpose,
    /// Office, account or further reader.
    pub seat: String,
    /// The name.
    pub name: String,
    /// The letter, unless it was forgotten long ago.
    pub mail: Option<MailId>,
    /// How it stands.
    pub state: Option<MailState>,
    /// The last day of a link without an account; none for those with one.
    pub link_until: Option<Date>,
    /// The link was taken back.
    pub is_revoked: bool,
}

/// A letter to be written. Nothing of what stands in the minutes is told: a letter goes through many hands.
#[derive(Debug, Clone)]
pub struct Notice<'a> {
    /// What for.
    pub purpose: Purpose,
    /// The body.
    pub body: &'a str,
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The last day to object; for approved minutes the last day of the link.
    pub until: Option<Date>,
    /// What opens the minutes without an account; empty for those with one.
    pub token: &'a str,
}

/// Somebody who gets approved minutes without taking part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// Its id.
    pub id: ReaderId,
    /// The name: a person or a place.
    pub name: String,
    /// The address.
    pub email: String,
}

/// What does not fit about a further reader.
pub fn check_reader(name: &str, email: &str) -> Vec<FieldError> {
    let mut errors = Vec::new();
    for (field, text) in [("name", name), ("email", email)] {
        if text.trim().is_empty() {
            errors.push(FieldError::new(field, "error-required"));
        } else if text.chars().count() > LINE {
            errors.push(FieldError::new(field, "error-too-long"));
        }
    }
    let email = email.trim();
    let parts = email.split_once('@').filter(|(local, host)| {
        !local.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    });
    let fits = parts.is_some() && !email.contains(|c: char| c.is_whitespace() || c.is_control());
    if !email.is_empty() && !fits {
        errors.push(FieldError::new("email", "minutes-reader-address"));
    }
    errors
}

/// What does not fit about words that must be said.
pub(super) fn check_words(words: &str) -> Option<FieldError> {
    if words.trim().is_empty() {
        return Some(FieldError::new("words", "error-required"));
    }
    (words.chars().count() > WORDS).then(|| FieldError::new("words", "error-too-long"))
}

/// Minutes as they are read, printed and taken along.
#[derive(Debug, Clone)]
pub struct Minutes {
    /// The meeting.
    pub meeting: Meeting,
    /// Its body.
    pub body: Body,
    /// How far they have come.
    pub standing: Standing,
    /// The last day to object, once they were sent.
    pub until: Option<Date>,
    /// Who was there and who was not.
    pub seats: Vec<Seat>,
    /// Titles of the offices that led and wrote, with who holds them.
    pub chair: Vec<String>,
    /// Who wrote the minutes.
    pub writer: Vec<String>,
    /// The agenda with what stands at each item.
    pub items: Vec<ItemView>,
    /// What was corrected after the approval.
    pub addenda: Vec<Addendum>,
}

/// Minutes as a member reads them, with what can be done.
#[derive(Debug, Clone)]
pub struct MinutesView {
    /// The minutes.
    pub minutes: Minutes,
    /// Objections, the oldest first.
    pub objections: Vec<Objection>,
    /// Letters, for those who run meetings.
    pub letters: Vec<Recipient>,
    /// Meetings after this one which may approve it: those that have begun.
    pub approving: Vec<(MeetingId, Timestamp)>,
    /// The reader runs meetings of the body.
    pub runs: bool,
    /// The reader may object today.
    pub may_object: bool,
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const NONE: (usize, Option<Date>) = (0, None);

    #[test]
    fn minutes_are_approved_by_a_meeting_or_by_silence() {
        let until = date(2026, 7, 20);
        let sent = Some(Sent { until, approved_at: None });
        assert_eq!(standing(false, sent, NONE, until), Standing::NotYet);
        assert_eq!(standing(true, None, NONE, until), Standing::Draft);
        assert_eq!(standing(true, sent, NONE, until), Standing::Sent(until));
        let next = date(2026, 7, 21);
        assert_eq!(standing(true, sent, NONE, next), Standing::Silent(next));
        assert_eq!(standing(true, sent, (1, None), date(2027, 1, 1)), Standing::Objected);
        let late = (0, Some(date(2026, 8, 3)));
        assert_eq!(
            standing(true, sent, late, date(2026, 9, 1)),
            Standing::Silent(date(2026, 8, 3))
        );
        let at = Timestamp::parse("2026-07-15T10:00:00Z").unwrap();
        let approved = Some(Sent { until, approved_at: Some(at) });
        assert_eq!(standing(true, approved, NONE, until), Standing::Approved(date(2026, 7, 15)));
    }

    #[test]
    fn an_address_of_a_reader_is_one() {
        let wrong = |name: &str, email: &str| check_reader(name, email).len();
        assert_eq!(wrong("Presse", "presse@kreis.example"), 0);
        for ugly in [
            "",
            "x",
            "x@y",
            "@kreis.example",
            "a b@kreis.example",
            "a@.de",
            "a@b.de\r\nBcc: c@d.de",
        ] {
            assert_eq!(wrong("Presse", ugly), 1, "{ugly:?}");
        }
        assert_eq!(wrong(" ", ""), 2);
    }

    proptest! {
        #[test]
        fn approved_minutes_stay_approved_and_never_with_an_open_objection(
            days in 0_i64..60, later in 0_i64..60, open in 0_usize..3,
        ) {
            let first = date(2026, 7, 1);
            let sent = Some(Sent { until: first + 14.days(), approved_at: None });
            let today = first + days.days();
            let now = standing(true, sent, (open, None), today);
            prop_assert!(!(now.is_approved() && open > 0));
            prop_assert!(!(now.is_approved() && now.may_change()));
            if now.is_approved() {
                prop_assert_eq!(standing(true, sent, (open, None), today + later.days()), now);
            }
        }
    }
}

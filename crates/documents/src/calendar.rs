//! A meeting as an entry for calendars: iCalendar (RFC 5545), as a scheduling message (RFC 5546) where it is sent.

use icalendar::{Calendar, Component, Event, EventLike, Property};

/// What a calendar shall do with the entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Keep it: a file somebody downloaded.
    Publish,
    /// Ask whether the person comes; a higher sequence takes the place of a lower one.
    Request,
    /// Take it out again.
    Cancel,
}

impl Method {
    /// The word of the standard, also for the content type of a mail (RFC 6047).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What the calendar shall do with it.
    pub method: Method,
    /// The same for the whole life of the meeting.
    pub uid: String,
    /// Counts the changes.
    pub sequence: i64,
    /// It will not be.
    pub cancelled: bool,
    /// When the entry was made: UTC, `20260707T120000Z`.
    pub stamp: String,
    /// When the meeting begins: UTC, in the same form.
    pub starts: String,
    /// When it ends.
    pub ends: String,
    /// What it is called.
    pub summary: String,
    /// Where it is; may be empty.
    pub place: String,
    /// What else there is to say; may be empty.
    pub words: String,
    /// Where more stands: an address; may be empty.
    pub link: String,
    /// The mail address of who invites; empty where nothing is sent.
    pub organiser: String,
    /// The mail address of who is invited; empty where nothing is sent.
    pub attendee: String,
}

impl Default for Entry {
    fn default() -> Self {
        let empty = String::new;
        Self {
            method: Method::Publish,
            uid: empty(),
            sequence: 0,
            cancelled: false,
            stamp: empty(),
            starts: empty(),
            ends: empty(),
            summary: empty(),
            place: empty(),
            words: empty(),
            link: empty(),
            organiser: empty(),
            attendee: empty(),
        }
    }
}

/// The text of a calendar with these entries, which all have one method; without any, it asks for nothing. Nobody's name
/// stands in it.
pub fn calendar(entries: &[Entry]) -> String {
    let method = entries.first().map_or(Method::Publish, |entry| entry.method);
    let mut calendar = Calendar::new();
    calendar.append_property(Property::new("METHOD", method.word()));
    for entry in entries {
        calendar.push(event(entry));
    }
    calendar.to_string()
}

fn event(entry: &Entry) -> Event {
    let mut event = Event::new();
    event.uid(&entry.uid).summary(&entry.summary);
    for (name, value) in [
        ("DTSTAMP", entry.stamp.as_str()),
        ("DTSTART", &entry.starts),
        ("DTEND", &entry.ends),
        ("SEQUENCE", &entry.sequence.to_string()),
        ("STATUS", if entry.cancelled { "CANCELLED" } else { "CONFIRMED" }),
    ] {
        event.add_property(name, value);
    }
    if !entry.place.is_empty() {
        event.location(&entry.place);
    }
    if !entry.words.is_empty() {
        event.description(&entry.words);
    }
    if !entry.link.is_empty() {
        event.add_property("URL", &entry.link);
    }
    if !entry.organiser.is_empty() {
        event.add_property("ORGANIZER", format!("mailto:{}", entry.organiser));
    }
    if !entry.attendee.is_empty() {
        let attendee = Property::new("ATTENDEE", format!("mailto:{}", entry.attendee))
            .add_parameter("CUTYPE", "INDIVIDUAL")
            .add_parameter("ROLE", "REQ-PARTICIPANT")
            .add_parameter("PARTSTAT", "NEEDS-ACTION")
            .add_parameter("RSVP", "TRUE")
            .done();
        event.append_property(attendee);
    }
    event.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(method: Method) -> Entry {
        let text = str::to_owned;
        Entry {
            method,
            uid: text("sitzung-1@geleit"),
            sequence: 2,
            cancelled: method == Method::Cancel,
            stamp: text("20260615T100000Z"),
            starts: text("20260707T120000Z"),
            ends: text("20260707T130000Z"),
            summary: text("Koordinierungsrunde; Sitzung, größer"),
            place: text("Rathaus\nBürgersaal"),
            words: text(
                "Zeile 1\nEine sehr lange Zeile mit Umlauten äöü, die über fünfundsiebzig Bytes hinausgeht \u{1F331}",
            ),
            link: text("https://geleit.example/sitzungen/1"),
            organiser: text("geleit@kreis.example"),
            attendee: text("jobcenter@kreis.example"),
        }
    }

    #[test]
    fn a_calendar_of_nothing_is_one_too_and_one_of_several_holds_them_all() {
        let none = calendar(&[]);
        assert!(none.contains("METHOD:PUBLISH") && none.ends_with("END:VCALENDAR\r\n"));
        let off = Entry { cancelled: true, ..meeting(Method::Publish) };
        let both = calendar(&[meeting(Method::Publish), off]);
        assert_eq!(both.matches("BEGIN:VEVENT").count(), 2);
        assert!(both.contains("STATUS:CONFIRMED") && both.contains("STATUS:CANCELLED"));
    }

    #[test]
    fn lines_are_short_and_separators_are_escaped() {
        let text = calendar(&[meeting(Method::Request)]);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        let joined = text.replace("\r\n ", "");
        for line in [
            "METHOD:REQUEST",
            "UID:sitzung-1@geleit",
            "SEQUENCE:2",
            "DTSTART:20260707T120000Z",
            "DTEND:20260707T130000Z",
            "STATUS:CONFIRMED",
            "SUMMARY:Koordinierungsrunde\\; Sitzung\\, größer",
            "LOCATION:Rathaus\\nBürgersaal",
            "ORGANIZER:mailto:geleit@kreis.example",
        ] {
            assert!(joined.contains(&format!("\r\n{line}\r\n")), "{line} in {joined}");
        }
        assert!(joined.contains("RSVP=TRUE") && joined.contains(":mailto:jobcenter@kreis.example"));
        assert!(joined.starts_with("BEGIN:VCALENDAR\r\n") && joined.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn nothing_that_is_typed_becomes_a_line_of_its_own() {
        let ugly = Entry {
            summary: "x\r\nATTENDEE:mailto:a@b".to_owned(),
            place: "\r\nEND:VEVENT".to_owned(),
            ..meeting(Method::Cancel)
        };
        let text = calendar(&[ugly]);
        assert_eq!(text.matches("\r\nATTENDEE").count(), 1, "{text}");
        assert_eq!(text.matches("\r\nEND:VEVENT").count(), 1, "{text}");
        assert!(text.contains("STATUS:CANCELLED") && text.contains("METHOD:CANCEL"));
    }
}

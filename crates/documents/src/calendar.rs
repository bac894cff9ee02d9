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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The same for the whole life of the meeting.
    pub uid: &'a str,
    /// Counts the changes.
    pub sequence: i64,
    /// When the entry was made: UTC, `20260707T120000Z`.
    pub stamp: &'a str,
    /// When the meeting begins: UTC, in the same form.
    pub starts: &'a str,
    /// When it ends.
    pub ends: &'a str,
    /// What it is called.
    pub summary: &'a str,
    /// Where it is; may be empty.
    pub place: &'a str,
    /// What else there is to say; may be empty.
    pub words: &'a str,
    /// Where more stands: an address; may be empty.
    pub link: &'a str,
    /// The mail address of who invites; empty where nothing is sent.
    pub organiser: &'a str,
    /// The mail address of who is invited; empty where nothing is sent.
    pub attendee: &'a str,
}

/// The text of the entry. Nobody's name stands in it.
pub fn entry(entry: &Entry<'_>, method: Method) -> String {
    let mut event = Event::new();
    event.uid(entry.uid).summary(entry.summary);
    for (name, value) in [
        ("DTSTAMP", entry.stamp),
        ("DTSTART", entry.starts),
        ("DTEND", entry.ends),
        ("SEQUENCE", &entry.sequence.to_string()),
        ("STATUS", if method == Method::Cancel { "CANCELLED" } else { "CONFIRMED" }),
    ] {
        event.add_property(name, value);
    }
    if !entry.place.is_empty() {
        event.location(entry.place);
    }
    if !entry.words.is_empty() {
        event.description(entry.words);
    }
    if !entry.link.is_empty() {
        event.add_property("URL", entry.link);
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
    let mut calendar = Calendar::new();
    calendar.append_property(Property::new("METHOD", method.word()));
    calendar.push(event.done());
    calendar.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting() -> Entry<'static> {
        Entry {
            uid: "sitzung-1@geleit",
            sequence: 2,
            stamp: "20260615T100000Z",
            starts: "20260707T120000Z",
            ends: "20260707T130000Z",
            summary: "Koordinierungsrunde; Sitzung, größer",
            place: "Rathaus\nBürgersaal",
            words: "Zeile 1\nEine sehr lange Zeile mit Umlauten äöü, die über fünfundsiebzig Bytes hinausgeht \u{1F331}",
            link: "https://geleit.example/sitzungen/1",
            organiser: "geleit@kreis.example",
            attendee: "jobcenter@kreis.example",
        }
    }

    #[test]
    fn lines_are_short_and_separators_are_escaped() {
        let text = entry(&meeting(), Method::Request);
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
        let ugly =
            Entry { summary: "x\r\nATTENDEE:mailto:a@b", place: "\r\nEND:VEVENT", ..meeting() };
        let text = entry(&ugly, Method::Cancel);
        assert_eq!(text.matches("\r\nATTENDEE").count(), 1, "{text}");
        assert_eq!(text.matches("\r\nEND:VEVENT").count(), 1, "{text}");
        assert!(text.contains("STATUS:CANCELLED") && text.contains("METHOD:CANCEL"));
    }
}

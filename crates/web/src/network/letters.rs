//! Letters about meetings, in German: whoever gets one may have no account, and so no language here.

use base::{Locale, Timestamp};
use documents::calendar::{Entry, Method, calendar};
use domain::network::meetings::actions::FeedEntry;
use domain::network::meetings::{Document, Letter, LetterKind, Meeting, MeetingState, Written};
use domain::network::organisations::QuestionLetter;
use domain::network::polls::PollLetter;

use crate::app::Config;
use crate::texts::Texts;

/// What a letter is written with.
#[derive(Debug, Clone)]
pub(crate) struct Pen {
    /// The address of this installation.
    base: String,
    /// Whose letters these are: the bare address.
    from: String,
    now: Timestamp,
}

impl Pen {
    /// The pen of this installation.
    pub(crate) fn new(config: &Config, now: Timestamp) -> Self {
        let from = config.mail_from.as_str();
        let bare = from.rsplit_once('<').map_or(from, |(_, rest)| rest.trim_end_matches('>'));
        Self { base: config.public_url.clone(), from: bare.trim().to_owned(), now }
    }

    /// Writes a letter. No name stands in it, and no topic.
    pub(crate) fn write(&self, letter: &Letter<'_>) -> Written {
        let t = Texts::new(Locale::De);
        let day = t.date(letter.meeting.starts_at.day());
        let about = [("body", letter.body.to_owned()), ("day", day)];
        let (subject, first, method) = match letter.kind {
            LetterKind::Invitation => {
                ("letter-subject-invitation", "letter-invitation", Method::Request) // text
            }
            LetterKind::Change => ("letter-subject-change", "letter-change", Method::Request), // text
            LetterKind::Reminder => {
                ("letter-subject-reminder", "letter-reminder", Method::Publish) // text
            }
            LetterKind::Cancellation => {
                ("letter-subject-cancellation", "letter-cancellation", Method::Cancel) // text
            }
        };
        let mut lines = vec![t.get("letter-hello").into_owned(), String::new()];
        let moment = format!(
            "{}, {}",
            t.long_date(letter.meeting.starts_at.day()),
            t.time(letter.meeting.starts_at)
        );
        lines.push(t.with(first, [("body", letter.body.to_owned()), ("moment", moment)]));
        if letter.kind != LetterKind::Cancellation {
            lines.extend(self.details(letter, t));
        }
        Written {
            subject: t.with(subject, about),
            words: lines.join("\n"),
            calendar: match letter.kind {
                // Their calendar has it since the invitation.
                LetterKind::Reminder => String::new(),
                _ => calendar(&[self.entry(letter, method)]),
            },
        }
    }

    fn details(&self, letter: &Letter<'_>, t: Texts) -> Vec<String> {
        let mut lines = Vec::new();
        for (key, text) in
            [("meeting-place", &letter.meeting.place), ("meeting-link", &letter.meeting.link)]
        {
            if !text.is_empty() {
                lines.push(format!("{}: {text}", t.get(key)));
            }
        }
        lines.extend([String::new(), t.get("agenda-title").into_owned()]);
        for (title, minutes) in letter.agenda {
            lines.push(format!(
                "- {title} ({})",
                t.with("meeting-minutes", [("minutes", *minutes)])
            ));
        }
        if !letter.documents.is_empty() {
            lines.extend([String::new(), t.get("documents-title").into_owned()]);
            let paper = |paper: &Document| format!("- {}: {}", paper.title, paper.link);
            lines.extend(letter.documents.iter().map(paper));
        }
        lines.extend([
            String::new(),
            t.get("letter-answer").into_owned(),
            format!("{}/einladung/{}", self.base, letter.token),
        ]);
        if letter.kind != LetterKind::Reminder {
            lines.extend([String::new(), t.get("letter-calendar").into_owned()]);
        }
        lines
    }

    /// Writes a letter that asks which date suits.
    pub(super) fn ask(&self, letter: &PollLetter<'_>) -> Written {
        let t = Texts::new(Locale::De);
        let (subject, first) = match letter.again {
            false => ("letter-subject-poll", "letter-poll"), // text
            true => ("letter-subject-poll-again", "letter-poll-again"), // text
        };
        let about = |key: &str| t.with(key, [("body", letter.body.to_owned())]);
        let mut lines = vec![t.get("letter-hello").into_owned(), String::new(), about(first)];
        if !letter.words.is_empty() {
            lines.extend([String::new(), letter.words.to_owned()]);
        }
        lines.push(String::new());
        for date in letter.dates {
            lines.push(format!("- {}, {}", t.long_date(date.day()), t.time(*date)));
        }
        lines.extend([
            String::new(),
            t.get("letter-vote").into_owned(),
            format!("{}/termin/{}", self.base, letter.token),
        ]);
        let words = lines.join("\n");
        Written { subject: about(subject), words, calendar: String::new() }
    }

    /// The yearly question to an organisation: subject and text.
    pub(super) fn question(&self, letter: &QuestionLetter<'_>) -> (String, String) {
        let t = Texts::new(Locale::De);
        let lines = [
            t.get("letter-hello").into_owned(),
            String::new(),
            t.with("letter-question", [("name", letter.name.to_owned())]),
            format!("{}{}", self.base, super::paths::entry(letter.token)),
            String::new(),
            t.with("letter-question-until", [("day", t.date(letter.until))]),
            t.get("letter-question-why").into_owned(),
        ];
        (t.get("letter-subject-question").into_owned(), lines.join("\n"))
    }

    /// The meeting as a file for calendars.
    pub(super) fn file(&self, entry: &FeedEntry) -> String {
        self.calendar(std::slice::from_ref(entry))
    }

    /// Meetings as a calendar that follows.
    pub(super) fn calendar(&self, entries: &[FeedEntry]) -> String {
        let written: Vec<Entry> = entries.iter().map(|entry| self.follow(entry)).collect();
        calendar(&written)
    }

    fn follow(&self, one: &FeedEntry) -> Entry {
        let off = one.meeting.state == MeetingState::Cancelled;
        Entry {
            sequence: one.sequence,
            cancelled: off,
            ..self.bare(&one.meeting, (&one.meeting.id.text(), &one.body), one.minutes)
        }
    }

    fn bare(&self, meeting: &Meeting, (uid, body): (&str, &str), minutes: i64) -> Entry {
        let ends = meeting.starts_at.plus_seconds(minutes * 60);
        let place = if meeting.place.is_empty() { &meeting.link } else { &meeting.place };
        Entry {
            uid: format!("{uid}@geleit"),
            stamp: compact(self.now),
            starts: compact(meeting.starts_at),
            ends: compact(ends),
            summary: body.to_owned(),
            place: place.clone(),
            link: format!("{}/sitzungen/{}", self.base, meeting.id),
            ..Entry::default()
        }
    }

    /// The entry of a letter, which calendars answer to.
    fn entry(&self, letter: &Letter<'_>, method: Method) -> Entry {
        let t = Texts::new(Locale::De);
        let answer = format!("{}/einladung/{}", self.base, letter.token);
        let words = match method {
            Method::Request => format!("{}\n{answer}", t.get("letter-answer")),
            Method::Publish | Method::Cancel => String::new(),
        };
        Entry {
            method,
            sequence: letter.sequence,
            cancelled: method == Method::Cancel,
            words,
            organiser: self.from.clone(),
            attendee: letter.email.to_owned(),
            ..self.bare(letter.meeting, (letter.uid, letter.body), letter.minutes())
        }
    }
}

/// `20260707T120000Z`.
fn compact(at: Timestamp) -> String {
    let text = at.to_string();
    let seconds = text.split('.').next().unwrap_or_default();
    format!("{}Z", seconds.replace(['-', ':'], ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::{Id, SeededRandom};

    #[test]
    fn a_letter_says_when_and_where_and_how_to_answer() {
        let random = SeededRandom::new(1);
        let now = Timestamp::parse("2026-06-15T10:00:00Z").unwrap();
        let meeting = Meeting {
            id: Id::new(now, &random),
            body: Id::new(now, &random),
            starts_at: Timestamp::parse("2026-07-07T12:00:00Z").unwrap(),
            place: "Rathaus".to_owned(),
            link: String::new(),
            state: MeetingState::Planned,
        };
        let config = Config {
            public_url: "https://geleit.kreis.example".to_owned(),
            mail_from: "Geleit <geleit@kreis.example>".to_owned(),
            ..Config::default()
        };
        let pen = Pen::new(&config, now);
        let agenda = [("Willkommen".to_owned(), 2), ("Themen".to_owned(), 58)];
        let mut letter = Letter {
            kind: LetterKind::Invitation,
            email: "jc@kreis.example",
            name: "Frida Fink",
            body: "Koordinierungsrunde",
            meeting: &meeting,
            uid: "0190",
            agenda: &agenda,
            documents: &[],
            sequence: 0,
            token: "abc",
        };
        let written = pen.write(&letter);
        assert_eq!(written.subject, "Einladung: Koordinierungsrunde, 07.07.2026");
        for part in [
            "Dienstag, 7. Juli 2026, 14:00",
            "Ort: Rathaus",
            "- Willkommen (2 Minuten)",
            "https://geleit.kreis.example/einladung/abc",
        ] {
            assert!(written.words.contains(part), "{part} in {}", written.words);
        }
        assert!(!written.words.contains("Fink") && !written.calendar.contains("Fink"));
        assert!(written.calendar.contains("DTSTART:20260707T120000Z"));
        assert!(written.calendar.contains("DTEND:20260707T130000Z"));
        assert!(written.calendar.contains("ORGANIZER:mailto:geleit@kreis.example"));
        letter.kind = LetterKind::Cancellation;
        let off = pen.write(&letter);
        assert!(off.subject.starts_with("Abgesagt") && !off.words.contains("einladung/"));
        assert!(off.calendar.contains("METHOD:CANCEL"));
        letter.kind = LetterKind::Reminder;
        let soon = pen.write(&letter);
        assert!(soon.subject.starts_with("Erinnerung") && soon.calendar.is_empty());
        assert!(soon.words.contains("/einladung/abc") && !soon.words.contains("Kalendereintrag"));
        let body = "Runde".to_owned();
        let entry = FeedEntry { meeting, body, sequence: 0, minutes: 60 };
        assert!(pen.file(&entry).contains("METHOD:PUBLISH"));
    }
}

//! Letters about meetings, in German: whoever gets one may have no account, and so no language here.

use base::{Locale, Timestamp};
use documents::calendar::{Entry, Method, entry};
use domain::network::meetings::{Letter, LetterKind, Meeting, Written};
use domain::network::organisations::QuestionLetter;

use crate::app::Config;
use crate::texts::Texts;

/// What a letter is written with.
#[derive(Debug, Clone)]
pub(super) struct Pen {
    /// The address of this installation.
    base: String,
    /// Whose letters these are: the bare address.
    from: String,
    now: Timestamp,
}

impl Pen {
    /// The pen of this installation.
    pub(super) fn new(config: &Config, now: Timestamp) -> Self {
        let from = config.mail_from.as_str();
        let bare = from.rsplit_once('<').map_or(from, |(_, rest)| rest.trim_end_matches('>'));
        Self { base: config.public_url.clone(), from: bare.trim().to_owned(), now }
    }

    /// Writes a letter. No name stands in it, and no topic.
    pub(super) fn write(&self, letter: &Letter<'_>) -> Written {
        let t = Texts::new(Locale::De);
        let day = t.date(letter.meeting.starts_at.day());
        let about = [("body", letter.body.to_owned()), ("day", day)];
        let (subject, first, method) = match letter.kind {
            LetterKind::Invitation => {
                ("letter-subject-invitation", "letter-invitation", Method::Request) // text
            }
            LetterKind::Change => ("letter-subject-change", "letter-change", Method::Request), // text
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
            calendar: self.entry(
                letter.meeting,
                (letter.body, letter.minutes()),
                Some(letter),
                method,
            ),
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
        lines.extend([
            String::new(),
            t.get("letter-answer").into_owned(),
            format!("{}/einladung/{}", self.base, letter.token),
            String::new(),
            t.get("letter-calendar").into_owned(),
        ]);
        lines
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
    pub(super) fn file(&self, meeting: &Meeting, body: &str, minutes: i64) -> String {
        self.entry(meeting, (body, minutes), None, Method::Publish)
    }

    fn entry(
        &self,
        meeting: &Meeting,
        (body, minutes): (&str, i64),
        letter: Option<&Letter<'_>>,
        method: Method,
    ) -> String {
        let t = Texts::new(Locale::De);
        let ends = meeting.starts_at.plus_seconds(minutes * 60);
        let link = format!("{}/sitzungen/{}", self.base, meeting.id);
        let place =
            if meeting.place.is_empty() { meeting.link.as_str() } else { meeting.place.as_str() };
        let answer = letter.map(|letter| format!("{}/einladung/{}", self.base, letter.token));
        let words = match answer {
            Some(answer) if method == Method::Request => {
                format!("{}\n{answer}", t.get("letter-answer"))
            }
            _ => String::new(),
        };
        entry(
            &Entry {
                uid: &format!("{}@geleit", meeting.id),
                sequence: letter.map_or(0, |letter| letter.sequence),
                stamp: &compact(self.now),
                starts: &compact(meeting.starts_at),
                ends: &compact(ends),
                summary: body,
                place,
                words: &words,
                link: &link,
                organiser: if letter.is_some() { &self.from } else { "" },
                attendee: letter.map_or("", |letter| letter.email),
            },
            method,
        )
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
    use domain::network::meetings::MeetingState;

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
            agenda: &agenda,
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
        assert!(pen.file(&meeting, "Runde", 60).contains("METHOD:PUBLISH"));
    }
}

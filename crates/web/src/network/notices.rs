//! Letters about minutes, in German: whoever gets one may have no account, and so no language here.

use base::Locale;
use domain::network::meetings::actions::NoticeWritten;
use domain::network::meetings::minutes::{Notice, Purpose};

use super::paths;
use crate::texts::Texts;

/// Writes a letter: that minutes can be read, where, and until when. Nothing of what stands in them.
pub(super) fn notice(notice: &Notice<'_>, base: &str) -> NoticeWritten {
    let t = Texts::new(Locale::De);
    let day = t.date(notice.meeting.starts_at.day());
    let about = [("body", notice.body.to_owned()), ("day", day)];
    let (subject, first, until) = match notice.purpose {
        Purpose::Draft => {
            ("letter-minutes-draft-subject", "letter-minutes-draft", "letter-minutes-object") // text
        }
        Purpose::Approved => {
            ("letter-minutes-subject", "letter-minutes", "letter-minutes-until") // text
        }
    };
    let address = match notice.token.is_empty() {
        true => format!("{base}{}", paths::minutes(notice.meeting.id)),
        false => format!("{base}{}", paths::minutes_link(notice.token)),
    };
    let mut lines = vec![
        t.get("letter-hello").into_owned(),
        String::new(),
        t.with(first, about.clone()),
        String::new(),
        address,
    ];
    if let Some(last) = notice.until {
        lines.extend([String::new(), t.with(until, [("day", t.date(last))])]);
    }
    NoticeWritten { subject: t.with(subject, about), words: lines.join("\n") }
}

#[cfg(test)]
mod tests {
    use base::{Id, SeededRandom, Timestamp};
    use domain::network::meetings::{Meeting, MeetingState};
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_letter_says_where_and_until_when_and_nothing_else() {
        let now = Timestamp::parse("2026-06-15T10:00:00Z").unwrap();
        let random = SeededRandom::new(1);
        let meeting = Meeting {
            id: Id::new(now, &random),
            body: Id::new(now, &random),
            starts_at: Timestamp::parse("2026-07-07T12:00:00Z").unwrap(),
            place: "Rathaus".to_owned(),
            link: String::new(),
            state: MeetingState::Held,
        };
        let mut one = Notice {
            purpose: Purpose::Draft,
            body: "Koordinierungsrunde",
            meeting: &meeting,
            until: Some(date(2026, 7, 21)),
            token: "",
        };
        let written = notice(&one, "https://geleit.kreis.example");
        let link = format!("https://geleit.kreis.example/sitzungen/{}/protokoll", meeting.id);
        assert!(written.words.contains(&link) && written.words.contains("21.07.2026"));
        assert!(written.subject.contains("Koordinierungsrunde"));
        one = Notice { purpose: Purpose::Approved, token: "abc", ..one };
        let written = notice(&one, "https://geleit.kreis.example");
        assert!(written.words.contains("https://geleit.kreis.example/protokoll/abc"));
        assert!(!written.words.contains("Rathaus") && !written.words.contains("/sitzungen/"));
    }
}

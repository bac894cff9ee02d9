//! Letters against mail servers of every mood. Each server is a real socket that speaks its lines.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::JoinHandle;

use base::Outcome;
use domain::outbox::actions::{post, state};
use domain::outbox::{MailId, MailState, NewMail};
use domain::testing::TestHouse;

use super::*;

/// How a server behaves after the greeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mood {
    /// Takes everything.
    Kind,
    /// Is busy before it hears anything.
    Busy,
    /// Knows nobody of that name.
    Strict,
    /// Hangs up in the middle of the commands.
    Early,
    /// Hangs up after the letter was handed over.
    Late,
    /// Takes the letter and says that it does not.
    Full,
}

/// A server that serves one connection a mood, and gives back the letters it took.
fn server(moods: Vec<Mood>) -> (u16, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let served = std::thread::spawn(move || {
        let mut taken = Vec::new();
        for mood in moods {
            let (stream, _) = listener.accept().unwrap();
            serve(stream, mood, &mut taken);
        }
        taken
    });
    (port, served)
}

fn serve(stream: TcpStream, mood: Mood, taken: &mut Vec<String>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap());
    let mut out = stream;
    let mut say = |line: &str| {
        // Whoever hung up hears nothing any more.
        let _ = out.write_all(format!("{line}\r\n").as_bytes());
    };
    say(if mood == Mood::Busy { "421 busy" } else { "220 here" });
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        let word = line.split([' ', '\r']).next().unwrap_or_default().to_uppercase();
        match (word.as_str(), mood) {
            ("EHLO", _) => say("250 hello"),
            ("MAIL", Mood::Early) => return,
            ("RCPT", Mood::Strict) => say("550 nobody of that name"),
            ("DATA", _) => {
                say("354 go on");
                let mut letter = String::new();
                loop {
                    let mut line = String::new();
                    if lines.read_line(&mut line).unwrap_or(0) == 0 || line == ".\r\n" {
                        break;
                    }
                    letter.push_str(&line);
                }
                match mood {
                    Mood::Late => {
                        taken.push(letter);
                        return;
                    }
                    Mood::Full => say("452 no room"),
                    _ => {
                        taken.push(letter);
                        say("250 taken");
                    }
                }
            }
            ("QUIT", _) => {
                say("221 bye");
                return;
            }
            _ => say("250 ok"),
        }
    }
}

fn mailer(port: u16) -> Mailer {
    let mailing = Mailing {
        url: format!("smtp://127.0.0.1:{port}"),
        from: "Geleit <geleit@kreis.example>".to_owned(),
        ..Mailing::default()
    };
    Mailer::of(&mailing).unwrap().unwrap()
}

fn posted(house: &TestHouse, to: &str) -> MailId {
    let mail = NewMail {
        recipient: to.to_owned(),
        subject: "Einladung: Köln – 7. Juli".to_owned(),
        words: "Guten Tag\n.\nKommen Sie? 🌱".to_owned(),
        calendar: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_owned(),
        method: "REQUEST".to_owned(),
    };
    house.data.write(|tx| post(house, tx, &mail)).unwrap()
}

fn stands(house: &TestHouse, id: MailId) -> MailState {
    let found: Outcome<_> = house.data.read(|conn| state(conn, id));
    found.unwrap().unwrap()
}

/// Sends what waits to servers of these moods, waiting in between; answers how the letter stands and what was taken.
fn after(moods: &[Mood]) -> (MailState, Vec<String>) {
    let house = TestHouse::fresh();
    let id = posted(&house, "jobcenter@kreis.example");
    let (port, served) = server(moods.to_vec());
    let mailer = mailer(port);
    for _ in moods {
        round(&house, &mailer).unwrap();
        house.clock.advance(30_000);
    }
    (stands(&house, id), served.join().unwrap())
}

#[test]
fn a_letter_is_taken_with_its_calendar_entry() {
    let (stands, taken) = after(&[Mood::Kind]);
    assert_eq!((stands, taken.len()), (MailState::Sent, 1));
    let letter = &taken[0];
    for part in [
        "From: Geleit <geleit@kreis.example>",
        "To: jobcenter@kreis.example",
        "Message-ID: <",
        "multipart/alternative",
        "text/calendar; method=REQUEST; charset=UTF-8",
    ] {
        assert!(letter.to_lowercase().contains(&part.to_lowercase()), "{part}\n{letter}");
    }
}

#[test]
fn every_mood_ends_with_one_letter_or_with_a_letter_shown_as_not_sent() {
    for (moods, stands, taken) in [
        (vec![Mood::Busy, Mood::Kind], MailState::Sent, 1),
        (vec![Mood::Early, Mood::Early, Mood::Kind], MailState::Sent, 1),
        (vec![Mood::Full, Mood::Kind], MailState::Sent, 1),
        (vec![Mood::Strict], MailState::Failed, 0),
        // The server has it, and nobody knows: it is not sent again.
        (vec![Mood::Late], MailState::Unclear, 1),
        (vec![Mood::Busy; 6], MailState::Failed, 0),
    ] {
        let found = after(&moods);
        assert_eq!((found.0, found.1.len()), (stands, taken), "{moods:?}");
    }
}

#[test]
fn an_unreachable_server_and_an_ugly_address_stop_nobody_else() {
    let house = TestHouse::fresh();
    // Nobody listens at a port that was just given back.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let id = posted(&house, "a@kreis.example");
    round(&house, &mailer(port)).unwrap();
    assert_eq!(stands(&house, id), MailState::Waiting);
    house.clock.advance(3_600);
    let ugly = posted(&house, "a@b@c\r\nBcc: x@y.z");
    let (port, served) = server(vec![Mood::Kind]);
    round(&house, &mailer(port)).unwrap();
    assert_eq!((stands(&house, id), stands(&house, ugly)), (MailState::Sent, MailState::Failed));
    assert_eq!(served.join().unwrap().len(), 1);
}

#[test]
fn the_configuration_is_told_what_does_not_fit() {
    let of = |url: &str, from: &str, user: &str| {
        Mailer::of(&Mailing {
            url: url.to_owned(),
            from: from.to_owned(),
            user: user.to_owned(),
            password_file: None,
        })
    };
    assert!(of("", "", "").unwrap().is_none());
    let fine = of("starttls://mail.kreis.example", "geleit@kreis.example", "").unwrap().unwrap();
    assert_eq!((fine.port, fine.protection), (587, Protection::StartTls));
    for (url, from, user, key) in [
        ("mail.kreis.example", "a@b.de", "", "url"),
        ("http://x", "a@b.de", "", "url"),
        ("smtp://x:y", "a@b.de", "", "url"),
        ("smtp://x", "niemand", "", "from"),
        ("smtp://x", "a@b.de", "geleit", "password_file"),
    ] {
        let trouble = of(url, from, user).unwrap_err().to_string();
        assert!(trouble.contains(&format!("[mail] {key}")), "{trouble}");
    }
}

//! Looking for a date everybody can come to, without accounts; guests, papers, reminders and calendars around a meeting.

use base::{Outcome, Problem, Timestamp};
use domain::house_test;
use domain::network::bodies::actions::add_office;
use domain::network::bodies::{BodyId, BodyKind, Duty, Seat};
use domain::network::meetings::actions::MeetingInput;
use domain::network::meetings::actions::{
    AgendaChange, Place, add_document, call_off, change_agenda, drop_document, end_feed, feed,
    feed_since, invitations, invite, make_feed, meeting, plan_meeting, remind, reply, set_guest,
};
use domain::network::meetings::{
    DocumentInput, Guest, ItemId, Letter, MeetingId, MeetingIdKind, MeetingState, Reply, Written,
};
use domain::network::polls::actions::{
    ask_again, asked_dates, close_poll, forget_polls, make_poll, open_polls, poll, vote,
};
use domain::network::polls::{Answer, PollId, PollInput, PollLetter};
use domain::testing::TestHouse;
use jiff::civil::date;

use crate::bodies::{office, set_up};

const ALL: [Duty; 4] = [Duty::Invitation, Duty::Agenda, Duty::Chair, Duty::Minutes];

/// Ines runs it; Rita sits in it; two offices have an address, one has none.
fn round(house: &TestHouse) -> BodyId {
    let ines = &house.ines;
    let body = set_up(house, ines, BodyKind::Round, "Runde");
    add_office(house, ines, body, &office("Stab", Seat::Other, &ALL, Some(ines))).unwrap();
    add_office(house, ines, body, &office("Amt", Seat::Other, &[], Some(&house.rita))).unwrap();
    for (title, email) in [("Jobcenter", "jc@example.org"), ("Schulamt", "sa@example.org")] {
        let mut outside = office(title, Seat::Service, &[], None);
        outside.name = format!("Frau {title}");
        outside.email = email.to_owned();
        add_office(house, ines, body, &outside).unwrap();
    }
    body
}

fn key(house: &TestHouse) -> String {
    house.new_id::<MeetingIdKind>().text()
}

fn day(number: i8) -> Timestamp {
    Timestamp::of_local(date(2026, 7, number).at(14, 0, 0, 0)).unwrap()
}

fn asks(letter: &PollLetter<'_>) -> Written {
    let subject = format!("again {}", letter.again);
    Written { subject, words: format!("x {}", letter.token), calendar: String::new() }
}

fn writes(letter: &Letter<'_>) -> Written {
    let begins = letter.meeting.starts_at.local().time();
    Written {
        subject: format!("{:?} {} {begins}", letter.kind, letter.sequence),
        words: format!("{} {}", letter.documents.len(), letter.token),
        calendar: String::new(),
    }
}

/// What was put out since: recipient, subject, token.
fn letters(house: &TestHouse) -> Vec<(String, String, String)> {
    let mut all = Vec::new();
    while let Some(claimed) = domain::outbox::actions::claim(house).unwrap() {
        domain::outbox::actions::settle(house, claimed.id, domain::outbox::Sending::Taken).unwrap();
        let mail = claimed.mail;
        let token = mail.words.rsplit(' ').next().unwrap().to_owned();
        all.push((mail.recipient, mail.subject, token));
    }
    all.sort();
    all
}

fn begun(house: &TestHouse, body: BodyId, meeting: Option<MeetingId>) -> PollId {
    let input = PollInput { dates: vec![day(8), day(7), day(9)], words: "Bitte bald.".to_owned() };
    make_poll(house, &house.ines, (body, meeting), &key(house), &input, &asks).unwrap()
}

fn planned(house: &TestHouse, body: BodyId, number: i8) -> MeetingId {
    let input = MeetingInput {
        day: Some(date(2026, 7, number)),
        time: Some((14, 0)),
        place: "Rathaus".to_owned(),
        link: String::new(),
    };
    plan_meeting(house, &house.ines, body, &key(house), &input).unwrap()
}

fn is_rule<T: std::fmt::Debug>(refused: Outcome<T>, rule: &str) -> bool {
    matches!(refused, Err(Problem::Rule(key)) if key == rule)
}

house_test! {
    fn most_can_come_on_one_of_the_days_and_a_meeting_is_planned_there(house) {
        let body = round(house);
        let id = begun(house, body, None);
        let sent = letters(house);
        assert_eq!(sent.iter().map(|one| one.0.as_str()).collect::<Vec<_>>(), ["jc@example.org", "sa@example.org"]);
        let asked = asked_dates(house, &sent[0].2).unwrap();
        assert_eq!(asked.dates.iter().map(|one| one.1).collect::<Vec<_>>(), [day(7), day(8), day(9)]);
        assert!(!asked.has_voted && asked.body == "Runde");
        assert_eq!(poll(house, &house.rita, id).unwrap().best, None, "nobody answered");

        use Answer::{Maybe, No, Yes};
        let short = vote(house, &sent[0].2, &[(0, Yes), (2, No)]);
        assert!(matches!(short, Err(Problem::Invalid(errors)) if errors[0].field == "d1"));
        vote(house, &sent[0].2, &[(0, No), (1, Yes), (2, Maybe)]).unwrap();
        vote(house, &sent[1].2, &[(0, Yes), (1, Yes), (2, No)]).unwrap();
        vote(house, &sent[1].2, &[(0, Yes), (1, Maybe), (2, No)]).unwrap();
        let seen = poll(house, &house.rita, id).unwrap();
        assert_eq!(seen.best, Some(1));
        assert_eq!((seen.dates[1].yes.join(","), seen.dates[1].maybe.join(",")), ("Frau Jobcenter".into(), "Frau Schulamt".into()));
        assert!(!seen.runs && seen.voters.len() == 4);
        assert_eq!(open_polls(house, &house.rita, body).unwrap().len(), 1);

        let place = Place { words: "Rathaus".to_owned(), link: String::new() };
        assert!(matches!(close_poll(house, &house.rita, id, Some(1), &place), Err(Problem::Forbidden)));
        assert!(close_poll(house, &house.ines, id, Some(7), &place).is_err(), "a date nobody asked about");
        let http = Place { link: "http://x.example".to_owned(), ..Place::default() };
        assert!(close_poll(house, &house.ines, id, Some(1), &http).is_err());
        let made = close_poll(house, &house.ines, id, Some(1), &place).unwrap().unwrap();
        let view = meeting(house, &house.ines, made).unwrap();
        assert_eq!((view.meeting.starts_at, view.items.len()), (day(8), 5));
        assert!(is_rule(close_poll(house, &house.ines, id, None, &place), "rule-poll-closed"));
        assert!(is_rule(vote(house, &sent[0].2, &[(0, Yes), (1, Yes), (2, Yes)]), "rule-poll-closed"));
        assert!(asked_dates(house, &sent[0].2).unwrap().is_closed);
        assert!(open_polls(house, &house.rita, body).unwrap().is_empty());

        house.clock.advance(31 * 86_400);
        assert_eq!(forget_polls(house).unwrap(), 1);
        assert!(matches!(poll(house, &house.ines, id), Err(Problem::NotFound)));
        assert!(matches!(asked_dates(house, &sent[0].2), Err(Problem::NotFound)));
    }
}

house_test! {
    fn a_meeting_is_moved_to_the_day_of_a_poll_and_the_silent_are_asked_again(house) {
        let body = round(house);
        let id = planned(house, body, 20);
        let asked = begun(house, body, Some(id));
        let first = letters(house);
        vote(house, &first[0].2, &[(0, Answer::Yes), (1, Answer::No), (2, Answer::No)]).unwrap();
        assert_eq!(ask_again(house, &house.ines, asked, &asks).unwrap(), 1);
        let second = letters(house);
        assert_eq!((second[0].0.as_str(), second[0].1.as_str()), ("sa@example.org", "again true"));
        assert!(asked_dates(house, &first[1].2).is_err(), "a newer letter has another link");
        assert!(asked_dates(house, &second[0].2).is_ok());
        let moved = close_poll(house, &house.ines, asked, Some(0), &Place::default()).unwrap();
        assert_eq!(moved, Some(id));
        assert_eq!(meeting(house, &house.ines, id).unwrap().meeting.starts_at, day(7));
    }
}

house_test! {
    fn a_poll_is_for_those_who_take_part_and_its_links_open_nothing_else(house) {
        let body = round(house);
        let id = begun(house, body, None);
        for who in [&house.anna, &house.selma, &house.clara, &house.ada, &house.dora, &house.carl] {
            assert!(matches!(poll(house, who, id), Err(Problem::NotFound)), "{}", who.display_name);
            assert!(matches!(ask_again(house, who, id, &asks), Err(Problem::NotFound)));
            assert!(open_polls(house, who, body).is_err());
            let input = PollInput { dates: vec![day(8), day(7)], words: String::new() };
            assert!(make_poll(house, who, (body, None), &key(house), &input, &asks).is_err());
        }
        let token = letters(house).remove(0).2;
        assert!(reply(house, &token, Reply::Yes).is_err());
        assert!(feed(house, &token).is_err());
        for ugly in ["", "x", "' OR 1=1 --", &token.to_uppercase(), &"0".repeat(32)] {
            assert!(matches!(asked_dates(house, ugly), Err(Problem::NotFound)), "{ugly}");
        }
    }
}

fn item_at(house: &TestHouse, id: MeetingId, place: usize) -> ItemId {
    meeting(house, &house.ines, id).unwrap().items[place].item.id
}

house_test! {
    fn a_guest_is_invited_to_the_time_of_their_item_and_told_when_it_moves(house) {
        let body = round(house);
        let id = planned(house, body, 6);
        let item = item_at(house, id, 2);
        let guest = |email: &str| Guest {
            name: "Gabi Gast".to_owned(), organisation: "Schule".to_owned(), email: email.to_owned(),
        };
        let set = |guest: Option<&Guest>| set_guest(house, &house.ines, id, item, guest, &writes);
        assert!(set(Some(&guest("x@"))).is_err());
        set(Some(&guest("gast@example.org"))).unwrap();
        invite(house, &house.ines, id, &writes).unwrap();
        let sent = letters(house);
        assert_eq!((sent.len(), sent[0].1.as_str()), (3, "Invitation 0 14:07:00"), "2 and 5 minutes stand before");
        assert_eq!(invite(house, &house.ines, id, &writes).unwrap().letters, 0);
        change_agenda(house, &house.ines, id, &AgendaChange::Up(item)).unwrap();
        let seat = item.text();
        let told = |house: &TestHouse| {
            let all = invitations(house, &house.ines, id).unwrap();
            all.into_iter().find(|one| one.seat == seat).map(|one| one.is_outdated)
        };
        assert_eq!(told(house), Some(true));
        assert_eq!(invite(house, &house.ines, id, &writes).unwrap().letters, 1, "the others need not know");
        assert_eq!(letters(house)[0].1, "Change 1 14:02:00");
        assert_eq!(told(house), Some(false));
        assert!(is_rule(change_agenda(house, &house.ines, id, &AgendaChange::Remove(item)), "rule-item-guest"));
        set(None).unwrap();
        let off = letters(house);
        assert_eq!((off.len(), off[0].1.as_str()), (1, "Cancellation 2 14:02:00"));
        assert_eq!(told(house), None);
        change_agenda(house, &house.ines, id, &AgendaChange::Remove(item)).unwrap();
        for nobody in [&house.anna, &house.rita] {
            let refused = set_guest(house, nobody, id, item_at(house, id, 0), None, &writes);
            assert!(refused.is_err(), "{}", nobody.display_name);
        }
    }
}

house_test! {
    fn people_are_reminded_once_and_the_first_link_goes_on_working(house) {
        let body = round(house);
        let id = planned(house, body, 6);
        invite(house, &house.ines, id, &writes).unwrap();
        let sent = letters(house);
        assert_eq!(remind(house, &writes).unwrap(), 0, "three weeks are too early");
        reply(house, &sent[1].2, Reply::No).unwrap();
        house.clock.advance(19 * 86_400);
        assert_eq!(remind(house, &writes).unwrap(), 1, "who said no is left in peace");
        assert_eq!(remind(house, &writes).unwrap(), 0);
        let again = letters(house);
        assert_eq!((again[0].0.as_str(), again[0].1.as_str()), ("jc@example.org", "Reminder 0 14:00:00"));
        reply(house, &again[0].2, Reply::Maybe).unwrap();
        reply(house, &sent[0].2, Reply::Yes).unwrap();
        let stands = invitations(house, &house.ines, id).unwrap();
        assert_eq!(stands[0].reply, Some(Reply::Yes));
        assert!(stands[0].reminded_at.is_some() && stands[1].reminded_at.is_none());
        call_off(house, &house.ines, id, &writes).unwrap();
        letters(house);
        let late = planned(house, body, 7);
        invite(house, &house.ines, late, &writes).unwrap();
        letters(house);
        assert_eq!(remind(house, &writes).unwrap(), 0, "who was invited just now needs no reminder");
    }
}

house_test! {
    fn papers_are_links_and_stand_in_the_invitation(house) {
        let body = round(house);
        let id = planned(house, body, 6);
        let paper = |title: &str, link: &str| DocumentInput { title: title.to_owned(), link: link.to_owned() };
        let good = paper("Vorlage", "https://rathaus.example/v");
        let request = key(house);
        add_document(house, &house.ines, id, &request, &good).unwrap();
        add_document(house, &house.ines, id, &request, &good).unwrap();
        assert!(add_document(house, &house.ines, id, &key(house), &paper("Brief an a@b.de", "https://x.example")).is_err());
        assert!(add_document(house, &house.rita, id, &key(house), &good).is_err());
        let seen = meeting(house, &house.rita, id).unwrap().documents;
        assert_eq!(seen.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["Vorlage"]);
        let elsewhere = planned(house, body, 8);
        assert!(matches!(drop_document(house, &house.ines, elsewhere, seen[0].id), Err(Problem::NotFound)));
        drop_document(house, &house.ines, id, seen[0].id).unwrap();
        assert!(meeting(house, &house.rita, id).unwrap().documents.is_empty());
    }
}

house_test! {
    fn a_calendar_follows_the_meetings_of_its_owner_and_of_nobody_else(house) {
        let body = round(house);
        let id = planned(house, body, 6);
        let strange = set_up(house, &house.ines, BodyKind::RoundTable, "Tisch");
        planned(house, strange, 7);
        assert_eq!(feed_since(house, &house.rita).unwrap(), None);
        let first = make_feed(house, &house.rita).unwrap();
        let mine = feed(house, &first).unwrap();
        assert_eq!(mine.iter().map(|one| (one.meeting.id, one.minutes)).collect::<Vec<_>>(), [(id, 60)]);
        let second = make_feed(house, &house.rita).unwrap();
        assert!(matches!(feed(house, &first), Err(Problem::NotFound)), "a new address ends the old one");
        call_off(house, &house.ines, id, &writes).unwrap();
        assert_eq!(feed(house, &second).unwrap()[0].meeting.state, MeetingState::Cancelled);
        domain::identity::disable_account(house, domain::identity::Doer::Console, house.rita.account).unwrap();
        assert!(matches!(feed(house, &second), Err(Problem::NotFound)), "a closed account has no calendar");
        let own = make_feed(house, &house.ines).unwrap();
        end_feed(house, &house.ines).unwrap();
        assert!(matches!(feed(house, &own), Err(Problem::NotFound)));
    }
}

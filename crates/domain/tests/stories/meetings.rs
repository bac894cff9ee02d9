//! A meeting is filled from what waits, leaves decisions and tasks behind, and keeps its door shut.

use base::{PageRequest, Problem};
use domain::house_test;
use domain::identity::Actor;
use domain::network::bodies::actions::{add_office, grant_mandate};
use domain::network::bodies::{BodyId, BodyKind, Duty, Seat};
use domain::network::meetings::actions::{
    AgendaChange, MeetingInput, asked, attend, call_off, change_agenda, decisions, fill_agenda,
    finish_meeting, finish_task, invitations, invite, meeting, meetings_of, move_meeting,
    plan_meeting, reply, send_again, tasks, upcoming, write_down,
};
use domain::network::meetings::{
    ItemId, ItemInput, ItemKind, Letter, MeetingId, MeetingIdKind, MeetingState, Minuted, Reply,
    ResultInput, TaskFilter, Who, Written,
};
use domain::network::topics::actions::{go_on, raise};
use domain::network::topics::{StationKind, TopicId, TopicInput, TopicKind};
use domain::testing::TestHouse;
use jiff::civil::date;

use crate::bodies::{mandate, office, set_up};

const ALL: [Duty; 4] = [Duty::Invitation, Duty::Agenda, Duty::Chair, Duty::Minutes];

fn request(house: &TestHouse) -> String {
    house.new_id::<MeetingIdKind>().text()
}

fn on(day: i8) -> MeetingInput {
    MeetingInput {
        day: Some(date(2026, 7, day)),
        time: Some((14, 0)),
        place: "Rathaus".to_owned(),
        link: String::new(),
    }
}

fn plan(house: &TestHouse, who: &Actor, body: BodyId, day: i8) -> MeetingId {
    plan_meeting(house, who, body, &request(house), &on(day)).unwrap()
}

fn raised(house: &TestHouse, who: &Actor, title: &str) -> TopicId {
    let input = TopicInput {
        title: title.to_owned(),
        problem: "Es klemmt.".to_owned(),
        category: "wohnen".to_owned(),
        is_new: true,
        ..TopicInput::default()
    };
    raise(house, who, &house.new_id::<TopicKind>().text(), &input, None).unwrap()
}

fn handed_up(house: &TestHouse, title: &str) -> TopicId {
    let id = raised(house, &house.anna, title);
    go_on(house, &house.selma, id, StationKind::HandedUp, "").unwrap();
    id
}

/// The Koordinierungsrunde: Ines runs it, Lars and Rita sit in it.
fn round(house: &TestHouse) -> BodyId {
    let ines = &house.ines;
    let id = set_up(house, ines, BodyKind::Round, "Runde");
    for (title, duties, who) in
        [("Stab", ALL.as_slice(), ines), ("Amt", &[], &house.lars), ("Jobcenter", &[], &house.rita)]
    {
        add_office(house, ines, id, &office(title, Seat::Other, duties, Some(who))).unwrap();
    }
    id
}

fn item_of(house: &TestHouse, who: &Actor, id: MeetingId, kind: ItemKind) -> ItemId {
    let view = meeting(house, who, id).unwrap();
    view.items.into_iter().find(|one| one.item.kind == kind).unwrap().item.id
}

fn written(notes: &str, version: i64) -> ResultInput {
    ResultInput { notes: notes.to_owned(), version, ..ResultInput::default() }
}

fn is_rule<T: std::fmt::Debug>(refused: base::Outcome<T>, rule: &str) -> bool {
    matches!(refused, Err(Problem::Rule(key)) if key == rule)
}

house_test! {
    fn one_click_fills_the_agenda_and_the_meeting_leaves_a_decision_and_a_task(house) {
        let (ines, body) = (&house.ines, round(house));
        let topic = handed_up(house, "Wohnungen");
        raised(house, &house.ben, "Noch im Forum");
        let id = plan(house, ines, body, 6);
        assert_eq!(fill_agenda(house, ines, id).unwrap(), 1);
        assert_eq!(fill_agenda(house, ines, id).unwrap(), 0, "nothing comes twice");
        let view = meeting(house, &house.rita, id).unwrap();
        let minutes: Vec<i64> = view.items.iter().map(|one| one.item.minutes).collect();
        assert_eq!(minutes, [2, 5, 40, 10, 3]);
        let at: Vec<TopicId> =
            view.items.iter().flat_map(|one| &one.topics).map(|topic| topic.id).collect();
        assert_eq!(at, [topic]);
        assert!(!view.runs && meeting(house, ines, id).unwrap().runs);
        assert_eq!(upcoming(house, &house.lars, 5).unwrap().len(), 1);
        assert!(upcoming(house, &house.anna, 5).unwrap().is_empty());

        house.clock.advance(22 * 86_400);
        let item = item_of(house, ines, id, ItemKind::Topics);
        let seats = meeting(house, ines, id).unwrap().seats;
        attend(house, ines, id, &[seats[0].id.clone(), seats[2].id.clone()]).unwrap();
        let jobcenter = seats[2].id.parse().unwrap();
        let input = ResultInput {
            decision: "Wir fragen die Baugesellschaft.".to_owned(),
            task: "Brief schreiben".to_owned(),
            who: Some(Who::Office(jobcenter)),
            due_on: Some(date(2026, 7, 20)),
            ..written("Lange Wartezeiten.\nDrei Träger melden es.", 0)
        };
        let key = request(house);
        assert_eq!(write_down(house, ines, id, item, &key, &input).unwrap(), Minuted::Stored);
        assert_eq!(write_down(house, ines, id, item, &key, &input).unwrap(), Minuted::Stored);
        let first = PageRequest::first();
        let decided = decisions(house, &house.lars, body, &first).unwrap().rows;
        assert_eq!(decided.iter().map(|one| one.number).collect::<Vec<_>>(), [1]);
        let mine = tasks(house, &house.rita, TaskFilter::Mine).unwrap();
        assert_eq!((mine.len(), mine[0].holder.as_str()), (1, "Rita Rabe"));
        assert!(tasks(house, &house.lars, TaskFilter::Mine).unwrap().is_empty());
        assert_eq!(tasks(house, &house.lars, TaskFilter::Open).unwrap().len(), 1);
        assert!(tasks(house, &house.anna, TaskFilter::Open).unwrap().is_empty());
        finish_meeting(house, ines, id).unwrap();
        let view = meeting(house, &house.lars, id).unwrap();
        assert_eq!(view.meeting.state, MeetingState::Held);
        let present: Vec<Option<bool>> = view.seats.iter().map(|seat| seat.present).collect();
        assert_eq!(present, [Some(true), Some(false), Some(true)]);
        assert!(is_rule(write_down(house, ines, id, item, &request(house), &input), "rule-meeting-over"));

        house.clock.advance(30 * 86_400);
        assert_eq!(tasks(house, ines, TaskFilter::Overdue).unwrap().len(), 1);
        assert!(matches!(finish_task(house, &house.lars, mine[0].id, true, ""), Err(Problem::Forbidden)));
        assert!(matches!(finish_task(house, &house.anna, mine[0].id, true, ""), Err(Problem::NotFound)));
        finish_task(house, &house.rita, mine[0].id, true, "Antwort ist da.").unwrap();
        assert!(tasks(house, ines, TaskFilter::Overdue).unwrap().is_empty());
        assert_eq!(tasks(house, ines, TaskFilter::Done).unwrap()[0].done_words, "Antwort ist da.");
    }
}

house_test! {
    fn what_was_put_off_comes_up_again_once(house) {
        let (ines, body) = (&house.ines, round(house));
        let first = plan(house, ines, body, 6);
        let guest = ItemInput {
            title: "Vortrag der Schule".to_owned(),
            responsible: "Gast".to_owned(),
            minutes: 15,
            ..ItemInput::default()
        };
        change_agenda(house, ines, first, &AgendaChange::Add(0, guest)).unwrap();
        let item = item_of(house, ines, first, ItemKind::Other);
        let off = ResultInput { postponed: true, ..written("", 0) };
        write_down(house, ines, first, item, &request(house), &off).unwrap();
        house.clock.advance(22 * 86_400);
        finish_meeting(house, ines, first).unwrap();
        let second = plan(house, ines, body, 20);
        assert_eq!(fill_agenda(house, ines, second).unwrap(), 1);
        assert_eq!(fill_agenda(house, ines, second).unwrap(), 0);
        let titles: Vec<String> =
            meeting(house, ines, second).unwrap().items.into_iter().map(|one| one.item.title).collect();
        assert_eq!(titles[3], "Vortrag der Schule");
        let third = plan(house, ines, body, 27);
        assert_eq!(fill_agenda(house, ines, third).unwrap(), 0, "it goes on in the second");
    }
}

house_test! {
    fn the_agenda_is_put_in_order_by_hand_and_parts_stay_apart(house) {
        let forum = set_up(house, &house.selma, BodyKind::Forum, "Forum");
        let id = plan(house, &house.selma, forum, 6);
        let items = || -> Vec<(i64, ItemKind, ItemId)> {
            let view = meeting(house, &house.selma, id).unwrap();
            view.items.iter().map(|one| (one.item.part, one.item.kind, one.item.id)).collect()
        };
        let change = |change: AgendaChange| change_agenda(house, &house.selma, id, &change);
        let before = items();
        assert_eq!(before.iter().filter(|one| one.0 == 1).count(), 5);
        change(AgendaChange::Down(before[1].2)).unwrap();
        assert_eq!((items()[1].2, items()[2].2), (before[2].2, before[1].2));
        change(AgendaChange::Up(before[1].2)).unwrap();
        change(AgendaChange::Up(before[0].2)).unwrap();
        // The last of part 1 does not slip into part 2, nor the first of part 2 into part 1.
        change(AgendaChange::Down(before[4].2)).unwrap();
        change(AgendaChange::Up(before[5].2)).unwrap();
        assert_eq!(items(), before);
        let input = ItemInput { title: "Gast".into(), minutes: 10, ..ItemInput::default() };
        change(AgendaChange::Add(2, input.clone())).unwrap();
        let after = items();
        assert_eq!((after[9].1, after[10].1), (ItemKind::Other, ItemKind::Close));
        change(AgendaChange::Change(after[9].2, ItemInput { minutes: 20, ..input.clone() })).unwrap();
        change(AgendaChange::Remove(after[9].2)).unwrap();
        assert_eq!(items(), before);
        let bad = change(AgendaChange::Add(2, ItemInput { minutes: 0, title: String::new(), ..input }));
        assert!(matches!(bad, Err(Problem::Invalid(errors)) if errors.len() == 2));
        assert!(matches!(change(AgendaChange::Remove(house.new_id())), Err(Problem::NotFound)));
        // What case managers say among themselves is not written here.
        let talk = write_down(house, &house.selma, id, before[2].2, &request(house), &written("x", 0));
        assert!(is_rule(talk, "rule-item-protected"));
    }
}

house_test! {
    fn two_who_write_at_the_same_item_lose_nothing(house) {
        let (ines, body) = (&house.ines, round(house));
        let id = plan(house, ines, body, 6);
        let item = item_of(house, ines, id, ItemKind::Topics);
        let write = |text: &str, version| {
            write_down(house, ines, id, item, &request(house), &written(text, version)).unwrap()
        };
        assert_eq!(write("Eins", 0), Minuted::Stored);
        assert_eq!(write("Eins\nZwei", 1), Minuted::Stored);
        assert_eq!(write("Eins\nDrei 😀", 1), Minuted::Joined);
        let view = meeting(house, ines, id).unwrap();
        let notes = &view.items.iter().find(|one| one.item.id == item).unwrap().item.notes;
        assert_eq!(notes, "Eins\nDrei 😀\nZwei");
        let remove = change_agenda(house, ines, id, &AgendaChange::Remove(item));
        assert!(is_rule(remove, "rule-item-minuted"));
    }
}

house_test! {
    fn a_meeting_is_for_those_who_take_part(house) {
        let (ines, body) = (&house.ines, round(house));
        let id = plan(house, ines, body, 6);
        let first = PageRequest::first();
        for who in [&house.anna, &house.selma, &house.clara, &house.ada, &house.dora, &house.carl] {
            assert!(matches!(meeting(house, who, id), Err(Problem::NotFound)), "{}", who.display_name);
            assert!(meetings_of(house, who, body, &first).is_err());
            assert!(decisions(house, who, body, &first).is_err());
            assert!(matches!(fill_agenda(house, who, id), Err(Problem::NotFound)));
            assert!(plan_meeting(house, who, body, &request(house), &on(7)).is_err());
        }
        // Members read; those without a duty do not run it.
        for who in [&house.lars, &house.rita] {
            assert_eq!(meetings_of(house, who, body, &first).unwrap().rows.len(), 1);
            assert!(matches!(fill_agenda(house, who, id), Err(Problem::Forbidden)));
            assert!(matches!(call_off(house, who, id, &letter), Err(Problem::Forbidden)));
        }
        // A mandate opens the forum and nothing else.
        let forum = set_up(house, &house.selma, BodyKind::Forum, "Forum");
        let talk = plan(house, &house.selma, forum, 8);
        assert!(meeting(house, &house.anna, talk).is_err());
        grant_mandate(house, &house.lars, forum, &mandate(&house.anna)).unwrap();
        let seen = meeting(house, &house.anna, talk).unwrap();
        assert_eq!(seen.seats.iter().map(|seat| seat.name.as_str()).collect::<Vec<_>>(), ["Anna Amsel"]);
        assert!(meeting(house, &house.anna, id).is_err());
        // Topics of the forum stand on its agenda, and the integration officer does not see them there.
        raised(house, &house.anna, "Unter uns");
        fill_agenda(house, &house.selma, talk).unwrap();
        let topics = |who: &Actor| -> usize {
            meeting(house, who, talk).unwrap().items.iter().map(|one| one.topics.len()).sum()
        };
        assert_eq!((topics(&house.anna), topics(&house.ines)), (1, 0));
    }
}

house_test! {
    fn a_meeting_moves_and_is_called_off_but_does_not_end_before_it_began(house) {
        let (ines, body) = (&house.ines, round(house));
        let id = plan(house, ines, body, 6);
        assert!(is_rule(finish_meeting(house, ines, id), "rule-meeting-not-begun"));
        let wrong = MeetingInput { time: None, link: "http://x".into(), ..on(7) };
        let Err(Problem::Invalid(errors)) = move_meeting(house, ines, id, &wrong) else { panic!() };
        let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["time", "link"]);
        move_meeting(house, ines, id, &on(7)).unwrap();
        let view = meeting(house, ines, id).unwrap();
        assert_eq!(view.meeting.starts_at.to_string(), "2026-07-07T12:00:00.000000Z");
        domain::network::bodies::actions::end_body(house, ines, body, true).unwrap();
        let ended = plan_meeting(house, ines, body, &request(house), &on(8));
        assert!(is_rule(ended, "rule-body-ended"));
        domain::network::bodies::actions::end_body(house, ines, body, false).unwrap();
        call_off(house, ines, id, &letter).unwrap();
        assert!(is_rule(move_meeting(house, ines, id, &on(8)), "rule-meeting-over"));
        assert!(upcoming(house, ines, 5).unwrap().is_empty());
        // Once in the night when the clock is turned back, and once when it is turned on.
        for (month, day) in [(3, 29), (10, 25)] {
            let night = MeetingInput { day: Some(date(2026, month, day)), time: Some((2, 30)), ..on(1) };
            plan_meeting(house, ines, body, &request(house), &night).unwrap();
        }
    }
}

house_test! {
    fn tasks_go_to_offices_of_the_body_and_follow_the_office(house) {
        let (ines, body) = (&house.ines, round(house));
        let id = plan(house, ines, body, 6);
        let item = item_of(house, ines, id, ItemKind::Steps);
        let give = |who: Option<Who>| {
            let input = ResultInput {
                task: "Liste".to_owned(),
                who,
                due_on: Some(date(2026, 8, 1)),
                ..written("", 0)
            };
            write_down(house, ines, id, item, &request(house), &input)
        };
        let foreign = set_up(house, ines, BodyKind::WorkingGroup, "Gruppe");
        let elsewhere = add_office(house, ines, foreign, &office("X", Seat::Other, &[], None)).unwrap();
        for who in [Who::Office(elsewhere), Who::Account(house.anna.account)] {
            let Err(Problem::Invalid(errors)) = give(Some(who)) else { panic!("given") };
            assert_eq!(errors[0].field, "who");
        }
        assert!(give(None).is_err());
        let seats = meeting(house, ines, id).unwrap().seats;
        let amt = seats[1].id.parse().unwrap();
        give(Some(Who::Office(amt))).unwrap();
        assert_eq!(tasks(house, &house.lars, TaskFilter::Mine).unwrap().len(), 1);
        house.clock.advance(86_400);
        let change = office("Amt", Seat::Other, &[], Some(&house.clara));
        domain::network::bodies::actions::change_office(house, ines, body, amt, &change).unwrap();
        assert!(tasks(house, &house.lars, TaskFilter::Mine).unwrap().is_empty());
        assert_eq!(tasks(house, &house.clara, TaskFilter::Mine).unwrap().len(), 1);
    }
}

fn letter(letter: &Letter<'_>) -> Written {
    Written {
        subject: format!("{:?} {}", letter.kind, letter.sequence),
        words: format!("{} {} {}", letter.name, letter.minutes(), letter.token),
        calendar: "BEGIN:VCALENDAR".to_owned(),
    }
}

/// The letters that wait, each as subject and last word (the token).
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

/// The round with two addresses and one seat without.
fn with_addresses(house: &TestHouse) -> (BodyId, MeetingId) {
    let ines = &house.ines;
    let body = set_up(house, ines, BodyKind::Round, "Runde");
    add_office(house, ines, body, &office("Stab", Seat::Other, &ALL, Some(ines))).unwrap();
    for (title, email) in [("Jobcenter", "jc@example.org"), ("Schulamt", "sa@example.org")] {
        let mut outside = office(title, Seat::Service, &[], None);
        outside.name = format!("Frau {title}");
        outside.email = email.to_owned();
        add_office(house, ines, body, &outside).unwrap();
    }
    (body, plan(house, ines, body, 6))
}

house_test! {
    fn everybody_is_invited_once_and_told_of_every_change(house) {
        let ines = &house.ines;
        let (_, id) = with_addresses(house);
        let invited = invite(house, ines, id, &letter).unwrap();
        assert_eq!((invited.letters, invited.without_address), (2, vec!["Ines Ibis".to_owned()]));
        assert_eq!(invite(house, ines, id, &letter).unwrap().letters, 0, "nobody is written to twice");
        let first = letters(house);
        let to: Vec<&str> = first.iter().map(|one| one.0.as_str()).collect();
        assert_eq!(to, ["jc@example.org", "sa@example.org"]);
        assert!(first.iter().all(|one| one.1 == "Invitation 0"));
        move_meeting(house, ines, id, &on(6)).unwrap();
        assert_eq!(invite(house, ines, id, &letter).unwrap().letters, 0, "nothing was changed");
        reply(house, &first[0].2, Reply::Yes).unwrap();
        assert_eq!(invitations(house, ines, id).unwrap()[0].reply, Some(Reply::Yes));

        move_meeting(house, ines, id, &on(7)).unwrap();
        assert!(invitations(house, ines, id).unwrap().iter().all(|one| one.is_outdated));
        assert_eq!(invite(house, ines, id, &letter).unwrap().letters, 2);
        let second = letters(house);
        assert!(second.iter().all(|one| one.1 == "Change 1"));
        // A yes to another day is no yes, and the old link opens nothing.
        assert_eq!(invitations(house, ines, id).unwrap()[0].reply, None);
        assert!(matches!(asked(house, &first[0].2), Err(Problem::NotFound)));
        assert_eq!(call_off(house, ines, id, &letter).unwrap(), 2);
        assert!(letters(house).iter().all(|one| one.1 == "Cancellation 2"));
    }
}

house_test! {
    fn an_answer_needs_the_link_and_no_account(house) {
        let ines = &house.ines;
        let (_, id) = with_addresses(house);
        invite(house, ines, id, &letter).unwrap();
        let all = letters(house);
        let found = asked(house, &all[1].2).unwrap();
        assert_eq!((found.name.as_str(), found.body.as_str(), found.reply), ("Frau Schulamt", "Runde", None));
        for word in [Reply::No, Reply::Maybe, Reply::Yes] {
            reply(house, &all[1].2, word).unwrap();
            assert_eq!(asked(house, &all[1].2).unwrap().reply, Some(word));
        }
        for ugly in ["", "x", "' OR 1=1 --", &"f".repeat(32), &all[1].2.to_uppercase()] {
            assert!(matches!(reply(house, ugly, Reply::Yes), Err(Problem::NotFound)), "{ugly}");
        }
        let stored: Vec<_> = invitations(house, ines, id).unwrap();
        assert_eq!(stored.iter().filter(|one| one.reply.is_some()).count(), 1);
        for who in [&house.anna, &house.rita, &house.ada] {
            assert!(invitations(house, who, id).is_err());
            assert!(invite(house, who, id, &letter).is_err());
        }
        // Only what was not sent is sent again.
        let again = send_again(house, ines, id, &stored[0].seat);
        assert!(is_rule(again, "rule-letter-gone"));
        house.clock.advance(40 * 86_400);
        finish_meeting(house, ines, id).unwrap();
        assert!(is_rule(reply(house, &all[0].2, Reply::No), "rule-meeting-over"));
    }
}

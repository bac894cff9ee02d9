//! Part 1 of the Austauschforum: those who take part read it, and nobody else by any way.

use base::Problem;
use domain::house_test;
use domain::identity::{Actor, Login, Origin, Session, Token, login, resume, set_phrase, unlocked};
use domain::network::bodies::actions::{body, end_mandate, grant_mandate};
use domain::network::bodies::{BodyId, BodyKind};
use domain::network::meetings::actions::{
    MeetingInput, PartState, Said, choose, extract, forget_parts, let_in, meeting, minutes,
    open_part, part, plan_meeting, raise_line, release, search_minutes, write_down, write_part,
};
use domain::network::meetings::search::Asked;
use domain::network::meetings::{ItemId, ItemKind, MeetingId, MeetingIdKind, ResultInput};
use domain::network::topics::TopicInput;
use domain::testing::{PASSWORD, TestHouse};
use jiff::civil::date;
use vault::PersonKey;

use crate::bodies::{mandate, set_up};

const PHRASE: &str = "bunte Steine am Bach";
/// Said in part 1, and to be found nowhere.
const CANARY: &str = "Kanarienvogelwort";

fn session(house: &TestHouse, name: &str) -> (Session, Token) {
    let origin = Origin::from("192.0.2.1".parse::<std::net::IpAddr>().unwrap());
    let Ok(Login::In { token, .. }) = login(house, name, PASSWORD, &origin) else {
        panic!("{name}")
    };
    (resume(house, &token).unwrap().unwrap(), token)
}

/// The own key of somebody who chooses a phrase now.
fn key(house: &TestHouse, name: &str) -> PersonKey {
    let (session, token) = session(house, name);
    set_phrase(house, &session, &token, PHRASE).unwrap();
    unlocked(house, &session, &token).unwrap().unwrap()
}

struct Forum {
    body: BodyId,
    meeting: MeetingId,
    anna: PersonKey,
    cora: PersonKey,
    selma: PersonKey,
}

/// The forum of Selma, Anna and Cora; Selma opened part 1.
fn forum(house: &TestHouse) -> Forum {
    let body = set_up(house, &house.selma, BodyKind::Forum, "Forum");
    for (lead, who) in
        [(&house.lars, &house.anna), (&house.lars, &house.selma), (&house.clara, &house.cora)]
    {
        grant_mandate(house, lead, body, &mandate(who)).unwrap();
    }
    let input = MeetingInput {
        day: Some(date(2026, 7, 6)),
        time: Some((14, 0)),
        ..MeetingInput::default()
    };
    let request = house.new_id::<MeetingIdKind>().text();
    let meeting = plan_meeting(house, &house.selma, body, &request, &input).unwrap();
    let [anna, cora, selma] = ["anna", "cora", "selma"].map(|name| key(house, name));
    open_part(house, &house.selma, Some(&selma), meeting, 30).unwrap();
    Forum { body, meeting, anna, cora, selma }
}

fn said(house: &TestHouse, who: &Actor, own: &PersonKey, id: MeetingId) -> Vec<Said> {
    match part(house, who, Some(own), id).unwrap().state {
        PartState::Open(said) => said,
        other => panic!("{other:?}"),
    }
}

fn item(all: &[Said], kind: ItemKind) -> ItemId {
    all.iter().find(|one| one.item.kind == kind).unwrap().item.id
}

fn words(all: &[Said], kind: ItemKind) -> String {
    all.iter().find(|one| one.item.kind == kind).unwrap().words.clone()
}

fn is_rule<T: std::fmt::Debug>(refused: base::Outcome<T>, rule: &str) -> bool {
    matches!(refused, Err(Problem::Rule(key)) if key == rule)
}

house_test! {
    fn those_who_take_part_read_what_was_said_and_two_who_write_lose_nothing(house) {
        let f = forum(house);
        let all = said(house, &house.anna, &f.anna, f.meeting);
        assert!(all.iter().all(|one| one.item.part == 1));
        let talk = item(&all, ItemKind::Topics);
        let write = |who: &Actor, own: &PersonKey, version, text: &str| {
            write_part(house, who, Some(own), (f.meeting, talk), (version, text)).unwrap();
        };
        write(&house.anna, &f.anna, 0, CANARY);
        write(&house.cora, &f.cora, 0, "Zweite Zeile 🌱");
        let read = said(house, &house.selma, &f.selma, f.meeting);
        assert_eq!(words(&read, ItemKind::Topics), format!("{CANARY}\nZweite Zeile 🌱"));
        // Without the own key open, nothing is shown and nothing is taken.
        assert!(matches!(part(house, &house.anna, None, f.meeting).unwrap().state, PartState::Closed));
        let blind = write_part(house, &house.anna, None, (f.meeting, talk), (2, "x"));
        assert!(is_rule(blind, "rule-forum-closed"));
        // Somebody else's key is no key.
        let stolen = part(house, &house.anna, Some(&f.cora), f.meeting).unwrap().state;
        assert!(matches!(stolen, PartState::NotLetIn));
    }
}

house_test! {
    fn nobody_else_reads_part_1_by_any_way(house) {
        let f = forum(house);
        let all = said(house, &house.anna, &f.anna, f.meeting);
        let (talk, extract) = (item(&all, ItemKind::Topics), item(&all, ItemKind::Selection));
        write_part(house, &house.anna, Some(&f.anna), (f.meeting, talk), (0, CANARY)).unwrap();
        let stranger = key(house, "ben");
        let others = [
            &house.ben, &house.lena, &house.lars, &house.clara, &house.ines, &house.rita, &house.carl,
            &house.ada, &house.hugo, &house.dora,
        ];
        for who in others {
            for own in [None, Some(&stranger), Some(&f.anna)] {
                let id = f.meeting;
                assert!(matches!(part(house, who, own, id), Err(Problem::NotFound)), "{}", who.display_name);
                assert!(matches!(let_in(house, who, own, id), Err(Problem::NotFound)));
                assert!(write_part(house, who, own, (id, talk), (1, "x")).is_err());
                assert!(choose(house, who, own, id, &[CANARY.to_owned()]).is_err());
                assert!(release(house, who, own, id).is_err());
            }
        }
        // The page of the meeting shows nothing of it, to those who run it as little as to others.
        for who in [&house.anna, &house.selma, &house.ines] {
            let view = meeting(house, who, f.meeting).unwrap();
            assert!(!format!("{view:?}").contains(CANARY), "{}", who.display_name);
        }
        // Nor is it written down by the way of part 2.
        let input = ResultInput { notes: CANARY.to_owned(), ..ResultInput::default() };
        let request = house.new_id::<MeetingIdKind>().text();
        let by_hand = write_down(house, &house.ines, f.meeting, extract, &request, &input);
        assert!(is_rule(by_hand, "rule-item-protected"));
        // The raw files hold no word of it.
        house.data.flush().unwrap();
        for file in house.files() {
            let bytes = std::fs::read(&file).unwrap_or_default();
            let found = bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes());
            assert!(!found, "{}", file.display());
        }
        // Whoever loses the mandate loses the reading, with the key in hand.
        let mandates = body(house, &house.lars, f.body).unwrap().mandates;
        let own = mandates.iter().find(|one| one.account == house.anna.account).unwrap().id;
        end_mandate(house, &house.lars, f.body, own).unwrap();
        assert!(matches!(part(house, &house.anna, Some(&f.anna), f.meeting), Err(Problem::NotFound)));
    }
}

house_test! {
    fn the_group_chooses_and_the_speaker_hands_on_what_it_chose(house) {
        let f = forum(house);
        let all = said(house, &house.anna, &f.anna, f.meeting);
        let (talk, extract) = (item(&all, ItemKind::Topics), item(&all, ItemKind::Selection));
        let text = format!("{CANARY}\nEs fehlen Dolmetschende.");
        write_part(house, &house.anna, Some(&f.anna), (f.meeting, talk), (0, &text)).unwrap();
        assert!(is_rule(release(house, &house.selma, Some(&f.selma), f.meeting), "rule-extract-empty"));
        let lines = ["Es fehlen Dolmetschende.".to_owned(), "Nie gesagt.".to_owned()];
        choose(house, &house.cora, Some(&f.cora), f.meeting, &lines).unwrap();
        let chosen = said(house, &house.selma, &f.selma, f.meeting);
        assert_eq!(words(&chosen, ItemKind::Selection), "Es fehlen Dolmetschende.");
        let wording = "Für Tigrinya fehlen Dolmetschende.";
        write_part(house, &house.anna, Some(&f.anna), (f.meeting, extract), (1, wording)).unwrap();
        // It is the speaker's to hand it on.
        let early = release(house, &house.anna, Some(&f.anna), f.meeting);
        assert!(matches!(early, Err(Problem::Forbidden)));
        let seen = |who: &Actor| format!("{:?}", meeting(house, who, f.meeting).unwrap());
        assert!(!seen(&house.ines).contains("Tigrinya"));
        release(house, &house.selma, Some(&f.selma), f.meeting).unwrap();
        assert!(seen(&house.ines).contains(wording) && !seen(&house.ines).contains(CANARY));
        let late = write_part(house, &house.anna, Some(&f.anna), (f.meeting, talk), (1, "x"));
        assert!(is_rule(late, "rule-extract-released"));
        assert!(is_rule(release(house, &house.selma, Some(&f.selma), f.meeting), "rule-extract-released"));
        // They still read what they said, until its day.
        assert_eq!(words(&said(house, &house.anna, &f.anna, f.meeting), ItemKind::Topics), text);
    }
}

house_test! {
    fn who_comes_later_or_forgot_the_phrase_is_let_in_by_the_others(house) {
        let f = forum(house);
        grant_mandate(house, &house.lars, f.body, &mandate(&house.ben)).unwrap();
        let ben = key(house, "ben");
        let stands = |who: &Actor, own: &PersonKey| part(house, who, Some(own), f.meeting).unwrap();
        assert!(matches!(stands(&house.ben, &ben).state, PartState::NotLetIn));
        assert!(is_rule(let_in(house, &house.ben, Some(&ben), f.meeting), "rule-forum-not-let-in"));
        assert!(stands(&house.anna, &f.anna).somebody_waits());
        let_in(house, &house.anna, Some(&f.anna), f.meeting).unwrap();
        assert!(matches!(stands(&house.ben, &ben).state, PartState::Open(_)));
        assert!(!stands(&house.anna, &f.anna).somebody_waits());
        // A new phrase is a new key.
        let fresh = key(house, "anna");
        assert!(matches!(stands(&house.anna, &fresh).state, PartState::NotLetIn));
        let_in(house, &house.ben, Some(&ben), f.meeting).unwrap();
        assert!(matches!(stands(&house.anna, &fresh).state, PartState::Open(_)));
        let old = stands(&house.anna, &f.anna).state;
        assert!(matches!(old, PartState::NotLetIn), "the old key opens nothing any more");
    }
}

house_test! {
    fn on_its_day_everything_that_was_said_is_gone(house) {
        let f = forum(house);
        let talk = item(&said(house, &house.anna, &f.anna, f.meeting), ItemKind::Topics);
        write_part(house, &house.anna, Some(&f.anna), (f.meeting, talk), (0, CANARY)).unwrap();
        assert_eq!(forget_parts(house).unwrap(), 0);
        house.clock.advance((21 + 30) * 86_400);
        let late = write_part(house, &house.anna, Some(&f.anna), (f.meeting, talk), (1, "x"));
        assert!(is_rule(late, "rule-extract-released"));
        assert_eq!(forget_parts(house).unwrap(), 1);
        assert_eq!(forget_parts(house).unwrap(), 0);
        assert!(matches!(part(house, &house.anna, Some(&f.anna), f.meeting).unwrap().state, PartState::Over));
        let wrong = open_part(house, &house.anna, Some(&f.anna), f.meeting, 7);
        assert!(matches!(wrong, Err(Problem::Invalid(_))));
        let again = open_part(house, &house.anna, Some(&f.anna), f.meeting, 14);
        assert!(matches!(again, Err(Problem::Conflict)));
    }
}

house_test! {
    fn minutes_and_search_hold_what_was_handed_on_and_nothing_else_of_part_1(house) {
        let f = forum(house);
        let all = said(house, &house.anna, &f.anna, f.meeting);
        let talk = item(&all, ItemKind::Topics);
        let spoken = format!("{CANARY}\nHandverlesenes");
        write_part(house, &house.anna, Some(&f.anna), (f.meeting, talk), (0, &spoken)).unwrap();
        let found = |word: &str| {
            let asked = Asked { words: word.to_owned(), ..Asked::default() };
            search_minutes(house, &house.anna, &asked, &base::PageRequest::first()).unwrap().rows.len()
        };
        assert_eq!((found(CANARY), found("Handverlesenes")), (0, 0));
        choose(house, &house.selma, Some(&f.selma), f.meeting, &["Handverlesenes".to_owned()]).unwrap();
        assert_eq!(found("Handverlesenes"), 0, "chosen is not yet handed on");
        release(house, &house.selma, Some(&f.selma), f.meeting).unwrap();
        assert_eq!((found(CANARY), found("Handverlesenes")), (0, 1));
        let read = format!("{:?}", minutes(house, &house.anna, f.meeting).unwrap());
        assert!(read.contains("Handverlesenes") && !read.contains(CANARY));
    }
}

house_test! {
    fn what_the_forum_handed_on_becomes_topics_with_one_click_and_names_nobody(house) {
        let f = forum(house);
        let lines = ["Termine fehlen überall".to_owned(), "Frau Sow, geboren am 3.4.1990, wartet".to_owned()];
        let all = said(house, &house.anna, &f.anna, f.meeting);
        let talk = item(&all, ItemKind::Topics);
        let spoken = format!("{}\n{CANARY}\n{}", lines[0], lines[1]);
        write_part(house, &house.anna, Some(&f.anna), (f.meeting, talk), (0, &spoken)).unwrap();
        assert!(matches!(extract(house, &house.selma, f.meeting), Err(Problem::NotFound)), "nothing yet");
        choose(house, &house.selma, Some(&f.selma), f.meeting, &lines).unwrap();
        release(house, &house.selma, Some(&f.selma), f.meeting).unwrap();
        let found = extract(house, &house.selma, f.meeting).unwrap();
        assert_eq!(found.lines.iter().map(|one| one.words.clone()).collect::<Vec<_>>(), lines);
        assert!(matches!(extract(house, &house.anna, f.meeting), Err(Problem::Forbidden)));
        assert!(matches!(extract(house, &house.ben, f.meeting), Err(Problem::NotFound)));

        let input = |line: &str| TopicInput {
            title: line.to_owned(),
            problem: line.to_owned(),
            category: "sonstiges".to_owned(),
            ..TopicInput::default()
        };
        let raise = |who: &Actor, line: &str, request: &str, input: &TopicInput| {
            raise_line(house, who, f.meeting, request, (line, input))
        };
        let key = || house.new_id::<MeetingIdKind>().text();
        let request = key();
        let topic = raise(&house.selma, &lines[0], &request, &input(&lines[0])).unwrap();
        assert_eq!(raise(&house.selma, &lines[0], &request, &input(&lines[0])).unwrap(), topic);
        let twice = raise(&house.selma, &lines[0], &key(), &input(&lines[0]));
        assert!(matches!(twice, Err(Problem::Conflict)), "a line becomes a topic once");
        let strange = raise(&house.selma, CANARY, &key(), &input(CANARY));
        assert!(matches!(strange, Err(Problem::NotFound)), "what was not handed on is no topic");
        let named = raise(&house.selma, &lines[1], &key(), &input(&lines[1]));
        assert!(matches!(named, Err(Problem::Invalid(errors)) if errors[0].field == "names_nobody"));
        let again = raise(&house.selma, &lines[1], &key(), &input("Termine fehlen überall"));
        assert!(matches!(again, Err(Problem::Invalid(errors)) if errors.iter().any(|one| one.field == "is_new")));
        assert!(matches!(raise(&house.anna, &lines[1], &key(), &input("x")), Err(Problem::Forbidden)));

        // It is in the round, and nobody's name stands behind it, not even in the forum.
        let seen = domain::network::topics::actions::topic(house, &house.ines, topic).unwrap();
        assert_eq!(seen.topic.level, domain::network::topics::TopicLevel::Meso);
        assert!(seen.names.is_empty());
        let seen = domain::network::topics::actions::topic(house, &house.cora, topic).unwrap();
        assert_eq!(seen.names, [""]);
        let raised = extract(house, &house.selma, f.meeting).unwrap();
        assert_eq!(raised.lines[0].topic, Some(topic));
    }
}

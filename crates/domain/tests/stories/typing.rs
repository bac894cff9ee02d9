//! Minutes that several people type at once, and the course of a meeting.

use base::{Outcome, Problem};
use domain::house_test;
use domain::identity::Actor;
use domain::network::bodies::actions::{add_office, grant_mandate};
use domain::network::bodies::{BodyKind, Duty, Seat};
use domain::network::meetings::actions::{
    AgendaChange, MeetingInput, change_agenda, finish_meeting, live, meeting, plan_meeting, steer,
    type_notes, write_down,
};
use domain::network::meetings::{
    Delta, Edit, ItemId, MeetingId, MeetingIdKind, NOTES, ResultInput, Step, Stroke,
};
use domain::testing::TestHouse;
use jiff::civil::date;

use crate::bodies::{mandate, office, set_up};

/// A round that Ines and Rita run; Lars sits in it.
fn round(house: &TestHouse) -> (MeetingId, ItemId) {
    let ines = &house.ines;
    let body = set_up(house, ines, BodyKind::Round, "Runde");
    let duties = [Duty::Agenda, Duty::Minutes];
    for (title, duties, who) in [
        ("Stab", &duties[..], ines),
        ("Jobcenter", &duties[..], &house.rita),
        ("Amt", &[], &house.lars),
    ] {
        add_office(house, ines, body, &office(title, Seat::Other, duties, Some(who))).unwrap();
    }
    let input = MeetingInput {
        day: Some(date(2026, 6, 15)),
        time: Some((12, 0)),
        ..MeetingInput::default()
    };
    let key = house.new_id::<MeetingIdKind>().text();
    let id = plan_meeting(house, ines, body, &key, &input).unwrap();
    let item = meeting(house, ines, id).unwrap().items[2].item.id;
    (id, item)
}

/// A window that types, as the script of the page does it.
struct Window<'a> {
    house: &'a TestHouse,
    who: &'a Actor,
    place: (MeetingId, ItemId),
    pen: &'static str,
    /// What the server has, as far as this window knows.
    version: i64,
    known: String,
    /// What stands in the window.
    text: String,
    /// The change that is on its way, and how manyeth it is.
    flight: Option<Delta>,
    number: i64,
}

impl<'a> Window<'a> {
    fn open(
        house: &'a TestHouse,
        who: &'a Actor,
        place: (MeetingId, ItemId),
        pen: &'static str,
    ) -> Self {
        let text = String::new();
        Self {
            house,
            who,
            place,
            pen,
            version: 0,
            known: text.clone(),
            text,
            flight: None,
            number: 0,
        }
    }

    /// Sends what is not known yet; `lost` lets the answer never come.
    fn send(&mut self, lost: bool) {
        let delta = match self.flight.clone() {
            Some(delta) => delta,
            None => {
                let delta = Delta::between(&self.known, &self.text);
                if delta.is_nothing() {
                    return;
                }
                self.number += 1;
                delta
            }
        };
        self.flight = Some(delta.clone());
        let stroke =
            Stroke { pen: self.pen.to_owned(), number: self.number, version: self.version, delta };
        let (id, item) = self.place;
        let edits = type_notes(self.house, self.who, id, item, Some(&stroke)).unwrap();
        if !lost {
            self.take(&edits);
        }
    }

    /// Takes what the stream of the meeting tells.
    fn hear(&mut self) {
        let (id, item) = self.place;
        let told = live(self.house, self.who, id, (item, self.version)).unwrap();
        self.take(&told.edits);
    }

    fn take(&mut self, edits: &[Edit]) {
        for edit in edits {
            if edit.version <= self.version {
                continue;
            }
            self.version = edit.version;
            let theirs = Delta::parse(&edit.delta).unwrap();
            if edit.pen == self.pen {
                self.known = theirs.apply(&self.known).unwrap();
                self.flight = None;
                continue;
            }
            let sent = match &self.flight {
                Some(flight) => flight.apply(&self.known).unwrap(),
                None => self.known.clone(),
            };
            let typed = Delta::between(&sent, &self.text);
            let (flight, past) = match &self.flight {
                Some(flight) => (flight.behind(&theirs), moved(&theirs, flight)),
                None => (None, theirs.clone()),
            };
            self.known = theirs.apply(&self.known).unwrap();
            self.flight = flight;
            self.text = moved(&past, &typed).apply(&self.text).unwrap();
        }
    }
}

/// A foreign change as it must be made behind an own one that comes first at the same place.
fn moved(theirs: &Delta, own: &Delta) -> Delta {
    theirs.after_own(own).unwrap()
}

/// Puts words where somebody's caret is: at the end of their own line.
fn put(window: &mut Window<'_>, mark: &str, words: &str) {
    let at = window.text.find(mark).unwrap();
    let end = window.text[at..].find('\n').map_or(window.text.len(), |end| at + end);
    window.text.insert_str(end, words);
}

house_test! {
    fn two_people_type_while_answers_get_lost_and_both_find_every_word(house) {
        let place = round(house);
        let mut a = Window::open(house, &house.ines, place, "a1");
        let mut b = Window::open(house, &house.rita, place, "b2");
        a.text = "ANNA\nRITA".to_owned();
        a.send(false);
        b.hear();
        let words: Vec<String> = (0..30).map(|n| format!(" wort{n}")).collect();
        for (turn, word) in words.iter().enumerate() {
            put(&mut a, "ANNA", word);
            put(&mut b, "RITA", word);
            if turn % 3 != 1 {
                a.send(turn % 4 == 2);
            }
            if turn % 5 != 2 {
                b.send(turn % 7 == 3);
            }
            if turn % 6 == 0 {
                a.hear();
            }
        }
        for window in [&mut a, &mut b] {
            while { window.send(false); window.flight.is_some() || window.text != window.known } {}
        }
        a.hear();
        b.hear();
        let stored = meeting(house, &house.lars, place.0).unwrap().items[2].item.notes.clone();
        assert_eq!((&a.text, &b.text), (&stored, &stored));
        let typed = words.concat();
        let mut lines: Vec<&str> = stored.lines().collect();
        lines.sort_unstable();
        assert_eq!(lines, [format!("ANNA{typed}"), format!("RITA{typed}")]);
    }
}

house_test! {
    fn a_page_sent_as_a_whole_takes_out_only_what_its_writer_took_out(house) {
        let (id, item) = round(house);
        let write = |text: &str, version| {
            let key = house.new_id::<MeetingIdKind>().text();
            let input = ResultInput { notes: text.to_owned(), version, ..ResultInput::default() };
            write_down(house, &house.ines, id, item, &key, &input).unwrap();
        };
        write("Eins\r\nZwei\r\nDrei", 0);
        write("Eins\nZwei\nDrei\nVier", 1);
        write("Eins\nDrei", 1);
        let notes = meeting(house, &house.ines, id).unwrap().items[2].item.notes.clone();
        assert_eq!(notes, "Eins\nDrei\nVier");
    }
}

house_test! {
    fn what_fits_no_text_is_refused_and_nobody_types_where_they_may_not(house) {
        let (id, item) = round(house);
        let stroke = |version, delta: &str| Stroke {
            pen: "p".to_owned(), number: 1, version, delta: Delta::parse(delta).unwrap(),
        };
        let typed = |who: &Actor, stroke: &Stroke| type_notes(house, who, id, item, Some(stroke));
        let at = |refused: Outcome<Vec<Edit>>, key: &str| match refused {
            Err(Problem::Invalid(errors)) => assert_eq!(errors[0].key, key),
            other => panic!("{other:?}"),
        };
        for misfit in [stroke(1, "[\"x\"]"), stroke(-1, "[\"x\"]"), stroke(0, "[3]")] {
            at(typed(&house.ines, &misfit), "notes-misfit");
        }
        for pen in ["", "a b", "ü", &"x".repeat(33)] {
            let ugly = Stroke { pen: pen.to_owned(), ..stroke(0, "[\"x\"]") };
            at(typed(&house.ines, &ugly), "notes-misfit");
        }
        let long = serde_json::json!(["x".repeat(NOTES + 1)]).to_string();
        at(typed(&house.ines, &stroke(0, &long)), "error-too-long");
        let good = stroke(0, "[\"x\"]");
        assert!(matches!(typed(&house.lars, &good), Err(Problem::Forbidden)));
        for nobody in [&house.anna, &house.ada, &house.carl, &house.dora] {
            assert!(matches!(typed(nobody, &good), Err(Problem::NotFound)));
            assert!(matches!(live(house, nobody, id, (item, 0)), Err(Problem::NotFound)));
            assert!(matches!(steer(house, nobody, id, Step::To(item)), Err(Problem::NotFound)));
        }
        assert_eq!(typed(&house.ines, &good).unwrap().len(), 1);
        assert_eq!(typed(&house.ines, &good).unwrap().len(), 1, "sent twice, made once");
        assert_eq!(live(house, &house.lars, id, (item, 0)).unwrap().edits.len(), 1);
        finish_meeting(house, &house.ines, id).unwrap();
        assert!(matches!(typed(&house.ines, &stroke(1, "[1,\"y\"]")), Err(Problem::Rule("rule-meeting-over"))));
        let after = live(house, &house.lars, id, (item, 0)).unwrap();
        assert!(after.is_over && after.edits.is_empty() && after.course.is_none());
        assert_eq!(meeting(house, &house.ines, id).unwrap().items[2].item.notes, "x");
    }
}

house_test! {
    fn the_time_of_an_item_runs_stands_still_and_begins_anew_with_the_next(house) {
        let (id, item) = round(house);
        let ines = &house.ines;
        let left = || live(house, &house.lars, id, (item, 0)).unwrap().course.map(|(at, left)| (at.item, left));
        assert_eq!(left(), None);
        assert!(matches!(steer(house, ines, id, Step::Pause), Err(Problem::NotFound)));
        assert!(matches!(steer(house, &house.lars, id, Step::To(item)), Err(Problem::Forbidden)));
        steer(house, ines, id, Step::To(item)).unwrap();
        house.clock.advance(600);
        steer(house, ines, id, Step::To(item)).unwrap();
        assert_eq!(left(), Some((item, 1_800)));
        steer(house, ines, id, Step::Pause).unwrap();
        house.clock.advance(300);
        assert_eq!(left(), Some((item, 1_800)));
        steer(house, ines, id, Step::Resume).unwrap();
        house.clock.advance(2_400);
        assert_eq!(left(), Some((item, -600)));
        let next = meeting(house, ines, id).unwrap().items[3].item.id;
        steer(house, ines, id, Step::To(next)).unwrap();
        assert_eq!(left(), Some((next, 600)));
        change_agenda(house, ines, id, &AgendaChange::Remove(next)).unwrap();
        assert_eq!(left(), None, "what is taken out is not talked about");
    }
}

house_test! {
    fn an_item_of_part_1_has_time_but_no_minutes(house) {
        let body = set_up(house, &house.selma, BodyKind::Forum, "Forum");
        grant_mandate(house, &house.lars, body, &mandate(&house.selma)).unwrap();
        let input = MeetingInput { day: Some(date(2026, 7, 6)), time: Some((14, 0)), ..MeetingInput::default() };
        let key = house.new_id::<MeetingIdKind>().text();
        let id = plan_meeting(house, &house.selma, body, &key, &input).unwrap();
        let first = meeting(house, &house.selma, id).unwrap().items[1].item.id;
        steer(house, &house.selma, id, Step::To(first)).unwrap();
        let stroke = Stroke { pen: "p".to_owned(), number: 1, version: 0, delta: Delta::parse("[\"x\"]").unwrap() };
        let refused = type_notes(house, &house.selma, id, first, Some(&stroke));
        assert!(matches!(refused, Err(Problem::Rule("rule-item-protected"))));
        let told = live(house, &house.selma, id, (first, 0)).unwrap();
        assert_eq!(told.course.map(|(at, _)| at.item), Some(first));
    }
}

//! Minutes go around, are objected to, approved and found again.

use base::{PageRequest, Problem};
use domain::house_test;
use domain::identity::Actor;
use domain::network::Quarter;
use domain::network::bodies::actions::{add_office, grant_mandate};
use domain::network::bodies::{BodyId, BodyKind, Duty, OfficeInput, Seat};
use domain::network::meetings::actions::{
    MeetingInput, NoticeWritten, add_reader, add_to_minutes, approve_minutes, attend,
    correct_minutes, decision_register, distribute, distribution, drop_reader, export_decisions,
    finish_meeting, index_missing, meeting, minutes, minutes_bodies, minutes_by_link, object,
    plan_meeting, revoke_link, search_minutes, send_draft, set_objection_days, settle_objection,
    write_down,
};
use domain::network::meetings::indicators::indicators;
use domain::network::meetings::minutes::{Notice, Purpose, Standing};
use domain::network::meetings::search::{Asked, Hit};
use domain::network::meetings::{ItemId, ItemKind, MeetingId, MeetingIdKind, ResultInput, Who};
use domain::testing::TestHouse;
use domain::testing::store::audited;
use jiff::civil::date;

use crate::bodies::{mandate, office, set_up};

const ALL: [Duty; 4] = [Duty::Invitation, Duty::Agenda, Duty::Chair, Duty::Minutes];

fn key(house: &TestHouse) -> String {
    house.new_id::<MeetingIdKind>().text()
}

fn plan(house: &TestHouse, who: &Actor, body: BodyId, day: i8) -> MeetingId {
    let input = MeetingInput {
        day: Some(date(2026, 7, day)),
        time: Some((14, 0)),
        place: "Rathaus".to_owned(),
        link: String::new(),
    };
    plan_meeting(house, who, body, &key(house), &input).unwrap()
}

/// The Koordinierungsrunde: Ines runs it, Lars and Rita sit in it, and the Landratsamt has no account.
fn round(house: &TestHouse) -> BodyId {
    let ines = &house.ines;
    let id = set_up(house, ines, BodyKind::Round, "Runde");
    for (title, duties, who) in
        [("Stab", ALL.as_slice(), ines), ("Amt", &[], &house.lars), ("Jobcenter", &[], &house.rita)]
    {
        add_office(house, ines, id, &office(title, Seat::Other, duties, Some(who))).unwrap();
    }
    let outside = OfficeInput {
        name: "Frida Fink".to_owned(),
        email: "fink@landkreis.example".to_owned(),
        ..office("Landratsamt", Seat::Other, &[], None)
    };
    add_office(house, ines, id, &outside).unwrap();
    id
}

fn first_item(house: &TestHouse, who: &Actor, id: MeetingId) -> ItemId {
    let view = meeting(house, who, id).unwrap();
    view.items.into_iter().find(|one| one.item.kind == ItemKind::Topics).unwrap().item.id
}

/// A meeting that is over, with Ines, Rita and Frida Fink: notes, a decision and a task.
fn held(house: &TestHouse, body: BodyId, day: i8) -> (MeetingId, ItemId) {
    let ines = &house.ines;
    let id = plan(house, ines, body, day);
    house.clock.advance(22 * 86_400);
    let item = first_item(house, ines, id);
    let seats = meeting(house, ines, id).unwrap().seats;
    let there: Vec<String> =
        seats.iter().filter(|seat| seat.part != "Amt").map(|seat| seat.id.clone()).collect();
    attend(house, ines, id, &there).unwrap();
    let input = ResultInput {
        notes: "Lange Wartezeiten bei der Ausländerbehörde.".to_owned(),
        decision: "Wir fragen die Baugesellschaft.".to_owned(),
        task: "Brief an die Straßenverkehrsbehörde".to_owned(),
        who: Some(Who::Office(seats[2].id.parse().unwrap())),
        due_on: Some(date(2026, 8, 20)),
        ..ResultInput::default()
    };
    write_down(house, ines, id, item, &key(house), &input).unwrap();
    finish_meeting(house, ines, id).unwrap();
    (id, item)
}

fn written(notice: &Notice<'_>) -> NoticeWritten {
    NoticeWritten {
        subject: format!("{:?}", notice.purpose),
        words: format!("{} {}", notice.body, notice.token),
    }
}

/// The letters that wait: address, subject and the token in them.
fn letters(house: &TestHouse) -> Vec<(String, String, String)> {
    let mut all = Vec::new();
    while let Some(claimed) = domain::outbox::actions::claim(house).unwrap() {
        domain::outbox::actions::settle(house, claimed.id, domain::outbox::Sending::Taken).unwrap();
        let mail = claimed.mail;
        let token = mail.words.rsplit(' ').next().unwrap_or_default().to_owned();
        all.push((mail.recipient, mail.subject, token));
    }
    all.sort();
    all
}

fn is_rule<T: std::fmt::Debug>(refused: base::Outcome<T>, rule: &str) -> bool {
    matches!(refused, Err(Problem::Rule(key)) if key == rule)
}

fn asked(words: &str) -> Asked {
    Asked { words: words.to_owned(), ..Asked::default() }
}

fn hits(house: &TestHouse, who: &Actor, words: &str) -> Vec<Hit> {
    search_minutes(house, who, &asked(words), &PageRequest::first()).unwrap().rows
}

house_test! {
    fn minutes_are_sent_objected_to_corrected_and_approved_by_the_next_meeting(house) {
        let (ines, rita) = (&house.ines, &house.rita);
        let body = round(house);
        let next = plan(house, ines, body, 10);
        let (id, item) = held(house, body, 2);
        let view = minutes(house, rita, id).unwrap();
        assert_eq!((view.minutes.standing, view.runs, view.may_object), (Standing::Draft, false, false));
        assert_eq!(view.minutes.chair, ["Ines Ibis (Stab)"]);
        assert!(is_rule(object(house, rita, id, &key(house), "Nein."), "rule-minutes-no-objection"));
        assert!(is_rule(distribute(house, ines, id, &written), "rule-minutes-not-approved"));
        assert!(matches!(send_draft(house, rita, id, &written), Err(Problem::Forbidden)));

        set_objection_days(house, ines, body, 7).unwrap();
        let sent = send_draft(house, ines, id, &written).unwrap();
        assert_eq!(sent.letters + sent.without_address.len(), 2, "those with an account who were there");
        let again = send_draft(house, ines, id, &written).unwrap();
        assert_eq!(again.letters, 0, "nobody is written to twice");
        let view = minutes(house, rita, id).unwrap();
        let until = house.today().checked_add(jiff::ToSpan::days(7_i64)).unwrap();
        assert_eq!((view.minutes.standing, view.may_object), (Standing::Sent(until), true));

        let request = key(house);
        for _ in 0..2 {
            object(house, rita, id, &request, " Es war die Wohnungsbehörde. ").unwrap();
        }
        assert!(matches!(object(house, rita, id, &key(house), " \n"), Err(Problem::Invalid(_))));
        assert!(matches!(object(house, &house.anna, id, &key(house), "x"), Err(Problem::NotFound)));
        let view = minutes(house, ines, id).unwrap();
        assert_eq!((view.minutes.standing, view.objections.len()), (Standing::Objected, 1));
        assert_eq!(view.objections[0].words, "Es war die Wohnungsbehörde.");

        house.clock.advance(6 * 86_400);
        assert!(is_rule(approve_minutes(house, ines, id, next), "rule-minutes-objection-open"));
        let version = view.minutes.items.iter().find(|one| one.item.id == item).unwrap().item.version;
        let right = "Lange Wartezeiten bei der Wohnungsbehörde.";
        correct_minutes(house, ines, id, item, (version, right)).unwrap();
        assert!(matches!(correct_minutes(house, rita, id, item, (9, "x")), Err(Problem::Forbidden)));
        settle_objection(house, ines, id, view.objections[0].id, "Berichtigt.").unwrap();
        assert!(matches!(settle_objection(house, ines, id, view.objections[0].id, "x"), Err(Problem::Conflict)));
        assert!(matches!(approve_minutes(house, ines, id, id), Err(Problem::Invalid(_))), "not by itself");
        assert_eq!(minutes(house, ines, id).unwrap().approving.len(), 1);
        approve_minutes(house, ines, id, next).unwrap();
        let view = minutes(house, rita, id).unwrap();
        assert_eq!(view.minutes.standing, Standing::Approved(house.today()));

        // From here on they stay as they are.
        assert!(is_rule(correct_minutes(house, ines, id, item, (2, "x")), "rule-minutes-approved"));
        assert!(is_rule(object(house, rita, id, &key(house), "Doch nicht."), "rule-minutes-no-objection"));
        assert!(is_rule(approve_minutes(house, ines, id, next), "rule-minutes-approved"));
        let request = key(house);
        for _ in 0..2 {
            add_to_minutes(house, ines, id, &request, "Das Amt heißt Wohnungsamt.").unwrap();
        }
        let view = minutes(house, rita, id).unwrap();
        assert_eq!(view.minutes.addenda.len(), 1);
        let notes = &view.minutes.items.iter().find(|one| one.item.id == item).unwrap().item.notes;
        assert_eq!(notes, right);
        assert_eq!(audited(house, "minutes.approved").unwrap(), 1);
    }
}

house_test! {
    fn silence_approves_and_nobody_objects_a_day_too_late(house) {
        let body = round(house);
        let (id, item) = held(house, body, 2);
        send_draft(house, &house.ines, id, &written).unwrap();
        house.clock.advance(14 * 86_400);
        let last = minutes(house, &house.rita, id).unwrap();
        assert!(last.may_object && !last.minutes.standing.is_approved());
        house.clock.advance(86_400);
        let view = minutes(house, &house.rita, id).unwrap();
        assert_eq!(view.minutes.standing, Standing::Silent(house.today()));
        assert!(is_rule(object(house, &house.rita, id, &key(house), "x"), "rule-minutes-no-objection"));
        assert!(is_rule(correct_minutes(house, &house.ines, id, item, (1, "x")), "rule-minutes-approved"));
        assert!(is_rule(send_draft(house, &house.ines, id, &written), "rule-minutes-approved"));
    }
}

house_test! {
    fn approved_minutes_reach_everybody_on_the_list_once_and_guests_by_a_link(house) {
        let (ines, body) = (&house.ines, round(house));
        let refused = add_reader(house, ines, body, &key(house), ("", "kein"));
        assert!(matches!(refused, Err(Problem::Invalid(errors)) if errors.len() == 2));
        let request = key(house);
        for _ in 0..2 {
            add_reader(house, ines, body, &request, ("Kreisarchiv", "archiv@kreis.example")).unwrap();
        }
        let twice = add_reader(house, ines, body, &key(house), ("Archiv", "ARCHIV@kreis.example"));
        assert!(matches!(twice, Err(Problem::Invalid(_))), "the same address once");
        assert!(matches!(distribution(house, &house.rita, body), Err(Problem::Forbidden)));
        let list = distribution(house, ines, body).unwrap();
        assert_eq!((list.readers.len(), list.days), (1, 14));

        let (id, _) = held(house, body, 2);
        send_draft(house, ines, id, &written).unwrap();
        house.clock.advance(15 * 86_400);
        letters(house);
        let first = distribute(house, ines, id, &written).unwrap();
        assert_eq!(distribute(house, ines, id, &written).unwrap().letters, 0);
        let posted = letters(house);
        assert_eq!(posted.len(), first.letters);
        let token_of = |address: &str| {
            posted.iter().find(|one| one.0 == address).map(|one| one.2.clone()).unwrap()
        };
        let (archive, fink) = (token_of("archiv@kreis.example"), token_of("fink@landkreis.example"));
        assert!(!archive.is_empty() && archive != fink);
        assert!(posted.iter().filter(|one| !one.2.is_empty()).count() == 2, "who has an account needs no link");

        let read = minutes_by_link(house, &archive).unwrap();
        assert_eq!(read.body.name, "Runde");
        assert!(read.items.iter().all(|one| one.topics.is_empty()));
        assert!(matches!(minutes_by_link(house, "0"), Err(Problem::NotFound)));
        let seat = minutes(house, ines, id).unwrap().letters;
        let seat = seat.iter().find(|one| one.name == "Kreisarchiv").unwrap();
        assert_eq!((seat.purpose, seat.is_revoked), (Purpose::Approved, false));
        assert!(matches!(revoke_link(house, &house.rita, id, &seat.seat), Err(Problem::Forbidden)));
        revoke_link(house, ines, id, &seat.seat).unwrap();
        assert!(matches!(minutes_by_link(house, &archive), Err(Problem::NotFound)));
        assert!(minutes_by_link(house, &fink).is_ok());
        house.clock.advance(31 * 86_400);
        assert!(matches!(minutes_by_link(house, &fink), Err(Problem::NotFound)), "its time is over");
        // The database knows no link.
        let everything = domain::testing::store::readable(house).unwrap();
        assert!(!everything.contains(&fink));
        drop_reader(house, ines, body, list.readers[0].id).unwrap();
        assert!(matches!(drop_reader(house, ines, body, list.readers[0].id), Err(Problem::NotFound)));
    }
}

house_test! {
    fn words_are_found_where_they_stand_by_those_who_take_part_and_by_nobody_else(house) {
        let body = round(house);
        let (id, item) = held(house, body, 2);
        for words in ["ausländer", "AUSLAENDERBEHÖRDE", "wartezeit behörde auslaender", "wartezeiten"] {
            let found = hits(house, &house.rita, words);
            let expected = usize::from(!words.contains(" behörde"));
            assert_eq!(found.len(), expected, "{words}");
        }
        let found = hits(house, &house.rita, "brief baugesellschaft");
        assert_eq!((found[0].meeting, found[0].item), (id, item));
        let marked: Vec<&str> = found[0]
            .places
            .iter()
            .flat_map(|place| &place.1)
            .filter(|piece| piece.1)
            .map(|piece| piece.0.as_str())
            .collect();
        assert_eq!(marked, ["Baugesellschaft", "Brief"]);
        assert!(hits(house, &house.rita, "").is_empty());
        assert!(hits(house, &house.rita, "strassenverkehr").len() == 1);
        for ugly in ["\0", "%", "_", "' OR 1=1", "🎉", "\u{202e}"] {
            let found = search_minutes(house, &house.rita, &asked(ugly), &PageRequest::first());
            assert!(!found.is_ok_and(|page| !page.rows.is_empty()), "{ugly:?}");
        }
        // Who takes no part finds nothing, who reads no minutes at all is told so.
        assert!(hits(house, &house.anna, "wartezeiten").is_empty());
        assert!(hits(house, &house.selma, "wartezeiten").is_empty());
        assert_eq!(hits(house, &house.ines, "wartezeiten").len(), 1);
        assert!(matches!(search_minutes(house, &house.carl, &asked("x"), &PageRequest::first()), Err(Problem::Forbidden)));
        assert!(matches!(decision_register(house, &house.ada, &asked(""), &PageRequest::first()), Err(Problem::Forbidden)));

        // Corrected words are found, the old ones are not.
        correct_minutes(house, &house.ines, id, item, (1, "Es war das Sozialamt.")).unwrap();
        assert!(hits(house, &house.rita, "wartezeiten").is_empty());
        assert_eq!(hits(house, &house.rita, "sozialamt").len(), 1);

        let narrow = |asked: Asked| search_minutes(house, &house.ines, &asked, &PageRequest::first());
        let from = Asked { from: Some(date(2026, 7, 3)), ..asked("sozialamt") };
        assert!(narrow(from).unwrap().rows.is_empty());
        let within = Asked {
            from: Some(date(2026, 7, 2)),
            until: Some(date(2026, 7, 2)),
            body: Some(body),
            ..asked("sozialamt")
        };
        assert_eq!(narrow(within.clone()).unwrap().rows.len(), 1);
        let backwards = Asked { until: Some(date(2026, 7, 1)), ..within.clone() };
        assert!(matches!(narrow(backwards), Err(Problem::Invalid(_))));
        let elsewhere = Asked { body: Some(house.new_id()), ..within };
        assert!(narrow(elsewhere).unwrap().rows.is_empty());
    }
}

house_test! {
    fn what_is_searched_is_what_the_policies_let_in(house) {
        let round = round(house);
        let forum = set_up(house, &house.selma, BodyKind::Forum, "Forum");
        grant_mandate(house, &house.lars, forum, &mandate(&house.anna)).unwrap();
        let ids = [plan(house, &house.ines, round, 2), plan(house, &house.selma, forum, 3)];
        for who in house.everybody() {
            let reads = ids.iter().filter(|id| meeting(house, who, **id).is_ok()).count();
            let found = minutes_bodies(house, who).map_or(0, |all| all.len());
            assert_eq!(found, reads, "{}", who.display_name);
        }
    }
}

house_test! {
    fn pages_of_hits_hang_together_and_what_was_there_before_is_caught_up_with(house) {
        let body = round(house);
        for day in 1..=9 {
            plan(house, &house.ines, body, day);
        }
        // Every agenda of the round has this word in a title.
        let mut seen = Vec::new();
        let mut page = PageRequest { after: None, size: 4 };
        loop {
            let found = search_minutes(house, &house.rita, &asked("willkommen"), &page).unwrap();
            seen.extend(found.rows.iter().map(|hit| hit.starts_at));
            match found.next {
                Some(next) => page.after = Some(next),
                None => break,
            }
        }
        assert_eq!(seen.len(), 9);
        assert!(seen.is_sorted_by(|a, b| a > b), "the latest first, none twice");
        house.data.write(|tx| {
            tx.execute("DELETE FROM minutes_word", &[])?;
            tx.execute("UPDATE agenda_item SET indexed = 0", &[]).map(drop)
        }).unwrap();
        assert!(hits(house, &house.rita, "willkommen").is_empty());
        assert!(index_missing(house).unwrap() > 9);
        assert_eq!(index_missing(house).unwrap(), 0);
        assert_eq!(hits(house, &house.rita, "willkommen").len(), 9);
    }
}

house_test! {
    fn decisions_of_all_bodies_stand_in_one_register_and_are_taken_along(house) {
        let body = round(house);
        held(house, body, 2);
        let (second, item) = (plan(house, &house.ines, body, 28), first_item);
        let item = item(house, &house.ines, second);
        house.clock.advance(60);
        let input = ResultInput { decision: "Es bleibt dabei.".to_owned(), ..ResultInput::default() };
        write_down(house, &house.ines, second, item, &key(house), &input).unwrap();
        let read = |who: &Actor, words: &str| {
            decision_register(house, who, &asked(words), &PageRequest::first()).unwrap().rows
        };
        let numbers: Vec<i64> = read(&house.rita, "").iter().map(|one| one.decision.number).collect();
        assert_eq!(numbers, [2, 1]);
        assert_eq!(read(&house.rita, "baugesellschaft").len(), 1);
        assert!(read(&house.rita, "brief").is_empty(), "the task beside it is no decision");
        assert!(read(&house.anna, "").is_empty());
        let page = PageRequest { after: None, size: 1 };
        let first = decision_register(house, &house.rita, &asked(""), &page).unwrap();
        let rest = PageRequest { after: first.next, size: 1 };
        let rest = decision_register(house, &house.rita, &asked(""), &rest).unwrap();
        assert_eq!((rest.rows[0].decision.number, rest.next), (1, None));
        assert_eq!(export_decisions(house, &house.lars, &asked("")).unwrap().len(), 2);
        assert_eq!(audited(house, "decisions.exported").unwrap(), 1);
    }
}

house_test! {
    fn the_indicators_count_who_came_what_was_handed_on_and_meetings_with_the_staff(house) {
        let ines = &house.ines;
        let body = set_up(house, ines, BodyKind::WorkingCircle, "Arbeitskreis");
        add_office(house, ines, body, &office("Stab", Seat::Other, &ALL, Some(ines))).unwrap();
        for who in [&house.anna, &house.ben] {
            add_office(house, ines, body, &office("IntMan", Seat::Other, &[], Some(who))).unwrap();
        }
        let id = plan(house, ines, body, 2);
        house.clock.advance(22 * 86_400);
        let seats = meeting(house, ines, id).unwrap().seats;
        attend(house, ines, id, &[seats[0].id.clone(), seats[1].id.clone()]).unwrap();
        let quarter = Quarter::of(date(2026, 7, 2));
        let of = |who: &Actor, quarter| indicators(house, who, quarter, 1).unwrap().remove(0);
        assert_eq!(of(ines, quarter).with_staff, 0, "a meeting counts once it was held");
        finish_meeting(house, ines, id).unwrap();
        let now = of(&house.anna, quarter);
        assert_eq!((now.with_staff, now.minutes), (1, 0));
        // Who was hired in the middle of a quarter is counted from the next.
        let regular = now.regular.map(|both| both.1);
        assert!(regular.is_none_or(|came| came == 1), "{regular:?}");
        assert_eq!(of(ines, quarter.next()).with_staff, 0);
        assert_eq!(indicators(house, &house.carl, quarter, 4).unwrap().len(), 4);
        assert!(matches!(indicators(house, &house.ada, quarter, 1), Err(Problem::Forbidden)));
    }
}

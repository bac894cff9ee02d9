//! What the rules must never do, whatever the facts are.

use base::{Date, Id, SeededRandom, Timestamp};
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::network::bodies::{BodyKind, Duty, Seat};
use crate::network::meetings::{ItemKind, template};

const TODAY: Date = date(2026, 11, 25);

fn empty() -> Facts {
    Facts {
        today: TODAY,
        bodies: Vec::new(),
        agencies: Vec::new(),
        handed_up: Vec::new(),
        answers: Vec::new(),
    }
}

fn id<K: base::Kind>(number: u64) -> Id<K> {
    Id::new(Timestamp::start_of_day(Date::ZERO), &SeededRandom::new(number))
}

fn day(back: i64) -> Date {
    use jiff::ToSpan;
    TODAY.checked_sub(back.days()).unwrap_or(TODAY)
}

/// A body for which everything was done.
fn perfect(number: u64, kind: BodyKind) -> BodyFact {
    let items: Vec<(i64, ItemKind)> =
        template(kind).into_iter().map(|(part, kind, _)| (part, kind)).collect();
    let office = |seat| OfficeFact {
        seat,
        agency: Some(id(1)),
        duties: Duty::ALL.to_vec(),
        committed_on: Some(day(300)),
        held: true,
    };
    let meeting = |back| MeetingFact { day: day(back), items: items.clone() };
    BodyFact {
        id: id(number),
        name: "Gremium".into(),
        kind,
        since: day(500),
        has_charter: true,
        adopted_on: Some(day(400)),
        offices: vec![office(Seat::IntegrationOfficer), office(Seat::Service)],
        held: [400, 310, 220, 130, 40].map(meeting).to_vec(),
        next: Some(date(2026, 12, 10)),
        mandates: vec![(id(1), 2)],
        released_on: Some(day(40)),
    }
}

fn everything() -> Facts {
    Facts {
        bodies: vec![
            perfect(11, BodyKind::Round),
            perfect(12, BodyKind::Forum),
            perfect(13, BodyKind::WorkingCircle),
        ],
        agencies: vec![AgencyFact { id: id(1), name: "Träger".into(), case_managers: 2 }],
        handed_up: vec![HandedUp { on: day(100), answered_on: Some(day(50)) }],
        ..empty()
    }
}

fn states(facts: &Facts) -> Vec<(String, State)> {
    let state = |one: &Recommendation| Some((one.code.clone(), derived(&one.code, facts)?.state));
    catalogue().iter().filter_map(state).collect()
}

#[test]
fn where_nothing_is_everything_is_open_and_says_what_helps() {
    for one in catalogue() {
        let finding = finding(one, &empty());
        assert!(matches!(finding.state, State::Open | State::Unknown), "{}", one.code);
        assert!(finding.help.is_some() && !finding.stale, "{}", one.code);
    }
}

#[test]
fn where_everything_was_done_every_rule_says_so() {
    let wrong: Vec<_> =
        states(&everything()).into_iter().filter(|one| one.1 != State::Fulfilled).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    for one in catalogue().iter().filter(|one| one.asked == Asked::Nobody) {
        assert!(finding(one, &everything()).help.is_none(), "{}", one.code);
    }
}

#[test]
fn what_is_missing_is_found() {
    let without = |change: &dyn Fn(&mut Facts)| {
        let mut facts = everything();
        change(&mut facts);
        let worse = states(&facts).into_iter().filter(|one| one.1 != State::Fulfilled);
        worse.map(|(code, _)| code).collect::<Vec<_>>()
    };
    assert_eq!(without(&|facts| facts.bodies[0].has_charter = false), ["E01"]);
    assert_eq!(without(&|facts| facts.bodies[0].adopted_on = None), ["E05"]);
    assert_eq!(without(&|facts| facts.bodies[0].offices[1].committed_on = None), ["E08"]);
    // Nobody met in one quarter of the last year.
    assert_eq!(without(&|facts| drop(facts.bodies[0].held.remove(3))), ["E09"]);
    assert_eq!(without(&|facts| facts.bodies[0].held[4].items.clear()), ["E11"]);
    assert_eq!(without(&|facts| facts.bodies[1].mandates.clear()), ["E12"]);
    assert_eq!(without(&|facts| facts.agencies[0].case_managers = 3), ["E12"]);
    assert_eq!(without(&|facts| facts.bodies[2].mandates.clear()), ["E18", "E19"]);
    assert_eq!(without(&|facts| facts.bodies[2].held.clear()), ["E04"]);
    // Handed up long ago and never answered.
    let silent = without(&|facts| facts.handed_up[0].answered_on = None);
    assert_eq!(silent, ["E02"]);
    let vacant = without(&|facts| {
        for office in &mut facts.bodies[1].offices {
            office.held = false;
        }
    });
    assert_eq!(vacant, ["E05", "E14", "E15"]);
}

#[test]
fn an_agency_with_case_managers_that_has_no_seat_is_missed() {
    let mut facts = everything();
    facts.agencies.push(AgencyFact { id: id(2), name: "Anderer".into(), case_managers: 1 });
    let worse: Vec<_> =
        states(&facts).into_iter().filter(|one| one.1 == State::Partly).map(|one| one.0).collect();
    assert_eq!(worse, ["E08", "E12", "E19"]);
}

fn bodies() -> impl Strategy<Value = Vec<BodyFact>> {
    let one = (
        0usize..BodyKind::ALL.len(),
        0i64..900,
        any::<[bool; 5]>(),
        prop::collection::vec(0i64..450, 0..6),
        prop::collection::vec((0usize..6, any::<bool>(), any::<bool>()), 0..4),
        0usize..3,
    );
    let make = |(number, (kind, since, is, mut held, offices, mandates)): (
        usize,
        (_, _, _, Vec<i64>, Vec<_>, _),
    )| {
        let kind = BodyKind::ALL[kind];
        let [has_charter, adopted, next, full, released]: [bool; 5] = is;
        held.sort_unstable_by(|a, b| b.cmp(a));
        let items: Vec<(i64, ItemKind)> =
            template(kind).into_iter().map(|(part, kind, _)| (part, kind)).collect();
        let items = if full { items } else { items[..1].to_vec() };
        let office = |(duty, committed, held): (usize, bool, bool)| OfficeFact {
            seat: Seat::ALL[duty],
            agency: committed.then(|| id(1)),
            duties: vec![Duty::ALL[duty], Duty::ALL[(duty + 1) % 6]],
            committed_on: committed.then(|| day(10)),
            held,
        };
        BodyFact {
            id: id(20 + number as u64),
            name: String::new(),
            kind,
            since: day(since),
            has_charter,
            adopted_on: (has_charter && adopted).then(|| day(5)),
            offices: offices.into_iter().map(office).collect(),
            held: held
                .into_iter()
                .map(|back| MeetingFact { day: day(back), items: items.clone() })
                .collect(),
            next: next.then(|| date(2026, 12, 1)),
            mandates: (0..mandates).map(|agency| (id(1 + agency as u64), 1)).collect(),
            released_on: released.then(|| day(30)),
        }
    };
    prop::collection::vec(one, 0..5)
        .prop_map(move |all| all.into_iter().enumerate().map(make).collect())
}

fn facts() -> impl Strategy<Value = Facts> {
    let agencies = prop::collection::vec(0usize..3, 0..3);
    let topics = prop::collection::vec((0i64..360, prop::option::of(0i64..300)), 0..5);
    (bodies(), agencies, topics).prop_map(|(bodies, agencies, topics)| Facts {
        bodies,
        agencies: agencies
            .into_iter()
            .enumerate()
            .map(|(number, case_managers)| AgencyFact {
                id: id(1 + number as u64),
                name: String::new(),
                case_managers,
            })
            .collect(),
        handed_up: topics
            .into_iter()
            .map(|(on, took)| HandedUp {
                on: day(on),
                answered_on: took.filter(|took| *took <= on).map(|took| day(on - took)),
            })
            .collect(),
        ..empty()
    })
}

proptest! {
    #[test]
    fn counts_never_exceed_their_whole_and_help_is_offered_exactly_where_it_is_needed(facts in facts()) {
        for one in catalogue() {
            let finding = finding(one, &facts);
            prop_assert_eq!(finding.help.is_none(), finding.state == State::Fulfilled, "{}", one.code);
            for evidence in &finding.evidence {
                prop_assert!(evidence.of == 0 || evidence.count <= evidence.of, "{} {:?}", one.code, evidence);
            }
        }
    }

    #[test]
    fn one_more_meeting_by_the_agenda_makes_nothing_worse(facts in facts(), back in 0i64..80, at in 0usize..5) {
        prop_assume!(!facts.bodies.is_empty());
        let mut more = facts.clone();
        let at = at % more.bodies.len();
        let body = &mut more.bodies[at];
        let items = template(body.kind).into_iter().map(|(part, kind, _)| (part, kind)).collect();
        body.held.push(MeetingFact { day: day(back), items });
        body.held.sort_by_key(|meeting| meeting.day);
        for ((code, before), (_, after)) in states(&facts).into_iter().zip(states(&more)) {
            prop_assert!(after >= before, "{} {:?} {:?}", code, before, after);
        }
    }

    #[test]
    fn nothing_is_fulfilled_by_offices_nobody_holds(facts in facts()) {
        let mut vacant = facts;
        for office in vacant.bodies.iter_mut().flat_map(|body| &mut body.offices) {
            office.held = false;
        }
        for code in ["E04", "E05", "E07", "E14", "E15"] {
            let state = derived(code, &vacant).map(|finding| finding.state);
            prop_assert!(state != Some(State::Fulfilled), "{}", code);
        }
    }

    #[test]
    fn an_answer_to_a_topic_makes_nothing_worse(facts in facts(), at in 0usize..5) {
        prop_assume!(!facts.handed_up.is_empty());
        let mut more = facts.clone();
        let at = at % more.handed_up.len();
        more.handed_up[at].answered_on.get_or_insert(TODAY);
        for ((code, before), (_, after)) in states(&facts).into_iter().zip(states(&more)) {
            prop_assert!(after >= before, "{} {:?} {:?}", code, before, after);
        }
    }
}

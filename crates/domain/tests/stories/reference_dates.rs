//! The Stichtag table: many cases, one transaction.

use base::Problem;
use domain::house_test;
use domain::plans::actions::{ClosingInput, close, set_standings, standings};
use jiff::ToSpan;

use crate::world::{look, open_case};

house_test! {
    fn thirty_standings_are_recorded_in_one_go_and_only_changes_are_written(house) {
        let cases: Vec<_> = (0..5).map(|_| open_case(house, &house.anna)).collect();
        let day = house.today();
        let all: Vec<_> = cases.iter().map(|case| (*case, "umsetzung".to_owned())).collect();
        let saved = set_standings(house, &house.anna, day, &all).unwrap();
        assert_eq!(saved.errors, []);
        let rows = standings(house, &house.anna, day).unwrap();
        assert!(rows.iter().all(|row| row.standing.as_deref() == Some("umsetzung") && row.is_settled()));
        assert_eq!(rows[0].name.reveal(), "Tesfay, Selam");
        let mut changed = all.clone();
        changed[2].1 = "kein_bedarf".to_owned();
        set_standings(house, &house.anna, day, &changed).unwrap();
        let versions: Vec<i64> =
            cases.iter().map(|case| look(house, &house.anna, *case).version).collect();
        assert_eq!(versions, [2, 2, 3, 2, 2]);
        house.clock.advance(200 * 86_400);
        let later = standings(house, &house.anna, house.today()).unwrap();
        assert!(later.iter().all(|row| row.standing.is_none() && !row.is_settled()));
        assert_eq!(later[2].before, Some((day, "kein_bedarf".to_owned())));
    }
}

house_test! {
    fn a_foreign_case_in_the_table_stores_nothing(house) {
        let own = open_case(house, &house.anna);
        let foreign = open_case(house, &house.ben);
        let day = house.today();
        let both = [(own, "umsetzung".to_owned()), (foreign, "ausreise".to_owned())];
        let refused = set_standings(house, &house.anna, day, &both);
        assert!(matches!(refused, Err(Problem::NotFound)));
        assert_eq!(standings(house, &house.anna, day).unwrap()[0].standing, None);
        assert_eq!(standings(house, &house.ben, day).unwrap()[0].standing, None);
    }
}

house_test! {
    fn a_line_that_does_not_fit_keeps_no_other_back(house) {
        let cases: Vec<_> = (0..3).map(|_| open_case(house, &house.anna)).collect();
        let day = house.today();
        let input =
            ClosingInput { ended_on: Some(day), reason: "umzug".into(), ..ClosingInput::default() };
        close(house, &house.anna, cases[0], &input).unwrap();
        house.clock.advance(86_400);
        let day = house.today();
        let chosen = [
            (cases[0], "umsetzung".to_owned()), (cases[1], "vielleicht".to_owned()),
            (cases[2], "umsetzung".to_owned()),
        ];
        let saved = set_standings(house, &house.anna, day, &chosen).unwrap();
        assert_eq!(saved.errors, [
            (cases[0], "rule-w06-locked"), (cases[1], "error-unknown-choice"),
        ]);
        let rows = standings(house, &house.anna, day).unwrap();
        // The ended one has ended with its last standing (W10): nothing is left to record.
        assert_eq!(rows.iter().map(|row| row.is_settled()).collect::<Vec<_>>(), [true, false, true]);
        assert_eq!(rows[0].last.as_ref().map(|(_, standing)| standing.as_str()), Some("nicht_zustande"));
    }
}

house_test! {
    fn a_case_that_ended_later_was_still_running_at_an_earlier_day(house) {
        let cases: Vec<_> = (0..2).map(|_| open_case(house, &house.anna)).collect();
        let early = house.today();
        set_standings(house, &house.anna, early, &[(cases[1], "umsetzung".to_owned())]).unwrap();
        house.clock.advance(30 * 86_400);
        let end = house.today();
        let input =
            ClosingInput { ended_on: Some(end), reason: "umzug".into(), ..ClosingInput::default() };
        for case in &cases {
            close(house, &house.anna, *case, &input).unwrap();
        }
        let settled = |day| {
            let rows = standings(house, &house.anna, day).unwrap();
            rows.iter().map(|row| (row.ended, row.is_settled())).collect::<Vec<_>>()
        };
        assert_eq!(settled(early), [(false, false), (false, true)]);
        let before = end.checked_sub(1.days()).unwrap();
        assert_eq!(settled(before), [(false, false), (false, false)]);
        assert_eq!(settled(end), [(true, true), (true, true)]);
        house.clock.advance(86_400);
        assert_eq!(settled(house.today()), [(true, true), (true, true)]);
        // A closed case is only read: what is missing stays missing until it is taken up again.
        let chosen = [(cases[0], "umsetzung".to_owned())];
        let saved = set_standings(house, &house.anna, early, &chosen).unwrap();
        assert_eq!(saved.errors, [(cases[0], "rule-w06-locked")]);
    }
}

house_test! {
    fn a_standing_lies_neither_ahead_nor_before_the_first_contact(house) {
        let case = open_case(house, &house.anna);
        let chosen = [(case, "umsetzung".to_owned())];
        let tomorrow = house.today().tomorrow().unwrap();
        assert!(matches!(set_standings(house, &house.anna, tomorrow, &chosen), Err(Problem::Invalid(_))));
        let early = house.today().checked_sub(1.days()).unwrap();
        let saved = set_standings(house, &house.anna, early, &chosen).unwrap();
        assert_eq!(saved.errors, [(case, "error-before-first-contact")]);
    }
}

house_test! {
    fn a_table_sent_twice_at_once_leaves_one_standing_each(house) {
        let cases: Vec<_> = (0..3).map(|_| open_case(house, &house.anna)).collect();
        let day = house.today();
        let chosen: Vec<_> = cases.iter().map(|case| (*case, "umsetzung".to_owned())).collect();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| set_standings(house, &house.anna, day, &chosen).unwrap());
            }
        });
        for case in cases {
            let plan = look(house, &house.anna, case);
            assert_eq!((plan.derived().standings.len(), plan.version), (1, 2));
        }
    }
}

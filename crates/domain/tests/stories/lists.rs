//! The list of cases: filtered, sorted, paged both ways, taken out as a file; and who a case is given to.

use base::Problem;
use domain::cases::actions::{assign, assignment, case_list, export_cases, permit};
use domain::cases::{CaseFilter, CaseOrder, Held, Turn};
use domain::house_test;
use domain::identity::{Action, Actor, arrange_substitution};
use domain::plans::actions::{ClosingInput, close};
use domain::testing::TestHouse;
use domain::testing::store::{audited, readable};

use crate::world::open_case;

fn numbers(house: &TestHouse, actor: &Actor, filter: &CaseFilter) -> Vec<i64> {
    let page = case_list(house, actor, filter, CaseOrder::Oldest, &Turn::First, 50).unwrap();
    let mut numbers: Vec<i64> = page.rows.iter().map(|row| row.file.plan_no).collect();
    numbers.sort_unstable();
    numbers
}

house_test! {
    fn a_list_is_paged_forwards_and_back_again_in_every_order(house) {
        for _ in 0..7 {
            open_case(house, &house.anna);
            house.clock.advance(86_400);
        }
        for order in CaseOrder::ALL {
            let at = |turn: &Turn| {
                let page = case_list(house, &house.anna, &CaseFilter::default(), order, turn, 3).unwrap();
                let numbers: Vec<i64> = page.rows.iter().map(|row| row.file.plan_no).collect();
                (numbers, page.previous, page.next)
            };
            let (first, none, behind) = at(&Turn::First);
            let (second, _, behind_second) = at(&Turn::After(behind.unwrap()));
            let (third, before_third, end) = at(&Turn::After(behind_second.unwrap()));
            assert_eq!((none, end), (None, None));
            let (again, before_second, _) = at(&Turn::Before(before_third.unwrap()));
            let (top, nothing, _) = at(&Turn::Before(before_second.unwrap()));
            assert_eq!((&again, &top, nothing), (&second, &first, None));
            let mut all = [first, second, third].concat();
            if order != CaseOrder::Oldest {
                all.reverse();
            }
            assert_eq!(all, (1..=7).collect::<Vec<i64>>(), "{order:?}");
        }
    }
}

house_test! {
    fn filters_narrow_and_strangers_find_nothing(house) {
        let ended = open_case(house, &house.anna);
        open_case(house, &house.anna);
        open_case(house, &house.ben);
        open_case(house, &house.cora);
        let end = ClosingInput {
            ended_on: Some(house.today()), reason: "umzug".into(), ..ClosingInput::default()
        };
        close(house, &house.anna, ended, &end).unwrap();
        let by = |state: &str| CaseFilter { state: Some(state.into()), ..CaseFilter::default() };
        assert_eq!(numbers(house, &house.anna, &by("open")), [2]);
        assert_eq!(numbers(house, &house.anna, &by("closed")), [1]);
        assert_eq!(numbers(house, &house.anna, &by("'; DROP TABLE case_file")), Vec::<i64>::new());
        let place = |key: &str| CaseFilter { municipality_key: Some(key.into()), ..CaseFilter::default() };
        assert_eq!(numbers(house, &house.anna, &place("08335075")), [1, 2]);
        assert_eq!(numbers(house, &house.anna, &place("08335043")), Vec::<i64>::new());
        assert_eq!(numbers(house, &house.lars, &CaseFilter::default()), [1, 2, 3]);
        let refused = case_list(house, &house.ada, &CaseFilter::default(), CaseOrder::Newest, &Turn::First, 3);
        assert!(matches!(refused, Err(Problem::Forbidden)));
    }
}

house_test! {
    fn own_cases_and_those_of_an_absent_colleague_are_told_apart(house) {
        open_case(house, &house.anna);
        open_case(house, &house.ben);
        let held = |held| CaseFilter { held: Some(held), ..CaseFilter::default() };
        assert_eq!(numbers(house, &house.ben, &CaseFilter::default()), [2]);
        let days = (house.today(), house.today());
        arrange_substitution(house, &house.lars, house.anna.account, house.ben.account, days).unwrap();
        assert_eq!(numbers(house, &house.ben, &CaseFilter::default()), [1, 2]);
        assert_eq!(numbers(house, &house.ben, &held(Held::Own)), [2]);
        assert_eq!(numbers(house, &house.ben, &held(Held::Substituted)), [1]);
    }
}

house_test! {
    fn who_takes_the_list_out_stands_in_the_audit_and_no_name_does(house) {
        for _ in 0..3 {
            open_case(house, &house.anna);
            house.clock.advance(60);
        }
        let rows = export_cases(house, &house.anna, &CaseFilter::default(), CaseOrder::Newest).unwrap();
        assert_eq!(rows.iter().map(|row| row.file.plan_no).collect::<Vec<_>>(), [3, 2, 1]);
        let lead = export_cases(house, &house.lars, &CaseFilter::default(), CaseOrder::Newest).unwrap();
        assert!(lead.iter().all(|row| row.name.is_none()));
        assert_eq!(audited(house, "cases.exported").unwrap(), 2);
        assert!(!readable(house).unwrap().contains("Tesfay"));
        let refused = export_cases(house, &house.carl, &CaseFilter::default(), CaseOrder::Newest);
        assert!(matches!(refused, Err(Problem::Forbidden)));
    }
}

house_test! {
    fn the_team_lead_gives_a_case_away_without_seeing_into_it(house) {
        let case = open_case(house, &house.anna);
        let found = assignment(house, &house.lars, case).unwrap();
        assert_eq!((found.file.plan_no, found.manager.as_str()), (1, "Anna Amsel"));
        let names: Vec<_> = found.colleagues.iter().map(|one| (one.name.as_str(), one.open_cases)).collect();
        assert_eq!(names, [("Ben Bussard", 0), ("Selma Sperling", 0)]);
        for stranger in [house.lars.account, house.cora.account] {
            let refused = assign(house, &house.lars, case, stranger);
            assert!(matches!(refused, Err(Problem::Invalid(_))));
        }
        assign(house, &house.lars, case, house.ben.account).unwrap();
        let moved = house.data.read(|conn| {
            let permit = permit(house, conn, &house.ben, case, Action::ReadCase)?;
            domain::cases::actions::file(conn, &permit)
        }).unwrap();
        assert_eq!((moved.case_manager, moved.case_manager_no), (house.ben.account, 2));
        let lost = house.data.read(|conn| permit(house, conn, &house.anna, case, Action::ReadCase));
        assert!(matches!(lost, Err(Problem::NotFound)));
        assert!(matches!(assignment(house, &house.anna, case), Err(Problem::Forbidden)));
        assert!(matches!(assignment(house, &house.clara, case), Err(Problem::NotFound)));
    }
}

//! Plan numbers count for the agency or for each case manager, as the agency wishes; none is given twice (Nr. 14).

use domain::cases::HouseholdRole;
use domain::cases::actions::{assign, join_household, numbered};
use domain::house_test;
use domain::identity::{Actor, CaseId, Doer, PlanNumberScope, Settings, change_settings};
use domain::testing::TestHouse;

use crate::world::{look, open_case};

fn count_by(house: &TestHouse, plan_number_scope: PlanNumberScope) {
    let settings = Settings { plan_number_scope, ..Settings::default() };
    change_settings(house, &house.ada, house.singen.id, &settings).unwrap();
}

fn number(house: &TestHouse, actor: &Actor, case: CaseId) -> i64 {
    look(house, actor, case).file.plan_no
}

fn next(house: &TestHouse, actor: &Actor) -> i64 {
    number(house, actor, open_case(house, actor))
}

house_test! {
    fn an_agency_counts_all_its_plans_or_lets_everybody_count_their_own(house) {
        let (anna, ben) = (&house.anna, &house.ben);
        assert_eq!([next(house, anna), next(house, ben), next(house, anna)], [1, 2, 3]);
        count_by(house, PlanNumberScope::Manager);
        assert_eq!(next(house, anna), 2, "1 and 3 are hers already");
        assert_eq!([next(house, anna), next(house, ben), next(house, ben)], [4, 1, 3]);
        count_by(house, PlanNumberScope::Agency);
        assert_eq!(next(house, ben), 5, "what anybody has is passed over");
    }
}

house_test! {
    fn a_case_keeps_its_number_with_a_colleague_unless_that_person_has_it(house) {
        count_by(house, PlanNumberScope::Manager);
        let first = open_case(house, &house.anna);
        assign(house, &house.lars, first, house.ben.account).unwrap();
        assert_eq!(number(house, &house.ben, first), 1);
        assert_eq!(next(house, &house.anna), 2, "a number is never given again");
        let third = open_case(house, &house.anna);
        assert_eq!((number(house, &house.anna, third), next(house, &house.ben)), (3, 2));
        assert_eq!(next(house, &house.ben), 3);
        assign(house, &house.lars, third, house.ben.account).unwrap();
        assert_eq!(number(house, &house.ben, third), 4);
        assign(house, &house.lars, third, house.ben.account).unwrap();
        assert_eq!(number(house, &house.ben, third), 4, "nothing to change");
    }
}

house_test! {
    fn the_command_line_tells_plans_of_one_number_apart_and_a_household_is_joined_by_ones_own(house) {
        count_by(house, PlanNumberScope::Manager);
        let (mother, child) = (open_case(house, &house.anna), open_case(house, &house.anna));
        let stranger = open_case(house, &house.ben);
        let found = numbered(house, Doer::Console, 1, None).unwrap();
        assert_eq!(found.iter().map(|one| one.case).collect::<Vec<_>>(), [mother, stranger]);
        assert_ne!(found[0].manager_no, found[1].manager_no);
        join_household(house, &house.anna, child, 1, HouseholdRole::Child).unwrap();
    }
}

//! Who lives together, and who may know it.

use base::{Outcome, Problem};
use domain::cases::actions::{
    assign, change_household_role, household, join_household, leave_household, permit,
};
use domain::cases::{Household, HouseholdRole};
use domain::house_test;
use domain::identity::{Action, CaseId};
use domain::plans::actions::{ClosingInput, close};
use domain::testing::TestHouse;

use crate::people::open_named;

fn household_of(house: &TestHouse, case: CaseId) -> Outcome<Household> {
    house.data.read(|conn| {
        let permit = permit(house, conn, &house.anna, case, Action::ReadCase)?;
        household(house, conn, &house.anna, &permit)
    })
}

house_test! {
    fn a_family_lives_in_one_household(house) {
        open_named(house, &house.anna, "Tesfay", "Selam");
        let father = open_named(house, &house.anna, "Tesfay", "Amanuel");
        join_household(house, &house.anna, father, 1, HouseholdRole::Partner).unwrap();
        let together = household_of(house, father).unwrap();
        let roles: Vec<_> = together.members.iter().map(|one| (one.plan_no, one.role)).collect();
        assert_eq!(roles, [(1, HouseholdRole::Applicant), (2, HouseholdRole::Partner)]);
        change_household_role(house, &house.anna, father, HouseholdRole::Other).unwrap();
        assert_eq!(household_of(house, father).unwrap().members[1].role, HouseholdRole::Other);
        leave_household(house, &house.anna, father).unwrap();
        let alone = household_of(house, father).unwrap();
        assert_eq!((alone.members.len(), alone.members[0].role), (1, HouseholdRole::Applicant));
        assert!(matches!(leave_household(house, &house.anna, father), Err(Problem::Conflict)));
    }
}

house_test! {
    fn only_an_own_case_can_be_joined(house) {
        let mine = open_named(house, &house.anna, "Tesfay", "Selam");
        open_named(house, &house.ben, "Tesfay", "Amanuel");
        open_named(house, &house.cora, "Tesfay", "Amanuel");
        for number in [1, 2, 3, -1, i64::MAX] {
            let refused = join_household(house, &house.anna, mine, number, HouseholdRole::Partner);
            let Err(Problem::Invalid(errors)) = refused else { panic!("{number}") };
            assert_eq!((errors[0].field.as_str(), errors[0].key), ("plan_no", "error-plan-number"));
        }
    }
}

house_test! {
    fn the_name_of_a_colleagues_client_stays_with_the_colleague(house) {
        let mother = open_named(house, &house.anna, "Tesfay", "Selam");
        let father = open_named(house, &house.anna, "Tesfay", "Amanuel");
        join_household(house, &house.anna, father, 1, HouseholdRole::Partner).unwrap();
        assign(house, &house.lars, father, house.ben.account).unwrap();
        let seen = household_of(house, mother).unwrap();
        assert!(seen.members[0].person.is_some());
        assert!(seen.members[1].person.is_none());
        assert_eq!((seen.members[1].plan_no, seen.members[1].manager.as_str()), (2, "Ben Bussard"));
    }
}

house_test! {
    fn a_household_stays_as_it_was_when_counselling_ended(house) {
        open_named(house, &house.anna, "Tesfay", "Selam");
        let father = open_named(house, &house.anna, "Tesfay", "Amanuel");
        let alone = open_named(house, &house.anna, "Tesfay", "Robel");
        join_household(house, &house.anna, father, 1, HouseholdRole::Partner).unwrap();
        let ended_on = Some(house.today());
        let end = ClosingInput { ended_on, reason: "umzug".into(), ..ClosingInput::default() };
        for case in [father, alone] {
            close(house, &house.anna, case, &end).unwrap();
        }
        let refused = [
            join_household(house, &house.anna, alone, 1, HouseholdRole::Child),
            change_household_role(house, &house.anna, father, HouseholdRole::Other),
            leave_household(house, &house.anna, father),
        ];
        for one in refused {
            assert!(matches!(one, Err(Problem::Rule("rule-case-ended"))));
        }
        assert_eq!(household_of(house, father).unwrap().members.len(), 2);
        assert_eq!(household_of(house, alone).unwrap().members.len(), 1);
    }
}

use base::Problem;
use jiff::ToSpan;

use super::*;
use crate::house_test;
use crate::identity::substitutes_of;
use crate::testing::TestHouse;

fn days(house: &TestHouse, from: i64, until: i64) -> (Date, Date) {
    let day = |offset: i64| house.today().checked_add(offset.days()).unwrap();
    (day(from), day(until))
}

fn standing_in(house: &TestHouse) -> Vec<AccountId> {
    let (agency, absent) = (house.singen.id, house.anna.account);
    house.data.read(|conn| substitutes_of(conn, agency, absent, house.today())).unwrap()
}

house_test! {
    fn a_substitute_stands_in_from_the_first_to_the_last_day(house) {
        arrange_substitution(house, &house.lars, house.anna.account, house.ben.account, days(house, 1, 2)).unwrap();
        let mut seen = Vec::new();
        for _ in 0..4 {
            seen.push(standing_in(house).len());
            house.clock.advance(24 * 3600);
        }
        assert_eq!(seen, [0, 1, 1, 0]);
    }
}

house_test! {
    fn an_ended_substitution_ends_at_once(house) {
        let id = arrange_substitution(house, &house.anna, house.anna.account, house.ben.account, days(house, 0, 9)).unwrap();
        assert_eq!(standing_in(house), [house.ben.account]);
        for foreign in [&house.ben, &house.clara, &house.ada] {
            assert!(matches!(end_substitution(house, foreign, id), Err(Problem::NotFound)));
        }
        end_substitution(house, &house.lars, id).unwrap();
        assert!(standing_in(house).is_empty());
        let left = house.data.read(|conn| of_agency(conn, house.singen.id, house.today())).unwrap();
        assert!(left.is_empty());
    }
}

house_test! {
    fn only_colleagues_stand_in_and_only_who_may_arranges_it(house) {
        let arrange = |who: &Actor, absent: &Actor, substitute: &Actor, from, until| {
            arrange_substitution(house, who, absent.account, substitute.account, days(house, from, until))
        };
        for (who, absent) in [(&house.ben, &house.anna), (&house.ada, &house.anna), (&house.lars, &house.cora), (&house.rita, &house.anna)] {
            let refused = arrange(who, absent, &house.selma, 0, 1);
            assert!(refused.is_err(), "{} for {}", who.display_name, absent.display_name);
        }
        for outsider in [&house.cora, &house.dora, &house.ada, &house.ines, &house.anna] {
            assert!(matches!(arrange(&house.lars, &house.anna, outsider, 0, 1), Err(Problem::Invalid(_))));
        }
        assert!(matches!(arrange(&house.lars, &house.anna, &house.ben, 2, 1), Err(Problem::Invalid(_))));
        assert!(matches!(arrange(&house.lars, &house.anna, &house.ben, -2, -1), Err(Problem::Invalid(_))));
        assert!(standing_in(house).is_empty());
    }
}

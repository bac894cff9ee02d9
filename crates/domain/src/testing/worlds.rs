//! Random worlds: who keeps which case where, and who stands in for whom. Lists and policies are compared in them.

use base::Date;
use db::DbError;
use jiff::ToSpan;
use proptest::prelude::*;

use super::TestHouse;
use super::store::{add_case, add_plan};
use crate::identity::{CaseFacts, Substitution, add_substitution, substitutes_of};

/// People by index into the small world; days as offsets from today.
#[derive(Debug, Clone)]
pub(crate) struct World {
    substitutions: Vec<(usize, usize, usize, i64, i64)>,
    cases: Vec<(usize, usize, bool)>,
}

/// Any world.
pub(crate) fn worlds() -> impl Strategy<Value = World> {
    let substitution = (0..3usize, 0..13usize, 0..13usize, -3..4i64, -3..4i64);
    let case = (0..3usize, 0..13usize, any::<bool>());
    let substitutions = proptest::collection::vec(substitution, 0..8);
    let cases = proptest::collection::vec(case, 1..14);
    (substitutions, cases).prop_map(|(substitutions, cases)| World { substitutions, cases })
}

/// Puts the world on top of those before it, which stay as foreign rows, and answers its cases.
pub(crate) fn settle(house: &TestHouse, world: &World, count: &mut i64) -> Vec<CaseFacts> {
    let agencies = [house.singen.id, house.caritas.id, house.landkreis.id];
    let people = house.everybody();
    let day = |offset: i64| -> Date { house.today().checked_add(offset.days()).unwrap() };
    let mut known = Vec::new();
    house
        .data
        .write(|tx| {
            for &(agency, absent, substitute, from, until) in &world.substitutions {
                let one = Substitution {
                    id: house.new_id(),
                    agency: agencies[agency],
                    absent: people[absent].account,
                    substitute: people[substitute].account,
                    valid_from: day(from),
                    valid_until: day(until),
                };
                add_substitution(tx, &one)?;
            }
            for &(agency, manager, closed) in &world.cases {
                let id = house.new_id();
                let manager = people[manager].account;
                *count += 1;
                add_case(tx, &id.text(), agencies[agency], manager, (*count, closed), house.now())?;
                add_plan(tx, &id.text(), manager, house.now())?;
                known.push(CaseFacts {
                    client: house.new_id(),
                    case: id,
                    agency: agencies[agency],
                    case_manager: manager,
                    substitutes: Vec::new(),
                    closed,
                });
            }
            for case in &mut known {
                case.substitutes =
                    substitutes_of(tx, case.agency, case.case_manager, house.today())?;
            }
            Ok::<_, DbError>(())
        })
        .unwrap();
    known
}

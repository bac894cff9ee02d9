//! Every list with a scope, of this slice and the one below, against the policies: what a list shows can be
//! opened, and what can be opened is in the list.

use base::{Date, Problem};
use db::{Conn, DbError};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::store;
use crate::cases::actions::searchable_managers;
use crate::cases::{CaseFilter, store as cases};
use crate::house_test;
use crate::identity::{Action, Actor, CaseFacts, CaseId, Role, Scope};
use crate::testing::TestHouse;
use crate::testing::worlds::{settle, worlds};

const MANY: usize = 10_000;

/// What a list finds in a scope.
type List = fn(&mut Conn, &Scope, Date) -> Result<Vec<CaseId>, DbError>;

/// A list: its name, the action it is asked for, whether it leaves out closed cases, and the list itself.
const LISTS: [(&str, Action, bool, List); 9] = [
    ("case list", Action::ListCases, false, |conn, scope, today| {
        listed(conn, scope, today, (false, false))
    }),
    ("case list, oldest first", Action::ListCases, false, |conn, scope, today| {
        listed(conn, scope, today, (false, true))
    }),
    ("case list by first contact", Action::ListCases, false, |conn, scope, today| {
        listed(conn, scope, today, (true, false))
    }),
    ("case list by first contact, turned", Action::ListCases, false, |conn, scope, today| {
        listed(conn, scope, today, (true, true))
    }),
    ("Stichtag table", Action::ReadCase, false, |conn, scope, today| {
        let files = cases::active_files(conn, scope, today, (today, today))?;
        Ok(files.into_iter().map(|file| file.id).collect())
    }),
    ("standings", Action::ReadCase, false, |conn, scope, today| {
        let rows = store::standings_at(conn, scope, today, today)?;
        Ok(rows.into_iter().map(|(case, _)| case).collect())
    }),
    ("reminders", Action::ReadCase, true, |conn, scope, today| {
        let rows = cases::reminders_due(conn, scope, today, today, MANY)?;
        Ok(rows.into_iter().map(|row| row.1).collect())
    }),
    ("deadlines", Action::ReadCase, true, |conn, scope, today| {
        let rows = store::due(conn, scope, today, (today, today), MANY)?;
        Ok(rows.into_iter().map(|(case, _)| case).collect())
    }),
    ("incomplete plans", Action::ReadCase, true, |conn, scope, today| {
        let rows = store::incomplete(conn, scope, today, MANY)?;
        Ok(rows.into_iter().map(|(case, _)| case).collect())
    }),
];

fn listed(
    conn: &mut Conn,
    scope: &Scope,
    today: Date,
    (by_contact, upwards): (bool, bool),
) -> Result<Vec<CaseId>, DbError> {
    let behind = if upwards { ("", "") } else { ("~", "~") };
    let window = cases::Window { by_contact, upwards, behind, limit: MANY, today };
    let rows = cases::case_rows(conn, scope, &CaseFilter::default(), &window)?;
    Ok(rows.into_iter().map(|row| row.file.id).collect())
}

fn allowed(
    house: &TestHouse,
    actor: &Actor,
    action: Action,
    known: &[CaseFacts],
) -> Vec<CaseFacts> {
    let may = |case: &&CaseFacts| house.access.permit(actor, action, case, house.now()).is_ok();
    known.iter().filter(may).cloned().collect()
}

fn ids(cases: impl IntoIterator<Item = CaseId>) -> Vec<String> {
    let mut ids: Vec<String> = cases.into_iter().map(|case| case.text()).collect();
    ids.sort();
    ids
}

house_test! {
    fn in_random_worlds_every_list_shows_exactly_what_may_be_opened(house) {
        let count = std::cell::Cell::new(0);
        let mut people: Vec<Actor> = house.everybody().into_iter().cloned().collect();
        people.push(Actor { agency: None, ..house.anna.clone() });
        people.push(Actor { role: Role::TeamLead, ..house.cora.clone() });
        let config = Config { cases: 5, failure_persistence: None, ..Config::default() };
        TestRunner::new(config).run(&worlds(), |world| {
            let mut number = count.get();
            let known = settle(house, &world, &mut number);
            count.set(number);
            for actor in &people {
                for (name, action, open_only, list) in LISTS {
                    let scope = match house.access.scope(actor, action) {
                        Ok(scope) => scope,
                        Err(Problem::Forbidden) => {
                            prop_assert!(allowed(house, actor, action, &known).is_empty());
                            continue;
                        }
                        Err(other) => panic!("{other}"),
                    };
                    let today = house.today();
                    let listed = house.data.read(|conn| list(conn, &scope, today)).unwrap();
                    let listed = listed.into_iter()
                        .filter(|id| known.iter().any(|case| case.case == *id));
                    // The team lead's case list alone reaches further than what they may open.
                    let wanted = allowed(house, actor, action, &known).into_iter()
                        .filter(|case| !(open_only && case.closed)).map(|case| case.case);
                    prop_assert_eq!(ids(listed), ids(wanted), "{} for {}", name, actor.role);
                }
                let wanted = allowed(house, actor, Action::SearchCases, &known);
                let managers = match searchable_managers(house, actor) {
                    Ok(managers) => managers,
                    Err(Problem::Forbidden) => Vec::new(),
                    Err(other) => panic!("{other}"),
                };
                let found = known.iter().filter(|case| {
                    actor.agency == Some(case.agency) && managers.contains(&case.case_manager)
                });
                let found = ids(found.map(|case| case.case));
                prop_assert_eq!(found, ids(wanted.into_iter().map(|case| case.case)));
            }
            Ok(())
        }).unwrap();
    }
}

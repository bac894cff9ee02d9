//! Finding people, duplicates, households, contacts.

use base::{PageRequest, Problem};
use domain::cases::actions::{
    assign, cases, change_person, contact_counts, contacts, lookalikes, permit, record_contact,
    search, searchable_managers,
};
use domain::cases::search::Directory;
use domain::cases::{CaseFilter, ContactInput, IdentityInput};
use domain::house_test;
use domain::identity::{Action, Actor, CaseId};
use domain::plans::actions::open;
use domain::testing::TestHouse;
use domain::testing::store::{audited, readable};
use forms::Answers;

use crate::world::{open_case, opening};

pub fn open_named(house: &TestHouse, actor: &Actor, last: &str, first: &str) -> CaseId {
    let request = format!("request-{}", house.new_id::<domain::identity::CaseKind>());
    open(house, actor, &request, &opening(house, last, first), &Answers::new()).unwrap()
}

fn find(house: &TestHouse, directory: &Directory, actor: &Actor, query: &str) -> Vec<i64> {
    directory.refresh(house).unwrap();
    let managers = searchable_managers(house, actor).unwrap();
    let hits = directory.search(query, actor.agency.unwrap(), &managers, 20);
    hits.iter().map(|hit| hit.plan_no).collect()
}

house_test! {
    fn a_person_is_found_by_part_sound_birth_date_and_number(house) {
        open_named(house, &house.anna, "Müller-Şahin", "Nûr");
        open_named(house, &house.anna, "Tesfay", "Selam");
        let directory = Directory::default();
        for query in ["mueller", "MÜLL", "sahin nur", "Miller", "3.4.1990 sahin", "1"] {
            assert!(find(house, &directory, &house.anna, query).contains(&1), "{query}");
        }
        assert_eq!(find(house, &directory, &house.anna, "selam müller"), Vec::<i64>::new());
        assert_eq!(find(house, &directory, &house.anna, "%' OR 1=1 --"), Vec::<i64>::new());
    }
}

house_test! {
    fn nobody_finds_a_colleagues_client_by_name(house) {
        open_named(house, &house.anna, "Tesfay", "Selam");
        let directory = Directory::default();
        assert_eq!(find(house, &directory, &house.ben, "Tesfay"), Vec::<i64>::new());
        assert_eq!(find(house, &directory, &house.cora, "Tesfay"), Vec::<i64>::new());
        // A team lead may stand in for somebody, and finds nobody while that is not so.
        assert_eq!(find(house, &directory, &house.lars, "Tesfay"), Vec::<i64>::new());
        for never in [&house.ada, &house.ines, &house.carl] {
            assert!(matches!(searchable_managers(house, never), Err(Problem::Forbidden)));
        }
    }
}

house_test! {
    fn a_duplicate_is_hinted_at_inside_the_agency_only(house) {
        let case = open_named(house, &house.anna, "Mohammad", "Alî");
        let directory = Directory::default();
        directory.refresh(house).unwrap();
        let typed = IdentityInput {
            last_name: "Muhammed".into(), first_name: "Ali".into(), born: "1990".into(),
            ..IdentityInput::default()
        };
        let typed = typed.person(house.today()).unwrap();
        let found = directory.duplicates(&typed, house.singen.id);
        assert_eq!((found.len(), found[0].case, found[0].manager), (1, case, house.anna.account));
        assert!(directory.duplicates(&typed, house.caritas.id).is_empty());
    }
}

house_test! {
    fn the_directory_follows_changed_names_and_new_responsibility(house) {
        let case = open_named(house, &house.anna, "Tesfay", "Selam");
        let directory = Directory::default();
        assert_eq!(find(house, &directory, &house.anna, "tesfay"), [1]);
        house.clock.advance(10);
        let new = IdentityInput {
            last_name: "Haile".into(), first_name: "Selam".into(), ..IdentityInput::default()
        };
        change_person(house, &house.anna, case, 1, &new).unwrap();
        assert!(matches!(change_person(house, &house.anna, case, 1, &new), Err(Problem::Conflict)));
        assert_eq!(find(house, &directory, &house.anna, "haile"), [1]);
        assert_eq!(find(house, &directory, &house.anna, "tesfay"), Vec::<i64>::new());
        house.clock.advance(10);
        assign(house, &house.lars, case, house.ben.account).unwrap();
        assert_eq!(find(house, &directory, &house.ben, "haile"), [1]);
        assert_eq!(find(house, &directory, &house.anna, "haile"), Vec::<i64>::new());
    }
}

house_test! {
    fn every_running_program_finds_what_another_one_changed(house) {
        let case = open_named(house, &house.anna, "Tesfay", "Selam");
        let (here, there) = (Directory::default(), Directory::default());
        assert_eq!(find(house, &here, &house.anna, "tesfay"), [1]);
        assert_eq!(find(house, &there, &house.anna, "tesfay"), [1]);
        // In the same instant: it is the version that counts and not the time.
        let new = |last: &str| IdentityInput {
            last_name: last.into(), first_name: "Selam".into(), ..IdentityInput::default()
        };
        change_person(house, &house.anna, case, 1, &new("Haile")).unwrap();
        assert_eq!(find(house, &here, &house.anna, "haile"), [1]);
        change_person(house, &house.anna, case, 2, &new("Weldu")).unwrap();
        assert_eq!(find(house, &there, &house.anna, "haile"), Vec::<i64>::new());
        assert_eq!(find(house, &there, &house.anna, "weldu"), [1]);
        assert_eq!(find(house, &here, &house.anna, "weldu"), [1]);
    }
}

house_test! {
    fn ugly_queries_find_nobody_and_break_nothing(house) {
        open_named(house, &house.anna, "Müller", "Selam");
        let endless = "müller ".repeat(10_000);
        for query in ["", "   ", "\0", "🌱", "\u{202e}", "'; --", "99999999999999999999", "31.02.2001", &endless] {
            let hits = search(house, &house.anna, query).unwrap();
            assert!(hits.is_empty() || query.starts_with("müller"), "{query:?}");
        }
        assert_eq!(search(house, &house.anna, "3.4.1990").unwrap()[0].plan_no, 1);
        assert!(matches!(search(house, &house.rita, "Müller"), Err(Problem::Forbidden)));
        assert_eq!(audited(house, "cases.searched").unwrap(), 10);
        let kept = readable(house).unwrap();
        assert!(!kept.contains("üller") && !kept.contains("3.4.1990"), "what was looked for is nowhere");
    }
}

house_test! {
    fn a_hint_names_the_colleague_and_opens_only_ones_own_case(house) {
        let case = open_named(house, &house.anna, "Mohammad", "Alî");
        let typed = IdentityInput {
            last_name: "Muhammed".into(), first_name: "Ali".into(), born: "1990".into(),
            ..IdentityInput::default()
        };
        let mine = lookalikes(house, &house.anna, &typed).unwrap();
        assert_eq!((mine.len(), mine[0].case, mine[0].open), (1, Some(case), true));
        let theirs = lookalikes(house, &house.ben, &typed).unwrap();
        assert_eq!((theirs[0].plan_no, theirs[0].manager.as_str()), (1, "Anna Amsel"));
        assert_eq!(theirs[0].case, None);
        assert_eq!(lookalikes(house, &house.cora, &typed).unwrap(), []);
        let other = IdentityInput { born: "1970".into(), ..typed.clone() };
        assert_eq!(lookalikes(house, &house.ben, &other).unwrap(), []);
        let unfinished = IdentityInput { first_name: String::new(), ..typed.clone() };
        assert_eq!(lookalikes(house, &house.ben, &unfinished).unwrap(), []);
        assert!(matches!(lookalikes(house, &house.lars, &typed), Err(Problem::Forbidden)));
        assert_eq!(audited(house, "cases.hinted").unwrap(), 2);
    }
}

house_test! {
    fn the_team_lead_sees_that_there_are_cases_and_no_names(house) {
        open_case(house, &house.anna);
        let page = cases(house, &house.lars, &CaseFilter::default(), &PageRequest::first()).unwrap();
        assert_eq!(page.rows.len(), 1);
        assert!(page.rows[0].name.is_none());
        let own = cases(house, &house.anna, &CaseFilter::default(), &PageRequest::first()).unwrap();
        assert_eq!(own.rows[0].name.as_ref().unwrap().reveal(), "Tesfay, Selam");
        let foreign = cases(house, &house.clara, &CaseFilter::default(), &PageRequest::first()).unwrap();
        assert!(foreign.rows.is_empty());
    }
}

house_test! {
    fn a_long_list_is_read_page_by_page_without_gaps(house) {
        for _ in 0..7 {
            open_case(house, &house.anna);
        }
        let mut page = PageRequest { after: None, size: 3 };
        let mut seen = Vec::new();
        loop {
            let found = cases(house, &house.anna, &CaseFilter::default(), &page).unwrap();
            seen.extend(found.rows.iter().map(|row| row.file.plan_no));
            match found.next { Some(after) => page.after = Some(after), None => break }
        }
        seen.sort_unstable();
        assert_eq!(seen, (1..=7).collect::<Vec<i64>>());
    }
}

house_test! {
    fn contacts_are_counted_as_contacts(house) {
        let case = open_case(house, &house.anna);
        let mut input = ContactInput {
            held_on: Some(house.today()), form: "telefonisch".into(), minutes: Some(20),
            ..ContactInput::default()
        };
        input.details.areas = vec!["wohnen".into(), "arbeit".into()];
        record_contact(house, &house.anna, case, "request-0001", &input).unwrap();
        record_contact(house, &house.anna, case, "request-0001", &input).unwrap();
        input.details.interpreted = true;
        record_contact(house, &house.anna, case, "request-0002", &input).unwrap();
        let kept = house.data.read(|conn| {
            let permit = permit(house, conn, &house.anna, case, Action::ReadCase)?;
            contacts(house, conn, &permit)
        }).unwrap();
        let counts = contact_counts(&kept);
        assert_eq!((counts.contacts, counts.minutes, counts.interpreted), (2, 40, 1));
        assert_eq!(counts.by_area.get("wohnen"), Some(&2));
        assert!(matches!(
            record_contact(house, &house.ben, case, "request-0003", &input), Err(Problem::NotFound)));
    }
}

//! Promises over all slices: foreign ids, sealed data, statements on both engines.

use base::Problem;
use domain::cases::actions::{permit, remind};
use domain::house_test;
use domain::identity::{Action, CaseId};
use domain::plans::actions::{
    SaveInput, add_goal, add_step, change_row, close, reopen, save, save_progress, set_standing,
    set_standings,
};
use domain::testing::add_row;

use crate::world::{agreement, enter, open_case};

house_test! {
    fn a_foreign_case_answers_exactly_like_one_that_does_not_exist(house) {
        let foreign = open_case(house, &house.cora);
        let nowhere: CaseId = house.new_id();
        for case in [foreign, nowhere] {
            let input = SaveInput::default();
            let row = forms::Path::parse("ziele[r2]").unwrap();
            let (request, today) = ("request-0001", house.today());
            let answers = [
                save(house, &house.anna, case, &input).err(),
                add_row(house, &house.anna, case, None, "kinder").err(),
                set_standing(house, &house.anna, case, house.today(), "umsetzung").err(),
                set_standings(house, &house.anna, today, &[(case, "umsetzung".into())]).err(),
                add_goal(house, &house.anna, case, request, &vec![], &vec![]).err(),
                add_step(house, &house.anna, case, request, &row, &vec![]).err(),
                change_row(house, &house.anna, case, &row, 1, &vec![]).err(),
                save_progress(house, &house.anna, case, &input).err(),
                remind(house, &house.anna, case, request, Some(today), "x").err(),
                close(house, &house.anna, case, &Default::default()).err(),
                reopen(house, &house.anna, case, &agreement(house)).err(),
                house.data.read(|conn| permit(house, conn, &house.anna, case, Action::ReadCase)).err(),
            ];
            for answer in answers {
                assert!(matches!(answer, Some(Problem::NotFound)), "{answer:?}");
            }
        }
    }
}

#[test]
fn nothing_said_about_a_person_lies_readable_in_the_data_file() {
    let house = domain::testing::TestHouse::new(db::dialect::Engine::Sqlite);
    let case = open_case(&house, &house.anna);
    enter(&house, &house.anna, case, &[("geburtsort", "Kanarienvogelhausen")]);
    let db::Location::File(path) = house.scratch().location() else { panic!("a file") };
    for ending in ["", "-wal"] {
        let mut file = path.clone().into_os_string();
        file.push(ending);
        let bytes = std::fs::read(file).unwrap();
        for canary in ["Kanarienvogelhausen", "Tesfay", "Selam", "1990-04-03"] {
            let found = bytes.windows(canary.len()).any(|window| window == canary.as_bytes());
            assert!(!found, "{canary} is readable in the file{ending}");
        }
    }
}

house_test! {
    fn every_sql_text_is_understood(house) {
        let mut texts = domain::cases::store::statements();
        texts.extend(domain::plans::store::STATEMENTS);
        texts.extend(domain::plans::store::duties::STATEMENTS);
        texts.extend(domain::privacy::store::STATEMENTS);
        assert!(texts.len() > 50);
        for (name, sql) in texts {
            house.data.read(|conn| conn.check(sql)).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
}

//! Depth, the way in, and children: W03, W05, W07, W13.

use base::{PageRequest, Problem};
use domain::cases::actions::{enquiries, record_enquiry};
use domain::cases::{CounsellingType, EnquiryInput};
use domain::house_test;
use domain::identity::CaseId;
use domain::plans::actions::{change_depth, open, remove_row, set_standing, standings};
use domain::testing::TestHouse;
use domain::testing::add_row;
use forms::{Answers, Path};
use jiff::civil::date;

use crate::world::{enter, look, open_case, opening, told, wait_until};

fn path(text: &str) -> Path {
    Path::parse(text).unwrap()
}

house_test! {
    fn w03_a_steered_case_without_standing_is_due_at_every_stichtag(house) {
        let steered = open_case(house, &house.anna);
        let simple = open_case(house, &house.anna);
        change_depth(house, &house.anna, simple, CounsellingType::Simple).unwrap();
        let due = |day| -> Vec<(CaseId, bool)> {
            let rows = standings(house, &house.anna, day).unwrap();
            rows.into_iter().map(|row| (row.file.id, row.due)).collect()
        };
        let stichtag = house.today();
        assert_eq!(due(stichtag), [(steered, true), (simple, false)]);
        set_standing(house, &house.anna, steered, stichtag, "umsetzung").unwrap();
        assert_eq!(due(stichtag), [(steered, false), (simple, false)]);
        wait_until(house, date(2026, 12, 31));
        assert_eq!(due(date(2026, 12, 31)), [(steered, true), (simple, false)]);
    }
}

house_test! {
    fn w05_counselling_after_an_enquiry_is_a_new_record_and_the_enquiry_stays_counted(house) {
        let asked = EnquiryInput {
            access_route: "zuweisung".to_owned(),
            topic: Some("wohnen".to_owned()),
            language: Some("tir".to_owned()),
            minutes: Some(15),
            ..EnquiryInput::default()
        };
        let id = record_enquiry(house, &house.anna, "request-0001", &asked).unwrap();
        let known: Answers = [("zugangsweg", asked.access_route.as_str())].into_iter().collect();
        let input = opening(house, "Tesfay", "Selam");
        let case = open(house, &house.anna, "request-0002", &input, &known).unwrap();
        let plan = look(house, &house.anna, case);
        let names: Vec<&str> = plan.answers.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(names, ["erstkontakt_am", "geburtsdatum", "zugangsweg"], "nothing else went along");
        let kept = enquiries(house, &house.anna, &PageRequest::first()).unwrap().rows;
        assert_eq!((kept.len(), kept[0].id, kept[0].input.minutes), (1, id, Some(15)));
    }
}

house_test! {
    fn w07_a_handover_on_paper_is_noted_in_the_rahmendaten(house) {
        let case = open_case(house, &house.anna);
        let field = "uebergabe_mit_integrationsplan";
        let saved = enter(house, &house.anna, case, &[("zugangsweg", "uebergabe"), (field, "mit")]);
        assert_eq!(told(&saved.errors), []);
        assert_eq!(saved.plan.answers.text(field), Some("mit"));
        let saved = enter(house, &house.anna, case, &[("zugangsweg", "eigeninitiative")]);
        assert_eq!(saved.plan.evaluation.hidden_values, [path(field)], "kept until confirmed");
    }
}

fn child(house: &TestHouse, case: CaseId, born: &str) -> Path {
    enter(
        house,
        &house.anna,
        case,
        &[("anzahl_personen_haushalt", "3"), ("kinder_minderjaehrig", "ja")],
    );
    let row = add_row(house, &house.anna, case, None, "kinder").unwrap();
    let field = row.question("kinder_geburtsdatum").to_string();
    assert_eq!(told(&enter(house, &house.anna, case, &[(&field, born)]).errors), []);
    row
}

house_test! {
    fn w13_a_childs_row_freezes_on_the_eighteenth_birthday(house) {
        let case = open_case(house, &house.anna);
        let row = child(house, case, "16.6.2008");
        let place = row.question("kinder_wohnort").to_string();
        assert_eq!(told(&enter(house, &house.anna, case, &[(&place, "haushalt")]).errors), []);
        wait_until(house, date(2026, 6, 16));
        let refused = enter(house, &house.anna, case, &[(&place, "ausland"), ("geschlecht", "w")]);
        assert_eq!(told(&refused.errors), [(place.clone(), "rule-w06-locked".to_owned())]);
        assert_eq!(refused.plan.answers.text(&place), Some("haushalt"));
        assert_eq!(refused.plan.answers.text("geschlecht"), Some("w"), "the others go on");
        assert!(matches!(remove_row(house, &house.anna, case, &row), Err(Problem::Rule(_))));
    }
}

house_test! {
    fn w13_the_day_a_row_was_entered_stands_from_the_beginning_and_for_ever(house) {
        let case = open_case(house, &house.anna);
        let row = child(house, case, "2015");
        let entered = row.question("kinder_erfasst_am").to_string();
        assert_eq!(look(house, &house.anna, case).answers.text(&entered), Some("2026-06-15"));
        wait_until(house, date(2026, 9, 1));
        let saved = enter(house, &house.anna, case, &[(&entered, "2020-01-01")]);
        assert_eq!(told(&saved.errors), [(entered.clone(), "error-not-asked".to_owned())]);
        assert_eq!(saved.plan.answers.text(&entered), Some("2026-06-15"));
        let second = child(house, case, "2016").question("kinder_erfasst_am").to_string();
        assert_eq!(look(house, &house.anna, case).answers.text(&second), Some("2026-09-01"));
    }
}

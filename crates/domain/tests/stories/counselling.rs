//! Opening a case and filling Teil A.

use base::Problem;
use domain::cases::CounsellingType;
use domain::cases::actions::OpeningInput;
use domain::house_test;
use domain::plans::actions::{SaveInput, change_depth, drop_hidden, open, remove_row, save};
use domain::testing::add_row;
use forms::{Answer, Answers, Path};

use crate::world::{enter, look, open_case, opening, told};

house_test! {
    fn what_was_said_at_the_beginning_is_not_asked_again(house) {
        let known: Answers = [("zugangsweg", "zuweisung")].into_iter().collect();
        let input = opening(house, "Tesfay", "Selam");
        let case = open(house, &house.anna, "request-0001", &input, &known).unwrap();
        let again = open(house, &house.anna, "request-0001", &input, &known).unwrap();
        assert_eq!(case, again);
        let plan = look(house, &house.anna, case);
        assert_eq!(plan.answers.text("geburtsdatum"), Some("1990-04-03"));
        assert_eq!(plan.answers.text("zugangsweg"), Some("zuweisung"));
        assert_eq!(plan.evaluation.calculated("alter_jahre"), Some("36"));
        assert_eq!((plan.file.plan_no, plan.file.case_manager_no, plan.version), (1, 1, 1));
        assert!(plan.is_writable());
    }
}

house_test! {
    fn w04_without_agreement_or_ground_there_is_no_case(house) {
        let complete = opening(house, "Tesfay", "Selam");
        let tries = [
            OpeningInput { agreement: None, ..complete.clone() },
            OpeningInput { consent: None, ..complete.clone() },
        ];
        for (input, field) in tries.into_iter().zip(["agreement", "purpose_beratung"]) {
            let refused = open(house, &house.anna, "request-0001", &input, &Answers::new());
            let Err(Problem::Invalid(errors)) = refused else { panic!("refused") };
            assert_eq!(errors[0].field, field);
        }
    }
}

house_test! {
    fn only_who_counsels_opens_cases(house) {
        let input = opening(house, "Tesfay", "Selam");
        for never in [&house.lars, &house.dora, &house.ada, &house.ines, &house.rita, &house.carl] {
            let refused = open(house, never, "request-0001", &input, &Answers::new());
            assert!(matches!(refused, Err(Problem::Forbidden)), "{:?}", never.role);
        }
    }
}

house_test! {
    fn a_wrong_field_keeps_the_right_ones_from_getting_lost(house) {
        let case = open_case(house, &house.anna);
        let saved = enter(house, &house.anna, case, &[
            ("geschlecht", "w"),
            ("anzahl_personen_haushalt", "-3"),
            ("familienstand", "verliebt"),
            ("erstkontakt_am", "31.02.2026"),
            ("geburtsort", "Asmara 🏠 \u{202e}x"),
        ]);
        let fields: Vec<String> = told(&saved.errors).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["erstkontakt_am", "anzahl_personen_haushalt", "familienstand"]);
        assert_eq!(saved.plan.answers.text("geschlecht"), Some("w"));
        assert_eq!(saved.plan.answers.text("geburtsort"), Some("Asmara 🏠 \u{202e}x"));
        assert_eq!(saved.plan.answers.text("anzahl_personen_haushalt"), None);
        let messages = told(&saved.errors);
        assert!(messages.iter().all(|(_, message)| !message.is_empty()), "{messages:?}");
    }
}

house_test! {
    fn what_nobody_asks_cannot_be_slipped_in(house) {
        let case = open_case(house, &house.anna);
        let saved = enter(house, &house.anna, case, &[
            ("beratungsart", "einmalig"),
            ("alter_jahre", "3"),
            ("integrationsplan_nr", "99"),
            ("teil_a_erstellt", "nein"),
            ("kinder[fremd].kinder_geschlecht", "w"),
            ("gibt_es_nicht", "x"),
            ("../etc", "x"),
        ]);
        assert_eq!(saved.plan.version, 1);
        assert_eq!(saved.plan.file.plan_no, 1);
    }
}

house_test! {
    fn hidden_values_stay_until_somebody_confirms(house) {
        let case = open_case(house, &house.anna);
        enter(house, &house.anna, case, &[("schulbesuch", "ja"), ("schulbesuch_jahre", "8,5")]);
        let saved = enter(house, &house.anna, case, &[("schulbesuch", "nein")]);
        let hidden: Vec<&str> = saved.plan.evaluation.hidden_values.iter().map(Path::as_str).collect();
        assert_eq!(hidden, ["schulbesuch_jahre"]);
        assert_eq!(look(house, &house.anna, case).answers.text("schulbesuch_jahre"), Some("8.5"));
        let asked = ["schulbesuch_jahre".to_owned(), "geburtsdatum".to_owned()];
        assert_eq!(drop_hidden(house, &house.anna, case, &asked).unwrap(), 1);
        let plan = look(house, &house.anna, case);
        assert_eq!(plan.answers.text("schulbesuch_jahre"), None);
        assert_eq!(plan.answers.text("geburtsdatum"), Some("1990-04-03"));
    }
}

house_test! {
    fn children_come_and_go_as_rows(house) {
        let case = open_case(house, &house.anna);
        enter(house, &house.anna, case, &[
            ("anzahl_personen_haushalt", "3"), ("kinder_minderjaehrig", "ja"),
        ]);
        let first = add_row(house, &house.anna, case, None, "kinder").unwrap();
        let second = add_row(house, &house.anna, case, None, "kinder").unwrap();
        assert_ne!(first, second);
        let born = first.question("kinder_geburtsdatum").to_string();
        let saved = enter(house, &house.anna, case, &[(&born, "1.2.2020")]);
        assert_eq!(told(&saved.errors), []);
        let too_old = second.question("kinder_geburtsdatum").to_string();
        let saved = enter(house, &house.anna, case, &[(&too_old, "15.6.2008")]);
        assert_eq!(saved.errors.len(), 1, "a child of 18 is refused");
        remove_row(house, &house.anna, case, &second).unwrap();
        assert!(matches!(remove_row(house, &house.anna, case, &second), Err(Problem::NotFound)));
        let plan = look(house, &house.anna, case);
        assert_eq!(plan.answers.rows(), [first]);
    }
}

house_test! {
    fn changing_the_depth_keeps_everything(house) {
        let case = open_case(house, &house.anna);
        enter(house, &house.anna, case, &[("geschlecht", "w")]);
        let before = look(house, &house.anna, case).answers;
        change_depth(house, &house.anna, case, CounsellingType::Simple).unwrap();
        let plan = look(house, &house.anna, case);
        assert_eq!(plan.answers, before);
        assert_eq!(plan.file.counselling_type, CounsellingType::Simple);
        change_depth(house, &house.anna, case, CounsellingType::Steered).unwrap();
        assert_eq!(look(house, &house.anna, case).answers, before);
    }
}

house_test! {
    fn no_answer_on_purpose_counts_as_answered(house) {
        let case = open_case(house, &house.anna);
        let missing = look(house, &house.anna, case).derived().missing;
        let fields = vec![("familienstand".to_owned(), Vec::new(), true)];
        let input = SaveInput { base_version: 1, fields, overrule: Vec::new() };
        let saved = save(house, &house.anna, case, &input).unwrap();
        let path = Path::parse("familienstand").unwrap();
        assert_eq!(saved.plan.answers.get(&path), Some(&Answer::Declined));
        assert_eq!(saved.plan.derived().missing, missing - 1);
    }
}

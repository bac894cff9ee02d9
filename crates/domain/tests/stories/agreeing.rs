//! Agreeing goals and steps: as a whole, once, with every message at once.

use base::{FieldError, Outcome, Problem};
use domain::cases::CounsellingType;
use domain::cases::actions::withdraw_consent;
use domain::house_test;
use domain::identity::{Action, CaseId, arrange_substitution};
use domain::plans::actions::{
    SaveInput, TypedRow, add_goal, add_step, change_depth, change_row, close, field_history,
    move_row, remove_row, save_progress,
};
use domain::plans::{Achieved, GoalRow, goals_in};
use domain::privacy::actions::folder;
use domain::privacy::{Purpose, WithdrawalChannel};
use domain::testing::TestHouse;
use domain::testing::set_progress;
use forms::Path;

use crate::world::{enter, look, open_case, told};

fn typed(values: &[(&str, &str)]) -> TypedRow {
    values.iter().map(|(name, value)| ((*name).to_owned(), vec![(*value).to_owned()])).collect()
}

fn flat() -> TypedRow {
    typed(&[("ziele_bereich", "wohnen"), ("ziele_ziel", "wo_suche")])
}

fn step(text: &str) -> TypedRow {
    typed(&[
        ("schritte_text", text),
        ("schritte_wer", "klient intman"),
        ("schritte_umsetzung_bis", "30.6.2026"),
    ])
}

fn goals(house: &TestHouse, case: CaseId) -> Vec<GoalRow> {
    goals_in(&look(house, &house.anna, case).answers)
}

fn refused<T>(outcome: Outcome<T>) -> Vec<FieldError> {
    match outcome {
        Err(Problem::Invalid(errors)) => errors,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("not refused"),
    }
}

fn fields(errors: &[FieldError]) -> Vec<&str> {
    errors.iter().map(|error| error.field.as_str()).collect()
}

house_test! {
    fn a_goal_comes_with_its_first_step_in_one_revision(house) {
        let case = open_case(house, &house.anna);
        let before = look(house, &house.anna, case).version;
        let row = add_goal(house, &house.anna, case, "request-0001", &flat(), &step("WBS beantragen")).unwrap();
        let plan = look(house, &house.anna, case);
        assert_eq!(plan.version, before + 1);
        let goals = goals_in(&plan.answers);
        assert_eq!((goals.len(), &goals[0].path, goals[0].goal.as_str()), (1, &row, "wo_suche"));
        let step = &goals[0].steps[0];
        assert_eq!(step.text.reveal(), "WBS beantragen");
        assert_eq!(step.agreed_on, Some(house.today()), "the form's own beginning");
        assert_eq!(step.achieved, Achieved::InProgress);
        assert_eq!(step.who, ["klient", "intman"]);
        assert_eq!(plan.derived().deadlines.len(), 1);
    }
}

house_test! {
    fn the_same_form_sent_twice_agrees_one_goal_and_one_step(house) {
        let case = open_case(house, &house.anna);
        let add = || add_goal(house, &house.anna, case, "request-0001", &flat(), &step("WBS beantragen"));
        let row = add().unwrap();
        assert_eq!(add().unwrap(), row);
        let more = || add_step(house, &house.anna, case, "request-0002", &row, &step("Suchen"));
        assert_eq!(more().unwrap(), more().unwrap());
        let goals = goals(house, case);
        assert_eq!((goals.len(), goals[0].steps.len()), (1, 2));
    }
}

house_test! {
    fn every_message_is_told_at_once_and_nothing_is_stored(house) {
        let case = open_case(house, &house.anna);
        let version = look(house, &house.anna, case).version;
        let goal = typed(&[("ziele_bereich", ""), ("ziele_ziel", "")]);
        let step = typed(&[
            ("schritte_text", " "), ("schritte_wer", ""), ("schritte_vereinbart_am", "31.2.2026"),
            ("schritte_umsetzung_bis", "bald"),
        ]);
        let errors = refused(add_goal(house, &house.anna, case, "request-0001", &goal, &step));
        assert_eq!(fields(&errors), [
            "ziele_bereich", "ziele_ziel", "schritte_text", "schritte_wer", "schritte_vereinbart_am",
            "schritte_umsetzung_bis",
        ]);
        assert!(told(&errors).iter().all(|(_, message)| !message.is_empty()));
        assert_eq!(look(house, &house.anna, case).version, version);
        // The key of a refused form is free again.
        add_goal(house, &house.anna, case, "request-0001", &flat(), &self::step("WBS")).unwrap();
    }
}

house_test! {
    fn w03_only_steered_counselling_demands_a_step(house) {
        let case = open_case(house, &house.anna);
        let errors = refused(add_goal(house, &house.anna, case, "request-0001", &flat(), &vec![]));
        assert_eq!(fields(&errors), ["schritte_text", "schritte_wer", "schritte_umsetzung_bis"]);
        change_depth(house, &house.anna, case, CounsellingType::Simple).unwrap();
        let nothing = typed(&[("schritte_text", ""), ("schritte_wer", "klient")]);
        add_goal(house, &house.anna, case, "request-0001", &flat(), &nothing).unwrap();
        assert!(goals(house, case)[0].steps.is_empty());
        let half = typed(&[("schritte_text", ""), ("schritte_anmerkungen", "mit Tochter")]);
        let errors = refused(add_goal(house, &house.anna, case, "request-0002", &flat(), &half));
        assert_eq!(fields(&errors), ["schritte_text", "schritte_wer"]);
    }
}

house_test! {
    fn days_that_cannot_be_are_told_in_the_words_of_the_form(house) {
        let case = open_case(house, &house.anna);
        let mut late = step("WBS");
        late.push(("schritte_vereinbart_am".into(), vec!["1.7.2026".into()]));
        let errors = refused(add_goal(house, &house.anna, case, "request-0001", &flat(), &late));
        let messages = told(&errors);
        assert_eq!(messages[0], (
            "schritte_vereinbart_am".into(), "Das Datum darf nicht in der Zukunft liegen.".into()));
        assert_eq!(messages[1].0, "schritte_umsetzung_bis");
    }
}

house_test! {
    fn a_goal_belongs_to_its_area_and_own_words_need_words(house) {
        let case = open_case(house, &house.anna);
        let add = |goal: &[(&str, &str)]| {
            add_goal(house, &house.anna, case, "request-0001", &typed(goal), &step("Anfangen"))
        };
        let errors = refused(add(&[("ziele_bereich", "sprache"), ("ziele_ziel", "wo_suche")]));
        assert_eq!(told(&errors), [("ziele_ziel".to_owned(), "error-goal-of-other-area".to_owned())]);
        let errors = refused(add(&[("ziele_bereich", "freitext"), ("ziele_ziel", "freitext")]));
        assert_eq!(fields(&errors), ["ziele_bereich_text", "ziele_ziel_text"]);
        let errors = refused(add(&[("ziele_bereich", "gibt_es_nicht"), ("ziele_ziel", "x")]));
        assert_eq!(fields(&errors), ["ziele_bereich", "ziele_ziel"]);
        add(&[
            ("ziele_bereich", "freitext"), ("ziele_bereich_text", "Musik"),
            ("ziele_ziel", "freitext"), ("ziele_ziel_text", "Oud spielen 🎶 \u{200f}عود"),
        ]).unwrap();
        let goals = goals(house, case);
        assert_eq!(goals[0].goal_text.reveal(), "Oud spielen 🎶 \u{200f}عود");
    }
}

house_test! {
    fn own_words_typed_before_a_choice_was_made_do_not_stay_behind_it(house) {
        let case = open_case(house, &house.anna);
        let mut goal = flat();
        goal.push(("ziele_ziel_text".into(), vec!["doch etwas anderes".into()]));
        let row = add_goal(house, &house.anna, case, "request-0001", &goal, &step("WBS")).unwrap();
        assert_eq!(goals(house, case)[0].goal_text.reveal(), "");
        let own = typed(&[("ziele_ziel", "freitext"), ("ziele_ziel_text", "Ruhe finden")]);
        let version = look(house, &house.anna, case).version;
        assert!(change_row(house, &house.anna, case, &row, version, &own).unwrap().is_empty());
        assert_eq!(goals(house, case)[0].goal_text.reveal(), "Ruhe finden");
        let back = typed(&[("ziele_ziel", "wo_suche")]);
        change_row(house, &house.anna, case, &row, version + 1, &back).unwrap();
        assert_eq!(goals(house, case)[0].goal_text.reveal(), "");
    }
}

house_test! {
    fn a_long_note_is_kept_and_a_longer_one_told(house) {
        let case = open_case(house, &house.anna);
        let long = format!("{}🏠", "ü".repeat(9_999));
        let mut noted = step("WBS");
        noted.push(("schritte_anmerkungen".into(), vec![long.clone()]));
        add_goal(house, &house.anna, case, "request-0001", &flat(), &noted).unwrap();
        assert_eq!(goals(house, case)[0].steps[0].note.reveal(), &long);
        for (note, key) in [(format!("{long}x"), "error-too-long"), ("a\0b".into(), "error-control-character")] {
            let mut noted = step("WBS");
            noted.push(("schritte_anmerkungen".into(), vec![note]));
            let errors = refused(add_goal(house, &house.anna, case, "request-0002", &flat(), &noted));
            assert_eq!(told(&errors), [("schritte_anmerkungen".to_owned(), key.to_owned())]);
        }
    }
}

house_test! {
    fn nobody_named_and_somebody_unknown_are_both_refused(house) {
        let case = open_case(house, &house.anna);
        let mut unknown = step("WBS");
        unknown[1].1 = vec!["klient".into(), "nachbarin".into()];
        let errors = refused(add_goal(house, &house.anna, case, "request-0001", &flat(), &unknown));
        assert_eq!(told(&errors), [("schritte_wer".to_owned(), "error-unknown-choice".to_owned())]);
    }
}

house_test! {
    fn w29_a_health_goal_needs_the_consent_and_goes_with_it(house) {
        let case = open_case(house, &house.anna);
        let health = typed(&[("ziele_bereich", "gesundheit"), ("ziele_ziel", "ge_arzt")]);
        let row = add_goal(house, &house.anna, case, "request-0001", &health, &step("Praxis suchen")).unwrap();
        let first = goals(house, case)[0].steps[0].path.clone();
        let permit = house.data.read(|conn| domain::cases::actions::permit(
            house, conn, &house.anna, case, Action::WriteCase)).unwrap();
        let consent = house.data.read(|conn| folder(house, conn, &permit)).unwrap().consents[0].id;
        let only = [Purpose::Health];
        withdraw_consent(house, &house.anna, case, consent, &only, WithdrawalChannel::InPerson).unwrap();
        let errors = refused(add_goal(house, &house.anna, case, "request-0002", &health, &step("x")));
        assert!(fields(&errors).contains(&"ziele_bereich"));
        // What is there does not exist any more: neither to be changed nor to be come back to.
        let gone = [
            add_step(house, &house.anna, case, "request-0003", &row, &step("x")).err(),
            change_row(house, &house.anna, case, &row, 99, &flat()).err(),
            set_progress(house, &house.anna, case, &first, Achieved::Yes).err(),
        ];
        assert!(gone.iter().all(|answer| matches!(answer, Some(Problem::NotFound))), "{gone:?}");
        let achieved = first.question("schritte_erreicht").to_string();
        let saved = enter(house, &house.anna, case, &[(&achieved, "ja")]);
        assert_eq!(saved.plan.answers.text(&achieved), None);
        let agenda = domain::plans::actions::agenda(house, &house.anna).unwrap();
        assert!(agenda.overdue.lines.is_empty() && agenda.soon.lines.is_empty());
        let again = crate::world::consent(house, true);
        domain::cases::actions::give_consent(house, &house.anna, case, "request-0009", &again).unwrap();
        assert_eq!(look(house, &house.anna, case).answers.text(&achieved), Some("ib"), "nobody changed it");
    }
}

house_test! {
    fn sixty_goals_are_enough(house) {
        let case = open_case(house, &house.anna);
        change_depth(house, &house.anna, case, CounsellingType::Simple).unwrap();
        let add = |number: usize| {
            add_goal(house, &house.anna, case, &format!("request-{number:04}"), &flat(), &vec![])
        };
        for number in 0..60 {
            add(number).unwrap();
        }
        assert!(matches!(add(60), Err(Problem::Rule("rule-too-many-rows"))));
        assert_eq!(goals(house, case).len(), 60);
    }
}

house_test! {
    fn an_ended_counselling_agrees_nothing(house) {
        let case = open_case(house, &house.anna);
        let row = add_goal(house, &house.anna, case, "request-0001", &flat(), &step("WBS")).unwrap();
        let first = goals(house, case)[0].steps[0].path.clone();
        let input = domain::plans::actions::ClosingInput {
            ended_on: Some(house.today()), reason: "umzug".into(),
            steps: vec![(first.to_string(), "ja".into())], ..Default::default()
        };
        close(house, &house.anna, case, &input).unwrap();
        let locked = [
            add_goal(house, &house.anna, case, "request-0002", &flat(), &step("x")).err(),
            add_step(house, &house.anna, case, "request-0003", &row, &step("x")).err(),
            change_row(house, &house.anna, case, &row, 99, &flat()).err(),
            set_progress(house, &house.anna, case, &first, Achieved::No).err(),
            remove_row(house, &house.anna, case, &row).err(),
        ];
        for answer in locked {
            assert!(matches!(answer, Some(Problem::Rule("rule-w06-locked"))), "{answer:?}");
        }
    }
}

house_test! {
    fn two_people_at_one_step_see_both_and_one_decides(house) {
        let case = open_case(house, &house.anna);
        add_goal(house, &house.anna, case, "request-0001", &flat(), &step("WBS")).unwrap();
        let row = goals(house, case)[0].steps[0].path.clone();
        let day = house.today();
        arrange_substitution(house, &house.lars, house.anna.account, house.ben.account, (day, day)).unwrap();
        let version = look(house, &house.ben, case).version;
        let says = |text: &str| typed(&[("schritte_text", text)]);
        change_row(house, &house.anna, case, &row, version, &says("WBS abholen")).unwrap();
        let found = change_row(house, &house.ben, case, &row, version, &says("WBS abgeben")).unwrap();
        assert_eq!(found[0].theirs.reveal(), "WBS abholen");
        assert_eq!((found[0].by.as_str(), found[0].mine.reveal().as_str()), ("Anna Amsel", "WBS abgeben"));
        assert_eq!(goals(house, case)[0].steps[0].text.reveal(), "WBS abholen");
        let untouched = typed(&[("schritte_umsetzung_bis", "1.8.2026")]);
        assert!(change_row(house, &house.ben, case, &row, version, &untouched).unwrap().is_empty());
        let version = look(house, &house.ben, case).version;
        assert!(change_row(house, &house.ben, case, &row, version, &says("WBS abgeben")).unwrap().is_empty());
        assert_eq!(goals(house, case)[0].steps[0].text.reveal(), "WBS abgeben");
    }
}

house_test! {
    fn w33_the_state_of_a_goal_follows_its_steps_until_somebody_knows_better(house) {
        let case = open_case(house, &house.anna);
        let row = add_goal(house, &house.anna, case, "request-0001", &flat(), &step("WBS")).unwrap();
        let second = add_step(house, &house.anna, case, "request-0002", &row, &step("Suchen")).unwrap();
        let first = goals(house, case)[0].steps[0].path.clone();
        let at = |row: &Path, name: &str| row.question(name).to_string();
        let save = |fields: &[(String, &str)]| {
            let fields = fields.iter().map(|(path, value)| (path.clone(), vec![(*value).to_owned()], false));
            let input = SaveInput { base_version: i64::MAX, fields: fields.collect(), overrule: vec![] };
            save_progress(house, &house.anna, case, &input).unwrap().plan
        };
        let state = |plan: &domain::plans::Plan| {
            plan.evaluation.calculated(&at(&row, "ziele_erreicht")).map(str::to_owned)
        };
        let achieved = "schritte_erreicht";
        let plan = save(&[(at(&first, achieved), "ja"), (at(&second, achieved), "nein")]);
        assert_eq!(state(&plan).as_deref(), Some("zt"));
        let plan = save(&[(at(&second, achieved), "ja")]);
        assert_eq!(state(&plan).as_deref(), Some("ja"));
        let plan = save(&[(at(&row, "ziele_erreicht_abweichend"), "zt")]);
        assert_eq!(state(&plan).as_deref(), Some("zt"));
        let plan = save(&[(at(&row, "ziele_erreicht_abweichend"), "")]);
        assert_eq!(state(&plan).as_deref(), Some("ja"));
        // This door is for progress and nothing else, and a step is always somewhere.
        let plan = save(&[
            ("geburtsort".to_owned(), "Keren"), (at(&first, "schritte_text"), "x"), (at(&first, achieved), ""),
        ]);
        assert_eq!(plan.answers.text("geburtsort"), None);
        assert_eq!(goals(house, case)[0].steps[0].text.reveal(), "WBS");
        assert_eq!(goals(house, case)[0].steps[0].achieved, Achieved::Yes);
    }
}

house_test! {
    fn a_removed_goal_stays_in_the_history_and_order_is_kept(house) {
        let case = open_case(house, &house.anna);
        let one = add_goal(house, &house.anna, case, "request-0001", &flat(), &step("eins")).unwrap();
        let two = add_goal(house, &house.anna, case, "request-0002", &flat(), &step("zwei")).unwrap();
        let step_of_one = goals(house, case)[0].steps[0].path.clone();
        move_row(house, &house.anna, case, &two, true).unwrap();
        let order: Vec<Path> = goals(house, case).into_iter().map(|goal| goal.path).collect();
        assert_eq!(order, [two.clone(), one.clone()]);
        remove_row(house, &house.anna, case, &one).unwrap();
        assert_eq!(goals(house, case).len(), 1);
        assert_eq!(look(house, &house.anna, case).derived().deadlines.len(), 1);
        let past = house.data.read(|conn| {
            let permit = domain::cases::actions::permit(house, conn, &house.anna, case, Action::ReadCase)?;
            field_history(house, conn, &permit, &step_of_one.question("schritte_text"))
        }).unwrap();
        let values: Vec<&str> = past.iter().map(|change| change.value.reveal().as_str()).collect();
        assert_eq!(values, ["", "eins"]);
    }
}

house_test! {
    fn w29_no_goal_becomes_health_data_through_teil_a_either(house) {
        let case = open_case(house, &house.anna);
        let row = add_goal(house, &house.anna, case, "request-0001", &flat(), &step("WBS")).unwrap();
        let permit = crate::world::permit_of(house, &house.anna, case);
        let consent = house.data.read(|conn| folder(house, conn, &permit)).unwrap().consents[0].id;
        let only = [Purpose::Health];
        withdraw_consent(house, &house.anna, case, consent, &only, WithdrawalChannel::InPerson).unwrap();
        let at = |name: &str| row.question(name).to_string();
        let saved = enter(house, &house.anna, case, &[
            (&at("ziele_bereich"), "gesundheit"), (&at("ziele_ziel"), "ge_sucht"),
        ]);
        assert!(!saved.errors.is_empty());
        let kept = goals(house, case);
        assert_eq!((kept.len(), kept[0].area.as_str()), (1, "wohnen"), "it is there as it was");
    }
}

house_test! {
    fn w10_what_a_withdrawal_hides_keeps_no_ended_case_open(house) {
        let case = open_case(house, &house.anna);
        let health = typed(&[("ziele_bereich", "gesundheit"), ("ziele_ziel", "ge_arzt")]);
        add_goal(house, &house.anna, case, "request-0001", &health, &step("Praxis suchen")).unwrap();
        let permit = crate::world::permit_of(house, &house.anna, case);
        let consent = house.data.read(|conn| folder(house, conn, &permit)).unwrap().consents[0].id;
        withdraw_consent(house, &house.anna, case, consent, &[], WithdrawalChannel::InPerson).unwrap();
        let input = domain::plans::actions::ClosingInput {
            ended_on: Some(house.today()), reason: "umzug".into(), ..Default::default()
        };
        close(house, &house.anna, case, &input).unwrap();
        let open = look(house, &house.anna, case).derived().deadlines;
        assert!(open.iter().all(|deadline| deadline.achieved != Achieved::InProgress), "{open:?}");
    }
}

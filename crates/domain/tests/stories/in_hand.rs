//! Whoever has a case in hand, for whatever reason: W32, W34 to W36, and closed cases.

use base::{Personal, Problem};
use domain::cases::actions::permit;
use domain::cases::actions::{give_release, revoke_release};
use domain::house_test;
use domain::identity::{Action, arrange_substitution};
use domain::plans::Achieved;
use domain::plans::actions::{ClosingInput, agenda, close, open, set_standing, standings};
use domain::privacy::actions::releases_in_force;
use domain::privacy::{NewRelease, ReleaseDetails};
use domain::testing::{add_row, set_progress};
use forms::Answers;
use jiff::civil::date;

use crate::world::{
    agree, agreement, enter, look, open_case, opening, permit_of, told, wait_until,
};

house_test! {
    fn w32_overdue_steps_stand_on_the_start_page_of_whoever_has_the_case_in_hand(house) {
        let case = open_case(house, &house.anna);
        let step = agree(house, &house.anna, case, ("wohnen", "wo_suche"), ("Anzeigen lesen", "15.6.2026")).1;
        let overdue = |actor| agenda(house, actor).unwrap().overdue.lines.len();
        assert_eq!(overdue(&house.anna), 0, "due today");
        wait_until(house, date(2026, 6, 16));
        assert_eq!((overdue(&house.anna), overdue(&house.ben)), (1, 0));
        let days = (date(2026, 6, 16), date(2026, 6, 20));
        arrange_substitution(house, &house.lars, house.anna.account, house.ben.account, days).unwrap();
        assert_eq!((overdue(&house.anna), overdue(&house.ben)), (1, 1));
        set_progress(house, &house.ben, case, &step, Achieved::Partly).unwrap();
        assert_eq!((overdue(&house.anna), overdue(&house.ben)), (0, 0));
        wait_until(house, date(2026, 6, 21));
        assert!(matches!(
            set_progress(house, &house.ben, case, &step, Achieved::Yes), Err(Problem::NotFound)));
    }
}

house_test! {
    fn a_substitute_has_the_absent_colleagues_stichtag_reminders_and_notices(house) {
        let mut input = opening(house, "Tesfay", "Selam");
        input.housing_since = Some(date(2023, 12, 1));
        let case = open(house, &house.anna, "request-0001", &input, &Answers::new()).unwrap();
        domain::cases::actions::remind(
            house, &house.anna, case, "request-0002", Some(house.today()), "Zeugnis").unwrap();
        let seen = |actor| {
            let agenda = agenda(house, actor).unwrap();
            let rows = standings(house, actor, house.today()).unwrap();
            let lines = (agenda.soon.lines.len(), agenda.lasting.lines.len());
            (lines.0, lines.1, agenda.incomplete.lines.len(), rows.len())
        };
        assert_eq!((seen(&house.anna), seen(&house.ben)), ((1, 1, 1, 1), (0, 0, 0, 0)));
        let days = (house.today(), house.today());
        arrange_substitution(house, &house.lars, house.anna.account, house.ben.account, days).unwrap();
        assert_eq!((seen(&house.anna), seen(&house.ben)), ((1, 1, 1, 1), (1, 1, 1, 1)));
        let standing = set_standing(house, &house.ben, case, house.today(), "umsetzung");
        assert!(!standing.unwrap());
        assert!(matches!(agenda(house, &house.ines), Err(Problem::Forbidden)));
    }
}

house_test! {
    fn w34_beside_a_named_service_stands_whether_a_release_holds(house) {
        let case = open_case(house, &house.anna);
        let permit = permit_of(house, &house.anna, case);
        let held = || house.data.read(|conn| releases_in_force(house, conn, &permit)).unwrap();
        assert_eq!(held(), 0);
        let text = |text: &str| Personal::new(text.to_owned());
        let details = ReleaseDetails {
            released: text("Anna Amsel"), recipients: text("Jobcenter Singen"),
            covers: text("Sprachkurse"), purpose: text("Kursplatz"), interpreter: text(""),
        };
        let day = house.today();
        let until = Some(date(2026, 7, 1));
        let new = |expires_on| NewRelease {
            given_on: day, expires_on, mutual: false, details: details.clone(),
        };
        let give = |request, expires_on| {
            give_release(house, &house.anna, case, request, &new(expires_on)).unwrap()
        };
        give("request-0001", until);
        let open_end = give("request-0002", None);
        assert_eq!(held(), 2);
        revoke_release(house, &house.anna, case, open_end).unwrap();
        assert_eq!(held(), 1);
        wait_until(house, date(2026, 7, 1));
        assert_eq!(held(), 1, "the last day counts");
        wait_until(house, date(2026, 7, 2));
        assert_eq!(held(), 0);
    }
}

house_test! {
    fn w35_no_side_door_leads_to_a_second_standing_of_a_day(house) {
        let case = open_case(house, &house.anna);
        let day = house.today();
        set_standing(house, &house.anna, case, day, "umsetzung").unwrap();
        assert!(matches!(add_row(house, &house.anna, case, None, "stand"), Err(Problem::NotFound)));
        let field = "stand[s20260615].stand_stichtag";
        let moved = enter(house, &house.anna, case, &[(field, "1.1.2026")]);
        assert_eq!(told(&moved.errors), [(field.to_owned(), "error-readonly".to_owned())]);
        let known = [(day, "umsetzung".to_owned())];
        assert_eq!(look(house, &house.anna, case).derived().standings, known);
    }
}

house_test! {
    fn w36_leaving_or_needing_no_more_offers_to_end_counselling(house) {
        let case = open_case(house, &house.anna);
        let say = |standing| set_standing(house, &house.anna, case, house.today(), standing).unwrap();
        assert!(!say("umsetzung") && !say("nicht_zustande"));
        assert!(say("ausreise") && say("kein_bedarf"));
        let plan = look(house, &house.anna, case);
        assert!(plan.evaluation.is_relevant("warnung_w36_ende_fehlt"));
        let input = ClosingInput {
            ended_on: Some(house.today()), reason: "ziele_erreicht".into(), ..ClosingInput::default()
        };
        close(house, &house.anna, case, &input).unwrap();
        let plan = look(house, &house.anna, case);
        assert!(!plan.evaluation.is_relevant("warnung_w36_ende_fehlt"));
        assert_eq!(plan.derived().standings, [(house.today(), "kein_bedarf".to_owned())]);
    }
}

house_test! {
    fn a_closed_case_is_still_read_as_it_was(house) {
        let case = open_case(house, &house.anna);
        enter(house, &house.anna, case, &[("geschlecht", "w"), ("behinderung", "nein")]);
        let step = agree(house, &house.anna, case, ("wohnen", "wo_suche"), ("Anzeigen lesen", "15.6.2026")).1;
        let before = look(house, &house.anna, case);
        let input = ClosingInput {
            ended_on: Some(house.today()), reason: "umzug".into(), reason_text: String::new(),
            steps: vec![(step.to_string(), "nein".into())],
        };
        close(house, &house.anna, case, &input).unwrap();
        let closed = look(house, &house.anna, case);
        assert!(closed.is_readable() && !closed.is_writable());
        assert!(closed.evaluation.is_relevant("geschlecht") && closed.evaluation.is_relevant("behinderung"));
        assert_eq!(closed.answers.text("geschlecht"), Some("w"));
        assert_eq!(closed.derived().has_part_a, before.derived().has_part_a);
        assert_eq!(closed.evaluation.calculated("teil_b_erstellt"), Some("ja"));
        domain::plans::actions::reopen(house, &house.anna, case, &agreement(house)).unwrap();
        let reopened = look(house, &house.anna, case);
        assert!(reopened.is_readable() && reopened.is_writable(), "on the new agreement");
        house.data.read(|conn| permit(house, conn, &house.anna, case, Action::ReadCase)).unwrap();
    }
}

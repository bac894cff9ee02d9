//! Offers that follow from what changed: W19, W38, W39.

use base::Problem;
use domain::house_test;
use domain::identity::CaseId;
use domain::plans::actions::{achieve_goal, past, set_standing, suggestions};
use domain::plans::{Achieved, Proposal, Suggestion, status_events};
use domain::testing::TestHouse;
use domain::testing::set_progress;
use forms::Path;
use jiff::civil::date;

use crate::world::{agree, enter, look, open_case, permit_of, wait_until};

fn offered(house: &TestHouse, case: CaseId) -> Vec<Suggestion> {
    let permit = permit_of(house, &house.anna, case);
    let plan = look(house, &house.anna, case);
    house.data.read(|conn| suggestions(house, conn, &permit, &plan)).unwrap()
}

fn goals(house: &TestHouse, case: CaseId, rule: &str) -> Vec<Path> {
    let of_rule = offered(house, case).into_iter().filter(|one| one.rule == rule);
    let goals = of_rule.filter_map(|one| match one.proposal {
        Proposal::AchieveGoal { row, .. } => Some(row),
        Proposal::HandOver { .. } => None,
    });
    goals.collect()
}

fn learn(house: &TestHouse, case: CaseId, goal: &str) -> (Path, Path) {
    agree(house, &house.anna, case, ("sprache", goal), ("Kurs besuchen", "1.9.2027"))
}

fn level(house: &TestHouse, case: CaseId, level: &str) {
    enter(house, &house.anna, case, &[("aktuelles_sprachniveau", level)]);
}

house_test! {
    fn w19_a_level_that_rose_between_two_stichtage_offers_to_close_its_goals(house) {
        let case = open_case(house, &house.anna);
        level(house, case, "a1");
        let (a2, b1, b2) = (learn(house, case, "sp_a2").0, learn(house, case, "sp_b1"), learn(house, case, "sp_b2").0);
        set_standing(house, &house.anna, case, house.today(), "umsetzung").unwrap();
        assert!(offered(house, case).is_empty());
        wait_until(house, date(2026, 12, 31));
        level(house, case, "b1");
        set_standing(house, &house.anna, case, house.today(), "umsetzung").unwrap();
        assert_eq!(goals(house, case, "w19"), [a2.clone(), b1.0.clone()]);
        assert_eq!(offered(house, case)[0].message_key(), "suggestion-w19-level-reached");
        achieve_goal(house, &house.anna, case, &b1.0).unwrap();
        assert_eq!(goals(house, case, "w19"), std::slice::from_ref(&a2));
        let plan = look(house, &house.anna, case);
        let state = |goal: &Path| plan.evaluation.calculated(goal.question("ziele_erreicht").as_str());
        assert_eq!((state(&b1.0), state(&b2)), (Some("ja"), Some("ib")));
        assert_eq!(plan.answers.get(&b1.1.question("schritte_erreicht")).unwrap().text(), Some("ja"));
        level(house, case, "a1");
        assert!(goals(house, case, "w19").is_empty(), "it fell again");
        achieve_goal(house, &house.anna, case, &a2).unwrap();
        let nowhere = Path::parse("ziele[x]").unwrap();
        assert!(matches!(achieve_goal(house, &house.anna, case, &nowhere), Err(Problem::NotFound)));
    }
}

house_test! {
    fn w19_a_slip_of_the_hand_is_no_rise_and_an_old_level_no_news(house) {
        let case = open_case(house, &house.anna);
        learn(house, case, "sp_b1");
        level(house, case, "a1");
        level(house, case, "b1");
        assert!(offered(house, case).is_empty(), "corrected within the day");
        wait_until(house, date(2026, 7, 1));
        assert!(offered(house, case).is_empty());
        level(house, case, "b2");
        assert!(offered(house, case).is_empty(), "B1 was there from the beginning");
    }
}

house_test! {
    fn w19_a_goal_reached_although_a_step_failed_is_reached(house) {
        let case = open_case(house, &house.anna);
        let (goal, step) = learn(house, case, "sp_a2");
        set_progress(house, &house.anna, case, &step, Achieved::No).unwrap();
        achieve_goal(house, &house.anna, case, &goal).unwrap();
        let plan = look(house, &house.anna, case);
        let state = |name: &str| plan.evaluation.calculated(goal.question(name).as_str()).map(str::to_owned);
        assert_eq!(state("ziele_erreicht").as_deref(), Some("ja"));
        assert_eq!(state("ziele_erreicht_vorschlag").as_deref(), Some("nein"));
        assert_eq!(plan.answers.get(&step.question("schritte_erreicht")).unwrap().text(), Some("nein"));
    }
}

fn lives(house: &TestHouse, case: CaseId, form: &str) {
    enter(house, &house.anna, case, &[("unterbringung_art", form)]);
}

house_test! {
    fn w38_moving_into_a_flat_suggests_a_handover_until_the_next_standing(house) {
        let case = open_case(house, &house.anna);
        lives(house, case, "stadt_zentral");
        set_standing(house, &house.anna, case, house.today(), "umsetzung").unwrap();
        assert!(offered(house, case).is_empty());
        wait_until(house, date(2026, 8, 1));
        lives(house, case, "privat");
        wait_until(house, date(2026, 9, 1));
        let found = offered(house, case);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].proposal, Proposal::HandOver { since: date(2026, 8, 1) });
        assert_eq!(found[0].message_key(), "suggestion-w38-hand-over");
        set_standing(house, &house.anna, case, house.today(), "umsetzung").unwrap();
        assert!(offered(house, case).is_empty(), "somebody looked at it");
    }
}

house_test! {
    fn w38_other_moves_suggest_nothing(house) {
        for (before, now) in [("privat", "eigentum"), ("privat", "stadt_zentral"),
            ("stadt_zentral", "gu_vorlaeufig"), ("unbekannt", "privat"), ("", "privat"), ("stadt_zentral", "wohnungslos")]
        {
            let case = open_case(house, &house.anna);
            lives(house, case, before);
            house.clock.advance(86_400);
            lives(house, case, now);
            assert!(offered(house, case).is_empty(), "{before} to {now}");
        }
    }
}

fn status(house: &TestHouse, case: CaseId, status: &str) {
    enter(house, &house.anna, case, &[("aufenthaltsstatus", status)]);
}

house_test! {
    fn w39_settlement_and_citizenship_are_events_and_offer_to_close_their_goals(house) {
        let case = open_case(house, &house.anna);
        let goal = |goal| agree(house, &house.anna, case, ("aufenthalt_recht", goal), ("Antrag", "1.9.2027")).0;
        let (settle, citizen) = (goal("au_verfestigen"), goal("au_einbuergerung"));
        status(house, case, "ae_25_2_gfk");
        assert!(offered(house, case).is_empty());
        wait_until(house, date(2026, 10, 1));
        status(house, case, "ne_26_3");
        assert_eq!(goals(house, case, "w39"), std::slice::from_ref(&settle));
        wait_until(house, date(2027, 2, 1));
        status(house, case, "deutsch");
        assert_eq!(goals(house, case, "w39"), [settle, citizen]);
        let permit = permit_of(house, &house.anna, case);
        let past = house.data.read(|conn| past(house, conn, &permit)).unwrap();
        let events: Vec<_> = status_events(&past.status).into_iter()
            .map(|event| (event.on, event.group, event.to)).collect();
        assert_eq!(events, [
            (date(2026, 10, 1), "G".to_owned(), "ne_26_3".to_owned()),
            (date(2027, 2, 1), "J".to_owned(), "deutsch".to_owned()),
        ]);
    }
}

house_test! {
    fn w39_not_knowing_the_status_any_more_is_no_event(house) {
        let case = open_case(house, &house.anna);
        agree(house, &house.anna, case, ("aufenthalt_recht", "au_verfestigen"), ("Antrag", "1.9.2027"));
        status(house, case, "gestattung");
        house.clock.advance(86_400);
        status(house, case, "ungeklaert");
        assert!(offered(house, case).is_empty());
        let settled = open_case(house, &house.anna);
        agree(house, &house.anna, settled, ("aufenthalt_recht", "au_verfestigen"), ("Antrag", "1.9.2027"));
        status(house, settled, "ne_9");
        assert!(offered(house, settled).is_empty(), "was settled when counselling began");
    }
}

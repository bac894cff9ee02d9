//! A municipality begins, goes from step to step, and years later does so again.

use base::Problem;
use domain::house_test;
use domain::identity::Actor;
use domain::network::bodies::actions::write_charter;
use domain::network::bodies::{BodyKind, CharterInput, Duty, Seat};
use domain::network::meetings::actions::{MeetingInput, finish_meeting, meeting};
use domain::network::process::actions::{
    Lack, end_run, keep_step, offices, plan_step_meeting, run, runs, set_step, standing, start_run,
    tick,
};
use domain::network::process::{RunId, RunIdKind, STEPS, StartInput, StepInput, StepState};
use domain::testing::TestHouse;
use jiff::civil::date;

use crate::bodies::{office, set_up};

fn key(house: &TestHouse) -> String {
    house.new_id::<RunIdKind>().text()
}

fn begin(house: &TestHouse, at: i64) -> RunId {
    let input = StartInput { municipality: " Singen ".to_owned(), begins_at: at };
    start_run(house, &house.ines, &key(house), &input).unwrap()
}

fn fields(refused: base::Outcome<impl std::fmt::Debug>) -> Vec<String> {
    let Err(Problem::Invalid(errors)) = refused else { panic!("{refused:?}") };
    errors.into_iter().map(|error| error.field).collect()
}

const ALL: [Duty; 4] = [Duty::Invitation, Duty::Agenda, Duty::Chair, Duty::Minutes];

house_test! {
    fn a_run_goes_from_step_to_step(house) {
        let ines = &house.ines;
        let id = begin(house, 1);
        let fresh = run(house, ines, id).unwrap();
        assert_eq!((fresh.run.number, fresh.run.municipality.as_str()), (1, "Singen"));
        assert_eq!((fresh.steps.len() as i64, fresh.next().unwrap().step.number), (STEPS, 1));

        let list = ["bestand".to_owned(), "entscheidung".to_owned(), "unfug".to_owned()];
        tick(house, ines, id, 1, &list).unwrap();
        assert_eq!(run(house, ines, id).unwrap().steps[0].ticked, ["bestand", "entscheidung"]);
        tick(house, ines, id, 1, &list[..1]).unwrap();
        assert_eq!(run(house, ines, id).unwrap().steps[0].ticked, ["bestand"]);

        let text = StepInput {
            responsible: "Stabsstelle".to_owned(),
            planned_on: Some(date(2026, 7, 1)),
            held_on: Some(house.today()),
            outcome: "Wir führen den Prozess durch. 🎉\u{202E}".to_owned(),
            ..StepInput::default()
        };
        keep_step(house, ines, id, 1, 0, &text).unwrap();
        // Somebody else had the same page open.
        assert!(matches!(keep_step(house, ines, id, 1, 0, &text), Err(Problem::Conflict)));
        set_step(house, ines, id, 1, StepState::Done, "").unwrap();
        assert_eq!(fields(set_step(house, ines, id, 2, StepState::Skipped, " \n")), ["reason"]);
        assert_eq!(fields(set_step(house, ines, id, 2, StepState::Skipped, &"x".repeat(201))), ["reason"]);
        set_step(house, ines, id, 2, StepState::Skipped, "Alle sind schon dabei.").unwrap();
        let now = run(house, &house.lars, id).unwrap();
        assert_eq!(now.next().unwrap().step.number, 3);
        assert_eq!((now.steps[0].responsible.as_str(), now.steps[0].held_on()), ("Stabsstelle", Some(house.today())));
        assert_eq!(now.steps[1].step.reason, "Alle sind schon dabei.");
        set_step(house, ines, id, 2, StepState::Open, "").unwrap();
        let again = run(house, ines, id).unwrap();
        assert_eq!((again.next().unwrap().step.number, again.steps[1].step.reason.as_str()), (2, ""));
    }
}

house_test! {
    fn ugly_input_is_told_at_its_field_and_stores_nothing(house) {
        let ines = &house.ines;
        let start = |municipality: &str, begins_at| {
            let input = StartInput { municipality: municipality.to_owned(), begins_at };
            start_run(house, ines, &key(house), &input)
        };
        assert_eq!(fields(start("", 8)), ["municipality", "begins_at"]);
        assert!(runs(house, ines).unwrap().is_empty());
        let id = begin(house, 1);
        let nobody = StepInput { office: Some(house.new_id()), ..StepInput::default() };
        assert_eq!(fields(keep_step(house, ines, id, 1, 0, &nobody)), ["office"]);
        let nowhere = StepInput { body: Some(house.new_id()), ..StepInput::default() };
        assert_eq!(fields(keep_step(house, ines, id, 1, 0, &nowhere)), ["body"]);
        for step in [0, 8, i64::MAX, -1] {
            assert!(matches!(keep_step(house, ines, id, step, 0, &StepInput::default()), Err(Problem::NotFound)));
            assert!(matches!(tick(house, ines, id, step, &[]), Err(Problem::NotFound)));
        }
        assert!(matches!(run(house, ines, house.new_id()), Err(Problem::NotFound)));
        assert_eq!(run(house, ines, id).unwrap().steps[0].step.version, 0);
    }
}

house_test! {
    fn a_step_plans_its_meeting_with_its_own_agenda(house) {
        let ines = &house.ines;
        let id = begin(house, 3);
        let round = set_up(house, ines, BodyKind::Round, "Runde");
        let input = MeetingInput {
            day: Some(house.today()),
            time: Some((0, 0)),
            place: "Rathaus".to_owned(),
            link: String::new(),
        };
        let plan = |step, body, input: &MeetingInput| {
            plan_step_meeting(house, ines, (id, step), &key(house), body, input)
        };
        assert_eq!(fields(plan(3, None, &input)), ["body"]);
        assert_eq!(fields(plan(3, Some(round), &MeetingInput::default())), ["day", "time"]);
        for without in [1, 2, 7, 9] {
            assert!(matches!(plan(without, Some(round), &input), Err(Problem::NotFound)));
        }
        let request = key(house);
        let once = plan_step_meeting(house, ines, (id, 3), &request, Some(round), &input).unwrap();
        let twice = plan_step_meeting(house, ines, (id, 3), &request, Some(round), &input).unwrap();
        assert_eq!(once, twice);
        let view = meeting(house, ines, once).unwrap();
        assert_eq!(view.items[3].item.title, "Erwartungen und Ziele");
        let minutes: i64 = view.items.iter().map(|one| one.item.minutes).sum();
        assert_eq!(minutes, 90, "as long as the invitation says");
        let step = run(house, ines, id).unwrap().steps[2].clone();
        assert_eq!((step.step.text.body, step.step.meeting), (Some(round), Some(once)));
        assert_eq!((step.step.text.planned_on, step.held_on()), (Some(house.today()), None));
        finish_meeting(house, ines, once).unwrap();
        assert_eq!(run(house, ines, id).unwrap().steps[2].held_on(), Some(house.today()));
    }
}

house_test! {
    fn a_municipality_with_networks_begins_later_and_again_after_years(house) {
        let ines = &house.ines;
        let first = begin(house, 5);
        let states: Vec<StepState> =
            run(house, ines, first).unwrap().steps.iter().map(|step| step.step.state).collect();
        assert_eq!(&states[..4], [StepState::Before; 4]);
        assert_eq!(&states[4..], [StepState::Open; 3]);
        let again = StartInput { municipality: "Singen".to_owned(), begins_at: 1 };
        let second = || start_run(house, ines, &key(house), &again);
        assert!(matches!(second(), Err(Problem::Rule("rule-process-runs"))));
        end_run(house, ines, first, true).unwrap();
        end_run(house, ines, first, true).unwrap();
        let over = set_step(house, ines, first, 5, StepState::Done, "");
        assert!(matches!(over, Err(Problem::Rule("rule-process-over"))));
        house.clock.advance(3 * 365 * 86_400);
        let second = second().unwrap();
        let known: Vec<i64> = runs(house, ines).unwrap().iter().map(|run| run.number).collect();
        assert_eq!(known, [2, 1]);
        assert_eq!(run(house, &house.anna, first).unwrap().steps[4].step.state, StepState::Open);
        // What is over is not taken up beside another.
        assert!(matches!(end_run(house, ines, first, false), Err(Problem::Rule("rule-process-runs"))));
        end_run(house, ines, second, true).unwrap();
        end_run(house, ines, first, false).unwrap();
        set_step(house, ines, first, 5, StepState::Done, "").unwrap();
    }
}

house_test! {
    fn the_integration_officer_keeps_it_those_who_work_with_it_read_it_others_see_nothing(house) {
        let id = begin(house, 1);
        let refused = |who: &Actor| {
            let text = StepInput::default();
            matches!(keep_step(house, who, id, 1, 0, &text), Err(Problem::Forbidden))
                && matches!(set_step(house, who, id, 1, StepState::Done, ""), Err(Problem::Forbidden))
                && matches!(tick(house, who, id, 1, &[]), Err(Problem::Forbidden))
                && matches!(end_run(house, who, id, true), Err(Problem::Forbidden))
                && matches!(offices(house, who), Err(Problem::Forbidden))
        };
        for who in [&house.anna, &house.selma, &house.lars, &house.cora, &house.rita] {
            assert_eq!(runs(house, who).unwrap().len(), 1, "{}", who.display_name);
            assert!(run(house, who, id).is_ok() && refused(who), "{}", who.display_name);
        }
        for who in [&house.ada, &house.hugo, &house.dora, &house.carl] {
            assert!(matches!(runs(house, who), Err(Problem::Forbidden)), "{}", who.display_name);
            assert!(matches!(run(house, who, id), Err(Problem::Forbidden)));
            assert!(standing(house, who).is_err() && refused(who));
        }
    }
}

house_test! {
    fn the_last_step_sees_which_bodies_carry_on_by_themselves(house) {
        let ines = &house.ines;
        let kinds: Vec<bool> = standing(house, ines).unwrap().iter().map(|one| one.body.is_some()).collect();
        assert_eq!(kinds, [false, false, false]);
        let round = set_up(house, ines, BodyKind::Round, "Runde");
        let lacks = || standing(house, ines).unwrap()[0].lacks.clone();
        assert_eq!(lacks(), [Lack::Charter, Lack::Offices, Lack::Meeting]);
        let rules = CharterInput { goals: "Steuern".to_owned(), rhythm_weeks: 13, ..CharterInput::default() };
        write_charter(house, ines, round, 0, &rules).unwrap();
        assert_eq!(lacks(), [Lack::Adoption, Lack::Offices, Lack::Meeting]);
        let rules = CharterInput { adopted_on: Some(house.today()), ..rules };
        write_charter(house, ines, round, 1, &rules).unwrap();
        let add = domain::network::bodies::actions::add_office;
        add(house, ines, round, &office("Stab", Seat::IntegrationOfficer, &ALL, Some(ines))).unwrap();
        assert_eq!(lacks(), [Lack::Offices, Lack::Meeting]);
        assert_eq!(offices(house, ines).unwrap()[0].1, "Stab");
    }
}

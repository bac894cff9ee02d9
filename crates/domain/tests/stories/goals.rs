//! Teil B, deadlines, the Stichtag, and the end.

use base::{Locale, Problem};
use domain::house_test;
use domain::identity::{Action, CaseId};
use domain::plans::Achieved;
use domain::plans::actions::{
    ClosingInput, DutyKind, agenda, close, plan_as_of, reopen, set_standing, standings,
};
use domain::testing::TestHouse;
use domain::testing::set_progress;
use forms::Path;
use jiff::ToSpan;
use jiff::civil::date;

use crate::world::{agreement, enter, look, open_case, told};

/// A goal with one step, due on the given day.
fn agree(house: &TestHouse, case: CaseId, due: &str) -> Path {
    let step = ("Wohnberechtigungsschein beantragen", due);
    crate::world::agree(house, &house.anna, case, ("wohnen", "wo_suche"), step).1
}

house_test! {
    fn a_step_becomes_due_overdue_and_done(house) {
        let case = open_case(house, &house.anna);
        let step = agree(house, case, "18.6.2026");
        let today = agenda(house, &house.anna).unwrap();
        assert_eq!((today.soon.lines.len(), today.overdue.lines.len()), (1, 0));
        let line = &today.soon.lines[0];
        assert_eq!(line.text.reveal(), "Wohnberechtigungsschein beantragen");
        assert_eq!((line.name.reveal().as_str(), line.plan_no), ("Tesfay, Selam", 1));
        house.clock.advance(5 * 86_400);
        let later = agenda(house, &house.anna).unwrap();
        assert_eq!((later.soon.lines.len(), later.overdue.lines.len()), (0, 1));
        let version = look(house, &house.anna, case).version;
        let listed = DutyKind::Step { row: step.clone(), version };
        assert_eq!(later.overdue.lines[0].kind, listed);
        set_progress(house, &house.anna, case, &step, Achieved::Yes).unwrap();
        set_progress(house, &house.anna, case, &step, Achieved::Yes).unwrap();
        assert_eq!(look(house, &house.anna, case).version, version + 1, "the same again is no change");
        let done = agenda(house, &house.anna).unwrap();
        assert!(done.overdue.lines.is_empty() && done.soon.lines.is_empty());
        assert!(agenda(house, &house.ben).unwrap().is_empty());
    }
}

house_test! {
    fn w35_a_plan_has_exactly_one_standing_at_a_stichtag(house) {
        let case = open_case(house, &house.anna);
        let day = house.today();
        assert!(!set_standing(house, &house.anna, case, day, "umsetzung").unwrap());
        assert!(set_standing(house, &house.anna, case, day, "kein_bedarf").unwrap());
        let rows = standings(house, &house.anna, day).unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].standing.as_deref(), Some("kein_bedarf"));
        let unknown = set_standing(house, &house.anna, case, day, "vielleicht");
        assert!(matches!(unknown, Err(Problem::Invalid(_))));
        let tomorrow = day.checked_add(1.days()).unwrap();
        assert!(set_standing(house, &house.anna, case, tomorrow, "umsetzung").is_err());
    }
}

house_test! {
    fn the_state_of_any_past_day_can_be_seen_again(house) {
        let case = open_case(house, &house.anna);
        let first = house.today();
        enter(house, &house.anna, case, &[("aktuelles_sprachniveau", "a1")]);
        house.clock.advance(30 * 86_400);
        enter(house, &house.anna, case, &[("aktuelles_sprachniveau", "b1")]);
        let as_of = |day| house.data.read(|conn| {
            let permit = domain::cases::actions::permit(
                house, conn, &house.anna, case, Action::ReadCase)?;
            plan_as_of(house, conn, &permit, day, Locale::De)
        });
        let then = as_of(first).unwrap();
        assert_eq!(then.answers.text("aktuelles_sprachniveau"), Some("a1"));
        let now = as_of(house.today()).unwrap();
        assert_eq!(now.answers, look(house, &house.anna, case).answers);
        assert!(matches!(as_of(date(2026, 1, 1)), Err(Problem::NotFound)));
    }
}

house_test! {
    fn w10_counselling_ends_only_when_every_step_is_settled(house) {
        let case = open_case(house, &house.anna);
        let step = agree(house, case, "18.6.2026");
        let mut input = ClosingInput {
            ended_on: Some(house.today()),
            reason: "umzug".to_owned(),
            ..ClosingInput::default()
        };
        let Err(Problem::Invalid(errors)) = close(house, &house.anna, case, &input) else {
            panic!("the step is open")
        };
        assert_eq!(errors[0].field, format!("step:{step}"));
        input.steps = vec![(step.to_string(), "nein".to_owned())];
        close(house, &house.anna, case, &input).unwrap();
        let plan = look(house, &house.anna, case);
        assert_eq!(plan.file.ended_on, Some(house.today()));
        assert_eq!(plan.file.retention_from, Some(date(2026, 12, 31)));
        assert_eq!(plan.derived().standings, [(house.today(), "nicht_zustande".to_owned())]);
        assert!(!plan.is_writable());
        let locked = enter(house, &house.anna, case, &[("geschlecht", "m")]);
        assert_eq!(told(&locked.errors), [("geschlecht".to_owned(), "rule-w06-locked".to_owned())]);
        reopen(house, &house.anna, case, &agreement(house)).unwrap();
        assert_eq!(look(house, &house.anna, case).answers.text("beratungsende_am"), None);
    }
}

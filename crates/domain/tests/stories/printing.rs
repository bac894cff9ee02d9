//! What leaves the house: printed plans and the evaluation record, each with its line in the audit.

use base::{Date, Outcome, Problem};
use domain::cases::actions::numbered;
use domain::house_test;
use domain::identity::{AgencyId, Doer, arrange_substitution};
use domain::plans::actions::{
    ClosingInput, EvaluationRecord, EvaluationUse, PrintOrder, close, evaluation, open, print,
};
use domain::privacy::Purpose;
use domain::testing::TestHouse;
use domain::testing::store::{audited, readable};
use forms::Answers;
use jiff::ToSpan;

use crate::world::{consent, enter, open_case, opening};

const FILLED: PrintOrder =
    PrintOrder { as_of: None, filled: true, additions: false, second_language: None };

fn record(
    house: &TestHouse,
    doer: Doer<'_>,
    agency: AgencyId,
    day: Date,
) -> Outcome<EvaluationRecord> {
    evaluation(house, doer, agency, day, EvaluationUse::Export("csv"), |_, _| {})
}

house_test! {
    fn who_prints_a_plan_leaves_a_line_in_the_audit(house) {
        let case = open_case(house, &house.anna);
        enter(house, &house.anna, case, &[("geburtsort", "Asmara")]);
        let plan = print(house, Doer::Actor(&house.anna), case, &FILLED).unwrap();
        assert_eq!(plan.answers.text("geburtsort"), Some("Asmara"));
        assert_eq!(audited(house, "plan.printed").unwrap(), 1);
        let lines = readable(house).unwrap();
        assert!(lines.contains("\"filled\":true") && !lines.contains("Asmara"));
        assert!(!lines.contains("console"));
    }
}

house_test! {
    fn nobody_prints_what_is_not_theirs(house) {
        let case = open_case(house, &house.anna);
        for stranger in [&house.ben, &house.cora, &house.selma] {
            let refused = print(house, Doer::Actor(stranger), case, &FILLED);
            assert!(matches!(refused, Err(Problem::NotFound)), "{}", stranger.display_name);
        }
        for never in [&house.lars, &house.dora, &house.ada, &house.ines, &house.rita, &house.hugo] {
            let refused = print(house, Doer::Actor(never), case, &FILLED);
            assert!(matches!(refused, Err(Problem::Forbidden | Problem::NotFound)), "{:?}", never.role);
        }
        assert_eq!(audited(house, "plan.printed").unwrap(), 0);
        let day = house.today();
        arrange_substitution(house, &house.lars, house.anna.account, house.ben.account, (day, day)).unwrap();
        assert!(print(house, Doer::Actor(&house.ben), case, &FILLED).is_ok(), "who stands in prints too");
    }
}

house_test! {
    fn the_plan_of_a_past_day_is_printed_as_it_stood(house) {
        let case = open_case(house, &house.anna);
        let begun = house.today();
        enter(house, &house.anna, case, &[("geburtsort", "Asmara")]);
        house.clock.advance(3 * 86_400);
        enter(house, &house.anna, case, &[("geburtsort", "Keren")]);
        let on = |day: Date| {
            let order = PrintOrder { as_of: Some(day), ..FILLED };
            print(house, Doer::Actor(&house.anna), case, &order)
        };
        assert_eq!(on(begun).unwrap().answers.text("geburtsort"), Some("Asmara"));
        assert_eq!(on(house.today()).unwrap().answers.text("geburtsort"), Some("Keren"));
        let refused = |day: Date| match on(day) {
            Err(Problem::Invalid(errors)) => errors[0].key,
            _ => panic!("{day} is refused"),
        };
        assert_eq!(refused(house.today().tomorrow().unwrap()), "error-date-future");
        assert_eq!(refused(begun.yesterday().unwrap()), "print-before-begin");
    }
}

house_test! {
    fn the_console_takes_the_place_of_the_case_manager_and_says_so(house) {
        let case = open_case(house, &house.anna);
        let found = numbered(house, Doer::Console, 1, None).unwrap();
        assert_eq!((found.len(), found[0].case, found[0].agency), (1, case, house.singen.id));
        assert!(print(house, Doer::Console, case, &FILLED).is_ok());
        assert!(readable(house).unwrap().contains("\"console\":true"));
        open(house, &house.cora, "request-0002", &opening(house, "Haile", "Ruta"), &Answers::new()).unwrap();
        assert_eq!(numbered(house, Doer::Console, 1, None).unwrap().len(), 2, "two agencies, one number");
        assert_eq!(numbered(house, Doer::Console, 1, Some(house.singen.id)).unwrap(), found);
        assert!(numbered(house, Doer::Console, 99, None).unwrap().is_empty());
        let person = numbered(house, Doer::Actor(&house.anna), 1, None);
        assert!(matches!(person, Err(Problem::Forbidden)));
    }
}

house_test! {
    fn the_evaluation_record_has_seven_fields_and_no_name(house) {
        let case = open_case(house, &house.anna);
        enter(house, &house.anna, case, &[
            ("geschlecht", "w"), ("herkunftsland", "224"), ("einreise_de_am", "15.6.2024"),
        ]);
        let record = record(house, Doer::Actor(&house.anna), house.singen.id, house.today()).unwrap();
        assert_eq!((record.rows.len(), record.left_out), (1, 0));
        let row = &record.rows[0];
        assert_eq!((row.sex.as_str(), row.age.as_str(), row.origin.as_str()), ("w", "36", "224"));
        assert_eq!((row.months_in_germany.as_str(), row.plan_no.as_str()), ("24", "1"));
        assert_eq!((row.municipality_key.as_str(), row.case_manager_no.as_str()), ("08335075", "1"));
        assert_eq!(audited(house, "evaluation.exported").unwrap(), 1);
    }
}

house_test! {
    fn the_record_reaches_as_far_as_the_role(house) {
        open_case(house, &house.anna);
        open_case(house, &house.ben);
        let (singen, today) = (house.singen.id, house.today());
        let count = |doer| record(house, doer, singen, today).map(|record| record.rows.len());
        assert_eq!(count(Doer::Actor(&house.anna)).unwrap(), 1, "the own cases");
        assert_eq!(count(Doer::Actor(&house.lars)).unwrap(), 2, "the agency's cases");
        assert_eq!(count(Doer::Console).unwrap(), 2, "the agency's cases");
        assert_eq!(record(house, Doer::Console, house.caritas.id, today).unwrap(), EvaluationRecord::default());
        for stranger in [&house.cora, &house.clara, &house.carl, &house.ines, &house.dora, &house.ada] {
            assert!(matches!(count(Doer::Actor(stranger)), Err(Problem::Forbidden)), "{:?}", stranger.role);
        }
    }
}

house_test! {
    fn who_did_not_agree_to_evaluation_is_only_counted(house) {
        let mut input = opening(house, "Haile", "Ruta");
        let mut given = consent(house, false);
        for (purpose, granted) in &mut given.answers {
            *granted &= *purpose != Purpose::Evaluation;
        }
        input.consent = Some(given);
        open(house, &house.anna, "request-0002", &input, &Answers::new()).unwrap();
        let record = record(house, Doer::Actor(&house.anna), house.singen.id, house.today()).unwrap();
        assert_eq!((record.rows.len(), record.left_out), (0, 1));
    }
}

house_test! {
    fn a_plan_that_ended_after_the_stichtag_still_counts_with_what_it_held(house) {
        let case = open_case(house, &house.anna);
        enter(house, &house.anna, case, &[("geschlecht", "w")]);
        let reference_date = house.today();
        house.clock.advance(40 * 86_400);
        let ended_on = house.today();
        let input = ClosingInput {
            ended_on: Some(ended_on), reason: "umzug".to_owned(), ..ClosingInput::default()
        };
        close(house, &house.anna, case, &input).unwrap();
        let doer = Doer::Actor(&house.anna);
        let before = record(house, doer, house.singen.id, reference_date).unwrap();
        assert_eq!(before.rows[0].sex, "w");
        let after = record(house, doer, house.singen.id, ended_on).unwrap();
        assert!(after.rows.is_empty(), "it was not active any more at the end of that day");
        let early = reference_date.checked_sub(1.days()).unwrap();
        assert!(record(house, doer, house.singen.id, early).unwrap().rows.is_empty(), "nor before it began");
        let printed = print(house, doer, case, &FILLED).unwrap();
        assert!(printed.evaluation.is_relevant("geschlecht"), "an ended plan can still be printed");
        assert!(!printed.is_writable());
    }
}

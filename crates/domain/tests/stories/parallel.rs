//! Many at once: nothing acknowledged is lost, and what can happen once happens once.

use std::collections::BTreeSet;
use std::sync::Mutex;

use base::{Outcome, Problem};
use domain::cases::EnquiryInput;
use domain::cases::actions::record_enquiry;
use domain::house::House;
use domain::house_test;
use domain::plans::actions::{
    ClosingInput, SaveInput, close, field_history, open, plan_as_of, save,
};
use domain::testing::add_row;
use forms::{Answers, Path};

use crate::world::{look, open_case, opening, permit_of};

const CROWD: usize = 50;
/// So often somebody asks again before they give up.
const PATIENCE: usize = 20;

/// Everybody does it at the same moment; a store that is busy for too long is asked again, as people do.
fn crowd<T: Send>(
    house: &House,
    work: impl Fn(&House, usize) -> Outcome<T> + Sync,
) -> Vec<Outcome<T>> {
    let done = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for number in 0..CROWD {
            let (work, done) = (&work, &done);
            scope.spawn(move || {
                let busy = |outcome: &Outcome<T>| matches!(outcome, Err(Problem::Unavailable(_)));
                let mut tries = (0..PATIENCE).map(|_| work(house, number));
                let outcome =
                    tries.find(|outcome| !busy(outcome)).expect("a store with time for us");
                done.lock().unwrap().push(outcome);
            });
        }
    });
    done.into_inner().unwrap()
}

fn typed(field: &str, value: String) -> SaveInput {
    let fields = vec![(field.to_owned(), vec![value], false)];
    SaveInput { base_version: i64::MAX, fields, overrule: Vec::new() }
}

house_test! {
    fn fifty_edits_of_one_plan_at_once_are_all_in_its_history(house) {
        let case = open_case(house, &house.anna);
        let anna = &house.anna;
        let outcomes = crowd(house, |house, number| match number % 2 {
            0 => save(house, anna, case, &typed("geburtsort", format!("Ort {number}"))).map(|_| None),
            _ => add_row(house, anna, case, None, "ziele").map(Some),
        });
        let rows: BTreeSet<Path> = outcomes.into_iter().filter_map(|outcome| outcome.unwrap()).collect();
        assert_eq!(rows.len(), CROWD / 2, "every row has a key of its own");
        let plan = look(house, anna, case);
        assert_eq!(plan.version, 1 + CROWD as i64);
        assert!(rows.iter().all(|row| plan.answers.rows().contains(row)));
        let permit = permit_of(house, anna, case);
        house.data.read(|conn| {
            let path = Path::parse("geburtsort").unwrap();
            let past = field_history(house, conn, &permit, &path)?;
            let values: BTreeSet<String> =
                past.iter().map(|change| change.value.reveal().clone()).collect();
            let sent: BTreeSet<String> =
                (0..CROWD).step_by(2).map(|number| format!("Ort {number}")).collect();
            assert_eq!(values, sent, "each acknowledged value is in the history");
            assert_eq!(plan.answers.text("geburtsort"), Some(past[0].value.reveal().as_str()));
            let folded = plan_as_of(house, conn, &permit, house.today(), anna.language)?;
            assert_eq!(folded.answers, plan.answers);
            Ok::<_, Problem>(())
        }).unwrap();
    }
}

house_test! {
    fn fifty_people_close_one_case_and_one_of_them_did(house) {
        let case = open_case(house, &house.anna);
        let anna = &house.anna;
        let input = ClosingInput {
            ended_on: Some(house.today()), reason: "umzug".to_owned(), ..ClosingInput::default()
        };
        let outcomes = crowd(house, |house, _| close(house, anna, case, &input));
        let won = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        assert_eq!(won, 1);
        assert!(outcomes.iter().all(|outcome| matches!(outcome, Ok(()) | Err(Problem::Conflict))));
        assert_eq!(domain::testing::store::audited(house, "case.closed").unwrap(), 1);
        let plan = look(house, &house.anna, case);
        assert_eq!((plan.version, plan.derived().standings.len()), (2, 1));
    }
}

house_test! {
    fn one_form_sent_fifty_times_at_once_is_stored_once(house) {
        let anna = &house.anna;
        let asked = EnquiryInput { access_route: "eigeninitiative".into(), ..EnquiryInput::default() };
        let enquiries = crowd(house, |house, _| record_enquiry(house, anna, "request-0001", &asked));
        let ids: BTreeSet<String> = enquiries.into_iter().map(|id| id.unwrap().text()).collect();
        assert_eq!(ids.len(), 1);
        let input = opening(house, "Tesfay", "Selam");
        let opened = crowd(house, |house, _| open(house, anna, "request-0002", &input, &Answers::new()));
        let ids: BTreeSet<String> = opened.into_iter().map(|id| id.unwrap().text()).collect();
        assert_eq!(ids.len(), 1);
        let audited = |action| domain::testing::store::audited(house, action).unwrap();
        assert_eq!((audited("enquiry.recorded"), audited("case.opened")), (1, 1));
    }
}

house_test! {
    fn plan_numbers_given_at_the_same_moment_are_all_different(house) {
        let anna = &house.anna;
        let input = opening(house, "Tesfay", "Selam");
        let opened = crowd(house, |house, number| {
            open(house, anna, &format!("request-{number:04}"), &input, &Answers::new())
        });
        let numbers: BTreeSet<i64> = opened.into_iter()
            .map(|case| look(house, anna, case.unwrap()).file.plan_no).collect();
        assert_eq!(numbers.len(), CROWD);
        assert!(numbers.contains(&1));
    }
}

//! What the program reminds of by itself: W23, and a status that runs out.

use base::{Date, PageRequest};
use domain::cases::ReminderId;
use domain::cases::actions::finish_reminder;
use domain::house_test;
use domain::plans::actions::{DutyFilter, DutyKind, duties};
use domain::testing::TestHouse;
use jiff::civil::date;

use crate::world::{enter, open_case, switch_on, told, wait_until};

struct Told {
    id: ReminderId,
    reason: String,
    about: String,
    due_on: Date,
}

fn far_reminders(house: &TestHouse) -> Vec<Told> {
    let filter = DutyFilter { steps: Some(false), ..DutyFilter::default() };
    let found = duties(house, &house.anna, &filter, &PageRequest::first()).unwrap().rows;
    let told = found.into_iter().map(|duty| match duty.kind {
        DutyKind::Reminder { id, reason, about } => Told { id, reason, about, due_on: duty.due_on },
        DutyKind::Step { .. } => panic!("a step among the reminders"),
    });
    told.collect()
}

house_test! {
    fn w23_a_running_recognition_comes_back_after_three_months_and_goes_when_it_is_over(house) {
        wait_until(house, date(2026, 11, 30));
        let case = open_case(house, &house.anna);
        let certificate = [
            ("schulbesuch", "ja"), ("schulabschluss", "ja"), ("schulabschluss_art", "hzb_ausland"),
            ("abschluss_herkunft_schule", "ausland"), ("beruf", "Schneiderin"),
            ("beruf_zertifikat", "ja"), ("abschluss_herkunft_beruf", "ausland"),
        ];
        assert_eq!(told(&enter(house, &house.anna, case, &certificate).errors), []);
        assert!(far_reminders(house).is_empty());
        enter(house, &house.anna, case, &[("anerkennung_schule", "bearbeitung")]);
        enter(house, &house.anna, case, &[("anerkennung_schule_stelle", "rps_zeugnis")]);
        let set = far_reminders(house);
        assert_eq!(set.len(), 1, "other changes set no second one");
        assert_eq!((set[0].reason.as_str(), set[0].about.as_str()), ("recognition", "anerkennung_schule"));
        assert_eq!(set[0].due_on, date(2027, 2, 28), "three months after 30 November");
        enter(house, &house.anna, case, &[("anerkennung_beruf", "bearbeitung")]);
        assert_eq!(far_reminders(house).len(), 2);
        enter(house, &house.anna, case, &[("anerkennung_schule", "ja")]);
        let left: Vec<String> = far_reminders(house).into_iter().map(|one| one.about).collect();
        assert_eq!(left, ["anerkennung_beruf"], "only the one that ended");
        enter(house, &house.anna, case, &[("beruf_zertifikat", "nein")]);
        assert!(far_reminders(house).is_empty(), "what is not asked any more reminds of nothing");
    }
}

house_test! {
    fn w23_a_reminder_ticked_off_does_not_come_again_by_itself(house) {
        let case = open_case(house, &house.anna);
        enter(house, &house.anna, case, &[
            ("schulbesuch", "ja"), ("schulabschluss", "ja"), ("schulabschluss_art", "hzb_ausland"),
            ("abschluss_herkunft_schule", "ausland"), ("anerkennung_schule", "bearbeitung"),
        ]);
        let one = far_reminders(house).remove(0);
        finish_reminder(house, &house.anna, case, one.id).unwrap();
        enter(house, &house.anna, case, &[("anerkennung_schule_stelle", "iq")]);
        assert!(far_reminders(house).is_empty());
        enter(house, &house.anna, case, &[("anerkennung_schule", "nein")]);
        enter(house, &house.anna, case, &[("anerkennung_schule", "bearbeitung")]);
        assert_eq!(far_reminders(house).len(), 1, "a new procedure is a new reminder");
    }
}

house_test! {
    fn a_status_that_runs_out_comes_up_two_months_before(house) {
        switch_on(house, &["Z22"]);
        let case = open_case(house, &house.anna);
        let until = |day| {
            let answers = [("aufenthaltsstatus", "ae_24"), ("aufenthaltsstatus_gueltig_bis", day)];
            assert_eq!(told(&enter(house, &house.anna, case, &answers).errors), []);
            far_reminders(house).into_iter().map(|one| (one.reason, one.due_on)).collect::<Vec<_>>()
        };
        let expires = |day| vec![("status_expires".to_owned(), day)];
        assert_eq!(until("4.3.2027"), expires(date(2027, 1, 4)));
        assert_eq!(until("30.4.2027"), expires(date(2027, 2, 28)), "moved, not doubled");
        assert_eq!(until("1.7.2026"), expires(house.today()), "never in the past");
        assert_eq!(until(""), []);
    }
}

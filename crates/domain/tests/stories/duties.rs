//! What comes back on a day.

use base::{PageRequest, Problem};
use domain::cases::actions::{finish_reminder, permit, remind, reminders_of};
use domain::house_test;
use domain::identity::{Action, CaseId, arrange_substitution};
use domain::plans::actions::{
    Duty, DutyFilter, DutyKind, TypedRow, add_goal, agenda, close, duties, without_standing,
};
use domain::testing::TestHouse;
use jiff::ToSpan;

use crate::world::open_case;

fn typed(values: &[(&str, &str)]) -> TypedRow {
    values.iter().map(|(name, value)| ((*name).to_owned(), vec![(*value).to_owned()])).collect()
}

fn agree(house: &TestHouse, case: CaseId, number: usize, due: &str) {
    let goal = typed(&[("ziele_bereich", "wohnen"), ("ziele_ziel", "wo_suche")]);
    let step = typed(&[
        ("schritte_text", &format!("Schritt {number}")),
        ("schritte_wer", "klient"),
        ("schritte_umsetzung_bis", due),
    ]);
    add_goal(house, &house.anna, case, &format!("request-goal-{number:04}"), &goal, &step).unwrap();
}

fn texts(duties: &[Duty]) -> Vec<String> {
    duties.iter().map(|duty| duty.text.reveal().clone()).collect()
}

house_test! {
    fn a_reminder_is_set_once_comes_back_and_goes(house) {
        let case = open_case(house, &house.anna);
        let day = Some(house.today());
        let set = |key: &str, note: &str| remind(house, &house.anna, case, key, day, note);
        let id = set("request-0001", " Zeugnis nachreichen 🎓 ").unwrap();
        assert_eq!(set("request-0001", "Zeugnis nachreichen 🎓").unwrap(), id);
        let due = duties(house, &house.anna, &DutyFilter::default(), &PageRequest::first()).unwrap();
        assert_eq!(texts(&due.rows), ["Zeugnis nachreichen 🎓"]);
        assert_eq!(due.rows[0].kind, DutyKind::Reminder { id, reason: "own".into(), about: String::new() });
        let of_case = || house.data.read(|conn| {
            let permit = permit(house, conn, &house.anna, case, Action::ReadCase)?;
            reminders_of(house, conn, &permit)
        }).unwrap();
        assert_eq!(of_case().len(), 1);
        let other = open_case(house, &house.anna);
        assert!(matches!(finish_reminder(house, &house.anna, other, id), Err(Problem::NotFound)));
        finish_reminder(house, &house.anna, case, id).unwrap();
        finish_reminder(house, &house.anna, case, id).unwrap();
        assert!(of_case().is_empty()&& agenda(house, &house.anna).unwrap().soon.lines.is_empty());
    }
}

house_test! {
    fn a_reminder_needs_a_day_to_come_and_words(house) {
        let case = open_case(house, &house.anna);
        let yesterday = house.today().yesterday().ok();
        let long = "x".repeat(501);
        for (day, note, wrong) in [
            (None, "", 2), (yesterday, "a", 1), (Some(house.today()), "a\0b", 1),
            (Some(house.today()), long.as_str(), 1), (Some(house.today()), " \n", 1),
        ] {
            let refused = remind(house, &house.anna, case, "request-0001", day, note);
            let Err(Problem::Invalid(errors)) = refused else { panic!("refused") };
            assert_eq!(errors.len(), wrong, "{day:?}");
        }
    }
}

house_test! {
    fn steps_and_reminders_stand_in_one_list_by_day_page_by_page(house) {
        let case = open_case(house, &house.anna);
        for number in 0..5 {
            agree(house, case, number, &format!("{}.7.2026", 20 - number));
        }
        for number in 0..4 {
            let day = house.today().checked_add((number * 9).days()).ok();
            remind(house, &house.anna, case, &format!("request-{number:04}"), day, &format!("Notiz {number}")).unwrap();
        }
        let whole = duties(house, &house.anna, &DutyFilter::default(), &PageRequest::first()).unwrap();
        assert_eq!((whole.rows.len(), whole.next), (9, None));
        let days: Vec<_> = whole.rows.iter().map(|duty| duty.due_on).collect();
        assert!(days.is_sorted(), "{days:?}");
        let mut request = PageRequest { after: None, size: 2 };
        let mut seen = Vec::new();
        loop {
            let page = duties(house, &house.anna, &DutyFilter::default(), &request).unwrap();
            seen.extend(texts(&page.rows));
            match page.next { Some(after) => request.after = Some(after), None => break }
        }
        assert_eq!(seen, texts(&whole.rows));
        let only = |steps| {
            let filter = DutyFilter { steps: Some(steps), ..DutyFilter::default() };
            duties(house, &house.anna, &filter, &PageRequest::first()).unwrap().rows.len()
        };
        assert_eq!((only(true), only(false)), (5, 4));
    }
}

house_test! {
    fn a_block_shows_seven_lines_and_says_that_there_are_more(house) {
        let case = open_case(house, &house.anna);
        for number in 0..8 {
            agree(house, case, number, "16.6.2026");
        }
        let agenda = agenda(house, &house.anna).unwrap();
        assert_eq!((agenda.soon.lines.len(), agenda.soon.more), (7, true));
        assert_eq!((agenda.incomplete.lines.len(), agenda.incomplete.more), (1, false));
        assert!(agenda.incomplete.lines[0].missing > 0);
    }
}

house_test! {
    fn a_substitute_sees_what_comes_back_and_a_colleague_does_not(house) {
        let case = open_case(house, &house.anna);
        agree(house, case, 1, "16.6.2026");
        remind(house, &house.anna, case, "request-0001", Some(house.today()), "Anruf").unwrap();
        let seen = |actor| {
            duties(house, actor, &DutyFilter::default(), &PageRequest::first()).unwrap().rows.len()
        };
        assert_eq!((seen(&house.anna), seen(&house.ben), seen(&house.cora)), (2, 0, 0));
        let day = house.today();
        arrange_substitution(house, &house.lars, house.anna.account, house.ben.account, (day, day)).unwrap();
        assert_eq!(seen(&house.ben), 2);
        for never in [&house.ada, &house.dora, &house.ines] {
            let answer = duties(house, never, &DutyFilter::default(), &PageRequest::first());
            assert!(matches!(answer, Err(Problem::Forbidden)), "{:?}", never.role);
        }
    }
}

house_test! {
    fn an_ended_case_comes_back_no_more(house) {
        let case = open_case(house, &house.anna);
        remind(house, &house.anna, case, "request-0001", Some(house.today()), "Anruf").unwrap();
        let input = domain::plans::actions::ClosingInput {
            ended_on: Some(house.today()), reason: "umzug".into(), ..Default::default()
        };
        close(house, &house.anna, case, &input).unwrap();
        assert!(agenda(house, &house.anna).unwrap().is_empty());
    }
}

house_test! {
    fn who_leads_counts_what_is_missing_without_a_name(house) {
        open_case(house, &house.anna);
        open_case(house, &house.ben);
        open_case(house, &house.cora);
        let count = |actor| without_standing(house, actor, house.today()).unwrap();
        assert_eq!((count(&house.lars), count(&house.anna), count(&house.clara)), (2, 1, 1));
        assert!(matches!(without_standing(house, &house.ines, house.today()), Err(Problem::Forbidden)));
    }
}

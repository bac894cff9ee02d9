//! Health data: W29 and W31.

use base::{Locale, Personal, Problem};
use domain::cases::ContactInput;
use domain::cases::actions::withdraw_consent;
use domain::cases::actions::{contacts, record_contact};
use domain::house_test;
use domain::identity::{Actor, CaseId, arrange_substitution};
use domain::plans::Achieved;
use domain::plans::actions::{
    Shown, agenda, change_counts, field_history, note_health_seen, plan_as_of, plan_with,
};
use domain::privacy::{Purpose, WithdrawalChannel};
use domain::testing::TestHouse;
use domain::testing::set_progress;
use domain::testing::store::audited;
use forms::Path;

use crate::world::{agree, enter, look, open_case, permit_of};

fn path(text: &str) -> Path {
    Path::parse(text).unwrap()
}

/// A goal of health and one of housing, both due on the day of the story.
fn two_goals(house: &TestHouse, case: CaseId) -> (Path, Path) {
    let health =
        agree(house, &house.anna, case, ("gesundheit", "ge_arzt"), ("Praxis suchen", "15.6.2026"));
    let housing =
        agree(house, &house.anna, case, ("wohnen", "wo_suche"), ("Anzeigen lesen", "15.6.2026"));
    (health.0, housing.0)
}

fn withdraw_health(house: &TestHouse, case: CaseId) {
    let permit = permit_of(house, &house.anna, case);
    let folder =
        house.data.read(|conn| domain::privacy::actions::folder(house, conn, &permit)).unwrap();
    let (consent, purposes) = (folder.consents[0].id, [Purpose::Health]);
    withdraw_consent(house, &house.anna, case, consent, &purposes, WithdrawalChannel::Phone)
        .unwrap();
}

house_test! {
    fn w31_without_consent_a_health_goal_shows_neither_text_nor_deadline(house) {
        let case = open_case(house, &house.anna);
        let (health, housing) = two_goals(house, case);
        let texts = || {
            let soon = agenda(house, &house.anna).unwrap().soon;
            soon.lines.into_iter().map(|line| line.text.into_inner()).collect::<Vec<_>>()
        };
        assert_eq!(texts(), ["Praxis suchen", "Anzeigen lesen"]);
        withdraw_health(house, case);
        assert_eq!(texts(), ["Anzeigen lesen"]);
        let plan = look(house, &house.anna, case);
        assert_eq!(plan.answers.rows().iter().filter(|row| row.is_in(&health)).count(), 0);
        assert_eq!(plan.answers.rows().iter().filter(|row| row.is_in(&housing)).count(), 2);
        let step = path(&format!("{health}.schritte[r3]"));
        let refused = set_progress(house, &house.anna, case, &step, Achieved::Yes);
        assert!(matches!(refused, Err(Problem::NotFound)), "what is not shown does not exist");
    }
}

house_test! {
    fn w31_who_may_not_read_health_data_sees_none_of_them_anywhere(house) {
        let case = open_case(house, &house.anna);
        enter(house, &house.anna, case, &[("behinderung", "ja"), ("geschlecht", "w")]);
        let (health, housing) = two_goals(house, case);
        let area = |goal: &Path| goal.question("ziele_bereich");
        let contact = |area: &str, request: &str| {
            let mut input = ContactInput {
                held_on: Some(house.today()), form: "persoenlich".into(), minutes: Some(30),
                ..ContactInput::default()
            };
            input.details.areas = vec![area.to_owned()];
            input.details.note = Personal::new(format!("über {area}"));
            record_contact(house, &house.anna, case, request, &input).unwrap();
        };
        contact("gesundheit", "request-0001");
        contact("wohnen", "request-0002");
        let permit = permit_of(house, &house.anna, case);
        assert!(permit.reads_health());
        let permit = permit.without_health();
        house.data.read(|conn| {
            let full = look(house, &house.anna, case);
            let version = (full.version, full.changed_at);
            let day = (house.today(), Locale::De);
            let plan = plan_with(house, conn, &permit, full.answers.clone(), version, day)?;
            let past = plan_as_of(house, conn, &permit, house.today(), Locale::De)?;
            for seen in [&plan, &past] {
                assert_eq!(seen.answers.text("behinderung"), None);
                assert!(!seen.evaluation.is_relevant("behinderung"));
                assert_eq!(seen.answers.get(&area(&health)), None);
                assert!(seen.answers.get(&area(&housing)).is_some());
                assert_eq!(seen.answers.text("geschlecht"), Some("w"));
                assert_eq!(seen.derived(), full.derived(), "what lists draw belongs to the plan");
            }
            let changed = change_counts(house, conn, &permit)?;
            assert!(changed.contains_key(&path("geschlecht")));
            assert!(!changed.contains_key(&path("behinderung")), "the name alone would tell");
            let mut of = |asked: &Path| field_history(house, conn, &permit, asked).map(|past| past.len());
            assert_eq!((of(&path("behinderung"))?, of(&area(&health))?, of(&area(&housing))?), (0, 0, 1));
            let notes = contacts(house, conn, &permit)?;
            let notes: Vec<&str> = notes.iter().map(|one| one.details.note.reveal().as_str()).collect();
            assert_eq!(notes, ["über wohnen", ""], "that there was a contact is counted");
            Ok::<_, Problem>(())
        }).unwrap();
    }
}

house_test! {
    fn w31_a_goal_that_once_was_health_has_no_past_without_the_right(house) {
        let case = open_case(house, &house.anna);
        let (health, _) = two_goals(house, case);
        let at = |name: &str| health.question(name);
        enter(house, &house.anna, case, &[
            (at("ziele_bereich").as_str(), "wohnen"), (at("ziele_ziel").as_str(), "wo_suche"),
        ]);
        withdraw_health(house, case);
        let plan = look(house, &house.anna, case);
        assert_eq!(plan.answers.get(&at("ziele_ziel")).and_then(|one| one.text()), Some("wo_suche"));
        let past = house.data.read(|conn| {
            field_history(house, conn, &permit_of(house, &house.anna, case), &at("ziele_ziel"))
        }).unwrap();
        assert!(past.is_empty());
    }
}

house_test! {
    fn w31_a_save_without_the_consent_keeps_what_it_does_not_see(house) {
        let case = open_case(house, &house.anna);
        enter(house, &house.anna, case, &[("behinderung", "ja")]);
        let (health, _) = two_goals(house, case);
        let before = look(house, &house.anna, case).answers;
        withdraw_health(house, case);
        enter(house, &house.anna, case, &[("geburtsort", "Asmara")]);
        let again = crate::world::consent(house, true);
        domain::cases::actions::give_consent(house, &house.anna, case, "request-0009", &again).unwrap();
        let after = look(house, &house.anna, case);
        assert_eq!(after.answers.text("behinderung"), Some("ja"));
        assert_eq!(after.answers.rows(), before.rows());
        assert!(after.answers.rows().contains(&health));
        assert_eq!(after.answers.text("geburtsort"), Some("Asmara"));
    }
}

house_test! {
    fn w29_a_contact_about_health_needs_the_consent(house) {
        let case = open_case(house, &house.anna);
        withdraw_health(house, case);
        let mut input = ContactInput {
            held_on: Some(house.today()), form: "persoenlich".into(), minutes: Some(30),
            ..ContactInput::default()
        };
        input.details.areas = vec!["wohnen".to_owned(), "gesundheit".to_owned()];
        let refused = record_contact(house, &house.anna, case, "request-0001", &input);
        let Err(Problem::Invalid(errors)) = refused else { panic!("refused") };
        assert_eq!((errors[0].field.as_str(), errors[0].key), ("areas", "error-w29-health"));
        input.details.areas.pop();
        record_contact(house, &house.anna, case, "request-0001", &input).unwrap();
    }
}

house_test! {
    fn reading_health_data_is_told_once_a_day_for_each_person_and_case(house) {
        let case = open_case(house, &house.anna);
        let told = || audited(house, "plan.health_read").unwrap();
        let see = |actor: &Actor, shown: Shown<'_>| {
            note_health_seen(house, actor, &look(house, actor, case), shown).unwrap();
        };
        see(&house.anna, Shown::Whole);
        assert_eq!(told(), 0, "there is nothing of the kind");
        enter(house, &house.anna, case, &[("behinderung", "ja"), ("geschlecht", "w")]);
        see(&house.anna, Shown::PartB);
        see(&house.anna, Shown::At(&path("geschlecht")));
        assert_eq!(told(), 0, "what was shown is something else");
        see(&house.anna, Shown::PartA);
        see(&house.anna, Shown::Whole);
        assert_eq!(told(), 1);
        house.clock.advance(86_400);
        see(&house.anna, Shown::At(&path("behinderung")));
        assert_eq!(told(), 2);
        let day = house.today();
        arrange_substitution(house, &house.lars, house.anna.account, house.ben.account, (day, day)).unwrap();
        see(&house.ben, Shown::PartA);
        assert_eq!(told(), 3);
        withdraw_health(house, case);
        house.clock.advance(86_400);
        see(&house.anna, Shown::PartA);
        assert_eq!(told(), 3, "nothing of it is shown any more");
    }
}

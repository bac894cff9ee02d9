//! What the program adds to the rules of the form: over several plans, over time, as an action.

use base::{Locale, PageRequest, Personal, Problem};
use domain::cases::actions::{
    contacts, enquiries, finish_reminder, permit, record_contact, record_enquiry, reminders,
};
use domain::cases::{ContactInput, CounsellingType, EnquiryInput, Reminder};
use domain::house_test;
use domain::identity::{Action, CaseId, arrange_substitution};
use domain::plans::actions::{
    ClosingInput, add_row, agenda, change_depth, close, confirm_warning, field_history, open,
    plan_as_of, plan_with, remove_row, set_progress, set_standing, standings,
};
use domain::plans::{Achieved, warnings};
use domain::privacy::actions::{give_release, releases_in_force, revoke_release, withdraw_consent};
use domain::privacy::{Purpose, ReleaseDetails, WithdrawalChannel};
use domain::testing::TestHouse;
use forms::{Answers, Path};
use jiff::civil::date;

use crate::world::{
    agree, enter, look, open_case, opening, permit_of, switch_on, told, wait_until,
};

fn path(text: &str) -> Path {
    Path::parse(text).unwrap()
}

house_test! {
    fn w03_a_steered_case_without_standing_is_due_at_every_stichtag(house) {
        let steered = open_case(house, &house.anna);
        let simple = open_case(house, &house.anna);
        change_depth(house, &house.anna, simple, CounsellingType::Simple).unwrap();
        let due = |day| -> Vec<(CaseId, bool)> {
            let rows = standings(house, &house.anna, day).unwrap();
            rows.into_iter().map(|row| (row.file.id, row.due)).collect()
        };
        let stichtag = house.today();
        assert_eq!(due(stichtag), [(steered, true), (simple, false)]);
        set_standing(house, &house.anna, steered, stichtag, "umsetzung").unwrap();
        assert_eq!(due(stichtag), [(steered, false), (simple, false)]);
        wait_until(house, date(2026, 12, 31));
        assert_eq!(due(date(2026, 12, 31)), [(steered, true), (simple, false)]);
    }
}

house_test! {
    fn w05_counselling_after_an_enquiry_is_a_new_record_and_the_enquiry_stays_counted(house) {
        let asked = EnquiryInput {
            access_route: "zuweisung".to_owned(),
            topic: Some("wohnen".to_owned()),
            language: Some("tir".to_owned()),
            minutes: Some(15),
            ..EnquiryInput::default()
        };
        let id = record_enquiry(house, &house.anna, "request-0001", &asked).unwrap();
        let known: Answers = [("zugangsweg", asked.access_route.as_str())].into_iter().collect();
        let input = opening(house, "Tesfay", "Selam");
        let case = open(house, &house.anna, "request-0002", &input, &known).unwrap();
        let plan = look(house, &house.anna, case);
        let names: Vec<&str> = plan.answers.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(names, ["erstkontakt_am", "geburtsdatum", "zugangsweg"], "nothing else went along");
        let kept = enquiries(house, &house.anna, &PageRequest::first()).unwrap().rows;
        assert_eq!((kept.len(), kept[0].id, kept[0].input.minutes), (1, id, Some(15)));
    }
}

house_test! {
    fn w07_a_handover_on_paper_is_noted_in_the_rahmendaten(house) {
        let case = open_case(house, &house.anna);
        let field = "uebergabe_mit_integrationsplan";
        let saved = enter(house, &house.anna, case, &[("zugangsweg", "uebergabe"), (field, "mit")]);
        assert_eq!(told(&saved.errors), []);
        assert_eq!(saved.plan.answers.text(field), Some("mit"));
        let saved = enter(house, &house.anna, case, &[("zugangsweg", "eigeninitiative")]);
        assert_eq!(saved.plan.evaluation.hidden_values, [path(field)], "kept until confirmed");
    }
}

fn child(house: &TestHouse, case: CaseId, born: &str) -> Path {
    enter(
        house,
        &house.anna,
        case,
        &[("anzahl_personen_haushalt", "3"), ("kinder_minderjaehrig", "ja")],
    );
    let row = add_row(house, &house.anna, case, None, "kinder").unwrap();
    let field = row.question("kinder_geburtsdatum").to_string();
    assert_eq!(told(&enter(house, &house.anna, case, &[(&field, born)]).errors), []);
    row
}

house_test! {
    fn w13_a_childs_row_freezes_on_the_eighteenth_birthday(house) {
        let case = open_case(house, &house.anna);
        let row = child(house, case, "16.6.2008");
        let place = row.question("kinder_wohnort").to_string();
        assert_eq!(told(&enter(house, &house.anna, case, &[(&place, "haushalt")]).errors), []);
        wait_until(house, date(2026, 6, 16));
        let refused = enter(house, &house.anna, case, &[(&place, "ausland"), ("geschlecht", "w")]);
        assert_eq!(told(&refused.errors), [(place.clone(), "rule-w06-locked".to_owned())]);
        assert_eq!(refused.plan.answers.text(&place), Some("haushalt"));
        assert_eq!(refused.plan.answers.text("geschlecht"), Some("w"), "the others go on");
        assert!(matches!(remove_row(house, &house.anna, case, &row), Err(Problem::Rule(_))));
    }
}

house_test! {
    fn w13_the_day_a_row_was_entered_stands_from_the_beginning_and_for_ever(house) {
        let case = open_case(house, &house.anna);
        let row = child(house, case, "2015");
        let entered = row.question("kinder_erfasst_am").to_string();
        assert_eq!(look(house, &house.anna, case).answers.text(&entered), Some("2026-06-15"));
        wait_until(house, date(2026, 9, 1));
        let saved = enter(house, &house.anna, case, &[(&entered, "2020-01-01")]);
        assert_eq!(told(&saved.errors), [(entered.clone(), "error-not-asked".to_owned())]);
        assert_eq!(saved.plan.answers.text(&entered), Some("2026-06-15"));
        let second = child(house, case, "2016").question("kinder_erfasst_am").to_string();
        assert_eq!(look(house, &house.anna, case).answers.text(&second), Some("2026-09-01"));
    }
}

house_test! {
    fn w16_a_confirmed_warning_stays_confirmed_until_its_matter_changes(house) {
        let case = open_case(house, &house.anna);
        let warning = path("warnung_w16_niveau");
        let none = confirm_warning(house, &house.anna, case, &warning, true);
        assert!(matches!(none, Err(Problem::NotFound)), "nothing to confirm yet");
        enter(house, &house.anna, case, &[("alphabetisiert", "nein"), ("aktuelles_sprachniveau", "b1")]);
        let state = || {
            let found = warnings(&look(house, &house.anna, case));
            found.iter().find(|one| one.path == warning).map(|one| (one.must, one.confirmed))
        };
        assert_eq!(state(), Some((false, false)));
        confirm_warning(house, &house.anna, case, &warning, true).unwrap();
        assert_eq!(state(), Some((false, true)));
        let version = look(house, &house.anna, case).version;
        confirm_warning(house, &house.anna, case, &warning, true).unwrap();
        assert_eq!(look(house, &house.anna, case).version, version, "once is enough");
        enter(house, &house.anna, case, &[("aktuelles_sprachniveau", "b2")]);
        assert_eq!(state(), Some((false, false)), "another level is another matter");
        confirm_warning(house, &house.anna, case, &warning, true).unwrap();
        confirm_warning(house, &house.anna, case, &warning, false).unwrap();
        assert_eq!(state(), Some((false, false)));
        confirm_warning(house, &house.anna, case, &warning, true).unwrap();
        let saved = enter(house, &house.anna, case, &[("aktuelles_sprachniveau", "a1")]);
        assert_eq!(state(), None);
        assert!(saved.plan.evaluation.hidden_values.is_empty(), "its confirmation went with it");
        let past = house.data.read(|conn| {
            field_history(house, conn, &permit_of(house, &house.anna, case), &warning)
        }).unwrap();
        assert_eq!((past.len(), past[0].by.as_str()), (5, "Anna Amsel"));
    }
}

house_test! {
    fn w16_what_must_be_settled_cannot_be_confirmed_away(house) {
        let case = open_case(house, &house.anna);
        let plan = look(house, &house.anna, case);
        let must: Vec<_> = warnings(&plan).into_iter().filter(|one| one.must).collect();
        assert_eq!(must[0].path.as_str(), "warnung_w03_ziel_fehlt");
        for not_confirmable in ["warnung_w03_ziel_fehlt", "vorschlag_w16_alpha", "geschlecht", "x"] {
            let refused = confirm_warning(house, &house.anna, case, &path(not_confirmable), true);
            assert!(matches!(refused, Err(Problem::NotFound)), "{not_confirmable}");
        }
        let direct = enter(house, &house.anna, case, &[("warnung_w16_niveau", "ja|nein|3")]);
        assert_eq!(look(house, &house.anna, case).version, direct.plan.version);
        assert_eq!(direct.plan.answers.text("warnung_w16_niveau"), None);
    }
}

fn far_reminders(house: &TestHouse) -> Vec<Reminder> {
    reminders(house, &house.anna, date(2030, 1, 1), 50).unwrap()
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
    withdraw_consent(house, &house.anna, &permit, consent, &purposes, WithdrawalChannel::Phone)
        .unwrap();
}

house_test! {
    fn w31_without_consent_a_health_goal_shows_neither_text_nor_deadline(house) {
        let case = open_case(house, &house.anna);
        let (health, housing) = two_goals(house, case);
        let texts = || {
            let soon = agenda(house, &house.anna).unwrap().soon;
            soon.into_iter().map(|line| line.text.into_inner()).collect::<Vec<_>>()
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
        let permit = permit_of(house, &house.anna, case);
        let again = crate::world::consent(house, true);
        domain::privacy::actions::give_consent(house, &house.anna, &permit, &again).unwrap();
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
    fn w32_overdue_steps_stand_on_the_start_page_of_whoever_has_the_case_in_hand(house) {
        let case = open_case(house, &house.anna);
        let step = agree(house, &house.anna, case, ("wohnen", "wo_suche"), ("Anzeigen lesen", "15.6.2026")).1;
        let overdue = |actor| agenda(house, actor).unwrap().overdue.len();
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
        domain::cases::actions::remind(house, &house.anna, case, house.today(), "Zeugnis").unwrap();
        let seen = |actor| {
            let agenda = agenda(house, actor).unwrap();
            let rows = standings(house, actor, house.today()).unwrap();
            (agenda.reminders.len(), agenda.housing.len(), agenda.incomplete.len(), rows.len())
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
        give_release(house, &house.anna, &permit, day, until, false, &details).unwrap();
        let open_end = give_release(house, &house.anna, &permit, day, None, false, &details).unwrap();
        assert_eq!(held(), 2);
        revoke_release(house, &house.anna, &permit, open_end).unwrap();
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
        domain::plans::actions::reopen(house, &house.anna, case).unwrap();
        let reopened = look(house, &house.anna, case);
        assert!(!reopened.is_readable(), "until a new agreement is concluded");
        house.data.read(|conn| permit(house, conn, &house.anna, case, Action::ReadCase)).unwrap();
    }
}

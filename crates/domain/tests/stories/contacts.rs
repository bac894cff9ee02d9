//! Contacts: mistyped, corrected, struck out, locked.

use base::{Outcome, Personal, Problem};
use domain::cases::actions::withdraw_consent;
use domain::cases::actions::{
    change_contact, contact, contact_counts, contacts, delete_contact, permit, record_contact,
};
use domain::cases::{Contact, ContactId, ContactInput, ContactRevision};
use domain::house_test;
use domain::identity::{Action, Actor, CaseId};
use domain::plans::actions::{ClosingInput, close};
use domain::privacy::actions::folder;
use domain::privacy::{Purpose, WithdrawalChannel};
use domain::testing::TestHouse;
use domain::testing::store::{audited, readable};

use crate::world::open_case;

fn call(house: &TestHouse, note: &str) -> ContactInput {
    let mut input = ContactInput {
        held_on: Some(house.today()),
        form: "telefonisch".into(),
        minutes: Some(20),
        ..ContactInput::default()
    };
    input.details.areas = vec!["wohnen".into()];
    input.details.note = Personal::new(note.to_owned());
    input
}

fn all(house: &TestHouse, actor: &Actor, case: CaseId) -> Outcome<Vec<Contact>> {
    house.data.read(|conn| {
        let permit = permit(house, conn, actor, case, Action::ReadCase)?;
        contacts(house, conn, &permit)
    })
}

fn one(house: &TestHouse, case: CaseId, id: ContactId) -> Outcome<(Contact, Vec<ContactRevision>)> {
    house.data.read(|conn| {
        let permit = permit(house, conn, &house.anna, case, Action::ReadCase)?;
        contact(house, conn, &permit, id)
    })
}

fn take_back(house: &TestHouse, case: CaseId, purposes: &[Purpose]) {
    let permit =
        house.data.read(|conn| permit(house, conn, &house.anna, case, Action::WriteCase)).unwrap();
    let given = house.data.read(|conn| folder(house, conn, &permit)).unwrap().consents[0].id;
    withdraw_consent(house, &house.anna, case, given, purposes, WithdrawalChannel::Phone).unwrap();
}

house_test! {
    fn a_mistyped_contact_is_corrected_and_what_stood_there_is_kept(house) {
        let case = open_case(house, &house.anna);
        let id = record_contact(house, &house.anna, case, "request-0001", &call(house, "Mietvertag")).unwrap();
        let right = ContactInput { minutes: Some(45), ..call(house, "Mietvertrag 🏠 \u{202e}") };
        change_contact(house, &house.anna, case, id, 1, &right).unwrap();
        let (present, before) = one(house, case, id).unwrap();
        assert_eq!((present.minutes, present.version, present.by.as_str()), (45, 2, "Anna Amsel"));
        assert_eq!(present.details.note.reveal(), "Mietvertrag 🏠 \u{202e}");
        assert_eq!((before.len(), before[0].minutes), (1, 20));
        assert_eq!(before[0].details.note.reveal(), "Mietvertag");
        let late = change_contact(house, &house.anna, case, id, 1, &right);
        assert!(matches!(late, Err(Problem::Conflict)), "somebody was faster");
        assert_eq!(audited(house, "contact.changed").unwrap(), 1);
        assert!(!readable(house).unwrap().contains("Mietver"));
    }
}

house_test! {
    fn a_contact_that_never_was_is_neither_shown_nor_counted_any_more(house) {
        let case = open_case(house, &house.anna);
        let id = record_contact(house, &house.anna, case, "request-0001", &call(house, "")).unwrap();
        record_contact(house, &house.anna, case, "request-0002", &call(house, "")).unwrap();
        delete_contact(house, &house.anna, case, id, 1).unwrap();
        let left = all(house, &house.anna, case).unwrap();
        assert_eq!(contact_counts(&left).contacts, 1);
        assert!(matches!(one(house, case, id), Err(Problem::NotFound)));
        let again = delete_contact(house, &house.anna, case, id, 1);
        assert!(matches!(again, Err(Problem::NotFound)));
        assert_eq!(audited(house, "contact.deleted").unwrap(), 1);
    }
}

house_test! {
    fn nobody_corrects_what_somebody_else_recorded(house) {
        let case = open_case(house, &house.anna);
        let id = record_contact(house, &house.anna, case, "request-0001", &call(house, "")).unwrap();
        let days = (house.today(), house.today());
        domain::identity::arrange_substitution(
            house, &house.lars, house.anna.account, house.ben.account, days).unwrap();
        assert_eq!(all(house, &house.ben, case).unwrap().len(), 1, "who stands in reads it");
        let changed = change_contact(house, &house.ben, case, id, 1, &call(house, ""));
        assert!(matches!(changed, Err(Problem::Forbidden)));
        let deleted = delete_contact(house, &house.ben, case, id, 1);
        assert!(matches!(deleted, Err(Problem::Forbidden)));
        let foreign = delete_contact(house, &house.cora, case, id, 1);
        assert!(matches!(foreign, Err(Problem::NotFound)));
    }
}

house_test! {
    fn every_wrong_field_of_a_contact_is_told_at_once(house) {
        let case = open_case(house, &house.anna);
        let mut wrong = ContactInput { minutes: Some(-5), ..ContactInput::default() };
        wrong.details.areas = vec!["zirkus".into()];
        wrong.details.note = Personal::new("x".repeat(10_001));
        let refused = record_contact(house, &house.anna, case, "request-0001", &wrong);
        let Err(Problem::Invalid(errors)) = refused else { panic!("refused") };
        let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["held_on", "form", "minutes", "areas", "note"]);
    }
}

house_test! {
    fn w06_after_a_withdrawal_contacts_are_counted_and_their_content_stays_closed(house) {
        let case = open_case(house, &house.anna);
        record_contact(house, &house.anna, case, "request-0001", &call(house, "Kündigung")).unwrap();
        take_back(house, case, &[]);
        let kept = all(house, &house.anna, case).unwrap();
        assert!(kept[0].locked && kept[0].details.note.reveal().is_empty());
        assert_eq!(contact_counts(&kept).contacts, 1);
        let refused = record_contact(house, &house.anna, case, "request-0002", &call(house, ""));
        assert!(matches!(refused, Err(Problem::Rule("rule-contact-locked"))));
    }
}

house_test! {
    fn w29_health_is_an_area_only_with_the_explicit_consent(house) {
        let case = open_case(house, &house.anna);
        let mut health = call(house, "Arzttermin");
        health.details.areas = vec!["gesundheit".into()];
        record_contact(house, &house.anna, case, "request-0001", &health).unwrap();
        house.clock.advance(60);
        record_contact(house, &house.anna, case, "request-0002", &call(house, "Wohnung")).unwrap();
        take_back(house, case, &[Purpose::Health]);
        let kept = all(house, &house.anna, case).unwrap();
        let notes: Vec<&str> = kept.iter().map(|one| one.details.note.reveal().as_str()).collect();
        assert_eq!(notes, ["Wohnung", ""]);
        let refused = record_contact(house, &house.anna, case, "request-0003", &health);
        let Err(Problem::Invalid(errors)) = refused else { panic!("refused") };
        assert_eq!((errors[0].field.as_str(), errors[0].key), ("areas", "error-w29-health"));
    }
}

house_test! {
    fn a_closed_case_takes_no_contact(house) {
        let case = open_case(house, &house.anna);
        let id = record_contact(house, &house.anna, case, "request-0001", &call(house, "")).unwrap();
        let end = ClosingInput {
            ended_on: Some(house.today()), reason: "umzug".into(), ..ClosingInput::default()
        };
        close(house, &house.anna, case, &end).unwrap();
        let locked = |outcome: Outcome<()>| matches!(outcome, Err(Problem::Rule("rule-contact-locked")));
        assert!(locked(record_contact(house, &house.anna, case, "request-0002", &call(house, "")).map(drop)));
        assert!(locked(change_contact(house, &house.anna, case, id, 1, &call(house, ""))));
        assert!(locked(delete_contact(house, &house.anna, case, id, 1)));
        assert_eq!(all(house, &house.anna, case).unwrap().len(), 1, "it can still be read");
    }
}

#[test]
fn services_of_health_are_those_the_form_flags() {
    let services = &domain::plans::form().lists["regeldienste"].choices;
    let flagged = services.iter().filter(|one| {
        one.extra
            .get("flags")
            .is_some_and(|flags| flags.split_whitespace().any(|flag| flag == "art9"))
    });
    let flagged: Vec<&str> = flagged.map(|one| one.name.as_str()).collect();
    assert_eq!(flagged, domain::cases::HEALTH_SERVICES);
}

house_test! {
    fn w29_nobody_is_referred_to_a_health_service_without_the_consent(house) {
        let case = domain::testing::open_case(house, &house.anna, ("Tesfay", "Selam"), false);
        let mut input = call(house, "");
        input.details.referred_to = "suchtberatung".into();
        let refused = record_contact(house, &house.anna, case, "request-0001", &input);
        let Err(Problem::Invalid(errors)) = refused else { panic!("recorded") };
        assert_eq!((errors[0].field.as_str(), errors[0].key), ("referred_to", "error-w29-health"));
        input.details.referred_to = "jobcenter".into();
        record_contact(house, &house.anna, case, "request-0001", &input).unwrap();
    }
}

//! Consent given, consent taken back.

use base::{Personal, Problem};
use domain::cases::actions::permit;
use domain::cases::actions::{
    conclude_agreement, give_consent, give_release, hand_out_notice, revoke_release,
    withdraw_consent,
};
use domain::house_test;
use domain::identity::{Action, Basis, CaseId, NewLegalBasis, set_legal_basis};
use domain::plans::actions::{ClosingInput, close, reopen};
use domain::privacy::actions::folder;
use domain::privacy::{
    NewAgreement, NewConsent, NewNotice, NewRelease, Purpose, ReleaseDetails, WithdrawalChannel,
};
use domain::testing::TestHouse;

use crate::world::{agreement, consent, enter, look, open_case, opening, told};

fn folder_of(house: &TestHouse, case: CaseId) -> domain::privacy::actions::Folder {
    house
        .data
        .read(|conn| {
            let permit = permit(house, conn, &house.anna, case, Action::ReadCase)?;
            folder(house, conn, &permit)
        })
        .unwrap()
}

house_test! {
    fn four_objects_are_kept_apart(house) {
        let case = open_case(house, &house.anna);
        let kept = folder_of(house, case);
        assert_eq!((kept.agreements.len(), kept.notices.len(), kept.consents.len()), (1, 1, 1));
        let consent = &kept.consents[0];
        assert_eq!(consent.purposes.len(), 3);
        assert_eq!(consent.text_hash, domain::privacy::text_hash(&consent.details.text));
        assert!(consent.details.text.contains("Art. 7 DSGVO"));
        assert!(kept.standing.may_counsel() && kept.standing.health);
    }
}

house_test! {
    fn w06_a_withdrawal_locks_at_the_next_request_and_sets_a_day_of_deletion(house) {
        let case = open_case(house, &house.anna);
        enter(house, &house.anna, case, &[("geschlecht", "w")]);
        let given = folder_of(house, case).consents[0].id;
        withdraw_consent(house, &house.anna, case, given, &[], WithdrawalChannel::Phone).unwrap();
        let plan = look(house, &house.anna, case);
        assert!(plan.standing.withdrawn && !plan.is_writable());
        let refused = enter(house, &house.anna, case, &[("geschlecht", "m"), ("zugangsweg", "zuweisung")]);
        assert_eq!(told(&refused.errors), [("geschlecht".to_owned(), "rule-w06-locked".to_owned())]);
        assert_eq!(refused.plan.answers.text("zugangsweg"), Some("zuweisung"), "Rahmendaten stay open");
        let kept = folder_of(house, case);
        assert_eq!(kept.deletions.len(), 3);
        assert_eq!(kept.consents[0].details.withdrawals[0].channel, WithdrawalChannel::Phone);
        give_consent(house, &house.anna, case, "request-0001", &consent(house, false)).unwrap();
        assert!(look(house, &house.anna, case).is_writable());
    }
}

house_test! {
    fn w29_without_the_health_consent_the_section_does_not_exist(house) {
        let case = open_case(house, &house.anna);
        enter(house, &house.anna, case, &[("behinderung", "ja")]);
        assert_eq!(look(house, &house.anna, case).answers.text("behinderung"), Some("ja"));
        let given = folder_of(house, case).consents[0].id;
        let only = [Purpose::Health];
        withdraw_consent(house, &house.anna, case, given, &only, WithdrawalChannel::InPerson).unwrap();
        let plan = look(house, &house.anna, case);
        assert!(plan.is_writable() && !plan.standing.health);
        assert!(!plan.evaluation.is_relevant("behinderung"));
        let saved = enter(house, &house.anna, case, &[("merkzeichen", "G"), ("geschlecht", "w")]);
        assert_eq!(saved.plan.answers.text("merkzeichen"), None);
        assert_eq!(saved.plan.answers.text("geschlecht"), Some("w"));
    }
}

house_test! {
    fn w04_a_public_task_carries_counselling_without_consent(house) {
        let basis = NewLegalBasis {
            purpose: Purpose::Counselling.name().to_owned(),
            basis: Basis::PublicTask,
            norm: "Art. 6 Abs. 1 lit. e DSGVO, § 18 Abs. 2 FlüAG".to_owned(),
            valid_from: house.today(),
            approved_by: "Datenschutzbeauftragte der Stadt".to_owned(),
        };
        set_legal_basis(house, &house.ada, house.singen.id, &basis).unwrap();
        let mut input = opening(house, "Tesfay", "Selam");
        input.consent = None;
        let case = domain::plans::actions::open(
            house, &house.anna, "request-0001", &input, &forms::Answers::new()).unwrap();
        let plan = look(house, &house.anna, case);
        assert!(plan.is_writable() && !plan.standing.health);
    }
}

house_test! {
    fn a_release_needs_names_and_can_be_revoked_once(house) {
        let case = open_case(house, &house.anna);
        let day = house.today();
        let empty = ReleaseDetails::default();
        let new = |mutual, details| {
            NewRelease { given_on: day, expires_on: None, mutual, details }
        };
        let refused = give_release(house, &house.anna, case, "request-0001", &new(false, empty.clone()));
        let Err(Problem::Invalid(errors)) = refused else { panic!("refused") };
        assert_eq!(errors.len(), 4);
        let text = |text: &str| Personal::new(text.to_owned());
        let complete = ReleaseDetails {
            released: text("Anna Amsel"), recipients: text("Jobcenter Singen"),
            covers: text("Sprachkurse"), purpose: text("Kursplatz"), interpreter: text(""),
        };
        let id = give_release(house, &house.anna, case, "request-0002", &new(true, complete.clone())).unwrap();
        revoke_release(house, &house.anna, case, id).unwrap();
        assert!(matches!(revoke_release(house, &house.anna, case, id), Err(Problem::NotFound)));
        assert_eq!(folder_of(house, case).releases[0].revoked_on, Some(day));
    }
}

house_test! {
    fn a_purpose_can_be_taken_back_once_and_given_again(house) {
        let case = open_case(house, &house.anna);
        let given = folder_of(house, case).consents[0].id;
        let back = |purposes: &[Purpose]| {
            withdraw_consent(house, &house.anna, case, given, purposes, WithdrawalChannel::Writing)
        };
        back(&[Purpose::Evaluation]).unwrap();
        assert!(matches!(back(&[Purpose::Evaluation]), Err(Problem::Conflict)), "sent twice");
        let kept = folder_of(house, case);
        assert_eq!(kept.deletions.len(), 1);
        assert!(kept.standing.may_counsel() && !kept.standing.evaluation);
        assert_eq!(kept.consents[0].withdrawn_on, None);
        back(&[]).unwrap();
        let kept = folder_of(house, case);
        assert_eq!((kept.deletions.len(), kept.consents[0].withdrawn_on), (3, Some(house.today())));
        let again = consent(house, false);
        let first = give_consent(house, &house.anna, case, "request-0001", &again).unwrap();
        let second = give_consent(house, &house.anna, case, "request-0001", &again).unwrap();
        assert_eq!(first, second);
        let kept = folder_of(house, case);
        let waiting: Vec<&str> = kept.deletions.iter().map(|(reason, _)| reason.as_str()).collect();
        assert_eq!((kept.consents.len(), waiting), (2, vec!["gesundheit"]), "what is agreed again stays");
    }
}

house_test! {
    fn who_takes_a_purpose_back_means_it_however_often_it_was_agreed_to(house) {
        let case = open_case(house, &house.anna);
        give_consent(house, &house.anna, case, "request-0001", &consent(house, true)).unwrap();
        let first = folder_of(house, case).consents[0].id;
        withdraw_consent(house, &house.anna, case, first, &[], WithdrawalChannel::InPerson).unwrap();
        let kept = folder_of(house, case);
        assert!(kept.consents.iter().all(|one| one.held().is_empty() && one.withdrawn_on.is_some()));
        assert!(kept.consents.iter().all(|one| one.details.withdrawals.len() == 1));
        assert_eq!(kept.deletions.len(), 3, "one a purpose");
        assert!(!look(house, &house.anna, case).is_writable());
    }
}

house_test! {
    fn a_no_does_not_end_a_consent_in_passing(house) {
        let case = open_case(house, &house.anna);
        let refused = give_consent(house, &house.anna, case, "request-0001", &consent(house, false));
        let Err(Problem::Invalid(errors)) = refused else { panic!("the health consent still holds") };
        assert_eq!(told(&errors), [("purpose_gesundheit".into(), "error-consent-still-holds".into())]);
        assert_eq!(folder_of(house, case).consents.len(), 1);
    }
}

house_test! {
    fn a_consent_that_never_holds_saves_nothing_from_deletion(house) {
        let case = open_case(house, &house.anna);
        let given = folder_of(house, case).consents[0].id;
        withdraw_consent(house, &house.anna, case, given, &[], WithdrawalChannel::InPerson).unwrap();
        let day = |text: &str| text.parse().unwrap();
        let over = NewConsent {
            given_on: day("2020-01-01"), expires_on: Some(day("2020-01-02")), ..consent(house, true)
        };
        give_consent(house, &house.anna, case, "request-0001", &over).unwrap();
        assert_eq!(folder_of(house, case).deletions.len(), 3);
    }
}

house_test! {
    fn another_ground_found_afterwards_undoes_no_withdrawal(house) {
        let case = open_case(house, &house.anna);
        let given = folder_of(house, case).consents[0].id;
        withdraw_consent(house, &house.anna, case, given, &[], WithdrawalChannel::InPerson).unwrap();
        house.clock.advance(86_400);
        let basis = NewLegalBasis {
            purpose: Purpose::Counselling.name().to_owned(), basis: Basis::PublicTask,
            norm: "§ 18 Abs. 2 FlüAG".to_owned(), valid_from: "2020-01-01".parse().unwrap(),
            approved_by: "Datenschutzbeauftragte der Stadt".to_owned(),
        };
        set_legal_basis(house, &house.ada, house.singen.id, &basis).unwrap();
        assert!(!look(house, &house.anna, case).is_writable());
        assert!(look(house, &house.anna, open_case(house, &house.anna)).is_writable(), "others are counselled");
    }
}

house_test! {
    fn papers_that_come_later_are_recorded_once_each(house) {
        let case = open_case(house, &house.anna);
        let notice = NewNotice { handed_out_on: house.today(), language: "ara".into() };
        for _ in 0..2 {
            hand_out_notice(house, &house.anna, case, "request-0001", &notice).unwrap();
            conclude_agreement(house, &house.anna, case, "request-0002", &agreement(house)).unwrap();
        }
        let kept = folder_of(house, case);
        assert_eq!((kept.agreements.len(), kept.notices.len()), (2, 2));
        let tomorrow = house.today().tomorrow().unwrap();
        let ahead = NewNotice { handed_out_on: tomorrow, language: "ara".into() };
        let refused = hand_out_notice(house, &house.anna, case, "request-0003", &ahead);
        assert!(matches!(refused, Err(Problem::Invalid(_))));
    }
}

house_test! {
    fn counselling_goes_on_after_reopening_only_on_a_new_agreement(house) {
        let case = open_case(house, &house.anna);
        let end = ClosingInput {
            ended_on: Some(house.today()), reason: "wunsch".into(), ..ClosingInput::default()
        };
        close(house, &house.anna, case, &end).unwrap();
        assert!(!folder_of(house, case).standing.agreement, "it ended with the case");
        let beside = conclude_agreement(house, &house.anna, case, "request-0001", &agreement(house));
        assert!(matches!(beside, Err(Problem::Rule("rule-case-ended"))), "not by the back door");
        let given = folder_of(house, case).consents[0].id;
        withdraw_consent(house, &house.anna, case, given, &[], WithdrawalChannel::Phone).unwrap();
        let again = give_consent(house, &house.anna, case, "request-0002", &consent(house, false));
        assert!(matches!(again, Err(Problem::Rule("rule-case-ended"))));
        let tomorrow = NewAgreement {
            concluded_on: house.today().tomorrow().unwrap(), ..agreement(house)
        };
        assert!(matches!(reopen(house, &house.anna, case, &tomorrow), Err(Problem::Invalid(_))));
        assert!(!look(house, &house.anna, case).is_writable(), "nothing was stored");
        reopen(house, &house.anna, case, &agreement(house)).unwrap();
        give_consent(house, &house.anna, case, "request-0002", &consent(house, false)).unwrap();
        assert!(look(house, &house.anna, case).is_writable());
        assert_eq!(folder_of(house, case).agreements.len(), 2);
    }
}

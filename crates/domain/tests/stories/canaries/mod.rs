//! A marked word in every place something is said about a person; and where each of them may come out again.
//!
//! Categories follow the purposes a person is asked for. What is not content (the name, the Rahmendaten, the
//! legal objects) stays with whoever carries a withdrawal out, until the deletion task is done.

mod said;
mod told;

use domain::cases::ContactInput;
use domain::cases::actions::withdraw_consent;
use domain::cases::actions::{record_contact, remind};
use domain::house_test;
use domain::identity::CaseId;
use domain::plans::actions::set_standing;
use domain::privacy::actions::folder;
use domain::privacy::{Purpose, WithdrawalChannel};
use domain::testing::TestHouse;
use domain::testing::add_row;

use crate::world::permit_of;

use said::client;
use told::everything;

/// Who it is and what was agreed with them: no content.
const PERSON: [&str; 12] = [
    "Kanarifamilie",
    "Kanarivorname",
    "Kanaristrasse",
    "0049-Kanaritelefon",
    "kanari@post.example",
    "Kanariort",
    "Kanaridolmetscher",
    "Kanarivertretung",
    "Kanarientbunden",
    "Kanariempfang",
    "Kanariumfang",
    "Kanarizweck",
];
/// Said for counselling.
const COUNSELLING: [&str; 8] = [
    "Kanarigeburtsort",
    "Kanariberuf",
    "Kanarikindort",
    "Kanariziel",
    "Kanarischritt",
    "Kanarianmerkung",
    "Kanarinotiz",
    "Kanariwiedervorlage",
];
/// Said with the explicit consent to health data.
const HEALTH: [&str; 4] =
    ["Kanariheilziel", "Kanariheilschritt", "Kanariheilanmerkung", "Kanariheilnotiz"];
/// Only figures: origin and sex as they stand in the evaluation record.
const RECORD: &str = "evaluation record: w 224";

fn withdraw(house: &TestHouse, case: CaseId, purposes: &[Purpose]) {
    let permit = permit_of(house, &house.anna, case);
    let given = house.data.read(|conn| folder(house, conn, &permit)).unwrap().consents[0].id;
    let channel = WithdrawalChannel::Writing;
    withdraw_consent(house, &house.anna, case, given, purposes, channel).unwrap();
}

/// Which of the words come out.
fn found<'a>(told: &str, words: &[&'a str]) -> Vec<&'a str> {
    words.iter().copied().filter(|word| told.contains(word)).collect()
}

const NONE: [&str; 0] = [];

house_test! {
    fn while_every_consent_holds_everything_comes_out_to_the_one_who_keeps_the_case(house) {
        let (case, places) = client(house);
        let told = everything(house, case, &places);
        assert_eq!(found(&told, &PERSON), PERSON);
        assert_eq!(found(&told, &COUNSELLING), COUNSELLING);
        assert_eq!(found(&told, &HEALTH), HEALTH);
        assert!(told.contains("behinderung ja") && told.contains("[\"gesundheit\"]"));
        assert!(told.contains(RECORD));
    }
}

house_test! {
    fn w06_after_a_withdrawal_for_health_nothing_of_it_comes_out_of_any_action(house) {
        let (case, places) = client(house);
        withdraw(house, case, &[Purpose::Health]);
        let told = everything(house, case, &places);
        assert_eq!(found(&told, &HEALTH), NONE);
        assert!(!told.contains("behinderung ja") && !told.contains("[\"gesundheit\"]"));
        assert_eq!(found(&told, &COUNSELLING), COUNSELLING);
        assert_eq!(found(&told, &PERSON), PERSON);
        assert!(told.contains(RECORD));
    }
}

house_test! {
    fn w06_after_a_withdrawal_for_counselling_no_content_comes_out_of_any_action(house) {
        let (case, places) = client(house);
        withdraw(house, case, &[Purpose::Counselling]);
        let told = everything(house, case, &places);
        assert_eq!(found(&told, &HEALTH), NONE, "health was said in counselling");
        assert_eq!(found(&told, &COUNSELLING), NONE);
        assert!(!told.contains("evaluation record"), "no figures without content");
        assert_eq!(found(&told, &PERSON), PERSON, "somebody must carry the withdrawal out");
        assert!(told.contains("contacts: 2"), "anonymous counters stay");
    }
}

house_test! {
    fn w06_after_a_withdrawal_for_the_evaluation_counselling_goes_on_without_figures(house) {
        let (case, places) = client(house);
        withdraw(house, case, &[Purpose::Evaluation]);
        let told = everything(house, case, &places);
        assert!(!told.contains("evaluation record"));
        assert_eq!(found(&told, &COUNSELLING), COUNSELLING);
        assert_eq!(found(&told, &HEALTH), HEALTH);
    }
}

house_test! {
    fn w06_locked_means_that_nothing_new_is_written_down_either(house) {
        let (case, _) = client(house);
        withdraw(house, case, &[Purpose::Counselling]);
        let contact = ContactInput {
            held_on: Some(house.today()), form: "telefonisch".into(), minutes: Some(5),
            ..ContactInput::default()
        };
        let refused = [
            record_contact(house, &house.anna, case, "request-0009", &contact).err(),
            remind(house, &house.anna, case, "request-remind", Some(house.today()), "Anruf").err(),
            add_row(house, &house.anna, case, None, "ziele").err(),
            set_standing(house, &house.anna, case, house.today(), "kein_bedarf").err(),
        ];
        for problem in refused {
            let locked = ["rule-w06-locked", "rule-contact-locked"];
            let Some(base::Problem::Rule(rule)) = problem else { panic!("{problem:?}") };
            assert!(locked.contains(&rule), "{rule}");
        }
    }
}

fn scan(house: &TestHouse, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in house.files() {
        let Ok(bytes) = std::fs::read(&file) else { continue };
        for word in words {
            if bytes.windows(word.len()).any(|window| window == word.as_bytes()) {
                found.push(format!("{word} in {}", file.display()));
            }
        }
    }
    found
}

#[test]
fn no_marked_word_lies_readable_in_any_file_of_the_databases() {
    let house = TestHouse::new(db::dialect::Engine::Sqlite);
    let (case, places) = client(&house);
    everything(&house, case, &places);
    let words: Vec<&str> = PERSON.iter().chain(&COUNSELLING).chain(&HEALTH).copied().collect();
    assert_eq!(scan(&house, &words), Vec::<String>::new());
    // The scan itself works: a number that must be readable is found.
    assert!(scan(&house, &["08335075"]).iter().any(|line| line.contains("08335075")));
    withdraw(&house, case, &[]);
    house.data.flush().unwrap();
    assert_eq!(scan(&house, &words), Vec::<String>::new());
}

house_test! {
    fn the_audit_and_everything_beside_it_hold_no_marked_word(house) {
        let (case, places) = client(house);
        everything(house, case, &places);
        withdraw(house, case, &[]);
        let readable = domain::testing::store::readable(house).unwrap();
        assert!(readable.contains("plan.changed") && readable.contains("consent.withdrawn"));
        let words: Vec<&str> = PERSON.iter().chain(&COUNSELLING).chain(&HEALTH).copied().collect();
        assert_eq!(found(&readable, &words), NONE);
    }
}

//! A marked word in every place something is said about a person; and where each of them may come out again.
//!
//! Categories follow the purposes a person is asked for. What is not content (the name, the Rahmendaten, the
//! legal objects) stays with whoever carries a withdrawal out, until the deletion task is done.

use std::fmt::Write as _;

use base::{Locale, PageRequest, Personal};
use domain::cases::actions::{
    OpeningInput, cases, contact_counts, contacts, household, person, record_contact, remind,
    reminders, searchable_managers,
};
use domain::cases::search::Directory;
use domain::cases::{CaseFilter, ContactInput, IdentityInput};
use domain::house_test;
use domain::identity::CaseId;
use domain::plans::actions::{
    add_row, agenda, evaluation, field_history, open, plan_as_of, set_standing, standings,
    suggestions,
};
use domain::plans::{Plan, form, warnings};
use domain::privacy::actions::{folder, give_release, withdraw_consent};
use domain::privacy::{Purpose, ReleaseDetails, WithdrawalChannel};
use domain::testing::TestHouse;
use forms::{Answers, Path};

use crate::world::{agree, enter, look, opening, permit_of, told};

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

fn text(word: &str) -> Personal<String> {
    Personal::new(word.to_owned())
}

/// A client about whom every marked word was said.
fn client(house: &TestHouse) -> (CaseId, Vec<Path>) {
    let mut input: OpeningInput = opening(house, "Kanarifamilie", "Kanarivorname");
    input.identity = IdentityInput {
        address: "Kanaristrasse 1".to_owned(),
        phone: "0049-Kanaritelefon".to_owned(),
        email: "kanari@post.example".to_owned(),
        ..input.identity
    };
    if let Some(agreement) = &mut input.agreement {
        agreement.details.place = text("Kanariort");
        agreement.details.interpreter = text("Kanaridolmetscher");
    }
    if let Some(consent) = &mut input.consent {
        consent.details.representative = text("Kanarivertretung");
    }
    let case = open(house, &house.anna, "request-0001", &input, &Answers::new()).unwrap();
    let permit = permit_of(house, &house.anna, case);
    let release = ReleaseDetails {
        released: text("Kanarientbunden"),
        recipients: text("Kanariempfang"),
        covers: text("Kanariumfang"),
        purpose: text("Kanarizweck"),
        interpreter: text(""),
    };
    give_release(house, &house.anna, &permit, house.today(), None, false, &release).unwrap();
    enter(house, &house.anna, case, &[("kinder_minderjaehrig", "ja")]);
    let child = add_row(house, &house.anna, case, None, "kinder").unwrap();
    let saved = enter(
        house,
        &house.anna,
        case,
        &[
            ("geschlecht", "w"),
            ("herkunftsland", "224"),
            ("behinderung", "ja"),
            ("geburtsort", "Kanarigeburtsort"),
            ("beruf", "Kanariberuf"),
            (child.question("kinder_geburtsort").as_str(), "Kanarikindort"),
        ],
    );
    assert_eq!(told(&saved.errors), []);
    let day = "15.6.2026";
    let goal = agree(house, &house.anna, case, ("wohnen", "freitext"), ("Kanarischritt", day));
    let heal =
        agree(house, &house.anna, case, ("gesundheit", "freitext"), ("Kanariheilschritt", day));
    for (rows, words) in [
        (&goal, ["Kanariziel", "Kanarianmerkung"]),
        (&heal, ["Kanariheilziel", "Kanariheilanmerkung"]),
    ] {
        let fields = [
            (rows.0.question("ziele_ziel_text").to_string(), words[0]),
            (rows.1.question("schritte_anmerkungen").to_string(), words[1]),
        ];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(f, w)| (f.as_str(), *w)).collect();
        assert_eq!(told(&enter(house, &house.anna, case, &fields).errors), []);
    }
    for (request, area, note) in [
        ("request-0002", "wohnen", "Kanarinotiz"),
        ("request-0003", "gesundheit", "Kanariheilnotiz"),
    ] {
        let mut contact = ContactInput {
            held_on: Some(house.today()),
            form: "persoenlich".to_owned(),
            minutes: Some(20),
            ..ContactInput::default()
        };
        contact.details.areas = vec![area.to_owned()];
        contact.details.note = text(note);
        record_contact(house, &house.anna, case, request, &contact).unwrap();
    }
    remind(house, &house.anna, case, house.today(), "Kanariwiedervorlage").unwrap();
    set_standing(house, &house.anna, case, house.today(), "umsetzung").unwrap();
    let plan = look(house, &house.anna, case);
    let places = plan.answers.iter().map(|(path, _)| path.clone()).collect();
    (case, places)
}

fn tell_plan(plan: &Plan, out: &mut String) {
    for (path, answer) in plan.answers.iter() {
        let _ = writeln!(out, "{path} {}", answer.text().unwrap_or("declined"));
    }
    for (path, state) in plan.evaluation.fields() {
        let _ = writeln!(out, "{path} {:?}", state.calculated);
        out.push_str(state.calculated.as_deref().unwrap_or_default());
    }
    let strange = plan.evaluation.hidden_values.iter().chain(&plan.evaluation.strange);
    for path in strange.filter_map(|path| plan.answers.get(path)) {
        out.push_str(path.text().unwrap_or_default());
    }
    let _ = writeln!(out, "{:?} {:?} {:?}", warnings(plan), plan.file, plan.context.outer);
}

/// Everything any action says about this client to the person who keeps the case.
fn everything(house: &TestHouse, case: CaseId, places: &[Path]) -> String {
    let anna = &house.anna;
    let permit = permit_of(house, anna, case);
    let mut out = String::new();
    let today = house.today();
    house
        .data
        .read(|conn| {
            let plan = domain::plans::actions::plan(house, conn, &permit, Locale::De)?;
            tell_plan(&plan, &mut out);
            tell_plan(&plan_as_of(house, conn, &permit, today, Locale::De)?, &mut out);
            let found = suggestions(house, conn, &permit, &plan)?;
            let _ = writeln!(out, "{found:?}");
            let names: Vec<&str> =
                form().questions().into_iter().map(|question| question.name.as_str()).collect();
            let top = names.into_iter().filter_map(|name| Path::parse(name).ok());
            for path in top.chain(places.iter().cloned()) {
                for change in field_history(house, conn, &permit, &path)? {
                    let _ = writeln!(out, "{}", change.value.reveal());
                }
            }
            let held = contacts(house, conn, &permit)?;
            let _ = writeln!(out, "{:?}", contact_counts(&held));
            for contact in held {
                let details = contact.details;
                let _ = writeln!(out, "{:?} {}", details.areas, details.note.reveal());
            }
            let (who, _) = person(house, conn, &permit)?;
            for value in [&who.last_name, &who.first_name, &who.address, &who.phone, &who.email] {
                let _ = writeln!(out, "{}", value.reveal());
            }
            for (.., member) in household(house, conn, &permit)?.members {
                let _ = writeln!(out, "{}", member.listed().reveal());
            }
            let folder = folder(house, conn, &permit)?;
            for agreement in folder.agreements {
                let details = agreement.details;
                let _ =
                    writeln!(out, "{} {}", details.place.reveal(), details.interpreter.reveal());
            }
            for consent in folder.consents {
                let _ = writeln!(out, "{}", consent.details.representative.reveal());
            }
            for one in folder.releases.into_iter().map(|release| release.details) {
                for value in [one.released, one.recipients, one.covers, one.purpose] {
                    let _ = writeln!(out, "{}", value.reveal());
                }
            }
            Ok::<_, base::Problem>(())
        })
        .unwrap();
    let agenda = agenda(house, anna).unwrap();
    for line in agenda.overdue.iter().chain(&agenda.soon) {
        let _ = writeln!(out, "{} {}", line.name.reveal(), line.text.reveal());
    }
    for one in reminders(house, anna, today, 50).unwrap() {
        let note = one.note.map(Personal::into_inner).unwrap_or_default();
        let _ = writeln!(out, "{} {note}", one.reason);
    }
    for row in cases(house, anna, &CaseFilter::default(), &PageRequest::first()).unwrap().rows {
        let _ = writeln!(out, "{}", row.name.unwrap().reveal());
    }
    for row in evaluation(house, anna, today, |_| {}).unwrap() {
        let _ = writeln!(out, "evaluation record: {} {}", row.sex, row.origin);
    }
    let _ = writeln!(out, "{:?}", standings(house, anna, today).unwrap());
    let directory = Directory::default();
    directory.refresh(house).unwrap();
    let managers = searchable_managers(house, anna).unwrap();
    for word in PERSON.iter().chain(&COUNSELLING).chain(&HEALTH) {
        for hit in directory.search(word, house.singen.id, &managers, 5) {
            let _ = writeln!(out, "{}", hit.name.reveal());
        }
    }
    out
}

fn withdraw(house: &TestHouse, case: CaseId, purposes: &[Purpose]) {
    let permit = permit_of(house, &house.anna, case);
    let given = house.data.read(|conn| folder(house, conn, &permit)).unwrap().consents[0].id;
    let channel = WithdrawalChannel::Writing;
    withdraw_consent(house, &house.anna, &permit, given, purposes, channel).unwrap();
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
            remind(house, &house.anna, case, house.today(), "Anruf").err(),
            add_row(house, &house.anna, case, None, "ziele").err(),
            set_standing(house, &house.anna, case, house.today(), "kein_bedarf").err(),
        ];
        for problem in refused {
            assert!(matches!(problem, Some(base::Problem::Rule("rule-w06-locked"))), "{problem:?}");
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

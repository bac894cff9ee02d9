//! A client about whom every marked word was said, each in its place.

use base::Personal;
use domain::cases::actions::give_release;
use domain::cases::actions::{OpeningInput, record_contact, remind};
use domain::cases::{ContactInput, IdentityInput};
use domain::identity::CaseId;
use domain::plans::actions::{open, set_standing};
use domain::privacy::{NewRelease, ReleaseDetails};
use domain::testing::TestHouse;
use domain::testing::add_row;
use forms::{Answers, Path};

use crate::world::{agree, enter, look, opening, told};

fn text(word: &str) -> Personal<String> {
    Personal::new(word.to_owned())
}

/// A client about whom every marked word was said.
pub(super) fn client(house: &TestHouse) -> (CaseId, Vec<Path>) {
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
    let release = ReleaseDetails {
        released: text("Kanarientbunden"),
        recipients: text("Kanariempfang"),
        covers: text("Kanariumfang"),
        purpose: text("Kanarizweck"),
        interpreter: text(""),
    };
    let new =
        NewRelease { given_on: house.today(), expires_on: None, mutual: false, details: release };
    give_release(house, &house.anna, case, "request-0007", &new).unwrap();
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
    remind(house, &house.anna, case, "request-remind", Some(house.today()), "Kanariwiedervorlage")
        .unwrap();
    set_standing(house, &house.anna, case, house.today(), "umsetzung").unwrap();
    let plan = look(house, &house.anna, case);
    let places = plan.answers.iter().map(|(path, _)| path.clone()).collect();
    (case, places)
}

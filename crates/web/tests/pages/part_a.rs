//! Teil A without JavaScript: what was typed is kept, every button saves first.

use domain::identity::arrange_substitution;
use domain::testing::{answer, open_case};
use web::testing::{Browser, Reply};

use crate::people::{browser, case_of_anna, house};

fn address(case: impl std::fmt::Display) -> String {
    format!("/faelle/{case}/integrationsplan/teil-a")
}

/// Sends fields on top of the page as it is now.
fn send(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Reply {
    let page = browser.get(path);
    let (version, once) = (page.input("_version").unwrap(), page.input("_once").unwrap());
    let mut all = vec![("_version", version.as_str()), ("_once", once.as_str())];
    all.extend_from_slice(fields);
    browser.post(path, &all)
}

#[test]
fn a_row_is_added_and_what_was_typed_beside_it_is_kept() {
    let house = house();
    let case = case_of_anna(&house);
    let anna = browser(&house, "anna");
    let path = address(case);
    let fields =
        [("geburtsort", "Asmara"), ("kinder_minderjaehrig", "ja"), ("_hinzufuegen", "kinder")];
    let added = send(&anna, &path, &fields);
    assert_eq!(added.status, 303);
    let (_, anchor) = added.location().split_once('#').unwrap();
    let page = anna.get(&path);
    assert_eq!(page.input("geburtsort").as_deref(), Some("Asmara"));
    assert!(page.text.contains(&format!("id=\"{anchor}\"")), "one lands at the new row");
    let row = page.text.split("data-row=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let born = format!("{row}.kinder_geburtsdatum");
    assert_eq!(send(&anna, &path, &[(&born, "3.4.2020")]).status, 303);
    assert_eq!(anna.get(&path).input(&born).as_deref(), Some("03.04.2020"));
    let removed = send(&anna, &path, &[("beruf", "Schneiderin"), ("_entfernen", &row)]);
    assert!(removed.location().ends_with("#kinder"), "{}", removed.location());
    let page = anna.get(&path);
    assert!(!page.text.contains("data-row=\"kinder"));
    assert_eq!(page.input("beruf").as_deref(), Some("Schneiderin"));
}

#[test]
fn a_wrong_answer_keeps_nothing_from_being_stored_and_stays_to_be_repaired() {
    let house = house();
    let case = case_of_anna(&house);
    let anna = browser(&house, "anna");
    let fields = [
        ("geburtsort", "Asmara"),
        ("anzahl_personen_haushalt", "zwei"),
        ("_hinzufuegen", "weitere_sprachen"),
    ];
    let back = send(&anna, &address(case), &fields);
    assert_eq!(back.status, 422);
    assert_eq!(back.input("anzahl_personen_haushalt").as_deref(), Some("zwei"));
    assert_eq!(
        back.problems(),
        ["Anzahl der Personen im Haushalt: Bitte geben Sie eine ganze Zahl an."]
    );
    assert_eq!(
        back.words("f-anzahl_personen_haushalt-error"),
        "Bitte geben Sie eine ganze Zahl an."
    );
    assert!(back.text.contains("data-row=\"weitere_sprachen"), "the row is there all the same");
    assert_eq!(anna.get(&address(case)).input("geburtsort").as_deref(), Some("Asmara"));
}

#[test]
fn keine_angabe_is_an_answer_and_can_be_taken_back() {
    let house = house();
    let case = case_of_anna(&house);
    let anna = browser(&house, "anna");
    let path = address(case);
    send(&anna, &path, &[("_gefragt", "geschlecht familienstand"), ("geschlecht", "w")]);
    assert!(anna.get(&path).is_chosen("geschlecht", "w"));
    // Without a script the radio stays ticked beside it.
    send(&anna, &path, &[("_gefragt", "geschlecht"), ("geschlecht", "w"), ("geschlecht!", "1")]);
    let page = anna.get(&path);
    assert!(page.is_chosen("geschlecht!", "1") && !page.is_chosen("geschlecht", "w"));
    // And the box, when the answer comes after all.
    send(&anna, &path, &[("_gefragt", "geschlecht"), ("geschlecht", "m"), ("geschlecht!", "1")]);
    let page = anna.get(&path);
    assert!(page.is_chosen("geschlecht", "m") && !page.is_chosen("geschlecht!", "1"));
    let both = send(&anna, &path, &[("geburtsort", "Keren"), ("geburtsort!", "1")]);
    assert_eq!(both.status, 422);
    assert!(both.problems()[0].contains("entweder eine Antwort oder"), "{:?}", both.problems());
    send(&anna, &path, &[("_gefragt", "geschlecht"), ("geschlecht!", "")]);
    let page = anna.get(&path);
    assert!(!page.is_chosen("geschlecht", "m") && !page.is_chosen("geschlecht!", "1"), "unticked");
}

#[test]
fn hidden_answers_go_only_when_somebody_says_so() {
    let house = house();
    let case = case_of_anna(&house);
    answer(&house, &house.anna, case, &[("schulbesuch", "ja"), ("schulbesuch_jahre", "8,5")]);
    let anna = browser(&house, "anna");
    let path = address(case);
    let saved = send(&anna, &path, &[("schulbesuch", "nein")]);
    assert!(saved.location().ends_with("#ausgeblendet"), "{}", saved.location());
    let page = anna.get(&path);
    assert_eq!(page.input("_verborgen").as_deref(), Some("schulbesuch_jahre"));
    let known = ("_verborgen", "schulbesuch_jahre");
    let kept = send(&anna, &path, &[known, ("_behalten", "1")]);
    assert!(kept.location().ends_with("?behalten=1"), "{}", kept.location());
    assert_eq!(anna.get(&path).input("_verborgen").as_deref(), Some("schulbesuch_jahre"));
    // What is asked again must not go, whatever the form says.
    let other = [("_verborgen", "schulbesuch"), ("_verwerfen", "1")];
    send(&anna, &path, &other);
    assert!(anna.get(&path).is_chosen("schulbesuch", "nein"));
    send(&anna, &path, &[known, ("_verwerfen", "1")]);
    let page = anna.get(&path);
    assert_eq!(page.input("_verborgen"), None);
    send(&anna, &path, &[("schulbesuch", "ja")]);
    assert_eq!(anna.get(&path).input("schulbesuch_jahre").as_deref(), Some(""));
}

#[test]
fn two_people_see_both_values_and_decide_one_by_one() {
    let house = house();
    let case = case_of_anna(&house);
    let day = house.today();
    let (anna_id, ben_id) = (house.anna.account, house.ben.account);
    arrange_substitution(&house, &house.lars, anna_id, ben_id, (day, day)).unwrap();
    let ben = browser(&house, "ben");
    let path = address(case);
    let page = ben.get(&path);
    let (version, once) = (page.input("_version").unwrap(), page.input("_once").unwrap());
    let born = page.input("geburtsdatum").unwrap();
    answer(
        &house,
        &house.anna,
        case,
        &[("geburtsort", "Asmara"), ("geschlecht", "w"), ("beruf", "Schneiderin")],
    );
    // A whole form repeats what the page showed: no answer of Ben's, and no conflict.
    let typed = [
        ("_version", version.as_str()),
        ("_once", once.as_str()),
        ("geburtsdatum", born.as_str()),
        ("geburtsort", "Keren"),
        ("geschlecht", "m"),
        ("beruf", ""),
        ("_gefragt", "geschlecht"),
    ];
    let back = ben.post(&path, &typed);
    assert_eq!(back.status, 409);
    assert_eq!(back.input("_version").as_deref(), Some(version.as_str()));
    assert_eq!(back.input("geburtsort").as_deref(), Some("Keren"), "the own value stays");
    assert!(back.text.contains("<bdi>Asmara</bdi>") && back.text.contains("Anna Amsel"));
    assert_eq!(back.problems().len(), 2, "{:?}", back.problems());
    let mut decide = typed.to_vec();
    decide.push(("_konflikt", "geburtsort=mine"));
    let back = ben.post(&path, &decide);
    assert_eq!(back.status, 409, "one is still open");
    assert_eq!(back.problems().len(), 1, "{:?}", back.problems());
    let mut decide = typed.to_vec();
    decide.push(("_konflikt", "geschlecht=theirs"));
    assert_eq!(ben.post(&path, &decide).status, 303);
    let page = ben.get(&path);
    assert_eq!(page.input("geburtsort").as_deref(), Some("Keren"));
    assert!(page.is_chosen("geschlecht", "w"));
    assert_eq!(page.input("beruf").as_deref(), Some("Schneiderin"));
}

#[test]
fn the_script_hears_of_conflicts_and_of_what_else_has_changed() {
    let house = house();
    let case = case_of_anna(&house);
    let day = house.today();
    let (anna_id, ben_id) = (house.anna.account, house.ben.account);
    arrange_substitution(&house, &house.lars, anna_id, ben_id, (day, day)).unwrap();
    let ben = browser(&house, "ben");
    let path = address(case);
    let version = ben.get(&path).input("_version").unwrap();
    answer(&house, &house.anna, case, &[("geburtsort", "Asmara"), ("einreise_de_am", "2024-05")]);
    let said = ben.post_json(&path, &[("_version", &version), ("geburtsort", "Keren")]);
    assert_eq!(said.status, 409);
    let json: serde_json::Value = serde_json::from_str(&said.text).unwrap();
    let conflict = &json["conflicts"][0];
    assert_eq!(
        (conflict["mine"].as_str(), conflict["theirs"].as_str()),
        (Some("Keren"), Some("Asmara"))
    );
    assert_eq!(conflict["values"]["geburtsort"][0], "Asmara");
    assert_eq!(json["others"]["einreise_de_am"][0], "05.2024");
    assert!(json["others"].get("geburtsort").is_none());
    let decided =
        [("_version", version.as_str()), ("geburtsort", "Keren"), ("_mine", "geburtsort")];
    assert_eq!(ben.post_json(&path, &decided).status, 200);
    assert_eq!(ben.get(&path).input("geburtsort").as_deref(), Some("Keren"));
}

#[test]
fn what_is_locked_or_not_agreed_to_is_not_in_the_page_at_all() {
    let house = house();
    let case = open_case(&house, &house.anna, ("Tesfay", "Selam"), false);
    let anna = browser(&house, "anna");
    let page = anna.get(&address(case));
    for word in ["behinderung", "merkzeichen", "id=\"gesundheit\""] {
        assert!(!page.text.contains(word), "{word} without consent to health data");
    }
    assert_eq!(anna.get(&format!("{}?abschnitt=gesundheit", address(case))).status, 404);
    let refused = anna.post_json(&address(case), &[("_version", "99"), ("behinderung", "ja")]);
    assert_eq!(refused.status, 422);
    let with = case_of_anna(&house);
    assert!(anna.get(&address(with)).text.contains("name=\"behinderung\""));
}

#[test]
fn guided_shows_one_section_and_goes_on_to_the_next_that_is_asked() {
    let house = house();
    let case = case_of_anna(&house);
    let anna = browser(&house, "anna");
    let path = format!("{}?abschnitt=sprachkompetenz", address(case));
    let page = anna.get(&path);
    assert!(
        page.text.contains("name=\"muttersprache\"") && !page.text.contains("name=\"geburtsort\"")
    );
    let german = [("muttersprache", "deu"), ("_dann", "weiter")];
    let next = send(&anna, &path, &german);
    assert!(next.location().ends_with("?abschnitt=schulbildung"), "{}", next.location());
    let arabic = [("muttersprache", "ara"), ("muttersprache", ""), ("_dann", "weiter")];
    let next = send(&anna, &path, &arabic);
    assert!(
        next.location().ends_with("?abschnitt=deutsch_als_fremdsprache"),
        "{}",
        next.location()
    );
    let program = anna.get(&path).text;
    assert!(!program.contains("Asmara"));
}

#[test]
fn guided_says_how_far_one_is_and_leads_back() {
    let house = house();
    let case = case_of_anna(&house);
    let anna = browser(&house, "anna");
    let first = anna.get(&format!("{}?abschnitt=rahmendaten", address(case)));
    assert!(first.text.contains("Abschnitt 1 von "), "{}", first.text);
    assert!(!first.text.contains("value=\"zurueck\""), "there is nothing before it");
    let path = format!("{}?abschnitt=persoenliche_daten", address(case));
    let page = anna.get(&path);
    assert!(page.text.contains("Abschnitt 2 von ") && page.text.contains("value=\"zurueck\""));
    let back = send(&anna, &path, &[("geburtsort", "Asmara"), ("_dann", "zurueck")]);
    assert!(back.location().ends_with("?abschnitt=rahmendaten"), "{}", back.location());
    assert_eq!(anna.get(&path).input("geburtsort").as_deref(), Some("Asmara"), "saved on the way");
}

#[test]
fn a_confirmed_warning_is_said_where_it_stands() {
    let house = house();
    let case = case_of_anna(&house);
    let anna = browser(&house, "anna");
    let path = address(case);
    assert_eq!(send(&anna, &path, &[("anschlussunterbringung_seit", "1.5.2023")]).status, 303);
    let done = send(&anna, &path, &[("_bestaetigen", "warnung_w37_36_monate=ja")]);
    assert_eq!(
        (done.status, done.location()),
        (303, format!("{path}#f-warnung_w37_36_monate").as_str())
    );
    let page = anna.get(&path).text;
    assert!(page.contains("id=\"f-warnung_w37_36_monate\""), "one lands at the note");
    assert!(page.contains("Der Hinweis ist bestätigt."));
    let undone = send(&anna, &path, &[("_bestaetigen", "warnung_w37_36_monate=nein")]);
    assert!(undone.location().ends_with("#f-warnung_w37_36_monate"));
}

#[test]
fn a_section_whose_table_lacks_its_first_row_is_not_done() {
    let house = house();
    let case = case_of_anna(&house);
    let anna = browser(&house, "anna");
    let path = address(case);
    assert_eq!(send(&anna, &path, &[("kinder_minderjaehrig", "ja")]).status, 303);
    let page = anna.get(&path).text;
    let entry = page.split("href=\"#kinder_gruppe\"").nth(1).unwrap();
    let entry = entry.split("</li>").next().unwrap();
    assert!(entry.contains("0 von 1"), "{entry}");
}

#[test]
fn a_suggestion_of_the_form_is_taken_with_one_press() {
    let house = house();
    let case = case_of_anna(&house);
    let anna = browser(&house, "anna");
    let path = address(case);
    send(&anna, &path, &[("nationalitaet", "475")]);
    let page = anna.get(&path);
    assert!(
        page.text.contains("value=\"herkunftsland=475\""),
        "one nationality suggests the country"
    );
    send(&anna, &path, &[("herkunftsland", ""), ("_uebernehmen", "herkunftsland=475")]);
    assert!(anna.get(&path).is_chosen("herkunftsland", "475"));
    send(&anna, &path, &[("anzahl_personen_haushalt", "1")]);
    let page = anna.get(&path);
    assert_eq!(page.words("f-alleinerziehend_wert"), "Nein", "W11: at one person it is no");
}

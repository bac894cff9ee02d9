//! History, earlier states and the check of a plan.

use domain::identity::arrange_substitution;
use domain::testing::{answer, open_case, withdraw};

use crate::people::{browser, case_of_anna, house};

#[test]
fn a_field_tells_who_entered_what_in_words() {
    let house = house();
    let case = case_of_anna(&house);
    let day = house.today();
    arrange_substitution(&house, &house.lars, house.anna.account, house.ben.account, (day, day))
        .unwrap();
    answer(&house, &house.anna, case, &[("geschlecht", "w")]);
    house.clock.advance(3600);
    answer(&house, &house.ben, case, &[("geschlecht", "d"), ("geburtsort", "Keren")]);
    let anna = browser(&house, "anna");
    let part_a = anna.get(&format!("/faelle/{case}/integrationsplan/teil-a"));
    let history = format!("/faelle/{case}/integrationsplan/verlauf?feld=geschlecht");
    assert!(part_a.text.contains(&format!("href=\"{history}\"")), "changed twice: there is a link");
    assert!(!part_a.text.contains("verlauf?feld=geburtsort"), "entered once: there is none");
    let page = anna.get(&history);
    assert_eq!(page.status, 200);
    let (first, second) =
        (page.text.find("<bdi>d</bdi>").unwrap(), page.text.find("<bdi>w</bdi>").unwrap());
    assert!(first < second, "the newest comes first");
    assert!(page.text.contains("Anna Amsel") && page.text.contains("Ben Bussard"));
    let all = anna.get(&format!("/faelle/{case}/integrationsplan/verlauf"));
    assert!(all.text.contains("Geschlecht") && all.text.contains("2 Einträge"));
    assert!(!all.text.contains("Geburtsort"));
    assert!(!page.text.contains("<title>Tesfay"), "no name in the title");
}

#[test]
fn a_field_that_does_not_exist_for_the_reader_has_no_past() {
    let house = house();
    let case = open_case(&house, &house.anna, ("Tesfay", "Selam"), false);
    let anna = browser(&house, "anna");
    let path = format!("/faelle/{case}/integrationsplan/verlauf?feld=behinderung");
    assert_eq!(anna.get(&path).status, 404);
}

#[test]
fn the_plan_stands_as_it_stood_at_the_end_of_any_day() {
    let house = house();
    let case = case_of_anna(&house);
    answer(&house, &house.anna, case, &[("geburtsort", "Asmara"), ("familienstand", "LD")]);
    house.clock.advance(3 * 86_400);
    answer(&house, &house.anna, case, &[("geburtsort", "Keren")]);
    let anna = browser(&house, "anna");
    let at = |day: &str| anna.get(&format!("/faelle/{case}/integrationsplan/stand?am={day}"));
    let then = at("2026-06-16");
    assert_eq!(then.status, 200);
    assert!(then.text.contains("<bdi>Asmara</bdi>") && !then.text.contains("Keren"));
    assert!(then.text.contains("ledig"), "labels, not codes");
    assert!(at("16.06.2026").text.contains("<bdi>Asmara</bdi>"), "either way of writing a day");
    assert!(at("2026-06-18").text.contains("<bdi>Keren</bdi>"));
    assert!(at("").text.contains("<bdi>Keren</bdi>"), "without a day: today");
    let before = at("2026-06-14");
    assert!(before.status == 200 && before.text.contains("gibt es keinen Plan"));
    for (typed, message) in
        [("31.02.2026", "Diesen Tag gibt es nicht"), ("2999-01-01", "in der Zukunft")]
    {
        let back = at(typed);
        assert_eq!(back.status, 422, "{typed}");
        assert!(back.words("f-am-error").contains(message), "{typed}");
        assert_eq!(back.input("am").as_deref(), Some(typed));
    }
}

#[test]
fn the_check_names_what_is_open_and_leads_there() {
    let house = house();
    let case = case_of_anna(&house);
    answer(
        &house,
        &house.anna,
        case,
        &[("schulbesuch", "ja"), ("schulbesuch_jahre", "8"), ("anzahl_personen_haushalt", "2")],
    );
    answer(&house, &house.anna, case, &[("schulbesuch", "nein")]);
    let anna = browser(&house, "anna");
    let page = anna.get(&format!("/faelle/{case}/pruefen"));
    assert_eq!(page.status, 200);
    assert!(page.text.contains("teil-a#f-familienstand"));
    assert!(page.text.contains("Bitte wählen Sie den Familienstand."));
    assert!(!page.text.contains("teil-a#f-geburtsdatum"), "what is answered is not listed");
    assert!(page.text.contains("mindestens ein Ziel mit einem Arbeitsschritt"), "W03");
    assert!(
        page.text.contains("Ausgeblendete Angaben") && page.text.contains("Wie lange? (Jahre)")
    );
    assert!(page.text.contains("Angaben sind noch offen"));
    assert!(!page.text.contains("Der Plan ist vollständig"));
}

#[test]
fn after_a_withdrawal_nothing_of_teil_a_comes_out() {
    let house = house();
    let case = case_of_anna(&house);
    answer(
        &house,
        &house.anna,
        case,
        &[("geburtsort", "Kanarienstadt"), ("beruf", "Kanarienberuf")],
    );
    answer(&house, &house.anna, case, &[("geburtsort", "Kanarienstadt 2")]);
    withdraw(&house, &house.anna, case, &[]);
    let anna = browser(&house, "anna");
    for path in [
        "integrationsplan/teil-a",
        "integrationsplan/verlauf",
        "integrationsplan/stand",
        "pruefen",
        "integrationsplan/stand?am=2026-06-15",
    ] {
        let page = anna.get(&format!("/faelle/{case}/{path}"));
        assert!(page.status < 500, "{path}: {}", page.status);
        assert!(!page.text.contains("Kanarien"), "{path}");
        assert!(!page.text.contains("name=\"geburtsort\""), "{path}");
    }
    let past = anna.get(&format!("/faelle/{case}/integrationsplan/verlauf?feld=geburtsort"));
    assert_eq!(past.status, 404);
}

//! Printing a plan, the empty form, and the evaluation record.

use domain::privacy::Purpose;
use domain::testing::store::audited;
use domain::testing::{answer, open_case, withdraw};

use crate::people::{browser, case_of_anna, house};

#[test]
fn a_plan_comes_as_a_file_with_a_number_and_is_kept_by_nobody() {
    let house = house();
    let case = case_of_anna(&house);
    let anna = browser(&house, "anna");
    let path = format!("/faelle/{case}/integrationsplan.pdf");
    let shown = anna.get(&format!("{path}?umfang=ausgefuellt&sprache=en&zusaetze=1&am="));
    assert_eq!((shown.status, shown.header("content-type")), (200, "application/pdf"));
    assert!(shown.text.starts_with("%PDF-"));
    assert_eq!(shown.header("content-disposition"), "inline; filename=\"integrationsplan-1.pdf\"");
    assert_eq!(shown.header("cache-control"), "no-store");
    let kept = anna.get(&format!("{path}?laden=1"));
    assert!(kept.header("content-disposition").starts_with("attachment;"));
    assert_eq!(audited(&house, "plan.printed").unwrap(), 2, "each print is written down");
}

#[test]
fn a_wrong_day_or_language_brings_the_page_back_with_every_choice() {
    let house = house();
    let case = case_of_anna(&house);
    let anna = browser(&house, "anna");
    let ask = |query: &str| anna.get(&format!("/faelle/{case}/integrationsplan.pdf?{query}"));
    for (day, told) in [
        ("31.2.2026", "Diesen Tag gibt es nicht"),
        ("1990", "Diesen Tag gibt es nicht"),
        ("%F0%9F%8F%A0", "Diesen Tag gibt es nicht"),
        ("1.1.2199", "liegt in der Zukunft"),
        ("1.1.1990", "gab es den Plan noch nicht"),
    ] {
        let page = ask(&format!("umfang=leer&sprache=en&zusaetze=1&am={day}"));
        assert_eq!(page.status, 422, "{day}");
        let problems = page.problems();
        assert!(problems.len() == 1 && problems[0].contains(told), "{day}: {problems:?}");
        assert!(page.is_chosen("umfang", "leer") && page.is_chosen("sprache", "en"));
        assert!(page.is_chosen("zusaetze", "1"));
    }
    assert_eq!(ask("am=31.2.2026").input("am").as_deref(), Some("31.2.2026"));
    assert_eq!(ask("sprache=tlh").problems().len(), 1);
    assert_eq!(audited(&house, "plan.printed").unwrap(), 0, "nothing was handed out");
}

#[test]
fn the_page_says_what_will_be_missing_on_paper() {
    let house = house();
    let case = case_of_anna(&house);
    answer(&house, &house.anna, case, &[("geburtsort", "Asmara 🏠")]);
    let anna = browser(&house, "anna");
    let page = anna.get(&format!("/faelle/{case}/drucken"));
    assert_eq!(page.status, 200);
    assert!(page.is_chosen("umfang", "ausgefuellt"));
    assert!(
        page.text.contains("Einige Zeichen lassen sich nicht drucken") && page.text.contains('🏠')
    );
    assert!(page.text.contains("Pflichtangaben fehlen noch"));
    assert!(page.text.contains(&format!("href=\"/faelle/{case}/pruefen\"")));
    assert!(page.text.contains("Arabisch (ungeprüft)"));
    withdraw(&house, &house.anna, case, &[Purpose::Counselling]);
    let locked = anna.get(&format!("/faelle/{case}/drucken"));
    assert!(locked.text.contains("Teil A und Teil B sind gesperrt"));
    assert!(!locked.text.contains('🏠'), "what is locked is not even warned about");
}

#[test]
fn the_empty_form_is_for_everybody_who_is_signed_in() {
    let house = house();
    for login in ["anna", "lars", "ada", "rita"] {
        let person = browser(&house, login);
        let form = person.get("/vorlagen/integrationsplan.pdf?zusaetze=1&sprache=en");
        assert_eq!((form.status, form.header("content-type")), (200, "application/pdf"), "{login}");
        let named = form.header("content-disposition");
        assert_eq!(named, "inline; filename=\"integrationsplan-leer.pdf\"");
    }
    let rita = browser(&house, "rita");
    for nothing in ["sprache=tlh", "am=gestern"] {
        assert_eq!(rita.get(&format!("/vorlagen/integrationsplan.pdf?{nothing}")).status, 404);
    }
}

#[test]
fn the_record_of_a_day_is_looked_at_and_taken_along() {
    let house = house();
    let case = case_of_anna(&house);
    answer(&house, &house.anna, case, &[("geschlecht", "w"), ("herkunftsland", "224")]);
    open_case(&house, &house.ben, ("Haile", "Abel"), true);
    let today = house.today().to_string();
    let anna = browser(&house, "anna");
    let begin = anna.get("/auswertung");
    assert_eq!(begin.input("tag").as_deref(), Some("31.12.2025"), "the last half-year is offered");
    assert!(begin.text.contains("Ihre eigenen Pläne") && !begin.text.contains("<td>"));
    let page = anna.get(&format!("/auswertung?tag={today}"));
    assert_eq!(page.status, 200);
    assert!(page.text.contains("<td>Eritrea</td>") && page.text.contains("<td>08335075</td>"));
    assert_eq!(page.text.matches("<td>").count(), 7, "one plan, seven fields");
    assert!(!page.text.contains("Tesfay"));
    assert_eq!(audited(&house, "evaluation.viewed").unwrap(), 1);

    let csv = anna.get(&format!("/auswertung/evaluation.csv?tag={today}"));
    assert_eq!((csv.status, csv.header("content-type")), (200, "text/csv; charset=utf-8"));
    assert_eq!(
        csv.header("content-disposition"),
        format!("attachment; filename=\"evaluation-{today}.csv\"")
    );
    assert!(csv.text.ends_with("w;36;;Eritrea;1;08335075;1\r\n"), "{}", csv.text);
    let lars = browser(&house, "lars");
    let agency = lars.get(&format!("/auswertung?tag={today}"));
    assert!(agency.text.contains("alle Pläne Ihres Trägers"));
    assert_eq!(agency.text.matches("<td>").count(), 14, "both plans of the agency");
    assert_eq!(lars.get(&format!("/auswertung/evaluation.xlsx?tag={today}")).status, 200);
    assert_eq!(audited(&house, "evaluation.exported").unwrap(), 2);
}

#[test]
fn a_day_without_a_plan_and_a_day_that_is_none_are_told_apart() {
    let house = house();
    case_of_anna(&house);
    let anna = browser(&house, "anna");
    let empty = anna.get("/auswertung?tag=1.1.2020");
    assert!(empty.status == 200 && empty.text.contains("Kein Plan im Datensatz"));
    for path in ["/auswertung", "/auswertung/evaluation.csv", "/auswertung/evaluation.xlsx"] {
        for day in ["31.2.2026", "1.1.2199", "morgen"] {
            let page = anna.get(&format!("{path}?tag={day}"));
            assert_eq!((page.status, page.input("tag").as_deref()), (422, Some(day)), "{path}");
        }
    }
    assert_eq!(anna.get("/auswertung/evaluation.csv").status, 422, "without a day");
}

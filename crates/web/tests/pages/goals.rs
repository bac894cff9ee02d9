//! Goals, progress and the Stichtag as a browser sends them: what comes back, and what two people see.

use domain::identity::arrange_substitution;
use web::testing::Browser;

use crate::people::{browser, case_of_anna, house};

const STEP: [(&str, &str); 3] = [
    ("schritte_wer", "klient"),
    ("schritte_vereinbart_am", "15.06.2026"),
    ("schritte_umsetzung_bis", "30.06.2026"),
];

/// Agrees a goal and gives the row of its step.
fn agree(anna: &Browser, part_b: &str, goal: &[(&str, &str)]) -> String {
    let page = format!("{part_b}/neu");
    let once = anna.get(&page).input("_once").unwrap();
    let fields = [goal, &STEP, &[("_once", once.as_str())]].concat();
    let answer = anna.post(&page, &fields);
    assert_eq!(answer.status, 303, "{:?}", answer.problems());
    let row = answer.location().rsplit("#ziel-").next().unwrap().to_owned();
    format!("ziele[{row}].schritte[{row}]")
}

#[test]
fn a_goal_typed_from_memory_finds_its_area_and_a_left_over_suggestion_does_not_count() {
    let house = house();
    let case = case_of_anna(&house);
    let part_b = format!("/faelle/{case}/integrationsplan/teil-b");
    let anna = browser(&house, "anna");
    let typed = [("ziele_ziel_text", " eigene  WOHNUNG finden "), ("schritt_vorschlag", "sp_a2/0")];
    let page = format!("{part_b}/neu");
    let refused = anna.post(&page, &[&typed[..], &STEP, &[("_once", "request-0001")]].concat());
    assert_eq!(refused.status, 422, "the suggestion belongs to another goal");
    assert!(refused.text.contains("eigene  WOHNUNG finden"));
    let own = [("ziele_ziel_text", "Eigene Wohnung finden"), ("schritte_text", "Anzeigen lesen")];
    agree(&anna, &part_b, &own);
    let shown = anna.get(&part_b).text;
    assert!(shown.contains("Wohnen") && shown.contains("Anzeigen lesen"));
}

#[test]
fn what_somebody_else_set_meanwhile_is_shown_and_not_overwritten() {
    let house = house();
    let case = case_of_anna(&house);
    let part_b = format!("/faelle/{case}/integrationsplan/teil-b");
    let (anna, day) = (browser(&house, "anna"), house.today());
    let goal =
        [("ziele_bereich", "wohnen"), ("ziele_ziel", "wo_suche"), ("schritte_text", "Lesen")];
    let step = format!("{}.schritte_erreicht", agree(&anna, &part_b, &goal));
    let days = (day, day);
    arrange_substitution(&house, &house.lars, house.anna.account, house.ben.account, days).unwrap();
    let ben = browser(&house, "ben");
    let version = ben.get(&part_b).input("_version").unwrap();
    let progress = format!("{part_b}/fortschritt");
    let back = ("zurueck", "/heute");
    let first = anna.post(&progress, &[("_version", &version), (&step, "ja"), back]);
    assert_eq!((first.status, first.location()), (303, "/heute"));
    let told = anna.get("/heute").text;
    assert!(told.contains(": Der Stand des Schritts ist gespeichert."), "{told}");
    assert!(told.contains(&format!("href=\"{part_b}/r2/r2\"")), "the step can be set back");
    let second = ben.post(&progress, &[("_version", &version), (&step, "nein"), back]);
    assert_eq!(second.status, 409);
    assert!(second.text.contains("Anna Amsel") && second.text.contains("„ja“"));
    let newer = second.input("_version").unwrap();
    assert_ne!(newer, version);
    let decided = ben.post(&progress, &[("_version", &newer), (&step, "nein")]);
    assert_eq!(decided.status, 303);
    let elsewhere =
        ben.post(&progress, &[("_version", "99"), (&step, "ja"), ("zurueck", "//evil.example")]);
    assert_eq!(elsewhere.location(), part_b, "never to another host");
}

#[test]
fn two_people_at_one_step_see_both_texts_and_decide() {
    let house = house();
    let case = case_of_anna(&house);
    let part_b = format!("/faelle/{case}/integrationsplan/teil-b");
    let (anna, days) = (browser(&house, "anna"), (house.today(), house.today()));
    let goal =
        [("ziele_bereich", "wohnen"), ("ziele_ziel", "wo_suche"), ("schritte_text", "Lesen")];
    agree(&anna, &part_b, &goal);
    arrange_substitution(&house, &house.lars, house.anna.account, house.ben.account, days).unwrap();
    let ben = browser(&house, "ben");
    let step = format!("{part_b}/r2/r2");
    let version = ben.get(&step).input("_version").unwrap();
    let says = |who: &Browser, version: &str, text: &str, more: &[(&str, &str)]| {
        let fields = [("_version", version), ("schritte_text", text), ("schritte_erreicht", "ib")];
        who.post(&step, &[&fields[..], &STEP, more].concat())
    };
    assert_eq!(says(&anna, &version, "Anzeigen lesen", &[]).status, 303);
    let both = says(&ben, &version, "Anzeige aufgeben", &[]);
    assert_eq!(both.status, 409);
    assert!(both.text.contains("Anzeigen lesen") && both.text.contains("Anzeige aufgeben"));
    let newer = both.input("_version").unwrap();
    let left = says(&ben, &newer, "Anzeige aufgeben", &[("_konflikt", "schritte_text=theirs")]);
    assert_eq!(left.status, 303);
    assert!(ben.get(&part_b).text.contains("Anzeigen lesen"));
    assert_eq!(says(&ben, &newer, "Anzeige aufgeben", &[]).status, 303, "seen and decided");
    assert!(ben.get(&part_b).text.contains("Anzeige aufgeben"));
}

#[test]
fn a_row_that_does_not_exist_is_nothing() {
    let house = house();
    let case = case_of_anna(&house);
    let anna = browser(&house, "anna");
    for row in ["r9", "r9/neu", "r9/r9", "%F0%9F%98%80", "r2%5D", "r1/..%2F.."] {
        let path = format!("/faelle/{case}/integrationsplan/teil-b/{row}");
        assert_eq!(anna.get(&path).status, 404, "{row}");
    }
    let part_b = format!("/faelle/{case}/integrationsplan/teil-b");
    for (name, value) in [("hoch", "ziele[r9]"), ("hoch", "x["), ("runter", ""), ("_", "1")] {
        assert_eq!(anna.post(&part_b, &[(name, value)]).status, 404, "{name} {value}");
    }
}

#[test]
fn a_foreign_line_in_the_stichtag_table_stores_nothing() {
    let house = house();
    let own = case_of_anna(&house);
    let foreign = domain::testing::open_case(&house, &house.ben, ("Haile", "Abel"), true);
    let anna = browser(&house, "anna");
    let (mine, theirs) = (format!("stand[{own}]"), format!("stand[{foreign}]"));
    let day = ("tag", "2026-06-15");
    let refused = anna.post("/stichtag", &[day, (&mine, "umsetzung"), (&theirs, "umsetzung")]);
    assert_eq!(refused.status, 404);
    assert!(anna.get("/stichtag?tag=2026-06-15").text.contains("0 von 1"));
    let stored = anna.post("/stichtag", &[day, (&mine, "umsetzung")]);
    assert_eq!((stored.status, stored.location()), (303, "/stichtag?tag=2026-06-15"));
    assert!(anna.get("/stichtag?tag=2026-06-15").text.contains("1 von 1"));
    let nonsense = anna.post("/stichtag", &[day, (&mine, "vielleicht")]);
    assert_eq!(nonsense.status, 422);
    assert_eq!(anna.post("/stichtag", &[("tag", "31.2.2026"), (&mine, "umsetzung")]).status, 422);
}

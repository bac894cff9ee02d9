//! What pages say and offer is what is so.

use domain::identity::CaseId;
use domain::plans::actions::{ClosingInput, close};
use domain::privacy::Purpose;
use domain::testing::{TestHouse, withdraw};

use crate::people::{browser, case_of_anna, house};

fn closed_case_of_anna(house: &TestHouse) -> CaseId {
    let case = case_of_anna(house);
    let ended_on = Some(house.today());
    let input = ClosingInput { ended_on, reason: "umzug".into(), ..ClosingInput::default() };
    close(house, &house.anna, case, &input).unwrap();
    case
}

#[test]
fn a_closed_case_offers_nothing_that_is_refused() {
    let house = house();
    let case = closed_case_of_anna(&house);
    let anna = browser(&house, "anna");
    let folder = anna.get(&format!("/faelle/{case}/einwilligungen")).text;
    for gone in [
        "/einwilligungen/neu",
        "/beratungsvereinbarung/neu",
        "/schweigepflicht/neu",
        "/datenschutzinformation",
    ] {
        assert!(!folder.contains(gone), "{gone}");
    }
    assert!(folder.contains("Zurücknehmen und widerrufen geht jederzeit"));
    assert!(folder.contains("/widerruf\""), "taking back stays possible");
    let people = anna.get(&format!("/faelle/{case}/personen")).text;
    assert!(people.contains("trotzdem berichtigen") && people.contains("name=\"last_name\""));
    assert!(!people.contains("name=\"plan_no\""), "the household stays as it is");
    let part_b = anna.get(&format!("/faelle/{case}/integrationsplan/teil-b")).text;
    assert!(part_b.contains("Die Beratung ist beendet.") && !part_b.contains("Es fehlt"));
    let part_a = anna.get(&format!("/faelle/{case}/integrationsplan/teil-a")).text;
    assert!(!part_a.contains("laufend gespeichert"));
    let overview = anna.get(&format!("/faelle/{case}")).text;
    assert!(!overview.contains("g-tag--danger"), "nothing is missing in a closed case");
}

#[test]
fn a_withdrawal_asks_what_is_meant_and_promises_no_deletion() {
    let house = house();
    let case = case_of_anna(&house);
    let anna = browser(&house, "anna");
    let folder = anna.get(&format!("/faelle/{case}/einwilligungen"));
    let page = folder
        .text
        .split("href=\"")
        .find(|rest| rest.split('"').next().is_some_and(|href| href.ends_with("/widerruf")));
    let page = page.and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    let shown = anna.get(&page).text;
    assert!(!shown.contains("name=\"purposes\" value=\"beratung\" checked"));
    assert!(shown.contains("zur Löschung vorgemerkt") && !shown.contains("werden bis zum"));
    let nothing = anna.post(&page, &[("channel", "phone")]);
    assert_eq!(nothing.status, 422, "nothing is taken back by pressing a button alone");
    let health = anna.post(&page, &[("channel", "phone"), ("purposes", "gesundheit")]);
    assert_eq!(health.status, 303);
    let overview = anna.get(&format!("/faelle/{case}")).text;
    assert!(overview.contains("Einwilligung gültig"), "counselling goes on");
}

#[test]
fn the_head_of_a_case_says_why_it_is_locked() {
    let house = house();
    let case = case_of_anna(&house);
    withdraw(&house, &house.anna, case, &Purpose::ALL);
    let overview = browser(&house, "anna").get(&format!("/faelle/{case}")).text;
    assert!(overview.contains("gesperrt: Einwilligung zurückgenommen oder abgelaufen"));
    assert!(!overview.contains("Einwilligung gültig"));
}

#[test]
fn a_role_without_pages_is_told_so_and_the_search_says_whom_it_finds() {
    let house = house();
    for login in ["ines", "rita"] {
        assert!(browser(&house, login).get("/heute").text.contains("Für heute ist nichts zu tun"));
    }
    for login in ["dora", "carl"] {
        let today = browser(&house, login).get("/heute").text;
        assert!(today.contains("Was Geleit für Ihre Rolle kann"), "{login}");
        assert!(today.contains("in dieser Version noch nicht"), "{login}");
        assert!(!today.contains("Für heute ist nichts zu tun"), "{login}");
    }
    case_of_anna(&house);
    let lars = browser(&house, "lars");
    assert!(lars.get("/heute").text.contains("tragen die Fachkräfte"));
    assert!(lars.get("/stichtag").text.contains("Als Teamleitung"));
    let found = lars.post("/suche", &[("q", "1")]).text;
    assert!(found.contains("Als Teamleitung finden Sie hier nur Fälle"), "{found}");
    let list = lars.get("/faelle").text;
    assert!(list.contains("1 Fall") && !list.contains("href=\"/faelle/neu\""));
    let own = browser(&house, "anna").get("/faelle").text;
    assert!(own.contains("1 Fall") && own.contains("href=\"/faelle/neu\""));
}

#[test]
fn heute_shows_every_plan_of_a_block_on_a_page_of_its_own() {
    let house = house();
    for _ in 0..9 {
        case_of_anna(&house);
    }
    let anna = browser(&house, "anna");
    let lines = |page: &str| page.matches("/pruefen\"").count();
    let today = anna.get("/heute").text;
    assert_eq!(lines(&today), 7);
    assert!(today.contains("href=\"/heute?alle=unvollstaendig\""));
    let whole = anna.get("/heute?alle=unvollstaendig").text;
    assert_eq!(lines(&whole), 9);
    assert!(whole.contains("Zurück zu Heute") && !whole.contains("Alle anzeigen"));
    let none = anna.get("/heute?alle=dauer").text;
    assert!(none.contains("In keinem Ihrer offenen Fälle sind 30 Monate erreicht."));
    assert_eq!(browser(&house, "ines").get("/heute?alle=dauer").status, 200);
}

#[test]
fn the_day_of_the_stichtag_stands_as_people_write_it() {
    let house = house();
    case_of_anna(&house);
    let anna = browser(&house, "anna");
    assert_eq!(anna.get("/stichtag?tag=2026-06-15").input("tag").as_deref(), Some("15.06.2026"));
    let refused = anna.get("/stichtag?tag=31.2.2026");
    assert_eq!((refused.status, refused.input("tag").as_deref()), (422, Some("31.2.2026")));
}

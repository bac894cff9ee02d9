//! Ugly input on the real page: a message at the field and in the summary, and what was typed stays.

use domain::testing::answer;
use web::testing::{Browser, Reply};

use crate::people::{browser, case_of_anna, house};

struct Desk {
    anna: Browser,
    path: String,
    house: domain::testing::TestHouse,
    case: domain::identity::CaseId,
}

fn desk() -> Desk {
    let house = house();
    let case = case_of_anna(&house);
    let anna = browser(&house, "anna");
    Desk { anna, path: format!("/faelle/{case}/integrationsplan/teil-a"), house, case }
}

impl Desk {
    fn send(&self, fields: &[(&str, &str)]) -> Reply {
        let mut all = vec![("_version", "99"), ("_once", "abcdefgh")];
        all.extend_from_slice(fields);
        self.anna.post(&self.path, &all)
    }

    /// A refusal: at the field, in the summary, with the typed value.
    fn refuses(&self, name: &str, typed: &str, message: &str) {
        let back = self.send(&[(name, typed)]);
        assert_eq!(back.status, 422, "{name} = {typed}");
        let id = web::components::Field::new(web::components::Kind::Text, name, "").id();
        let at_field = back.words(&format!("{id}-error"));
        assert!(at_field.contains(message), "{name} = {typed}: {at_field:?}");
        let summary = back.problems();
        assert!(summary.len() == 1 && summary[0].ends_with(&at_field), "{summary:?}");
        assert!(back.text.contains(&format!("href=\"#{id}\"")), "the summary leads to the field");
        assert_eq!(back.input(name).as_deref(), Some(typed), "what was typed stays");
    }

    fn accepts(&self, name: &str, typed: &str, shown: &str) {
        let answer = self.send(&[(name, typed)]);
        assert_eq!(answer.status, 303, "{name} = {typed}: {:?}", answer.problems());
        assert_eq!(self.anna.get(&self.path).input(name).as_deref(), Some(shown), "{name}");
    }
}

#[test]
fn impossible_and_incomplete_days() {
    let desk = desk();
    desk.refuses("erstkontakt_am", "31.02.2026", "Diesen Tag gibt es nicht");
    desk.refuses("erstkontakt_am", "gestern", "Diesen Tag gibt es nicht");
    desk.refuses("erstkontakt_am", "2026", "Tag, Monat und Jahr");
    desk.refuses("erstkontakt_am", "16.06.2026", "nicht in der Zukunft");
    desk.refuses("geburtsdatum", "1850", "kein mögliches Alter");
    desk.refuses("geburtsdatum", "29.02.2023", "Diesen Tag gibt es nicht");
    desk.accepts("geburtsdatum", "1990", "1990");
    desk.accepts("geburtsdatum", "04.1990", "04.1990");
    desk.accepts("geburtsdatum", "3.4.1990", "03.04.1990");
    desk.accepts("erstkontakt_am", "29.2.2024", "29.02.2024");
}

#[test]
fn a_child_of_eighteen_is_no_child() {
    let desk = desk();
    desk.send(&[("kinder_minderjaehrig", "ja"), ("_hinzufuegen", "kinder")]);
    let page = desk.anna.get(&desk.path);
    let row = page.text.split("data-row=\"").nth(1).unwrap().split('"').next().unwrap();
    let born = format!("{row}.kinder_geburtsdatum");
    desk.refuses(&born, "15.06.2008", "unter 18 Jahre");
    desk.accepts(&born, "16.06.2008", "16.06.2008");
    desk.refuses(&born, "16.06.2026", "unter 18 Jahre");
    desk.accepts(&born, "2019", "2019");
}

#[test]
fn households_have_at_least_one_person_and_at_most_twenty() {
    let desk = desk();
    for typed in ["-1", "0", "21"] {
        desk.refuses("anzahl_personen_haushalt", typed, "von 1 bis 20");
    }
    for typed in ["zwei", "1,5", "1e1", "٣", "2 3"] {
        desk.refuses("anzahl_personen_haushalt", typed, "ganze Zahl");
    }
    desk.accepts("anzahl_personen_haushalt", " 4 ", "4");
    desk.refuses("schulbesuch_jahre", "acht", "Zahl");
    desk.send(&[("schulbesuch", "ja")]);
    desk.refuses("schulbesuch_jahre", "8,3", "halben Schritten");
    desk.accepts("schulbesuch_jahre", "8,5", "8,5");
}

#[test]
fn long_and_foreign_texts() {
    let desk = desk();
    let long = "ä".repeat(10_000);
    desk.accepts("geburtsort", &long, &long);
    desk.refuses("geburtsort", &"ä".repeat(10_001), "zu lang");
    for text in [
        "حلب \u{200f}🏠",
        "\u{202e}drawkcab",
        "<script>alert(1)</script>",
        "a & \"b\" 'c'",
        "{{7*7}} ${x}",
    ] {
        desk.accepts("geburtsort", text, text);
        assert!(!desk.anna.get(&desk.path).text.contains("<script>alert"));
    }
}

#[test]
fn a_nul_is_taken_out_told_and_the_rest_is_stored() {
    let desk = desk();
    let back = desk.send(&[("geburtsort", "Asm\0ara"), ("beruf", "Schneiderin")]);
    assert_eq!(back.status, 422);
    assert_eq!(back.input("geburtsort").as_deref(), Some("Asmara"));
    assert!(back.words("f-geburtsort-error").contains("unsichtbare Steuerzeichen"));
    let page = desk.anna.get(&desk.path);
    assert_eq!(page.input("geburtsort").as_deref(), Some(""), "not without being looked at");
    assert_eq!(page.input("beruf").as_deref(), Some("Schneiderin"));
}

#[test]
fn choices_that_do_not_exist() {
    let desk = desk();
    for (name, typed) in
        [("geschlecht", "x"), ("familienstand", "<b>"), ("nationalitaet", "999999")]
    {
        let back = desk.send(&[(name, typed), ("_gefragt", name)]);
        assert_eq!(back.status, 422, "{name}");
        assert_eq!(back.problems().len(), 1, "{name}");
    }
    answer(&desk.house, &desk.house.anna, desk.case, &[("familienstand", "LD")]);
    assert!(desk.anna.get(&desk.path).is_chosen("familienstand", "LD"));
}

#[test]
fn a_refused_household_names_the_question_and_keeps_both_roles() {
    let desk = desk();
    let fields = [("tun", "beitreten"), ("plan_no", "99999"), ("join_role", "partner")];
    let back = desk.anna.post(&format!("/faelle/{}/haushalt", desk.case), &fields);
    assert_eq!(back.status, 422);
    let problems = back.problems();
    assert!(
        problems.len() == 1 && problems[0].starts_with("In den Haushalt von Plan: Sie haben"),
        "{problems:?}"
    );
    assert_eq!(back.input("plan_no").as_deref(), Some("99999"));
    assert!(back.is_chosen("join_role", "partner"));
    assert!(back.is_chosen("role", "applicant"), "the stored role, which was not asked here");
}

#[test]
fn floods_and_broken_requests_are_refused_as_a_page() {
    let desk = desk();
    let many: Vec<(String, String)> =
        (0..2_100).map(|n| (format!("f{n}"), String::new())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    assert_eq!(desk.send(&many).status, 413);
    let huge = "x".repeat(1_100_000);
    assert_eq!(desk.send(&[("geburtsort", &huge)]).status, 413);
    let page = desk.anna.get(&desk.path);
    assert_eq!(page.input("geburtsort").as_deref(), Some(""));
    assert_eq!(desk.send(&[("_version", "x"), ("geburtsort", "Keren")]).status, 303);
}

#[test]
fn municipality_keys_are_known_or_told() {
    let desk = desk();
    // The key is typed where a case is opened; the plan only shows it.
    assert!(!desk.anna.get(&desk.path).text.contains("name=\"gemeindekennziffer\""));
    for (typed, message) in [
        ("8335075", "sechs oder acht Ziffern"),
        ("0833507x", "sechs oder acht Ziffern"),
        ("99999999", "gibt es nicht"),
        ("08237008", "aufgelöst"),
    ] {
        let once = desk.anna.get("/faelle/neu").input("_once").unwrap();
        let mut fields = crate::twice::opening();
        fields.extend([("municipality_key", typed), ("_once", &once)]);
        let back = desk.anna.post("/faelle/neu", &fields);
        assert_eq!(back.status, 422, "{typed}");
        assert!(back.words("f-municipality_key-error").contains(message), "{typed}");
        assert_eq!(back.input("municipality_key").as_deref(), Some(typed));
    }
    let once = desk.anna.get("/faelle/neu").input("_once").unwrap();
    let mut fields = crate::twice::opening();
    fields.extend([("municipality_key", "335075"), ("_once", &once)]);
    assert_eq!(desk.anna.post("/faelle/neu", &fields).status, 303, "six digits do");
}

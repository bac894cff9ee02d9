//! The same form sent twice is stored once; what no form asks is not stored at all.

use domain::identity::CaseId;
use domain::testing::TestHouse;
use web::testing::Browser;

use crate::people::{browser, case_of_anna, house};

type Values = Vec<(&'static str, &'static str)>;

/// Everything that opens counselling.
pub fn opening() -> Values {
    let identity = [
        ("last_name", "Haile"),
        ("first_name", "Abel"),
        ("born", "1.2.1988"),
        ("counselling_type", "einfach"),
        ("first_contact_on", "15.06.2026"),
        ("consent_on", "15.06.2026"),
        ("agreement", "1"),
        ("notice", "1"),
    ];
    identity.into_iter().chain(consent()).collect()
}

/// Everything a consent needs.
fn consent() -> Values {
    vec![
        ("given_on", "15.06.2026"),
        ("agreement_on", "15.06.2026"),
        ("form", "written"),
        ("language", "tir"),
        ("evidence", "paper"),
        ("purpose_beratung", "ja"),
        ("purpose_gesundheit", "ja"),
        ("purpose_evaluation", "ja"),
    ]
}

/// Forms that create something: the page that shows them, where they are sent to, and what they hold. A form with a
/// request key whose target is missing here fails below.
fn creating(case: CaseId) -> Vec<(String, String, Values)> {
    let at = |rest: &str| format!("/faelle/{case}/{rest}");
    let same = |path: String, values: Values| (path.clone(), path, values);
    let goal = vec![
        ("ziele_bereich", "wohnen"),
        ("ziele_ziel", "wo_suche"),
        ("schritte_text", "Anzeigen lesen"),
        ("schritte_wer", "klient"),
        ("schritte_vereinbart_am", "15.06.2026"),
        ("schritte_umsetzung_bis", "1.7.2026"),
    ];
    let contact = vec![
        ("held_on", "15.06.2026"),
        ("form", "persoenlich"),
        ("minutes", "30"),
        ("areas", "wohnen"),
    ];
    let release = vec![
        ("given_on", "15.06.2026"),
        ("released", "Anna Amsel"),
        ("recipients", "Jobcenter"),
        ("covers", "Deutschkurs"),
        ("purpose", "Anmeldung"),
        ("mutual", "ja"),
    ];
    vec![
        same(
            "/anfragen/neu".into(),
            vec![("access_route", "eigeninitiative"), ("made_on", "15.06.2026")],
        ),
        same(
            "/themen/neu".into(),
            vec![("title", "Kein Termin"), ("problem", "Es klemmt."), ("category", "wohnen")],
        ),
        same(
            "/formate/vorschlagen".into(),
            vec![("name", "Treffen"), ("need", "Wir reden nicht."), ("area", "wohnen")],
        ),
        same("/faelle/neu".into(), opening()),
        same(
            at("integrationsplan/teil-a"),
            vec![("_hinzufuegen", "weitere_sprachen"), ("_version", "9")],
        ),
        same(at("integrationsplan/teil-b/neu"), goal),
        same(at("verlauf"), contact),
        same(at("wiedervorlagen"), vec![("due_on", "1.7.2026"), ("note", "Unterlagen")]),
        same(at("einwilligungen/neu"), consent()),
        same(at("beratungsvereinbarung/neu"), consent()),
        same(at("schweigepflicht/neu"), release),
        (at("einwilligungen"), at("datenschutzinformation"), vec![("language", "tir")]),
    ]
}

fn entries(house: &TestHouse) -> i64 {
    domain::testing::store::audited_all(house).unwrap()
}

#[test]
fn a_doubled_request_stores_once() {
    let house = house();
    let case = case_of_anna(&house);
    for (page, action, values) in creating(case) {
        let anna = browser(&house, "anna");
        let once = anna.get(&page).input("_once").unwrap_or_else(|| panic!("{page} has no key"));
        let mut fields = values;
        fields.push(("_once", &once));
        let before = entries(&house);
        let first = anna.post(&action, &fields);
        assert_eq!(first.status, 303, "{action}: {:?}", first.problems());
        let stored = entries(&house);
        assert!(stored > before, "{action} stores something");
        let second = anna.post(&action, &fields);
        assert_eq!((second.status, second.location()), (303, first.location()), "{action}");
        assert_eq!(entries(&house), stored, "{action} sent twice");
    }
}

#[test]
fn every_form_with_a_key_is_told_here() {
    let house = house();
    let case = case_of_anna(&house);
    let known: Vec<String> = creating(case).into_iter().map(|(_, action, _)| action).collect();
    let anna = browser(&house, "anna");
    let mut unknown = Vec::new();
    for route in crate::people::routes().into_iter().filter(|route| route.method == "GET") {
        let path = route.path.replace("{case}", &case.to_string());
        if path.contains('{') {
            continue;
        }
        for action in keyed_forms(&anna, &path) {
            let action = action.split('?').next().unwrap_or_default().to_owned();
            if !known.contains(&action) && !unknown.contains(&action) {
                unknown.push(action);
            }
        }
    }
    assert!(unknown.is_empty(), "say in `creating` what these forms hold: {unknown:#?}");
}

/// Targets of the forms of a page that carry a request key.
fn keyed_forms(browser: &Browser, path: &str) -> Vec<String> {
    let page = browser.get(path);
    let forms = page
        .text
        .split("<form")
        .skip(1)
        .map(|form| form.split("</form>").next().unwrap_or_default());
    let keyed = forms.filter(|form| form.contains("name=\"_once\""));
    let action = |form: &str| Some(form.split_once("action=\"")?.1.split('"').next()?.to_owned());
    keyed.filter_map(action).collect()
}

#[test]
fn what_no_question_asks_is_not_stored() {
    let house = house();
    let case = case_of_anna(&house);
    let anna = browser(&house, "anna");
    let path = format!("/faelle/{case}/integrationsplan/teil-a");
    let page = anna.get(&path);
    let version = page.input("_version").unwrap();
    let answer = anna.post(
        &path,
        &[
            ("_version", &version),
            ("geburtsort", "Keren"),
            ("agency_id", "x"),
            ("case_manager_id", "x"),
            ("state", "closed"),
            ("plan_no", "99"),
            ("__proto__", "x"),
            ("kinder[fremd].kinder_geburtsort", ""),
            ("berufe[0].beruf", "x"),
        ],
    );
    assert_eq!(answer.status, 303, "{:?}", answer.problems());
    let mut refused = Vec::new();
    for (name, value) in [
        ("plan_offen", "nein"),
        ("zugangsweg_sonstiges", "an addition that is switched off"),
        ("beratungsart", "einmalig"),
        ("intman_nr", "99"),
        ("integrationsplan_nr", "99"),
        ("teil_b_erstellt", "ja"),
        ("alter_jahre", "7"),
        ("stand[s20260630].stand_status", "kein_bedarf"),
    ] {
        let answer = anna.post(&path, &[("_version", "99"), (name, value)]);
        refused.push((name, answer.status));
    }
    assert!(refused.iter().all(|(_, status)| *status == 422), "{refused:?}");
    let (plan, file) = house
        .data
        .read(|conn| {
            let permit = domain::cases::actions::permit(
                &house,
                conn,
                &house.anna,
                case,
                domain::identity::Action::ReadCase,
            )?;
            let plan = domain::plans::actions::plan(&house, conn, &permit, base::Locale::De)?;
            let file = plan.file.clone();
            Ok::<_, base::Problem>((plan, file))
        })
        .unwrap();
    assert_eq!((file.plan_no, file.case_manager_no), (1, 1));
    let stored: Vec<&str> = plan.answers.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(stored, ["erstkontakt_am", "geburtsdatum", "geburtsort"]);
}

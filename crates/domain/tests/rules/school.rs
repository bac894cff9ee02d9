//! School, certificates and recognition: W20 to W24.

use jiff::civil::date;

use crate::record::{Record, simple};

#[test]
fn w20_without_school_the_rest_of_the_section_is_skipped() {
    let never = simple().with(&[("schulbesuch", "nein"), ("schulabschluss", "ja")]).seen();
    for name in [
        "schulbesuch_jahre",
        "schulabschluss",
        "schulabschluss_art",
        "abschluss_herkunft_schule",
        "schulzeugnis_uebersetzt",
        "anerkennung_schule",
    ] {
        assert!(!never.asks(name), "{name}");
    }
    assert_eq!(never.value("schulabschluss_wert"), "nein");
    let went = simple().with(&[("schulbesuch", "ja"), ("schulabschluss", "ja")]).seen();
    assert!(went.requires("schulbesuch_jahre") && went.requires("schulabschluss_art"));
    assert_eq!(went.value("schulabschluss_wert"), "ja");
}

#[test]
fn w20_years_of_school_come_in_halves() {
    let years = |years| {
        let answers = [("schulbesuch", "ja"), ("schulbesuch_jahre", years)];
        simple().with(&answers).seen().refuses("schulbesuch_jahre")
    };
    for (typed, refused) in
        [("0", false), ("8.5", false), ("20", false), ("8.3", true), ("-1", true), ("20.5", true)]
    {
        assert_eq!(years(typed), refused, "{typed}");
    }
}

fn school(origin: &str) -> Record {
    simple().with(&[
        ("schulbesuch", "ja"),
        ("schulabschluss", "ja"),
        ("abschluss_herkunft_schule", origin),
    ])
}

fn job(origin: &str) -> Record {
    simple().with(&[
        ("beruf", "Schneiderin"),
        ("beruf_zertifikat", "ja"),
        ("abschluss_herkunft_beruf", origin),
    ])
}

fn study(origin: &str) -> Record {
    simple().with(&[
        ("studium_begonnen", "ja"),
        ("studienfach", "Chemie"),
        ("studium_abschluss", "ja"),
        ("studium_zertifikat", "ja"),
        ("abschluss_herkunft_studium", origin),
    ])
}

#[test]
fn w21_certificates_from_abroad_are_asked_for_translation_and_recognition() {
    let (abroad, here) = (school("ausland").seen(), school("deutschland").seen());
    for name in ["schulzeugnis_uebersetzt", "anerkennung_schule"] {
        assert!(abroad.requires(name) && !here.asks(name), "{name}");
    }
    assert!(job("ausland").seen().requires("anerkennung_beruf"));
    assert!(!job("deutschland").seen().asks("anerkennung_beruf"));
    assert!(study("ausland").seen().requires("anerkennung_studium"));
    assert!(!study("deutschland").seen().asks("anerkennung_studium"));
}

#[test]
fn w21_an_agency_that_does_not_ask_where_goes_by_the_kind_of_certificate() {
    let kind = |kind| {
        let record = school("").dropping("Z44").with(&[("schulabschluss_art", kind)]);
        record.seen().asks("anerkennung_schule")
    };
    assert!(kind("hzb_ausland") && kind("sek1_ausland"));
    assert!(!kind("abitur") && !kind("hauptschule") && !kind("unbekannt"));
    assert!(job("").dropping("Z44").seen().asks("anerkennung_beruf"), "always asked");
}

#[test]
fn w22_without_papers_there_is_no_procedure_but_a_hint() {
    let without = job("ausland").with(&[("beruf_zertifikat", "nein")]).seen();
    assert!(!without.asks("anerkennung_beruf") && without.asks("hinweis_w22_beruf"));
    assert!(!job("ausland").seen().asks("hinweis_w22_beruf"));
    let without = study("ausland").with(&[("studium_zertifikat", "nein")]).seen();
    assert!(!without.asks("anerkennung_studium") && without.asks("hinweis_w22_studium"));
    assert!(!study("ausland").seen().asks("hinweis_w22_studium"));
}

#[test]
fn w23_a_running_procedure_names_its_office_and_announces_the_reminder() {
    for (record, name, office, foreign) in [
        (school("ausland"), "anerkennung_schule", "rps_zeugnis", "hwk"),
        (job("ausland"), "anerkennung_beruf", "hwk", "zab"),
        (study("ausland"), "anerkennung_studium", "zab", "ihk"),
    ] {
        let (place, hint) = (format!("{name}_stelle"), format!("hinweis_w23_{name}"));
        let running = record.clone().with(&[(name, "bearbeitung")]).seen();
        assert!(running.requires(&place) && running.asks(&hint), "{name}");
        let offered = running.offers(&place);
        assert!(offered.contains(&office) && !offered.contains(&foreign), "{name}: {offered:?}");
        for other in ["ja", "nein", "beratung", ""] {
            let seen = record.clone().with(&[(name, other)]).seen();
            assert!(!seen.asks(&place) && !seen.asks(&hint), "{name} {other}");
        }
    }
}

const FROM_FIFTEEN: [&str; 4] =
    ["berufsabschluss", "arbeitsmarktintegration", "besondere_kenntnisse_gruppe", "mobilitaet"];

#[test]
fn w24_work_and_mobility_begin_on_the_fifteenth_birthday() {
    for (born, fifteen) in [("2011-06-16", false), ("2011-06-15", true), ("1990-01-01", true)] {
        let seen = simple().with(&[("geburtsdatum", born)]).seen();
        for section in FROM_FIFTEEN {
            assert_eq!(seen.opens(section), fifteen, "{born} {section}");
        }
    }
    let unknown = simple().seen();
    assert!(FROM_FIFTEEN.iter().all(|section| unknown.opens(section)), "nobody knows the age");
    let declined = simple().declining(&["geburtsdatum"]).seen();
    assert!(FROM_FIFTEEN.iter().all(|section| declined.opens(section)), "nobody is told the age");
}

#[test]
fn w24_studies_and_the_licence_begin_at_seventeen_also_for_a_birth_year_alone() {
    for (born, seventeen) in [("2009-06-16", false), ("2009-06-15", true)] {
        let seen = simple().with(&[("geburtsdatum", born)]).seen();
        assert_eq!((seen.opens("studium"), seen.asks("fuehrerschein")), (seventeen, seventeen));
    }
    let by_year = |day| simple().with(&[("geburtsdatum", "2009")]).on(day).seen();
    assert!(!by_year(date(2026, 6, 30)).opens("studium"));
    assert!(by_year(date(2026, 7, 1)).opens("studium"));
    assert_eq!(by_year(date(2026, 7, 1)).value("alter_jahre"), "17");
}

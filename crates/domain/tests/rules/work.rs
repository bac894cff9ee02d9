//! Work, training, driving: W25 to W28.

use crate::record::{Record, simple};

#[test]
fn w25_a_job_is_described() {
    let seen = simple().adding(&["Z51"]).with(&[("arbeitsverhaeltnis", "ja")]).seen();
    for name in ["arbeitsumfang", "arbeitsverhaeltnis_befristung", "berufsbezeichnung"] {
        assert!(seen.requires(name), "{name}");
    }
    assert!(seen.asks("haushalt_einkommen_ueber_grundsicherung"));
    let none = simple().adding(&["Z51"]).with(&[("arbeitsverhaeltnis", "nein")]).seen();
    for name in [
        "arbeitsumfang",
        "arbeitsverhaeltnis_befristung",
        "berufsbezeichnung",
        "haushalt_einkommen_ueber_grundsicherung",
    ] {
        assert!(!none.asks(name), "{name}");
    }
    let off = simple().with(&[("arbeitsverhaeltnis", "ja")]).seen();
    assert!(!off.asks("haushalt_einkommen_ueber_grundsicherung"), "an agency without Z51");
}

fn adult(extent: &str) -> Record {
    simple().with(&[
        ("geburtsdatum", "1990-01-01"),
        ("arbeitsverhaeltnis", "ja"),
        ("arbeitsumfang", extent),
        ("ausbildungsverhaeltnis", "nein"),
    ])
}

#[test]
fn w26_a_mini_job_counts_only_where_the_agency_says_so() {
    let counts =
        |extent, switch| adult(extent).counts("anstellungsverhaeltnis", &[("p_minijob", switch)]);
    assert_eq!(counts("minijob", "nein"), (1, 0));
    assert_eq!(counts("minijob", "ja"), (1, 1));
    assert_eq!(counts("teilzeit", "nein"), (1, 1));
    assert_eq!(adult("minijob").counts("anstellungsverhaeltnis", &[]), (1, 0), "by default not");
}

#[test]
fn w27_dual_training_is_no_school_and_both_answers_stand_beside_each_other() {
    for (school, contract) in [("nein", "ja"), ("ja", "ja"), ("ja", "nein"), ("nein", "nein")] {
        let answers = [("schulische_ausbildung", school), ("ausbildungsverhaeltnis", contract)];
        let seen = simple().with(&answers).seen();
        assert!(seen.fault("schulische_ausbildung").is_none());
        assert!(seen.fault("ausbildungsverhaeltnis").is_none());
        assert_eq!(seen.asks("schulische_ausbildung_stand"), school == "ja");
        assert_eq!(seen.asks("ausbildungsumfang"), contract == "ja");
    }
}

#[test]
fn w28_without_a_licence_nobody_is_asked_about_a_car() {
    let seen = |answer| simple().with(&[("fuehrerschein", answer)]).seen();
    let with = seen("ja");
    assert!(with.requires("fuehrerschein_de") && with.asks("kfz_vorhanden"));
    for answer in ["nein", ""] {
        let without = seen(answer);
        assert!(!without.asks("fuehrerschein_de") && !without.asks("kfz_vorhanden"), "{answer}");
    }
}

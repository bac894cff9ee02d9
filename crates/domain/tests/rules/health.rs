//! Health: W29 to W31.

use domain::plans::form;

use crate::record::simple;

#[test]
fn w29_without_the_consent_neither_the_section_nor_the_area_exists() {
    for (consent, exists) in [("ja", true), ("nein", false)] {
        let record = simple().outer("einwilligung_gesundheit", consent).row("ziele[z]");
        let seen = record.with(&[("behinderung", "ja")]).seen();
        assert_eq!(seen.opens("gesundheit"), exists);
        assert_eq!(seen.asks("behinderung"), exists);
        assert_eq!(seen.asks("merkzeichen"), exists);
        let areas = seen.offers("ziele[z].ziele_bereich");
        assert_eq!(areas.contains(&"gesundheit"), exists);
        assert!(areas.contains(&"wohnen"));
    }
}

#[test]
fn w30_marks_are_possible_with_a_disability_and_never_demanded() {
    let seen = simple().with(&[("behinderung", "ja")]).seen();
    assert!(seen.asks("merkzeichen") && !seen.requires("merkzeichen"));
    assert!(seen.fault("merkzeichen").is_none());
    for answer in ["nein", ""] {
        assert!(!simple().with(&[("behinderung", answer)]).seen().asks("merkzeichen"), "{answer}");
    }
    let pass = |pass| {
        let answers = [("behinderung", "ja"), ("ausweis_vorhanden", pass)];
        simple().adding(&["Z45"]).with(&answers).seen().asks("merkzeichen")
    };
    assert!(pass("ja") && pass("") && !pass("nein"));
    let printed = form().lists["merkzeichen"].choices.len();
    assert_eq!(printed, 9, "seven printed, TBl and 1. Kl. added");
}

#[test]
fn w31_goals_of_the_area_health_are_marked_and_no_others() {
    let marked = |area, goal| {
        let seen = simple()
            .with(&[("ziele[z].ziele_bereich", area), ("ziele[z].ziele_ziel", goal)])
            .seen();
        let shown = seen.asks("ziele[z].hinweis_w31_art9");
        assert_eq!(seen.value("ziele[z].ziele_art9") == "ja", shown);
        shown
    };
    assert!(marked("gesundheit", "") && marked("gesundheit", "ge_psyche"));
    assert!(marked("freitext", "ge_psyche"), "whatever the area says");
    assert!(!marked("wohnen", "wo_suche") && !marked("freitext", "freitext") && !marked("", ""));
}

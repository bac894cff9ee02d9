//! Rahmendaten and depth: W01 to W10, W40.

use domain::plans::{OPEN_ALWAYS, form};
use forms::Item;

use crate::record::{Record, Seen, TODAY, simple, steered};

fn open_sections(seen: &Seen) -> Vec<&'static str> {
    let sections = form().items.iter().filter(|item| matches!(item, Item::Group(_)));
    let names = sections.map(Item::name);
    names.filter(|name| seen.opens(name)).collect()
}

/// An enquiry: no agreement, no ground, no person.
fn enquiry() -> Record {
    simple()
        .outer("beratungsart", "einmalig")
        .outer("beratungsvereinbarung_gueltig", "nein")
        .outer("rechtsgrundlage_gueltig", "nein")
        .outer("einwilligung_gesundheit", "nein")
}

#[test]
fn w01_an_enquiry_has_rahmendaten_and_numbers_and_says_by_itself_why_there_is_no_plan() {
    let seen = enquiry().seen();
    assert_eq!(open_sections(&seen), OPEN_ALWAYS);
    assert_eq!((seen.value("teil_a_erstellt"), seen.value("teil_b_erstellt")), ("nein", "nein"));
    for (name, value) in [
        ("teil_a_begruendung", "einmalige_anfrage"),
        ("teil_b_begruendung", "einmalige_anfrage"),
        ("beratungsende_grund", "ziele_erreicht"),
    ] {
        assert_eq!(enquiry().starts_with(name).as_deref(), Some(value), "{name}");
        assert_eq!(simple().starts_with(name), None, "{name} of a counselling");
    }
    assert_eq!(enquiry().starts_with("beratungsende_am"), Some(TODAY.to_string()));
    assert_eq!(simple().starts_with("beratungsende_am"), None);
    assert!(open_sections(&simple().seen()).len() > 10);
}

#[test]
fn w01_an_enquiry_stays_one_even_where_grounds_exist() {
    let seen = simple().outer("beratungsart", "einmalig").seen();
    assert_eq!(open_sections(&seen), OPEN_ALWAYS);
    assert!(!seen.asks("warnung_w04_gesperrt"));
}

#[test]
fn w02_simple_counselling_opens_everything_and_demands_nothing_of_teil_b() {
    let seen = simple().seen();
    for section in ["persoenliche_daten", "sprachkompetenz", "mobilitaet", "teil_b", "stand_gruppe"]
    {
        assert!(seen.opens(section), "{section}");
    }
    assert!(!seen.asks("warnung_w03_ziel_fehlt"));
    let missing: Vec<&str> = seen.0.faults().map(|(path, ..)| path.name()).collect();
    assert!(!missing.iter().any(|name| name.starts_with("ziele") || name.starts_with("stand")));
    let step = simple().row("ziele[z].schritte[s]").seen();
    assert!(!step.requires("ziele[z].schritte[s].schritte_text"));
    assert!(!step.requires("ziele[z].schritte[s].schritte_umsetzung_bis"));
}

#[test]
fn w03_steering_demands_a_goal_with_a_step_a_day_and_somebody() {
    assert!(steered().seen().asks("warnung_w03_ziel_fehlt"));
    let goal = steered().with(&[("ziele[z].ziele_ziel", "wo_suche")]);
    assert!(goal.seen().asks("warnung_w03_ziel_fehlt"), "a goal without a step is not enough");
    let row = goal.clone().row("ziele[z].schritte[s]").seen();
    for name in ["schritte_text", "schritte_umsetzung_bis", "schritte_wer"] {
        assert!(row.requires(&format!("ziele[z].schritte[s].{name}")), "{name}");
    }
    let whole = goal.with(&[("ziele[z].schritte[s].schritte_text", "Anzeigen lesen")]).seen();
    assert!(!whole.asks("warnung_w03_ziel_fehlt"));
    assert_eq!(whole.value("teil_b_erstellt"), "ja");
}

#[test]
fn w04_without_agreement_or_ground_only_an_enquiry_is_possible() {
    for (agreement, ground, open) in
        [("ja", "ja", true), ("nein", "ja", false), ("ja", "nein", false), ("nein", "nein", false)]
    {
        let seen = simple()
            .outer("beratungsvereinbarung_gueltig", agreement)
            .outer("rechtsgrundlage_gueltig", ground)
            .seen();
        assert_eq!(seen.value("plan_offen") == "ja", open);
        assert_eq!(seen.opens("persoenliche_daten"), open);
        assert_eq!(seen.asks("warnung_w04_gesperrt"), !open);
        assert_eq!(seen.value("beratungsvereinbarung"), agreement);
        assert_eq!(seen.value("einwilligung_datenschutz"), ground);
    }
}

#[test]
fn w06_what_was_answered_before_a_lock_is_hidden_and_not_thrown_away() {
    let answered = steered().with(&[("geschlecht", "w"), ("ziele[z].ziele_ziel", "wo_suche")]);
    assert!(answered.seen().0.hidden_values.is_empty());
    let withdrawn = answered.clone().outer("rechtsgrundlage_gueltig", "nein").seen();
    assert_eq!(open_sections(&withdrawn), OPEN_ALWAYS);
    let lowered = answered.outer("beratungsart", "einmalig").seen();
    assert_eq!(open_sections(&lowered), OPEN_ALWAYS);
    for locked in [withdrawn, lowered] {
        let kept: Vec<&str> = locked.0.hidden_values.iter().map(|path| path.name()).collect();
        assert_eq!(kept, ["geschlecht", "ziele_ziel"]);
    }
}

#[test]
fn w07_a_handover_is_asked_whether_it_came_with_a_plan() {
    let seen = simple().with(&[("zugangsweg", "uebergabe")]).seen();
    assert!(seen.requires("uebergabe_mit_integrationsplan"));
    assert_eq!(seen.offers("uebergabe_mit_integrationsplan"), ["mit", "ohne"]);
    for other in ["zuweisung", "eigeninitiative", "sonstiges", ""] {
        let seen = simple().with(&[("zugangsweg", other)]).seen();
        assert!(!seen.asks("uebergabe_mit_integrationsplan"), "{other}");
    }
}

#[test]
fn w08_a_referral_names_the_authority_and_another_way_is_described() {
    let record = |way| simple().adding(&["Z02", "Z03"]).with(&[("zugangsweg", way)]);
    let sent = record("zuweisung").seen();
    assert!(sent.asks("zuweisende_behoerde") && !sent.asks("zugangsweg_sonstiges"));
    let offered = sent.offers("zuweisende_behoerde");
    assert!(offered.contains(&"jobcenter") && !offered.contains(&"verein"), "{offered:?}");
    let other = record("sonstiges").seen();
    assert!(!other.asks("zuweisende_behoerde") && other.asks("zugangsweg_sonstiges"));
    let none = record("eigeninitiative").seen();
    assert!(!none.asks("zuweisende_behoerde") && !none.asks("zugangsweg_sonstiges"));
    let off = simple().with(&[("zugangsweg", "zuweisung")]).seen();
    assert!(!off.asks("zuweisende_behoerde"), "an agency without Z03 is not asked");
}

#[test]
fn w09_a_part_that_was_not_drawn_up_wants_a_reason() {
    let seen = simple().seen();
    assert_eq!(seen.value("teil_a_erstellt"), "nein");
    assert!(seen.requires("teil_a_begruendung") && seen.requires("teil_b_begruendung"));
    let begun = simple().with(&[("geschlecht", "w"), ("ziele[z].ziele_ziel", "wo_suche")]).seen();
    assert_eq!((begun.value("teil_a_erstellt"), begun.value("teil_b_erstellt")), ("ja", "ja"));
    assert!(!begun.asks("teil_a_begruendung") && !begun.asks("teil_b_begruendung"));
}

#[test]
fn w10_an_end_wants_a_reason_and_no_open_step() {
    let end = ("beratungsende_am", "2026-06-15");
    assert!(!simple().seen().asks("beratungsende_grund"));
    assert!(simple().with(&[end]).seen().requires("beratungsende_grund"));
    let step = |achieved| {
        simple()
            .with(&[end, ("ziele[z].schritte[s].schritte_text", "Antrag")])
            .with(&[("ziele[z].schritte[s].schritte_erreicht", achieved)])
            .seen()
    };
    assert!(step("ib").asks("warnung_w10_offene_schritte"));
    for settled in ["ja", "nein", "zt"] {
        assert!(!step(settled).asks("warnung_w10_offene_schritte"), "{settled}");
    }
    let open = simple().with(&[
        ("ziele[z].schritte[s].schritte_text", "Antrag"),
        ("ziele[z].schritte[s].schritte_erreicht", "ib"),
    ]);
    assert!(!open.seen().asks("warnung_w10_offene_schritte"), "while counselling goes on");
}

#[test]
fn w10_the_end_lies_between_the_first_contact_and_today() {
    let ended =
        |day| simple().with(&[("erstkontakt_am", "2026-06-10"), ("beratungsende_am", day)]).seen();
    for (day, refused) in
        [("2026-06-09", true), ("2026-06-10", false), ("2026-06-15", false), ("2026-06-16", true)]
    {
        assert_eq!(ended(day).refuses("beratungsende_am"), refused, "{day}");
    }
}

#[test]
fn w40_no_answer_on_purpose_fulfils_a_duty_and_leaves_every_denominator() {
    let silent = simple().seen();
    let declined = simple().declining(&["familienstand"]).seen();
    assert!(silent.fault("familienstand").is_some() && declined.fault("familienstand").is_none());
    assert!(declined.0.field("familienstand").unwrap().answered);
    let adult =
        simple().with(&[("geburtsdatum", "1990-01-01"), ("ausbildungsverhaeltnis", "nein")]);
    let counts = |record: Record| record.counts("anstellungsverhaeltnis", &[]);
    assert_eq!(counts(adult.clone().with(&[("arbeitsverhaeltnis", "nein")])), (1, 0));
    assert_eq!(counts(adult.clone().declining(&["arbeitsverhaeltnis"])), (0, 0));
    assert_eq!(counts(adult.clone()), (0, 0));
    let benefits = |record: Record| record.counts("unabhaengig_sozialleistungen", &[]);
    assert_eq!(benefits(adult.clone().with(&[("leistungsbezug", "keine")])), (1, 1));
    assert_eq!(benefits(adult.declining(&["leistungsbezug"])), (0, 0), "computed from silence");
}

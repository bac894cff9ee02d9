//! Languages and German: W16 to W19.

use domain::plans::form;
use forms::Item;

use crate::record::simple;

#[test]
fn w16_who_cannot_read_cannot_read_latin_script_either_and_is_offered_to_learn() {
    let seen = simple().with(&[("alphabetisiert", "nein")]).seen();
    assert!(!seen.asks("lateinisch_alphabetisiert"));
    assert_eq!(seen.value("lateinisch_alphabetisiert_wert"), "nein");
    assert!(seen.asks("vorschlag_w16_alpha"));
    let goal = form().question("vorschlag_w16_alpha").unwrap().extra.get("ziel").unwrap();
    assert_eq!((goal.as_str(), domain::registers::goal(goal).is_some()), ("sp_alpha", true));

    let reads = simple().with(&[("alphabetisiert", "ja"), ("lateinisch_alphabetisiert", "ja")]);
    let seen = reads.seen();
    assert!(seen.asks("lateinisch_alphabetisiert") && !seen.asks("vorschlag_w16_alpha"));
    assert_eq!(seen.value("lateinisch_alphabetisiert_wert"), "ja");
}

#[test]
fn w16_a_level_above_a1_without_latin_script_wants_to_be_confirmed() {
    let warned = |reads, latin, level| {
        let answers = [
            ("alphabetisiert", reads),
            ("lateinisch_alphabetisiert", latin),
            ("aktuelles_sprachniveau", level),
        ];
        simple().with(&answers).seen().asks("warnung_w16_niveau")
    };
    for (level, high) in
        [("unter_a1", false), ("a1", false), ("a2", true), ("b1", true), ("c2", true), ("", false)]
    {
        assert_eq!(warned("nein", "", level), high, "{level}");
        assert_eq!(warned("ja", "nein", level), high, "another script: {level}");
        assert!(!warned("ja", "ja", level), "{level}");
    }
}

#[test]
fn w17_without_latin_script_the_literacy_course_comes_first() {
    let Some(Item::Group(group)) = form().item("deutsch_als_fremdsprache") else {
        panic!("a group")
    };
    assert_eq!(group.items[0].name(), "hinweis_w17_alphabetisierungskurs");
    for (latin, shown) in [("nein", true), ("ja", false), ("", false)] {
        let answers = [("alphabetisiert", "ja"), ("lateinisch_alphabetisiert", latin)];
        let seen = simple().with(&answers).seen();
        assert_eq!(seen.asks("hinweis_w17_alphabetisierungskurs"), shown, "{latin}");
    }
    let german = simple().with(&[("muttersprache", "deu tur")]).seen();
    assert!(!german.opens("deutsch_als_fremdsprache"), "who grew up with German needs no course");
}

#[test]
fn w18_an_attended_course_is_asked_for_its_certificate_and_may_go_on() {
    assert!(!simple().seen().asks("kurse_zertifikat"));
    let attended = simple().with(&[("kurse_besucht", "bamf_ik andere")]);
    let seen = attended.seen();
    assert!(seen.requires("kurse_zertifikat"));
    assert_eq!(seen.offers("kurse_zertifikat"), ["bamf_ik", "andere", "ohne"]);
    let both = attended.clone().with(&[("kurse_zertifikat", "ohne bamf_ik")]).seen();
    assert!(both.refuses("kurse_zertifikat"), "with and without at the same time");
    let going_on =
        attended.with(&[("kurse_zertifikat", "bamf_ik"), ("kurse_aktuell", "bamf_ik")]).seen();
    assert!(!going_on.refuses("kurse_zertifikat") && going_on.fault("kurse_aktuell").is_none());
}

#[test]
fn w19_levels_are_numbers_in_their_order() {
    let levels = ["unter_a1", "a1", "a2", "b1", "b2", "c1", "c2"];
    for (order, level) in levels.into_iter().enumerate() {
        let seen = simple().with(&[("aktuelles_sprachniveau", level)]).seen();
        assert_eq!(seen.value("sprachniveau_zahl"), order.to_string());
        let choice = form().lists["sprachniveaus"].choice(level).unwrap();
        assert_eq!(choice.extra["ordnung"], order.to_string());
    }
    assert_eq!(simple().seen().value("sprachniveau_zahl"), "");
}

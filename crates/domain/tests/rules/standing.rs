//! Standings at a Stichtag: W35, W36.

use crate::record::{Record, simple};

fn standing(status: &str) -> Record {
    simple().with(&[("stand[a].stand_stichtag", "2026-06-15"), ("stand[a].stand_status", status)])
}

#[test]
fn w35_a_standing_has_a_day_and_one_of_four_states() {
    let seen = simple().row("stand[a]").seen();
    assert!(seen.requires("stand[a].stand_stichtag") && seen.requires("stand[a].stand_status"));
    let offered = seen.offers("stand[a].stand_status");
    assert_eq!(offered, ["umsetzung", "nicht_zustande", "ausreise", "kein_bedarf"]);
    let goals = standing("nicht_zustande").with(&[("ziele[z].ziele_ziel", "wo_suche")]).seen();
    assert!(goals.asks("stand[a].warnung_stand_nicht_zustande"), "goals were agreed after all");
    assert!(!standing("nicht_zustande").seen().asks("stand[a].warnung_stand_nicht_zustande"));
}

#[test]
fn w36_who_left_or_needs_no_more_has_an_end_of_counselling() {
    for (status, ends) in
        [("ausreise", true), ("kein_bedarf", true), ("umsetzung", false), ("nicht_zustande", false)]
    {
        let seen = standing(status).seen();
        assert_eq!(seen.requires("beratungsende_am"), ends, "{status}");
        assert_eq!(seen.asks("warnung_w36_ende_fehlt"), ends, "{status}");
    }
    let ended = standing("ausreise").with(&[("beratungsende_am", "2026-06-15")]).seen();
    assert!(!ended.asks("warnung_w36_ende_fehlt"));
}

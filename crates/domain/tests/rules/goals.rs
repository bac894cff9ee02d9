//! Goals and steps: W32 to W34.

use crate::record::{Record, simple};

fn step(due: &str, achieved: &str) -> Record {
    simple().with(&[
        ("ziele[z].ziele_ziel", "wo_suche"),
        ("ziele[z].schritte[s].schritte_text", "Anzeigen lesen"),
        ("ziele[z].schritte[s].schritte_umsetzung_bis", due),
        ("ziele[z].schritte[s].schritte_erreicht", achieved),
    ])
}

#[test]
fn w32_a_step_is_overdue_from_the_day_after_while_it_is_under_way() {
    let overdue = |due, achieved| {
        step(due, achieved).seen().value("ziele[z].schritte[s].schritte_ueberfaellig") == "ja"
    };
    assert!(overdue("2026-06-14", "ib"));
    assert!(!overdue("2026-06-15", "ib"), "due today is not overdue");
    assert!(!overdue("2026-06-14", "ja") && !overdue("2026-06-14", "nein") && !overdue("", "ib"));
}

#[test]
fn w32_a_step_is_not_planned_before_it_is_agreed() {
    let agreed = |agreed, due| {
        let record = step(due, "ib");
        record.with(&[("ziele[z].schritte[s].schritte_vereinbart_am", agreed)]).seen()
    };
    let due = "ziele[z].schritte[s].schritte_umsetzung_bis";
    assert!(agreed("2026-06-02", "2026-06-01").refuses(due));
    assert!(!agreed("2026-06-01", "2026-06-01").refuses(due));
    let ahead = agreed("2026-06-16", "2026-07-01");
    assert!(ahead.refuses("ziele[z].schritte[s].schritte_vereinbart_am"), "agreed tomorrow");
}

/// The state suggested for a goal whose steps stand like this.
fn suggested(steps: &[&str]) -> String {
    let mut record = simple().row("ziele[z]");
    for (number, achieved) in steps.iter().enumerate() {
        let at = |name: &str| format!("ziele[z].schritte[s{number}].schritte_{name}");
        record = record.with(&[(&at("text"), "Schritt"), (&at("erreicht"), achieved)]);
    }
    record.seen().value("ziele[z].ziele_erreicht_vorschlag").to_owned()
}

#[test]
fn w33_a_goals_state_follows_from_its_steps() {
    for (steps, state) in [
        (&[][..], ""),
        (&["ja"], "ja"),
        (&["ja", "ja"], "ja"),
        (&["nein", "nein"], "nein"),
        (&["ja", "nein"], "zt"),
        (&["zt"], "zt"),
        (&["zt", "nein"], "zt"),
        (&["ja", "ib"], "ib"),
        (&["ib"], "ib"),
        (&["nein", "ib"], "ib"),
    ] {
        assert_eq!(suggested(steps), state, "{steps:?}");
    }
}

#[test]
fn w33_whoever_knows_better_says_so() {
    let seen = step("", "ib").seen();
    assert_eq!(seen.value("ziele[z].ziele_erreicht"), "ib");
    let decided = step("", "ib").with(&[("ziele[z].ziele_erreicht_abweichend", "ja")]).seen();
    assert_eq!(decided.value("ziele[z].ziele_erreicht"), "ja");
    assert_eq!(decided.value("ziele[z].ziele_erreicht_vorschlag"), "ib");
}

#[test]
fn w34_naming_a_service_says_that_no_data_leave() {
    let hint = "ziele[z].schritte[s].hinweis_w34_regeldienst";
    assert!(!step("", "ib").seen().asks(hint));
    let named = [("ziele[z].schritte[s].schritte_regeldienste", "jobcenter")];
    assert!(step("", "ib").with(&named).seen().asks(hint));
}

//! Goals and steps: rows within rows.
#![allow(clippy::unwrap_used, reason = "tests")]

mod support;

use forms::{Answers, Live, evaluate};
use proptest::prelude::*;
use support::*;

#[test]
fn steps_know_their_goal_and_goals_their_steps() {
    let form = form(GOALS, "");
    let given = answers(&[
        ("grenze", "1"),
        ("ziele[z1].bereich", "Sprache"),
        ("ziele[z1].schritte[s1].wer", "Klientin"),
        ("ziele[z1].schritte[s1].erreicht", "ja"),
        ("ziele[z1].schritte[s2].wer", "IntMan"),
        ("ziele[z2].bereich", "Wohnen"),
        ("ziele[z2].schritte[s1].wer", "Klientin"),
        ("ziele[z2].schritte[s1].erreicht", "ja"),
        ("ziele[z3].schritte[s1].wer", "niemand"),
    ]);
    let all = evaluate(&form, &given, &context());
    let value = |path: &str| all.calculated(path).unwrap_or("-").to_owned();
    assert_eq!(value("ziele[z1].schritte[s2].nummer"), "1.2");
    assert_eq!(value("ziele[z2].schritte[s1].nummer"), "2.1");
    assert_eq!(value("ziele[z2].schritte[s1].kopf"), "Wohnen/Klientin");
    assert_eq!(value("ziele[z2].schritte[s1].vor_mir"), "2");
    assert_eq!(value("ziele[z1].fertig"), "1");
    assert_eq!(value("ziele[z1].letztes"), "false");
    assert_eq!(value("ziele[z3].letztes"), "true");
    // The third goal has no area: its group, and so its step, does not count.
    assert!(!all.is_relevant("ziele[z3].schritte[s1].wer"));
    assert_eq!(value("alle"), "3");
    assert_eq!(value("namen"), "Klientin IntMan Klientin");
    assert_eq!(value("erster"), "Klientin");
    assert_eq!(value("summe"), "2");
    assert!(all.is_relevant("lob"));
    assert_eq!(all.repeat("ziele[z1].schritte").unwrap().rows.len(), 2);
    assert_eq!(
        all.hidden_values.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["ziele[z3].schritte[s1].wer"]
    );
}

#[test]
fn labels_show_answers_of_their_own_row() {
    let form = form(GOALS, "");
    let given = answers(&[("ziele[z1].bereich", "Sprache"), ("ziele[z2].bereich", "Wohnen")]);
    let live = Live::new(&form, &given, &context());
    assert_eq!(live.fill("Ziel ${bereich}: ${x} ${", "ziele[z2].bereich"), "Ziel Wohnen:  ${");
}

#[test]
fn moving_and_removing_rows_keeps_the_others() {
    let mut given = answers(&[
        ("ziele[a].bereich", "1"),
        ("ziele[b].bereich", "2"),
        ("ziele[b].schritte[s].wer", "x"),
    ]);
    given.move_row(&path("ziele[b]"), true);
    assert_eq!(given.rows()[0], path("ziele[b]"));
    given.move_row(&path("ziele[b]"), true);
    let of: Vec<_> = given.rows_of(None, "ziele").cloned().collect();
    assert_eq!(of, [path("ziele[b]"), path("ziele[a]")]);
    given.remove_row(&path("ziele[b]"));
    assert_eq!(given, answers(&[("ziele[a].bereich", "1")]));
    // Steps listed before their goal moved still find it.
    let form = form(GOALS, "");
    let mut live = Live::new(&form, &given, &context());
    live.add_row(path("ziele[c].schritte[s]"));
    assert_eq!(live.text("ziele[c].letztes").as_deref(), Some("true"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    /// Whatever is changed in whatever order, the incremental result is the full one.
    #[test]
    fn step_by_step_is_the_same_as_all_at_once(
        changes in prop::collection::vec((0..12_usize, prop::sample::select(vec!["", "ja", "1", "2", "x"])), 1..40)
    ) {
        const PATHS: [&str; 12] = [
            "grenze", "lob", "ziele[z1].bereich", "ziele[z1].schritte[s1].wer",
            "ziele[z1].schritte[s1].erreicht", "ziele[z1].schritte[s2].wer", "ziele[z2].bereich",
            "ziele[z2].schritte[s1].wer", "ziele[z2].schritte[s1].erreicht", "ziele[z2].schritte[s2].erreicht",
            "ziele[z3].bereich", "ziele[z3].schritte[s9].wer",
        ];
        let form = form(GOALS, "");
        let mut live = Live::new(&form, &Answers::new(), &context());
        for (place, text) in changes {
            live.set(&path(PATHS[place]), Some(text.into()));
        }
        prop_assert_eq!(live.evaluation(), evaluate(&form, live.answers(), &context()));
    }
}

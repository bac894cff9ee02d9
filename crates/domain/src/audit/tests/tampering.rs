//! Every way of rewriting the log, first clumsily, then with the tree recomputed.

use super::*;
use crate::audit::tree::Frontier;
use db::Value;

fn root(db: &Db, sql: &str, params: &[Value]) {
    let touched = db.write(|tx| tx.execute(sql, params)).unwrap();
    assert!(touched > 0, "the manipulation did nothing: {sql}");
}

/// A clever intruder: recomputes every leaf, the numbering check aside, and the head.
fn recompute(db: &Db) {
    let mut tree = Frontier::default();
    let mut leaves = Vec::new();
    db.read(|conn| {
        crate::audit::store::each(conn, |row| {
            let leaf = row.record.as_ref().unwrap().leaf_hash();
            tree.push(leaf);
            leaves.push((row.seq, leaf));
            Ok::<_, DbError>(())
        })
    })
    .unwrap();
    for (seq, leaf) in leaves {
        root(
            db,
            "UPDATE audit_entry SET leaf_hash = $2 WHERE seq = $1",
            db::params![seq, leaf.to_vec()],
        );
    }
    let head = db::params![tree.size() as i64, tree.bytes()];
    root(db, "UPDATE audit_head SET size = $1, frontier = $2", head);
}

const SWAP: [&str; 3] = [
    "UPDATE audit_entry SET seq = -1 WHERE seq = 4",
    "UPDATE audit_entry SET seq = 4 WHERE seq = 5",
    "UPDATE audit_entry SET seq = 5 WHERE seq = -1",
];

/// Each with what the plain verifier answers when the tree is left alone.
fn manipulations() -> Vec<(&'static [&'static str], Finding)> {
    vec![
        (
            &["UPDATE audit_entry SET at = '2026-03-02T11:00:00.000000Z' WHERE seq = 3"],
            Finding::Changed(3),
        ),
        (
            &["UPDATE audit_entry SET at = '2026-03-01T11:00:02Z' WHERE seq = 3"],
            Finding::Changed(3),
        ),
        (&["UPDATE audit_entry SET agency_id = 'diakonie' WHERE seq = 3"], Finding::Changed(3)),
        (&["UPDATE audit_entry SET agency_id = NULL WHERE seq = 3"], Finding::Changed(3)),
        (&["UPDATE audit_entry SET actor_id = 'somebody' WHERE seq = 3"], Finding::Changed(3)),
        (&["UPDATE audit_entry SET actor_id = '' WHERE seq = 7"], Finding::Changed(7)),
        (&["UPDATE audit_entry SET action = 'case.read ' WHERE seq = 1"], Finding::Changed(1)),
        (&["UPDATE audit_entry SET subject = 'pseudonym-9' WHERE seq = 10"], Finding::Changed(10)),
        (&["UPDATE audit_entry SET detail = '{}' WHERE seq = 5"], Finding::Changed(5)),
        (
            &["UPDATE audit_entry SET action = subject, subject = action WHERE seq = 2"],
            Finding::Changed(2),
        ),
        (&["DELETE FROM audit_entry WHERE seq = 5"], Finding::Missing(5)),
        (&["DELETE FROM audit_entry WHERE seq = 1"], Finding::Missing(1)),
        (&["DELETE FROM audit_entry WHERE seq > 7"], Finding::Size { head: 10, found: 7 }),
        (&["DELETE FROM audit_entry"], Finding::Size { head: 10, found: 0 }),
        (&SWAP, Finding::Changed(4)),
        (&["UPDATE audit_entry SET seq = seq + 100 WHERE seq = 10"], Finding::Missing(10)),
        (
            &[
                "INSERT INTO audit_entry SELECT 0, at, agency_id, actor_id, action, subject, detail, leaf_hash \
               FROM audit_entry WHERE seq = 1",
            ],
            Finding::Unexpected(0),
        ),
        (
            &[
                "INSERT INTO audit_entry SELECT 11, at, agency_id, actor_id, action, subject, detail, leaf_hash \
               FROM audit_entry WHERE seq = 1",
            ],
            Finding::Size { head: 10, found: 11 },
        ),
        (&["UPDATE audit_head SET size = 9"], Finding::Size { head: 9, found: 10 }),
        (
            &["UPDATE audit_head SET frontier = (SELECT leaf_hash FROM audit_entry WHERE seq = 1)"],
            Finding::Head,
        ),
        (&["DELETE FROM audit_head"], Finding::Head),
    ]
}

/// The honest log of ten entries again, whatever is left of the last one.
fn intact(db: &Db) {
    for table in ["DELETE FROM audit_entry", "DELETE FROM audit_head"] {
        db.write(|tx| tx.execute(table, &[])).unwrap();
    }
    let empty = db::params![Vec::<u8>::new()];
    root(db, "INSERT INTO audit_head (id, size, frontier) VALUES (1, 0, $1)", empty);
    fill(db, 10);
    assert!(report(db).is_sound());
}

db_test! {
    fn every_manipulation_is_found(db) {
        fill(db, 10);
        for (number, (steps, expected)) in manipulations().into_iter().enumerate() {
            if number > 0 {
                intact(db);
            }
            steps.iter().for_each(|sql| root(db, sql, &[]));
            let problems = report(db).problems;
            // A head of nine entries with the edge of ten is no head at all.
            let found = problems.contains(&expected)
                || (expected == Finding::Size { head: 9, found: 10 } && problems.contains(&Finding::Head));
            assert!(found, "{steps:?}: {problems:?}");
            assert!(problems.iter().all(|finding| !finding.to_string().is_empty()));
        }
    }
}

db_test! {
    fn a_tree_recomputed_by_the_intruder_does_not_fit_the_checkpoint_of_a_witness(db) {
        let (_keystore, vault) = vault(1);
        fill(db, 10);
        let witness = [signed(db, &vault)];
        let clever: Vec<&[&str]> = vec![
            &["UPDATE audit_entry SET actor_id = 'somebody' WHERE seq = 3"],
            &["UPDATE audit_entry SET detail = '{}' WHERE seq = 10"],
            &SWAP,
            &["DELETE FROM audit_entry WHERE seq = 10"],
            &["DELETE FROM audit_entry WHERE seq = 5",
              "UPDATE audit_entry SET seq = -seq WHERE seq > 5",
              "UPDATE audit_entry SET seq = -seq - 1 WHERE seq < 0"],
            &["DELETE FROM audit_entry WHERE seq > 2"],
        ];
        for steps in clever {
            steps.iter().for_each(|sql| root(db, sql, &[]));
            recompute(db);
            // The forgery is sound in itself …
            assert!(report(db).is_sound(), "{steps:?}");
            // … also after honest work has gone on over it …
            fill(db, 12);
            // … but it is not the log the witness has seen.
            let found = db.read(|conn| verify_against(conn, &witness, |_, _| ())).unwrap();
            assert_eq!(found.problems, [Finding::Rewritten { checkpoint: 10 }], "{steps:?}");
            intact(db);
            let found = db.read(|conn| verify_against(conn, &witness, |_, _| ())).unwrap();
            assert!(found.is_sound());
        }
        // Cut off and not refilled: shorter than the witness knows it.
        root(db, "DELETE FROM audit_entry WHERE seq > 7", &[]);
        recompute(db);
        let found = db.read(|conn| verify_against(conn, &witness, |_, _| ())).unwrap();
        assert_eq!(found.problems, [Finding::Truncated { checkpoint: 10, found: 7 }]);
    }
}

db_test! {
    fn a_series_of_checkpoints_tells_between_which_the_forgery_lies(db) {
        let (_keystore, vault) = vault(1);
        let empty = signed(db, &vault);
        let mut witness = vec![empty];
        for _ in 0..4 {
            fill(db, 5);
            witness.push(signed(db, &vault));
        }
        root(db, "UPDATE audit_entry SET actor_id = 'somebody' WHERE seq = 12", &[]);
        recompute(db);
        let found = db.read(|conn| verify_against(conn, &witness, |_, _| ())).unwrap();
        assert_eq!(
            found.problems,
            [Finding::Rewritten { checkpoint: 15 }, Finding::Rewritten { checkpoint: 20 }]
        );
    }
}

db_test! {
    fn a_broken_head_stops_writing_instead_of_going_on_over_a_forgery(db) {
        fill(db, 3);
        root(db, "UPDATE audit_head SET size = 7", &[]);
        assert!(db.write(|tx| { record(tx, noon(), entry(3)); Ok::<_, DbError>(()) }).is_err());
        root(db, "DELETE FROM audit_head", &[]);
        assert!(db.write(|tx| { record(tx, noon(), entry(3)); Ok::<_, DbError>(()) }).is_err());
        assert!(db.read(head).is_err());
    }
}

db_test! {
    fn progress_is_told_up_to_the_end(db) {
        fill(db, 5);
        let mut told = Vec::new();
        db.read(|conn| verify(conn, |done, total| told.push((done, total)))).unwrap();
        assert_eq!(told, [(5, 5)]);
    }
}

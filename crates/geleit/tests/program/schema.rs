//! A database of an earlier or a later program.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use db::{DbError, params};

use crate::support::{House, Server};

const LAST: &str = "SELECT number, name FROM schema_migration ORDER BY number DESC LIMIT 1";

/// Takes the last migration back, as an earlier program would have left the database.
fn make_older(house: &House) -> String {
    let data = house.data();
    data.write(|tx| {
        let (number, name): (i64, String) = tx.query_one(LAST, &[])?;
        let migration = format!("{number:04}_{name}");
        let steps = undoing(&migration);
        assert!(!steps.is_empty(), "teach this test to take {migration} back");
        for step in steps {
            tx.execute(&step, &[])?;
        }
        tx.execute("DELETE FROM schema_migration WHERE number = $1", params![number])?;
        Ok::<_, DbError>(migration)
    })
    .unwrap()
}

/// What takes back the tables and columns a migration makes.
fn undoing(migration: &str) -> Vec<String> {
    let folder = Path::new("../db/migrations/data/sqlite");
    let text = std::fs::read_to_string(folder.join(format!("{migration}.sql"))).unwrap();
    let undo = |line: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["CREATE", "TABLE", table, ..] => Some(format!("DROP TABLE {table}")),
            ["CREATE", "VIEW", view, ..] => Some(format!("DROP VIEW {view}")),
            ["ALTER", "TABLE", table, "ADD", "COLUMN", column, ..] => {
                Some(format!("ALTER TABLE {table} DROP COLUMN {column}"))
            }
            _ => None,
        }
    };
    text.lines().rev().filter_map(undo).collect()
}

#[test]
fn an_older_schema_is_announced_by_the_doctor_and_brought_up_at_the_start() {
    let house = House::fresh();
    let migration = make_older(&house);
    let before = house.bytes();
    let examined = house.run(["doctor", "--json"]);
    assert_eq!(examined.code, 1);
    let findings = examined.json();
    assert_eq!(findings[0]["code"], "migration");
    let message = findings[0]["message"].as_str().unwrap();
    assert_eq!(message, format!("{migration} would be applied"));
    assert_eq!(house.bytes(), before, "the doctor changed something");
    Server::of(&house).stop();
    house.is_healthy();
}

#[test]
fn a_newer_schema_is_refused_with_what_to_do() {
    let house = House::fresh();
    house
        .data()
        .write(|tx| {
            let newer = "INSERT INTO schema_migration (number, name, checksum, applied_at) \
                VALUES (9999, 'from_the_future', 'x', '2099-01-01T00:00:00.000000Z')";
            tx.execute(newer, &[])
        })
        .unwrap();
    let before = house.bytes();
    for call in [&["serve"][..], &["user", "list"], &["audit", "verify"], &["keys", "rotate"]] {
        let refused = house.run(call);
        refused.refused(1, "newer than this program");
        refused.refused(1, "install the newer program or restore the backup");
    }
    let examined = house.run(["doctor"]);
    assert_eq!(examined.code, 1);
    assert!(examined.out.contains("newer than this program"), "{}", examined.out);
    assert_eq!(house.bytes(), before);
}

#[test]
fn a_changed_migration_is_refused() {
    let house = House::fresh();
    let change = "UPDATE schema_migration SET checksum = 'x' WHERE number = 1";
    house.data().write(|tx| tx.execute(change, &[])).unwrap();
    house.run(["serve"]).refused(1, "migration 1 was changed after it had been applied");
}

#[test]
fn a_kill_during_a_migration_leaves_the_old_or_the_new_schema() {
    let house = House::fresh();
    let (mut old, mut new) = (0, 0);
    for kill in 0..12 {
        if house.run(["doctor"]).code == 0 {
            make_older(&house);
        }
        let mut starting =
            house.command(["serve"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // From "not yet begun" on in steps of the log's growth; the last ones once it is done.
        let log = house.file("geleit.sqlite-wal");
        let before = written(&log);
        let runs = |starting: &mut std::process::Child| starting.try_wait().unwrap().is_none();
        if kill > 8 {
            while runs(&mut starting) && house.run(["doctor"]).code != 0 {}
        } else {
            while runs(&mut starting) && written(&log).saturating_sub(before) < kill * 2_000 {
                // The log is begun anew when nobody held it: then there is nothing to wait for.
                if written(&log) < before {
                    break;
                }
            }
        }
        starting.kill().unwrap();
        starting.wait().unwrap();
        let examined = house.run(["doctor"]);
        match examined.code {
            0 => new += 1,
            _ => {
                assert!(examined.out.starts_with("migration: "), "{}", examined.out);
                assert_eq!(examined.out.lines().count(), 1, "{}", examined.out);
                old += 1;
            }
        }
    }
    assert!(old > 0 && new > 0, "{old} old, {new} new");
    Server::of(&house).stop();
    house.is_healthy();
}

fn written(log: &PathBuf) -> u64 {
    std::fs::metadata(log).map_or(0, |file| file.len())
}

//! What a slice may rely on, told once and checked on both engines.
#![allow(clippy::unwrap_used)]

use base::{Clock, SystemClock};
use db::testing::ScratchDb;
use db::{Conn, Db, DbError, MigrationSet, Options, SchemaState, Tx, Value, db_test, params};

const ADD: &str = "INSERT INTO running_number (name, value) VALUES ($1, $2)";
const ALL: &str = "SELECT name, value FROM running_number ORDER BY name";

fn all(db: &Db) -> Vec<(String, i64)> {
    db.read(|conn| conn.query(ALL, &[])).unwrap()
}

fn add(tx: &mut Tx<'_>, name: &str, value: i64) -> Result<u64, DbError> {
    tx.execute(ADD, params![name, value])
}

db_test! {
    fn what_is_committed_stays_and_what_fails_leaves_nothing(db) {
        db.write(|tx| add(tx, "a", 1)).unwrap();
        let failed = db.write(|tx| { add(tx, "b", 2)?; add(tx, "a", 3) });
        assert_eq!(failed.unwrap_err().constraint(), Some("running_number_name_key"));
        assert_eq!(all(db), [("a".to_owned(), 1)]);
    }
}

db_test! {
    fn one_text_serves_both_engines(db) {
        db.write(|tx| {
            let upsert = "INSERT INTO running_number (name, value) VALUES ($1, $2) \
                ON CONFLICT (name) DO UPDATE SET value = running_number.value + $2 RETURNING value";
            let first: (i64,) = tx.query_one(upsert, params!["plans", 5])?;
            let second: (i64,) = tx.query_one(upsert, params!["plans", 2])?;
            assert_eq!((first.0, second.0), (5, 7));
            // A parameter may stand twice and in any order.
            let (sum, text): (i64, String) =
                tx.query_one("SELECT CAST($2 AS BIGINT) + CAST($2 AS BIGINT), CAST($1 AS TEXT)", params!["x", 4])?;
            assert_eq!((sum, text.as_str()), (8, "x"));
            let nothing: (Option<String>,) = tx.query_one("SELECT CAST($1 AS TEXT)", params![None::<String>])?;
            assert_eq!(nothing.0, None);
            let window: Vec<(i64, i64)> = tx.query(
                "WITH n AS (SELECT value FROM running_number) \
                 SELECT value, CAST(count(*) FILTER (WHERE value > 1) OVER () AS BIGINT) FROM n", &[])?;
            assert_eq!(window, [(7, 1)]);
            Ok::<_, DbError>(())
        }).unwrap();
    }
}

db_test! {
    fn ugly_text_comes_back_as_it_went_in(db) {
        let ugly = "Ğ ß 🏠 \u{202e}rtl '; DROP TABLE agency; --";
        db.write(|tx| add(tx, ugly, i64::MAX)).unwrap();
        assert_eq!(all(db), [(ugly.to_owned(), i64::MAX)]);
    }
}

db_test! {
    fn constraints_have_the_same_names(db) {
        const AGENCY: &str = "INSERT INTO agency (id, name, short_name, law, municipality_key, created_at) \
            VALUES ($1, 'Stadt', $2, $3, '08335075', 'now')";
        const SETTING: &str = "INSERT INTO agency_setting (agency_id, name, value, changed_at) \
            VALUES ($1, 'n', $2, 'now')";
        let attempt = |sql: &'static str, params: &[Value]| -> String {
            let failed = db.write(|tx| tx.execute(sql, params)).unwrap_err();
            failed.constraint().unwrap_or("none").to_owned()
        };
        db.write(|tx| tx.execute(AGENCY, params!["1", "stadt", "KDG"])).unwrap();
        assert_eq!(attempt(AGENCY, params!["2", "stadt", "KDG"]), "agency_short_name_key");
        assert_eq!(attempt(AGENCY, params!["1", "kreis", "KDG"]), "agency_id_key");
        assert_eq!(attempt(AGENCY, params!["2", "kreis", "BGB"]), "agency_law_known");
        assert_eq!(attempt(SETTING, params!["9", "v"]), "foreign_key");
        assert_eq!(attempt(SETTING, params!["1", None::<String>]), "not_null");
    }
}

db_test! {
    fn a_second_start_finds_nothing_to_do_and_a_newer_database_is_refused(db) {
        assert_eq!(MigrationSet::Data.state(db).unwrap(), SchemaState::Current);
        assert_eq!(MigrationSet::Data.apply(db, &SystemClock).unwrap(), []);
        let newer = "INSERT INTO schema_migration (number, name, checksum, applied_at) \
            VALUES (999, 'future', '', $1)";
        db.write(|tx| tx.execute(newer, params![SystemClock.now()])).unwrap();
        let refused = MigrationSet::Data.apply(db, &SystemClock).unwrap_err();
        assert!(refused.to_string().contains("newer than this program"), "{refused}");
    }
}

db_test! {
    fn writers_wait_for_each_other_and_lose_nothing(db) {
        db.write(|tx| add(tx, "sum", 0)).unwrap();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..25 {
                        db.write(|tx| tx.execute(
                            "UPDATE running_number SET value = value + 1 WHERE name = 'sum'", &[])).unwrap();
                    }
                });
            }
        });
        assert_eq!(all(db), [("sum".to_owned(), 100)]);
    }
}

db_test! {
    fn a_panic_in_a_transaction_leaves_nothing_behind(db) {
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            db.write(|tx| -> Result<(), DbError> { add(tx, "half", 1)?; panic!("a defect") })
        }));
        assert!(panicked.is_err());
        db.write(|tx| add(tx, "whole", 1)).unwrap();
        assert_eq!(all(db), [("whole".to_owned(), 1)]);
    }
}

db_test! {
    fn the_same_database_can_be_opened_twice(db) {
        let other = Db::open(db.location(), Options::default()).unwrap();
        db.write(|tx| add(tx, "seen", 1)).unwrap();
        assert_eq!(all(&other).len(), 1);
        let _: &ScratchDb = db;
        let check = |conn: &mut Conn| conn.check(ADD);
        assert_eq!(db.read(check).unwrap(), 2);
    }
}

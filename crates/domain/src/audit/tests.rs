//! Stories of somebody who rules the database and would like the log to say something else.

mod exports;
mod tampering;
mod trees;

use std::sync::Arc;

use base::{FixedClock, Outcome, PageRequest, SeededRandom, Timestamp};
use db::dialect::Engine;
use db::testing::{ScratchDb, scratch};
use db::{Conn, Db, DbError, MigrationSet, Options, db_test};
use serde_json::json;
use vault::{MasterKey, Vault};

use super::*;

/// A vault on a scratch keystore; the scratch must outlive it.
fn vault(seed: u64) -> (ScratchDb, Vault) {
    let keystore = scratch(Engine::Sqlite, MigrationSet::Keystore);
    let db = Db::open(keystore.location(), Options::default()).unwrap();
    let random = SeededRandom::new(seed);
    let master = MasterKey::generate(&random);
    let clock = Arc::new(FixedClock::new(noon()));
    let vault = Vault::create_with(db, master, clock, Arc::new(random)).unwrap();
    (keystore, vault)
}

fn noon() -> Timestamp {
    Timestamp::parse("2026-03-01T11:00:00Z").unwrap()
}

fn entry(number: usize) -> Entry {
    let agency = ["caritas", "diakonie"][number % 2].to_owned();
    Entry {
        agency: (number % 5 != 4).then_some(agency),
        actor: (number % 7 != 6).then(|| format!("account-{}", number % 3)),
        action: ["case.opened", "plan.changed", "case.read"][number % 3],
        subject: format!("pseudonym-{}", number % 4),
        detail: json!({ "number": number, "ugly": "\u{0}ß\u{2028}🏠" }),
    }
}

fn fill(db: &Db, count: usize) {
    for number in 0..count {
        db.write(|tx| {
            record(tx, noon().plus_seconds(number as i64), entry(number));
            Ok::<_, DbError>(())
        })
        .unwrap();
    }
}

fn report(db: &Db) -> Report {
    db.read(|conn| verify(conn, |_, _| ())).unwrap()
}

fn signed(db: &Db, vault: &Vault) -> Checkpoint {
    let note = db.read(|conn| checkpoint(conn, vault)).unwrap();
    Checkpoint::open(&note, &VerifierKey::of(vault.public_key())).unwrap()
}

db_test! {
    fn every_statement_is_understood(db) {
        db.read(|conn: &mut Conn| {
            for (name, sql) in STATEMENTS {
                conn.check(sql).map_err(|error| DbError::Other(format!("{name}: {error}")))?;
            }
            Ok::<_, DbError>(())
        }).unwrap();
    }
}

db_test! {
    fn an_honest_log_verifies_at_every_size(db) {
        assert_eq!(report(db).size, 0);
        for number in 0..20 {
            db.write(|tx| { record(tx, noon(), entry(number)); Ok::<_, DbError>(()) }).unwrap();
            let (found, stored) = (report(db), db.read(head).unwrap());
            assert!(found.is_sound(), "{:?}", found.problems);
            assert_eq!((found.size, found.root), (stored.size, stored.root));
            assert_eq!(found.size, number as u64 + 1);
        }
    }
}

db_test! {
    fn a_change_that_fails_leaves_no_entry(db) {
        fill(db, 3);
        let failed = db.write(|tx| {
            record(tx, noon(), entry(3));
            Err::<(), _>(DbError::Other("the change did not happen".to_owned()))
        });
        assert!(failed.is_err());
        fill(db, 1);
        let found = report(db);
        assert!(found.is_sound() && found.size == 4, "{found:?}");
    }
}

db_test! {
    fn writers_side_by_side_leave_one_line_without_gaps(db) {
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| fill(db, 10));
            }
        });
        let found = report(db);
        assert!(found.is_sound() && found.size == 40, "{found:?}");
    }
}

db_test! {
    fn the_data_protection_officer_reads_the_own_agency_newest_first(db) {
        fill(db, 60);
        let read = |filter: &Filter, page: &PageRequest| -> Page {
            db.read(|conn| -> Outcome<Page> { entries(conn, filter, page) }).unwrap()
        };
        let caritas = Filter { agency: Some("caritas".into()), ..Filter::default() };
        let (mut page, mut seen) = (PageRequest { after: None, size: 10 }, Vec::new());
        loop {
            let part = read(&caritas, &page);
            assert!(part.rows.len() <= 10);
            seen.extend(part.rows);
            match part.next {
                Some(next) => page.after = Some(next),
                None => break,
            }
        }
        assert_eq!(seen.len(), 24);
        assert!(seen.is_sorted_by(|a, b| a.seq > b.seq));
        assert!(seen.iter().all(|record| record.agency.as_deref() == Some("caritas")));
        assert_eq!(seen[0].detail()["ugly"], "\u{0}ß\u{2028}🏠");

        let one = Filter { subject: Some("pseudonym-0".into()), actor: Some("account-1".into()), ..caritas };
        let found = read(&one, &PageRequest::first()).rows;
        assert!(!found.is_empty());
        assert!(found.iter().all(|record| record.subject == "pseudonym-0"
            && record.actor.as_deref() == Some("account-1")
            && record.agency.as_deref() == Some("caritas")));
        let nobody = Filter { actor: Some("' OR 1=1 --".into()), ..Filter::default() };
        assert!(read(&nobody, &PageRequest::first()).rows.is_empty());
        let ugly = PageRequest { after: Some("x".into()), size: 0 };
        assert_eq!(read(&Filter::default(), &ugly).rows.len(), 1);
    }
}

type Page = base::Page<Record>;

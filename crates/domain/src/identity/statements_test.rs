//! Every SQL text of this slice is understood by both engines.

use db::db_test;

use super::{access, accounts, agencies, phrases, requests, sessions, substitutions};

db_test! {
    fn both_engines_understand_every_statement(db) {
        let stores = [
            access::store::STATEMENTS,
            accounts::STATEMENTS,
            agencies::STATEMENTS,
            phrases::store::STATEMENTS,
            requests::store::STATEMENTS,
            sessions::STATEMENTS,
            substitutions::store::STATEMENTS,
        ];
        db.read(|conn| {
            for (name, sql) in stores.into_iter().flatten() {
                if let Err(error) = conn.check(sql) {
                    panic!("{name}: {error}");
                }
            }
            Ok::<_, db::DbError>(())
        }).unwrap();
    }
}

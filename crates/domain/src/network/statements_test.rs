//! Every SQL text of this slice is understood by both engines.

use db::db_test;

use super::{bodies, formats, meetings, organisations, polls, process, recommendations, topics};

db_test! {
    fn both_engines_understand_every_statement(db) {
        let stores = [
            bodies::store::STATEMENTS,
            bodies::store::mandates::STATEMENTS,
            bodies::store::offices::STATEMENTS,
            meetings::store::STATEMENTS,
            meetings::store::agenda::STATEMENTS,
            meetings::store::around::STATEMENTS,
            meetings::store::course::STATEMENTS,
            meetings::store::edits::STATEMENTS,
            meetings::store::invitations::STATEMENTS,
            meetings::store::minutes::STATEMENTS,
            meetings::store::protected::STATEMENTS,
            meetings::store::results::STATEMENTS,
            polls::store::STATEMENTS,
            meetings::store::words::STATEMENTS,
            process::store::STATEMENTS,
            recommendations::store::STATEMENTS,
            recommendations::store::facts::STATEMENTS,
            formats::store::STATEMENTS,
            organisations::store::STATEMENTS,
            organisations::store::questions::STATEMENTS,
            crate::outbox::store::STATEMENTS,
            topics::store::STATEMENTS,
            topics::store::flow::STATEMENTS,
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

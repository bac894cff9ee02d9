//! Throw-away databases for tests: a fresh one per test, on both engines.
//!
//! `cargo xtask test` starts one PostgreSQL for the whole run and names it in
//! `GELEIT_TEST_POSTGRES`. Without that a test process starts its own (about a second), so that
//! `cargo nextest run -p CRATE` works by itself. A template database makes each further one cheap.

mod cluster;
mod scratch;

pub use cluster::Cluster;
pub use scratch::{ScratchDb, scratch};

/// Runs one story on both engines: `db_test!(fn name(db) { … })`, where `db` is an empty, migrated
/// [`ScratchDb`] that derefs to [`crate::Db`]. An optional first argument names the migration set.
#[macro_export]
macro_rules! db_test {
    ($(#[$meta:meta])* fn $name:ident($db:ident) $body:block) => {
        $crate::db_test!($(#[$meta])* [$crate::MigrationSet::Data] fn $name($db) $body);
    };
    ($(#[$meta:meta])* [$set:expr] fn $name:ident($db:ident) $body:block) => {
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            fn story($db: &$crate::testing::ScratchDb) $body

            #[test]
            fn sqlite() {
                story(&$crate::testing::scratch($crate::dialect::Engine::Sqlite, $set));
            }

            #[test]
            fn postgres() {
                story(&$crate::testing::scratch($crate::dialect::Engine::Postgres, $set));
            }
        }
    };
}

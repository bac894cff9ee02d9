//! Migrations: numbered texts, one folder per engine with equal numbers, applied once, behind a lock.

use std::fmt::Write as _;

use base::Clock;
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use crate::dialect::{Engine, lock_for_migration};
use crate::{Conn, Db, DbError, Tx, params};

static DATA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/migrations/data");
static KEYSTORE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/migrations/keystore");

/// Which schema a database has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MigrationSet {
    /// Everything but keys.
    Data,
    /// Wrapped keys: a database of its own, with its own short backup rotation.
    Keystore,
}

/// One migration that has not been applied yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Its number, counting from 1 without gaps.
    pub number: i64,
    /// The file's name without number and ending.
    pub name: String,
    sql: &'static str,
}

/// How a database stands to this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemaState {
    /// Ready.
    Current,
    /// These migrations would be applied, in this order.
    Behind(Vec<Pending>),
}

impl MigrationSet {
    /// The migrations of one engine, in order.
    pub fn all(self, engine: Engine) -> Vec<Pending> {
        let (dir, folder) = match self {
            Self::Data => (&DATA, engine_folder(engine)),
            Self::Keystore => (&KEYSTORE, engine_folder(engine)),
        };
        let mut found: Vec<Pending> = dir
            .get_dir(folder)
            .into_iter()
            .flat_map(|dir| dir.files())
            .filter_map(|file| {
                let stem = file.path().file_stem()?.to_str()?;
                let (number, name) = stem.split_once('_')?;
                let number = number.parse().ok()?;
                Some(Pending { number, name: name.to_owned(), sql: file.contents_utf8()? })
            })
            .collect();
        found.sort_by_key(|pending| pending.number);
        found
    }

    /// What would have to be done: the dry run of `geleit doctor`.
    ///
    /// # Errors
    /// When the database was written by a newer program, or a migration was changed after it was applied.
    pub fn state(self, db: &Db) -> Result<SchemaState, DbError> {
        db.read(|conn| {
            let pending = self.pending(conn)?;
            Ok(if pending.is_empty() { SchemaState::Current } else { SchemaState::Behind(pending) })
        })
    }

    /// Applies what is missing, all of it or nothing, while any other starting instance waits.
    ///
    /// # Errors
    /// As [`MigrationSet::state`], and when a migration fails; the database is then as before.
    pub fn apply(self, db: &Db, clock: &dyn Clock) -> Result<Vec<Pending>, DbError> {
        db.write(|tx| {
            lock_for_migration(tx)?;
            tx.batch(CREATE_TABLE)?;
            let pending = self.pending(tx)?;
            for migration in &pending {
                run(tx, migration, clock).map_err(|error| {
                    DbError::Schema(format!("{:04}_{}: {error}", migration.number, migration.name))
                })?;
            }
            Ok(pending)
        })
    }

    fn pending(self, conn: &mut Conn) -> Result<Vec<Pending>, DbError> {
        let known = self.all(conn.engine());
        let exists: (i64,) = conn.query_one(table_exists(conn.engine()), &[])?;
        let applied: Vec<(i64, String)> =
            if exists.0 == 0 { Vec::new() } else { conn.query(APPLIED, &[])? };
        for (number, checksum) in &applied {
            match known.iter().find(|migration| migration.number == *number) {
                None => {
                    return Err(DbError::Schema(format!(
                        "the database is newer than this program (migration {number}); \
                         install the newer program or restore the backup made before the update"
                    )));
                }
                Some(migration) if fingerprint(migration.sql) != *checksum => {
                    return Err(DbError::Schema(format!(
                        "migration {number} was changed after it had been applied"
                    )));
                }
                Some(_) => {}
            }
        }
        let done = applied.len();
        Ok(known.into_iter().skip(done).collect())
    }
}

const CREATE_TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_migration (\
    number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)";
const APPLIED: &str = "SELECT number, checksum FROM schema_migration ORDER BY number";
const RECORD: &str =
    "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)";

fn table_exists(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "SELECT count(*) FROM sqlite_master WHERE name = 'schema_migration'",
        Engine::Postgres => {
            "SELECT count(*) FROM information_schema.tables \
             WHERE table_name = 'schema_migration' AND table_schema = current_schema()"
        }
    }
}

fn engine_folder(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgres",
    }
}

fn run(tx: &mut Tx<'_>, migration: &Pending, clock: &dyn Clock) -> Result<(), DbError> {
    tx.batch(migration.sql)?;
    let (number, name) = (migration.number, migration.name.as_str());
    tx.execute(RECORD, params![number, name, fingerprint(migration.sql), clock.now()])?;
    Ok(())
}

fn fingerprint(sql: &str) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(sql.as_bytes()) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

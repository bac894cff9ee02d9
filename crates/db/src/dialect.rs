//! The only place where one engine is treated differently from the other.

use std::time::Duration;

use crate::{Conn, DbError, Durability, Options, Row};

/// Which engine runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Embedded, one data file.
    Sqlite,
    /// A server of its own.
    Postgres,
}

impl Engine {
    /// The word that begins a write transaction: SQLite takes the write lock at once, so that two
    /// writers wait for each other instead of failing half-way.
    pub(crate) fn begin_write(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN ISOLATION LEVEL READ COMMITTED",
        }
    }

    /// The word that begins a read transaction: one consistent picture for all queries of a page.
    pub(crate) fn begin_read(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN DEFERRED",
            Self::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }
}

/// Settings of every fresh connection: durability first (`synchronous=FULL` means an acknowledged
/// commit survives a power cut), foreign keys on, bounded waiting.
pub(crate) fn prepare_connection(conn: &mut Conn, options: Options) -> Result<(), DbError> {
    let millis = options.patience.as_millis();
    let lazy = options.durability == Durability::AtFlush;
    match conn.engine() {
        Engine::Sqlite => {
            let synchronous = if lazy { "OFF" } else { "FULL" };
            // In kibibytes, for each of some twenty connections: the operating system keeps the file's pages
            // once for all of them. Filling a house has one writer, which touches everything again.
            let cache = if lazy { 64_000 } else { 2_000 };
            conn.batch(&format!(
                "PRAGMA busy_timeout = {millis}; PRAGMA journal_mode = WAL; \
                 PRAGMA synchronous = {synchronous}; PRAGMA foreign_keys = ON; \
                 PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON; \
                 PRAGMA cache_size = -{cache}; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;"
            ))
        }
        Engine::Postgres => {
            // How a commit is made safe otherwise is the server's own setting: it may ask for a standby.
            let commit = if lazy { "SET synchronous_commit = off;" } else { "" };
            conn.batch(&format!(
                "SET statement_timeout = '30s'; SET lock_timeout = '{millis}ms'; \
                 SET idle_in_transaction_session_timeout = '60s'; SET timezone = 'UTC'; {commit}"
            ))
        }
    }
}

/// Takes a lock that only one starting instance can hold until its transaction ends.
pub(crate) fn lock_for_migration(conn: &mut Conn) -> Result<(), DbError> {
    match conn.engine() {
        // BEGIN IMMEDIATE is that lock already.
        Engine::Sqlite => Ok(()),
        Engine::Postgres => conn.batch("SELECT pg_advisory_xact_lock(4711202101)"),
    }
}

/// Asks the engine whether its own structures are sound; the answer is empty when they are.
///
/// # Errors
/// When the engine cannot be asked.
pub fn integrity(conn: &mut Conn) -> Result<Vec<String>, DbError> {
    match conn.engine() {
        Engine::Sqlite => {
            let mut found: Vec<(String,)> = conn.query("PRAGMA integrity_check", &[])?;
            found.retain(|(line,)| line != "ok");
            Ok(found.into_iter().map(|(line,)| line).collect())
        }
        Engine::Postgres => Ok(Vec::new()),
    }
}

/// Moves everything committed out of SQLite's write-ahead log and empties that file, so that what was
/// deleted is not left there; PostgreSQL recycles its log by itself. What was committed without waiting
/// for the disk is waited for now.
pub(crate) fn flush(conn: &mut Conn, durability: Durability) -> Result<(), DbError> {
    let lazy = durability == Durability::AtFlush;
    match conn.engine() {
        Engine::Sqlite => {
            conn.query::<Row>("PRAGMA wal_checkpoint(TRUNCATE)", &[])?;
            // Pages went to the file all the time without being waited for.
            if lazy { conn.sync_file() } else { Ok(()) }
        }
        // A commit that waits takes every earlier one along; it must have something to write.
        Engine::Postgres if lazy => conn.batch(
            "BEGIN; SET LOCAL synchronous_commit = on; \
             SELECT pg_logical_emit_message(true, 'geleit', 'flush'); COMMIT",
        ),
        Engine::Postgres => Ok(()),
    }
}

/// Copies a running SQLite database, page by page, into a file of its own.
///
/// # Errors
/// On PostgreSQL, where the server's own tools do this (`pg_dump`), and when the file cannot be written.
pub fn copy_to_file(conn: &mut Conn, target: &std::path::Path) -> Result<(), DbError> {
    let Some(connection) = conn.as_sqlite() else {
        return Err(DbError::Other("PostgreSQL is backed up with pg_dump".to_owned()));
    };
    let mut copy = rusqlite::Connection::open(target)?;
    let backup = rusqlite::backup::Backup::new(connection, &mut copy)?;
    backup.run_to_completion(1000, Duration::ZERO, None)?;
    Ok(())
}

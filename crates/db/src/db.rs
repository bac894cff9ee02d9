//! A database: where it is, how it is opened, and how work is done in it.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use crate::dialect::{Engine, prepare_connection};
use crate::pool::Pool;
use crate::{Conn, DbError, Tx};

/// Where a database lives.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A SQLite file.
    File(PathBuf),
    /// A PostgreSQL connection string.
    Server(String),
}

impl FromStr for Location {
    type Err = DbError;

    /// `sqlite:PATH`, a bare path, or `postgres://…`.
    fn from_str(text: &str) -> Result<Self, DbError> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Server(text.to_owned()));
        }
        let path = text.strip_prefix("sqlite:").unwrap_or(text);
        if path.is_empty() || path.contains("://") {
            return Err(DbError::Unavailable("use sqlite:PATH or postgres://…".to_owned()));
        }
        Ok(Self::File(path.into()))
    }
}

impl std::fmt::Debug for Location {
    /// A connection string may hold a password, so it is not shown.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(path) => write!(f, "sqlite:{}", path.display()),
            Self::Server(_) => f.write_str("postgres://▮▮▮"),
        }
    }
}

/// When what was committed is safe from a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Durability {
    /// With every commit: what was acknowledged stays.
    #[default]
    Always,
    /// With [`Db::flush`] only: for filling a database that can be filled again, where waiting for the
    /// disk a million times would be most of the work.
    AtFlush,
}

/// How many connections, how much patience, and how safe.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Reading connections (SQLite) or all connections (PostgreSQL).
    pub connections: usize,
    /// How long a writer or borrower waits before it gets [`DbError::Unavailable`].
    pub patience: Duration,
    /// When a commit is safe.
    pub durability: Durability,
}

impl Default for Options {
    fn default() -> Self {
        Self { connections: 8, patience: Duration::from_secs(5), durability: Durability::default() }
    }
}

/// A database with its connections: SQLite has one writer and several readers, PostgreSQL one pool.
pub struct Db {
    engine: Engine,
    durability: Durability,
    readers: Pool,
    writer: Option<Pool>,
}

impl Db {
    /// Gets ready to open connections; the first one is opened (and so tested) at once.
    ///
    /// # Errors
    /// When the file or server cannot be opened.
    pub fn open(location: &Location, options: Options) -> Result<Self, DbError> {
        let opener = |location: Location| {
            Box::new(move || {
                let mut conn = connect(&location)?;
                prepare_connection(&mut conn, options)?;
                Ok(conn)
            })
        };
        let readers = Pool::new(
            most(location, options.connections),
            options.patience,
            opener(location.clone()),
        );
        let (engine, writer) = match location {
            Location::File(_) => {
                let writer = Pool::new(1, options.patience, opener(location.clone()));
                (Engine::Sqlite, Some(writer))
            }
            Location::Server(_) => (Engine::Postgres, None),
        };
        let db = Self { engine, durability: options.durability, readers, writer };
        db.writer().with(|_| ())?;
        Ok(db)
    }

    /// Which engine runs.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Empties the write-ahead log where the engine keeps one beside the file: after an erasure, so that
    /// the deleted bytes are gone from the disk. A reader in the way only delays it to the next time.
    /// With [`Durability::AtFlush`] everything committed before is safe afterwards.
    ///
    /// # Errors
    /// When the engine cannot write.
    pub fn flush(&self) -> Result<(), DbError> {
        self.writer().with(|conn| crate::dialect::flush(conn, self.durability))?
    }

    fn writer(&self) -> &Pool {
        self.writer.as_ref().unwrap_or(&self.readers)
    }

    /// Runs `work` in a read transaction: all its queries see one state of the data.
    ///
    /// # Errors
    /// What `work` answers, or that no connection was to be had.
    pub fn read<T, E: From<DbError>>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, E>,
    ) -> Result<T, E> {
        self.readers.with(|conn| {
            conn.batch(self.engine.begin_read())?;
            let done = work(conn);
            conn.batch("ROLLBACK")?;
            done
        })?
    }

    /// Runs `work` in a write transaction and commits it when it answers `Ok`. When two transactions
    /// collide the engine rolls one back and it is run again, so `work` must not act outside the database.
    ///
    /// # Errors
    /// What `work` answers (nothing is stored then), or why it could not be stored.
    pub fn write<T, E: From<DbError> + Collision>(
        &self,
        mut work: impl FnMut(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        const TRIES: usize = 5;
        self.writer().with(|conn| {
            for attempt in 1.. {
                conn.batch(self.engine.begin_write())?;
                let mut tx = Tx::new(conn);
                let done = work(&mut tx).and_then(|value| Ok(tx.finish().map(|()| value)?));
                let failed = match done {
                    Ok(value) => match conn.batch("COMMIT") {
                        Ok(()) => return Ok(value),
                        Err(error) => E::from(error),
                    },
                    Err(error) => error,
                };
                // Some failures (a full disk) end SQLite's transaction by themselves.
                let _ = conn.batch("ROLLBACK");
                if attempt >= TRIES || !failed.is_collision() {
                    return Err(failed);
                }
            }
            unreachable!("the loop returns")
        })?
    }
}

/// How many readers are of use. Reading a file keeps a core busy, so more readers than twice the cores would only take
/// memory; at a server they wait for it most of the time.
fn most(location: &Location, wanted: usize) -> usize {
    match location {
        Location::File(_) => {
            let cores = std::thread::available_parallelism().map_or(2, usize::from);
            wanted.min((2 * cores).max(4))
        }
        Location::Server(_) => wanted,
    }
}

/// Tells a collision of transactions, worth another try, from every other failure.
pub trait Collision {
    /// Whether running the transaction again may succeed.
    fn is_collision(&self) -> bool;
}

impl Collision for DbError {
    fn is_collision(&self) -> bool {
        matches!(self, Self::Serialization)
    }
}

impl Collision for base::Problem {
    /// A user's [`base::Problem::Conflict`] is decided by data and would only be decided again.
    fn is_collision(&self) -> bool {
        matches!(self, Self::Unavailable(reason) if reason == COLLIDED)
    }
}

/// How a collision looks after it became a [`base::Problem`].
pub(crate) const COLLIDED: &str = "transactions collided";

fn connect(location: &Location) -> Result<Conn, DbError> {
    match location {
        Location::File(path) => {
            let connection = rusqlite::Connection::open(path)?;
            restrict(path);
            Ok(Conn::sqlite(connection))
        }
        Location::Server(url) => {
            Ok(Conn::postgres(postgres::Client::connect(url, postgres::NoTls)?))
        }
    }
}

/// A data file is nobody else's business (mode 0600); a file system without modes keeps its own rules.
fn restrict(path: &std::path::Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let _ = std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600));
    }
}

//! The only crate that knows which database engine runs.
//!
//! The domain is synchronous: [`Db::read`] and [`Db::write`] run a closure with one connection, and a
//! transaction is a block one can see. Every query has ONE text for SQLite and PostgreSQL, with `$1`
//! parameters and three column types (integer, text, bytes), so that no engine can surprise the other.
//! The few differences that exist live in [`dialect`].

mod conn;
mod db;
pub mod dialect;
mod error;
mod migrate;
mod pool;
mod row;
mod statements;
#[cfg(feature = "testing")]
pub mod testing;
mod value;

pub use conn::{Conn, Tx};
pub use db::{Collision, Db, Durability, Location, Options};
pub use error::DbError;
pub use migrate::{MigrationSet, Pending, SchemaState};
pub use row::{FromColumn, FromRow, Row};
pub use value::Value;

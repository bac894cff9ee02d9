//! One connection, whichever engine is behind it.

use std::collections::HashMap;
use std::ops::{Deref, DerefMut};

use postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use crate::dialect::Engine;
use crate::{DbError, FromRow, Row, Value};

/// A connection outside of a write transaction: it can only read.
pub struct Conn {
    inner: Inner,
}

pub(crate) enum Inner {
    Sqlite(rusqlite::Connection),
    Postgres { client: Box<postgres::Client>, prepared: HashMap<String, postgres::Statement> },
}

/// A write transaction; it is committed when the closure of [`crate::Db::write`] returns `Ok`.
pub struct Tx<'a> {
    conn: &'a mut Conn,
    last: Vec<Last>,
}

/// What is done when everything else of a transaction is done.
type Last = Box<dyn FnOnce(&mut Tx<'_>) -> Result<(), DbError>>;

impl Deref for Tx<'_> {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        self.conn
    }
}
impl DerefMut for Tx<'_> {
    fn deref_mut(&mut self) -> &mut Conn {
        self.conn
    }
}

impl<'a> Tx<'a> {
    pub(crate) fn new(conn: &'a mut Conn) -> Self {
        Self { conn, last: Vec::new() }
    }

    /// Does `work` in this transaction when everything else of it is done, in the order it was ordered. For what
    /// makes all other writers wait: they wait no longer than that.
    pub fn before_commit(
        &mut self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<(), DbError> + 'static,
    ) {
        self.last.push(Box::new(work));
    }

    /// Does what was left for the end.
    pub(crate) fn finish(&mut self) -> Result<(), DbError> {
        std::mem::take(&mut self.last).into_iter().try_for_each(|work| work(self))
    }

    /// Runs a statement and tells how many rows it touched.
    ///
    /// # Errors
    /// When the engine refuses, a constraint among the reasons.
    pub fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError> {
        match &mut self.conn.inner {
            Inner::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(sql)?;
                bind(&mut statement, params)?;
                Ok(statement.raw_execute()? as u64)
            }
            Inner::Postgres { client, prepared } => {
                let statement = prepare(client, prepared, sql)?;
                let params: Vec<&(dyn ToSql + Sync)> =
                    params.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
                Ok(client.execute(&statement, &params)?)
            }
        }
    }
}

impl Conn {
    pub(crate) fn sqlite(connection: rusqlite::Connection) -> Self {
        connection.set_prepared_statement_cache_capacity(256);
        Self { inner: Inner::Sqlite(connection) }
    }

    pub(crate) fn postgres(client: postgres::Client) -> Self {
        Self { inner: Inner::Postgres { client: Box::new(client), prepared: HashMap::new() } }
    }

    /// Which engine runs: for `db::dialect` and messages of `doctor` alone.
    pub fn engine(&self) -> Engine {
        match self.inner {
            Inner::Sqlite(_) => Engine::Sqlite,
            Inner::Postgres { .. } => Engine::Postgres,
        }
    }

    /// All rows of a query.
    ///
    /// # Errors
    /// When the engine refuses or a row does not fit `T`.
    pub fn query<T: FromRow>(&mut self, sql: &str, params: &[Value]) -> Result<Vec<T>, DbError> {
        let mut found = Vec::new();
        self.each(sql, params, |row| {
            found.push(T::from_row(row)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// The row of a query that has at most one.
    ///
    /// # Errors
    /// As [`Conn::query`].
    pub fn query_opt<T: FromRow>(
        &mut self,
        sql: &str,
        params: &[Value],
    ) -> Result<Option<T>, DbError> {
        Ok(self.query(sql, params)?.into_iter().next())
    }

    /// The row of a query that has exactly one.
    ///
    /// # Errors
    /// As [`Conn::query`], and when there is none.
    pub fn query_one<T: FromRow>(&mut self, sql: &str, params: &[Value]) -> Result<T, DbError> {
        self.query_opt(sql, params)?.ok_or_else(|| DbError::Other("a row is missing".to_owned()))
    }

    /// Runs a query row by row: SQLite holds one row at a time, PostgreSQL's driver all of them.
    ///
    /// # Errors
    /// As [`Conn::query`], and whatever `visit` answers.
    pub fn each(
        &mut self,
        sql: &str,
        params: &[Value],
        mut visit: impl FnMut(&Row) -> Result<(), DbError>,
    ) -> Result<(), DbError> {
        match &mut self.inner {
            Inner::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(sql)?;
                bind(&mut statement, params)?;
                let width = statement.column_count();
                let mut rows = statement.raw_query();
                while let Some(row) = rows.next()? {
                    let values = (0..width).map(|index| sqlite_value(row, index));
                    visit(&Row(values.collect::<Result<_, _>>()?))?;
                }
                Ok(())
            }
            Inner::Postgres { client, prepared } => {
                let statement = prepare(client, prepared, sql)?;
                let params: Vec<&(dyn ToSql + Sync)> =
                    params.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
                for row in client.query(&statement, &params)? {
                    let values = (0..row.len()).map(|index| postgres_value(&row, index));
                    visit(&Row(values.collect::<Result<_, _>>()?))?;
                }
                Ok(())
            }
        }
    }

    /// Runs several statements without parameters: migrations and transaction words.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), DbError> {
        match &mut self.inner {
            Inner::Sqlite(connection) => Ok(connection.execute_batch(sql)?),
            Inner::Postgres { client, .. } => Ok(client.batch_execute(sql)?),
        }
    }

    /// Prepares a statement without running it, and tells how many parameters it takes.
    ///
    /// # Errors
    /// When the engine does not understand it.
    pub fn check(&mut self, sql: &str) -> Result<usize, DbError> {
        match &mut self.inner {
            Inner::Sqlite(connection) => Ok(connection.prepare(sql)?.parameter_count()),
            Inner::Postgres { client, .. } => Ok(client.prepare(sql)?.params().len()),
        }
    }

    /// False when the connection cannot be used again.
    pub(crate) fn is_alive(&self) -> bool {
        match &self.inner {
            Inner::Sqlite(_) => true,
            Inner::Postgres { client, .. } => !client.is_closed(),
        }
    }

    /// Waits until the operating system has the data file on the disk.
    pub(crate) fn sync_file(&mut self) -> Result<(), DbError> {
        let Some(path) = self.as_sqlite().and_then(|connection| connection.path()) else {
            return Ok(());
        };
        let synced = std::fs::File::open(path).and_then(|file| file.sync_all());
        synced.map_err(|error| DbError::Unavailable(error.to_string()))
    }

    pub(crate) fn as_sqlite(&mut self) -> Option<&mut rusqlite::Connection> {
        if let Inner::Sqlite(connection) = &mut self.inner { Some(connection) } else { None }
    }
}

fn prepare(
    client: &mut postgres::Client,
    prepared: &mut HashMap<String, postgres::Statement>,
    sql: &str,
) -> Result<postgres::Statement, DbError> {
    if let Some(statement) = prepared.get(sql) {
        return Ok(statement.clone());
    }
    let statement = client.prepare(sql)?;
    prepared.insert(sql.to_owned(), statement.clone());
    Ok(statement)
}

/// `$3` is a name to SQLite, so the same number may stand in a text twice and in any order.
fn bind(statement: &mut rusqlite::Statement<'_>, params: &[Value]) -> Result<(), DbError> {
    for index in 1..=statement.parameter_count() {
        let number = statement
            .parameter_name(index)
            .and_then(|name| name.strip_prefix('$'))
            .and_then(|digits| digits.parse::<usize>().ok())
            .ok_or_else(|| DbError::Other("parameters are written $1, $2 …".to_owned()))?;
        let value = number
            .checked_sub(1)
            .and_then(|position| params.get(position))
            .ok_or_else(|| DbError::Other(format!("parameter ${number} is missing")))?;
        match value {
            Value::Null => statement.raw_bind_parameter(index, rusqlite::types::Null)?,
            Value::Int(number) => statement.raw_bind_parameter(index, number)?,
            Value::Text(text) => statement.raw_bind_parameter(index, text)?,
            Value::Bytes(bytes) => statement.raw_bind_parameter(index, bytes)?,
        }
    }
    Ok(())
}

fn sqlite_value(row: &rusqlite::Row<'_>, index: usize) -> Result<Value, DbError> {
    use rusqlite::types::ValueRef;
    Ok(match row.get_ref(index)? {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
        ValueRef::Real(_) => return Err(DbError::shape(index, "integer, text or bytes")),
    })
}

fn postgres_value(row: &postgres::Row, index: usize) -> Result<Value, DbError> {
    let wanted = row.columns()[index].type_();
    let value = match *wanted {
        Type::INT8 => row.try_get::<_, Option<i64>>(index)?.map(Value::Int),
        Type::INT4 => row.try_get::<_, Option<i32>>(index)?.map(|number| Value::Int(number.into())),
        Type::BOOL => row.try_get::<_, Option<bool>>(index)?.map(|truth| Value::Int(truth.into())),
        Type::TEXT | Type::VARCHAR | Type::NAME => {
            row.try_get::<_, Option<String>>(index)?.map(Value::Text)
        }
        Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(index)?.map(Value::Bytes),
        _ => return Err(DbError::shape(index, "integer, text or bytes")),
    };
    Ok(value.unwrap_or(Value::Null))
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut postgres::types::private::BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) if *kind == Type::INT4 => i32::try_from(*number)?.to_sql(kind, out),
            Self::Int(number) => number.to_sql(kind, out),
            Self::Text(text) => text.to_sql(kind, out),
            Self::Bytes(bytes) => bytes.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        matches!(
            *kind,
            Type::INT8 | Type::INT4 | Type::TEXT | Type::VARCHAR | Type::NAME | Type::BYTEA
        )
    }

    to_sql_checked!();
}

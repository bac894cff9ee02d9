//! Rows, and types made of rows.

use base::{Date, Id, Kind, PartialDate, Timestamp};

use crate::{DbError, Value};

/// One row of a result; columns are read by position, in the order of the `SELECT`.
#[derive(Debug, Clone)]
pub struct Row(pub(crate) Vec<Value>);

impl Row {
    /// The column at `index` as a Rust value.
    ///
    /// # Errors
    /// When the column is missing or holds something else.
    pub fn get<T: FromColumn>(&self, index: usize) -> Result<T, DbError> {
        let value = self.0.get(index).ok_or_else(|| DbError::shape(index, "a column"))?;
        T::from_column(value).ok_or_else(|| DbError::shape(index, std::any::type_name::<T>()))
    }

    /// All columns.
    pub fn values(&self) -> &[Value] {
        &self.0
    }
}

/// A type that is made of one row.
pub trait FromRow: Sized {
    /// Reads the row.
    ///
    /// # Errors
    /// When a column does not fit.
    fn from_row(row: &Row) -> Result<Self, DbError>;
}

impl FromRow for Row {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(row.clone())
    }
}

/// A type that is made of one column.
pub trait FromColumn: Sized {
    /// Reads the value, or `None` when it does not fit.
    fn from_column(value: &Value) -> Option<Self>;
}

impl FromColumn for i64 {
    fn from_column(value: &Value) -> Option<Self> {
        if let Value::Int(number) = value { Some(*number) } else { None }
    }
}
impl FromColumn for bool {
    fn from_column(value: &Value) -> Option<Self> {
        i64::from_column(value).map(|number| number != 0)
    }
}
impl FromColumn for String {
    fn from_column(value: &Value) -> Option<Self> {
        if let Value::Text(text) = value { Some(text.clone()) } else { None }
    }
}
impl FromColumn for Vec<u8> {
    fn from_column(value: &Value) -> Option<Self> {
        if let Value::Bytes(bytes) = value { Some(bytes.clone()) } else { None }
    }
}
impl FromColumn for Timestamp {
    fn from_column(value: &Value) -> Option<Self> {
        Self::parse(&String::from_column(value)?)
    }
}
impl FromColumn for Date {
    fn from_column(value: &Value) -> Option<Self> {
        String::from_column(value)?.parse().ok()
    }
}
impl FromColumn for PartialDate {
    fn from_column(value: &Value) -> Option<Self> {
        String::from_column(value)?.parse().ok()
    }
}
impl<K: Kind> FromColumn for Id<K> {
    fn from_column(value: &Value) -> Option<Self> {
        String::from_column(value)?.parse().ok()
    }
}
impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            other => T::from_column(other).map(Some),
        }
    }
}

macro_rules! tuple_from_row {
    ($($name:ident $index:tt),+) => {
        impl<$($name: FromColumn),+> FromRow for ($($name,)+) {
            fn from_row(row: &Row) -> Result<Self, DbError> {
                Ok(($(row.get::<$name>($index)?,)+))
            }
        }
    };
}
tuple_from_row!(A 0);
tuple_from_row!(A 0, B 1);
tuple_from_row!(A 0, B 1, C 2);
tuple_from_row!(A 0, B 1, C 2, D 3);
tuple_from_row!(A 0, B 1, C 2, D 3, E 4);
tuple_from_row!(A 0, B 1, C 2, D 3, E 4, F 5);

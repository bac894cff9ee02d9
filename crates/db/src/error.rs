//! What a store can answer instead of rows.

use base::Problem;

/// A failed statement, in the terms of both engines.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// A unique, check, foreign key or not-null constraint stands against it. The name is the same on
    /// both engines: `table_column_key`, the name of a `CONSTRAINT … CHECK`, or `foreign_key` / `not_null`.
    #[error("constraint {0}")]
    Constraint(String),
    /// Two transactions got into each other's way; [`crate::Db::write`] has tried again already.
    #[error("transactions collided")]
    Serialization,
    /// The disk or the quota is full, or cannot be written.
    #[error("storage is full")]
    Full,
    /// The engine cannot be reached, or stayed busy too long.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// The schema is not the one this program works with.
    #[error("schema: {0}")]
    Schema(String),
    /// Anything else: a defect.
    #[error("{0}")]
    Other(String),
}

impl DbError {
    pub(crate) fn shape(index: usize, wanted: &str) -> Self {
        Self::Other(format!("column {index} is not {wanted}"))
    }

    /// The name of the constraint, if that was the reason.
    pub fn constraint(&self) -> Option<&str> {
        if let Self::Constraint(name) = self { Some(name) } else { None }
    }
}

impl From<DbError> for Problem {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Full => Self::StorageFull,
            DbError::Serialization => Self::Unavailable(crate::db::COLLIDED.to_owned()),
            DbError::Unavailable(reason) | DbError::Schema(reason) => Self::Unavailable(reason),
            DbError::Constraint(name) => Self::Internal(format!("unexpected constraint {name}")),
            DbError::Other(reason) => Self::Internal(reason),
        }
    }
}

impl From<rusqlite::Error> for DbError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let rusqlite::Error::SqliteFailure(failure, message) = &error else {
            return Self::Other(error.to_string());
        };
        let message = message.clone().unwrap_or_default();
        match failure.code {
            Code::ConstraintViolation => Self::Constraint(sqlite_constraint(&message)),
            Code::DiskFull | Code::ReadOnly | Code::SystemIoFailure => Self::Full,
            Code::DatabaseBusy | Code::DatabaseLocked | Code::CannotOpen | Code::NotADatabase => {
                Self::Unavailable(error.to_string())
            }
            _ => Self::Other(error.to_string()),
        }
    }
}

/// `UNIQUE constraint failed: account.login` names columns; PostgreSQL would call it `account_login_key`.
fn sqlite_constraint(message: &str) -> String {
    let (kind, rest) = message.split_once(" constraint failed").unwrap_or(("", message));
    let rest = rest.trim_start_matches(": ");
    match kind {
        "UNIQUE" => {
            let mut name = String::new();
            for column in rest.split(", ") {
                let (table, column) = column.split_once('.').unwrap_or(("", column));
                if name.is_empty() {
                    name.push_str(table);
                }
                name.push('_');
                name.push_str(column);
            }
            name + "_key"
        }
        "CHECK" => rest.to_owned(),
        "FOREIGN KEY" => "foreign_key".to_owned(),
        "NOT NULL" => "not_null".to_owned(),
        _ => message.to_owned(),
    }
}

impl From<postgres::Error> for DbError {
    fn from(error: postgres::Error) -> Self {
        use postgres::error::SqlState as State;
        let Some(failure) = error.as_db_error() else {
            let lost = error.is_closed()
                || std::error::Error::source(&error)
                    .is_some_and(|source| source.is::<std::io::Error>());
            let reason = error.to_string();
            return if lost { Self::Unavailable(reason) } else { Self::Other(reason) };
        };
        let state = failure.code();
        if *state == State::UNIQUE_VIOLATION {
            return Self::Constraint(postgres_unique(failure));
        }
        if *state == State::CHECK_VIOLATION {
            return Self::Constraint(failure.constraint().unwrap_or_default().to_owned());
        }
        if *state == State::FOREIGN_KEY_VIOLATION {
            return Self::Constraint("foreign_key".to_owned());
        }
        if *state == State::NOT_NULL_VIOLATION {
            return Self::Constraint("not_null".to_owned());
        }
        if *state == State::T_R_SERIALIZATION_FAILURE || *state == State::T_R_DEADLOCK_DETECTED {
            return Self::Serialization;
        }
        if *state == State::LOCK_NOT_AVAILABLE {
            return Self::Unavailable(failure.message().to_owned());
        }
        match &state.code()[..2] {
            "53" | "58" => Self::Full,
            "57" | "08" => Self::Unavailable(failure.message().to_owned()),
            _ => Self::Other(format!("{}: {}", state.code(), failure.message())),
        }
    }
}

/// The columns stand in the detail (`Key (a, b)=(…)`); the constraint's own name would be `…_pkey` for
/// a primary key, which SQLite does not tell apart.
fn postgres_unique(failure: &postgres::error::DbError) -> String {
    let columns = failure
        .detail()
        .and_then(|detail| detail.strip_prefix("Key ("))
        .and_then(|rest| rest.split_once(")="))
        .map(|(columns, _)| columns.replace(", ", "_"));
    match (failure.table(), columns) {
        (Some(table), Some(columns)) => format!("{table}_{columns}_key"),
        _ => failure.constraint().unwrap_or_default().to_owned(),
    }
}

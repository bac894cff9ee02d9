//! What went wrong, in a sentence that says what to do.

use std::fmt;
use std::process::ExitCode;

use base::Problem;

/// A refused or failed call.
#[derive(Debug)]
pub struct Trouble {
    message: String,
    usage: bool,
}

impl Trouble {
    /// Something went wrong (exit code 1).
    pub fn failed(message: impl fmt::Display) -> Self {
        Self { message: message.to_string(), usage: false }
    }

    /// The call's words are off (exit code 2).
    pub fn usage(message: impl fmt::Display) -> Self {
        Self { message: message.to_string(), usage: true }
    }

    /// The exit code.
    pub fn code(&self) -> ExitCode {
        ExitCode::from(if self.usage { 2 } else { 1 })
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Invalid(errors) => {
                let fields: Vec<String> = errors
                    .iter()
                    .map(|error| {
                        format!("{}: {}", error.field, error.text.as_deref().unwrap_or(error.key))
                    })
                    .collect();
                Self::usage(fields.join("; "))
            }
            other => Self::failed(other),
        }
    }
}

impl From<db::DbError> for Trouble {
    fn from(error: db::DbError) -> Self {
        Self::failed(error)
    }
}

impl From<vault::VaultError> for Trouble {
    fn from(error: vault::VaultError) -> Self {
        Self::failed(error)
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::failed(error)
    }
}

//! What can go wrong, in the words a page needs to answer.

use std::fmt;

/// The result of anything a user asked for.
pub type Outcome<T> = Result<T, Problem>;

/// One message at one form field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the input (a form path), empty for the form as a whole.
    pub field: String,
    /// Fluent key of the message.
    pub key: &'static str,
    /// Arguments of the message: names and plain values, never personal ones.
    pub args: Vec<(&'static str, String)>,
    /// A finished message that comes from a form definition instead of a key.
    pub text: Option<String>,
}

impl FieldError {
    /// A message without arguments.
    pub fn new(field: impl Into<String>, key: &'static str) -> Self {
        Self { field: field.into(), key, args: Vec::new(), text: None }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// A message written in the form definition, already in the user's language.
    pub fn written(field: impl Into<String>, text: impl Into<String>) -> Self {
        Self { field: field.into(), key: "", args: Vec::new(), text: Some(text.into()) }
    }
}

/// Why something was not done. Each kind has one HTTP answer (`web::problem`).
#[derive(Debug)]
pub enum Problem {
    /// Not there, or not for this person: the two are told apart for nobody (404).
    NotFound,
    /// The person is known and may not do this kind of thing at all (403).
    Forbidden,
    /// Input that does not fit; nothing was stored (422).
    Invalid(Vec<FieldError>),
    /// Somebody else changed it meanwhile; nothing was stored (409).
    Conflict,
    /// A rule of the field stands against it, with the Fluent key of the explanation (422).
    Rule(&'static str),
    /// The store is full or cannot write; what was acknowledged before is safe (503).
    StorageFull,
    /// The store cannot be reached or is busy for too long (503).
    Unavailable(String),
    /// A defect; the text is for the log, never for the screen, and holds no personal value (500).
    Internal(String),
}

impl Problem {
    /// One message at one field.
    pub fn at(field: impl Into<String>, key: &'static str) -> Self {
        Self::Invalid(vec![FieldError::new(field, key)])
    }

    /// A defect with its technical reason.
    pub fn internal(reason: impl fmt::Display) -> Self {
        Self::Internal(reason.to_string())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("not found"),
            Self::Forbidden => f.write_str("not permitted"),
            Self::Invalid(errors) => write!(f, "{} invalid fields", errors.len()),
            Self::Conflict => f.write_str("changed meanwhile"),
            Self::Rule(key) => write!(f, "against the rule {key}"),
            Self::StorageFull => f.write_str("storage is full"),
            Self::Unavailable(reason) => write!(f, "unavailable: {reason}"),
            Self::Internal(reason) => write!(f, "defect: {reason}"),
        }
    }
}

impl std::error::Error for Problem {}

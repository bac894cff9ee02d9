//! Addresses of answers: `geschlecht`, `kinder[k1].geburtsdatum`, `ziele[z1].schritte[s2].wer`.

use std::borrow::Borrow;
use std::fmt::{self, Display, Formatter};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The address of an answer or, ending in `]`, of a row of a repeat. A copy is shared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Path(Arc<str>);

/// A text that is no address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathError(pub String);

impl Display for PathError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is no path", self.0)
    }
}

impl std::error::Error for PathError {}

/// Longest path read.
const LONGEST: usize = 400;

impl Path {
    /// Reads an address.
    ///
    /// # Errors
    /// When the text is not of the form `name`, `name[key]`, `name[key].name` ….
    pub fn parse(text: &str) -> Result<Path, PathError> {
        let error = || PathError(text.chars().take(80).collect());
        if text.is_empty() || text.len() > LONGEST {
            return Err(error());
        }
        let word = |word: &str| {
            !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
        };
        let count = text.split('.').count();
        for (index, segment) in text.split('.').enumerate() {
            let fine = match segment.split_once('[') {
                Some((name, key)) => word(name) && key.strip_suffix(']').is_some_and(word),
                // Only the last segment may be without a key.
                None => index + 1 == count && word(segment),
            };
            if !fine {
                return Err(error());
            }
        }
        Ok(Path(text.into()))
    }

    pub(crate) fn trusted(text: &str) -> Path {
        Path(text.into())
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the question, or of the repeat for a row.
    #[must_use]
    pub fn name(&self) -> &str {
        let last = self.0.rsplit('.').next().unwrap_or_default();
        last.split('[').next().unwrap_or_default()
    }

    /// The key, when this is the address of a row.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        self.0.strip_suffix(']')?.rsplit('[').next()
    }

    /// The row this address lies in.
    #[must_use]
    pub fn row(&self) -> Option<Path> {
        self.0.rsplit_once('.').map(|(row, _)| Path(row.into()))
    }

    /// The address of a question in this row.
    #[must_use]
    pub fn question(&self, name: &str) -> Path {
        Path(format!("{}.{name}", self.0).into())
    }

    /// Whether this address lies in a row (or is it).
    #[must_use]
    pub fn is_in(&self, row: &Path) -> bool {
        match self.0.strip_prefix(&*row.0) {
            Some(rest) => rest.is_empty() || rest.starts_with('.'),
            None => false,
        }
    }
}

impl Display for Path {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Path {
    type Error = PathError;
    fn try_from(text: String) -> Result<Path, PathError> {
        Path::parse(&text)
    }
}

impl std::str::FromStr for Path {
    type Err = PathError;
    fn from_str(text: &str) -> Result<Path, PathError> {
        Path::parse(text)
    }
}

impl From<Path> for String {
    fn from(path: Path) -> String {
        path.0.as_ref().to_owned()
    }
}

/// Addresses compare and hash as their text, so that a text finds them.
impl Borrow<str> for Path {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Path {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

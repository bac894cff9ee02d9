//! Values about people that never print themselves.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A personal value: `Debug` and `Display` print `▮▮▮`, so that no log, panic or error page betrays it.
/// Showing it takes the deliberate word [`Personal::reveal`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Personal<T>(T);

impl<T> Personal<T> {
    /// Wraps a value.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself, for the screen or the document of somebody permitted.
    pub fn reveal(&self) -> &T {
        &self.0
    }

    /// Takes the value out.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> From<T> for Personal<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("▮▮▮")
    }
}

impl<T> fmt::Display for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("▮▮▮")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_does_not_print_itself() {
        let name = Personal::new("Selam Tesfay".to_owned());
        assert_eq!(format!("{name} {name:?} {:?}", Some(&name)), "▮▮▮ ▮▮▮ Some(▮▮▮)");
        assert_eq!(name.reveal(), "Selam Tesfay");
    }
}

//! Identifiers: UUIDv7 as text, typed by what they name, so that a case id never fits a client.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::{Builder, Uuid};

use crate::{Random, Timestamp};

/// What an [`Id`] names; implemented by empty marker types in the slices.
pub trait Kind: 'static {
    /// Word used in messages and logs, such as `case`.
    const NAME: &'static str;
}

/// A typed identifier: 36 characters of lower-case UUIDv7, ordered by creation time.
pub struct Id<K: Kind>(Uuid, PhantomData<fn() -> K>);

/// The text was no identifier.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not an identifier")]
pub struct IdError;

impl<K: Kind> Id<K> {
    /// A new identifier from the injected clock and source.
    pub fn new(now: Timestamp, random: &dyn Random) -> Self {
        let mut bytes = [0; 10];
        random.fill(&mut bytes);
        let millis = u64::try_from(now.as_micros() / 1000).unwrap_or(0);
        Self(Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid(), PhantomData)
    }

    /// The text form as stored and shown in URLs.
    pub fn text(&self) -> String {
        self.0.hyphenated().to_string()
    }
}

impl<K: Kind> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K: Kind> Copy for Id<K> {}
impl<K: Kind> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K: Kind> Eq for Id<K> {}
impl<K: Kind> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K: Kind> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K: Kind> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<K: Kind> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.hyphenated())
    }
}
impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", K::NAME, self.0.hyphenated())
    }
}
impl<K: Kind> FromStr for Id<K> {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        // Only the one canonical spelling: two spellings of one id would be two cache keys, two log lines.
        let uuid = Uuid::try_parse(text).map_err(|_| IdError)?;
        let id = Self(uuid, PhantomData);
        if id.text() == text { Ok(id) } else { Err(IdError) }
    }
}
impl<K: Kind> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, K: Kind> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SeededRandom;

    #[derive(Debug)]
    struct Case;
    impl Kind for Case {
        const NAME: &'static str = "case";
    }

    #[test]
    fn ids_sort_by_creation_and_read_back() {
        let random = SeededRandom::new(7);
        let first = Timestamp::parse("2026-01-01T00:00:00Z").unwrap();
        let a: Id<Case> = Id::new(first, &random);
        let b: Id<Case> = Id::new(first.plus_seconds(1), &random);
        assert!(a.text() < b.text());
        assert_eq!(a.text().parse::<Id<Case>>(), Ok(a));
        assert_eq!(a.text().to_uppercase().parse::<Id<Case>>(), Err(IdError));
        assert_eq!("1 or 1=1".parse::<Id<Case>>(), Err(IdError));
    }
}

//! Keys as the domain holds them: of one client, or of the house.

use std::fmt;
use std::sync::Arc;

use base::Random;
use zeroize::Zeroizing;

use crate::VaultError;
use crate::key::{Key, hex};

/// Where a sealed value lives. It opens there and nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The table.
    pub table: &'a str,
    /// The row's primary key.
    pub row: &'a str,
    /// The column (or the path inside a sealed document).
    pub column: &'a str,
}

impl<'a> Place<'a> {
    /// A place by its three names.
    pub fn new(table: &'a str, row: &'a str, column: &'a str) -> Self {
        Self { table, row, column }
    }
}

/// The key of one client. Hold it for one piece of work; it is wiped when dropped.
#[derive(Clone)]
pub struct ClientKey {
    key: Key,
    client: String,
    random: Arc<dyn Random>,
}

impl fmt::Debug for ClientKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClientKey({}, ▮▮▮)", self.client)
    }
}

impl ClientKey {
    pub(crate) fn new(key: Key, client: &str, random: Arc<dyn Random>) -> Self {
        Self { key, client: client.to_owned(), random }
    }

    /// Whose key this is.
    pub fn client(&self) -> &str {
        &self.client
    }

    /// Seals a value for its place; the result differs every time.
    pub fn seal(&self, place: Place<'_>, plain: &[u8]) -> Vec<u8> {
        self.key.seal(&*self.random, &context(place, "client", &self.client), plain)
    }

    /// Opens a value at its place.
    ///
    /// # Errors
    /// When a byte was changed, or the value was sealed for another place or person.
    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        self.key.open(&context(place, "client", &self.client), sealed)
    }

    /// Opens a value that was sealed as text.
    ///
    /// # Errors
    /// As [`ClientKey::open`], and when it is no UTF-8.
    pub fn open_text(
        &self,
        place: Place<'_>,
        sealed: &[u8],
    ) -> Result<Zeroizing<String>, VaultError> {
        let plain = self.open(place, sealed)?;
        let text = std::str::from_utf8(&plain).map_err(|_| VaultError::Unreadable)?;
        Ok(Zeroizing::new(text.to_owned()))
    }

    /// The name of this client in the audit log (32 hexadecimal digits): always the same while the
    /// key lives, not to be computed by anybody once it is erased.
    pub fn pseudonym(&self) -> String {
        hex(&self.key.keyed_hash("geleit/pseudonym/1", &self.client)[..16])
    }
}

/// A key of the installation itself, such as the one that seals second factors.
#[derive(Clone)]
pub struct HouseKey {
    key: Key,
    name: String,
    random: Arc<dyn Random>,
}

impl fmt::Debug for HouseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HouseKey({}, ▮▮▮)", self.name)
    }
}

impl HouseKey {
    pub(crate) fn new(key: Key, name: &str, random: Arc<dyn Random>) -> Self {
        Self { key, name: name.to_owned(), random }
    }

    /// Seals a value for its place.
    pub fn seal(&self, place: Place<'_>, plain: &[u8]) -> Vec<u8> {
        self.key.seal(&*self.random, &context(place, "house", &self.name), plain)
    }

    /// Opens a value at its place.
    ///
    /// # Errors
    /// When a byte was changed, or the value was sealed for another place or with another key.
    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        self.key.open(&context(place, "house", &self.name), sealed)
    }

    /// A keyed hash of a text for look-ups, such as of a login token: 64 hexadecimal digits.
    pub fn hash(&self, purpose: &str, text: &str) -> String {
        hex(&self.key.keyed_hash(purpose, text))
    }
}

fn context<'a>(place: Place<'a>, kind: &'a str, owner: &'a str) -> [&'a str; 6] {
    ["geleit/value/1", place.table, place.row, place.column, kind, owner]
}

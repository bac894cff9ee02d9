//! Structs in and out of sealed columns: JSON under the client's key, bound to their place.

use base::{Outcome, Problem};
use serde::Serialize;
use serde::de::DeserializeOwned;
use vault::{ClientKey, Place};

/// Seals a value for one column of one row; it opens nowhere else.
pub(crate) fn seal<T: Serialize>(key: &ClientKey, place: Place<'_>, value: &T) -> Outcome<Vec<u8>> {
    let plain = zeroize::Zeroizing::new(serde_json::to_vec(value).map_err(Problem::internal)?);
    Ok(key.seal(place, &plain))
}

/// Opens what [`seal`] made.
pub(crate) fn open<T: DeserializeOwned>(
    key: &ClientKey,
    place: Place<'_>,
    sealed: &[u8],
) -> Outcome<T> {
    let plain = key.open(place, sealed)?;
    // serde's message could quote the content, so it is not passed on.
    serde_json::from_slice(&plain).map_err(|_| Problem::internal("a sealed value does not parse"))
}

/// A place in the database, as associated data of the seal.
pub(crate) fn place<'a>(table: &'a str, row: &'a str, column: &'a str) -> Place<'a> {
    Place { table, row, column }
}

//! What happened, by whom, to which pseudonym: a Merkle log nobody can rewrite unseen.
//!
//! Invariants:
//! - An entry is written in the same transaction as the change it tells of, or the change does not happen.
//!   It serialises the writers, so [`record`] leaves it to the very end of the transaction.
//! - Entries are only ever appended. Each is a leaf of an RFC 6962 tree over the entry's canonical bytes
//!   ([`Record::leaf_bytes`]); `audit_head` holds the tree's right edge.
//! - Clients appear as the pseudonym of their key. When the key is erased, nobody can tell any more whose
//!   entries these were, and the tree still verifies.
//! - `detail` holds ids and counts, never a personal value.
//!
//! Somebody who rules the database can rewrite the log *and* the tree. What that person cannot rewrite is
//! a [`Checkpoint`] that others hold: size and root, signed by the installation, handed to the data
//! protection officers of the *other* agencies as witnesses. [`verify_against`] and, without the
//! database, [`verify_export`] find every edit, deletion, reordering and truncation before it.

mod actions;
mod checkpoint;
mod entry;
mod export;
mod store;
#[cfg(test)]
mod tests;
mod tree;
mod verify;

pub use actions::{checkpoint, entries, head, is_noted, record};
pub use checkpoint::{Checkpoint, CheckpointError, VerifierKey};
pub use entry::{Entry, Filter, Record};
pub use export::{Content, ExportReport, export, key_of_export, verify_export};
pub use store::STATEMENTS;
pub use tree::{Hash, Head, hex};
pub use verify::{Finding, Report, verify, verify_against};

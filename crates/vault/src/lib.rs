//! Keys: per client, per agency, master; the keystore, recovery shares and sealing of values.
//!
//! Three layers: the master key (a file, never in a database) wraps the agencies' keys and the keys of
//! the house; an agency's key wraps the keys of its clients; a client's key seals that person's values.
//! Deleting one row, the client's wrapped key, makes every copy of the person's data unreadable, old
//! backups of the data included. This protects a stolen disk, backup or dump. It does not protect
//! against somebody who rules the running server.
//!
//! Every sealed byte string begins with a format version and is bound to its place: moved to another
//! row, column or person it does not open.

pub mod backup;
mod boxes;
mod erasure;
mod error;
mod groups;
mod key;
mod master;
mod master_file;
mod rotation;
mod seal;
mod share;
mod signing;
mod store;
mod vault;

pub use boxes::{GroupKey, Lock, PersonKey, PersonPublic};
pub use erasure::{
    Erasure, KEYSTORE_ROTATION_DAYS, erasure_list, read_erasure_list, readable_in_backups_until,
};
pub use error::VaultError;
pub use master::MasterKey;
pub use master_file::MasterFile;
pub use seal::{ClientKey, HouseKey, Place};
pub use share::{NEEDED, SHARES, Share, ShareError};
pub use signing::{PublicKey, Signature};
pub use store::STATEMENTS;
pub use vault::Vault;

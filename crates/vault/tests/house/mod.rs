//! What the stories share: an open vault on a scratch keystore.
#![allow(dead_code, clippy::unwrap_used)]

use std::sync::Arc;

use base::{FixedClock, SeededRandom, Timestamp};
use db::testing::ScratchDb;
use db::{Db, Options};
use vault::{MasterKey, Vault};

pub fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

pub fn connect(db: &ScratchDb) -> Db {
    Db::open(db.location(), Options::default()).unwrap()
}

pub fn master() -> MasterKey {
    MasterKey::generate(&SeededRandom::new(1))
}

/// A fresh installation with two agencies.
pub fn set_up(db: &ScratchDb) -> Vault {
    let clock = Arc::new(FixedClock::new(at("2026-03-01T08:00:00Z")));
    let random = Arc::new(SeededRandom::new(2));
    let vault = Vault::create_with(connect(db), master(), clock, random).unwrap();
    vault.create_agency_key("caritas").unwrap();
    vault.create_agency_key("diakonie").unwrap();
    vault
}

pub fn open_again(db: &ScratchDb) -> Vault {
    Vault::open(connect(db), master()).unwrap()
}

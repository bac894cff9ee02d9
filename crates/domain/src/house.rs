//! Everything an action needs, in one hand.

use std::sync::Arc;

use base::{Clock, Date, Id, Kind, Random, Timestamp};

use crate::cases::search::Directory;
use crate::identity::{Access, LoginPolicy};

/// The opened house: data, keys, time, chance, and who may do what. A clone is the same house, seen
/// perhaps at another time: `House { clock, ..house.clone() }`.
#[derive(Clone)]
pub struct House {
    /// The data.
    pub data: Arc<db::Db>,
    /// The keys.
    pub vault: Arc<vault::Vault>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub random: Arc<dyn Random>,
    /// The policies.
    pub access: Arc<Access>,
    /// How people come in.
    pub login: LoginPolicy,
    /// The names of all cases, in memory. It stands here because actions search it and pages, commands and
    /// tests all come through the house; it is empty until somebody looks for a name.
    pub directory: Arc<Directory>,
}

impl std::fmt::Debug for House {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "House({:?})", self.data.engine())
    }
}

impl House {
    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The present day in Germany.
    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// A fresh id.
    pub fn new_id<K: Kind>(&self) -> Id<K> {
        Id::new(self.now(), &*self.random)
    }
}

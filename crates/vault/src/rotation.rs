//! New keys for old: of the master, of one agency. One transaction each.

use std::sync::PoisonError;

use crate::key::Key;
use crate::vault::{agency_name, client_name, house_name, seal_check};
use crate::{MasterKey, Vault, VaultError, store};

impl Vault {
    /// Wraps every agency's and every house key with `new` instead of the present master key, which
    /// is refused from the commit on, by every instance.
    ///
    /// `keep` must put the new key on disk, durably, before it returns `Ok`: it runs inside the
    /// transaction, under the lock, before the commit. So the key a committed keystore needs is always
    /// on disk. It may run again when transactions collide. [`crate::MasterFile::rotate`] does all this.
    ///
    /// # Errors
    /// When the present key is not the keystore's any more, `keep` fails or nothing can be stored; the
    /// present key is then still the right one.
    pub fn rotate_master(
        &self,
        new: &MasterKey,
        mut keep: impl FnMut(&MasterKey) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        self.keystore.write(|tx| {
            let old = self.locked_master(tx)?;
            for (agency, wrapped) in store::all_agency_keys(tx)? {
                let name = agency_name(&agency);
                let renewed = self.rewrap(&old.0, &new.0, &name, &wrapped)?;
                store::set_agency_key(tx, &agency, &renewed)?;
            }
            for (house, wrapped) in store::all_house_keys(tx)? {
                let renewed = self.rewrap(&old.0, &new.0, &house_name(&house), &wrapped)?;
                store::set_house_key(tx, &house, &renewed)?;
            }
            store::set_master_check(tx, &seal_check(new, &*self.random), self.clock.now())?;
            keep(new)
        })?;
        *self.master.write().unwrap_or_else(PoisonError::into_inner) = new.clone();
        self.keystore.flush()?;
        Ok(())
    }

    /// Gives an agency a new key and wraps the keys of all its clients with it. The clients' own keys,
    /// and with them their sealed values and pseudonyms, stay as they are.
    ///
    /// # Errors
    /// When the agency has no key or nothing can be stored; the old key then stays.
    pub fn rotate_agency_key(&self, agency: &str) -> Result<(), VaultError> {
        let new = Key::generate(&*self.random);
        self.keystore.write(|tx| {
            let master = self.locked_master(tx)?;
            let wrapped = store::lock_agency(tx, agency)?.ok_or(VaultError::Unknown("agency"))?;
            let old = master.0.unwrap_key(&agency_name(agency), &wrapped)?;
            for (client, wrapped) in store::client_keys_of(tx, agency)? {
                let name = client_name(agency, &client);
                let renewed = self.rewrap(&old, &new, &name, &wrapped)?;
                store::set_client_key(tx, &client, &renewed)?;
            }
            let wrapped = master.0.wrap(&*self.random, &agency_name(agency), &new);
            Ok::<_, VaultError>(store::set_agency_key(tx, agency, &wrapped)?)
        })?;
        let mut cache = self.agencies.write().unwrap_or_else(PoisonError::into_inner);
        cache.insert(agency.to_owned(), new);
        drop(cache);
        self.keystore.flush()?;
        Ok(())
    }

    fn rewrap(
        &self,
        old: &Key,
        new: &Key,
        name: &[&str],
        wrapped: &[u8],
    ) -> Result<Vec<u8>, VaultError> {
        Ok(new.wrap(&*self.random, name, &old.unwrap_key(name, wrapped)?))
    }
}

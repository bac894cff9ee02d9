//! The open keystore: who gets which key.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use base::{Clock, Random, SystemClock, SystemRandom};
use db::{Conn, Db, Tx};

use crate::key::Key;
use crate::signing::Signing;
use crate::{ClientKey, HouseKey, MasterKey, PublicKey, Signature, VaultError, store};

pub(crate) const SIGNING: &str = "signing";
const CHECK: &[&str] = &["geleit/master-check/1"];
const CHECK_TEXT: &[u8] = b"this keystore belongs to this master key";
const FINGERPRINT: usize = 5;

/// The keystore, opened with its master key. Cheap to share behind an `Arc`; all methods take `&self`.
pub struct Vault {
    pub(crate) keystore: Db,
    pub(crate) master: RwLock<MasterKey>,
    /// Agencies are few and their keys are needed at every read; clients' keys are never kept.
    pub(crate) agencies: RwLock<HashMap<String, Key>>,
    houses: RwLock<HashMap<String, Key>>,
    pub(crate) signing: Signing,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) random: Arc<dyn Random>,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vault({})", self.fingerprint())
    }
}

impl Vault {
    /// Sets up an empty keystore for this master key: the check, the signing key, no agencies.
    ///
    /// # Errors
    /// When the keystore is in use already.
    pub fn create(keystore: Db, master: MasterKey) -> Result<Self, VaultError> {
        Self::create_with(keystore, master, Arc::new(SystemClock), Arc::new(SystemRandom))
    }

    /// As [`Vault::create`], with the clock and the source of randomness given.
    ///
    /// # Errors
    /// As [`Vault::create`].
    pub fn create_with(
        keystore: Db,
        master: MasterKey,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
    ) -> Result<Self, VaultError> {
        let seed = Key::generate(&*random);
        keystore.write(|tx| {
            if store::master_check(tx)?.is_some() {
                return Err(VaultError::NotEmpty);
            }
            let now = clock.now();
            store::add_master_check(tx, &seal_check(&master, &*random), now)?;
            let wrapped = master.0.wrap(&*random, &house_name(SIGNING), &seed);
            store::add_house_key(tx, SIGNING, &wrapped, now)?;
            Ok(())
        })?;
        Self::open_with(keystore, master, clock, random)
    }

    /// Opens a keystore. A wrong master key is recognised here, before anything is written.
    ///
    /// # Errors
    /// When the keystore was never set up or belongs to another master key.
    pub fn open(keystore: Db, master: MasterKey) -> Result<Self, VaultError> {
        Self::open_with(keystore, master, Arc::new(SystemClock), Arc::new(SystemRandom))
    }

    /// As [`Vault::open`], with the clock and the source of randomness given.
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub fn open_with(
        keystore: Db,
        master: MasterKey,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
    ) -> Result<Self, VaultError> {
        let signing = read_signing(&keystore, &master)?;
        Ok(Self {
            keystore,
            master: RwLock::new(master),
            agencies: RwLock::default(),
            houses: RwLock::default(),
            signing,
            clock,
            random,
        })
    }

    /// Makes the key of an agency; does nothing when it has one.
    ///
    /// # Errors
    /// When the master key was changed meanwhile by another instance, or nothing can be stored.
    pub fn create_agency_key(&self, agency: &str) -> Result<(), VaultError> {
        let key = Key::generate(&*self.random);
        self.keystore.write(|tx| {
            let master = self.locked_master(tx)?;
            let wrapped = master.0.wrap(&*self.random, &agency_name(agency), &key);
            store::add_agency_key(tx, agency, &wrapped, self.clock.now())?;
            Ok(())
        })
    }

    /// Makes the key of a client; gives the existing one when the agency has made it already.
    ///
    /// # Errors
    /// When the agency has no key, when the client belongs to another agency or was erased.
    pub fn create_client_key(&self, agency: &str, client: &str) -> Result<ClientKey, VaultError> {
        let fresh = Key::generate(&*self.random);
        let key = self.keystore.write(|tx| {
            let wrapped = store::lock_agency(tx, agency)?.ok_or(VaultError::Unknown("agency"))?;
            let over = self.unwrap_agency(tx, agency, &wrapped)?;
            if store::erasure(tx, client)?.is_some() {
                return Err(VaultError::Erased);
            }
            if let Some((owner, wrapped)) = store::client_key(tx, client)? {
                if owner != agency {
                    return Err(VaultError::Unknown("client"));
                }
                return over.unwrap_key(&client_name(agency, client), &wrapped);
            }
            let wrapped = over.wrap(&*self.random, &client_name(agency, client), &fresh);
            store::add_client_key(tx, client, agency, &wrapped, self.clock.now())?;
            Ok(fresh.clone())
        })?;
        Ok(ClientKey::new(key, client, self.random.clone()))
    }

    /// The key of a client: one prepared query and one unwrapping.
    ///
    /// # Errors
    /// [`VaultError::Unknown`] when there never was one, [`VaultError::Erased`] when it was deleted.
    pub fn client_key(&self, client: &str) -> Result<ClientKey, VaultError> {
        let key = self.keystore.read(|conn| self.read_client_key(conn, client))?;
        Ok(ClientKey::new(key, client, self.random.clone()))
    }

    /// The keys of many clients of one page or index, in the order asked; `None` for erased or unknown.
    ///
    /// # Errors
    /// When the keystore cannot be read.
    pub fn client_keys<'a>(
        &self,
        clients: impl IntoIterator<Item = &'a str>,
    ) -> Result<Vec<Option<ClientKey>>, VaultError> {
        self.keystore.read(|conn| {
            let keys = clients.into_iter().map(|client| match self.read_client_key(conn, client) {
                Ok(key) => Ok(Some(ClientKey::new(key, client, self.random.clone()))),
                Err(VaultError::Unknown(_) | VaultError::Erased) => Ok(None),
                Err(error) => Err(error),
            });
            keys.collect()
        })
    }

    fn read_client_key(&self, conn: &mut Conn, client: &str) -> Result<Key, VaultError> {
        let Some((agency, wrapped)) = store::client_key(conn, client)? else {
            return Err(match store::erasure(conn, client)? {
                Some(_) => VaultError::Erased,
                None => VaultError::Unknown("client"),
            });
        };
        let name = client_name(&agency, client);
        let cached =
            self.agencies.read().unwrap_or_else(PoisonError::into_inner).get(&agency).cloned();
        if let Some(Ok(key)) = cached.map(|over| over.unwrap_key(&name, &wrapped)) {
            return Ok(key);
        }
        // Not cached, or another instance has changed the agency's key since.
        let stored = store::agency_key(conn, &agency)?.ok_or(VaultError::Unknown("agency"))?;
        self.unwrap_agency(conn, &agency, &stored)?.unwrap_key(&name, &wrapped)
    }

    /// A key of the house by its name, made when it is asked for the first time.
    ///
    /// # Errors
    /// When the keystore cannot be read or written. The signing key is not given out.
    pub fn house_key(&self, name: &str) -> Result<HouseKey, VaultError> {
        if name == SIGNING {
            return Err(VaultError::Unknown("purpose"));
        }
        let cached = self.houses.read().unwrap_or_else(PoisonError::into_inner).get(name).cloned();
        if let Some(key) = cached {
            return Ok(HouseKey::new(key, name, self.random.clone()));
        }
        let stored = self.keystore.read(|conn| store::house_key(conn, name))?;
        let key = match stored {
            Some(wrapped) => {
                self.with_master(|master| master.unwrap_key(&house_name(name), &wrapped))?
            }
            None => self.create_house_key(name)?,
        };
        let mut houses = self.houses.write().unwrap_or_else(PoisonError::into_inner);
        houses.insert(name.to_owned(), key.clone());
        Ok(HouseKey::new(key, name, self.random.clone()))
    }

    fn create_house_key(&self, name: &str) -> Result<Key, VaultError> {
        let fresh = Key::generate(&*self.random);
        self.keystore.write(|tx| {
            let master = self.locked_master(tx)?;
            let wrapped = master.0.wrap(&*self.random, &house_name(name), &fresh);
            store::add_house_key(tx, name, &wrapped, self.clock.now())?;
            // Another instance may have been first: what is stored counts.
            let stored = store::house_key(tx, name)?.ok_or(VaultError::Unknown("purpose"))?;
            master.0.unwrap_key(&house_name(name), &stored)
        })
    }

    /// Makes everything written to the keystore safe, see [`Db::flush`].
    ///
    /// # Errors
    /// When the keystore cannot be written.
    pub fn flush(&self) -> Result<(), VaultError> {
        Ok(self.keystore.flush()?)
    }

    /// Signs with the installation's key. The first line of the message says what it is.
    pub fn sign(&self, message: &[u8]) -> Signature {
        self.signing.sign(message)
    }

    /// Whether this installation signed exactly this message.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        self.public_key().verifies(message, signature)
    }

    /// The key others verify this installation's signatures with.
    pub fn public_key(&self) -> PublicKey {
        self.signing.public()
    }

    /// The installation's name: 16 hexadecimal digits of its public key.
    pub fn fingerprint(&self) -> String {
        self.public_key().fingerprint()
    }

    /// Which master key is in use, to be compared with the recovery sheets.
    pub fn master_fingerprint(&self) -> String {
        self.master.read().unwrap_or_else(PoisonError::into_inner).fingerprint()
    }

    pub(crate) fn with_master<T>(&self, work: impl FnOnce(&Key) -> T) -> T {
        work(&self.master.read().unwrap_or_else(PoisonError::into_inner).0)
    }

    /// The master key, after it was seen to be the keystore's under the row's lock.
    pub(crate) fn locked_master(&self, tx: &mut Tx<'_>) -> Result<MasterKey, VaultError> {
        let master = self.master.read().unwrap_or_else(PoisonError::into_inner).clone();
        let sealed = store::lock_master(tx)?.ok_or(VaultError::Empty)?;
        open_check(&master, &sealed)?;
        Ok(master)
    }

    /// Unwraps an agency's key and remembers it. When it does not open because another instance has
    /// changed the master key, the answer says so.
    fn unwrap_agency(
        &self,
        conn: &mut Conn,
        agency: &str,
        wrapped: &[u8],
    ) -> Result<Key, VaultError> {
        let master = self.master.read().unwrap_or_else(PoisonError::into_inner).clone();
        let key = match master.0.unwrap_key(&agency_name(agency), wrapped) {
            Ok(key) => key,
            Err(unreadable) => {
                let sealed = store::master_check(conn)?.ok_or(VaultError::Empty)?;
                open_check(&master, &sealed)?;
                return Err(unreadable);
            }
        };
        let mut cache = self.agencies.write().unwrap_or_else(PoisonError::into_inner);
        cache.insert(agency.to_owned(), key.clone());
        Ok(key)
    }
}

pub(crate) fn agency_name(agency: &str) -> [&str; 2] {
    ["geleit/agency-key/1", agency]
}

pub(crate) fn client_name<'a>(agency: &'a str, client: &'a str) -> [&'a str; 3] {
    ["geleit/client-key/1", agency, client]
}

pub(crate) fn house_name(name: &str) -> [&str; 2] {
    ["geleit/house-key/1", name]
}

/// The fingerprint in clear, so that a refusal can name the right key, and a sealed text.
pub(crate) fn seal_check(master: &MasterKey, random: &dyn Random) -> Vec<u8> {
    let mut whole = master.fingerprint_bytes().to_vec();
    whole.extend(master.0.seal(random, CHECK, CHECK_TEXT));
    whole
}

pub(crate) fn open_check(master: &MasterKey, stored: &[u8]) -> Result<(), VaultError> {
    let (fingerprint, sealed) =
        stored.split_at_checked(FINGERPRINT).ok_or(VaultError::Unreadable)?;
    let opened = master.0.open(CHECK, sealed);
    if opened.is_ok_and(|text| *text == CHECK_TEXT) {
        return Ok(());
    }
    Err(VaultError::WrongMaster {
        keystore: crate::key::hex(fingerprint),
        given: master.fingerprint(),
    })
}

/// Checks the master key against a keystore and reads the installation's signing key.
pub(crate) fn read_signing(keystore: &Db, master: &MasterKey) -> Result<Signing, VaultError> {
    keystore.read(|conn| {
        let sealed = store::master_check(conn)?.ok_or(VaultError::Empty)?;
        open_check(master, &sealed)?;
        let wrapped = store::house_key(conn, SIGNING)?.ok_or(VaultError::Unknown("purpose"))?;
        Ok(Signing::new(&master.0.unwrap_key(&house_name(SIGNING), &wrapped)?))
    })
}

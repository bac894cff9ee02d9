//! Keys of people and of groups: what nobody opens who rules the disk, the master key and every backup.
//!
//! A person has a pair of keys (X25519). The private half is locked with a phrase the server does not keep, and, while a
//! session is open, with the session's token, of which the server keeps the hash alone. A group has a key of its own,
//! locked for each member's public half: an ephemeral pair, the shared secret hashed with both public halves, and the
//! same sealing as everywhere else. Somebody who rules the running server can still watch it at work; SECURITY.md says so.

use std::fmt;

use base::Random;
use curve25519_dalek::montgomery::MontgomeryPoint;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::key::{KEY, Key};
use crate::{Place, VaultError};

const PERSON: &str = "geleit/person-key/1";
const GROUP: &str = "geleit/group-key/1";
const VALUE: &str = "geleit/group-value/1";

/// What locks a person's key: made of a phrase or of a session's token.
pub struct Lock(Key);

impl Lock {
    /// A lock of secret bytes; `purpose` keeps phrases and tokens apart.
    pub fn of(purpose: &str, secret: &[u8]) -> Self {
        let mut hash = Sha256::new();
        hash.update(Sha256::digest(purpose.as_bytes()));
        hash.update(secret);
        let bytes: Zeroizing<[u8; KEY]> = Zeroizing::new(Sha256::digest(hash.finalize()).into());
        match Key::from_slice(&*bytes) {
            Some(key) => Self(key),
            None => unreachable!("a hash of 32 bytes is a key"),
        }
    }
}

impl fmt::Debug for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lock(▮▮▮)")
    }
}

/// The public half of a person's key: what others lock a group's key for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonPublic([u8; KEY]);

impl PersonPublic {
    /// Reads 32 bytes.
    ///
    /// # Errors
    /// When there are more or fewer.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, VaultError> {
        bytes.try_into().map(Self).map_err(|_| VaultError::Unreadable)
    }

    /// The 32 bytes.
    pub fn bytes(&self) -> &[u8; KEY] {
        &self.0
    }
}

/// The private half of a person's key. Hold it for one piece of work; it is wiped when dropped.
#[derive(Clone)]
pub struct PersonKey(Key);

impl fmt::Debug for PersonKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonKey(▮▮▮)")
    }
}

impl PersonKey {
    /// A fresh pair.
    pub fn generate(random: &dyn Random) -> Self {
        Self(Key::generate(random))
    }

    /// The public half.
    pub fn public(&self) -> PersonPublic {
        PersonPublic(MontgomeryPoint::mul_base_clamped(*self.0.bytes()).to_bytes())
    }

    /// The private half, locked; `owner` is the account, so that nobody's key opens in somebody else's place.
    pub fn lock(&self, lock: &Lock, owner: &str, random: &dyn Random) -> Vec<u8> {
        lock.0.wrap(random, &[PERSON, owner], &self.0)
    }

    /// Opens a locked private half.
    ///
    /// # Errors
    /// When the lock is another one, or it belongs to somebody else.
    pub fn unlock(lock: &Lock, owner: &str, locked: &[u8]) -> Result<Self, VaultError> {
        lock.0.unwrap_key(&[PERSON, owner], locked).map(Self)
    }
}

/// The key of a group.
#[derive(Clone)]
pub struct GroupKey(Key);

impl fmt::Debug for GroupKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GroupKey(▮▮▮)")
    }
}

impl GroupKey {
    /// A fresh key.
    pub fn generate(random: &dyn Random) -> Self {
        Self(Key::generate(random))
    }

    /// The key, locked for a member of the group of this name.
    ///
    /// # Errors
    /// When the public half is none: a point that gives everybody the same secret.
    pub fn lock_for(
        &self,
        member: &PersonPublic,
        group: &str,
        random: &dyn Random,
    ) -> Result<Vec<u8>, VaultError> {
        let once = Key::generate(random);
        let point = MontgomeryPoint::mul_base_clamped(*once.bytes()).to_bytes();
        let shared = MontgomeryPoint(*member.bytes()).mul_clamped(*once.bytes());
        let over = shared_key(&shared, &point, member)?;
        let mut locked = point.to_vec();
        locked.extend(over.wrap(random, &[GROUP, group], &self.0));
        Ok(locked)
    }

    /// Opens a key that was locked for this person.
    ///
    /// # Errors
    /// When it was locked for somebody else, for another group, or was changed.
    pub fn unlock(own: &PersonKey, group: &str, locked: &[u8]) -> Result<Self, VaultError> {
        let (point, wrapped) = locked.split_at_checked(KEY).ok_or(VaultError::Unreadable)?;
        let point: [u8; KEY] = point.try_into().map_err(|_| VaultError::Unreadable)?;
        let shared = MontgomeryPoint(point).mul_clamped(*own.0.bytes());
        let over = shared_key(&shared, &point, &own.public())?;
        over.unwrap_key(&[GROUP, group], wrapped).map(Self)
    }

    /// Seals a value for its place.
    pub fn seal(&self, place: Place<'_>, plain: &[u8], random: &dyn Random) -> Vec<u8> {
        self.0.seal(random, &[VALUE, place.table, place.row, place.column], plain)
    }

    /// Opens a value at its place.
    ///
    /// # Errors
    /// When a byte was changed, or it was sealed for another place or group.
    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        self.0.open(&[VALUE, place.table, place.row, place.column], sealed)
    }
}

fn shared_key(
    shared: &MontgomeryPoint,
    once: &[u8; KEY],
    member: &PersonPublic,
) -> Result<Key, VaultError> {
    if shared.as_bytes().iter().all(|byte| *byte == 0) {
        return Err(VaultError::Unreadable);
    }
    let mut hash = Sha256::new();
    hash.update(b"geleit/box/1");
    hash.update(shared.as_bytes());
    hash.update(once);
    hash.update(member.bytes());
    let bytes: Zeroizing<[u8; KEY]> = Zeroizing::new(hash.finalize().into());
    Key::from_slice(&*bytes).ok_or(VaultError::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::SeededRandom;

    #[test]
    fn a_group_key_opens_for_its_members_and_nobody_else() {
        let random = SeededRandom::new(1);
        let [anna, ben, cora] = [(); 3].map(|()| PersonKey::generate(&random));
        let group = GroupKey::generate(&random);
        let place = Place::new("protected_note", "1", "sealed");
        let sealed = group.seal(place, "unter uns".as_bytes(), &random);
        for member in [&anna, &ben] {
            let locked = group.lock_for(&member.public(), "m1", &random).unwrap();
            let opened = GroupKey::unlock(member, "m1", &locked).unwrap();
            assert_eq!(opened.open(place, &sealed).unwrap().as_slice(), "unter uns".as_bytes());
            assert!(GroupKey::unlock(&cora, "m1", &locked).is_err());
            assert!(GroupKey::unlock(member, "m2", &locked).is_err(), "of another group");
            for at in [0, 31, 32, locked.len() - 1] {
                let mut changed = locked.clone();
                changed[at] ^= 1;
                assert!(GroupKey::unlock(member, "m1", &changed).is_err(), "{at}");
            }
        }
        let elsewhere = Place::new("protected_note", "2", "sealed");
        assert!(group.open(elsewhere, &sealed).is_err());
        assert!(GroupKey::generate(&random).open(place, &sealed).is_err());
    }

    #[test]
    fn a_private_half_opens_with_its_phrase_for_its_owner() {
        let random = SeededRandom::new(2);
        let key = PersonKey::generate(&random);
        let lock = Lock::of("phrase", b"bunte Steine am Bach");
        let locked = key.lock(&lock, "anna", &random);
        let opened = PersonKey::unlock(&lock, "anna", &locked).unwrap();
        assert_eq!(opened.public(), key.public());
        assert!(PersonKey::unlock(&lock, "ben", &locked).is_err());
        for other in
            [Lock::of("phrase", b"bunte Steine"), Lock::of("token", b"bunte Steine am Bach")]
        {
            assert!(PersonKey::unlock(&other, "anna", &locked).is_err());
        }
        for ugly in [&[][..], &[1], &locked[..locked.len() - 1]] {
            assert!(PersonKey::unlock(&lock, "anna", ugly).is_err());
        }
    }

    #[test]
    fn a_point_that_gives_everybody_the_same_secret_is_refused() {
        let random = SeededRandom::new(3);
        let group = GroupKey::generate(&random);
        let zero = PersonPublic::from_slice(&[0; 32]).unwrap();
        assert!(group.lock_for(&zero, "m1", &random).is_err());
        assert!(PersonPublic::from_slice(&[0; 31]).is_err());
    }
}

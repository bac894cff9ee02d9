//! Where passwords are hashed: at two desks, each with its own memory, so that a hundred people logging in at
//! the same moment wait for a moment instead of taking two gigabytes.

use std::sync::{Condvar, Mutex, PoisonError};

use argon2::password_hash::phc::{Output, ParamsString, Salt};
use argon2::{Algorithm, Argon2, Block, Params, PasswordHash, Version};
use base::{Outcome, Problem};

/// Hashing keeps a core busy for some hundredths of a second; more desks than this would only slow down
/// what else there is to do.
const DESKS: usize = 2;

static FREE: Mutex<[Option<Vec<Block>>; DESKS]> = Mutex::new([const { Some(Vec::new()) }; DESKS]);
static FREED: Condvar = Condvar::new();

/// A desk in use; it is free again when this is dropped.
struct Desk {
    memory: Vec<Block>,
    number: usize,
}

impl Desk {
    /// The next free one.
    fn take(blocks: usize) -> Self {
        let mut free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let found = free
                .iter_mut()
                .enumerate()
                .find_map(|(number, memory)| Some(Self { memory: memory.take()?, number }));
            if let Some(mut desk) = found {
                drop(free);
                if desk.memory.len() < blocks {
                    desk.memory.resize(blocks, Block::new());
                }
                return desk;
            }
            free = FREED.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let memory = std::mem::take(&mut self.memory);
        FREE.lock().unwrap_or_else(PoisonError::into_inner)[self.number] = Some(memory);
        FREED.notify_one();
    }
}

fn compute(params: &Params, version: Version, password: &[u8], salt: &[u8]) -> Outcome<Output> {
    let argon = Argon2::new(Algorithm::Argon2id, version, params.clone());
    let mut desk = Desk::take(params.block_count());
    let mut out = [0; Output::MAX_LENGTH];
    let length = params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN);
    let out = out.get_mut(..length).ok_or_else(|| Problem::internal("an output too long"))?;
    let memory = desk.memory.as_mut_slice();
    argon.hash_password_into_with_memory(password, salt, out, memory).map_err(Problem::internal)?;
    Output::new(out).map_err(Problem::internal)
}

/// The hash with salt and parameters, in PHC text form.
pub(super) fn hash(params: &Params, password: &[u8], salt: &[u8]) -> Outcome<String> {
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(params).map_err(Problem::internal)?,
        salt: Some(Salt::new(salt).map_err(Problem::internal)?),
        hash: Some(compute(params, Version::V0x13, password, salt)?),
    };
    Ok(hash.to_string())
}

/// Whether the password gives this hash, with the parameters that stand in it. Outputs are compared in
/// constant time.
pub(super) fn fits(password: &[u8], kept: &str) -> bool {
    let again = || {
        let kept = PasswordHash::new(kept).ok()?;
        if kept.algorithm != Algorithm::Argon2id.ident() {
            return None;
        }
        let version = kept.version.map_or(Ok(Version::V0x13), Version::try_from).ok()?;
        let params = Params::try_from(&kept).ok()?;
        let (salt, wanted) = (kept.salt?, kept.hash?);
        Some(compute(&params, version, password, &salt).ok()? == wanted)
    };
    again().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::{PasswordHasher, PasswordVerifier};

    fn params() -> Params {
        Params::new(64, 1, 1, None).unwrap()
    }

    #[test]
    fn the_library_and_the_desk_understand_each_other() {
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params());
        let theirs = argon.hash_password_with_salt(b"geheim", &[7; 16]).unwrap().to_string();
        let ours = hash(&params(), b"geheim", &[7; 16]).unwrap();
        assert_eq!(ours, theirs);
        assert!(argon.verify_password(b"geheim", ours.as_str()).is_ok());
        assert!(fits(b"geheim", &theirs) && !fits(b"Geheim", &theirs));
        for ugly in ["", "$argon2id$", "$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$AAAA", "x"] {
            assert!(!fits(b"geheim", ugly), "{ugly}");
        }
    }

    #[test]
    fn more_people_than_desks_are_all_served() {
        let kept = hash(&params(), b"geheim", &[7; 16]).unwrap();
        std::thread::scope(|scope| {
            let all: Vec<_> = (0..12)
                .map(|person| {
                    let kept = kept.as_str();
                    scope.spawn(move || {
                        fits(if person % 2 == 0 { b"geheim" } else { b"falsch" }, kept)
                    })
                })
                .collect();
            let let_in = all.into_iter().map(|one| one.join().unwrap());
            assert_eq!(let_in.filter(|fits| *fits).count(), 6);
        });
        // Every desk is back in its place.
        let free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(free.iter().all(Option::is_some));
    }
}
